//! The tags of a piece of HTML, as html5ever's tokeniser tells them, into the tree. Which element
//! ends where is the tree's affair, so that HTML can never reorder words as browsers do in tables.

use std::cell::{Cell, RefCell};

use html5ever::local_name;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{
    BufferQueue, Tag as HtmlTag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};

use super::element::{Element, Tag};
use super::tree::Tree;

/// Reads a piece of HTML into the tree.
///
/// `place` tells where a byte of the piece stands in the text. A `whole` piece is a block of HTML,
/// in which scripts and styles run to their end tags; other pieces are single tags.
pub(super) fn read(tree: &mut Tree, html: &str, whole: bool, place: &dyn Fn(usize) -> usize) {
    let sink = Sink {
        tree: RefCell::new(tree),
        html,
        whole,
        place,
        begun: Cell::new(0),
        between: Cell::new(true),
        ending: Cell::new(false),
    };
    let options = TokenizerOpts { discard_bom: false, ..TokenizerOpts::default() };
    let tokenizer = Tokenizer::new(sink, options);
    let mut start = 0;
    while start < html.len() {
        let rest = &html[start..];
        // Every token but text begins at a `<`: fed from one to the next, each token has its place.
        let length = rest.bytes().skip(1).position(|byte| byte == b'<').map_or(rest.len(), |at| at + 1);
        tokenizer.sink.begin(start);
        let queue = BufferQueue::default();
        queue.push_back(StrTendril::from_slice(&rest[..length]));
        let _ = tokenizer.feed(&queue);
        start += length;
    }
    tokenizer.sink.ending.set(true);
    tokenizer.end();
    tokenizer.sink.keep_unfinished();
}

struct Sink<'a> {
    tree: RefCell<&'a mut Tree>,
    html: &'a str,
    whole: bool,
    place: &'a dyn Fn(usize) -> usize,
    /// Where the token that is being read began.
    begun: Cell<usize>,
    /// Whether no token is half read.
    between: Cell<bool>,
    /// Whether all has been fed.
    ending: Cell<bool>,
}

impl TokenSink for Sink<'_> {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        match token {
            Token::ParseError(_) | Token::EOFToken => return TokenSinkResult::Continue,
            Token::TagToken(tag) => {
                self.between.set(true);
                return self.tag(tag);
            }
            Token::CharacterTokens(text) => self.tree.borrow_mut().text(&crate::model::clean(&text)),
            Token::CommentToken(comment) => self.comment(&comment),
            Token::DoctypeToken(_) | Token::NullCharacterToken => (),
        }
        self.between.set(true);
        TokenSinkResult::Continue
    }
}

impl Sink<'_> {
    fn begin(&self, start: usize) {
        if self.between.replace(false) {
            self.begun.set(start);
        }
    }

    fn at(&self) -> usize {
        (self.place)(self.begun.get())
    }

    fn tag(&self, tag: HtmlTag) -> TokenSinkResult<()> {
        let mut tree = self.tree.borrow_mut();
        let at = self.at();
        if let Some(raw) = self.no_tag(&tag).filter(|_| !tree.is_in(Tag::Foreign)) {
            let inner = raw.trim_start_matches('<').trim_end_matches('>');
            if inner.contains("://") {
                let link = Element::of_markdown(Tag::Link, at).with(local_name!("href"), inner);
                tree.open(link);
                tree.text(inner);
                tree.close();
                return TokenSinkResult::Continue;
            }
            tree.text(raw);
            tree.remarks.advice(
                at,
                format!("{raw} is no tag of HTML; it is kept as text"),
                "write \"&lt;\" for a \"<\" that is meant to be read",
            );
            return TokenSinkResult::Continue;
        }
        if tag.kind == TagKind::EndTag && &*tag.name != "br" {
            tree.end_tag(&tag.name);
            return TokenSinkResult::Continue;
        }
        let attributes: Vec<_> = tag
            .attrs
            .iter()
            .map(|attribute| (attribute.name.local.clone(), crate::model::clean(&attribute.value)))
            .collect();
        if attributes.iter().any(|(name, value)| name.contains('<') || value.contains('<')) {
            tree.remarks.advice(
                at,
                format!("the tag <{}> swallows what follows it", tag.name),
                "close its quotation marks and end it with \">\"",
            );
        }
        let known = Tag::of_html(&tag.name);
        let raw = self.whole && !tag.self_closing;
        let leaf = tag.self_closing || Tag::is_void(&tag.name);
        let element = Element { tag: known, attributes, at, children: Vec::new(), name: Some(tag.name) };
        let kind = raw.then(|| raw_kind(element.name())).flatten();
        if leaf {
            tree.leaf(element);
        } else {
            tree.start_tag(element);
        }
        kind.map_or(TokenSinkResult::Continue, TokenSinkResult::RawData)
    }

    /// The words in angle brackets that are no tag: `Vec<T>`, "press <enter>".
    ///
    /// Elements of HTML's past and those with a hyphen or a prefix in their name are tags.
    fn no_tag(&self, tag: &HtmlTag) -> Option<&str> {
        let unknown = Tag::of_html(&tag.name) == Tag::Unknown && !Tag::is_old(&tag.name);
        let prefixed = tag.name.contains(['-', ':']) && !tag.name.starts_with("http");
        if !unknown || prefixed || tag.attrs.iter().any(|attribute| attribute.value.contains('>')) {
            return None;
        }
        let raw = &self.html[self.begun.get()..];
        raw.find('>').map(|end| &raw[..=end])
    }

    /// Comments are not for readers; what only looks like one may be.
    fn comment(&self, comment: &str) {
        let mut tree = self.tree.borrow_mut();
        let at = self.at();
        let raw = &self.html[self.begun.get()..];
        if let Some(text) = comment.strip_prefix("[CDATA[") {
            tree.text(&crate::model::clean(text.strip_suffix("]]").unwrap_or(text)));
        } else if !raw.starts_with("<!--") {
            tree.remarks.advice(
                at,
                "a declaration or processing instruction is left out",
                "write \"&lt;\" for a \"<\" that is meant to be read",
            );
        } else if !raw.contains("--") || (self.ending.get() && !comment.trim().is_empty()) {
            tree.remarks.advice(at, "a comment that does not end is left out", "end it with \"-->\"");
        }
    }

    /// A tag without its end would take its words away: it is shown as it is written.
    fn keep_unfinished(&self) {
        if self.between.get() {
            return;
        }
        let mut tree = self.tree.borrow_mut();
        let at = self.at();
        tree.text(&self.html[self.begun.get()..]);
        tree.remarks.advice(
            at,
            "a tag that does not end is kept as text",
            "end it with \">\", or write \"&lt;\" for a \"<\" that is meant to be read",
        );
    }
}

fn raw_kind(name: &str) -> Option<RawKind> {
    match name {
        "script" => Some(RawKind::ScriptData),
        "style" => Some(RawKind::Rawtext),
        "textarea" => Some(RawKind::Rcdata),
        _ => None,
    }
}
