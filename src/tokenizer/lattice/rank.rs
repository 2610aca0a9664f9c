//! Costs of paths, in one number with what belongs to them: so the lowest is found without a branch.

/// The cost of a path and its last node in one number: the lowest cost comes first, of equal costs the node made
/// last. So the search for the best needs no branch.
#[derive(Clone, Copy)]
pub(super) struct Rank(i64);

impl Rank {
    pub(super) const WORST: Rank = Rank(i64::MAX);

    pub(super) const fn new(cost: i32, node: u32) -> Self {
        Self(((cost as i64) << 32) | (!node as i64))
    }

    /// The better one.
    pub(super) fn first(self, other: Self) -> Self {
        Self(self.0.min(other.0))
    }

    /// The same path at a higher cost.
    pub(super) fn plus(self, cost: i16) -> Self {
        Self(self.0 + (i64::from(cost) << 32))
    }

    #[allow(clippy::cast_possible_truncation, reason = "the upper half of 64 bits has 32")]
    pub(super) fn cost(self) -> i32 {
        (self.0 >> 32) as i32
    }

    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the lower half")]
    pub(super) fn node(self) -> u32 {
        !(self.0 as u32)
    }
}

/// The cheapest of some paths: its cost, and the place of its right id among the bounds, in one number. So it is kept without a branch.
#[derive(Clone, Copy)]
pub(super) struct Lead(i64);

impl Lead {
    pub(super) const fn new(cost: i32, place: u16) -> Self {
        Self((cost as i64) << 16 | place as i64)
    }

    /// The cheaper one.
    pub(super) fn first(self, other: Self) -> Self {
        Self(self.0.min(other.0))
    }

    #[allow(clippy::cast_possible_truncation, reason = "it was made of 32 bits")]
    pub(super) fn cost(self) -> i32 {
        (self.0 >> 16) as i32
    }

    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the lower 16 bits")]
    pub(super) fn place(self) -> u16 {
        self.0 as u16
    }
}
