//! YAML as people write it at the top of Hugo files: cut into fields line by line, so that one
//! untidy field spoils no other, and each field parsed by itself.

use super::front_matter::{Field, FrontMatter};
use super::value::Value;

/// Reads the lines between the fences; the first is line `first` of the file.
pub(super) fn read(lines: &[&str], first: usize, into: &mut FrontMatter) {
    for chunk in chunks(lines, first, &mut into.remarks) {
        let value = chunk.value(&mut into.remarks);
        if let Some(earlier) = into.fields.iter().position(|field| field.name == chunk.name) {
            into.remarks
                .push((chunk.line, format!("the field \"{}\" is given twice; the last counts", chunk.name)));
            into.fields.remove(earlier);
        }
        into.fields.push(Field { name: chunk.name, value, line: chunk.line });
    }
}

/// A field's name, what stands after its colon, and the lines that belong to it.
struct Chunk<'a> {
    name: String,
    line: usize,
    inline: &'a str,
    rest: Vec<String>,
}

fn chunks<'a>(lines: &[&'a str], first: usize, remarks: &mut Vec<(usize, String)>) -> Vec<Chunk<'a>> {
    let mut out: Vec<Chunk<'a>> = Vec::new();
    for (index, line) in lines.iter().enumerate() {
        let number = first + index;
        if let Some((name, inline)) = field(line) {
            out.push(Chunk { name, line: number, inline: inline.trim(), rest: Vec::new() });
            continue;
        }
        let Some(chunk) = out.last_mut() else {
            if !line.trim().is_empty() && !line.starts_with('#') {
                remarks.push((number, format!("this line belongs to no field: {}", line.trim())));
            }
            continue;
        };
        let indented = line.is_empty() || line.starts_with([' ', '\t']);
        if indented || line.starts_with("- ") || *line == "-" {
            chunk.rest.push((*line).replace('\t', "  "));
        } else if !line.starts_with('#') {
            remarks.push((number, format!("this line goes on with \"{}\" but is not indented", chunk.name)));
            chunk.rest.push(format!("  {line}"));
        }
    }
    out
}

/// The name and the rest of a line that begins a field.
fn field(line: &str) -> Option<(String, &str)> {
    let (name, rest) = line.split_once(':')?;
    let name = name.trim_end().trim_matches('"');
    let named = !name.is_empty()
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-'));
    let parted = rest.is_empty() || rest.starts_with([' ', '\t']);
    (named && parted).then(|| (name.to_owned(), rest))
}

impl Chunk<'_> {
    fn value(&self, remarks: &mut Vec<(usize, String)>) -> Value {
        let alone = self.rest.iter().all(|line| line.trim().is_empty() || line.trim_start().starts_with('#'));
        let quoted = self.inline.starts_with(['"', '\'', '[', '{', '|', '>', '&', '*', '!', '#']);
        if alone && !quoted {
            return plain(self.inline);
        }
        let whole = format!("value: {}\n{}\n", self.inline, self.rest.join("\n"));
        let options = serde_saphyr::options! { with_snippet: false, strict_booleans: true };
        type Fields = serde_json::Map<String, serde_json::Value>;
        match serde_saphyr::from_str_with_options::<Fields>(&whole, options) {
            Ok(mut map) => map.remove("value").map_or(Value::Nothing, Value::from_json),
            Err(_) => {
                remarks.push((self.line, format!("\"{}\" is not YAML; taken as plain text", self.name)));
                let mut text = self.inline.to_owned();
                for line in &self.rest {
                    text.push(' ');
                    text.push_str(line.trim());
                }
                Value::Text(text.trim().to_owned())
            }
        }
    }
}

/// A value on one line without quotation marks, kept to the letter.
fn plain(raw: &str) -> Value {
    let text = raw.find(" #").map_or(raw, |at| &raw[..at]).trim();
    match text {
        "" | "~" | "null" => Value::Nothing,
        "true" | "True" => Value::Flag(true),
        "false" | "False" => Value::Flag(false),
        _ => Value::Text(text.to_owned()),
    }
}
