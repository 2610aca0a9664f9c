//! What the form of a sentence says, whatever its words.

use super::{Collector, Kind, Name};
use crate::sentiment::reading::Morph;
use crate::sentiment::symbol::Group;
use crate::sentiment::words::Trait;
use crate::tag::Tag;

impl Collector<'_, '_> {
    /// Its length, tense, mood and the like.
    pub(super) fn form(&mut self) {
        let parsed = self.parsed;
        let morphs = &parsed.morphs;
        let words = parsed.content as u64;
        let latin = if parsed.traits.has(Trait::Latin) {
            morphs.iter().filter(|morph| morph.is(Trait::Latin)).count() as u64
        } else {
            0
        };
        let length = match words {
            0..=1 => 0,
            2..=3 => 1,
            4..=6 => 2,
            7..=11 => 3,
            12..=20 => 4,
            _ => 5,
        };
        self.fact(Kind::Form, name!("length"), length);
        self.fact(
            Kind::Form,
            name!("tense"),
            self.parsed.predications.last().map_or(0, |last| 1 + u64::from(last.past)),
        );
        self.fact(Kind::Form, name!("clauses"), parsed.clauses.len().min(4) as u64);
        match parsed.predications.last() {
            None => self.fact(Kind::Form, name!("no predicate"), length.min(3)),
            Some(last) => {
                self.fact(Kind::Form, name!("ending"), last.link as u64);
                // Not what the rules have accounted for.
                let open = (last.negations % 2 == 1 || last.inability)
                    && !(last.start.saturating_sub(2)..last.end)
                        .any(|at| parsed.settled[at] && morphs[at].is(Trait::Negator));
                let facts = [
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
                for (name, is) in facts {
                    if is {
                        self.fact(Kind::Form, name, 1);
                        if last.past {
                            self.fact(Kind::Form, name, 2);
                        }
                    }
                }
                // What was not done or could not be is seldom a complaint where nothing else has a feeling.
                for (name, is) in [facts[5], facts[6]] {
                    if is && parsed.hits.is_empty() {
                        self.fact(Kind::Form, name, 3 + u64::from(last.past) + 2 * u64::from(latin > 0));
                    }
                }
                if morphs[last.end.min(morphs.len())..].iter().any(Morph::is_content) {
                    self.fact(Kind::Form, name!("ends in a noun"), 0);
                }
            }
        }
        if parsed.is_heading {
            self.fact(Kind::Form, name!("heading"), 0);
        }
        if parsed.traits.has(Trait::Quotation) && parsed.quoted.contains(&true) {
            // All of it is what somebody says: "정말 좋네요!"
            let whole = morphs.iter().zip(&parsed.quoted).all(|(morph, &quoted)| quoted || !morph.is_content());
            self.fact(Kind::Form, name!("quotes"), u64::from(whole));
        }
        if parsed.predications.iter().any(|predication| predication.question) {
            self.fact(Kind::Form, name!("asks"), 0);
        }
        // 다음은 배포!
        if parsed.hits.is_empty() && parsed.traits.has(Trait::Shout) {
            let past = parsed.predications.last().is_some_and(|last| last.past);
            self.fact(Kind::Form, name!("only exclaims"), u64::from(past));
        }
        if latin > 0 {
            self.fact(Kind::Form, name!("latin"), latin.min(3));
        }
        if let Some(first) = morphs.first()
            && matches!(first.group, Group::Number | Group::Sign)
        {
            self.fact(Kind::Form, name!("begins with a sign"), 0);
        }
        if let Some(detail) = parsed.report() {
            self.fact(Kind::Form, name!("reports"), detail);
        }
        let me = ["나", "내", "저", "제", "난", "우리"];
        let says_me = |morph: &Morph<'_>| morph.tag == Tag::Np && me.contains(&&*morph.form);
        if parsed.traits.has(Trait::Writer) && morphs.iter().any(says_me) {
            self.fact(Kind::Form, name!("me"), 0);
        }
    }
}
