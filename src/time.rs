//! Which years a sentence is about.
//!
//! Time expressions are found on the words of a sentence, not on its letters: a number, what it counts, and what stands around it
//! decide whether 22년 is a year (22년에 입사했다), a duration (22년 경력) or part of a name. What is relative (작년, 3년 전, 다음 달) is resolved
//! against the day the post was written on, what is incomplete (4월에, 하반기) against the year that the text is in at that place.
//!
//! ```
//! use hoego::{Analysis, Chronology, Document, Tokenizer};
//!
//! let post = Document::from_markdown("---\ndate: 2022-12-31\n---\n# 22년 회고\n\n작년에는 취업을 준비했다. 올해 3년 차가 됐다.\n");
//! let analysis = Analysis::new(&post, &mut Tokenizer::new().worker());
//! let years: Vec<_> = Chronology::new(&analysis).sentences().iter().map(|time| time.years.clone()).collect();
//! assert_eq!(years, [[2022], [2021], [2022]]);
//! ```

mod calendar;
mod lexicon;
mod name;
mod post;
mod scan;
mod scope;
mod section;
pub(crate) mod tense;
mod word;

use serde::{Deserialize, Serialize};

use scan::{Found, Setting};
use tense::Tense;
use word::Word;

use crate::analysis::Analysis;
use crate::document::Date;
use crate::span::Span;

/// How exact a time expression is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Granularity {
    /// A year or several: 작년, 2019~2021년.
    Year,
    /// Half a year: 하반기.
    Half,
    /// Three months or a season: 1분기, 작년 여름, 올해 초.
    Quarter,
    /// A month, or days in one: 4월, 지난달, 12월 31일, 어제.
    Month,
}

/// How it is known which time an expression means.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Provenance {
    /// It says the year itself: 2022년, '21년도.
    Absolute,
    /// From the day the post was written on: 작년, 3년 전, 지난 12월.
    Relative,
    /// From the year that the text is in at that place: 하반기, 4월, 이듬해.
    Context,
}

/// An expression that says when.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
pub struct TimeExpression {
    /// Where it stands: bytes of [`Block::text`](crate::Block::text).
    pub span: Span,
    /// How exact it is.
    pub granularity: Granularity,
    /// The first month of the time that it means.
    pub from: Date,
    /// The last month.
    pub to: Date,
    /// How that is known.
    pub provenance: Provenance,
}

/// When it happened what a sentence tells.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Default, Serialize, Deserialize)]
pub struct SentenceTime {
    /// The years that it is about, in order. Empty if nothing says them.
    pub years: Vec<i32>,
    /// Whether they come from what stands before: the section, its heading, the post.
    pub inherited: bool,
    /// What in the sentence says when, in order, apart from each other.
    pub expressions: Vec<TimeExpression>,
    /// The one year, and month if it is known, that the sentence counts for: 올해는 작년보다 나았다 counts for this year.
    pub period: Option<Date>,
}

/// The times of a post: of each sentence, and of the whole.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Chronology {
    period: Option<Date>,
    now: Option<Date>,
    sentences: Vec<SentenceTime>,
    tenses: Vec<Tense>,
}

impl Chronology {
    /// Finds the times of a post, written when [`Document::date`](crate::Document::date) says. Linear in its length.
    pub fn new(analysis: &Analysis<'_>) -> Self {
        Self::at(analysis, analysis.document().date().map(|(date, _)| date))
    }

    /// [`Chronology::new`] for a post that was written on a given date; without one nothing relative is resolved.
    pub fn at(analysis: &Analysis<'_>, date: Option<Date>) -> Self {
        section::chronology(analysis, date)
    }

    /// The times of sentences that stand for themselves: nothing is inherited.
    pub fn apart(analysis: &Analysis<'_>, date: Option<Date>) -> Self {
        let each = analysis.sentences().map(|(passage, sentence)| {
            let tokens = passage.words(sentence);
            let tense = tense::tense(tokens, analysis.tokenizer());
            let words = word::words(tokens);
            let found = scan::scan(&words, Setting { now: date, tense, ..Setting::default() });
            (SentenceTime::new(&words, &found), tense)
        });
        let (sentences, tenses) = each.unzip();
        Self { period: None, now: date, sentences, tenses }
    }

    /// The year, and month if it is known, that the post as a whole is about: a review of last year that was written in January
    /// is about last year.
    pub fn period(&self) -> Option<Date> {
        self.period
    }

    /// The day from which the author speaks, from which 올해 and 지난달 are counted: the post's date, or the end of the year under
    /// review for a review that speaks as of then.
    pub fn now(&self) -> Option<Date> {
        self.now
    }

    /// The times of the sentences, in the order of [`Analysis::sentences`].
    pub fn sentences(&self) -> &[SentenceTime] {
        &self.sentences
    }

    /// What the verbs of the sentences say of their time, in the same order.
    pub(crate) fn tenses(&self) -> &[Tense] {
        &self.tenses
    }
}

impl SentenceTime {
    /// What a sentence says by itself.
    fn new(words: &[Word<'_>], found: &[Found]) -> Self {
        let expressions = found.iter().map(|found| TimeExpression {
            span: Span::new(words[found.words.start].span.start, words[found.words.end - 1].span.end),
            granularity: found.time.granularity,
            from: found.time.months.from.date(),
            to: found.time.months.to.date(),
            provenance: found.time.provenance,
        });
        let expressions = expressions.collect();
        let period = scope::main(words, found, None).map(|found| scope::period(found, None));
        Self { years: scope::years(found), inherited: false, expressions, period }
    }
}
