use std::collections::{BTreeMap, BTreeSet};

use percent_encoding::percent_decode_str;

use crate::model::{Href, Kind, Language, Published, Slug};
use crate::publish::front_matter::fields::Name;
use crate::publish::source::MediaFile;
use crate::route::{AGENDA_FILE, Addresses, FEED_FILES, Route};

use super::names::{Names, Standing, Thing};

/// What is known of all files before any of them is judged.
pub(super) struct World<'a> {
    pub(super) names: Names,
    pub(super) languages: Vec<Language>,
    pub(super) addresses: Addresses,
    pub(super) media: BTreeMap<&'a str, &'a MediaFile>,
    /// Every alias, as [`alias_key`] has it.
    pub(super) aliases: BTreeSet<String>,
    /// The dates of editions, where they can be told.
    pub(super) edition_dates: BTreeMap<Slug, Published>,
    /// For each article the editions whose sections name it, with its place there from 0.
    pub(super) listings: BTreeMap<Slug, Vec<(Slug, u32)>>,
}

/// What an address of our own leads to.
pub(super) enum Target<'a> {
    /// Something readers see; the address in the form it should have.
    There(Href),
    /// A file of the content folder.
    File(&'a MediaFile, Href),
    /// Something readers do not see yet.
    Hidden,
    /// Nothing; the address that was probably meant.
    Nothing(Option<String>),
}

/// Two aliases are the same when only a last slash tells them apart.
pub(super) fn alias_key(path: &str) -> String {
    path.trim_end_matches('/').to_owned()
}

impl<'a> World<'a> {
    pub(super) fn is_out(&self, thing: Thing, slug: &Slug) -> bool {
        self.names.standing(thing, slug) == Some(Standing::Out)
    }

    /// The language of a text of which nothing is said.
    pub(super) fn default_language(&self) -> &Language {
        &self.languages[0]
    }

    /// The date an article has from its edition: the one it names, else the first that lists it.
    pub(super) fn inherited_date(&self, named: Option<&Name>, article: &Slug) -> Option<Published> {
        match named {
            Some(name) => self.edition_dates.get(&name.value.parse().ok()?).copied(),
            None => {
                let (edition, _) = self.listings.get(article)?.first()?;
                self.edition_dates.get(edition).copied()
            }
        }
    }

    /// The file a path under `/media/` names, written plainly or with `%20` and the like.
    pub(super) fn media(&self, path: &str) -> Option<&'a MediaFile> {
        let decoded = || percent_decode_str(path).decode_utf8_lossy();
        self.media.get(path).or_else(|| self.media.get(&*decoded())).copied()
    }

    /// Follows an address of our own.
    pub(super) fn follow(&self, href: &Href) -> Target<'a> {
        let raw = href.as_str();
        let end = raw.find(['?', '#']).unwrap_or(raw.len());
        let (path, rest) = raw.split_at(end);
        if path.starts_with("/media/") {
            return match self.media(path) {
                Some(media) => match [&media.published, rest].concat().parse() {
                    Ok(published) => Target::File(media, published),
                    Err(_) => Target::Nothing(None),
                },
                None => Target::Nothing(None),
            };
        }
        if self.aliases.contains(&alias_key(path)) || self.is_file_of_the_site(path) {
            return Target::There(href.clone());
        }
        let Some((language, route)) = self.addresses.parse(path) else {
            return Target::Nothing(None);
        };
        match Thing::of_route(&route) {
            Some((thing, slug)) => match self.names.standing(thing, slug) {
                Some(Standing::Out) => self.there(&language, &route, rest, href),
                Some(Standing::Hidden | Standing::Broken) => Target::Hidden,
                None => Target::Nothing(self.meant(&language, thing, slug)),
            },
            None => self.there(&language, &route, rest, href),
        }
    }

    fn there(&self, language: &Language, route: &Route, rest: &str, written: &Href) -> Target<'a> {
        let whole = [&self.addresses.local_path(language, route), rest].concat();
        Target::There(whole.parse().unwrap_or_else(|_| written.clone()))
    }

    fn meant(&self, language: &Language, thing: Thing, slug: &Slug) -> Option<String> {
        let slug = self.names.nearest(thing, slug.as_str())?.parse().ok()?;
        Some(self.addresses.local_path(language, &thing.route(slug)))
    }

    /// Feeds, calendars and the files for machines, which the publisher always writes.
    fn is_file_of_the_site(&self, path: &str) -> bool {
        if ["/sitemap.xml", "/robots.txt"].contains(&path) {
            return true;
        }
        let Some((folder, file)) = path.rsplit_once('/') else { return false };
        let is_feed = FEED_FILES.contains(&file);
        let page = self.addresses.parse(&[folder, "/"].concat()).map(|(_, route)| route);
        let is_out =
            |route: &Route| Thing::of_route(route).is_some_and(|(thing, slug)| self.is_out(thing, slug));
        let kind = folder.rsplit_once("kinds/").and_then(|(_, kind)| Kind::from_name(kind));
        match page {
            Some(Route::Home) => is_feed || file == AGENDA_FILE,
            Some(route @ (Route::Project(_) | Route::Group(_) | Route::Topic(_))) => {
                (is_feed || file == AGENDA_FILE) && is_out(&route)
            }
            Some(route @ Route::Event(_)) => file == "event.ics" && is_out(&route),
            _ => is_feed && kind.is_some(),
        }
    }
}
