//! A text as words, stops, faces and brackets: what the rules see.

use std::ops::Range;

use super::ending::Ending;
use super::table;
use crate::letter::{is_alphanumeric, is_syllable};

/// What an item is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Kind {
    /// Letters and numbers with what joins them: 했다, 3.5, Node.js, a@b.kr, a URL.
    Word,
    /// One full stop.
    Stop,
    /// Two or more full stops, or the sign for them.
    Ellipsis,
    /// Question and exclamation marks.
    Mark,
    /// A wave or a heart: ~, ♡.
    Wave,
    /// A face: ㅋㅋㅋ, ㅠㅠ, ^^, an emoji, (웃음).
    Face,
    /// An opening bracket or quote; whether a quote opens is only known after pairing.
    Open(char),
    /// A closing bracket or quote.
    Close(char),
    /// A quote that looks the same at both ends.
    Quote(char),
    /// A sign that stands before items of a list: •, ▶, □.
    Bullet,
    /// A comma or another sign that ends nothing.
    Sign,
}

/// What stands before an item.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum Gap {
    None,
    Space,
    Line,
    Blank,
}

/// A word, a stop, a face …
#[derive(Clone, Debug)]
pub(super) struct Item {
    pub(super) kind: Kind,
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) gap: Gap,
    /// The other end of a pair of brackets or quotes.
    pub(super) partner: Option<usize>,
    /// The tokens that begin in it.
    pub(super) tokens: Range<usize>,
    /// How many pairs of brackets hold it together with the one before.
    pub(super) held: u32,
    /// Whether it is the number of an item of a list.
    pub(super) is_number: bool,
    /// What it ends in if it is a word.
    pub(super) ending: Ending,
}

/// The items of `text`, whose tokens stand at `places`, in the place of others.
pub(super) fn read_items(text: &str, places: &[(usize, usize)], items: &mut Vec<Item>) {
    items.clear();
    let (mut at, mut token) = (0, 0);
    loop {
        let (gap, space) = gap(&text[at..]);
        at += space;
        let glued = items.last().filter(|_| gap == Gap::None).map(|item| item.kind);
        let Some((kind, len)) = next(text, at, glued) else { break };
        // Something is always taken, so the end is reached.
        let end = at + len.max(text[at..].chars().next().map_or(1, char::len_utf8));
        while token < places.len() && places[token].0 < at {
            token += 1;
        }
        let first = token;
        while token < places.len() && places[token].0 < end {
            token += 1;
        }
        let (tokens, ending) = (first..token, Ending::Other);
        items.push(Item { kind, start: at, end, gap, partner: None, tokens, held: 0, is_number: false, ending });
        at = end;
    }
}

/// What white space a text begins with, and how long it is.
fn gap(text: &str) -> (Gap, usize) {
    // Syllables begin with these bytes, and most words with syllables.
    match text.as_bytes() {
        [0xea..=0xed, ..] => return (Gap::None, 0),
        [b' ', 0xea..=0xed, ..] => return (Gap::Space, 1),
        _ => {}
    }
    let space = &text[..text.len() - text.trim_start().len()];
    let gap = match space.chars().filter(|&c| matches!(c, '\n' | '\u{2028}' | '\u{2029}')).count() {
        0 if space.is_empty() => Gap::None,
        0 if space.contains('\r') => Gap::Line,
        0 => Gap::Space,
        1 => Gap::Line,
        _ => Gap::Blank,
    };
    (gap, space.len())
}

