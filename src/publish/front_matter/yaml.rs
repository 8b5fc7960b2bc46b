use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_saphyr::Spanned;

use super::{Key, Node, Value};
use crate::publish::problem::{Position, Problem};

/// Parses the part of a file that is YAML and begins after `lines_above` lines. A name without a
/// value is as good as absent. Stops at its first mistake, as YAML's layout leaves no way on.
pub(super) fn parse(file: &str, text: &str, lines_above: u32, problems: &mut Vec<Problem>) -> Option<Node> {
    let options = serde_saphyr::options! { with_snippet: false, strict_booleans: true };
    match serde_saphyr::from_str_with_options::<Option<Raw>>(text, options) {
        Ok(None | Some(Raw(None))) => Some(Node { at: Position::START, value: Value::Table(Vec::new()) }),
        Ok(Some(Raw(Some(mut value)))) => {
            lower(&mut value, lines_above);
            Some(Node { at: Position::START, value })
        }
        Err(error) => {
            let at = error.location().map_or(Position::START, |found| position(&found));
            let at = Position { line: at.line + lines_above, column: at.column };
            let told = error.to_string();
            let told = told.lines().next().unwrap_or("");
            // What follows a second colon would be a table in a text.
            let has_colon = told.starts_with("mapping values are not allowed");
            let hint = has_colon.then(|| "put a text that has a colon in it in quotes".to_owned());
            let sentence = format!("this is not YAML: {}", for_editors(told));
            problems.push(Problem::error(file, at, sentence).hint(hint));
            None
        }
    }
}

/// What the parser says, without its advice to programmers.
fn for_editors(told: &str) -> &str {
    let ends = [" at line ", ", set ", "; use "].iter().filter_map(|mark| told.find(mark));
    &told[..ends.min().unwrap_or(told.len())]
}

fn position(location: &serde_saphyr::Location) -> Position {
    let number = |raw: u64| u32::try_from(raw).unwrap_or(u32::MAX).max(1);
    Position { line: number(location.line()), column: number(location.column()) }
}

/// Moves the places of a tree down by the lines above it.
fn lower(value: &mut Value, lines: u32) {
    match value {
        Value::List(items) => items.iter_mut().for_each(|item| {
            item.at.line += lines;
            lower(&mut item.value, lines);
        }),
        Value::Table(entries) => entries.iter_mut().for_each(|(key, node)| {
            key.at.line += lines;
            node.at.line += lines;
            lower(&mut node.value, lines);
        }),
        _ => (),
    }
}

/// A value as the YAML reader hands it over; nothing where the file says `null`.
struct Raw(Option<Value>);

impl<'de> Deserialize<'de> for Raw {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(RawVisitor)
    }
}

struct RawVisitor;

impl<'de> Visitor<'de> for RawVisitor {
    type Value = Raw;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_bool<E>(self, truth: bool) -> Result<Raw, E> {
        Ok(Raw(Some(Value::Bool(truth))))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Raw, E> {
        Ok(Raw(Some(Value::Integer(number))))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Raw, E> {
        Ok(Raw(Some(i64::try_from(number).map_or(Value::Text(number.to_string()), Value::Integer))))
    }

    fn visit_f64<E>(self, number: f64) -> Result<Raw, E> {
        Ok(Raw(Some(Value::Float(number))))
    }

    fn visit_str<E>(self, text: &str) -> Result<Raw, E> {
        Ok(Raw(Some(Value::Text(text.to_owned()))))
    }

    fn visit_none<E>(self) -> Result<Raw, E> {
        Ok(Raw(None))
    }

    fn visit_unit<E>(self) -> Result<Raw, E> {
        Ok(Raw(None))
    }

    fn visit_some<D: Deserializer<'de>>(self, from: D) -> Result<Raw, D::Error> {
        Raw::deserialize(from)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Raw, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element::<Spanned<Raw>>()? {
            list.extend(placed(item));
        }
        Ok(Raw(Some(Value::List(list))))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Raw, A::Error> {
        let mut table = Vec::new();
        while let Some(key) = entries.next_key::<Spanned<String>>()? {
            let key = Key { at: position(&key.referenced), text: key.value };
            if let Some(node) = placed(entries.next_value::<Spanned<Raw>>()?) {
                table.push((key, node));
            }
        }
        Ok(Raw(Some(Value::Table(table))))
    }
}

fn placed(raw: Spanned<Raw>) -> Option<Node> {
    raw.value.0.map(|value| Node { at: position(&raw.referenced), value })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_know_their_places() {
        let text = "title: Été\npublished: 2020-11-16\ntopics:\n  - a\n  - \"b\"\nimage: {src: /media/x.jpg}\ndraft:\n";
        let mut problems = Vec::new();
        let root = parse("f", text, 1, &mut problems).unwrap_or_else(|| panic!("{problems:?}"));
        let Some(Node { value: Value::List(topics), .. }) = root.get("topics") else { panic!("{root:?}") };
        assert_eq!(topics[1], Node { at: Position { line: 6, column: 5 }, value: Value::Text("b".into()) });
        let published = root.get("published").expect("a date");
        assert_eq!(
            *published,
            Node { at: Position { line: 3, column: 12 }, value: Value::Text("2020-11-16".into()) }
        );
        let (src, _) = &root.get("image").expect("an image").entries()[0];
        assert_eq!(src.at, Position { line: 7, column: 9 });
        assert_eq!(root.get("draft"), None);
    }

    #[track_caller]
    fn check(text: &str, line: u32, sentence: &str) {
        let mut problems = Vec::new();
        assert_eq!(parse("f", text, 1, &mut problems), None);
        let found: Vec<_> =
            problems.iter().map(|problem| (problem.line, problem.sentence.as_str())).collect();
        assert_eq!(found, [(line, sentence)]);
    }

    #[test]
    fn a_colon_in_a_text_is_said_to_need_quotes() {
        let mut problems = Vec::new();
        assert_eq!(parse("f", "title: Drones: what now\n", 1, &mut problems), None);
        let hints: Vec<_> = problems.iter().map(|problem| problem.hint.as_deref()).collect();
        assert_eq!(hints, [Some("put a text that has a colon in it in quotes")]);
    }

    #[test]
    fn err_what_is_not_yaml() {
        check("title: a\ntitle: b\n", 3, "this is not YAML: duplicate mapping key: title");
        check("title: [a\n", 2, "this is not YAML: unclosed bracket '['");
        check("a: b: c\n", 2, "this is not YAML: mapping values are not allowed in this context");
        check("a: *nobody\n", 2, "this is not YAML: alias references unknown anchor");
        check("a: b\n--- b\n", 3, "this is not YAML: multiple YAML documents detected");
    }
}
