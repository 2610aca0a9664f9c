//! Maintainer commands: `cargo xtask --help`.

#[cfg(feature = "analysis")]
mod background;
mod dict;
#[cfg(feature = "analysis")]
mod keywords;
#[cfg(feature = "analysis")]
mod train;

use std::error::Error;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

#[derive(Parser)]
#[command(name = "cargo xtask", about = "Maintainer commands of hoego")]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Makes dict/ko-dic.hgd from the compiled MeCab dictionary in a Python wheel, or verifies it
    Dict {
        /// python_mecab_ko_dic-2.1.1.post2-py3-none-any.whl, as `pip download --no-deps` fetches it
        #[arg(long)]
        wheel: PathBuf,
        /// Compare every entry and every connection cost of dict/ko-dic.hgd with the wheel
        #[arg(long)]
        verify: bool,
    },
    /// Writes dict/background.tsv: in how many posts which word stands
    #[cfg(feature = "analysis")]
    Background {
        /// Folders of authors' folders of posts
        #[arg(required = true)]
        posts: Vec<PathBuf>,
        /// Files with a short text in the last column of every line
        #[arg(long, value_name = "FILE")]
        reviews: Vec<PathBuf>,
    },
    /// Makes dict/sentiment.model from the labelled sentences in dict/train, after measuring on sentences held out
    #[cfg(feature = "analysis")]
    Train {
        /// Learn also from this file: text, polarity, emotion, certainty, author, post. The model then says so, and what is
        /// held out are its authors
        #[arg(long)]
        extra: Vec<PathBuf>,
        /// Tell how good the model is on this file, which it does not learn from
        #[arg(long)]
        test: Vec<PathBuf>,
        #[command(flatten)]
        settings: train::Settings,
        /// Measure only
        #[arg(long)]
        dry: bool,
    },
    /// Writes the features of each line of a file
    #[cfg(feature = "analysis")]
    Features { file: PathBuf },
    /// Measures keywords against keyphrases by hand: what each step of the recipe pays
    #[cfg(feature = "analysis")]
    Keywords {
        /// JSON lines of path and keywords: lists of the ways to write a keyphrase
        #[arg(required = true)]
        gold: Vec<PathBuf>,
        /// Where their paths begin
        #[arg(long, default_value = ".")]
        root: PathBuf,
        /// Weights instead of the steps: name=value
        #[arg(long, value_name = "WEIGHT")]
        set: Vec<String>,
        /// Single nouns instead of phrases
        #[arg(long)]
        unigrams: bool,
    },
}

pub(crate) type Result<T, E = Box<dyn Error>> = std::result::Result<T, E>;

fn main() -> ExitCode {
    let result = match Arguments::parse().command {
        Command::Dict { wheel, verify } => dict::run(&wheel, verify),
        #[cfg(feature = "analysis")]
        Command::Background { posts, reviews } => background::run(&posts, &reviews),
        #[cfg(feature = "analysis")]
        Command::Train { extra, test, settings, dry } => train::run(&extra, &test, &settings, dry),
        #[cfg(feature = "analysis")]
        Command::Features { file } => train::dump(&file),
        #[cfg(feature = "analysis")]
        Command::Keywords { gold, root, set, unigrams } => keywords::run(&root, &gold, &set, unigrams),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("xtask: {error}");
            ExitCode::FAILURE
        }
    }
}
