//! ADDRESSES: every path of a newsroom, made and read in this one place.
//!
//! Links, feeds, the sitemap, the static pages and the app all ask here. This room knows no
//! browser and no file.

use crate::model::{Kind, Language, Slug};

/// What a page is about, whatever its language.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Route {
    /// The front.
    Home,
    /// The news, with filters in the query.
    News,
    /// All articles of a year, without filters.
    NewsYear(i32),
    /// Articles of a month of a year that has many: year, month from 1 to 12, and page from 1.
    NewsMonth(i32, u32, u32),
    /// One article.
    Article(Slug),
    /// All projects and groups.
    Projects,
    /// One project.
    Project(Slug),
    /// One group.
    Group(Slug),
    /// All topics.
    Topics,
    /// One topic.
    Topic(Slug),
    /// One person.
    Person(Slug),
    /// One organisation.
    Organisation(Slug),
    /// One place.
    Place(Slug),
    /// What is to come, and what was last.
    Agenda,
    /// The agenda of a month: year, and month from 1 to 12.
    AgendaMonth(i32, u32),
    /// One event.
    Event(Slug),
    /// All editions.
    Editions,
    /// One edition.
    Edition(Slug),
    /// What the reader saved on this device.
    Saved,
    /// What can be subscribed to.
    Feeds,
    /// A page of the editor's.
    Page(Slug),
}

/// Words that begin the paths of routes, so that no page of the editor's may be called so.
pub const RESERVED_PAGES: [&str; 17] = [
    "news",
    "projects",
    "groups",
    "topics",
    "people",
    "organisations",
    "places",
    "agenda",
    "events",
    "editions",
    "saved",
    "feeds",
    "bundle",
    "media",
    "index",
    "shell",
    "404",
];

impl Route {
    /// Its path without base and language: `/news/solar-roofs/`.
    pub fn path(&self) -> String {
        let (folder, name): (&str, &str) = match self {
            Self::Home => return "/".to_owned(),
            Self::News => ("news", ""),
            Self::NewsYear(year) => return ["/news/", &padded(*year, 4), "/"].concat(),
            Self::NewsMonth(year, month, page) => {
                let folder = month_path("/news/", *year, *month);
                return if *page > 1 { [&folder, &*page.to_string(), "/"].concat() } else { folder };
            }
            Self::Article(slug) => ("news", slug.as_str()),
            Self::Projects => ("projects", ""),
            Self::Project(slug) => ("projects", slug.as_str()),
            Self::Group(slug) => ("groups", slug.as_str()),
            Self::Topics => ("topics", ""),
            Self::Topic(slug) => ("topics", slug.as_str()),
            Self::Person(slug) => ("people", slug.as_str()),
            Self::Organisation(slug) => ("organisations", slug.as_str()),
            Self::Place(slug) => ("places", slug.as_str()),
            Self::Agenda => ("agenda", ""),
            Self::AgendaMonth(year, month) => return month_path("/agenda/", *year, *month),
            Self::Event(slug) => ("events", slug.as_str()),
            Self::Editions => ("editions", ""),
            Self::Edition(slug) => ("editions", slug.as_str()),
            Self::Saved => ("saved", ""),
            Self::Feeds => ("feeds", ""),
            Self::Page(slug) => (slug.as_str(), ""),
        };
        if name.is_empty() { ["/", folder, "/"].concat() } else { ["/", folder, "/", name, "/"].concat() }
    }

    /// The route of a path without base and language; a missing last slash and `index.html` are
    /// forgiven. `None` is an address that this grammar does not have.
    pub fn parse(path: &str) -> Option<Self> {
        let path = path.strip_suffix("index.html").unwrap_or(path);
        let parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
        match parts.as_slice() {
            [] => Some(Self::Home),
            ["news"] => Some(Self::News),
            ["projects"] => Some(Self::Projects),
            ["topics"] => Some(Self::Topics),
            ["agenda"] => Some(Self::Agenda),
            ["editions"] => Some(Self::Editions),
            ["saved"] => Some(Self::Saved),
            ["feeds"] => Some(Self::Feeds),
            [page] if !RESERVED_PAGES.contains(page) => Some(Self::Page(page.parse().ok()?)),
            ["news", name] if name.len() == 4 && all_digits(name) => Some(Self::NewsYear(name.parse().ok()?)),
            ["news", name] if let Some((year, month)) = month_of(name) => {
                Some(Self::NewsMonth(year, month, 1))
            }
            ["news", name, page] => {
                let (year, month) = month_of(name)?;
                let page =
                    page.parse().ok().filter(|number: &u32| *number > 1 && *page == number.to_string())?;
                Some(Self::NewsMonth(year, month, page))
            }
            ["agenda", name] => month_of(name).map(|(year, month)| Self::AgendaMonth(year, month)),
            [folder, name] => Self::of_item(folder, name.parse().ok()?),
            _ => None,
        }
    }

