//! Strings that are one token whatever the dictionary says: addresses, numbers, emoticons, technical terms.

use unicode_segmentation::UnicodeSegmentation;

use crate::tag::Tag;

/// What a token is by its form, not by the dictionary.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, serde::Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Pattern {
    /// A web address: `https://example.com/글`, `www.example.com`, `example.co.kr`.
    Url,
    /// An e-mail address.
    Email,
    /// `@name`
    Mention,
    /// `#갓생`
    Hashtag,
    /// One emoji or several in a row: 🥲, 👨‍👩‍👧, 🇰🇷.
    Emoji,
    /// `^^`, `:)`, `;ㅁ;`, `(ㅠㅠ)`
    Emoticon,
    /// A run of bare letters that stands for a sound or a face: ㅋㅋㅋ, ㅎㅎ, ㅠㅠ, ㄷㄷ.
    Jamo,
    /// A number with separators: 3,000, 1.5, 10:30.
    Number,
    /// A date in digits: 2022.12.31, 2022-12-31, 12/31.
    Date,
    /// A version: v2.0, 1.2.3, 3.0.0-beta.
    Version,
    /// The name of a file: `config.yaml`, `회고.md`.
    FileName,
    /// A term in Latin letters with digits, points or signs inside: Node.js, C++, k8s, camelCase, CI/CD.
    Term,
}

impl Pattern {
    pub(crate) const COUNT: usize = 12;
    pub(crate) const ALL: [Self; Self::COUNT] = [
        Self::Url,
        Self::Email,
        Self::Mention,
        Self::Hashtag,
        Self::Emoji,
        Self::Emoticon,
        Self::Jamo,
        Self::Number,
        Self::Date,
        Self::Version,
        Self::FileName,
        Self::Term,
    ];

    /// The tag of such tokens.
    pub(crate) const fn tag(self) -> Tag {
        match self {
            Self::Url | Self::Email | Self::Mention | Self::FileName | Self::Term => Tag::Sl,
            Self::Hashtag => Tag::Nng,
            Self::Emoji | Self::Emoticon | Self::Jamo => Tag::Sy,
            Self::Number | Self::Date | Self::Version => Tag::Sn,
        }
    }

    /// The pattern that begins at the byte `at` of `line`, and where it ends.
    pub(super) fn at(line: &str, at: usize) -> Option<(Self, usize)> {
        let text = &line[at..];
        let before = line[..at].chars().next_back();
        let (pattern, length) = match text.chars().next()? {
            '0'..='9' => number(text, before)?,
            'A'..='Z' | 'a'..='z' => latin(text, before)?,
            'ㄱ'..='ㅣ' => jamo(text, before)?,
            '#' => tagged(text, before, Self::Hashtag)?,
            '@' => tagged(text, before, Self::Mention)?,
            c if c.is_ascii_punctuation() => emoticon(text, before)?,
            c if is_emoji(c) => emoji(text)?,
            _ => return None,
        };
        Some((pattern, at + length))
    }

    /// Whether a pattern may begin with a character behind another: a quick test.
    pub(super) fn may_begin_with(c: char, before: Option<char>) -> bool {
        match c {
            '가'..='힣' => false,
            '0'..='9' | 'A'..='Z' | 'a'..='z' => !before.is_some_and(is_word),
            '#' | '@' | '^' | '-' | '>' | '(' | ';' | ':' | '=' | '<' | '!' => true,
            c => {
                matches!(c, 'ㄱ'..='ㅣ' | '\u{2190}'..='\u{2bff}' | '\u{1f000}'..='\u{1faff}' | '©' | '®' | '\u{203c}' | '\u{2049}')
            }
        }
    }
}

fn is_word(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_'
}

/// The length of the characters at the beginning of `text` that are `wanted`.
fn run(text: &str, wanted: impl Fn(char) -> bool) -> usize {
    text.find(|c| !wanted(c)).unwrap_or(text.len())
}

