//! The events of Markdown into the tree, and the pieces of HTML among them to [`super::html`].

use std::collections::BTreeSet;
use std::ops::Range;

use html5ever::local_name;
use pulldown_cmark::{
    Alignment, BlockQuoteKind, CodeBlockKind, CowStr, Event, HeadingLevel, LinkType, Options, Parser,
    Tag as Start, TagEnd,
};

use super::element::{Element, Tag};
use super::html;
use super::remarks::Remarks;
use super::tree::{Grown, Tree};
use crate::model::Tone;

/// Reads Markdown, and the HTML in it, into one tree.
pub(super) fn read(text: &str) -> (Grown, Remarks) {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_GFM;
    let mut reader = Reader::new(text);
    let mut events = Parser::new_ext(text, options).into_offset_iter();
    let mut used = BTreeSet::new();
    while let Some((event, range)) = events.next() {
        if let Event::Start(Start::Link { id, .. } | Start::Image { id, .. }) = &event
            && !id.is_empty()
            && let Some(definition) = events.reference_definitions().get(id)
        {
            used.insert(definition.span.start);
        }
        reader.event(event, range);
    }
    for (label, definition) in events.reference_definitions().iter() {
        if !used.contains(&definition.span.start) {
            reader.tree.remarks.advice(
                definition.span.start,
                format!("the address \"[{label}]\" is never used, so it is left out"),
                "refer to it, or delete the line",
            );
        }
    }
    reader.tree.finish()
}

struct Reader<'a> {
    source: &'a str,
    tree: Tree,
    /// The block of HTML that is being gathered.
    html: String,
    /// For the pieces of `html`, where each begins in it and in the text.
    pieces: Vec<(usize, usize)>,
    in_html: bool,
    notes: Vec<String>,
    alignments: Vec<Alignment>,
    column: usize,
    head: bool,
    /// Where the last cell of a table ends.
    cell_end: usize,
}

impl<'a> Reader<'a> {
    fn new(source: &'a str) -> Self {
        Self {
            source,
            tree: Tree::new(),
            html: String::new(),
            pieces: Vec::new(),
            in_html: false,
            notes: Vec::new(),
            alignments: Vec::new(),
            column: 0,
            head: false,
            cell_end: 0,
        }
    }

    fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        let at = range.start;
        match event {
            Event::Start(Start::HtmlBlock) => self.in_html = true,
            Event::Start(Start::CodeBlock(CodeBlockKind::Indented))
                if self.tree.open_html().next().is_some() =>
            {
                self.in_html = true;
            }
            Event::End(TagEnd::HtmlBlock) => self.end_html(),
            Event::End(TagEnd::CodeBlock) if self.in_html => self.end_indented(),
            Event::Html(text) | Event::Text(text) if self.in_html => {
                self.pieces.push((self.html.len(), at));
                self.html.push_str(&text);
            }
            Event::Start(tag) => self.start(tag, at),
            Event::End(TagEnd::FootnoteDefinition) => {
                let label = self.notes.pop().unwrap_or_default();
                self.tree.close_note(label);
            }
            Event::End(end) => self.end(end, range),
            Event::Text(text) => self.text(&text),
            Event::Code(text) | Event::InlineMath(text) | Event::DisplayMath(text) => {
                self.tree.open(Element::of_markdown(Tag::Code, at));
                self.text(&text);
                self.tree.close();
            }
            Event::Html(tag) | Event::InlineHtml(tag) => {
                html::read(&mut self.tree, &tag, false, &|offset| at + offset);
            }
            Event::FootnoteReference(label) => self.tree.reference(&label, at),
            Event::SoftBreak => self.tree.text("\n"),
            Event::HardBreak => self.tree.leaf(Element::of_markdown(Tag::Break, at)),
            Event::Rule => self.tree.leaf(Element::of_markdown(Tag::Rule, at)),
            Event::TaskListMarker(done) => self.tree.text(if done { "[x] " } else { "[ ] " }),
        }
    }

    fn end(&mut self, end: TagEnd, range: Range<usize>) {
        match end {
            TagEnd::TableHead => self.head = false,
            TagEnd::TableCell => self.cell_end = range.end,
            TagEnd::TableRow => self.cells_beyond(range),
            _ => (),
        }
        self.tree.close();
    }

    /// Markdown drops the cells that a row has beyond its table's columns; we keep them as written.
    fn cells_beyond(&mut self, row: Range<usize>) {
        let begin = self.cell_end.max(row.start);
        let beyond = self.source.get(begin..row.end).unwrap_or_default();
        if beyond.trim_matches(|c: char| c == '|' || c.is_whitespace()).is_empty() {
            return;
        }
        let sentence = "a row has more cells than its table has columns; they are kept as written";
        self.tree.remarks.advice(begin, sentence, "give the table's first row as many cells");
        let beyond = beyond.trim().replace("\\|", "\u{0}");
        let beyond = beyond.strip_prefix('|').unwrap_or(&beyond);
        for cell in beyond.strip_suffix('|').unwrap_or(beyond).split('|') {
            self.tree.open(Element::of_markdown(Tag::Cell { head: false }, begin));
            self.tree.text(&cell.trim().replace('\u{0}', "|"));
            self.tree.close();
        }
    }

    /// An entity may stand for a control character.
    fn text(&mut self, text: &str) {
        if text.chars().any(char::is_control) {
            self.tree.text(&crate::model::clean(text));
        } else {
            self.tree.text(text);
        }
    }

    /// Lines that are indented inside of HTML, as people indent their tables, are HTML too, unless
    /// they look like code.
    fn end_indented(&mut self) {
        let tag = self.html.trim_start().strip_prefix('<').unwrap_or_default();
        let name = tag.trim_start_matches('/').split(|c: char| !c.is_ascii_alphanumeric()).next();
        let known = name.is_some_and(|name| Tag::of_html(&name.to_ascii_lowercase()) != Tag::Unknown);
        let in_table = self.tree.open_html().any(|tag| tag == Tag::Table);
        if known || in_table || tag.starts_with("!--") {
            return self.end_html();
        }
        self.in_html = false;
        let at = self.pieces.first().map_or(0, |(_, at)| *at);
        self.tree.open(Element::of_markdown(Tag::Pre, at));
        self.tree.text(&std::mem::take(&mut self.html));
        self.tree.close();
        self.pieces.clear();
    }

    fn end_html(&mut self) {
        self.in_html = false;
        let pieces = &self.pieces;
        html::read(&mut self.tree, &self.html, true, &|offset| {
            let next = pieces.partition_point(|(begin, _)| *begin <= offset);
            next.checked_sub(1)
                .and_then(|index| pieces.get(index))
                .map_or(0, |(begin, at)| at + offset - begin)
        });
        self.html.clear();
        self.pieces.clear();
    }

    fn start(&mut self, tag: Start<'_>, at: usize) {
        let plain = |tag| Element::of_markdown(tag, at);
        let element = match tag {
            Start::Paragraph => plain(Tag::Paragraph),
            Start::Heading { level, .. } => plain(Tag::Heading(level_of(level))),
            Start::BlockQuote(None) => plain(Tag::Quote),
            Start::BlockQuote(Some(kind)) => plain(Tag::Callout(tone_of(kind))),
            Start::CodeBlock(kind) => self.code_block(&kind, at),
            Start::List(None) => plain(Tag::List),
            Start::List(Some(first)) => plain(Tag::OrderedList).with(local_name!("start"), first.to_string()),
            Start::Item => plain(Tag::Item),
            Start::FootnoteDefinition(label) => {
                self.notes.push(label.into_string());
                plain(Tag::Note)
            }
            Start::Table(alignments) => {
                self.alignments = alignments;
                plain(Tag::Table)
            }
            Start::TableHead => {
                (self.column, self.head) = (0, true);
                self.tree.open(plain(Tag::RowGroup { head: true }));
                return;
            }
            Start::TableRow => {
                self.column = 0;
                plain(Tag::Row)
            }
            Start::TableCell => self.cell(at),
            Start::Emphasis => plain(Tag::Emphasis),
            Start::Strong => plain(Tag::Strong),
            Start::Strikethrough => plain(Tag::Struck),
            Start::Link { link_type, dest_url, title, .. } => link(link_type, &dest_url, title, at),
            Start::Image { dest_url, title, .. } => plain(Tag::Image)
                .with(local_name!("src"), dest_url.into_string())
                .with(local_name!("title"), title.into_string()),
            _ => plain(Tag::Plain),
        };
        self.tree.open(element);
    }

    fn code_block(&mut self, kind: &CodeBlockKind<'_>, at: usize) -> Element {
        let pre = Element::of_markdown(Tag::Pre, at);
        let CodeBlockKind::Fenced(info) = kind else { return pre };
        let (language, more) = info.trim().split_once([' ', '\t']).unwrap_or((info, ""));
        if !more.trim().is_empty() {
            let sentence = format!("what follows the language of the code is left out: \"{}\"", more.trim());
            self.tree.remarks.advice(at, sentence, "write it above the code");
        }
        pre.with(local_name!("lang"), language)
    }

    fn cell(&mut self, at: usize) -> Element {
        let side = match self.alignments.get(self.column) {
            Some(Alignment::Center) => "center",
            Some(Alignment::Right) => "right",
            _ => "",
        };
        self.column += 1;
        Element::of_markdown(Tag::Cell { head: self.head }, at).with(local_name!("align"), side)
    }
}

fn link(kind: LinkType, address: &str, title: CowStr<'_>, at: usize) -> Element {
    let address = match kind {
        LinkType::Email => format!("mailto:{address}"),
        _ => address.to_owned(),
    };
    Element::of_markdown(Tag::Link, at)
        .with(local_name!("href"), address)
        .with(local_name!("title"), title.into_string())
}

/// The page's title is the heading of level 1.
fn level_of(level: HeadingLevel) -> u8 {
    (level as u8).clamp(2, 6)
}

fn tone_of(kind: BlockQuoteKind) -> Tone {
    match kind {
        BlockQuoteKind::Note => Tone::Note,
        BlockQuoteKind::Tip => Tone::Tip,
        BlockQuoteKind::Important => Tone::Important,
        BlockQuoteKind::Warning | BlockQuoteKind::Caution => Tone::Warning,
    }
}
