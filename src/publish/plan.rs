//! The plan: every path that will exist, before anything is rendered or written.

use std::collections::BTreeMap;

use chrono::Datelike;

use crate::bundle::{ARCHIVE_PAGE, AgendaYear};
use crate::model::{Language, Newsroom, PerLanguage, Slug, Text, When};
use crate::publish::bundling::{agenda_years, archive_years};
use crate::publish::write::RECORD_PATH;
use crate::route::{AGENDA_FILE, Addresses, Route, calendar_path};
use crate::syndicate::{FeedForm, Scope};

/// The folder of the bundle.
const BUNDLE: &str = "bundle/";

/// What stands at a path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Planned {
    /// A page from the views; `None` is the page that says that nothing stands at an address.
    Page(Language, Option<Route>),
    /// A page that leads on.
    Alias(Alias),
    /// A feed.
    Feed(Language, Scope, FeedForm),
    /// The calendar file of an event.
    Calendar(Language, Slug),
    /// A calendar that can be subscribed to.
    Subscription(Language, Scope),
    /// A file that is there already: of the bundle, of the media, of the built app, or written
    /// last, and what it is.
    File(&'static str),
}

/// A path at which something could once be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alias {
    /// The path, without base, as the editor gave it.
    pub path: String,
    /// Where it leads, from the root of the host.
    pub target: String,
    /// What is read there.
    pub title: String,
    /// In which language.
    pub language: Language,
}

/// Every path of a site, without base and first slash, in order.
///
/// Invariant: no path is planned twice, and none is a folder of another.
#[derive(Clone, Debug, Default)]
pub struct Plan {
    /// What stands at each path.
    pub paths: BTreeMap<String, Planned>,
    /// Every alias, also those that no file can stand for.
    pub aliases: Vec<Alias>,
    /// Why the plan cannot be carried out, a sentence each.
    pub conflicts: Vec<String>,
}

impl Plan {
    /// Plans pages, aliases, feeds and calendars.
    pub fn of(newsroom: &Newsroom, addresses: &Addresses) -> Self {
        let mut plan = Self::default();
        let (routes, scopes) = (routes(newsroom), Scope::all(newsroom));
        for language in addresses.languages() {
            for route in &routes {
                let folder = addresses.local_path(language, route);
                plan.add(
                    &[&folder, "index.html"].concat(),
                    Planned::Page(language.clone(), Some(route.clone())),
                );
            }
            let home = addresses.local_path(language, &Route::Home);
            plan.add(&[&home, "404.html"].concat(), Planned::Page(language.clone(), None));
            for scope in &scopes {
                plan.add_followed(addresses, language, scope);
            }
            for event in &newsroom.events {
                if !matches!(event.when, When::ToBeAnnounced { .. }) {
                    let path = calendar_path(addresses, language, &event.slug);
                    plan.add(&path, Planned::Calendar(language.clone(), event.slug.clone()));
                }
            }
        }
        plan.add_aliases(newsroom, addresses);
        plan
    }

    /// Plans the feeds and the calendar of a scope.
    fn add_followed(&mut self, addresses: &Addresses, language: &Language, scope: &Scope) {
        for form in FeedForm::ALL {
            let path = scope.path(addresses, language, form.file());
            self.add(&path, Planned::Feed(language.clone(), scope.clone(), form));
        }
        if scope.has_calendar() {
            let path = scope.path(addresses, language, AGENDA_FILE);
            self.add(&path, Planned::Subscription(language.clone(), scope.clone()));
        }
    }

    /// Plans one more path.
    pub fn add(&mut self, path: &str, planned: Planned) {
        let path = path.trim_start_matches('/');
        match self.paths.get(path) {
            None => {
                self.paths.insert(path.to_owned(), planned);
            }
            Some(other) => {
                let both = [other.what(), planned.what()];
                self.conflicts.push(format!("{} and {} both want the path /{path}", both[0], both[1]));
            }
        }
    }

