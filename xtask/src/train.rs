//! `cargo xtask train`: labelled sentences → `dict/sentiment.model`.

mod calibration;
mod corpus;
mod matrix;
mod measure;
mod model;
mod solver;

use std::fmt::Write as _;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use calibration::{Calibration, Logits};
use corpus::Row;
use hoego::training::FeatureExtractor;
use measure::{Score, correlation};
pub(crate) use model::Settings;
use model::Trained;

use crate::Result;

/// The repository's own labelled sentences.
const OWN: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../dict/train");

const ARTEFACT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../dict/sentiment.model");

/// Trains on the sentences of the repository and of other files, measures on what was held out, and writes the model.
pub(super) fn run(extra: &[PathBuf], tests: &[PathBuf], settings: &Settings, dry: bool) -> Result<()> {
    let mut rows = corpus::own(Path::new(OWN))?;
    let own = rows.len();
    for path in extra {
        rows.extend(corpus::read(path, true)?);
    }
    println!("{own} sentences of the repository, {} others", rows.len() - own);
    corpus::add_features(&mut rows)?;

    // Without other sentences the repository's own are held out, a batch at a time.
    let folds = corpus::folds(&rows, own < rows.len());
    let held: Vec<(Vec<usize>, Vec<Logits>)> = folds
        .into_iter()
        .map(|held| {
            let train: Vec<&Row> =
                (0..rows.len()).filter(|row| held.binary_search(row).is_err()).map(|row| &rows[row]).collect();
            let trained = Trained::new(&train, settings);
            let logits = held.iter().map(|&row| trained.logits(&rows[row])).collect();
            (held, logits)
        })
        .collect();
    let calibration = Calibration::fit(&pairs(&rows, held.iter()));
    println!("{calibration}");
    report(&rows, &held);

    let all: Vec<&Row> = rows.iter().collect();
    let trained = Trained::new(&all, settings);
    for path in tests {
        let mut rows = corpus::read(path, true)?;
        corpus::add_features(&mut rows)?;
        let logits: Vec<_> = rows.iter().map(|row| trained.logits(row)).collect();
        let judgements = calibration.judge(&rows.iter().zip(&logits).collect::<Vec<_>>());
        let judged: Vec<_> = rows.iter().zip(judgements).collect();
        println!("{}", path.display());
        println!("all    {}", Score::of(judged.iter()));
        println!("clear  {}", Score::of(judged.iter().filter(|(row, _)| row.clear)));
        if let Some(correlation) = correlation(&judged) {
            println!("posts  correlation {correlation:.3}");
        }
    }
    let note = note(&rows, own, extra, settings);
    let bytes = hoego::training::encode(trained.weights(&calibration, note), &calibration.decision)?;
    println!("{} bytes", bytes.len());
    if !dry {
        std::fs::write(ARTEFACT, bytes)?;
    }
    Ok(())
}

/// How the model was made, for its header.
fn note(rows: &[Row], own: usize, extra: &[PathBuf], settings: &Settings) -> String {
    let mut note = format!("cargo xtask train: {own} sentences of dict/train, {settings}");
    if rows.len() > own {
        let names: Vec<_> =
            extra.iter().filter_map(|path| path.file_name()).map(|name| name.to_string_lossy()).collect();
        let _ = write!(
            note,
            "; the weights also learned from {} sentences outside of the repository ({}), whose texts are not part of it",
            rows.len() - own,
            names.join(", ")
        );
    }
    note
}

/// The sentences of folds, with what was said of them.
fn pairs<'a>(
    rows: &'a [Row],
    folds: impl Iterator<Item = &'a (Vec<usize>, Vec<Logits>)>,
) -> Vec<(&'a Row, &'a Logits)> {
    folds.flat_map(|(fold, logits)| fold.iter().map(|&row| &rows[row]).zip(logits)).collect()
}

/// What the models say of sentences that they were not trained on, nor calibrated.
fn report(rows: &[Row], held: &[(Vec<usize>, Vec<Logits>)]) {
    let mut judged = Vec::new();
    for (index, one) in held.iter().enumerate() {
        let others = held.iter().enumerate().filter(|&(other, _)| other != index).map(|(_, other)| other);
        let calibration = Calibration::fit(&pairs(rows, others));
        let own = pairs(rows, std::iter::once(one));
        judged.extend(own.iter().map(|&(row, _)| row).zip(calibration.judge(&own)));
    }
    let mut groups: Vec<&str> = judged.iter().map(|(row, _)| row.group.as_str()).collect();
    groups.sort_unstable();
    groups.dedup();
    for group in groups {
        let score = Score::of(judged.iter().filter(|(row, _)| row.group == group));
        println!("  {group:24} {score}");
    }
    println!("all    {}", Score::of(judged.iter()));
    println!("clear  {}", Score::of(judged.iter().filter(|(row, _)| row.clear)));
    if let Some(correlation) = correlation(&judged) {
        println!("posts  correlation {correlation:.3}");
    }
}

/// Writes the features of each line of a file, for experiments.
pub(super) fn dump(texts: &Path) -> Result<()> {
    let text = std::fs::read_to_string(texts).map_err(|error| format!("{}: {error}", texts.display()))?;
    let mut extractor = FeatureExtractor::new()?;
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for line in text.lines() {
        let features = extractor.named(line);
        let columns = features.iter().map(|(own, name)| format!("{}\u{1}{}\u{1}{name}", own.id, own.value));
        writeln!(out, "{}", columns.collect::<Vec<_>>().join("\t"))?;
    }
    Ok(())
}
