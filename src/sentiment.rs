//! How sentences and posts feel.
//!
//! ```text
//! words of a sentence ─▶ morphemes ─▶ predicates, clauses ─┐
//!                            │                             ├─▶ evidence ─▶ model ─▶ probabilities
//!                            └─▶ lexicon, idioms ──────────┘
//! ```
//!
//! Words with a feeling are found ([`lexicon`]), the grammar around them turns, strengthens or suspends it
//! ([`predication`], [`clause`], [`rules`]), and a small linear model weighs the outcome together with words that it
//! learned from labelled sentences ([`model`]). What else is in the post decides unclear cases ([`prior`]). Everything is linear in the end, so that what a sentence is said to
//! express is exactly the sum of its [`Evidence`].

mod aspect;
mod clause;
mod decision;
mod emotion;
mod factor;
mod feature;
mod judge;
mod lexicon;
mod model;
mod post;
mod predication;
mod prior;
mod reading;
mod rules;
mod share;
mod sign;
mod symbol;
mod table;
mod words;

use std::sync::Arc;

use serde::Serialize;
use smallvec::SmallVec;

pub use aspect::Aspect;
#[cfg(feature = "training")]
pub(crate) use decision::{CHOICE_UNIT, Choice, softmax};
pub use emotion::{Emotion, Polarity, UnknownEmotion};
pub use factor::Factor;
#[cfg(feature = "training")]
pub(crate) use feature::{Feature, Features, ONE, describe};
pub(crate) use lexicon::Lexicon;
#[cfg(feature = "training")]
pub(crate) use model::{EMOTIONS, Nibbles, RULE_UNIT, Stored, WORD_UNIT};
use model::{Model, Sums};
pub use post::{Mood, PostSentiment};
pub(crate) use prior::shifts;
pub(crate) use reading::Reader;
use reading::emptied;
use rules::Parsed;
pub use rules::Rule;

use crate::analysis::{Analysis, Passage};
use crate::document::{Block, Channel};
use crate::error::{Error, Result};
use crate::idle::Idle;
use crate::letter;
use crate::sentence::Sentence;
use crate::span::Span;
use crate::tokenizer::Tokenizer;

/// How many reasons of a sentence are named.
const GROUNDS: usize = 3;

/// What a sentence expresses of its writer's experience, and why.
#[derive(Clone, PartialEq, Debug, Default, Serialize)]
#[non_exhaustive]
pub struct Sentiment {
    /// Positive or negative if that is likelier than the other and beside neutral likely enough (from about two thirds as likely: as most
    /// sentences are neutral, the likeliest label would miss many of the others); else neutral.
    pub label: Polarity,
    /// How likely it is negative, neutral, positive; they sum to 1.
    pub probabilities: [f64; 3],
    /// From −1 to 1: how much likelier positive is than negative.
    pub score: f64,
    /// The strongest emotion. It goes with the label, or with another polarity that is at least 0.35 likely: a close call may be positive without
    /// an emotion.
    pub emotion: Emotion,
    /// How likely that emotion is, from 0 to 1.
    pub emotion_probability: f64,
    /// ln(positive : negative), the sum of all contributions.
    pub logit: f64,
    /// What it was judged by, in the order of the text.
    pub evidence: Vec<Evidence>,
    /// Its clauses: bytes of [`Document::source`](crate::Document::source), in order.
    pub clauses: Vec<Span>,
    /// The scores of the clauses of a sentence of several.
    #[serde(skip)]
    clause_scores: SmallVec<[f64; 4]>,
    /// Whether it counts for its post. Headings, quotations, links and inline code do not.
    pub votes: bool,
}

/// Something in a sentence that speaks for positive or negative.
#[derive(Clone, PartialEq, Debug, Serialize)]
#[non_exhaustive]
pub struct Evidence {
    /// Where it stands: bytes of [`Document::source`](crate::Document::source). Empty at the sentence's beginning for what the
    /// sentence is as a whole.
    pub span: Span,
    /// The dictionary form of its words.
    pub lemma: String,
    /// What the lexicon says of it, −3…3; 0 for what is not in it.
    pub valence: f64,
    /// What the grammar around it does to that.
    pub factors: Vec<Factor>,
    /// What it adds to [`Sentiment::logit`].
    pub contribution: f64,
    /// What kind of evidence it is.
    pub rule: Rule,
}

/// Which sentences come with what they were judged by.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Detail {
    All,
    /// All, but without the dictionary forms.
    Places,
    /// None, but sentences of several clauses come with the scores of these; what does not vote or has no Hangul is not judged at all.
    Clauses,
    None,
}