/// The item at a byte that is no white space, and its length; `None` at the end.
fn next(text: &str, at: usize, glued: Option<Kind>) -> Option<(Kind, usize)> {
    let rest = &text[at..];
    let c = rest.chars().next()?;
    if is_syllable(c) {
        return Some((Kind::Word, word(text, at)));
    }
    let run = |belongs: fn(char) -> bool| rest.find(|c| !belongs(c)).unwrap_or(rest.len());
    if let Some(len) = url(rest) {
        return Some((Kind::Word, len));
    }
    if let Some(len) = face(text, at, glued) {
        return Some((Kind::Face, len));
    }
    Some(match c {
        '.' | '…' | '⋯' | '‥' | '․' => {
            let len = run(|c| matches!(c, '.' | '…' | '⋯' | '‥' | '․'));
            (if rest[..len] == *"." { Kind::Stop } else { Kind::Ellipsis }, len)
        }
        '。' | '．' | '｡' => {
            let len = run(|c| matches!(c, '。' | '．' | '｡'));
            (if rest[..len].chars().count() == 1 { Kind::Stop } else { Kind::Ellipsis }, len)
        }
        '!' | '?' | '！' | '？' | '‼' | '⁇' | '⁈' | '⁉' | '❗' | '❓' | '❕' | '❔' => {
            let mark = |c| matches!(c, '!' | '?' | '！' | '？' | '‼'..='⁉' | '❗' | '❓' | '❕' | '❔' | '\u{fe0f}');
            (Kind::Mark, run(mark))
        }
        '~' | '～' | '〜' | '∼' | '˜' | '♡' if !spans_numbers(text, at, c) => {
            (Kind::Wave, run(|c| matches!(c, '~' | '～' | '〜' | '∼' | '˜' | '♡')))
        }
        '(' | '[' | '{' | '（' | '［' | '｛' | '「' | '『' | '《' | '〈' | '【' | '〔' | '“' | '‘' | '«' | '<'
        | '＜' => (Kind::Open(c), c.len_utf8()),
        ')' | ']' | '}' | '）' | '］' | '｝' | '」' | '』' | '》' | '〉' | '】' | '〕' | '”' | '’' | '»' | '>'
        | '＞' => (Kind::Close(c), c.len_utf8()),
        '"' | '\'' | '`' | '＂' | '＇' => (Kind::Quote(c), c.len_utf8()),
        '•'
        | '▶'
        | '▷'
        | '►'
        | '■'
        | '□'
        | '▪'
        | '▫'
        | '●'
        | '○'
        | '◆'
        | '◇'
        | '※'
        | '☞'
        | '✔'
        | '✅'
        | '☑'
        | '✓'
        | '▣'
        | '◎'
        | '→'
        | '➡'
        | '①'..='⑳'
        | '❶'..='❿'
        | '◦'
        | '‣'
        | '⁃'
        | '➜'
        | '➤'
        | '👉'
        | '📌' => {
            let variation = if rest[c.len_utf8()..].starts_with('\u{fe0f}') { 3 } else { 0 };
            (Kind::Bullet, c.len_utf8() + variation)
        }
        c if is_letter(c) => (Kind::Word, word(text, at)),
        c => (Kind::Sign, c.len_utf8()),
    })
}

fn is_letter(c: char) -> bool {
    is_alphanumeric(c) || is_mark(c) || matches!(c, '_' | '@' | '#' | '$' | '₩' | '%' | '℃' | '°' | '&' | '+' | '=')
}

/// Marks that belong to the letter before them, of decomposed text and of Latin.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{200b}'..='\u{200d}' | '\u{fe00}'..='\u{fe0f}')
}

/// The length of the word that begins at a byte: letters, and signs between letters that join them.
fn word(text: &str, at: usize) -> usize {
    let rest = &text[at..];
    let mut before = None;
    for (offset, c) in rest.char_indices() {
        if is_syllable(c) {
            before = Some(c);
            continue;
        }
        // What most words end before.
        if c == ' ' && offset > 0 {
            return offset;
        }
        let behind = &rest[offset + c.len_utf8()..];
        let joins = || match (before, behind.chars().next()) {
            (Some(before), Some(after)) => joins(before, c, after, behind),
            _ => false,
        };
        let ends = !is_letter(c) && !joins();
        // ㅋㅋ begins where the word ends: 했다ㅋㅋ.
        if offset > 0 && (ends || (is_laugh(c) && !before.is_some_and(|c| is_jamo(c) && !is_laugh(c)))) {
            return offset;
        }
        before = Some(c);
    }
    rest.len()
}

/// Whether a sign between two letters makes them one word.
fn joins(before: char, sign: char, after: char, rest: &str) -> bool {
    let latin = |c: char| is_alphanumeric(c) && !is_hangul(c);
    match sign {
        '.' => {
            let name = |c: &char| c.is_ascii_lowercase() || c.is_ascii_digit();
            let extension = || rest.chars().take_while(char::is_ascii_alphanumeric).take(6).collect::<String>();
            (latin(before) && latin(after))
                || (is_hangul(before) && (2..=5).contains(&extension().len()) && extension().chars().all(|c| name(&c)))
        }
        ',' | ':' => before.is_ascii_digit() && after.is_ascii_digit(),
        '\'' | '’' => before.is_ascii_alphabetic() && after.is_ascii_alphabetic(),
        '-' | '/' | '·' | '\\' | '*' => is_letter(before) && is_letter(after),
        _ => false,
    }
}

pub(super) fn is_hangul(c: char) -> bool {
    matches!(c, '가'..='힣' | '\u{1100}'..='\u{11ff}' | 'ㄱ'..='ㆎ')
}

fn is_jamo(c: char) -> bool {
    matches!(c, 'ㄱ'..='ㆎ')
}

fn is_laugh(c: char) -> bool {
    matches!(c, 'ㅋ' | 'ㅎ' | 'ㅠ' | 'ㅜ' | 'ㄷ' | 'ㅡ' | 'ㅗ' | 'ㅉ')
}

