//! Texts that try to break pages, published as titles, summaries and bodies: shown as text, and nothing else.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Command;

use belfry::model::clean;
use rayon::prelude::*;
use scraper::{ElementRef, Html};
use serde_json::Value;

use super::site::{Site, Workshop, run, select};

const SITE: &str = "title = \"Belfry\"\nlanguages = [\"en\"]\nurl = \"https://x.example/\"\nzone = \"Europe/Paris\"\nnow = 2020-11-16\n";

fn shared(path: &str) -> Value {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/adversarial").join(path);
    let text = fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
}

fn naughty_strings() -> Vec<String> {
    let list = shared("blns/blns.json");
    let texts: Vec<String> =
        list.as_array().expect("a list").iter().filter_map(Value::as_str).map(str::to_owned).collect();
    assert_eq!(texts.len(), 515);
    texts
}

fn payloads() -> Vec<String> {
    let list = shared("dompurify/expect.json");
    let items = list.as_array().expect("a list").iter();
    let texts: Vec<String> = items.filter_map(|item| item["payload"].as_str()).map(str::to_owned).collect();
    assert_eq!(texts.len(), 223);
    texts
}

/// A text as a TOML string (TOML 1.0, basic string).
fn toml(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            c if c.is_control() => out.push_str(&format!("\\u{:04X}", u32::from(c))),
            c => out.push(c),
        }
    }
    out + "\""
}

/// How a text becomes a body.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Body {
    /// Every sign of Markdown is escaped: the text must be shown to the letter.
    Escaped,
    /// As it is: Markdown and HTML that become blocks.
    Raw,
}

