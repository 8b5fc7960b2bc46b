//! Bodies, rendered block by block and node by node: words only ever become text nodes, and
//! nothing of another site is embedded.

use std::cell::RefCell;
use std::sync::Arc;

use super::marks::with_marks;
use crate::app::view::{Piece, View, view};
use crate::app::{Here, use_here};
use crate::messages::{card_words, tone_name, words};
use crate::model::{Alignment, Block, CardKind, Href, Image, Inline, Media, RichText, TableRow, Tone};
use crate::route::Route;

/// How many characters a quotation may have to be set large.
const SHORT_QUOTE: usize = 280;

/// A body with its notes, to stand in an element of the class `reading`.
pub fn rich_text(text: &RichText) -> View {
    found_text(text, &[])
}

/// The same with the words marked by which it was found: see [`with_marks`].
pub fn found_text(text: &RichText, marks: &[String]) -> View {
    let writer = Writer { here: use_here(), mentioned: RefCell::default(), marks };
    let blocks = writer.blocks(&text.blocks);
    let notes = writer.notes(text);
    view! { {blocks} {notes} }
}

/// The address of a link an editor gave, and its `rel`: links to files and to other sites leave
/// the app.
pub fn link_parts(here: &Here, href: &Href) -> (String, Option<&'static str>) {
    let raw = href.as_str();
    let path = raw.split(['?', '#']).next().unwrap_or(raw);
    let leaves = if href.is_own() { Route::parse(path).is_none() } else { href.is_foreign() };
    (here.link(raw), leaves.then_some("external"))
}

/// A picture of our own, with room left for it; an `eager` one is part of the first view.
pub fn picture(here: &Here, media: &Media, eager: bool) -> View {
    let side = |pixels: u32| (pixels > 0).then_some(pixels);
    view! {
        <img
            src=here.file(&media.src)
            alt=media.alt.clone()
            width=side(media.width)
            height=side(media.height)
            loading=(!eager).then_some("lazy")
            decoding="async"
        />
    }
}

/// The picture that stands for an item, with what is said under it and who made it.
pub fn item_picture(here: &Here, image: &Image) -> View {
    let credit = image.credit.as_ref().map(|name| words::article_picture_by(here.locale, name));
    let caption: Vec<String> = image.caption.iter().cloned().chain(credit).collect();
    let caption = (!caption.is_empty()).then(|| view! { <figcaption>{caption.join(" ")}</figcaption> });
    view! { <figure class="picture wide">{picture(here, &image.media, true)}{caption}</figure> }
}

/// Turns blocks into views; remembers which notes were mentioned, so that each id is given once.
struct Writer<'a> {
    here: Arc<Here>,
    mentioned: RefCell<Vec<u32>>,
    marks: &'a [String],
}

