//! What the command line offers beside its commands: a file of options, a time, completions, pages of the manual.

use std::fs;
use std::path::Path;
use std::process::Output;

use assert_cmd::Command;

fn hoego(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::cargo_bin("hoego").unwrap();
    command.current_dir(folder).env("LC_ALL", "C").args(arguments).output().unwrap()
}

fn stdout(folder: &Path, arguments: &[&str]) -> String {
    let output = hoego(folder, arguments);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

fn stderr(folder: &Path, arguments: &[&str]) -> String {
    let output = hoego(folder, arguments);
    assert_eq!(output.status.code(), Some(2));
    String::from_utf8(output.stderr).unwrap()
}

/// A folder of posts, one a month of 2022 and one of 2023 without a month.
fn blog() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let blog = folder.path().join("blog");
    fs::create_dir(&blog).unwrap();
    for month in 1..=12 {
        fs::write(
            blog.join(format!("2022-{month:02}-15.md")),
            format!("{month}월에도 달리기를 했다. 달리기는 즐겁다.\n"),
        )
        .unwrap();
    }
    fs::write(blog.join("later.md"), "---\ndate: 2023\n---\n새해에는 수영을 했다.\n").unwrap();
    fs::write(blog.join("undated.md"), "언젠가 책을 읽었다.\n").unwrap();
    folder
}

#[test]
fn posts_are_taken_from_a_day_on_and_until_another() {
    let folder = blog();
    let count = |arguments: &[&str]| {
        let all = [&["sentences", "blog", "-f", "plain"], arguments].concat();
        stdout(folder.path(), &all).lines().filter(|line| line.contains("했다") || line.contains("읽었다")).count()
    };
    assert_eq!(count(&[]), 14);
    assert_eq!(count(&["--since", "2022"]), 13);
    assert_eq!(count(&["--until", "2022"]), 12);
    assert_eq!(count(&["--since", "2022-03", "--until", "2022-05-15"]), 3);
    assert_eq!(count(&["--since", "2022-03-16", "--until", "2022-12"]), 9);
    // Of the post of 2023 it is not known whether it was written before June.
    assert_eq!(count(&["--since", "2023-06"]), 1);
    assert_eq!(hoego(folder.path(), &["sentences", "blog", "--since", "2024"]).status.code(), Some(1));
    assert!(stderr(folder.path(), &["sentences", "blog", "--since", "soon"]).contains("\"soon\" is no date"));
}

#[test]
fn options_come_from_a_file_and_the_command_line_counts_more() {
    let folder = blog();
    let options = "jobs = 1\nsince = \"2022-11\"\nglob = ['*.md']\nuser-dict = ['words.tsv']\n\n[report]\ntitle = '나의 글'\nformat = 'md'\nno-quotes = true\n";
    let inner = folder.path().join("options");
    fs::create_dir(&inner).unwrap();
    fs::write(inner.join("hoego.toml"), options).unwrap();
    fs::write(inner.join("words.tsv"), "오운완\tNNG\n").unwrap();
    let report =
        |more: &[&str]| stdout(folder.path(), &[&["report", "blog", "--config", "options/hoego.toml"], more].concat());
    assert!(report(&[]).starts_with("# 나의 글\n"));
    assert!(report(&[]).contains("2 posts") || report(&[]).contains("3 posts"));
    assert!(report(&["--title", "Other", "--since", "2023"]).starts_with("# Other\n"));
    // Other commands have the options that stand for all, if they have them.
    let sentences = stdout(folder.path(), &["sentences", "--config", "options/hoego.toml", "blog"]);
    assert_eq!(sentences.lines().count(), 5);
    stdout(folder.path(), &["tokenize", "--config", "options/hoego.toml", "blog/later.md"]);
}

#[test]
fn what_is_wrong_with_a_file_of_options_is_told_with_its_line() {
    let folder = blog();
    let problem = |options: &str| {
        fs::write(folder.path().join("hoego.toml"), options).unwrap();
        stderr(folder.path(), &["keywords", "blog", "--config", "hoego.toml"])
    };
    assert_eq!(problem("\njobz = 1\n"), "hoego: hoego.toml:2: no command has an option --jobz\n");
    assert_eq!(problem("[keywords]\nlang = 'ko'\n"), "hoego: hoego.toml:2: hoego keywords has no option --lang\n");
    assert!(
        problem("[keywords]\ntop = 'many'\n").starts_with("hoego: hoego.toml:2: invalid value 'many' for '--top <N>'")
    );
    assert!(problem("[report]\nno-quotes = 'yes'\n").contains("hoego.toml:2: true or false is expected"));
    assert!(problem("top = [[1], {}]\n").contains("hoego.toml:1: not a value of an option"));
    assert!(problem("a = \n").starts_with("hoego: hoego.toml:1: "));
    let missing = stderr(folder.path(), &["keywords", "blog", "--config", "none.toml"]);
    assert!(missing.starts_with("hoego: none.toml: ") && missing.contains("no such file or folder"), "{missing}");
}

#[test]
fn shells_and_man_know_every_command() {
    let folder = tempfile::tempdir().unwrap();
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        assert!(stdout(folder.path(), &["completions", shell]).contains("keywords"), "{shell}");
    }
    assert!(stdout(folder.path(), &["man"]).starts_with(".ie"));
    stdout(folder.path(), &["man", "man1"]);
    for page in ["hoego", "hoego-keywords", "hoego-report", "hoego-dict-check"] {
        assert!(folder.path().join(format!("man1/{page}.1")).exists(), "{page}");
    }
}

#[test]
fn the_version_is_short_or_says_what_it_knows() {
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(stdout(folder.path(), &["-V"]).lines().count(), 1);
    let long = stdout(folder.path(), &["--version"]);
    assert!(
        long.starts_with(concat!("hoego ", env!("CARGO_PKG_VERSION"), "\n")) && long.contains("\nko-dic "),
        "{long}"
    );
}

#[test]
fn reports_are_written_to_a_file_or_printed() {
    let folder = blog();
    assert_eq!(stdout(folder.path(), &["report", "blog", "-o", "report.html", "--lang", "ko"]), "");
    let page = fs::read_to_string(folder.path().join("report.html")).unwrap();
    assert!(page.contains("<html lang=\"ko\">") && page.contains("글 12편"));
    assert_eq!(stdout(folder.path(), &["report", "blog", "-o", "-", "--lang", "ko"]), page);
    // The environment is not Korean.
    assert!(stdout(folder.path(), &["report", "blog"]).contains("<html lang=\"en\">"));
    assert!(
        stdout(folder.path(), &["report", "blog", "--format", "md", "--title", "# *제목*"])
            .starts_with("# \\# \\*제목\\*\n")
    );
    assert_eq!(hoego(folder.path(), &["report", "blog", "--since", "2030"]).status.code(), Some(1));
    assert!(stderr(folder.path(), &["report", "blog", "-o", "none/report.html"]).contains("none/report.html"));
}
