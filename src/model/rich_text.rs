use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Href;

/// A body: the main text as a tree of blocks, never as markup.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct RichText {
    /// The blocks in reading order.
    #[serde(rename = "b", default, skip_serializing_if = "Vec::is_empty")]
    pub blocks: Vec<Block>,
    /// The notes that [`Inline::Note`] refers to, in the order of their first mention.
    #[serde(rename = "n", default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<Footnote>,
}

/// A note at the foot of a body.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Footnote {
    /// What the note says.
    #[serde(rename = "b")]
    pub blocks: Vec<Block>,
}

/// A part of a body that stands on lines of its own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub enum Block {
    /// A paragraph.
    #[serde(rename = "p")]
    Paragraph(Vec<Inline>),
    /// A heading inside the body.
    #[serde(rename = "h")]
    Heading {
        /// 2 to 6: the page's title is 1.
        #[serde(rename = "l")]
        level: u8,
        /// The name of the place for links; unique in the body.
        id: String,
        /// What it says.
        #[serde(rename = "t")]
        text: Vec<Inline>,
    },
    /// A list of items, each of blocks.
    #[serde(rename = "l")]
    List {
        /// The first number of an ordered list; absent in a list of points.
        #[serde(rename = "s", default, skip_serializing_if = "Option::is_none")]
        start: Option<u32>,
        /// The items.
        #[serde(rename = "i")]
        items: Vec<Vec<Block>>,
    },
    /// Somebody else's words.
    #[serde(rename = "q")]
    Quote {
        /// What was said.
        #[serde(rename = "b")]
        blocks: Vec<Block>,
        /// Who said it, or where.
        #[serde(rename = "c", default, skip_serializing_if = "Vec::is_empty")]
        cite: Vec<Inline>,
    },
    /// Text in which every character and line counts.
    #[serde(rename = "c")]
    Code {
        /// The language of the code, where it was named.
        #[serde(rename = "l", default, skip_serializing_if = "Option::is_none")]
        language: Option<String>,
        /// The lines.
        #[serde(rename = "t")]
        text: String,
    },
    /// Rows and columns.
    #[serde(rename = "t")]
    Table {
        /// What the table is called.
        #[serde(rename = "c", default, skip_serializing_if = "Vec::is_empty")]
        caption: Vec<Inline>,
        /// How each column is set; may be shorter than the rows.
        #[serde(rename = "a", default, skip_serializing_if = "Vec::is_empty")]
        alignments: Vec<Alignment>,
        /// The rows of headings.
        #[serde(rename = "h", default, skip_serializing_if = "Vec::is_empty")]
        head: Vec<TableRow>,
        /// The rows of matter.
        #[serde(rename = "r", default, skip_serializing_if = "Vec::is_empty")]
        rows: Vec<TableRow>,
    },
    /// A picture of our own.
    #[serde(rename = "f")]
    Figure {
        /// The picture.
        #[serde(rename = "m")]
        media: Media,
        /// What is said under it.
        #[serde(rename = "c", default, skip_serializing_if = "Vec::is_empty")]
        caption: Vec<Inline>,
        /// Where a click on it leads.
        #[serde(rename = "l", default, skip_serializing_if = "Option::is_none")]
        link: Option<Href>,
    },
    /// A remark set apart from the text.
    #[serde(rename = "o")]
    Callout {
        /// How urgent it is.
        #[serde(rename = "k")]
        tone: Tone,
        /// Its own title, where it has one.
        #[serde(rename = "t", default, skip_serializing_if = "Vec::is_empty")]
        title: Vec<Inline>,
        /// What it says.
        #[serde(rename = "b")]
        blocks: Vec<Block>,
    },
    /// A thing on another site, which is linked and never embedded.
    #[serde(rename = "d")]
    Card {
        /// What it is.
        #[serde(rename = "k")]
        kind: CardKind,
        /// Where it is; absent where its address is not known.
        #[serde(rename = "h", default, skip_serializing_if = "Option::is_none")]
        href: Option<Href>,
        /// What it is called.
        #[serde(rename = "t")]
        title: Vec<Inline>,
        /// What is said of it.
        #[serde(rename = "c", default, skip_serializing_if = "Vec::is_empty")]
        caption: Vec<Inline>,
    },
    /// A change of subject.
    #[serde(rename = "r")]
    Rule,
}

/// A part of a line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub enum Inline {
    /// Plain text.
    #[serde(rename = "t")]
    Text(String),
    /// Stressed.
    #[serde(rename = "e")]
    Emphasis(Vec<Inline>),
    /// Important.
    #[serde(rename = "s")]
    Strong(Vec<Inline>),
    /// No longer valid.
    #[serde(rename = "x")]
    Struck(Vec<Inline>),
    /// Code.
    #[serde(rename = "c")]
    Code(String),
    /// A link.
    #[serde(rename = "a")]
    Link(Href, Vec<Inline>),
    /// A mark that refers to a note, by its place in [`RichText::notes`] from 0.
    #[serde(rename = "n")]
    Note(u32),
    /// A new line.
    #[serde(rename = "b")]
    Break,
}

