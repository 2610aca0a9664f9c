//! Maintainer commands: `cargo xtask --help`.

mod dict;
mod train;

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
    /// Makes dict/sentiment.model from the labelled sentences in dict/train, after measuring on sentences held out
    Train {
        /// Learn also from this file: text, polarity, emotion, certainty, author, post. The model then says so, and what is
        /// held out are its authors
        #[arg(long)]
        extra: Vec<PathBuf>,
        #[command(flatten)]
        settings: train::Settings,
        /// Measure only
        #[arg(long)]
        dry: bool,
    },
    /// Writes the features of each line of a file
    Features { file: PathBuf },
}

fn main() -> ExitCode {
    let result = match Arguments::parse().command {
        Command::Dict { wheel, verify } => dict::run(&wheel, verify),
        Command::Train { extra, settings, dry } => train::run(&extra, &settings, dry),
        Command::Features { file } => train::dump(&file),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("xtask: {error}");
            ExitCode::FAILURE
        }
    }
}
