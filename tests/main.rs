//! What hoego promises, by topic.

mod artefact;
mod bench;
mod cli;
mod dictionary_dir;
mod document;
mod goals;
mod keyness;
mod keywords;
mod markup;
mod mecab;
mod memory;
mod morphemes;
mod options;
mod parallel;
mod report;
mod robustness;
mod sentences;
mod sentiment;
mod sources;
mod summary;
mod support;
mod time;
mod user_dictionary;
mod words;
mod years;
