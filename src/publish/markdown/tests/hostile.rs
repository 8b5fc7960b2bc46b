//! Whatever comes in: nothing panics, nothing runs, and no word is lost in silence.

use proptest::prelude::*;
use serde_json::Value;

use super::parse;
use crate::model::{Block, Href, Inline, RichText};

fn read(file: &str) -> Value {
    let path = format!("{}/../shared/adversarial/{file}", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
    serde_json::from_str(&text).expect("JSON")
}

/// Every address in a body, wherever it stands.
fn addresses(value: &Value, out: &mut Vec<String>) {
    match value {
        Value::Object(map) => map.iter().for_each(|(key, value)| match (key.as_str(), value) {
            ("a", Value::Array(link)) if link.first().is_some_and(Value::is_string) => {
                out.extend(link[0].as_str().map(str::to_owned));
                addresses(&link[1], out);
            }
            ("h" | "l", Value::String(_)) => out.extend(value.as_str().map(str::to_owned)),
            _ => addresses(value, out),
        }),
        Value::Array(list) => list.iter().for_each(|value| addresses(value, out)),
        _ => (),
    }
}

/// Parses and checks what holds for every text; gives back the words.
fn safe(text: &str) -> String {
    let body = parse(text).body;
    let json = serde_json::to_string(&body).expect("a body is JSON");
    let back: RichText = serde_json::from_str(&json).unwrap_or_else(|error| panic!("{error}: {text:?}"));
    assert_eq!(back, body);
    let words = body.plain_text();
    assert!(words.chars().all(|c| !c.is_control() || matches!(c, '\t' | '\n')), "{text:?}");
    words
}

/// Whether the words stand in the text in their order; numbers may number a list.
fn in_order(words: &str, text: &str) -> Result<(), String> {
    let mut rest = text;
    for word in words.split(|c: char| !c.is_alphanumeric()).filter(|word| word.contains(char::is_alphabetic))
    {
        let at =
            rest.find(word).ok_or_else(|| format!("{word:?} of {words:?} is not in order in {text:?}"))?;
        rest = &rest[at + word.len()..];
    }
    Ok(())
}

#[test]
fn payloads_against_sanitisers_leave_nothing_that_runs() {
    let payloads = read("dompurify/expect.json");
    let payloads = payloads.as_array().expect("a list");
    assert_eq!(payloads.len(), 223);
    for payload in payloads {
        let text = payload["payload"].as_str().expect("a text");
        safe(text);
        let mut found = Vec::new();
        addresses(&serde_json::to_value(parse(text).body).expect("JSON"), &mut found);
        for address in found.iter().filter(|address| address.contains(':')) {
            let scheme = address.split(':').next().expect("a part");
            assert!(
                matches!(scheme, "http" | "https" | "mailto" | "tel") || address.starts_with(['/', '#']),
                "{address}"
            );
        }
    }
}

#[test]
fn naughty_strings_survive_as_bodies() {
    let strings = read("blns/blns.json");
    let strings = strings.as_array().expect("a list");
    assert_eq!(strings.len(), 515);
    for string in strings {
        let text = string.as_str().expect("a text");
        let words = safe(text);
        // Markup and entities are read as such; everything else is there, in order.
        if !text.contains(['<', '&', '[', '\\', '#']) {
            in_order(&crate::model::clean(text), &words).expect("every word");
        }
        let fenced = format!("````````\n{text}\n````````");
        let lines = text.replace("\r\n", "\n").replace('\r', "\n");
        let kept = safe(&fenced);
        if !lines.trim().is_empty() {
            assert_eq!(kept.trim_end(), crate::model::clean(&lines).trim_end(), "{text:?}");
        }
    }
}

/// Beginnings, ends and whole things, any of which may be piled up.
const PIECES: &[&str] = &[
    ">",
    "> ",
    "[",
    "![",
    "](",
    "*",
    "**a",
    "_a ",
    "<",
    "<div>",
    "<div>\n\n",
    "</div>",
    "<b>",
    "<b>a\n\n",
    "<a href=x>",
    "<table>",
    "<td>",
    "<tr>",
    "<li>",
    "<ul><li>",
    "<p>",
    "<br>",
    "<!--",
    "<![CDATA[",
    "<?",
    "`",
    "``` ",
    "~",
    "- ",
    "1. ",
    "- a\n",
    "&",
    "&amp",
    "|",
    "|a",
    "[^a]",
    "[^a]: ",
    "[a]: b\n",
    "<script>",
    "<style>",
    "<textarea>",
    "<svg>",
    "<math>",
    "<select>",
    "<option>",
    "<template>",
    "<h1>",
    "<blockquote>",
    "<details>",
    "<summary>",
    "<dl><dt>",
    "<figure>",
    "<figcaption>",
    "<q>",
    "<sup>",
    "<pre>",
    "<code>",
    "<object>",
    "<iframe>",
    "<img src=/media/a>",
    "# ",
    "#\n",
    "\\",
    "\n",
    "\r",
    "\t",
    "\0",
    "a",
    "<a b='",
    "<x",
    "{#",
    "<td colspan=9 rowspan=9>",
    "<tr><td rowspan=99>",
    "![a](b)",
    "[a](b)",
    "<a@b>",
];

#[test]
fn depth_and_repetition_break_nothing() {
    for piece in PIECES {
        let deep = matches!(*piece, ">" | "[" | "<div>");
        safe(&piece.repeat(if deep { 100_000 } else { 20_000 / piece.len() }));
    }
}

#[test]
fn levels_beyond_reading_are_unwrapped_with_their_words() {
    for (open, close) in
        [("> ", ""), ("- ", ""), ("<ul><li>", ""), ("<blockquote>", "</blockquote>"), ("<div>", "</div>")]
    {
        let text = format!("{}deep{} end", open.repeat(90), close.repeat(90));
        let words = safe(&text);
        assert!(words.contains("deep"), "{open}");
        assert!(words.contains("end"), "{open}");
        assert!(!parse(&text).remarks.is_empty(), "{open}");
    }
}

#[test]
fn marks_hold_once() {
    let nested = "<b><i><del><a href='/a/'>".repeat(15) + "x";
    let Some(Block::Paragraph(text)) = parse(&nested).body.blocks.pop() else { panic!("a paragraph") };
    let href: Href = "/a/".parse().expect("an address");
    let link = Inline::Link(href, vec![Inline::Text("x".into())]);
    assert_eq!(text, [Inline::Strong(vec![Inline::Emphasis(vec![Inline::Struck(vec![link])])])]);
}

/// Plain Markdown: words and the signs that mark them, but nothing that addresses or hides.
fn plain_markdown() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => "[a-zA-Zé][a-zA-Zé0-9]{0,7}",
        1 => Just(" ".to_owned()),
        1 => Just("\n".to_owned()),
        1 => Just("\n\n".to_owned()),
        1 => prop::sample::select(vec![
            "*", "**", "_", "~~", "`", "> ", "- ", "1. ", "# ", "### ", "|", "|-|\n", "  \n", "    ", "---\n", "!", "(", ")", "\t",
            "+ ", "\n> ", "\n- ", "\n  - ", "\n```\n", "\n| a | b |\n|---|--:|\n| c | d |\n", "\n|a|\n|-|\n|b|", "|",
        ]).prop_map(str::to_owned),
    ];
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

