//! Whether a sentence tells what was, or what is to be.

use smallvec::SmallVec;

use crate::tag::Tag;
use crate::tokenizer::{Morpheme, Token, Tokenizer};

/// What the last verb of a sentence says of its time.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) enum Tense {
    /// It was: 했다, 했었는데, 한 적이 있다.
    Past,
    /// It is to be: 하겠다, 할 것이다, 하고 싶다, 하려고 한다, 하기로 했다, 해야지.
    Intended,
    /// Anything else: the present, or no verb.
    #[default]
    Open,
}

/// Nouns that make an intention of what stands before them: 할 예정이다.
const PLANS: &[&str] = &["예정", "계획", "생각", "거", "것", "테", "작정", "터", "참", "목표", "거임", "듯"];
/// How many tokens the last clause has at most.
const LAST: usize = 40;
/// Endings of intentions.
const INTENDING: &[&str] = &[
    "려고",
    "려",
    "으려고",
    "으려",
    "려고요",
    "고자",
    "자",
    "ㄹ게",
    "을게",
    "ㄹ게요",
    "을게요",
    "ㄹ래",
    "을래",
    "ㄹ래요",
    "자꾸나",
    "야지",
    "어야지",
    "아야지",
    "야죠",
    "ㄹ려고",
    "을려고",
    "길",
    "리라",
    "으리라",
];

/// Few clauses are longer.
type Clause<'a> = SmallVec<[Morpheme<'a>; 24]>;

/// 았, 었, 였, 았었.
pub(crate) fn is_past(morpheme: &Morpheme<'_>) -> bool {
    morpheme.tag == Tag::Ep && morpheme.form.starts_with(['았', '었', '였'])
}

/// The tense of a sentence.
pub(crate) fn tense(tokens: &[Token<'_>], tokenizer: &Tokenizer) -> Tense {
    let tokens = &tokens[tokens.len().saturating_sub(LAST)..];
    let clause = match unquoted(tokens) {
        Some(own) => last_clause(own.into_iter().rev(), tokenizer),
        None => last_clause(tokens.iter().rev(), tokenizer),
    };
    if is_intended(&clause) {
        return Tense::Intended;
    }
    // 한 적이 있다, 하던.
    let before = clause.windows(2).any(|pair| pair[0].tag == Tag::Etm && &*pair[1].form == "적");
    if clause.iter().any(is_past) || before { Tense::Past } else { Tense::Open }
}

/// The last clause up to its last ending: what follows the last connective ending that no auxiliary depends on. It is what counts, so the
/// morphemes before it are not looked up. The tokens come from the end.
fn last_clause<'a: 't, 't>(tokens: impl Iterator<Item = &'t Token<'a>>, tokenizer: &'a Tokenizer) -> Clause<'a> {
    // From the end.
    let mut clause = Clause::new();
    for token in tokens {
        // What it consists of is looked up only where it is part of the clause.
        if token.tags().last() == Some(&Tag::Ec) && is_apart(&clause) {
            break;
        }
        let is_whole = match token.only_morpheme(tokenizer) {
            Some(morpheme) => prepend(&mut clause, morpheme),
            None => token.consists(tokenizer).into_iter().rev().all(|morpheme| prepend(&mut clause, morpheme)),
        };
        if !is_whole {
            break;
        }
    }
    clause.reverse();
    clause
}

/// Adds what stands before a clause, which is written from its end, unless that is part of another.
fn prepend<'a>(clause: &mut Clause<'a>, morpheme: Morpheme<'a>) -> bool {
    if clause.is_empty() && !morpheme.tag.is_ending() {
        return true;
    }
    if morpheme.tag == Tag::Ec && is_apart(clause) {
        return false;
    }
    clause.push(morpheme);
    true
}

