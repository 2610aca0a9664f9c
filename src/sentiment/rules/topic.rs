//! Sentences that only name a topic.

use crate::sentiment::lexicon::Lexicon;
use crate::sentiment::predication::{Link, Predication};
use crate::sentiment::reading::Morph;
use crate::sentiment::symbol::Group;
use crate::sentiment::words::Trait;
use crate::tag::Tag;

/// Whether a sentence only names a topic: 아쉬운 점, 올해 잘한 것, 힘들었던 순간들.
pub(super) fn names_topic(morphs: &[Morph<'_>], predications: &[Predication], lexicon: &Lexicon) -> bool {
    if predications.iter().any(|predication| !matches!(predication.link, Link::Adnominal | Link::Nominal)) {
        return false;
    }
    // 책 이름 / 저자 / 출판사 / 해
    let slashes = morphs.iter().filter(|morph| morph.form == "/").count();
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