/// Markdown, HTML and hostile pieces in any order.
fn anything() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        2 => "\\PC{0,6}",
        1 => any::<char>().prop_map(String::from),
        4 => prop::sample::select(vec![
            "<div>", "</div>", "<p>", "</p>", "<b>", "</b>", "<a href='/x/'>", "<a href=javascript:x>", "</a>", "<table>", "<tr>", "<td>",
            "<th>", "</table>", "<ul>", "<li>", "</ul>", "<dl>", "<dt>", "<dd>", "<figure>", "<figcaption>", "</figure>",
            "<img src=/media/a.png alt=b>", "<img src=https://x.org/a.png>", "<blockquote>", "<cite>", "<footer>", "<details>", "<summary>",
            "</details>", "<pre>", "</pre>", "<code>", "<script>", "</script>", "<style>", "<!--", "-->", "<svg>", "<math>", "<q>", "<sup>",
            "<iframe src='https://youtube.com/embed/x'>", "</iframe>", "<object data=x>", "<h1>", "<h3 id=a>", "</h3>", "<caption>", "<br/>",
            "<hr>", "<select>", "<option>", "<textarea>", "<template>", "[^a]", "\n[^a]: ", "[a]", "(b)", "\n[a]: /b/\n", "![", "](/media/a.png)", "&lt;",
            "&#0;", "\n\n", "\n", "> ", "> [!NOTE]\n> ", "- ", "1. ", "# ", "|a|b|\n|-|-|\n", "```\n", "*", "**", "~~", "`", "<", "\u{0}", "\r", "    ",
        ]).prop_map(str::to_owned),
    ];
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(1_000) })]

    #[test]
    fn every_word_of_plain_markdown_is_read_in_order(text in plain_markdown()) {
        // The language of code is no word of the text.
        prop_assume!(!text.contains("```") && !text.contains("~~~"));
        prop_assert_eq!(in_order(&text, &safe(&text)), Ok(()));
    }

    #[test]
    fn nothing_panics(text in anything()) {
        safe(&text);
        for remark in parse(&text).remarks {
            prop_assert!(remark.line <= text.replace("\r\n", "\n").split(['\n', '\r']).count());
        }
    }
}