/// Whether a clause, written from its end, does not depend on a connective ending before it.
fn is_apart(clause: &[Morpheme<'_>]) -> bool {
    let next = clause.iter().rev().find(|next| !next.tag.is_particle());
    next.is_some_and(|next| next.tag != Tag::Vx && !matches!(&*next.form, "싶" | "하" | "있" | "보" | "되" | "싶어하"))
}

/// The tokens that the author says himself: without those in quotation marks. `None` if that is all of them, or none.
fn unquoted<'a, 't>(tokens: &'a [Token<'t>]) -> Option<Vec<&'a Token<'t>>> {
    if !tokens.iter().any(|token| matches!(token.surface(), "“" | "‘" | "\"")) {
        return None;
    }
    let mut open: Option<&str> = None;
    let mut own = Vec::with_capacity(tokens.len());
    for token in tokens {
        let mark = token.surface();
        match open {
            Some(close) if mark == close => open = None,
            Some(_) => {}
            None => match mark {
                "“" => open = Some("”"),
                "‘" => open = Some("’"),
                "\"" => open = Some("\""),
                _ => own.push(token),
            },
        }
    }
    // A mark that nothing closes is none.
    let says = own.iter().any(|token| !token.tag().is_symbol());
    (open.is_none() && says).then_some(own)
}

fn is_intended(clause: &[Morpheme<'_>]) -> bool {
    let is = |at: usize, forms: &[&str]| clause.get(at).is_some_and(|morpheme| forms.contains(&&*morpheme.form));
    let is_past_later = |at: usize| clause[at..].iter().any(is_past);
    clause.iter().enumerate().any(|(at, morpheme)| match (morpheme.tag, &*morpheme.form) {
        // 했겠다 supposes what was; 모르겠다, 알겠다 and 좋겠다 are no plan, the last a wish.
        (Tag::Ep, "겠") => {
            let verb = at.checked_sub(1).map(|verb| &*clause[verb].form);
            // 많겠다, 있겠다 and 보면 되겠다 suppose.
            let tag = at.checked_sub(1).map(|verb| clause[verb].tag);
            let supposes = matches!(tag, Some(Tag::Va | Tag::Xsa | Tag::Vcp | Tag::Vcn))
                && !clause[..at].iter().rev().nth(1).is_some_and(|before| before.form == "면" || before.form == "으면")
                || verb == Some("있")
                || verb == Some("없")
                || verb == Some("되") && at.checked_sub(2).is_some_and(|before| clause[before].tag == Tag::Ec);
            !supposes && !matches!(verb, Some("모르" | "알" | "었" | "았" | "였")) && !is_past_later(at)
        }
        (Tag::Vx, "싶") => is(at.wrapping_sub(1), &["고"]) && !is_past_later(at),
        (Tag::Etm, "ㄹ" | "을") => {
            is(at + 1, PLANS) && !is_past_later(at) && !is(at + 1, &["것", "거", "듯"])
                || is(at + 1, &["것", "거"])
                    && clause.get(at + 2).is_none_or(|next| matches!(next.tag, Tag::Vcp | Tag::Ef | Tag::Ec | Tag::Sf))
                    && !is_past_later(at)
        }
        // 하기로 했다.
        (Tag::Etn, "기") => is(at + 1, &["로"]),
        (Tag::Ec | Tag::Ef, form) => {
            let obliges = matches!(form, "어야" | "아야" | "야" | "여야" | "어야지" | "아야지" | "야지" | "어야겠");
            (INTENDING.contains(&form) && !is_past_later(at)) || obliges && !is_past_later(at) && at + 1 < clause.len()
        }
        _ => false,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(expected: Tense, texts: &[&str]) {
        let tokenizer = Tokenizer::new();
        for text in texts {
            assert_eq!(tense(&tokenizer.tokenize(text), &tokenizer), expected, "{text}");
        }
    }

    #[test]
    fn verbs_tell_the_tense() {
        check(Tense::Past, &["이직했다.", "많이 울었지만 결국 붙었습니다!", "가 본 적이 있다.", "이직하려고 했었다."]);
        check(
            Tense::Intended,
            &[
                "이직할 것이다.",
                "이직하고 싶다",
                "운동을 꾸준히 할 예정이다.",
                "운동하려고 한다.",
                "내년에는 쉬기로 했다.",
                "꼭 가야지!",
                "책을 읽어야겠다.",
                "열심히 하겠습니다.",
                "다시 시작할 거예요.",
            ],
        );
        check(Tense::Open, &["2022년 회고", "일이 많다.", "무엇인지 모르겠다."]);
    }
}
