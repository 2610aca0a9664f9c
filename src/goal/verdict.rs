//! How something went, as a sentence says it.

use std::sync::LazyLock;

use foldhash::HashMap;
use serde::{Deserialize, Serialize};

use super::Outcome;
use super::key::Keys;
use crate::letter::{self, Letters};
use crate::tag::Tag;
use crate::time::tense::is_past;
use crate::tokenizer::{Morpheme, Token, Tokenizer};

/// What a text says of how something went.
#[derive(Clone, Copy, PartialEq, Debug, Serialize, Deserialize)]
pub(super) struct Verdict {
    pub(super) outcome: Outcome,
    /// From 0 to 1: how plainly it says so.
    pub(super) strength: f64,
}

static TABLE: LazyLock<HashMap<&str, (Outcome, f64)>> = LazyLock::new(|| {
    let lines = include_str!("../../dict/outcome.tsv").lines().filter(|line| !line.starts_with('#'));
    lines.filter_map(entry).collect()
});

fn entry(line: &'static str) -> Option<(&'static str, (Outcome, f64))> {
    let mut columns = line.split('\t');
    let outcome = match columns.next()? {
        "done" => Outcome::Done,
        "partial" => Outcome::Partial,
        "failed" => Outcome::Failed,
        "dropped" => Outcome::Dropped,
        _ => return None,
    };
    let word = columns.next()?;
    let hundredths: u8 = columns.next()?.parse().ok()?;
    Some((word, (outcome, f64::from(hundredths) / 100.0)))
}

/// The morphemes of a text, which the questions below are asked of.
pub(super) fn morphemes<'a>(tokens: &[Token<'a>], tokenizer: &'a Tokenizer) -> Vec<Morpheme<'a>> {
    let mut all = Vec::with_capacity(tokens.len() + tokens.len() / 2);
    for token in tokens {
        match token.only_morpheme(tokenizer) {
            Some(morpheme) => all.push(morpheme),
            None => all.extend(token.consists(tokenizer)),
        }
    }
    all
}

