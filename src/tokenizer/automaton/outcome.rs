//! What comes of an eojeol behind a state, as it is kept: the ways behind it, each with the way that it goes on from and its words.
//!
//! A record is a run of 32-bit numbers:
//!
//! ```text
//! an outcome of the same eojeol, or 0 · ways + 2^8 × elements + 2^16 × where the elements begin, from here
//! by way: from which one it goes on + 2^8 × its number of words + 2^16 × the first of its steps
//! steps, a byte each: which element · elements, two numbers each
//! ```

use std::sync::atomic::{AtomicU32, Ordering};

use super::super::element::Element;

/// The numbers before the ways.
const HEAD: usize = 2;

/// An outcome where it is kept.
#[derive(Clone, Copy)]
pub(in super::super) struct Outcome<'a> {
    record: &'a [AtomicU32],
}

impl<'a> Outcome<'a> {
    pub(super) fn new(record: &'a [AtomicU32]) -> Self {
        Self { record }
    }

    fn number(self, at: usize) -> u32 {
        self.record.get(at).map_or(0, |number| number.load(Ordering::Relaxed))
    }

    /// Which way a way goes on from, and how many words it has.
    pub(in super::super) fn way(self, way: usize) -> (usize, usize) {
        let way = self.number(HEAD + way);
        ((way & 0xff) as usize, (way >> 8 & 0xff) as usize)
    }

    /// The words of a way.
    pub(in super::super) fn words(self, way: usize) -> impl Iterator<Item = Element> + use<'a> {
        let head = self.number(1);
        let way = self.number(HEAD + way);
        let part = |start: usize| self.record.get(start..).unwrap_or_default();
        let steps = part(HEAD + (head & 0xff) as usize);
        let (elements, _) = part((head >> 16) as usize).as_chunks::<2>();
        let first = (way >> 16) as usize;
        (first..first + (way >> 8 & 0xff) as usize).filter_map(move |step| {
            let element = steps.get(step / 4)?.load(Ordering::Relaxed) >> (8 * (step % 4)) & 0xff;
            let [word, form] = elements.get(element as usize)?;
            Some(Element::from_numbers([word.load(Ordering::Relaxed), form.load(Ordering::Relaxed)]))
        })
    }
}

/// Makes records of outcomes; its buffers are used again.
#[derive(Default)]
pub(in super::super) struct OutcomeMaker {
    record: Vec<u32>,
    steps: Vec<u8>,
    elements: Vec<[u32; 2]>,
}

impl OutcomeMaker {
    /// The record of ways, each with the one that it goes on from and its words, but for its first number; `None` if it would
    /// be too large.
    pub(in super::super) fn make<'a>(
        &mut self,
        ways: impl ExactSizeIterator<Item = (usize, &'a [Element])>,
        complete: impl Fn(Element) -> Element,
    ) -> Option<&[u32]> {
        let Self { record, steps, elements } = self;
        record.clear();
        steps.clear();
        elements.clear();
        let count = u8::try_from(ways.len()).ok()?;
        record.push(0);
        for (from, words) in ways {
            let [from, len] = [from, words.len()].map(|number| u8::try_from(number).ok());
            let first = u16::try_from(steps.len()).ok()?;
            record.push(u32::from(from?) | u32::from(len?) << 8 | u32::from(first) << 16);
            let mut end = words.first()?.begin;
            for &element in words {
                // Words of one eojeol have the same number: nothing lies between them.
                if element.begin != end {
                    return None;
                }
                end = element.end;
                let packed = complete(element).to_numbers()?;
                let place = elements.iter().position(|own| *own == packed).unwrap_or(elements.len());
                if place == elements.len() {
                    elements.push(packed);
                }
                steps.push(u8::try_from(place).ok()?);
            }
        }
        for four in steps.chunks(4) {
            record.push(four.iter().rev().fold(0, |number, &step| number << 8 | u32::from(step)));
        }
        let start = u16::try_from(record.len() + 1).ok()?;
        let number = u8::try_from(elements.len()).ok()?;
        record[0] = u32::from(count) | u32::from(number) << 8 | u32::from(start) << 16;
        record.extend(elements.iter().flatten());
        Some(record)
    }
}
