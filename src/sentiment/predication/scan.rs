//! Reads a predicate: its head, its auxiliaries, its endings.

use super::{Link, Predication};
use crate::sentiment::reading::Morph;
use crate::sentiment::symbol::{Group, canonical};
use crate::tag::Tag;

/// Reads on from the head of a predicate.
pub(super) struct Scan<'a, 't> {
    pub(super) morphs: &'a [Morph<'t>],
    pub(super) at: usize,
    /// The verb that the next ending belongs to.
    pub(super) verb: usize,
    pub(super) found: Predication,
}

impl<'a, 't> Scan<'a, 't> {
    pub(super) fn new(morphs: &'a [Morph<'t>], head: usize, free: usize) -> Self {
        let mut start = head;
        let derived = matches!(morphs[head].tag, Tag::Xsv | Tag::Xsa | Tag::Vcp);
        let light = || matches!(&*morphs[head].form, "하" | "되" | "시키" | "당하" | "받");
        if head > free && derived && morphs[head - 1].group != Group::Particle {
            start = head - 1;
        }
        let mut negations = 0;
        let mut inability = false;
        let mut less = false;
        // 성공 못 하다, 안 좋다, 덜 힘들다, 안 행복하다
        for back in (free..start).rev().take(2) {
            let before = &morphs[back];
            if before.group != Group::Modifier && !(before.is_content() && matches!(&*before.form, "안" | "못" | "덜"))
            {
                break;
            }
            match &*before.form {
                "안" => negations += 1,
                "못" => {
                    negations += 1;
                    inability = true;
                }
                "덜" => less = true,
                _ => continue,
            }
            if back > free && morphs[back - 1].group == Group::Nominal && light() {
                start = back - 1;
            }
            break;
        }
        // 다름 아닌 나였다
        if morphs[head].tag == Tag::Vcn
            && !(head > 0 && matches!(&*morphs[head - 1].form, "다름" | "ㅁ") && is_other_than(morphs, head))
            && !(head > 0 && is_not_only(&morphs[..head]))
        {
            negations += 1;
        }
        let found = Predication {
            start,
            head,
            end: head + 1,
            negations,
            whole: false,
            superlative: false,
            inability,
            less,
            past: false,
            wish: false,
            plan: false,
            conjecture: false,
            regret: false,
            past_condition: false,
            even_if: false,
            never: false,
            would: false,
            potential: false,
            tag: false,
            mistaken: false,
            as_if: false,
            hearsay: false,
            // 큰일 날 뻔하다: ko-dic has a noun 날.
            near_miss: morphs[start].form == "뻔",
            honorific: false,
            displayed: false,
            question: false,
            link: Link::Bare,
        };
        Self { morphs, at: head + 1, verb: head, found }
    }

    pub(super) fn get(&self, at: usize) -> Option<&'a Morph<'t>> {
        self.morphs.get(at)
    }

    /// The first place from `at` on that is no particle.
    fn past_particles(&self, at: usize) -> usize {
        (at..self.morphs.len()).find(|&at| self.morphs[at].group != Group::Particle).unwrap_or(self.morphs.len())
    }

    pub(super) fn run(mut self) -> Predication {
        let mut past_before = false;
        while let Some(morph) = self.get(self.at) {
            match morph.tag {
                Tag::Ep => {
                    match &*morph.form {
                        "았" | "었" | "였" | "았었" | "었었" | "더" => {
                            self.found.past = true;
                            past_before = true;
                        }
                        "겠" if past_before => self.found.conjecture = true,
                        "겠" if matches!(&*self.morphs[self.verb].form, "알" | "모르") => {}
                        "겠" if self.morphs[self.verb].tag == Tag::Va => self.found.conjecture = true,
                        "겠" | "리" => self.found.plan = true,
                        "시" | "으시" => self.found.honorific = true,
                        _ => {}
                    }
                    self.at += 1;
                }
                Tag::Ec | Tag::Ef | Tag::Etm | Tag::Etn => {
                    let ending = self.at;
                    self.at = self.past_particles(ending + 1);
                    self.found.end = self.at;
                    if !self.goes_on(ending, past_before) {
                        self.found.link = self.link(ending, past_before);
                        break;
                    }
                    past_before = false;
                }
                _ => break,
            }
        }
        self.found.end = self.found.end.max(self.at);
        // 빠른 성장을 원했다; 바라던 회사 is where one works.
        let wants = matches!(&*self.morphs[self.found.head].form, "원하" | "바라" | "꿈꾸" | "갈망하" | "염원하");
        self.found.wish |= wants && self.found.link != Link::Adnominal;
        self.found
    }

    /// Whether an auxiliary follows an ending; takes it.
    fn goes_on(&mut self, ending: usize, past: bool) -> bool {
        let morph = &self.morphs[ending];
        match morph.tag {
            Tag::Ec | Tag::Ef => {
                self.tag_question(ending);
                self.auxiliary(ending, past)
            }
            Tag::Etm => self.bound_noun(ending, past),
            Tag::Etn => self.nominalised(ending),
            _ => false,
        }
    }

    fn take(&mut self, verb: usize) -> bool {
        self.verb = verb;
        self.at = verb + 1;
        true
    }

    /// 힘들지 않았나 싶다, 재밌지 않을까: the form denies, the speaker does not; but 왜 말하지 않았을까 asks.
    fn tag_question(&mut self, ending: usize) {
        if self.verb == self.found.head || self.morphs[self.verb].form != "않" || self.found.tag {
            return;
        }
        let form = canonical(&self.morphs[ending].form);
        if !matches!(form, "나" | "는가" | "ㄹ까" | "ㄹ까요" | "나요" | "는가요") {
            return;
        }
        let from = self.found.start.saturating_sub(12);
        let why = self.morphs[from..self.found.start]
            .iter()
            .any(|morph| matches!(&*morph.form, "왜" | "어째서" | "어떻게" | "어찌" | "누가" | "누구" | "얼마나"));
        if !why {
            self.found.tag = true;
            self.found.conjecture = true;
            self.found.negations = self.found.negations.saturating_sub(1);
        }
    }

    /// -지 않다, -고 싶다, -아야 하다 …
    fn auxiliary(&mut self, ending: usize, past: bool) -> bool {
        // 기쁘지 아니하다, 하면 안 되다: an adverb may stand between.
        let mut next = self.at;
        let mut denied = false;
        while let Some(morph) = self.get(next).filter(|morph| morph.tag == Tag::Mag) {
            denied |= matches!(&*morph.form, "안" | "못");
            next += 1;
        }
        let Some(verb) = self.get(next).filter(|verb| verb.is_predicate()) else { return false };
        let (form, stem) = (canonical(&self.morphs[ending].form), &*verb.form);
        let found = &mut self.found;
        match (form, stem) {
            ("지" | "지만은" | "지도" | "지는" | "질", "않" | "못하" | "말" | "아니하" | "마") => {
                found.negations += 1;
                found.inability |= stem == "못하";
                found.plan |= matches!(stem, "말" | "마");
            }
            // 고치지만 않았어도
            ("지만", "않") => found.negations += 1,
            // ko-dic has 어지도 for some 지도.
            ("도", "않" | "못하") if self.morphs[self.verb].form == "지" => found.negations += 1,
            ("고", "싶") => found.wish = true,
            ("려고" | "고자" | "려" | "러" | "ㄹ려고", "하") | ("ㄹ까", "하" | "싶" | "생각") => {
                found.plan = true;
            }
            ("아야" | "아야지" | "아야만", "하" | "되") => {
                let after = self.get(next + 1);
                if past && after.is_some_and(|morph| morph.ends_in(&["았"])) {
                    self.found.regret = true;
                } else {
                    self.found.plan = true;
                }
            }
            ("면", "되") => found.plan = true,
            ("나" | "는가" | "ㄹ까" | "는지", "싶" | "보") => {
                found.conjecture = true;
                // 성공했나 싶었는데
                let was = self.get(next + 1).is_some_and(|morph| morph.ends_in(&["았"]));
                let turns = self.get(next + 2).is_some_and(|morph| morph.ends_in(&["는데", "지만", "더니"]));
                self.found.mistaken |= past && form == "나" && stem == "싶" && was && turns;
            }
            ("게", "되" | "하" | "만들") | ("도록", "하" | "만들") => {}
            ("다", "보") => return false,
            ("아", "하") if verb.tag == Tag::Vx && !denied => {
                found.displayed = matches!(self.morphs[self.verb].tag, Tag::Va | Tag::Xsa);
            }
            ("아" | "고" | "다가" | "다", _) if verb.tag == Tag::Vx && !denied => {}
            _ => return false,
        }
        self.take(next)
    }

    /// -ㄹ 수 없다, -ㄹ 것이다, -ㄴ 것 같다, -ㄹ 뻔하다 …
    #[allow(clippy::match_same_arms, reason = "the first that fits decides")]
    fn bound_noun(&mut self, ending: usize, past: bool) -> bool {
        let form = canonical(&self.morphs[ending].form);
        self.found.would |= form == "ㄹ" && past;
        let Some(noun) = self.get(self.at).filter(|noun| noun.tag == Tag::Nnb || noun.group == Group::Nominal) else {
            return false;
        };
        let exclusive = self.get(self.at + 1).is_some_and(|morph| morph.form == "밖에");
        // 그럴걸: ko-dic has 것 + ㄹ for 걸.
        let wished = form == "ㄹ"
            && (&*noun.form == "걸"
                || matches!(&*noun.form, "것" | "거") && self.get(self.at + 1).is_some_and(|morph| morph.form == "ㄹ"));
        let verb = self.past_particles(self.at + 1);
        // 그때 말을 들을걸, 이제 와 후회한다; not 먹을 걸, 입을 걸 챙겼다.
        let joined = noun.eojeol == self.morphs[ending].eojeol;
        let ends = |next: Option<&Morph<'_>>| {
            next.is_none_or(|next| next.group == Group::Sign && (joined || next.form != ","))
        };
        if wished && (ends(self.get(verb)) || matches!(&*self.morphs[verb].form, "그러" | "그렇" | "싶")) {
            self.found.regret = true;
        }
        // 새해에는 산에 다니는 걸로.
        let for_that = self.get(self.at + 1).is_some_and(|next| matches!(&*next.form, "ㄹ로" | "으로"));
        if matches!(&*noun.form, "것" | "거") && for_that && ends(self.get(self.at + 2)) {
            self.found.plan = true;
        }
        // 진작 갈 것을.
        if form == "ㄹ"
            && &*noun.form == "것"
            && self.get(self.at + 1).is_some_and(|morph| morph.form == "을")
            && ends(self.get(self.at + 2))
        {
            self.found.regret = true;
        }
        let Some(next) = self.get(verb).filter(|next| next.is_predicate()) else {
            self.found.conjecture |= &*noun.form == "듯";
            return false;
        };
        let strong = self.is_beyond_words();
        let superlative = &*noun.form == "수" && self.is_superlative();
        let found = &mut self.found;
        match (&*noun.form, &*next.form) {
            ("수" | "리" | "길" | "도리" | "틈" | "새" | "겨를" | "필요" | "이유", "없") if form == "ㄹ" => {
                if superlative {
                    found.superlative = true;
                } else if !strong && !exclusive {
                    found.negations += 1;
                    found.inability = true;
                }
            }
            // 속상하지 않을 리가 있겠어요: there is no way.
            ("리", "있") if form == "ㄹ" => {
                let mut ahead = self.morphs[verb + 1..].iter().take(3);
                found.negations +=
                    u8::from(ahead.any(|next| next.form == "겠" || next.ends_in(&["ㄹ까", "나", "는가"])));
            }
            ("수", "있") if form == "ㄹ" => found.potential = true,
            ("적" | "일" | "법", "없") => {
                found.negations += 1;
                found.never = true;
            }
            ("것" | "거", "이") if form == "ㄹ" => {
                // 거짓말일 것이다, 행복할 것이다
                let state = matches!(self.morphs[self.verb].tag, Tag::Va | Tag::Xsa | Tag::Vcp | Tag::Vcn);
                if past || state {
                    found.conjecture = true;
                } else {
                    found.plan = true;
                }
            }
            ("것" | "거" | "뿐" | "따름", "이") | ("만" | "척" | "체", "하") => {}
            // 붙을 줄 알았는데; 해낼 줄 알았지 was known.
            ("줄", "알") => {
                let ends_in = |ahead: usize, forms: &[&str]| {
                    self.morphs.get(verb + ahead).is_some_and(|next| next.ends_in(forms))
                };
                let known = ends_in(2, &["지", "죠", "지요", "다니까"]);
                let ends = self.morphs.iter().skip(verb + 3).all(|morph| morph.group == Group::Sign);
                let like = &*self.morphs[ending].form == "는" && ends;
                found.mistaken = !known && ends_in(1, &["았"]);
                found.as_if = found.mistaken && like;
            }
            ("것" | "거", "같") | ("듯" | "듯이", "하" | "싶" | "이") | ("모양", "이") => {
                found.conjecture = true;
            }
            ("것" | "거", "아니") => {
                found.negations += 1;
                found.whole = true;
            }
            ("것" | "거" | "걸", "그러" | "그렇") if form == "ㄹ" => {}
            ("뻔", "하") => found.near_miss = true,
            ("터", "이") => found.conjecture = true,
            ("예정" | "계획" | "생각" | "작정" | "참" | "셈", "이") if form == "ㄹ" => found.plan = true,
            _ => return false,
        }
        self.take(verb)
    }

    /// 잊을 수 없는 감동, 이루 말할 수 없이: as strong as can be, not denied.
    fn is_beyond_words(&self) -> bool {
        let verb = &*self.morphs[self.verb].form;
        let noun = &*self.morphs[self.found.start].form;
        matches!(verb, "잊" | "말" | "숨기" | "감추" | "지우" | "떨치" | "빼놓" | "참" | "비하" | "헤아리" | "견디")
            || matches!(noun, "말" | "표현" | "형언" | "부인")
    }

    /// 이보다 더 좋을 수 없다, 이렇게 기쁠 수 없다
    fn is_superlative(&self) -> bool {
        let before = self.morphs[..self.found.start].iter().rev().take(2);
        let mut degree = before.map(|morph| &*morph.form);
        // 이보다 나쁠 수는 없다
        let start = self.found.start;
        let than_this = start > 1 && self.morphs[start - 1].form == "보다" && self.morphs[start - 2].form == "이";
        matches!(self.morphs[self.verb].tag, Tag::Va | Tag::Xsa)
            && (than_this
                || degree.any(|form| matches!(form, "더" | "더할" | "이렇게" | "이토록" | "그렇게" | "이보다")))
    }

    /// -기는 하다, -기로 하다
    fn nominalised(&mut self, ending: usize) -> bool {
        if self.morphs[ending].form != "기" {
            return false;
        }
        let next = self.get(self.at).map_or("", |verb| &*verb.form);
        self.found.plan |= matches!(next, "위하" | "위해");
        // 웃기를 바란다, 오길 기다린다
        self.found.wish |= matches!(
            next,
            "바라"
                | "바래"
                | "기다리"
                | "원하"
                | "빌"
                | "고대"
                | "기원"
                | "소망"
                | "희망"
                | "기도"
                | "응원"
                | "기대하"
        );
        if !self.get(self.at).is_some_and(|verb| verb.is_predicate() && verb.form == "하") {
            return false;
        }
        self.found.plan |= self.get(ending + 1).is_some_and(|particle| particle.form == "로");
        self.take(self.at)
    }
}

/// Whether a negative copula only points out: 다름 아닌 나였다.
fn is_other_than(morphs: &[Morph<'_>], head: usize) -> bool {
    morphs[head - 1].form == "다름" || head > 1 && morphs[head - 2].form == "다르"
}

/// 맛있을 뿐 아니라, 값뿐만이 아니라: what it is as well.
fn is_not_only(before: &[Morph<'_>]) -> bool {
    let mut words = before.iter().rev().filter(|morph| morph.group != Group::Particle || morph.form == "뿐");
    words.next().is_some_and(|word| word.form == "뿐")
}
