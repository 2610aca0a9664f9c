//! The command.

use std::path::Path;
use std::process::Output;

use assert_cmd::Command;
use serde_json::Value;

use crate::support::{path, read};

fn hoego(arguments: &[&str], input: &str) -> Output {
    let mut command = Command::cargo_bin("hoego").unwrap();
    command.args(arguments).write_stdin(input).output().unwrap()
}

fn stdout(arguments: &[&str], input: &str) -> String {
    let output = hoego(arguments, input);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

fn file(folder: &Path, name: &str, contents: impl AsRef<[u8]>) -> String {
    let path = folder.join(name);
    std::fs::write(&path, contents).unwrap();
    path.display().to_string()
}

#[test]
fn plain_prints_a_line_a_line() {
    let out = stdout(&["tokenize"], "취업이 힘들었던\n\n했다\r\n마지막");
    insta::assert_snapshot!(out, @r"
    취업/NNG 이/JKS 힘들/VA 었/EP 던/ETM

    하/VV 았/EP 다/EC
    마지막/NNG
    ");
}

#[test]
fn mecab_prints_what_mecab_prints() {
    let out = stdout(&["tokenize", "--format", "mecab"], "할 수\nㅋㅋ\n\n");
    let expected = "할\tVV+ETM,*,T,할,Inflect,VV,ETM,하/VV/*+ㄹ/ETM/*\n수\tNNB,*,F,수,*,*,*,*\nEOS\nㅋㅋ\tIC,*,F,크크,*,*,*,*\nEOS\nEOS\n";
    assert_eq!(out, expected);
    // --mecab selects the tokens for other formats: the stem is as MeCab has it.
    assert_eq!(stdout(&["tokenize", "--mecab"], "깨달은"), "깨달/VV 은/ETM\n");
    assert_eq!(stdout(&["tokenize"], "깨달은"), "깨닫/VV 은/ETM\n");
}

#[test]
fn jsonl_offsets_are_bytes_of_the_file() {
    let folder = tempfile::tempdir().unwrap();
    let text = "\u{feff}나는 간다\r\n쀍쀍을 했다\n";
    let post = file(folder.path(), "post.txt", text);
    let out = stdout(&["tokenize", "-f", "jsonl", &post], "");
    let records: Vec<Value> = out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(records.len(), 2);
    for (number, record) in (1..).zip(&records) {
        assert_eq!(record["path"], post);
        assert_eq!(record["line"], number);
        for token in record["tokens"].as_array().unwrap() {
            let at = |key: &str| usize::try_from(token[key].as_u64().unwrap()).unwrap();
            assert_eq!(text[at("start")..at("end")], *token["surface"].as_str().unwrap());
        }
    }
    let tokens = records[1]["tokens"].as_array().unwrap();
    let last = &tokens[tokens.len() - 2];
    assert_eq!(last["tag"], "VV+EP");
    assert_eq!(last["lemma"], "하다");
    assert_eq!(last["morphemes"][1], serde_json::json!({"form": "았", "tag": "EP"}));
    assert_eq!(records[1]["tokens"][0]["unknown"], true);
}

#[test]
fn tsv_has_a_header_and_a_row_a_token() {
    let out = stdout(&["tokenize", "--format", "tsv"], "길을 걸었다");
    let rows: Vec<Vec<&str>> = out.lines().map(|row| row.split('\t').collect()).collect();
    assert_eq!(rows[0], ["path", "line", "start", "end", "surface", "tag", "lemma", "unknown"]);
    assert_eq!(rows[3], ["-", "1", "7", "10", "걸", "VV", "걷다", "false"]);
    assert!(rows.iter().all(|row| row.len() == 8));
}

#[test]
fn the_number_of_threads_changes_nothing() {
    let post = path("tests/data/mecab/life.txt").display().to_string();
    let posts = path("examples/posts").display().to_string();
    for arguments in
        [["tokenize", "-f", "jsonl", &post], ["keywords", "-f", "jsonl", &posts], ["compare", "-n50", &posts, &post]]
    {
        let [one, many] = ["1", "4"].map(|jobs| stdout(&[&arguments[..], &["-j", jobs]].concat(), ""));
        assert!(one == many && !one.is_empty());
    }
}

#[test]
fn keywords_of_a_folder_are_a_record_a_post() {
    let posts = path("examples/posts").display().to_string();
    let out = stdout(&["keywords", "--format", "jsonl", "--top", "3", &posts], "");
    let records: Vec<Value> = out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert!(records.len() >= 9);
    let paths: Vec<&str> = records.iter().map(|record| record["path"].as_str().unwrap()).collect();
    assert!(paths.is_sorted());
    for record in &records {
        let source = std::fs::read_to_string(record["path"].as_str().unwrap()).unwrap();
        let keywords = record["keywords"].as_array().unwrap();
        assert_eq!(keywords.len(), 3);
        for keyword in keywords {
            let [start, end] = [0, 1].map(|at| usize::try_from(keyword["spans"][0][at].as_u64().unwrap()).unwrap());
            assert!(source.get(start..end).is_some_and(|text| !text.is_empty()));
        }
    }
}

#[test]
fn keywords_of_standard_input() {
    let post = read("examples/posts/2022-12-31-2022-year-in-review.md");
    assert_eq!(stdout(&["keywords", "-n", "4"], &post).lines().count(), 4);
    let nothing = hoego(&["keywords", "-"], "");
    assert_eq!((nothing.stdout.as_slice(), nothing.status.code()), (&[][..], Some(1)));
}

#[test]
fn keywords_of_all_kinds_and_formats() {
    let post = "# 2022년 회고\n\n마라톤을 뛰었다. 마라톤은 힘들었다. 하프 마라톤도 힘들다. 무릎이 아팠다.\n";
    let rows = stdout(&["keywords", "-f", "csv", "-n", "2", "--unigrams", "--from", "markdown"], post);
    let rows: Vec<&str> = rows.lines().collect();
    assert_eq!(rows[0], "path,title,date,rank,keyword,score,count,variants");
    assert!(rows.len() == 3 && rows[1].starts_with("-,2022년 회고,2022") && rows[1].contains(",1,마라톤,"), "{rows:?}");
    assert!(stdout(&["keywords", "--predicates"], post).contains("힘들다"));
    let explained = stdout(&["keywords", "--explain", "-n", "1"], post);
    assert!(explained.contains("frequency") && explained.contains(" · information"), "{explained}");
    let record = stdout(&["keywords", "--explain", "-f", "jsonl"], post);
    let record: Value = serde_json::from_str(record.trim()).unwrap();
    assert_eq!(record["keywords"][0]["factors"][0]["name"], "frequency");
    for method in ["textrank", "count"] {
        assert!(stdout(&["keywords", "--method", method], post).contains("마라톤"), "{method}");
    }
}

#[test]
fn lists_of_words_reach_the_keywords() {
    let folder = tempfile::tempdir().unwrap();
    let stop = file(folder.path(), "stop.txt", "마라톤\n");
    let terms = file(folder.path(), "terms.tsv", "달빛 걷기\t밤산책\n");
    let post = "마라톤을 뛰었다. 마라톤은 길다. 달빛 걷기를 했다. 밤산책은 좋다.";
    let out = stdout(&["keywords", "--stopwords", &stop, "--terms", &terms], post);
    assert!(!out.contains("마라톤") && out.contains("= "), "{out}");
    let bad = file(folder.path(), "bad.tsv", "a\n");
    let output = hoego(&["keywords", "--terms", &bad], post);
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8(output.stderr).unwrap().contains("bad.tsv:1: "));
    assert_eq!(hoego(&["keywords", "--unigrams", "--predicates"], post).status.code(), Some(2));
}

#[test]
fn comparing_shows_both_sides() {
    let folder = tempfile::tempdir().unwrap();
    let a = file(folder.path(), "a.txt", "면접을 봤다. 면접은 떨렸다. 코딩 테스트도 봤다. 코딩 테스트는 어려웠다.\n");
    let b = file(folder.path(), "b.txt", "마라톤을 뛰었다. 마라톤은 길다. 무릎이 아팠다. 무릎을 다쳤다.\n");
    let out = stdout(&["compare", &a, &b, "-f", "jsonl"], "");
    let records: Vec<Value> = out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let of = |side: &str| -> Vec<String> {
        let own = records.iter().filter(|record| record["side"] == side);
        own.map(|record| record["text"].as_str().unwrap().to_owned()).collect()
    };
    assert!(of(&a).contains(&"면접".to_owned()) && of(&b).contains(&"마라톤".to_owned()), "{out}");
    assert!(records.iter().all(|record| record["rest"] == 0 && record["small_sample"] == true));
    let table = stdout(&["compare", &a, &b, "--by", "log-odds"], "");
    assert!(table.contains("a small sample") && table.contains("may be chance"), "{table}");
    assert!(stdout(&["compare", &a, &b, "-f", "csv"], "").starts_with("side,word,here,rest,"));
    assert_eq!(hoego(&["compare", &a], "").status.code(), Some(2));
}

#[test]
fn one_bad_file_does_not_stop_the_others() {
    let folder = tempfile::tempdir().unwrap();
    let good = file(folder.path(), "good.txt", "마라톤을 뛰었다. 마라톤은 길다.\n");
    let bad = file(folder.path(), "bad.txt", b"\xea\xb0\x80\n\xff\n");
    let missing = folder.path().join("missing.txt").display().to_string();
    for command in ["tokenize", "keywords"] {
        let output = hoego(&[command, &bad, &missing, &good], "");
        assert_eq!(output.status.code(), Some(2));
        let errors = String::from_utf8(output.stderr).unwrap();
        assert!(errors.contains(&format!("{bad}:2: ")), "{errors}");
        assert!(errors.contains("missing.txt"), "{errors}");
        assert!(String::from_utf8(output.stdout).unwrap().contains("마라톤"), "{command}");
    }
    // A folder is no text.
    assert_eq!(hoego(&["tokenize", &folder.path().display().to_string()], "").status.code(), Some(2));
}

#[test]
fn many_small_files_are_what_they_are_one_by_one() {
    let folder = tempfile::tempdir().unwrap();
    let (mut paths, mut expected) = (Vec::new(), String::new());
    for number in 0..40 {
        let text = format!("{number}번째 글이다.\n{}", "끝까지 읽었다.\n".repeat(number % 7));
        let path = file(folder.path(), &format!("{number:02}.txt"), &text);
        expected.push_str(stdout(&["tokenize", "-f", "tsv", &path], "").split_once('\n').unwrap().1);
        paths.push(path);
    }
    // One that is large, one that is missing, one that is no text.
    let large = "주말마다 산에 갔다.\n".repeat(20_000);
    paths.insert(20, file(folder.path(), "large.txt", &large));
    paths.insert(10, folder.path().join("none.txt").display().to_string());
    paths.insert(30, file(folder.path(), "broken.txt", b"\xea\xb0\x80\n\xff\n\xea\xb0\x80\n"));
    let mut arguments = vec!["tokenize", "-f", "tsv"];
    arguments.extend(paths.iter().map(String::as_str));
    let output = hoego(&arguments, "");
    assert_eq!(output.status.code(), Some(2));
    let complaints = String::from_utf8(output.stderr).unwrap();
    assert!(complaints.find("none.txt").unwrap() < complaints.find("broken.txt:2").unwrap(), "{complaints}");
    let out = String::from_utf8(output.stdout).unwrap();
    let rows = |wanted: &dyn Fn(&str) -> bool| -> String {
        out.split_inclusive('\n').skip(1).filter(|row| wanted(row)).collect()
    };
    assert_eq!(rows(&|row| !row.contains("large.txt") && !row.contains("broken.txt")), expected);
    assert_eq!(rows(&|row| row.contains("large.txt")).lines().filter(|row| row.contains("\t산\t")).count(), 20_000);
    let place = |name: &str| out.find(name).unwrap();
    assert!(place("19.txt") < place("large.txt") && place("large.txt") < place("20.txt"));
}

#[test]
fn a_closed_pipe_is_no_error() {
    let mut child = std::process::Command::new(assert_cmd::cargo::cargo_bin("hoego"))
        .args(["tokenize", &path("tests/data/mecab/life.txt").display().to_string()])
        .stdout(std::process::Stdio::piped())
        .stderr(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    assert!(output.stderr.is_empty());
}

#[test]
fn dict_check_tells_who_wins() {
    let folder = tempfile::tempdir().unwrap();
    let good = file(folder.path(), "good.tsv", "갓생\tNNG\n우테코\tNNP\n");
    assert_eq!(stdout(&["dict", "check", &good], "").matches(" wins ").count(), 2);
    let loses = file(folder.path(), "loses.tsv", "갓생\tNNG\t\t30000\n");
    let output = hoego(&["dict", "check", &loses], "");
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8(output.stdout).unwrap().contains("LOSES"));
    let bad = file(folder.path(), "bad.tsv", "갓생\n");
    let output = hoego(&["dict", "check", &bad], "");
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8(output.stderr).unwrap().contains("bad.tsv:1:"));
    let record = stdout(&["dict", "check", "-f", "jsonl", &good], "");
    let record: Value = serde_json::from_str(record.lines().next().unwrap()).unwrap();
    assert_eq!(record["entry"]["word"], "갓생");
    assert!(record["probes"].as_array().unwrap().len() > 5);
}

