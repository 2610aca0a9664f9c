//! x
#[path="../benches/corpus.rs"] mod corpus;
use std::time::Instant;
fn main(){
    let m=corpus::lines(1<<20); let p=corpus::posts().concat();
    let t=hoego::Tokenizer::builder().mecab_compatible(true).build().unwrap();
    let mut w=t.worker(); let mut l=corpus::lindera(); let mut v=Vec::new();
    for (n,text) in [("lines",&m),("posts",&p)] {
        let (mut a,mut b)=(f64::MAX,f64::MAX);
        for _ in 0..12 {
            let s=Instant::now(); for x in text.lines(){ w.tokenize_into(x,&mut v); std::hint::black_box(&v);} a=a.min(s.elapsed().as_secs_f64());
            let s=Instant::now(); for x in text.lines(){ std::hint::black_box(l.segment(x).unwrap()); } b=b.min(s.elapsed().as_secs_f64());
        }
        println!("{n}: hoego {:.2} MB/s lindera {:.2} MB/s ratio {:.3}", text.len() as f64/a/1e6, text.len() as f64/b/1e6, b/a);
    }
}
