//! What the rules found, and what it looks like together.

use super::{Anchor, Collector, Kind, Name};
use crate::sentiment::factor::Factor;
use crate::sentiment::reading::Morph;
use crate::sentiment::rules::{Hit, Rule};
use crate::sentiment::symbol::{Group, join};
use crate::sentiment::words::Trait;
use crate::tag::Tag;

impl Collector<'_, '_> {
    /// Each word with a feeling, then all of them.
    pub(super) fn rules(&mut self) {
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
        let who = self.who();
        self.pattern(tense, who);
        for (index, hit) in parsed.hits.iter().enumerate() {
            let anchor = Anchor::hit(index);
            let positive = hit.value > 0.0;
            let place = if hit.clause == last_clause { name!("last") } else { name!("earlier") };
            self.add(place, u64::from(positive), hit.value, anchor);
            let rule = match hit.rule {
                Rule::Idiom => name!("idiom"),
                Rule::Sign => name!("sign"),
                Rule::Counterfactual => name!("counterfactual"),
                Rule::Quantity => name!("quantity"),
                Rule::Comparison => name!("comparison"),
                Rule::Told => name!("told"),
                Rule::Irony => name!("turn of irony"),
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
            self.add(name!("final"), u64::from(last.value > 0.0), last.value, Anchor::hit(index));
        }
        let sum = |positive: bool| {
            let values = parsed.hits.iter().map(|hit| hit.value).filter(|&value| (value > 0.0) == positive);
            values.sum::<f32>()
        };
        let (up, down) = (sum(true), sum(false));
        if parsed.hits.is_empty() {
            self.fact(Kind::Rule, name!("nothing"), 0);
        } else {
            let strongest = strongest(&parsed.hits);
            let side = if up + down > 0.6 { 2 } else { u64::from(up + down >= -0.6) };
            self.mark(Kind::Rule, name!("side"), side, Anchor::hit(strongest));
            if up > 0.5 && down < -0.5 {
                self.fact(Kind::Rule, name!("both"), side);
            }
        }
    }

    /// Whom and what a sentence is about: who judges a tool names it, and says nothing of who did what.
    fn who(&self) -> u64 {
        let parsed = self.parsed;
        let is_machinery =
            |morph: &&Morph<'_>| morph.is(Trait::Latin) || morph.group == Group::Nominal && morph.is(Trait::Machinery);
        // Most sentences name none.
        let machinery = if parsed.traits.has(Trait::Latin) || parsed.traits.has(Trait::Machinery) {
            parsed.morphs.iter().filter(is_machinery).count().min(2) as u64
        } else {
            0
        };
        let somebody = if parsed.traits.has(Trait::Writer) {
            1
        } else {
            2 * u64::from(parsed.traits.has(Trait::Person) || parsed.traits.has(Trait::Other))
        };
        3 * machinery + somebody
    }

    /// What the words with a feeling look like together, with the form of the sentence.
    fn pattern(&mut self, tense: u64, who: u64) {
        let parsed = self.parsed;
        let Some(index) =
            parsed.hits.iter().rposition(|hit| hit.value.abs() > 0.3).or(parsed.hits.len().checked_sub(1))
        else {
            self.fact(Kind::Rule, name!("nothing and tense"), tense);
            self.fact(Kind::Rule, name!("nothing, tense and who"), tense * 10 + who);
            return;
        };
        let hits = &parsed.hits;
        let last = &hits[index];
        let anchor = Anchor::hit(index);
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
        let words = parsed.content as u64;
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
            (name!("final level, tense and who"), level(last.value) * 100 + tense * 10 + who),
            (name!("final level, role and who"), level(last.value) * 100 + role * 10 + who),
            (name!("sum and who"), level(sum) * 10 + who),
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

fn strongest(hits: &[Hit]) -> usize {
    let all = hits.iter().enumerate();
    all.max_by(|(_, a), (_, b)| a.value.abs().total_cmp(&b.value.abs())).map_or(0, |(index, _)| index)
}
