//! What is only wished, planned, supposed, asked or said by others.

use smallvec::SmallVec;

use super::{Hit, Parsed, Rule};
use crate::sentiment::emotion::Emotion;
use crate::sentiment::factor::Factor;
use crate::sentiment::predication::{Link, Predication};
use crate::sentiment::reading::{Flags, Morph};
use crate::sentiment::symbol::Group;
use crate::sentiment::words::Trait;
use crate::tag::Tag;

/// What holds for a predicate, whatever the word it is looked at for.
#[allow(clippy::struct_excessive_bools, reason = "independent observations")]
#[derive(Clone, Copy, Default, Debug)]
pub(super) struct Frame {
    wish: bool,
    plan: bool,
    /// Somebody else says it.
    reported: bool,
    /// It reaches the writer in a letter or a comment.
    told: bool,
    /// It is said of somebody else.
    other: bool,
    /// 떨어질 경우, -면
    condition: bool,
}

/// Those of a sentence; few have more.
pub(super) type Frames = SmallVec<[Frame; 8]>;

impl Frame {
    /// Whether it tells nothing that the writer went through.
    const fn is_aside(self) -> bool {
        self.wish || self.plan || self.reported || self.other || self.condition
    }
}

impl Parsed<'_> {
    /// What holds for each predication.
    pub(super) fn frames(&self) -> Frames {
        let mut frames = Frames::new();
        for index in 0..self.predications.len() {
            frames.push(self.frame(index));
        }
        for (index, predication) in self.predications.iter().enumerate() {
            if predication.link != Link::Quote || !frames[index].reported {
                continue;
            }
            // 선배는 재밌어서 밤을 새웠다고 했다: what stands between the speaker and the quotation is said as well.
            let speaker = (1..predication.start)
                .rev()
                .find(|&at| matches!(self.morphs[at].tag, Tag::Jks | Tag::Jx) && self.is_other(at - 1));
            let Some(speaker) = speaker else { continue };
            for before in (0..index).rev() {
                let earlier = &self.predications[before];
                if earlier.start < speaker || matches!(earlier.link, Link::Quote | Link::Final) {
                    break;
                }
                frames[before].reported = true;
            }
        }
        frames
    }

    fn frame(&self, index: usize) -> Frame {
        let predication = &self.predications[index];
        let if_only = predication.conjecture
            && !predication.past
            && self.morphs[predication.head].form == "좋"
            && self.predications[..index].iter().any(|before| before.link == Link::Condition);
        let case = predication.link == Link::Adnominal
            && self
                .morphs
                .get(predication.end)
                .is_some_and(|noun| noun.form == "경우" || self.is_as_long_as(predication));
        let reported = predication.hearsay && !self.is_diagnosis(predication)
            || predication.link == Link::Quote && self.is_reported(index);
        Frame {
            wish: predication.wish || if_only,
            plan: predication.plan || predication.link == Link::Purpose,
            reported,
            told: reported && self.is_in_message(index),
            other: self.is_said_of_another(predication)
                || predication.hearsay && self.subject(predication).is_some_and(|subject| self.is_other(subject)),
            condition: predication.link == Link::Condition && self.denials_of_saying(index) == 0 || case,
        }
    }

    /// Which morphemes tell nothing that the writer went through.
    pub(in crate::sentiment) fn asides(&self) -> Flags {
        let any = self.is_general || self.frames.iter().any(|frame| frame.is_aside());
        let mut asides = Flags::from_slice(&self.quoted);
        if !any {
            return asides;
        }
        let mut start = 0;
        for (index, predication) in self.predications.iter().enumerate() {
            let away = self.is_general
                || self.frames[index].is_aside()
                || predication.link.goes_on()
                    && self.governors(predication.head).iter().any(|&governor| self.frames[governor].is_aside());
            if away {
                let words = self.morphs[start..predication.end].iter().zip(&mut asides[start..predication.end]);
                words.for_each(|(morph, aside)| *aside |= morph.is_content());
            }
            start = predication.end;
        }
        asides
    }

    /// Collects what suspends a feeling.
    pub(super) fn mood(&self, hit: &Hit, factors: &mut Vec<Factor>) {
        let mut add = |factor: Factor| {
            if !factors.contains(&factor) {
                factors.push(factor);
            }
        };
        if self.quoted[hit.last] {
            add(Factor::Quotation);
            // 이모는 "나는 지금이 제일 행복하다"고 하셨다
            let speaks = |at: usize| {
                matches!(self.morphs[at].tag, Tag::Jks | Tag::Jx) && !self.quoted[at] && self.is_other(at - 1)
            };
            if (1..hit.first).any(speaks) {
                add(Factor::OtherPerson);
            }
        }
        if self.is_general || self.compares_things(hit) {
            add(Factor::General);
        }
        // 하고 싶지 않다, -면 좋았을: the mood is part of the idiom.
        let unreal = hit.rule == Rule::Counterfactual;
        let has_mood = unreal
            || hit.rule == Rule::Idiom && self.morphs[hit.first..=hit.last].iter().any(|morph| morph.is(Trait::Mood));
        // 퍽이나, 하필: adverbs tell how the speaker takes it, whatever the mood.
        if hit.first == hit.last && self.morphs[hit.first].tag == Tag::Mag && hit.valence < 0.0 {
            return;
        }
        let mut governors = self.governors(hit.last);
        // 재미있고 유익할 것 같다: what is joined shares its mood.
        if let Some(&last) = governors.last()
            && self.predications[last].link == Link::Sequence
            && let Some(next) = self.predications.get(last + 1)
            && next.start == self.predications[last].end
            && matches!(self.morphs[next.head].tag, Tag::Va | Tag::Xsa)
        {
            governors.extend(self.governors(next.head));
        }
        // 꿈을 이루면서 성공한 사람이 되었으면 좋겠다
        if hit.valence > 0.0 && !has_mood && governors.iter().any(|&own| self.leads_to_wish(own)) {
            add(Factor::Wish);
        }
        for &index in &governors {
            let (predication, frame) = (&self.predications[index], self.frames[index]);
            let as_if = predication.as_if && hit.valence < 0.0;
            let unreal = self.is_unreal(predication);
            if unreal && !has_mood && !as_if {
                add(Factor::Counterfactual);
            }
            if predication.hearsay && !self.is_diagnosis(predication) {
                add(Factor::Quotation);
            }
            // 도와주셨다 and 감사하시다 are no feeling of somebody else.
            let passes = self.is_passing(hit, predication);
            if frame.other && is_felt(hit, predication) || predication.honorific && hit.valence <= 0.0 && !passes {
                add(Factor::OtherPerson);
            }
            // 어떻게 안 기쁘겠는가
            let rhetorical = predication.negations % 2 == 1 && self.is_rhetorical(index);
            if has_mood || rhetorical || self.is_impossible(predication) {
                continue;
            }
            // 장애로 이어질 수 있다: it did not happen.
            if predication.potential && !predication.past && hit.valence < 0.0 {
                add(Factor::Condition);
            }
            // 도움이 될 수 있다; but 배울 수 있어 좋았다
            let may = predication.potential && predication.link == Link::Final && !predication.past;
            if may && hit.valence > 0.0 && predication.negations == 0 {
                add(Factor::Conjecture);
            }
            if frame.condition && predication.link == Link::Adnominal {
                add(Factor::Condition);
            }
            if frame.wish {
                add(Factor::Wish);
            } else if predication.plan {
                add(Factor::Plan);
            } else if predication.conjecture {
                add(Factor::Conjecture);
            }
            if predication.question && !unreal {
                add(Factor::Question);
            }
        }
        // 목표: 하프 마라톤 완주
        if self.is_agenda && !has_mood {
            add(Factor::Plan);
        }
        let Some(&last) = governors.last() else { return };
        let frame = self.frames[last];
        if frame.condition && !unreal {
            add(Factor::Condition);
        }
        // 행복했다고 편지를 보내왔다 does the writer good.
        if frame.reported && !(frame.told && hit.valence > 0.0) {
            add(Factor::Quotation);
        }
        if self.predications[last].link == Link::Purpose {
            add(Factor::Plan);
        }
        if hit.valence < 0.0 && (self.is_technical(hit, governors.first().copied()) || self.is_remedied(hit))
            || self.is_matter(hit)
        {
            add(Factor::Technical);
        }
    }

    /// 나아지지 않는 한, 특별한 일이 없는 한, 멈추지 않는 이상: as long as; not 웃는 한 사람, 생각하는 이상으로.
    fn is_as_long_as(&self, predication: &Predication) -> bool {
        let [noun, next] = [0, 1].map(|ahead| self.morphs.get(predication.end + ahead));
        let Some(noun) = noun.filter(|noun| matches!(&*noun.form, "한" | "이상")) else { return false };
        let denied = predication.negations % 2 == 1 || self.morphs[predication.head].form == "없";
        let counts = |next: &Morph<'_>| next.group == Group::Particle || next.tag == Tag::Nnbc || next.form == "사람";
        // ko-dic often takes 한 for a number.
        self.morphs[predication.end - 1].form == "는" && (denied || noun.tag != Tag::Mm) && !next.is_some_and(counts)
    }

    /// Whether what somebody does is joined to a wish or a plan without a tense of its own.
    fn leads_to_wish(&self, index: usize) -> bool {
        let joined = |own: &Predication| {
            own.link == Link::Sequence && !own.past && matches!(self.morphs[own.head].tag, Tag::Vv | Tag::Xsv)
                || !own.link.ends_clause() && own.link != Link::Bare
        };
        if self.predications[index].link != Link::Sequence || !joined(&self.predications[index]) {
            return false;
        }
        let ends = self.predications.iter().skip(index + 1).position(|own| !joined(own));
        let Some(end) = ends.map(|ends| index + 1 + ends) else { return false };
        let wishes = |at: usize| self.frames.get(at).is_some_and(|frame| frame.wish || frame.plan);
        let main = &self.predications[end];
        match main.link {
            Link::Final | Link::Bare => wishes(end),
            Link::Condition => wishes(end + 1),
            _ => false,
        }
    }

    /// Whether a predicate says what was not so: the condition that was not met, or what would have followed.
    pub(super) fn is_unreal(&self, predication: &Predication) -> bool {
        if predication.regret || predication.mistaken {
            return true;
        }
        // 더 좋았을 것 같다
        let more = |own: &Predication| {
            let mut before = self.morphs[..own.start].iter().rev().take(3);
            before.any(|morph| morph.form == "더" || morph.form == "훨씬")
        };
        if predication.past && predication.conjecture && predication.would && more(predication) {
            return true;
        }
        // 성장할 수도 있었던 하루를 버렸다
        let could = |own: &Predication| {
            own.potential
                && own.past
                && own.link == Link::Adnominal
                && self.morphs[own.head..own.end].windows(2).any(|pair| pair[0].form == "수" && pair[1].form == "도")
        };
        if could(predication) {
            return true;
        }
        let unmet = |condition: &Predication| condition.regret || condition.past_condition;
        // 사흘 걸렸을 일
        let noun = |main: &Predication| {
            let next = self.morphs.get(main.end);
            main.link == Link::Adnominal && next.is_some_and(|next| next.group == Group::Nominal && next.form != "때")
        };
        let would = |main: &Predication| main.past && (main.conjecture || main.would && noun(main));
        if unmet(predication) {
            return self.predications.iter().any(|main| main.start >= predication.end && would(main));
        }
        let is = |condition: &Predication| condition.end <= predication.start && unmet(condition);
        // 한 문제만 더 맞혔어도 합격이었다
        let short = |condition: &Predication| {
            // 큰 사고였을 텐데 다행이었다: what would have been is told before.
            let told = |own: &Predication| own.would && own.start >= condition.end && own.end <= predication.start;
            condition.even_if
                && condition.end <= predication.start
                && self.wants_more(condition)
                && !self.predications.iter().any(told)
        };
        would(predication) && self.predications.iter().any(is)
            || predication.past && self.morphs[predication.head].tag == Tag::Vcp && self.predications.iter().any(short)
    }

    /// Whether it is somebody other than the writer that a predicate is said of: 동생이 울었다, 아내는 속상해했다.
    fn is_said_of_another(&self, predication: &Predication) -> bool {
        let verb = &self.morphs[predication.head];
        let others = self.traits.has(Trait::Person) || self.traits.has(Trait::Other);
        // 싱글벙글이셨다: how somebody looks.
        let looks = || {
            verb.tag == Tag::Vcp
                && matches!(
                    &*self.morphs[predication.start].form,
                    "싱글벙글"
                        | "울상"
                        | "죽상"
                        | "눈물바다"
                        | "난리"
                        | "성화"
                        | "함박웃음"
                        | "시무룩"
                        | "울먹울먹"
                        | "신바람"
                        | "오열"
                )
        };
        if !others || !(predication.displayed || matches!(verb.tag, Tag::Vv | Tag::Xsv | Tag::Vx) || looks()) {
            return false;
        }
        // 화가 나다, 눈물이 나다: the feeling is not who has it.
        let mut clause = self.clause_of(predication.head);
        // 동생이 떨어져서 속상해했다, 동료가 승진했다고 자랑했다
        while clause > 0
            && self.subject_before(clause, predication.start).is_none()
            && (predication.displayed && self.clauses[clause - 1].link != Link::Final
                || self.clauses[clause - 1].link == Link::Quote)
        {
            clause -= 1;
        }
        let mut before = predication.start;
        while let Some(subject) = self.subject_before(clause, before) {
            if self.is_other(subject) {
                return true;
            }
            if self.morphs[subject].is(Trait::Writer) {
                return false;
            }
            before = subject;
        }
        false
    }

    /// Whether a word is the name of something technical that is worked on.
    fn is_technical(&self, hit: &Hit, governor: Option<usize>) -> bool {
        if hit.first != hit.last || !self.morphs[hit.first].is(Trait::Technical) {
            return false;
        }
        governor.is_none_or(|governor| {
            let predication = &self.predications[governor];
            let (head, noun) = (&self.morphs[predication.head], &self.morphs[predication.start]);
            head.is(Trait::TechnicalVerb) || noun.is(Trait::TechnicalVerb)
        })
    }

    /// Whether a feeling is what something is about: 불안 완화에 관한 논문, 슬픔의 단계를 설명하는 강의.
    fn is_matter(&self, hit: &Hit) -> bool {
        if self.morphs[hit.first].group != Group::Nominal || hit.first != hit.last && hit.rule != Rule::Word {
            return false;
        }
        if self.predication_of(hit).is_some() {
            return false;
        }
        let end = self.clauses[hit.clause].morphs.end;
        let ahead = self.morphs[hit.last + 1..end].iter().take(8);
        let mut nouns = ahead.filter(|morph| matches!(morph.group, Group::Nominal | Group::Predicate));
        nouns.any(|noun| noun.is(Trait::Matter))
    }
}

/// Whether a predicate of somebody else is the feeling of that person. 팀원들이 좋았다 is the writer's own.
fn is_felt(hit: &Hit, predication: &Predication) -> bool {
    let own = predication.start <= hit.last && hit.last < predication.end;
    own && hit.emotion != Emotion::Gratitude
}
