//! What is text in Markdown and in HTML, and what is not; and that all of it leads back to the file.

mod any;
mod html;
mod leftovers;

use hoego::{Block, Channel, Document, Span};

/// The blocks of a Markdown text: channel, level and text.
fn markdown(source: &str) -> Vec<(Channel, u8, String)> {
    listed(&Document::from_markdown(source))
}

fn listed(document: &Document) -> Vec<(Channel, u8, String)> {
    check(document);
    let listed = |block: &Block| (block.channel(), block.level(), block.text().to_owned());
    document.blocks().iter().map(listed).collect()
}

/// The texts of the blocks of a Markdown text.
fn texts(source: &str) -> Vec<String> {
    markdown(source).into_iter().map(|(.., text)| text).collect()
}

/// Every Korean syllable stands where its block says, particles behind markup, too; or a reference to it does.
fn check(document: &Document) {
    for block in document.blocks() {
        let text = block.text();
        for (at, c) in text.char_indices() {
            let span = block.source(Span::new(at, at + c.len_utf8()));
            let slice = span.slice(document.source()).expect("on character boundaries");
            if ('가'..='힣').contains(&c) && !slice.starts_with("&#") {
                assert_eq!(slice, c.encode_utf8(&mut [0; 4]), "in {text:?}");
            }
        }
        let marks = block.links().iter().chain(block.code());
        assert!(marks.clone().all(|span| span.slice(text).is_some_and(|text| !text.is_empty())));
    }
}

fn prose(text: &str) -> (Channel, u8, String) {
    (Channel::Prose, 0, text.to_owned())
}

fn block(channel: Channel, level: u8, text: &str) -> (Channel, u8, String) {
    (channel, level, text.to_owned())
}

/// The parts of the first block that are links, and that are code.
fn marks(source: &str) -> (Vec<String>, Vec<String>) {
    let document = Document::from_markdown(source);
    let block = &document.blocks()[0];
    let slices = |spans: &[Span]| spans.iter().map(|span| block.text()[span.range()].to_owned()).collect();
    (slices(block.links()), slices(block.code()))
}

#[test]
fn blocks_know_their_channel() {
    use Channel::{Code, Heading, ListItem, Quote, Table};
    let source = "# 한 해\n\n처음.\n\n- 하나\n  - 둘\n\n    둘의 끝\n- [x] 셋\n\n> 남의 말\n>\n> - 목록\n>> 더 깊이\n\n```rs\n코드 **x**\n```\n\n| 가 | 나 |\n|---|---|\n| 다 | `라` |\n";
    assert_eq!(
        markdown(source),
        [
            block(Heading, 1, "한 해"),
            prose("처음."),
            block(ListItem, 1, "하나"),
            block(ListItem, 2, "둘"),
            block(ListItem, 2, "둘의 끝"),
            block(ListItem, 1, "셋"),
            block(Quote, 1, "남의 말"),
            block(Quote, 1, "목록"),
            block(Quote, 2, "더 깊이"),
            block(Code, 0, "코드 **x**"),
            block(Table, 0, "가"),
            block(Table, 0, "나"),
            block(Table, 0, "다"),
            block(Table, 0, "라"),
        ]
    );
}

#[test]
fn tasks_are_checked_or_not() {
    for source in [
        "- [x] 운동\n- [ ] 독서\n- 산책\n",
        "<ul><li><input type=checkbox checked> 운동<li><input type=checkbox>독서<li>산책</ul>",
    ] {
        let document = Document::from_markdown(source);
        let checked: Vec<_> = document.blocks().iter().map(Block::checked).collect();
        assert_eq!(checked, [Some(true), Some(false), None], "{source}");
    }
}

#[test]
fn code_in_lists_and_quotes_is_code() {
    let source = "- 하나\n\n  ```\n  {{ 코드 }}\n  ```\n\n> ```\n> 인용한 코드\n> ```\n\n    들여 쓴 코드\n";
    let code: Vec<_> = markdown(source).into_iter().filter(|(channel, ..)| *channel == Channel::Code).collect();
    let texts: Vec<_> = code.iter().map(|(.., text)| text.as_str()).collect();
    assert_eq!(texts, ["{{ 코드 }}", "인용한 코드", "들여 쓴 코드"]);
}

#[test]
fn images_are_blocks_of_their_own() {
    assert_eq!(markdown("앞 ![바다 **사진**](a.png) 뒤"), [block(Channel::ImageAlt, 0, "바다 사진"), prose("앞  뒤")]);
    assert_eq!(texts("![a.png](a.png)\n\n![](b.png)\n\n글"), ["글"]);
    assert_eq!(texts("![](a.png '겨울 산')"), ["겨울 산"]);
    assert_eq!(texts("<img src='a' alt='산 사진'>\n\n글 <img alt=\"강 사진\"> 끝"), ["산 사진", "강 사진", "글  끝"]);
}

#[test]
fn links_are_marked() {
    assert_eq!(
        marks("[첫 글](a)과 https://a.kr/b에서, <https://b.kr>.").0,
        ["첫 글", "https://a.kr/b", "https://b.kr"]
    );
    assert_eq!(marks("[[쪽|이름]]과 [[/a/b]]{제목} 그리고 [[쪽]]").0, ["이름", "제목", "쪽"]);
    assert_eq!(marks("글 <a href='x'>링크</a>와 <a name='y'>이름</a>").0, ["링크"]);
    assert_eq!(markdown("- [하나](a), [둘](b)\n")[0].0, Channel::LinkText);
    assert_eq!(markdown("[글][1]은 남는다\n\n[1]: https://a.kr '제목'\n"), [prose("글은 남는다")]);
}

