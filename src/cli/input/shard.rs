//! Parts of posts.

use std::str::FromStr;

/// Every n-th post, from the i-th on: `2/4`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(in crate::cli) struct Shard {
    number: usize,
    of: usize,
}

impl FromStr for Shard {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let (number, of) = text.split_once('/').ok_or("expected i/n: 1/4 is the first of four")?;
        let number = number.parse::<usize>().map_err(|error| error.to_string())?;
        let of = of.parse::<usize>().map_err(|error| error.to_string())?;
        if (1..=of).contains(&number) { Ok(Self { number, of }) } else { Err(format!("{number} of {of} parts")) }
    }
}

impl Shard {
    /// Whether the post with a number, from 0, is one of its.
    pub(super) const fn has(self, post: usize) -> bool {
        post % self.of == self.number - 1
    }
}
