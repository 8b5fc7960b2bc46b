//! Tables: rows of lines. What spans several cells is spread over empty ones.

use super::blocks::Builder;
use super::element::{Element, Node, Tag, is_blank};
use crate::model::{Alignment, Block, Inline, TableRow};

/// The widest and tallest cell that is spread over empty ones.
const WIDEST: usize = 20;
/// The widest table whose tall cells are spread.
const COLUMNS: usize = 64;

/// A table while its rows are read.
#[derive(Default)]
struct Rows {
    caption: Vec<Inline>,
    alignments: Vec<Alignment>,
    head: Vec<TableRow>,
    rows: Vec<TableRow>,
    /// For each column, how many of the next rows a cell from above still covers.
    covered: Vec<usize>,
    /// Figures that were in cells.
    later: Vec<Block>,
    spread: bool,
    stray: bool,
}

impl Builder<'_> {
    /// A table: cells of lines, wide and tall cells followed by empty ones.
    pub(super) fn table(&mut self, element: Element) {
        let at = element.at;
        if self.in_line {
            self.cannot_hold(at, "a table inside a line or another table");
            return self.apart(element.children);
        }
        self.flush();
        let mut rows = Rows::default();
        self.rows(element.children, false, &mut rows);
        if rows.spread {
            self.remarks.advice(
                at,
                "cells over several columns or rows are followed by empty cells",
                "give each cell one column and one row",
            );
        }
        if rows.stray {
            self.cannot_hold(at, "text between the cells of a table");
        }
        let Rows { caption, mut alignments, head, rows, later, .. } = rows;
        if alignments.iter().all(|side| *side == Alignment::Start) {
            alignments.clear();
        }
        if !head.is_empty() || !rows.is_empty() {
            self.blocks.push(Block::Table { caption, alignments, head, rows });
        } else if !caption.is_empty() {
            self.blocks.push(Block::Paragraph(caption));
        }
        self.blocks.extend(later);
    }

    fn rows(&mut self, nodes: Vec<Node>, head: bool, out: &mut Rows) {
        let mut loose: Vec<Node> = Vec::new();
        for node in nodes {
            let element = match node {
                Node::Element(element) => element,
                other => {
                    if !is_blank(&other) {
                        out.stray = true;
                        loose.push(other);
                    }
                    continue;
                }
            };
            match element.tag {
                Tag::Cell { .. } => {
                    loose.push(Node::Element(element));
                    continue;
                }
                Tag::Invisible if element.children.is_empty() => continue,
                _ => self.row(std::mem::take(&mut loose), head, out),
            }
            match element.tag {
                Tag::RowGroup { head } => self.rows(element.children, head, out),
                Tag::Row => self.row(element.children, head, out),
                Tag::Caption if out.caption.is_empty() && out.head.is_empty() && out.rows.is_empty() => {
                    let (caption, later) = self.line_of(element.children);
                    out.caption = caption;
                    out.later.extend(later);
                }
                Tag::Form | Tag::Container | Tag::Plain => self.rows(element.children, head, out),
                _ => {
                    out.stray = true;
                    self.row(vec![Node::Element(element)], head, out);
                }
            }
        }
        self.row(loose, head, out);
    }

    fn row(&mut self, nodes: Vec<Node>, head: bool, out: &mut Rows) {
        if nodes.iter().all(is_blank) {
            return;
        }
        let first = out.head.is_empty() && out.rows.is_empty();
        let (mut cells, mut headings, mut count) = (Vec::new(), 0, 0);
        let mut headed = false;
        for node in nodes.into_iter().filter(|node| !is_blank(node)) {
            let (cell, nodes) = match node {
                Node::Element(mut cell) if matches!(cell.tag, Tag::Cell { .. }) => {
                    let nodes = std::mem::take(&mut cell.children);
                    (Some(cell), nodes)
                }
                other => {
                    out.stray = true;
                    (None, vec![other])
                }
            };
            let heading = cell.as_ref().is_some_and(|cell| cell.tag == Tag::Cell { head: true });
            headed |= count == 0 && heading;
            headings += usize::from(heading);
            count += 1;
            out.cover(&mut cells);
            if first {
                out.alignments.resize(cells.len(), Alignment::Start);
                out.alignments.push(cell.as_ref().map_or(Alignment::Start, alignment));
            }
            let (text, later) = self.line_of(nodes);
            out.later.extend(later);
            cells.push(text);
            if let Some(cell) = cell {
                out.stretch(&cell, &mut cells);
            }
        }
        out.cover(&mut cells);
        let all = headings == count;
        if head || (all && first && count > 1) {
            out.head.push(TableRow { cells, headed: false });
        } else {
            out.rows.push(TableRow { cells, headed });
        }
    }
}

impl Rows {
    /// Adds an empty cell for each column that a cell from above covers.
    fn cover(&mut self, cells: &mut Vec<Vec<Inline>>) {
        while let Some(rows) = self.covered.get_mut(cells.len()).filter(|rows| **rows > 0) {
            *rows -= 1;
            cells.push(Vec::new());
        }
    }

    /// Adds the empty cells that a wide cell covers, and remembers what a tall one will.
    fn stretch(&mut self, cell: &Element, cells: &mut Vec<Vec<Inline>>) {
        let span = |name| {
            let span = cell.attribute(name).and_then(|span| span.parse::<usize>().ok()).unwrap_or(1);
            span.clamp(1, WIDEST)
        };
        let (columns, rows) = (span("colspan"), span("rowspan"));
        self.spread |= columns > 1 || rows > 1;
        let from = cells.len() - 1;
        cells.resize(from + columns, Vec::new());
        if rows > 1 && cells.len() <= COLUMNS {
            self.covered.resize(self.covered.len().max(cells.len()), 0);
            self.covered[from..from + columns].fill(rows - 1);
        }
    }
}

fn alignment(cell: &Element) -> Alignment {
    let style = cell.attribute("style").and_then(|style| {
        let style = style.split(';').find_map(|rule| rule.trim().strip_prefix("text-align"))?;
        Some(style.trim_start_matches([':', ' ']))
    });
    match style.or(cell.attribute("align")) {
        Some("center") => Alignment::Centre,
        Some("right" | "end") => Alignment::End,
        _ => Alignment::Start,
    }
}