/// A picture of our own with what a page must know to leave room for it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Media {
    /// Its path in the site, without the base: `/media/x.<hash>.jpg` once published.
    #[serde(rename = "s")]
    pub src: String,
    /// What it shows, for those who do not see it.
    #[serde(rename = "a", default, skip_serializing_if = "String::is_empty")]
    pub alt: String,
    /// Width in pixels; 0 where it could not be told.
    #[serde(rename = "w", default)]
    pub width: u32,
    /// Height in pixels; 0 where it could not be told.
    #[serde(rename = "h", default)]
    pub height: u32,
}

/// One row of a table: cells of inline text; the first may be a heading of its row.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct TableRow {
    /// The cells from first to last.
    #[serde(rename = "c")]
    pub cells: Vec<Vec<Inline>>,
    /// Whether the first cell names the row.
    #[serde(rename = "h", default, skip_serializing_if = "std::ops::Not::not")]
    pub headed: bool,
}

/// How a column of a table is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub enum Alignment {
    /// As the language reads.
    #[serde(rename = "s")]
    Start,
    /// In the middle.
    #[serde(rename = "c")]
    Centre,
    /// Against the far side, as numbers are.
    #[serde(rename = "e")]
    End,
}

/// How urgent a callout is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub enum Tone {
    /// Worth knowing.
    #[serde(rename = "n")]
    Note,
    /// Worth trying.
    #[serde(rename = "t")]
    Tip,
    /// Not to be missed.
    #[serde(rename = "i")]
    Important,
    /// Could do harm.
    #[serde(rename = "w")]
    Warning,
}

/// What a card leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub enum CardKind {
    /// A film or a recording.
    #[serde(rename = "v")]
    Video,
    /// A picture on another site.
    #[serde(rename = "p")]
    Picture,
    /// A page or a file.
    #[serde(rename = "l")]
    Page,
}

impl RichText {
    /// Whether there is nothing to read.
    pub fn is_empty(&self) -> bool {
        self.blocks.is_empty()
    }

    /// All its words in reading order, as plain text, blocks parted by line feeds.
    pub fn plain_text(&self) -> String {
        let mut out = String::new();
        push_blocks(&self.blocks, &mut out);
        for note in &self.notes {
            push_blocks(&note.blocks, &mut out);
        }
        out
    }
}

impl Inline {
    /// The words of a line of inline parts, as plain text.
    pub fn plain_text(inlines: &[Inline]) -> String {
        let mut out = String::new();
        push_inlines(inlines, &mut out);
        out
    }
}

fn push_blocks(blocks: &[Block], out: &mut String) {
    for block in blocks {
        push_block(block, out);
    }
}

fn push_line(inlines: &[Inline], out: &mut String) {
    if !inlines.is_empty() {
        push_inlines(inlines, out);
        out.push('\n');
    }
}

fn push_block(block: &Block, out: &mut String) {
    match block {
        Block::Paragraph(text) | Block::Heading { text, .. } => push_line(text, out),
        Block::List { items, .. } => items.iter().for_each(|item| push_blocks(item, out)),
        Block::Quote { blocks, cite } => {
            push_blocks(blocks, out);
            push_line(cite, out);
        }
        Block::Code { text, .. } => {
            out.push_str(text);
            out.push('\n');
        }
        Block::Table { caption, head, rows, .. } => {
            push_line(caption, out);
            for cell in head.iter().chain(rows).flat_map(|row| &row.cells) {
                push_line(cell, out);
            }
        }
        Block::Figure { media, caption, .. } => {
            if !media.alt.is_empty() {
                out.push_str(&media.alt);
                out.push('\n');
            }
            push_line(caption, out);
        }
        Block::Callout { title, blocks, .. } => {
            push_line(title, out);
            push_blocks(blocks, out);
        }
        Block::Card { title, caption, .. } => {
            push_line(title, out);
            push_line(caption, out);
        }
        Block::Rule => (),
    }
}

fn push_inlines(inlines: &[Inline], out: &mut String) {
    for inline in inlines {
        match inline {
            Inline::Text(text) | Inline::Code(text) => out.push_str(text),
            Inline::Emphasis(inner)
            | Inline::Strong(inner)
            | Inline::Struck(inner)
            | Inline::Link(_, inner) => {
                push_inlines(inner, out);
            }
            Inline::Break => out.push('\n'),
            Inline::Note(_) => (),
        }
    }
}
