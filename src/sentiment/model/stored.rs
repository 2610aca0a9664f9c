//! `dict/sentiment.model`: how lexicon and weights are stored.
//!
//! Little-endian numbers; lists and texts have their length before them. In order: `HGS6`, a note on how it was made, the
//! lexicon, the biases, how often each polarity is, how labels and emotions are chosen, the weights of polarity by rising feature, those of emotions. What rises is stored as the
//! distance to the one before, seven bits a byte (LEB128). The lexicon is a list of surfaces, then the words of the keys, rising, then keys by
//! rising first word, which have the places of their words in that list.

use super::EMOTIONS;
use crate::sentiment::decision::Choice;
use crate::sentiment::emotion::Emotion;
use crate::sentiment::lexicon::{Class, Entry, Key};
#[cfg(any(test, feature = "training"))]
use crate::sentiment::symbol::Word;

const MAGIC: &[u8; 4] = b"HGS6";

const CLASSES: [Class; 8] = [
    Class::Plain,
    Class::ShifterDown,
    Class::ShifterUp,
    Class::Negator,
    Class::Intensifier,
    Class::Diminisher,
    Class::Wish,
    Class::Heading,
];

/// Valences go from minus this to this.
const MOST_VALENCE: i8 = 3;

/// What the file holds.
#[derive(Clone, PartialEq, Debug, Default)]
pub(crate) struct Stored {
    /// How it was made.
    pub(crate) note: String,
    pub(crate) lexicon: Vec<(Key, Entry)>,
    /// Of negative, neutral and positive.
    pub(crate) bias: [i32; 3],
    pub(crate) emotion_bias: [i32; EMOTIONS],
    /// How often each polarity is in posts, in parts of `CHOICE_UNIT`.
    pub(crate) usual: [i32; 3],
    pub(crate) choice: Choice,
    /// By feature: the weights of negative and positive. That of neutral is their negated sum.
    pub(crate) polarity: Vec<(u32, [i8; 2])>,
    pub(crate) emotion: Vec<(u32, Nibbles)>,
}

/// The weights of emotions in half a byte each, and what a unit of them counts.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) struct Nibbles {
    unit: u8,
    /// Two a byte, the first in the lower half; from -8 to 7.
    pairs: [u8; EMOTIONS / 2],
}

impl Nibbles {
    /// What is nearest to weights: the largest becomes 7 units.
    #[cfg(any(test, feature = "training"))]
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped")]
    pub(crate) fn of(weights: [f64; EMOTIONS]) -> Self {
        let most = weights.iter().fold(0.0, |most: f64, weight| most.max(weight.abs()));
        let unit = (most / 7.0).round().clamp(1.0, 255.0);
        let nibble = |weight: f64| ((weight / unit).round().clamp(-8.0, 7.0) as i8 as u8) & 0xf;
        let pairs = std::array::from_fn(|at| nibble(weights[2 * at]) | nibble(weights[2 * at + 1]) << 4);
        Self { unit: unit as u8, pairs }
    }

    /// Whether nothing is left of the weights.
    #[cfg(any(test, feature = "training"))]
    pub(crate) fn is_nothing(self) -> bool {
        self.pairs == [0; EMOTIONS / 2]
    }

    /// What a unit counts.
    pub(crate) fn unit(self) -> i16 {
        self.unit.into()
    }

    /// The weights in units, by emotion.
    pub(crate) fn units(self) -> [i8; EMOTIONS] {
        // The shift to the left and back spreads the sign.
        std::array::from_fn(|at| (self.pairs[at / 2] << (4 * (1 - at % 2))).cast_signed() >> 4)
    }
}

/// A row of a table.
trait Cells: Sized {
    const SIZE: usize;
    fn read(bytes: &[u8]) -> Option<Self>;
    #[cfg(any(test, feature = "training"))]
    fn write(&self, out: &mut Vec<u8>);
}

impl Cells for [i8; 2] {
    const SIZE: usize = 2;

    fn read(bytes: &[u8]) -> Option<Self> {
        Some(<[u8; 2]>::try_from(bytes).ok()?.map(|byte| i8::from_le_bytes([byte])))
    }

    #[cfg(any(test, feature = "training"))]
    fn write(&self, out: &mut Vec<u8>) {
        out.extend(self.iter().flat_map(|weight| weight.to_le_bytes()));
    }
}

impl Cells for Nibbles {
    const SIZE: usize = 1 + EMOTIONS / 2;

    fn read(bytes: &[u8]) -> Option<Self> {
        let (&unit, pairs) = bytes.split_first()?;
        Some(Self { unit, pairs: pairs.try_into().ok()? })
    }

    #[cfg(any(test, feature = "training"))]
    fn write(&self, out: &mut Vec<u8>) {
        out.push(self.unit);
        out.extend(self.pairs);
    }
}