#[test]
fn code_and_formulas_are_marked() {
    assert_eq!(marks("`Redis`와 <code>Kafka</code>, $x_1 + y$는").1, ["Redis", "Kafka", "x_1 + y"]);
    assert_eq!(marks("`{{ x }}` 그대로").1, ["{{ x }}"]);
    assert_eq!(texts("가격이 $5이고 $7 정도, $HOME과 $PATH"), ["가격이 $5이고 $7 정도, $HOME과 $PATH"]);
    assert_eq!(markdown("글\n\n$$\na = b\n$$\n\n끝")[1], block(Channel::Code, 0, "a = b"));
}

#[test]
fn what_commonmark_leaves_of_emphasis_goes() {
    assert_eq!(texts("**\"첫해\"**는 ==중요==했고 ~~(지운)~~말 **'끝'**도"), ["\"첫해\"는 중요했고 (지운)말 '끝'도"]);
    assert_eq!(texts(r"\*\*별\*\*과 `**코드**`와 2 ** 3"), ["**별**과 **코드**와 2 ** 3"]);
    assert_eq!(texts("1~2일, 3~4일에 ~~안~~ 갔다"), ["1~2일, 3~4일에 안 갔다"]);
    assert_eq!(texts("https://a.kr/a__b__c 와 **'이것'**은"), ["https://a.kr/a__b__c 와 '이것'은"]);
}

#[test]
fn a_paragraph_with_a_rule_under_it_is_no_heading() {
    assert_eq!(markdown("올해는 참 힘들었다.\n---\n다음"), [prose("올해는 참 힘들었다."), prose("다음")]);
    assert_eq!(markdown("첫 줄\n둘째 줄\n---\n")[0].0, Channel::Prose);
    assert_eq!(markdown("상반기\n---\n")[0], block(Channel::Heading, 2, "상반기"));
    assert_eq!(markdown("## 정말 끝났다.\n")[0].0, Channel::Heading);
}

#[test]
fn footnotes_are_read_where_they_are_written() {
    assert_eq!(texts("본문[^1]이다[^없음].\n\n[^1]: 각주다.\n"), ["본문이다.", "각주다."]);
}

#[test]
fn templates_are_no_text() {
    let source = "{% include toc %}\n\n글 {{ site.name }}끝\n{: .notice }\n\n* TOC\n{:toc}\n\n[TOC]\n\n## 제목 {#id}\n\n{% highlight js %}\nlet {{ x }}\n{% endhighlight %}\n\n{{< youtube abc >}}\n\n{{< quote >}}\n남긴 말\n{{< /quote >}}\n\n{{< figure src=\"a\" alt=\"바다\" >}}\n\n:::tip 제목\n요령\n:::\n";
    assert_eq!(
        markdown(source),
        [
            prose("글 끝"),
            block(Channel::Heading, 2, "제목"),
            block(Channel::Code, 0, "let {{ x }}"),
            prose("남긴 말"),
            block(Channel::ImageAlt, 0, "바다"),
            prose("제목\n요령"),
        ]
    );
}

#[test]
fn mdx_is_read() {
    let source = "import { A } from '../a'\n\nexport const meta = { a: 1 }\n\n# 글\n\n<Callout type=\"info\">도움말</Callout>\n\n<Box style={{ width: '50%' }}>\n\n상자\n\n</Box>\n\n{/* 메모 */}\n";
    assert_eq!(texts(source), ["글", "도움말", "상자"]);
}

#[test]
fn obsidian_is_read() {
    assert_eq!(
        texts("> [!note]- 알림\n> 내용\n\n![[img.png]]\n\n글 ==강조==\n\n배열 [[1, 2], [3]]"),
        ["알림\n내용", "글 강조", "배열 [[1, 2], [3]]"]
    );
}

#[test]
fn html_in_markdown_is_read() {
    let source = "<b>굵게</b> 쓰고<br>줄을 바꾸고 <kbd>Ctrl</kbd>\n\n<details>\n<summary>접은 글</summary>\n\n**안**쪽 &lt;글&gt;\n\n</details>\n\n<div align=\"center\">\n  가운데 &amp;\n  둔 글\n</div>\n\n<!-- 숨은 말 -->\n\n<blockquote>\n\n인용\n\n</blockquote>\n\n끝\n";
    assert_eq!(
        markdown(source),
        [
            prose("굵게 쓰고\n줄을 바꾸고 Ctrl"),
            prose("접은 글"),
            prose("안쪽 <글>"),
            prose("가운데 & 둔 글"),
            block(Channel::Quote, 1, "인용"),
            prose("끝"),
        ]
    );
    assert_eq!(texts("- 하나\n  <div>\n  둘 **셋**\n  </div>\n\n> <p>넷\n> 다섯</p>\n"), ["하나", "둘 셋", "넷 다섯"]);
    let spoken = "먼저 <head> 태그를 찾는다\n\n<form> 태그는 양식이다";
    assert_eq!(texts(spoken), ["먼저  태그를 찾는다", "태그는 양식이다"]);
    assert_eq!(
        texts("글 <button>누르기</button> 끝\n\n<script>\n거짓\n</script>\n\n<iframe src='a'>거짓</iframe>\n"),
        ["글  끝"]
    );
}
