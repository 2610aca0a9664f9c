//! Sentiment of sentences and posts.

mod any;
mod challenge;
mod constructions;
mod grammar;
mod reading;
mod turns;

use hoego::{
    Analysis, Document, Error, KeywordExtractor, Polarity, PostSentiment, Rule, Sentiment, SentimentAnalyzer, TfIdf,
    Tokenizer,
};

fn judge(document: &Document) -> PostSentiment {
    let tokenizer = Tokenizer::new();
    SentimentAnalyzer::new(&tokenizer).analyze(&Analysis::new(document, &mut tokenizer.worker()))
}

#[test]
fn no_label_contradicts_its_score() {
    // Close calls.
    let text =
        "지금은 너무 늦었습니다. 참 따듯한 느낌을 주던 팀이었다. 나갔다가 2등을 했다. 세 번째 읽고서야 이해했다.";
    for sentence in judge(&Document::from_text(text)).sentences {
        match sentence.label {
            Polarity::Negative => assert!(sentence.score < 0.0, "{sentence:?}"),
            Polarity::Positive => assert!(sentence.score > 0.0, "{sentence:?}"),
            Polarity::Neutral => {}
        }
    }
}

#[test]
fn headings_quotations_links_and_code_do_not_vote() {
    let source =
        "# 즐거웠던 일\n\n정말 행복했다.\n\n> 너무 힘들다.\n\n[아쉬운 회고](https://example.com)\n\n```\n슬프다\n```\n";
    let post = judge(&Document::from_markdown(source));
    assert_eq!(post.votes().count(), 1);
    let mood = post.mood();
    assert_eq!(mood.sentences, 1);
    assert!(mood.score > 0.5 && mood.low <= mood.score && mood.score <= mood.high, "{mood:?}");
}

#[test]
fn a_post_without_sentences_is_neutral() {
    let mood = judge(&Document::from_text(" \n ")).mood();
    assert_eq!((mood.sentences, mood.score.to_bits(), mood.neutral_share.to_bits()), (0, 0, 0));
}

#[test]
fn intervals_are_the_same_every_time_and_narrow_with_sentences() {
    let few = judge(&Document::from_text(&"행복했다. 힘들었다. ".repeat(3))).mood();
    let many = judge(&Document::from_text(&"행복했다. 힘들었다. ".repeat(60))).mood();
    assert_eq!(few, judge(&Document::from_text(&"행복했다. 힘들었다. ".repeat(3))).mood());
    assert!(many.high - many.low < few.high - few.low, "{few:?} {many:?}");
}

#[test]
fn aspects_tell_the_clauses_of_a_sentence_apart() {
    let text = "회사는 너무 힘들었지만 운동은 정말 즐거웠다. 회사는 지치고 짜증났다. 운동은 행복했다.";
    let document = Document::from_text(text);
    let tokenizer = Tokenizer::new();
    let analysis = Analysis::new(&document, &mut tokenizer.worker());
    let post = SentimentAnalyzer::new(&tokenizer).analyze(&analysis);
    let aspects = post.aspects(&analysis, &TfIdf::default().extract(&analysis));
    let score = |name: &str| aspects.iter().find(|aspect| aspect.text == name).unwrap().mood.score;
    assert!(score("회사") < -0.2 && score("운동") > 0.4, "{aspects:?}");
}

#[test]
fn own_words_count_and_bad_lines_are_named() {
    let tokenizer = Tokenizer::new();
    let analyzer = SentimentAnalyzer::new(&tokenizer);
    let document = Document::from_text("쿠버네티스였다.");
    let analysis = Analysis::new(&document, &mut tokenizer.worker());
    let score = |analyzer: &SentimentAnalyzer| analyzer.analyze(&analysis).sentences[0].score;
    // What was remembered of the word does not hold any more.
    let without = score(&analyzer);
    let own = analyzer.clone().lexicon("own.tsv", "쿠버네티스\tN\t-3\tfatigue\tplain\n").unwrap();
    assert!(score(&own) < without);
    let error = analyzer.lexicon("own.tsv", "# mine\n기쁨\tN\t7\tjoy\tplain\n").err().unwrap();
    assert!(matches!(error, Error::Lexicon { .. }));
    assert!(error.to_string().starts_with("own.tsv:2: "), "{error}");
}

#[test]
fn a_sentence_reads_the_same_behind_any_other() {
    // 결국, 사람, 회의 and 분위기 differ in nothing but their form.
    let alone = judge(&Document::from_text("유쾌한 분위기가 사람을 살렸다."));
    let behind = judge(&Document::from_text("결국 회의를 했다. 유쾌한 분위기가 사람을 살렸다."));
    // What the post adds is an evidence of its own.
    let by_itself = |post: &PostSentiment| -> Vec<(String, f64)> {
        let evidence = post.sentences.last().unwrap().evidence.iter().filter(|evidence| evidence.rule != Rule::Post);
        evidence.map(|evidence| (evidence.lemma.clone(), evidence.contribution)).collect()
    };
    assert_eq!(by_itself(&alone), by_itself(&behind));
    assert!(alone.sentences[0].evidence.iter().all(|evidence| evidence.rule != Rule::Post));
}

/// A grey day is worse in a year that is told as hard than in a manual.
#[test]
fn unclear_sentences_lean_to_the_others_of_their_post() {
    let hard = "너무 힘들었다. 매일 울었다. 회사에서 잘렸다. 통장이 텅 비어서 괴로웠다. 외롭고 우울했다. 허리까지 다쳐서 속상했다. ";
    let plain =
        "서버를 켠다. 설정 파일을 연다. 포트를 바꾼다. 로그를 확인한다. 컨테이너를 다시 띄운다. 주소를 입력한다. ";
    let last = |before: &str| {
        let post = judge(&Document::from_text(&format!("{}오후에는 날이 흐렸다.", before.repeat(3))));
        post.sentences.last().unwrap().clone()
    };
    let (among_hard, among_plain) = (last(hard), last(plain));
    assert!(among_hard.score < among_plain.score, "{} {}", among_hard.score, among_plain.score);
    let of_post =
        |own: &Sentiment| own.evidence.iter().find(|evidence| evidence.rule == Rule::Post).unwrap().contribution;
    assert!(of_post(&among_hard) < 0.0);
    // Those that were clear stay what they are.
    let post = judge(&Document::from_text(&format!("{}시험에 붙어서 정말 기뻤다.", hard.repeat(3))));
    assert_eq!(post.sentences.last().unwrap().label, Polarity::Positive);
}

/// What an analyzer remembers of the words of earlier posts changes nothing.
#[test]
fn posts_are_judged_alike_in_any_order() {
    let posts =
        ["더워서 힘들었지만 해냈다. 했어야 했다 ㅠㅠ", "React를 배웠다. 되게 재밌었당!", "해냈다. 더웠다. 기뻤다."];
    let posts = posts.map(Document::from_text);
    let tokenizer = Tokenizer::new();
    let analyzer = SentimentAnalyzer::new(&tokenizer);
    for post in posts.iter().chain(posts.iter().rev()) {
        let judged = analyzer.analyze(&Analysis::new(post, &mut tokenizer.worker()));
        assert_eq!(judged, judge(post));
    }
}
