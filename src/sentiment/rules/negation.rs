//! What denies a feeling, and what denies the denial.

use super::{Hit, Parsed, Rule};
use crate::sentiment::factor::Factor;
use crate::sentiment::lexicon::{Class, Found};
use crate::sentiment::predication::{Link, Predication};
use crate::sentiment::symbol::Group;
use crate::sentiment::words::Trait;
use crate::tag::Tag;

impl Parsed<'_> {
    /// Counts the negations that reach a hit: an odd number turns it around.
    pub(super) fn negate(&self, hit: &Hit, found: &[Found], factors: &mut Vec<Factor>, settled: &mut [bool]) {
        let mut negations = 0;
        let denied = u8::from(found.iter().any(|found| found.first == hit.first && found.denied));
        let mut reach = hit.last;
        let governors = self.governors(hit.last);
        for (level, &index) in governors.iter().enumerate() {
            let predication = &self.predications[index];
            let before = level.checked_sub(1).map(|before| self.predications[governors[before]].link);
            let own = predication.start <= hit.last && hit.last < predication.end;
            let head = &self.morphs[predication.head];
            // A negation inside the key is part of its meaning: 끝이 없다, 못하다.
            let inside = hit.first <= predication.head && predication.head <= hit.last;
            let within = inside && hit.rule == Rule::Idiom;
            let exists = head.form == "없" || self.is_nowhere(predication);
            let exclusive =
                self.morphs[hit.last..predication.head.max(hit.last)].iter().any(|morph| morph.form == "밖에");
            let shifts = shifts(hit, predication, found);
            let mut own_count = if level == 0 { denied } else { 0 };
            // 없어지다 is a shifter.
            if !inside
                && exists
                && !shifts
                && !exclusive
                && self.is_argument(hit, predication, before == Some(Link::Adnominal))
            {
                if self.is_unequalled(hit, predication) {
                    factors.push(Factor::Intensity);
                } else {
                    own_count += 1;
                    // 안 싸운 날이 없다: every day.
                    if negations % 2 == 1 {
                        factors.push(Factor::Intensity);
                    }
                }
            }
            let mut outer = if own { self.outer_negations(hit, predication) } else { predication.negations };
            // 친구를 잃은 게 아니라 내가 버렸다: set right, not denied.
            if predication.whole && outer > 0 && self.is_set_right(predication) {
                factors.push(Factor::Standard);
                reach = reach.max(predication.end);
                outer -= 1;
            }
            // 힘들지 않았나 싶다: the key says the opposite.
            if own && predication.tag && (hit.first..=hit.last).any(|at| self.morphs[at].form == "않") {
                own_count += 1;
            }
            // 이렇게 즐거웠던 적이 없다
            if own && predication.never && outer > 0 && self.is_unequalled(hit, predication) {
                factors.push(Factor::Intensity);
                outer -= 1;
            }
            let reaches = own
                || !self.is_standard(hit)
                    && (shifts
                        || (level == 0 || before == Some(Link::Manner)) && (exists || self.reaches(hit, predication))
                        || level > 0
                            && (head.tag == Tag::Vcn
                                || exists && own_count > 0
                                // 잘하는 선배가 있는 것도 아니었다
                                || head.form == "있"
                                    && !predication.potential
                                    && self.is_argument(hit, predication, before == Some(Link::Adnominal))));
            if reaches && (!within || outer > 0) && !exclusive {
                own_count += outer;
            }
            if reaches || own_count > 0 {
                let denials = self.denials_of_saying(index);
                if denials > 0 {
                    reach = reach.max(self.predications.get(index + 1).map_or(0, |next| next.end));
                }
                let asked = (own_count % 2 == 1 || self.is_said_only(predication)) && self.is_rhetorical(index);
                own_count += denials + u8::from(asked);
            }
            own_count += self.denied_by_next(index, own, reaches && own_count % 2 == 1);
            if predication.superlative && (own || level == 0) {
                factors.push(Factor::Intensity);
            }
            if predication.near_miss && !self.tells_fright(predication) {
                factors.push(Factor::NearMiss);
            }
            if own_count > 0 {
                reach = reach.max(predication.end);
            }
            negations += own_count;
        }
        // 즐거움과는 거리가 멀었다
        if let Some(far) = self.far_from(hit) {
            negations += 1;
            reach = reach.max(far + 1);
        }
        // 문제없이, 걱정 없이
        if let Some(without) = self.without(hit) {
            negations += 1;
            reach = reach.max(without + 1);
        }
        if governors.is_empty() {
            negations += denied;
        }
        if self.is_scorned(hit) {
            negations += 1;
        }
        match negations {
            0 if !factors.contains(&Factor::Standard) => return,
            0 => {}
            odd if odd % 2 == 1 => factors.push(Factor::Negation),
            _ => factors.push(Factor::DoubleNegation),
        }
        let from = hit.first.saturating_sub(2);
        let reached = self.morphs.iter().zip(settled).take(reach).skip(from);
        reached.for_each(|(morph, settled)| *settled |= morph.is(Trait::Negator));
    }

    /// How often the predicate behind one denies it, though it is not joined by an auxiliary; `denied`: whether something
    /// denies it already.
    fn denied_by_next(&self, index: usize, own: bool, denied: bool) -> u8 {
        let predication = &self.predications[index];
        let Some(next) = self.predications.get(index + 1) else { return 0 };
        let head = &*self.morphs[next.head].form;
        let adjoins = next.start == predication.end;
        match predication.link {
            // 맛없기가 힘들다: there is hardly any of it.
            Link::Nominal => u8::from(own && adjoins && matches!(head, "힘들" | "어렵")),
            // 웃지 않고는 못 배긴다
            Link::Sequence if denied && matches!(head, "배기" | "견디" | "못배기" | "베기" | "넘어가") => {
                next.negations % 2
            }
            // 예전엔 즐거웠는데 이제는 아니다
            Link::Contrast if own && self.is_no_more(next) => 1,
            // 즐겁고 유익한 것은 아니었다
            Link::Sequence if own && adjoins && next.whole => next.negations % 2,
            _ => 0,
        }
    }

    /// 넘어질 뻔했다: nothing else is said, so that it is fright and no relief.
    pub(super) fn tells_fright(&self, predication: &Predication) -> bool {
        let last = self.predications.last().is_some_and(|last| last.head == predication.head);
        // 미리 챙겼기에 망정이지: it was seen to.
        let averted = || self.morphs[..predication.start].iter().any(|morph| morph.form == "망정");
        predication.near_miss
            && !averted()
            && (last && predication.link == Link::Final || self.describes_time(predication))
            && !self.predications.iter().any(|own| own.past_condition || own.regret)
    }

    /// 가랑이가 찢어질 뻔한 한 해였다
    fn describes_time(&self, predication: &Predication) -> bool {
        let nouns = self.morphs[predication.end..].iter().take(2);
        predication.link == Link::Adnominal
            && self.predications.last().is_some_and(|last| self.morphs[last.head].tag == Tag::Vcp)
            && nouns.into_iter().any(|noun| matches!(&*noun.form, "해" | "하루" | "날" | "순간" | "한해" | "달"))
    }

    /// 이제는 아니다, 지금은 안 그렇다: it is not so any more.
    fn is_no_more(&self, next: &Predication) -> bool {
        let start = self.clauses[self.clause_of(next.head)].morphs.start;
        let head = &self.morphs[next.head];
        let so = head.tag == Tag::Vcn || next.negations % 2 == 1 && matches!(&*head.form, "그렇" | "그러");
        let mut words = self.morphs[start..next.head].iter().filter(|morph| morph.is_content() && morph.form != "안");
        so && words.clone().count() > 0
            && words.all(|morph| matches!(&*morph.form, "이제" | "지금" | "요즘" | "더" | "이상" | "올해" | "오늘"))
    }

    /// Where a predicate says that something is far from what a hit says: 환상적인 일과는 거리가 멀었다.
    fn far_from(&self, hit: &Hit) -> Option<usize> {
        let end = self.clauses[hit.clause].morphs.end;
        let far = (hit.last + 1..end).take(10).find(|&at| {
            self.morphs[at].form == "거리" && self.morphs[at + 1..end].iter().take(2).any(|next| next.form == "멀")
        })?;
        let with = self.morphs[hit.last + 1..far].iter().rev().take(2);
        let with = with.filter(|morph| matches!(&*morph.form, "과" | "와" | "하고" | "과는" | "와는"));
        (with.count() > 0).then_some(far)
    }

    /// Where 없이 stands behind a hit: 걱정 없이, 사고 한 번 없이, 다친 데 없이, 복잡한 설정이나 도구 없이.
    fn without(&self, hit: &Hit) -> Option<usize> {
        let own = self.predication_of(hit);
        let after = match own {
            Some(own) if own.link == Link::Adnominal => own.end + 1,
            // 부족함 없이
            Some(own) if own.link == Link::Nominal => own.end,
            Some(_) => return None,
            None => hit.last + 1,
        };
        let mut joined = false;
        for (at, morph) in self.morphs.iter().enumerate().skip(after) {
            if morph.form == "없이" {
                return Some(at);
            }
            let counts = matches!(morph.tag, Tag::Nnb | Tag::Nnbc | Tag::Nr | Tag::Mm | Tag::Sn);
            joined |= morph.group == Group::Particle
                && matches!(&*morph.form, "이나" | "나" | "와" | "과" | "랑" | "이랑" | "하고");
            let noun = joined && morph.group == Group::Nominal;
            if !(noun || morph.group == Group::Particle || counts || morph.is(Trait::Least)) {
                return None;
            }
        }
        None
    }

    /// 고되지 않은 농사가 어디 있겠나: nowhere.
    fn is_nowhere(&self, predication: &Predication) -> bool {
        if self.morphs[predication.head].form != "있" || predication.link != Link::Final || predication.start < 2 {
            return false;
        }
        // 반하지 않을 사람이 있을까
        let before = |back: usize| &self.morphs[predication.start - back];
        let anybody = before(1).tag == Tag::Jks && matches!(&*before(2).form, "사람" | "이" | "자" | "누구" | "분");
        let asks = predication.question || predication.plan || predication.conjecture;
        before(1).form == "어디" || anybody && asks
    }

    /// The negations of a predicate that are not part of a key.
    fn outer_negations(&self, hit: &Hit, predication: &Predication) -> u8 {
        let inner = (hit.first..=hit.last).filter(|&at| {
            let morph = &self.morphs[at];
            morph.is(Trait::Negator) && at != predication.head || at == predication.head && morph.tag == Tag::Vcn
        });
        predication.negations.saturating_sub(u8::try_from(inner.count()).unwrap_or(u8::MAX))
    }

    /// Whether the negation of a predicate is one of a noun before it: 재미를 느끼지 못했다, but 어려운 문제를 풀지 못했다 is
    /// as hard as before.
    fn reaches(&self, hit: &Hit, predication: &Predication) -> bool {
        let head = &self.morphs[predication.head];
        head.tag == Tag::Vcn || hit.valence > 0.0 || head.is(Trait::Light)
    }

    /// 기쁘지 않을 리가 있나: asked, and out of the question.
    pub(super) fn is_impossible(&self, predication: &Predication) -> bool {
        predication.question
            && self.morphs[predication.head..predication.end]
                .windows(3)
                .any(|three| three[0].form == "리" && three.iter().any(|morph| morph.form == "있"))
    }

    /// 갓생은 무슨, 승진은 개뿔: nothing of the kind.
    fn is_scorned(&self, hit: &Hit) -> bool {
        let form = |ahead: usize| self.morphs.get(hit.last + ahead).map_or("", |next| &*next.form);
        // 칭찬은커녕 눈총만 받았다
        if form(1).ends_with("커녕") || matches!(form(1), "은" | "는" | "ㄴ") && form(2) == "커녕" {
            return true;
        }
        matches!(form(1), "은" | "는" | "이" | "가")
            && matches!(form(2), "무슨" | "개뿔" | "얼어 죽" | "커녕")
            && self.morphs.get(hit.last + 3).is_none_or(|next| next.group == Group::Sign)
    }

    /// Denials of what a predicate says as a whole: 후회가 없다고는 못 하겠다, 기쁘지 않다면 거짓말이다.
    pub(super) fn denials_of_saying(&self, index: usize) -> u8 {
        let predication = &self.predications[index];
        if !matches!(predication.link, Link::Quote | Link::Condition) {
            return 0;
        }
        let mut rest = self.predications[index + 1..].iter();
        let Some(mut next) = rest.next() else { return 0 };
        // -다고 하면
        if predication.link == Link::Quote && next.link == Link::Condition && self.morphs[next.head].is(Trait::Saying) {
            let Some(after) = rest.next() else { return 0 };
            next = after;
        }
        let lie = self.morphs[predication.end.min(next.start)..=next.head].iter().any(|morph| morph.form == "거짓말");
        if lie {
            return 1;
        }
        let words = &self.morphs[predication.end.min(next.start)..=next.head];
        let says = words.iter().any(|morph| morph.is(Trait::Saying));
        // 도저히 말 못 하겠다
        let nothing_else =
            words.iter().filter(|morph| matches!(morph.group, Group::Nominal | Group::Predicate)).count() <= 3;
        if predication.link == Link::Quote && says && nothing_else { next.negations } else { 0 }
    }

    /// -ㄴ 것이 아니라, -ㄴ 건 아니고: what follows takes its place.
    fn is_set_right(&self, predication: &Predication) -> bool {
        let ending = &self.morphs[predication.end - 1];
        let last = self.predications.last().is_some_and(|last| last.head == predication.head);
        !last && ending.tag == Tag::Ec && matches!(&*ending.form, "라" | "고")
    }

    /// -다고
    fn is_said_only(&self, predication: &Predication) -> bool {
        matches!(&*self.morphs[predication.end - 1].form, "다고" | "라고" | "ㄴ다고" | "는다고")
    }

    /// 어떻게 기뻐하지 않을 수 있을까: the question denies what it denies.
    pub(super) fn is_rhetorical(&self, index: usize) -> bool {
        let predication = &self.predications[index];
        let clause = &self.clauses[self.clause_of(predication.head)];
        let asks = |at: usize| matches!(&*self.morphs[at].form, "어떻게" | "어찌" | "어째서" | "누가" | "뉘");
        // 네가 언제부터 그렇게 부지런했다고.
        let since = |at: usize| {
            self.morphs[at].form == "언제" && self.morphs.get(at + 1).is_some_and(|next| next.form == "부터")
        };
        let last = index + 1 == self.predications.len();
        // 안 행복할 수가 있나요
        let could = predication.potential && predication.question && last && !self.asks_whether_also(predication);
        predication.link == Link::Final && ((clause.morphs.start..predication.head).any(asks) || could)
            || self.is_said_only(predication) && last && (clause.morphs.start..predication.head).any(since)
    }

    /// 못 갈 수도 있나요: asks in earnest.
    fn asks_whether_also(&self, predication: &Predication) -> bool {
        self.morphs[predication.head..predication.end]
            .windows(2)
            .any(|pair| pair[0].form == "수" && pair[1].form == "도")
    }

    /// 이곳만큼 편한 곳이 없다: there is none of it elsewhere. Measured by the past it is what there is no longer: 작년만큼
    /// 즐거운 일이 없다.
    pub(super) fn is_unequalled(&self, hit: &Hit, predication: &Predication) -> bool {
        // 지옥이 따로 없다, 이런 행운이 또 없다: it is one, and as much of one as can be.
        let before = |back: usize| predication.start.checked_sub(back).map_or("", |at| &*self.morphs[at].form);
        let such = || self.morphs[..hit.first].iter().rev().take(4).any(|word| word.form.ends_with("런"));
        // 초라하기 이를 데 없다, 기쁘기 비할 바 없다
        let beyond = || {
            matches!(before(1), "데" | "바" | "길" | "것" | "이" | "가" | "도")
                && self.morphs[hit.last..predication.start.max(hit.last)]
                    .iter()
                    .any(|word| matches!(&*word.form, "이르" | "비하" | "견주" | "비기" | "형언") && word.is_content())
        };
        if before(1) == "따로" || matches!(before(1), "또" | "다시") && such() || beyond() {
            return true;
        }
        let start = self.clauses[hit.clause].morphs.start;
        // 전 직장보다 나을 게 없다: no better.
        let none_such = self.morphs[hit.last..predication.head.max(hit.last)].windows(2).any(|pair| {
            pair[0].tag == Tag::Etm
                && matches!(&*pair[0].form, "ㄹ" | "을")
                && matches!(&*pair[1].form, "것" | "거" | "게" | "바" | "데")
        });
        if none_such {
            return false;
        }
        (start..predication.head).any(|at| match &*self.morphs[at].form {
            "만큼" | "처럼" | "같이" | "보다" => {
                at > start && at < hit.first && !self.morphs[at - 1].is(Trait::Past) && self.morphs[at - 1].form != "때"
            }
            "이만하" | "이만" | "저만하" => true,
            "이렇게" | "이토록" => at < hit.first,
            _ => false,
        })
    }
}

/// Whether a predication says that what was felt shrank or grew: of 피로가 가시지 않는다 that is denied.
fn shifts(hit: &Hit, predication: &Predication, found: &[Found]) -> bool {
    found.iter().any(|found| {
        found.first > hit.last
            && found.first <= predication.head
            && predication.start <= found.last
            && matches!(found.entry.class, Class::ShifterDown | Class::ShifterUp)
    })
}
