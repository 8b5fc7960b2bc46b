//! From sources to a newsroom, with every problem on the way.
//!
//! First the fields of every file are read, each for itself; then names, dates and aliases are
//! gathered into a [`World`]; then each file's text is parsed and all of it judged before that
//! world, again for itself. So one file's mistakes never hide another's, and the order of reading
//! does not matter. A file's source is gone as soon as it is built: a large newsroom is not held
//! twice. This room touches no file and asks no clock.

mod aliases;
mod body;
mod desk;
mod file;
mod gather;
mod items;
mod names;
mod repeats;
mod tables;
mod unit;
mod when;
mod world;

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use rayon::iter::Either;
use rayon::prelude::*;

use crate::model::{Newsroom, Site, Topic};

use super::now::{Clocks, Now};
use super::problem::{Problem, Severity};
use super::source::{Content, MediaFile, Source};
use desk::Desk;
use file::File;
use items::Item;
use tables::Entry;
use unit::{Built, build_unit};
use world::World;

/// How a content folder is to be read.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// Whether drafts are shown.
    pub drafts: bool,
    /// What is known of the moment.
    pub clocks: Clocks,
}

/// What became of a content folder.
#[derive(Clone, Debug)]
pub struct Compiled {
    /// The newsroom; absent where a problem is an error.
    pub newsroom: Option<Newsroom>,
    /// The moment it was compiled at.
    pub now: Now,
    /// The media that something shows or links, in the order of their paths. Addresses in the
    /// newsroom are already the published ones.
    pub media: Vec<MediaFile>,
    /// Every problem, sorted.
    pub problems: Vec<Problem>,
}

/// Compiles a content folder as it was read. Deterministic: the same content, options and clocks
/// give the same newsroom and problems.
pub fn compile(content: Content, options: &Options) -> Compiled {
    let Content { mut sources, mut media, mut problems } = content;
    sources.sort_by(|one, other| one.path.cmp(&other.path));
    media.sort_by(|one, other| one.path.cmp(&other.path));
    let (files, sources): (Vec<File>, Vec<Source>) =
        sources.into_par_iter().partition_map(|source| match File::parse(source) {
            Ok(file) => Either::Left(file),
            Err(source) => Either::Right(source),
        });
    let gathered = gather::gather(&sources, &media, files, options, &mut problems);
    let gather::Gathered { world, now, units, site, topics, organisations, places } = gathered;
    let built: Vec<Built<'_>> =
        units.into_par_iter().map(|unit| build_unit(&world, unit, options.drafts)).collect();
    let mut used = BTreeSet::new();
    let mut items = Vec::new();
    for mut one in built {
        problems.append(&mut one.problems);
        used.append(&mut one.used);
        items.extend(one.item);
    }
    let mut tables = Tables { world: &world, problems: &mut problems, used: &mut used };
    let site = tables.site(site.as_ref());
    let topics = tables.each("topics.toml", &topics, tables::topic);
    let organisations = tables.each("organisations.toml", &organisations, tables::organisation);
    let places = tables.each("places.toml", &places, tables::place);
    problems.extend(circles(&topics, &sources));
    let problems = told(problems, &sources);
    let media = media.iter().filter(|file| used.contains(file.path.as_str())).cloned().collect();
    let fine = problems.iter().all(|problem| problem.severity != Severity::Error);
    let newsroom = site.filter(|_| fine).map(|site| {
        let empty = Newsroom {
            site,
            articles: Vec::new(),
            projects: Vec::new(),
            groups: Vec::new(),
            topics,
            people: Vec::new(),
            organisations,
            places,
            events: Vec::new(),
            editions: Vec::new(),
            pages: Vec::new(),
        };
        assemble(empty, items)
    });
    Compiled { newsroom, now, media, problems }
}

/// Judges the entries of the table files.
struct Tables<'t, 'w> {
    world: &'w World<'w>,
    problems: &'t mut Vec<Problem>,
    used: &'t mut BTreeSet<&'w str>,
}

