//! Which of the candidates that lie inside each other are keywords.

use super::candidate::Candidate;
use super::options::Options;
use super::{Factor, Keyword};

/// The best candidates, none that is mostly seen inside another.
pub(super) fn choose(candidates: &[Candidate], factors: Vec<Vec<Factor>>, options: &Options) -> Vec<Keyword> {
    let scores: Vec<f64> = factors.iter().map(|factors| factors.iter().map(|factor| factor.value).product()).collect();
    let mut order: Vec<usize> = (0..candidates.len()).filter(|&index| scores[index] > 0.0).collect();
    order.sort_by(|&a, &b| scores[b].total_cmp(&scores[a]).then(a.cmp(&b)));
    let mut factors = factors;
    let mut chosen: Vec<usize> = Vec::new();
    for index in order {
        if chosen.len() >= options.top {
            break;
        }
        let index = whole_phrase(index, candidates, &scores);
        if !chosen.iter().any(|&kept| overlaps(&candidates[index], &candidates[kept])) {
            chosen.push(index);
        }
    }
    let keyword = |index: usize| {
        let candidate = &candidates[index];
        let mut variants: Vec<(&String, usize)> = candidate.forms.iter().map(|(form, &count)| (form, count)).collect();
        variants.retain(|(form, _)| **form != candidate.name);
        variants.sort_by_key(|&(_, count)| std::cmp::Reverse(count));
        Keyword {
            text: candidate.name.clone(),
            variants: variants.into_iter().map(|(form, _)| form.clone()).collect(),
            score: scores[index],
            count: candidate.occurrences.len(),
            spans: candidate.occurrences.iter().map(|occurrence| occurrence.span).collect(),
            factors: std::mem::take(&mut factors[index]),
        }
    };
    chosen.into_iter().map(keyword).collect()
}

/// The longest phrase around a candidate that makes up three quarters of its occurrences: 크래프트 is
/// 크래프트 테크놀로지스 if it hardly stands alone.
fn whole_phrase(part: usize, candidates: &[Candidate], scores: &[f64]) -> usize {
    let own = &candidates[part];
    let longer = candidates.iter().enumerate().filter(|&(index, phrase)| {
        phrase.units > own.units
            && phrase.occurrences.len() > 1
            && 4 * phrase.occurrences.len() >= 3 * own.occurrences.len()
            && scores[index] > 0.0
            && overlaps(phrase, own)
    });
    longer.max_by_key(|(_, phrase)| (phrase.units, phrase.occurrences.len())).map_or(part, |(index, _)| index)
}

/// Whether most occurrences of one lie inside or around occurrences of the other.
fn overlaps(candidate: &Candidate, kept: &Candidate) -> bool {
    let touching = candidate.occurrences.iter().filter(|own| {
        let after = kept.occurrences.partition_point(|other| other.span.end <= own.span.start);
        kept.occurrences.get(after).is_some_and(|other| other.span.start < own.span.end)
    });
    2 * touching.count() > candidate.occurrences.len()
}
