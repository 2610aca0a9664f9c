//! How much a feeling counts: adverbs of degree, and clauses that outweigh.

use smallvec::SmallVec;

use super::{Hit, Parsed};
use crate::sentiment::factor::Factor;
use crate::sentiment::lexicon::{Class, Found};
use crate::sentiment::predication::{Link, Predication};
use crate::tag::Tag;

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

    /// 현타 쩔었다, 자괴감 오졌다: how strong the word before it is, and no praise.
    pub(super) fn drop_slang(&self, hits: &mut Vec<Hit>) {
        let slang = |hit: &Hit| {
            hit.first == hit.last && matches!(&*self.morphs[hit.first].form, "쩔" | "오지" | "지리" | "개쩔")
        };
        if hits.iter().any(slang) {
            let bad = hits.iter().filter(|hit| hit.valence < 0.0 && !slang(hit)).map(|hit| hit.last);
            let bad: SmallVec<[usize; 8]> = bad.collect();
            hits.retain(|hit| !slang(hit) || !bad.iter().any(|&bad| bad < hit.first && hit.first - bad <= 2));
        }
    }

    /// 재밌기도 하고 힘들기도 했다, 기쁘지도 슬프지도 않았다: neither outweighs the other.
    pub(super) fn mix(&self, hits: &mut [Hit]) {
        let too = |own: &Predication| {
            self.morphs[own.head..own.end]
                .windows(2)
                .any(|pair| (pair[0].tag == Tag::Etn || pair[0].form == "지") && pair[1].form == "도")
        };
        let mixed = |sign: f32, hits: &[Hit]| {
            hits.iter().any(|hit| hit.value * sign > 0.3 && self.predication_of(hit).is_some_and(too))
        };
        if self.clauses.len() < 2 || !mixed(1.0, hits) || !mixed(-1.0, hits) {
            return;
        }
        for hit in hits.iter_mut().filter(|hit| self.predication_of(hit).is_some_and(too)) {
            hit.factors.push(Factor::Mixture);
            hit.weigh();
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
