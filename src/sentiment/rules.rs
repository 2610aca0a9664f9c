//! From words with a feeling to what they say here.

mod amount;
mod broken;
mod comparison;
mod degree;
mod favour;
mod frame;
mod frequency;
mod general;
mod irony;
mod left_out;
mod made_good;
mod mere_form;
mod milestone;
mod moved;
mod negation;
mod none;
mod only;
mod outcome;
mod quantity;
mod quotation;
mod rather;
mod scope;
mod shift;
mod thing;
mod told;
mod topic;
mod unmet;
mod wished;

use super::clause::{Clauses, clauses, quoted};
use super::emotion::Emotion;
use super::factor::Factor;
use smallvec::{SmallVec, smallvec};

use super::lexicon::{Class, Found, Lexicon};
use super::predication::{Any, Link, Predication, predications};
use super::reading::{Flags, Morph};
use super::sign;
use super::symbol::Group;
use super::words::{Trait, Traits};
use crate::tag::Tag;
use frame::Frames;

/// Why something is evidence.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, serde::Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Rule {
    /// A word of the lexicon.
    Word,
    /// An idiom.
    Idiom,
    /// A face, laughter, tears.
    Sign,
    /// What should have been: 했어야 했다, 할걸.
    Counterfactual,
    /// More or less of what one wants or dreads: 손님이 줄었다, 야근이 줄었다.
    Quantity,
    /// Worse than something: 예전만 못하다.
    Comparison,
    /// Said to the writer's face: 처음부터 다시 쓰라고 했다.
    Told,
    /// A turn of phrase that only irony has: 재택이라 쓰고 야근이라 읽는다.
    Irony,
    /// Words whose weight was learned from labelled sentences.
    Learned,
    /// The form of the sentence: its length, its last ending, question marks.
    Form,
    /// What the other sentences of the post are like.
    Post,
    /// What a sentence is without any of it.
    Baseline,
}

impl Rule {
    /// Its Korean name, for tables.
    #[cfg(feature = "cli")]
    pub(crate) const fn korean(self) -> &'static str {
        match self {
            Self::Word => "낱말",
            Self::Idiom => "관용구",
            Self::Sign => "이모티콘",
            Self::Counterfactual => "후회",
            Self::Quantity => "늘고 줆",
            Self::Comparison => "비교",
            Self::Told => "들은 말",
            Self::Irony => "반어",
            Self::Learned => "학습",
            Self::Form => "(문장 형태)",
            Self::Post => "(글 전체)",
            Self::Baseline => "(기본값)",
        }
    }
}

/// A word or sign with a feeling, and what becomes of it.
#[derive(Clone, Debug)]
pub(super) struct Hit {
    pub(super) rule: Rule,
    pub(super) first: usize,
    pub(super) last: usize,
    /// As the lexicon has it, −3…3.
    pub(super) valence: f32,
    pub(super) emotion: Emotion,
    pub(super) factors: Vec<Factor>,
    pub(super) clause: usize,
    /// The valence with all factors.
    pub(super) value: f32,
}

/// What a word with a feeling is in its sentence.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub(super) enum Role {
    /// The last predicate.
    Main,
    /// A predicate before it.
    Clause,
    /// It describes a noun: 힘든 시간.
    Modifier,
    /// A noun with a particle.
    Argument,
    /// A noun right before another: 감사 부서.
    Compound,
    /// A noun, adverb or sign that stands alone.
    Bare,
}

/// A sentence, taken apart.
#[allow(clippy::struct_excessive_bools, reason = "none of them excludes another")]
pub(crate) struct Parsed<'t> {
    pub(super) morphs: Vec<Morph<'t>>,
    /// What any of them is: most rules ask for a word that a sentence has not.
    pub(super) traits: Traits,
    /// Whether any of them may be a face, laughter, tears.
    has_patterns: bool,
    /// How many of them say something by themselves.
    pub(super) content: usize,
    pub(super) predications: Vec<Predication>,
    /// What any of these is.
    any: Any,
    pub(super) clauses: Clauses,
    pub(super) quoted: Flags,
    pub(super) hits: Vec<Hit>,
    /// Words with an emotion that is neither good nor bad, and where they end: 놀라다, 그립다, 바라다.
    pub(super) mentions: Vec<(usize, Emotion)>,
    /// What holds for each predication.
    frames: Frames,
    /// Which morphemes the rules have accounted for: they say the opposite of what they say elsewhere, or nothing.
    pub(super) settled: Flags,
    /// Whether it tells what is so for everybody: 사람은 비교할 때 불행해진다.
    is_general: bool,
    /// Whether it lists what is to come: 목표: 하프 마라톤 완주.
    is_agenda: bool,
    /// Whether it only names a topic.
    pub(super) is_heading: bool,
}

