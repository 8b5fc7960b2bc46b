//! Reads the top of a foreign file leniently: YAML, TOML or JSON.

use super::value::Value;
use super::yaml;

/// The top of a file, its text, and what had to be guessed.
#[derive(Debug, Default)]
pub(super) struct FrontMatter {
    /// The fields in the order of the file; no name twice.
    pub(super) fields: Vec<Field>,
    /// What follows, with lines parted by line feeds alone.
    pub(super) body: String,
    /// The line of the file on which the body begins, from 1.
    pub(super) body_line: usize,
    /// What was untidy: a line of the file and a sentence.
    pub(super) remarks: Vec<(usize, String)>,
}

/// One field with the line it stands on, from 1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Field {
    pub(super) name: String,
    pub(super) value: Value,
    pub(super) line: usize,
}

impl FrontMatter {
    /// Takes a file apart; what does not parse becomes a remark, never an error.
    pub(super) fn read(raw: &str) -> Self {
        let text = raw.trim_start_matches('\u{feff}').replace("\r\n", "\n").replace('\r', "\n");
        let lines: Vec<&str> = text.split('\n').collect();
        let first = lines.iter().position(|line| !line.trim().is_empty()).unwrap_or(0);
        match lines.get(first).map(|line| line.trim_end()) {
            Some(fence @ ("---" | "+++")) => Self::fenced(&lines, first, fence),
            Some(line) if line.starts_with('{') => Self::json(&text),
            _ => Self { body_line: 1, body: text, ..Self::default() },
        }
    }

    fn fenced(lines: &[&str], first: usize, fence: &str) -> Self {
        let mut read = Self::default();
        let end = lines.iter().skip(first + 1).position(|line| line.trim_end() == fence);
        let end = end.map(|offset| first + 1 + offset).unwrap_or_else(|| {
            read.remarks.push((first + 1, "the front matter is never closed".to_owned()));
            lines.len()
        });
        let head = lines.get(first + 1..end).unwrap_or_default();
        read.body = lines.get(end + 1..).unwrap_or_default().join("\n");
        read.body_line = end + 2;
        if fence == "---" {
            yaml::read(head, first + 2, &mut read);
        } else {
            read.toml(head, first + 2);
        }
        read
    }

    fn toml(&mut self, head: &[&str], line: usize) {
        match head.join("\n").parse::<toml::Table>() {
            Ok(table) => self.fields.extend(table.into_iter().map(|(name, value)| Field {
                line: line + line_of(head, &name),
                value: Value::from_toml(value),
                name,
            })),
            Err(error) => {
                self.remarks.push((line, format!("the front matter is not TOML: {}", error.message())));
            }
        }
    }

    fn json(text: &str) -> Self {
        let mut read = Self { body_line: 1, ..Self::default() };
        let mut values = serde_json::Deserializer::from_str(text).into_iter::<serde_json::Map<_, _>>();
        match values.next() {
            Some(Ok(map)) => {
                let end = values.byte_offset();
                let head: Vec<&str> = text[..end].split('\n').collect();
                read.fields.extend(map.into_iter().map(|(name, value)| Field {
                    line: 1 + line_of(&head, &name),
                    value: Value::from_json(value),
                    name,
                }));
                let rest = &text[end..];
                let skipped = rest.len() - rest.trim_start_matches('\n').len();
                read.body = rest[skipped..].to_owned();
                read.body_line = head.len() + skipped;
            }
            _ => {
                read.remarks.push((1, "the front matter is not JSON".to_owned()));
                read.body = text.to_owned();
            }
        }
        read
    }
}

/// How many lines down a field is named, where it can be told.
fn line_of(head: &[&str], name: &str) -> usize {
    head.iter()
        .position(|line| {
            let line = line.trim_start().trim_start_matches(['"', '\'', '[']);
            line.strip_prefix(name).is_some_and(|rest| !rest.starts_with(|c: char| c.is_alphanumeric()))
        })
        .unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(raw: &str, expected: &[(&str, &str, usize)], body: &str, remarks: usize) {
        let read = FrontMatter::read(raw);
        let fields: Vec<(String, String, usize)> = read
            .fields
            .iter()
            .map(|field| (field.name.clone(), field.value.texts().join("|"), field.line))
            .collect();
        let expected: Vec<_> = expected
            .iter()
            .map(|(name, text, line)| ((*name).to_owned(), (*text).to_owned(), *line))
            .collect();
        assert_eq!(fields, expected);
        assert_eq!(read.body, body);
        assert_eq!(read.remarks.len(), remarks, "{:?}", read.remarks);
    }

    #[test]
    fn yaml_toml_and_json_say_the_same() {
        check(
            "---\ntitle: A: b\ntags: [x, y]\n---\ntext\n",
            &[("title", "A: b", 2), ("tags", "x|y", 3)],
            "text\n",
            0,
        );
        check("+++\ntags = ['x']\ntitle = 'A'\n+++\ntext", &[("tags", "x", 2), ("title", "A", 3)], "text", 0);
        check("{\n\"title\": \"A\"\n}\n\ntext", &[("title", "A", 2)], "text", 0);
    }

    #[test]
    fn blank_lines_comments_and_carriage_returns_before_fields_are_passed_over() {
        check(
            "\r\n\r\n---\r\n# no field\r\ntitle: A # said twice\r\n\r\n---\r\ntext",
            &[("title", "A", 5)],
            "text",
            0,
        );
    }

    #[test]
    fn the_last_of_two_equal_fields_counts_and_is_remarked() {
        check("---\ndate: 1\ndate: 2\n---\n", &[("date", "2", 3)], "", 1);
    }

    #[test]
    fn an_unindented_line_goes_on_with_the_text_above_it() {
        check(
            "---\nsummary: >\nOne text\nover two lines\nslug: a\n---\n",
            &[("summary", "One text over two lines", 2), ("slug", "a", 5)],
            "",
            2,
        );
        check(
            "---\nsummary: \"One text\n\nover two.\"\nslug: a\n---\n",
            &[("summary", "One text\nover two.", 2), ("slug", "a", 5)],
            "",
            1,
        );
    }

    #[test]
    fn unindented_lists_and_nested_maps_belong_to_their_field() {
        check(
            "---\ntopics:\n- a\n- b\npicture:\n  uid: p\n  alt: ''\n---\n",
            &[("topics", "a|b", 2), ("picture", "p", 5)],
            "",
            0,
        );
    }

    #[test]
    fn a_value_that_is_no_yaml_is_taken_as_it_stands() {
        check("---\ntitle: \"A\" and \"B\"\n---\n", &[("title", "\"A\" and \"B\"", 2)], "", 1);
    }

    #[test]
    fn a_file_without_front_matter_is_all_text() {
        check("Just text\n---\n", &[], "Just text\n---\n", 0);
    }
}
