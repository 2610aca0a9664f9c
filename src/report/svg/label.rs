//! Texts in charts, which have no line breaks and must find their own room.

use unicode_width::UnicodeWidthStr;

use super::super::text::short;

/// About how wide a text is at a size of letters: Hangul is as wide as high, Latin letters a little more than half.
pub(super) fn width(text: &str, size: f64) -> f64 {
    #[expect(clippy::cast_precision_loss)]
    let columns = text.width() as f64;
    columns * size * 0.54
}

/// A text that is cut so that it fits.
pub(super) fn fit(text: &str, size: f64, room: f64) -> String {
    let mut limit = 40;
    loop {
        let cut = short(text, limit);
        if limit <= 2 || width(&cut, size) <= room {
            return cut;
        }
        limit -= 1;
    }
}

/// Boxes that are taken, so that no label lies upon another.
#[derive(Default)]
pub(super) struct Taken(Vec<[f64; 4]>);

impl Taken {
    /// Takes a box whatever is in it.
    pub(super) fn block(&mut self, own: [f64; 4]) {
        self.0.push(own);
    }

    /// Takes a box `[left, top, right, bottom]` if nothing in it is taken.
    pub(super) fn claim(&mut self, own: [f64; 4]) -> bool {
        let is_free = self
            .0
            .iter()
            .all(|other| own[2] <= other[0] || other[2] <= own[0] || own[3] <= other[1] || other[3] <= own[1]);
        if is_free {
            self.0.push(own);
        }
        is_free
    }
}

/// Moves labels apart that want to be at certain heights, keeping their order, `gap` between neighbours, and all of them
/// between `top` and `bottom` where there is room. The heights must ascend.
pub(super) fn spread(wanted: &[f64], gap: f64, top: f64, bottom: f64) -> Vec<f64> {
    let mut heights = wanted.to_vec();
    let mut least = top;
    for height in &mut heights {
        *height = height.max(least);
        least = *height + gap;
    }
    let mut most = bottom;
    for height in heights.iter_mut().rev() {
        *height = height.min(most);
        most = *height - gap;
    }
    heights
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_keep_apart_and_in_order() {
        assert_eq!(spread(&[10.0, 11.0, 50.0], 12.0, 0.0, 100.0), [10.0, 22.0, 50.0]);
        assert_eq!(spread(&[90.0, 95.0, 99.0], 12.0, 0.0, 100.0), [76.0, 88.0, 100.0]);
        let mut taken = Taken::default();
        assert!(taken.claim([0.0, 0.0, 10.0, 10.0]));
        assert!(!taken.claim([5.0, 5.0, 15.0, 15.0]));
        assert!(taken.claim([10.0, 0.0, 20.0, 10.0]));
    }

    #[test]
    fn long_labels_are_cut_to_their_room() {
        assert_eq!(fit("이직", 12.0, 100.0), "이직");
        let cut = fit("아주아주 긴 사이드 프로젝트", 12.0, 60.0);
        assert!(cut.ends_with('…') && width(&cut, 12.0) <= 60.0, "{cut}");
    }
}