impl<'t> Parsed<'t> {
    /// `room` is that of other predications.
    pub(super) fn new(
        text: &str,
        morphs: Vec<Morph<'t>>,
        room: Vec<Predication>,
        lexicon: &Lexicon,
        is_heading: bool,
    ) -> Self {
        let (mut traits, mut content, mut has_patterns) = (Traits::default(), 0, false);
        for morph in &morphs {
            traits = traits.or(morph.traits);
            content += usize::from(morph.is_content());
            has_patterns |= morph.pattern.is_some();
        }
        let predications = predications(&morphs, room);
        let clauses = clauses(&morphs, traits, &predications);
        let quoted = quoted(&morphs, traits);
        let mut found = lexicon.find(text, &morphs);
        // 가벼운 마음으로 떠났다 is not 마음이 떠났다.
        found.retain(|own| !(own.entry.idiom && is_done_with(&morphs[own.first..=own.last])));
        let mentions = mentions(&found);
        // The rules are about what is good or bad.
        found.retain(|found| found.entry.class != Class::Plain || found.entry.valence != 0);
        let is_heading = is_heading || topic::names_topic(&morphs, traits, &predications, lexicon);
        let settled = smallvec![false; morphs.len()];
        let mut parsed = Self {
            morphs,
            traits,
            has_patterns,
            content,
            any: Any::of(&predications),
            predications,
            clauses,
            quoted,
            hits: Vec::new(),
            mentions,
            frames: Frames::new(),
            settled,
            is_general: false,
            is_agenda: false,
            is_heading,
        };
        parsed.open_quotations();
        parsed.frames = parsed.frames();
        parsed.is_general = parsed.is_general_truth();
        parsed.is_agenda = parsed.names_agenda();
        let mut hits = parsed.hits(&found);
        let mut settled = std::mem::take(&mut parsed.settled);
        parsed.apply(&mut hits, &found, &mut settled);
        parsed.mix(&mut hits);
        parsed.settled = settled;
        for turned in parsed.turn_irony(&mut hits) {
            parsed.settled[turned].fill(true);
        }
        parsed.hits = hits;
        parsed
    }

    /// Everything with a feeling, before the grammar has its say.
    fn hits(&self, found: &[Found]) -> Vec<Hit> {
        let mut hits = Vec::new();
        for found in found {
            if found.entry.class != Class::Plain || found.entry.valence == 0 {
                continue;
            }
            let rule = if found.entry.idiom { Rule::Idiom } else { Rule::Word };
            let valence = f32::from(found.entry.valence);
            hits.push(self.hit(rule, found.first, found.last, valence, found.entry.emotion));
        }
        self.drop_slang(&mut hits);
        if self.has_patterns {
            self.add_signs(&mut hits);
        }
        let regrets = if self.any.unmet { &self.predications[..] } else { &[] };
        for predication in regrets.iter().filter(|predication| predication.regret) {
            let (first, last) = (predication.start, predication.end - 1);
            // 안 했더라면 큰일 났을 것이다 is no regret, 놓치지 않았더라면 볼 수 있었을 것이다 is one.
            let missed = self
                .predications
                .iter()
                .any(|own| own.start >= predication.end && own.potential && own.past && own.negations % 2 == 0);
            let escaped = self.predications.iter().any(|own| own.start >= predication.end && own.near_miss);
            // 화내지 말걸: nothing follows that would have been.
            let alone = self.predications.last().is_some_and(|own| own.head == predication.head);
            let said = self.would_have_been(predication, &hits);
            let spared = escaped
                || said.abs() <= 0.5 && !missed && self.is_idle_supposition(predication)
                || said < -0.5
                || said < 0.5
                    && !missed
                    && !alone
                    && self.is_unreal(predication)
                    && hits.iter().any(|hit: &Hit| hit.last >= predication.start && hit.valence < 0.0);
            if !spared && !hits.iter().any(|hit| hit.rule == Rule::Idiom && hit.first <= last && first <= hit.last) {
                hits.push(self.hit(Rule::Counterfactual, first, last, -2.0, Emotion::Regret));
            }
        }
        self.drop_workloads(&mut hits);
        self.add_unmet(&mut hits);
        self.add_mistaken(&mut hits);
        self.add_quantities(found, &mut hits);
        self.add_frequencies(found, &mut hits);
        self.add_amounts(&mut hits);
        self.add_milestones(&mut hits);
        self.add_mere(&mut hits);
        self.add_mere_form(&mut hits);
        self.add_not_even(&mut hits);
        self.add_even_that(&mut hits);
        self.add_time_over(&mut hits);
        self.add_overcome(&mut hits);
        self.add_fright(&mut hits);
        self.add_spoilt(&mut hits);
        self.add_comparisons(&mut hits);
        self.add_bygone(&mut hits);
        self.add_wished(&mut hits);
        self.add_none(&mut hits);
        self.add_without_exception(&mut hits);
        self.add_only(&mut hits);
        self.add_favourite(&mut hits);
        self.add_broken(&mut hits);
        self.add_told(&mut hits);
        self.add_rather(&mut hits);
        self.add_favours(&mut hits);
        self.add_titles(&mut hits);
        self.add_turns_of_irony(&mut hits);
        hits.sort_by_key(|hit| (hit.first, hit.last));
        hits
    }