    fn of_item(folder: &str, slug: Slug) -> Option<Self> {
        Some(match folder {
            "news" => Self::Article(slug),
            "projects" => Self::Project(slug),
            "groups" => Self::Group(slug),
            "topics" => Self::Topic(slug),
            "people" => Self::Person(slug),
            "organisations" => Self::Organisation(slug),
            "places" => Self::Place(slug),
            "events" => Self::Event(slug),
            "editions" => Self::Edition(slug),
            _ => return None,
        })
    }
}

/// `2020-12` as a year and a month from 1 to 12.
fn month_of(name: &str) -> Option<(i32, u32)> {
    let (year, month) = name.split_once('-')?;
    let well_formed = year.len() == 4 && month.len() == 2 && all_digits(year) && all_digits(month);
    let month = month.parse().ok().filter(|month| (1..=12).contains(month))?;
    well_formed.then_some((year.parse().ok()?, month))
}

fn month_path(folder: &str, year: i32, month: u32) -> String {
    [folder, &padded(year, 4), "-", &padded(month as i32, 2), "/"].concat()
}

fn all_digits(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

fn padded(number: i32, width: usize) -> String {
    let digits = number.to_string();
    ["0".repeat(width.saturating_sub(digits.len())), digits].concat()
}

/// Where a newsroom stands on its host, and in which languages it speaks.
///
/// Invariants: the base begins and ends with `/`; there is at least one language, the first of
/// which has no prefix.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Addresses {
    base: String,
    languages: Vec<Language>,
}

impl Addresses {
    /// Addresses under `base`, which is brought into the form `/a/b/`.
    pub fn new(base: &str, languages: Vec<Language>) -> Self {
        let trimmed = base.trim_matches('/');
        let base = if trimmed.is_empty() { "/".to_owned() } else { ["/", trimmed, "/"].concat() };
        Self { base, languages }
    }

    /// The base, with its slashes.
    pub fn base(&self) -> &str {
        &self.base
    }

    /// The languages, the one without a prefix first.
    pub fn languages(&self) -> &[Language] {
        &self.languages
    }

    /// The language whose addresses have no prefix.
    pub fn default_language(&self) -> &Language {
        &self.languages[0]
    }

    /// The address of a route in a language, from the root of the host: `/base/fr/news/`.
    pub fn href(&self, language: &Language, route: &Route) -> String {
        self.own(&self.local_path(language, route))
    }

    /// The path of a route in a language without the base: `/fr/news/`.
    pub fn local_path(&self, language: &Language, route: &Route) -> String {
        self.in_language(language, &route.path())
    }

    /// A path with the prefix of a language in front: `/news/` becomes `/fr/news/`.
    pub fn in_language(&self, language: &Language, path: &str) -> String {
        let prefix = if language == self.default_language() { "" } else { language.as_str() };
        [if prefix.is_empty() { "" } else { "/" }, prefix, path].concat()
    }

    /// A path of this newsroom with the base in front: `/media/x.jpg` becomes `/base/media/x.jpg`.
    pub fn own(&self, path: &str) -> String {
        [&self.base, path.trim_start_matches('/')].concat()
    }

    /// The address of a link found in a text: own paths get base and, where they name a page, the
    /// language.
    pub fn link(&self, language: &Language, href: &str) -> String {
        if !href.starts_with('/') {
            return href.to_owned();
        }
        let end = href.find(['?', '#']).unwrap_or(href.len());
        let (path, rest) = (href.get(..end).unwrap_or(href), href.get(end..).unwrap_or_default());
        match Route::parse(path).filter(|_| path.ends_with('/')) {
            Some(route) => [&self.href(language, &route), rest].concat(),
            None => self.own(href),
        }
    }

    /// What a path from the root of the host names: the language and the route in it.
    ///
    /// A path outside the base, or not of this grammar, is `None`.
    pub fn parse(&self, path: &str) -> Option<(Language, Route)> {
        let local = match path.strip_prefix(self.base.as_str()) {
            Some(local) => local,
            None if path.strip_suffix('/').unwrap_or(path) == self.base.trim_end_matches('/') => "",
            None => return None,
        };
        let (first, rest) = local.split_once('/').unwrap_or((local, ""));
        let prefixed = self.languages.iter().skip(1).find(|language| language.as_str() == first);
        match prefixed {
            Some(language) => Some((language.clone(), Route::parse(rest)?)),
            None => Some((self.default_language().clone(), Route::parse(local)?)),
        }
    }