#[test]
fn user_words_reach_every_command() {
    let folder = tempfile::tempdir().unwrap();
    let words = file(folder.path(), "words.tsv", "갓생\tNNG\n");
    assert_eq!(stdout(&["tokenize", "--user-dict", &words], "갓생을"), "갓생/NNG 을/JKO\n");
    let out = stdout(&["keywords", "--user-dict", &words], "갓생을 살았다. 갓생은 힘들다. 갓생!");
    assert!(out.contains("갓생"), "{out}");
}

#[test]
fn wrong_use_is_an_error() {
    for arguments in [&["tokenise"][..], &["tokenize", "--format", "xml"], &["keywords", "--top", "x"], &[]] {
        assert_eq!(hoego(arguments, "").status.code(), Some(2));
    }
    assert!(stdout(&["--help"], "").contains("tokenize"));
    assert!(stdout(&["--version"], "").starts_with("hoego 0."));
}

#[test]
fn time_of_lines_is_a_record_a_line() {
    let text = "작년에 이직했다.\r\n\n22년 경력의 조리사다.\n'21년 하반기에 쉬었다.\n";
    let out = stdout(&["time", "--lines", "--date", "2022-12-31", "-f", "jsonl"], text);
    let records: Vec<Value> = out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let years: Vec<&Value> = records.iter().map(|record| &record["years"]).collect();
    assert_eq!(
        years,
        [&serde_json::json!([2021]), &serde_json::json!([]), &serde_json::json!([]), &serde_json::json!([2021])]
    );
    let keys: Vec<&String> = records[0].as_object().unwrap().keys().collect();
    assert_eq!(keys.len(), 7, "{keys:?}");
    let last = &records[3]["expressions"][0];
    let at = |key: &str| usize::try_from(last[key].as_u64().unwrap()).unwrap();
    assert_eq!(&text[at("start")..at("end")], "'21년 하반기");
    assert_eq!(
        (&last["granularity"], &last["from"], &last["to"]),
        (&"half".into(), &"2021-07".into(), &"2021-12".into())
    );
}

