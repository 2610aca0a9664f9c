//! lindera on the dictionary that hoego embeds.

use std::sync::Arc;

use lindera::dictionary::{Dictionary, Metadata};
use lindera::mode::Mode;
use lindera::segmenter::Segmenter;
use lindera::worker::SegmentWorker;
use lindera_dictionary::dictionary::character_definition::CharacterDefinition;
use lindera_dictionary::dictionary::connection_cost_matrix::ConnectionCostMatrix;
use lindera_dictionary::dictionary::prefix_dictionary::PrefixDictionary;
use lindera_dictionary::dictionary::unknown_dictionary::UnknownDictionary;

/// lindera's fastest way to segment, on the dictionary that hoego embeds. lindera keeps white space as tokens
/// and analyses each eojeol by itself, so it does less; its tokens carry no tags until asked.
pub fn lindera() -> SegmentWorker {
    #[repr(C, align(16))]
    struct Aligned<T: ?Sized>(T);
    macro_rules! file {
        ($name:literal) => {{
            static FILE: &Aligned<[u8]> = &Aligned(*include_bytes!(concat!(env!("OUT_DIR"), "/", $name)));
            &FILE.0
        }};
    }
    let prefix_dictionary = PrefixDictionary::load(
        file!("dict.trie"),
        file!("dict.valsidx"),
        file!("dict.vals"),
        file!("dict.wordsidx"),
        file!("dict.words"),
    );
    let dictionary = Dictionary {
        prefix_dictionary: Arc::new(prefix_dictionary.expect("sound")),
        connection_cost_matrix: Arc::new(ConnectionCostMatrix::load(file!("matrix.mtx")).expect("sound")),
        character_definition: Arc::new(CharacterDefinition::load(file!("char_def.bin")).expect("sound")),
        unknown_dictionary: Arc::new(UnknownDictionary::load(file!("unk.bin")).expect("sound")),
        metadata: Arc::new(Metadata::default()),
    };
    Segmenter::new(Mode::Normal, dictionary, None).into_worker()
}
