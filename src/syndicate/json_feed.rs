//! A feed as JSON Feed 1.1 (jsonfeed.org).

use serde::Serialize;

use super::feed::{Entry, Feed, FeedForm};

/// The address that says which version of the format this is.
const VERSION: &str = "https://jsonfeed.org/version/1.1";

#[derive(Serialize)]
struct JsonFeed<'a> {
    version: &'static str,
    title: &'a str,
    home_page_url: String,
    feed_url: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<&'a str>,
    language: &'a str,
    authors: Vec<Author<'a>>,
    items: Vec<Item<'a>>,
}

#[derive(Serialize)]
struct Author<'a> {
    name: &'a str,
}

#[derive(Serialize)]
struct Item<'a> {
    id: &'a str,
    url: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    external_url: Option<&'a str>,
    title: &'a str,
    content_html: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    summary: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    image: Option<&'a str>,
    date_published: String,
    date_modified: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    authors: Vec<Author<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    tags: Vec<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    language: Option<&'a str>,
}

pub(super) fn written(feed: &Feed<'_>) -> String {
    let written = JsonFeed {
        version: VERSION,
        title: &feed.title,
        home_page_url: feed.origin.absolute(&feed.page),
        feed_url: feed.own(FeedForm::Json),
        description: feed.subtitle,
        language: feed.language.as_str(),
        authors: vec![Author { name: feed.author }],
        items: feed.entries.iter().map(item).collect(),
    };
    let mut json = serde_json::to_string(&written).expect("texts alone");
    json.push('\n');
    json
}

fn item<'a>(entry: &'a Entry<'_>) -> Item<'a> {
    Item {
        id: &entry.id,
        url: &entry.page,
        external_url: entry.elsewhere.as_deref(),
        title: entry.title,
        content_html: &entry.html,
        summary: entry.summary,
        image: entry.image.as_deref(),
        date_published: entry.published.to_rfc3339(),
        date_modified: entry.updated.to_rfc3339(),
        authors: entry.authors.iter().map(|name| Author { name }).collect(),
        tags: entry.topics.iter().map(|(_, name)| *name).collect(),
        language: entry.is_foreign.then(|| entry.written_in.as_str()),
    }
}
