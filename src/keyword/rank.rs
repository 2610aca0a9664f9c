//! Which candidates are keywords.

use super::Keyword;
use super::candidate::Candidate;
use super::generic;

/// Counts within a document fit a float exactly.
#[allow(clippy::cast_precision_loss)]
fn real(count: usize) -> f64 {
    count as f64
}

/// The best candidates, at most `top`, none that is only seen inside another.
pub(super) fn rank(candidates: &[Candidate], top: usize) -> Vec<Keyword> {
    let scores: Vec<f64> = candidates.iter().map(score).collect();
    let mut order: Vec<usize> = (0..candidates.len()).filter(|&index| scores[index] > 0.0).collect();
    order.sort_by(|&a, &b| scores[b].total_cmp(&scores[a]).then(a.cmp(&b)));

    let mut chosen: Vec<(f64, &Candidate)> = Vec::new();
    for index in order {
        if chosen.len() >= top {
            break;
        }
        let phrase = whole_phrase(&candidates[index], candidates);
        if !chosen.iter().any(|(_, kept)| overlaps(phrase, kept)) {
            chosen.push((scores[index], phrase));
        }
    }
    chosen
        .into_iter()
        .map(|(score, candidate)| {
            let mut forms: Vec<(&String, &usize)> = candidate.forms.iter().collect();
            forms.sort_by_key(|&(_, count)| std::cmp::Reverse(count));
            let mut forms = forms.into_iter().map(|(form, _)| form.clone());
            Keyword {
                text: forms.next().unwrap_or_default(),
                variants: forms.collect(),
                score: (score * 1e4).round() / 1e4,
                count: candidate.spans.len(),
                spans: candidate.spans.clone(),
            }
        })
        .collect()
}

/// The longest phrase around a candidate that makes up three quarters of its occurrences: 크래프트 is
/// 크래프트 테크놀로지스 if it hardly stands alone.
fn whole_phrase<'a>(part: &'a Candidate, candidates: &'a [Candidate]) -> &'a Candidate {
    let longer = candidates.iter().filter(|phrase| {
        phrase.words.len() > part.words.len()
            && phrase.spans.len() > 1
            && 4 * phrase.spans.len() >= 3 * part.spans.len()
            && phrase.words.windows(part.words.len()).any(|words| words == part.words)
            && information(phrase) > 0.0
    });
    longer.max_by_key(|phrase| (phrase.words.len(), phrase.spans.len())).unwrap_or(part)
}

/// ln(1 + t) · I^0.7: how often, and how much each occurrence says.
fn score(candidate: &Candidate) -> f64 {
    let count = candidate.spans.len();
    let headings = real(candidate.headings.min(2));
    let verbal = real(candidate.verbal);
    let frequency = real(count) - 0.75 * verbal + headings;
    let spread = frequency.min(real(candidate.lines) + headings);
    let mut score = (0.5 * (frequency + spread)).ln_1p() * information(candidate).powf(0.7);
    if count == 1 {
        score *= if candidate.words.len() > 1 { 0.35 } else { 0.5 };
    }
    if count > 1 && candidate.words.len() > 1 {
        score *= 1.15; // of equally frequent candidates the longer says more
    }
    if candidate.latin {
        score *= 1.3;
    }
    if candidate.honorific * 2 >= count {
        score *= 0.3;
    }
    score
}

/// The mean information of the words. A phrase that begins or ends in a word that says nothing is no phrase.
fn information(candidate: &Candidate) -> f64 {
    let each = candidate.words.iter().zip(&candidate.costs).map(|(word, &cost)| word_information(word, cost));
    let each: Vec<f64> = each.collect();
    if each.contains(&0.0) {
        return 0.0;
    }
    each.iter().sum::<f64>() / real(each.len())
}

/// 0 for nouns that say nothing, up to 7 for those the dictionary lacks. A cost of mecab-ko-dic falls by 800
/// when a word is e times as likely; words that its training corpus lacks have 2639.
fn word_information(word: &str, cost: i32) -> f64 {
    let listed: f64 = match generic::grade(word) {
        Some(1) => return 0.0,
        Some(2) => 0.5,
        Some(3) => 2.5,
        Some(4) => 4.0,
        _ => 7.0,
    };
    let common = f64::from(cost.clamp(-1_500, 3_000) + 2_000) / 750.0;
    listed.min(common.max(0.5) + if cost > 2_600 { 0.3 } else { 0.0 })
}

/// Whether most occurrences of one lie inside or around occurrences of the other.
fn overlaps(candidate: &Candidate, kept: &Candidate) -> bool {
    let touching = candidate.spans.iter().filter(|span| {
        let after = kept.spans.partition_point(|other| other.end <= span.start);
        kept.spans.get(after).is_some_and(|other| other.start < span.end)
    });
    2 * touching.count() > candidate.spans.len()
}
