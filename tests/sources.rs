//! Where posts come from: folders, files of one and of many, standard input.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;

use assert_cmd::Command;
use hoego::{Document, Documents, Error, Fields, Format, Result, Walk};
use proptest::prelude::*;
use serde_json::Value;
use tempfile::TempDir;

fn folder(files: &[(&str, &[u8])]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, contents) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, contents).unwrap();
    }
    folder
}

fn open(name: &str, contents: &[u8]) -> Vec<Result<Document>> {
    let folder = folder(&[(name, contents)]);
    Documents::open(folder.path().join(name), &Fields::default()).unwrap().collect()
}

/// The line and text of a document, or the line and reason of an error.
fn summary(result: &Result<Document>) -> (usize, String) {
    match result {
        Ok(document) => (document.line().unwrap_or(0), document.source().to_owned()),
        Err(Error::Record { line, reason, .. }) => (*line, format!("! {reason}")),
        Err(error) => panic!("{error}"),
    }
}

fn summaries(name: &str, contents: &[u8]) -> Vec<(usize, String)> {
    open(name, contents).iter().map(summary).collect()
}

fn good(results: &[Result<Document>]) -> Vec<&Document> {
    results.iter().map(|result| result.as_ref().unwrap()).collect()
}

/// The names of the files found, and how often something could not be read.
fn walk(folder: &Path, globs: &[&str]) -> (Vec<String>, Vec<Error>) {
    let (mut names, mut errors) = (Vec::new(), Vec::new());
    for path in Walk::new([folder], globs).unwrap() {
        match path {
            Ok(path) => names.push(path.strip_prefix(folder).unwrap().display().to_string()),
            Err(error) => errors.push(error),
        }
    }
    (names, errors)
}

fn hoego(arguments: &[&str], folder: &Path, input: &[u8]) -> Output {
    let mut command = Command::cargo_bin("hoego").unwrap();
    command.args(arguments).current_dir(folder).write_stdin(input).output().unwrap()
}

/// The records of `hoego keywords`, what it reports and its exit code.
fn keywords(arguments: &[&str], folder: &Path, input: &[u8]) -> (Vec<Value>, String, i32) {
    let output = hoego(&[&["keywords", "-f", "jsonl"], arguments].concat(), folder, input);
    let out = String::from_utf8(output.stdout).unwrap();
    let records = out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    (records, String::from_utf8(output.stderr).unwrap(), output.status.code().unwrap())
}

fn cp949(text: &str) -> Vec<u8> {
    encoding_rs::EUC_KR.encode(text).0.into_owned()
}

// Folders.

#[test]
fn a_folder_is_its_posts_sorted() {
    let files = ["b.md", "a/z.txt", "a/é.md", "B.HTML", "c.jsonl", "d.xml", "a/photo.jpg", "config.json", "Makefile"];
    let files: Vec<(&str, &[u8])> = files.iter().map(|name| (*name, &b"x"[..])).collect();
    let folder = folder(&files);
    let (names, errors) = walk(folder.path(), &[]);
    assert_eq!(names, ["B.HTML", "a/z.txt", "a/é.md", "b.md", "c.jsonl", "d.xml"]);
    assert!(errors.is_empty());
}

#[test]
fn what_is_no_writing_of_the_author_is_left_out() {
    let folder = folder(&[
        ("post.md", b"x"),
        (".hidden.md", b"x"),
        (".obsidian/note.md", b"x"),
        ("node_modules/lib/README.md", b"x"),
        ("_site/post.html", b"x"),
        ("public/post.html", b"x"),
        (".gitignore", b"/public/\n"),
        ("drafts/.gitignore", b"*.txt\n"),
        ("drafts/a.txt", b"x"),
        ("drafts/b.md", b"x"),
    ]);
    assert_eq!(walk(folder.path(), &[]).0, ["drafts/b.md", "post.md"]);
    // A folder that is named is wanted.
    assert_eq!(walk(&folder.path().join("_site"), &[]).0, ["post.html"]);
    assert_eq!(walk(&folder.path().join("public"), &[]).0, ["post.html"]);
}

