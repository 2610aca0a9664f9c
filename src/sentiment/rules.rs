//! From words with a feeling to what they say here.

use super::clause::{Clause, clauses, quoted};
use super::emotion::Emotion;
use super::factor::Factor;
use super::lexicon::{Class, Found, Lexicon};
use super::predication::{Link, Predication, predications};
use super::reading::Morph;
use super::sign;
use super::symbol::Group;
use super::words;
use crate::tag::Tag;

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
    /// Words whose weight was learned from labelled sentences.
    Learned,
    /// The form of the sentence: its length, its last ending, question marks.
    Form,
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
            Self::Learned => "학습",
            Self::Form => "(문장 형태)",
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
pub(crate) struct Parsed<'t> {
    pub(super) morphs: Vec<Morph<'t>>,
    pub(super) predications: Vec<Predication>,
    pub(super) clauses: Vec<Clause>,
    pub(super) quoted: Vec<bool>,
    pub(super) hits: Vec<Hit>,
    /// Whether it only names a topic.
    pub(super) is_heading: bool,
}

impl<'t> Parsed<'t> {
    pub(super) fn new(text: &str, morphs: Vec<Morph<'t>>, lexicon: &Lexicon, is_heading: bool) -> Self {
        let predications = predications(&morphs);
        let clauses = clauses(&morphs, &predications);
        let quoted = quoted(&morphs);
        let found = lexicon.find(text, &morphs);
        let is_heading = is_heading || names_topic(&morphs, &predications, lexicon);
        let mut parsed = Self { morphs, predications, clauses, quoted, hits: Vec::new(), is_heading };
        parsed.hits = parsed.hits(&found);
        parsed
    }

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
        for (at, morph) in self.morphs.iter().enumerate() {
            if let Some((valence, emotion)) = morph.pattern.and_then(|pattern| sign::valence(pattern, &morph.form)) {
                hits.retain(|hit: &Hit| hit.first != at);
                hits.push(self.hit(Rule::Sign, at, at, valence, emotion));
            }
        }
        for predication in self.predications.iter().filter(|predication| predication.regret) {
            let (first, last) = (predication.start, predication.end - 1);
            // 안 했더라면 큰일 났을 것이다 is no regret.
            let spared = self.is_unreal(predication)
                && hits.iter().any(|hit: &Hit| hit.first >= predication.end && hit.valence < 0.0);
            if !spared && !hits.iter().any(|hit| hit.rule == Rule::Idiom && hit.first <= last && first <= hit.last) {
                hits.push(self.hit(Rule::Counterfactual, first, last, -2.0, Emotion::Regret));
            }
        }
        hits.sort_by_key(|hit| (hit.first, hit.last));
        let weights: Vec<bool> =
            self.clauses.iter().enumerate().map(|(index, _)| hits.iter().any(|hit| hit.clause == index)).collect();
        for hit in &mut hits {
            self.apply(hit, found, &weights);
        }
        hits
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

    pub(super) fn clause_of(&self, at: usize) -> usize {
        self.clauses.iter().position(|clause| clause.morphs.contains(&at)).unwrap_or(0)
    }

    /// The predicates that say something of what stands at a morpheme: its own or the one it is an argument of, then
    /// the one that the noun it describes is an argument of.
    fn governors(&self, at: usize) -> Vec<&Predication> {
        let own = self.predications.iter().position(|predication| predication.start <= at && at < predication.end);
        let first = own.or_else(|| {
            let next = self.predications.iter().position(|predication| predication.start > at)?;
            // Nothing of another clause, and no sign but a quotation mark between.
            let start = self.predications[next].start;
            let apart = self.morphs[at + 1..start].iter().any(|morph| {
                morph.tag == Tag::Sf
                    || morph.tag == Tag::Maj
                    || morph.form == "," && self.morphs[at].group == Group::Nominal && !self.has_particle(at)
            });
            (!apart).then_some(next)
        });
        let mut governors: Vec<&Predication> = Vec::new();
        let mut next = first;
        while let Some(index) = next {
            let predication = &self.predications[index];
            governors.push(predication);
            let goes_on = matches!(predication.link, Link::Adnominal | Link::Nominal) && governors.len() < 3;
            next = goes_on.then_some(index + 1).filter(|&next| next < self.predications.len());
        }
        governors
    }

