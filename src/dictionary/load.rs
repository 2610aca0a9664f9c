//! Where dictionaries come from.

use std::collections::HashSet;
use std::path::Path;
use std::sync::{Arc, OnceLock};

use lindera_dictionary::dictionary::character_definition::CharacterDefinition;
use lindera_dictionary::dictionary::connection_cost_matrix::ConnectionCostMatrix;
use lindera_dictionary::dictionary::unknown_dictionary::UnknownDictionary;
use lindera_dictionary::error::LinderaError;

use super::lexicon::Files;
use super::{Characters, Connections, Dictionary, Lexicon, UnknownWords};
use crate::error::{Error, Result};

/// Bytes whose address suits numbers, so that costs are read in place.
#[repr(C, align(16))]
pub(super) struct Aligned<T: ?Sized>(pub(super) T);

macro_rules! unpacked {
    ($($name:literal),+) => {{
        static FILE: &$crate::dictionary::load::Aligned<[u8]> =
            &$crate::dictionary::load::Aligned(*include_bytes!(concat!(env!("OUT_DIR"), "/", $($name),+)));
        &FILE.0
    }};
}
pub(super) use unpacked;

/// The dictionary inside the crate; used in place, made ready once per process.
pub(crate) fn embedded() -> Dictionary {
    static EMBEDDED: OnceLock<Dictionary> = OnceLock::new();
    let load = || -> std::result::Result<Dictionary, String> {
        let files = Files {
            trie: unpacked!("dict.trie").into(),
            firsts: unpacked!("dict.valsidx").into(),
            entries: unpacked!("dict.vals").into(),
            places: unpacked!("dict.wordsidx").into(),
            records: unpacked!("dict.words").into(),
        };
        let kinds = include_str!(concat!(env!("OUT_DIR"), "/kinds.txt"));
        let system = Lexicon::tabulated(files, kinds, unpacked!("word-kinds.bin"))?;
        let text = |error: LinderaError| error.to_string();
        let matrix = ConnectionCostMatrix::load(unpacked!("matrix.mtx")).map_err(text)?;
        let unknown = UnknownDictionary::load(unpacked!("unk.bin")).map_err(text)?;
        let definition = CharacterDefinition::load(unpacked!("char_def.bin")).map_err(text)?;
        let connections = Connections::with_bounds(matrix, unpacked!("catch-up.bin"), unpacked!("penalties.bin"));
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
    let file = |name: &str| {
        let file = path.join(name);
        std::fs::read(&file).map_err(|error| Error::dictionary(&file, error))
    };
    let damaged = |name: &str, reason: LinderaError| Error::dictionary(&path.join(name), reason);
    let files = Files {
        trie: file("dict.trie")?.into(),
        firsts: file("dict.valsidx")?.into(),
        entries: file("dict.vals")?.into(),
        places: file("dict.wordsidx")?.into(),
        records: file("dict.words")?.into(),
    };
    let system = Lexicon::scanned(files).map_err(fail)?;
    let matrix = ConnectionCostMatrix::load(file("matrix.mtx")?).map_err(|e| damaged("matrix.mtx", e))?;
    let unknown = UnknownDictionary::load(&file("unk.bin")?).map_err(|e| damaged("unk.bin", e))?;
    let definition = CharacterDefinition::load(&file("char_def.bin")?).map_err(|e| damaged("char_def.bin", e))?;
    let connections = Connections::new(matrix);
    system.check(connections.left_ids(), connections.right_ids()).map_err(fail)?;
    assemble(system, connections, &unknown, &definition).map_err(fail)
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
        predicates: None,
        whole: None,
        added: Arc::default(),
        extras: None,
    })
}
