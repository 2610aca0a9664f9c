//! The command line: what `hoego` accepts, and its exit codes.
//!
//! 0: done. 1: a check found something, or nothing matched. 2: an error; what could be done was done. A pipe
//! that the reader closed is no error.

mod bench;
mod compare;
mod config;
mod dict;
mod explain;
mod frames;
mod goals;
mod hint;
mod input;
mod keywords;
mod kwic;
mod lines;
mod locale;
mod mood;
mod output;
mod period;
mod progress;
mod report;
mod sentences;
mod sentiment;
mod shell;
mod summary;
mod time;
mod tokenize;
mod years;

use std::io;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, CommandFactory, FromArgMatches, Parser, Subcommand, ValueEnum};

use crate::Tokenizer;
use crate::report::Stamp;

/// Reads years of Korean retrospective writing: words, keywords, moods.
#[derive(Parser)]
#[command(name = "hoego", version, long_version = long_version(), max_term_width = 100)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
    /// Threads to use; all cores by default. The output is the same at any number
    #[arg(short, long, global = true, value_name = "N")]
    jobs: Option<usize>,
    /// A file of options: names and values as TOML, for all commands or under the name of one (user-dict = "words.tsv")
    #[arg(long, global = true, value_name = "FILE")]
    config: Option<PathBuf>,
}

#[derive(Subcommand)]
enum Command {
    /// Cut texts into words with tags and dictionary forms
    ///
    /// Example: echo '취업이 힘들었던 한 해' | hoego tokenize
    Tokenize(tokenize::Arguments),
    /// Cut posts into sentences
    ///
    /// Example: echo '면접을 봤다 떨렸지만 재밌었다' | hoego sentences
    Sentences(sentences::Arguments),
    /// Find the keywords of posts
    ///
    /// Example: hoego keywords examples/posts
    Keywords(keywords::Arguments),
    /// Find the words that set two files or folders of posts apart
    ///
    /// Example: hoego compare posts/2022 posts/2023
    Compare(compare::Arguments),
    /// List the places where a word stands, in all its forms, with what stands around it
    ///
    /// Example: hoego kwic 힘들다 examples/posts
    Kwic(kwic::Arguments),
    /// Tell why a word is a keyword of posts and years, or is not
    ///
    /// Example: hoego explain '코딩 테스트' examples/posts
    Explain(explain::Arguments),
    /// Tell how sentences and posts feel, and by which words
    ///
    /// Example: echo '힘들었지만 뿌듯한 한 해였다' | hoego sentiment --explain
    Sentiment(sentiment::Arguments),
    /// Tell which years sentences are about
    ///
    /// Example: echo '작년에 이직했다' | hoego time --date 2022-12-31
    Time(time::Arguments),
    /// Tell what each year was about, how it felt, and what changed
    ///
    /// Example: hoego years examples/posts
    Years(years::Arguments),
    /// Tell what retrospectives say in the parts of their frames: KPT, 4Ls, 잘한 점 and 아쉬운 점
    ///
    /// In JSON a part has period, frame, part, posts, sentences, score, low, high, negative, neutral, positive, keywords, evidence (path, start, end,
    /// text).
    ///
    /// Example: hoego frames examples/posts
    Frames(frames::Arguments),
    /// Find the goals that posts set, and what later posts say became of them
    ///
    /// Example: hoego goals examples/posts
    Goals(goals::Arguments),
    /// Make one page of years of posts: what each was about, how it felt, what changed
    ///
    /// Example: hoego report examples/posts -o report.html
    Report(report::Arguments),
    /// Sum up posts in a file, to be merged with others and reported on later
    ///
    /// Example: hoego summarize posts --shard 1/2 > first.json
    Summarize(summary::Arguments),
    /// Merge summaries into one: the same as that of all their posts
    ///
    /// Example: hoego merge first.json second.json > all.json
    Merge(summary::MergeArguments),
    /// Work with user dictionaries
    #[command(subcommand)]
    Dict(dict::Command),
    /// Measure how quickly texts are analysed
    ///
    /// Example: hoego bench posts.txt
    Bench(bench::Arguments),
    /// Print what completes hoego's commands in a shell
    ///
    /// Example: hoego completions bash > ~/.local/share/bash-completion/completions/hoego
    Completions(shell::CompletionsArguments),
    /// Write the manual pages
    ///
    /// Example: hoego man ~/.local/share/man/man1
    Man(shell::ManArguments),
}

#[derive(Args)]
struct DictionaryArguments {
    /// User dictionary: lines of word TAB tag [TAB lemma] [TAB cost], or -word to block (쿠버네티스 NNP)
    #[arg(long, value_name = "FILE")]
    user_dict: Vec<PathBuf>,
    /// Use a ko-dic built by lindera 6.2 instead of the embedded dictionary
    #[arg(long, value_name = "DIR")]
    dict_dir: Option<PathBuf>,
}

