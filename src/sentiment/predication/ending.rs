//! What endings say: how a predicate leads on, and its mood.

use super::Link;
use super::scan::Scan;
use crate::sentiment::symbol::{Group, canonical};
use crate::sentiment::words::Trait;
use crate::tag::Tag;

/// What an ending says by itself, whatever it stands behind.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(in crate::sentiment) struct Ending {
    /// How it leads on, unless the sentence ends with it.
    link: Link,
    moods: Moods,
}

/// What a final ending may say of the mood.
#[derive(Clone, Copy, Debug)]
enum Mood {
    Asks,
    /// -ㄹ까
    Wonders,
    /// -자
    Proposes,
    /// -ㄹ게, -세요
    Intends,
    /// -아야지
    Owes,
    /// -아라
    Orders,
    /// -아요, an order after -시-.
    Polite,
    /// -ㄹ걸
    Rues,
    /// -았더라면
    Unmet,
    /// -는데
    Trails,
    /// -라면: what it would be like.
    Compares,
    /// What makes a condition of the past one that was not met.
    Conditional,
    /// -아도
    Concedes,
    /// -면
    Wishes,
    /// -대
    Hearsay,
}

/// Moods, a bit each.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
struct Moods(u16);

impl Moods {
    /// Of a canonical form.
    fn of(form: &str) -> Self {
        use Mood::{
            Asks, Compares, Concedes, Conditional, Hearsay, Intends, Orders, Owes, Polite, Proposes, Rues, Trails,
            Unmet, Wishes, Wonders,
        };
        let moods: &[Mood] = match form {
            "ㄹ까" => &[Asks, Wonders],
            "는가" | "나" | "냐" | "느냐" | "는지" | "까" | "ㅂ니까" | "습니까" | "ㄹ까요" | "나요" | "는가요"
            | "ㄹ지" => &[Asks],
            "자" => &[Proposes],
            "ㄹ게" | "ㄹ게요" | "ㅂ시다" | "ㄹ래" | "세요" | "십시오" | "리라" | "련다" | "길" | "기를" => {
                &[Intends]
            }
            "아야지" | "야지" | "야지요" | "야죠" | "아야지요" | "아야죠" | "어야죠" | "어야지요" => {
                &[Owes]
            }
            "라" | "아라" | "거라" | "시오" | "라고요" => &[Orders],
            "아요" => &[Polite],
            "ㄹ걸" | "ㄹ걸요" => &[Rues],
            "더라면" | "았더라면" => &[Unmet],
            "는데" => &[Trails],
            "면" => &[Compares, Conditional, Wishes],
            "다면" | "았다면" => &[Compares, Conditional],
            "라면" => &[Compares],
            "아도" => &[Concedes, Conditional],
            "면요" => &[Wishes],
            "대" | "ㄴ대" | "는대" | "대요" | "ㄴ대요" | "래" | "래요" | "단다" | "ㄴ단다" | "는단다" | "란다"
            | "다네" | "ㄴ다네" | "다더라" | "라더라" | "다던데" | "ㄴ다던데" => &[Hearsay],
            _ => &[],
        };
        Self(moods.iter().fold(0, |all, &own| all | 1 << own as u16))
    }

    const fn has(self, own: Mood) -> bool {
        self.0 >> own as u16 & 1 == 1
    }
}

impl Ending {
    /// Of a morpheme with this tag; nothing of one that is no ending.
    pub(in crate::sentiment) fn of(tag: Tag, form: &str) -> Self {
        let none = Moods::default();
        let (link, moods) = match tag {
            Tag::Ec | Tag::Ef => (link(canonical(form)), Moods::of(canonical(form))),
            Tag::Etm => match canonical(form) {
                "다는" | "라는" | "ㄴ다는" | "자는" | "다던" | "라던" | "다는데" => (Link::Quote, none),
                _ => (Link::Adnominal, none),
            },
            Tag::Etn => (Link::Nominal, none),
            _ => (Link::Bare, none),
        };
        Self { link, moods }
    }
}