    /// Ends the planning: a path that is a folder of another is a conflict, too, and so is one in
    /// the folder of the bundle, whose files are named when they are made.
    pub fn finish(mut self) -> Result<Self, Vec<String>> {
        for (path, planned) in self.paths.range(BUNDLE.to_owned()..) {
            if !path.starts_with(BUNDLE) {
                break;
            }
            if path != RECORD_PATH {
                self.conflicts
                    .push(format!("{} wants the path /{path}, where the bundle stands", planned.what()));
            }
        }
        for path in self.paths.keys() {
            let folders = path.match_indices('/').map(|(end, _)| &path[..end]);
            for file in folders.filter(|folder| self.paths.contains_key(*folder)) {
                self.conflicts.push(format!("/{path} cannot stand beside /{file}, which is a file"));
            }
        }
        if let Some(file) = self.paths.get(BUNDLE.trim_end_matches('/')) {
            self.conflicts.push(format!("{} wants the path /bundle, where the bundle stands", file.what()));
        }
        if self.conflicts.is_empty() { Ok(self) } else { Err(self.conflicts) }
    }

    fn add_aliases(&mut self, newsroom: &Newsroom, addresses: &Addresses) {
        for (aliases, route, texts) in aliased(newsroom) {
            let language = addresses.default_language();
            let own = addresses.local_path(language, &route);
            for path in aliases {
                let alias = Alias {
                    path: path.clone(),
                    target: addresses.href(language, &route),
                    title: texts.title(language),
                    language: language.clone(),
                };
                let file = alias_file(path);
                let known = file.as_deref().and_then(|file| self.paths.get(file));
                let again = matches!(known, Some(Planned::Alias(known)) if known.target == alias.target);
                if *path == own || again {
                    continue;
                }
                self.aliases.push(alias.clone());
                if let Some(file) = file {
                    self.add(&file, Planned::Alias(alias));
                }
            }
        }
    }
}

impl Planned {
    fn what(&self) -> String {
        match self {
            Self::Page(language, Some(route)) => format!("the page {} ({language})", route.path()),
            Self::Page(language, None) => format!("the page for missing addresses ({language})"),
            Self::Alias(alias) => format!("the alias of {}", alias.target),
            Self::Feed(language, scope, form) => {
                format!("the feed {} of {} ({language})", form.file(), scope.page().path())
            }
            Self::Subscription(language, scope) => {
                format!("the calendar of {} ({language})", scope.page().path())
            }
            Self::Calendar(language, slug) => format!("the calendar file of {slug} ({language})"),
            Self::File(what) => (*what).to_owned(),
        }
    }
}

/// Every address of the newsroom, whatever the language.
fn routes(newsroom: &Newsroom) -> Vec<Route> {
    let mut routes = vec![
        Route::Home,
        Route::News,
        Route::Projects,
        Route::Topics,
        Route::Agenda,
        Route::Editions,
        Route::Saved,
        Route::Feeds,
    ];
    let mut years: Vec<i32> =
        newsroom.articles.iter().map(|article| article.published.day().year()).collect();
    years.sort_unstable();
    years.dedup();
    routes.extend(years.into_iter().map(Route::NewsYear));
    for (year, month, _) in months(&agenda_years(newsroom)) {
        routes.push(Route::AgendaMonth(year, month));
    }
    for (year, month, count) in months(&archive_years(newsroom)) {
        let pages = 1..=count.div_ceil(ARCHIVE_PAGE);
        routes.extend(pages.map(|page| Route::NewsMonth(year, month, page)));
    }
    routes.extend(newsroom.articles.iter().map(|article| Route::Article(article.slug.clone())));
    routes.extend(newsroom.projects.iter().map(|project| Route::Project(project.slug.clone())));
    routes.extend(newsroom.groups.iter().map(|group| Route::Group(group.slug.clone())));
    routes.extend(newsroom.topics.iter().map(|topic| Route::Topic(topic.slug.clone())));
    routes.extend(newsroom.people.iter().map(|person| Route::Person(person.slug.clone())));
    routes.extend(newsroom.organisations.iter().map(|body| Route::Organisation(body.slug.clone())));
    routes.extend(newsroom.places.iter().map(|place| Route::Place(place.slug.clone())));
    routes.extend(newsroom.events.iter().map(|event| Route::Event(event.slug.clone())));
    routes.extend(newsroom.editions.iter().map(|edition| Route::Edition(edition.slug.clone())));
    routes.extend(newsroom.pages.iter().map(|page| Route::Page(page.slug.clone())));
    routes
}

/// Every month of these years with what it counts.
fn months(years: &[AgendaYear]) -> impl Iterator<Item = (i32, u32, u32)> {
    let dated = years.iter().filter_map(|of| Some((of.year?, &of.months)));
    dated.flat_map(|(year, months)| months.iter().map(move |(month, count)| (year, *month, *count)))
}

