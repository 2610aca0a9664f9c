//! Labels of the parts of frames.

use std::sync::LazyLock;

use foldhash::HashMap;

use crate::analysis::Passage;
use crate::document::Channel;
use crate::letter::{self, Letters};

const SOURCE: &str = include_str!("../../dict/frames.tsv");
/// How long a label is at most, in characters.
const LONGEST: usize = 24;
/// What ends a label.
const SIGNS: [char; 5] = [':', '：', '(', '（', '\n'];
/// What ends one that has none of them.
const DASH: &str = " - ";
/// What stands before or behind a label and says nothing of it.
const BEFORE: [&str; 26] = [
    "올해의",
    "올해에",
    "올해",
    "올한해",
    "한해",
    "작년의",
    "작년에",
    "작년",
    "이번달",
    "이번주",
    "이번분기",
    "이번학기",
    "이번",
    "상반기",
    "하반기",
    "분기",
    "오늘의",
    "오늘",
    "나의",
    "내가",
    "개인적으로",
    "가장",
    "회고",
    "년의",
    "년에",
    "년",
];
const BEHIND: [&str; 14] = [
    "들",
    "가지",
    "세가지",
    "두가지",
    "네가지",
    "다섯가지",
    "한가지",
    "몇가지",
    "세개",
    "정리",
    "목록",
    "돌아보기",
    "은",
    "는",
];

/// What a label may open.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Form {
    pub(super) frame: &'static str,
    pub(super) part: &'static str,
    /// Whether it is hardly found where there is no such frame.
    pub(super) sure: bool,
}

/// A label, as it stands in a post.
pub(super) struct Label {
    pub(super) forms: &'static [Form],
    /// Whether its passage says something as well: 잘한 점: 꾸준함.
    pub(super) says: bool,
}

fn lines() -> impl Iterator<Item = std::str::Split<'static, char>> {
    SOURCE.lines().filter(|line| !line.starts_with('#')).map(|line| line.split('\t'))
}

/// Frames and parts in the order of the table.
pub(super) fn parts() -> impl Iterator<Item = (&'static str, &'static str)> {
    lines().filter_map(|mut columns| columns.next().zip(columns.next()))
}

static TABLE: LazyLock<HashMap<&str, Vec<Form>>> = LazyLock::new(|| {
    let mut table: HashMap<&str, Vec<Form>> = HashMap::default();
    for mut columns in lines() {
        if let Some((frame, part)) = columns.next().zip(columns.next()) {
            for written in columns {
                let form = written.trim_end_matches('?');
                table.entry(form).or_default().push(Form { frame, part, sure: form.len() == written.len() });
            }
        }
    }
    table
});

/// What [`BEFORE`] begin and [`BEHIND`] end with: few texts do.
struct Edges {
    before: Letters,
    behind: Letters,
}

static EDGES: LazyLock<Edges> = LazyLock::new(|| Edges {
    before: BEFORE.iter().filter_map(|word| word.chars().next()).collect(),
    behind: BEHIND.iter().filter_map(|word| word.chars().next_back()).collect(),
});

/// The forms of the table that a text is, but for what stands before and behind them.
fn forms(text: &str) -> Option<&'static [Form]> {
    if text.chars().count() > LONGEST {
        return None;
    }
    let mut letters = String::with_capacity(text.len());
    letters.extend(text.chars().filter(|&c| letter::is_alphanumeric(c)));
    let text = letter::lowercase(&letters);
    let mut form = text.trim_start_matches(|c: char| c.is_ascii_digit());
    loop {
        let own = form.trim_end_matches(|c: char| c.is_ascii_digit());
        if let Some(found) = TABLE.get(form).or_else(|| TABLE.get(own)) {
            return Some(found);
        }
        let edges = &*EDGES;
        let before = form.starts_with(|first| edges.before.may_have(first));
        let behind = own.ends_with(|last| edges.behind.may_have(last));
        let shorter = if before { BEFORE.iter().find_map(|before| form.strip_prefix(before)) } else { None };
        let shorter =
            shorter.or_else(|| if behind { BEHIND.iter().find_map(|behind| own.strip_suffix(behind)) } else { None });
        form = shorter.filter(|rest| !rest.is_empty())?.trim_start_matches(|c: char| c.is_ascii_digit());
    }
}

/// What may be a label at the beginning of a text, and what stands behind it; `None` where that is too long for one.
fn head(text: &str) -> Option<(&str, &str)> {
    // Paragraphs are long, so signs behind the longest label are only looked for where a dash stands before them.
    let near = text.char_indices().nth(LONGEST + DASH.len()).map_or(text, |(end, _)| &text[..end]);
    if near.len() < text.len() && !near.contains(SIGNS) && dash(near).is_none() {
        return None;
    }
    let cut = text.find(SIGNS).or_else(|| dash(text));
    Some(cut.map_or((text, ""), |at| text.split_at(at)))
}

/// Where a dash stands in a text.
fn dash(text: &str) -> Option<usize> {
    // Few labels have even a part of one.
    memchr::memchr2(b'-', 0xe2, text.as_bytes())?;
    text.find(DASH).or_else(|| text.find(" – "))
}

/// What a passage opens.
pub(super) fn label(passage: &Passage<'_>) -> Option<Label> {
    let block = passage.block();
    let text = block.text();
    let (head, rest) = head(text)?;
    let forms = forms(head)?;
    let rest = rest.trim_start_matches([':', '：', '-', '–', ' ']);
    // Keep (유지할 것) and Problem: 해결할 것 say the same twice.
    let again = rest.starts_with(['(', '（']) || self::forms(rest).is_some();
    let says = match block.channel() {
        Channel::Heading => false,
        Channel::ListItem | Channel::Prose | Channel::Table => !rest.trim().is_empty() && !again,
        _ => return None,
    };
    Some(Label { forms, says })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_found_in_their_dress() {
        for text in ["잘한 점", "올해 잘한 점들", "2022년의 잘한 점 3가지", "👍 잘한 점", "1. 잘한 점!"]
        {
            assert_eq!(forms(text).map(|forms| forms[0].part), Some("good"), "{text}");
        }
        for text in ["", "년", "올해", "잘한 점을 적는 까닭", "그 문제", "KPT"] {
            assert_eq!(forms(text), None, "{text}");
        }
    }

    #[test]
    fn every_form_stands_once_in_a_frame() {
        for (form, own) in &*TABLE {
            let mut frames: Vec<_> = own.iter().map(|form| form.frame).collect();
            frames.sort_unstable();
            let count = frames.len();
            frames.dedup();
            assert_eq!(frames.len(), count, "{form}");
            assert!(form.chars().all(|c| c.is_alphanumeric() && !c.is_uppercase()), "{form}");
        }
        assert!(parts().count() >= 17);
    }
}
