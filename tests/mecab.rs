//! The MeCab-compatible mode gives what the real MeCab-ko gave (tests/data/mecab/record.py).

use hoego::Tokenizer;

use crate::support::{TEXTS, lines, read};

/// The recorded tokens of each line: `surface TAB features`.
fn recorded(name: &str) -> Vec<Vec<String>> {
    let text = read(&format!("tests/data/mecab/{name}.mecab"));
    let mut lines = vec![Vec::new()];
    for line in text.strip_suffix('\n').unwrap().split('\n') {
        if line == "EOS" {
            lines.push(Vec::new());
        } else {
            lines.last_mut().unwrap().push(line.to_owned());
        }
    }
    lines.pop();
    lines
}

/// The same token with the two repairs of the dictionary undone in neither: expressions in one jamo spelling and
/// without homograph numbers.
fn comparable(token: &str) -> String {
    let (surface, features) = token.split_once('\t').unwrap();
    let mut columns: Vec<String> = features.split(',').map(String::from).collect();
    if let Some(expression) = columns.get_mut(7).filter(|expression| *expression != "*") {
        let parts: Vec<String> = expression
            .split('+')
            .map(|part| {
                let (form, rest) = part.split_once('/').unwrap();
                format!("{}/{rest}", plain(form, surface))
            })
            .collect();
        *expression = parts.join("+");
    }
    format!("{surface}\t{}", columns.join(","))
}

fn plain(form: &str, surface: &str) -> String {
    let numberless = form.trim_end_matches(|c: char| c.is_ascii_digit());
    let form = if surface.contains(|c: char| c.is_ascii_digit()) { form } else { numberless };
    let spellings = [
        ("ㅏㅆ", "았"),
        ("ㅓㅆ", "었"),
        ("ㅕㅆ", "였"),
        ("ㅏ", "아"),
        ("ㅓ", "어"),
        ("ㅕ", "여"),
        ("ᄀ", "ㄱ"),
        ("ᄂ", "ㄴ"),
        ("ᄅ", "ㄹ"),
        ("ᄆ", "ㅁ"),
        ("ᄇ", "ㅂ"),
        ("ᄉ", "ㅅ"),
        ("ᄒ", "ㅎ"),
        ("ᆫ", "ㄴ"),
        ("ᆮ", "ㄷ"),
        ("ᆯ", "ㄹ"),
        ("ᆷ", "ㅁ"),
        ("ᆸ", "ㅂ"),
        ("ᆺ", "ㅅ"),
        ("ᆻ", "ㅆ"),
    ];
    for (from, to) in spellings {
        if let Some(rest) = form.strip_prefix(from) {
            return format!("{to}{rest}");
        }
    }
    form.to_owned()
}

#[test]
fn every_recorded_line_is_reproduced() {
    let tokenizer = Tokenizer::builder().mecab_compatible(true).build().unwrap();
    let mut worker = tokenizer.worker();
    let mut count = 0;
    for name in TEXTS {
        let lines = lines(name);
        let recorded = recorded(name);
        assert_eq!(lines.len(), recorded.len(), "{name}: record.py has to run again");
        for (number, (line, recorded)) in lines.iter().zip(&recorded).enumerate() {
            let tokens = worker.tokenize(line);
            let found: Vec<String> =
                tokens.iter().map(|token| format!("{}\t{}", token.surface(), token.features(&tokenizer))).collect();
            let expected: Vec<String> = recorded.iter().map(|token| comparable(token)).collect();
            assert_eq!(found, expected, "{name}:{}: {line}", number + 1);
            count += 1;
        }
    }
    assert!(count >= 3_000, "only {count} lines");
}

#[test]
fn context_reaches_across_spaces() {
    let tokenizer = Tokenizer::builder().mecab_compatible(true).build().unwrap();
    let tags = |text: &str| {
        let tokens = tokenizer.tokenize(text);
        tokens.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(tags("할 수 있다"), "할/VV+ETM 수/NNB 있/VV 다/EC");
    assert_eq!(tags("나는 새 옷을"), "나/NP 는/JX 새/MM 옷/NNG 을/JKO");
}
