//! Bodies in a short notation: a line for each block, marks around words as Markdown has them.

mod hostile;
mod html;
mod markdown;
mod remarks;

use super::{Remark, RemarkKind, parse};
use crate::model::{Alignment, Block, Inline, RichText, TableRow};

/// Checks the blocks of a text, whatever the remarks.
#[track_caller]
fn check(text: &str, expected: &str) {
    let body = parse(text).body;
    assert_eq!(show(&body).trim_end(), expected.trim(), "\n{text}\n{body:#?}");
}

/// Checks the remarks on a text, each as `line:column sentence` with an exclamation mark before errors.
#[track_caller]
fn check_remarks(text: &str, expected: &[&str]) {
    let told: Vec<_> = parse(text).remarks.iter().map(tell).collect();
    assert_eq!(told, expected, "\n{text}");
}

fn tell(remark: &Remark) -> String {
    let grave = if remark.kind == RemarkKind::Error { "! " } else { "" };
    format!("{grave}{}:{} {}", remark.line, remark.column, remark.sentence)
}

fn show(body: &RichText) -> String {
    let mut out = String::new();
    blocks(&body.blocks, "", &mut out);
    for (index, note) in body.notes.iter().enumerate() {
        out.push_str(&format!("note {index}\n"));
        blocks(&note.blocks, "  ", &mut out);
    }
    out
}

fn blocks(list: &[Block], indent: &str, out: &mut String) {
    for block in list {
        out.push_str(indent);
        show_block(block, &format!("{indent}  "), out);
    }
}

fn show_block(block: &Block, deeper: &str, out: &mut String) {
    let titled = |name: &str, text: &[Inline]| format!("{name}{}\n", [" ", &line(text)].concat().trim_end());
    match block {
        Block::Paragraph(text) => out.push_str(&titled("p", text)),
        Block::Heading { level, id, text } => out.push_str(&titled(&format!("h{level}#{id}"), text)),
        Block::List { start, items } => {
            let name = start.map_or("ul".to_owned(), |start| format!("ol {start}"));
            out.push_str(&format!("{name}\n"));
            for item in items {
                out.push_str(&format!("{deeper}li\n"));
                blocks(item, &format!("{deeper}  "), out);
            }
        }
        Block::Quote { blocks: inner, cite } => {
            out.push_str(&titled("quote", cite));
            blocks(inner, deeper, out);
        }
        Block::Code { language, text } => {
            out.push_str(&format!("code {} {text:?}\n", language.as_deref().unwrap_or("-")));
        }
        Block::Table { caption, alignments, head, rows } => {
            let side = |side: &Alignment| match side {
                Alignment::Start => '<',
                Alignment::Centre => '=',
                Alignment::End => '>',
            };
            let sides: String = alignments.iter().map(side).collect();
            out.push_str(&titled(format!("table {sides}").trim_end(), caption));
            head.iter().for_each(|row| out.push_str(&format!("{deeper}# {}\n", cells(row))));
            rows.iter().for_each(|row| out.push_str(&format!("{deeper}- {}\n", cells(row))));
        }
        Block::Figure { media, caption, link } => {
            let to = link.as_ref().map_or(String::new(), |href| format!(" -> {href}"));
            out.push_str(&titled(&format!("figure {} {:?}{to}", media.src, media.alt), caption));
        }
        Block::Callout { tone, title, blocks: inner } => {
            out.push_str(&titled(&format!("callout {tone:?}"), title));
            blocks(inner, deeper, out);
        }
        Block::Card { kind, href, title, caption } => {
            let to = href.as_ref().map_or("-", |href| href.as_str());
            out.push_str(&titled(&format!("card {kind:?} {to} {:?}", line(title)), caption));
        }
        Block::Rule => out.push_str("rule\n"),
    }
}

fn cells(row: &TableRow) -> String {
    let cells: Vec<_> = row.cells.iter().map(|cell| line(cell)).collect();
    format!("{}{}", if row.headed { "! " } else { "" }, cells.join(" | ")).trim_end().to_owned()
}

fn line(parts: &[Inline]) -> String {
    parts
        .iter()
        .map(|part| match part {
            Inline::Text(text) => text.replace('\n', "␊"),
            Inline::Emphasis(parts) => format!("*{}*", line(parts)),
            Inline::Strong(parts) => format!("**{}**", line(parts)),
            Inline::Struck(parts) => format!("~{}~", line(parts)),
            Inline::Code(text) => format!("`{text}`"),
            Inline::Link(href, parts) => format!("[{}]({href})", line(parts)),
            Inline::Note(place) => format!("^{place}"),
            Inline::Break => "⏎".to_owned(),
        })
        .collect()
}
