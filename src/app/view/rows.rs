//! Lists whose rows stay where they are when others come and go.

use leptos::prelude::{Owner, RenderEffect};
use leptos::tachys::renderer::Rndr;
use leptos::tachys::renderer::types::{Element, Node};

use super::Rows;
use super::draw::{Drawn, draw, parent_of};

struct Row {
    key: u32,
    node: Node,
    /// What follows the signals in it.
    _drawn: Drawn,
    /// What keeps the signals that it made itself, for as long as it stays.
    _owner: Owner,
}

/// Draws a list before `end`, and follows it: rows that stay are moved at most, new ones are
/// drawn, the others go.
pub(super) fn follow_rows(end: Node, rows: Box<Rows>) -> RenderEffect<Drawn> {
    let mut shown: Vec<Row> = Vec::new();
    // Not that of the effect, which gives up what it owns at every run.
    let outside = Owner::current().expect("what is drawn has an owner: the mount, or what draws it anew");
    RenderEffect::new(move |_| {
        let keys = (rows.keys)();
        let Some(parent) = parent_of(&end) else { return Drawn::default() };
        let (mut stay, go): (Vec<Row>, Vec<Row>) = shown.drain(..).partition(|row| keys.contains(&row.key));
        go.iter().for_each(|row| Rndr::remove(&row.node));
        // The next node in the document: a row that stands there already is not touched.
        let mut next = stay.first().map_or_else(|| end.clone(), |row| row.node.clone());
        for key in keys {
            let row = match stay.iter().position(|row| row.key == key) {
                Some(at) => stay.remove(at),
                None => match new_row(&rows, key, &outside, &parent, &next) {
                    Some(row) => {
                        shown.push(row);
                        continue;
                    }
                    None => continue,
                },
            };
            if row.node == next {
                next = Rndr::next_sibling(&next).unwrap_or_else(|| end.clone());
            } else {
                Rndr::insert_node(&parent, &row.node, Some(&next));
            }
            shown.push(row);
        }
        debug_assert!(stay.is_empty(), "every key is there once");
        stay.iter().for_each(|row| Rndr::remove(&row.node));
        Drawn::default()
    })
}

/// Draws the row of a key before `next`.
fn new_row(rows: &Rows, key: u32, outside: &Owner, parent: &Element, next: &Node) -> Option<Row> {
    let owner = outside.child();
    let (drawn, nodes) = owner.with(|| draw((rows.row)(key), parent, Some(next)));
    let node = nodes.into_iter().next();
    debug_assert!(node.is_some(), "a row is an element");
    node.map(|node| Row { key, node, _drawn: drawn, _owner: owner })
}
