//! How much of a report is shown at most: a page of many years and posts stays one that people can open and read.

/// Words that set a year apart.
pub(super) const WORDS: usize = 10;
/// The same of a year of which there is little text.
pub(super) const FEW_WORDS: usize = 5;
/// Sentences under one heading.
pub(super) const QUOTES: usize = 4;
/// Aspects of a year.
pub(super) const ASPECTS: usize = 8;
/// Emotions of a year.
pub(super) const EMOTIONS: usize = 6;
/// Words of a chart of changes, and of each list beside it.
pub(super) const SHIFTS: usize = 8;
/// Words through the years.
pub(super) const COURSES: usize = 12;
/// Goals of a year.
pub(super) const GOALS: usize = 12;
/// Firsts.
pub(super) const FIRSTS: usize = 16;
/// Longest runs.
pub(super) const STREAKS: usize = 6;
/// Characters of a quotation.
pub(super) const QUOTE: usize = 170;
/// Characters of a title of a post.
pub(super) const TITLE: usize = 60;
/// Characters of a word, which may be several.
pub(super) const WORD: usize = 32;
/// Characters of a path.
pub(super) const PATH: usize = 56;
