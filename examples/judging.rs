//! Experiment: what judging costs behind the tokens.
use std::hint::black_box;
use std::time::{Duration, Instant};

use hoego::{Analysis, Block, Document, SentimentAnalyzer, Tokenizer};

fn main() {
    let mut paths: Vec<String> = std::env::args().skip(1).collect();
    let rounds: usize = paths.remove(0).parse().unwrap();
    let documents: Vec<Document> = paths
        .iter()
        .filter_map(|path| std::fs::read_to_string(path).ok())
        .map(|text| Document::from_markdown(&text))
        .collect();
    let tokenizer = Tokenizer::new();
    for _ in 0..rounds {
        let (mut first, mut second) = (tokenizer.worker(), tokenizer.worker());
        let analyzer = SentimentAnalyzer::new(&tokenizer).explains(false);
        for pass in 0..3 {
            let mut times = [Duration::ZERO; 3];
            let mut sentences = 0;
            for document in &documents {
                let start = Instant::now();
                let texts: Vec<&str> = document.blocks().iter().map(Block::text).collect();
                black_box(first.tokenize_document(&texts));
                times[0] += start.elapsed();
                let start = Instant::now();
                let analysis = Analysis::new(document, &mut second);
                times[1] += start.elapsed();
                let start = Instant::now();
                sentences += black_box(analyzer.analyze(&analysis)).sentences.len();
                times[2] += start.elapsed();
            }
            let [tokens, analysis, judge] = times.map(|time| time.as_secs_f64() * 1000.0);
            println!(
                "pass {pass}: tokens {tokens:8.1} analysis {analysis:8.1} judge {judge:8.1} ms ({:.1} % of tokens, {:.1} of analysis), {sentences} sentences, {:.0} ns each",
                100.0 * judge / tokens,
                100.0 * judge / analysis,
                judge * 1e6 / sentences as f64
            );
        }
    }
}
