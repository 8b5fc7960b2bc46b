//! Gives every item its slug and its addresses, before any text is converted.

use std::collections::{BTreeMap, BTreeSet};

use super::address::{Targets, whole_path};
use super::dates::Written;
use super::item::{Item, wanted_slug};
use super::mapping::{Becomes, Mapping, Meaning};
use super::report::{Outcome, Report};
use super::words::slugify;
use crate::model::Slug;

/// Where everything will stand.
pub(super) struct Plan {
    pub(super) places: Vec<Place>,
    pub(super) targets: Targets,
    keys: BTreeMap<(Becomes, String), String>,
}

/// Where one item will stand, and where it stood.
#[derive(Clone, Debug)]
pub(super) struct Place {
    pub(super) slug: String,
    /// Its path on the old site.
    pub(super) page: String,
    /// Paths that lead to it, without its own.
    pub(super) aliases: Vec<String>,
}

/// First parts of addresses that are no pages of an editor's.
const TAKEN: [&str; 14] = [
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
    "media",
    "bundle",
];

impl Plan {
    pub(super) fn new(items: &mut [Item], mapping: &Mapping, report: &mut Report) -> Self {
        let mut plan =
            Self { places: Vec::new(), targets: Targets::new(&mapping.site), keys: BTreeMap::new() };
        let mut taken = BTreeSet::new();
        for item in items.iter_mut() {
            let wanted = wanted_slug(item);
            let slug = free_slug(&wanted, item.becomes, &mut taken);
            if slug != wanted {
                let what = format!("{wanted} -> {slug}");
                report.note(item.at(1, Outcome::Repaired, "slug that is taken or reserved", what));
            }
            let mut keys = item.texts(Meaning::Key);
            keys.extend([item.key.clone(), wanted.clone()]);
            for key in keys.iter().rev() {
                let key = slugify(key).map_or_else(|| key.clone(), |slug| slug.to_string());
                plan.keys.entry((item.becomes, key)).or_insert_with(|| slug.clone());
            }
            let page = permalink(item, &wanted, mapping);
            plan.places.push(Place { slug, page, aliases: Vec::new() });
        }
        plan.claim(items, report);
        plan
    }

    /// Lets permalinks have their paths first, then aliases, then what comments say.
    fn claim(&mut self, items: &mut [Item], report: &mut Report) {
        let own: BTreeSet<String> =
            items.iter().zip(&self.places).map(|(item, place)| href(item.becomes, &place.slug)).collect();
        let mut told: Vec<Vec<(String, usize)>> = Vec::new();
        for item in items.iter_mut() {
            let given = item.take(Meaning::Aliases);
            let paths =
                given.iter().flat_map(|given| given.value.texts().into_iter().map(|text| (text, given.line)));
            told.push(paths.collect());
        }
        for round in 0..3 {
            for (index, item) in items.iter().enumerate() {
                let href = href(item.becomes, &self.places[index].slug);
                if round == 0 && !item.draft {
                    self.targets.add_source(&item.file, &href, &item.title);
                    self.targets.add_path(&href, &href);
                }
                let paths = match round {
                    0 => vec![(self.places[index].page.clone(), 1)],
                    1 => told[index].clone(),
                    _ => item.comments.iter().map(|path| (path.clone(), 1)).collect(),
                };
                for (path, line) in paths {
                    let path = whole_path(path.split(['?', '#']).next().unwrap_or_default());
                    if path == href || self.places[index].aliases.contains(&path) {
                        continue;
                    }
                    let free = !own.contains(&path) && !item.draft && self.targets.add_path(&path, &href);
                    if free {
                        self.places[index].aliases.push(path);
                    } else if !item.draft && round < 2 {
                        report.note(item.at(line, Outcome::Dropped, "alias that is taken", path));
                    }
                }
            }
        }
    }

    /// The slug of the item that a text means by a name.
    pub(super) fn find(&self, becomes: Becomes, name: &str) -> Option<&str> {
        let key = slugify(name)?.to_string();
        self.keys.get(&(becomes, key)).map(String::as_str)
    }

    /// Makes a topic or a person from its name.
    pub(super) fn make(&mut self, becomes: Becomes, name: &str) -> Option<String> {
        let slug = slugify(name)?.to_string();
        self.keys.insert((becomes, slug.clone()), slug.clone());
        Some(slug)
    }
}

/// The address of an item in our newsroom.
pub(super) fn href(becomes: Becomes, slug: &str) -> String {
    match folder(becomes) {
        "pages" => format!("/{slug}/"),
        folder => format!("/{folder}/{slug}/"),
    }
}

/// The folder of ours that holds what an item becomes.
pub(super) fn folder(becomes: Becomes) -> &'static str {
    match becomes {
        Becomes::Articles => "news",
        Becomes::Events => "events",
        Becomes::Groups => "groups",
        Becomes::People => "people",
        Becomes::Topics => "topics",
        Becomes::Pages | Becomes::ArticlesOrPages => "pages",
    }
}

fn free_slug(wanted: &str, becomes: Becomes, taken: &mut BTreeSet<(Becomes, String)>) -> String {
    let reserved = wanted.parse::<Slug>().is_ok_and(|slug| slug.is_reserved());
    let shadows = becomes == Becomes::Pages && TAKEN.contains(&wanted);
    let wanted =
        if reserved || shadows { format!("{wanted}-{}", folder(becomes)) } else { wanted.to_owned() };
    let mut slug = wanted.clone();
    let mut count = 1;
    while !taken.insert((becomes, slug.clone())) {
        count += 1;
        slug = format!("{wanted}-{count}");
    }
    slug
}

/// Where an item was read on the old site.
fn permalink(item: &mut Item, slug: &str, mapping: &Mapping) -> String {
    if let Some(path) = item.first(Meaning::Path).filter(|path| !path.contains("://")) {
        return whole_path(&path);
    }
    let pattern = mapping.folder(&item.file).and_then(|folder| folder.permalink.clone());
    let (parents, _) = item.file.rsplit_once('/').unwrap_or(("", &item.file));
    let Some(pattern) = pattern else {
        let bundle = ["index", "_index"].iter().any(|name| {
            item.file.rsplit('/').next().is_some_and(|file| file.split('.').next() == Some(name))
        });
        let parents = if bundle { parents.rsplit_once('/').map_or("", |(up, _)| up) } else { parents };
        let last = if bundle || item.key == slug { item.key.as_str() } else { slug };
        return whole_path(&format!("{parents}/{last}"));
    };
    let date = item.peek(Meaning::Date).and_then(|raw| Written::parse(&raw));
    let part = |form: &str| date.map(|date| date.day.format(form).to_string()).unwrap_or_default();
    let section = parents.split('/').next().unwrap_or_default();
    whole_path(
        &pattern
            .replace(":year", &part("%Y"))
            .replace(":month", &part("%m"))
            .replace(":day", &part("%d"))
            .replace(":sections", parents)
            .replace(":section", section)
            .replace(":slugorfilename", slug)
            .replace(":slug", slug)
            .replace(":title", slug)
            .replace(":contentbasename", &item.key)
            .replace(":filename", &item.key),
    )
}