fn number(text: &str, before: Option<char>) -> Option<(Pattern, usize)> {
    if before.is_some_and(is_word) {
        return None;
    }
    // Groups of digits with one kind of separator, or , and . as in 1,234.5.
    let digits = |text: &str| run(text, |c| c.is_ascii_digit());
    let mut groups = vec![digits(text)];
    let mut separators = Vec::new();
    let mut end = groups[0];
    while let Some(separator @ ('.' | ',' | ':' | '-' | '/')) = text[end..].chars().next() {
        let length = digits(&text[end + 1..]);
        if length == 0 || groups.len() > 5 {
            break;
        }
        separators.push(separator);
        groups.push(length);
        end += 1 + length;
    }
    if text[end..].starts_with(is_word) && separators.last() != Some(&'.') {
        // 12-month, 3/4a: the last group belongs to what follows.
        if separators.is_empty() {
            return None;
        }
    }
    let all = |wanted: char| separators.iter().all(|&c| c == wanted);
    let value = |index: usize| {
        let start: usize = groups[..index].iter().map(|length| length + 1).sum();
        text[start..start + groups[index]].parse::<u32>().unwrap_or(u32::MAX)
    };
    let is_date = |year: usize, month: usize, day: usize| {
        (groups[year] == 4 && (1800..2200).contains(&value(year)) || groups[year] == 2)
            && (1..=12).contains(&value(month))
            && (1..=31).contains(&value(day))
    };
    match groups.len() {
        1 => None,
        3 if (all('.') || all('-') || all('/')) && is_date(0, 1, 2) && (groups[0] == 4 || !all('.')) => {
            Some((Pattern::Date, end))
        }
        3.. if all('.') => Some((Pattern::Version, end + version_tail(&text[end..]))),
        2 if all('.')
            && groups[0] == 4
            && groups[1] == 2
            && (1900..2100).contains(&value(0))
            && (1..=12).contains(&value(1)) =>
        {
            Some((Pattern::Date, end))
        }
        2 if all('/') && value(0) <= 12 && (1..=31).contains(&value(1)) => Some((Pattern::Date, end)),
        _ if all(':') => Some((Pattern::Number, end)),
        _ => {
            // Thousands in threes, then perhaps a fraction.
            let commas = separators.iter().take_while(|&&c| c == ',').count();
            let threes = groups[1..=commas].iter().all(|&length| length == 3);
            let fraction = separators.get(commas) == Some(&'.');
            if !threes || commas == 0 && !fraction {
                return None;
            }
            let count = commas + 1 + usize::from(fraction);
            Some((Pattern::Number, groups[..count].iter().sum::<usize>() + count - 1))
        }
    }
}

/// The rest of a version: -beta.1, rc2.
fn version_tail(text: &str) -> usize {
    let word = text.strip_prefix(['-', '.']).unwrap_or(text);
    let known = ["alpha", "beta", "rc", "dev", "snapshot", "SNAPSHOT", "RELEASE", "canary", "next"];
    if !known.iter().any(|name| word.starts_with(name)) {
        return 0;
    }
    let tail = run(text, |c| c.is_ascii_alphanumeric() || c == '.' || c == '-');
    text[..tail].trim_end_matches(['.', '-']).len()
}

fn latin(text: &str, before: Option<char>) -> Option<(Pattern, usize)> {
    if before.is_some_and(is_word) {
        return None;
    }
    let mut end = run(text, is_word);
    // Most words are bare.
    if !is_term(&text[..end]) && !text[end..].starts_with(['.', '/', '-', '&', '\'', '@', '+', '#', ':']) {
        return None;
    }
    if let Some(length) = url(text) {
        return Some((Pattern::Url, length));
    }
    if let Some(length) = email(text) {
        return Some((Pattern::Email, length));
    }
    if let Some(length) = version(text) {
        return Some((Pattern::Version, length));
    }
    let mut plain = true;
    // Node.js, CI/CD, e.g., T-map, config.prod.yaml
    while let Some(joint @ ('.' | '/' | '-' | '&' | '\'')) = text[end..].chars().next() {
        let length = run(&text[end + 1..], is_word);
        let next = text[end + 1..].chars().next();
        let joins = length > 0
            && match joint {
                '.' => next.is_some_and(|c| c.is_ascii_alphabetic()),
                '/' => length <= 4 && end <= 4 && text[..end].chars().all(|c| c.is_ascii_uppercase()),
                _ => next.is_some_and(char::is_alphanumeric),
            };
        if !joins {
            break;
        }
        plain = false;
        end += 1 + length;
    }
    let word = &text[..end];
    if let Some((_, extension)) = word.rsplit_once('.') {
        if is_extension(extension) && !text[end..].starts_with('.') && !is_library(word) {
            return Some((Pattern::FileName, end));
        }
        if is_top_level(extension) && !is_library(word) {
            return Some((Pattern::Url, end));
        }
    }
    let signs = run(&text[end..], |c| c == '+' || c == '#');
    if (1..=2).contains(&signs) && end == 1 && !text[end + signs..].starts_with(is_word) {
        return Some((Pattern::Term, end + signs)); // C++, C#, F#
    }
    (!plain || is_term(word)).then_some((Pattern::Term, end))
}

/// Whether a word is a term by its letters: k8s, camelCase, `snake_case`.
fn is_term(word: &str) -> bool {
    let camel = word.as_bytes().windows(2).any(|pair| pair[0].is_ascii_lowercase() && pair[1].is_ascii_uppercase());
    camel || word.bytes().any(|b| b.is_ascii_digit() || b == b'_')
}

