//! Formulas between dollar signs, told from prices and shell variables.

use super::template::within;

/// How far a search for the end of a formula goes, in bytes.
const LONGEST_INLINE: usize = 400;
const LONGEST_DISPLAY: usize = 20_000;

/// Where the formula ends whose `$` stands at `at`, if it surely is one.
pub(super) fn inline(source: &str, at: usize) -> Option<usize> {
    let before = source[..at].chars().next_back();
    if before.is_some_and(|c| c.is_ascii_alphanumeric() || c == '$') {
        return None;
    }
    let bytes = &source.as_bytes()[at + 1..];
    let mut len = 0;
    loop {
        match bytes.get(len)? {
            b'$' => break,
            b'\n' | b'`' => return None,
            b'\\' => len += 2,
            _ => len += 1,
        }
        if len > LONGEST_INLINE {
            return None;
        }
    }
    let end = at + 1 + len;
    let content = source.get(at + 1..end)?;
    let after = source[end + 1..].chars().next();
    let tight = !content.is_empty() && !content.starts_with(' ') && !content.ends_with(' ');
    let apart = !after.is_some_and(|c| c.is_ascii_alphanumeric() || c == '$');
    let operator = ['\\', '^', '_', '=', '<', '>', '+', '*', '|', '(', '{', '/'];
    // "$5/$" is a price by the piece; "$NP$" and "$x$" are names.
    let sign = content.len() == 1 || content.trim_end_matches(['+', '-']).ends_with(['^', '_', '}']);
    let spoken = content.ends_with(['/', '-', '~', ',', '.', '+']) && !sign;
    let formal = content.contains(operator) || !content.contains(' ');
    // `$P(합격\|면접)$` has Korean for a variable.
    let function = content.starts_with(|c: char| c.is_ascii_alphabetic()) && content.contains(['\\', '^']);
    (tight && apart && !spoken && formal && (function || !has_prose(content))).then_some(end + 1)
}

/// Where the formula ends whose `$$` stands at `at`, if it surely is one.
pub(super) fn display(source: &str, at: usize) -> Option<usize> {
    let rest = within(source, at + 2, LONGEST_DISPLAY);
    let len = rest.find("$$")?;
    let content = &rest[..len];
    let formula = !content.trim().is_empty() && !content.contains("```") && !has_prose(content);
    formula.then_some(at + 2 + len + 2)
}

/// Whether Korean stands outside of braces: `\text{만약}` is still mathematics.
fn has_prose(content: &str) -> bool {
    let mut depth = 0_usize;
    content.chars().any(|c| {
        match c {
            '{' => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth == 0 && matches!(c, '가'..='힣')
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_end_where_they_should() {
        assert_eq!(inline("$x_1$는", 0), Some(5));
        assert_eq!(inline("$+$와 $x^+$", 0), Some(3));
        assert_eq!(inline(r"$P(\text{합격})=1$", 0), Some(r"$P(\text{합격})=1$".len()));
        assert_eq!(display("$$\na = b\n$$\n", 0), Some(11));
    }

    #[test]
    fn prices_and_variables_are_no_formulas() {
        for text in ["$5이고 $7", "$5-$7", "$HOME과 $PATH", "$HOME/$USER", "$5 정도", "$ 5$", "$5/$당", "$a"] {
            assert_eq!(inline(text, 0), None, "{text}");
        }
        assert_eq!(display("$$ 많이 벌자 $$", 0), None);
        assert_eq!(display("$$$$", 0), None);
    }
}
