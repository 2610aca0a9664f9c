//! Whether a clause goes on with the next word, or the next word opens another.

use super::super::ending::Ending;
use super::super::item::{Gap, Kind};
use super::super::table;
use super::{Tail, Text};
use crate::tag::Tag;

impl Text<'_> {
    /// Whether what follows belongs to the clause, whatever its ending: it quotes it, or it is a comma.
    pub(super) fn goes_on(&self, at: usize, ending: Ending, tail: Tail, next: usize) -> bool {
        let item = &self.items[next];
        match item.kind {
            Kind::Sign => {
                return !matches!(self.str(next), "-" | "–" | "—" | "*" | "(" | "[" | "<" | "\"" | "'" | "“" | "‘");
            }
            Kind::Close(_) => return true,
            Kind::Word => {}
            _ => return false,
        }
        let word = self.str(next);
        if item.gap == Gap::None {
            // "했다"고, "왜?"라는, <패터슨>이; 했다.그리고 ends in a final ending.
            let ends = ending.may_end() && (tail.stop || tail.mark || tail.face || tail.ellipsis);
            return (tail.close.is_some() && !tail.outside) || !ends;
        }
        if table::goes_on(word) || word == "&" {
            return true;
        }
        // What is quoted without 고: 좋다 했다, "밥은?" 하고.
        let plain = tail.is_empty() || tail.close.is_some();
        if plain && table::says(word) && !self.is_noun_phrase(next) {
            return true;
        }
        let part = |nth: usize| item.tokens.clone().nth(nth).map(|token| self.part(token));
        let Some(head) = part(0) else { return false };
        if plain && ending == Ending::Plain && part(1).is_some_and(|_| head.form == "생각" || head.form == "판단") {
            return part(1).is_some_and(|second| second.tags.first() == Some(&Tag::Xsv));
        }
        if plain && ending == Ending::Plain && matches!(head.form, "생각" | "느낌" | "판단") {
            return part(1).is_some_and(|second| second.form != "해");
        }
        if tail.is_empty() && ending == Ending::Plain {
            return self.alternates(at, next);
        }
        let verb = |stems: &[&str]| stems.iter().any(|stem| word.starts_with(stem));
        match self.str(at).chars().next_back() {
            Some('지') => verb(&["않", "못하", "못해", "못했", "못한", "말", "마", "싶", "모르", "몰"]),
            Some('까' | '나' | '가') if tail.is_empty() => verb(&[
                "모르", "몰", "봐", "보다", "보네", "보아", "봅", "하", "해", "했", "싶", "말", "걱정", "궁금", "의심",
                "고민", "두렵", "두려",
            ]),
            Some('냐' | '니') if tail.is_empty() => verb(&["하", "했", "물", "싶"]),
            // 할 게 많다, written in one
            Some('게') if tail.is_empty() => {
                verb(&["많", "없", "있", "뭐", "무", "너무", "한둘", "아니", "하나도", "더", "산더미", "별로"])
            }
            Some('어') if tail.is_empty() => verb(&["보이", "보여", "보였", "보인", "보입"]),
            Some('야') if tail.is_empty() => verb(&["하", "한", "할", "합", "했", "해", "되", "돼", "됐", "된", "만"]),
            _ => false,
        }
    }

    /// 해야 할 일, 한 번, 할 일: forms of 하다 and numbers that belong to a noun behind them.
    fn is_noun_phrase(&self, next: usize) -> bool {
        let word = self.str(next);
        let Some(noun) = self.items.get(next + 1).filter(|item| item.kind == Kind::Word) else { return false };
        let noun = &self.text[noun.start..noun.end];
        match word {
            "한" => !noun.starts_with("적") && !noun.starts_with("것"),
            "할" => {
                !noun.starts_with('수')
                    && !noun.starts_with("때")
                    && !noun.starts_with("정도")
                    && !noun.starts_with("만")
            }
            _ => false,
        }
    }

    /// 왔다 갔다, 썼다 지웠다 했다.
    fn alternates(&self, at: usize, next: usize) -> bool {
        let tense = |at: usize| {
            let mut chars = self.str(at).chars().rev();
            chars.next() == Some('다') && chars.next().and_then(crate::sentence::ending::last_consonant) == Some('ㅆ')
        };
        let (this, other) = (self.str(at), self.str(next));
        // 갔다 와서, 갔다 온
        if this.ends_with("갔다") && other.starts_with(['오', '온', '올', '와', '왔']) && self.is_predicate(next)
        {
            return true;
        }
        // 훌륭하다 훌륭해, 최고다 최고: said twice for emphasis, and that is all.
        let root = |word: &str| word.chars().take(2).collect::<String>();
        let alone = self.items.get(next + 1).is_none_or(|after| after.kind != Kind::Word);
        if alone && this.chars().count() > 2 && other.chars().count() <= this.chars().count() && root(this) == root(other) {
            return true;
        }
        if !tense(at) || !tense(next) || this.chars().count() > 4 {
            return false;
        }
        let pairs =
            [("왔다", "갔다"), ("갔다", "왔다"), ("들었다", "놨다"), ("들었다", "놓았다"), ("올랐다", "내렸다")];
        let after = self.items.get(next + 1).filter(|item| item.kind == Kind::Word).map(|_| self.str(next + 1));
        let does =
            after.is_some_and(|word| ["하", "했", "한", "해", "반복", "를"].iter().any(|stem| word.starts_with(stem)));
        pairs.contains(&(this, other)) || does
    }

    /// Whether an item opens a clause: a conjunction, an interjection, a speaker; if `wide` also what may.
    pub(super) fn opens(&self, at: usize, wide: bool) -> bool {
        let item = &self.items[at];
        match item.kind {
            Kind::Bullet => return true,
            Kind::Word => {}
            _ => return false,
        }
        let word = self.str(at);
        if self.is_label(at) {
            return true;
        }
        let Some(token) = item.tokens.clone().next() else { return false };
        let (head, last) = (self.part(token), self.part(item.tokens.end - 1));
        let whole = head.form == word;
        match head.tags.first() {
            Some(Tag::Maj) => whole,
            Some(Tag::Ic) if whole => word != "뭐" && word != "그",
            Some(Tag::Np | Tag::Nng | Tag::Nnp) if wide => matches!(last.tags.last(), Some(Tag::Jx | Tag::Jks)),
            _ => table::opener(word) && (wide || !matches!(word, "진짜" | "왜" | "이제" | "전" | "단" | "자" | "오")),
        }
    }

    /// Whether a word is a name before a colon.
    pub(super) fn is_label(&self, at: usize) -> bool {
        let colon =
            |sign: usize| self.items.get(sign).is_some_and(|item| item.kind == Kind::Sign && self.str(sign) == ":");
        // 빠지지 않기: 다 갔다 is no name.
        let named = self.items[at].kind == Kind::Word && !self.is_predicate(at);
        named && colon(at + 1) && self.str(at).chars().count() <= 6
    }

    /// 목표 중 하나, 하는 것 또한: what follows belongs to the noun.
    pub(super) fn is_chosen_from(&self, at: usize, next: usize) -> bool {
        let (word, other) = (self.str(at), self.str(next));
        let of = ["하나", "한", "두", "가장", "제일", "일부", "첫", "몇", "또한", "역시", "자체", "중"];
        (word.ends_with('중') || word.ends_with('것')) && of.iter().any(|of| other.starts_with(of))
    }

    /// Whether a word ends in a form that is connective only by chance: 괜찮아, 몰라, 그렇지.
    pub(super) fn is_stative(&self, at: usize) -> bool {
        let word = self.str(at);
        let vowel = word.ends_with(|c| "아어해워여와려서져쳐켜펴겨혀돼봐놔둬줘춰꿔써커터떠퍼러내".contains(c));
        let stems =
            ["같아", "싶어", "있어", "없어", "몰라", "괜찮아", "좋아", "싫어", "맞아", "고마워", "미안해", "사랑해"];
        !vowel || stems.iter().any(|stem| word.ends_with(stem))
    }

    /// Whether a word can only begin a sentence, after whatever ending.
    pub(super) fn is_conjunction(&self, at: usize) -> bool {
        let token = self.items[at].tokens.clone().next();
        let head = token.map(|token| self.part(token));
        head.is_some_and(|head| {
            let opens = matches!(head.tags.first(), Some(Tag::Maj | Tag::Ic));
            opens && head.form == self.str(at) && !matches!(head.form, "또는" | "또한" | "및" | "혹은" | "즉")
        })
    }

    pub(super) fn is_predicate(&self, at: usize) -> bool {
        self.items[at].tokens.clone().next().is_some_and(|token| self.part(token).tags[0].is_predicate())
    }
}
