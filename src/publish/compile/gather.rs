use std::collections::BTreeMap;

use crate::model::{Language, Published, Slug};
use crate::publish::front_matter::fields::{OrganisationFields, PlaceFields, SiteFields, TopicFields};
use crate::publish::front_matter::{self, Reading};
use crate::publish::now::Now;
use crate::publish::problem::{Position, Problem};
use crate::publish::source::{MediaFile, Source};
use crate::route::Addresses;

use super::Options;
use super::aliases::Aliases;
use super::file::{Fields, File};
use super::names::{Names, Standing, Thing};
use super::repeats;
use super::tables::{Entry, Ground, entries};
use super::unit::Unit;
use super::world::World;

/// What `site.toml` says, not yet judged.
pub(super) type SiteReading = Reading<SiteFields>;

/// All files read, and what they know of each other.
pub(super) struct Gathered<'a> {
    pub(super) world: World<'a>,
    pub(super) now: Now,
    pub(super) units: Vec<Unit>,
    pub(super) site: Option<SiteReading>,
    pub(super) topics: Vec<Entry<TopicFields>>,
    pub(super) organisations: Vec<Entry<OrganisationFields>>,
    pub(super) places: Vec<Entry<PlaceFields>>,
}

/// Gives every file its name, finds out what readers see at *now*, and gathers the aliases.
pub(super) fn gather<'a>(
    sources: &'a [Source],
    media: &'a [MediaFile],
    files: Vec<File>,
    options: &Options,
    problems: &mut Vec<Problem>,
) -> Gathered<'a> {
    let site = read_site(sources, problems);
    let nothing = SiteFields::default();
    let ground = Ground::of(site.as_ref().map_or(&nothing, |site| &site.fields));
    let now = options.clocks.now(ground.zone, ground.now);
    let prefixes = ground.languages.iter().skip(1).map(Language::to_string).collect();
    let mut names = Names::new(prefixes);
    let units = units(files, &mut names, problems);
    let topics = entries(source(sources, "topics.toml"), Thing::Topic, &mut names, problems);
    let organisations =
        entries(source(sources, "organisations.toml"), Thing::Organisation, &mut names, problems);
    let places = entries(source(sources, "places.toml"), Thing::Place, &mut names, problems);
    let mut world = World {
        names,
        addresses: Addresses::new("/", ground.languages.clone()),
        languages: ground.languages,
        media: media.iter().map(|file| (file.path.as_str(), file)).collect(),
        aliases: Default::default(),
        edition_dates: edition_dates(&units),
        listings: listings(&units),
    };
    let standings: Vec<_> = units
        .iter()
        .map(|unit| (unit.original.thing, unit.slug.clone(), standing(unit, &world, &now, options.drafts)))
        .collect();
    for (thing, slug, standing) in standings {
        world.names.set(thing, &slug, standing);
    }
    add_occurrences(&units, &mut world.names, problems);
    let mut aliases = Aliases::new(&world.names, &world.addresses);
    for unit in &units {
        aliases.add(&unit.original.source.path, &unit.original.common.aliases, problems);
    }
    for entry in &topics {
        let entry: &Entry<TopicFields> = entry;
        aliases.add("topics.toml", &entry.fields.aliases, problems);
    }
    world.aliases = aliases.keys();
    give_lines(problems, &units);
    Gathered { world, now, units, site, topics, organisations, places }
}

/// Adds the names of events that follow from the rules of others.
fn add_occurrences(units: &[Unit], names: &mut Names, problems: &mut Vec<Problem>) {
    for unit in units {
        let Some(Fields::Event(fields)) = &unit.original.fields else { continue };
        let Some(repeats) = &fields.repeats else { continue };
        let standing = names.standing(Thing::Event, &unit.slug).unwrap_or(Standing::Out);
        for slug in repeats::names(&unit.slug, fields) {
            if !names.add(Thing::Event, &slug, standing) {
                let sentence = format!("the rule makes an event \"{slug}\", and there is one already");
                let problem = Problem::error(&unit.original.source.path, repeats.at, sentence);
                problems.push(problem.hint("give that event another name".to_owned()));
            }
        }
    }
}

/// Gives the problems found so far their lines: the texts of things go when these are built.
fn give_lines(problems: &mut [Problem], units: &[Unit]) {
    if problems.is_empty() {
        return;
    }
    let files = units.iter().flat_map(Unit::files);
    let texts: BTreeMap<&str, &str> =
        files.map(|file| (file.source.path.as_str(), file.source.text.as_str())).collect();
    for problem in problems {
        if let Some(text) = texts.get(problem.file.as_str()) {
            *problem = problem.clone().with_line_of(text);
        }
    }
}

