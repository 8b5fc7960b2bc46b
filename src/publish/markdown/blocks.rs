//! From the tree to blocks: paragraphs, headings, notes, and what blocks cannot hold. Lists,
//! tables, links and media have files of their own beside this one.

use std::collections::{BTreeMap, BTreeSet};

use super::element::{Element, Node, Tag, words};
use super::line::{self, Line, Mark};
use super::remarks::Remarks;
use super::tree::Grown;
use crate::model::{Block, Footnote, Inline, RichText};

/// How deep the body of an item may nest as JSON, so that every reader of a bundle can read it
/// (serde_json stops at 128): a list takes four levels, a quotation or callout three.
const ROOM: usize = 72;

/// Makes the body of a tree.
pub(super) fn body(grown: Grown, remarks: &mut Remarks) -> RichText {
    let mut builder = Builder::new(remarks);
    for (label, note) in grown.notes {
        builder.notes.entry(label.to_lowercase()).or_default().push(note);
    }
    builder.nodes(grown.children);
    builder.flush();
    let blocks = std::mem::take(&mut builder.blocks);
    let (notes, unused) = builder.end_notes();
    RichText { blocks: blocks.into_iter().chain(unused).collect(), notes }
}

/// The blocks of a body while they are made.
pub(super) struct Builder<'a> {
    /// What there is to say.
    pub(super) remarks: &'a mut Remarks,
    /// The blocks that are ready.
    pub(super) blocks: Vec<Block>,
    /// The paragraph that is being gathered.
    pub(super) line: Line,
    /// Whether only a line can be held here: blocks become lines, and figures follow.
    pub(super) in_line: bool,
    /// How much deeper blocks may nest.
    pub(super) room: usize,
    crowded: bool,
    quoted: usize,
    script: Option<Tag>,
    level: u8,
    ids: BTreeSet<String>,
    notes: BTreeMap<String, Vec<Element>>,
    mentioned: Vec<String>,
}

impl<'a> Builder<'a> {
    fn new(remarks: &'a mut Remarks) -> Self {
        Self {
            remarks,
            blocks: Vec::new(),
            line: Line::default(),
            in_line: false,
            room: ROOM,
            crowded: false,
            quoted: 0,
            script: None,
            level: 1,
            ids: BTreeSet::new(),
            notes: BTreeMap::new(),
            mentioned: Vec::new(),
        }
    }

    /// Adds nodes one after the other.
    pub(super) fn nodes(&mut self, nodes: Vec<Node>) {
        for node in nodes {
            match node {
                Node::Text(text) => self.text(&text),
                Node::Reference(label, at) => self.reference(&label, at),
                Node::Element(element) => self.element(element),
            }
        }
    }

    /// Ends the paragraph, if there is one.
    pub(super) fn flush(&mut self) {
        let text = self.line.take();
        if !text.is_empty() {
            self.blocks.push(Block::Paragraph(text));
        }
    }

    /// Parts what comes from what was: a new paragraph, or a new line where only lines are held.
    pub(super) fn part(&mut self) {
        if self.in_line {
            self.line.new_line();
        } else {
            self.flush();
        }
    }

    /// Adds nodes, parted from what is around them.
    pub(super) fn apart(&mut self, nodes: Vec<Node>) {
        self.part();
        self.nodes(nodes);
        self.part();
    }

    /// The blocks of some nodes, which nest `cost` levels deeper; nothing, and the nodes are added
    /// here, where there is no room for more levels.
    pub(super) fn inner(&mut self, nodes: Vec<Node>, cost: usize, at: usize) -> Option<Vec<Block>> {
        if self.in_line || self.room < cost {
            if !self.in_line && !std::mem::replace(&mut self.crowded, true) {
                self.remarks.advice(at, "lists and quotations this deep are unwrapped", "use fewer levels");
            }
            self.apart(nodes);
            return None;
        }
        self.flush();
        self.room -= cost;
        let outer = std::mem::take(&mut self.blocks);
        self.nodes(nodes);
        self.flush();
        self.room += cost;
        Some(std::mem::replace(&mut self.blocks, outer))
    }

    /// The line that some nodes make, and the figures in them.
    ///
    /// Only where blocks are held: elsewhere a line within a line is a new line.
    pub(super) fn line_of(&mut self, nodes: Vec<Node>) -> (Vec<Inline>, Vec<Block>) {
        self.flush();
        let outer = std::mem::take(&mut self.blocks);
        self.in_line = true;
        self.nodes(nodes);
        self.in_line = false;
        let text = self.line.take();
        (text, std::mem::replace(&mut self.blocks, outer))
    }

