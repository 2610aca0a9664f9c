//! Sentences that only name a topic.

use crate::sentiment::lexicon::Lexicon;
use crate::sentiment::predication::{Link, Predication};
use crate::sentiment::reading::Morph;
use crate::sentiment::symbol::Group;
use crate::sentiment::words::{Trait, Traits};
use crate::tag::Tag;

/// From how many words on a list of them is no sentence.
const LIST: usize = 8;

/// Whether words are only listed: 가난, 감옥, 결핍(缺乏), 고난 …. Hardly anything stands between the commas.
fn is_list(morphs: &[Morph<'_>], traits: Traits) -> bool {
    if !traits.has(Trait::Comma) {
        return false;
    }
    let commas = morphs.iter().filter(|morph| morph.is(Trait::Comma)).count();
    if commas < LIST {
        return false;
    }
    let items = morphs.split(|morph| morph.is(Trait::Comma));
    let says = |morph: &&Morph<'_>| morph.is_content() && morph.tag != Tag::Sh;
    let is_word = |item: &&[Morph<'_>]| item.len() <= 12 && item.iter().filter(says).count() <= 3;
    items.filter(is_word).count() > commas * 4 / 5
}

/// Whether a sentence only names a topic: 아쉬운 점, 올해 잘한 것, 힘들었던 순간들.
pub(super) fn names_topic(
    morphs: &[Morph<'_>],
    traits: Traits,
    predications: &[Predication],
    lexicon: &Lexicon,
) -> bool {
    if is_list(morphs, traits) {
        return true;
    }
    if predications.iter().any(|predication| !matches!(predication.link, Link::Adnominal | Link::Nominal)) {
        return false;
    }
    // 책 이름 / 저자 / 출판사 / 해
    let slashes = morphs.iter().filter(|morph| morph.is(Trait::Slash)).count();
    let words = morphs.iter().filter(|morph| morph.group != Group::Sign && morph.group != Group::Number);
    let Some(last) = words.clone().next_back() else { return false };
    let content = words.filter(|morph| morph.is_content()).count();
    if slashes >= 3 {
        return true;
    }
    last.group == Group::Nominal
        && content <= 7
        && !morphs.iter().any(|morph| morph.tag == Tag::Sf && matches!(&*morph.form, "." | "!"))
        && (last.is(Trait::Topic) || lexicon.has_heading(morphs))
}
