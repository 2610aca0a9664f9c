//! x
#[path="../benches/corpus.rs"] mod corpus;
fn main(){
    let m=corpus::lines(100_000);
    let which=std::env::args().nth(1).unwrap();
    if which=="h" { let t=hoego::Tokenizer::builder().mecab_compatible(true).build().unwrap(); let mut w=t.worker(); let mut v=Vec::new(); for x in m.lines(){ w.tokenize_into(x,&mut v); std::hint::black_box(&v);} }
    else { let mut l=corpus::lindera(); for x in m.lines(){ std::hint::black_box(l.segment(x).unwrap()); } }
}