/// What something is called, wherever its name is kept.
enum Named<'a> {
    Text(&'a PerLanguage<Text>),
    Name(&'a PerLanguage<String>),
}

impl Named<'_> {
    fn title(&self, language: &Language) -> String {
        match self {
            Self::Text(texts) => texts.best(language).1.title.clone(),
            Self::Name(name) => name.best(language).1.clone(),
        }
    }
}

/// Everything that may have aliases, with them, its address and its name.
fn aliased(newsroom: &Newsroom) -> impl Iterator<Item = (&Vec<String>, Route, Named<'_>)> {
    macro_rules! with_texts {
        ($($list:ident as $route:ident),*) => {
            std::iter::empty()$(.chain(newsroom.$list.iter().map(|item| {
                (&item.aliases, Route::$route(item.slug.clone()), Named::Text(&item.texts))
            })))*
        };
    }
    let topics = newsroom
        .topics
        .iter()
        .map(|topic| (&topic.aliases, Route::Topic(topic.slug.clone()), Named::Name(&topic.name)));
    with_texts!(
        articles as Article,
        projects as Project,
        groups as Group,
        people as Person,
        events as Event,
        editions as Edition,
        pages as Page
    )
    .chain(topics)
}

/// The file that stands for an alias; none where no file can: a query, a path that leads out.
fn alias_file(path: &str) -> Option<String> {
    if path.contains(['?', '#']) {
        return None;
    }
    let mut parts = Vec::new();
    for part in path.split('/').filter(|part| !part.is_empty()) {
        let part = percent_decoded(part)?;
        if part == "." || part == ".." || part.contains(['/', '\\']) || part.contains(char::is_control) {
            return None;
        }
        parts.push(part);
    }
    let is_file = parts.last().is_some_and(|last| last.ends_with(".html") || last.ends_with(".htm"));
    if !is_file || path.ends_with('/') {
        parts.push("index.html".to_owned());
    }
    Some(parts.join("/"))
}

/// The characters that `%E9` and its like stand for; nothing where they are not UTF-8.
fn percent_decoded(part: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(part.len());
    let mut rest = part.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let digits = after.get(..2).and_then(|pair| std::str::from_utf8(pair).ok());
        match digits.filter(|_| *first == b'%').and_then(|pair| u8::from_str_radix(pair, 16).ok()) {
            Some(byte) => {
                bytes.push(byte);
                rest = &after[2..];
            }
            None => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check_alias(path: &str, file: Option<&str>) {
        assert_eq!(alias_file(path).as_deref(), file);
    }

    #[test]
    fn an_alias_is_a_folder_with_a_page_or_a_page() {
        check_alias("/2020/11/16/solar/", Some("2020/11/16/solar/index.html"));
        check_alias("/solar", Some("solar/index.html"));
        check_alias("/solar.html", Some("solar.html"));
        check_alias("/%C3%A9t%C3%A9/", Some("été/index.html"));
        check_alias("/100%/", Some("100%/index.html"));
    }

    #[test]
    fn an_alias_never_leads_out_of_the_site() {
        for path in ["/../x/", "/a/%2e%2e/b/", "/a%2fb/", "/a%00/", "/a\\b/", "/?p=12", "/%ff/"] {
            check_alias(path, None);
        }
    }

    fn planned(paths: &[&str]) -> Result<Plan, Vec<String>> {
        let mut plan = Plan::default();
        for path in paths {
            plan.add(path, Planned::File("a file"));
        }
        plan.finish()
    }

    #[test]
    fn no_path_is_planned_twice() {
        assert_eq!(
            planned(&["/a", "/a"]).err(),
            Some(vec!["a file and a file both want the path /a".to_owned()])
        );
    }

    #[test]
    fn nothing_else_stands_where_the_bundle_does() {
        let conflict = "a file wants the path /bundle/x/index.html, where the bundle stands".to_owned();
        assert_eq!(planned(&["/bundle/x/index.html", "/bundles"]).err(), Some(vec![conflict]));
        assert!(planned(&[RECORD_PATH, "/bundle.html"]).is_ok());
        assert!(planned(&["/bundle"]).is_err_and(|told| told.len() == 1));
    }

    #[test]
    fn no_path_is_a_folder_of_another() {
        let conflict = "/a.html/index.html cannot stand beside /a.html, which is a file".to_owned();
        assert_eq!(planned(&["/a.html", "/a.html/index.html", "/b"]).err(), Some(vec![conflict]));
        assert!(planned(&["/a/b", "/a/c", "/a.html"]).is_ok());
    }
}
