//! The Atom feed of a newsroom (RFC 4287), one per language, with the full text.

use atom_syndication::{
    Category, Content, Entry, Feed, FixedDateTime, Generator, Link, Person as Author, Text as AtomText,
    TextType,
};
use chrono::{DateTime, Utc};

use super::body_html::body_html;
use super::escape::for_xml;
use super::moment::moment;
use super::origin::Origin;
use crate::model::{Article, Language, Newsroom, PerLanguage, Text};
use crate::route::{Route, feed_path};

/// How many articles a feed holds, the newest.
const ENTRIES: usize = 30;

/// Writes the feed of a language: its newest articles, each in this language where it is written
/// in it, else in its own.
///
/// Every date comes from the articles; `now` stands for them only where there are none.
pub fn atom(newsroom: &Newsroom, origin: &Origin<'_>, language: &Language, now: DateTime<Utc>) -> String {
    let addresses = origin.addresses();
    let site = &newsroom.site;
    let own = origin.absolute(&addresses.own(&feed_path(addresses, language)));
    let home = origin.absolute(&addresses.href(language, &Route::Home));
    let title = site.title.best(language).1;
    let maker = Maker { newsroom, origin, language };
    let entries: Vec<Entry> =
        newsroom.articles.iter().rev().take(ENTRIES).map(|article| maker.entry(article)).collect();
    let updated = newsroom.articles.iter().map(|article| maker.updated(article)).max();
    let feed = Feed {
        title: plain(title, None),
        subtitle: site.tagline.as_ref().map(|tagline| plain(tagline.best(language).1, None)),
        id: origin.id(&addresses.href(language, &Route::Home)),
        updated: updated.unwrap_or(now.fixed_offset()),
        authors: vec![author(title)],
        generator: Some(Generator { value: "Belfry".to_owned(), ..Generator::default() }),
        links: vec![
            link(own, "self", "application/atom+xml", Some(language)),
            link(home, "alternate", "text/html", Some(language)),
        ],
        lang: Some(language.to_string()),
        entries,
        ..Feed::default()
    };
    let mut xml = feed.to_string();
    xml.push('\n');
    xml
}

struct Maker<'a> {
    newsroom: &'a Newsroom,
    origin: &'a Origin<'a>,
    language: &'a Language,
}

impl Maker<'_> {
    fn entry(&self, article: &Article) -> Entry {
        let (written_in, text) = article.texts.best(self.language);
        let addresses = self.origin.addresses();
        // The address of an article that is not translated is the one in its own language.
        let speaks = addresses.languages().contains(written_in);
        let page_language = if speaks { written_in } else { addresses.default_language() };
        let href = addresses.href(page_language, &Route::Article(article.slug.clone()));
        let foreign = (written_in != self.language).then_some(written_in);
        let mut links = vec![link(self.origin.absolute(&href), "alternate", "text/html", Some(written_in))];
        links.extend(article.link.iter().map(|there| link(there.to_string(), "related", "text/html", None)));
        Entry {
            title: plain(&text.title, foreign),
            id: self.origin.id(&href),
            updated: self.updated(article),
            published: Some(moment(&article.published, &self.newsroom.site.zone)),
            authors: self.authors(article),
            categories: self.categories(article),
            links,
            summary: text.summary.as_ref().map(|summary| plain(summary, foreign)),
            content: self.content(text, page_language, foreign),
            ..Entry::default()
        }
    }

    fn content(&self, text: &Text, page: &Language, foreign: Option<&Language>) -> Option<Content> {
        if text.body.is_empty() {
            return None;
        }
        let absolute = |href: &str| self.origin.absolute(&self.origin.addresses().link(page, href));
        Some(Content {
            lang: foreign.map(Language::to_string),
            value: Some(for_xml(&body_html(&text.body, &absolute)).into_owned()),
            content_type: Some("html".to_owned()),
            ..Content::default()
        })
    }

    fn authors(&self, article: &Article) -> Vec<Author> {
        let people = article.authors.iter().filter_map(|slug| self.newsroom.person(slug));
        people.map(|person| author(&person.texts.best(self.language).1.title)).collect()
    }

    fn categories(&self, article: &Article) -> Vec<Category> {
        let topics = article.topics.iter().filter_map(|slug| self.newsroom.topic(slug));
        topics
            .map(|topic| Category {
                term: topic.slug.to_string(),
                scheme: None,
                label: Some(name(&topic.name, self.language)),
            })
            .collect()
    }

    fn updated(&self, article: &Article) -> FixedDateTime {
        let published = moment(&article.published, &self.newsroom.site.zone);
        article.updated.map_or(published, |updated| moment(&updated, &self.newsroom.site.zone).max(published))
    }
}

fn name(names: &PerLanguage<String>, language: &Language) -> String {
    for_xml(names.best(language).1).into_owned()
}

fn author(name: &str) -> Author {
    Author { name: for_xml(name).into_owned(), ..Author::default() }
}

fn plain(value: &str, lang: Option<&Language>) -> AtomText {
    AtomText {
        value: for_xml(value).into_owned(),
        lang: lang.map(Language::to_string),
        base: None,
        r#type: TextType::Text,
    }
}

fn link(href: String, rel: &str, mime_type: &str, language: Option<&Language>) -> Link {
    Link {
        href,
        rel: rel.to_owned(),
        hreflang: language.map(Language::to_string),
        mime_type: Some(mime_type.to_owned()),
        ..Link::default()
    }
}