/// Names that look like files or hosts: Node.js, Socket.io, ASP.NET.
fn is_library(word: &str) -> bool {
    let lower = word.to_ascii_lowercase();
    let Some((name, extension)) = lower.rsplit_once('.') else { return false };
    match extension {
        "js" => {
            word.starts_with(|c: char| c.is_ascii_uppercase())
                || matches!(
                    name,
                    "node" | "vue" | "next" | "nest" | "nuxt" | "three" | "d3" | "express" | "react" | "chart" | "p5"
                )
        }
        "io" => matches!(name, "socket" | "draw" | "socket.io"),
        "net" => matches!(name, "asp" | "ado" | "ml"),
        "ai" => matches!(name, "character"),
        _ => false,
    }
}

fn is_extension(extension: &str) -> bool {
    const KNOWN: &str = " md mdx txt csv tsv json jsonl yaml yml toml xml html htm css scss sass less js mjs cjs ts jsx tsx vue py \
        ipynb java kt kts scala rb go rs c h cpp hpp cc cs php swift sh bash zsh sql log lock env ini conf cfg gradle \
        properties png jpg jpeg gif svg webp pdf doc docx xls xlsx ppt pptx hwp hwpx zip tar gz jar war exe dll dmg \
        mp3 mp4 mov wav psd ai fig ";
    extension != "ai" && KNOWN.contains(&format!(" {extension} "))
}

fn is_top_level(name: &str) -> bool {
    matches!(name, "com" | "net" | "org" | "kr" | "io" | "dev" | "me" | "app" | "ai" | "blog" | "edu" | "gov")
}

fn url(text: &str) -> Option<usize> {
    let lower = |prefix: &str| text.get(..prefix.len()).is_some_and(|head| head.eq_ignore_ascii_case(prefix));
    let scheme = ["https://", "http://", "ftp://", "ws://", "wss://"].into_iter().find(|scheme| lower(scheme));
    let host = match scheme {
        Some(scheme) => scheme.len(),
        None if lower("www.") => 4,
        None => {
            // example.com/path: a host with a path is no file and no library.
            let host = run(text, |c| is_word(c) || c == '.' || c == '-');
            let (name, top) = text[..host].rsplit_once('.')?;
            return (is_top_level(top) && !name.is_empty() && text[host..].starts_with('/'))
                .then(|| host + tail(&text[host..]));
        }
    };
    let length = tail(&text[host..]);
    (length > 0).then_some(host + length)
}

/// The length of an address's path, without punctuation and particles behind it: the bracket in
/// `(https://example.com/글)을` ends it.
fn tail(text: &str) -> usize {
    let is_address = |c: char| !c.is_whitespace() && !"<>\"'`()[]{}|\\^「」『』《》〈〉“”‘’…，。、".contains(c);
    let mut end = 0;
    let mut depth = 0usize;
    for (at, c) in text.char_indices() {
        match c {
            '(' => depth += 1,
            ')' if depth > 0 => depth -= 1,
            _ if is_address(c) => {}
            _ => break,
        }
        end = at + c.len_utf8();
    }
    // Hangul is part of an address only where a path has it; behind a bare host it is a particle.
    let mut address = &text[..end];
    let path = address.find(['/', '?', '#', '%']).unwrap_or(address.len());
    if let Some(hangul) = address.find(|c: char| ('가'..='힣').contains(&c)) {
        let latin_before = address[..hangul].ends_with(|c: char| c.is_ascii_alphanumeric() || c == '/');
        let particle =
            address[hangul..].chars().all(|c| ('가'..='힣').contains(&c)) && address[hangul..].chars().count() <= 3;
        if hangul < path || latin_before && particle {
            address = &address[..hangul];
        }
    }
    let address = address.trim_end_matches(['.', ',', '!', '?', ':', ';', '~', '*', '_', '(']);
    address.len()
}

fn email(text: &str) -> Option<usize> {
    let local = run(text, |c| is_word(c) || ".+-".contains(c));
    let host = text[local..].strip_prefix('@')?;
    let length = run(host, |c| is_word(c) || ".-".contains(c));
    let host = host[..length].trim_end_matches(['.', '-']);
    host.contains('.').then_some(local + 1 + host.len())
}

/// v2, v1.0.3, ver.2
fn version(text: &str) -> Option<usize> {
    let digits = text.strip_prefix(['v', 'V'])?;
    let length = run(digits, |c| c.is_ascii_digit() || c == '.');
    let number = digits[..length].trim_end_matches('.');
    let end = 1 + number.len();
    let whole = !text[end..].starts_with(|c: char| c.is_ascii_alphanumeric());
    (number.starts_with(|c: char| c.is_ascii_digit()) && whole).then(|| end + version_tail(&text[end..]))
}