impl Stored {
    /// Reads a file; `None` if it is damaged.
    pub(crate) fn decode(bytes: &[u8]) -> Option<Self> {
        let mut input = Input(bytes);
        if input.take(4)? != MAGIC {
            return None;
        }
        let note = input.text()?;
        let lexicon = input.lexicon()?;
        let mut stored = Self { note, lexicon, ..Self::default() };
        for bias in &mut stored.bias {
            *bias = input.int()?;
        }
        let choice = &mut stored.choice;
        for number in stored.usual.iter_mut().chain([&mut choice.zone]) {
            *number = input.int()?;
        }
        for number in stored.emotion_bias.iter_mut().chain(&mut choice.gains).chain(&mut choice.thresholds) {
            *number = input.int()?;
        }
        stored.polarity = input.table()?;
        stored.emotion = input.table()?;
        input.0.is_empty().then_some(stored)
    }

    /// Writes a file.
    #[cfg(any(test, feature = "training"))]
    pub(crate) fn encode(&self) -> Vec<u8> {
        let mut out = MAGIC.to_vec();
        text(&mut out, &self.note);
        lexicon(&mut out, &self.lexicon);
        let Choice { zone, gains, thresholds } = &self.choice;
        for number in
            self.bias.iter().chain(&self.usual).chain([zone]).chain(&self.emotion_bias).chain(gains).chain(thresholds)
        {
            out.extend(number.to_le_bytes());
        }
        table(&mut out, &self.polarity);
        table(&mut out, &self.emotion);
        out
    }
}

#[cfg(any(test, feature = "training"))]
fn length(out: &mut Vec<u8>, length: usize) {
    out.extend(u32::try_from(length).unwrap_or(u32::MAX).to_le_bytes());
}

#[cfg(any(test, feature = "training"))]
fn text(out: &mut Vec<u8>, text: &str) {
    length(out, text.len());
    out.extend(text.as_bytes());
}

/// Surfaces come before words in the order of keys.
#[cfg(any(test, feature = "training"))]
fn lexicon(out: &mut Vec<u8>, entries: &[(Key, Entry)]) {
    let surfaces =
        entries.iter().filter_map(|(key, entry)| if let Key::Surface(own) = key { Some((own, entry)) } else { None });
    length(out, surfaces.clone().count());
    for (surface, entry) in surfaces {
        text(out, surface);
        out.extend(nature(*entry, 0));
    }
    let keys =
        entries.iter().filter_map(|(key, entry)| if let Key::Words(own) = key { Some((own, entry)) } else { None });
    let words: std::collections::BTreeSet<Word> = keys.clone().flat_map(|(words, _)| words.iter().copied()).collect();
    let words: Vec<Word> = words.into_iter().collect();
    rising(out, words.iter().copied());
    length(out, keys.clone().count());
    let mut last = 0;
    for (key, entry) in keys {
        out.extend(nature(*entry, key.len()));
        let mut places =
            key.iter().map(|word| u32::try_from(words.partition_point(|own| own < word)).unwrap_or(u32::MAX));
        let first = places.next().unwrap_or(last);
        leb128(out, first.saturating_sub(last));
        last = first;
        places.for_each(|place| leb128(out, place));
    }
}

/// What an entry says, and how many words its key has: three bits of valence, five of the count; four of emotion, three of class, one for idioms.
#[cfg(any(test, feature = "training"))]
fn nature(entry: Entry, count: usize) -> [u8; 2] {
    let class = CLASSES.iter().position(|&class| class == entry.class).unwrap_or(0);
    let valence = usize::try_from(entry.valence + MOST_VALENCE).unwrap_or(0);
    let bytes = [valence << 5 | count.min(31), entry.emotion.index() << 4 | class << 1 | usize::from(entry.idiom)];
    bytes.map(|byte| u8::try_from(byte).unwrap_or(0))
}

/// Seven bits a byte, the lowest first.
#[cfg(any(test, feature = "training"))]
#[allow(clippy::cast_possible_truncation, reason = "seven bits at a time")]
fn leb128(out: &mut Vec<u8>, mut number: u32) {
    while number >= 0x80 {
        out.push((number & 0x7f) as u8 | 0x80);
        number >>= 7;
    }
    out.push(number as u8);
}

#[cfg(any(test, feature = "training"))]
fn rising(out: &mut Vec<u8>, numbers: impl ExactSizeIterator<Item = u32>) {
    length(out, numbers.len());
    let mut last = 0;
    for number in numbers {
        leb128(out, number.saturating_sub(last));
        last = number;
    }
}

#[cfg(any(test, feature = "training"))]
fn table<T: Cells>(out: &mut Vec<u8>, rows: &[(u32, T)]) {
    rising(out, rows.iter().map(|&(id, _)| id));
    for (_, cells) in rows {
        cells.write(out);
    }
}

