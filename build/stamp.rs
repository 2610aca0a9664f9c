//! What the crate knows, by its hashes: two builds with the same stamp analyse alike.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

/// A line `name TAB hash` for every data file right under `dict`, in the order of the names.
pub fn stamp(dict: &Path) -> Result<String, String> {
    let mut files = Vec::new();
    for entry in fs::read_dir(dict).map_err(|error| error.to_string())? {
        let path = entry.map_err(|error| error.to_string())?.path();
        let extension = path.extension().and_then(|extension| extension.to_str());
        if path.is_file() && extension.is_some_and(|extension| extension != "md") {
            let name = path.file_stem().ok_or("a file without a name")?.to_string_lossy().into_owned();
            let bytes = fs::read(&path).map_err(|error| format!("cannot read {}: {error}", path.display()))?;
            files.push((name, hash(&bytes)));
        }
    }
    files.sort();
    let mut lines = String::new();
    for (name, hash) in files {
        let _ = writeln!(lines, "{name}\t{hash:016x}");
    }
    Ok(lines)
}

/// FNV-1a with 64 bits (Fowler, Noll and Vo): enough to tell files apart that nobody has forged.
fn hash(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, &byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}
