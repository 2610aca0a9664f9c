//! The stamp of this build.

use super::Stamp;

/// Names and hashes of the data in the crate, a line each, written by the build script.
const DATA: &str = include_str!(concat!(env!("OUT_DIR"), "/stamp.tsv"));

impl Stamp {
    /// The stamp of this build of the crate, without options.
    pub fn current() -> Self {
        let data = DATA.lines().filter_map(|line| line.split_once('\t'));
        Self {
            version: env!("CARGO_PKG_VERSION").to_owned(),
            data: data.map(|(name, hash)| (name.to_owned(), hash.to_owned())).collect(),
            options: Vec::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_stamp_names_the_dictionary_and_the_lexicons() {
        let stamp = Stamp::current();
        assert!(stamp.data.contains_key("ko-dic") && stamp.data.contains_key("terms"), "{stamp:?}");
        assert!(stamp.data.values().all(|hash| hash.len() == 16));
    }
}
