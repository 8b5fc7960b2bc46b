//! A real, untidy newsroom imported whole: counts, every word in its order, and the same bytes twice.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use belfry::import::hugo::{self, Options, Outcome, Report};
use belfry::publish::markdown;

use crate::source_words::words_of;

/// The corpus imported once for all tests.
struct Imported {
    _root: tempfile::TempDir,
    out: PathBuf,
    report: Report,
}

fn corpus() -> &'static Path {
    let path = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/corpora/digitalgov/content"));
    assert!(path.is_dir(), "the corpus is missing: {}", path.display());
    path
}

fn imported() -> &'static Imported {
    static ONCE: OnceLock<Imported> = OnceLock::new();
    ONCE.get_or_init(|| {
        let root = tempfile::tempdir().expect("a folder");
        let out = root.path().join("newsroom");
        let report = import_into(&out);
        Imported { _root: root, out, report }
    })
}

fn import_into(out: &Path) -> Report {
    let options = Options { source: corpus().to_owned(), out: out.to_owned(), ..Options::default() };
    hugo::run(&options).expect("the corpus can be imported")
}

#[track_caller]
fn check(outcome: Outcome, kind: &str, count: usize) {
    assert_eq!(imported().report.counted(outcome, kind), count, "{outcome}: {kind}");
}

#[test]
fn everything_that_was_published_comes_along() {
    check(Outcome::Converted, "news", 2083);
    check(Outcome::Converted, "draft in news", 1);
    check(Outcome::Converted, "article that only redirects", 9);
    check(Outcome::Converted, "events", 338);
    check(Outcome::Converted, "draft in events", 6);
    check(Outcome::Converted, "people", 1043);
    check(Outcome::Converted, "topics", 51);
    check(Outcome::Converted, "groups", 41);
}

#[test]
fn every_untidiness_is_told() {
    check(Outcome::Repaired, "event whose offset disagrees with the zone", 247);
    check(Outcome::Repaired, "slug that is taken or reserved", 12);
    check(Outcome::Repaired, "clock time without an offset, taken as the zone's", 1);
    let list = imported().report.to_string();
    assert!(
        list.contains("repaired: a mistyped address: ttps://www.fluidui.com/ -> https://www.fluidui.com/")
    );
}

#[test]
fn every_old_address_of_a_published_text_leads_on() {
    let report = &imported().report;
    let missing: Vec<&str> = report
        .origins()
        .iter()
        .filter(|(source, _)| source.starts_with("news/") || source.starts_with("events/"))
        .filter(|(source, file)| {
            let text = fs::read_to_string(imported().out.join(file)).expect("it was written");
            let told =
                report.notes().iter().any(|note| note.file == *source && note.kind == "alias that is taken");
            !text.contains("\naliases = [\"/") && !text.contains("\ndraft = true\n") && !told
        })
        .map(|(source, _)| source.as_str())
        .collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn the_words_of_every_source_reappear_in_its_tree_in_order() {
    let mut all = 0;
    let mut lost: BTreeMap<&str, (usize, Vec<String>)> = BTreeMap::new();
    for (source, file) in imported().report.origins() {
        let raw = fs::read_to_string(corpus().join(source)).expect("the source is there");
        let text = fs::read_to_string(imported().out.join(file)).expect("it was written");
        let body = text.splitn(3, "+++\n").nth(2).unwrap_or_default();
        let tree: Vec<char> =
            markdown::parse(body).body.plain_text().chars().filter(|c| c.is_alphanumeric()).collect();
        let words = words_of(&raw);
        all += words.iter().map(|word| word.chars().count()).sum::<usize>();
        let missing = missing_words(&words, &tree);
        if !missing.is_empty() {
            lost.insert(source, (missing.iter().map(|word| word.chars().count()).sum(), missing));
        }
    }
    let count: usize = lost.values().map(|(count, _)| count).sum();
    for (source, (count, words)) in &lost {
        println!("{source}: {count} characters: {}", words.join(" "));
    }
    println!("{count} of {all} characters in {} files", lost.len());
    assert!(all > 7_000_000, "the scanner has read only {all} characters");
    assert!(count * 1000 <= all, "{count} of {all} characters are lost");
}

/// The words that do not follow in their order, letters and digits alone being compared; a word
/// may be far on only together with the words that follow it.
fn missing_words(words: &[String], tree: &[char]) -> Vec<String> {
    let mut missing = Vec::new();
    let mut at = 0;
    for (index, word) in words.iter().enumerate() {
        let letters: Vec<char> = word.chars().collect();
        if tree[at..].starts_with(&letters) {
            at += letters.len();
            continue;
        }
        let mut phrase = letters.clone();
        for next in words[index + 1..].iter().take(3) {
            phrase.extend(next.chars());
        }
        let near = (tree.len() - at).min(3000);
        let found = tree[at..].windows(phrase.len()).take(near).position(|window| window == phrase);
        match found {
            Some(offset) => at += offset + letters.len(),
            None => missing.push(word.clone()),
        }
    }
    missing
}

#[test]
fn an_imported_newsroom_has_no_errors() {
    use belfry::publish::now::Clocks;
    use belfry::publish::{Severity, compile, source};
    let content = source::read(&imported().out).expect("the folder is there");
    let now = "2026-01-01".parse().ok();
    let clocks = Clocks::read(now).expect("the day is one");
    let compiled = compile::compile(content, &compile::Options { drafts: false, clocks });
    let errors: Vec<String> = compiled
        .problems
        .iter()
        .filter(|problem| problem.severity == Severity::Error)
        .map(|problem| format!("{}:{}: {}", problem.file, problem.line, problem.sentence))
        .collect();
    assert!(errors.is_empty(), "{} errors\n{}", errors.len(), errors.join("\n"));
}

#[test]
fn two_imports_write_the_same_bytes() {
    let root = tempfile::tempdir().expect("a folder");
    let out = root.path().join("newsroom");
    let again = import_into(&out);
    assert_eq!(again.to_string(), imported().report.to_string());
    let first = files(&imported().out);
    let second = files(&out);
    assert_eq!(first.keys().collect::<Vec<_>>(), second.keys().collect::<Vec<_>>());
    let differ: Vec<_> =
        first.iter().filter(|(path, bytes)| second.get(*path) != Some(bytes)).map(|(path, _)| path).collect();
    assert!(differ.is_empty(), "{differ:?}");
}

fn files(root: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut out = BTreeMap::new();
    for entry in walkdir::WalkDir::new(root) {
        let entry = entry.expect("it can be read");
        if entry.file_type().is_file() {
            let path = entry.path().strip_prefix(root).expect("it is inside").to_owned();
            out.insert(path, fs::read(entry.path()).expect("it can be read"));
        }
    }
    out
}
