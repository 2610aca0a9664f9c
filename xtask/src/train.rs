//! Trains the sentiment model.

use std::io::Write as _;
use std::path::Path;

use crate::Result;
use hoego::training::FeatureExtractor;

/// Writes the features of each line of a file, for experiments.
pub(super) fn dump(texts: &Path) -> Result<()> {
    let text = std::fs::read_to_string(texts).map_err(|error| format!("{}: {error}", texts.display()))?;
    let mut extractor = FeatureExtractor::default();
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for line in text.lines() {
        let features = extractor.features(line);
        let columns =
            features.iter().map(|feature| format!("{}\u{1}{}\u{1}{}", feature.id, feature.value, feature.name));
        writeln!(out, "{}", columns.collect::<Vec<_>>().join("\t"))?;
    }
    Ok(())
}
