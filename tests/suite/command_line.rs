//! The program `belfry` as it is called.

use std::fs;
use std::process::{Command, Output};

use crate::newsroom::repository;

fn belfry(arguments: &[&str]) -> Output {
    let mut program = Command::new(env!("CARGO_BIN_EXE_belfry"));
    program.current_dir(repository("tests/fixtures")).args(arguments).env_remove("SOURCE_DATE_EPOCH");
    program.output().expect("the program starts")
}

#[track_caller]
fn check(arguments: &[&str], code: i32, said: &str) {
    let output = belfry(arguments);
    let told = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(code), "{told}");
    assert!(told.contains(said), "{told}");
}

#[test]
fn the_exit_code_tells_fine_from_wrong_from_impossible() {
    check(&["check", "good"], 0, "good: 0 errors, 2 pieces of advice");
    check(&["check", "good", "--strict"], 1, "good/news/dam.md:20:9: advice: there is no picture");
    check(
        &["check", "problems/last-before-first"],
        1,
        "problems/last-before-first/events/workshop.md:4:8: the last day",
    );
    check(&["check", "no-such-folder"], 2, "cannot read the folder no-such-folder");
    check(&["check", "good", "--now", "yesterday"], 2, "yesterday");
    check(&["chekc"], 2, "check");
}

#[test]
fn problems_are_printed_for_programs() {
    let output = belfry(&["check", "problems/unknown-reference", "--format", "json"]);
    assert_eq!(output.status.code(), Some(1));
    let problems: Vec<serde_json::Value> = serde_json::from_slice(&output.stdout).expect("an array");
    let topic =
        problems.iter().find(|problem| problem["sentence"] == "unknown topic \"enregy\"").expect("the topic");
    assert_eq!(topic["severity"], "error");
    assert_eq!(
        (&topic["file"], &topic["line"], &topic["column"]),
        (&"news/dam.md".into(), &4.into(), &11.into())
    );
    assert_eq!(topic["hint"], "did you mean \"energy\"?");
}

#[test]
fn the_schemas_accept_the_names_that_the_format_documents() {
    let output = belfry(&["schema"]);
    assert_eq!(output.status.code(), Some(0));
    let schemas: serde_json::Value = serde_json::from_slice(&output.stdout).expect("an object");
    let documented = fs::read_to_string(repository("content/README.md")).expect("the format");
    let schemas = schemas.as_object().expect("an object");
    assert!(schemas.contains_key("bundle/manifest.json"));
    for (files, schema) in schemas.iter().filter(|(files, _)| !files.starts_with("bundle/")) {
        let fields =
            schema["properties"].as_object().or(schema["additionalProperties"]["properties"].as_object());
        for field in fields.into_iter().flat_map(|fields| fields.keys()) {
            assert!(documented.contains(field.as_str()), "{files}: {field} is not in content/README.md");
        }
    }
}
