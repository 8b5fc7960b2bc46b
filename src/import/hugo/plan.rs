//! Gives every item its slug and its addresses, before any text is converted.

use std::collections::{BTreeMap, BTreeSet};

use super::address::{Targets, whole_path};
use super::item::{Item, wanted_slug};
use super::mapping::{Becomes, Meaning, Site};
use super::media::{Media, OldFile};
use super::permalink::Permalinks;
use super::report::{Outcome, Report};
use super::translations::Translation;
use super::words::slugify;
use crate::model::Slug;
use crate::route::RESERVED_PAGES;

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

impl Plan {
    pub(super) fn new(
        items: &mut [Item],
        translations: &mut [Translation],
        files: &[OldFile],
        permalinks: &Permalinks<'_>,
        report: &mut Report,
    ) -> Self {
        let site = &permalinks.mapping.site;
        let mut plan = Self { places: Vec::new(), targets: Targets::new(site), keys: BTreeMap::new() };
        let mut taken = BTreeSet::new();
        for item in items.iter_mut() {
            let page = permalinks.of(item, report);
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
            plan.places.push(Place { slug, page, aliases: Vec::new() });
        }
        for translation in translations.iter_mut() {
            translation.page = permalinks.of(&mut translation.item, report);
            // Its original's slug counts.
            translation.item.take(Meaning::Slug);
        }
        plan.claim(items, translations, site, report);
        plan.targets.media = Media::new(files, &plan.own_folders(items, translations));
        plan
    }

    /// Lets permalinks have their paths first, then aliases, then what comments say. What leads to
    /// a translation leads to its original, which knows it.
    fn claim(
        &mut self,
        items: &mut [Item],
        translations: &mut [Translation],
        site: &Site,
        report: &mut Report,
    ) {
        let hrefs: Vec<String> =
            items.iter().zip(&self.places).map(|(item, place)| href(item.becomes, &place.slug)).collect();
        let own: BTreeSet<String> = hrefs.iter().flat_map(|href| forms(href, site)).collect();
        let all = items.iter_mut().chain(translations.iter_mut().map(|translation| &mut translation.item));
        let told: Vec<Vec<(String, usize)>> = all.map(told_aliases).collect();
        let pages: Vec<String> = self.places.iter().map(|place| place.page.clone()).collect();
        let originals = items.iter().zip(&pages).enumerate().map(|(of, (item, page))| (of, item, page));
        let others = translations.iter().map(|one| (one.of, &one.item, &one.page));
        let claims: Vec<(usize, &Item, &String)> = originals.chain(others).collect();
        for round in 0..3 {
            for ((of, item, page), told) in claims.iter().zip(&told) {
                let (of, href) = (*of, &hrefs[*of]);
                let draft = item.draft || items[of].draft;
                let forms = forms(href, site);
                if round == 0 && !draft {
                    self.targets.add_source(&item.file, href, &item.title);
                    self.targets.add_source_path(&item.path, href);
                    for form in &forms {
                        self.targets.add_path(form, href);
                    }
                }
                let paths = match round {
                    0 => vec![((*page).clone(), 1)],
                    1 => told.clone(),
                    _ => {
                        let inside = |path| self.targets.base.inside(path).unwrap_or(path).to_owned();
                        item.comments.iter().map(|path| (inside(path), 1)).collect()
                    }
                };
                for (path, line) in paths {
                    let path = whole_path(path.split(['?', '#']).next().unwrap_or_default());
                    if forms.contains(&path) || self.places[of].aliases.contains(&path) {
                        continue;
                    }
                    let free = !own.contains(&path) && !draft && self.targets.add_path(&path, href);
                    if free {
                        self.places[of].aliases.push(path);
                    } else if !draft && round < 2 {
                        report.note(item.at(line, Outcome::Dropped, "alias that is taken", path));
                    }
                }
            }
        }
    }

    /// The folders that are one page's alone, with the paths at which the page was read.
    fn own_folders(&self, items: &[Item], translations: &[Translation]) -> Vec<(String, String)> {
        let originals = items.iter().zip(self.places.iter().map(|place| &place.page));
        let others = translations.iter().map(|translation| (&translation.item, &translation.page));
        let folder = |(item, page): (&Item, &String)| {
            let (folder, name) = item.file.rsplit_once('/')?;
            name.starts_with("index.").then(|| (folder.to_owned(), page.clone()))
        };
        originals.chain(others).filter_map(folder).collect()
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

/// The addresses of an item in our newsroom, in each of its languages.
fn forms(href: &str, site: &Site) -> Vec<String> {
    let others = site.languages.iter().map(|language| format!("/{language}{href}"));
    std::iter::once(href.to_owned()).chain(others).collect()
}

/// The aliases that an item gives itself, with their lines.
fn told_aliases(item: &mut Item) -> Vec<(String, usize)> {
    let given = item.take(Meaning::Aliases);
    given.iter().flat_map(|given| given.value.texts().into_iter().map(|text| (text, given.line))).collect()
}

fn free_slug(wanted: &str, becomes: Becomes, taken: &mut BTreeSet<(Becomes, String)>) -> String {
    let reserved = wanted.parse::<Slug>().is_ok_and(|slug| slug.is_reserved());
    let shadows = becomes == Becomes::Pages && RESERVED_PAGES.contains(&wanted);
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
