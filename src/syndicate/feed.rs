//! A feed before it has a form: the newest articles of a scope with their full text, made once and
//! written as Atom, RSS and JSON Feed.

use chrono::{DateTime, FixedOffset};

use super::body_html::body_html;
use super::moment::moment;
use super::origin::Origin;
use super::scope::Scope;
use super::{atom, json_feed, rss};
use crate::model::{Article, Language, Newsroom};
use crate::route::Route;

/// In which form a feed is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum FeedForm {
    /// Atom (RFC 4287).
    Atom,
    /// RSS 2.0 (RSS Advisory Board, 2.0.11).
    Rss,
    /// JSON Feed 1.1.
    Json,
}

impl FeedForm {
    /// Every form, in the order of [`crate::route::FEED_FILES`].
    pub const ALL: [Self; 3] = [Self::Atom, Self::Rss, Self::Json];

    /// The name of its file.
    pub fn file(self) -> &'static str {
        crate::route::FEED_FILES[self as usize]
    }

    /// Its media type.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Atom => "application/atom+xml",
            Self::Rss => "application/rss+xml",
            Self::Json => "application/feed+json",
        }
    }
}

/// A feed of a scope in a language: each article in this language where it is written in it, else
/// in its own.
///
/// Every date comes from the articles; a feed that holds none is as old as 1970.
#[derive(Clone, Debug)]
pub struct Feed<'a> {
    pub(super) origin: Origin<'a>,
    pub(super) scope: &'a Scope,
    pub(super) language: &'a Language,
    pub(super) title: String,
    /// The newsroom's name, which is its author.
    pub(super) author: &'a str,
    pub(super) subtitle: Option<&'a str>,
    /// The address of the page that shows the same.
    pub(super) page: String,
    pub(super) updated: DateTime<FixedOffset>,
    pub(super) entries: Vec<Entry<'a>>,
}

/// An article in a feed.
#[derive(Clone, Debug)]
pub(super) struct Entry<'a> {
    /// For life.
    pub id: String,
    /// Its page, in the language it is written in.
    pub page: String,
    /// Where it is to be read, if elsewhere.
    pub elsewhere: Option<String>,
    pub written_in: &'a Language,
    /// Whether that is another language than the feed's.
    pub is_foreign: bool,
    pub title: &'a str,
    pub summary: Option<&'a str>,
    /// Empty where there is no body.
    pub html: String,
    pub image: Option<String>,
    pub published: DateTime<FixedOffset>,
    pub updated: DateTime<FixedOffset>,
    pub authors: Vec<&'a str>,
    /// Topics: slug and name.
    pub topics: Vec<(&'a str, &'a str)>,
}

impl<'a> Feed<'a> {
    /// The feed of these articles, newest first.
    pub fn of(
        newsroom: &'a Newsroom,
        origin: Origin<'a>,
        language: &'a Language,
        scope: &'a Scope,
        articles: &[&'a Article],
    ) -> Self {
        let entries: Vec<Entry<'a>> =
            articles.iter().map(|article| Entry::of(newsroom, &origin, language, article)).collect();
        let updated = entries.iter().map(|entry| entry.updated).max();
        Self {
            origin,
            scope,
            language,
            title: scope.title(newsroom, language),
            author: newsroom.site.title.best(language).1,
            subtitle: newsroom.site.tagline.as_ref().map(|tagline| tagline.best(language).1.as_str()),
            page: origin.addresses().href(language, &scope.page()),
            updated: updated.unwrap_or_default(),
            entries,
        }
    }

    /// Writes it.
    pub fn written(&self, form: FeedForm) -> String {
        match form {
            FeedForm::Atom => atom::written(self),
            FeedForm::Rss => rss::written(self),
            FeedForm::Json => json_feed::written(self),
        }
    }

    /// Its own address in a form.
    pub(super) fn own(&self, form: FeedForm) -> String {
        let addresses = self.origin.addresses();
        self.origin.absolute(&addresses.own(&self.scope.path(addresses, self.language, form.file())))
    }
}

impl<'a> Entry<'a> {
    fn of(newsroom: &'a Newsroom, origin: &Origin<'a>, language: &Language, article: &'a Article) -> Self {
        let (written_in, text) = article.texts.best(language);
        let (addresses, zone) = (origin.addresses(), &newsroom.site.zone);
        // The address of an article that is not translated is the one in its own language.
        let speaks = addresses.languages().contains(written_in);
        let page_language = if speaks { written_in } else { addresses.default_language() };
        let page = addresses.href(page_language, &Route::Article(article.slug.clone()));
        let absolute = |href: &str| origin.absolute(&addresses.link(page_language, href));
        let published = moment(&article.published, zone);
        let authors = article.authors.iter().filter_map(|slug| newsroom.person(slug));
        let topics = article.topics.iter().filter_map(|slug| newsroom.topic(slug));
        Self {
            id: origin.id(&page),
            page: origin.absolute(&page),
            elsewhere: article.link.as_ref().map(|link| absolute(link.as_str())),
            written_in,
            is_foreign: written_in != language,
            title: &text.title,
            summary: text.summary.as_deref(),
            html: body_html(&text.body, &absolute),
            image: article.image.as_ref().map(|image| absolute(&image.media.src)),
            published,
            updated: article.updated.map_or(published, |updated| moment(&updated, zone).max(published)),
            authors: authors.map(|person| person.texts.best(language).1.title.as_str()).collect(),
            topics: topics.map(|topic| (topic.slug.as_str(), topic.name.best(language).1.as_str())).collect(),
        }
    }
}
