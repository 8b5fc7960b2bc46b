//! Remarks and their places: bytes while a text is read, lines and columns for editors.

/// Something to say about a place in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// The line, from 1, in the text that was given.
    pub line: usize,
    /// The column, from 1, in characters.
    pub column: usize,
    /// How grave it is.
    pub kind: RemarkKind,
    /// What is the matter.
    pub sentence: String,
    /// What the editor can do.
    pub hint: String,
}

/// How grave a remark is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RemarkKind {
    /// A link that cannot be held; its words are kept.
    Error,
    /// Anything else that an editor may want to know.
    Advice,
}

/// Remarks with their places as offsets, until the whole text has been read.
#[derive(Default)]
pub(super) struct Remarks {
    list: Vec<(usize, Remark)>,
}

impl Remarks {
    /// Notes an error at the byte `at`.
    pub(super) fn error(&mut self, at: usize, sentence: impl Into<String>, hint: impl Into<String>) {
        self.push(at, RemarkKind::Error, sentence.into(), hint.into());
    }

    /// Notes advice at the byte `at`.
    pub(super) fn advice(&mut self, at: usize, sentence: impl Into<String>, hint: impl Into<String>) {
        self.push(at, RemarkKind::Advice, sentence.into(), hint.into());
    }

    fn push(&mut self, at: usize, kind: RemarkKind, sentence: String, hint: String) {
        self.list.push((at, Remark { line: 1, column: 1, kind, sentence, hint }));
    }

    /// The remarks in the order of the text, with lines and columns.
    pub(super) fn placed(mut self, text: &str) -> Vec<Remark> {
        self.list.sort_by_key(|(at, _)| *at);
        let (mut line, mut column, mut chars) = (1, 1, text.char_indices().peekable());
        let place = |(at, mut remark): (usize, Remark)| {
            while let Some((_, c)) = chars.next_if(|(offset, _)| *offset < at) {
                (line, column) = if c == '\n' { (line + 1, 1) } else { (line, column + 1) };
            }
            (remark.line, remark.column) = (line, column);
            remark
        };
        self.list.into_iter().map(place).collect()
    }
}