/// Judges sentences and posts. Shared by all threads, cheap to clone.
///
/// ```
/// use hoego::{Analysis, Document, Polarity, SentimentAnalyzer, Tokenizer};
///
/// let tokenizer = Tokenizer::new();
/// let post = Document::from_text("면접에서 떨어져서 속상했다. 그래도 많이 배웠다.");
/// let analysis = Analysis::new(&post, &mut tokenizer.worker());
/// let sentiment = SentimentAnalyzer::new(&tokenizer).analyze(&analysis);
/// assert_eq!(sentiment.sentences[0].label, Polarity::Negative);
/// ```
#[derive(Clone)]
pub struct SentimentAnalyzer {
    tokenizer: Tokenizer,
    model: &'static Model,
    /// With the user's words, if there are any.
    own: Option<Arc<Lexicon>>,
    explains: Detail,
    rooms: Arc<Idle<Room>>,
}

/// What sentences are judged in, one after the other.
struct Room {
    reader: Reader,
    judging: judge::Room,
    /// Of the sentences of a post that were judged.
    sums: Vec<Weighed>,
    /// How likely each polarity is for those of them that tell of the post, by themselves.
    alone: Vec<[f64; 3]>,
}

/// A sentence that is not settled yet.
struct Weighed {
    /// Its place among the sentences.
    at: usize,
    sums: Sums,
    /// Where it begins in the source.
    begin: Span,
    /// Whether it counts for its post and is Korean: then it tells of the post, and the post of it.
    tells: bool,
}

impl SentimentAnalyzer {
    /// An analyzer of what a tokenizer finds.
    pub fn new(tokenizer: &Tokenizer) -> Self {
        let rooms = Arc::default();
        Self { tokenizer: tokenizer.clone(), model: Model::embedded(), own: None, explains: Detail::All, rooms }
    }

    /// Adds words to the lexicon, or changes its own: lines of key TAB tag TAB valence TAB emotion TAB class, as in
    /// `dict/sentiment.tsv`. `name` stands in error messages.
    ///
    /// # Errors
    ///
    /// [`Error::Lexicon`] lists the lines that cannot be used.
    pub fn lexicon(mut self, name: impl Into<String>, text: &str) -> Result<Self> {
        let entries = lexicon::words(text).map_err(|lines| Error::Lexicon { name: name.into(), lines })?;
        let mut own = Lexicon::clone(self.own.as_deref().unwrap_or(&self.model.lexicon));
        own.extend(entries);
        self.own = Some(Arc::new(own));
        // What they remember is of the lexicon that there was.
        self.rooms = Arc::default();
        Ok(self)
    }

    /// Whether sentences come with their evidence, as they do by default. Without, judging is faster.
    #[must_use]
    pub fn explains(mut self, yes: bool) -> Self {
        self.explains = if yes { Detail::All } else { Detail::None };
        self
    }

    /// Only what summaries need: how Korean sentences that vote sound, and their clauses, of which [`Sentiment::score_at`] tells.
    #[must_use]
    pub(crate) fn explains_clauses(mut self) -> Self {
        self.explains = Detail::Clauses;
        self
    }

    /// Judges every sentence of a post. Time is linear in its length.
    pub fn analyze(&self, analysis: &Analysis<'_>) -> PostSentiment {
        let count = analysis.passages().iter().map(|passage| passage.sentences().len()).sum();
        let mut sentences = Vec::with_capacity(count);
        self.with_room(|room| {
            room.sums.clear();
            for (at, (passage, own)) in analysis.sentences().enumerate() {
                sentences.push(self.sentence(passage, own, at, room));
            }
            self.settle(&mut sentences, room);
        });
        PostSentiment { sentences }
    }

    fn with_room<R>(&self, run: impl FnOnce(&mut Room) -> R) -> R {
        let room = || Room {
            reader: Reader::new(&self.tokenizer, Some(self.model)),
            judging: judge::Room::default(),
            sums: Vec::new(),
            alone: Vec::new(),
        };
        self.rooms.with(room, run)
    }