    fn has_particle(&self, at: usize) -> bool {
        self.morphs.get(at + 1).is_some_and(|morph| morph.group == Group::Particle)
    }

    fn apply(&self, hit: &mut Hit, found: &[Found], weights: &[bool]) {
        let mut factors = Vec::new();
        if self.is_heading {
            factors.push(Factor::Heading);
        }
        if hit.rule == Rule::Sign {
            hit.value = hit.valence * product(&factors, hit.valence > 0.0);
            hit.factors = factors;
            return;
        }
        if hit.rule != Rule::Counterfactual {
            self.polarity_factors(hit, found, &mut factors);
        }
        self.degree(hit, found, &mut factors);
        self.mood(hit, &mut factors);
        self.position(hit, weights, &mut factors);
        let mut sign_value = hit.valence;
        for factor in &factors {
            sign_value *= factor.multiplier(sign_value > 0.0);
        }
        hit.value = sign_value;
        hit.factors = factors;
    }

    /// What turns a feeling around: negation, shifters, less.
    fn polarity_factors(&self, hit: &Hit, found: &[Found], factors: &mut Vec<Factor>) {
        let class_at = |at: usize| {
            let entry = found.iter().find(|found| found.first <= at && at <= found.last);
            entry.filter(|found| found.first != hit.first).map(|found| found.entry.class)
        };
        let mut negations = u8::from(found.iter().any(|found| found.first == hit.first && found.denied));
        let governors = self.governors(hit.last);
        for (level, predication) in governors.iter().enumerate() {
            let own = predication.start <= hit.last && hit.last < predication.end;
            let head = &self.morphs[predication.head];
            // A negation inside the key is part of its meaning: 끝이 없다, 못하다.
            let inside = hit.first <= predication.head && predication.head <= hit.last;
            let within = inside && hit.rule == Rule::Idiom;
            let outer = if inside { self.outer_negations(hit, predication) } else { predication.negations };
            let exists = head.form == "없";
            let exclusive =
                self.morphs[hit.last..predication.head.max(hit.last)].iter().any(|morph| morph.form == "밖에");
            if !within
                && !inside
                && exists
                && !exclusive
                && self.is_argument(hit, predication, level > 0 && governors[level - 1].link == Link::Adnominal)
            {
                negations += 1;
            }
            let reaches =
                own || level == 0 && (exists || self.reaches(hit, predication)) || level > 0 && head.tag == Tag::Vcn;
            if reaches && (!within || outer > 0) && !exclusive {
                negations += outer;
            }
            // 즐겁고 유익한 것은 아니었다
            if own
                && predication.link == Link::Sequence
                && let Some(next) = self.predications.iter().find(|next| next.start == predication.end)
            {
                negations += next.negations % 2;
            }
            match class_at(predication.head) {
                Some(Class::ShifterDown) if !own => factors.push(Factor::Shift),
                Some(Class::ShifterUp) if !own => factors.push(Factor::Growth),
                _ => {}
            }
            if predication.less && (own || level == 0) {
                factors.push(Factor::Less);
            }
            if predication.near_miss {
                factors.push(Factor::NearMiss);
            }
        }
        // 문제없이, 걱정 없이
        if self.morphs[hit.last + 1..]
            .iter()
            .find(|morph| morph.group != Group::Particle)
            .is_some_and(|next| next.form == "없이")
        {
            negations += 1;
        }
        match negations {
            0 => {}
            1 => factors.push(Factor::Negation),
            2 => factors.push(Factor::DoubleNegation),
            odd if odd % 2 == 1 => factors.push(Factor::Negation),
            _ => factors.push(Factor::DoubleNegation),
        }
    }

    /// The negations of a predicate that are not part of a key.
    fn outer_negations(&self, hit: &Hit, predication: &Predication) -> u8 {
        let inner = (hit.first..=hit.last)
            .filter(|&at| {
                let morph = &self.morphs[at];
                matches!(&*morph.form, "안" | "못" | "않" | "못하" | "아니" | "말") && at != predication.head
                    || at == predication.head && morph.tag == Tag::Vcn
            })
            .count();
        predication.negations.saturating_sub(u8::try_from(inner).unwrap_or(u8::MAX))
    }

