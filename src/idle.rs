//! What threads use one after the other.

use std::fmt;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// Things with buffers or a memory that one thread uses at a time: whoever needs one takes one that somebody left behind, or makes a new
/// one. There are never more than were in use at the same time.
pub(crate) struct Idle<T> {
    left: Mutex<Vec<T>>,
    /// How many may be left behind.
    most: usize,
}

impl<T> Idle<T> {
    /// Keeps so many at most.
    pub(crate) fn at_most(most: usize) -> Self {
        Self { left: Mutex::default(), most }
    }

    /// One that somebody left behind.
    pub(crate) fn take(&self) -> Option<T> {
        self.lock().pop()
    }

    /// Leaves one behind.
    pub(crate) fn leave(&self, own: T) {
        let mut left = self.lock();
        if left.len() < self.most {
            left.push(own);
        }
    }

    /// Runs something with one of them.
    pub(crate) fn with<R>(&self, make: impl FnOnce() -> T, run: impl FnOnce(&mut T) -> R) -> R {
        let mut own = self.take().unwrap_or_else(make);
        let result = run(&mut own);
        self.leave(own);
        result
    }

    /// All that were made, in no order.
    #[cfg(feature = "cli")]
    pub(crate) fn into_all(self) -> Vec<T> {
        self.left.into_inner().unwrap_or_else(PoisonError::into_inner)
    }

    fn lock(&self) -> MutexGuard<'_, Vec<T>> {
        // Whoever panicked while it was locked left whole things behind.
        self.left.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl<T> Default for Idle<T> {
    fn default() -> Self {
        Self::at_most(usize::MAX)
    }
}

impl<T> fmt::Debug for Idle<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Idle").finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_left_behind_is_used_again() {
        let idle: Idle<Vec<u8>> = Idle::default();
        idle.with(Vec::new, |own| own.push(1));
        idle.with(Vec::new, |own| {
            assert_eq!(own, &[1]);
            idle.with(Vec::new, |other| assert!(other.is_empty(), "one is in use"));
        });
        assert_eq!(idle.lock().len(), 2);
    }

    #[test]
    fn no_more_are_kept_than_asked_for() {
        let idle = Idle::at_most(1);
        (1..=3).for_each(|own| idle.leave(own));
        assert_eq!((idle.take(), idle.take()), (Some(1), None));
    }
}
