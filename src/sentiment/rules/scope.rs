//! Which predicates say something of a word.

use smallvec::SmallVec;

use super::{Hit, Parsed};
use crate::sentiment::predication::{Link, Predication};
use crate::sentiment::symbol::Group;
use crate::sentiment::words::Trait;
use crate::tag::Tag;

/// How many predicates are looked at.
const DEPTH: usize = 3;

/// Places of predications, the nearest first.
pub(super) type Governors = SmallVec<[usize; DEPTH]>;

impl Parsed<'_> {
    pub(in crate::sentiment) fn clause_of(&self, at: usize) -> usize {
        self.clauses.iter().position(|clause| clause.morphs.contains(&at)).unwrap_or(0)
    }

    /// The predicate that a hit is part of.
    pub(super) fn predication_of(&self, hit: &Hit) -> Option<&Predication> {
        self.predications.iter().find(|own| own.start <= hit.last && hit.last < own.end)
    }

    /// Whether a predicate, or the noun that it makes one of, has a trait.
    pub(super) fn tells(&self, own: &Predication, of: Trait) -> bool {
        self.morphs[own.head].is(of) || self.morphs[own.start].is(of)
    }

    /// The predicates that say something of what stands at a morpheme: its own or the one it is an argument of, then
    /// the one that the noun it describes is an argument of.
    pub(super) fn governors(&self, at: usize) -> Governors {
        let mut governors = Governors::new();
        let Some(first) = self.predications.iter().position(|predication| at < predication.end) else {
            return governors;
        };
        let start = self.predications[first].start;
        // Nothing of another clause, and no sign but a quotation mark between.
        if start > at
            && self.morphs[at + 1..start].iter().any(|morph| {
                morph.tag == Tag::Sf
                    || morph.tag == Tag::Maj
                    || morph.form == "," && self.morphs[at].group == Group::Nominal && !self.has_particle(at)
            })
        {
            return governors;
        }
        for (index, predication) in self.predications.iter().enumerate().skip(first) {
            // 스트레스가 눈에 띄게 줄었다, 안 낼래야 안 낼 수 없다
            let aside = match predication.link {
                Link::Vain => true,
                Link::Manner => {
                    predication.start > at
                        && self.morphs[at + 1..predication.start].iter().any(|morph| morph.group != Group::Particle)
                }
                _ => false,
            };
            if !aside {
                governors.push(index);
            }
            // 아쉽게도 is said of what follows, which says nothing of it.
            let is_comment = matches!(&self.morphs[..predication.end], [.., ending, particle] if ending.form == "게" && particle.form == "도");
            if !predication.link.goes_on() || is_comment || governors.len() == DEPTH {
                break;
            }
        }
        governors
    }

    fn has_particle(&self, at: usize) -> bool {
        self.morphs.get(at + 1).is_some_and(|morph| morph.group == Group::Particle)
    }

    /// Whether a noun, or the noun that a word describes, is what a predicate is said of: no other noun stands between.
    pub(super) fn is_argument(&self, hit: &Hit, predication: &Predication, describes: bool) -> bool {
        let from = hit.last + 1;
        let between = &self.morphs[from..predication.start.max(from)];
        // 하루도, 한 번도 and 것 are none.
        let own = between.iter().enumerate().filter(|(at, morph)| {
            let least = between.get(at + 1).is_some_and(|next| next.form == "도") && morph.is(Trait::Least);
            matches!(morph.tag, Tag::Nng | Tag::Nnp | Tag::Xr) && !least
        });
        // 힘든 일이 없다: the noun that is described.
        own.count() <= usize::from(describes)
    }

    /// The noun before a morpheme that something is said of, if the clause names one.
    pub(super) fn subject_before(&self, clause: usize, before: usize) -> Option<usize> {
        let start = self.clauses[clause].morphs.start;
        let marked = |at: usize| {
            let particle = &self.morphs[at];
            particle.tag == Tag::Jks || particle.tag == Tag::Jx && matches!(&*particle.form, "은" | "는" | "ㄴ")
        };
        let particle = (start + 1..before).rev().find(|&at| marked(at))?;
        Some(particle - 1).filter(|&noun| self.morphs[noun].group == Group::Nominal)
    }

    /// The noun that a predicate is said of, if its clause names one.
    pub(super) fn subject(&self, predication: &Predication) -> Option<usize> {
        self.subject_before(self.clause_of(predication.head), predication.start)
    }

    /// Whether a noun is a person who is not the writer.
    pub(super) fn is_other(&self, noun: usize) -> bool {
        if self.morphs[noun].tag == Tag::Np {
            return self.morphs[noun].is(Trait::Other);
        }
        let before = noun.checked_sub(1).map(|before| &self.morphs[before]);
        self.morphs[noun].is(Trait::Person)
            || self.morphs[noun].tag == Tag::Xsn && before.is_some_and(|before| before.is(Trait::Person))
    }
}