#[test]
fn patterns_choose() {
    let folder = folder(&[("2022/a.md", b"x"), ("2022/b.txt", b"x"), ("2023/a.md", b"x"), ("2023/초안.md", b"x")]);
    assert_eq!(walk(folder.path(), &["2022/**"]).0, ["2022/a.md", "2022/b.txt"]);
    assert_eq!(walk(folder.path(), &["*.md", "!*초안*"]).0, ["2022/a.md", "2023/a.md"]);
    assert_eq!(walk(folder.path(), &["!2022/"]).0, ["2023/a.md", "2023/초안.md"]);
    assert!(matches!(Walk::new([folder.path()], &["a{b"]), Err(Error::Glob { .. })));
}

#[test]
fn a_path_stands_for_itself() {
    let folder = folder(&[("notes", b"x")]);
    let paths = [folder.path().join("notes"), folder.path().join("notes"), folder.path().join("nowhere")];
    let found: Vec<PathBuf> = Walk::new(paths.clone(), &["*.md"]).unwrap().map(Result::unwrap).collect();
    assert_eq!(found, paths);
}

#[cfg(unix)]
#[test]
fn links_are_followed_but_not_forever() {
    use std::os::unix::fs::symlink;

    let folder = folder(&[("blog/a.md", b"x"), ("blog/b/c.md", b"x"), ("elsewhere/d.md", b"x")]);
    let blog = folder.path().join("blog");
    symlink(&blog, blog.join("b/loop")).unwrap();
    symlink(folder.path().join("elsewhere"), blog.join("linked")).unwrap();
    // What an editor leaves beside an open file.
    symlink("someone@machine.1234", blog.join(".#a.md")).unwrap();
    let (names, errors) = walk(&blog, &[]);
    assert_eq!(names, ["a.md", "b/c.md", "linked/d.md"]);
    assert_eq!(errors.len(), 1);
    assert!(errors[0].to_string().contains("b/loop: a link back to"), "{}", errors[0]);
}

#[cfg(unix)]
#[test]
fn a_folder_without_rights_is_reported() {
    use std::os::unix::fs::PermissionsExt;

    let folder = folder(&[("a.md", b"x"), ("closed/b.md", b"x"), ("d.md", b"x")]);
    let closed = folder.path().join("closed");
    fs::set_permissions(&closed, fs::Permissions::from_mode(0o000)).unwrap();
    // Root may read anything.
    let is_root = fs::read_dir(&closed).is_ok();
    let (names, errors) = walk(folder.path(), &[]);
    fs::set_permissions(&closed, fs::Permissions::from_mode(0o755)).unwrap();
    if !is_root {
        assert_eq!(names, ["a.md", "d.md"]);
        assert!(matches!(&errors[..], [Error::Io { path, .. }] if *path == closed));
    }
}

// JSON.

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

// Tables.

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

// Feeds.

const RSS: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:media="m">
<channel><title>달리는 개발자</title><link>https://blog.example</link>
<item>
  <title>봄을 돌아보며 &amp; 여름</title><link>https://blog.example/1</link><guid>1</guid>
  <pubDate>Thu, 31 Mar 2022 23:10:00 +0900</pubDate>
  <category>회고</category><category><![CDATA[달리기]]></category>
  <description>짧게</description>
  <content:encoded><![CDATA[<p>한강을 <b>열 번</b> 뛰었다.</p>]]></content:encoded>
  <media:group><media:title>사진</media:title><title>아님</title></media:group>
</item>
<item><title>여름</title><description>&lt;p&gt;더웠다 &amp;amp; 지쳤다 &#44032; AT&T&lt;/p&gt;</description><link/></item>
</channel></rss>
"#;

