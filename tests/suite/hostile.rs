//! Content that nobody means well: nothing panics, nothing hides, and texts stay texts.

use std::fs;

use belfry::model::clean;
use belfry::query::NewsQuery;
use proptest::prelude::*;

use crate::newsroom::{compiled, content_of, printed, read, repository};

/// Strings that have broken other programs.
fn strings() -> Vec<String> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/adversarial/blns/blns.json");
    let text = fs::read_to_string(path).unwrap_or_else(|error| panic!("{path}: {error}"));
    let strings: Vec<String> = serde_json::from_str(&text).expect("a list of strings");
    assert_eq!(strings.len(), 515);
    strings
}

/// A string in quotes that TOML and YAML read alike.
fn quoted(raw: &str) -> String {
    let escaped = raw.chars().map(|c| match c {
        '"' | '\\' => format!("\\{c}"),
        c if c.is_control() || matches!(c, '\u{feff}' | '\u{fffe}' | '\u{ffff}') => {
            format!("\\u{:04x}", u32::from(c))
        }
        c => c.to_string(),
    });
    format!("\"{}\"", escaped.collect::<String>())
}

#[test]
fn a_title_and_a_summary_are_kept_to_the_byte_whatever_they_say() {
    for raw in strings().iter().filter(|raw| !clean(raw).trim().is_empty()) {
        let said = quoted(raw);
        let toml = format!("+++\ntitle = {said}\nsummary = {said}\npublished = \"2020-11\"\n+++\n");
        let yaml = format!("---\ntitle: {said}\nsummary: {said}\npublished: \"2020-11\"\n---\n");
        let compiled = compiled(content_of(&[("news/a.md", &toml), ("news/b.md", &yaml)]));
        let newsroom =
            compiled.newsroom.as_ref().unwrap_or_else(|| panic!("{raw:?}: {}", printed(&compiled)));
        for article in &newsroom.articles {
            let (_, text) = article.texts.original();
            assert_eq!(text.title, clean(raw));
            assert_eq!(text.summary.as_deref(), Some(clean(raw).as_str()));
        }
    }
}

/// Addresses that have broken other programs, as somebody might type them into a search box.
fn addresses() -> Vec<String> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/adversarial/url/url/tests/urltestdata.json");
    let text = fs::read_to_string(path).unwrap_or_else(|error| panic!("{path}: {error}"));
    let cases: Vec<serde_json::Value> = serde_json::from_str(&text).expect("a list of cases");
    let inputs = cases.iter().filter_map(|case| case.get("input")?.as_str().map(str::to_owned));
    let inputs: Vec<String> = inputs.collect();
    assert_eq!(inputs.len(), 869);
    inputs
}

#[test]
fn words_survive_the_address_whatever_they_say() {
    for raw in strings().into_iter().chain(addresses()) {
        let asked = NewsQuery { text: clean(&raw), ..NewsQuery::default() };
        let written = asked.to_query_string();
        assert!(written.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'#'), "{written}");
        let read = NewsQuery::from_query_string(&written);
        assert_eq!(read, asked, "{written}");
        assert_eq!(read.to_query_string(), written);
        // As a form writes it that knows no text rule: the same, but for the characters that fall away.
        let form: String = form_urlencoded::Serializer::new(String::new()).append_pair("q", &raw).finish();
        assert_eq!(NewsQuery::from_query_string(&form).text, clean(&raw));
    }
}

#[test]
fn any_string_may_stand_where_something_else_is_meant() {
    for raw in strings() {
        let said = quoted(&raw);
        let article = format!(
            "+++\ntitle = \"A\"\npublished = {said}\nkind = {said}\nedition = {said}\ntopics = [{said}]\nlink = {said}\n\
             language = {said}\naliases = [{said}]\nimage = {{ src = {said} }}\n{said} = 1\n+++\n{raw}\n"
        );
        let event =
            format!("+++\ntitle = \"A\"\nzone = {said}\nstart = {said}\nregistration = {said}\n+++\n");
        let table = format!("[{said}]\nname = {said}\nparent = {said}\n");
        let files = [("news/a.md", article.as_str()), ("events/a.md", &event), ("topics.toml", &table)];
        let compiled = compiled(content_of(&files));
        assert!(compiled.newsroom.is_none(), "{raw:?} is no date");
        assert!(compiled.problems.is_sorted());
    }
}

#[test]
fn any_string_may_be_a_file_or_a_name() {
    for raw in strings() {
        let name = format!("news/{}.md", raw.replace(['/', '\0'], ""));
        let whole = [
            ("news/whole.md".to_owned(), raw.clone()),
            ("news/toml.md".to_owned(), format!("+++\n{raw}\n+++\n")),
            ("news/yaml.md".to_owned(), format!("---\n{raw}\n---\n")),
            ("organisations.toml".to_owned(), raw.clone()),
            ("site.toml".to_owned(), raw.clone()),
            (name, "+++\ntitle = \"A\"\npublished = \"2020-11\"\n+++\n".to_owned()),
        ];
        let files: Vec<(&str, &str)> =
            whole.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
        let compiled = compiled(content_of(&files));
        assert!(compiled.newsroom.is_none());
        assert!(!printed(&compiled).is_empty());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    /// Pieces of good files cut out, doubled and swapped.
    #[test]
    fn a_damaged_newsroom_never_panics(cuts in prop::collection::vec((any::<u16>(), any::<u16>(), any::<u8>()), 1..8)) {
        let mut content = read(&repository("tests/fixtures/good"));
        let count = content.sources.len();
        for (file, place, length) in cuts {
            let other: Vec<char> = content.sources[usize::from(place) % count].text.chars().collect();
            let source = &mut content.sources[usize::from(file) % count];
            let letters: Vec<char> = source.text.chars().collect();
            let from = usize::from(place) % letters.len().max(1);
            let to = (from + usize::from(length)).min(letters.len());
            let piece = other.iter().skip(from).take(usize::from(length) / 2);
            source.text = letters[..from].iter().chain(piece).chain(&letters[to..]).collect();
        }
        let compiled = compiled(content);
        prop_assert!(compiled.problems.is_sorted());
    }
}
