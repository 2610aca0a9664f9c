//! What hoego promises, by topic.

mod artefact;
mod cli;
mod dictionary_dir;
mod document;
mod keywords;
mod markup;
mod mecab;
mod morphemes;
mod parallel;
mod robustness;
mod sentiment;
mod sources;
mod support;
mod user_dictionary;
