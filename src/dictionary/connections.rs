//! Connection costs, and a bound on them that spares the lattice most of its paths.

use std::borrow::Cow;

use super::word::Origin;

/// What it costs that one word follows another.
pub(crate) struct Connections {
    /// Rows by right id, little-endian: many words are tried behind the few that end in a place.
    costs: Cow<'static, [[u8; 2]]>,
    left_ids: u32,
    /// Rows for the first right ids, which are those used most, and a last row and column without bounds for all
    /// others; see [`Connections::catch_up`].
    catch_up: Vec<i16>,
    /// How many right ids have bounds.
    covered: u16,
    /// By left id: what words of the system dictionary with it cost more behind white space, or [`VARIOUS`].
    penalties: Vec<i16>,
    /// As many times nothing, and as many times [`VARIOUS`].
    nothing: Vec<i16>,
    various: Vec<i16>,
}

/// The costs of what follows a right id.
#[derive(Clone, Copy)]
pub(crate) struct Row(u32);

impl Row {
    /// That of the right id 0.
    pub(crate) const FIRST: Self = Self(0);
}

/// What words cost more behind white space, by left id.
#[derive(Clone, Copy)]
pub(crate) struct Penalties<'d>(&'d [i16]);

impl Penalties<'_> {
    /// `None` if not the same for all words with a left id.
    pub(crate) fn of(self, left: u16) -> Option<i32> {
        self.0.get(usize::from(left)).filter(|&&penalty| penalty != VARIOUS).map(|&penalty| penalty.into())
    }
}

/// Stands for a penalty that is not the same for all words with a left id.
const VARIOUS: i16 = -1;

impl Connections {
    /// Connections, given their costs in rows by right id of so many left ids, with bounds and penalties that were computed when the
    /// dictionary was made.
    pub(crate) fn with_bounds(
        costs: Cow<'static, [[u8; 2]]>,
        left_ids: u32,
        catch_up: &[u8],
        penalties: &[u8],
    ) -> Self {
        let numbers = |bytes: &[u8]| -> Vec<i16> {
            bytes.as_chunks::<2>().0.iter().map(|number| i16::from_le_bytes(*number)).collect()
        };
        let known = numbers(catch_up);
        let mut penalties = numbers(penalties);
        let lefts = left_ids as usize;
        penalties.resize(lefts, VARIOUS);
        let covered = known.len().isqrt();
        let mut catch_up = Vec::with_capacity((covered + 1) * (covered + 1));
        for row in known.chunks_exact(covered.max(1)) {
            catch_up.extend_from_slice(row);
            catch_up.push(i16::MAX);
        }
        catch_up.resize((covered + 1) * (covered + 1), i16::MAX);
        let covered = u16::try_from(covered).unwrap_or(0);
        let (nothing, various) = (vec![0; lefts], vec![VARIOUS; lefts]);
        Self { costs, left_ids, catch_up, covered, penalties, nothing, various }
    }

    /// How many left ids there are.
    pub(crate) fn left_ids(&self) -> u32 {
        self.left_ids
    }

    /// How many right ids there are.
    pub(crate) fn right_ids(&self) -> u32 {
        u32::try_from(self.costs.len()).unwrap_or(u32::MAX) / self.left_ids.max(1)
    }

    /// What words of an origin cost more, `spaced` if behind white space.
    pub(crate) fn penalties(&self, spaced: bool, origin: Origin) -> Penalties<'_> {
        Penalties(match (spaced, origin) {
            (false, _) => &self.nothing,
            (true, Origin::System) => &self.penalties,
            (true, _) => &self.various,
        })
    }

    /// Where the costs of what follows a right id are.
    pub(crate) fn row(&self, right: u16) -> Row {
        Row(u32::from(right) * self.left_ids)
    }

    /// What it costs that a left id follows what a row is of. Of ids that there are not, nothing.
    pub(crate) fn cost(&self, Row(row): Row, left: u16) -> i16 {
        let cost = self.costs.get((row + u32::from(left)) as usize);
        i16::from_le_bytes(cost.copied().unwrap_or_default())
    }

    /// The bounds on what a path can catch up.
    pub(crate) fn bounds(&self) -> Bounds<'_> {
        Bounds { most: &self.catch_up, covered: self.covered }
    }

    /// The most that a path ending in the right id `behind` can catch up on one ending in `ahead` by what follows:
    /// if it is further behind, it is never the better one. `i32::MAX` where no bound is known.
    pub(crate) fn catch_up(&self, ahead: u16, behind: u16) -> i32 {
        let bounds = self.bounds();
        match bounds.most(bounds.place(ahead), bounds.place(behind)) {
            i16::MAX => i32::MAX,
            most => most.into(),
        }
    }
}

/// What paths can catch up by what follows; see [`Connections::catch_up`].
#[derive(Clone, Copy)]
pub(crate) struct Bounds<'d> {
    most: &'d [i16],
    covered: u16,
}

impl Bounds<'_> {
    /// Where a right id has its bounds.
    pub(crate) fn place(self, right: u16) -> u16 {
        right.min(self.covered)
    }

    fn most(self, ahead: u16, behind: u16) -> i16 {
        self.most[usize::from(ahead) * (usize::from(self.covered) + 1) + usize::from(behind)]
    }

    /// Whether a path that costs so much more than another may become the better one, given the places of their right ids.
    pub(crate) fn can_catch_up(self, cost: i32, ahead: u16, behind: u16) -> bool {
        // The largest number stands for no bound.
        cost.min(i16::MAX.into()) <= self.most(ahead, behind).into()
    }
}
