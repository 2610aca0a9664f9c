//! When sentences happen.

use hoego::{Analysis, Chronology, Date, Document, Granularity, Tokenizer};
use proptest::prelude::*;

use crate::support::read;

fn date(text: &str) -> Option<Date> {
    Some(text.parse().unwrap())
}

/// The times of the sentences of a post in Markdown: text and years.
fn years(markdown: &str) -> Vec<(String, Vec<i32>)> {
    let document = Document::from_markdown(markdown);
    let analysis = Analysis::new(&document, &mut Tokenizer::new().worker());
    let times = Chronology::new(&analysis);
    analysis
        .sentences()
        .zip(times.sentences())
        .map(|((_, sentence), time)| (sentence.text().to_owned(), time.years.clone()))
        .collect()
}

fn years_of(markdown: &str, start: &str) -> Vec<i32> {
    let found = years(markdown);
    let own = found.iter().find(|(text, _)| text.starts_with(start));
    own.unwrap_or_else(|| panic!("{start}: {found:?}")).1.clone()
}

/// The share of sentences whose years are exactly right.
#[test]
fn years_of_single_sentences() {
    let tokenizer = Tokenizer::new();
    let mut worker = tokenizer.worker();
    let (mut wrong, mut count, mut empty) = (Vec::new(), 0, 0);
    for line in read("tests/data/time/sentences.tsv").lines().filter(|line| !line.starts_with('#')) {
        let [day, sentence, expected, _] = line.split('\t').collect::<Vec<_>>()[..] else { panic!("{line}") };
        let document = Document::from_text(sentence);
        let times = Chronology::apart(&Analysis::unsplit(&document, &mut worker), date(day));
        let found: Vec<String> = times.sentences()[0].years.iter().map(i32::to_string).collect();
        count += 1;
        empty += usize::from(expected.is_empty());
        if found.join(" ") != expected {
            wrong.push(format!("{day} {sentence}: {found:?}, not {expected}"));
        }
    }
    assert!(count >= 450 && empty * 10 >= count * 4, "{empty} of {count} say no year");
    assert!(wrong.len() * 100 <= count, "{}", wrong.join("\n"));
}
