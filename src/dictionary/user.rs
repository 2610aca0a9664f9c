//! The user's own words.
//!
//! A new word needs context ids and a cost. The ids are those that most words of its tag and final
//! consonant have. The cost is the highest with which the word wins in a few sentences built around it, but
//! never above what such words usually cost: high enough not to tear other words apart, low enough
//! to be found. Verbs and adjectives come with the forms in which they share a syllable with an ending.

use std::borrow::Cow;
use std::collections::HashMap;
use std::path::Path;
use std::sync::Arc;

use serde::Serialize;

use super::compile::{Context, NewWord, compile, has_coda};
use super::conjugation::{attach, forms};
use super::paradigm::Paradigm;
use super::{Dictionary, Entry, Lexicon, tag};
use crate::error::{BadLine, Error, Result};
use crate::normalize::normalize;
use crate::span::Span;
use crate::tag::Tag;
use crate::tokenizer::{LONGEST_WORD, Lattice, Token, Tokenizer, Worker};

/// How much cheaper than just winning a word is made.
const MARGIN: i32 = 400;
/// The cost with which a word wins against anything, for measuring.
const WINS: i16 = -20_000;

/// A line of a user dictionary.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct UserWord {
    /// The line in its file, from 1.
    pub line: usize,
    /// What is looked for in texts; the stem of verbs and adjectives.
    pub word: String,
    /// Its tag.
    pub tag: Tag,
    /// The form that stands for it, without 다; the word itself if absent.
    pub lemma: Option<String>,
    /// The cost that the line demands.
    pub cost: Option<i16>,
    /// Whether the word is a stem, which has forms, rather than a form: 힘드러 of 힘들다.
    #[serde(skip)]
    is_stem: bool,
}

/// The user's words: lines `word TAB tag [TAB lemma] [TAB cost]`, `-word` to block the entries of a surface, `#`
/// for comments.
///
/// ```
/// use hoego::UserDictionary;
///
/// let words = UserDictionary::parse("words.tsv", "# study\n코테\tNNG\t코딩테스트\n-취준\n").unwrap();
/// assert_eq!(words.words()[0].lemma.as_deref(), Some("코딩테스트"));
/// assert!(UserDictionary::parse("words.tsv", "코테\tNOUN").is_err());
/// ```
#[derive(Clone, Debug, Default)]
pub struct UserDictionary {
    words: Vec<UserWord>,
    blocked: Vec<String>,
}

impl UserDictionary {
    /// Reads a file.
    ///
    /// # Errors
    ///
    /// [`Error::Io`] or [`Error::Encoding`] if it cannot be read, [`Error::UserDictionary`] with every bad line.
    pub fn read(path: impl AsRef<Path>) -> Result<Self> {
        let mut dictionary = Self::default();
        dictionary.add_file(path.as_ref())?;
        Ok(dictionary)
    }

    /// Reads lines from memory; `name` stands for them in error messages.
    ///
    /// # Errors
    ///
    /// [`Error::UserDictionary`] with every bad line.
    pub fn parse(name: &str, text: &str) -> Result<Self> {
        let mut dictionary = Self::default();
        dictionary.add_text(name, text)?;
        Ok(dictionary)
    }

    /// The words, in order.
    pub fn words(&self) -> &[UserWord] {
        &self.words
    }

    /// Tries every word in a few sentences. `tokenizer` is one that has the words.
    pub fn check(&self, tokenizer: &Tokenizer) -> Vec<UserWordReport> {
        let mut worker = tokenizer.worker();
        self.words.iter().map(|word| word.check(&mut worker)).collect()
    }

    pub(crate) fn add_file(&mut self, path: &Path) -> Result<()> {
        let bytes = std::fs::read(path).map_err(Error::io(path))?;
        self.add_text(&path.display().to_string(), &Error::decode(path, bytes)?)
    }

    /// Takes all lines or, if any is bad, none.
    pub(crate) fn add_text(&mut self, name: &str, text: &str) -> Result<()> {
        let mut read = Self::default();
        let mut bad = Vec::new();
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        for (line, content) in (1..).zip(text.lines()) {
            if let Err(reason) = read.line(line, content) {
                bad.push(BadLine { line, reason });
            }
        }
        if !bad.is_empty() {
            return Err(Error::UserDictionary { name: name.to_owned(), lines: bad });
        }
        self.words.append(&mut read.words);
        self.blocked.append(&mut read.blocked);
        Ok(())
    }

