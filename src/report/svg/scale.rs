//! From values to lengths.

/// A linear scale.
#[derive(Clone, Copy, Debug)]
pub(super) struct Scale {
    from: f64,
    to: f64,
    start: f64,
    end: f64,
}

impl Scale {
    /// The scale that puts `from` at `start` and `to` at `end`.
    pub(super) fn new((from, to): (f64, f64), (start, end): (f64, f64)) -> Self {
        Self { from, to, start, end }
    }

    /// Where a value lies, never outside. What is no number lies at the start.
    pub(super) fn at(self, value: f64) -> f64 {
        let share = (value - self.from) / (self.to - self.from);
        if share.is_nan() { self.start } else { self.start + share.clamp(0.0, 1.0) * (self.end - self.start) }
    }
}

/// The least and the greatest of values, 0 included, no less than `least` apart from it on the side where they are, and
/// a little air around.
pub(super) fn around_zero(values: impl Iterator<Item = f64>, least: f64) -> (f64, f64) {
    let (low, high) = values
        .filter(|value| value.is_finite())
        .fold((-least, least), |(low, high), value| (value.min(low), value.max(high)));
    let air = (high - low) * 0.06;
    (low - air, high + air)
}

/// The greatest of values, 0 at least.
pub(super) fn greatest(values: impl Iterator<Item = f64>) -> f64 {
    values.filter(|value| value.is_finite()).fold(0.0, f64::max)
}

/// As a number for drawing. Counts beyond 2⁵³ lose what nobody can see.
#[expect(clippy::cast_precision_loss)]
pub(super) fn real(count: u64) -> f64 {
    count as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_never_leave_the_chart() {
        let scale = Scale::new((0.0, 10.0), (100.0, 0.0));
        let shown =
            [-5.0, 0.0, 2.5, 10.0, 99.0, f64::NAN, f64::INFINITY].map(|value| super::super::px(scale.at(value)));
        assert_eq!(shown, ["100", "100", "75", "0", "0", "100", "0"]);
        assert_eq!(super::super::px(Scale::new((1.0, 1.0), (0.0, 8.0)).at(1.0)), "0");
    }

    #[test]
    fn zero_is_always_shown() {
        let (low, high) = around_zero([0.3, 0.5, f64::NAN].into_iter(), 0.1);
        assert!(low < -0.1 && high > 0.5);
    }
}