/// How an ending leads on, by its canonical form.
fn link(form: &str) -> Link {
    match form {
        "지만" | "지마는" | "는데" | "던데" | "나" | "건만" | "련만" | "는데도" | "음에도" | "더니" | "다만"
        | "는데요" | "으나" | "는데다" => Link::Contrast,
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
        "다고" | "ㄴ다고" | "라고" | "냐고" | "자고" | "다며" | "라며" | "다면서" | "라면서" | "느냐고" | "다는"
        | "라는" | "ㄴ다며" => Link::Quote,
        "다" | "ㄴ다" | "ㅂ니다" | "아요" | "네" | "네요" | "지" | "죠" | "구나" => Link::Final,
        _ => Link::Sequence,
    }
}

impl Scan<'_, '_> {
    pub(super) fn link(&mut self, ending: usize, past: bool) -> Link {
        let morph = &self.morphs[ending];
        let Ending { link, moods } = morph.ending;
        let last = self.morphs[self.at..].iter().all(|morph| morph.group == Group::Sign);
        match morph.tag {
            Tag::Etn if last => {
                // 더 자주 만나기; 후회 없기를
                self.found.plan |= morph.form == "기";
                Link::Final
            }
            Tag::Etm | Tag::Etn => link,
            _ => {
                let asked = last && self.morphs[self.at..].iter().any(|morph| morph.form.contains('?'));
                self.mood(moods, last, asked, past);
                if self.quotes(ending) {
                    self.at += 1;
                    self.found.end = self.at;
                    return Link::Quote;
                }
                let ends = last && (morph.tag == Tag::Ef || link == Link::Sequence);
                if ends { Link::Final } else { link }
            }
        }
    }

    /// Whether an ending is the first half of 다고: some words have 신나 + ㄴ다 + 고.
    fn quotes(&self, ending: usize) -> bool {
        let morph = &self.morphs[ending];
        let next = self.morphs.get(self.at).filter(|next| next.form == "고" && next.tag == Tag::Ec);
        next.is_some_and(|next| next.eojeol == morph.eojeol) && matches!(canonical(&morph.form), "다" | "ㄴ다")
    }

    /// What a final ending says of the mood.
    fn mood(&mut self, moods: Moods, last: bool, asked: bool, past: bool) {
        if (asked || last && moods.has(Mood::Asks)) && !self.found.tag {
            self.found.question = true;
        }
        // Most endings say nothing more.
        if moods == Moods::default() {
            return;
        }
        // 얼마나 좋았을까
        if moods.has(Mood::Wonders) && past {
            self.found.conjecture = true;
            self.found.would = true;
        }
        // 하자; but 선발되자 곧
        let closes = self.morphs.get(self.at).is_none_or(|next| next.group == Group::Sign);
        if moods.has(Mood::Proposes) && closes || moods.has(Mood::Intends) {
            self.found.plan = true;
        }
        // 가야지; 샀어야지
        if moods.has(Mood::Owes) {
            self.found.regret |= past;
            self.found.plan |= !past;
        }
        // 기록하라, 행복하세요
        let verb = &self.morphs[self.verb];
        let asks = moods.has(Mood::Orders) && verb.tag != Tag::Vcp || moods.has(Mood::Polite) && self.found.honorific;
        self.found.plan |= last && !past && !asked && asks;
        let cut = last || self.morphs.get(self.at).is_some_and(|next| next.form == ",");
        if moods.has(Mood::Rues) && cut || moods.has(Mood::Unmet) {
            self.found.regret = true;
        }
        // 더 안아 줄 수도 있었는데, 사진이라도 찍어 두는 건데
        if last && moods.has(Mood::Trails) && self.found.negations % 2 != 1 {
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
        let bygone = moods.has(Mood::Compares)
            && (self.morphs[self.verb].tag == Tag::Vcp || self.morphs[self.verb].form == "같")
            && self.is_bygone(self.verb);
        if moods.has(Mood::Conditional) && past || bygone {
            self.found.past_condition = true;
        }
        self.found.even_if |= moods.has(Mood::Concedes) && past;
        // 모였으면.
        self.found.wish |= last && moods.has(Mood::Wishes) && past;
        self.found.hearsay |= last && moods.has(Mood::Hearsay);
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
