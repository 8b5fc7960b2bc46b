//! The front matter of a file, and the tables beside the Markdown: TOML or YAML in, fields out.
//!
//! Both are first read into one tree of [`Node`]s that know their places, and only then into the
//! structures of [`fields`], which are strict: a field they do not name is a mistake. A mistake in
//! one field never hides one in another. This room knows what fields look like, not what they
//! mean.

pub mod fields;
mod mistake;
mod node;
mod place;
mod read;
pub mod repeats;
mod toml;
mod words;
mod yaml;

pub use node::{Key, Node, Value};
pub use place::{At, InLanguages, Plain};
pub use read::{Reading, read};
pub use words::{
    EventFormat, EventStatus, GroupNature, MemberRole, NavigationPlace, NewsKind, OutputSort, ProjectState,
};

use super::problem::{Position, Problem};

/// A Markdown file taken apart.
#[derive(Clone, Debug, PartialEq)]
pub struct Split<'a> {
    /// The tree of its front matter; absent where that could not be parsed.
    pub root: Option<Node>,
    /// The text below it.
    pub body: &'a str,
    /// The lines above the text.
    pub lines_above: u32,
}

/// Takes a Markdown file apart into front matter (TOML between `+++`, YAML between `---`) and text.
pub fn split<'a>(file: &str, text: &'a str, problems: &mut Vec<Problem>) -> Split<'a> {
    let first_end = text.find('\n').map_or(text.len(), |end| end + 1);
    let fence = text[..first_end].trim_end();
    if fence != "+++" && fence != "---" {
        problems.push(
            Problem::error(file, Position::START, "the file does not begin with front matter")
                .hint("write the fields first, between two lines \"+++\"".to_owned()),
        );
        return Split { root: None, body: text, lines_above: 0 };
    }
    let mut at = first_end;
    let mut lines_above = 1;
    for line in text[first_end..].split_inclusive('\n') {
        lines_above += 1;
        if line.trim_end() == fence {
            let inside = first_end..at;
            let root = if fence == "+++" {
                toml::parse(file, text, inside, problems)
            } else {
                yaml::parse(file, &text[inside], 1, problems)
            };
            return Split { root, body: &text[at + line.len()..], lines_above };
        }
        at += line.len();
    }
    problems.push(
        Problem::error(file, Position::START, "the front matter does not end")
            .hint(format!("close it with a line \"{fence}\"")),
    );
    Split { root: None, body: "", lines_above }
}

/// Reads a table file, which is TOML from beginning to end.
pub fn table(file: &str, text: &str, problems: &mut Vec<Problem>) -> Option<Node> {
    toml::parse(file, text, 0..text.len(), problems)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, body: &str, lines_above: u32, sentences: &[&str]) {
        let mut problems = Vec::new();
        let split = split("f.md", text, &mut problems);
        assert_eq!((split.body, split.lines_above), (body, lines_above));
        let found: Vec<_> = problems.iter().map(|problem| problem.sentence.as_str()).collect();
        assert_eq!(found, sentences);
    }

    #[test]
    fn ok_toml_and_yaml() {
        check("+++\ntitle = \"x\"\n+++\nText\n", "Text\n", 3, &[]);
        check("---\ntitle: x\n---\nText", "Text", 3, &[]);
    }

    #[test]
    fn ok_windows_line_ends_and_no_text() {
        check("+++\r\ntitle = \"x\"\r\n+++", "", 3, &[]);
        check("---\r\ntitle: x\r\n---\r\nText", "Text", 3, &[]);
        check("---\n---\nText", "Text", 2, &[]);
    }

    #[test]
    fn err_without_fences() {
        check("Text", "Text", 0, &["the file does not begin with front matter"]);
        check("", "", 0, &["the file does not begin with front matter"]);
        check("+++\ntitle = \"x\"\n---\n", "", 3, &["the front matter does not end"]);
    }
}
