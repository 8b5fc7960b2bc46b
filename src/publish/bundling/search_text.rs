//! What an article says, field by field, in pieces that no phrase reaches across.

use super::voice::Voice;
use crate::model::{Article, Block, Inline, RichText, Text};
use crate::query::Field;

/// Calls `take` with every piece of text that an article is searched by, in a fixed order.
pub(super) fn pieces(voice: &Voice<'_>, article: &Article, take: &mut dyn FnMut(Field, &str)) {
    let text: &Text = voice.say(&article.texts);
    take(Field::Title, &text.title);
    names(voice, article).iter().for_each(|name| take(Field::Names, name));
    text.subtitle.iter().chain(&text.summary).for_each(|line| take(Field::Summary, line));
    body(&text.body, take);
}

/// The names of what an article is about and of who wrote it.
fn names(voice: &Voice<'_>, article: &Article) -> Vec<String> {
    let newsroom = voice.newsroom;
    let people = voice.people(&article.people).into_iter().chain(voice.people(&article.authors));
    let named =
        people.chain(voice.organisations(&article.organisations)).chain(voice.places(&article.places));
    let mut names: Vec<String> = named.map(|named| named.name).collect();
    let projects = article.projects.iter().filter_map(|slug| newsroom.project(slug));
    let groups = article.groups.iter().filter_map(|slug| newsroom.group(slug));
    names.extend(projects.chain(groups).map(|it| voice.say(&it.texts).title.clone()));
    names.extend(article.topics.iter().filter_map(|slug| voice.topic(slug)).map(|topic| topic.name));
    names
}

fn body(body: &RichText, take: &mut dyn FnMut(Field, &str)) {
    blocks(&body.blocks, take);
    body.notes.iter().for_each(|note| blocks(&note.blocks, take));
}

fn blocks(all: &[Block], take: &mut dyn FnMut(Field, &str)) {
    for block in all {
        match block {
            Block::Paragraph(text) => line(Field::Body, text, take),
            Block::Heading { text, .. } => line(Field::Headings, text, take),
            Block::List { items, .. } => items.iter().for_each(|item| blocks(item, take)),
            Block::Quote { blocks: inside, cite } => {
                blocks(inside, take);
                line(Field::Body, cite, take);
            }
            Block::Code { text, .. } => take(Field::Body, text),
            Block::Table { caption, head, rows, .. } => {
                line(Field::Body, caption, take);
                let cells = head.iter().chain(rows).flat_map(|row| &row.cells);
                cells.for_each(|cell| line(Field::Body, cell, take));
            }
            Block::Figure { media, caption, .. } => {
                take(Field::Body, &media.alt);
                line(Field::Body, caption, take);
            }
            Block::Callout { title, blocks: inside, .. } => {
                line(Field::Body, title, take);
                blocks(inside, take);
            }
            Block::Card { title, caption, .. } => {
                line(Field::Body, title, take);
                line(Field::Body, caption, take);
            }
            Block::Rule => (),
        }
    }
}

fn line(field: Field, text: &[Inline], take: &mut dyn FnMut(Field, &str)) {
    take(field, &Inline::plain_text(text));
}