    fn line(&mut self, line: usize, content: &str) -> Result<(), String> {
        let content = content.trim_end();
        if content.is_empty() || content.starts_with('#') {
            return Ok(());
        }
        if let Some(surface) = content.strip_prefix('-').filter(|rest| !rest.contains('\t')) {
            let surface = checked_word(surface)?;
            self.blocked.push(surface);
            return Ok(());
        }
        let fields: Vec<&str> = content.split('\t').map(str::trim).collect();
        let (word, name) = match fields.as_slice() {
            [word, name, ..] if fields.len() <= 4 => (*word, *name),
            _ => return Err("expected word TAB tag [TAB lemma] [TAB cost]".to_owned()),
        };
        let word = checked_word(word)?;
        let tag: Tag = name.parse().map_err(|error| format!("{error}, expected one like NNG or VV"))?;
        // A number in third place is the cost of a word without lemma.
        let (lemma, cost) = match fields.get(2..) {
            Some([only]) if only.parse::<i32>().is_ok() => (None, Some(*only)),
            Some([lemma]) => (Some(*lemma), None),
            Some([lemma, cost]) => (Some(*lemma), Some(*cost)),
            _ => (None, None),
        };
        let cost = match cost.filter(|cost| !cost.is_empty()) {
            Some(cost) => Some(cost.parse().map_err(|_| format!("the cost {cost:?} is not from -32768 to 32767"))?),
            None => None,
        };
        let lemma = lemma.filter(|lemma| !lemma.is_empty()).map(checked_word).transpose()?;
        let stem = |form: String| match form.strip_suffix('다') {
            Some(stem) if tag.takes_da() && !stem.is_empty() => stem.to_owned(),
            _ => form,
        };
        let is_form = !word.ends_with('다');
        let word = stem(word);
        let lemma = lemma.map(stem).filter(|lemma| *lemma != word);
        let is_stem = tag.takes_da() && !(is_form && lemma.is_some());
        self.words.push(UserWord { line, word, tag, lemma, cost, is_stem });
        Ok(())
    }

    /// The dictionary with the words added and the blocked ones hidden.
    pub(crate) fn add_to(&self, mut base: Dictionary) -> Result<Dictionary> {
        base.blocked.extend(self.blocked.iter().map(|surface| surface.as_str().into()));
        let contexts = Contexts::count(&base, &self.words);
        let mut lattice = Lattice::default();
        let mut priced = Vec::with_capacity(self.words.len());
        for word in &self.words {
            let cost = match word.cost {
                Some(cost) => cost,
                None => winning_cost(&base, &mut lattice, word, &contexts)?,
            };
            priced.extend(word.with_forms(&contexts, cost));
        }
        base.user = Some(Arc::new(compile(&priced).map_err(unusable)?));
        Ok(base)
    }
}

fn checked_word(word: &str) -> Result<String, String> {
    let word = normalize(word.trim()).text.into_owned();
    let length = word.chars().count();
    if length == 0 {
        return Err("the word is empty".to_owned());
    }
    if length > LONGEST_WORD {
        return Err(format!("the word has {length} characters, at most {LONGEST_WORD} are possible"));
    }
    if let Some(c) = word.chars().find(|c| c.is_control() || "/+".contains(*c)) {
        return Err(format!("the word holds {c:?}"));
    }
    Ok(word)
}

/// How words connect.
struct Contexts {
    /// The contexts that most words of a tag and final consonant have.
    words: HashMap<(Tag, char), Context>,
    /// Those of the forms of predicates, by tag.
    paradigms: HashMap<Tag, Paradigm>,
}

