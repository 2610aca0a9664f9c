//! Where dictionaries come from.

use std::borrow::Cow;
use std::collections::HashSet;
use std::path::Path;
use std::sync::{Arc, OnceLock};

use lindera_dictionary::dictionary::character_definition::CharacterDefinition;
use lindera_dictionary::dictionary::connection_cost_matrix::ConnectionCostMatrix;
use lindera_dictionary::dictionary::unknown_dictionary::UnknownDictionary;
use lindera_dictionary::error::LinderaError;

use super::layout::{Costs, Surfaces};
use super::lexicon::{Listing, Records};
use super::{Characters, Connections, Dictionary, Entry, Lexicon, UnknownWords};
use crate::error::{Error, Result};
use crate::tag::Tag;

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
        let listing = Listing {
            codes: unpacked!("system.codes").into(),
            nodes: unpacked!("system.nodes").into(),
            entries: unpacked!("system.entries").into(),
        };
        let records = Records { places: unpacked!("dict.wordsidx").into(), records: unpacked!("dict.words").into() };
        let kinds = include_str!(concat!(env!("OUT_DIR"), "/kinds.txt"));
        let system = Lexicon::tabulated(listing, records, kinds, unpacked!("word-kinds.bin"))?;
        let text = |error: LinderaError| error.to_string();
        let unknown = UnknownDictionary::load(unpacked!("unk.bin")).map_err(text)?;
        let definition = CharacterDefinition::load(unpacked!("char_def.bin")).map_err(text)?;
        let [left_ids, costs @ ..] = unpacked!("connections.bin").as_chunks().0 else { return Err("no costs".into()) };
        let left_ids = u16::from_le_bytes(*left_ids).into();
        let (catch_up, penalties) = (unpacked!("catch-up.bin"), unpacked!("penalties.bin"));
        let connections = Connections::with_bounds(Cow::Borrowed(costs), left_ids, catch_up, penalties);
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
    let matrix = ConnectionCostMatrix::load(file("matrix.mtx")?).map_err(|e| damaged("matrix.mtx", e))?;
    let unknown = UnknownDictionary::load(&file("unk.bin")?).map_err(|e| damaged("unk.bin", e))?;
    let definition = CharacterDefinition::load(&file("char_def.bin")?).map_err(|e| damaged("char_def.bin", e))?;
    let entries = file("dict.vals")?.as_chunks().0.iter().map(Entry::of_lindera).collect::<Option<Vec<_>>>();
    let entries = entries.ok_or_else(|| fail("it has too many words or context ids".into()))?;
    let records = Records { places: file("dict.wordsidx")?.into(), records: file("dict.words")?.into() };
    let words = Lexicon::scanned(records).map_err(fail)?;
    let costs = Costs::new(matrix.costs().to_vec(), matrix.forward_size as usize);
    let kind = |word| words.kind(word);
    let arrange = |entries: &mut [Entry]| costs.arrange(entries, |word| kind(word).penalty);
    let is_noun = |word| matches!(kind(word).tags(), [Tag::Nng | Tag::Nnp]);
    let surfaces = Surfaces::new(&file("dict.trie")?, &file("dict.valsidx")?, entries, arrange, is_noun);
    let surfaces = surfaces.map_err(|reason| Error::dictionary(&path.join("dict.trie"), reason))?;
    let system = words.listing(surfaces.into());
    let rows: Vec<[u8; 2]> = costs.into_rows().into_iter().map(i16::to_le_bytes).collect();
    let connections = Connections::with_bounds(rows.into(), matrix.backward_size, &[], &[]);
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
