//! What is published keeps to the schemas that `belfry schema` prints.

use std::collections::BTreeMap;

use belfry::publish::schema;
use jsonschema::Validator;
use serde_json::Value;

use super::site::{Site, Workshop};

/// Every schema of the bundle with the files it is for, ready to judge.
fn validators() -> BTreeMap<String, Validator> {
    let ready = |(files, schema): (String, Value)| {
        let validator = jsonschema::draft202012::new(&schema);
        let validator = validator.unwrap_or_else(|error| panic!("the schema of {files}: {error}"));
        (files, validator)
    };
    schema::bundle().into_iter().map(ready).collect()
}

/// Whether a path is one that a pattern means; a star stands for any letters but a slash.
fn is_meant(path: &str, pattern: &str) -> bool {
    match pattern.split_once('*') {
        None => path == pattern,
        Some((before, after)) => path.strip_prefix(before).is_some_and(|rest| {
            let end = rest.find('/').unwrap_or(rest.len());
            (0..=end).any(|at| rest.is_char_boundary(at) && is_meant(&rest[at..], after))
        }),
    }
}

/// The only schema that is for a file.
#[track_caller]
fn schema_for<'a>(validators: &'a BTreeMap<String, Validator>, path: &str) -> (&'a str, &'a Validator) {
    let found: Vec<_> = validators.iter().filter(|(pattern, _)| is_meant(path, pattern)).collect();
    assert_eq!(found.len(), 1, "schemas for {path}");
    (found[0].0, found[0].1)
}

#[track_caller]
fn json(site: &Site, path: &str) -> Value {
    serde_json::from_str(site.text(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

#[test]
fn every_file_of_the_bundle_keeps_to_its_schema() {
    let validators = validators();
    let site = Workshop::demo(&[]);
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    let is_json = |path: &&String| path.starts_with("bundle/") && path.ends_with(".json");
    for path in site.files.keys().filter(is_json) {
        let (pattern, validator) = schema_for(&validators, path);
        let file = json(&site, path);
        let errors: Vec<String> =
            validator.iter_errors(&file).map(|error| format!("{}: {error}", error.instance_path())).collect();
        assert!(errors.is_empty(), "{path}\n{}", errors.join("\n"));
        if file.as_array().is_none_or(|items| !items.is_empty()) {
            *seen.entry(pattern).or_default() += 1;
        }
    }
    let unseen: Vec<&String> =
        validators.keys().filter(|pattern| !seen.contains_key(pattern.as_str())).collect();
    assert!(unseen.is_empty(), "no file says anything under {unseen:?}");
}

#[test]
fn a_file_with_another_shape_is_told_from_a_good_one() {
    let validators = validators();
    let site = Workshop::demo(&[]);
    let manifest = json(&site, "bundle/manifest.json");
    let (_, validator) = schema_for(&validators, "bundle/manifest.json");
    let spoilt = |field: &str, value: Option<Value>| {
        let mut manifest = manifest.clone();
        let fields = manifest.as_object_mut().expect("an object");
        match value {
            Some(value) => drop(fields.insert(field.to_owned(), value)),
            None => drop(fields.remove(field)),
        }
        manifest
    };
    assert!(validator.is_valid(&spoilt("later", Some(1.into()))), "a field of a later day");
    assert!(!validator.is_valid(&spoilt("format", None)));
    assert!(!validator.is_valid(&spoilt("today", Some("2020-11-16".into()))));
    assert!(!validator.is_valid(&spoilt("languages", Some("en".into()))));
    let (_, articles) = schema_for(&validators, "bundle/bodies/articles/en/0.0123456789abcdef.json");
    let article = |body: &str| {
        format!(r#"[{{"h":{{"o":1,"s":"a","t":"A","d":"2020-11"}},"g":["en"],"b":{{"b":[{body}]}}}}]"#)
    };
    let judged = |body: &str| articles.is_valid(&serde_json::from_str(&article(body)).expect("JSON"));
    assert!(judged(r#"{"p":[{"t":"words"}]},"r""#));
    assert!(!judged(r#"{"html":"<p>words</p>"}"#));
    assert!(!judged(r#"{"p":["words"]}"#));
}
