//! BODIES: Markdown, and HTML inside Markdown, as a tree of blocks.
//!
//! Markdown events and the tags of HTML among them grow one tree of elements ([`tree`]), in the
//! order of the text; the tree then becomes the blocks of the model. Elements nested deeper than
//! anybody can read are unwrapped, so that no input costs more than its length. No word vanishes
//! in silence: what is left out is remarked upon. This room reads no file, follows no address and
//! never panics, whatever the text.

mod blocks;
mod element;
mod events;
mod html;
mod line;
mod links;
mod lists;
mod media;
mod remarks;
mod table;
#[cfg(test)]
mod tests;
mod tree;

use std::borrow::Cow;

use crate::model::RichText;

pub use remarks::{Remark, RemarkKind};

/// A body with what there is to say about it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Parsed {
    /// The body.
    pub body: RichText,
    /// Remarks in the order of the text.
    pub remarks: Vec<Remark>,
}

/// Reads a body from Markdown; takes time in proportion to its length, and never fails.
///
/// The dialect is CommonMark with tables, footnotes, strike-through and callouts (`> [!NOTE]`).
pub fn parse(text: &str) -> Parsed {
    let text = without_controls(text);
    let (tree, mut remarks) = events::read(&text);
    let body = blocks::body(tree, &mut remarks);
    Parsed { body, remarks: remarks.placed(&text) }
}

/// The text rule of the model, with every kind of line end made a line feed first.
fn without_controls(text: &str) -> Cow<'_, str> {
    let clean = |c: char| !c.is_control() || matches!(c, '\t' | '\n');
    if text.chars().all(clean) {
        return Cow::Borrowed(text);
    }
    let lines = text.replace("\r\n", "\n").replace('\r', "\n");
    Cow::Owned(crate::model::clean(&lines))
}
