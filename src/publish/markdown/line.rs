//! A line while it is gathered: text, marks that are open, and where new lines are due.

use crate::model::{Href, Inline};

/// A line of inline parts while it is gathered.
///
/// Marks that are open stay open when the line is taken: a link around two paragraphs becomes a
/// link in each.
#[derive(Default)]
pub(super) struct Line {
    parts: Vec<Inline>,
    open: Vec<(Mark, Vec<Inline>)>,
    /// How many elements of code are open.
    code: usize,
    /// Whether the next text goes on with the part before.
    joined: bool,
    /// Whether a new line is due before the next part.
    due: bool,
    /// Whether there is something to read.
    seen: bool,
}

/// What is said of a part of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    Emphasis,
    Strong,
    Struck,
    Link(Href),
}

impl Line {
    /// Adds text.
    pub(super) fn text(&mut self, text: &str) {
        if self.due && text.trim().is_empty() {
            return;
        }
        self.settle();
        self.seen = self.seen || !text.trim().is_empty();
        let code = self.code > 0;
        let joined = std::mem::replace(&mut self.joined, true);
        match self.parts_now().last_mut() {
            Some(Inline::Text(last)) if !code => last.push_str(text),
            Some(Inline::Code(last)) if code && joined => last.push_str(text),
            _ if code => self.parts_now().push(Inline::Code(text.to_owned())),
            _ => self.parts_now().push(Inline::Text(text.to_owned())),
        }
    }

    /// Adds a part as it is.
    pub(super) fn push(&mut self, part: Inline) {
        self.settle();
        self.joined = false;
        self.seen = self.seen || part != Inline::Break;
        self.parts_now().push(part);
    }

    /// A new line before whatever comes next, if something came before.
    pub(super) fn new_line(&mut self) {
        self.due |= self.seen;
    }

    /// Begins code; each must be ended.
    pub(super) fn open_code(&mut self) {
        self.code += 1;
        self.joined = false;
    }

    /// Ends code.
    pub(super) fn close_code(&mut self) {
        self.code = self.code.saturating_sub(1);
        self.joined = false;
    }

    /// Begins a mark; says no, and does nothing, where it already holds.
    pub(super) fn open(&mut self, mark: Mark) -> bool {
        let holds = |(other, _): &(Mark, _)| std::mem::discriminant(other) == std::mem::discriminant(&mark);
        let new = !self.open.iter().any(holds);
        if new {
            self.settle();
            self.open.push((mark, Vec::new()));
        }
        new
    }

    /// Ends the innermost mark.
    pub(super) fn close(&mut self) {
        if let Some((mark, parts)) = self.open.pop() {
            mark.put(parts, self.parts_now());
        }
    }

    /// Where the open link leads.
    pub(super) fn link(&self) -> Option<&Href> {
        self.open.iter().find_map(|(mark, _)| match mark {
            Mark::Link(href) => Some(href),
            _ => None,
        })
    }

    /// Takes what has been gathered, without white space around it.
    pub(super) fn take(&mut self) -> Vec<Inline> {
        (self.due, self.joined, self.seen) = (false, false, false);
        let mut inner: Vec<Inline> = Vec::new();
        for (mark, parts) in self.open.iter_mut().rev() {
            let mut parts = std::mem::take(parts);
            parts.append(&mut inner);
            mark.put(parts, &mut inner);
        }
        let mut parts = std::mem::take(&mut self.parts);
        parts.append(&mut inner);
        trim_start(&mut parts);
        trim_end(&mut parts);
        if is_blank(&parts) { Vec::new() } else { parts }
    }

    fn parts_now(&mut self) -> &mut Vec<Inline> {
        self.open.last_mut().map_or(&mut self.parts, |(_, parts)| parts)
    }

    fn settle(&mut self) {
        if std::mem::take(&mut self.due) {
            self.joined = false;
            self.parts_now().push(Inline::Break);
        }
    }
}

impl Mark {
    /// Puts marked parts into `out`; what cannot be seen is not marked.
    fn put(&self, parts: Vec<Inline>, out: &mut Vec<Inline>) {
        if parts.is_empty() {
            return;
        }
        if is_blank(&parts) {
            out.extend(parts);
            return;
        }
        out.push(match self {
            Self::Emphasis => Inline::Emphasis(parts),
            Self::Strong => Inline::Strong(parts),
            Self::Struck => Inline::Struck(parts),
            Self::Link(href) => Inline::Link(href.clone(), parts),
        });
    }
}

/// Whether there is nothing to read in the parts.
pub(super) fn is_blank(parts: &[Inline]) -> bool {
    parts.iter().all(|part| match part {
        Inline::Text(text) | Inline::Code(text) => text.trim().is_empty(),
        Inline::Emphasis(parts) | Inline::Strong(parts) | Inline::Struck(parts) | Inline::Link(_, parts) => {
            is_blank(parts)
        }
        Inline::Note(_) => false,
        Inline::Break => true,
    })
}

fn trim_start(parts: &mut Vec<Inline>) {
    let mut empty = 0;
    for part in parts.iter_mut() {
        if !trim_part(part, |text| text.trim_ascii_start(), trim_start) {
            break;
        }
        empty += 1;
    }
    parts.drain(..empty);
}

fn trim_end(parts: &mut Vec<Inline>) {
    while let Some(last) = parts.last_mut() {
        if !trim_part(last, |text| text.trim_ascii_end(), trim_end) {
            break;
        }
        parts.pop();
    }
}

/// Trims one part; whether nothing is left of it.
fn trim_part(part: &mut Inline, trim: fn(&str) -> &str, all: fn(&mut Vec<Inline>)) -> bool {
    match part {
        Inline::Text(text) => {
            let trimmed = trim(text);
            if trimmed.len() < text.len() {
                *text = trimmed.to_owned();
            }
            text.is_empty()
        }
        Inline::Emphasis(parts) | Inline::Strong(parts) | Inline::Struck(parts) | Inline::Link(_, parts) => {
            all(parts);
            parts.is_empty()
        }
        Inline::Break => true,
        Inline::Code(_) | Inline::Note(_) => false,
    }
}