impl Writer<'_> {
    fn blocks(&self, blocks: &[Block]) -> Vec<View> {
        blocks.iter().map(|block| self.block(block)).collect()
    }

    fn block(&self, block: &Block) -> View {
        match block {
            Block::Paragraph(text) => view! { <p>{self.line(text)}</p> },
            Block::Heading { level, id, text } => self.heading(*level, id.clone(), text),
            Block::List { start, items } => self.list(*start, items),
            Block::Quote { blocks, cite } => self.quote(blocks, cite),
            Block::Code { text, .. } => {
                let label = words::text_code(self.here.locale);
                view! { <pre class="code wide" role="region" aria-label=label tabindex="0"><code>{text.clone()}</code></pre> }
            }
            Block::Table { caption, alignments, head, rows } => self.table(caption, alignments, head, rows),
            Block::Figure { media, caption, link } => self.figure(media, caption, link.as_ref()),
            Block::Callout { tone, title, blocks } => self.callout(*tone, title, blocks),
            Block::Card { kind, href, title, caption } => self.card(*kind, href.as_ref(), title, caption),
            Block::Rule => view! { <hr/> },
        }
    }

    fn heading(&self, level: u8, id: String, text: &[Inline]) -> View {
        let text = self.line(text);
        match level {
            ..=2 => view! { <h2 id=id>{text}</h2> },
            3 => view! { <h3 id=id>{text}</h3> },
            4 => view! { <h4 id=id>{text}</h4> },
            5 => view! { <h5 id=id>{text}</h5> },
            _ => view! { <h6 id=id>{text}</h6> },
        }
    }

    fn list(&self, start: Option<u32>, items: &[Vec<Block>]) -> View {
        let items: Vec<View> = items.iter().map(|item| self.item(item)).collect();
        match start {
            None => view! { <ul>{items}</ul> },
            Some(start) => {
                let start = (start != 1).then_some(start);
                view! { <ol start=start>{items}</ol> }
            }
        }
    }

    /// An item of one paragraph is set without it, as lists of short points are.
    fn item(&self, blocks: &[Block]) -> View {
        match blocks {
            [Block::Paragraph(text)] => view! { <li>{self.line(text)}</li> },
            [Block::Paragraph(text), Block::List { start, items }] => {
                view! { <li>{self.line(text)}{self.list(*start, items)}</li> }
            }
            blocks => view! { <li>{self.blocks(blocks)}</li> },
        }
    }

    fn quote(&self, blocks: &[Block], cite: &[Inline]) -> View {
        let length = RichText { blocks: blocks.to_vec(), notes: Vec::new() }.plain_text().chars().count();
        let class = if length > SHORT_QUOTE { "quote quote-long" } else { "quote" };
        let cite = (!cite.is_empty()).then(|| view! { <figcaption>{self.line(cite)}</figcaption> });
        view! { <figure class=class><blockquote>{self.blocks(blocks)}</blockquote>{cite}</figure> }
    }

    fn table(
        &self,
        caption: &[Inline],
        alignments: &[Alignment],
        head: &[TableRow],
        rows: &[TableRow],
    ) -> View {
        let locale = self.here.locale;
        let name = Inline::plain_text(caption);
        let label = if name.is_empty() {
            words::text_table(locale).to_owned()
        } else {
            words::text_table_of(locale, &name)
        };
        let caption = (!caption.is_empty()).then(|| view! { <caption>{self.line(caption)}</caption> });
        let head: Vec<View> = head.iter().map(|row| self.row(row, alignments, true)).collect();
        let head = (!head.is_empty()).then(|| view! { <thead>{head}</thead> });
        let rows: Vec<View> = rows.iter().map(|row| self.row(row, alignments, false)).collect();
        view! {
            <div class="table-scroll wide" role="region" aria-label=label tabindex="0">
                <table class="data-table">{caption}{head}<tbody>{rows}</tbody></table>
            </div>
        }
    }

    fn row(&self, row: &TableRow, alignments: &[Alignment], in_head: bool) -> View {
        let cells = row.cells.iter().enumerate().map(|(index, cell)| {
            let align = match alignments.get(index) {
                Some(Alignment::End) => Some("end"),
                Some(Alignment::Centre) => Some("centre"),
                _ => None,
            };
            let cell = self.line(cell);
            if in_head {
                view! { <th scope="col" data-align=align>{cell}</th> }
            } else if row.headed && index == 0 {
                view! { <th scope="row" data-align=align>{cell}</th> }
            } else {
                view! { <td data-align=align>{cell}</td> }
            }
        });
        let cells: Vec<View> = cells.collect();
        view! { <tr>{cells}</tr> }
    }

    fn figure(&self, media: &Media, caption: &[Inline], link: Option<&Href>) -> View {
        let picture = picture(&self.here, media, false);
        let picture = match link {
            Some(href) => {
                let (href, rel) = link_parts(&self.here, href);
                view! { <a href=href rel=rel>{picture}</a> }
            }
            None => picture,
        };
        let caption = (!caption.is_empty()).then(|| view! { <figcaption>{self.line(caption)}</figcaption> });
        view! { <figure class="picture">{picture}{caption}</figure> }
    }

    fn callout(&self, tone: Tone, title: &[Inline], blocks: &[Block]) -> View {
        let name = match tone {
            Tone::Note => "note",
            Tone::Tip => "tip",
            Tone::Important => "important",
            Tone::Warning => "warning",
        };
        let title =
            if title.is_empty() { vec![tone_name(self.here.locale, tone).view()] } else { self.line(title) };
        view! {
            <div class="callout" role="note" data-tone=name>
                <p class="callout-title">{title}</p>
                {self.blocks(blocks)}
            </div>
        }
    }

    fn card(&self, kind: CardKind, href: Option<&Href>, title: &[Inline], caption: &[Inline]) -> View {
        let about = card_words(self.here.locale, kind, href.and_then(Href::host));
        let title = self.line(title);
        let title = match href {
            Some(href) => {
                let (href, rel) = link_parts(&self.here, href);
                view! { <a href=href rel=rel>{title}</a> }
            }
            None => title.view(),
        };
        let unknown =
            href.is_none().then(|| [", ", words::text_address_not_known(self.here.locale)].concat());
        let caption = (!caption.is_empty()).then(|| view! { <p>{self.line(caption)}</p> });
        view! {
            <figure class="figure outward">
                <p class="figure-title">{title}</p>
                <figcaption><p>{about}{unknown}</p>{caption}</figcaption>
            </figure>
        }
    }

    fn line(&self, inlines: &[Inline]) -> Vec<View> {
        inlines.iter().map(|inline| self.inline(inline)).collect()
    }

    fn inline(&self, inline: &Inline) -> View {
        match inline {
            Inline::Text(text) => with_marks(text, self.marks),
            Inline::Emphasis(inner) => view! { <em>{self.line(inner)}</em> },
            Inline::Strong(inner) => view! { <strong>{self.line(inner)}</strong> },
            Inline::Struck(inner) => view! { <s>{self.line(inner)}</s> },
            Inline::Code(text) => view! { <code>{text.clone()}</code> },
            Inline::Link(href, inner) => {
                let (href, rel) = link_parts(&self.here, href);
                view! { <a href=href rel=rel>{self.line(inner)}</a> }
            }
            Inline::Note(index) => self.note_mark(*index),
            Inline::Break => view! { <br/> },
        }
    }

    fn note_mark(&self, index: u32) -> View {
        let number = (index + 1).to_string();
        let first = !self.mentioned.borrow().contains(&index);
        if first {
            self.mentioned.borrow_mut().push(index);
        }
        let id = first.then(|| ["note-mark-", &number].concat());
        let label = words::text_note(self.here.locale, &number);
        let href = ["#note-", &number].concat();
        view! { <sup class="note-mark"><a id=id href=href aria-label=label>{number}</a></sup> }
    }

    fn notes(&self, text: &RichText) -> View {
        if text.notes.is_empty() {
            return View::new();
        }
        let locale = self.here.locale;
        let notes = text.notes.iter().enumerate().map(|(index, note)| {
            let number = (index + 1).to_string();
            let id = ["note-", &number].concat();
            let back = ["#note-mark-", &number].concat();
            let words = words::text_back_to_text(locale);
            view! {
                <li id=id>{self.blocks(&note.blocks)}<a class="small" href=back>{words}</a></li>
            }
        });
        let notes = notes.collect::<View>();
        view! {
            <section class="notes" aria-labelledby="notes-title">
                <h2 class="band-title" id="notes-title">{words::text_notes(locale)}</h2>
                <ol>{notes}</ol>
            </section>
        }
    }
}
