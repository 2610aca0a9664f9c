//! Labelled sentences.

use std::path::Path;

use hoego::training::{Feature, FeatureExtractor};

use crate::Result;

/// The emotions, in the order of the model.
pub(super) const EMOTIONS: [&str; hoego::training::EMOTIONS] = [
    "neutral",
    "joy",
    "pride",
    "gratitude",
    "relief",
    "sadness",
    "anger",
    "anxiety",
    "fatigue",
    "regret",
    "surprise",
    "hope",
];

/// Into how many parts sentences of other authors are held out.
const FOLDS: usize = 8;

/// What the sentences of some batches count in the regression of polarity beside those of others. A batch counts more where more of it makes
/// the labels of sentences by held-out authors likelier, and less where it makes them less likely, by influence functions
/// (Koh & Liang 2017); pairs of hard cases teach what real posts seldom have, and keep theirs.
const BATCHES: [(&str, f32); 17] = [
    ("articles_and_diaries", 0.2),
    ("emotions", 0.5),
    ("hard_cases", 0.7),
    ("hard_cases_2", 1.3),
    ("hard_cases_3", 0.7),
    ("minimal_pairs", 1.3),
    ("narrative_neutral", 1.4),
    ("negation_contrast_comparison", 0.7),
    ("office_and_care", 0.8),
    ("phenomena_3", 0.5),
    ("phenomena_4", 0.5),
    ("plain_review", 2.0),
    ("posts_of_developers_2", 1.2),
    ("posts_of_learners", 1.6),
    ("posts_of_others", 0.7),
    ("read_1", 1.5),
    ("read_2", 2.5),
];

/// A labelled sentence.
pub(super) struct Row {
    pub(super) text: String,
    /// 0 negative, 1 neutral, 2 positive.
    pub(super) polarity: usize,
    pub(super) emotion: Option<usize>,
    /// Whether any careful reader would agree.
    pub(super) clear: bool,
    /// The batch or author.
    pub(super) group: String,
    pub(super) post: Option<String>,
    pub(super) is_extra: bool,
    /// What it counts beside other sentences of its kind.
    pub(super) weight: f32,
    pub(super) features: Vec<Feature>,
}

/// The batches of a folder, in the order of their names.
pub(super) fn own(folder: &Path) -> Result<Vec<Row>> {
    let mut paths = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))? {
        paths.push(entry?.path());
    }
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "tsv"));
    paths.sort();
    let mut rows = Vec::new();
    for path in paths {
        rows.extend(read(&path, false)?);
    }
    Ok(rows)
}

/// A file with a header: text, polarity (−1, 0, 1), emotion, and perhaps certainty, author and post.
pub(super) fn read(path: &Path, is_extra: bool) -> Result<Vec<Row>> {
    let name = path.display();
    let stem = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    let text = std::fs::read_to_string(path).map_err(|error| format!("{name}: {error}"))?;
    let mut lines = (1..).zip(text.lines()).filter(|(_, line)| !line.starts_with('#') && !line.is_empty());
    let (_, header) = lines.next().ok_or_else(|| format!("{name}: no header"))?;
    let header: Vec<&str> = header.split('\t').collect();
    let column = |wanted: &str| header.iter().position(|&own| own == wanted);
    let needed = |wanted: &str| column(wanted).ok_or_else(|| format!("{name}: no column {wanted}"));
    let (text_at, polarity_at) = (needed("text")?, needed("polarity")?);
    let (emotion_at, certainty_at, author_at, post_at) =
        (column("emotion"), column("certainty"), column("author"), column("post"));
    let batch = BATCHES.iter().find(|(batch, _)| !is_extra && *batch == stem);
    let weight = batch.map_or(1.0, |&(_, weight)| weight);
    let mut rows = Vec::new();
    for (number, line) in lines {
        let cells: Vec<&str> = line.split('\t').collect();
        let cell = |at: Option<usize>| at.and_then(|at| cells.get(at)).copied();
        let bad = |reason: String| format!("{name}:{number}: {reason}");
        let text = cell(Some(text_at)).filter(|text| !text.is_empty()).ok_or_else(|| bad("no text".to_owned()))?;
        let polarity = match cell(Some(polarity_at)) {
            Some("-1") => 0,
            Some("0") => 1,
            Some("1") => 2,
            other => return Err(bad(format!("the polarity {other:?} is none of -1, 0 and 1")).into()),
        };
        let emotion = match cell(emotion_at) {
            None | Some("") => None,
            Some(own) => {
                let place = EMOTIONS.iter().position(|&emotion| emotion == own);
                Some(place.ok_or_else(|| bad(format!("no such emotion: {own:?}")))?)
            }
        };
        rows.push(Row {
            text: text.to_owned(),
            polarity,
            emotion,
            clear: cell(certainty_at) != Some("uncertain"),
            group: cell(author_at).unwrap_or(&stem).to_owned(),
            post: cell(post_at).map(str::to_owned),
            is_extra,
            weight,
            features: Vec::new(),
        });
    }
    Ok(rows)
}

/// Takes all sentences apart, on all cores; the outcome does not depend on their number.
pub(super) fn add_features(rows: &mut [Row]) -> Result<()> {
    let threads = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let size = rows.len().div_ceil(threads).max(1);
    let results: Vec<Result<(), String>> = std::thread::scope(|scope| {
        let work = rows.chunks_mut(size).map(|chunk| {
            scope.spawn(move || {
                let mut extractor = FeatureExtractor::new().map_err(|error| error.to_string())?;
                for row in chunk {
                    row.features = extractor.features(&row.text);
                }
                Ok(())
            })
        });
        let work: Vec<_> = work.collect();
        work.into_iter().map(|thread| thread.join().unwrap_or_else(|_| Err("a thread panicked".to_owned()))).collect()
    });
    Ok(results.into_iter().collect::<Result<(), String>>()?)
}

/// Which sentences are held out together: those of a few authors, or those of a batch.
pub(super) fn folds(rows: &[Row], by_author: bool) -> Vec<Vec<usize>> {
    let mut groups: Vec<(&str, Vec<usize>)> = Vec::new();
    for (index, row) in rows.iter().enumerate().filter(|(_, row)| row.is_extra == by_author) {
        match groups.iter_mut().find(|(name, _)| *name == row.group) {
            Some((_, own)) => own.push(index),
            None => groups.push((&row.group, vec![index])),
        }
    }
    if !by_author {
        return groups.into_iter().map(|(_, own)| own).collect();
    }
    // The largest first, each to the smallest fold.
    groups.sort_by_key(|(name, own)| (std::cmp::Reverse(own.len()), *name));
    let mut folds = vec![Vec::new(); FOLDS.min(groups.len())];
    for (_, own) in groups {
        if let Some(fold) = folds.iter_mut().min_by_key(|fold| fold.len()) {
            fold.extend(own);
        }
    }
    for fold in &mut folds {
        fold.sort_unstable();
    }
    folds
}
