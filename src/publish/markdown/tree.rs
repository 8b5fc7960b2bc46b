//! The tree that Markdown and HTML grow together, with the rules of which tag ends which element.
//! It is never deeper than a reader can follow, and never moves a word from its place.

use html5ever::LocalName;

use super::element::{Element, Node, Tag};
use super::remarks::Remarks;

/// How many elements may be open at once; what is deeper is unwrapped.
const DEEPEST: usize = 64;

/// The tree of a text while it grows: Markdown opens and closes in pairs, HTML as it pleases.
///
/// Invariant: an HTML tag never closes an element of Markdown, and what HTML left open ends with
/// the Markdown element around it.
pub(super) struct Tree {
    open: Vec<Element>,
    /// For each open element of Markdown, whether it stands in `open`.
    pairs: Vec<bool>,
    /// The notes with their labels, in the order of the text.
    notes: Vec<(String, Element)>,
    warned: bool,
    /// What there is to say so far.
    pub(super) remarks: Remarks,
}

/// A whole text: what it says and the notes it may refer to.
pub(super) struct Grown {
    /// The text.
    pub(super) children: Vec<Node>,
    /// The notes with their labels.
    pub(super) notes: Vec<(String, Element)>,
}

impl Tree {
    pub(super) fn new() -> Self {
        Self {
            open: vec![Element::of_markdown(Tag::Root, 0)],
            pairs: Vec::new(),
            notes: Vec::new(),
            warned: false,
            remarks: Remarks::default(),
        }
    }

    /// Adds text to the innermost open element.
    pub(super) fn text(&mut self, text: &str) {
        let Some(top) = self.open.last_mut() else { return };
        match top.children.last_mut() {
            Some(Node::Text(last)) => last.push_str(text),
            _ => top.children.push(Node::Text(text.to_owned())),
        }
    }

    /// Adds a mark that refers to a note.
    pub(super) fn reference(&mut self, label: &str, at: usize) {
        self.add(Node::Reference(label.to_owned(), at));
    }

    /// Opens an element of Markdown; [`Tree::close`] ends it.
    pub(super) fn open(&mut self, element: Element) {
        let fits = self.push(element);
        self.pairs.push(fits);
    }

    /// Ends the innermost element of Markdown, with all that HTML left open in it.
    pub(super) fn close(&mut self) {
        if self.pairs.pop() != Some(true) {
            return self.text("\n");
        }
        if let Some(index) = self.open.iter().rposition(Element::is_of_markdown).filter(|index| *index > 0) {
            self.close_from(index);
        }
    }

    /// Ends a note: it leaves the text and is kept under its label.
    pub(super) fn close_note(&mut self, label: String) {
        let fits = self.pairs.last() == Some(&true);
        self.close();
        if !fits {
            return;
        }
        let top = self.open.last_mut().map(|top| &mut top.children);
        if let Some(Node::Element(note)) = top.and_then(|children| children.pop_if(is_note)) {
            self.notes.push((label, note));
        }
    }

    /// Adds an element that has no content.
    pub(super) fn leaf(&mut self, element: Element) {
        if element.tag.is_block() {
            self.close_implied(element.tag);
        }
        self.add(Node::Element(element));
    }

    /// Opens an HTML element, ending those that its start tag ends.
    pub(super) fn start_tag(&mut self, element: Element) {
        self.close_implied(element.tag);
        self.push(element);
    }

    /// Whether such an element is open.
    pub(super) fn is_in(&self, tag: Tag) -> bool {
        self.open.iter().any(|element| element.tag == tag)
    }

    /// The HTML elements that are open inside of the innermost element of Markdown.
    pub(super) fn open_html(&self) -> impl Iterator<Item = Tag> {
        self.open.iter().rev().take_while(|element| !element.is_of_markdown()).map(|element| element.tag)
    }

    /// Ends the innermost HTML element of that name, if one is open.
    ///
    /// An end tag in a paragraph of Markdown may end what was opened before the paragraph: the
    /// paragraph then ends too, and another begins.
    pub(super) fn end_tag(&mut self, name: &LocalName) {
        let Some(index) = self.opened(name) else { return };
        let paragraph =
            self.open[index..].iter().find(|element| element.is_of_markdown()).map(|element| element.at);
        self.close_from(index);
        if let Some(at) = paragraph {
            self.open.push(Element::of_markdown(Tag::Paragraph, at));
        }
    }

