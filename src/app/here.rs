use std::sync::Arc;

use leptos::prelude::*;

use crate::messages::Locale;
use crate::model::{Language, Slug};
use crate::route::{Addresses, Route};

/// In which language a page speaks, and where its links lead: all that components know of their
/// surroundings.
#[derive(Clone, Debug)]
pub struct Here {
    /// The language of the page.
    pub language: Language,
    /// The words of that language.
    pub locale: Locale,
    addresses: Arc<Addresses>,
}

impl Here {
    /// A page in `language` of the newsroom at `addresses`.
    pub fn new(language: Language, addresses: Arc<Addresses>) -> Self {
        Self { locale: Locale::of(&language), language, addresses }
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
