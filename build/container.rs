//! The container of `dict/ko-dic.hgd`: named columns, each a zlib stream.
//!
//! Shared by the build script, which reads it, and `cargo xtask dict`, which writes it.
//! It is kept trivial on purpose: build scripts run unoptimised in every crate that depends on hoego,
//! and inflating separate columns is the one operation that stays fast there.
//!
//! ```text
//! "hoego-dic" version:u8  columns:u32  { name_len:u8 name raw_len:u32 packed_len:u32 zlib }*
//! ```
//!
//! Numbers are little-endian. Every zlib stream ends in the Adler-32 of its raw bytes, so a damaged
//! file is noticed wherever the damage is.

use std::collections::BTreeMap;
use std::fmt::Display;

const MAGIC: &[u8] = b"hoego-dic\x01";

/// The columns of an artefact, by name.
#[derive(Default)]
pub struct Columns(BTreeMap<String, Vec<u8>>);

impl Columns {
    /// Reads a container.
    ///
    /// # Errors
    ///
    /// The message says which part is missing or damaged.
    pub fn parse(bytes: &[u8]) -> Result<Self, String> {
        let mut rest = bytes.strip_prefix(MAGIC).ok_or("not a hoego dictionary, or one of another version")?;
        let count = take_u32(&mut rest).ok_or("truncated in the header")?;
        let mut columns = BTreeMap::new();
        for index in 0..count {
            let truncated = || format!("truncated in column {} of {count}", index + 1);
            let name_len = take(&mut rest, 1).ok_or_else(truncated)?[0];
            let name = take(&mut rest, usize::from(name_len)).ok_or_else(truncated)?;
            let name = String::from_utf8_lossy(name).into_owned();
            let raw_len = take_u32(&mut rest).ok_or_else(truncated)?;
            let packed_len = take_u32(&mut rest).ok_or_else(truncated)?;
            let packed = take(&mut rest, packed_len).ok_or_else(truncated)?;
            let raw = miniz_oxide::inflate::decompress_to_vec_zlib_with_limit(packed, raw_len)
                .map_err(|error| format!("column {name:?} is damaged: {error}"))?;
            if raw.len() != raw_len {
                return Err(format!("column {name:?} has {} bytes instead of {raw_len}", raw.len()));
            }
            columns.insert(name, raw);
        }
        if !rest.is_empty() {
            return Err(format!("{} stray bytes at the end", rest.len()));
        }
        Ok(Self(columns))
    }

    /// The bytes of a column.
    ///
    /// # Errors
    ///
    /// When the artefact lacks it.
    pub fn bytes(&self, name: &str) -> Result<&[u8], String> {
        self.0.get(name).map(Vec::as_slice).ok_or_else(|| format!("column {name:?} is missing"))
    }

    /// A column of text.
    ///
    /// # Errors
    ///
    /// When it is missing or not UTF-8.
    pub fn text(&self, name: &str) -> Result<&str, String> {
        std::str::from_utf8(self.bytes(name)?).map_err(|error| in_column(name, error))
    }

    /// A column of numbers of `width` bytes, stored as byte planes: all lowest bytes first.
    ///
    /// # Errors
    ///
    /// When it is missing or its length is no multiple of `width`.
    pub fn numbers(&self, name: &str, width: usize) -> Result<Vec<u32>, String> {
        let bytes = self.bytes(name)?;
        let len = bytes.len() / width;
        if len * width != bytes.len() {
            return Err(in_column(name, "its planes differ in length"));
        }
        let mut numbers = vec![0u32; len];
        for (plane, bytes) in bytes.chunks_exact(len.max(1)).enumerate() {
            for (number, &byte) in numbers.iter_mut().zip(bytes) {
                *number |= u32::from(byte) << (8 * plane);
            }
        }
        Ok(numbers)
    }
}

fn in_column(name: &str, what: impl Display) -> String {
    format!("column {name:?}: {what}")
}

fn take<'a>(rest: &mut &'a [u8], len: usize) -> Option<&'a [u8]> {
    let (head, tail) = rest.split_at_checked(len)?;
    *rest = tail;
    Some(head)
}

fn take_u32(rest: &mut &[u8]) -> Option<usize> {
    let bytes = take(rest, 4)?;
    let number = u32::from_le_bytes(bytes.try_into().ok()?);
    usize::try_from(number).ok()
}
