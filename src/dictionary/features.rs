//! The eight columns of a mecab-ko-dic entry, and the short forms in which hoego stores two of them.
//!
//! Columns: tags joined by `+`, semantic class, final consonant (`T`, `F` or `*`), reading, type
//! (`Inflect`, `Compound`, `Preanalysis` or `*`), first tag, last tag, expression.
//!
//! Most readings repeat the surface and most expressions only cut it, so hoego's own dictionary leaves
//! the reading empty there and writes `=2NNG+1XSN` for `감사/NNG/*+장/XSN/*`. A dictionary that
//! lindera built has neither form, and passes through here unchanged.
//!
//! Shared with `cargo xtask dict`, so it knows nothing of the rest of the crate.

/// The extra cost of a word after white space (`left-space-penalty-factor` of mecab-ko-dic's `dicrc`):
/// endings, suffixes and the copula should not stand alone, particles even less.
///
/// `pos`, `kind` and `first` are the columns tags, type and first tag; `pos-id.def` exempts
/// compounds and preanalysed words, and judges fused words by their first tag.
pub fn left_space_penalty(pos: &str, kind: &str, first: &str) -> i32 {
    let tag = match kind {
        "Compound" | "Preanalysis" => return 0,
        "Inflect" => first,
        _ => pos,
    };
    match tag {
        "EC" | "EF" | "EP" | "ETM" | "ETN" | "XSA" | "XSN" | "XSV" | "VCP" => 3000,
        "JC" | "JKB" | "JKC" | "JKG" | "JKO" | "JKQ" | "JKS" | "JKV" | "JX" => 6000,
        _ => 0,
    }
}

/// One part of an expression: `힘들/VA/*`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Part<'a> {
    /// The morpheme as it is written in the dictionary.
    pub form: &'a str,
    /// Its tag.
    pub tag: &'a str,
    /// Its semantic class, or `*`.
    pub semantic: &'a str,
}

/// The parts of a stored expression; none for `*`. Parts that do not parse are left out.
pub fn parts<'a>(expression: &'a str, surface: &'a str) -> impl Iterator<Item = Part<'a>> {
    let (cuts, shape) = match expression.strip_prefix('=') {
        Some(shape) => (true, shape),
        None => (false, if expression == "*" { "" } else { expression }),
    };
    let (mut shape, mut rest) = (Some(shape), surface);
    let all = std::iter::from_fn(move || {
        let (part, behind) = before(shape?, b'+');
        shape = behind;
        Some(part)
    });
    all.filter_map(move |part| {
        if !cuts {
            let (form, tag) = before(part, b'/');
            let (tag, semantic) = before(tag?, b'/');
            return Some(Part { form, tag, semantic: semantic.map_or("*", |semantic| before(semantic, b'/').0) });
        }
        let digits = part.bytes().position(|byte| !byte.is_ascii_digit())?;
        let length: usize = part[..digits].parse().ok()?;
        let end = rest.char_indices().nth(length).map_or(rest.len(), |(at, _)| at);
        let (form, tail) = rest.split_at(end);
        rest = tail;
        let (tag, semantic) = before(&part[digits..], b'/');
        Some(Part { form, tag, semantic: semantic.unwrap_or("*") })
    })
}

/// What stands before an ASCII character, and behind it if there is one. Texts are so short that a search made for long ones takes longer.
fn before(text: &str, sign: u8) -> (&str, Option<&str>) {
    match text.bytes().position(|byte| byte == sign) {
        Some(at) => (&text[..at], Some(&text[at + 1..])),
        None => (text, None),
    }
}

/// Writes a stored expression as mecab-ko-dic has it.
///
/// # Errors
///
/// Only those of `out`.
pub fn write_expression(out: &mut impl std::fmt::Write, expression: &str, surface: &str) -> std::fmt::Result {
    if !expression.starts_with('=') {
        return out.write_str(expression);
    }
    for (index, part) in parts(expression, surface).enumerate() {
        let plus = if index == 0 { "" } else { "+" };
        write!(out, "{plus}{}/{}/{}", part.form, part.tag, part.semantic)?;
    }
    Ok(())
}
