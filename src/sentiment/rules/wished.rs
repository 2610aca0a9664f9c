//! What became of a wish.

use super::{Hit, Parsed, Rule};
use crate::sentiment::emotion::Emotion;
use crate::sentiment::predication::{Link, Predication};

impl Parsed<'_> {
    /// 되고 싶던 사서가 되었다, 가고 싶었던 학교에 떨어졌다: what became of a wish.
    pub(super) fn add_wished(&self, hits: &mut Vec<Hit>) {
        let Some(main) = self.predications.last().filter(|main| main.past && !main.question && !main.regret) else {
            return;
        };
        let longed = |own: &Predication| {
            let head = &*self.morphs[own.head].form;
            let noun = &*self.morphs[own.start].form;
            let wished =
                self.morphs[own.head..own.end].windows(2).any(|pair| pair[0].form == "고" && pair[1].form == "싶");
            let longed = matches!(head, "바라" | "꿈꾸" | "그리" | "기다리" | "원하" | "벼르" | "그리워하" | "바래")
                || matches!(noun, "고대" | "희망" | "염원" | "소망" | "갈망" | "학수고대");
            // 되고 싶던, 바라던
            let then = self.morphs[own.end - 1].form == "던" || own.past;
            own.link == Link::Adnominal && own.negations == 0 && then && (wished || longed)
        };
        let Some(wish) = self.predications.iter().find(|own| own.end <= main.start && longed(own)) else { return };
        if hits.iter().any(|hit| hit.first > wish.end && hit.valence.abs() > 1.0) {
            return;
        }
        let head = &*self.morphs[main.head].form;
        let noun = &*self.morphs[main.start].form;
        let missed = main.negations % 2 == 1
            || matches!(head, "떨어지" | "놓치" | "미끄러지" | "잃" | "포기하" | "틀어지" | "깨지")
            || matches!(noun, "탈락" | "취소" | "무산" | "실패" | "포기" | "불합격");
        let gained = matches!(
            head,
            "되" | "가"
                | "오"
                | "찾아오"
                | "이루"
                | "이루어지"
                | "이뤄지"
                | "붙"
                | "만나"
                | "얻"
                | "받"
                | "사"
                | "들어가"
                | "다녀오"
                | "보"
                | "배우"
                | "열"
                | "나오"
                | "잡"
                | "맡"
                | "태어나"
                | "밟"
                | "떠나"
                | "가지"
                | "갖"
        ) || matches!(
            noun,
            "합격"
                | "입사"
                | "입학"
                | "장만"
                | "성공"
                | "시작"
                | "취업"
                | "이직"
                | "졸업"
                | "개업"
                | "출간"
                | "도착"
                | "이사"
        );
        let (valence, emotion) = match (missed, gained) {
            (true, _) => (-1.5, Emotion::Regret),
            (false, true) => (1.5, Emotion::Joy),
            _ => return,
        };
        let (first, last) = (wish.start, main.end - 1);
        hits.push(self.hit(Rule::Counterfactual, first, last, valence, emotion));
    }
}
