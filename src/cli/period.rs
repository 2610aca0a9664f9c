//! What commands that tell of periods have in common.

use clap::{Args, ValueEnum};
use unicode_width::UnicodeWidthStr;

use super::summary::SummaryArguments;
use super::{Failure, Outcome, locale};
use crate::report::Lang;
use crate::summary::Period;
use crate::{Granularity, Summary, Timeline};

/// Which posts, and how what they say of periods is shown.
#[derive(Args)]
pub(super) struct PeriodArguments {
    #[command(flatten)]
    posts: SummaryArguments,
    /// How long the periods are
    #[arg(long, value_enum, default_value_t, value_name = "PERIOD")]
    by: By,
    /// table: for reading; jsonl: an object a row; json: all of it; csv: rows; md: for a post
    #[arg(short, long, value_enum, default_value_t)]
    pub(super) format: PeriodFormat,
    /// The language of tables; that of the locale by default
    #[arg(long, value_enum)]
    lang: Option<Lang>,
}

impl PeriodArguments {
    /// The timeline of the posts, with at most `top` words in each list, and what it was made of.
    pub(super) fn timeline(&self, top: usize) -> Result<(Timeline, Summary, Outcome), Failure> {
        let (summary, outcome) = self.posts.summary(None)?;
        Ok((Timeline::new(&summary, self.by.into(), top), summary, outcome))
    }

    pub(super) fn lang(&self) -> Lang {
        self.lang.unwrap_or_else(locale::lang)
    }
}

#[derive(Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub(super) enum By {
    #[default]
    Year,
    Half,
    Quarter,
    Month,
}

#[derive(Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub(super) enum PeriodFormat {
    #[default]
    Table,
    Jsonl,
    Json,
    Csv,
    Md,
}

impl From<By> for Granularity {
    fn from(by: By) -> Self {
        match by {
            By::Year => Self::Year,
            By::Half => Self::Half,
            By::Quarter => Self::Quarter,
            By::Month => Self::Month,
        }
    }
}

/// How a period is called.
pub(super) fn period_name(period: Period, lang: Lang) -> String {
    match (period, lang) {
        (Period::Undated, Lang::Ko) => "때를 모름".to_owned(),
        (Period::Year(year), Lang::Ko) => format!("{year}년"),
        (Period::Half(year, half), Lang::Ko) => {
            format!("{year}년 {}반기", if half == 1 { "상" } else { "하" })
        }
        (Period::Quarter(year, quarter), Lang::Ko) => format!("{year}년 {quarter}분기"),
        (Period::Month(year, month), Lang::Ko) => format!("{year}년 {month}월"),
        (period, _) => period.to_string(),
    }
}

/// A score with its sign.
pub(super) fn signed(value: f64) -> String {
    // No minus before 0.00.
    let value = if value.abs() < 0.005 { 0.0 } else { value };
    format!("{value:+.2}").replace('-', "−")
}

/// Columns that lists of words may take.
const LINE: usize = 92;

/// As many of the texts as a line has room for.
pub(super) fn fit(texts: impl Iterator<Item = String>) -> String {
    let mut line = String::new();
    for text in texts {
        let separator = if line.is_empty() { "" } else { " · " };
        if line.width() + separator.width() + text.width() > LINE {
            break;
        }
        line.push_str(separator);
        line.push_str(&text);
    }
    line
}

/// Text that Markdown takes for what it is.
pub(super) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '#' | '~' | '&' | '!') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}
