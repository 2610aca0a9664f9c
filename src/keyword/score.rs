//! The recipe: how much a candidate tells about its post.

use super::Factor;
use super::background::Background;
use super::candidate::Candidate;

/// Counts within a document fit a float exactly.
#[allow(clippy::cast_precision_loss)]
pub(super) fn real(count: usize) -> f64 {
    count as f64
}

/// The factors of a candidate's score.
pub(super) fn factors(candidate: &Candidate, background: &Background) -> Vec<Factor> {
    let (mut count, mut headings, mut lines, mut honorific) = (0.0, 0, 0.0, 0);
    let mut line = usize::MAX;
    for occurrence in &candidate.occurrences {
        count += occurrence.weight * if occurrence.verbal { 0.25 } else { 1.0 };
        headings += usize::from(occurrence.heading);
        honorific += usize::from(occurrence.honorific);
        if occurrence.line != line {
            line = occurrence.line;
            lines += occurrence.weight;
        }
    }
    let headings = real(headings.min(2));
    let frequency = count + headings;
    let spread = frequency.min(lines + headings);
    let mut factors = vec![
        Factor { name: "frequency", value: (0.5 * (frequency + spread)).ln_1p() },
        Factor { name: "information", value: background.information(&candidate.name).powf(0.7) },
    ];
    let mut push = |name, holds: bool, value| {
        if holds {
            factors.push(Factor { name, value });
        }
    };
    let once = candidate.occurrences.len() == 1;
    push("once", once, if candidate.units > 1 { 0.35 } else { 0.5 });
    push("phrase", !once && candidate.units > 1, 1.15);
    push("latin", candidate.latin, 1.3);
    push("person", honorific * 2 >= candidate.occurrences.len(), 0.3);
    factors
}
