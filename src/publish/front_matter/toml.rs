use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::{Key, Node, Value};
use crate::model::Published;
use crate::publish::problem::{Position, Problem};

/// Parses the part of a file that is TOML; everything the parser has to say is reported, one
/// problem a line.
pub(super) fn parse(
    file: &str,
    text: &str,
    inside: Range<usize>,
    problems: &mut Vec<Problem>,
) -> Option<Node> {
    let places = Places::new(text, inside.start);
    let (table, errors) = DeTable::parse_recoverable(&text[inside]);
    let mut last_line = 0;
    for error in &errors {
        let at = places.of(error.span().map_or(0, |span| span.start));
        if at.line != last_line {
            let sentence = format!("this is not TOML: {}", error.message().replace('\n', ", "));
            let line = text.lines().nth(at.line.saturating_sub(1) as usize);
            problems.push(Problem::error(file, at, sentence).hint(line.and_then(hint)));
        }
        last_line = at.line;
    }
    if errors.is_empty() {
        Some(Node { at: Position::START, value: tree(table.get_ref(), &places) })
    } else {
        None
    }
}

/// What an editor probably meant whose line is no TOML.
fn hint(line: &str) -> Option<String> {
    let name = |raw: &str| {
        let raw = raw.trim();
        let is_name = !raw.is_empty() && raw.chars().all(|c| c.is_ascii_alphanumeric() || "_-.".contains(c));
        is_name.then(|| raw.to_owned())
    };
    let Some((field, value)) = line.split_once('=') else {
        let (field, _) = line.split_once(':')?;
        return Some(format!("write {} = \"…\"; what is written with a colon is YAML", name(field)?));
    };
    let (field, value) = (name(field)?, value.trim());
    let is_month = value.len() == 7 && value.parse::<Published>().is_ok();
    if is_month {
        return Some(format!("TOML has days only; write a month in quotes: {field} = \"{value}\""));
    }
    let is_text = value.starts_with(char::is_alphabetic) && !["true", "false"].contains(&value);
    is_text.then(|| format!("write texts in quotes: {field} = \"…\""))
}

/// Finds the line and column of a byte without counting from the beginning each time.
struct Places<'a> {
    text: &'a str,
    base: usize,
    line_starts: Vec<usize>,
}

impl<'a> Places<'a> {
    fn new(text: &'a str, base: usize) -> Self {
        let ends = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at + 1);
        Self { text, base, line_starts: std::iter::once(0).chain(ends).collect() }
    }

    fn of(&self, offset: usize) -> Position {
        let offset = self.base + offset;
        let line = self.line_starts.partition_point(|start| *start <= offset).saturating_sub(1);
        let start = self.line_starts[line];
        let inside = Position::of_offset(&self.text[start..], offset - start);
        Position { line: u32::try_from(line + 1).unwrap_or(u32::MAX), column: inside.column }
    }
}

fn tree(table: &DeTable<'_>, places: &Places<'_>) -> Value {
    let mut entries: Vec<(Key, Node)> = table
        .iter()
        .map(|(key, value)| {
            let key = Key { at: places.of(key.span().start), text: key.get_ref().to_string() };
            (key, node(value, places))
        })
        .collect();
    entries.sort_by_key(|(key, _)| key.at);
    Value::Table(entries)
}

fn node(value: &Spanned<DeValue<'_>>, places: &Places<'_>) -> Node {
    let at = places.of(value.span().start);
    let raw = || {
        let span = value.span();
        places.text[places.base + span.start..places.base + span.end].to_owned()
    };
    let value = match value.get_ref() {
        DeValue::String(text) => Value::Text(text.to_string()),
        DeValue::Boolean(truth) => Value::Bool(*truth),
        DeValue::Integer(number) => match i64::from_str_radix(number.as_str(), number.radix()) {
            Ok(number) => Value::Integer(number),
            Err(_) => Value::Text(raw()),
        },
        DeValue::Float(number) => match number.as_str().parse() {
            Ok(number) => Value::Float(number),
            Err(_) => Value::Text(raw()),
        },
        DeValue::Datetime(_) => Value::Date(raw()),
        DeValue::Array(items) => Value::List(items.iter().map(|item| node(item, places)).collect()),
        DeValue::Table(table) => tree(table, places),
    };
    Node { at, value }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(text: &str) -> Node {
        let mut problems = Vec::new();
        let node = parse("f", text, 4..text.len(), &mut problems);
        node.unwrap_or_else(|| panic!("{problems:?}"))
    }

    #[test]
    fn values_know_their_places() {
        let root = parsed(
            "+++\ntitle = \"é\"\ntopics = [\"a\", \"bé\", \"c\"]\n[[parts]]\nstart = 2021-01-22T11:00\n",
        );
        let Some(Node { value: Value::List(topics), .. }) = root.get("topics") else { panic!("{root:?}") };
        assert_eq!(topics[2], Node { at: Position { line: 3, column: 22 }, value: Value::Text("c".into()) });
        let Some(Node { value: Value::List(parts), .. }) = root.get("parts") else { panic!("{root:?}") };
        let start = parts[0].get("start").expect("a start");
        assert_eq!(start.value, Value::Date("2021-01-22T11:00".into()));
        assert_eq!(start.at, Position { line: 5, column: 9 });
    }

    #[test]
    fn dotted_names_are_tables() {
        let root = parsed("+++\nname.en = \"a\"\nname.fr = \"b\"\n");
        let names: Vec<_> =
            root.get("name").expect("a name").entries().iter().map(|(key, _)| key.text.as_str()).collect();
        assert_eq!(names, ["en", "fr"]);
    }

    #[test]
    fn every_line_that_is_not_toml_is_told_once() {
        let mut problems = Vec::new();
        assert_eq!(parse("f", "a = = 1\nb = 2\nc = \n", 0..18, &mut problems), None);
        assert_eq!(problems.iter().map(|problem| problem.line).collect::<Vec<_>>(), [1, 3]);
    }
}
