//! Commands read posts from everywhere.

use super::feeds::RSS;
use super::*;

#[test]
fn keywords_takes_posts_from_everywhere() {
    let folder = folder(&[
        ("blog/a.md", "# 마라톤\n\n마라톤을 뛰었다.".as_bytes()),
        ("blog/b.csv", "제목,내용\n독서,\"책을\n읽었다.\"\n이직,이직을 했다.\n".as_bytes()),
        ("blog/feed.xml", RSS.as_bytes()),
        ("blog/index.csv", b"path,size\na.md,3\n"),
        ("blog/sitemap.xml", b"<urlset/>"),
        ("blog/z.jsonl", "{\"text\": \"면접을 봤다.\", \"id\": \"z1\", \"date\": \"2022-01-02\"}\n".as_bytes()),
    ]);
    let (records, errors, code) = keywords(&["blog"], folder.path(), b"");
    assert_eq!((errors.as_str(), code), ("", 0));
    let heads: Vec<_> =
        records.iter().map(|record| (record["path"].as_str().unwrap(), record["line"].as_u64())).collect();
    let expected = [
        ("blog/a.md", None),
        ("blog/b.csv", Some(2)),
        ("blog/b.csv", Some(4)),
        ("blog/feed.xml", Some(4)),
        ("blog/feed.xml", Some(12)),
        ("blog/z.jsonl", Some(1)),
    ];
    assert_eq!(heads, expected);
    assert_eq!((&records[5]["id"], &records[5]["date"]), (&"z1".into(), &"2022-01-02".into()));
    assert_eq!(records[5]["date_source"], "front_matter");
    assert!(records[0].get("id").is_none() && records[0].get("date").is_some_and(Value::is_null));
    // What was named is not passed over in silence.
    let (_, errors, code) = keywords(&["blog/index.csv", "blog/sitemap.xml"], folder.path(), b"");
    assert_eq!((errors.lines().count(), code), (2, 2));
    let (records, _, _) = keywords(&["blog", "--glob", "*.csv", "--glob", "!b.*"], folder.path(), b"");
    assert!(records.is_empty());
}

#[test]
fn what_cannot_be_read_is_reported_and_the_rest_is_done() {
    let folder = folder(&[
        ("a.md", "회고를 썼다.".as_bytes()),
        ("b.txt", b"\x7fELF\0\0\0\x01"),
        ("c.jsonl", b"{\n{\"text\": \"\xed\x9a\x8c\xea\xb3\xa0\"}\n"),
        ("d.csv", b"text,date\n\xed\x9a\x8c\xea\xb3\xa0,someday\n"),
        ("e.txt", b"\xed\x9a\x8c\xea\xb3\xa0\n\n\xff\n"),
    ]);
    let (records, errors, code) = keywords(&[".", "nowhere.md"], folder.path(), b"");
    let paths: Vec<_> = records.iter().map(|record| record["path"].as_str().unwrap()).collect();
    assert_eq!(paths, ["./a.md", "./c.jsonl", "./d.csv", "./e.txt"]);
    assert_eq!(code, 2);
    let beginnings = ["./b.txt: ", "./c.jsonl:1: ", "./d.csv:2: ", "./e.txt:3: ", "nowhere.md: "];
    assert_eq!(errors.lines().count(), beginnings.len(), "{errors}");
    for (line, beginning) in errors.lines().zip(beginnings) {
        assert!(line.starts_with(&format!("hoego: {beginning}")), "{line}");
    }
    // A warning is no error.
    let (_, errors, code) = keywords(&["d.csv"], folder.path(), b"");
    assert!(errors.contains("someday") && code == 0);
    assert_eq!(keywords(&["."], tempfile::tempdir().unwrap().path(), b"").2, 1);
    assert_eq!(keywords(&[".", "--glob", "a{"], folder.path(), b"").2, 2);
}

