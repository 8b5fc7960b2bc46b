use std::sync::Arc;

use std::collections::BTreeMap;

use chrono::Datelike;
use rayon::prelude::*;

use super::facets::Facets;
use super::relations::Relations;
use super::voice::{Voice, named};
use super::voices::Voices;
use super::{calendar, components, search, site, undertakings, who};
use crate::bundle::{
    EntryKind, EventHead, FACETS_PER_FILE, File, FileKey, HEADS_PER_FILE, Named, SLUGS_PER_FILE,
    order_to_bytes, shard,
};
use crate::model::{Edition, Newsroom, Slug};
use crate::query::fold;

/// How many files each kind that is cut by slug has, by list name without language.
type Shards = BTreeMap<String, u32>;

/// Makes every file of the bundle and gives it to `take`, from any core and in any order; tells how
/// many files the kinds cut by slug have.
pub(super) fn all<E: Send>(
    voices: &Voices<'_>,
    facets: &Facets,
    take: &(impl Fn(FileKey, File) -> Result<(), E> + Sync),
) -> Result<Shards, E> {
    let newsroom = voices.newsroom();
    let take_all =
        |files: Vec<(FileKey, File)>| files.into_par_iter().try_for_each(|(key, file)| take(key, file));
    let mut shards = Shards::new();
    take_all(slugs(newsroom, &mut shards))?;
    for kind in EntryKind::ALL {
        let count = file_count(slugs_of(newsroom, kind).len(), per_file(newsroom, kind));
        shards.insert(kind.folder().to_owned(), count);
    }
    take(FileKey::Values, File::ForChooser(facets.values().to_text().into_bytes()))?;
    let stretches = (0..).zip(facets.stretches(&newsroom.articles));
    take_all(stretches.map(|(n, it)| (FileKey::Facets(n), File::ForChooser(it.to_bytes()))).collect())?;
    let archive = facets.archive(&newsroom.articles);
    voices.all_bodies(take)?;
    take_all(components::files(voices))?;
    for voice in voices.of_the_site() {
        let site = File::Site(Arc::new(site::site_file(voice, facets)));
        take(FileKey::Site(voice.language.clone()), site)?;
        take_all(heads(voice))?;
        take_all(agenda(voice))?;
        take_all(order(voice))?;
        take_all(names(voice))?;
        search::files(voice, &archive, take)?;
        let kinds = EntryKind::ALL.into_par_iter();
        kinds
            .flat_map_iter(|kind| entries(voice, kind, &shards))
            .try_for_each(|(key, file)| take(key, file))?;
    }
    Ok(shards)
}

/// How many entries of a kind a file holds on average. Pages of people gather next to nothing in a
/// small newsroom, and twenty articles each in one that has many for everybody.
fn per_file(newsroom: &Newsroom, kind: EntryKind) -> u32 {
    match kind {
        EntryKind::Person if newsroom.articles.len() > 10 * newsroom.people.len() => 2,
        _ => kind.per_file(),
    }
}

/// Into how many files so many slugs are cut: a power of two, so that one more rarely moves others.
fn file_count(slugs: usize, per_file: u32) -> u32 {
    (slugs as u32).div_ceil(per_file).max(1).next_power_of_two()
}

fn slugs(newsroom: &Newsroom, shards: &mut Shards) -> Vec<(FileKey, File)> {
    let count = file_count(newsroom.articles.len(), SLUGS_PER_FILE);
    shards.insert("slugs".to_owned(), count);
    let mut files = vec![BTreeMap::<Slug, u32>::new(); count as usize];
    for (ordinal, article) in (0..).zip(&newsroom.articles) {
        files[shard(&article.slug, count) as usize].insert(article.slug.clone(), ordinal);
    }
    (0..).zip(files).map(|(n, slugs)| (FileKey::Slugs(n), File::Slugs(slugs.into()))).collect()
}

fn heads(voice: &Voice<'_>) -> Vec<(FileKey, File)> {
    let articles = voice.newsroom.articles.len() as u32;
    let file = |n: u32| {
        let ordinals = n * HEADS_PER_FILE..((n + 1) * HEADS_PER_FILE).min(articles);
        let heads = ordinals.filter_map(|ordinal| voice.head_at(ordinal)).collect();
        (FileKey::Heads(voice.language.clone(), n), File::Heads(heads))
    };
    (0..articles.div_ceil(HEADS_PER_FILE)).into_par_iter().map(file).collect()
}

/// The articles in the order of their titles, by the first letter or digit on: quotation marks count nothing.
fn order(voice: &Voice<'_>) -> Vec<(FileKey, File)> {
    let articles = 0..voice.newsroom.articles.len() as u32;
    let mut titles: Vec<(String, u32)> = articles
        .map(|ordinal| {
            let article = &voice.newsroom.articles[ordinal as usize];
            let title = fold(&voice.say(&article.texts).title);
            (title.trim_start_matches(|c: char| !c.is_alphanumeric()).to_owned(), ordinal)
        })
        .collect();
    titles.sort();
    let order: Vec<u32> = titles.into_iter().map(|(_, ordinal)| ordinal).collect();
    let files = (0..).zip(order.chunks(FACETS_PER_FILE as usize));
    let key = |n| FileKey::Order(voice.language.clone(), n);
    files.map(|(n, part)| (key(n), File::ForChooser(order_to_bytes(part)))).collect()
}

