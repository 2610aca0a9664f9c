//! How much a feeling counts: adverbs of degree, and clauses that outweigh.

use super::{Hit, Parsed};
use crate::sentiment::factor::Factor;
use crate::sentiment::lexicon::{Class, Found};
use crate::sentiment::predication::Link;

impl Parsed<'_> {
    /// 너무, 조금, 별로: adverbs shortly before, in the same clause.
    pub(super) fn degree(&self, hit: &Hit, found: &[Found], factors: &mut Vec<Factor>) {
        let start = self.clauses[hit.clause].morphs.start;
        for found in found.iter().filter(|found| found.last < hit.first && found.first >= start) {
            let between = &self.morphs[found.last + 1..hit.first];
            let near = between.iter().filter(|morph| morph.is_content()).count() <= 1;
            let factor = match found.entry.class {
                Class::Intensifier => Factor::Intensity,
                Class::Diminisher => Factor::Mildness,
                _ => continue,
            };
            let less = found.first == found.last && self.morphs[found.first].form == "덜";
            if near && !less && !factors.contains(&factor) {
                factors.push(factor);
            }
        }
    }

    /// What later clauses do to an earlier one.
    pub(super) fn position(&self, hit: &Hit, weights: &[bool], factors: &mut Vec<Factor>) {
        let later = self.clauses.iter().enumerate().skip(hit.clause + 1);
        let link = self.clauses[hit.clause].link;
        let outweighed = later.clone().any(|(index, _)| weights[index]);
        let turned = later.clone().any(|(index, clause)| clause.turns && weights[index]);
        // 힘들지만 재밌고 …: the turn may come clauses later.
        let contrast = self.clauses[hit.clause..]
            .iter()
            .take_while(|clause| clause.link != Link::Final)
            .any(|clause| clause.link == Link::Contrast);
        if link == Link::Concession && later.count() > 0 {
            factors.push(Factor::Concession);
        } else if outweighed && contrast || turned {
            factors.push(Factor::Contrast);
        }
    }
}
