//! Counts of candidates over many posts.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::candidate::Candidate;
use super::keyness::{Keyness, Totals, WordCounts, keyness};

/// How much of a phrase's part must lie in the phrase for that to stand for it.
const PART: u64 = 2;

/// What people say about a side, in the information of other words.
const PERSON: f64 = 0.2;

/// How often words and phrases stand in several posts. Tallies merge exactly, in any order.
///
/// ```
/// use hoego::keyword::{Options, Tally, candidates};
/// use hoego::{Analysis, Document, Tokenizer};
///
/// let mut worker = Tokenizer::new().worker();
/// let mut tally = |text: &str| {
///     let post = Document::from_text(text);
///     let mut tally = Tally::default();
///     tally.add(&candidates(&Analysis::new(&post, &mut worker), &Options::new()));
///     tally
/// };
/// let (before, after) = (tally("면접을 봤다. 면접은 떨렸다."), tally("마라톤을 뛰었다. 마라톤 훈련을 했다."));
/// assert_eq!(after.against(&before)[0].name, "마라톤");
/// ```
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Tally {
    words: BTreeMap<String, Counted>,
    units: u64,
    posts: u64,
}

#[derive(Clone, PartialEq, Debug, Default)]
struct Counted {
    /// The ways in which it is written, and how often.
    forms: BTreeMap<String, u64>,
    count: u64,
    posts: u64,
    /// How often it is called 님 or 씨.
    people: u64,
    information: f64,
}

/// A word of a tally that sets it apart from another.
#[derive(Clone, PartialEq, Debug)]
#[non_exhaustive]
pub struct KeyWord {
    /// As it is most often written here.
    pub name: String,
    /// How often it stands here and in the rest, and in how many posts.
    pub counts: WordCounts,
    /// How far it sets this side apart.
    pub keyness: Keyness,
}

impl Tally {
    /// Counts a post's candidates.
    pub fn add(&mut self, candidates: &[Candidate]) {
        self.posts += 1;
        for candidate in candidates {
            let count = candidate.occurrences.len() as u64;
            if candidate.units == 1 {
                self.units += count;
            }
            if !candidate.says_something() {
                continue;
            }
            let counted = self.words.entry(candidate.key.clone()).or_default();
            counted.count += count;
            counted.posts += 1;
            counted.people += candidate.occurrences.iter().filter(|occurrence| occurrence.honorific).count() as u64;
            // The same word says more as a term of the user's, or in another post's company: the most counts.
            counted.information = counted.information.max(candidate.information);
            for (form, count) in candidate.forms() {
                *counted.forms.entry(form.to_owned()).or_default() += count as u64;
            }
        }
    }

    /// Adds the counts of other posts.
    pub fn merge(&mut self, other: Self) {
        self.units += other.units;
        self.posts += other.posts;
        for (key, counted) in other.words {
            let own = self.words.entry(key).or_default();
            own.count += counted.count;
            own.posts += counted.posts;
            own.people += counted.people;
            own.information = own.information.max(counted.information);
            for (form, count) in counted.forms {
                *own.forms.entry(form).or_default() += count;
            }
        }
    }

    /// How many nouns were counted.
    pub fn units(&self) -> u64 {
        self.units
    }

    /// How many posts were counted.
    pub fn posts(&self) -> u64 {
        self.posts
    }

    /// The words that stand more often here than in the rest, by falling score, without parts of phrases that stand for them.
    /// O(words · log words).
    pub fn against(&self, rest: &Self) -> Vec<KeyWord> {
        let totals = Totals { here: self.units, rest: rest.units, posts_here: self.posts, posts_rest: rest.posts };
        let counts: Vec<WordCounts> = self
            .words
            .iter()
            .map(|(key, own)| {
                let other = rest.words.get(key);
                WordCounts {
                    here: own.count,
                    rest: other.map_or(0, |other| other.count),
                    posts_here: own.posts,
                    posts_rest: other.map_or(0, |other| other.posts),
                    information: own.information * if 2 * own.people >= own.count { PERSON } else { 1.0 },
                }
            })
            .collect();
        let scored = self.words.values().zip(&counts).zip(keyness(&counts, totals));
        let mut words: Vec<KeyWord> = scored
            .filter(|(_, keyness)| keyness.share > 0.5)
            .map(|((own, &counts), keyness)| KeyWord { name: own.name(), counts, keyness })
            .collect();
        words.sort_by(|a, b| b.keyness.score.total_cmp(&a.keyness.score).then_with(|| a.name.cmp(&b.name)));
        without_parts(words)
    }
}

impl Counted {
    fn name(&self) -> String {
        let commonest = self.forms.iter().max_by_key(|&(form, &count)| (count, Reverse(form)));
        commonest.map(|(form, _)| form.clone()).unwrap_or_default()
    }
}

/// Leaves out the parts of phrases that mostly stand in them, and phrases whose parts mostly stand elsewhere.
fn without_parts(words: Vec<KeyWord>) -> Vec<KeyWord> {
    let counts: BTreeMap<&str, u64> = words.iter().map(|word| (word.name.as_str(), word.counts.here)).collect();
    // What the runs of units in phrases are mostly part of.
    let mut within: BTreeMap<&str, u64> = BTreeMap::new();
    let mut loose: Vec<bool> = Vec::new();
    for word in &words {
        let parts = || parts(&word.name).filter_map(|part| Some((part, *counts.get(part)?)));
        let is_loose = parts().any(|(_, count)| PART * word.counts.here < count) || word.counts.here < 2;
        loose.push(is_loose && word.name.contains(' '));
        if !is_loose {
            for (part, _) in parts() {
                let most = within.entry(part).or_default();
                *most = word.counts.here.max(*most);
            }
        }
    }
    let part: Vec<bool> = words
        .iter()
        .map(|word| within.get(word.name.as_str()).is_some_and(|&count| PART * count >= word.counts.here))
        .collect();
    let kept = words.into_iter().zip(loose.into_iter().zip(part));
    kept.filter(|(_, (loose, part))| !loose && !part).map(|(word, _)| word).collect()
}

/// The runs of units that a phrase has, without the phrase.
fn parts(name: &str) -> impl Iterator<Item = &str> {
    let starts = std::iter::once(0).chain(name.match_indices(' ').map(|(at, _)| at + 1));
    starts.flat_map(move |start| {
        let ends = name[start..].match_indices(' ').map(move |(at, _)| start + at).chain([name.len()]);
        ends.map(move |end| &name[start..end]).filter(move |part| part.len() < name.len())
    })
}
