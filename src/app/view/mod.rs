//! Views as data: what a page consists of, for the browser to draw and for the publisher to write.
//!
//! A view is a list of steps (open an element, give it an attribute, put a text, close it), most
//! of them fixed texts that `view!` has written down beforehand. What changes while a page is shown
//! is a closure over Leptos' signals: of an attribute, of a text, of a part that is drawn again, or
//! of a list whose rows are kept. The room decides nothing about pages, and knows the document by
//! Leptos' renderer alone.
//!
//! Leptos' own views give every element a type and every type its code: with them the app was 40 %
//! larger (311 KB as brotli, 224 without), for comparisons that a page never needs.

mod draw;
mod fixed;
mod over;
mod piece;
mod rows;
mod text;

use std::borrow::Cow;

pub use belfry_macros::view;
pub use piece::{Piece, Value};

/// A text that is drawn: mostly one the app was built with.
type Text = Cow<'static, str>;

/// The namespace of pictures (SVG 2, "Defining an SVG document fragment").
const SVG: &str = "http://www.w3.org/2000/svg";

/// What a page, or a part of one, consists of. It is written by adding to it, each time giving it
/// on: as one pointer it costs the app least to pass.
#[derive(Default)]
#[must_use]
pub struct View(
    #[expect(clippy::box_collection, reason = "one pointer is passed in a register")] Box<Vec<Step>>,
);

enum Step {
    /// Markup that is known beforehand; see [`fixed`].
    Fixed(&'static str),
    /// An attribute of the element that was opened last.
    Attribute(&'static str, Text),
    Text(Text),
    /// An attribute that changes.
    LiveAttribute(&'static str, Box<dyn Fn() -> Option<Text>>),
    /// What is looked at whenever what stands at this depth is, before what follows it.
    Look(Box<dyn Fn()>),
    /// A text that changes.
    LiveText(Box<dyn Fn() -> Text>),
    /// A part that is drawn again when it changes.
    LivePart(Box<dyn Fn() -> View>, Again),
    /// A list that changes row by row.
    LiveRows(Box<Rows>),
}

/// How a part that has changed is drawn again.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Again {
    /// Over what stands there: elements that are the same stay.
    Over,
    /// In place of what stands there.
    Anew,
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
    pub fn new() -> Self {
        Self::default()
    }

    /// A text that changes with the signals that `text` reads.
    ///
    /// It is written over in place, where a closure among other pieces would be drawn anew.
    pub fn text(text: impl Fn() -> Text + 'static) -> Self {
        Self::new().step(Step::LiveText(Box::new(text)))
    }

    /// Calls `look` when this is drawn, and again before what follows it is looked at: for what several of
    /// its texts and attributes show, and one look tells.
    pub fn look(look: impl Fn() + 'static) -> Self {
        Self::new().step(Step::Look(Box::new(look)))
    }

    /// A part that changes with the signals that `part` reads, and of which nothing stays when it does: what
    /// it was is left, as one page for another.
    pub fn anew(part: impl Fn() -> View + 'static) -> Self {
        Self::new().step(Step::LivePart(Box::new(part), Again::Anew))
    }

    /// A list that changes with the signals that `keys` reads. `row` gives one element for each of
    /// the numbers, which must be told apart; the row of a number that stays is left as it is.
    pub fn rows(keys: impl Fn() -> Vec<u32> + 'static, row: impl Fn(u32) -> View + 'static) -> Self {
        let rows = Rows { keys: Box::new(keys), row: Box::new(row) };
        Self::new().step(Step::LiveRows(Box::new(rows)))
    }

    /// Whether nothing would be drawn.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Adds markup that `view!` has written down.
    pub fn fixed(self, markup: &'static str) -> Self {
        self.step(Step::Fixed(markup))
    }

    /// Adds another view after this one.
    pub fn and(mut self, mut other: View) -> Self {
        if self.is_empty() {
            return other;
        }
        self.0.append(&mut other.0);
        self
    }

    fn attribute(self, name: &'static str, value: Text) -> Self {
        self.step(Step::Attribute(name, value))
    }

    #[inline(never)]
    fn step(mut self, step: Step) -> Self {
        self.0.push(step);
        self
    }
}

impl<P: Piece> FromIterator<P> for View {
    fn from_iter<I: IntoIterator<Item = P>>(pieces: I) -> Self {
        pieces.into_iter().fold(View::new(), |view, piece| piece.put(view))
    }
}

#[cfg(test)]
mod tests;
