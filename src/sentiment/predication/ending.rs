//! What endings say: how a predicate leads on, and its mood.

use super::Link;
use super::scan::Scan;
use crate::sentiment::symbol::{Group, canonical};
use crate::sentiment::words::Trait;
use crate::tag::Tag;

impl Scan<'_, '_> {
    pub(super) fn link(&mut self, ending: usize, past: bool) -> Link {
        let morph = &self.morphs[ending];
        let form = canonical(&morph.form);
        let last = self.morphs[self.at..].iter().all(|morph| morph.group == Group::Sign);
        let asked = last && self.morphs[self.at..].iter().any(|morph| morph.form.contains('?'));
        match morph.tag {
            Tag::Etm if ["다는", "라는", "ㄴ다는", "자는", "다던", "라던", "다는데"].contains(&form) => {
                Link::Quote
            }
            Tag::Etm => Link::Adnominal,
            Tag::Etn if last => {
                // 더 자주 만나기; 후회 없기를
                self.found.plan |= form == "기";
                Link::Final
            }
            Tag::Etn => Link::Nominal,
            _ => {
                self.mood(form, last, asked, past);
                if self.quotes(ending) {
                    self.at += 1;
                    self.found.end = self.at;
                    return Link::Quote;
                }
                match form {
                    _ if last && morph.tag == Tag::Ef => Link::Final,
                    "지만" | "지마는" | "는데" | "던데" | "나" | "건만" | "련만" | "는데도" | "음에도" | "더니"
                    | "다만" | "는데요" | "으나" | "는데다" => Link::Contrast,
                    "아도" | "더라도" | "ㄹ지라도" | "라도" | "든" | "든지" | "던지" | "ㄴ들" | "고도" | "거나" => {
                        Link::Concession
                    }
                    "면" | "다면" | "ㄴ다면" | "라면" | "거든" | "려면" | "았더라면" | "더라면" | "아야" | "아야만" => {
                        Link::Condition
                    }
                    "려고" | "러" | "고자" | "도록" | "게끔" | "려" => Link::Purpose,
                    "ㄹ래야" | "래야" | "려야" | "ㄹ려야" => Link::Vain,
                    "게" | "이" | "듯" | "듯이" | "ㄹ수록" => Link::Manner,
                    "아서" | "니까" | "니" | "므로" | "느라" | "느라고" | "길래" | "아" | "라서" | "기에" => {
                        Link::Cause
                    }
                    "다고" | "ㄴ다고" | "라고" | "냐고" | "자고" | "다며" | "라며" | "다면서" | "라면서" | "느냐고"
                    | "다는" | "라는" | "ㄴ다며" => Link::Quote,
                    _ if last => Link::Final,
                    "다" | "ㄴ다" | "ㅂ니다" | "아요" | "네" | "네요" | "지" | "죠" | "구나" => {
                        Link::Final
                    }
                    _ => Link::Sequence,
                }
            }
        }
    }

    /// Whether an ending is the first half of 다고: some words have 신나 + ㄴ다 + 고.
    fn quotes(&self, ending: usize) -> bool {
        let morph = &self.morphs[ending];
        let says = matches!(canonical(&morph.form), "다" | "ㄴ다");
        let next = self.morphs.get(self.at).filter(|next| next.form == "고" && next.tag == Tag::Ec);
        says && next.is_some_and(|next| next.eojeol == morph.eojeol)
    }

