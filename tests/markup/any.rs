//! Any input at all.

use hoego::Document;
use proptest::prelude::*;

use super::check;

#[test]
fn long_input_takes_linear_time() {
    let pieces = [
        "<div>",
        "</x>",
        "<li>",
        "<ul><li>",
        "[[",
        "{{",
        "{% raw %}\n",
        "$$",
        "$a",
        "**",
        "`",
        "``` \n",
        "> ",
        "<a {",
        "![",
        "[^",
        "<p>가</b>",
        "- ",
        "~~~\n",
        "{% highlight a %}\n",
        "https://",
        "&amp",
        "<!--",
        "# {#",
        "==",
        "__a",
        "<nav><div>",
        "|",
        "<td>",
    ];
    for piece in pieces {
        let source = piece.repeat(60_000 / piece.len());
        let start = std::time::Instant::now();
        Document::from_markdown(&source);
        Document::from_html(&source);
        assert!(start.elapsed().as_secs() < 20, "{piece:?} took {:?}", start.elapsed());
    }
}

/// Pieces of markup, and words between them.
fn snippet() -> impl Strategy<Value = String> {
    let markup = prop::sample::select(vec![
        "**",
        "*",
        "__",
        "~~",
        "~",
        "==",
        "`",
        "``",
        "```\n",
        "~~~\n",
        "\n",
        "\n\n",
        "# ",
        "## ",
        "> ",
        "- ",
        "1. ",
        "- [x] ",
        "| ",
        "|---|\n",
        "---\n",
        "===\n",
        "[",
        "](a)",
        "![",
        "[[",
        "]]",
        "|",
        "![[",
        "[^1]",
        "[^1]: ",
        "$",
        "$$",
        "{{",
        "}}",
        "{%",
        "%}",
        "{% raw %}",
        "{% endraw %}",
        "{% highlight a %}\n",
        "{% endhighlight %}\n",
        "{: .a }",
        "{{< figure alt=\"",
        "\" >}}",
        "<b>",
        "</b>",
        "<div>",
        "</div>",
        "<p>",
        "<br>",
        "<pre>",
        "</pre>",
        "<li>",
        "<ul>",
        "</ul>",
        "<a href='x'>",
        "</a>",
        "<nav>",
        "</nav>",
        "<img alt='",
        "'>",
        "<script>",
        "</script>",
        "<!--",
        "-->",
        "<table>",
        "<td>",
        "</table>",
        "<Box a={",
        "}>",
        "<",
        "&amp;",
        "&#44032;",
        "&nbsp",
        "&",
        "\\",
        "\r\n",
        "    ",
        "\t",
        "\u{a0}",
        "\u{200b}",
        "\0",
        "https://a.kr/",
        "import a from 'b'\n",
        "[TOC]\n",
        ":::tip ",
        "> [!note] ",
        "{#",
    ]);
    prop_oneof![markup.prop_map(str::to_owned), "[가-힣]{1,4}", "[a-z0-9 .!?\"')(]{1,3}"]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_mixture_leads_back(snippets in prop::collection::vec(snippet(), 0..40)) {
        let source = snippets.concat();
        check(&Document::from_markdown(&source));
        check(&Document::from_html(&source));
    }
}
