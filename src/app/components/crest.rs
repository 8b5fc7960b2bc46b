use leptos::prelude::*;

use crate::app::heraldry;
use crate::app::view::{View, view};

/// How large a crest is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CrestSize {
    /// Beside a name, or as large as its list says.
    Name,
    /// At the end of a row.
    List,
    /// In the rail at the head of a page.
    Poster,
}

/// The banner of a project or a group, drawn from its crest word. It is hidden from those who do
/// not see it: the name always stands beside it.
#[component(transparent)]
pub fn Crest(
    /// The word it is computed from.
    #[prop(into)]
    word: String,
    /// How large it is drawn.
    size: CrestSize,
) -> View {
    let crest = heraldry::Crest::of(&word);
    let class = match size {
        CrestSize::Name => "crest",
        CrestSize::List => "crest crest-list",
        CrestSize::Poster => "crest crest-poster",
    };
    let turn = (crest.turn > 0).then(|| ["rotate(", &crest.turn.to_string(), " 420 420)"].concat());
    view! {
        <svg
            class=class
            data-tincture=crest.tincture
            data-counterchanged=crest.counterchanged.then_some("")
            viewBox="0 0 840 840"
            aria-hidden="true"
            focusable="false"
        >
            <path fill-rule="evenodd" d=crest.path() transform=turn></path>
        </svg>
    }
}

/// The name of the colour that a project or a group lends to what concerns it.
pub fn tincture(word: &str) -> &'static str {
    heraldry::Crest::of(word).tincture
}