    /// Notes that blocks cannot hold something that was kept as text.
    pub(super) fn cannot_hold(&mut self, at: usize, what: &str) {
        self.remarks.advice(
            at,
            format!("{what} cannot be held; the words are kept"),
            "write it in another way",
        );
    }

    fn text(&mut self, text: &str) {
        match self.script.and_then(|script| raised(text, script)) {
            Some(raised) => self.line.text(&raised),
            None => self.line.text(text),
        }
    }

    fn element(&mut self, element: Element) {
        match element.tag {
            Tag::Heading(level) if !self.in_line => self.heading(element, level),
            Tag::List | Tag::OrderedList => self.list(element),
            Tag::Definitions => self.definitions(element),
            Tag::Quote => self.quote(element),
            Tag::Callout(tone) => self.callout(element, tone),
            Tag::Details => self.details(element),
            Tag::Pre => self.code_block(element),
            Tag::Table => self.table(element),
            Tag::Figure => self.figure(element),
            Tag::Picture => self.nodes(element.children),
            Tag::Image => self.image(element),
            Tag::Recording | Tag::Frame | Tag::Object | Tag::Embed => self.recording(element),
            Tag::Rule => {
                self.part();
                if !self.in_line {
                    self.blocks.push(Block::Rule);
                }
            }
            Tag::Hidden | Tag::Form | Tag::Control | Tag::Foreign | Tag::Unknown => self.odd(element),
            Tag::Source | Tag::Invisible => self.nodes(element.children),
            tag if tag.is_block() => self.apart(element.children),
            _ => self.phrase(element),
        }
    }

    fn phrase(&mut self, element: Element) {
        match element.tag {
            Tag::Break => self.line.push(Inline::Break),
            Tag::Emphasis | Tag::Cite => self.marked(Mark::Emphasis, element.children),
            Tag::Strong => self.marked(Mark::Strong, element.children),
            Tag::Struck => self.marked(Mark::Struck, element.children),
            Tag::Code => {
                self.line.open_code();
                self.nodes(element.children);
                self.line.close_code();
            }
            Tag::Link => self.link(element),
            Tag::Quotation => {
                let (open, close) =
                    if self.quoted.is_multiple_of(2) { ("“", "”") } else { ("‘", "’") };
                self.quoted += 1;
                self.line.text(open);
                self.nodes(element.children);
                self.line.text(close);
                self.quoted -= 1;
            }
            Tag::Superscript | Tag::Subscript => self.script(element),
            _ => self.nodes(element.children),
        }
    }

    /// Adds nodes with a mark.
    pub(super) fn marked(&mut self, mark: Mark, nodes: Vec<Node>) {
        let opened = self.line.open(mark);
        self.nodes(nodes);
        if opened {
            self.line.close();
        }
    }

    /// Figures have raised and lowered forms of their own; ordinals ("1st") can be read without.
    fn script(&mut self, element: Element) {
        let mut text = String::new();
        words(&element.children, &mut text);
        let letters = text.chars().all(char::is_alphabetic);
        if !letters && raised(&text, element.tag).is_none() {
            let what = if element.tag == Tag::Superscript { "raised text" } else { "lowered text" };
            self.cannot_hold(element.at, what);
        }
        let outer = self.script.replace(element.tag);
        self.nodes(element.children);
        self.script = outer;
    }

    fn odd(&mut self, element: Element) {
        let (at, name) = (element.at, element.name());
        match element.tag {
            Tag::Hidden => self.remarks.advice(
                at,
                format!("<{name}> and what is in it are left out of the text"),
                "nothing runs or is styled from a text; delete it",
            ),
            Tag::Foreign => self.cannot_hold(at, &format!("<{name}>")),
            Tag::Unknown => self.remarks.advice(
                at,
                format!("the element <{name}> is not known; its text is kept"),
                "write \"&lt;\" for a \"<\" that is meant to be read",
            ),
            _ => self.cannot_hold(at, &format!("the form element <{name}>")),
        }
        match element.tag {
            Tag::Hidden => (),
            Tag::Form => self.apart(element.children),
            Tag::Foreign => self.foreign(element.children),
            _ => self.nodes(element.children),
        }
    }

    /// Only the words of drawings and formulas, each parted from the next.
    fn foreign(&mut self, nodes: Vec<Node>) {
        for node in nodes {
            match node {
                Node::Element(element) if matches!(element.tag, Tag::Hidden | Tag::Link) => {
                    self.element(element)
                }
                Node::Element(element) => {
                    self.line.text(" ");
                    self.foreign(element.children);
                }
                other => self.nodes(vec![other]),
            }
        }
    }

