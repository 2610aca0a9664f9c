//! What hoego's dictionary does differently from mecab-ko-dic 2.1.1, and why.
//!
//! - 13 expressions carry a homograph number of the source dictionary (점수를 → 점수36/NNG/*+…).
//! - An ending that begins with a bare consonant or vowel is spelled with conjoining initials,
//!   conjoining finals or compatibility jamo, as it came. Sejong texts write ㄴ다 and 었, so do we.

use super::mecab::MecabDictionary;

/// What was changed.
pub(crate) struct Repairs {
    /// Surface, expression before, expression after.
    pub(crate) numbers: Vec<(String, String, String)>,
    /// How many expressions got another jamo spelling.
    pub(crate) jamo: usize,
}

/// The repaired dictionary.
pub(crate) fn repair(original: &MecabDictionary) -> (MecabDictionary, Repairs) {
    let mut repairs = Repairs { numbers: Vec::new(), jamo: 0 };
    let mut entries = original.entries.clone();
    for entry in &mut entries {
        let [.., expression] = &mut entry.features;
        if expression == "*" {
            continue;
        }
        if !entry.surface.contains(|c: char| c.is_ascii_digit()) {
            let plain = map_forms(expression, |form| form.trim_end_matches(|c: char| c.is_ascii_digit()).to_owned());
            if plain != *expression {
                let before = std::mem::replace(expression, plain);
                repairs.numbers.push((entry.surface.clone(), before, expression.clone()));
            }
        }
        let unified = map_forms(expression, unify);
        if unified != *expression {
            repairs.jamo += 1;
            *expression = unified;
        }
    }
    let repaired = MecabDictionary {
        entries,
        unknown: original.unknown.clone(),
        characters: original.characters.clone(),
        matrix: original.matrix.clone(),
    };
    (repaired, repairs)
}

/// Applies `map` to the form of each part of `form/TAG/semantic+…`.
fn map_forms(expression: &str, map: impl Fn(&str) -> String) -> String {
    let parts: Vec<String> = expression
        .split('+')
        .map(|part| match part.split_once('/') {
            Some((form, rest)) => format!("{}/{rest}", map(form)),
            None => part.to_owned(),
        })
        .collect();
    parts.join("+")
}

/// ᆫ다 and ᄇ니다 become ㄴ다 and ㅂ니다; ㅓㅆ and ㅓ become 었 and 어.
fn unify(form: &str) -> String {
    let mut rest = form.chars();
    let Some(first) = rest.next() else { return String::new() };
    let first = match first {
        'ᄀ' | 'ᆨ' => 'ㄱ',
        'ᄂ' | 'ᆫ' => 'ㄴ',
        'ᄃ' | 'ᆮ' => 'ㄷ',
        'ᄅ' | 'ᆯ' => 'ㄹ',
        'ᄆ' | 'ᆷ' => 'ㅁ',
        'ᄇ' | 'ᆸ' => 'ㅂ',
        'ᄉ' | 'ᆺ' => 'ㅅ',
        'ᄋ' | 'ᆼ' => 'ㅇ',
        'ᄒ' | 'ᇂ' => 'ㅎ',
        'ᆻ' => 'ㅆ',
        'ㅏ' | 'ㅓ' | 'ㅕ' => {
            let past = rest.as_str().starts_with('ㅆ');
            if past {
                rest.next();
            }
            match (first, past) {
                ('ㅏ', false) => '아',
                ('ㅏ', true) => '았',
                ('ㅓ', false) => '어',
                ('ㅓ', true) => '었',
                ('ㅕ', false) => '여',
                _ => '였',
            }
        }
        other => other,
    };
    std::iter::once(first).chain(rest).collect()
}

#[cfg(test)]
mod tests {
    use super::unify;

    #[test]
    fn one_spelling_for_each_ending() {
        for spelled in ["ᆸ니다", "ᄇ니다", "ㅂ니다"] {
            assert_eq!(unify(spelled), "ㅂ니다");
        }
        assert_eq!(unify("ㅓㅆ었"), "었었");
        assert_eq!(unify("ㅏ요"), "아요");
        assert_eq!(unify("ㅣ"), "ㅣ");
        assert_eq!(unify("어야지"), "어야지");
    }
}
