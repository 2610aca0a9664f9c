//! Predicates with all that follows them: negation, tense, mood, and how they lead on.

use super::reading::Morph;
use super::symbol::Group;
use crate::tag::Tag;

/// How a predicate leads on to what follows.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub(super) enum Link {
    /// It ends the sentence, or something quoted.
    Final,
    /// -지만, -는데: what follows outweighs it.
    Contrast,
    /// -아도, -더라도: it did not matter, or is only supposed.
    Concession,
    /// -아서, -니까
    Cause,
    /// -고, -며
    Sequence,
    /// -면
    Condition,
    /// -려고, -도록
    Purpose,
    /// -게: how something is done.
    Manner,
    /// -다고, -라는: somebody says or thinks it.
    Quote,
    /// -ㄴ, -는, -던, -ㄹ: a noun comes.
    Adnominal,
    /// -기, -음
    Nominal,
    /// No ending at all.
    Bare,
}

impl Link {
    /// Whether a clause ends with it.
    pub(super) const fn ends_clause(self) -> bool {
        !matches!(self, Self::Adnominal | Self::Nominal | Self::Manner | Self::Bare)
    }
}

/// A predicate and its endings and auxiliaries. Indices are those of the morphemes of the sentence.
#[allow(clippy::struct_excessive_bools, reason = "independent observations")]
#[derive(Clone, Debug)]
pub(super) struct Predication {
    /// The first morpheme: the noun of noun + 하다 or noun + 이다, else the head.
    pub(super) start: usize,
    /// The verb, adjective, suffix or copula.
    pub(super) head: usize,
    /// Behind the last ending and its particles.
    pub(super) end: usize,
    /// How many negations it has: 안, -지 않다, -ㄹ 수 없다, 아니다.
    pub(super) negations: u8,
    /// Whether one of them says that something could not be done.
    pub(super) inability: bool,
    /// 덜 stands before it.
    pub(super) less: bool,
    pub(super) past: bool,
    /// -고 싶다, -면 좋겠다
    pub(super) wish: bool,
    /// -려고 하다, -겠-, -ㄹ 것이다, -아야 하다, -자
    pub(super) plan: bool,
    /// -ㄴ 것 같다, -나 보다, -ㄹ 듯하다
    pub(super) conjecture: bool,
    /// -았어야 했다, -ㄹ걸 그랬다, -았더라면: it was not so.
    pub(super) regret: bool,
    /// -았으면, -았다면: it was not so if the main clause says what would have been.
    pub(super) past_condition: bool,
    /// -았을: what would have been, or may have been.
    pub(super) would: bool,
    /// -ㄴ 줄 알았다: it was believed, and wrong.
    pub(super) mistaken: bool,
    /// Hearsay: -대, -다더라.
    pub(super) hearsay: bool,
    /// -ㄹ 뻔하다
    pub(super) near_miss: bool,
    pub(super) honorific: bool,
    pub(super) question: bool,
    pub(super) link: Link,
}

/// The predicates of a sentence, in order.
pub(super) fn predications(morphs: &[Morph<'_>]) -> Vec<Predication> {
    let mut all: Vec<Predication> = Vec::new();
    let mut at = 0;
    while at < morphs.len() {
        if !morphs[at].is_predicate() {
            at += 1;
            continue;
        }
        let found = Scan::new(morphs, at, all.last().map_or(0, |last| last.end)).run();
        at = found.end.max(at + 1);
        all.push(found);
    }
    all
}

/// Reads on from the head of a predicate.
struct Scan<'a, 't> {
    morphs: &'a [Morph<'t>],
    at: usize,
    /// The verb that the next ending belongs to.
    verb: usize,
    found: Predication,
}