/// The text as Markdown that means just this text.
fn escaped(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        if c.is_ascii_punctuation() {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// Publishes each text as title, summary and body of an article of its own.
fn published(texts: &[String], body: Body) -> Site {
    let workshop = Workshop::new();
    let articles: Vec<(String, String)> = texts
        .iter()
        .enumerate()
        .map(|(number, text)| {
            let front = format!("title = {}\nsummary = {}", toml(&framed(text)), toml(&framed(text)));
            let body = if body == Body::Raw { text.clone() } else { escaped(&framed(text)) };
            (format!("news/x{number}.md"), format!("+++\n{front}\npublished = 2020-11-01\n+++\n\n{body}\n"))
        })
        .collect();
    let mut files: Vec<(&str, &str)> = vec![("site.toml", SITE)];
    files.extend(articles.iter().map(|(path, text)| (path.as_str(), text.as_str())));
    let content = workshop.content(&files);
    if body == Body::Raw {
        remove_refused(&content, texts.len());
    }
    workshop.publish(&content, &[])
}

/// Removes the files whose bodies the publisher refuses, as those with addresses that could run.
fn remove_refused(content: &Path, total: usize) {
    let mut check = Command::new(env!("CARGO_BIN_EXE_belfry"));
    let output = run(check.arg("check").arg(content).args(["--format", "json"]));
    let problems: Value = serde_json::from_slice(&output.stdout).expect("a list of problems");
    let problems = problems.as_array().expect("a list of problems").iter();
    let errors = problems.filter(|problem| problem["severity"] == "error");
    let refused: BTreeSet<&str> = errors.filter_map(|problem| problem["file"].as_str()).collect();
    assert!(!refused.is_empty() && refused.len() < total / 4, "{} of {total} are refused", refused.len());
    for file in refused {
        fs::remove_file(content.join(file)).expect("a refused file");
    }
}

/// A text that is never blank.
fn framed(text: &str) -> String {
    format!("[{text}]")
}

/// What may stand in a page of ours.
const ELEMENTS: &str = "html head meta title link script body div main header footer nav section article aside \
    a p h1 h2 h3 h4 h5 h6 ul ol li dl dt dd span strong em s code pre blockquote cite figure figcaption img \
    table caption thead tbody tr th td hr br sup sub time svg path g rect circle details summary form input label \
    button select option fieldset legend dialog search template small b i abbr menu line polygon ellipse use defs";

fn check_element(path: &str, element: ElementRef<'_>) {
    let name = element.value().name();
    assert!(ELEMENTS.split_whitespace().any(|allowed| allowed == name), "{path}: <{name}>");
    for (attribute, value) in element.value().attrs() {
        assert!(
            !attribute.starts_with("on") && attribute != "style" && attribute != "srcdoc",
            "{path}: {attribute}"
        );
        if ["href", "src", "action", "formaction"].contains(&attribute) {
            // Calendars of ours to subscribe to, at the site's own address; content can hold no such link.
            let calendar = value.starts_with("webcal://x.example/") && value.ends_with("/agenda.ics");
            let ours =
                value.starts_with('/') && !value.starts_with("//") || value.starts_with('#') || calendar;
            let foreign =
                ["http://", "https://", "mailto:", "tel:"].iter().any(|scheme| value.starts_with(scheme));
            assert!(ours || (foreign && ["a", "link"].contains(&name)), "{path}: {attribute}={value}");
        }
    }
    if element.attr("type") == Some("application/ld+json") {
        let told: Value = serde_json::from_str(&element.text().collect::<String>()).expect(path);
        assert_eq!(told["@context"], "https://schema.org", "{path}");
    } else if name == "script" {
        let source = element.attr("src");
        assert!(matches!(source, Some("/early.js" | "/boot.js")), "{path}: <script {source:?}>");
    }
}

/// No page holds an element or an attribute that is not ours.
#[track_caller]
fn check_pages(site: &Site) {
    let pages: Vec<(&str, &str)> = site.pages().collect();
    pages.par_iter().for_each(|(path, text)| {
        let page = Html::parse_document(text);
        select(&page, "*").into_iter().for_each(|element| check_element(path, element));
        assert_eq!(select(&page, "h1").len(), 1, "{path}");
    });
    let feed: Result<atom_syndication::Feed, _> = site.text("feed.atom").parse();
    assert!(feed.is_ok_and(|feed| !feed.entries.is_empty()));
}

/// The text as it is compared: without white space, which HTML squeezes and paragraphs take up.
fn squeezed(text: &str) -> String {
    text.split_whitespace().collect()
}

#[track_caller]
fn check(texts: &[String]) {
    let site = published(texts, Body::Escaped);
    check_pages(&site);
    texts.par_iter().enumerate().for_each(|(number, text)| {
        let page = Html::parse_document(site.text(&format!("news/x{number}/index.html")));
        let expected = clean(&framed(text));
        let shown = |selector: &str| select(&page, selector)[0].text().collect::<String>();
        assert_eq!(shown("h1").trim(), expected.trim(), "heading of {number}");
        assert!(shown("head > title").starts_with(&expected), "title of {number}");
        let description = select(&page, "meta[name='description']")[0].attr("content");
        assert_eq!(description, Some(expected.as_str()), "description of {number}");
        let body = squeezed(&shown(".reading"));
        assert!(body.contains(&squeezed(&expected)), "body of {number}: {body}\nis not {expected}");
    });
    check_pages(&published(texts, Body::Raw));
}

#[test]
fn naughty_strings_are_shown_as_text() {
    check(&naughty_strings());
}

#[test]
fn payloads_are_shown_as_text() {
    check(&payloads());
}

#[test]
fn the_check_finds_what_would_run() {
    for page in [
        "<p onclick=x>",
        "<script>1</script>",
        "<iframe src=/>",
        "<a href=javascript:x>",
        "<img src=//x>",
        "<a href=webcal://y/agenda.ics>",
    ] {
        let found = std::panic::catch_unwind(|| {
            let page = Html::parse_document(page);
            select(&page, "*").into_iter().for_each(|element| check_element("x", element));
        });
        assert!(found.is_err(), "{page}");
    }
}