    /// Faces, laughter, tears.
    fn add_signs(&self, hits: &mut Vec<Hit>) {
        for (at, morph) in self.morphs.iter().enumerate() {
            if let Some((valence, emotion)) = morph.pattern.and_then(|pattern| sign::valence(pattern, &morph.form)) {
                hits.retain(|hit| hit.first != at);
                hits.push(self.hit(Rule::Sign, at, at, valence, emotion));
            }
        }
    }

    fn hit(&self, rule: Rule, first: usize, last: usize, valence: f32, emotion: Emotion) -> Hit {
        let clause = self.clause_of(last);
        Hit { rule, first, last, valence, emotion, factors: Vec::new(), clause, value: valence }
    }

    /// What a hit is in the sentence.
    pub(super) fn role(&self, hit: &Hit) -> Role {
        let own = self.predications.iter().position(|own| own.start <= hit.last && hit.last < own.end);
        if let Some(own) = own {
            return match self.predications[own].link {
                Link::Adnominal => Role::Modifier,
                _ if own + 1 == self.predications.len() => Role::Main,
                _ => Role::Clause,
            };
        }
        match self.morphs.get(hit.last + 1) {
            Some(next) if next.group == Group::Particle => Role::Argument,
            Some(next) if next.group == Group::Nominal && self.morphs[hit.last].group == Group::Nominal => {
                Role::Compound
            }
            _ => Role::Bare,
        }
    }

    /// Lets the grammar turn, strengthen and suspend what was found.
    fn apply(&self, hits: &mut [Hit], found: &[Found], settled: &mut [bool]) {
        if hits.is_empty() {
            return;
        }
        let weights: SmallVec<[bool; 8]> =
            self.clauses.iter().enumerate().map(|(index, _)| hits.iter().any(|hit| hit.clause == index)).collect();
        for hit in hits {
            let mut factors = Vec::new();
            if self.is_heading {
                factors.push(Factor::Heading);
            }
            // What is told, and irony, are judged as a whole.
            if matches!(hit.rule, Rule::Told | Rule::Irony) {
                self.position(hit, &weights, &mut factors);
            } else if hit.rule != Rule::Sign {
                if hit.rule != Rule::Counterfactual {
                    self.negate(hit, found, &mut factors, settled);
                    if hit.rule != Rule::Quantity {
                        self.shift(hit, found, &mut factors, settled);
                    }
                    self.turn_bygone(hit, &mut factors);
                    self.move_to_tears(hit, found, &mut factors);
                    self.leave_out(hit, &mut factors);
                }
                self.degree(hit, found, &mut factors);
                self.mood(hit, &mut factors);
                self.position(hit, &weights, &mut factors);
            }
            if hit.rule == Rule::Idiom || factors.iter().any(|factor| factor.turns()) {
                settled[hit.first..=hit.last].fill(true);
            }
            if hit.rule == Rule::Counterfactual {
                let own = self.morphs.iter().zip(&mut *settled).take(hit.last + 1).skip(hit.first);
                own.for_each(|(morph, settled)| *settled |= morph.is(Trait::Negator));
            }
            hit.factors = factors;
            hit.weigh();
        }
    }
}

/// Adds a hit where none is yet.
fn add_where_free(hits: &mut Vec<Hit>, hit: Hit) {
    if !hits.iter().any(|own| own.first <= hit.last && hit.first <= own.last) {
        hits.push(hit);
    }
}

/// Whether words that may be an idiom only tell with what heart somebody goes or comes.
fn is_done_with(words: &[Morph<'_>]) -> bool {
    let [noun, particle, .., verb] = words else { return false };
    let with = particle.tag == Tag::Jkb && matches!(&*particle.form, "로" | "으로");
    let moves =
        matches!(&*verb.form, "떠나" | "가" | "오" | "나가" | "나오" | "들어가" | "들" | "돌아오" | "돌아가" | "풀");
    noun.is(Trait::Heart) && with && moves
}

fn mentions(found: &[Found]) -> Vec<(usize, Emotion)> {
    let neither = found.iter().filter(|found| found.entry.valence == 0 && found.entry.emotion != Emotion::Neutral);
    neither.map(|found| (found.last, found.entry.emotion)).collect()
}

impl Hit {
    /// Puts valence and factors together.
    fn weigh(&mut self) {
        self.value = self.factors.iter().fold(self.valence, |value, factor| value * factor.multiplier(value > 0.0));
    }
}