/// What the words say of how it went; `None` if nothing. Of several the last that is plain counts: 열심히 했지만 실패했다 failed.
pub(super) fn verdict(morphemes: &[Morpheme<'_>]) -> Option<Verdict> {
    let mut text = String::new();
    let mut found: Option<Verdict> = None;
    for at in 0..morphemes.len() {
        let Some((outcome, strength)) = listed(&morphemes[at..], &mut text) else { continue };
        // X and O are marks only by themselves.
        if matches!(&*morphemes[at].form, "x" | "X" | "o" | "O") && morphemes.len() > at + 2 {
            continue;
        }
        let Some(outcome) = negated(outcome, morphemes, at) else { continue };
        if is_open(morphemes, at) {
            continue;
        }
        // 반만 달성했다 is no 달성했다.
        if outcome == Outcome::Done && found.is_some_and(|found| found.outcome == Outcome::Partial) {
            continue;
        }
        if found.is_none_or(|found| strength + 0.1 >= found.strength) {
            found = Some(Verdict { outcome, strength });
        }
    }
    found
        .into_iter()
        .chain(percent(morphemes))
        .chain(negation(morphemes))
        .chain(stalled(morphemes))
        .max_by(|a, b| a.strength.total_cmp(&b.strength))
}

/// What the table says of the lemma that morphemes begin with, or of the first two; `text` is room for them.
fn listed(morphemes: &[Morpheme<'_>], text: &mut String) -> Option<(Outcome, f64)> {
    static FIRSTS: LazyLock<Letters> = LazyLock::new(|| TABLE.keys().filter_map(|word| word.chars().next()).collect());
    let first = morphemes.first()?.form.chars().next()?;
    if !FIRSTS.may_have(letter::lower(first)) {
        return None;
    }
    text.clear();
    let mut lemmas = morphemes.iter().take(2);
    lemmas.find_map(|morpheme| {
        text.push_str(&letter::lowercase(&morpheme.form));
        text.push_str(if morpheme.tag.is_predicate() { "다" } else { "" });
        TABLE.get(&**text).copied()
    })
}

/// The outcome with what 못, 안, 지 못하다 and 지 않다 make of it.
fn negated(outcome: Outcome, morphemes: &[Morpheme<'_>], at: usize) -> Option<Outcome> {
    let clause = morphemes[at + 1..].iter().take(6).take_while(|morpheme| morpheme.tag != Tag::Sf);
    // What stands behind another verb is its own: 성공했지만 못 갔다.
    let own = clause.take_while(|morpheme| morpheme.tag != Tag::Ec || matches!(&*morpheme.form, "지" | "지는" | "진"));
    let after = own.into_iter().any(|morpheme| matches!(&*morpheme.form, "못하" | "않") || morpheme.form == "못");
    let before = at.checked_sub(1).is_some_and(|before| matches!(&*morphemes[before].form, "못" | "안" | "미"));
    match (outcome, after || before) {
        (outcome, false) => Some(outcome),
        (Outcome::Done, true) => Some(Outcome::Failed),
        _ => None,
    }
}

/// Whether it is only wanted, planned or supposed: 성공하고 싶다, 실패하더라도, 달성하면, 합격 여부.
fn is_open(morphemes: &[Morpheme<'_>], at: usize) -> bool {
    let supposed = morphemes.iter().any(|morpheme| matches!(&*morpheme.form, "만약" | "혹시" | "예정"));
    let names = morphemes.get(at + 1).is_some_and(|next| {
        matches!(
            &*next.form,
            "시" | "후"
                | "->"
                | "→"
                | "여부"
                | "률"
                | "율"
                | "가능"
                | "조건"
                | "기준"
                | "수기"
                | "목표"
                | "사례"
                | "경험"
        ) && !(next.form == "시" && next.tag == Tag::Ep)
    });
    if supposed || names {
        return true;
    }
    let after = morphemes[at + 1..].iter().take(5).take_while(|morpheme| morpheme.tag != Tag::Sf);
    after.into_iter().any(|morpheme| {
        matches!(morpheme.tag, Tag::Ec | Tag::Etm | Tag::Etn | Tag::Ep | Tag::Ef | Tag::Vx)
            && matches!(
                &*morpheme.form,
                "면" | "으면"
                    | "더라도"
                    | "려고"
                    | "으려고"
                    | "ㄹ"
                    | "을"
                    | "겠"
                    | "자"
                    | "기"
                    | "싶"
                    | "려면"
                    | "도록"
                    | "어야"
                    | "아야"
                    | "여야"
            )
    })
}

/// 80% 달성.
fn percent(morphemes: &[Morpheme<'_>]) -> Option<Verdict> {
    let at = morphemes
        .windows(2)
        .position(|pair| pair[0].tag == Tag::Sn && matches!(&*pair[1].form, "%" | "퍼센트" | "프로"))?;
    let share: f64 = morphemes[at].form.parse().ok()?;
    let told = morphemes.iter().any(|morpheme| matches!(&*morpheme.form, "달성" | "달성률" | "성공" | "완료"));
    let outcome = match share {
        95.0.. => Outcome::Done,
        30.0.. => Outcome::Partial,
        _ => Outcome::Failed,
    };
    told.then_some(Verdict { outcome, strength: 0.97 })
}

/// 못 했다, 안 갔다, 하지 못했다, 손도 못 댔다: what is not done, whatever it is.
fn negation(morphemes: &[Morpheme<'_>]) -> Option<Verdict> {
    let past = |at: usize| morphemes[at..].iter().take(4).any(is_past);
    let not = (0..morphemes.len()).rev().find(|&at| {
        let morpheme = &morphemes[at];
        let adverb = morpheme.tag == Tag::Mag
            && matches!(&*morpheme.form, "못" | "안")
            && morphemes.get(at + 1).is_some_and(|next| matches!(next.tag, Tag::Vv | Tag::Vx | Tag::Xsv));
        let auxiliary = matches!(&*morpheme.form, "못하" | "않") && morpheme.tag == Tag::Vx;
        // 빼먹지 않았다, 힘들지 않았다 is no failure.
        let plain = auxiliary
            && at.checked_sub(2).is_some_and(|verb| {
                morpheme.form == "못하" || matches!(&*morphemes[verb].form, "하" | "가" | "쓰" | "읽" | "지키" | "뛰")
            });
        (adverb || plain) && past(at)
    })?;
    // 실패하지 않았다 is no failure.
    let failed = |word: &Morpheme<'_>| matches!(TABLE.get(&*word.form), Some((Outcome::Failed | Outcome::Dropped, _)));
    if morphemes[..not].iter().any(failed) {
        return None;
    }
    let last = morphemes[not..].iter().filter(|morpheme| morpheme.tag == Tag::Ec).count();
    Some(Verdict { outcome: Outcome::Failed, strength: if last <= 2 { 0.7 } else { 0.5 } })
}

/// Whether only some of it was done: 저장소만 만들었다.
pub(super) fn is_limited(tokens: &[Token<'_>]) -> bool {
    tokens.iter().any(|token| token.tag() == Tag::Jx && matches!(token.surface(), "만" | "밖에" | "뿐"))
}

/// Whether it was begun and went no further: 시작만 했다, 등록만 해 놓고, 세 번 하다 말았다.
fn stalled(morphemes: &[Morpheme<'_>]) -> Option<Verdict> {
    const BEGUN: [&str; 10] = ["시작", "등록", "결제", "신청", "구입", "구매", "다짐", "계획", "생각", "결심"];
    let only = morphemes.windows(3).any(|window| {
        window[1].tag == Tag::Jx
            && window[1].form == "만"
            && BEGUN.contains(&&*window[0].form)
            && matches!(&*window[2].form, "하" | "되" | "해")
    });
    let quit = morphemes.windows(2).any(|pair| {
        matches!((pair[0].tag, &*pair[0].form), (Tag::Ec, "다" | "다가"))
            && pair[1].form == "말"
            && pair[1].tag == Tag::Vx
    }) && morphemes.iter().rev().take(4).any(is_past);
    // 하긴 했다, 읽기는 읽었다.
    let somehow = morphemes.windows(3).any(|window| {
        window[0].tag == Tag::Etn
            && window[1].tag == Tag::Jx
            && matches!(&*window[1].form, "ㄴ" | "는")
            && window[2].tag.takes_da()
    }) && morphemes.iter().rev().take(4).any(is_past);
    (only || quit || somehow)
        .then_some(Verdict { outcome: Outcome::Partial, strength: if somehow { 0.8 } else { 0.7 } })
}

/// Whether the sentence says that the author did it: its verb is in the past and nothing denies it.
pub(super) fn was_done(morphemes: &[Morpheme<'_>]) -> bool {
    let denied = morphemes.iter().any(|morpheme| {
        matches!(
            (morpheme.tag, &*morpheme.form),
            (Tag::Mag, "못" | "안" | "아직")
                | (Tag::Vx, "못하" | "않")
                | (Tag::Vcn, _)
                | (Tag::Va, "없")
                | (Tag::Ep, "겠")
        ) || matches!(
            &*morpheme.form,
            "려고" | "려" | "싶" | "뻔" | "예정" | "계획" | "목표" | "으려고" | "생각" | "이야기"
        )
    });
    let past = morphemes.iter().rposition(is_past).filter(|&at| at + 6 >= morphemes.len());
    // That something was there, or was so, is nothing that somebody did.
    let did = past.and_then(|at| morphemes[..at].iter().rev().find(|verb| verb.tag.takes_da() || verb.tag == Tag::Xsv));
    let states = did.is_none_or(|verb| {
        matches!(verb.tag, Tag::Vcp | Tag::Vcn | Tag::Va | Tag::Xsa) || matches!(&*verb.form, "있" | "없" | "싶")
    });
    past.is_some() && !denied && !states
}

/// How far a number in a report gets to the one of the goal: 책 24권 읽기 and 17권을 읽었다.
pub(super) fn counted(goal: &Keys, report: &Keys) -> Option<Verdict> {
    let (wanted, unit) = goal.numbers.iter().find(|(count, _)| *count > 1.0)?;
    // 300문제가 목표였고 120문제를 풀었다: the other number of the same unit.
    let named = report.numbers.iter().find(|(count, _)| is_same(*count, *wanted)).map(|(_, unit)| unit);
    let unit = named.unwrap_or(unit);
    let mut counts = report.numbers.iter().filter(|(_, own)| own == unit).map(|&(count, _)| count);
    let reached = counts.rfind(|count| !is_same(*count, *wanted)).or(named.map(|_| *wanted))?;
    let outcome = match reached / wanted {
        1.0.. => Outcome::Done,
        0.4.. => Outcome::Partial,
        _ => Outcome::Failed,
    };
    (reached <= 20.0 * wanted).then_some(Verdict { outcome, strength: 0.85 })
}

/// Counts are whole or have few decimals.
fn is_same(a: f64, b: f64) -> bool {
    (a - b).abs() < 1e-6
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_say_how_it_went() {
        let tokenizer = Tokenizer::new();
        let cases = [
            ("테스트 코드: 달성.", Some(Outcome::Done)),
            ("목표를 달성하지 못했다.", Some(Outcome::Failed)),
            ("열심히 했지만 결국 실패했다.", Some(Outcome::Failed)),
            ("절반만 성공했다.", Some(Outcome::Partial)),
            ("포기했다.", Some(Outcome::Dropped)),
            ("80% 달성", Some(Outcome::Partial)),
            ("이번에는 꼭 성공하고 싶다.", None),
            ("코로나 때문에 내년으로 미뤘어요.", Some(Outcome::Failed)),
            ("결국 못 갔다.", Some(Outcome::Failed)),
            ("실패하지 않았다.", None),
            ("날씨가 좋다.", None),
            ("영어 회화는 또 시작만 했어요.", Some(Outcome::Partial)),
            ("세 번 하다 말았다.", Some(Outcome::Partial)),
        ];
        for (text, expected) in cases {
            let tokens = tokenizer.tokenize(text);
            let found = verdict(&morphemes(&tokens, &tokenizer));
            assert_eq!(found.map(|verdict| verdict.outcome), expected, "{text}");
        }
    }

    #[test]
    fn every_line_of_the_table_is_read() {
        let lines = include_str!("../../dict/outcome.tsv").lines().filter(|line| !line.starts_with('#')).count();
        assert_eq!(TABLE.len(), lines, "a line is broken or stands twice");
    }
}
