//! Views as data: what a page consists of, for the browser to draw and for the publisher to write.
//!
//! A view is a list of steps (open an element, give it an attribute, put a text, close it), most
//! of them fixed texts that `view!` has written down beforehand. What changes while a page is shown
//! is a closure over Leptos' signals: of an attribute, of a text, of a part that is drawn anew, or
//! of a list whose rows are kept. The room decides nothing about pages, and knows the document by
//! Leptos' renderer alone.
//!
//! Leptos' own views give every element a type and every type its code: with them the app was 40 %
//! larger, for comparisons that a page never needs.

mod draw;
mod fixed;
mod piece;
mod rows;
mod text;

use std::borrow::Cow;

pub use belfry_macros::view;
pub use draw::Drawn;
pub use piece::{Piece, Value};

/// A text that is drawn: mostly one the app was built with.
type Text = Cow<'static, str>;

/// What a page, or a part of one, consists of.
#[derive(Default)]
pub struct View {
    steps: Vec<Step>,
}

enum Step {
    /// Markup that is known beforehand; see [`fixed`].
    Fixed(&'static str),
    /// An attribute of the element that was opened last.
    Attribute(&'static str, Text),
    Text(Text),
    /// An attribute that changes.
    LiveAttribute(&'static str, Box<dyn Fn() -> Option<Text>>),
    /// A text that changes.
    LiveText(Box<dyn Fn() -> Text>),
    /// A part that is drawn anew when it changes.
    LivePart(Box<dyn Fn(&mut View)>),
    /// A list that changes row by row.
    LiveRows(Rows),
}

/// A list whose rows are known by a number; a row that stays is not drawn anew.
struct Rows {
    /// The numbers of the rows, in order, each once.
    keys: Box<dyn Fn() -> Vec<u32>>,
    /// The row of a number: one element.
    row: Box<dyn Fn(u32) -> View>,
}

impl View {
    /// Nothing.
    pub const fn new() -> Self {
        Self { steps: Vec::new() }
    }

    /// A text that changes with the signals that `text` reads.
    ///
    /// It is written over in place, where a closure among other pieces would be drawn anew.
    pub fn text(text: impl Fn() -> Text + 'static) -> Self {
        Self { steps: vec![Step::LiveText(Box::new(text))] }
    }

    /// A list that changes with the signals that `keys` reads. `row` gives one element for each of
    /// the numbers, which must be told apart; the row of a number that stays is left as it is.
    pub fn rows(keys: impl Fn() -> Vec<u32> + 'static, row: impl Fn(u32) -> View + 'static) -> Self {
        Self { steps: vec![Step::LiveRows(Rows { keys: Box::new(keys), row: Box::new(row) })] }
    }

    /// Whether nothing would be drawn.
    pub fn is_empty(&self) -> bool {
        self.steps.is_empty()
    }

    /// Adds markup that `view!` has written down.
    pub fn fixed(&mut self, markup: &'static str) {
        self.steps.push(Step::Fixed(markup));
    }

    /// Adds another view after this one.
    pub fn append(&mut self, mut other: View) {
        self.steps.append(&mut other.steps);
    }

    fn attribute(&mut self, name: &'static str, value: Text) {
        self.steps.push(Step::Attribute(name, value));
    }
}

impl<P: Piece> FromIterator<P> for View {
    fn from_iter<I: IntoIterator<Item = P>>(pieces: I) -> Self {
        let mut view = View::new();
        for piece in pieces {
            piece.put(&mut view);
        }
        view
    }
}

#[cfg(test)]
mod tests;
