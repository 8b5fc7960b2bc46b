//! Writes front matter as our format wants it: TOML, in a fixed order, nothing blank.

/// The front matter of one file while it is written.
#[derive(Debug, Default)]
pub(super) struct Front(String);

impl Front {
    /// A text, unless it is blank.
    pub(super) fn text(&mut self, name: &str, value: &str) {
        if !value.is_empty() {
            self.raw(name, &quoted(value));
        }
    }

    /// A list of texts, unless it is empty.
    pub(super) fn list<T: AsRef<str>>(&mut self, name: &str, values: &[T]) {
        if !values.is_empty() {
            let values: Vec<String> = values.iter().map(|value| quoted(value.as_ref())).collect();
            self.raw(name, &format!("[{}]", values.join(", ")));
        }
    }

    /// A list of tables with these fields, blank ones left out, unless it is empty.
    pub(super) fn tables(&mut self, name: &str, tables: &[Vec<(&str, String)>]) {
        if tables.is_empty() {
            return;
        }
        let tables: Vec<String> = tables.iter().map(|fields| inline(fields)).collect();
        self.raw(name, &format!("[{}]", tables.join(", ")));
    }

    /// A table with these fields on one line, blank ones left out.
    pub(super) fn inline(&mut self, name: &str, fields: &[(&str, String)]) {
        self.raw(name, &inline(fields));
    }

    /// A value that is TOML already.
    pub(super) fn raw(&mut self, name: &str, value: &str) {
        self.0.push_str(&format!("{name} = {value}\n"));
    }

    /// The heading of a table of a file that is all TOML.
    pub(super) fn table(&mut self, name: &str) {
        if !self.0.is_empty() {
            self.0.push('\n');
        }
        self.0.push_str(&format!("[{name}]\n"));
    }

    /// Whether nothing was written.
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// A whole Markdown file.
    pub(super) fn with_body(self, body: &str) -> String {
        let gap = if body.is_empty() { "" } else { "\n" };
        let end = if body.is_empty() || body.ends_with('\n') { "" } else { "\n" };
        format!("+++\n{}+++\n{gap}{body}{end}", self.0)
    }

    /// A whole TOML file.
    pub(super) fn into_toml(self) -> String {
        self.0
    }
}

fn inline(fields: &[(&str, String)]) -> String {
    let fields = fields.iter().filter(|(_, value)| !value.is_empty());
    let fields: Vec<String> = fields.map(|(name, value)| format!("{name} = {}", quoted(value))).collect();
    format!("{{ {} }}", fields.join(", "))
}

/// A text as TOML writes it on one line.
pub(super) fn quoted(value: &str) -> String {
    let mut out = String::from("\"");
    for c in value.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            c if c.is_control() => (),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_text_comes_back_from_toml() {
        for text in ["a \"b\" \\c", "two\nlines\tand 'more'", "é \u{200b} {x} # y"] {
            let table: toml::Table = format!("a = {}", quoted(text)).parse().expect("written by us");
            assert_eq!(table["a"].as_str(), Some(text));
        }
    }

    #[test]
    fn nothing_blank_is_written() {
        let mut front = Front::default();
        front.text("a", "");
        front.list::<String>("b", &[]);
        front.tables("c", &[]);
        front.tables("d", &[vec![("title", "T".into()), ("url", String::new())]]);
        assert_eq!(front.with_body("x"), "+++\nd = [{ title = \"T\" }]\n+++\n\nx\n");
    }
}
