//! What is counted of a word.

use std::borrow::Cow;
use std::cmp::Reverse;
use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use smol_str::SmolStr;

use super::excerpt::{Excerpt, keep_best};
use super::period::Period;
use super::regard::Regard;
use crate::dictionary::Aliases;
use crate::document::Date;
use crate::sorted::Sorted;

/// Occurrences of a word in a period. A summary has hundreds of thousands of these, so they are small.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct WordCounts {
    /// In prose, lists and tables.
    #[serde(rename = "n")]
    pub prose: u32,
    /// In headings.
    #[serde(rename = "h", default, skip_serializing_if = "is_zero")]
    pub headings: u32,
    /// In what others wrote: quotations, names of links and pictures, sentences in another language.
    #[serde(rename = "q", default, skip_serializing_if = "is_zero")]
    pub quoted: u32,
    /// In how many posts.
    #[serde(rename = "p")]
    pub posts: u32,
    /// In how many of these posts it stands in no earlier period of the same year: the sum of a year's periods is how many
    /// posts have it in that year.
    #[serde(rename = "y", default, skip_serializing_if = "is_zero")]
    pub(crate) year_posts: u32,
    /// How the sentences with it sound.
    #[serde(rename = "m", default, skip_serializing_if = "is_zero")]
    pub(crate) regard: Regard,
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde asks for it")]
fn is_zero<N: Default + PartialEq>(count: &N) -> bool {
    *count == N::default()
}

impl WordCounts {
    /// Occurrences in what the writer wrote: prose, lists, tables and headings.
    pub fn own(&self) -> u64 {
        u64::from(self.prose) + u64::from(self.headings)
    }

    /// How the sentences in which the writer says it sound, or their clauses with it.
    pub fn regard(&self) -> &Regard {
        &self.regard
    }

    /// Counts stop at the largest number there is, whatever the order in which they are merged.
    pub(crate) fn merge(&mut self, other: &Self) {
        self.prose = self.prose.saturating_add(other.prose);
        self.headings = self.headings.saturating_add(other.headings);
        self.quoted = self.quoted.saturating_add(other.quoted);
        self.posts = self.posts.saturating_add(other.posts);
        self.year_posts = self.year_posts.saturating_add(other.year_posts);
        self.regard.merge(&other.regard);
    }
}

/// A word, or several that belong together, in all posts.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Word {
    /// How it is written, and how often so; units are separated by one space.
    pub(crate) forms: Sorted<SmolStr, u64>,
    /// Its occurrences by month, or by year where no month is known.
    pub(crate) periods: Sorted<Period, WordCounts>,
    /// How much it says by itself in hundredths, the least that a post found: as a compound it says little more than its parts.
    #[serde(rename = "i")]
    pub(crate) information: u16,
    /// Occurrences with 님 or 씨 behind them, or that the dictionary has as somebody's name.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub(crate) people: u64,
    /// Occurrences with 하다 or 되다 behind them.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub(crate) verbal: u64,
    /// Posts whose title or tags name it, by the year they are about.
    #[serde(default, skip_serializing_if = "Sorted::is_empty")]
    pub(crate) named: Sorted<Period, u64>,
    /// The date of the first and of the last post with it, of those with a date.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) seen: Option<(Date, Date)>,
    /// The sentence that shows best that a year was about it.
    #[serde(default, skip_serializing_if = "Sorted::is_empty")]
    pub(crate) proofs: Sorted<Period, Option<Box<Excerpt>>>,
    /// The first sentence with it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) debut: Option<Box<Debut>>,
}

/// The first sentence with a word: the earliest comes first.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
pub(crate) struct Debut {
    pub(crate) date: Date,
    pub(crate) excerpt: Excerpt,
}

impl Default for Word {
    fn default() -> Self {
        Self {
            forms: Sorted::default(),
            periods: Sorted::default(),
            information: u16::MAX,
            people: 0,
            verbal: 0,
            named: Sorted::default(),
            seen: None,
            proofs: Sorted::default(),
            debut: None,
        }
    }
}

impl Word {
    /// What the writer calls it, whatever the term's usual name is: who writes AWS reads of no 아마존 웹 서비스. Of forms that differ by more
    /// than spaces and case the commonest, as it is usually spelled; of equally frequent ones the first in the alphabet.
    pub fn name(&self) -> String {
        let aliases = Aliases::get();
        let mut spellings: BTreeMap<Cow<'_, str>, (u64, &str, u64)> = BTreeMap::new();
        for (form, &count) in self.forms.iter() {
            let spelling = spellings.entry(Aliases::key(form)).or_insert((0, form, 0));
            spelling.0 += count;
            if count > spelling.2 {
                (spelling.1, spelling.2) = (form, count);
            }
        }
        let most = spellings.iter().max_by_key(|&(key, &(count, ..))| (count, Reverse(key)));
        most.map_or_else(String::new, |(key, &(_, form, _))| aliases.spelling(key).unwrap_or(form).to_owned())
    }

    /// Occurrences in each month (or year, where no month is known), in order.
    pub fn periods(&self) -> impl DoubleEndedIterator<Item = (Period, &WordCounts)> {
        self.periods.iter().map(|(&period, counts)| (period, counts))
    }

    /// The dates of the first and the last post with it.
    pub fn seen(&self) -> Option<(Date, Date)> {
        self.seen
    }

    /// The sentence that shows best that a year was about it.
    pub fn proof(&self, year: Period) -> Option<&Excerpt> {
        self.proofs.get(&year)?.as_deref()
    }

    pub(crate) fn see(&mut self, first: Date, last: Date) {
        self.seen = Some(self.seen.map_or((first, last), |seen| (seen.0.min(first), seen.1.max(last))));
    }

    pub(crate) fn merge(&mut self, other: Self) {
        for (form, count) in other.forms {
            *self.forms.entry(form) += count;
        }
        for (period, counts) in other.periods {
            self.periods.entry(period).merge(&counts);
        }
        self.information = self.information.min(other.information);
        self.people += other.people;
        self.verbal += other.verbal;
        for (year, posts) in other.named {
            *self.named.entry(year) += posts;
        }
        if let Some((first, last)) = other.seen {
            self.see(first, last);
        }
        for (year, proof) in other.proofs {
            keep_best(self.proofs.entry(year), proof);
        }
        if let Some(debut) = other.debut {
            self.open(debut);
        }
    }

    /// Whether it was seen in a form, and in its last period: looks at all that counting it changes.
    pub(super) fn is_counted(&self) -> bool {
        self.forms.iter().next_back().is_some_and(|(_, &count)| count > 0)
            && self.periods.iter().next_back().is_some_and(|(_, counts)| counts.own() + u64::from(counts.quoted) > 0)
    }

    /// Takes in a sentence that may be the first with it.
    pub(crate) fn open(&mut self, debut: Box<Debut>) {
        if self.debut.as_ref().is_none_or(|own| debut < *own) {
            self.debut = Some(debut);
        }
    }
}
