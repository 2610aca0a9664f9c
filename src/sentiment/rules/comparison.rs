//! Worse than before, better than before.

use super::{Hit, Parsed, Rule, add_where_free};
use crate::sentiment::emotion::Emotion;
use crate::sentiment::predication::Link;
use crate::sentiment::symbol::Group;
use crate::sentiment::words::Trait;
use crate::tag::Tag;

impl Parsed<'_> {
    /// 예전만 못하다, 몸이 예전 같지 않다
    pub(super) fn add_comparisons(&self, hits: &mut Vec<Hit>) {
        self.add_others(hits);
        if !self.traits.has(Trait::Comparison) {
            return;
        }
        for (at, morph) in self.morphs.iter().enumerate().skip(1).filter(|(_, morph)| morph.is(Trait::Comparison)) {
            let form = |ahead: usize| self.morphs.get(at + ahead).map_or("", |next| &*next.form);
            let noun = &self.morphs[at - 1];
            // 예전의 나와는 다르다
            if matches!(&*morph.form, "나" | "내" | "모습")
                && at > 1
                && self.morphs[at - 2].is(Trait::Past)
                && self.morphs[at - 1].form == "의"
                && let Some(&governor) = self.governors(at).first()
                && matches!(&*self.morphs[self.predications[governor].head].form, "다르" | "달라지")
            {
                hits.push(self.hit(Rule::Comparison, at - 2, self.predications[governor].head, 1.5, Emotion::Pride));
                continue;
            }
            if let Some((first, last, valence, emotion)) = self.measured(at) {
                hits.retain(|hit| hit.last < first || last < hit.first || hit.valence * valence > 0.0);
                add_where_free(hits, self.hit(Rule::Comparison, first, last, valence, emotion));
                continue;
            }
            let last = match &*morph.form {
                // 신입만도 못하다, 안 하느니만 못하다
                "만" if morph.group == Group::Particle && form(1) == "못하" => at + 1,
                "만" if morph.group == Group::Particle && form(1) == "도" && form(2) == "못하" => at + 2,
                // 예전처럼 북적이지 않는다
                "처럼" | "만큼" if morph.group == Group::Particle && noun.is(Trait::Past) => {
                    let governor = self.governors(at).first().map(|&governor| &self.predications[governor]);
                    let Some(denied) = governor.filter(|governor| governor.negations % 2 == 1) else { continue };
                    denied.end - 1
                }
                // ko-dic has one ending of 느니 + 만.
                "느니만" if form(1) == "못하" => at + 1,
                "같" if noun.is(Trait::Past) && form(1) == "지" && matches!(form(2), "않" | "못하") => at + 2,
                _ => continue,
            };
            add_where_free(hits, self.hit(Rule::Comparison, at - 1, last, -2.0, Emotion::Regret));
        }
    }

    /// What stands beside a measure: 우리 팀만 한 팀이 없다, 혼자 할 때보다 빨랐다, 성장보다 정체에 가까웠다, 나보다 연봉이 높았다.
    fn measured(&self, at: usize) -> Option<(usize, usize, f32, Emotion)> {
        let form = |ahead: usize| self.morphs.get(at + ahead).map_or("", |next| &*next.form);
        let noun = &self.morphs[at - 1];
        if self.morphs[at].group != Group::Particle {
            return None;
        }
        let own = self.governors(at).first().map(|&governor| &self.predications[governor])?;
        let told = !own.plan && !own.wish && !own.question && own.link != Link::Condition;
        match &*self.morphs[at].form {
            "만" if form(1) == "한" || form(1) == "하" && form(2) == "ㄴ" => {
                let none = self.predications.iter().find(|own| own.start > at && self.morphs[own.head].form == "없")?;
                let near = none.head <= at + 6 && noun.group == Group::Nominal;
                let gone = noun.is(Trait::Past);
                (near && told && !gone).then_some((at - 1, none.head, 2.0, Emotion::Joy))
            }
            "보다" if told => {
                let last = self.predications.last()?;
                let (nears, end) = (form(2) == "에" || form(3) == "에", own.head);
                // 성장보다 정체에 가까운 한 해였다
                if nears && self.morphs[own.head].form == "가깝" && noun.is(Trait::Gain) {
                    return Some((at - 1, end, -1.5, Emotion::Regret));
                }
                let head = &*self.morphs[last.head].form;
                let denied = last.negations % 2 == 1 || last.less;
                // 신입이 나보다 연봉이 높았다
                let mine = noun.is(Trait::Writer) && noun.form != "우리";
                let has = (at + 1..last.start).any(|at| self.morphs[at].is(Trait::Wanted));
                if mine && has && !denied && matches!(head, "높" | "많" | "좋") && self.has_other_subject(at) {
                    return Some((at - 1, last.head, -1.5, Emotion::Regret));
                }
                // 혼자 할 때보다 세 배는 빨랐다
                let then = noun.is(Trait::Past) || matches!(&*noun.form, "때" | "혼자");
                let sign = match head {
                    "빠르" | "빨라지" | "수월하" | "가볍" | "가벼워지" | "단단해지" | "넓어지" | "깊어지" => {
                        1.0
                    }
                    "느리" | "느려지" | "더디" | "무거워지" | "좁아지" => -1.0,
                    _ => return None,
                };
                // 추석이 작년보다 빨랐다: nobody's doing.
                if (1..last.start)
                    .any(|at| self.morphs[at].tag == Tag::Jks && is_of_calendar(&self.morphs[at - 1].form))
                {
                    return None;
                }
                let sign = if denied { -sign } else { sign };
                let emotion = if sign > 0.0 { Emotion::Joy } else { Emotion::Regret };
                (then && last.past).then_some((at - 1, last.head, 1.5 * sign, emotion))
            }
            _ => None,
        }
    }

    /// Whether something is said of somebody else before a morpheme.
    fn has_other_subject(&self, before: usize) -> bool {
        (1..before).any(|at| matches!(self.morphs[at].tag, Tag::Jks | Tag::Jx) && self.is_other(at - 1))
    }

    /// 동기들은 다 붙었는데 나만 제자리다, 남들 다 가는 휴가를 나만 못 갔다: others are ahead.
    fn add_others(&self, hits: &mut Vec<Hit>) {
        if !self.traits.has(Trait::Writer) || self.predications.len() < 2 {
            return;
        }
        let me = |at: usize| {
            let only = self.morphs.get(at + 1).is_some_and(|next| matches!(&*next.form, "만" | "는" | "은"));
            let own = self.morphs[at].is(Trait::Writer) && self.morphs[at].tag == Tag::Np;
            // 우리 아이만
            let child = self.morphs[at].is(Trait::Person) && at > 0 && self.morphs[at - 1].form == "우리";
            // 옆 부서는 받았는데 우리는
            only && (own || child)
        };
        let Some(at) = (1..self.morphs.len()).find(|&at| me(at)) else { return };
        let only = self.morphs[at + 1].form == "만";
        let others = self.morphs[..at].iter().zip(&self.morphs[1..]).any(|(noun, next)| {
            matches!(&*noun.form, "남" | "남들" | "다들" | "모두" | "다른" | "또래")
                || matches!(&*noun.form, "옆" | "타")
                    && matches!(&*next.form, "부서" | "팀" | "반" | "가게" | "집" | "학교" | "소대")
                || matches!(&*noun.form, "동기" | "친구" | "동료" | "선배" | "후배" | "동창") && next.form == "들"
        });
        let Some(main) = self.predications.last().filter(|main| main.start > at && !main.plan && !main.wish) else {
            return;
        };
        let words = &self.morphs[at..main.end];
        let behind = words.iter().any(|morph| {
            matches!(&*morph.form, "제자리" | "아직" | "그대로" | "여전히" | "뒤처지" | "남" | "멈추" | "겨우" | "빠지")
        });
        let clause = self.clause_of(at);
        let set = only || clause > 0 && self.clauses[clause - 1].link == Link::Contrast;
        let last = main.end - 1;
        let denied = main.negations % 2 == 1 || self.morphs[main.head].form == "없";
        let good = hits.iter().any(|hit| hit.first >= at && hit.valence > 0.0 && !denied);
        if others && set && !good && (behind || denied) {
            hits.retain(|hit| hit.last < at || last < hit.first);
            hits.push(self.hit(Rule::Comparison, at, last, -1.5, Emotion::Regret));
        }
    }

    /// 예전 같으면 밤새 붙들고 있었을 버그를 한 시간 만에 잡았다: it is better now, or worse if what was before was good.
    pub(super) fn add_bygone(&self, hits: &mut Vec<Hit>) {
        if !self.any.unmet {
            return;
        }
        let Some(index) = self.predications.iter().position(|own| own.past_condition && !own.past && !own.regret)
        else {
            return;
        };
        let condition = &self.predications[index];
        let mut rest = self.predications[index + 1..].iter();
        let (Some(was), Some(main)) = (rest.clone().find(|own| own.would && own.past), rest.next_back()) else {
            return;
        };
        let then: f32 =
            hits.iter().filter(|hit| hit.first >= condition.end && hit.last < was.end).map(|hit| hit.valence).sum();
        let (valence, emotion) = match then {
            then if then < -0.5 => (1.5, Emotion::Pride),
            then if then > 0.5 => (-1.5, Emotion::Regret),
            // Only 울었을 것이다, which does not tell what is so now.
            _ if std::ptr::eq(was, main) => return,
            _ => (1.0, Emotion::Pride),
        };
        hits.push(self.hit(Rule::Comparison, condition.start, main.end - 1, valence, emotion));
    }
}

/// What comes when it comes.
fn is_of_calendar(noun: &str) -> bool {
    matches!(
        noun,
        "추석"
            | "설"
            | "설날"
            | "명절"
            | "봄"
            | "여름"
            | "가을"
            | "겨울"
            | "첫눈"
            | "개화"
            | "장마"
            | "단풍"
            | "벚꽃"
            | "꽃"
            | "해"
            | "절기"
            | "방학"
            | "개학"
            | "개강"
            | "입학식"
            | "졸업식"
            | "시계"
            | "더위"
            | "추위"
    )
}