/// What is left of a file.
struct Input<'a>(&'a [u8]);

impl<'a> Input<'a> {
    fn take(&mut self, count: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(count)?;
        self.0 = rest;
        Some(taken)
    }

    fn byte(&mut self) -> Option<u8> {
        self.take(1).map(|bytes| bytes[0])
    }

    fn word(&mut self) -> Option<u32> {
        Some(u32::from_le_bytes(self.take(4)?.try_into().ok()?))
    }

    fn leb128(&mut self) -> Option<u32> {
        let mut number = 0;
        for shift in [0, 7, 14, 21, 28] {
            let byte = self.byte()?;
            number |= u32::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return Some(number);
            }
        }
        None
    }

    fn rising(&mut self) -> Option<Vec<u32>> {
        let mut last = 0_u32;
        self.list(|input| {
            last = last.checked_add(input.leb128()?)?;
            Some(last)
        })
    }

    fn int(&mut self) -> Option<i32> {
        Some(i32::from_le_bytes(self.take(4)?.try_into().ok()?))
    }

    fn text(&mut self) -> Option<String> {
        let length = usize::try_from(self.word()?).ok()?;
        String::from_utf8(self.take(length)?.to_vec()).ok()
    }

    fn list<T>(&mut self, mut read: impl FnMut(&mut Self) -> Option<T>) -> Option<Vec<T>> {
        let length = self.word()?;
        (0..length).map(|_| read(self)).collect()
    }

    fn lexicon(&mut self) -> Option<Vec<(Key, Entry)>> {
        let mut entries = self.list(|input| Some((Key::Surface(input.text()?), input.nature()?.0)))?;
        let words = self.rising()?;
        let mut last = 0_u32;
        let keys = self.list(|input| {
            let (entry, count) = input.nature()?;
            last = last.checked_add(input.leb128()?)?;
            let mut key = vec![*words.get(last as usize)?];
            for _ in 1..count {
                key.push(*words.get(input.leb128()? as usize)?);
            }
            Some((Key::Words(key), entry))
        })?;
        entries.extend(keys);
        Some(entries)
    }

    fn nature(&mut self) -> Option<(Entry, u8)> {
        let [first, second] = [self.byte()?, self.byte()?];
        let entry = Entry {
            valence: (first >> 5).cast_signed() - MOST_VALENCE,
            emotion: *Emotion::ALL.get(usize::from(second >> 4))?,
            class: *CLASSES.get(usize::from(second >> 1 & 7))?,
            idiom: second & 1 == 1,
        };
        Some((entry, first & 31))
    }

    fn table<T: Cells>(&mut self) -> Option<Vec<(u32, T)>> {
        let ids = self.rising()?;
        let row = |id| Some((id, T::read(self.take(T::SIZE)?)?));
        ids.into_iter().map(row).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nibbles_are_near_to_weights() {
        let weights: [f64; EMOTIONS] = std::array::from_fn(|at| [-70.0, 69.0, 3.0, 0.0][at % 4]);
        let near: [i16; EMOTIONS] = std::array::from_fn(|at| [-70, 70, 0, 0][at % 4]);
        let read = |own: Nibbles| own.units().map(|units| i16::from(units) * own.unit());
        assert_eq!(read(Nibbles::of(weights)), near);
        assert_eq!(read(Nibbles::of([1e9; EMOTIONS])), [7 * 255; EMOTIONS]);
        assert_eq!(read(Nibbles { unit: 3, pairs: [0x8f; EMOTIONS / 2] })[..2], [-3, -24]);
        assert!(Nibbles::of([0.2; EMOTIONS]).is_nothing());
    }

    #[test]
    fn what_is_written_can_be_read() {
        let entry = Entry { valence: -2, emotion: Emotion::Regret, class: Class::Heading, idiom: true };
        let stored = Stored {
            note: "회고".to_owned(),
            lexicon: vec![
                (Key::Surface("ㅠㅠ".to_owned()), entry),
                (Key::Words(vec![7]), entry),
                (Key::Words(vec![7, 4_000_000_000, 8]), Entry { valence: 3, ..entry }),
                (Key::Words(vec![4_000_000_000]), entry),
            ],
            bias: [-1, 2, 3],
            usual: [4, 5, 6],
            emotion_bias: [5; EMOTIONS],
            polarity: vec![(1, [-3, 4]), (200, [0, -128]), (16_777_215, [1, 1])],
            choice: Choice { zone: 9, gains: [7; EMOTIONS], thresholds: [-8; EMOTIONS] },
            emotion: vec![(9, Nibbles::of([6.0; EMOTIONS]))],
        };
        let bytes = stored.encode();
        assert_eq!(Stored::decode(&bytes), Some(stored));
        for end in 0..bytes.len() {
            assert_eq!(Stored::decode(&bytes[..end]), None);
        }
    }
}