/// The length of a web address. It may hold any sign, so nothing in it is a stop.
fn url(rest: &str) -> Option<usize> {
    let starts = ["http://", "https://", "www.", "ftp://", "file://"];
    if !starts
        .iter()
        .any(|start| rest.as_bytes().get(..start.len()).is_some_and(|own| own.eq_ignore_ascii_case(start.as_bytes())))
    {
        return None;
    }
    let stop = |c: char| !c.is_ascii_graphic() || matches!(c, '"' | '\'' | '<' | '>' | ')' | ']' | '`');
    let address = &rest[..rest.find(stop).unwrap_or(rest.len())];
    Some(address.trim_end_matches(['.', ',', '!', '?', '~', ';', ':']).len())
}

/// Whether a wave means "to": 1~3일, 3월 ~ 5월, ~3/6.
fn spans_numbers(text: &str, at: usize, wave: char) -> bool {
    let after = &text[at + wave.len_utf8()..];
    after.trim_start_matches(' ').starts_with(|c: char| c.is_ascii_digit())
}

/// The length of the face at a byte.
fn face(text: &str, at: usize, glued: Option<Kind>) -> Option<usize> {
    let rest = &text[at..];
    let c = rest.chars().next()?;
    if is_emoji(c) {
        let more = |c: char| is_emoji(c) || matches!(c, '\u{fe0f}' | '\u{200d}' | '\u{20e3}');
        return Some(rest.find(|c| !more(c)).unwrap_or(rest.len()));
    }
    if is_laugh(c) || (is_jamo(c) && glued.is_some()) {
        let len = rest.find(|c| !is_jamo(c)).unwrap_or(rest.len());
        let run = &rest[..len];
        let followed = rest[len..].chars().next();
        // ㄷ자 and ㅋ으로 are words.
        let alone = !followed.is_some_and(|c| matches!(c, '가'..='힣')) || run.chars().count() > 1;
        let laughs = run.chars().filter(|&c| is_laugh(c)).count();
        let single = run.chars().count() == 1 && matches!(c, 'ㄷ' | 'ㅡ' | 'ㅗ' | 'ㅉ');
        // A face like ㅠ_ㅠ is looked up below.
        if alone
            && laughs > 0
            && !single
            && followed != Some('_')
            && !(followed == Some('.') && ascii_face(rest).is_some())
        {
            return Some(len);
        }
    }
    if matches!(c, '(' | '（') {
        return bracketed_face(rest);
    }
    let looks = c.is_ascii_punctuation() || is_jamo(c) || (c.is_ascii_alphabetic() && glued != Some(Kind::Word));
    looks.then(|| ascii_face(rest)).flatten()
}

/// A listed face that does not go on as a word or a path.
fn ascii_face(rest: &str) -> Option<usize> {
    if !table::EMOTICONS.may_begin(rest) {
        return None;
    }
    let ends = rest.char_indices().map(|(at, c)| at + c.len_utf8()).take(6);
    let len = ends.filter(|&end| table::EMOTICONS.contains(&rest[..end])).last()?;
    let (inner, after) = (rest[..len].chars().next_back(), rest[len..].chars().next());
    let goes_on = inner.is_some_and(|c| c.is_ascii_alphanumeric()) && after.is_some_and(char::is_alphanumeric);
    (!goes_on).then_some(len)
}

/// (웃음), (ㅋㅋ), (^^), (?): brackets that hold no more than a face.
fn bracketed_face(rest: &str) -> Option<usize> {
    let close = rest.char_indices().take(12).find(|&(_, c)| matches!(c, ')' | '）'))?;
    let open = rest.chars().next()?.len_utf8();
    let inner = rest[open..close.0].trim();
    let sign = |c: char| {
        is_jamo(c) || is_emoji(c) || matches!(c, '^' | '_' | '-' | '?' | '!' | '.' | ';' | '*' | ' ' | '~' | '>' | '<')
    };
    let is_face = !inner.is_empty() && (table::LAUGHS.contains(inner) || inner.chars().all(sign));
    is_face.then(|| close.0 + close.1.len_utf8())
}

fn is_emoji(c: char) -> bool {
    matches!(c,
        '\u{1f000}'..='\u{1f448}' | '\u{1f44a}'..='\u{1f4cb}' | '\u{1f4cd}'..='\u{1faff}'
        | '☀'..='☆' | '☕' | '☘' | '☝' | '☠'..='☥' | '☮' | '☯' | '☹'..='☻' | '♀' | '♂' | '♥'..='♬'
        | '⚡' | '⚽' | '⛄' | '✈' | '✊'..='✍' | '✨' | '✿'..='❄' | '❣' | '❤' | '⭐')
}
