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

/// How much less a form costs than its stem, by the tag of the ending: the difference of what ko-dic gives forms and
/// stems that its corpus did not have.
fn discount(tag: Tag, ending: Tag) -> i16 {
    let verb = !matches!(tag, Tag::Va | Tag::Xsa);
    match ending {
        Tag::Ep if verb => 4046,
        Tag::Ep => 2543,
        Tag::Etm if verb => 3376,
        Tag::Etm => 3120,
        Tag::Ec if verb => 3355,
        Tag::Ec => 2351,
        Tag::Etn if verb => 1749,
        Tag::Etn => 1528,
        _ if verb => 2608,
        _ => 1780,
    }
}

/// How the forms of predicates of a tag connect.
pub(super) struct Paradigm {
    tag: Tag,
    endings: Vec<(Ending, Context)>,
}

impl Paradigm {
    /// The paradigm of a tag; without endings for a tag that takes none or in a dictionary that is not ko-dic.
    pub(super) fn of(dictionary: &Dictionary, tag: Tag) -> Self {
        let models = MODELS.iter().find(|(own, _)| *own == tag).map_or(&[][..], |(_, models)| models);
        let mut endings: Vec<(Ending, Context)> = Vec::new();
        for model in models {
            for form in forms(model, tag) {
                let Some(ending) = form.ending else { continue };
                if endings.iter().any(|(known, _)| is_same(*known, ending)) {
                    continue;
                }
                let of_model = format!("{model}/{tag}/");
                let fits = |entry: &Entry| {
                    let features = dictionary.system.features(entry.word);
                    dictionary.system.kind(entry.word).tags() == [tag, ending.tag]
                        && features.is_some_and(|features| features.column(7).starts_with(&of_model))
                };
                if let Some(Entry { left, right, .. }) = dictionary.system.exact(&form.surface).find(fits) {
                    endings.push((ending, Context { left, right, cost: 0 }));
                }
            }
        }
        Self { tag, endings }
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
                None => (bare(&form.surface), cost),
                Some(ending) => match self.endings.iter().find(|(known, _)| is_same(*known, ending)) {
                    Some((_, context)) => (*context, cost.saturating_sub(discount(self.tag, ending.tag))),
                    None => continue,
                },
            };
            let surface = Cow::Owned(form.surface);
            words.push(NewWord { surface, tag: self.tag, ending: form.ending, lemma: Some(lemma), context, cost });
        }
        words
    }
}

/// Whether two endings are one but for 아 and 어.
fn is_same(a: Ending, b: Ending) -> bool {
    let dark = |ending: Ending| {
        ending.form.chars().map(|c| match c {
            '아' => '어',
            '았' => '었',
            c => c,
        })
    };
    a.tag == b.tag && dark(a).eq(dark(b))
}