    fn heading(&mut self, element: Element, level: u8) {
        let (at, given) = (element.at, element.attribute("id").map(str::to_owned));
        let of_markdown = element.is_of_markdown();
        let (mut text, later) = self.line_of(element.children);
        if !line::is_blank(&text) {
            if level > self.level + 1 {
                self.remarks.advice(
                    at,
                    format!("a heading of level {level} follows one of level {}", self.level),
                    "headings go down one level at a time; the page's title is level 1",
                );
            }
            self.level = level;
            let written = if of_markdown { written_id(&mut text) } else { None };
            let id = self.id(given.or(written), &text);
            self.blocks.push(Block::Heading { level, id, text });
        }
        self.blocks.extend(later);
    }

    fn id(&mut self, given: Option<String>, text: &[Inline]) -> String {
        let stem = given.filter(|id| is_id(id)).unwrap_or_else(|| slug_of(&Inline::plain_text(text)));
        let mut id = stem.clone();
        let mut count = 1;
        while !self.ids.insert(id.clone()) {
            count += 1;
            id = format!("{stem}-{count}");
        }
        id
    }

    fn reference(&mut self, label: &str, at: usize) {
        let key = label.to_lowercase();
        if !self.notes.contains_key(&key) {
            self.remarks.advice(at, format!("there is no note \"{label}\""), "write it, or delete the mark");
            return self.text(&format!("[^{label}]"));
        }
        let place = self.mentioned.iter().position(|other| *other == key).unwrap_or_else(|| {
            self.mentioned.push(key);
            self.mentioned.len() - 1
        });
        self.line.push(Inline::Note(u32::try_from(place).unwrap_or(u32::MAX)));
    }

    /// The notes in the order of their mention, and the words of those never mentioned.
    fn end_notes(mut self) -> (Vec<Footnote>, Vec<Block>) {
        let mut notes = Vec::new();
        while let Some(key) = self.mentioned.get(notes.len()).cloned() {
            let elements = self.notes.get_mut(&key).map(std::mem::take).unwrap_or_default();
            for element in elements {
                self.nodes(element.children);
                self.flush();
            }
            notes.push(Footnote { blocks: std::mem::take(&mut self.blocks) });
        }
        for element in std::mem::take(&mut self.notes).into_values().flatten() {
            let hint = "refer to it, or make it a paragraph";
            self.remarks.advice(element.at, "no mark refers to this note, so it follows the text", hint);
            self.nodes(element.children);
            self.flush();
        }
        (notes, self.blocks)
    }
}

/// `## Title {#id}`: takes the id off the end of a heading's text.
fn written_id(text: &mut [Inline]) -> Option<String> {
    let Some(Inline::Text(last)) = text.last_mut() else { return None };
    let (before, id) = last.strip_suffix('}')?.rsplit_once("{#")?;
    let id = Some(id.to_owned()).filter(|id| is_id(id))?;
    if before.trim().is_empty() && text.len() == 1 {
        return None;
    }
    let Some(Inline::Text(last)) = text.last_mut() else { return None };
    last.truncate(last.rfind("{#")?);
    last.truncate(last.trim_end().len());
    Some(id)
}

fn is_id(id: &str) -> bool {
    let safe = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
    !id.is_empty() && id.len() <= 100 && id.bytes().all(safe)
}

/// The words of a heading as a name in an address.
fn slug_of(text: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    let mut slug = String::new();
    for c in text.nfkd().filter(|c| !unicode_normalization::char::is_combining_mark(*c)) {
        if slug.len() >= 60 && !c.is_alphanumeric() {
            break;
        }
        if c.is_alphanumeric() && slug.len() < 100 {
            slug.extend(c.to_lowercase());
        } else if !slug.is_empty() && !slug.ends_with('-') && c != '\'' && c != '’' {
            slug.push('-');
        }
    }
    let slug = slug.trim_end_matches('-');
    if slug.is_empty() { "section".to_owned() } else { slug.to_owned() }
}

/// The raised or lowered form of a text, where every character of it has one.
fn raised(text: &str, tag: Tag) -> Option<String> {
    let (plain, forms) = match tag {
        Tag::Superscript => ("0123456789+-=()ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱ"),
        _ => ("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎"),
    };
    let form = |c: char| plain.chars().position(|other| other == c).and_then(|at| forms.chars().nth(at));
    text.chars().map(form).collect()
}
