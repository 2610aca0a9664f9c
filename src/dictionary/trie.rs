//! A double array of characters, as [`layout`](super::layout) makes it of crawdad's.
//!
//! A table of the codes of characters, then nodes. `base` XOR the code of a character is the place of the child, whose `check` names its
//! parent. Everything is looked up with `get`: a damaged trie finds nothing.

use std::borrow::Cow;

use super::layout::{CHILDLESS, NodeBytes, PARENT, Words};

/// Which strings there are, and their entries.
#[derive(Default)]
pub(super) struct Trie {
    codes: Cow<'static, [[u8; 2]]>,
    nodes: Cow<'static, [NodeBytes]>,
}

/// A node: its place, and what it has there.
#[derive(Clone, Copy)]
struct Node {
    place: u32,
    base: u32,
    check: u32,
    words: u32,
}

impl Node {
    /// Nothing ends in it or goes on.
    const NONE: Node = Node { place: 0, base: CHILDLESS, check: 0, words: 0 };

    fn at(nodes: &[NodeBytes], place: u32) -> Option<Self> {
        let &[b0, b1, b2, b3, c0, c1, c2, c3, w0, w1, w2, w3] = nodes.get(place as usize)?;
        let [base, check, words] = [[b0, b1, b2, b3], [c0, c1, c2, c3], [w0, w1, w2, w3]].map(u32::from_le_bytes);
        Some(Self { place, base, check, words })
    }

    fn parent(self) -> u32 {
        self.check & PARENT
    }

    fn words(self) -> Words {
        Words::decode(self.words, self.check)
    }
}

impl Trie {
    pub(super) fn new(codes: Cow<'static, [[u8; 2]]>, nodes: Cow<'static, [NodeBytes]>) -> Self {
        Self { codes, nodes }
    }

    /// The strings that `text` begins with, the shortest first.
    pub(super) fn prefixes<'d, 't>(&'d self, text: &'t [char]) -> Prefixes<'d, 't> {
        let nodes = &*self.nodes;
        Prefixes { codes: &self.codes, nodes, text, at: 0, node: Node::at(nodes, 0).unwrap_or(Node::NONE) }
    }

    /// The entries of a string.
    pub(super) fn get(&self, string: &str) -> Words {
        let mut walk = self.prefixes(&[]);
        for c in string.chars() {
            walk.node = walk.child(c).unwrap_or(Node::NONE);
        }
        walk.node.words()
    }

    /// Leaves out entries: `kept` has for each how many before it are kept.
    pub(super) fn keep(&mut self, kept: &[u32]) {
        for bytes in self.nodes.to_mut() {
            let Some(node) = Node::at(&[*bytes], 0) else { continue };
            let Words { first, count, has_noun, .. } = node.words();
            let [first, end] = [first, first + u32::from(count)].map(|at| kept.get(at as usize).copied().unwrap_or(0));
            let count = u8::try_from(end - first).unwrap_or(0);
            let (words, check) = Words { first, count, live: count, has_noun }.encode();
            bytes[4..8].copy_from_slice(&(check | node.parent()).to_le_bytes());
            bytes[8..].copy_from_slice(&words.to_le_bytes());
        }
    }
}

/// A search for the strings that a text begins with: how many characters they have, and their entries.
pub(super) struct Prefixes<'d, 't> {
    codes: &'d [[u8; 2]],
    nodes: &'d [NodeBytes],
    text: &'t [char],
    at: usize,
    node: Node,
}

impl Prefixes<'_, '_> {
    fn child(&self, c: char) -> Option<Node> {
        let code = u16::from_le_bytes(*self.codes.get(c as usize)?);
        // A node without children has them behind the last place, and none is a child by `NO_CODE`.
        Node::at(self.nodes, self.node.base ^ u32::from(code)).filter(|child| child.parent() == self.node.place)
    }

    /// Whether some string goes on behind the text with a space. Asked when there are no more.
    pub(super) fn goes_on(&self) -> bool {
        self.at == self.text.len() && self.child(' ').is_some()
    }
}

impl Iterator for Prefixes<'_, '_> {
    type Item = (usize, Words);

    #[inline]
    fn next(&mut self) -> Option<Self::Item> {
        while let Some(&c) = self.text.get(self.at) {
            let Some(child) = self.child(c) else {
                // So that the search does not go on, and does not say that it could.
                self.text = &self.text[..self.at];
                self.node = Node::NONE;
                return None;
            };
            self.node = child;
            self.at += 1;
            let words = child.words();
            if words.count > 0 {
                return Some((self.at, words));
            }
        }
        None
    }
}