impl Contexts {
    fn count(base: &Dictionary, words: &[UserWord]) -> Self {
        let mut wanted: HashMap<(Tag, char), Vec<Context>> = HashMap::new();
        let mut paradigms = HashMap::new();
        for word in words {
            let changed = forms(&word.word, word.tag).into_iter().filter(|form| form.ending.is_none());
            let keys = keys(word.tag, &word.word).chain(changed.flat_map(|form| keys(word.tag, &form.surface)));
            wanted.extend(keys.map(|key| (key, Vec::new())));
            paradigms.entry(word.tag).or_insert_with(|| Paradigm::of(base, word.tag));
        }
        if wanted.is_empty() {
            return Self { words: HashMap::new(), paradigms };
        }
        let mut key_of_word = HashMap::new();
        for entry in base.system.entries() {
            let key = *key_of_word.entry(entry.word).or_insert_with(|| {
                let features = base.system.features(entry.word)?;
                let plain = features.column(1) == "*" && features.column(4) == "*";
                let coda = features.column(2).chars().next()?;
                plain.then_some((tag(features.column(0))?, coda))
            });
            if let Some(entries) = key.and_then(|key| wanted.get_mut(&key)) {
                let Entry { left, right, cost, .. } = entry;
                entries.push(Context { left, right, cost });
            }
        }
        let most_common = |(key, mut contexts): (_, Vec<Context>)| {
            contexts.sort_unstable();
            let pairs = contexts.chunk_by(|a, b| (a.left, a.right) == (b.left, b.right));
            let best = pairs.max_by_key(|contexts| contexts.len())?;
            Some((key, best[best.len() / 2]))
        };
        Self { words: wanted.into_iter().filter_map(most_common).collect(), paradigms }
    }

    fn of(&self, tag: Tag, surface: &str) -> Context {
        keys(tag, surface).find_map(|key| self.words.get(&key)).copied().unwrap_or_default()
    }
}

/// The keys under which the context of a word may be found, the best first. A tag that has no words of
/// its own in the dictionary (SL, SN) connects like a noun.
fn keys(tag: Tag, word: &str) -> impl Iterator<Item = (Tag, char)> + use<> {
    let coda = if has_coda(word) { 'T' } else { 'F' };
    [(tag, coda), (tag, '*'), (Tag::Nng, coda)].into_iter()
}

/// Every line was checked, so this is out of memory at worst.
fn unusable(reason: impl std::fmt::Display) -> Error {
    let line = BadLine { line: 0, reason: reason.to_string() };
    Error::UserDictionary { name: "user dictionary".to_owned(), lines: vec![line] }
}

/// The cost with which a word wins in all its sentences.
fn winning_cost(base: &Dictionary, lattice: &mut Lattice, word: &UserWord, contexts: &Contexts) -> Result<i16> {
    let mut with = base.clone();
    with.user = Some(Arc::new(compile(&word.with_forms(contexts, WINS)).map_err(unusable)?));
    let mut cost = i32::from(contexts.of(word.tag, &word.word).cost);
    for sentence in word.sentences() {
        let without = lattice.cost(base, &sentence.text);
        let rest = lattice.cost(&with, &sentence.text) - i32::from(WINS);
        cost = cost.min(without - rest - MARGIN);
    }
    Ok(i16::try_from(cost).unwrap_or(WINS))
}

struct Sentence {
    text: String,
    /// Where the word stands.
    word: Span,
}

/// What may stand before and after a predicate with an ending.
const CONJUGATED: [(&str, &str, &str); 6] = [
    ("", "었", "다"),
    ("어제 ", "었", "다"),
    ("", "어서", " 그랬다"),
    ("정말 ", "ㄴ", " 것이다"),
    ("", "ㄹ", " 일이다"),
    ("아마 ", "ㄹ", " 것 같다"),
];

