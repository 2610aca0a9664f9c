//! What stands beside praise: turns of phrase that irony likes, and what there is to complain about.

use super::{Anchor, Collector, Feature, Kind, Name, ONE, id, place};

impl Collector<'_, '_> {
    /// Each of them, how many there are, each with each, and the words beside: most irony is told by what nobody would praise.
    pub(super) fn irony(&mut self) {
        let parsed = self.parsed;
        let Some(index) = parsed.praise() else { return };
        // Most praise is put plainly.
        let cues = parsed.turns_of_phrase(index);
        if cues == 0 {
            return;
        }
        let plights = parsed.complaints(index);
        let anchor = Anchor::hit(index);
        let counts = 10 * cues.count_ones().min(3) + plights.count_ones().min(3);
        self.mark(Kind::Rule, name!("praise, cues and plights"), u64::from(counts), anchor);
        for cue in bits(cues) {
            self.mark(Kind::Rule, name!("praise and cue"), cue, anchor);
            for plight in bits(plights) {
                self.mark(Kind::Rule, name!("cue and plight"), 100 * cue + plight, anchor);
            }
        }
        for plight in bits(plights) {
            self.mark(Kind::Rule, name!("praise and plight"), plight, anchor);
        }
        let hit = &parsed.hits[index];
        for (at, morph) in parsed.morphs.iter().enumerate() {
            if morph.is_content() && !(hit.first..=hit.last).contains(&at) {
                self.keep(Feature {
                    id: id(Kind::Beside, morph.symbol),
                    value: ONE,
                    anchor: Anchor::Morphs(place(at), place(at)),
                    kind: Kind::Beside,
                    #[cfg(feature = "training")]
                    name: "",
                });
            }
        }
    }
}

/// The places of the bits that are set.
fn bits(set: u32) -> impl Iterator<Item = u64> {
    (0..u64::from(u32::BITS)).filter(move |&bit| set >> bit & 1 == 1)
}
