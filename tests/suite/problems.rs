//! Mistakes in content, a folder each, and what is told of them.

use std::collections::BTreeSet;
use std::fs;

use belfry::publish::Severity;

use crate::newsroom::{compiled, content_of, printed, read, repository};

#[track_caller]
fn check(name: &str) {
    let folder = repository("tests/fixtures/problems").join(name.replace('_', "-"));
    let compiled = compiled(read(&folder));
    let errors = compiled.problems.iter().any(|problem| problem.severity == Severity::Error);
    assert_eq!(compiled.newsroom.is_none(), errors, "a newsroom exactly where nothing is an error");
    insta::with_settings!({ snapshot_path => "problems", prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!(name, printed(&compiled));
    });
}

/// A test for each folder, of the same name.
macro_rules! mistakes {
    ($($name:ident)+) => {
        const MISTAKES: &[&str] = &[$(stringify!($name)),+];

        $(#[test]
        fn $name() {
            check(stringify!($name));
        })+
    };
}

mistakes! {
    alias_not_a_path
    alias_taken
    blank_title
    dead_link
    duplicate_slug
    end_before_start
    forbidden_scheme
    front_matter_missing
    front_matter_not_toml
    front_matter_not_yaml
    front_matter_open
    impossible_date
    last_before_first
    link_out_of_the_folder
    link_to_what_is_not_out
    member_unclear
    missing_field
    missing_file
    missing_picture
    month_without_quotes
    named_twice
    no_when
    not_a_slug
    not_utf_8
    place_wrong
    project_with_nature
    registration_window
    repeats_wrong
    reserved_slug
    site_advice
    site_empty
    site_wrong
    table_file_unread
    text_advice
    time_in_a_gap
    time_passed_twice
    time_without_clock
    topic_circle
    translation_alone
    translation_language
    translation_with_facts
    two_forms_of_when
    unknown_field
    unknown_folder
    unknown_reference
    unknown_word
    unknown_zone
    wrong_field
}

#[test]
fn every_folder_of_mistakes_has_its_test() {
    let folders = fs::read_dir(repository("tests/fixtures/problems")).expect("the folder of mistakes");
    let folders: BTreeSet<String> = folders
        .map(|entry| entry.expect("an entry").file_name().to_string_lossy().replace('-', "_"))
        .collect();
    assert_eq!(folders, MISTAKES.iter().map(|name| (*name).to_owned()).collect());
}

const ARTICLE: &str = "+++\ntitle = \"Dam\"\npublished = \"2020-11\"\n+++\n";

// Names that some file systems cannot tell apart are no folder of their own.

#[test]
fn names_that_differ_only_by_case_are_told() {
    let compiled = compiled(content_of(&[("news/Solar.md", ARTICLE), ("news/solar.md", ARTICLE)]));
    insta::assert_snapshot!(printed(&compiled), @r#"
    content/news/Solar.md:1:1: "Solar" is not a slug; call it "solar"

    content/news/solar.md:1:1: the name "solar" is taken by news/Solar.md; give one of the two another name
    "#);
}

#[test]
fn names_that_differ_only_by_unicode_form_are_told() {
    let compiled =
        compiled(content_of(&[("news/\u{c9}t\u{e9}.md", ARTICLE), ("news/E\u{301}te\u{301}.md", ARTICLE)]));
    let sentences: Vec<_> = compiled.problems.iter().map(|problem| problem.sentence.as_str()).collect();
    assert_eq!(
        sentences,
        [
            "\"E\u{301}te\u{301}\" is not a slug",
            "\"\u{c9}t\u{e9}\" is not a slug",
            "the name \"\u{c9}t\u{e9}\" is taken by news/E\u{301}te\u{301}.md",
        ]
    );
}

#[test]
fn one_files_mistakes_do_not_hide_anothers_nor_follow_from_them() {
    let broken = "+++\ntitle = \n+++\n";
    let refers = "+++\ntitle = \"Roofs\"\npublished = \"2020-11\"\nevents = [\"workshop\"]\ncolour = 1\n+++\n[x](/events/workshop/)\n";
    let compiled = compiled(content_of(&[("events/workshop.md", broken), ("news/roofs.md", refers)]));
    let files: Vec<_> = compiled
        .problems
        .iter()
        .filter(|problem| problem.severity == Severity::Error)
        .map(|problem| (problem.file.as_str(), problem.line))
        .collect();
    assert_eq!(files, [("events/workshop.md", 2), ("news/roofs.md", 5)]);
}

#[test]
fn the_text_rule_holds_for_every_field() {
    let raw = "+++\ntitle = \"D\\u0000a\\u0007m\"\nsummary = \"a\\u001bb\\tc\"\npublished = \"2020-11\"\nsources = [{ title = \"S\\u0085\" }]\n+++\n";
    let compiled = compiled(content_of(&[("news/dam.md", raw)]));
    let newsroom = compiled.newsroom.expect("no errors");
    let article = &newsroom.articles[0];
    let (_, text) = article.texts.original();
    assert_eq!((text.title.as_str(), text.summary.as_deref()), ("Dam", Some("ab\tc")));
    assert_eq!(article.sources[0].title, "S");
}
