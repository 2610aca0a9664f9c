//! Words of a sentence with their places, dictionary forms and morphemes.
//!
//!     cargo run --example tokens -- '길을 걸었다'

use hoego::Tokenizer;

fn main() {
    let text = std::env::args().nth(1).unwrap_or_else(|| "취업이 힘들었던 한 해였지만 많이 배웠다.".to_owned());
    let tokenizer = Tokenizer::new();
    for token in tokenizer.tokenize(&text) {
        let span = token.span();
        let morphemes: Vec<String> = token.morphemes(&tokenizer).iter().map(ToString::to_string).collect();
        let (start, end, lemma) = (span.start, span.end, token.lemma(&tokenizer));
        println!("{start:>4}..{end:<4} {token}  {lemma}  {}", morphemes.join(" + "));
    }
}
