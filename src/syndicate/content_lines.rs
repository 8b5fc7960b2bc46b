//! Content lines of iCalendar (RFC 5545, section 3.1): escaped, folded, each ended by CR and LF.

use crate::model::clean;

/// The most octets of a line, its end apart.
const LIMIT: usize = 75;

/// Lines that grow into a component or a whole calendar.
#[derive(Clone, Debug, Default)]
pub(super) struct Lines(String);

impl Lines {
    /// Adds a property whose value is written as it is; `name` holds its parameters, too.
    pub fn line(&mut self, name: &str, value: &str) {
        self.fold(&[name, ":", value].concat());
    }

    /// Adds a property whose value is text (section 3.3.11).
    pub fn text(&mut self, name: &str, value: &str) {
        let mut line = [name, ":"].concat();
        push_text(value, &mut line);
        self.fold(&line);
    }

    /// Adds a property whose value is a list of texts; nothing where there are none.
    pub fn texts<'t>(&mut self, name: &str, values: impl IntoIterator<Item = &'t str>) {
        let mut line = [name, ":"].concat();
        let start = line.len();
        for value in values {
            if line.len() > start {
                line.push(',');
            }
            push_text(value, &mut line);
        }
        if line.len() > start {
            self.fold(&line);
        }
    }

    /// Adds lines that were written before.
    pub fn append(&mut self, lines: &str) {
        self.0.push_str(lines);
    }

    /// All of them.
    pub fn into_string(self) -> String {
        self.0
    }

    /// A line that is too long goes on in the next, behind a space, and no character is cut in two.
    fn fold(&mut self, line: &str) {
        let (mut rest, mut room) = (line, LIMIT);
        while rest.len() > room {
            let (first, after) = rest.split_at(rest.floor_char_boundary(room));
            self.0.extend([first, "\r\n "]);
            (rest, room) = (after, LIMIT - 1);
        }
        self.0.extend([rest, "\r\n"]);
    }
}

/// Text after the model's rule, so that none of it ends the value or begins a property.
fn push_text(text: &str, out: &mut String) {
    for c in clean(text).chars() {
        match c {
            '\\' | ';' | ',' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            c => out.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(value: &str, expected: &str) {
        let mut lines = Lines::default();
        lines.text("X", value);
        assert_eq!(lines.into_string(), expected);
    }

    #[test]
    fn what_would_end_a_value_is_escaped_and_controls_are_left_out() {
        check("a;b,c\\d:\"e\"\nBEGIN:VEVENT\r\0", "X:a\\;b\\,c\\\\d:\"e\"\\nBEGIN:VEVENT\r\n");
    }

    #[test]
    fn a_line_is_folded_after_75_octets_and_never_within_a_character() {
        check(&"a".repeat(73), &format!("X:{}\r\n", "a".repeat(73)));
        check(&"a".repeat(74), &format!("X:{}\r\n a\r\n", "a".repeat(73)));
        check(&"é".repeat(37), &format!("X:{}\r\n é\r\n", "é".repeat(36)));
        let long = format!("X:{}\r\n {}\r\n a\r\n", "a".repeat(73), "a".repeat(74));
        check(&"a".repeat(148), &long);
        check(&"🏴".repeat(19), &format!("X:{}\r\n 🏴\r\n", "🏴".repeat(18)));
    }

    #[test]
    fn a_list_of_nothing_is_no_line() {
        let mut lines = Lines::default();
        lines.texts("X", []);
        lines.texts("Y", ["a,b", "c"]);
        assert_eq!(lines.into_string(), "Y:a\\,b,c\r\n");
    }
}
