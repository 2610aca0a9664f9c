//! How long someone went on writing.

use std::collections::BTreeSet;

use super::{Streak, StreakKind};
use crate::document::Date;

impl Streak {
    /// The longest run of months with a post, and the longest rest between two posts, of posts with these dates. Shorter ones than
    /// three months are none; of equal ones the last counts. Dates without a month are passed over.
    pub fn of_months(dates: impl IntoIterator<Item = Date>) -> Vec<Self> {
        let months: BTreeSet<i64> = dates.into_iter().filter_map(number).collect();
        let months: Vec<i64> = months.into_iter().collect();
        let runs = months.chunk_by(|before, after| before + 1 == *after).map(|run| (run[0], run[run.len() - 1]));
        let rests = months.windows(2).map(|pair| (pair[0] + 1, pair[1] - 1));
        let longest = |kind: StreakKind, runs: &mut dyn Iterator<Item = (i64, i64)>| {
            let (from, to) = runs.max_by_key(|(from, to)| to - from)?;
            let length = u64::try_from(to - from + 1).ok().filter(|&length| length >= 3)?;
            Some(Self { kind, length, from: date(from)?, to: date(to)? })
        };
        let writing = longest(StreakKind::Writing, &mut runs.into_iter());
        let silence = longest(StreakKind::Silence, &mut rests.into_iter());
        writing.into_iter().chain(silence).collect()
    }
}

/// A month, counted from the beginning of the era.
fn number(date: Date) -> Option<i64> {
    Some(i64::from(date.year) * 12 + i64::from(date.month?) - 1)
}

fn date(number: i64) -> Option<Date> {
    let year = i32::try_from(number.div_euclid(12)).ok()?;
    Some(Date { year, month: u8::try_from(number.rem_euclid(12) + 1).ok(), day: None })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_go_on_over_the_turn_of_the_year() {
        let dates =
            ["2020-11-03", "2020-12-24", "2020-12-30", "2021-01", "2021-02-01", "2021-08-01", "2021-09-01", "2021"];
        let streaks = Streak::of_months(dates.map(|date| date.parse().unwrap()));
        let shown: Vec<_> = streaks
            .iter()
            .map(|own| (own.kind.clone(), own.length, own.from.to_string(), own.to.to_string()))
            .collect();
        let month = |text: &str| text.to_owned();
        assert_eq!(
            shown,
            [
                (StreakKind::Writing, 4, month("2020-11"), month("2021-02")),
                (StreakKind::Silence, 5, month("2021-03"), month("2021-07")),
            ]
        );
        assert!(Streak::of_months([]).is_empty());
    }
}