#[test]
fn rss_is_read() {
    let results = open("feed.xml", RSS.as_bytes());
    let documents = good(&results);
    assert_eq!(documents.len(), 2);
    let first = documents[0];
    assert_eq!((first.line(), first.id()), (Some(4), Some("https://blog.example/1")));
    assert_eq!(first.title(), Some("봄을 돌아보며 & 여름"));
    assert_eq!(first.date().unwrap().0.to_string(), "2022-03-31");
    assert_eq!(first.tags(), ["회고", "달리기"]);
    assert_eq!(first.source(), "<p>한강을 <b>열 번</b> 뛰었다.</p>");
    assert_eq!(documents[1].source(), "<p>더웠다 &amp; 지쳤다 가 AT&T</p>");
    assert_eq!((documents[1].id(), documents[1].date()), (None, None));
    // The same in the encoding of old blogs.
    let old = cp949(&RSS.replace("UTF-8", "EUC-KR"));
    assert_eq!(good(&open("feed.rss", &old))[0].title(), Some("봄을 돌아보며 & 여름"));
}

#[test]
fn atom_is_read() {
    let feed = r#"<feed xmlns="http://www.w3.org/2005/Atom"><title>블로그</title><id>x</id>
<entry><title>한 해</title><id>tag:1</id><link rel="edit" href="/edit"/><link href="/1"/>
<published>2020-12-30T10:00:00+09:00</published><updated>2024-01-01T00:00:00Z</updated>
<category term="diary" label="일기"/><summary>요약</summary>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>배운 것 &lt; 잊은 것<br/></p></div></content></entry>
<entry><id>tag:2</id><content type="text">&lt;태그&gt; 이야기</content></entry>
</feed>"#;
    let results = open("feed.atom", feed.as_bytes());
    let documents = good(&results);
    let first = documents[0];
    assert_eq!((first.line(), first.id(), first.title()), (Some(2), Some("/1"), Some("한 해")));
    assert_eq!(first.date().unwrap().0.to_string(), "2020-12-30");
    assert_eq!(first.tags(), ["일기"]);
    assert!(first.source().contains("<p>배운 것 &lt; 잊은 것<br></br></p>"), "{}", first.source());
    assert_eq!((documents[1].id(), documents[1].source()), (Some("tag:2"), "<태그> 이야기"));
}

#[test]
fn of_wordpress_only_what_is_published_is_read() {
    let item = |title: &str, kind: &str, status: &str, text: &str| {
        format!(
            "<item><title>{title}</title><pubDate>Sat, 31 Dec 2022 15:30:00 +0000</pubDate>\
             <category domain=\"post_tag\" nicename=\"a\"><![CDATA[회고]]></category>\
             <category domain=\"post_format\">post-format-aside</category>\
             <content:encoded><![CDATA[{text}]]></content:encoded><excerpt:encoded><![CDATA[요약]]></excerpt:encoded>\
             <wp:post_date><![CDATA[2023-01-01 00:30:00]]></wp:post_date>\
             <wp:post_type><![CDATA[{kind}]]></wp:post_type><wp:status><![CDATA[{status}]]></wp:status>\
             <wp:comment><wp:comment_content>잘 봤습니다</wp:comment_content></wp:comment></item>\n"
        )
    };
    let export = [
        "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel>\n".to_owned(),
        item("글", "post", "publish", "첫 문단\n\n둘째 <b>문단</b>"),
        item("초안", "post", "draft", "아직"),
        item("사진", "attachment", "inherit", ""),
        item("소개", "page", "publish", "<!-- wp:paragraph --><p>소개</p>"),
        "</channel></rss>".to_owned(),
    ];
    let results = open("export.xml", export.concat().as_bytes());
    let documents = good(&results);
    assert_eq!(documents.iter().filter_map(|document| document.title()).collect::<Vec<_>>(), ["글", "소개"]);
    // Where the author lives it was next year already.
    assert_eq!(documents[0].date().unwrap().0.to_string(), "2023-01-01");
    assert_eq!(documents[0].tags(), ["회고"]);
    assert_eq!(documents[0].source(), "<p>첫 문단\n\n<p>둘째 <b>문단</b>");
    assert_eq!(documents[1].line(), Some(7));
}

