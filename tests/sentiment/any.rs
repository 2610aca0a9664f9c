//! What holds for any text.

use hoego::{Analysis, Document, Emotion, Polarity, SentimentAnalyzer, Tokenizer};
use proptest::prelude::*;

use super::judge;

/// Korean, markup, emoji and noise.
fn text() -> impl Strategy<Value = String> {
    let part = prop_oneof![
        Just("힘들었지만 ".to_owned()),
        Just("뿌듯하지 않은 ".to_owned()),
        Just("'후회할걸' 그랬다. ".to_owned()),
        Just("스트레스가 줄 수 없었을 뻔했다 ".to_owned()),
        Just("ㅠㅠㅋㅋ🥲 ".to_owned()),
        Just("''\"“".to_owned()),
        Just("안 못 덜 별로 ".to_owned()),
        Just("\n\n- **좋았던** `점`: ".to_owned()),
        "[가-힣 .,!?~]{0,12}",
        "\\PC{0,6}",
    ];
    prop::collection::vec(part, 0..14).prop_map(|parts| parts.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn contributions_sum_exactly_to_the_logit(source in text()) {
        let document = Document::from_markdown(&source);
        let post = judge(&document);
        for sentence in &post.sentences {
            let sum: f64 = sentence.evidence.iter().map(|evidence| evidence.contribution).sum();
            prop_assert_eq!(sum.to_bits(), (sentence.logit + 0.0).to_bits());
            let [negative, _, positive] = sentence.probabilities;
            if negative > 1e-12 && positive > 1e-12 {
                prop_assert!(((positive / negative).ln() - sentence.logit).abs() < 1e-6);
            }
            prop_assert!((sentence.probabilities.iter().sum::<f64>() - 1.0).abs() < 1e-9);
            prop_assert!((-1.0..=1.0).contains(&sentence.score));
            prop_assert!((0.0..=1.0).contains(&sentence.emotion_probability));
            for evidence in &sentence.evidence {
                prop_assert!(evidence.span.slice(&source).is_some(), "{:?}", evidence);
            }
            // The emotion goes with the label or with a polarity that is nearly as likely.
            let [negative, neutral, _] = sentence.probabilities;
            let is_close = match (sentence.label, sentence.emotion) {
                (Polarity::Positive | Polarity::Negative, Emotion::Neutral) => neutral >= 0.35,
                (Polarity::Positive, Emotion::Sadness | Emotion::Anger | Emotion::Fatigue | Emotion::Regret) => {
                    negative >= 0.35
                }
                _ => true,
            };
            prop_assert!(is_close, "{:?}", sentence);
            prop_assert!(sentence.label != Polarity::Positive || sentence.score >= 0.0);
            prop_assert!(sentence.label != Polarity::Negative || sentence.score <= 0.0);
        }
    }

    #[test]
    fn judging_without_evidence_is_judging_the_same(source in text()) {
        let tokenizer = Tokenizer::new();
        let document = Document::from_text(&source);
        let analysis = Analysis::new(&document, &mut tokenizer.worker());
        let with = SentimentAnalyzer::new(&tokenizer).analyze(&analysis);
        let without = SentimentAnalyzer::new(&tokenizer).explains(false).analyze(&analysis);
        for (a, b) in with.sentences.iter().zip(&without.sentences) {
            prop_assert_eq!((a.probabilities, a.emotion, a.votes), (b.probabilities, b.emotion, b.votes));
        }
    }
}