impl<'w> Tables<'_, 'w> {
    fn site(&mut self, read: Option<&gather::SiteReading>) -> Option<Site> {
        let read = read?;
        let mut desk = Desk::new("site.toml", self.world, read.wrong.clone());
        let site = tables::site(&mut desk, &read.fields);
        self.problems.append(&mut desk.problems);
        site
    }

    fn each<T, U>(
        &mut self,
        file: &'static str,
        entries: &'w [Entry<T>],
        judge: fn(&mut Desk<'_>, &Entry<T>) -> Option<U>,
    ) -> Vec<U> {
        let mut found = Vec::new();
        for entry in entries {
            let mut desk = Desk::new(file, self.world, entry.wrong.clone());
            found.extend(judge(&mut desk, entry));
            self.problems.append(&mut desk.problems);
            self.used.append(&mut desk.used);
        }
        found
    }
}

/// Puts the items into their lists, each in its order.
fn assemble(mut newsroom: Newsroom, items: Vec<Item>) -> Newsroom {
    for item in items {
        match item {
            Item::Article(article) => newsroom.articles.push(*article),
            Item::Project(project) => newsroom.projects.push(*project),
            Item::Group(group) => newsroom.groups.push(*group),
            Item::Person(person) => newsroom.people.push(*person),
            Item::Events(events) => newsroom.events.extend(events),
            Item::Edition(edition) => newsroom.editions.push(*edition),
            Item::Page(page) => newsroom.pages.push(*page),
        }
    }
    // The first of an edition is the newest of its date, so that lists, which begin with the
    // newest, keep the edition's order.
    newsroom.articles.sort_by(|one, other| {
        let key = |place: u32| Reverse(place);
        (one.published, key(one.place_in_edition), &one.slug).cmp(&(
            other.published,
            key(other.place_in_edition),
            &other.slug,
        ))
    });
    newsroom.projects.sort_by(|one, other| one.slug.cmp(&other.slug));
    newsroom.groups.sort_by(|one, other| one.slug.cmp(&other.slug));
    newsroom.topics.sort_by(|one, other| one.slug.cmp(&other.slug));
    newsroom.people.sort_by(|one, other| one.slug.cmp(&other.slug));
    newsroom.organisations.sort_by(|one, other| one.slug.cmp(&other.slug));
    newsroom.places.sort_by(|one, other| one.slug.cmp(&other.slug));
    newsroom.events.sort_by(|one, other| one.slug.cmp(&other.slug));
    newsroom.editions.sort_by(|one, other| one.slug.cmp(&other.slug));
    newsroom.pages.sort_by(|one, other| one.slug.cmp(&other.slug));
    newsroom
}

/// Topics that are wider than themselves, each circle told once.
fn circles(topics: &[Topic], sources: &[Source]) -> Vec<Problem> {
    let parents: BTreeMap<_, _> = topics.iter().map(|topic| (&topic.slug, topic.parent.as_ref())).collect();
    let mut problems = Vec::new();
    for start in parents.keys() {
        let mut way = vec![*start];
        let mut next = parents.get(start).copied().flatten();
        while let Some(slug) = next {
            if slug == *start {
                way.push(slug);
                break;
            }
            if way.contains(&slug) {
                break;
            }
            way.push(slug);
            next = parents.get(slug).copied().flatten();
        }
        let closed = way.len() > 1 && way.last() == Some(start);
        if closed && way.iter().min() == Some(start) {
            let names: Vec<&str> = way.iter().map(|slug| slug.as_str()).collect();
            let at = gather::entry_place(sources, "topics.toml", start.as_str());
            let sentence = format!("topics are their own parents: {}", names.join(" < "));
            problems
                .push(Problem::error("topics.toml", at, sentence).hint("leave one parent out".to_owned()));
        }
    }
    problems
}

/// The problems in order, each once, with their lines; those of things have them already.
fn told(problems: Vec<Problem>, sources: &[Source]) -> Vec<Problem> {
    let texts: BTreeMap<&str, &str> =
        sources.iter().map(|source| (source.path.as_str(), source.text.as_str())).collect();
    let mut problems: Vec<Problem> = problems
        .into_iter()
        .map(|problem| match texts.get(problem.file.as_str()) {
            Some(text) => problem.with_line_of(text),
            None => problem,
        })
        .collect();
    problems.sort();
    problems.dedup();
    problems
}