#[test]
fn a_feed_that_breaks_off_gives_what_came_before() {
    for (place, line) in [("<item><title>여름", 12), ("뛰었다", 9), ("</channel>", 13)] {
        let at = RSS.find(place).unwrap();
        let results = open("feed.xml", &RSS.as_bytes()[..at + 3]);
        let (last, before) = results.split_last().unwrap();
        assert_eq!(summary(last).0, line, "{place}");
        assert_eq!(
            before.len(),
            match place {
                "뛰었다" => 0,
                "</channel>" => 2,
                _ => 1,
            }
        );
        assert!(before.iter().all(Result::is_ok));
    }
}

// Files of one post.

#[test]
fn files_without_posts_are_told_apart() {
    for (name, contents) in [("a.xml", "<urlset/>"), ("b.xml", ""), ("c.rss", "없음"), ("d.csv", "가,나\n1,2\n")] {
        let folder = folder(&[(name, contents.as_bytes())]);
        let result = Documents::open(folder.path().join(name), &Fields::default());
        assert!(matches!(result, Err(Error::NotPosts { .. })), "{name}");
    }
    for name in ["a.jsonl", "b.json", "c.csv", "d.tsv"] {
        assert!(open(name, b"").is_empty(), "{name}");
        assert!(open(name, b"\r\n\n").is_empty(), "{name}");
    }
    for name in ["a.md", "b.txt", "c.html", "d"] {
        let results = open(name, b"");
        assert!(good(&results)[0].blocks().is_empty(), "{name}");
    }
}

#[test]
fn a_huge_file_is_refused_by_name() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("huge.md");
    fs::File::create(&path).unwrap().set_len(70 << 20).unwrap();
    let Err(Error::TooLarge { path: own, bytes, limit }) = Documents::open(&path, &Fields::default()) else { panic!() };
    assert_eq!((own, bytes, limit), (path.clone(), 70 << 20, 64 << 20));
    // Nor can it be smuggled in.
    let file = fs::File::open(&path).unwrap();
    let result = Documents::from_reader("-", file, Format::Text, &Fields::default());
    assert!(matches!(result, Err(Error::TooLarge { .. })));
    let (records, errors, code) = keywords(&["huge.md"], folder.path(), b"");
    assert!(records.is_empty() && errors.starts_with("hoego: huge.md: ") && code == 2, "{errors}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_in_a_file_is_fatal(
        pieces in prop::collection::vec(prop_oneof![
            Just(b"<rss><item>".to_vec()), Just(b"<entry><content type='xhtml'>".to_vec()), Just(b"</item>".to_vec()),
            Just(b"<title><![CDATA[".to_vec()), Just(b"]]></title>".to_vec()), Just(b"&amp;&#x;&#99999999;&".to_vec()),
            Just(b"text,date\n".to_vec()), Just(b"\"".to_vec()), Just(b"\r\n".to_vec()), Just(b"{\"text\":".to_vec()),
            Just(b"\"a\"}".to_vec()), Just(b"[,\\u".to_vec()), Just("회고\u{feff}".into()), Just(cp949("회고")),
            prop::collection::vec(any::<u8>(), 0..4),
        ], 0..12),
    ) {
        let bytes = pieces.concat();
        for format in [
            Format::Markdown, Format::Html, Format::Text, Format::JsonLines, Format::Json, Format::Csv, Format::Tsv, Format::Feed,
        ] {
            let reader = std::io::Cursor::new(bytes.clone());
            let Ok(documents) = Documents::from_reader("x", reader, format, &Fields::default()) else { continue };
            let results: Vec<_> = documents.take(1000).collect();
            prop_assert!(results.len() < 1000, "{format:?} goes on forever");
            let lines = results.iter().map(|result| match result {
                Ok(document) => document.line().unwrap_or(1),
                Err(Error::Record { line, .. }) => *line,
                Err(_) => 1,
            });
            let lines_there = bytes.split(|&byte| byte == b'\n').count();
            prop_assert!(lines.into_iter().all(|line| (1..=lines_there).contains(&line)), "{format:?}: {results:?}");
        }
    }
}

// The command.

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
