//! What a page says of itself to browsers, search engines and other sites.

use crate::model::Language;

/// What stands in a page's head, made by the page's own view: the publisher writes it into the
/// static page, the app sets it when the reader moves on.
///
/// Addresses in it are paths from the root of the host, with base and language; whoever writes
/// them for others puts the site's own address in front.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageMeta {
    /// The title of the page alone; the newsroom's name is [`PageMeta::site_title`].
    pub title: String,
    /// What the newsroom is called.
    pub site_title: String,
    /// What the page holds, in a sentence or two of plain text; may be empty.
    pub description: String,
    /// The one address, among several with the same content, that is to be kept.
    pub canonical: String,
    /// The language of the page.
    pub language: Language,
    /// The same page in every site language it is written in, its own language included; empty
    /// where there is no other.
    pub alternates: Vec<(Language, String)>,
    /// What the page is to those who share it.
    pub kind: PageKind,
    /// The picture that stands for it.
    pub image: Option<MetaImage>,
    /// Whether search engines are asked to leave it out: the reader's own pages, and errors.
    pub unlisted: bool,
    /// The colour of the whole page, where it is one project's: the name of a tincture.
    pub tincture: Option<String>,
}

/// What a page is in the terms of the Open Graph protocol.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PageKind {
    /// A list, or a page about something that lasts.
    Website,
    /// A dated piece of news.
    Article,
}

/// The picture that stands for a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MetaImage {
    /// Where it is, from the root of the host.
    pub href: String,
    /// What it shows.
    pub alt: String,
}

impl PageMeta {
    /// The title as the browser's tab shows it: the page, then the newsroom.
    pub fn document_title(&self) -> String {
        if self.title.is_empty() || self.title == self.site_title {
            self.site_title.clone()
        } else {
            [&self.title, " · ", &self.site_title].concat()
        }
    }
}

impl PageKind {
    /// Its name in the Open Graph protocol.
    pub fn name(self) -> &'static str {
        match self {
            Self::Website => "website",
            Self::Article => "article",
        }
    }
}

/// Whether a language is written from right to left, as `dir` attributes say it.
pub fn direction(language: &Language) -> &'static str {
    match language.primary() {
        "ar" | "ckb" | "dv" | "fa" | "he" | "ps" | "sd" | "ug" | "ur" | "yi" => "rtl",
        _ => "ltr",
    }
}
