use crate::model::{Block, Href, Inline, RichText, TableRow};
use crate::publish::problem::Position;

use super::desk::Desk;
use super::file::File;

/// Follows the links of a body and finds its pictures. A link to what is not out yet leaves its
/// words; a picture that is not there leaves its caption, or else what it shows.
pub(super) fn settle(file: &mut File, desk: &mut Desk<'_>) -> RichText {
    let mut body = std::mem::take(&mut file.body);
    let place = |words: &str| file.place_in_body(words);
    let mut walk = Walk { desk, place: &place };
    walk.blocks(&mut body.blocks);
    for note in &mut body.notes {
        walk.blocks(&mut note.blocks);
    }
    body
}

struct Walk<'a, 'w> {
    desk: &'a mut Desk<'w>,
    place: &'a dyn Fn(&str) -> Position,
}

impl Walk<'_, '_> {
    fn blocks(&mut self, blocks: &mut [Block]) {
        blocks.iter_mut().for_each(|block| self.block(block));
    }

    fn block(&mut self, block: &mut Block) {
        match block {
            Block::Paragraph(text) | Block::Heading { text, .. } => self.line(text),
            Block::List { items, .. } => items.iter_mut().for_each(|item| self.blocks(item)),
            Block::Quote { blocks, cite } => {
                self.blocks(blocks);
                self.line(cite);
            }
            Block::Table { caption, head, rows, .. } => {
                self.line(caption);
                head.iter_mut().chain(rows).for_each(|row| self.row(row));
            }
            Block::Figure { .. } => self.figure(block),
            Block::Callout { title, blocks, .. } => {
                self.line(title);
                self.blocks(blocks);
            }
            Block::Card { href, title, caption, .. } => {
                *href = href.take().and_then(|href| self.follow(href));
                self.line(title);
                self.line(caption);
            }
            Block::Code { .. } | Block::Rule => (),
        }
    }

    fn row(&mut self, row: &mut TableRow) {
        row.cells.iter_mut().for_each(|cell| self.line(cell));
    }

    fn figure(&mut self, block: &mut Block) {
        let Block::Figure { media, caption, link } = block else {
            return;
        };
        self.line(caption);
        *link = link.take().and_then(|href| self.follow(href));
        let place = self.place;
        match self.desk.picture(&media.src, media.alt.clone(), &|| place(&media.src)) {
            Some(found) => *media = found,
            None => {
                let mut said = std::mem::take(caption);
                if said.is_empty() && !media.alt.is_empty() {
                    said.push(Inline::Text(std::mem::take(&mut media.alt)));
                }
                *block = Block::Paragraph(said);
            }
        }
    }

    fn line(&mut self, line: &mut Vec<Inline>) {
        let mut settled = Vec::with_capacity(line.len());
        for mut inline in std::mem::take(line) {
            match &mut inline {
                Inline::Emphasis(inner) | Inline::Strong(inner) | Inline::Struck(inner) => self.line(inner),
                Inline::Link(href, inner) => {
                    self.line(inner);
                    match self.follow(href.clone()) {
                        Some(found) => *href = found,
                        None => {
                            settled.append(inner);
                            continue;
                        }
                    }
                }
                Inline::Text(_) | Inline::Code(_) | Inline::Note(_) | Inline::Break => (),
            }
            settled.push(inline);
        }
        *line = settled;
    }

    fn follow(&mut self, href: Href) -> Option<Href> {
        let (place, written) = (self.place, href.clone());
        self.desk.followed(href, &|| place(written.as_str()))
    }
}
