//! Connection costs, and two bounds on them that spare the lattice most look-ups.

use lindera_dictionary::dictionary::connection_cost_matrix::ConnectionCostMatrix;

/// What it costs that one word follows another.
pub(crate) struct Connections {
    matrix: ConnectionCostMatrix,
    /// By left id: the lowest cost of following anything.
    lowest: Vec<i16>,
    /// Rows for the first right ids, which are those used most; see [`Connections::catch_up`].
    catch_up: Vec<i16>,
    /// How many right ids `catch_up` covers.
    covered: usize,
}

impl Connections {
    /// Connections with bounds that were computed when the dictionary was made.
    pub(crate) fn with_bounds(matrix: ConnectionCostMatrix, lowest: &[u8], catch_up: &[u8]) -> Self {
        let numbers = |bytes: &[u8]| -> Vec<i16> {
            bytes.as_chunks::<2>().0.iter().map(|number| i16::from_le_bytes(*number)).collect()
        };
        let catch_up = numbers(catch_up);
        let covered = catch_up.len().isqrt();
        Self { matrix, lowest: numbers(lowest), catch_up, covered }
    }

    /// Connections of a dictionary of lindera's. The only bound is the one that a pass over the costs finds.
    pub(crate) fn new(matrix: ConnectionCostMatrix) -> Self {
        let rows = (0..matrix.backward_size).map(|left| matrix.row(left));
        let lowest = rows.map(|row| row.iter().copied().min().unwrap_or(0)).collect();
        Self { matrix, lowest, catch_up: Vec::new(), covered: 0 }
    }

    pub(crate) fn left_ids(&self) -> u32 {
        self.matrix.backward_size
    }

    pub(crate) fn right_ids(&self) -> u32 {
        self.matrix.forward_size
    }

    /// The costs of following each right id.
    pub(crate) fn row(&self, left: u16) -> &[i16] {
        self.matrix.row(u32::from(left))
    }

    /// The lowest of [`Connections::row`].
    pub(crate) fn lowest(&self, left: u16) -> i32 {
        self.lowest[usize::from(left)].into()
    }

    /// The most that a path ending in the right id `behind` can catch up on one ending in `ahead` by what follows:
    /// if it is further behind, it is never the better one. `i32::MAX` where no bound is known.
    pub(crate) fn catch_up(&self, ahead: u16, behind: u16) -> i32 {
        let (ahead, behind) = (usize::from(ahead), usize::from(behind));
        if ahead >= self.covered || behind >= self.covered {
            return i32::MAX;
        }
        self.catch_up[ahead * self.covered + behind].into()
    }
}
