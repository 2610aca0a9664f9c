//! What the form of a sentence says, whatever its words.

use super::{Anchor, Collector, Kind, Name};
use crate::sentiment::reading::Morph;
use crate::sentiment::symbol::Group;
use crate::sentiment::words::Trait;
use crate::tag::Tag;

impl<K: Fn(u32) -> bool> Collector<'_, '_, K> {
    /// Its length, tense, mood and the like.
    pub(super) fn form(&mut self) {
        let parsed = self.parsed;
        let morphs = &parsed.morphs;
        let words = parsed.content as u64;
        let latin = morphs.iter().filter(|morph| morph.tag == Tag::Sl).count() as u64;
        let length = match words {
            0..=1 => 0,
            2..=3 => 1,
            4..=6 => 2,
            7..=11 => 3,
            12..=20 => 4,
            _ => 5,
        };
        self.flag(name!("length"), length);
        self.flag(name!("tense"), self.parsed.predications.last().map_or(0, |last| 1 + u64::from(last.past)));
        self.flag(name!("clauses"), parsed.clauses.len().min(4) as u64);
        match parsed.predications.last() {
            None => self.flag(name!("no predicate"), length.min(3)),
            Some(last) => {
                self.flag(name!("ending"), last.link as u64);
                // Not what the rules have accounted for.
                let open = !(last.start.saturating_sub(2)..last.end)
                    .any(|at| parsed.settled[at] && morphs[at].is(Trait::Negator));
                let flags = [
                    (name!("past"), last.past),
                    (name!("wish"), last.wish),
                    (name!("plan"), last.plan),
                    (name!("conjecture"), last.conjecture),
                    (name!("regret"), last.regret),
                    (name!("denied"), open && last.negations % 2 == 1),
                    (name!("unable"), open && last.inability),
                    (name!("honorific"), last.honorific),
                    (name!("question"), last.question),
                ];
                for (name, is) in flags {
                    if is {
                        self.flag(name, 1);
                        if last.past {
                            self.flag(name, 2);
                        }
                    }
                }
                // What was not done or could not be is seldom a complaint where nothing else has a feeling.
                for (name, is) in [flags[5], flags[6]] {
                    if is && parsed.hits.is_empty() {
                        self.flag(name, 3 + u64::from(last.past) + 2 * u64::from(latin > 0));
                    }
                }
                let tail = morphs[last.end.min(morphs.len())..].iter().filter(|morph| morph.is_content()).count();
                if tail > 0 {
                    self.flag(name!("ends in a noun"), 0);
                }
            }
        }
        if parsed.is_heading {
            self.flag(name!("heading"), 0);
        }
        if parsed.quoted.iter().any(|&quoted| quoted) {
            self.flag(name!("quotes"), 0);
        }
        if parsed.predications.iter().any(|predication| predication.question) {
            self.flag(name!("asks"), 0);
        }
        // 다음은 배포!
        if parsed.hits.is_empty() && morphs.iter().any(|morph| morph.tag == Tag::Sf && morph.form.contains('!')) {
            self.flag(name!("only exclaims"), u64::from(parsed.predications.last().is_some_and(|last| last.past)));
        }
        if latin > 0 {
            self.flag(name!("latin"), latin.min(3));
        }
        if let Some(first) = morphs.first()
            && matches!(first.group, Group::Number | Group::Sign)
        {
            self.flag(name!("begins with a sign"), 0);
        }
        if let Some(detail) = parsed.report() {
            self.flag(name!("reports"), detail);
        }
        let me = ["나", "내", "저", "제", "난", "우리"];
        let says_me = |morph: &Morph<'_>| morph.tag == Tag::Np && me.contains(&&*morph.form);
        if parsed.traits.has(Trait::Writer) && morphs.iter().any(says_me) {
            self.flag(name!("me"), 0);
        }
    }

    fn flag(&mut self, name: Name, detail: u64) {
        self.mark(Kind::Form, name, detail, Anchor::Sentence);
    }
}
