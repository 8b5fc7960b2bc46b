use super::{Again, Step, Text, View};

/// What can stand between the tags of a view: views, texts, numbers, several or none of these, and
/// closures, which are read again when a signal in them changes, and drawn over what stands there.
pub trait Piece: Sized {
    /// Adds it at the end of `view`.
    fn put(self, view: View) -> View;

    /// A view of it alone.
    fn view(self) -> View {
        self.put(View::new())
    }
}

impl Piece for View {
    fn put(self, view: View) -> View {
        view.and(self)
    }

    fn view(self) -> View {
        self
    }
}

impl<P: Piece> Piece for Option<P> {
    fn put(self, view: View) -> View {
        match self {
            Some(piece) => piece.put(view),
            None => view,
        }
    }
}

impl<P: Piece> Piece for Vec<P> {
    fn put(self, view: View) -> View {
        self.into_iter().fold(view, |view, piece| piece.put(view))
    }
}

impl<P: Piece, F: Fn() -> P + 'static> Piece for F {
    fn put(self, view: View) -> View {
        view.step(Step::LivePart(Box::new(move || self().view()), Again::Over))
    }
}

/// What an attribute can be set to: texts, numbers, `bool` (there or not), none of these, and
/// closures, which are read again when a signal in them changes.
pub trait Value {
    /// Adds it as the attribute `name` of the element that was opened last.
    fn put(self, name: &'static str, view: View) -> View;
}

/// A value that does not change.
trait Plain {
    /// Its text; `None` where the attribute is left out.
    fn text(self) -> Option<Text>;
}

impl Plain for &'static str {
    fn text(self) -> Option<Text> {
        Some(Text::Borrowed(self))
    }
}

impl Plain for String {
    fn text(self) -> Option<Text> {
        Some(Text::Owned(self))
    }
}

impl Plain for bool {
    fn text(self) -> Option<Text> {
        self.then_some(Text::Borrowed(""))
    }
}

impl Plain for u32 {
    fn text(self) -> Option<Text> {
        Some(Text::Owned(self.to_string()))
    }
}

impl Plain for usize {
    fn text(self) -> Option<Text> {
        Some(Text::Owned(self.to_string()))
    }
}

impl Plain for i32 {
    fn text(self) -> Option<Text> {
        Some(Text::Owned(self.to_string()))
    }
}

impl<P: Plain> Plain for Option<P> {
    fn text(self) -> Option<Text> {
        self.and_then(Plain::text)
    }
}

macro_rules! plain_values {
    ($($plain:ty),*) => {$(
        impl Value for $plain {
            fn put(self, name: &'static str, view: View) -> View {
                match self.text() {
                    Some(value) => view.attribute(name, value),
                    None => view,
                }
            }
        }
    )*};
}

plain_values!(&'static str, String, bool, u32, usize, i32, Option<&'static str>, Option<String>, Option<u32>);

macro_rules! plain_pieces {
    ($($plain:ty),*) => {$(
        impl Piece for $plain {
            fn put(self, view: View) -> View {
                match self.text() {
                    Some(text) => view.step(Step::Text(text)),
                    None => view,
                }
            }
        }
    )*};
}

plain_pieces!(&'static str, String, u32, usize, i32);

impl<P: Plain, F: Fn() -> P + 'static> Value for F {
    fn put(self, name: &'static str, view: View) -> View {
        view.step(Step::LiveAttribute(name, Box::new(move || self().text())))
    }
}
