//! Files of many posts: JSON and tables.

use super::*;

#[test]
fn a_broken_line_does_not_stop_the_others() {
    let lines = "\u{feff}{\"text\": \"첫째\", \"id\": 7, \"title\": \"제목\", \"date\": \"2021-12-31\", \"tags\": [\"회고\"]}\r\n\
                 \n\
                 {\"text\": \"둘째\n\
                 {\"본문\": \"셋째\\n줄\", \"Title\": null, \"tags\": \"달리기, #독서\"}\n\
                 [1]\n\
                 {\"date\": \"2022\", \"memo\": \"\"}\n\
                 {\"text\": 3}\n\
                 {\"text\": \"마지막\"}";
    let results = open("posts.jsonl", lines.as_bytes());
    let summaries: Vec<_> = results.iter().map(summary).collect();
    let lines: Vec<usize> = summaries.iter().map(|(line, _)| *line).collect();
    assert_eq!(lines, [1, 3, 4, 5, 6, 7, 8]);
    assert_eq!([&summaries[0].1, &summaries[2].1, &summaries[6].1], ["첫째", "셋째\n줄", "마지막"]);
    assert!(summaries[1].1.starts_with("! no JSON object: "), "{}", summaries[1].1);
    assert!(summaries[4].1.contains("본문") && summaries[4].1.ends_with("date, memo"), "{}", summaries[4].1);
    let first = results[0].as_ref().unwrap();
    assert_eq!((first.id(), first.title()), (Some("7"), Some("제목")));
    assert_eq!(first.date().unwrap().0.to_string(), "2021-12-31");
    assert_eq!(first.tags(), ["회고"]);
    assert_eq!(results[2].as_ref().unwrap().tags(), ["달리기", "독서"]);
}

#[test]
fn an_array_is_read_object_by_object() {
    let json = "[\n  {\"text\": \"하나 } \\\" ]\"},\n  {\"text\": \"둘\" \"셋\"},\n\n  {\n \"content\": \"넷\"}\n]\n";
    let summaries = summaries("posts.json", json.as_bytes());
    assert_eq!(summaries[0], (2, "하나 } \" ]".to_owned()));
    assert!(summaries[1].0 == 3 && summaries[1].1.starts_with("! no JSON object"));
    assert_eq!(summaries[2..], [(5, "넷".to_owned())]);
    let cut = open("posts.json", "[{\"text\": \"하나\"}, {\"text\": \"둘".as_bytes());
    assert!(cut[0].is_ok() && cut[1].is_err() && cut.len() == 2);
    // One object on several lines, and several without an array.
    assert_eq!(open("posts.json", "{\n\"text\": \"하나\"\n}\n{\"text\": \"둘\"}".as_bytes()).len(), 2);
}

#[test]
fn bytes_that_are_no_text_cost_no_record() {
    let results =
        open("posts.jsonl", b"{\"text\": \"\xea\xb0\x80 \xff \xeb\x82\x98\"}\n{\"text\": \"\xeb\x8b\xa4\"}\n");
    let documents = good(&results);
    assert_eq!(documents[0].source(), "가 \u{fffd} 나");
    assert!(documents[0].problems()[0].lost && documents[1].problems().is_empty());
}

#[test]
fn a_record_larger_than_any_post_is_refused_by_its_line() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("posts.jsonl");
    let mut lines = b"{\"text\": \"a\"}\n{\"text\": \"".to_vec();
    lines.resize(lines.len() + Document::MAX_BYTES, b'x');
    lines.extend_from_slice(b"\"}\n{\"text\": \"b\"}\n");
    fs::write(&path, lines).unwrap();
    let results: Vec<_> = Documents::open(&path, &Fields::default()).unwrap().collect();
    assert_eq!([&results[0], &results[2]].map(|result| summary(result).0), [1, 3]);
    let (line, reason) = summary(&results[1]);
    assert!(line == 2 && reason.contains("more than"), "{reason}");
}

#[test]
fn tables_are_read_with_their_quotes() {
    let table = "\u{feff}날짜,제목,본문,비고\r\n\
                 2022-12-31,\"한 해, 돌아보기\",\"첫 줄\n\n\"\"둘째\"\" 줄\",\r\n\
                 \r\n\
                 2023-01-01,새해,셋째\r\n\
                 2023-01-02,이튿날,넷째,,,\r\n";
    let results = open("posts.csv", table.as_bytes());
    let first = results[0].as_ref().unwrap();
    assert_eq!((first.title(), first.source()), (Some("한 해, 돌아보기"), "첫 줄\n\n\"둘째\" 줄"));
    assert_eq!(first.date().unwrap().0.to_string(), "2022-12-31");
    assert_eq!(summary(&results[0]).0, 2);
    assert_eq!(summary(&results[1]), (6, "! 3 fields, but 4 names in the first row".to_owned()));
    assert_eq!(summary(&results[2]), (7, "넷째".to_owned()));
    let tabs = summaries("posts.tsv", "id\ttext\n1\t탭으로 나눈, 표\n".as_bytes());
    assert_eq!(tabs, [(2, "탭으로 나눈, 표".to_owned())]);
}

#[test]
fn tables_of_korean_spreadsheets_are_read() {
    let table = "제목,내용\n올해,\"마라톤을 뛰었다.\n힘들었다.\"\n";
    let wide: Vec<u8> = format!("\u{feff}{table}").encode_utf16().flat_map(u16::to_le_bytes).collect();
    for bytes in [cp949(table), wide] {
        let results = open("posts.csv", &bytes);
        let documents = good(&results);
        assert_eq!((documents[0].title(), documents[0].source()), (Some("올해"), "마라톤을 뛰었다.\n힘들었다."));
        assert!(documents[0].problems().is_empty());
    }
}

#[test]
fn fields_can_be_named() {
    let folder = folder(&[("a.csv", "text,memo,언제\n가,나,2020-01-02\n".as_bytes())]);
    let path = folder.path().join("a.csv");
    let fields = |text: &str, date: &str| Fields {
        text: Some(text.to_owned()),
        date: Some(date.to_owned()),
        ..Fields::default()
    };
    let document = Documents::open(&path, &fields("memo", "언제")).unwrap().next().unwrap().unwrap();
    assert_eq!((document.source(), document.date().unwrap().0.year), ("나", 2020));
    for fields in [fields("글", "언제"), fields("text", "날짜")] {
        let Err(Error::NotPosts { reason, .. }) = Documents::open(&path, &fields) else { panic!() };
        assert!(reason.ends_with("text, memo, 언제"), "{reason}");
    }
}

#[test]
fn a_quotation_mark_that_is_never_closed_fills_no_memory() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("posts.csv");
    let mut table = b"id,text\n1,a\n2,\"".to_vec();
    table.resize(table.len() + Document::MAX_BYTES + (1 << 20), b'x');
    fs::write(&path, table).unwrap();
    let results: Vec<_> = Documents::open(&path, &Fields::default()).unwrap().collect();
    assert_eq!(summary(&results[0]), (2, "a".to_owned()));
    let (line, reason) = summary(&results[1]);
    assert!(line == 3 && reason.contains("quotation mark"), "{line} {reason}");
    assert_eq!(results.len(), 2);
}
