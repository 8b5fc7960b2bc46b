//! A body as HTML for feed readers: a few known elements, and everything else as escaped text.
//!
//! It is a format that others read; no page of ours is made of it.

use super::escape::push_escaped;
use crate::model::{Alignment, Block, Href, Inline, RichText, TableRow};

/// Writes a body as HTML; `absolute` makes an address that leads there from anywhere.
pub fn body_html(body: &RichText, absolute: &dyn Fn(&str) -> String) -> String {
    let mut writer = Writer { out: String::new(), absolute };
    writer.blocks(&body.blocks);
    if !body.notes.is_empty() {
        writer.wrapped("ol", |writer| {
            for note in &body.notes {
                writer.wrapped("li", |writer| writer.blocks(&note.blocks));
            }
        });
    }
    writer.out
}

struct Writer<'a> {
    out: String,
    absolute: &'a dyn Fn(&str) -> String,
}

impl Writer<'_> {
    fn wrapped(&mut self, element: &str, inside: impl FnOnce(&mut Self)) {
        self.out.extend(["<", element, ">"]);
        inside(self);
        self.out.extend(["</", element, ">"]);
    }

    fn attribute(&mut self, name: &str, value: &str) {
        self.out.extend([" ", name, "=\""]);
        push_escaped(value, &mut self.out);
        self.out.push('"');
    }

    fn link(&mut self, href: &Href, inside: impl FnOnce(&mut Self)) {
        let address = (self.absolute)(href.as_str());
        self.out.push_str("<a");
        self.attribute("href", &address);
        self.out.push('>');
        inside(self);
        self.out.push_str("</a>");
    }

    fn line(&mut self, element: &str, text: &[Inline]) {
        if !text.is_empty() {
            self.wrapped(element, |writer| writer.inlines(text));
        }
    }

    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            self.block(block);
        }
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Paragraph(text) => self.line("p", text),
            Block::Heading { level, text, .. } => {
                let element = ["h2", "h3", "h4", "h5", "h6"][usize::from((*level).clamp(2, 6)) - 2];
                self.line(element, text);
            }
            Block::List { start, items } => self.list(*start, items),
            Block::Quote { blocks, cite } => self.wrapped("blockquote", |writer| {
                writer.blocks(blocks);
                writer.line("cite", cite);
            }),
            Block::Code { text, .. } => self.wrapped("pre", |writer| {
                writer.wrapped("code", |writer| push_escaped(text, &mut writer.out));
            }),
            Block::Table { caption, alignments, head, rows } => self.wrapped("table", |writer| {
                writer.line("caption", caption);
                head.iter().for_each(|row| writer.row(row, true, alignments));
                rows.iter().for_each(|row| writer.row(row, false, alignments));
            }),
            Block::Figure { media, caption, link } => self.wrapped("figure", |writer| {
                let picture = |writer: &mut Self| {
                    let address = (writer.absolute)(&media.src);
                    writer.out.push_str("<img");
                    writer.attribute("src", &address);
                    writer.attribute("alt", &media.alt);
                    writer.out.push('>');
                };
                match link {
                    Some(href) => writer.link(href, picture),
                    None => picture(writer),
                }
                writer.line("figcaption", caption);
            }),
            Block::Callout { title, blocks, .. } => self.wrapped("blockquote", |writer| {
                if !title.is_empty() {
                    writer.wrapped("p", |writer| writer.line("strong", title));
                }
                writer.blocks(blocks);
            }),
            Block::Card { href, title, caption, .. } => {
                self.wrapped("p", |writer| match href {
                    Some(href) => writer.link(href, |writer| writer.inlines(title)),
                    None => writer.inlines(title),
                });
                self.line("p", caption);
            }
            Block::Rule => self.out.push_str("<hr>"),
        }
    }

    fn list(&mut self, start: Option<u32>, items: &[Vec<Block>]) {
        let element = if start.is_some() { "ol" } else { "ul" };
        self.out.extend(["<", element]);
        if let Some(first) = start.filter(|first| *first != 1) {
            self.attribute("start", &first.to_string());
        }
        self.out.push('>');
        for item in items {
            self.wrapped("li", |writer| writer.blocks(item));
        }
        self.out.extend(["</", element, ">"]);
    }

    fn row(&mut self, row: &TableRow, in_head: bool, alignments: &[Alignment]) {
        self.wrapped("tr", |writer| {
            for (place, cell) in row.cells.iter().enumerate() {
                let element = if in_head || (row.headed && place == 0) { "th" } else { "td" };
                writer.out.extend(["<", element]);
                match alignments.get(place) {
                    Some(Alignment::Centre) => writer.attribute("align", "center"),
                    Some(Alignment::End) => writer.attribute("align", "right"),
                    _ => (),
                }
                writer.out.push('>');
                writer.inlines(cell);
                writer.out.extend(["</", element, ">"]);
            }
        });
    }

    fn inlines(&mut self, inlines: &[Inline]) {
        for inline in inlines {
            match inline {
                Inline::Text(text) => push_escaped(text, &mut self.out),
                Inline::Emphasis(inner) => self.line("em", inner),
                Inline::Strong(inner) => self.line("strong", inner),
                Inline::Struck(inner) => self.line("s", inner),
                Inline::Code(text) => self.wrapped("code", |writer| push_escaped(text, &mut writer.out)),
                Inline::Link(href, inner) => self.link(href, |writer| writer.inlines(inner)),
                Inline::Note(place) => {
                    let number = (place + 1).to_string();
                    self.wrapped("sup", |writer| writer.out.push_str(&number));
                }
                Inline::Break => self.out.push_str("<br>"),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(raw: &str) -> Vec<Inline> {
        vec![Inline::Text(raw.to_owned())]
    }

    #[track_caller]
    fn check(blocks: Vec<Block>, expected: &str) {
        let body = RichText { blocks, ..RichText::default() };
        assert_eq!(body_html(&body, &|href| ["https://x.org", href].concat()), expected);
    }

    #[test]
    fn words_that_look_like_markup_stay_words() {
        check(vec![Block::Paragraph(text("<script>1 & 2"))], "<p>&lt;script&gt;1 &amp; 2</p>");
        let code = Block::Code { language: None, text: "a < b".to_owned() };
        check(vec![code], "<pre><code>a &lt; b</code></pre>");
    }

    #[test]
    fn links_lead_there_from_anywhere() {
        let link = Inline::Link("/news/a/?b&c".parse().expect("an address"), text("A"));
        check(vec![Block::Paragraph(vec![link])], "<p><a href=\"https://x.org/news/a/?b&amp;c\">A</a></p>");
    }

    #[test]
    fn a_list_keeps_its_first_number() {
        let items = vec![vec![Block::Paragraph(text("a"))]];
        check(vec![Block::List { start: Some(3), items }], "<ol start=\"3\"><li><p>a</p></li></ol>");
    }
}