impl DictionaryArguments {
    fn tokenizer(&self, mecab: bool) -> crate::Result<Tokenizer> {
        let mut builder = Tokenizer::builder().mecab_compatible(mecab);
        if let Some(path) = &self.dict_dir {
            builder = builder.dictionary_dir(path);
        }
        for path in &self.user_dict {
            builder = builder.user_dictionary(path);
        }
        builder.build()
    }

    /// The options that change what is found, as on the command line.
    fn options(&self) -> Vec<String> {
        let dictionary = self.dict_dir.iter().map(|path| format!("--dict-dir {}", path.display()));
        let words = self.user_dict.iter().map(|path| format!("--user-dict {}", path.display()));
        dictionary.chain(words).collect()
    }
}

#[derive(Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
enum ReportFormat {
    #[default]
    Table,
    Jsonl,
}

/// How a command ended when it did not fail altogether.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Outcome {
    Done,
    /// A check found something, or nothing matched.
    Found,
    /// Some input could not be used, which was reported; the rest was done.
    Partial,
}

/// Why a command stopped.
enum Failure {
    Hoego(crate::Error),
    Output(io::Error),
    Usage(String),
}

impl From<crate::Error> for Failure {
    fn from(error: crate::Error) -> Self {
        Self::Hoego(error)
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::Output(error)
    }
}

/// Runs the command of the process's arguments.
pub fn main() -> ExitCode {
    let result = arguments().and_then(|arguments| run(&arguments));
    match result {
        Ok(Outcome::Done) => ExitCode::SUCCESS,
        Ok(Outcome::Found) => ExitCode::from(1),
        Ok(Outcome::Partial) => ExitCode::from(2),
        Err(Failure::Output(error)) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(failure) => {
            match failure {
                Failure::Hoego(error) => report_error(&error, true),
                Failure::Output(error) => report(&format!("cannot write: {error}")),
                Failure::Usage(reason) => report(&reason),
            }
            ExitCode::from(2)
        }
    }
}

/// What `hoego --version` says: the version, and the hashes of what the analysis knows.
fn long_version() -> String {
    let Stamp { version, data, .. } = Stamp::current();
    let data = data.into_iter().map(|(name, hash)| format!("\n{name} {hash}"));
    version + &data.collect::<String>()
}

/// The arguments of the process, and those that a file of options adds.
fn arguments() -> Result<Arguments, Failure> {
    let mut command = Arguments::command();
    let mut matches = command.clone().get_matches();
    if let Some(path) = matches.get_one::<PathBuf>("config") {
        command = config::apply(command, path)?;
        matches = command.get_matches();
    }
    // What does not match has been told to the user before.
    Arguments::from_arg_matches(&matches).map_err(|error| Failure::Usage(error.to_string()))
}

fn run(arguments: &Arguments) -> Result<Outcome, Failure> {
    if let Some(jobs) = arguments.jobs {
        // Fails only if the pool exists already, and nothing has run yet.
        let _ = rayon::ThreadPoolBuilder::new().num_threads(jobs).build_global();
    }
    match &arguments.command {
        Command::Tokenize(arguments) => tokenize::run(arguments),
        Command::Sentences(arguments) => sentences::run(arguments),
        Command::Keywords(arguments) => keywords::run(arguments),
        Command::Compare(arguments) => compare::run(arguments),
        Command::Kwic(arguments) => kwic::run(arguments),
        Command::Explain(arguments) => explain::run(arguments),
        Command::Sentiment(arguments) => sentiment::run(arguments),
        Command::Time(arguments) => time::run(arguments),
        Command::Years(arguments) => years::run(arguments),
        Command::Frames(arguments) => frames::run(arguments),
        Command::Goals(arguments) => goals::run(arguments),
        Command::Report(arguments) => report::run(arguments),
        Command::Summarize(arguments) => summary::run(arguments),
        Command::Merge(arguments) => summary::merge(arguments),
        Command::Dict(command) => dict::run(command),
        Command::Bench(arguments) => bench::run(arguments),
        Command::Completions(arguments) => shell::completions(arguments),
        Command::Man(arguments) => shell::man(arguments),
    }
}

/// Tells the user about an error, and what to do about it.
fn report_error(error: &crate::Error, with_hint: bool) {
    report(&error.to_string());
    if let Some(hint) = hint::hint(error, locale::lang()).filter(|_| with_hint) {
        eprintln!("{hint}");
    }
}

/// Tells the user about a problem.
fn report(reason: &str) {
    eprintln!("hoego: {reason}");
}
