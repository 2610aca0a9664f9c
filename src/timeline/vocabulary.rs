//! The words of a summary, counted by period of one size.

use std::collections::{BTreeMap, BTreeSet};

use foldhash::HashMap;
use rayon::prelude::*;

use crate::dictionary::Aliases;
use crate::sorted::Sorted;
use crate::summary::{Period, Summary, Word};
use crate::time::Granularity;

/// In corpora with more words than this, those that stand once only are left out: they set nothing apart.
const SMALL_CORPUS: u64 = 3000;

/// A word with its counts in all periods.
pub(super) struct Entry<'s> {
    pub(super) key: &'s str,
    pub(super) word: &'s Word,
    pub(super) name: String,
    /// The units it is made of, of the spelling that divides it most: 하프 and 마라톤 for 하프마라톤 where 하프 마라톤 is seen, too.
    pub(super) units: Vec<String>,
    /// How much it says by itself.
    pub(super) information: f64,
    pub(super) count: u64,
    /// Posts in all periods.
    pub(super) posts: u64,
    /// What it is worth for being a word of its own: less for people and verbs.
    pub(super) worth: f64,
    /// By the number of the period, in order; only where it stands.
    pub(super) counts: Vec<(usize, Count)>,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) struct Count {
    pub(super) count: u64,
    pub(super) posts: u64,
}

/// What reviews of a year are called and consist of, whatever they are about.
const GENRE: [&str; 17] = [
    "회고",
    "회고록",
    "회고글",
    "연말",
    "연말정산",
    "목표",
    "계획",
    "다짐",
    "글",
    "블로그",
    "포스팅",
    "포스트",
    "일기",
    "기록",
    "월간회고",
    "연간회고",
    "필자",
];

/// The units of the spelling that divides a word most, in lower case; of equally divided ones the first in the alphabet.
fn units(name: &str, word: &Word) -> Vec<String> {
    let forms = word.forms.iter().map(|(form, _)| form.as_str());
    let divided = forms.rev().chain([name]).max_by_key(|form| form.split(' ').count());
    divided.unwrap_or(name).split(' ').map(str::to_lowercase).collect()
}

/// Whether a word is a name that a program gives to its parts: `findByName`, `rooms.save`, `NoArgsConstructor`, `gatsby-starter-blog`,
/// `env.local`; not iPhone, `GraphQL`, Next.js or a term of the table.
fn is_identifier(name: &str) -> bool {
    if name.contains(|c: char| !c.is_ascii_graphic()) || Aliases::get().name(&Aliases::key(name)).is_some() {
        return false;
    }
    let pairs = || name.as_bytes().windows(2);
    // A capital at the end begins no word: useR.
    let body = name.len().saturating_sub(1);
    let humps = pairs()
        .take(body.saturating_sub(1))
        .filter(|pair| pair[0].is_ascii_lowercase() && pair[1].is_ascii_uppercase())
        .count();
    let stem = name.bytes().take_while(u8::is_ascii_lowercase).count();
    let camel = humps > 0 && stem > 2;
    let joined = name.matches(['.', '-', '_', '/']).count();
    let named = name.rsplit('.').next().is_some_and(|end| matches!(end, "js" | "io" | "com" | "net" | "kr"));
    camel
        || humps > 1 && name.len() > 12
        || name.contains('_')
        || joined > 1
        || name.contains('.') && !named && stem > 2
}

/// The factors of the keywords' recipe that hold for a word as a whole: somebody's name is seldom what a year was about, and 시작 (했다) is
/// rather a verb.
#[allow(clippy::cast_precision_loss, reason = "counts of words")]
fn worth(key: &str, name: &str, word: &Word, units: usize, count: u64) -> f64 {
    let share = |own: u64| (own as f64 / count.max(1) as f64).min(1.0);
    let person = if 2 * word.people >= count { 0.3 } else { 1.0 };
    let phrase = if units > 1 { 1.15 } else { 1.0 };
    let genre = if GENRE.contains(&key) { 0.3 } else { 1.0 };
    let code = if is_identifier(name) { 0.5 } else { 1.0 };
    person * phrase * genre * code * (1.0 - 0.5 * share(word.verbal))
}

/// All words that may be shown, those of each period, and which are parts of which.
pub(super) struct Vocabulary<'s> {
    pub(super) entries: Vec<Entry<'s>>,
    /// The words of each period with their counts, in the order of `entries`.
    pub(super) by_period: Vec<Vec<(usize, Count)>>,
    /// The phrases that a unit is part of.
    phrases: HashMap<String, Vec<usize>>,
}

