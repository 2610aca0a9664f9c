//! Posts over time: the commands `years`, `kwic`, `explain`, `summarize`, `merge`, `report`.

use std::path::Path;
use std::process::Output;

use assert_cmd::Command;
use hoego::keyword::keyness::MIN_UNITS;
use hoego::{Analysis, Document, Granularity, Period, Report, Summarizer, Summary, Timeline, Tokenizer};
use serde_json::Value;
use unicode_width::UnicodeWidthStr;

use crate::support::path;

fn hoego(arguments: &[&str]) -> Output {
    Command::cargo_bin("hoego").unwrap().args(arguments).output().unwrap()
}

fn stdout(arguments: &[&str]) -> String {
    let output = hoego(arguments);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

fn records(arguments: &[&str]) -> Vec<Value> {
    stdout(arguments).lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn samples() -> String {
    path("examples/posts").display().to_string()
}

fn summary(posts: &[&str]) -> Summary {
    let tokenizer = Tokenizer::new();
    let (summarizer, mut worker) = (Summarizer::new(&tokenizer), tokenizer.worker());
    let mut summary = Summary::default();
    for (number, text) in posts.iter().enumerate() {
        let post = Document::from_markdown(text);
        summary.merge(summarizer.summarize(&format!("{number}.md"), &Analysis::new(&post, &mut worker)));
    }
    summary
}

fn years(posts: &[&str]) -> Timeline {
    Timeline::new(&summary(posts), Granularity::Year, 10)
}

/// A post of a date in which a sentence stands several times, in front of different words.
fn post(date: &str, sentences: &[&str]) -> String {
    format!("---\ndate: {date}\n---\n{}\n", sentences.join("\n\n"))
}

#[test]
fn years_of_the_samples_have_what_is_documented() {
    let years = records(&["years", &samples(), "--format", "jsonl"]);
    let periods: Vec<&str> = years.iter().map(|year| year["period"].as_str().unwrap()).collect();
    assert!(periods.is_sorted());
    for year in ["2019", "2020", "2021", "2022", "2023", "2024"] {
        let own = years.iter().find(|own| own["period"] == year).unwrap_or_else(|| panic!("{year}: {periods:?}"));
        assert!(own["posts"].as_u64().unwrap() >= 1 && own["sentences"].as_u64().unwrap() > 50, "{own}");
        let [score, low, high] = ["score", "low", "high"].map(|name| own[name].as_f64().unwrap());
        assert!(-1.0 <= low && low <= score && score <= high && high <= 1.0, "{own}");
        for list in ["keywords", "distinctive"] {
            let words = own[list].as_array().unwrap();
            assert!(words.len() >= 5, "{year} {list}");
            assert!(words.iter().all(|word| word["text"].is_string() && word["count"].as_u64() >= Some(1)), "{own}");
            assert!(words.is_sorted_by(|a, b| a["score"].as_f64() >= b["score"].as_f64()), "{own}");
        }
        for list in ["rising", "falling", "new", "returning", "vanished"] {
            assert!(own[list].is_array(), "{year} {list}");
        }
        assert!(own["emotions"].as_object().unwrap().values().all(Value::is_u64), "{own}");
        let evidence = &own["word"]["evidence"];
        let source = std::fs::read_to_string(evidence["path"].as_str().unwrap()).unwrap();
        let at = |name: &str| usize::try_from(evidence[name].as_u64().unwrap()).unwrap();
        assert!(source.get(at("start")..at("end")).is_some_and(|text| text.chars().count() > 5), "{evidence}");
    }
    let of = |year: &str| years.iter().find(|own| own["period"] == year).unwrap();
    let has =
        |year: &str, word: &str| of(year)["distinctive"].as_array().unwrap().iter().any(|own| own["text"] == word);
    assert!(has("2019", "백수") && has("2022", "온콜") && has("2023", "휴직"), "{:?}", of("2022")["distinctive"]);
}

#[test]
fn periods_of_other_sizes_add_up() {
    let count = |by: &str, name: &str| -> u64 {
        let records = records(&["years", &samples(), "--by", by, "-f", "jsonl"]);
        records.iter().map(|own| own[name].as_u64().unwrap()).sum()
    };
    for name in ["posts", "sentences", "positive", "negative"] {
        let [year, half, quarter, month] = ["year", "half", "quarter", "month"].map(|by| count(by, name));
        assert!(year == half && half == quarter && quarter == month, "{name}: {year} {half} {quarter} {month}");
    }
}

#[test]
fn every_format_of_years() {
    let csv = stdout(&["years", &samples(), "-f", "csv"]);
    let mut rows = csv::Reader::from_reader(csv.as_bytes());
    assert_eq!(&rows.headers().unwrap()[0], "period");
    assert!(rows.records().count() >= 6);
    let whole: Value = serde_json::from_str(&stdout(&["years", &samples(), "-f", "json"])).unwrap();
    assert_eq!(
        whole["posts"].as_u64(),
        whole["periods"].as_array().unwrap().iter().map(|own| own["posts"].as_u64()).sum()
    );
    let page = stdout(&["years", &samples(), "-f", "md", "--lang", "ko"]);
    assert!(page.starts_with("| 기간 |") && page.contains("| 2023년 |"), "{page}");
    let table = stdout(&["years", &samples(), "--lang", "en"]);
    let chart = |line: &&str| line.contains('●');
    let columns: Vec<usize> =
        table.lines().filter(chart).map(|line| line.find(['│', '┼', '●']).map_or(0, |at| line[..at].width())).collect();
    assert!(columns.len() >= 6 && table.contains("2019"), "{table}");
}

#[test]
fn words_come_stay_and_go() {
    let filler: Vec<String> =
        (0..60).map(|n| format!("강아지와 공원을 산책했다. 날씨가 맑았고 하늘이 {n}번 파랬다.")).collect();
    let filler: Vec<&str> = filler.iter().map(String::as_str).collect();
    let with = |date: &str, sentence: &str, times: usize| {
        let own: Vec<&str> = filler.iter().copied().chain(std::iter::repeat_n(sentence, times)).collect();
        post(date, &own)
    };
    let posts = [
        with("2020-05-01", "마라톤을 뛰었다.", 12),
        with("2020-09-01", "마라톤을 뛰었다.", 12),
        with("2021-05-01", "발레를 배웠다.", 12),
        with("2021-09-01", "발레를 배웠다.", 12),
        with("2022-05-01", "마라톤을 뛰었다.", 12),
        with("2022-09-01", "마라톤을 뛰었다.", 12),
    ];
    let posts: Vec<&str> = posts.iter().map(String::as_str).collect();
    let timeline = years(&posts);
    let [_, second, third] = &timeline.entries[..] else { panic!("{:?}", timeline.entries) };
    let texts = |list: &[hoego::timeline::WordShift]| list.iter().map(|own| own.text.clone()).collect::<Vec<_>>();
    assert_eq!(texts(&second.shifts.new), ["발레"]);
    assert_eq!(texts(&second.shifts.vanished), ["마라톤"]);
    assert_eq!(texts(&third.shifts.returning), ["마라톤"]);
    assert_eq!(third.shifts.returning[0].last_seen, Some(Period::Year(2020)));
    assert!(second.shifts.new[0].certain && !second.small_sample);
    let word = second.word.as_ref().unwrap();
    assert_eq!((word.text.as_str(), word.excerpt.text()), ("발레", "발레를 배웠다."));
    let course = timeline.courses.iter().find(|course| course.text == "마라톤").unwrap();
    assert_eq!(course.points.iter().map(|point| point.count).collect::<Vec<_>>(), [24, 0, 24]);
}

#[test]
fn little_text_is_flagged_not_hidden() {
    let timeline = years(&[&post("2020-12-31", &["마라톤을 뛰었다."]), &post("2021-12-31", &["발레를 배웠다."])]);
    assert_eq!(timeline.entries.len(), 2);
    assert!(timeline.entries.iter().all(|entry| entry.small_sample && entry.units < MIN_UNITS));
    assert_eq!(timeline.entries[0].distinctive[0].text, "마라톤");
}

#[test]
fn nothing_gives_nothing() {
    assert_eq!(Timeline::new(&Summary::default(), Granularity::Month, 10).entries, []);
    let report = Report::new(&Summary::default());
    assert_eq!((report.chapters.len(), report.goals.len()), (0, 0));
    let timeline = years(&["", "---\ndate: 2021\n---\n", "```\n코드\n```\n"]);
    assert_eq!(timeline.entries.iter().map(|entry| entry.posts).sum::<u64>(), 3);
    assert!(timeline.entries.iter().all(|entry| entry.keywords.is_empty() && entry.mood().is_none()));
}

#[test]
fn a_post_without_a_date_is_undated() {
    let timeline = years(&["마라톤을 뛰었다. 마라톤은 길다."]);
    assert_eq!(timeline.entries[0].period, Period::Undated);
    let report = Report::new(&summary(&["마라톤을 뛰었다. 마라톤은 길다."]));
    assert_eq!((report.corpus.undated, report.chapters[0].year), (1, None));
}

#[test]
fn what_is_hardly_mentioned_is_no_chapter() {
    let text =
        post("2022-12-31", &["모자이크는 1993년에 나왔다.", "올해는 마라톤을 뛰었다.", "내년에는 발레를 배우겠다."]);
    let report = Report::new(&summary(&[&text]));
    assert_eq!(report.chapters.iter().map(|chapter| chapter.year).collect::<Vec<_>>(), [Some(2022)]);
}

#[test]
fn what_lies_far_from_the_posts_is_no_chapter() {
    let mut sentences = vec!["올해는 마라톤을 뛰었다."; 200];
    sentences.extend(["1970년에는 컴퓨터가 컸다."; 8]);
    sentences.extend(["2021년에는 취업을 준비했다."; 8]);
    let timeline = years(&[&post("2022-12-31", &sentences)]);
    let told: Vec<_> = timeline.entries.iter().map(|entry| (entry.period, entry.mention)).collect();
    assert_eq!(told, [(Period::Year(1970), true), (Period::Year(2021), false), (Period::Year(2022), false)]);
}

#[test]
fn words_have_the_mood_of_the_clauses_with_them() {
    let sentences = [
        "회사는 힘들었지만 운동은 즐거웠다.",
        "회사는 괴로웠지만 운동은 재미있었다.",
        "회사는 지쳤지만 운동은 행복했다.",
    ];
    let timeline = years(&[&post("2022-12-31", &sentences)]);
    let mood = |text: &str| {
        let aspect = timeline.entries[0].aspects.iter().find(|aspect| aspect.text == text);
        aspect.map_or_else(|| panic!("{text}"), |aspect| (aspect.sentences, aspect.mood.value))
    };
    let ((company, bad), (sport, good)) = (mood("회사"), mood("운동"));
    assert_eq!((company, sport), (3, 3));
    assert!(bad < -0.1 && good > 0.1, "{bad} {good}");
}

#[test]
fn frames_of_the_samples_are_told_by_period() {
    let records = records(&["frames", &samples(), "-f", "jsonl"]);
    let has = |period: &str, frame: &str, part: &str| {
        let is_same = |own: &&Value| own["period"] == period && own["frame"] == frame && own["part"] == part;
        records.iter().find(is_same).unwrap_or_else(|| panic!("{period} {frame} {part}")).clone()
    };
    for (period, frame, part) in [
        ("2020", "3fs", "feeling"),
        ("2021", "4ls", "longed_for"),
        ("2023", "ssc", "stop"),
        ("2024", "kpt", "problem"),
        ("2024", "review", "good"),
        ("2024", "review", "next"),
    ] {
        let own = has(period, frame, part);
        assert!(own["sentences"].as_u64() > Some(1) && own["posts"] == 1, "{own}");
        let evidence = &own["evidence"][0];
        let source = std::fs::read_to_string(evidence["path"].as_str().unwrap()).unwrap();
        let at = |name: &str| usize::try_from(evidence[name].as_u64().unwrap()).unwrap();
        assert_eq!(source.get(at("start")..at("end")), evidence["text"].as_str());
    }
    let score = |part: &str| has("2024", "kpt", part)["score"].as_f64().unwrap();
    assert!(score("problem") < score("keep"), "problems sound worse than what is kept");
    let halves = stdout(&["frames", &samples(), "--by", "half", "-f", "csv"]);
    assert!(halves.contains("2024-H1,kpt,keep") && halves.contains("2024-H2,review,good"), "{halves}");
    let table = stdout(&["frames", &samples(), "--lang", "ko"]);
    assert!(table.contains("2024년 상반기") || table.contains("2024년  KPT"), "{table}");
    let page = stdout(&["frames", &samples(), "-f", "md", "--lang", "en"]);
    assert!(page.contains("| problem |") && page.contains("\n> "), "{page}");
    assert_eq!(hoego(&["frames", "-n", "2", "README.md"]).status.code(), Some(1));
}

#[test]
fn kwic_finds_all_forms_and_aligns_them() {
    let out = stdout(&["kwic", "힘들다", &samples()]);
    let rows: Vec<&str> = out.lines().collect();
    assert!(rows.len() >= 5);
    for form in ["힘들지", "힘들었던", "힘들면"] {
        assert!(out.contains(form), "{form}: {out}");
    }
    let columns: Vec<usize> = rows.iter().map(|row| row[..row.find(" 힘").unwrap()].width()).collect();
    assert!(columns.iter().all(|&column| column == columns[0]), "{columns:?}\n{out}");
    let ends: Vec<usize> = rows.iter().map(|row| row[..row.rfind("  ").unwrap()].width()).collect();
    assert!(ends.iter().all(|&end| end == ends[0]), "{ends:?}");
    for place in records(&["kwic", "코딩 테스트", &samples(), "-f", "jsonl"]) {
        let source = std::fs::read_to_string(place["path"].as_str().unwrap()).unwrap();
        let at = |name: &str| usize::try_from(place[name].as_u64().unwrap()).unwrap();
        assert_eq!(&source[at("start")..at("end")], place["match"].as_str().unwrap());
        let joined = [&place["left"], &place["match"], &place["right"]].map(|part| part.as_str().unwrap()).concat();
        assert_eq!(joined, place["sentence"].as_str().unwrap());
    }
    assert_eq!(hoego(&["kwic", "없는말이다", &samples()]).status.code(), Some(1));
}

#[test]
fn explain_tells_why_and_why_not() {
    let own = &records(&["explain", "코테", &samples(), "-f", "jsonl"])[0];
    assert_eq!(own["keyword"], "코딩 테스트");
    let first = &own["posts"][0];
    let product: f64 =
        first["factors"].as_array().unwrap().iter().map(|factor| factor["value"].as_f64().unwrap()).product();
    assert!((product - first["score"].as_f64().unwrap()).abs() < 1e-9, "{first}");
    assert!(first["rank"].as_u64().unwrap() <= 10);
    assert_eq!(own["periods"][0]["period"], "2019");
    assert!(own["periods"][0]["log_ratio"]["low"].is_number());
    let generic = &records(&["explain", "때", &samples(), "-f", "jsonl"])[0];
    assert_eq!(generic["posts"][0]["reason"], "says_nothing");
    assert_eq!(hoego(&["explain", "없는말", &samples()]).status.code(), Some(1));
}

fn write(folder: &Path, name: &str, text: &str) -> String {
    let path = folder.join(name);
    std::fs::write(&path, text).unwrap();
    path.display().to_string()
}

#[test]
fn shards_merge_to_the_same_bytes_and_the_same_report() {
    let folder = tempfile::tempdir().unwrap();
    let whole = stdout(&["summarize", &samples()]);
    let parts: Vec<String> = ["3/3", "1/3", "2/3"]
        .iter()
        .enumerate()
        .map(|(at, shard)| {
            write(folder.path(), &format!("{at}.json"), &stdout(&["summarize", &samples(), "--shard", shard]))
        })
        .collect();
    let merged = stdout(&[&["merge"], &parts.iter().map(String::as_str).collect::<Vec<_>>()[..]].concat());
    assert!(merged == whole, "a merge of shards is the whole");
    let file = write(folder.path(), "all.json", &merged);
    for command in [&["years", "-f", "jsonl"][..], &["report", "-f", "md"], &["report", "--lang", "en"]] {
        let [of_posts, of_summary] = [samples(), file.clone()].map(|path| stdout(&[command, &[&path]].concat()));
        assert!(of_posts == of_summary, "{command:?}");
    }
    assert_eq!(hoego(&["summarize", &samples(), "--shard", "4/3"]).status.code(), Some(2));
}

#[test]
fn summaries_of_other_options_do_not_merge() {
    let folder = tempfile::tempdir().unwrap();
    let one = write(folder.path(), "one.json", &stdout(&["summarize", &samples()]));
    let words = write(folder.path(), "words.tsv", "갓생\tNNG\n");
    let other = write(folder.path(), "other.json", &stdout(&["summarize", &samples(), "--user-dict", &words]));
    let output = hoego(&["merge", &one, &other]);
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8(output.stderr).unwrap().contains("--user-dict"));
    let broken = write(folder.path(), "broken.json", "{\"hoego_summary\":1,");
    let output = hoego(&["merge", &one, &broken]);
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8(output.stderr).unwrap().contains("broken.json"));
}

#[test]
fn threads_change_no_year() {
    let [one, many] = ["1", "4"].map(|jobs| stdout(&["summarize", &samples(), "-j", jobs]));
    assert!(one == many);
}

#[test]
fn goals_of_the_samples_reach_the_report() {
    let report: Value = serde_json::from_str(&stdout(&["report", &samples(), "-f", "json"])).unwrap();
    let goals = report["goals"].as_array().unwrap();
    let done = goals.iter().find(|goal| goal["text"] == "상반기 안에 취업하기").unwrap();
    assert_eq!((done["outcome"].as_str(), done["outcome_in"].as_i64()), (Some("done"), Some(2020)));
    assert!(done["evidence"]["line"].as_u64() > Some(1), "{done}");
    let years: Vec<_> =
        report["chapters"].as_array().unwrap().iter().map(|own| own["year"].as_i64().unwrap()).collect();
    assert_eq!(years, [2019, 2020, 2021, 2022, 2023, 2024]);
    let bare = stdout(&["report", &samples(), "-f", "json", "--no-quotes"]);
    assert!(!bare.contains("examples/posts"), "no path without quotes");
}
