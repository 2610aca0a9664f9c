//! Keywords of a post, with the lines they stand in.
//!
//!     cargo run --example keywords -- examples/posts/2019-12-31-2019-year-in-review.md

use hoego::keyword::Options;
use hoego::{Analysis, Document, KeywordExtractor, TfIdf, Tokenizer};

fn main() -> std::io::Result<()> {
    let path = std::env::args().nth(1);
    let path = path.unwrap_or_else(|| "examples/posts/2019-12-31-2019-year-in-review.md".to_owned());
    let source = std::fs::read_to_string(path)?;
    let post = Document::from_markdown(&source);
    let analysis = Analysis::new(&post, &mut Tokenizer::new().worker());
    for keyword in TfIdf::new(Options::new().top(5)).extract(&analysis) {
        println!("{} ({})", keyword.text, keyword.count);
        for span in keyword.spans {
            let line = source[..span.start].matches('\n').count();
            println!("    {}", source.lines().nth(line).unwrap_or_default());
        }
    }
    Ok(())
}
