//! What search engines read: the sitemap (sitemaps.org 0.9) and `robots.txt` (RFC 9309).

use chrono::{DateTime, FixedOffset};
use sitemap_rs::jiff::tz::{Offset, TimeZone};
use sitemap_rs::jiff::{Timestamp, Zoned};
use sitemap_rs::sitemap::Sitemap;
use sitemap_rs::sitemap_index::SitemapIndex;
use sitemap_rs::url::{Link, Url};
use sitemap_rs::url_set::UrlSet;

use super::origin::Origin;
use crate::model::Language;

/// The most pages one sitemap may name.
pub const SITEMAP_PAGES: usize = 50_000;

/// The path of the index, without base, which lists the sitemaps.
pub const SITEMAP_PATH: &str = "/sitemap.xml";

/// The path of a sitemap, numbered from 1, without base.
pub fn sitemap_part(number: usize) -> String {
    format!("/sitemap-{number}.xml")
}

/// A page as the sitemap names it: paths from the root of the host.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// Its own address.
    pub href: String,
    /// The same page in every language it is written in, its own included; empty where there is
    /// no other.
    pub alternates: Vec<(Language, String)>,
    /// When it last changed, where that is known.
    pub changed: Option<DateTime<FixedOffset>>,
}

/// Writes the index at [`SITEMAP_PATH`], and a sitemap for every 50,000 pages, each with its path
/// without base. A sitemap is as new as its newest page.
///
/// Nothing where it is not known where the newsroom is read, for a sitemap holds absolute
/// addresses only.
pub fn sitemap(pages: &[Listed], origin: &Origin<'_>) -> Vec<(String, String)> {
    if !origin.is_known() {
        return Vec::new();
    }
    let base = origin.addresses();
    let (mut files, mut listed) = (Vec::new(), Vec::new());
    for (chunk, number) in pages.chunks(SITEMAP_PAGES).zip(1..) {
        let path = sitemap_part(number);
        let changed = chunk.iter().filter_map(|page| page.changed).max();
        listed.push(Sitemap::new(origin.absolute(&base.own(&path)), changed.and_then(zoned)));
        files.push((path, url_set(chunk, origin)));
    }
    let index = SitemapIndex::new(listed).expect("fewer than 50,000 sitemaps");
    files.insert(0, (SITEMAP_PATH.to_owned(), written(|bytes| index.write(bytes))));
    files
}

fn url_set(pages: &[Listed], origin: &Origin<'_>) -> String {
    let urls = pages.iter().filter_map(|page| url(page, origin)).collect();
    let set = UrlSet::new(urls).expect("at most 50,000 addresses, none of them news");
    written(|bytes| set.write(bytes))
}

/// An address of 2,048 characters or more has no place in a sitemap.
fn url(page: &Listed, origin: &Origin<'_>) -> Option<Url> {
    let links = page
        .alternates
        .iter()
        .map(|(language, href)| Link::new(language.to_string(), origin.absolute(href)))
        .collect();
    Url::new(origin.absolute(&page.href), links, page.changed.and_then(zoned), None, None, None, None, None)
        .ok()
}

/// A moment as the sitemap's writer knows it; nothing of a year that it does not know.
fn zoned(moment: DateTime<FixedOffset>) -> Option<Zoned> {
    let offset = Offset::from_seconds(moment.offset().local_minus_utc()).ok()?;
    let moment = Timestamp::from_second(moment.timestamp()).ok()?;
    Some(moment.to_zoned(TimeZone::fixed(offset)))
}

fn written<E: std::fmt::Debug>(write: impl FnOnce(&mut Vec<u8>) -> Result<(), E>) -> String {
    let mut bytes = Vec::new();
    write(&mut bytes).expect("memory takes everything");
    String::from_utf8(bytes).expect("a sitemap is written in UTF-8")
}

/// Writes `robots.txt`: everything may be read, and the sitemap is here.
pub fn robots(origin: &Origin<'_>) -> String {
    let mut text = "User-agent: *\nAllow: /\n".to_owned();
    if origin.is_known() {
        let address = origin.absolute(&origin.addresses().own(SITEMAP_PATH));
        text.extend(["\nSitemap: ", &address, "\n"]);
    }
    text
}
