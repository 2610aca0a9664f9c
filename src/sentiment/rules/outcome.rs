//! Whether what would have been is better or worse than what is.

use super::{Hit, Parsed, Rule};
use crate::sentiment::predication::{Link, Predication};
use crate::sentiment::words::Trait;
use crate::tag::Tag;

impl Parsed<'_> {
    /// What would have been, had a condition been met, from the words with a feeling in it: above 0 if it is something good (덜 헤맸을 것이다,
    /// 헤어지지 않았을 것이다), below if it is something bad (돈을 날렸을 것이다, 이 기쁨을 몰랐을 것이다); 0 if no word tells.
    pub(super) fn would_have_been(&self, condition: &Predication, hits: &[Hit]) -> f32 {
        let main = self.predications.iter().find(|main| {
            main.start >= condition.end && main.would && main.past && (main.conjecture || main.link == Link::Adnominal)
        });
        let Some(main) = main else { return 0.0 };
        let own = hits.iter().filter(|hit| matches!(hit.rule, Rule::Word | Rule::Idiom | Rule::Quantity));
        let said = own.filter(|hit| hit.first >= condition.end && hit.last < main.end);
        let said: f32 = said.map(|hit| self.as_denied(hit, main)).sum();
        // 명령을 수행했다면 오류를 만났을 것이다 tells the reader what to expect.
        let technical = self.morphs.iter().any(|morph| matches!(morph.tag, Tag::Sl | Tag::Sn));
        let more = self.morphs.iter().any(|morph| morph.is(Trait::Sooner) || morph.form == "덜");
        if main.question || technical && !more && condition.negations == 0 { 0.0 } else { said }
    }

    /// The valence of a hit with the denials of the predicate that it stands in or before.
    fn as_denied(&self, hit: &Hit, main: &Predication) -> f32 {
        let inside = |at: usize| hit.first <= at && at <= hit.last;
        let own = inside(main.head);
        let inner = (hit.first..=hit.last).filter(|&at| at != main.head && self.morphs[at].is(Trait::Negator)).count();
        let outer = usize::from(main.negations).saturating_sub(if own { inner } else { 0 });
        // 이 기쁨을 몰랐을 것이다
        let lost = !own && matches!(&*self.morphs[main.head].form, "모르" | "없" | "잃" | "놓치");
        let turns = outer + usize::from(lost) + usize::from(main.less);
        if turns % 2 == 1 { -hit.valence } else { hit.valence }
    }
}