    /// Whether the negation of a predicate is one of a noun before it: 재미를 느끼지 못했다, but 어려운 문제를 풀지 못했다 is
    /// as hard as before.
    fn reaches(&self, hit: &Hit, predication: &Predication) -> bool {
        let head = &self.morphs[predication.head];
        if head.tag == Tag::Vcn {
            return true;
        }
        hit.valence > 0.0 || words::is_light(&head.form)
    }

    /// Whether a noun, or the noun that a word describes, is what a predicate is said of: no other noun stands between.
    fn is_argument(&self, hit: &Hit, predication: &Predication, describes: bool) -> bool {
        let between = &self.morphs[hit.last + 1..predication.start.max(hit.last + 1)];
        let own = between.iter().filter(|morph| matches!(morph.tag, Tag::Nng | Tag::Nnp | Tag::Xr)).count();
        // 힘든 일이 없다: the noun that is described. 것 and the like are no common nouns.
        own <= usize::from(describes)
    }

    /// 너무, 조금, 별로: adverbs shortly before, in the same clause.
    fn degree(&self, hit: &Hit, found: &[Found], factors: &mut Vec<Factor>) {
        let start = self.clauses[hit.clause].morphs.start;
        for found in found.iter().filter(|found| found.last < hit.first && found.first >= start) {
            let between = &self.morphs[found.last + 1..hit.first];
            let near = between.iter().filter(|morph| morph.is_content()).count() <= 1;
            let factor = match found.entry.class {
                Class::Intensifier => Factor::Intensity,
                Class::Diminisher => Factor::Mildness,
                _ => continue,
            };
            let less = found.first == found.last && self.morphs[found.first].form == "덜";
            if near && !less && !factors.contains(&factor) {
                factors.push(factor);
            }
        }
    }

    fn mood(&self, hit: &Hit, factors: &mut Vec<Factor>) {
        let mut add = |factor: Factor| {
            if !factors.contains(&factor) {
                factors.push(factor);
            }
        };
        if self.quoted[hit.last] {
            add(Factor::Quotation);
        }
        let governors = self.governors(hit.last);
        for predication in &governors {
            let within = hit.rule == Rule::Idiom && predication.head <= hit.last && hit.last > predication.head;
            if self.is_unreal(predication) && hit.rule != Rule::Counterfactual && !within {
                add(Factor::Counterfactual);
            }
            if predication.hearsay {
                add(Factor::Quotation);
            }
            if self.is_of_another(hit, predication) {
                add(Factor::OtherPerson);
            }
            let if_only = predication.conjecture
                && !predication.past
                && self.morphs[predication.head].form == "좋"
                && self
                    .predications
                    .iter()
                    .any(|before| before.link == Link::Condition && before.end <= predication.start);
            if predication.wish || if_only {
                add(Factor::Wish);
            } else if predication.plan {
                add(Factor::Plan);
            } else if predication.conjecture {
                add(Factor::Conjecture);
            }
            if predication.question {
                add(Factor::Question);
            }
            // 도와주셨다 and 감사하시다 are no feeling of somebody else.
            if predication.honorific && hit.valence <= 0.0 {
                add(Factor::OtherPerson);
            }
        }
        let Some(last) = governors.last() else { return };
        match last.link {
            Link::Condition => add(Factor::Condition),
            Link::Quote if self.is_reported(last) => add(Factor::Quotation),
            Link::Purpose => add(Factor::Plan),
            // 떨어질 경우
            Link::Adnominal if self.morphs.get(last.end).is_some_and(|noun| noun.form == "경우") => {
                add(Factor::Condition);
            }
            _ => {}
        }
        if hit.valence < 0.0 && self.is_technical(hit, &governors) {
            add(Factor::Technical);
        }
    }

    /// Whether a predicate says what was not so: the condition that was not met, or what would have followed.
    fn is_unreal(&self, predication: &Predication) -> bool {
        if predication.regret || predication.mistaken {
            return true;
        }
        // 더 좋았을 것 같다
        let more = self.morphs[..predication.start]
            .iter()
            .rev()
            .take(3)
            .any(|morph| morph.form == "더" || morph.form == "훨씬");
        if predication.past && predication.conjecture && predication.would && more {
            return true;
        }
        let unmet = |condition: &Predication| condition.regret || condition.past_condition;
        let would = |main: &Predication| main.past && main.conjecture;
        if unmet(predication) {
            return self.predications.iter().any(|main| main.start >= predication.end && would(main));
        }
        would(predication)
            && self.predications.iter().any(|condition| condition.end <= predication.start && unmet(condition))
    }

