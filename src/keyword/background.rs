//! How much a word says by itself.

use std::path::Path;
use std::sync::{Arc, LazyLock};

use foldhash::HashMap;
use smol_str::SmolStr;

use super::generic;
use crate::dictionary::Aliases;
use crate::error::{BadLine, Error, Result};
use crate::idle::Idle;
use crate::tokenizer::Tokenizer;

/// The most that a word can say: −ln of its chance to stand in a post where nothing is known of it.
const MOST: f64 = 7.5;
/// The least chance that a word has, so that a rare one says no more than one never seen.
const LEAST_CHANCE: f64 = 2e-4;
/// How much the chance in reviews adds to that in posts.
const REVIEWS: f64 = 0.3;
/// What words of a generic grade say at most.
const BY_GRADE: [f64; 4] = [0.0, 1.0, 2.5, 4.5];
/// A word says at most (cost + `COST_AT_0`) / `COST_PER_UNIT` by mecab-ko-dic's costs, which fall by 800 when a word is e times as
/// likely; words that its corpus lacks have 2,639.
const COST_AT_0: f64 = 2000.0;
const COST_PER_UNIT: f64 = 600.0;
/// How much more a compound says than its parts in the mean, at most: 진행방식 hardly says more than 진행 and 방식.
const COMPOUND: f64 = 2.0;

static EMBEDDED: LazyLock<Arc<HashMap<String, f64>>> = LazyLock::new(|| {
    // The test below holds every line against this.
    let (table, _) = parse(include_str!("../../dict/background.tsv"));
    Arc::new(table)
});

/// How common words are in Korean prose: document frequencies, the graded list of generic nouns, and the dictionary's costs.
///
/// What a word says is −ln of its chance to stand in a post, at most 7.5, less for words of the generic list. A file has lines
/// `word TAB posts [TAB reviews]`: in how many of 100,000 posts, and of 100,000 reviews of a post's length, the word stands.
#[derive(Clone, Debug)]
pub struct Background {
    chances: Option<Arc<HashMap<String, f64>>>,
    generic: bool,
    costs: bool,
    /// What threads know of words.
    known: Arc<Idle<Known>>,
}

/// Words by their keys that were looked up before: most of a post's are those of others, too. Keys lie in the table itself unless they are long,
/// so that a look-up waits for memory once.
pub(super) type Known = HashMap<SmolStr, Single>;

/// How many words are known at most; some 10 MB.
const MOST_KNOWN: usize = 1 << 17;

/// What a word says by itself, whatever it is composed of.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) struct Single {
    information: f64,
    /// Its generic grade.
    grade: Option<u8>,
}

impl Default for Background {
    fn default() -> Self {
        Self::embedded()
    }
}

impl Background {
    /// The background that comes with the crate.
    pub fn embedded() -> Self {
        Self { chances: Some(Arc::clone(&EMBEDDED)), generic: true, costs: true, known: Arc::default() }
    }

    /// Nothing is known: all words say the same.
    pub fn none() -> Self {
        Self { chances: None, generic: false, costs: false, known: Arc::default() }
    }

    /// Reads document frequencies from a file; `#` for comments. The generic nouns and costs stay as they are.
    ///
    /// # Errors
    ///
    /// [`Error::Io`] or [`Error::Encoding`] if it cannot be read, [`Error::WordList`] with every bad line.
    pub fn read(path: impl AsRef<Path>) -> Result<Self> {
        let path = path.as_ref();
        let text = Error::decode(path, std::fs::read(path).map_err(Error::io(path))?)?;
        match parse(&text) {
            (chances, bad) if bad.is_empty() => Ok(Self { chances: Some(Arc::new(chances)), ..Self::embedded() }),
            (_, lines) => Err(Error::WordList { name: path.display().to_string(), lines }),
        }
    }

    /// With or without the generic nouns.
    #[must_use]
    pub fn generic(self, yes: bool) -> Self {
        Self { generic: yes, known: Arc::default(), ..self }
    }

    /// Without document frequencies.
    #[must_use]
    pub fn without_frequencies(self) -> Self {
        Self { chances: None, known: Arc::default(), ..self }
    }

    /// Without the dictionary's costs.
    #[must_use]
    pub fn without_costs(self) -> Self {
        Self { costs: false, known: Arc::default(), ..self }
    }

