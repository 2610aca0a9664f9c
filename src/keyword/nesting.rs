//! Which of the candidates that lie inside each other are keywords.

use std::collections::{BTreeMap, HashSet};

use super::candidate::{Candidate, Occurrence};
use super::score::{Factors, Weights, real};
use super::{Factor, Keyword};

/// The best candidates of a post whose title has a [key](super::score::title_key), none that is mostly seen inside another.
/// O(occurrences · log occurrences).
pub(super) fn choose(
    candidates: &[Candidate],
    title: &str,
    factors: &[Factors],
    weights: &Weights,
    top: usize,
) -> Vec<Keyword> {
    let product = |factors: &Factors| factors.iter().map(|factor| factor.value).product();
    let scores: Vec<f64> = factors.iter().map(product).collect();
    let mut order: Vec<usize> = (0..candidates.len()).filter(|&index| scores[index] > 0.0).collect();
    order.sort_by(|&a, &b| scores[b].total_cmp(&scores[a]).then(a.cmp(&b)));

    let phrases = Phrases::new(candidates, &scores);
    let mut chosen: Vec<usize> = Vec::new();
    let mut covered: HashSet<usize> = HashSet::new();
    for index in order {
        if chosen.len() >= top {
            break;
        }
        let index = phrases.whole(index, candidates, weights.replace);
        let occurrences = &candidates[index].occurrences;
        let inside = occurrences.iter().filter(|own| units(own).any(|unit| covered.contains(&unit))).count();
        if chosen.contains(&index) || real(inside) > weights.nested * real(occurrences.len()) {
            continue;
        }
        covered.extend(occurrences.iter().flat_map(units));
        chosen.push(index);
    }
    chosen.sort_by(|&a, &b| scores[b].total_cmp(&scores[a]).then(a.cmp(&b)));
    let keyword = |index: usize| keyword(&candidates[index], title, scores[index], &factors[index]);
    chosen.into_iter().map(keyword).collect()
}

fn units(occurrence: &Occurrence) -> std::ops::Range<usize> {
    occurrence.first..occurrence.first + occurrence.units
}

fn keyword(candidate: &Candidate, title: &str, score: f64, factors: &[Factor]) -> Keyword {
    let text = candidate.text_in(title);
    let mut variants: Vec<(&str, usize)> = candidate.forms().collect();
    variants.retain(|(form, _)| *form != text);
    variants.sort_by_key(|&(_, count)| std::cmp::Reverse(count));
    Keyword {
        text: text.to_owned(),
        variants: variants.into_iter().map(|(form, _)| form.to_owned()).collect(),
        score,
        count: candidate.occurrences.len(),
        spans: candidate.occurrences.iter().map(|occurrence| occurrence.span).collect(),
        factors: factors.to_vec(),
    }
}

/// The phrases of a post that stand at least twice, by the units that they have.
struct Phrases(BTreeMap<usize, Vec<usize>>);

impl Phrases {
    fn new(candidates: &[Candidate], scores: &[f64]) -> Self {
        let mut phrases: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (index, candidate) in candidates.iter().enumerate() {
            if candidate.units > 1 && candidate.occurrences.len() > 1 && scores[index] > 0.0 {
                for unit in candidate.occurrences.iter().flat_map(units) {
                    phrases.entry(unit).or_default().push(index);
                }
            }
        }
        Self(phrases)
    }

    /// The longest phrase around a candidate in which a share of its occurrences lie: 크래프트 is 크래프트 테크놀로지스 if it
    /// hardly stands alone.
    fn whole(&self, part: usize, candidates: &[Candidate], share: f64) -> usize {
        let own = &candidates[part];
        let mut counts: BTreeMap<usize, usize> = BTreeMap::new();
        for occurrence in &own.occurrences {
            let around = |phrase: &&usize| {
                let phrase = &candidates[**phrase];
                let after = phrase.occurrences.partition_point(|other| other.first <= occurrence.first);
                phrase.units > own.units
                    && after > 0
                    && units(&phrase.occurrences[after - 1]).end >= units(occurrence).end
            };
            for &phrase in self.0.get(&occurrence.first).into_iter().flatten().filter(around) {
                *counts.entry(phrase).or_default() += 1;
            }
        }
        let enough = counts.into_iter().filter(|&(_, count)| real(count) >= share * real(own.occurrences.len()));
        let longest =
            enough.max_by_key(|&(phrase, count)| (candidates[phrase].units, count, std::cmp::Reverse(phrase)));
        longest.map_or(part, |(phrase, _)| phrase)
    }
}
