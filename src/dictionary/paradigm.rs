//! New verbs and adjectives with all their forms.

use std::borrow::Cow;

use super::compile::{Context, NewWord};
use super::conjugation::{Ending, forms};
use super::{Dictionary, Entry};
use crate::tag::Tag;

/// Stems of ko-dic whose forms show how those of a tag connect.
const MODELS: [(Tag, &[&str]); 5] = [
    (Tag::Vv, &["치", "가", "배우"]),
    (Tag::Va, &["아프", "다르", "크", "예쁘"]),
    (Tag::Vx, &["주", "보", "버리", "하"]),
    (Tag::Xsv, &["시키", "하", "되"]),
    (Tag::Xsa, &["하", "스럽"]),
];

/// How the forms of predicates of a tag connect.
pub(super) struct Paradigm {
    tag: Tag,
    /// By the number of the ending.
    contexts: [Option<Context>; Ending::COUNT],
}

impl Paradigm {
    /// The paradigm of a tag; without endings for a tag that takes none or in a dictionary that is not ko-dic.
    pub(super) fn of(dictionary: &Dictionary, tag: Tag) -> Self {
        let models = MODELS.iter().find(|(own, _)| *own == tag).map_or(&[][..], |(_, models)| models);
        let mut contexts = [None; Ending::COUNT];
        for model in models {
            let of_model = format!("{model}/{tag}/");
            for form in forms(model, tag) {
                let Some((ending, number)) = form.ending.and_then(|ending| Some((ending, ending.number()?))) else {
                    continue;
                };
                let fits = |entry: &Entry| {
                    let features = dictionary.system.features(entry.word);
                    dictionary.system.kind(entry.word).tags() == [tag, ending.tag]
                        && features.is_some_and(|features| features.column(7).starts_with(&of_model))
                };
                let like = || dictionary.system.exact(&form.surface).find(fits);
                contexts[number] = contexts[number]
                    .or_else(|| like().map(|Entry { left, right, .. }| Context { left, right, cost: 0 }));
            }
        }
        Self { tag, contexts }
    }

    /// How forms with an ending connect, by its [number](Ending::number); `None` where no model has it.
    pub(super) fn contexts(&self) -> &[Option<Context>] {
        &self.contexts
    }

    /// The forms of a stem that costs `cost`. `lemma` is the stem that stands for it; `bare` says how a changed stem
    /// connects.
    pub(super) fn words<'a>(
        &self,
        stem: &str,
        lemma: &'a str,
        cost: i16,
        bare: impl Fn(&str) -> Context,
    ) -> Vec<NewWord<'a>> {
        let mut words = Vec::new();
        for form in forms(stem, self.tag) {
            let (context, cost) = match form.ending {
                None => (Some(bare(&form.surface)), cost),
                Some(ending) => {
                    let context = ending.number().and_then(|number| self.contexts[number]);
                    (context, cost.saturating_sub(ending.discount(self.tag)))
                }
            };
            let Some(context) = context else { continue };
            let surface = Cow::Owned(form.surface);
            words.push(NewWord { surface, tag: self.tag, ending: form.ending, lemma: Some(lemma), context, cost });
        }
        words
    }
}
