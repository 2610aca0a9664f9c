//! Rising and falling.

use serde::Serialize;

/// The trend of a series: the median of the slopes between any two points (Theil 1950, Sen 1968), which a single odd
/// period does not move.
#[derive(Clone, Copy, PartialEq, Debug, Serialize)]
pub struct Trend {
    /// How much the value grows by period.
    pub slope: f64,
    /// The lower end of its 95 % interval.
    pub low: f64,
    /// The upper end of its 95 % interval.
    pub high: f64,
    /// Kendall's τ between time and value, from −1 (falls all the time) to 1 (rises all the time).
    pub tau: f64,
}

impl Trend {
    /// Whether the interval is above 0.
    pub fn is_rising(&self) -> bool {
        self.low > 0.0
    }

    /// Whether the interval is below 0.
    pub fn is_falling(&self) -> bool {
        self.high < 0.0
    }
}

/// The trend of points (time, value); `None` if there are less than three or all of the same time. O(points²).
///
/// With five points or less no interval at 95 % excludes 0: it is open then.
///
/// ```
/// use hoego::keyword::keyness::trend;
///
/// let rising = trend(&[(2018.0, 1.0), (2019.0, 2.0), (2020.0, 4.0), (2021.0, 5.0), (2022.0, 7.0), (2023.0, 8.0)]).unwrap();
/// assert!((rising.slope - 1.5).abs() < 0.1);
/// assert!(rising.is_rising());
/// ```
pub fn trend(points: &[(f64, f64)]) -> Option<Trend> {
    let mut slopes = Vec::new();
    let mut concordance = 0.0;
    for (at, first) in points.iter().enumerate() {
        for second in &points[at + 1..] {
            let (time, value) = (second.0 - first.0, second.1 - first.1);
            if time != 0.0 {
                slopes.push(value / time);
                concordance += if value == 0.0 { 0.0 } else { (value / time).signum() };
            }
        }
    }
    if points.len() < 3 || slopes.is_empty() {
        return None;
    }
    slopes.sort_by(f64::total_cmp);
    let count = real(slopes.len());
    // The variance of Kendall's S, with ties among the values taken out.
    let term = |n: f64| n * (n - 1.0) * (2.0 * n + 5.0);
    let mut values: Vec<f64> = points.iter().map(|point| point.1).collect();
    values.sort_by(f64::total_cmp);
    let ties: f64 = values.chunk_by(|a, b| a.total_cmp(b).is_eq()).map(|same| term(real(same.len()))).sum();
    let variance = (term(real(points.len())) - ties) / 18.0;
    let reach = 1.959_963_984_540_054 * variance.max(0.0).sqrt();
    let (below, above) = ((count - reach) / 2.0, f64::midpoint(count, reach) + 1.0);
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "from 1 to the number of slopes")]
    let at = |rank: f64| slopes[rank as usize - 1];
    let low = if below.floor() >= 1.0 { at(below.floor()) } else { f64::NEG_INFINITY };
    let high = if above.ceil() <= count { at(above.ceil()) } else { f64::INFINITY };
    let middle = slopes.len() / 2;
    let slope = if slopes.len() % 2 == 1 { slopes[middle] } else { f64::midpoint(slopes[middle - 1], slopes[middle]) };
    Some(Trend { slope, low, high, tau: concordance / count })
}

#[allow(clippy::cast_precision_loss, reason = "a number of periods or pairs of them")]
fn real(count: usize) -> f64 {
    count as f64
}

#[cfg(test)]
#[allow(clippy::float_cmp, reason = "exact by construction")]
mod tests {
    use super::*;

    #[test]
    fn one_odd_period_is_no_trend() {
        let flat = [(1.0, 2.0), (2.0, 2.0), (3.0, 90.0), (4.0, 2.0), (5.0, 2.0), (6.0, 2.0)];
        let trend = trend(&flat).unwrap();
        assert!(trend.slope == 0.0 && !trend.is_rising() && !trend.is_falling(), "{trend:?}");
    }

    #[test]
    fn short_series_have_open_intervals() {
        let rises = trend(&[(1.0, 1.0), (2.0, 2.0), (3.0, 3.0), (4.0, 4.0)]).unwrap();
        assert!((rises.slope - 1.0).abs() < 1e-9 && rises.low < -1e300, "{rises:?}");
        assert_eq!(trend(&[(1.0, 1.0), (2.0, 2.0)]), None);
        assert_eq!(trend(&[(1.0, 1.0), (1.0, 2.0), (1.0, 3.0)]), None);
    }
}