fn source<'a>(sources: &'a [Source], path: &str) -> Option<&'a Source> {
    sources.iter().find(|source| source.path == path)
}

fn read_site(sources: &[Source], problems: &mut Vec<Problem>) -> Option<SiteReading> {
    let Some(source) = source(sources, "site.toml") else {
        let hint = "write at least title and languages in it".to_owned();
        problems.push(Problem::error("site.toml", Position::START, "there is no site.toml").hint(hint));
        return None;
    };
    let root = front_matter::table(&source.path, &source.text, problems)?;
    Some(front_matter::read(&source.path, root, problems))
}

/// Joins translations to their originals and gives each original its name.
fn units(files: Vec<File>, names: &mut Names, problems: &mut Vec<Problem>) -> Vec<Unit> {
    let (translations, originals): (Vec<_>, Vec<_>) =
        files.into_iter().partition(|file| file.translation.is_some());
    let mut units: BTreeMap<String, Unit> = BTreeMap::new();
    for original in originals {
        let path = original.source.path.clone();
        let slug = names.give(original.thing, &original.name, &path, Position::START, problems);
        units.insert(path, Unit { slug, original, translations: Vec::new() });
    }
    for mut translation in translations {
        match units.get_mut(&translation.original_path()) {
            Some(unit) => unit.translations.push(translation),
            None => {
                let path = translation.original_path();
                translation.read_body();
                let lost = Problem::error(
                    &translation.source.path,
                    Position::START,
                    "a translation without its original",
                )
                .hint(format!("write {path}, or call this file so and give it a language"));
                let told = translation.problems.into_iter().chain([lost]);
                problems.extend(told.map(|problem| problem.with_line_of(&translation.source.text)));
            }
        }
    }
    units.into_values().collect()
}

fn published(unit: &Unit) -> Option<Published> {
    let raw = match &unit.original.fields {
        Some(Fields::Article(fields)) => fields.published.as_ref(),
        Some(Fields::Edition(fields)) => fields.published.as_ref(),
        _ => None,
    };
    raw.and_then(|raw| raw.value.0.parse().ok())
}

fn edition_dates(units: &[Unit]) -> BTreeMap<Slug, Published> {
    let editions = units.iter().filter(|unit| unit.original.thing == Thing::Edition);
    editions.filter_map(|unit| Some((unit.slug.clone(), published(unit)?))).collect()
}

fn listings(units: &[Unit]) -> BTreeMap<Slug, Vec<(Slug, u32)>> {
    let mut listings: BTreeMap<Slug, Vec<(Slug, u32)>> = BTreeMap::new();
    for unit in units {
        let Some(Fields::Edition(fields)) = &unit.original.fields else {
            continue;
        };
        let names = fields.sections.iter().flat_map(|section| &section.articles);
        for (place, article) in names.filter_map(|name| name.value.parse::<Slug>().ok()).enumerate() {
            let place = u32::try_from(place).unwrap_or(u32::MAX);
            let editions = listings.entry(article).or_default();
            if editions.iter().all(|(edition, _)| *edition != unit.slug) {
                editions.push((unit.slug.clone(), place));
            }
        }
    }
    listings
}

fn standing(unit: &Unit, world: &World<'_>, now: &Now, drafts: bool) -> Standing {
    let Some(fields) = &unit.original.fields else {
        return Standing::Broken;
    };
    if unit.original.common.draft && !drafts {
        return Standing::Hidden;
    }
    let date = match fields {
        Fields::Article(fields) if fields.published.is_none() => {
            world.inherited_date(fields.edition.as_ref(), &unit.slug)
        }
        Fields::Article(_) | Fields::Edition(_) => published(unit),
        _ => None,
    };
    match date {
        Some(date) if !now.has_reached(&date) => Standing::Hidden,
        _ => Standing::Out,
    }
}

/// The place of an entry in a table file.
pub(super) fn entry_place(sources: &[Source], path: &str, name: &str) -> Position {
    let mut unheard = Vec::new();
    let root = source(sources, path).and_then(|source| front_matter::table(path, &source.text, &mut unheard));
    let found = root.iter().flat_map(|root| root.entries()).find(|(key, _)| key.text == name);
    found.map_or(Position::START, |(key, _)| key.at)
}