    /// How much a word or phrase says, from 0 to 7.5; a phrase as much as its words, separated by white space, in the mean.
    ///
    /// ```
    /// use hoego::keyword::Background;
    ///
    /// let background = Background::embedded();
    /// assert_eq!(background.information("때"), 0.0);
    /// assert!(background.information("쿠버네티스") > background.information("프로젝트"));
    /// ```
    pub fn information(&self, name: &str) -> f64 {
        let (mut sum, mut count) = (0.0, 0.0);
        for word in name.split_whitespace() {
            sum += self.single(&Aliases::key(word)).information;
            count += 1.0;
        }
        if count > 0.0 { sum / count } else { 0.0 }
    }

    /// Runs something with what a thread knows of words.
    pub(super) fn with_known<R>(&self, run: impl FnOnce(&mut Known) -> R) -> R {
        self.known.with(Known::default, run)
    }

    /// How much a word says, by its key. And whether it says nothing, so that no phrase begins or ends in it.
    pub(super) fn word(&self, known: &mut Known, key: &str) -> (f64, bool) {
        let Single { information, grade } = self.known_single(known, key);
        (information, grade == Some(1))
    }

    /// How much a word says that is composed of parts.
    pub(super) fn compound<'p>(&self, known: &mut Known, key: &str, parts: impl Iterator<Item = &'p str>) -> f64 {
        let Single { information: own, grade } = self.known_single(known, key);
        if grade.is_some() {
            return own;
        }
        let (mut sum, mut count) = (0.0, 0.0);
        for part in parts.filter(|part| part.chars().nth(1).is_some()) {
            sum += self.known_single(known, &Aliases::key(part)).information;
            count += 1.0;
        }
        if count > 0.0 { own.min(sum / count + COMPOUND) } else { own }
    }

    fn known_single(&self, known: &mut Known, key: &str) -> Single {
        if let Some(&single) = known.get(key) {
            return single;
        }
        if known.len() >= MOST_KNOWN {
            known.clear();
        }
        let single = self.single(key);
        known.insert(key.into(), single);
        single
    }

    fn single(&self, key: &str) -> Single {
        let mut information = MOST;
        if let Some(chances) = &self.chances {
            let name = Aliases::get().name(key).map(Aliases::key);
            let chance = chances.get(name.as_deref().unwrap_or(key)).copied().unwrap_or(0.0);
            information = information.min(-(chance.min(1.0) + LEAST_CHANCE).ln());
        }
        if self.costs {
            let cost = f64::from(Tokenizer::embedded().word_cost(key));
            information = information.min(((cost + COST_AT_0) / COST_PER_UNIT).max(0.5));
        }
        let grade = if self.generic { generic::grade(key) } else { None };
        if let Some(grade) = grade {
            information = information.min(BY_GRADE[usize::from(grade) - 1]);
        }
        Single { information: information.max(0.0), grade }
    }
}

/// The chances of words to stand in a post, and the lines that cannot be used.
fn parse(text: &str) -> (HashMap<String, f64>, Vec<BadLine>) {
    let (mut chances, mut bad) = (HashMap::default(), Vec::new());
    for (line, content) in (1..).zip(text.lines()) {
        if content.is_empty() || content.starts_with('#') {
            continue;
        }
        let mut columns = content.split('\t');
        let word = columns.next().unwrap_or_default();
        let mut share = |absent: Option<f64>| match columns.next() {
            None => absent,
            Some(count) => count.parse::<u32>().ok().filter(|&count| count <= 100_000).map(|n| f64::from(n) / 1e5),
        };
        match (share(None), share(Some(0.0))) {
            (Some(posts), Some(reviews)) if !word.is_empty() => {
                chances.insert(Aliases::key(word).into_owned(), posts + REVIEWS * reviews);
            }
            _ => bad.push(BadLine { line, reason: "not a word and one or two counts up to 100000".to_owned() }),
        }
    }
    (chances, bad)
}

#[cfg(test)]
#[allow(clippy::float_cmp, reason = "exact by construction")]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_whole_and_small() {
        let text = include_str!("../../dict/background.tsv");
        let (chances, bad) = parse(text);
        let lines = text.lines().filter(|line| !line.starts_with('#')).count();
        assert_eq!((chances.len(), bad), (lines, Vec::new()), "a line is broken or stands twice");
        assert!(text.len() + include_str!("../../dict/generic.tsv").len() < 500_000);
    }

    #[test]
    fn compounds_say_little_more_than_their_parts() {
        let background = Background::embedded();
        let mut known = Known::default();
        let mut word = |key: &str, parts: [&'static str; 2]| background.compound(&mut known, key, parts.into_iter());
        assert!(word("진행방식", ["진행", "방식"]) < word("기술면접", ["기술", "면접"]));
        assert_eq!(word("기술면접", ["기술", "면접"]), word("기술면접", ["기술", "면접"]), "known or not");
        assert!((Background::none().information("때") - MOST).abs() < 1e-9);
    }
}
