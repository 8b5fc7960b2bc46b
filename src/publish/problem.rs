//! What is wrong with a content folder, and how it is told.

use std::fmt;

use serde::Serialize;

/// A mistake in content: its place, what is wrong, and what to do about it.
///
/// Problems sort by file, line, column, then errors before advice.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Problem {
    /// The file, relative to the content folder, with `/` between its parts.
    pub file: String,
    /// The line, from 1; 1 where the file as a whole is meant.
    pub line: u32,
    /// The column in characters, from 1.
    pub column: u32,
    /// Whether it stops publishing.
    pub severity: Severity,
    /// What is wrong, without a full stop.
    pub sentence: String,
    /// What the editor can do about it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hint: Option<String>,
    /// The line as it stands in the file, where the problem has one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source_line: Option<String>,
}

/// Whether a problem stops publishing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Publishing stops.
    Error,
    /// Worth knowing; publishing goes on.
    Advice,
}

/// A place in a file: line and column in characters, both from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// The line, from 1.
    pub line: u32,
    /// The column in characters, from 1.
    pub column: u32,
}

impl Position {
    /// The beginning of a file; also stands for the file as a whole.
    pub const START: Self = Self { line: 1, column: 1 };

    /// The place of a byte in a text; an offset inside a character counts as its beginning.
    pub fn of_offset(text: &str, offset: usize) -> Self {
        let before = &text[..text.floor_char_boundary(offset)];
        let line_start = before.rfind('\n').map_or(0, |found| found + 1);
        let line = before.bytes().filter(|byte| *byte == b'\n').count() + 1;
        Self { line: count(line), column: count(before[line_start..].chars().count() + 1) }
    }
}

/// A count as problems carry it; what does not fit is the largest number there is.
fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

impl Problem {
    /// An error at a place.
    pub fn error(file: &str, at: Position, sentence: impl Into<String>) -> Self {
        Self {
            file: file.to_owned(),
            line: at.line,
            column: at.column,
            severity: Severity::Error,
            sentence: sentence.into(),
            hint: None,
            source_line: None,
        }
    }

    /// Advice at a place.
    pub fn advice(file: &str, at: Position, sentence: impl Into<String>) -> Self {
        Self { severity: Severity::Advice, ..Self::error(file, at, sentence) }
    }

    /// The same problem with a hint.
    pub fn hint(self, hint: impl Into<Option<String>>) -> Self {
        Self { hint: hint.into(), ..self }
    }

    /// The same problem with its line out of the text of its file. The fence above front matter
    /// says nothing and is not shown.
    pub fn with_line_of(self, text: &str) -> Self {
        let line = text.lines().nth(self.line.saturating_sub(1) as usize);
        let line = line.filter(|line| !matches!(line.trim_end(), "+++" | "---"));
        Self { source_line: line.map(str::to_owned), ..self }
    }

    /// The problem as people read it, in a folder that is shown as `folder`:
    /// `content/news/dam.md:4:9: sentence; hint` and the line with a caret under the place.
    pub fn display<'a>(&'a self, folder: &'a str) -> impl fmt::Display + 'a {
        Displayed { problem: self, folder: folder.trim_end_matches('/') }
    }
}

/// The most characters of a source line that are shown.
const WINDOW: usize = 100;

struct Displayed<'a> {
    problem: &'a Problem,
    folder: &'a str,
}

impl fmt::Display for Displayed<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Problem { file, line, column, severity, sentence, hint, source_line } = self.problem;
        let folder = self.folder;
        let slash = if folder.is_empty() || file.is_empty() { "" } else { "/" };
        write!(f, "{folder}{slash}{file}:{line}:{column}: ")?;
        if *severity == Severity::Advice {
            f.write_str("advice: ")?;
        }
        f.write_str(sentence)?;
        if let Some(hint) = hint {
            write!(f, "; {hint}")?;
        }
        match source_line {
            Some(source_line) => write_source_line(f, *line, *column, source_line),
            None => Ok(()),
        }
    }
}

/// The part of the line around the place, and a caret under it; tabs and other control characters
/// are shown as one blank, so that the caret stands where it should.
fn write_source_line(f: &mut fmt::Formatter<'_>, line: u32, column: u32, source: &str) -> fmt::Result {
    let letters: Vec<char> = source.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    let place = (column.saturating_sub(1) as usize).min(letters.len());
    let from = if letters.len() <= WINDOW { 0 } else { place.saturating_sub(WINDOW / 2) };
    let to = letters.len().min(from + WINDOW);
    let (before, after) = (if from > 0 { "…" } else { "" }, if to < letters.len() { "…" } else { "" });
    let shown: String = letters[from..to].iter().collect();
    let number = line.to_string();
    let caret = place - from + before.chars().count();
    write!(f, "\n{number} | {before}{shown}{after}\n{:2$} | {:3$}^", "", "", number.len(), caret)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(problem: Problem, text: &str, expected: &str) {
        assert_eq!(problem.with_line_of(text).display("content/").to_string(), expected);
    }

    #[test]
    fn a_problem_names_its_place_and_shows_its_line() {
        check(
            Problem::error("news/dam.md", Position { line: 2, column: 11 }, "unknown topic \"enregy\"")
                .hint("did you mean \"energy\"?".to_owned()),
            "+++\ntopics = [\"enregy\"]\n+++\n",
            "content/news/dam.md:2:11: unknown topic \"enregy\"; did you mean \"energy\"?\n\
             2 | topics = [\"enregy\"]\n  |           ^",
        );
    }

    #[test]
    fn advice_says_so() {
        check(
            Problem::advice("site.toml", Position { line: 9, column: 1 }, "x"),
            "",
            "content/site.toml:9:1: advice: x",
        );
    }

    #[test]
    fn a_long_line_is_cut_around_the_place() {
        let text = format!("{}é{}", "a".repeat(300), "b".repeat(300));
        let shown = Problem::error("f", Position { line: 1, column: 301 }, "x")
            .with_line_of(&text)
            .display("")
            .to_string();
        let lines: Vec<&str> = shown.lines().collect();
        let caret = lines[2].chars().count() - 1;
        assert_eq!(lines[1].chars().nth(caret), Some('é'));
        assert!(lines[1].chars().count() < 110);
    }

    #[test]
    fn a_place_counts_characters_not_bytes() {
        assert_eq!(Position::of_offset("a\né\u{fc}x", 6), Position { line: 2, column: 3 });
        assert_eq!(Position::of_offset("é", 1), Position::START);
    }
}
