//! Views as HTML text, for static pages and for tests.
//!
//! The same steps in the same order as in the document, so the text is what a browser would write
//! of the drawn view; escaped as in the HTML standard's "serializing HTML fragments".

use leptos::prelude::untrack;

use super::fixed::{Part, parts};
use super::{Step, View};

/// Elements that hold nothing and have no end tag (HTML standard, "void elements").
const VOID: [&str; 14] = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr",
    "param",
];

impl View {
    /// The view as HTML, as it stands when nothing has changed yet.
    pub fn to_html(self) -> String {
        let mut writer = Writer::default();
        untrack(|| writer.view(self));
        writer.finish_tag();
        debug_assert!(writer.open.is_empty(), "every element is closed");
        writer.html
    }
}

#[derive(Default)]
struct Writer {
    html: String,
    open: Vec<&'static str>,
    /// Whether the tag of the last element is still open for attributes.
    in_tag: bool,
}

impl Writer {
    fn view(&mut self, view: View) {
        for step in *view.0 {
            match step {
                Step::Fixed(markup) => parts(markup).for_each(|part| self.part(part)),
                Step::Attribute(name, value) => self.attribute(name, &value),
                Step::Text(text) => self.text(&text),
                Step::LiveAttribute(name, read) => {
                    if let Some(value) = read() {
                        self.attribute(name, &value);
                    }
                }
                Step::Look(look) => look(),
                Step::LiveText(read) => self.text(&read()),
                Step::LivePart(read, _) => self.view(read()),
                Step::LiveRows(rows) => (rows.keys)().into_iter().for_each(|key| self.view((rows.row)(key))),
            }
        }
    }

    fn part(&mut self, part: Part) {
        match part {
            Part::Open(name) => {
                self.finish_tag();
                self.html.push('<');
                self.html.push_str(name);
                self.open.push(name);
                self.in_tag = true;
            }
            Part::Attribute(name, value) => self.attribute(name, value),
            Part::Text(text) => self.text(text),
            Part::Close => {
                self.finish_tag();
                let Some(name) = self.open.pop() else { return };
                if !VOID.contains(&name) {
                    self.html.push_str("</");
                    self.html.push_str(name);
                    self.html.push('>');
                }
            }
        }
    }

    fn attribute(&mut self, name: &str, value: &str) {
        debug_assert!(self.in_tag, "{name} belongs to a tag");
        self.html.push(' ');
        self.html.push_str(name);
        self.html.push_str("=\"");
        self.escaped(value, true);
        self.html.push('"');
    }

    fn text(&mut self, text: &str) {
        self.finish_tag();
        self.escaped(text, false);
    }

    fn finish_tag(&mut self) {
        if std::mem::take(&mut self.in_tag) {
            self.html.push('>');
        }
    }

    fn escaped(&mut self, text: &str, in_attribute: bool) {
        for c in text.chars() {
            match c {
                '&' => self.html.push_str("&amp;"),
                '<' => self.html.push_str("&lt;"),
                '>' => self.html.push_str("&gt;"),
                '"' if in_attribute => self.html.push_str("&quot;"),
                '\u{a0}' => self.html.push_str("&nbsp;"),
                c => self.html.push(c),
            }
        }
    }
}