/// The names of what is found beside articles.
fn names(voice: &Voice<'_>) -> Vec<(FileKey, File)> {
    let newsroom = voice.newsroom;
    let mut people: Vec<Named> =
        newsroom.people.iter().map(|person| named(&person.slug, &voice.say(&person.texts).title)).collect();
    let mut events: Vec<Named> =
        newsroom.events.iter().map(|event| named(&event.slug, &voice.say(&event.texts).title)).collect();
    people.sort_by(|a, b| a.slug.cmp(&b.slug));
    events.sort_by(|a, b| a.slug.cmp(&b.slug));
    [(EntryKind::Person, people), (EntryKind::Event, events)]
        .map(|(kind, names)| (FileKey::Names(kind, voice.language.clone()), File::Names(Arc::new(names))))
        .into()
}

fn agenda(voice: &Voice<'_>) -> Vec<(FileKey, File)> {
    let mut years: BTreeMap<Option<i32>, Vec<EventHead>> = BTreeMap::new();
    for event in voice.relations.agenda.iter().map(|at| &voice.newsroom.events[*at]) {
        years.entry(event.when.first_day().map(|day| day.year())).or_default().push(voice.event(event));
    }
    let key = |year| FileKey::Agenda(voice.language.clone(), year);
    years.into_iter().map(|(year, events)| (key(year), File::Agenda(events))).collect()
}

/// The slugs of everything of a kind, in the order of the newsroom's list.
fn slugs_of(newsroom: &Newsroom, kind: EntryKind) -> Vec<&Slug> {
    match kind {
        EntryKind::Project => newsroom.projects.iter().map(|it| &it.slug).collect(),
        EntryKind::Group => newsroom.groups.iter().map(|it| &it.slug).collect(),
        EntryKind::Topic => newsroom.topics.iter().map(|it| &it.slug).collect(),
        EntryKind::Person => newsroom.people.iter().map(|it| &it.slug).collect(),
        EntryKind::Organisation => newsroom.organisations.iter().map(|it| &it.slug).collect(),
        EntryKind::Place => newsroom.places.iter().map(|it| &it.slug).collect(),
        EntryKind::Event => newsroom.events.iter().map(|it| &it.slug).collect(),
        EntryKind::Edition => newsroom.editions.iter().map(|it| &it.slug).collect(),
        EntryKind::Page => newsroom.pages.iter().map(|it| &it.slug).collect(),
    }
}

/// The files of a kind: which slugs stand in which, and then what is said of each.
fn entries(voice: &Voice<'_>, kind: EntryKind, shards: &Shards) -> Vec<(FileKey, File)> {
    let newsroom = voice.newsroom;
    let count = shards.get(kind.folder()).copied().unwrap_or(1);
    let mut files = vec![Vec::<usize>::new(); count as usize];
    for (at, slug) in slugs_of(newsroom, kind).into_iter().enumerate() {
        files[shard(slug, count) as usize].push(at);
    }
    let editions = site::oldest_first(newsroom);
    let agenda_place = agenda_places(voice.relations);
    let file = |places: Vec<usize>| entries_of(voice, kind, &places, &editions, &agenda_place);
    let key = |n| FileKey::Entries(kind, voice.language.clone(), n);
    files.into_par_iter().enumerate().map(|(n, places)| (key(n as u32), file(places))).collect()
}

/// The place of every event in the agenda, by its place in the newsroom's list.
fn agenda_places(relations: &Relations<'_>) -> Vec<usize> {
    let mut places = vec![0; relations.agenda.len()];
    relations.agenda.iter().enumerate().for_each(|(at, event)| places[*event] = at);
    places
}

fn entries_of(
    voice: &Voice<'_>,
    kind: EntryKind,
    places: &[usize],
    editions: &[&Edition],
    agenda: &[usize],
) -> File {
    let newsroom = voice.newsroom;
    let places = places.iter().copied();
    let edition_place = |at: usize| editions.iter().position(|it| it.slug == newsroom.editions[at].slug);
    match kind {
        EntryKind::Project => File::Undertakings(
            places.map(|at| undertakings::entry(voice, &newsroom.projects[at])).map(Arc::new).collect(),
        ),
        EntryKind::Group => File::Undertakings(
            places.map(|at| undertakings::entry(voice, &newsroom.groups[at])).map(Arc::new).collect(),
        ),
        EntryKind::Topic => {
            File::Topics(places.map(|at| who::topic(voice, &newsroom.topics[at])).map(Arc::new).collect())
        }
        EntryKind::Person => {
            File::People(places.map(|at| who::person(voice, &newsroom.people[at])).map(Arc::new).collect())
        }
        EntryKind::Organisation => File::Organisations(
            places.map(|at| who::organisation(voice, &newsroom.organisations[at])).map(Arc::new).collect(),
        ),
        EntryKind::Place => {
            File::Places(places.map(|at| who::place(voice, &newsroom.places[at])).map(Arc::new).collect())
        }
        EntryKind::Event => File::Events(
            places.map(|at| calendar::event(voice, agenda[at], &newsroom.events[at])).map(Arc::new).collect(),
        ),
        EntryKind::Edition => File::Editions(
            places
                .filter_map(edition_place)
                .map(|at| calendar::edition(voice, editions, at))
                .map(Arc::new)
                .collect(),
        ),
        EntryKind::Page => {
            File::Pages(places.map(|at| calendar::page(voice, &newsroom.pages[at])).map(Arc::new).collect())
        }
    }
}