    /// Whether what a predicate says is somebody else's word, not the writer's thought.
    fn is_reported(&self, predication: &Predication) -> bool {
        let next = self.predications.iter().find(|next| next.start >= predication.end);
        let Some(next) = next else { return false };
        let mut words = self.morphs[predication.end..=next.head].iter();
        let own = self.subject(next).is_some_and(|subject| self.morphs[subject].tag == Tag::Np);
        !own && !words.any(|morph| words::is_thought(&morph.form))
    }

    /// The noun that a predicate is said of, if its clause names one.
    fn subject(&self, predication: &Predication) -> Option<usize> {
        let clause = &self.clauses[self.clause_of(predication.head)];
        let marked = |at: usize| {
            let particle = &self.morphs[at];
            particle.tag == Tag::Jks || particle.tag == Tag::Jx && matches!(&*particle.form, "은" | "는" | "ㄴ")
        };
        let particle = (clause.morphs.start + 1..predication.start).rev().find(|&at| marked(at))?;
        Some(particle - 1).filter(|&noun| self.morphs[noun].group == Group::Nominal)
    }

    /// Whether somebody other than the writer feels it: 동생이 울었다, 선배가 자랑했다. 팀원들이 좋았다 is the writer's own.
    fn is_of_another(&self, hit: &Hit, predication: &Predication) -> bool {
        let verb = &self.morphs[predication.head];
        let own = predication.start <= hit.last && hit.last < predication.end;
        if !own || !matches!(verb.tag, Tag::Vv | Tag::Xsv | Tag::Vx) || hit.emotion == Emotion::Gratitude {
            return false;
        }
        self.subject(predication).is_some_and(|subject| {
            let noun = &self.morphs[subject];
            let before = subject.checked_sub(1).map(|before| &self.morphs[before]);
            let plural = noun.tag == Tag::Xsn && before.is_some_and(|before| words::is_person(&before.form));
            words::is_person(&noun.form) || plural
        })
    }

    /// Whether a word is the name of something technical that is worked on.
    fn is_technical(&self, hit: &Hit, governors: &[&Predication]) -> bool {
        if hit.first != hit.last || !words::is_technical(&self.morphs[hit.first].form) {
            return false;
        }
        governors.first().is_none_or(|predication| {
            let (head, noun) = (&self.morphs[predication.head], &self.morphs[predication.start]);
            words::is_technical_verb(&head.form) || words::is_technical_verb(&noun.form)
        })
    }

    /// What later clauses do to an earlier one.
    fn position(&self, hit: &Hit, weights: &[bool], factors: &mut Vec<Factor>) {
        let later = self.clauses.iter().enumerate().skip(hit.clause + 1);
        let link = self.clauses[hit.clause].link;
        let outweighed = later.clone().any(|(index, _)| weights[index]);
        let turned = later.clone().any(|(index, clause)| clause.turns && weights[index]);
        // 힘들지만 재밌고 …: the turn may come clauses later.
        let contrast = self.clauses[hit.clause..]
            .iter()
            .take_while(|clause| clause.link != Link::Final)
            .any(|clause| clause.link == Link::Contrast);
        if link == Link::Concession && later.count() > 0 {
            factors.push(Factor::Concession);
        } else if outweighed && contrast || turned {
            factors.push(Factor::Contrast);
        }
    }
}

fn product(factors: &[Factor], positive: bool) -> f32 {
    factors.iter().map(|factor| factor.multiplier(positive)).product()
}

/// Whether a sentence only names a topic: 아쉬운 점, 올해 잘한 것, 힘들었던 순간들.
fn names_topic(morphs: &[Morph<'_>], predications: &[Predication], lexicon: &Lexicon) -> bool {
    let words = morphs.iter().filter(|morph| morph.group != Group::Sign && morph.group != Group::Number);
    let Some(last) = words.clone().next_back() else { return false };
    let content = words.filter(|morph| morph.is_content()).count();
    let finite = predications.iter().any(|predication| !matches!(predication.link, Link::Adnominal | Link::Nominal));
    !finite
        && last.group == Group::Nominal
        && content <= 7
        && !morphs.iter().any(|morph| morph.tag == Tag::Sf && matches!(&*morph.form, "." | "!"))
        && (words::is_topic(&last.form) || lexicon.has_heading(morphs))
}