impl<'s> Vocabulary<'s> {
    pub(super) fn new(summary: &'s Summary, granularity: Granularity, periods: &[Period]) -> Self {
        let numbers: BTreeMap<Period, usize> = periods.iter().enumerate().map(|(at, &period)| (period, at)).collect();
        let mentions: u64 = summary.periods().map(|(_, counts)| counts.units).sum();
        let least = if mentions > SMALL_CORPUS { 2 } else { 1 };
        let mut words: Vec<(&'s str, &'s Word, u64)> = summary
            .words()
            .map(|(key, word)| (key, word, word.periods().map(|(_, counts)| counts.own()).sum()))
            .filter(|&(.., count)| count >= least)
            .collect();
        words.sort_unstable_by_key(|&(key, ..)| key);
        let entry = |(key, word, count): (&'s str, &'s Word, u64)| {
            let name = word.name();
            let information = f64::from(word.information) / 100.0;
            let (mut counts, mut posts): (Sorted<usize, Count>, u64) = (Sorted::default(), 0);
            for (period, own) in word.periods().filter(|(_, own)| own.own() > 0) {
                let Some(&number) = numbers.get(&period.within(granularity)) else { continue };
                let count = counts.entry(number);
                let own_posts = u64::from(if granularity == Granularity::Year { own.year_posts } else { own.posts });
                count.count += own.own();
                count.posts += own_posts;
                posts += own_posts;
            }
            let units = units(&name, word);
            let counts = counts.into_iter().collect();
            let worth = worth(key, &name, word, units.len(), count);
            Entry { key, word, name, units, information, count, posts, worth, counts }
        };
        let entries: Vec<Entry<'s>> = words.into_par_iter().map(entry).collect();
        let mut by_period = vec![Vec::new(); periods.len()];
        let mut phrases: HashMap<String, Vec<usize>> = HashMap::default();
        for (number, entry) in entries.iter().enumerate() {
            if entry.units.len() > 1 {
                for unit in entry.units.iter().collect::<BTreeSet<_>>() {
                    phrases.entry(unit.clone()).or_default().push(number);
                }
            }
            for &(period, count) in &entry.counts {
                by_period[period].push((number, count));
            }
        }
        Self { entries, by_period, phrases }
    }

    pub(super) fn count(&self, word: usize, period: usize) -> Count {
        let counts = &self.entries[word].counts;
        counts.binary_search_by_key(&period, |&(own, _)| own).map_or(Count::default(), |at| counts[at].1)
    }

    /// In how many posts about a year titles or tags name a word.
    pub(super) fn named(&self, word: usize, year: Period) -> u64 {
        self.entries[word].word.named.get(&year).copied().unwrap_or_default()
    }

    /// The best of scored words of a period, or of all, as [`choose_of`](Self::choose_of) has it.
    pub(super) fn choose(&self, scored: Vec<(usize, f64)>, period: Option<usize>, top: usize) -> Vec<(usize, f64)> {
        match period {
            Some(period) => self.choose_of(scored, |word| self.count(word, period).count, top),
            None => self.choose_of(scored, |word| self.entries[word].count, top),
        }
    }

    /// The best of scored words, none that is mostly seen inside another, none twice in different lengths.
    pub(super) fn choose_of(
        &self,
        mut scored: Vec<(usize, f64)>,
        count: impl Fn(usize) -> u64 + Copy,
        top: usize,
    ) -> Vec<(usize, f64)> {
        scored.retain(|&(_, score)| score > 0.0);
        scored.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        let known: HashMap<usize, f64> = scored.iter().copied().collect();
        let mut chosen: Vec<(usize, f64)> = Vec::new();
        for (word, _) in scored {
            if chosen.len() >= top {
                break;
            }
            let word = self.whole(word, &known, count);
            if !chosen.iter().any(|&(kept, _)| kept == word || self.is_part(word, kept) || self.is_part(kept, word)) {
                chosen.push((word, known[&word]));
            }
        }
        // A phrase that took the place of its part has its own score.
        chosen.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        chosen
    }

    /// The longest phrase around a word that makes up three quarters of its occurrences.
    fn whole(&self, word: usize, known: &HashMap<usize, f64>, count: impl Fn(usize) -> u64) -> usize {
        let own = &self.entries[word];
        let phrases = own.units.first().and_then(|unit| self.phrases.get(unit)).map_or(&[][..], Vec::as_slice);
        let longer = phrases.iter().copied().filter(|&phrase| {
            let around = &self.entries[phrase];
            around.units.len() > own.units.len()
                && count(phrase) > 1
                && 4 * count(phrase) >= 3 * count(word)
                && known.contains_key(&phrase)
                && self.is_part(word, phrase)
        });
        longer.max_by_key(|&phrase| (self.entries[phrase].units.len(), count(phrase), phrase)).unwrap_or(word)
    }

    /// Whether the units of one stand in the other, one behind the other.
    fn is_part(&self, part: usize, whole: usize) -> bool {
        let (own, other) = (&self.entries[part].units, &self.entries[whole].units);
        other.len() > own.len() && other.windows(own.len()).any(|window| window == own)
    }
}

#[cfg(test)]
mod tests {
    use super::is_identifier;

    #[test]
    fn names_in_programs_are_told_from_names_of_things() {
        for name in ["findByName", "NoArgsConstructor", "userEvent", "env.local", "max_size", "gatsby-starter-blog"] {
            assert!(is_identifier(name), "{name}");
        }
        for name in
            ["iPhone", "GraphQL", "Next.js", "TypeScript", "useR", "chezmoi", "코드 리뷰", "AWS", "UTF-16", "LinkedIn"]
        {
            assert!(!is_identifier(name), "{name}");
        }
    }
}
