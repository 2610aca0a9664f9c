//! Where dictionaries come from.

use std::collections::HashSet;
use std::path::Path;
use std::sync::{Arc, OnceLock};

use lindera_dictionary::dictionary::character_definition::CharacterDefinition;
use lindera_dictionary::dictionary::connection_cost_matrix::ConnectionCostMatrix;
use lindera_dictionary::dictionary::prefix_dictionary::PrefixDictionary;
use lindera_dictionary::dictionary::unknown_dictionary::UnknownDictionary;

use super::{Characters, Connections, Dictionary, Lexicon, UnknownWords};
use crate::error::{Error, Result};

/// Bytes whose address suits numbers, so that costs are read in place.
#[repr(C, align(16))]
struct Aligned<T: ?Sized>(T);

macro_rules! unpacked {
    ($name:literal) => {{
        static FILE: &Aligned<[u8]> = &Aligned(*include_bytes!(concat!(env!("OUT_DIR"), "/", $name)));
        &FILE.0
    }};
}

/// The dictionary inside the crate; used in place, made ready once per process.
pub(crate) fn embedded() -> Dictionary {
    static EMBEDDED: OnceLock<Dictionary> = OnceLock::new();
    let load = || -> std::result::Result<Dictionary, String> {
        let entries = PrefixDictionary::load(
            unpacked!("dict.trie"),
            unpacked!("dict.valsidx"),
            unpacked!("dict.vals"),
            unpacked!("dict.wordsidx"),
            unpacked!("dict.words"),
        )
        .map_err(|error| error.to_string())?;
        let kinds = include_str!(concat!(env!("OUT_DIR"), "/kinds.txt"));
        let system = Lexicon::tabulated(Arc::new(entries), kinds, unpacked!("word-kinds.bin"))?;
        let text = |error: lindera::error::LinderaError| error.to_string();
        let matrix = ConnectionCostMatrix::load(unpacked!("matrix.mtx")).map_err(text)?;
        let unknown = UnknownDictionary::load(unpacked!("unk.bin")).map_err(text)?;
        let definition = CharacterDefinition::load(unpacked!("char_def.bin")).map_err(text)?;
        let connections = Connections::with_bounds(matrix, unpacked!("catch-up.bin"));
        assemble(system, connections, &unknown, &definition)
    };
    // The build script unpacked it from a checked artefact: what fails here fails everywhere.
    EMBEDDED.get_or_init(|| load().expect("the embedded dictionary is sound")).clone()
}

/// A ko-dic that lindera built.
///
/// # Errors
///
/// [`Error::Dictionary`] with the file's or directory's path where something is missing or damaged.
pub(crate) fn from_directory(path: &Path) -> Result<Dictionary> {
    let fail = |reason: String| Error::dictionary(path, reason);
    for name in [
        "metadata.json",
        "dict.trie",
        "dict.valsidx",
        "dict.vals",
        "dict.wordsidx",
        "dict.words",
        "matrix.mtx",
        "char_def.bin",
        "unk.bin",
    ] {
        let file = path.join(name);
        std::fs::File::open(&file).map_err(|error| Error::dictionary(&file, error))?;
    }
    let parts = lindera::dictionary::load_fs_dictionary(path).map_err(|e| fail(e.to_string()))?;
    let system = Lexicon::scanned(parts.prefix_dictionary).map_err(fail)?;
    let connections = Connections::new((*parts.connection_cost_matrix).clone());
    system.check(connections.left_ids(), connections.right_ids()).map_err(fail)?;
    assemble(system, connections, &parts.unknown_dictionary, &parts.character_definition).map_err(fail)
}

fn assemble(
    system: Lexicon,
    connections: Connections,
    unknown: &UnknownDictionary,
    definition: &CharacterDefinition,
) -> std::result::Result<Dictionary, String> {
    let unknown = UnknownWords::new(unknown, connections.left_ids(), connections.right_ids())?;
    Ok(Dictionary {
        system: Arc::new(system),
        user: None,
        blocked: HashSet::new(),
        unknown: Arc::new(unknown),
        characters: Arc::new(Characters::new(definition)?),
        connections: Arc::new(connections),
        terms: None,
        nouns: None,
        extras: None,
    })
}
