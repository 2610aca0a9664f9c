//! What the model sees of a sentence.

use super::factor::Factor;
use super::rules::{Hit, Parsed, Rule};
use super::symbol::{Group, Symbol, join, name, symbol};
use crate::tag::Tag;

/// Values are counted in parts of 64, so that sums are exact.
pub(crate) const ONE: i32 = 64;

/// A sentence with this many features of words counts each of them once.
const USUAL_WORDS: f64 = 40.0;

/// Where a feature comes from.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub(crate) enum Anchor {
    /// The sentence as a whole.
    Sentence,
    /// A word with a feeling: its place among the hits.
    Hit(usize),
    /// Morphemes, from the first to the last.
    Morphs(usize, usize),
}

/// What is learned about.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub(crate) enum Kind {
    /// A morpheme.
    Unigram,
    /// Two that follow each other.
    Bigram,
    /// A word that is denied.
    Negated,
    /// A word of the last clause of several.
    Last,
    /// What the rules found.
    Rule,
    /// The form of the sentence.
    Form,
    /// Which emotions it names: only emotions learn from it.
    Feeling,
}

impl Kind {
    const fn code(self) -> u64 {
        self as u64 + 1
    }

    /// Whether the rules found it, or the form of the sentence is it; else it is a word.
    pub(crate) const fn is_rule(self) -> bool {
        matches!(self, Self::Rule | Self::Form | Self::Feeling)
    }

    /// Whether it counts as often as it is there; else once.
    pub(crate) const fn is_summed(self) -> bool {
        matches!(self, Self::Rule)
    }

    /// Its name.
    #[cfg(feature = "training")]
    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            Self::Unigram => "unigram",
            Self::Bigram => "bigram",
            Self::Negated => "negated",
            Self::Last => "last",
            Self::Rule => "rule",
            Self::Form => "form",
            Self::Feeling => "feeling",
        }
    }
}

/// A feature of a sentence.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Feature {
    /// What the model looks up.
    pub(crate) id: u32,
    /// In units of 1/[`ONE`].
    pub(crate) value: i32,
    pub(crate) anchor: Anchor,
    pub(crate) kind: Kind,
    /// Tells features of rules and forms apart, for people.
    #[cfg_attr(not(feature = "training"), expect(dead_code, reason = "only training shows it"))]
    pub(crate) name: &'static str,
}

/// Collects features.
struct Collector<'p, 't, K> {
    parsed: &'p Parsed<'t>,
    /// Whether anything is known of a feature; the others are only counted.
    is_known: K,
    features: &'p mut Vec<Feature>,
}

/// Of 24 bits, which are stored in two bytes: one in 500 unknown features is taken for a known one.
#[allow(clippy::cast_possible_truncation, reason = "a part of a hash is a hash")]
fn id(kind: Kind, symbol: Symbol) -> u32 {
    (join(kind.code(), symbol) >> 40) as u32
}

/// The name of a feature, hashed when the crate is compiled.
#[derive(Clone, Copy)]
struct Name {
    text: &'static str,
    symbol: Symbol,
}

impl Name {
    const fn of(text: &'static str) -> Self {
        Self { text, symbol: name(text) }
    }
}

macro_rules! name {
    ($text:literal) => {
        const { Name::of($text) }
    };
}

// Behind the macro, which it uses.
mod feeling;
mod form;

/// Puts the features of a sentence with ids that may be known in the place of others: most pairs of words are not.
pub(crate) fn features(parsed: &Parsed<'_>, is_known: impl Fn(u32) -> bool, features: &mut Vec<Feature>) {
    features.clear();
    let mut collector = Collector { parsed, is_known, features };
    collector.words();
    let words = collector.features.len();
    collector.rules();
    collector.feelings();
    collector.form();
    collector.keep_known(words);
}

impl<K: Fn(u32) -> bool> Collector<'_, '_, K> {
    /// Adds a feature with the value of a valence.
    fn add(&mut self, name: Name, detail: u64, value: f32, anchor: Anchor) {
        #[allow(clippy::cast_possible_truncation, clippy::cast_precision_loss, reason = "valences are small")]
        let value = (value * ONE as f32).round() as i32;
        if value != 0 {
            self.push(Kind::Rule, name, detail, value, anchor);
        }
    }

    /// Adds a feature that is there or not.
    fn mark(&mut self, kind: Kind, name: Name, detail: u64, anchor: Anchor) {
        self.push(kind, name, detail, ONE, anchor);
    }

    fn push(&mut self, kind: Kind, name: Name, detail: u64, value: i32, anchor: Anchor) {
        let id = id(kind, join(name.symbol, detail));
        self.features.push(Feature { id, value, anchor, kind, name: name.text });
    }

