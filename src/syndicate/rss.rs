//! A feed as RSS 2.0 (RSS Advisory Board, 2.0.11), with the full text as `content:encoded`.

use rss::extension::atom::{AtomExtension, Link};
use rss::extension::dublincore::DublinCoreExtension;
use rss::{Category, Channel, Guid, Item};

use super::escape::{escaped, for_xml};
use super::feed::{Entry, Feed, FeedForm};

pub(super) fn written(feed: &Feed<'_>) -> String {
    let own = Link {
        href: feed.own(FeedForm::Rss),
        rel: "self".to_owned(),
        mime_type: Some(FeedForm::Rss.media_type().to_owned()),
        ..Link::default()
    };
    let channel = Channel {
        title: text(&feed.title),
        link: feed.origin.absolute(&feed.page),
        description: text(feed.subtitle.unwrap_or(&feed.title)),
        language: Some(feed.language.to_string()),
        last_build_date: Some(feed.updated.to_rfc2822()),
        generator: Some("Belfry".to_owned()),
        atom_ext: Some(AtomExtension { links: vec![own] }),
        items: feed.entries.iter().map(|entry| item(entry, feed.origin.is_known())).collect(),
        ..Channel::default()
    };
    let mut xml = channel.to_string();
    xml.push('\n');
    xml
}

fn item(entry: &Entry<'_>, is_permalink: bool) -> Item {
    let category = |(_, name): &(&str, &str)| Category { name: text(name), domain: None };
    let creators: Vec<String> = entry.authors.iter().map(|name| text(name)).collect();
    let authors =
        (!creators.is_empty()).then(|| DublinCoreExtension { creators, ..DublinCoreExtension::default() });
    Item {
        title: Some(text(entry.title)),
        link: Some(entry.page.clone()),
        // Readers take a description for HTML.
        description: entry.summary.map(|summary| text(&escaped(summary))),
        guid: Some(Guid { value: entry.id.clone(), permalink: is_permalink }),
        pub_date: Some(entry.published.to_rfc2822()),
        categories: entry.topics.iter().map(category).collect(),
        dublin_core_ext: authors,
        content: (!entry.html.is_empty()).then(|| text(&entry.html)),
        ..Item::default()
    }
}

fn text(raw: &str) -> String {
    for_xml(raw).into_owned()
}
