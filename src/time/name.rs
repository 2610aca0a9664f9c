//! Numbers that are parts of names: of events, versions, films.

use super::lexicon::Kind;
use super::word::Word;
use crate::tag::Tag;

/// Which words stand inside titles: 《2001 스페이스 오디세이》, 영화 '1987'; empty if none does.
pub(super) fn titled(words: &[Word<'_>]) -> Vec<bool> {
    let mut titled = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let Some(close) = closing(&words[at]) else {
            at += 1;
            continue;
        };
        let Some(end) = (at + 1..words.len().min(at + 24)).find(|&end| words[end].text == close) else {
            at += 1;
            continue;
        };
        let sure = matches!(close, "』" | "》" | "〉" | "」");
        let beside = |word: Option<&Word<'_>>| word.is_some_and(|word| word.value(Kind::Media).is_some());
        let follows = (end + 1..end + 4).any(|at| beside(words.get(at)));
        let media = follows || beside(words.get(at.wrapping_sub(1))) || beside(words.get(at.wrapping_sub(2)));
        let inside = &words[at + 1..end];
        let media = media || is_watched(words, end + 1) && is_name(inside);
        if (sure || media) && !reviews(inside) {
            titled.resize(words.len(), false);
            titled[at..=end].fill(true);
        }
        at = end + 1;
    }
    titled
}

/// Whether what was quoted is then read, watched or heard: '8월의 크리스마스'를 다시 보니.
fn is_watched(words: &[Word<'_>], at: usize) -> bool {
    let object = words.get(at).is_some_and(|word| word.glued && word.is_any(&["를", "을"]));
    let verb =
        words.iter().skip(at + 1).take(5).find(|word| matches!(word.tag, Tag::Vv | Tag::Va | Tag::Nng | Tag::Xsv));
    let watched = [
        "보",
        "봤",
        "본",
        "볼",
        "봐",
        "보았",
        "읽",
        "읽었",
        "읽은",
        "읽어",
        "듣",
        "들었",
        "들은",
        "들어",
        "관람",
        "정주행",
        "감상",
        "완독",
        "시청",
    ];
    object && verb.is_some_and(|verb| watched.iter().any(|stem| verb.is(stem)))
}

/// Whether words can be a title: a few, and no sentence.
fn is_name(words: &[Word<'_>]) -> bool {
    words.len() <= 10 && !words.iter().any(|word| word.last == Tag::Ef)
}

fn closing(word: &Word<'_>) -> Option<&'static str> {
    Some(match &*word.text {
        "『" => "』",
        "「" => "」",
        "《" => "》",
        "〈" => "〉",
        "<" => ">",
        "'" => "'",
        "‘" => "’",
        "\"" => "\"",
        "“" => "”",
        _ => return None,
    })
}

/// Whether a number without 년 may be a year behind this word: not if it is a name (INFCON 2022, 월드컵 2022, Windows 2000).
pub(super) fn allows_year(words: &[Word<'_>], at: usize) -> bool {
    let glued = words[at].glued;
    let Some(before) = at.checked_sub(1).map(|before| &words[before]) else { return true };
    if glued && !before.tag.is_symbol() {
        return false;
    }
    match before.tag {
        Tag::Sl => is_english_frame(&before.text),
        Tag::Sy if glued => !before.is_any(&["#", "$", "₩", "/", "_", "-", "+", "=", "@"]),
        Tag::Sn | Tag::Sh => false,
        // ko-dic cuts 아듀 in two.
        Tag::Nng | Tag::Nnp | Tag::Unknown | Tag::Ec | Tag::Nnb => {
            let pair =
                at.checked_sub(2).filter(|_| before.glued).map(|first| format!("{}{}", words[first].text, before.text));
            before.value(Kind::Review).is_some()
                || pair.is_some_and(|pair| Kind::Review.has(&pair))
                || before.is_any(&["기준", "연도", "지금"])
        }
        _ => true,
    }
}

/// Words of English headings: Hello 2023, 2022 in review.
pub(super) fn is_english_frame(word: &str) -> bool {
    Kind::Review.has(word)
        || ["my", "in", "of", "year", "from", "until", "the", "happy", "dear", "hi", "to", "and"].contains(&word)
}

/// Whether an event is named by the next words (2022 카카오 개발자 컨퍼런스).
pub(super) fn is_event(words: &[Word<'_>]) -> bool {
    // A particle ends the name.
    let name = words
        .iter()
        .take(7)
        .take_while(|word| !matches!(word.tag, Tag::Jkb | Tag::Jx | Tag::Jks | Tag::Jko | Tag::Jkg | Tag::Sf));
    name.into_iter().any(|word| word.value(Kind::Event).is_some())
}

/// Whether the next words are those of a review or a plan: 2022 독서 결산.
pub(super) fn reviews(words: &[Word<'_>]) -> bool {
    let phrase =
        words.iter().take(6).take_while(|word| !matches!(word.tag, Tag::Sf | Tag::Jx | Tag::Jks | Tag::Jko | Tag::Jkb));
    let mut texts: Vec<&str> = phrase.map(|word| &*word.text).collect();
    // ko-dic cuts 회고 in two.
    let joined: String = texts.concat();
    if joined.contains("회고") {
        return true;
    }
    texts.retain(|text| Kind::Review.has(text));
    !texts.is_empty()
}

/// Whether the day that stands here is that of a book's printing: 초판 1쇄 발행: 2014년 5월 13일.
pub(super) fn is_imprint(words: &[Word<'_>], at: usize) -> bool {
    let before = words[..at].iter().rev().find(|word| !word.is_any(&[":", "(", "일"]));
    before.is_some_and(|word| word.is_any(&["발행", "쇄", "펴냄", "인쇄", "초판", "인쇄일", "발행일", "출간일"]))
}
