//! Pages, and the HTML of posts.

use hoego::{Block, Channel, Document};

use super::{block, check, listed, prose};

/// The blocks of HTML.
fn html(source: &str) -> Vec<(Channel, u8, String)> {
    listed(&Document::from_html(source))
}

#[test]
fn html_blocks_know_their_channel() {
    use Channel::{Code, Heading, ImageAlt, ListItem, Quote, Table};
    let source = "<h2>제목</h2><p>처음 <b>굵은</b>\n  글<br>다음 줄</p><ul><li>하나<ul><li>둘</ul><li><p>셋</ul><blockquote><p>인용</blockquote><pre>코드  <b>그</b>대로\n  둘</pre><table><tr><th>가<td>나</table><figure><img alt='바다'><figcaption>설명</figcaption></figure><div>글<div>안</div>밖</div>";
    assert_eq!(
        html(source),
        [
            block(Heading, 2, "제목"),
            prose("처음 굵은 글\n다음 줄"),
            block(ListItem, 1, "하나"),
            block(ListItem, 2, "둘"),
            block(ListItem, 1, "셋"),
            block(Quote, 1, "인용"),
            block(Code, 0, "코드  그대로\n  둘"),
            block(Table, 0, "가"),
            block(Table, 0, "나"),
            block(ImageAlt, 0, "바다"),
            prose("설명"),
            prose("글"),
            prose("안"),
            prose("밖"),
        ]
    );
}

#[test]
fn html_links_and_entities_lead_back() {
    let source = "<p>가&nbsp;나 <a href='x'>첫 &lt;글&gt;</a>과 https://a.kr/b?c=1&amp;d=2 끝&#44032;</p>";
    let document = Document::from_html(source);
    check(&document);
    let block = &document.blocks()[0];
    assert_eq!(block.text(), "가\u{a0}나 첫 <글>과 https://a.kr/b?c=1&d=2 끝가");
    let links: Vec<_> = block.links().iter().map(|link| &block.text()[link.range()]).collect();
    assert_eq!(links, ["첫 <글>", "https://a.kr/b?c=1&d=2"]);
    let place = block.source(block.links()[0]);
    assert_eq!(place.slice(source), Some("첫 &lt;글&gt;"));
}

#[test]
fn a_page_is_read_without_what_is_around_the_post() {
    let page = "<!doctype html><html><head><title>블로그 - 한 해</title><meta property=\"og:title\" content=\"한 해 &amp; 끝\"><meta name=keywords content='회고, 개발,회고'><style>p{}</style></head><body class='has-sidebar'><nav>메뉴</nav><form><article class='entry'><h1>한 해</h1><div class='entry-content'><p>본문</p><div class='another_category'>다른 글</div><p hidden>숨김</p><p>끝</p></div></article></form><div id='comments'>댓글</div><footer>바닥</footer></body></html>";
    let document = Document::from_html(page);
    check(&document);
    let texts: Vec<_> = document.blocks().iter().map(Block::text).collect();
    assert_eq!(texts, ["본문", "끝"]);
    assert_eq!(document.title(), Some("한 해 & 끝"));
    assert_eq!(document.tags(), ["회고", "개발"]);
    let no_container = page.replace("article", "div").replace("entry-content", "x").replace("form", "div");
    let document = Document::from_html(&no_container);
    let texts: Vec<_> = document.blocks().iter().map(Block::text).collect();
    assert_eq!(texts, ["한 해", "본문", "끝"]);
}

#[test]
fn the_editors_of_tistory_and_naver_are_read() {
    let tistory = "<div class='area_view'><div class=\"tt_article_useless_p_margin contents_style\"><p data-ke-size=\"size16\">첫 문단</p><p data-ke-size=\"size16\">&nbsp;</p><h3 data-ke-size=\"size23\">소제목</h3></div><div class='container_postbtn'>공감</div></div>";
    assert_eq!(html(tistory), [prose("첫 문단"), block(Channel::Heading, 3, "소제목")]);
    let naver = "<div class=\"se-main-container\"><p class=\"se-text-paragraph\"><span>첫 줄</span></p><p><span>\u{200b}</span></p><p><span>둘째 줄</span></p></div><div>이웃 글</div>";
    assert_eq!(html(naver), [prose("첫 줄"), prose("둘째 줄")]);
}

#[test]
fn properties_and_cards_of_links_are_no_text() {
    let notion = "<article><header><div class='page-header-icon'><span class='icon'>가</span></div><h1 class='page-title'>제목</h1><table class='properties'><tbody><tr><th>작성자</th><td>하나</td></tr></tbody></table></header><div class='page-body'><p>글</p><figure><a class='bookmark source'><div class='bookmark-info'><div class='bookmark-title'>남의 글</div></div></a></figure></div></article>";
    assert_eq!(html(notion), [block(Channel::Heading, 1, "제목"), prose("글")]);
    let naver = "<div class='se-main-container'><p>글</p><div class='se-component se-oglink'><strong class='se-oglink-title'>남의 글</strong></div><div class='se-component se-placesMap'><p>주소</p></div><p>끝</p></div>";
    assert_eq!(html(naver), [prose("글"), prose("끝")]);
}

#[test]
fn broken_html_is_read_to_its_end() {
    for (source, expected) in [
        ("<p>가 < 나 <b>다", vec!["가 < 나 다"]),
        ("글<div class='a", vec!["글"]),
        ("<nav>메뉴<div>더</nav>글", vec!["글"]),
        ("<div><nav>메뉴</div>글", vec!["글"]),
        ("</p></div>글</li>", vec!["글"]),
        ("<b><p>가</b>나</p>다", vec!["가나", "다"]),
        ("<ul><li>가<li>나</ul></ul>다", vec!["가", "나", "다"]),
        ("<!-- 가", vec![]),
        ("<script/>글", vec!["글"]),
    ] {
        let texts: Vec<_> = html(source).into_iter().map(|(.., text)| text).collect();
        assert_eq!(texts, expected, "{source}");
    }
}
