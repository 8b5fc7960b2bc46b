//! What can be followed by itself: the whole newsroom, a project, a group, a topic, a kind.

use std::collections::BTreeMap;

use crate::messages::{Locale, kind_name};
use crate::model::{Article, Event, Kind, Language, Newsroom, Slug};
use crate::route::{Addresses, Route, kind_folder};

/// How many articles a feed holds, the newest.
const ENTRIES: usize = 30;

/// What a feed or a calendar is of.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Scope {
    /// Everything.
    All,
    /// What belongs to a project.
    Project(Slug),
    /// What belongs to a group.
    Group(Slug),
    /// What is about a topic.
    Topic(Slug),
    /// Articles of a kind; no event has one.
    Kind(Kind),
}

impl Scope {
    /// Everything in a newsroom that can be followed, in order; of kinds those that an article has.
    pub fn all(newsroom: &Newsroom) -> Vec<Self> {
        let has = |kind: &Kind| newsroom.articles.iter().any(|article| article.kind == Some(*kind));
        let mut all = vec![Self::All];
        all.extend(newsroom.projects.iter().map(|it| Self::Project(it.slug.clone())));
        all.extend(newsroom.groups.iter().map(|it| Self::Group(it.slug.clone())));
        all.extend(newsroom.topics.iter().map(|it| Self::Topic(it.slug.clone())));
        all.extend(Kind::ALL.into_iter().filter(has).map(Self::Kind));
        all
    }

    /// Whether there is a calendar of it.
    pub fn has_calendar(&self) -> bool {
        !matches!(self, Self::Kind(_))
    }

    /// The path of one of its files, without base: `/fr/projects/loud/feed.atom`.
    pub fn path(&self, addresses: &Addresses, language: &Language, file: &str) -> String {
        let folder = match self {
            Self::Kind(kind) => addresses.in_language(language, &kind_folder(*kind)),
            _ => addresses.local_path(language, &self.page()),
        };
        [&folder, file].concat()
    }

    /// The page that shows it; a kind has none but the news.
    pub fn page(&self) -> Route {
        match self {
            Self::All => Route::Home,
            Self::Project(slug) => Route::Project(slug.clone()),
            Self::Group(slug) => Route::Group(slug.clone()),
            Self::Topic(slug) => Route::Topic(slug.clone()),
            Self::Kind(_) => Route::News,
        }
    }

    /// What its feeds and its calendar are called: `LOUD · Belfry`.
    pub fn title(&self, newsroom: &Newsroom, language: &Language) -> String {
        let site = newsroom.site.title.best(language).1;
        let undertaking = |found: Option<&crate::model::Undertaking>| {
            found.map(|it| it.texts.best(language).1.title.clone())
        };
        let name = match self {
            Self::All => None,
            Self::Project(slug) => undertaking(newsroom.project(slug)),
            Self::Group(slug) => undertaking(newsroom.group(slug)),
            Self::Topic(slug) => newsroom.topic(slug).map(|topic| topic.name.best(language).1.clone()),
            Self::Kind(kind) => Some(kind_name(Locale::of(language), *kind).to_owned()),
        };
        name.map_or_else(|| site.clone(), |name| [&name, " · ", site].concat())
    }
}

/// What there is to read in each scope.
#[derive(Clone, Debug)]
pub struct Followed<'a> {
    articles: BTreeMap<Scope, Vec<&'a Article>>,
    events: BTreeMap<Scope, Vec<&'a Event>>,
}

impl<'a> Followed<'a> {
    /// Looks at everything once; of articles the newest of each scope are kept.
    pub fn of(newsroom: &'a Newsroom) -> Self {
        let mut followed = Self { articles: BTreeMap::new(), events: BTreeMap::new() };
        for article in newsroom.articles.iter().rev() {
            let scopes = scopes(&article.projects, &article.groups, &article.topics);
            for scope in scopes.chain(article.kind.map(Scope::Kind)) {
                let list = followed.articles.entry(scope).or_default();
                if list.len() < ENTRIES && list.last().is_none_or(|last| last.slug != article.slug) {
                    list.push(article);
                }
            }
        }
        for event in &newsroom.events {
            for scope in scopes(&event.projects, &event.groups, &event.topics) {
                let list = followed.events.entry(scope).or_default();
                if list.last().is_none_or(|last: &&Event| last.slug != event.slug) {
                    list.push(event);
                }
            }
        }
        for list in followed.events.values_mut() {
            list.sort_by_key(|event| event.when.order());
        }
        followed
    }

    /// The newest articles of a scope, newest first.
    pub fn articles(&self, scope: &Scope) -> &[&'a Article] {
        self.articles.get(scope).map_or(&[], Vec::as_slice)
    }

    /// All events of a scope in the order of the agenda, past ones too.
    pub fn events(&self, scope: &Scope) -> &[&'a Event] {
        self.events.get(scope).map_or(&[], Vec::as_slice)
    }
}

fn scopes<'s>(
    projects: &'s [Slug],
    groups: &'s [Slug],
    topics: &'s [Slug],
) -> impl Iterator<Item = Scope> + 's {
    let projects = projects.iter().cloned().map(Scope::Project);
    let groups = groups.iter().cloned().map(Scope::Group);
    std::iter::once(Scope::All).chain(projects).chain(groups).chain(topics.iter().cloned().map(Scope::Topic))
}
