//! Whether what the tables list is ever found.

use super::super::reading::Reader;
use super::*;
use crate::analysis::Analysis;
use crate::{Document, Tokenizer, Worker};

/// Sentences around a key of `dict/sentiment.tsv`: its words inflected, apart and in one, with the particles that they
/// have most. Endings that begin with a consonant leave every stem as it is.
fn sentences(key: &str, tag: &str) -> Vec<String> {
    if let Some(surface) = key.strip_prefix('=') {
        return [".", " 했다.", "다.", "이다."].map(|tail| format!("{surface}{tail}")).into();
    }
    let parts: Vec<&str> = key.split(' ').collect();
    let (last, before) = parts.split_last().unwrap();
    let mut heads = vec![String::new()];
    for part in before {
        let tails: &[&str] = match part.strip_suffix('다').filter(|stem| !stem.is_empty()) {
            Some(_) => {
                &["고", "지", "게", "기", "기가", "는", "던", "아", "어", "", "ㄴ", "아야", "어야", "고도", "을"]
            }
            None => &["이", "가", "을", "를", "에", "은", "의", "도", "", "로", "하고", "하지", "이나", "한", "하게"],
        };
        let stem = part.strip_suffix('다').filter(|stem| !stem.is_empty()).unwrap_or(part);
        heads = heads
            .iter()
            .flat_map(|head| {
                tails.iter().flat_map(move |tail| {
                    let word = match *tail {
                        "ㄴ" => closed(stem, 'ㄴ'),
                        "어" => contracted(stem),
                        tail => format!("{stem}{tail}"),
                    };
                    [format!("{head}{word} "), format!("{head}{word}")]
                })
            })
            .collect();
    }
    let predicate = matches!(tag, "V" | "A");
    let tails: &[&str] = if predicate {
        &["다.", "고 있다.", "지 않았다.", "던 날이다.", "게 되었다.", "기 시작했다.", "네.", "는 날이다."]
    } else {
        &[
            " 했다.",
            "이다.",
            ".",
            "을 느꼈다.",
            "이 있다.",
            "하다.",
            "스럽다.",
            "거리다.",
            "적이다.",
            "되다.",
            "롭다.",
            "이 들었다.",
            "하게 했다.",
            "을 당했다.",
        ]
    };
    let stem = if predicate { last.strip_suffix('다').unwrap_or(last) } else { last };
    let mut words: Vec<String> = tails.iter().map(|tail| format!("{stem}{tail}")).collect();
    if predicate {
        words.push(format!("{}다.", past(stem)));
        words.push(format!("{} 날이다.", closed(stem, 'ㄴ')));
        words.push(format!("{} 것 같다.", closed(stem, 'ㄹ')));
        words.push(format!("{}다.", closed(stem, 'ㄴ')));
        words.push(format!("{stem}면서 지냈다."));
    }
    // What stands before a word may decide how it is read.
    let before = ["", "나는 ", "점점 더 ", "너무 ", "기분 ", "그 사람에게 ", "아버지가 "];
    let phrases: Vec<String> =
        heads.iter().flat_map(|head| words.iter().map(move |word| format!("{head}{word}"))).collect();
    before.iter().flat_map(|before| phrases.iter().map(move |phrase| format!("{before}{phrase}"))).collect()
}

/// A stem in the past: 했, 였, 갔, 먹었.
fn past(stem: &str) -> String {
    const FIRST: u32 = '가' as u32;
    let mut chars: Vec<char> = stem.chars().collect();
    let Some(last) = chars.pop() else { return String::new() };
    let place = u32::from(last).wrapping_sub(FIRST);
    let vowel = place / 28 % 21;
    let (lead, is_open) = (place / 588, place % 28 == 0);
    // ㅐ for 하, ㅝ for ㅜ, ㅕ for ㅣ, ㅘ for ㅗ, ㅓ for ㅡ; other vowels stay.
    let vowel = match vowel {
        _ if last == '하' => 1,
        13 => 14,
        20 => 6,
        8 => 9,
        18 => 4,
        other => other,
    };
    if is_open {
        chars.extend(char::from_u32(FIRST + lead * 588 + vowel * 28 + 20));
    } else {
        chars.extend([last, if matches!(place / 28 % 21, 0 | 8) { '았' } else { '었' }]);
    }
    chars.into_iter().collect()
}

/// A stem with a consonant below its last syllable: 하 and ㄴ are 한.
fn closed(stem: &str, consonant: char) -> String {
    let Some(last) = stem.chars().next_back() else { return String::new() };
    let place = u32::from(last).wrapping_sub(u32::from('가'));
    match char::from_u32(u32::from(last) + if consonant == 'ㄹ' { 8 } else { 4 }).filter(|_| place % 28 == 0) {
        Some(syllable) => stem.chars().rev().skip(1).collect::<Vec<_>>().into_iter().rev().chain([syllable]).collect(),
        None => format!("{stem}은"),
    }
}

/// A stem with 어, drawn together where its vowel is.
fn contracted(stem: &str) -> String {
    match stem.strip_suffix('하') {
        Some(noun) => format!("{noun}해"),
        None => match stem.strip_suffix('지') {
            Some(rest) => format!("{rest}져"),
            None => format!("{stem}어"),
        },
    }
}

/// Whether a key is found in one of some sentences.
fn is_found(key: Key, sentences: &[String], worker: &mut Worker, tokenizer: &Tokenizer) -> bool {
    let entry = Entry { valence: 1, emotion: Emotion::Joy, class: Class::Plain, idiom: false };
    let mut lexicon = Lexicon::default();
    lexicon.extend([(key, entry)]);
    sentences.iter().any(|text| {
        let document = Document::from_text(text);
        let analysis = Analysis::unsplit(&document, worker);
        let mut all = analysis.sentences();
        all.any(|(passage, sentence)| {
            let mut reader = Reader::new(tokenizer, None);
            let morphs = reader.read(passage.words(sentence), &lexicon);
            !lexicon.find(passage.block().text(), &morphs).is_empty()
        })
    })
}

fn rows(table: &str) -> impl Iterator<Item = Vec<&str>> {
    table.lines().filter(|line| !line.starts_with('#') && !line.is_empty()).map(|line| line.split('\t').collect())
}

#[test]
fn every_word_is_found_in_one_of_its_forms() {
    let tokenizer = Tokenizer::new();
    let mut worker = tokenizer.worker();
    let table = include_str!("../../../dict/sentiment.tsv");
    let mut dead = Vec::new();
    for row in rows(table) {
        let key = parse::word(&row.join("\t")).ok().unwrap().key;
        if !is_found(key, &sentences(row[0], row[1]), &mut worker, &tokenizer) {
            dead.push(row[0]);
        }
    }
    assert!(dead.is_empty(), "{} are never found: {dead:?}", dead.len());
}

#[test]
fn every_idiom_is_found_in_its_example() {
    let tokenizer = Tokenizer::new();
    let mut worker = tokenizer.worker();
    let mut dead = Vec::new();
    for row in rows(include_str!("../../../dict/idioms.tsv")) {
        let (words, _) = parse::idiom(&row.join("\t")).unwrap();
        let example = row[3].trim_start_matches("예: ").to_owned();
        if !is_found(Key::Words(words), &[example], &mut worker, &tokenizer) {
            dead.push(row[0]);
        }
    }
    assert!(dead.is_empty(), "{} are never found: {dead:?}", dead.len());
}
