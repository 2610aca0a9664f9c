//! What threads use one after the other.

use std::fmt;
use std::sync::{Mutex, PoisonError};

/// Things with buffers or a memory that one thread uses at a time: whoever needs one takes one that somebody left behind, or makes a new
/// one. There are never more than were in use at the same time.
pub(crate) struct Idle<T>(Mutex<Vec<T>>);

impl<T> Idle<T> {
    /// Runs something with one of them.
    pub(crate) fn with<R>(&self, make: impl FnOnce() -> T, run: impl FnOnce(&mut T) -> R) -> R {
        // Whoever panicked while it was locked left whole things behind.
        let idle = || self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let taken = idle().pop();
        let mut own = taken.unwrap_or_else(make);
        let result = run(&mut own);
        idle().push(own);
        result
    }

    /// All that were made, in no order.
    #[cfg(feature = "cli")]
    pub(crate) fn into_all(self) -> Vec<T> {
        self.0.into_inner().unwrap_or_else(PoisonError::into_inner)
    }
}

impl<T> Default for Idle<T> {
    fn default() -> Self {
        Self(Mutex::default())
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
        assert_eq!(idle.0.into_inner().unwrap().len(), 2);
    }
}
