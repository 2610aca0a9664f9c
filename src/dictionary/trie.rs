//! A double array of characters, walked where it lies: the format of crawdad 0.4, which lindera writes to `dict.trie`.
//!
//! A table of the codes of characters, then nodes of two numbers. `base` XOR the code of a character is the place of the child,
//! whose `check` names its parent. The highest bit of `base` marks a leaf, that of `check` a node with a leaf below the end
//! marker, code 0. Everything is looked up with `get`: a damaged trie finds nothing.

use std::borrow::Cow;

/// The highest bit.
const LEAF: u32 = 1 << 31;

/// Which strings there are, and their numbers in code point order.
pub(super) struct Trie {
    codes: Cow<'static, [[u8; 4]]>,
    nodes: Cow<'static, [[u8; 8]]>,
}

/// A node: its place, `base` and `check`.
#[derive(Clone, Copy)]
struct Node {
    place: u32,
    base: u32,
    check: u32,
}

impl Trie {
    /// # Errors
    ///
    /// When the lengths that it declares are not those that it has.
    pub(super) fn load(bytes: Cow<'static, [u8]>) -> Result<Self, String> {
        let bad = || "its lengths do not fit".to_owned();
        let number = |at: usize| {
            let number = bytes.get(at..)?.first_chunk::<4>()?;
            usize::try_from(u32::from_le_bytes(*number)).ok()
        };
        // Length of the table, table, size of the alphabet, number of nodes, nodes.
        let codes = 4..number(0).and_then(|len| len.checked_mul(4)?.checked_add(4)).ok_or_else(bad)?;
        let nodes = codes.end.checked_add(8).ok_or_else(bad)?;
        if number(nodes - 4).and_then(|count| count.checked_mul(8)?.checked_add(nodes)) != Some(bytes.len()) {
            return Err(bad());
        }
        Ok(match bytes {
            Cow::Borrowed(bytes) => Self {
                codes: Cow::Borrowed(bytes[codes].as_chunks().0),
                nodes: Cow::Borrowed(bytes[nodes..].as_chunks().0),
            },
            Cow::Owned(bytes) => Self {
                codes: Cow::Owned(bytes[codes].as_chunks().0.to_vec()),
                nodes: Cow::Owned(bytes[nodes..].as_chunks().0.to_vec()),
            },
        })
    }

    /// The strings that `text` begins with, the shortest first.
    pub(super) fn prefixes<'d, 't>(&'d self, text: &'t [char]) -> Prefixes<'d, 't> {
        let nodes = &*self.nodes;
        let node = node(nodes, 0).unwrap_or(Node { place: 0, base: LEAF, check: 0 });
        Prefixes { codes: &self.codes, nodes, text, at: 0, node }
    }

    /// The number of a string.
    pub(super) fn get(&self, string: &str) -> Option<u32> {
        let mut walk = self.prefixes(&[]);
        for c in string.chars() {
            walk.node = walk.child(c)?;
        }
        walk.number()
    }
}

fn node(nodes: &[[u8; 8]], place: u32) -> Option<Node> {
    let both = u64::from_le_bytes(*nodes.get(place as usize)?);
    #[allow(clippy::cast_possible_truncation, reason = "the lower half")]
    let base = both as u32;
    Some(Node { place, base, check: (both >> 32) as u32 })
}

/// A search for the strings that a text begins with: how many characters they have, and their numbers.
pub(super) struct Prefixes<'d, 't> {
    codes: &'d [[u8; 4]],
    nodes: &'d [[u8; 8]],
    text: &'t [char],
    at: usize,
    node: Node,
}

impl Prefixes<'_, '_> {
    fn child(&self, c: char) -> Option<Node> {
        let code = u32::from_le_bytes(*self.codes.get(c as usize)?);
        let Node { place, base, .. } = self.node;
        // What has no code stands behind the highest place; a leaf has no children.
        let child = node(self.nodes, base ^ code)?;
        (base < LEAF && child.check & !LEAF == place).then_some(child)
    }

    /// The number of the string that ends here, if one does.
    fn number(&self) -> Option<u32> {
        let Node { base, check, .. } = self.node;
        if base >= LEAF {
            return Some(base & !LEAF);
        }
        if check < LEAF {
            return None;
        }
        node(self.nodes, base).map(|leaf| leaf.base & !LEAF)
    }

    /// Whether some string goes on behind the text with a space. Asked when there are no more.
    pub(super) fn goes_on(&self) -> bool {
        self.at == self.text.len() && self.child(' ').is_some()
    }
}

impl Iterator for Prefixes<'_, '_> {
    type Item = (usize, u32);

    #[inline]
    fn next(&mut self) -> Option<Self::Item> {
        while let Some(&c) = self.text.get(self.at) {
            let Some(child) = self.child(c) else {
                // So that the search does not go on, and does not say that it could.
                self.text = &self.text[..self.at];
                self.node.base = LEAF;
                return None;
            };
            self.node = child;
            self.at += 1;
            if let Some(number) = self.number() {
                return Some((self.at, number));
            }
        }
        None
    }
}
