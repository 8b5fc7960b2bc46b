//! What a page says of itself to browsers, search engines and other sites.

use super::origin::Origin;
use crate::model::Language;
use crate::route::{AGENDA_FILE, FEED_FILES};

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
    /// The feeds and the calendar that programs find by it.
    pub follow: Vec<ToFollow>,
}

/// A feed or a calendar that a page offers to programs that look for some.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ToFollow {
    /// Its media type.
    pub media_type: &'static str,
    /// What it is called.
    pub title: String,
    /// Where it is, from the root of the host.
    pub href: String,
}

/// What stands beside a page that can be followed, by the names of the files and their media types:
/// the feeds, Atom first, and the calendar.
pub const FOLLOWED_FILES: [(&str, &str); 4] = [
    (FEED_FILES[0], "application/atom+xml"),
    (FEED_FILES[1], "application/rss+xml"),
    (FEED_FILES[2], "application/feed+json"),
    (AGENDA_FILE, "text/calendar"),
];

/// A link in the head of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeadLink {
    /// What it is to the page.
    pub rel: &'static str,
    /// Where it leads.
    pub href: String,
    /// What else it says: names of attributes, and their values.
    pub more: Vec<(&'static str, String)>,
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
    /// The links of the head, in order: the lasting address, the translations, and what can be
    /// followed. The publisher writes them and the app sets them, so both say the same.
    pub fn links(&self, origin: &Origin<'_>) -> Vec<HeadLink> {
        let mut links = Vec::new();
        let mut link = |rel, href: String, more| links.push(HeadLink { rel, href, more });
        if !self.unlisted {
            link("canonical", origin.absolute(&self.canonical), Vec::new());
            let mut translation = |language: &str, href: &str| {
                link("alternate", origin.absolute(href), vec![("hreflang", language.to_owned())]);
            };
            for (language, href) in &self.alternates {
                translation(language.as_str(), href);
            }
            let default = origin.addresses().default_language();
            let unprefixed = self.alternates.iter().find(|(language, _)| language == default);
            if let Some((_, href)) = unprefixed.or(self.alternates.first()) {
                translation("x-default", href);
            }
        }
        for it in &self.follow {
            let more = vec![("type", it.media_type.to_owned()), ("title", it.title.clone())];
            link("alternate", it.href.clone(), more);
        }
        links
    }

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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syndicate::FeedForm;

    #[test]
    fn heads_name_the_feeds_as_they_are_written() {
        let written = FeedForm::ALL.map(|form| (form.file(), form.media_type()));
        assert_eq!(FOLLOWED_FILES[..3], written);
    }
}
