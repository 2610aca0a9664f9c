//! What the sentences of a post have in common.
//!
//! A year that was hard has more hard sentences than another, and a post about a program hardly any feeling at all. How often each polarity is in a post is
//! estimated from what its sentences look like by themselves, by expectation maximisation (Saerens, Latinne & Decaestecker 2002), and what a
//! sentence could be as well it is rather if the others of its post are.

/// So many sentences like those of other posts are thought beside those of a post.
const THOUGHT: f64 = 20.0;
/// As how many those of a post count at most, so that a long one, however glad, may have its plain sentences.
const MOST: f64 = 30.0;
/// How often the estimate is made anew from itself.
const STEPS: usize = 10;

/// By how much the others of a post make negative, neutral and positive likelier for each of its sentences, in logits: nothing for one that is
/// alone. `probabilities` are those of the sentences by themselves, `usual` is how often each polarity is in all posts. O(sentences).
pub(crate) fn shifts(probabilities: &[[f64; 3]], usual: [f64; 3]) -> impl Iterator<Item = [f64; 3]> {
    #[allow(clippy::cast_precision_loss, reason = "a count of sentences")]
    let count = probabilities.len() as f64;
    let mut often = usual;
    let mut sum = [0.0; 3];
    for _ in 0..STEPS {
        sum = [0.0; 3];
        for own in probabilities {
            sum.iter_mut().zip(posterior(*own, often, usual)).for_each(|(sum, own)| *sum += own);
        }
        often = estimate(sum, count, usual);
    }
    probabilities.iter().map(move |own| {
        let own = posterior(*own, often, usual);
        let others = estimate(std::array::from_fn(|at| sum[at] - own[at]), count - 1.0, usual);
        std::array::from_fn(|at| (others[at] / usual[at]).ln())
    })
}

/// How often each polarity is where so many sentences sum up to this.
fn estimate(sum: [f64; 3], count: f64, usual: [f64; 3]) -> [f64; 3] {
    if count < 1.0 {
        return usual;
    }
    let weight = count.min(MOST);
    std::array::from_fn(|at| (weight * sum[at] / count + THOUGHT * usual[at]) / (weight + THOUGHT))
}

/// The probabilities of a sentence in a post where polarities are this often.
fn posterior(own: [f64; 3], often: [f64; 3], usual: [f64; 3]) -> [f64; 3] {
    let shares: [f64; 3] = std::array::from_fn(|at| own[at] * often[at] / usual[at]);
    let all = shares.iter().sum::<f64>();
    shares.map(|share| share / all)
}

#[cfg(test)]
mod tests {
    use super::super::decision::softmax;
    use super::*;

    const USUAL: [f64; 3] = [0.15, 0.65, 0.2];

    #[test]
    fn one_sentence_knows_no_others() {
        assert_eq!(shifts(&[[0.9, 0.05, 0.05]], USUAL).next(), Some([0.0; 3]));
        assert_eq!(shifts(&[], USUAL).next(), None);
    }

    #[test]
    fn usual_sentences_change_nothing() {
        for shift in shifts(&[USUAL; 50], USUAL) {
            assert!(shift.iter().all(|own| own.abs() < 1e-9), "{shift:?}");
        }
    }

    #[test]
    fn a_hard_year_makes_what_is_unclear_harder() {
        let mut sentences = vec![[0.8, 0.15, 0.05]; 20];
        sentences.push([0.4, 0.45, 0.15]);
        let shift = shifts(&sentences, USUAL).last().unwrap();
        assert!(shift[0] > 0.5 && shift[1] < 0.0 && shift[2] < 0.0, "{shift:?}");
        let logits: [f64; 3] = std::array::from_fn(|at| sentences[20][at].ln() + shift[at]);
        assert!(softmax(logits)[0] > 0.5);
    }
}