    /// What a final ending says of the mood.
    fn mood(&mut self, form: &str, last: bool, asked: bool, past: bool) {
        let interrogative = [
            "ㄹ까",
            "는가",
            "나",
            "냐",
            "느냐",
            "는지",
            "까",
            "ㅂ니까",
            "습니까",
            "ㄹ까요",
            "나요",
            "는가요",
            "니",
            "ㄹ지",
        ];
        // 얼마나 좋았을까
        if form == "ㄹ까" && past {
            self.found.conjecture = true;
            self.found.would = true;
        }
        if (asked || last && interrogative.contains(&form) && form != "니") && !self.found.tag {
            self.found.question = true;
        }
        // 하자; but 선발되자 곧
        let closes = self.morphs.get(self.at).is_none_or(|next| next.group == Group::Sign);
        if form == "자" && closes {
            self.found.plan = true;
        }
        if matches!(form, "ㄹ게" | "ㄹ게요" | "ㅂ시다" | "ㄹ래" | "세요" | "십시오" | "리라" | "련다" | "길" | "기를")
        {
            self.found.plan = true;
        }
        // 가야지; 샀어야지
        if matches!(form, "아야지" | "야지" | "야지요" | "야죠" | "아야지요" | "아야죠" | "어야죠" | "어야지요")
        {
            self.found.regret |= past;
            self.found.plan |= !past;
        }
        // 기록하라, 행복하세요
        let verb = &self.morphs[self.verb];
        let asks = matches!(form, "라" | "아라" | "거라" | "시오" | "라고요") && verb.tag != Tag::Vcp
            || form == "아요" && self.found.honorific;
        self.found.plan |= last && !past && !asked && asks;
        let cut = last || self.morphs.get(self.at).is_some_and(|next| next.form == ",");
        if matches!(form, "ㄹ걸" | "ㄹ걸요") && cut || matches!(form, "더라면" | "았더라면") {
            self.found.regret = true;
        }
        // 더 안아 줄 수도 있었는데, 사진이라도 찍어 두는 건데
        if last && form == "는데" && self.found.negations % 2 != 1 {
            let from = self.found.start.saturating_sub(4);
            let more = self.morphs[from..self.at].iter().any(|morph| morph.is(Trait::Sooner) || morph.form == "라도");
            let could = self.found.potential && self.found.past && more;
            let kept = self.morphs[self.found.head..self.at].iter();
            let kept =
                kept.filter(|morph| morph.tag == Tag::Vx).any(|morph| matches!(&*morph.form, "두" | "놓" | "보"));
            let matter = self.verb > 1
                && self.morphs[self.verb].form == "이"
                && matches!(&*self.morphs[self.verb - 1].form, "것" | "거")
                && &*self.morphs[self.verb - 2].form == "는";
            self.found.regret |= could || matter && (kept || more);
        }
        // 예전 같으면, 예전이라면: it is not so any more.
        let bygone = matches!(form, "면" | "라면" | "다면" | "았다면")
            && (self.morphs[self.verb].tag == Tag::Vcp || self.morphs[self.verb].form == "같")
            && self.is_bygone(self.verb);
        if matches!(form, "면" | "다면" | "았다면" | "아도") && past || bygone {
            self.found.past_condition = true;
        }
        self.found.even_if |= form == "아도" && past;
        // 모였으면.
        self.found.wish |= last && matches!(form, "면" | "면요") && past;
        self.found.hearsay |= last
            && matches!(
                form,
                "대" | "ㄴ대"
                    | "는대"
                    | "대요"
                    | "ㄴ대요"
                    | "래"
                    | "래요"
                    | "단다"
                    | "ㄴ단다"
                    | "는단다"
                    | "란다"
                    | "다네"
                    | "ㄴ다네"
                    | "다더라"
                    | "라더라"
                    | "다던데"
                    | "ㄴ다던데"
            );
    }

    /// Whether what stands before a verb is the past, or who one was then: 예전, 작년의 나.
    fn is_bygone(&self, verb: usize) -> bool {
        // Not 생각 같아서는, 처음이라면.
        let past = |at: Option<usize>| {
            at.map(|at| &self.morphs[at])
                .is_some_and(|morph| morph.is(Trait::Past) && !morph.is(Trait::Thought) && !morph.is(Trait::Sooner))
        };
        // 작년의 나라면: ko-dic has 나라 + 이면.
        let before = verb.checked_sub(1);
        let me = before.is_some_and(|at| matches!(&*self.morphs[at].form, "나" | "내" | "저" | "나라"));
        past(before) || me && past(verb.checked_sub(3))
    }
}
