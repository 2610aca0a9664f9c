//! x
use std::io::{BufRead,Write};
fn main(){
    let t=hoego::Tokenizer::builder().mecab_compatible(true).build().unwrap();
    let mut w=t.worker();
    let mut out=std::io::BufWriter::new(std::io::stdout().lock());
    for l in std::io::stdin().lock().split(b'\n'){ let l=String::from_utf8(l.unwrap()).unwrap();
        for k in w.tokenize(&l){ writeln!(out,"{}\t{}",k.surface(),k.features(&t)).unwrap(); }
        writeln!(out,"EOS").unwrap();
    }
}
