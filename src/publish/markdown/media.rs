//! Pictures, films and other things to look at: ours are figures, others are cards that link out.
//! Nothing foreign is ever embedded.

use super::blocks::Builder;
use super::element::{Element, Node, Tag, words};
use super::line::Mark;
use crate::model::{Block, CardKind, Href, Inline, Media};

impl Builder<'_> {
    /// A picture: a figure where it is ours, a card that links out where it is not.
    pub(super) fn image(&mut self, element: Element) {
        let alt = alternative(&element);
        // An empty alternative says in HTML that the picture only decorates.
        let decorates = !element.is_of_markdown() && element.has("alt");
        if alt.is_empty() && !decorates {
            self.remarks.advice(
                element.at,
                "a picture has no alternative text",
                "say what it shows for those who do not see it: ![what it shows](…)",
            );
        }
        let source = element.attribute("src").unwrap_or_default().to_owned();
        let caption = caption_of(element.attribute("title"), &alt);
        let own = source.starts_with("/media/");
        if !own {
            return self.foreign_image(&element, &source, alt, caption);
        }
        let media = Media { src: source, alt, width: 0, height: 0 };
        let link = self.line.link().cloned();
        if self.in_line {
            self.remarks.advice(
                element.at,
                "a picture cannot stand in a heading, a caption or a table's cell; it follows",
                "place it in a paragraph of its own",
            );
        } else {
            self.flush();
        }
        self.blocks.push(Block::Figure { media, caption, link });
    }

    fn foreign_image(&mut self, element: &Element, source: &str, alt: String, caption: Vec<Inline>) {
        let address = foreign_address(source);
        if address.is_none() {
            self.remarks.advice(
                element.at,
                format!("a picture cannot be found: \"{}\"", crate::model::excerpt(source, 80)),
                "put it into media/ and write its address as /media/…",
            );
        }
        let title = if alt.is_empty() { address.as_ref().map(file_name).unwrap_or_default() } else { alt };
        let link = self.line.link().cloned();
        let (kind, href) = match (link, address) {
            (Some(link), address) if address.as_ref() != Some(&link) && !is_picture(&link) => {
                self.remarks.advice(
                    element.at,
                    "a link's picture from another site is left out; its words are kept",
                    "put it into media/ and write its address as /media/…",
                );
                (CardKind::Page, Some(link))
            }
            (_, address) => (CardKind::Picture, address),
        };
        self.card(kind, href, title, caption);
    }

    /// A recording, a frame or another thing that is shown elsewhere: a card that links out.
    pub(super) fn recording(&mut self, element: Element) {
        let source =
            element.attribute("src").or(element.attribute("data")).or_else(|| first_source(&element));
        let Some(source) = source.map(str::to_owned) else { return self.nodes(element.children) };
        let address = if source.starts_with('/') && !source.starts_with("//") {
            source.parse::<Href>().ok()
        } else {
            watch_address(&source).parse::<Href>().ok().filter(Href::is_foreign)
        };
        if address.is_none() {
            self.remarks.advice(
                element.at,
                format!(
                    "what <{}> shows cannot be found: \"{}\"",
                    element.name(),
                    crate::model::excerpt(&source, 80)
                ),
                "link to a page that shows it",
            );
        }
        let video = element.tag == Tag::Recording || address.as_ref().is_some_and(is_video);
        let kind = if video { CardKind::Video } else { CardKind::Page };
        let named = element.attribute("title").or(element.attribute("aria-label")).map(str::to_owned);
        let named = named.or_else(|| address.as_ref().map(file_name)).unwrap_or_default();
        // Whole blocks in it are no fallback: somebody forgot the end tag.
        if element.children.iter().any(is_markdown_block) {
            self.card(kind, address, named, Vec::new());
            return self.apart(element.children);
        }
        let mut fallback = String::new();
        words(&element.children, &mut fallback);
        let fallback = caption_of(Some(fallback.trim()), &named);
        self.card(kind, address, named, fallback);
    }

    /// A card; where only a line can be held, its words, linked.
    fn card(&mut self, kind: CardKind, href: Option<Href>, title: String, caption: Vec<Inline>) {
        if title.is_empty() && caption.is_empty() && href.is_none() {
            return;
        }
        if !self.in_line {
            self.flush();
            let title = if title.is_empty() { Vec::new() } else { vec![Inline::Text(title)] };
            self.blocks.push(Block::Card { kind, href, title, caption });
            return;
        }
        let words = vec![Node::Text(title)];
        match href {
            Some(href) => self.marked(Mark::Link(href), words),
            None => self.nodes(words),
        }
        if !caption.is_empty() {
            self.line.new_line();
            caption.into_iter().for_each(|part| self.line.push(part));
            self.line.new_line();
        }
    }

    /// A figure in HTML: its caption goes to the picture, table, card or quotation in it, or
    /// follows as a paragraph.
    pub(super) fn figure(&mut self, element: Element) {
        if self.in_line {
            return self.apart(element.children);
        }
        self.flush();
        let mut captions = Vec::new();
        let mut first = false;
        let mut shown = Vec::new();
        for node in element.children {
            match node {
                Node::Element(caption) if caption.tag == Tag::FigureCaption => {
                    first |= shown.iter().all(super::element::is_blank);
                    captions.extend(caption.children);
                }
                other => shown.push(other),
            }
        }
        let outer = std::mem::take(&mut self.blocks);
        self.nodes(shown);
        self.flush();
        let mut blocks = std::mem::replace(&mut self.blocks, outer);
        let (caption, later) = self.line_of(captions);
        let caption = match blocks.as_mut_slice() {
            [block] => captioned(block, caption),
            _ => caption,
        };
        if !caption.is_empty() {
            let place = if first { 0 } else { blocks.len() };
            blocks.insert(place, Block::Paragraph(caption));
        }
        self.blocks.append(&mut blocks);
        self.blocks.extend(later);
    }
}

