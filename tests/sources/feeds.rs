//! RSS, Atom and WordPress exports.

use super::*;

pub(super) const RSS: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
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