#[test]
fn time_of_posts_inherits() {
    let post = "# 22년 회고\n\n작년보다 바빴다. 많이 배웠다.\n";
    let out = stdout(&["time", "--date", "2022-12-31", "--from", "markdown", "-f", "jsonl"], post);
    let records: Vec<Value> = out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(records[1]["years"], serde_json::json!([2021, 2022]));
    assert_eq!((&records[2]["years"], &records[2]["inherited"]), (&serde_json::json!([2022]), &true.into()));
}

#[test]
fn goals_tell_what_became_of_them() {
    let posts = path("examples/posts").display().to_string();
    let out = stdout(&["goals", "-f", "jsonl", &posts], "");
    let records: Vec<Value> = out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let books = records.iter().find(|record| record["goal"] == "책 24권 읽기").unwrap();
    assert_eq!((&books["set_in"], &books["year"], &books["outcome_in"]), (&2021.into(), &2022.into(), &2022.into()));
    assert_eq!(books["outcome"], "failed");
    let slice = |record: &Value| {
        let source = std::fs::read_to_string(record["path"].as_str().unwrap()).unwrap();
        let at = |key: &str| usize::try_from(record[key].as_u64().unwrap()).unwrap();
        source[at("start")..at("end")].to_owned()
    };
    for record in &records {
        assert!(record["goal"].as_str().unwrap().chars().all(|c| slice(record).contains(c) || c == ' '), "{record}");
        if record["evidence"].is_null() {
            assert_eq!(record["outcome"], "unmentioned");
        } else {
            // The source has markup between the words.
            let (text, source) = (record["evidence"]["text"].as_str().unwrap(), slice(&record["evidence"]));
            assert!(
                text.split_whitespace().all(|word| source.contains(word.trim_matches(|c: char| !c.is_alphanumeric())))
            );
        }
    }
    let table = stdout(&["goals", "--year", "2022", &posts], "");
    assert!(table.starts_with("2022년 목표") && table.contains("“책은 24권이 목표였고 7권을 읽었다.”"), "{table}");
    for command in ["keywords", "sentences", "sentiment", "time", "frames"] {
        assert_eq!(hoego(&[command, "-"], "").status.code(), Some(1), "{command}: nothing was found");
    }
    assert_eq!(hoego(&["goals", "-"], "아무 목표도 없다.\n").status.code(), Some(1));
}

#[test]
fn a_report_of_nothing_readable_takes_the_place_of_none() {
    let folder = tempfile::tempdir().unwrap();
    let page = file(folder.path(), "report.html", "the report of last year");
    let output = hoego(&["report", "no-such-folder", "-o", &page], "");
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(std::fs::read_to_string(&page).unwrap(), "the report of last year");
}