#[test]
fn standard_input_is_what_the_user_says() {
    let folder = tempfile::tempdir().unwrap();
    let records = |arguments: &[&str], input: &str| {
        let (records, errors, code) = keywords(arguments, folder.path(), input.as_bytes());
        // 1: a word of one syllable is no keyword.
        assert!(errors.is_empty() && code <= 1, "{code} {errors}");
        records
    };
    let titles = |records: &[Value]| records.iter().map(|record| record["title"].clone()).collect::<Vec<_>>();
    assert_eq!(titles(&records(&[], "# 제목\n마라톤")), [Value::Null]);
    assert_eq!(titles(&records(&["-"], "---\ntitle: 제목\n---\n마라톤")), ["제목"]);
    assert_eq!(titles(&records(&["--from", "markdown"], "# 제목\n마라톤")), ["제목"]);
    assert_eq!(titles(&records(&["--from", "rss"], RSS)).len(), 2);
    assert_eq!(records(&["--from", "jsonl", "--text-field", "x"], "{\"x\": \"가\"}\n{\"x\": \"나\"}").len(), 2);
    assert_eq!(records(&["--from", "csv", "-"], "text\n가\n나\n다\n")[2]["line"], 4);
    let (_, errors, code) = keywords(&["--from", "rss"], folder.path(), b"{}");
    assert!(errors.starts_with("hoego: -: ") && code == 2);
}

#[test]
fn more_posts_than_a_batch_come_in_order() {
    let line = |number: usize| format!("{{\"text\": \"마라톤 {number}\", \"id\": {number}}}\n");
    let lines: String = (0..700).map(line).collect();
    let folder = folder(&[("a.md", b"x"), ("b.jsonl", lines.as_bytes()), ("c.md", b"x")]);
    let (records, _, code) = keywords(&["."], folder.path(), b"");
    assert_eq!((records.len(), code), (702, 0));
    let expected: Vec<String> = (0..700).map(|number: usize| number.to_string()).collect();
    let ids: Vec<&str> = records[1..701].iter().map(|record| record["id"].as_str().unwrap()).collect();
    assert_eq!(ids, expected);
}

#[test]
fn tokenize_reads_beyond_bytes_that_are_no_text() {
    let folder = folder(&[("a.txt", b"\xea\xb0\x80\n\xeb\x82\x98 \xff \xeb\x8b\xa4\n\xeb\x9d\xbc\n")]);
    let output = hoego(&["tokenize", "-f", "jsonl", "a.txt"], folder.path(), b"");
    assert_eq!(output.status.code(), Some(2));
    let errors = String::from_utf8(output.stderr).unwrap();
    assert_eq!(errors, "hoego: a.txt:2: bytes that are no UTF-8\n");
    let out = String::from_utf8(output.stdout).unwrap();
    let records: Vec<Value> = out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(records.len(), 3);
    let spans = |record: &Value| {
        let tokens = record["tokens"].as_array().unwrap().clone();
        tokens
            .iter()
            .map(|token| (token["start"].as_u64().unwrap(), token["end"].as_u64().unwrap()))
            .collect::<Vec<_>>()
    };
    assert_eq!(spans(&records[1]), [(4, 7), (8, 9), (10, 13)]);
    assert_eq!(spans(&records[2]), [(14, 17)]);
}

#[test]
fn tokenize_decodes_other_encodings() {
    let text = "마라톤을 뛰었다.\n힘들었지만 즐거웠다.\n";
    let wide: Vec<u8> = format!("\u{feff}{text}").encode_utf16().flat_map(u16::to_le_bytes).collect();
    let folder = folder(&[("a.txt", text.as_bytes()), ("b.txt", &cp949(text)), ("c.txt", &wide)]);
    let plain = |name: &str| {
        let output = hoego(&["tokenize", name], folder.path(), b"");
        assert!(output.status.success());
        String::from_utf8(output.stdout).unwrap()
    };
    assert_eq!(plain("a.txt"), plain("b.txt"));
    assert_eq!(plain("a.txt"), plain("c.txt"));
    let output = hoego(&["tokenize", "-f", "jsonl", "b.txt"], folder.path(), b"");
    let bytes = cp949(text);
    for line in String::from_utf8(output.stdout).unwrap().lines() {
        let record: Value = serde_json::from_str(line).unwrap();
        for token in record["tokens"].as_array().unwrap() {
            let [start, end] = ["start", "end"].map(|key| usize::try_from(token[key].as_u64().unwrap()).unwrap());
            assert_eq!(encoding_rs::EUC_KR.decode(&bytes[start..end]).0, token["surface"].as_str().unwrap());
        }
    }
}
