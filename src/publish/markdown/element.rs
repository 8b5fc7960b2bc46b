//! What Markdown and HTML have in common before they are blocks: elements, and what their names
//! mean to us. Nothing here knows how they become blocks.

use html5ever::LocalName;

use crate::model::Tone;

/// A node of the tree between Markdown and blocks.
pub(super) enum Node {
    /// Text, already decoded.
    Text(String),
    /// A mark that refers to the note of that label, with its place.
    Reference(String, usize),
    /// An element.
    Element(Element),
}

/// An element, from Markdown or from HTML.
pub(super) struct Element {
    /// What it means to us.
    pub(super) tag: Tag,
    /// Its name where HTML named it; Markdown's own elements have none, and no HTML end tag
    /// closes them.
    pub(super) name: Option<LocalName>,
    /// Its attributes.
    pub(super) attributes: Vec<(LocalName, String)>,
    /// The byte in the text where it begins.
    pub(super) at: usize,
    /// What is in it.
    pub(super) children: Vec<Node>,
}

impl Element {
    /// An element of Markdown's own.
    pub(super) fn of_markdown(tag: Tag, at: usize) -> Self {
        Self { tag, name: None, attributes: Vec::new(), at, children: Vec::new() }
    }

    /// The same with an attribute.
    pub(super) fn with(mut self, name: LocalName, value: impl Into<String>) -> Self {
        self.attributes.push((name, value.into()));
        self
    }

    /// The value of an attribute, without white space around it; nothing where it is blank.
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        let (_, value) = self.attributes.iter().find(|(key, _)| &**key == name)?;
        Some(value.trim()).filter(|value| !value.is_empty())
    }

    /// Whether an attribute is there, even blank.
    pub(super) fn has(&self, name: &str) -> bool {
        self.attributes.iter().any(|(key, _)| &**key == name)
    }

    /// Its name in HTML.
    pub(super) fn name(&self) -> &str {
        self.name.as_deref().unwrap_or_default()
    }

    /// Whether it stems from Markdown.
    pub(super) fn is_of_markdown(&self) -> bool {
        self.name.is_none()
    }
}

/// What an element means to us.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tag {
    Root,
    Note,
    Container,
    Paragraph,
    Heading(u8),
    List,
    OrderedList,
    Item,
    Definitions,
    Term,
    Definition,
    Quote,
    Callout(Tone),
    Footer,
    Cite,
    Pre,
    Table,
    Caption,
    RowGroup { head: bool },
    Row,
    Cell { head: bool },
    Figure,
    FigureCaption,
    Picture,
    Image,
    Recording,
    Frame,
    Object,
    Embed,
    Source,
    Details,
    Summary,
    Break,
    Rule,
    Superscript,
    Subscript,
    Code,
    Emphasis,
    Strong,
    Struck,
    Quotation,
    Link,
    Plain,
    Invisible,
    Hidden,
    Form,
    Choice,
    Control,
    Foreign,
    Unknown,
}

impl Tag {
    /// What an HTML element of this name (in lower case) means.
    pub(super) fn of_html(name: &str) -> Self {
        match name {
            "div" | "section" | "article" | "main" | "header" | "nav" | "aside" | "address" | "center"
            | "fieldset" | "legend" | "hgroup" | "search" | "html" | "body" | "dialog" | "noscript" => {
                Self::Container
            }
            "p" => Self::Paragraph,
            "h1" | "h2" => Self::Heading(2),
            "h3" => Self::Heading(3),
            "h4" => Self::Heading(4),
            "h5" => Self::Heading(5),
            "h6" => Self::Heading(6),
            "ul" | "menu" | "dir" => Self::List,
            "ol" => Self::OrderedList,
            "li" => Self::Item,
            "dl" => Self::Definitions,
            "dt" => Self::Term,
            "dd" => Self::Definition,
            "blockquote" => Self::Quote,
            "footer" => Self::Footer,
            "cite" => Self::Cite,
            "pre" | "listing" | "xmp" => Self::Pre,
            "figure" => Self::Figure,
            "figcaption" => Self::FigureCaption,
            "details" => Self::Details,
            "summary" => Self::Summary,
            "br" => Self::Break,
            "hr" => Self::Rule,
            "form" => Self::Form,
            "option" | "optgroup" => Self::Choice,
            _ => Self::of_table(name).unwrap_or_else(|| Self::of_phrase(name)),
        }
    }