    /// The language a path speaks, also where it names no page.
    pub fn language_of(&self, path: &str) -> &Language {
        let local = path.strip_prefix(self.base.as_str()).unwrap_or(path);
        let first = local.split('/').next().unwrap_or("");
        self.languages
            .iter()
            .skip(1)
            .find(|language| language.as_str() == first)
            .unwrap_or(self.default_language())
    }
}

/// The names of a feed's files: Atom, RSS and JSON Feed. They stand in the folder of the page that
/// shows the same: `/projects/loud/feed.json`.
pub const FEED_FILES: [&str; 3] = ["feed.atom", "feed.rss", "feed.json"];

/// The name of a calendar that can be subscribed to; it stands beside the feeds.
pub const AGENDA_FILE: &str = "agenda.ics";

/// The folder of the feeds of a kind, which has no page of its own, without base and language.
pub fn kind_folder(kind: Kind) -> String {
    ["/kinds/", kind.name(), "/"].concat()
}

/// The path of the Atom feed of a language, without base.
pub fn feed_path(addresses: &Addresses, language: &Language) -> String {
    [&addresses.local_path(language, &Route::Home), FEED_FILES[0]].concat()
}

/// The path of an event's calendar file in a language, without base.
pub fn calendar_path(addresses: &Addresses, language: &Language, event: &Slug) -> String {
    [&addresses.local_path(language, &Route::Event(event.clone())), "event.ics"].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn samples() -> Vec<Route> {
        let slug = |raw: &str| raw.parse::<Slug>().expect(raw);
        vec![
            Route::Home,
            Route::News,
            Route::NewsYear(2020),
            Route::NewsMonth(2020, 3, 1),
            Route::NewsMonth(2020, 12, 14),
            Route::Article(slug("solar-roofs")),
            Route::Projects,
            Route::Project(slug("loud")),
            Route::Group(slug("peace")),
            Route::Topics,
            Route::Topic(slug("youth")),
            Route::Person(slug("ada")),
            Route::Organisation(slug("efus")),
            Route::Place(slug("leuven")),
            Route::Agenda,
            Route::AgendaMonth(2020, 2),
            Route::Event(slug("drones")),
            Route::Editions,
            Route::Edition(slug("november-2020")),
            Route::Saved,
            Route::Feeds,
            Route::Page(slug("about")),
        ]
    }

    fn addresses(base: &str) -> Addresses {
        Addresses::new(base, ["en", "fr"].iter().map(|raw| raw.parse().expect(raw)).collect())
    }

    #[test]
    fn every_address_leads_back_to_its_page() {
        for base in ["/", "/sub/path/"] {
            let addresses = addresses(base);
            for language in addresses.languages() {
                for route in samples() {
                    let href = addresses.href(language, &route);
                    assert_eq!(addresses.parse(&href), Some((language.clone(), route)), "{href}");
                }
            }
        }
    }

    #[test]
    fn a_missing_slash_and_an_index_file_are_forgiven() {
        assert_eq!(Route::parse("/news"), Some(Route::News));
        assert_eq!(Route::parse("/news/index.html"), Some(Route::News));
        assert_eq!(addresses("/sub/").parse("/sub").map(|found| found.1), Some(Route::Home));
    }

    #[test]
    fn what_is_no_address_is_none() {
        for path in [
            "/news/A/",
            "/agenda/2020-13/",
            "/agenda/x/",
            "/news/2020-03/1/",
            "/news/2020-03/02/",
            "/news/a/2/",
            "/a/b/c/",
            "/bundle/",
            "/people/",
            "/%2e/",
        ] {
            assert_eq!(Route::parse(path), None, "{path}");
        }
        assert_eq!(addresses("/sub/").parse("/news/"), None);
    }

    #[test]
    fn links_in_texts_carry_base_and_language() {
        let addresses = addresses("/sub/");
        let french = &addresses.languages()[1];
        assert_eq!(addresses.link(french, "/news/leuven/#x"), "/sub/fr/news/leuven/#x");
        assert_eq!(addresses.link(french, "/media/a.pdf"), "/sub/media/a.pdf");
        assert_eq!(addresses.link(french, "https://efus.eu/"), "https://efus.eu/");
    }
}