    /// The words with a feeling that speak most for a sentence's being positive, or negative: bytes of its text up to the ends of words, in
    /// order and apart from each other.
    pub(crate) fn grounds(&self, passage: &Passage<'_>, sentence: &Sentence<'_>, positive: bool) -> Vec<Span> {
        let lexicon = self.own.as_deref().unwrap_or(&self.model.lexicon);
        let (judged, _) = self.with_room(|Room { reader, judging, .. }| {
            judge::weigh(self.model, &parse(passage, sentence, reader, lexicon), Detail::Places, judging)
        });
        let weight = |evidence: &Evidence| if positive { evidence.contribution } else { -evidence.contribution };
        // What the model learned of words may be true of many sentences, and is no reason that a reader would see.
        let felt = |own: &Evidence| !matches!(own.rule, Rule::Learned | Rule::Form | Rule::Post | Rule::Baseline);
        let mut evidence: Vec<&Evidence> =
            judged.evidence.iter().filter(|own| felt(own) && !own.span.is_empty() && weight(own) > 0.0).collect();
        evidence.sort_by(|a, b| weight(b).total_cmp(&weight(a)).then(a.span.cmp(&b.span)));
        // What adds little to the first is no reason that anybody would name.
        let most = evidence.first().map_or(0.0, |first| weight(first));
        let own = sentence.span();
        let named = evidence.into_iter().take_while(|evidence| 2.0 * weight(evidence) >= most).take(GROUNDS);
        let inside = named.filter(|evidence| own.start <= evidence.span.start && evidence.span.end <= own.end);
        let text = sentence.text();
        let word_end = |at: usize| {
            text.get(at..).map_or(at, |rest| at + rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len()))
        };
        let mut spans: Vec<Span> = inside
            .map(|evidence| Span::new(evidence.span.start - own.start, word_end(evidence.span.end - own.start)))
            .collect();
        spans.sort_unstable();
        spans.dedup_by(|next, previous| {
            let touches = next.start <= previous.end;
            if touches {
                previous.end = previous.end.max(next.end);
            }
            touches
        });
        spans
    }

    fn sentence(&self, passage: &Passage<'_>, sentence: &Sentence<'_>, at: usize, room: &mut Room) -> Sentiment {
        let lexicon = self.own.as_deref().unwrap_or(&self.model.lexicon);
        let block = passage.block();
        let votes = votes(block, sentence.span());
        let tells = votes && sentence.text().contains(letter::is_syllable);
        if self.explains == Detail::Clauses && !tells {
            return Sentiment::default();
        }
        let parsed = parse(passage, sentence, &mut room.reader, lexicon);
        let (mut sentiment, sums) = judge::weigh(self.model, &parsed, self.explains, &mut room.judging);
        let (morphs, predications) = (emptied(parsed.morphs), parsed.predications);
        room.reader.take_back(morphs, predications);
        let begin = block.source(Span::new(sentence.span().start, sentence.span().start));
        for evidence in &mut sentiment.evidence {
            evidence.span = if evidence.span.is_empty() { begin } else { block.source(evidence.span) };
        }
        for clause in &mut sentiment.clauses {
            *clause = block.source(*clause);
        }
        sentiment.votes = votes;
        room.sums.push(Weighed { at, sums, begin, tells });
        sentiment
    }

    /// Says of weighed sentences what they express: those that tell of the post in the light of the others.
    fn settle(&self, sentences: &mut [Sentiment], room: &mut Room) {
        let Room { sums, alone, .. } = room;
        alone.clear();
        alone.extend(sums.iter().filter(|own| own.tells).map(|own| own.sums.probabilities()));
        let mut likelier = shifts(alone, self.model.usual());
        for own in sums {
            let shift = if own.tells { likelier.next().unwrap_or_default() } else { [0.0; 3] };
            let begin = (self.explains == Detail::All).then_some(own.begin);
            judge::settle(self.model, &mut sentences[own.at], &mut own.sums, shift, begin);
        }
    }
}

/// Takes a sentence apart.
pub(crate) fn parse<'a>(
    passage: &'a Passage<'_>,
    sentence: &Sentence<'_>,
    reader: &'a mut Reader,
    lexicon: &Lexicon,
) -> Parsed<'a> {
    let room = reader.predications();
    let morphs = reader.read(passage.words(sentence), lexicon);
    let block = passage.block();
    Parsed::new(block.text(), morphs, room, lexicon, block.is_heading())
}

/// The lexicon of the tables, from which `dict/sentiment.model` is made.
#[cfg(any(test, feature = "training"))]
pub(crate) fn tables() -> Result<Vec<(lexicon::Key, lexicon::Entry)>> {
    let bad = |name: &str| {
        let name = name.to_owned();
        move |lines| Error::Lexicon { name, lines }
    };
    let mut entries = lexicon::words(include_str!("../dict/sentiment.tsv")).map_err(bad("dict/sentiment.tsv"))?;
    entries.extend(lexicon::idioms(include_str!("../dict/idioms.tsv")).map_err(bad("dict/idioms.tsv"))?);
    // A later one replaces an earlier of the same key; endings of which only the vowel differs are the same.
    let mut met = std::collections::HashSet::new();
    entries.reverse();
    entries.retain(|(key, _)| met.insert(key.clone()));
    // As they are stored.
    entries.sort_by(|(a, _), (b, _)| a.cmp(b));
    Ok(entries)
}

/// Whether a sentence counts for its post.
fn votes(block: &Block, span: Span) -> bool {
    let own = matches!(block.channel(), Channel::Prose | Channel::ListItem | Channel::Table);
    let covered = |parts: &[Span]| {
        let inside = parts.iter().map(|part| part.end.min(span.end).saturating_sub(part.start.max(span.start)));
        inside.sum::<usize>()
    };
    own && 2 * (covered(block.links()) + covered(block.code())) <= span.len()
}
