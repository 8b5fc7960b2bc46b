//! A feed as Atom (RFC 4287).

use atom_syndication::{Category, Content, Entry, Generator, Link, Person, Text, TextType};

use super::escape::for_xml;
use super::feed::{self, Feed, FeedForm};
use crate::model::Language;

pub(super) fn written(feed: &Feed<'_>) -> String {
    let language = Some(feed.language);
    let id = match feed.scope.page() {
        page if feed.scope.has_calendar() => {
            feed.origin.id(&feed.origin.addresses().href(feed.language, &page))
        }
        _ => feed.origin.id(&feed.own(FeedForm::Atom)),
    };
    let mut links = vec![
        link(feed.own(FeedForm::Atom), "self", FeedForm::Atom.media_type(), language),
        link(feed.origin.absolute(&feed.page), "alternate", "text/html", language),
    ];
    let others = [FeedForm::Rss, FeedForm::Json];
    links.extend(others.map(|form| link(feed.own(form), "alternate", form.media_type(), language)));
    let written = atom_syndication::Feed {
        title: plain(&feed.title, None),
        subtitle: feed.subtitle.map(|subtitle| plain(subtitle, None)),
        id,
        updated: feed.updated,
        authors: vec![person(feed.author)],
        generator: Some(Generator { value: "Belfry".to_owned(), ..Generator::default() }),
        links,
        lang: Some(feed.language.to_string()),
        entries: feed.entries.iter().map(entry).collect(),
        ..atom_syndication::Feed::default()
    };
    let mut xml = written.to_string();
    xml.push('\n');
    xml
}

fn entry(entry: &feed::Entry<'_>) -> Entry {
    let foreign = entry.is_foreign.then_some(entry.written_in);
    let mut links = vec![link(entry.page.clone(), "alternate", "text/html", Some(entry.written_in))];
    links.extend(entry.elsewhere.iter().map(|there| link(there.clone(), "related", "text/html", None)));
    let content = (!entry.html.is_empty()).then(|| Content {
        lang: foreign.map(Language::to_string),
        value: Some(for_xml(&entry.html).into_owned()),
        content_type: Some("html".to_owned()),
        ..Content::default()
    });
    let category = |(slug, name): &(&str, &str)| Category {
        term: (*slug).to_owned(),
        scheme: None,
        label: Some(for_xml(name).into_owned()),
    };
    Entry {
        title: plain(entry.title, foreign),
        id: entry.id.clone(),
        updated: entry.updated,
        published: Some(entry.published),
        authors: entry.authors.iter().map(|name| person(name)).collect(),
        categories: entry.topics.iter().map(category).collect(),
        links,
        summary: entry.summary.map(|summary| plain(summary, foreign)),
        content,
        ..Entry::default()
    }
}

fn person(name: &str) -> Person {
    Person { name: for_xml(name).into_owned(), ..Person::default() }
}

fn plain(value: &str, lang: Option<&Language>) -> Text {
    Text {
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
