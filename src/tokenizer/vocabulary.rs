//! The words of one document that no dictionary has: 우아한테크코스 is read as 우아하 + ㄴ + 테크 + 코스.
//!
//! What stands before the particles of an eojeol is a word of the document if it was torn or guessed at, has three
//! syllables or more, ends in a noun, and stands so in at least two places.

mod stump;

use foldhash::{HashMap, HashSet};

use stump::Stumps;

use super::{Token, Worker};
use crate::letter::{Letters, is_syllable};
use crate::tag::Tag;

/// Nouns that an adnominal form leads to in one breath: 할때, 좋은점 are no words.
const LIGHT: [&str; 12] = ["때", "점", "것", "일", "분", "줄", "수", "데", "적", "거", "곳", "말"];
const SYLLABLES: std::ops::RangeInclusive<usize> = 3..=Vocabulary::LONGEST;
const MIN_PLACES: usize = 2;
/// How many bytes of a text have a token at least, in most texts.
const BYTES: usize = 4;

/// Words of a document.
#[derive(Clone, Default)]
pub(crate) struct Vocabulary {
    words: HashSet<Box<[char]>>,
    /// What they begin with.
    firsts: Letters,
}

impl Vocabulary {
    /// The longest word, in syllables.
    pub(super) const LONGEST: usize = 12;

    /// How many syllables the words have that `text` begins with.
    pub(super) fn prefixes(&self, text: &[char]) -> impl Iterator<Item = usize> {
        let may_begin = text.first().is_some_and(|&first| self.firsts.may_have(first));
        let longest = if may_begin { text.len().min(Self::LONGEST) } else { 0 };
        (*SYLLABLES.start()..=longest).filter(|&length| self.words.contains(&text[..length]))
    }

    pub(super) fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// Whether an eojeol of `text` begins with one of the words, as far as can be told without analysing it.
    pub(super) fn occurs_in(&self, text: &str) -> bool {
        let begins = |run: &str| {
            let letters: Vec<char> = run.chars().take_while(|&c| is_syllable(c)).take(Self::LONGEST).collect();
            self.prefixes(&letters).next().is_some()
        };
        let mut inside = false;
        text.char_indices().any(|(at, c)| {
            let first = !std::mem::replace(&mut inside, is_syllable(c)) && inside;
            first && self.firsts.may_have(c) && begins(&text[at..])
        })
    }

    /// The words that tokens of several texts show.
    fn learn<'t>(texts: impl Iterator<Item = (&'t str, &'t [Token<'t>])>) -> Self {
        let (mut stems, mut torn) = (Vec::new(), HashMap::<&str, usize>::default());
        let mut stumps = Stumps::default();
        for (text, tokens) in texts {
            for eojeol in tokens.chunk_by(|a, b| a.eojeol() == b.eojeol()) {
                stumps.see(text, eojeol);
                let Some((word, is_torn)) = stem(text, eojeol) else { continue };
                stems.push(word);
                if is_torn {
                    torn.insert(word, 0);
                }
            }
        }
        // Dictionaries have most stems, so that only the others are counted.
        let firsts: Letters = torn.keys().filter_map(|word| word.chars().next()).collect();
        for stem in stems.into_iter().filter(|stem| stem.starts_with(|first| firsts.may_have(first))) {
            if let Some(places) = torn.get_mut(stem) {
                *places += 1;
            }
        }
        let words = torn.into_iter().filter(|&(_, places)| places >= MIN_PLACES);
        let words: HashSet<Box<[char]>> = words.map(|(word, _)| word.chars().collect()).chain(stumps.words()).collect();
        let firsts = words.iter().filter_map(|word| word.first().copied()).collect();
        Self { words, firsts }
    }
}

impl Worker {
    /// The tokens of texts that belong to one document: a word that no dictionary has is whole in all of them if it
    /// stands whole before particles at least twice. Otherwise as [`Worker::tokenize`]. O(length), twice in lines with
    /// such words.
    ///
    /// ```
    /// use hoego::Tokenizer;
    ///
    /// let texts = ["우아한솜사탕을 먹었다", "우아한솜사탕이 맛있다"];
    /// let tokens = Tokenizer::new().worker().tokenize_document(&texts);
    /// assert_eq!(tokens[0][0].surface(), "우아한솜사탕");
    /// ```
    pub fn tokenize_document<'t>(&mut self, texts: &[&'t str]) -> Vec<Vec<Token<'t>>> {
        let tokenize = |text: &&'t str| {
            let mut tokens = Vec::with_capacity(text.len() / BYTES);
            self.tokenize_into(text, &mut tokens);
            tokens
        };
        let mut tokens: Vec<_> = texts.iter().map(tokenize).collect();
        if self.tokenizer().is_mecab_compatible() {
            return tokens;
        }
        let vocabulary = Vocabulary::learn(texts.iter().copied().zip(tokens.iter().map(Vec::as_slice)));
        if vocabulary.is_empty() {
            return tokens;
        }
        self.set_vocabulary(vocabulary.clone());
        for (text, tokens) in texts.iter().zip(&mut tokens).filter(|(text, _)| vocabulary.occurs_in(text)) {
            let before = std::mem::replace(tokens, Vec::with_capacity(tokens.len()));
            let mut rest = before.as_slice();
            self.tokenize_lines(text, tokens, |line| {
                let own;
                (own, rest) = rest.split_at(rest.partition_point(|token| token.span().start < line.end));
                (!vocabulary.occurs_in(&text[line])).then_some(own)
            });
        }
        self.set_vocabulary(Vocabulary::default());
        tokens
    }
}

/// What stands before the particles of an eojeol, and whether it is a word that no dictionary has.
fn stem<'t>(text: &'t str, eojeol: &[Token<'_>]) -> Option<(&'t str, bool)> {
    let end = eojeol.iter().rposition(|token| !is_appended(token.tag()))?;
    let stem = &eojeol[..=end];
    let word = text.get(stem[0].span().start..stem[end].span().end)?;
    // Every syllable has three bytes.
    let fits = SYLLABLES.contains(&(word.len() / 3)) && word.chars().all(is_syllable);
    fits.then(|| (word, is_torn(stem)))
}

/// Particles, endings, the copula and punctuation behind a noun.
fn is_appended(tag: Tag) -> bool {
    tag.is_symbol() || tag.is_particle() || tag.is_ending() || tag == Tag::Vcp
}

/// Whether no dictionary has the word that these tokens make up.
fn is_torn(stem: &[Token<'_>]) -> bool {
    let (Some(first), Some(last)) = (stem.first(), stem.last()) else { return false };
    let light = stem.windows(2).any(|pair| {
        pair[0].tags().last() == Some(&Tag::Etm) && (pair[1].tag() == Tag::Nnb || LIGHT.contains(&pair[1].surface()))
    });
    let content = |token: &Token<'_>| token.tag().is_noun() || matches!(token.tag(), Tag::Xpn | Tag::Xsn);
    matches!(last.tags(), [Tag::Nng | Tag::Nnp | Tag::Unknown])
        && !matches!(first.tag(), Tag::Mm | Tag::Np | Tag::Nr)
        && !light
        && stem.iter().any(|token| token.is_unknown() || !content(token))
}
