//! What is said to the writer's face: orders, offers and verdicts tell how one did, though they are somebody else's words.

use super::{Hit, Parsed, Rule};
use crate::sentiment::emotion::Emotion;
use crate::sentiment::predication::{Link, Predication};
use crate::sentiment::words::Trait;
use crate::tag::Tag;

impl Parsed<'_> {
    /// 처음부터 다시 쓰라고 했다, 내일부터 나오지 말라고 했다, 같이 일하고 싶다는 말을 들었다.
    pub(super) fn add_told(&self, hits: &mut Vec<Hit>) {
        if !self.any.links(Link::Quote) && !self.traits.has(Trait::Quotation) {
            return;
        }
        for (index, own) in self.predications.iter().enumerate() {
            let Some(next) = self.predications.get(index + 1) else { continue };
            // "이것도 일이라고 했냐"고 했다
            let ends_quotation = self.quoted[own.head] && !self.quoted[next.head];
            let thought = self.morphs[own.end.min(next.head)..=next.head].iter();
            let mut thought = thought.filter(|morph| morph.form != "하");
            if own.link != Link::Quote && !ends_quotation || thought.any(|morph| morph.is(Trait::Thought)) {
                continue;
            }
            let passed_on = own.end + 4 >= next.start
                && [Trait::Reporting, Trait::Heard, Trait::Quoting].into_iter().any(|of| self.tells(next, of))
                || is_scolding(&self.morphs[next.head].form);
            let by_writer = (1..own.start).any(|at| {
                let marked = self.morphs[at].tag == Tag::Jks || matches!(&*self.morphs[at].form, "는" | "은");
                marked && self.morphs[at - 1].is(Trait::Writer) && self.morphs[at - 1].form != "우리"
            });
            if !passed_on || by_writer || !next.past || next.plan || next.question || next.negations > 0 {
                continue;
            }
            let Some((valence, emotion)) = self.told(own, next) else { continue };
            hits.retain(|hit| hit.last < own.start || own.end <= hit.first);
            hits.push(self.hit(Rule::Told, own.start, own.end - 1, valence, emotion));
        }
    }

    /// What a quotation tells of the writer, if it tells something by its form.
    fn told(&self, own: &Predication, next: &Predication) -> Option<(f32, Emotion)> {
        // 시작하라고: the noun says what.
        let noun = own.start < own.head && self.morphs[own.head].tag == Tag::Xsv;
        let form = &*self.morphs[if noun { own.start } else { own.head }].form;
        let ending = self.morphs[own.head..own.end].iter().rev().find(|morph| !morph.form.is_empty())?;
        let ends = |with: &str| ending.form.starts_with(with) || ending.form.starts_with(&format!("으{with}"));
        let before = &self.morphs[own.start.saturating_sub(8)..own.start];
        let says = |words: &[&str]| before.iter().any(|morph| words.contains(&&*morph.form));
        let judged = (0..own.start).any(|at| {
            let after = at + 1 + usize::from(self.morphs[at + 1].form == "님");
            let subject = self.morphs.get(after).is_some_and(|next| matches!(next.tag, Tag::Jks | Tag::Jx));
            self.morphs[at].is(Trait::Judge) && subject
        });
        let asks_for = ends("라고") || ends("라는") || ends("란") || ends("래");
        let command = asks_for && self.morphs[own.head].tag != Tag::Vcp;
        // 내일부터 나오지 말라고
        if command && own.negations % 2 == 1 {
            return matches!(form, "나오" | "출근" | "연락" | "오" | "얼씬거리").then_some((-2.0, Emotion::Sadness));
        }
        if command && own.negations == 0 {
            let again = says(&["처음", "다시", "원점", "전부", "갈아엎"]);
            let work =
                matches!(form, "쓰" | "하" | "만들" | "짜" | "고치" | "그리" | "해오" | "시작" | "찍" | "작성" | "엎");
            // 다시 써 보라고 is said kindly.
            let kindly = self.morphs[own.head..own.end].iter().any(|morph| matches!(&*morph.form, "보" | "주"));
            let leave = matches!(form, "그만두" | "관두" | "때려치우" | "꺼지" | "나가" | "포기")
                || form == "비우" && says(&["방", "집", "책상", "자리"]);
            return (again && work && !kindly || leave && !kindly).then_some((-1.5, Emotion::Regret));
        }
        if ending.form.ends_with("냐고") || ending.form.ends_with("냐는") || ending.form.ends_with('냐') {
            // 이것도 일이냐고; not 이게 무슨 일이냐고
            let pointed = before.windows(2).any(|pair| {
                matches!(&*pair[0].form, "이것" | "그것" | "이거" | "그거")
                    && matches!(&*pair[1].form, "도" | "을" | "ㄹ" | "를")
            });
            let asked = self.morphs[next.head].form == "묻";
            let belittles = says(&["밖에", "이따위", "고작"]) || pointed && !asked;
            let how = says(&["왜"]) && says(&["이렇게", "그렇게", "이리"]);
            let scolds = own.link == Link::Quote && is_scolding(&self.morphs[next.head].form);
            return (belittles || how || scolds).then_some((-1.5, Emotion::Anger));
        }
        if own.link == Link::Quote && is_scolding(&self.morphs[next.head].form) {
            return Some((-1.5, Emotion::Anger));
        }
        let verb = self.morphs[own.head..own.end].iter();
        // 다시는 안 온다고, 헤어지자고, 더 뽑아 주겠다고
        let no_more = own.negations % 2 == 1 && says(&["다시", "더", "이제"]);
        if no_more && matches!(form, "오" | "가" | "쓰" | "만나" | "보" | "맡기" | "사" | "설레") && !own.wish
        {
            return Some((-1.5, Emotion::Sadness));
        }
        if ends("자고")
            && (matches!(form, "헤어지" | "그만하" | "그만두" | "끝내" | "갈라서") || form == "갖" && says(&["시간"]))
        {
            return Some((-2.0, Emotion::Sadness));
        }
        let favour = verb.clone().any(|morph| morph.tag == Tag::Vx && morph.form == "주")
            && own.plan
            && verb.clone().any(|morph| morph.form == "겠");
        if judged && favour && own.negations == 0 && !command {
            return Some((1.0, Emotion::Relief));
        }
        // 같이 하자고 is only a proposal.
        let again = says(&["또", "다시", "계속", "다음", "나", "너"]);
        let together = again || says(&["같이", "함께"]);
        let work = matches!(form, "일하" | "하" | "일" | "작업" | "만들" | "잡" | "계약" | "진행");
        let proposes = (ends("자고") || ends("자는")) && work && (again || form != "하");
        let would = self.morphs[own.head..own.end].iter().any(|morph| morph.form == "겠");
        let wants = (own.wish || would) && (work || matches!(form, "오" | "보" | "만나" | "가"));
        if (proposes || wants) && together && own.negations == 0 {
            return Some((1.5, Emotion::Joy));
        }
        // 이제 맡길 수 있겠다고, 대회에 나가도 되겠다고
        let allowed = own.potential || verb.clone().any(|morph| morph.form == "되");
        match (own.negations % 2 == 1, judged && !own.past) {
            (false, true) if allowed => Some((1.5, Emotion::Relief)),
            (true, true) if own.inability && own.potential => Some((-1.5, Emotion::Regret)),
            _ => None,
        }
    }
}

/// Verbs of scolding.
fn is_scolding(verb: &str) -> bool {
    matches!(
        verb,
        "따지"
            | "쏘아붙이"
            | "다그치"
            | "소리치"
            | "윽박지르"
            | "나무라"
            | "몰아세우"
            | "호통치"
            | "비아냥거리"
            | "빈정거리"
            | "타박"
    )
}
