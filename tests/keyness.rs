//! Statistics of words over periods and groups.

use hoego::keyword::keyness::{
    MIN_UNITS, Presence, Totals, WordCounts, adjusted, g2, keyness, p_value, presence, trend,
};
use proptest::prelude::*;

const TOTALS: Totals = Totals { here: 1000, rest: 4000, posts_here: 10, posts_rest: 40 };

fn word(here: u64, rest: u64, posts_here: u64) -> WordCounts {
    WordCounts { here, rest, posts_here, posts_rest: rest.min(40), information: 5.0 }
}

#[test]
fn the_default_order_prefers_what_is_ours() {
    let words = [word(20, 2, 8), word(20, 80, 8), word(20, 0, 1), word(1, 0, 1)];
    let found = keyness(&words, TOTALS);
    assert!(found[0].score > found[1].score && found[0].score > found[2].score && found[0].score > found[3].score);
    assert!(found[0].significant && !found[1].significant && !found[3].significant);
    assert!(!found[0].one_post && found[2].one_post);
    assert!((found[1].share - 0.5).abs() < 0.02 && found[1].log_ratio.value.abs() < 0.1);
    assert!(found[0].log_ratio.low > 1.0 && found[0].z > 3.0);
    assert!(found.iter().all(|keyness| !keyness.small_sample));
    let small = Totals { here: MIN_UNITS - 1, ..TOTALS };
    assert!(keyness(&words, small).iter().all(|keyness| keyness.small_sample));
}

#[test]
fn presence_is_told_by_the_last_periods() {
    for (counts, wanted) in [
        (&[0, 0, 3][..], Presence::New),
        (&[2, 0, 3], Presence::Returning),
        (&[2, 1, 3], Presence::Persistent),
        (&[2, 1, 0], Presence::Gone),
        (&[0, 1, 0], Presence::Other),
        (&[5], Presence::Other),
        (&[], Presence::Other),
    ] {
        assert_eq!(presence(counts), wanted, "{counts:?}");
    }
}

proptest! {
    #[test]
    fn statistics_are_numbers(here in 0_u64..500, rest in 0_u64..500, more in 0_u64..5000, others in 0_u64..5000) {
        let totals = Totals { here: here + more, rest: rest + others, posts_here: 1, posts_rest: 1 };
        let found = keyness(&[word(here, rest, 1)], totals)[0];
        prop_assert!(found.g2 >= 0.0 && (0.0..=1.0).contains(&found.p) && (0.0..=1.0).contains(&found.q));
        prop_assert!(found.log_ratio.low <= found.log_ratio.value && found.log_ratio.value <= found.log_ratio.high);
        prop_assert!(found.score.is_finite() && found.z.is_finite() && (0.0..=1.0).contains(&found.share));
    }

    #[test]
    fn swapping_the_sides_keeps_g2(a in 0_u64..100, b in 0_u64..100, more in 1_u64..1000, others in 1_u64..1000) {
        let there = g2(a, b, a + more, b + others);
        prop_assert!((there - g2(b, a, b + others, a + more)).abs() < 1e-6);
        prop_assert!(p_value(there) <= 1.0);
    }

    #[test]
    fn adjusted_chances_keep_their_order(p in prop::collection::vec(0.0_f64..=1.0, 0..50)) {
        let q = adjusted(&p);
        prop_assert_eq!(q.len(), p.len());
        for (i, a) in p.iter().enumerate() {
            prop_assert!(q[i] >= *a - 1e-12 && q[i] <= 1.0 + 1e-12);
            prop_assert!(p.iter().enumerate().all(|(j, b)| a > b || q[i] <= q[j] + 1e-12));
        }
    }

    #[test]
    fn trends_follow_their_points(start in -10.0_f64..10.0, slope in -5.0_f64..5.0, count in 6_u32..12) {
        let points: Vec<(f64, f64)> = (0..count).map(|at| (f64::from(at), start + slope * f64::from(at))).collect();
        let found = trend(&points).unwrap();
        prop_assert!((found.slope - slope).abs() < 1e-9 && found.low <= found.slope + 1e-9 && found.slope <= found.high + 1e-9);
        prop_assert!(found.is_rising() == (slope > 1e-9) || slope.abs() < 1e-6);
    }
}