    /// Words by themselves. What the rules have accounted for is left to them; what the writer did not go through counts
    /// for less.
    fn words(&mut self) {
        let parsed = self.parsed;
        let morphs = &parsed.morphs;
        let edge = symbol(Group::Sign, "");
        let mut before = edge;
        let negated = negated(parsed);
        let weights = parsed.weights(ONE);
        // Of several.
        let last_clause = parsed.clauses.last().filter(|clause| clause.morphs.start > 0);
        let mut count = 0_u32;
        let mut push = |kind, symbol, value, first, last| {
            count += 1;
            let anchor = Anchor::Morphs(first, last);
            self.features.push(Feature { id: id(kind, symbol), value, anchor, kind, name: "" });
        };
        for (at, morph) in morphs.iter().enumerate() {
            let value = weights[at];
            let settled = parsed.settled[at];
            let before_at = at.saturating_sub(1);
            if !settled {
                push(Kind::Unigram, morph.symbol, value, at, at);
                if !parsed.settled[before_at] {
                    push(Kind::Bigram, join(before, morph.symbol), value.min(weights[before_at]), before_at, at);
                }
            }
            before = morph.symbol;
            if !morph.is_content() {
                continue;
            }
            if negated[at] {
                push(Kind::Negated, morph.symbol, value, at, at);
            }
            if !settled && last_clause.is_some_and(|clause| clause.morphs.contains(&at)) {
                push(Kind::Last, morph.symbol, value, at, at);
            }
        }
        let end = morphs.len().saturating_sub(1);
        push(Kind::Bigram, join(before, edge), ONE, end, end);
        self.keep_known(0);
        self.even_out(count);
    }

    /// Drops the features from a place on that nothing is known of. Without a branch on what nobody can foretell, so that the
    /// memory is waited for at once.
    fn keep_known(&mut self, from: usize) {
        let mut kept = from;
        for at in from..self.features.len() {
            let feature = self.features[at];
            self.features[kept] = feature;
            kept += usize::from((self.is_known)(feature.id));
        }
        self.features.truncate(kept);
    }

    /// Many words of a long sentence count for less each, as in a vector of length 1: else a long sentence about nothing
    /// in particular gathers more than a short one that says how it was.
    #[allow(clippy::cast_possible_truncation, reason = "it becomes at most some six times as much")]
    fn even_out(&mut self, words: u32) {
        let scale = (USUAL_WORDS / f64::from(words.max(1))).sqrt();
        let even = |value: i32| (f64::from(value) * scale).round() as i32;
        // Most have the same value.
        let mut last = (ONE, even(ONE));
        for feature in self.features.iter_mut() {
            if feature.value != last.0 {
                last = (feature.value, even(feature.value));
            }
            feature.value = last.1;
        }
    }

    fn rules(&mut self) {
        let parsed = self.parsed;
        let last_clause = parsed.clauses.len() - 1;
        let tense = match parsed.predications.last() {
            None => 0,
            Some(last) if last.past => 1,
            Some(last) if last.plan || last.wish || last.conjecture || last.question => 2,
            Some(last) if matches!(parsed.morphs[last.head].tag, Tag::Va | Tag::Xsa) => 3,
            Some(last) if matches!(parsed.morphs[last.head].tag, Tag::Vcp | Tag::Vcn) => 4,
            Some(_) => 5,
        };
        self.pattern(tense);
        for (index, hit) in parsed.hits.iter().enumerate() {
            let anchor = Anchor::Hit(index);
            let positive = hit.value > 0.0;
            let place = if hit.clause == last_clause { name!("last") } else { name!("earlier") };
            self.add(place, u64::from(positive), hit.value, anchor);
            let rule = match hit.rule {
                Rule::Idiom => name!("idiom"),
                Rule::Sign => name!("sign"),
                Rule::Counterfactual => name!("counterfactual"),
                Rule::Quantity => name!("quantity"),
                Rule::Comparison => name!("comparison"),
                _ => name!("word"),
            };
            self.add(rule, u64::from(positive), hit.value, anchor);
            let part = parsed.role(hit);
            if matches!(hit.rule, Rule::Word | Rule::Idiom) {
                let key = join(parsed.morphs[hit.first].symbol, parsed.morphs[hit.last].symbol);
                let certain = if hit.factors.iter().any(|factor| factor.suspends()) { 0.4 } else { 1.0 };
                self.add(name!("entry"), join(key, u64::from(positive)), certain, anchor);
            }
            self.add(name!("role"), 2 * (part as u64) + u64::from(positive), hit.value.abs(), anchor);
            let detail = 100 * tense + 2 * (part as u64) + u64::from(positive);
            self.add(name!("role and tense"), detail, hit.value.abs(), anchor);
            let originally = u64::from(hit.valence > 0.0);
            for factor in &hit.factors {
                self.add(Name::of(factor.as_str()), originally, hit.valence.abs(), anchor);
            }
            if hit.factors.iter().all(|factor| matches!(factor, Factor::Intensity | Factor::Mildness | Factor::Growth))
            {
                #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "−3…3")]
                let level = (hit.valence.round() as i64 + 3) as u64;
                self.mark(Kind::Rule, name!("plain"), level, anchor);
            }
            self.add(Name::of(hit.emotion.as_str()), u64::from(positive), hit.value.abs(), anchor);
        }
        if let Some((index, last)) = parsed.hits.iter().enumerate().rev().find(|(_, hit)| hit.value.abs() > 0.5) {
            self.add(name!("final"), u64::from(last.value > 0.0), last.value, Anchor::Hit(index));
        }
        let sum = |positive: bool| {
            let values = parsed.hits.iter().map(|hit| hit.value).filter(|&value| (value > 0.0) == positive);
            values.sum::<f32>()
        };
        let (up, down) = (sum(true), sum(false));
        if parsed.hits.is_empty() {
            self.mark(Kind::Rule, name!("nothing"), 0, Anchor::Sentence);
        } else {
            let strongest = strongest(&parsed.hits);
            let side = if up + down > 0.6 { 2 } else { u64::from(up + down >= -0.6) };
            self.mark(Kind::Rule, name!("side"), side, Anchor::Hit(strongest));
            if up > 0.5 && down < -0.5 {
                self.mark(Kind::Rule, name!("both"), side, Anchor::Sentence);
            }
        }
    }