    /// Where the element is open that an end tag of that name would end.
    fn opened(&self, name: &LocalName) -> Option<usize> {
        let tag = Tag::of_html(name);
        let of_table =
            matches!(tag, Tag::Table | Tag::Caption | Tag::Row | Tag::RowGroup { .. } | Tag::Cell { .. });
        let heading = matches!(tag, Tag::Heading(_));
        let mut in_paragraph = false;
        for (index, element) in self.open.iter().enumerate().skip(1).rev() {
            if element.is_of_markdown() {
                if in_paragraph || element.tag != Tag::Paragraph {
                    return None;
                }
                in_paragraph = true;
            } else if element.name.as_ref() == Some(name)
                || (heading && matches!(element.tag, Tag::Heading(_)))
            {
                return Some(index);
            } else if !of_table && matches!(element.tag, Tag::Cell { .. } | Tag::Caption | Tag::Table) {
                return None;
            }
        }
        None
    }

    /// Ends everything.
    pub(super) fn finish(mut self) -> (Grown, Remarks) {
        self.close_from(1);
        let children = self.open.pop().map(|root| root.children).unwrap_or_default();
        (Grown { children, notes: self.notes }, self.remarks)
    }

    fn add(&mut self, node: Node) {
        if let Some(top) = self.open.last_mut() {
            top.children.push(node);
        }
    }

    fn push(&mut self, element: Element) -> bool {
        let fits = self.open.len() <= DEEPEST;
        if fits {
            self.open.push(element);
        } else {
            if !self.warned {
                self.warned = true;
                self.remarks.advice(
                    element.at,
                    "what is nested deeper than 64 levels is unwrapped",
                    "write it with fewer levels",
                );
            }
            if element.tag.is_block() {
                self.text("\n");
            }
        }
        fits
    }

    fn close_from(&mut self, index: usize) {
        while self.open.len() > index.max(1) {
            if let Some(element) = self.open.pop() {
                self.add(Node::Element(element));
            }
        }
    }

    /// Ends the elements that cannot go on when `tag` begins.
    fn close_implied(&mut self, tag: Tag) {
        type Is = fn(Tag) -> bool;
        let in_cell: Is = |tag| matches!(tag, Tag::Cell { .. } | Tag::Caption | Tag::Object);
        let in_table: Is = |tag| tag == Tag::Table;
        if tag.is_block() {
            self.close_outermost(|tag| tag == Tag::Paragraph, in_cell);
        }
        match tag {
            Tag::Item => self.close_outermost(
                |tag| tag == Tag::Item,
                |tag| matches!(tag, Tag::List | Tag::OrderedList | Tag::Cell { .. }),
            ),
            Tag::Term | Tag::Definition => self.close_outermost(
                |tag| matches!(tag, Tag::Term | Tag::Definition),
                |tag| matches!(tag, Tag::Definitions | Tag::Cell { .. }),
            ),
            Tag::Cell { .. } => {
                self.close_outermost(|tag| matches!(tag, Tag::Cell { .. } | Tag::Caption), in_table)
            }
            Tag::Row => self.close_outermost(|tag| matches!(tag, Tag::Row | Tag::Caption), in_table),
            Tag::RowGroup { .. } => self.close_outermost(
                |tag| matches!(tag, Tag::RowGroup { .. } | Tag::Row | Tag::Caption),
                in_table,
            ),
            Tag::Choice => self.close_outermost(|tag| tag == Tag::Choice, in_cell),
            Tag::Link => self.close_outermost(|tag| tag == Tag::Link, in_cell),
            _ => (),
        }
    }

    fn close_outermost(&mut self, which: fn(Tag) -> bool, until: fn(Tag) -> bool) {
        let mut found = None;
        for (index, element) in self.open.iter().enumerate().skip(1).rev() {
            if element.is_of_markdown() || until(element.tag) {
                break;
            }
            if which(element.tag) {
                found = Some(index);
            }
        }
        if let Some(index) = found {
            self.close_from(index);
        }
    }
}

fn is_note(node: &mut Node) -> bool {
    matches!(node, Node::Element(element) if element.tag == Tag::Note)
}
