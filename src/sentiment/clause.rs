//! The clauses of a sentence, and which of its words stand in quotation marks.

use std::ops::Range;

use smallvec::{SmallVec, smallvec};

use super::predication::{Link, Predication};
use super::reading::{Flags, Morph};
use super::symbol::Group;
use super::words::{Trait, Traits};
use crate::tag::Tag;

/// A clause: its words, and how it leads on to the next.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Clause {
    pub(super) morphs: Range<usize>,
    pub(super) link: Link,
    /// Whether it opens with 하지만, 그래도, 다만 …: it outweighs what came before.
    pub(super) turns: bool,
}

/// Those of a sentence; few have more.
pub(super) type Clauses = SmallVec<[Clause; 4]>;

/// The clauses in order; together they are all morphemes.
pub(super) fn clauses(morphs: &[Morph<'_>], traits: Traits, predications: &[Predication]) -> Clauses {
    let mut cuts: SmallVec<[(usize, Link); 8]> = predications
        .iter()
        .filter(|predication| predication.link.ends_clause())
        .map(|predication| (predication.end, predication.link))
        .collect();
    let may_turn = traits.has(Trait::Turn);
    // A conjunction after a noun or a comma begins a clause as well.
    if may_turn {
        for (at, morph) in morphs.iter().enumerate().skip(1) {
            if morph.tag == Tag::Maj && turns(morph) && !cuts.iter().any(|&(cut, _)| cut == at) {
                cuts.push((at, Link::Sequence));
            }
        }
    }
    cuts.sort_unstable();
    let mut clauses = Clauses::new();
    let mut start = 0;
    for (mut end, link) in cuts {
        while morphs.get(end).is_some_and(|morph| morph.group == Group::Sign) {
            end += 1;
        }
        if end > start {
            clauses.push(Clause { morphs: start..end, link, turns: false });
            start = end;
        }
    }
    if start < morphs.len() || clauses.is_empty() {
        clauses.push(Clause { morphs: start..morphs.len(), link: Link::Bare, turns: false });
    }
    if may_turn {
        for clause in &mut clauses {
            let mut words = morphs[clause.morphs.clone()].iter().filter(|morph| morph.group != Group::Sign);
            clause.turns = words.next().is_some_and(turns);
        }
    }
    clauses
}

/// Whether it is 하지만, 그래도, 다만 …
fn turns(morph: &Morph<'_>) -> bool {
    morph.group == Group::Modifier && morph.is(Trait::Turn)
}

/// Which morphemes stand in quotation marks; a sentence that is quoted as a whole counts as not quoted.
pub(super) fn quoted(morphs: &[Morph<'_>], traits: Traits) -> Flags {
    let mut quoted: Flags = smallvec![false; morphs.len()];
    if !traits.has(Trait::Quotation) {
        return quoted;
    }
    let mut open: Option<(usize, char)> = None;
    for (at, morph) in morphs.iter().enumerate() {
        if morph.group != Group::Sign {
            continue;
        }
        for sign in morph.form.chars() {
            match open {
                Some((start, close)) if sign == close => {
                    quoted[start.min(at)..at].fill(true);
                    open = None;
                }
                None => open = closing(sign).map(|close| (at + 1, close)),
                Some(_) => {}
            }
        }
    }
    let words = |quoted: &[bool], wanted: bool| {
        let content = morphs.iter().zip(quoted).filter(|(morph, own)| morph.is_content() && **own == wanted);
        content.count()
    };
    if quoted.contains(&true) && words(&quoted, false) == 0 {
        quoted.fill(false);
    }
    quoted
}

/// Whether a quotation may begin or end with it.
pub(super) fn is_quotation_mark(sign: char) -> bool {
    closing(sign).is_some() || matches!(sign, '”' | '’' | '」' | '』' | '》' | '〉')
}

/// What ends a quotation that begins with a mark.
fn closing(sign: char) -> Option<char> {
    Some(match sign {
        '"' => '"',
        '\'' => '\'',
        '“' => '”',
        '‘' => '’',
        '「' => '」',
        '『' => '』',
        '《' => '》',
        '〈' => '〉',
        _ => return None,
    })
}
