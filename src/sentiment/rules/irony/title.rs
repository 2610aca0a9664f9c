//! Titles for what is no feat: 작심삼일의 아이콘, 이쯤 되면 탈락도 재능이다.

use super::super::{Hit, Parsed, Rule};
use crate::sentiment::emotion::Emotion;
use crate::sentiment::symbol::Group;
use crate::sentiment::words::Trait;

impl Parsed<'_> {
    /// Puts blame in the place of the praise of such titles.
    pub(in crate::sentiment::rules) fn add_titles(&self, hits: &mut Vec<Hit>) {
        if !self.traits.has(Trait::Title) {
            return;
        }
        for (at, morph) in self.morphs.iter().enumerate().skip(1) {
            if morph.group != Group::Nominal || !morph.is(Trait::Title) {
                continue;
            }
            let joins = &self.morphs[at - 1];
            let bad = |noun: usize| {
                (self.morphs[noun].is(Trait::Unwanted) || self.morphs[noun].is(Trait::Grievance))
                    && self.morphs[noun].group == Group::Nominal
                    || hits.iter().any(|hit| hit.first <= noun && noun <= hit.last && hit.valence < 0.0)
            };
            // The copula must follow 도: 실패도 기술을 낳는다 is none.
            let noun = match &*joins.form {
                "의" | "계의" if at > 1 && bad(at - 2) => at - 2,
                "의" if at > 2 && self.morphs[at - 2].form == "계" && bad(at - 3) => at - 3,
                "도" if at > 1 && self.morphs.get(at + 1).is_some_and(|next| next.form == "이") && bad(at - 2) => {
                    at - 2
                }
                // 불합격 수집가: nobody is called so who is not laughed at.
                _ if self.is_mock_title(at) && bad(at - 1) => at - 1,
                _ => continue,
            };
            hits.retain(|hit| hit.last < noun || at < hit.first);
            hits.push(self.hit(Rule::Idiom, noun, at, -2.0, Emotion::Regret));
        }
    }

    /// Titles that are none without irony, right behind what one has too much of; ko-dic has 수집 + 가 for 수집가.
    fn is_mock_title(&self, at: usize) -> bool {
        let form = &*self.morphs[at].form;
        form == "수집" && self.morphs.get(at + 1).is_some_and(|next| next.form == "가")
            || matches!(
                form,
                "수집가"
                    | "컬렉터"
                    | "제조기"
                    | "자판기"
                    | "요정"
                    | "장인"
                    | "달인"
                    | "챔피언"
                    | "여왕"
                    | "국가대표"
                    | "마스터"
                    | "프로"
                    | "머신"
            )
    }
}