/// Sentences in which a word of a tag ought to be found as it stands.
fn plain_sentences(tag: Tag, word: &str) -> impl Iterator<Item = Sentence> + '_ {
    let templates: &[&str] = match tag {
        Tag::Vv | Tag::Vx | Tag::Xsv => &["_고 있다", "_지 않는다", "_는 사람", "오늘 _기로 했다"],
        Tag::Va | Tag::Xsa => &["_고 좋다", "_지 않다", "정말 _다", "오늘은 _네"],
        Tag::Mag | Tag::Maj => &["_ 좋다", "나는 _ 갔다", "오늘 _ 일했다"],
        Tag::Ic => &["_", "_! 좋다", "_ 그렇다"],
        Tag::Mm => &["_ 사람", "그는 _ 일을 했다"],
        tag if tag.is_noun() || matches!(tag, Tag::Sl | Tag::Sh | Tag::Sn | Tag::Xr) => &[
            "_",
            "_이 있다",
            "_을 했다",
            "_은 좋다",
            "_에서 왔다",
            "_으로 갔다",
            "_의 일",
            "새 _",
            "올해 _도 했다",
            "_와 함께",
            "_ 때문에",
        ],
        _ => &["_"],
    };
    let coda = has_coda(word);
    let after_r = word
        .chars()
        .next_back()
        .is_some_and(|c| ('가'..='힣').contains(&c) && (u32::from(c) - 0xac00) % 28 == 8 || "18lrLR".contains(c));
    templates.iter().map(move |template| {
        let start = template.find('_').unwrap_or(0);
        let mut template = (*template).to_owned();
        for (closed, open) in [("_이 ", "_가 "), ("_을 ", "_를 "), ("_은 ", "_는 "), ("_으로", "_로")] {
            if tag.takes_da() || coda && !(after_r && closed == "_으로") {
                continue;
            }
            template = template.replace(closed, open);
        }
        if coda && !tag.takes_da() {
            template = template.replace("_와 ", "_과 ");
        }
        Sentence { text: template.replace('_', word), word: Span::new(start, start + word.len()) }
    })
}

/// A sentence in which a user's word was tried.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Probe {
    /// The sentence.
    pub sentence: String,
    /// Whether the word is a token of it.
    pub wins: bool,
    /// All its tokens as `surface/TAG`.
    pub analysis: String,
}

/// How a user's word does.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct UserWordReport {
    /// The line.
    pub entry: UserWord,
    /// The cost it has: the one demanded or the one chosen.
    pub cost: i16,
    /// Where it was tried.
    pub probes: Vec<Probe>,
}

impl UserWordReport {
    /// Whether the word wins in every sentence.
    pub fn wins(&self) -> bool {
        self.probes.iter().all(|probe| probe.wins)
    }
}

impl UserWord {
    /// Sentences in which the word ought to be found, once each.
    fn sentences(&self) -> impl Iterator<Item = Sentence> + '_ {
        let conjugated = self.is_stem.then_some(CONJUGATED).into_iter().flatten();
        let conjugated = conjugated.map(|(before, ending, after)| {
            let (form, length) = attach(&self.word, self.tag, ending);
            let word = Span::new(before.len(), before.len() + length);
            Sentence { text: format!("{before}{form}{after}"), word }
        });
        plain_sentences(self.tag, &self.word).chain(conjugated)
    }

    /// The word and, of a stem, its forms.
    fn with_forms(&self, contexts: &Contexts, cost: i16) -> Vec<NewWord<'_>> {
        let Self { word, tag, lemma, .. } = self;
        let context = contexts.of(*tag, word);
        let lemma = lemma.as_deref();
        let plain = NewWord { surface: Cow::Borrowed(word), tag: *tag, ending: None, lemma, context, cost };
        let mut words = vec![plain];
        if let Some(paradigm) = contexts.paradigms.get(tag).filter(|_| self.is_stem) {
            let bare = |surface: &str| contexts.of(*tag, surface);
            words.extend(paradigm.words(word, lemma.unwrap_or(word), cost, bare));
        }
        words
    }

    fn check(&self, worker: &mut Worker) -> UserWordReport {
        // 빡세서 is 빡세 with 어서 inside or with 서 behind it; no form is shorter than its stem.
        let is_word = |token: &Token<'_>, span: Span| {
            let whole = token.span().start == span.start && token.span().len() >= self.word.len();
            token.is_user_word() && token.tag() == self.tag && whole
        };
        let probes = self
            .sentences()
            .map(|Sentence { text, word }| {
                let tokens = worker.tokenize(&text);
                let wins = tokens.iter().any(|token| is_word(token, word));
                let analysis: Vec<String> = tokens.iter().map(ToString::to_string).collect();
                Probe { wins, analysis: analysis.join(" "), sentence: text }
            })
            .collect();
        let user = &worker.tokenizer().dictionary().user;
        let is_own = |lexicon: &Lexicon, entry: &Entry| lexicon.kind(entry.word).tags() == [self.tag];
        let entries = user.iter().flat_map(|lexicon| lexicon.exact(&self.word).filter(|entry| is_own(lexicon, entry)));
        let cost = entries.map(|entry| entry.cost).min().or(self.cost).unwrap_or_default();
        UserWordReport { entry: self.clone(), cost, probes }
    }
}