    /// What the words with a feeling look like together, with the form of the sentence.
    fn pattern(&mut self, tense: u64) {
        let parsed = self.parsed;
        let Some(index) =
            parsed.hits.iter().rposition(|hit| hit.value.abs() > 0.3).or(parsed.hits.len().checked_sub(1))
        else {
            self.mark(Kind::Rule, name!("nothing and tense"), tense, Anchor::Sentence);
            return;
        };
        let hits = &parsed.hits;
        let last = &hits[index];
        let anchor = Anchor::Hit(index);
        let level = |value: f32| match value {
            value if value <= -1.5 => 0,
            value if value < -0.6 => 1,
            value if value <= 0.6 => 2,
            value if value < 1.5 => 3,
            _ => 4,
        };
        let sum: f32 = hits.iter().map(|hit| hit.value).sum();
        let count = |positive: bool| {
            let strong = hits.iter().filter(|hit| hit.value.abs() > 0.6 && (hit.value > 0.0) == positive);
            strong.count().min(2) as u64
        };
        let role = parsed.role(last) as u64;
        let words = parsed.count_content() as u64;
        let at_end = u64::from(last.clause + 1 == parsed.clauses.len());
        let tuples = [
            (name!("final level and tense"), level(last.value) * 10 + tense),
            (name!("final level and role"), level(last.value) * 10 + role),
            (name!("final level, role and tense"), level(last.value) * 100 + role * 10 + tense),
            (name!("final level and clause"), level(last.value) * 10 + at_end),
            (name!("final level and sum"), level(last.value) * 10 + level(sum)),
            (name!("sum and tense"), level(sum) * 10 + tense),
            (name!("sum and length"), level(sum) * 10 + (words / 4).min(5)),
            (name!("counts"), count(true) * 10 + count(false)),
            (name!("counts and tense"), count(true) * 100 + count(false) * 10 + tense),
            (name!("counts and end"), count(true) * 100 + count(false) * 10 + at_end),
            (name!("emotion and level"), (last.emotion as u64) * 10 + level(last.value)),
            (name!("emotion and tense"), (last.emotion as u64) * 10 + tense),
        ];
        for (name, detail) in tuples {
            self.mark(Kind::Rule, name, detail, anchor);
        }
        for factor in &last.factors {
            let detail = level(last.valence) * 100 + *factor as u64;
            self.mark(Kind::Rule, name!("final level and factor"), detail, anchor);
        }
    }
}

/// Which content words are denied: predicates with an odd number of negations, and nouns that there are none of.
fn negated(parsed: &Parsed<'_>) -> Vec<bool> {
    let mut negated = vec![false; parsed.morphs.len()];
    for predication in &parsed.predications {
        let head = &parsed.morphs[predication.head];
        let exists = head.form == "없";
        if predication.negations % 2 == 1 {
            negated[predication.start] = true;
            negated[predication.head] = true;
        }
        if exists || head.tag == Tag::Vcn || predication.negations % 2 == 1 {
            let before = parsed.morphs[..predication.start].iter().rposition(|morph| morph.group == Group::Nominal);
            if let Some(noun) = before.filter(|&noun| predication.start - noun <= 3) {
                negated[noun] ^= true;
            }
        }
    }
    negated
}

fn strongest(hits: &[Hit]) -> usize {
    let all = hits.iter().enumerate();
    all.max_by(|(_, a), (_, b)| a.value.abs().total_cmp(&b.value.abs())).map_or(0, |(index, _)| index)
}

/// A name of a feature that people can read.
#[cfg(feature = "training")]
pub(crate) fn describe(parsed: &Parsed<'_>, feature: &Feature) -> String {
    let form = |at: usize| {
        parsed
            .morphs
            .get(at)
            .map(|morph| format!("{}/{:?}", super::symbol::canonical(&morph.form), morph.group))
            .unwrap_or_default()
    };
    let what = match feature.anchor {
        Anchor::Morphs(first, last) if first == last => form(first),
        Anchor::Morphs(first, last) => format!("{} {}", form(first), form(last)),
        _ => String::new(),
    };
    format!("{:?}:{}{what}", feature.kind, feature.name)
}
