use crate::app::view::{Piece, View, view};
use crate::query::marked;

/// A text with the words that were found marked; `marks` are those of [`marked`].
pub fn with_marks(text: &str, marks: &[String]) -> View {
    let mut view = View::new();
    for (piece, is_found) in marked(text, marks) {
        let piece = piece.to_owned();
        view = if is_found { view.and(view! { <mark>{piece}</mark> }) } else { piece.put(view) };
    }
    view
}
