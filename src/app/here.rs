use std::sync::Arc;

use leptos::prelude::*;

use crate::messages::Locale;
use crate::model::{Language, Slug};
use crate::route::{Addresses, Route};

/// The id of the list that the reader unfolded, a space, and the words that narrow it, folded.
///
/// One at a time: what was unfolded before folds again.
pub type Unfolded = RwSignal<Option<String>>;

/// In which language a page speaks, and where its links lead: all that components know of their
/// surroundings.
#[derive(Clone, Debug)]
pub struct Here {
    /// The language of the page.
    pub language: Language,
    /// The words of that language.
    pub locale: Locale,
    /// What the reader unfolded of the page, where the app moves it. A static page, which nothing
    /// moves, knows no query either: its choices lead to pages of their own.
    pub unfolded: Option<Unfolded>,
    addresses: Arc<Addresses>,
}

impl Here {
    /// A page in `language` of the newsroom at `addresses`, which nothing moves.
    pub fn new(language: Language, addresses: Arc<Addresses>) -> Self {
        Self { locale: Locale::of(&language), language, unfolded: None, addresses }
    }

    /// The words that narrow a list; `None` where it is not unfolded.
    pub fn narrowing(&self, list: &str) -> Option<String> {
        let unfolded = self.unfolded?.read();
        let (is, words) = unfolded.as_deref()?.split_once(' ')?;
        (is == list).then(|| words.to_owned())
    }

    /// The address of a route in the page's language.
    pub fn href(&self, route: &Route) -> String {
        self.addresses.href(&self.language, route)
    }

    /// The address of an article.
    pub fn article(&self, slug: &Slug) -> String {
        self.href(&Route::Article(slug.clone()))
    }

    /// The address of an event.
    pub fn event(&self, slug: &Slug) -> String {
        self.href(&Route::Event(slug.clone()))
    }

    /// The address of a project, or of a group.
    pub fn undertaking(&self, slug: &Slug, group: bool) -> String {
        self.href(&if group { Route::Group(slug.clone()) } else { Route::Project(slug.clone()) })
    }

    /// The address of a link found in a text.
    pub fn link(&self, href: &str) -> String {
        self.addresses.link(&self.language, href)
    }

    /// The address of a file of ours.
    pub fn file(&self, path: &str) -> String {
        self.addresses.own(path)
    }

    /// Every address of the newsroom.
    pub fn addresses(&self) -> &Addresses {
        &self.addresses
    }

    /// The `lang` of a text in `language`, where it is not the page's own.
    pub fn lang(&self, language: Option<&Language>) -> Option<String> {
        language.filter(|language| **language != self.language).map(|language| language.as_str().to_owned())
    }
}

/// The surroundings of the page that is being shown.
pub fn use_here() -> Arc<Here> {
    expect_context::<Arc<Here>>()
}
