//! The years as stripes of light and dark, after the climate stripes of Ed Hawkins.

use maud::{Markup, html};

use super::super::chapter::Mood;
use super::super::lang::Lang;
use super::super::{Chapter, Report};
use super::scale::real;

/// The width of a year. Its months share it evenly: 1 to 12 of them, without rest.
const YEAR: usize = 27_720;

/// The years, each in as many stripes as it has months with a mood, or in one if no month has; nothing if fewer than two moods are
/// known. As wide as its place: it has no letters that could be stretched.
pub(in super::super) fn stripes(report: &Report, years: &[i32], lang: Lang) -> Option<Markup> {
    let stripes: Vec<Vec<Mood>> = years
        .iter()
        .map(|&year| report.chapters.iter().find(|chapter| chapter.year == Some(year)).map_or_else(Vec::new, moods))
        .collect();
    if stripes.iter().flatten().count() < 2 {
        return None;
    }
    let alternative = alternative(report, lang)?;
    let content = html! {
        @for (year, moods) in stripes.iter().enumerate() {
            @for (at, mood) in moods.iter().enumerate() {
                @let width = YEAR / moods.len();
                // A little wider than its place: no light shines through between two.
                rect class=(format!("s{}", step(mood))) x=(year * YEAR + at * width) y="0" width=(width + width / 12) height="1" {}
            }
        }
    };
    Some(html! {
        svg class="stripes" role="img" aria-label=(alternative) preserveAspectRatio="none"
            viewBox=(format!("0 0 {} 1", years.len() * YEAR)) { (content) }
    })
}

/// The moods of the months of a year, or of the year itself.
fn moods(chapter: &Chapter) -> Vec<Mood> {
    let months: Vec<Mood> = chapter.months.iter().filter_map(|month| month.mood).take(12).collect();
    if months.is_empty() { chapter.mood.into_iter().collect() } else { months }
}

/// A colour from 0, heavy, over 4, neither, to 8, bright. Few sentences are drawn towards neither (an estimate shrunk by a prior worth
/// twelve sentences).
fn step(mood: &Mood) -> u8 {
    let count = real(mood.sentences());
    let shrunk = mood.mean * count / (count + 12.0);
    (0..4).zip([-0.3, -0.2, -0.12, -0.05]).find(|&(_, bound)| shrunk < bound).map_or_else(
        || 8 - (0..4).zip([0.3, 0.2, 0.12, 0.05]).find(|&(_, bound)| shrunk > bound).map_or(4, |(step, _)| step),
        |(step, _)| step,
    )
}

fn alternative(report: &Report, lang: Lang) -> Option<String> {
    let judged = report.chapters.iter().filter_map(|chapter| Some((chapter.year?, chapter.mood?)));
    let high = judged.clone().max_by(|a, b| a.1.mean.total_cmp(&b.1.mean))?.0;
    let low = judged.min_by(|a, b| a.1.mean.total_cmp(&b.1.mean))?.0;
    Some(match lang {
        Lang::Ko => {
            format!("달마다의 분위기를 색 줄무늬로 그린 그림. 평균이 가장 높은 해는 {high}년, 가장 낮은 해는 {low}년.")
        }
        Lang::En => {
            format!(
                "The mood of each month as coloured stripes. The highest average is that of {high}, the lowest that of {low}."
            )
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mood(mean: f64, sentences: u64) -> Mood {
        Mood { mean, low: mean - 0.1, high: mean + 0.1, negative: 0, neutral: sentences, positive: 0 }
    }

    #[test]
    fn colours_follow_the_mean_and_few_sentences_are_pale() {
        let steps = [-0.5, -0.1, 0.0, 0.1, 0.5].map(|mean| step(&mood(mean, 1000)));
        assert_eq!(steps, [0, 3, 4, 5, 8]);
        assert!(step(&mood(0.5, 2)) < 6);
        assert_eq!(step(&mood(f64::NAN, 2)), 4);
    }
}