impl<'a, 't> Scan<'a, 't> {
    fn new(morphs: &'a [Morph<'t>], head: usize, free: usize) -> Self {
        let mut start = head;
        let derived = matches!(morphs[head].tag, Tag::Xsv | Tag::Xsa | Tag::Vcp);
        let light = matches!(&*morphs[head].form, "하" | "되" | "시키" | "당하" | "받");
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
            if light && back > free && morphs[back - 1].group == Group::Nominal {
                start = back - 1;
            }
            break;
        }
        if morphs[head].tag == Tag::Vcn {
            negations += 1;
        }
        let found = Predication {
            start,
            head,
            end: head + 1,
            negations,
            inability,
            less,
            past: false,
            wish: false,
            plan: false,
            conjecture: false,
            regret: false,
            past_condition: false,
            would: false,
            mistaken: false,
            hearsay: false,
            near_miss: false,
            honorific: false,
            question: false,
            link: Link::Bare,
        };
        Self { morphs, at: head + 1, verb: head, found }
    }

    fn get(&self, at: usize) -> Option<&'a Morph<'t>> {
        self.morphs.get(at)
    }

    /// The first place from `at` on that is no particle.
    fn past_particles(&self, at: usize) -> usize {
        (at..self.morphs.len()).find(|&at| self.morphs[at].group != Group::Particle).unwrap_or(self.morphs.len())
    }

    fn run(mut self) -> Predication {
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
        self.found
    }

    /// Whether an auxiliary follows an ending; takes it.
    fn goes_on(&mut self, ending: usize, past: bool) -> bool {
        let morph = &self.morphs[ending];
        match morph.tag {
            Tag::Ec | Tag::Ef => self.auxiliary(ending, past),
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

    /// -지 않다, -고 싶다, -아야 하다 …
    fn auxiliary(&mut self, ending: usize, past: bool) -> bool {
        let form = super::symbol::canonical(&self.morphs[ending].form);
        // 기쁘지 아니하다, 하면 안 되다: an adverb may stand between.
        let mut next = self.at;
        let mut denied = false;
        while let Some(morph) = self.get(next).filter(|morph| morph.tag == Tag::Mag) {
            denied |= matches!(&*morph.form, "안" | "못");
            next += 1;
        }
        let Some(verb) = self.get(next).filter(|verb| verb.is_predicate()) else { return false };
        let stem = &*verb.form;
        let found = &mut self.found;
        match (form, stem) {
            ("지" | "지만은" | "지도" | "지는" | "질", "않" | "못하" | "말" | "아니하" | "마") => {
                found.negations += 1;
                found.inability |= stem == "못하";
                found.plan |= matches!(stem, "말" | "마");
            }
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
            ("나" | "는가" | "ㄹ까" | "는지", "싶" | "보") => found.conjecture = true,
            ("게", "되" | "하" | "만들") | ("도록", "하" | "만들") => {}
            ("다", "보") => return false,
            ("아" | "고" | "다가" | "다", _) if verb.tag == Tag::Vx && !denied => {}
            _ => return false,
        }
        self.take(next)
    }

    /// -ㄹ 수 없다, -ㄹ 것이다, -ㄴ 것 같다, -ㄹ 뻔하다 …
    #[allow(clippy::match_same_arms, reason = "the first that fits decides")]
    fn bound_noun(&mut self, ending: usize, past: bool) -> bool {
        let form = super::symbol::canonical(&self.morphs[ending].form);
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
        if wished
            && self.get(verb).is_none_or(|next| next.group == Group::Sign || matches!(&*next.form, "그러" | "그렇"))
        {
            self.found.regret = true;
        }
        let Some(next) = self.get(verb).filter(|next| next.is_predicate()) else {
            self.found.conjecture |= &*noun.form == "듯";
            return false;
        };
        let strong = self.is_beyond_words();
        let found = &mut self.found;
        match (&*noun.form, &*next.form) {
            ("수" | "리" | "길" | "도리" | "틈" | "새" | "겨를" | "필요" | "이유", "없") if form == "ㄹ" => {
                if !strong && !exclusive {
                    found.negations += 1;
                    found.inability = true;
                }
            }
            ("수", "있") if form == "ㄹ" => {}
            ("적" | "일", "없") => found.negations += 1,
            ("것" | "거", "이") if form == "ㄹ" => {
                if past {
                    found.conjecture = true;
                } else {
                    found.plan = true;
                }
            }
            ("것" | "거" | "뿐" | "따름", "이") | ("만" | "척" | "체", "하") => {}
            ("줄", "알") => found.mistaken = self.morphs.get(verb + 1).is_some_and(|next| next.ends_in(&["았"])),
            ("것" | "거", "같") | ("듯" | "듯이", "하" | "싶" | "이") | ("모양", "이") => {
                found.conjecture = true;
            }
            ("것" | "거", "아니") => found.negations += 1,
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

    /// -기는 하다, -기로 하다
    fn nominalised(&mut self, ending: usize) -> bool {
        if self.morphs[ending].form != "기" {
            return false;
        }
        self.found.plan |= self.get(self.at).is_some_and(|verb| matches!(&*verb.form, "위하" | "위해"));
        if !self.get(self.at).is_some_and(|verb| verb.is_predicate() && verb.form == "하") {
            return false;
        }
        self.found.plan |= self.get(ending + 1).is_some_and(|particle| particle.form == "로");
        self.take(self.at)
    }

    fn link(&mut self, ending: usize, past: bool) -> Link {
        let morph = &self.morphs[ending];
        let form = super::symbol::canonical(&morph.form);
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
        if asked || last && interrogative.contains(&form) && form != "니" {
            self.found.question = true;
        }
        if matches!(
            form,
            "자" | "ㄹ게"
                | "ㄹ게요"
                | "아야지"
                | "아야지요"
                | "아야죠"
                | "ㅂ시다"
                | "ㄹ래"
                | "세요"
                | "십시오"
                | "리라"
                | "련다"
                | "길"
                | "기를"
        ) {
            self.found.plan = true;
        }
        if matches!(form, "ㄹ걸" | "ㄹ걸요") && last || matches!(form, "더라면" | "았더라면") {
            self.found.regret = true;
        }
        if matches!(form, "면" | "다면" | "았다면" | "아도") && past {
            self.found.past_condition = true;
        }
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
                    | "다더라"
                    | "라더라"
                    | "다던데"
                    | "ㄴ다던데"
            );
    }
}
