use leptos::prelude::*;

use crate::app::use_here;
use crate::app::view::{View, view};

/// A neighbour of the thing a page shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Neighbour {
    /// Where it is.
    pub href: String,
    /// What it is called.
    pub title: String,
    /// The `lang` of its title, where it is not the page's.
    pub lang: Option<String>,
}

/// The way to the neighbours before and after; where there is none, what is said instead.
#[component(transparent)]
pub fn Turn(
    /// What the neighbours are ("Neighbouring articles").
    label: &'static str,
    /// The neighbour before it, or what is said where there is none.
    before: Result<Neighbour, &'static str>,
    /// What it is to this one ("Older").
    before_words: &'static str,
    /// The neighbour after it, or what is said where there is none.
    after: Result<Neighbour, &'static str>,
    /// What it is to this one ("Newer").
    after_words: &'static str,
) -> View {
    let side = |found: Result<Neighbour, &'static str>, words: &'static str, rel: &'static str| match found {
        Ok(to) => view! {
            <a href=to.href rel=rel>
                <span class="small quiet">{words}</span>
                " "
                <span class="turn-title" lang=to.lang>{to.title}</span>
            </a>
        },
        Err(words) => view! { <p class="small quiet">{words}</p> },
    };
    view! {
        <nav class="with-rail turn-line no-print" aria-label=label>
            <div></div>
            <div class="turn">{side(before, before_words, "prev")}{side(after, after_words, "next")}</div>
        </nav>
    }
}

impl Neighbour {
    /// The neighbour at `href`, whose title is in `language`, where it is not the page's.
    pub fn new(href: String, title: &str, language: Option<&crate::model::Language>) -> Self {
        Self { href, title: title.to_owned(), lang: use_here().lang(language) }
    }
}