/// Gives a block its caption; gives it back where the block cannot hold one.
fn captioned(block: &mut Block, text: Vec<Inline>) -> Vec<Inline> {
    match block {
        Block::Figure { caption, .. } | Block::Card { caption, .. } if !text.is_empty() => {
            if !caption.is_empty() && Inline::plain_text(caption) != Inline::plain_text(&text) {
                caption.push(Inline::Break);
                caption.extend(text);
            } else {
                *caption = text;
            }
            Vec::new()
        }
        Block::Table { caption, .. } if caption.is_empty() => {
            *caption = text;
            Vec::new()
        }
        Block::Quote { cite, .. } if cite.is_empty() => {
            *cite = text;
            Vec::new()
        }
        _ => text,
    }
}

/// What a picture shows: in Markdown the words between its brackets.
fn alternative(element: &Element) -> String {
    let mut alt = String::new();
    if element.is_of_markdown() {
        words(&element.children, &mut alt);
    } else {
        alt.push_str(element.attribute("alt").unwrap_or_default());
    }
    alt.trim().to_owned()
}

fn caption_of(title: Option<&str>, said: &str) -> Vec<Inline> {
    let title = title.filter(|title| !title.is_empty() && *title != said);
    title.map(|title| Inline::Text(title.to_owned())).into_iter().collect()
}

fn foreign_address(source: &str) -> Option<Href> {
    let whole = if source.starts_with("//") { format!("https:{source}") } else { source.to_owned() };
    encoded(&whole).parse::<Href>().ok().filter(Href::is_foreign)
}

/// The signs that people leave in addresses of pictures and players, as addresses write them.
fn encoded(address: &str) -> String {
    let mut out = String::with_capacity(address.len());
    for c in address.chars() {
        match c {
            ' ' => out.push_str("%20"),
            '"' => out.push_str("%22"),
            '<' => out.push_str("%3C"),
            '>' => out.push_str("%3E"),
            '\\' => out.push_str("%5C"),
            '`' => out.push_str("%60"),
            c => out.push(c),
        }
    }
    out
}

fn is_markdown_block(node: &Node) -> bool {
    matches!(node, Node::Element(inner) if inner.is_of_markdown() && inner.tag.is_block())
}

fn first_source(element: &Element) -> Option<&str> {
    element.children.iter().find_map(|node| match node {
        Node::Element(inner) if inner.tag == Tag::Source => inner.attribute("src"),
        _ => None,
    })
}

/// What a thing is called when nobody named it: the last part of its address, or its host.
fn file_name(href: &Href) -> String {
    let path = href.as_str().split(['?', '#']).next().unwrap_or_default();
    let last = path.trim_end_matches('/').rsplit('/').next().unwrap_or_default();
    let host = href.host().unwrap_or_default();
    if last.contains('.') || host.is_empty() { last.to_owned() } else { host.to_owned() }
}

fn is_picture(href: &Href) -> bool {
    let name = file_name(href).to_ascii_lowercase();
    [".jpg", ".jpeg", ".png", ".gif", ".webp", ".svg", ".avif"].iter().any(|end| name.ends_with(end))
}

fn is_video(href: &Href) -> bool {
    let host = href.host().unwrap_or_default();
    let name = file_name(href).to_ascii_lowercase();
    ["youtube.com", "youtu.be", "vimeo.com", "dailymotion.com"].iter().any(|known| host.ends_with(known))
        || [".mp4", ".webm", ".ogv", ".mov", ".mp3", ".ogg", ".m4a"].iter().any(|end| name.ends_with(end))
}

/// The page on which people watch what an embedded player plays.
fn watch_address(source: &str) -> String {
    let source = encoded(source);
    let whole = if source.starts_with("//") { format!("https:{source}") } else { source };
    let Some((_, rest)) = whole.split_once("://") else { return whole };
    let rest = rest.strip_prefix("www.").unwrap_or(rest);
    let (path, query) = rest.split_once('?').unwrap_or((rest, ""));
    let youtube = ["youtube.com/embed/", "youtube-nocookie.com/embed/", "youtube.com/v/"];
    let played = youtube.iter().find_map(|player| path.strip_prefix(player));
    match (played, path.strip_prefix("player.vimeo.com/video/")) {
        (Some("videoseries" | ""), _) => match query.split('&').find(|pair| pair.starts_with("list=")) {
            Some(list) => format!("https://www.youtube.com/playlist?{list}"),
            None => whole,
        },
        (Some(id), _) => format!("https://www.youtube.com/watch?v={}", id.trim_end_matches('/')),
        (_, Some(id)) => format!("https://vimeo.com/{}", id.trim_end_matches('/')),
        _ => whole,
    }
}
