//! Blocks that hold blocks: lists, quotations, callouts; and code.

use super::blocks::Builder;
use super::element::{Element, Node, Tag, is_blank, words};
use super::line::Mark;
use crate::model::{Block, Tone};

/// How many levels of JSON a list takes.
const LIST: usize = 4;
/// How many levels of JSON a quotation or a callout takes.
const QUOTE: usize = 3;

impl Builder<'_> {
    /// A list; what stands in it outside of its items joins the item before.
    pub(super) fn list(&mut self, element: Element) {
        let start = (element.tag == Tag::OrderedList).then(|| first_number(&element));
        if self.in_line {
            self.cannot_hold(element.at, "a list inside a line or a table's cell");
        }
        let mut items: Vec<Vec<Block>> = Vec::new();
        self.part();
        for child in element.children {
            let (own, nodes) = match child {
                Node::Element(item) if item.tag == Tag::Item => (true, item.children),
                other => (false, vec![other]),
            };
            let Some(blocks) = self.inner(nodes, LIST, element.at) else { continue };
            match items.last_mut() {
                Some(item) if !own => item.extend(blocks),
                _ if blocks.is_empty() && (!own || start.is_none()) => (),
                _ => items.push(blocks),
            }
        }
        if !items.is_empty() {
            self.blocks.push(Block::List { start, items });
        }
    }

    /// A list of terms: an item for each, the term strong and its definitions below.
    pub(super) fn definitions(&mut self, element: Element) {
        let mut items: Vec<Vec<Block>> = Vec::new();
        let mut defined = true;
        self.part();
        for child in unwrapped(element.children) {
            let (term, nodes) = match child {
                Node::Element(term) if term.tag == Tag::Term => (true, term.children),
                Node::Element(definition) if definition.tag == Tag::Definition => {
                    (false, definition.children)
                }
                other => (false, vec![other]),
            };
            let opened = term && self.line.open(Mark::Strong);
            let blocks = self.inner(nodes, LIST, element.at);
            if opened {
                self.line.close();
            }
            let Some(blocks) = blocks.filter(|blocks| !blocks.is_empty()) else { continue };
            match items.last_mut() {
                Some(item) if !(term && defined) => item.extend(blocks),
                _ => items.push(blocks),
            }
            defined = !term;
        }
        if !items.is_empty() {
            self.blocks.push(Block::List { start: None, items });
        }
    }

    /// A quotation; a last line that says where it is from is its cite.
    pub(super) fn quote(&mut self, element: Element) {
        let at = element.at;
        let (said, cite) = split_cite(element.children);
        let Some(blocks) = self.inner(said, QUOTE, at) else { return self.apart(cite) };
        let (cite, later) = self.line_of(cite);
        if !blocks.is_empty() || !cite.is_empty() {
            self.blocks.push(Block::Quote { blocks, cite });
        }
        self.blocks.extend(later);
    }

    /// A callout without a title of its own.
    pub(super) fn callout(&mut self, element: Element, tone: Tone) {
        if let Some(blocks) =
            self.inner(element.children, QUOTE, element.at).filter(|blocks| !blocks.is_empty())
        {
            self.blocks.push(Block::Callout { tone, title: Vec::new(), blocks });
        }
    }

    /// What opens on a click is a callout that is always open.
    pub(super) fn details(&mut self, element: Element) {
        if self.in_line {
            return self.apart(element.children);
        }
        let is_summary = |node: &Node| matches!(node, Node::Element(inner) if inner.tag == Tag::Summary);
        let mut children = element.children;
        let first =
            children.iter().position(|node| !is_blank(node)).filter(|index| is_summary(&children[*index]));
        let (title, mut pictures) = match first.map(|index| children.remove(index)) {
            Some(Node::Element(summary)) => self.line_of(summary.children),
            _ => Default::default(),
        };
        if let Some(blocks) = self.inner(children, QUOTE, element.at) {
            pictures.extend(blocks);
            if !title.is_empty() || !pictures.is_empty() {
                self.blocks.push(Block::Callout { tone: Tone::Note, title, blocks: pictures });
            }
        } else {
            self.blocks.push(Block::Paragraph(title));
            self.blocks.extend(pictures);
        }
    }

    /// Code with all its lines.
    pub(super) fn code_block(&mut self, element: Element) {
        let mut text = String::new();
        words(&element.children, &mut text);
        let mut text = text.strip_suffix('\n').unwrap_or(&text).to_owned();
        if !element.is_of_markdown() && text.starts_with('\n') {
            text.remove(0);
        }
        if self.in_line {
            self.line.new_line();
            self.line.open_code();
            self.line.text(&text);
            self.line.close_code();
            return self.line.new_line();
        }
        self.flush();
        if !text.trim().is_empty() {
            let language = language(&element);
            self.blocks.push(Block::Code { language, text });
        }
    }
}

fn first_number(element: &Element) -> u32 {
    element.attribute("start").and_then(|first| first.parse().ok()).unwrap_or(1)
}

/// HTML may wrap a term and its definitions in a `div`.
fn unwrapped(children: Vec<Node>) -> impl Iterator<Item = Node> {
    children.into_iter().flat_map(|child| match child {
        Node::Element(element) if element.tag == Tag::Container => element.children,
        other => vec![other],
    })
}

/// Parts what was said from the line that says by whom, which comes last.
fn split_cite(mut children: Vec<Node>) -> (Vec<Node>, Vec<Node>) {
    let Some(last) = children.iter().rposition(|node| !is_blank(node)) else { return (children, Vec::new()) };
    let is_cite = |node: &Node| matches!(node, Node::Element(inner) if inner.tag == Tag::Cite);
    let alone = match &children[last] {
        Node::Element(element) if element.tag == Tag::Footer => true,
        Node::Element(element) if element.tag == Tag::Paragraph => {
            element.children.iter().any(is_cite)
                && element.children.iter().all(|node| is_cite(node) || is_blank(node))
        }
        node => is_cite(node) && (last == 0 || after_block(&children[..last])),
    };
    if !alone {
        return (children, Vec::new());
    }
    children.truncate(last + 1);
    let cite = match children.pop() {
        Some(Node::Element(cite)) => bare_cite(cite.children),
        _ => Vec::new(),
    };
    (children, cite)
}

fn after_block(before: &[Node]) -> bool {
    let last = before.iter().rfind(|node| !is_blank(node));
    matches!(last, Some(Node::Element(element)) if element.tag.is_block())
}

/// A cite is set apart already: what is in it need not be stressed too.
fn bare_cite(children: Vec<Node>) -> Vec<Node> {
    let bare = |node| match node {
        Node::Element(cite) if cite.tag == Tag::Cite => cite.children,
        other => vec![other],
    };
    children.into_iter().flat_map(bare).collect()
}

/// The language that a block of code names, as `rust` in ```` ```rust,ignore ````.
fn language(element: &Element) -> Option<String> {
    let inner = element.children.iter().find_map(|node| match node {
        Node::Element(inner) if inner.tag == Tag::Code => Some(inner),
        _ => None,
    });
    let class = |element: &Element| {
        let class = element.attribute("class")?;
        class.split_whitespace().find_map(|word| word.strip_prefix("language-")).map(str::to_owned)
    };
    let named = match element.is_of_markdown() {
        true => element.attribute("lang").map(str::to_owned),
        false => class(element).or_else(|| inner.and_then(class)),
    }?;
    let name = named.split([' ', ',', '{', '\t']).find(|word| !word.is_empty())?;
    Some(name.to_owned())
}