/// Two or more of ㅋㅎㅠㅜㅡ and the like.
fn jamo(text: &str, before: Option<char>) -> Option<(Pattern, usize)> {
    let first = text.chars().next()?;
    let laugh = |c: char| "ㅋㅎㅠㅜㅡㄷㄱㅇㄴㅂㅅ".contains(c);
    let length = run(text, |c| {
        c == first || "ㅋㅎ".contains(first) && "ㅋㅎ".contains(c) || "ㅠㅜㅡ".contains(first) && "ㅠㅜㅡ".contains(c)
    });
    if text[..length].chars().count() < 2 || !laugh(first) {
        // ㅇㅅㅇ, ㅇㅁㅇ, ㅇㅋ
        return face(text, before);
    }
    Some((Pattern::Jamo, length))
}

fn face(text: &str, before: Option<char>) -> Option<(Pattern, usize)> {
    const FACES: [&str; 10] =
        ["ㅇㅅㅇ", "ㅇㅁㅇ", "ㅇㅂㅇ", "ㅇㅈㅇ", "ㅡㅅㅡ", "ㅍㅅㅍ", "ㅎㅅㅎ", "ㅠ.ㅠ", "ㅜ.ㅜ", "ㅡ.ㅡ"];
    let face = FACES.into_iter().find(|face| text.starts_with(face))?;
    let alone = !before.is_some_and(|c| ('ㄱ'..='ㅣ').contains(&c));
    alone.then_some((Pattern::Emoticon, face.len()))
}

fn tagged(text: &str, before: Option<char>, pattern: Pattern) -> Option<(Pattern, usize)> {
    if before.is_some_and(|c| c.is_alphanumeric() || "#@&/".contains(c)) {
        return None;
    }
    let name = &text[1..];
    let length = match pattern {
        Pattern::Hashtag => run(name, |c| c.is_alphanumeric() || c == '_'),
        _ => run(name, |c| is_word(c) || c == '.' || c == '-'),
    };
    let name = name[..length].trim_end_matches(['.', '-']);
    // #1 is a number, and a heading mark stands alone.
    let named = name.chars().any(char::is_alphabetic);
    named.then_some((pattern, 1 + name.len()))
}

fn emoticon(text: &str, before: Option<char>) -> Option<(Pattern, usize)> {
    const KNOWN: [&str; 46] = [
        "^____^", "^___^", "^__^", "^_^;;", "^_^;", "^_^", "^.^", "^ㅁ^", "^0^", "^o^", "^ㅡ^", "^-^", "^^;;", "^^;",
        "^^", "T_T", "-_-;;", "-_-;", "-_-", "-.-", ">_<", ">.<", "><", "(ㅠㅠ)", "(ㅜㅜ)", ";ㅁ;", ";ㅅ;", ";_;",
        ":-)", ":-(", ":-D", ":)", ":(", ":D", ":P", ":p", ":'(", ";-)", ";)", "=)", "=]", "<3", "(^^)", "(^_^)", "(:",
        "!_!",
    ];
    // Most signs begin none, which two bytes tell.
    let head: &[u8; 2] = text.as_bytes().first_chunk()?;
    // A closing bracket behind a colon in running text is an emoticon only where the line or a space precedes.
    let face = KNOWN.into_iter().find(|face| face.as_bytes().starts_with(head) && text.starts_with(face))?;
    let clear = match face.as_bytes()[0] {
        b'^' => true,
        b':' | b';' | b'=' | b'<' | b'(' | b'!' => {
            before.is_none_or(|c| c.is_whitespace() || ".!?~".contains(c) || ('가'..='힣').contains(&c))
        }
        _ => before.is_none_or(|c| !c.is_ascii_alphanumeric() && c != '-'),
    };
    let after = text[face.len()..].chars().next();
    let open = face.ends_with(|c: char| c.is_ascii_alphanumeric()) && after.is_some_and(is_word);
    let more = if face.starts_with('^') { run(&text[face.len()..], |c| c == '^') } else { 0 };
    (clear && !open).then_some((Pattern::Emoticon, face.len() + more))
}

fn is_emoji(c: char) -> bool {
    matches!(u32::from(c), 0x1f300..=0x1faff | 0x1f1e6..=0x1f1ff | 0x2600..=0x27bf | 0x2b50 | 0x2b55 | 0x231a..=0x231b | 0x23e9..=0x23f3 | 0x2b1b..=0x2b1c)
}

/// A run of emoji, whole grapheme clusters.
fn emoji(text: &str) -> Option<(Pattern, usize)> {
    let whole = text.graphemes(true).take_while(|cluster| cluster.starts_with(is_emoji));
    let length = whole.map(str::len).sum();
    (length > 0).then_some((Pattern::Emoji, length))
}
