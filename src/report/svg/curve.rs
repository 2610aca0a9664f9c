//! Lines and bands through points.

use std::fmt::Write as _;

use super::px;

/// A point of a drawing.
pub(super) type Point = (f64, f64);

/// The path through points from left to right: smooth, never higher or lower between two points than at them
/// (Fritsch and Carlson 1980, as in D3's `curveMonotoneX`).
pub(super) fn line(points: &[Point]) -> String {
    let mut path = String::new();
    let Some(&(x, y)) = points.first() else { return path };
    let _ = write!(path, "M{} {}", px(x), px(y));
    push(&mut path, points);
    path
}

/// The area between an upper and a lower edge that have the same x from left to right.
pub(super) fn band(upper: &[Point], lower: &[Point]) -> String {
    let mut path = line(upper);
    let back: Vec<Point> = lower.iter().rev().copied().collect();
    if let Some(&(x, y)) = back.first() {
        let _ = write!(path, "L{} {}", px(x), px(y));
        push(&mut path, &back);
        path.push('Z');
    }
    path
}

fn push(path: &mut String, points: &[Point]) {
    let slopes = slopes(points);
    for (pair, slope) in points.windows(2).zip(slopes.windows(2)) {
        let ((x0, y0), (x1, y1)) = (pair[0], pair[1]);
        let third = (x1 - x0) / 3.0;
        let (c0, c1) = (y0 + slope[0] * third, y1 - slope[1] * third);
        let _ = write!(path, "C{} {} {} {} {} {}", px(x0 + third), px(c0), px(x1 - third), px(c1), px(x1), px(y1));
    }
}

/// The slope at each point.
fn slopes(points: &[Point]) -> Vec<f64> {
    let secants: Vec<f64> = points.windows(2).map(|pair| (pair[1].1 - pair[0].1) / (pair[1].0 - pair[0].0)).collect();
    let inner = secants.windows(2).map(|pair| {
        let (before, after) = (pair[0], pair[1]);
        if before * after <= 0.0 { 0.0 } else { 2.0 * before * after / (before + after) }
    });
    let ends = (secants.first().copied(), secants.last().copied());
    let (first, last) = (ends.0.unwrap_or(0.0), ends.1.unwrap_or(0.0));
    std::iter::once(first).chain(inner).chain(std::iter::once(last)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_pass_through_their_points_and_end() {
        assert_eq!(line(&[]), "");
        assert_eq!(line(&[(1.0, 2.0)]), "M1 2");
        assert_eq!(line(&[(0.0, 0.0), (3.0, 3.0)]), "M0 0C1 1 2 2 3 3");
        // At a peak the line is level: it does not shoot over.
        let peak = line(&[(0.0, 3.0), (3.0, 0.0), (6.0, 3.0)]);
        assert_eq!(peak, "M0 3C1 2 2 0 3 0C4 0 5 2 6 3");
        assert_eq!(band(&[(0.0, 0.0), (3.0, 0.0)], &[(0.0, 1.0), (3.0, 1.0)]), "M0 0C1 0 2 0 3 0L3 1C2 1 1 1 0 1Z");
    }
}
