//! Marks that showed up as text, each as it was found.

use hoego::Channel;

use super::{block, markdown, marks, prose, texts};

#[test]
fn short_codes_of_wordpress_are_no_text() {
    let caption = "[caption id=\"a_12\" width=\"300\"]<img src=\"a.png\"/> 제주도에서 찍은 사진[/caption]\n";
    assert_eq!(texts(caption), ["제주도에서 찍은 사진"]);
    assert_eq!(texts("[gallery ids=\"1,2\"]\n\n글 [embed]https://a.kr/b[/embed] 끝\n"), ["글  끝"]);
    // What only stands in brackets stays.
    assert_eq!(texts("[후기] 책 [a=b]와 [x] 그리고 [/etc] 끝\n"), ["[후기] 책 [a=b]와 [x] 그리고 [/etc] 끝"]);
}

#[test]
fn emoji_codes_are_no_text() {
    assert_eq!(texts("즐거웠다 :smile: 그리고 :+1: :tada:\n"), ["즐거웠다  그리고"]);
    let others = "12:30:45에 a:b:c와 spring:session:id를 봤다 (비율 1:2:3)";
    assert_eq!(texts(others), [others]);
}

#[test]
fn marks_of_definitions_and_admonitions_are_no_text() {
    assert_eq!(texts("용어\n: 뜻을 적는다.\n"), ["용어\n뜻을 적는다."]);
    assert_eq!(texts("!!! note \"제목\"\n    안쪽 글이다.\n"), ["\"제목\"\n안쪽 글이다."]);
    assert_eq!(texts("*[HTML]: Hyper Text\n\n\\newpage\n\n끝\n"), ["끝"]);
}

#[test]
fn diagrams_of_plantuml_are_code() {
    let diagram = "앞\n\n@startuml\nparticipant \"독자\" as reader\n\nreader -> normal : 읽기 시도\n@enduml\n\n뒤\n";
    assert_eq!(
        markdown(diagram),
        [
            prose("앞"),
            block(Channel::Code, 0, "participant \"독자\" as reader\n\nreader -> normal : 읽기 시도"),
            prose("뒤"),
        ]
    );
    assert_eq!(texts("@startuml은 시작이다.\n"), ["@startuml은 시작이다."]);
}

#[test]
fn comments_of_obsidian_are_no_text() {
    assert_eq!(texts("글 %%숨긴 말%% 끝\n\n%%\n여러 줄\n\n주석\n%%\n\n다음\n"), ["글  끝", "다음"]);
    assert_eq!(texts("100%% 와 %%d, %%s\n"), ["100%% 와 %%d, %%s"]);
}

#[test]
fn tables_without_a_rule_are_tables() {
    let rows = markdown("|가|나|\n|다|라|\n\n|하나| 둘\n");
    assert_eq!(rows.iter().map(|(channel, ..)| *channel).collect::<Vec<_>>(), [Channel::Table, Channel::Prose]);
}

#[test]
fn embedded_pages_are_no_text() {
    assert_eq!(texts("글\n\n@[youtube](abcd)\n\n@[나](a.kr)에게\n"), ["글", "@나에게"]);
}

#[test]
fn formulas_of_mathjax_are_marked() {
    assert_eq!(marks("수식 \\\\( a^2 \\\\)를 쓴다").1, ["\\\\( a^2 \\\\)"]);
}