    fn of_table(name: &str) -> Option<Self> {
        Some(match name {
            "table" => Self::Table,
            "caption" => Self::Caption,
            "thead" => Self::RowGroup { head: true },
            "tbody" | "tfoot" => Self::RowGroup { head: false },
            "tr" => Self::Row,
            "th" => Self::Cell { head: true },
            "td" => Self::Cell { head: false },
            "col" | "colgroup" => Self::Invisible,
            _ => return None,
        })
    }

    fn of_phrase(name: &str) -> Self {
        match name {
            "em" | "i" | "dfn" | "var" => Self::Emphasis,
            "strong" | "b" => Self::Strong,
            "del" | "s" | "strike" => Self::Struck,
            "code" | "kbd" | "samp" | "tt" => Self::Code,
            "a" => Self::Link,
            "q" => Self::Quotation,
            "sup" => Self::Superscript,
            "sub" => Self::Subscript,
            "span" | "font" | "u" | "ins" | "mark" | "small" | "big" | "abbr" | "acronym" | "time"
            | "data" | "bdi" | "bdo" | "label" | "nobr" | "output" | "ruby" | "rb" | "rt" | "rp"
            | "title" | "head" => Self::Plain,
            "img" | "image" => Self::Image,
            "picture" => Self::Picture,
            "video" | "audio" => Self::Recording,
            "iframe" | "frame" => Self::Frame,
            "object" => Self::Object,
            "embed" => Self::Embed,
            "source" => Self::Source,
            "wbr" | "track" | "param" | "area" => Self::Invisible,
            "script" | "style" | "template" | "meta" | "link" | "base" => Self::Hidden,
            "input" | "select" | "textarea" | "button" | "meter" | "progress" | "datalist" => Self::Control,
            "svg" | "math" => Self::Foreign,
            _ => Self::Unknown,
        }
    }

    /// Whether it is an element of HTML, though one that we know nothing of.
    pub(super) fn is_old(name: &str) -> bool {
        matches!(
            name,
            "applet"
                | "basefont"
                | "bgsound"
                | "blink"
                | "canvas"
                | "command"
                | "frameset"
                | "keygen"
                | "map"
                | "marquee"
                | "multicol"
                | "noembed"
                | "noframes"
                | "plaintext"
                | "rtc"
                | "selectedcontent"
                | "slot"
                | "spacer"
        )
    }

    /// Whether HTML gives it no content.
    pub(super) fn is_void(name: &str) -> bool {
        matches!(
            name,
            "area"
                | "base"
                | "br"
                | "col"
                | "embed"
                | "frame"
                | "hr"
                | "image"
                | "img"
                | "input"
                | "link"
                | "meta"
                | "param"
                | "source"
                | "track"
                | "wbr"
        )
    }

    /// Whether it stands on lines of its own, so that its words never touch its neighbours'.
    pub(super) fn is_block(self) -> bool {
        use Tag::{
            Callout, Caption, Cell, Choice, Container, Definition, Definitions, Details, Figure,
            FigureCaption, Footer, Form, Heading, Item, List, Note, OrderedList, Paragraph, Pre, Quote, Root,
            Row, RowGroup, Rule, Summary, Table, Term,
        };
        let of_text = matches!(self, Root | Note | Container | Paragraph | Heading(_) | Pre | Quote | Footer);
        let of_list = matches!(self, List | OrderedList | Item | Definitions | Term | Definition);
        let of_table = matches!(self, Table | Caption | RowGroup { .. } | Row | Cell { .. });
        let set_apart = matches!(self, Callout(_) | Figure | FigureCaption | Details | Summary | Rule);
        of_text || of_list || of_table || set_apart || matches!(self, Form | Choice)
    }
}

/// All the words of some nodes; alternative texts are words too.
pub(super) fn words(nodes: &[Node], out: &mut String) {
    for node in nodes {
        match node {
            Node::Text(text) => out.push_str(text),
            Node::Reference(..) => (),
            Node::Element(element) => {
                let apart = element.tag.is_block() || element.tag == Tag::Break;
                if apart {
                    out.push('\n');
                }
                if element.tag == Tag::Image {
                    out.push_str(element.attribute("alt").unwrap_or_default());
                }
                if element.tag != Tag::Hidden {
                    words(&element.children, out);
                }
                if apart {
                    out.push('\n');
                }
            }
        }
    }
}

/// Whether nothing in the nodes can be seen.
pub(super) fn is_blank(node: &Node) -> bool {
    matches!(node, Node::Text(text) if text.trim().is_empty())
}
