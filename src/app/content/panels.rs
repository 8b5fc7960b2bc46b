use crate::bundle::{Manifest, Named, SiteFile, Values};
use crate::messages::{Locale, dates, kind_name, language_name};
use crate::model::{Kind, Language, Slug, order};
use crate::query::Facet;

/// The facets in the order in which they are shown.
const SHOWN: [Facet; 9] = [
    Facet::Topic,
    Facet::Project,
    Facet::Group,
    Facet::Kind,
    Facet::Year,
    Facet::Country,
    Facet::Person,
    Facet::Edition,
    Facet::Language,
];

/// Up to how many values a facet also shows those that no article has.
const FEW: usize = 12;

/// The facets with their values and what these are called in a language.
///
/// Which values stand there, and in which order, does not depend on the query: only counts do, so
/// that rows stay where they are. Before the chooser is there only the values that the manifest
/// tells are known; the others follow them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Panels {
    /// The facets in the order in which they are shown, empty ones included.
    pub all: Vec<Panel>,
    language: Option<Language>,
    /// How many values the chooser told.
    told: usize,
}

/// A facet with its values.
#[derive(Clone, Debug, PartialEq)]
pub struct Panel {
    /// The facet.
    pub facet: Facet,
    /// Its values: all years, then all months, the newest first; of other facets the most frequent
    /// first, and after them by name what only the chooser tells.
    pub values: Vec<PanelValue>,
    /// How many more there are, which are not known yet.
    pub more: usize,
}

/// A facet value with its name.
#[derive(Clone, Debug, PartialEq)]
pub struct PanelValue {
    /// The value, as the address says it.
    pub value: String,
    /// What it is called.
    pub name: String,
    /// How many articles have it, nothing being filtered; of what only the chooser tells, 1 or more.
    pub all: u32,
    /// The value that this one is part of: the year of a month, the wider topic.
    pub within: Option<String>,
    /// Where its count stands among all that the chooser tells.
    place: Option<usize>,
}

impl Panels {
    /// The panels of a newsroom: what the manifest tells, and what the chooser does; `people` names
    /// people.
    pub fn new(
        manifest: &Manifest,
        site: &SiteFile,
        language: &Language,
        people: &[Named],
        values: Values,
    ) -> Self {
        let locale = Locale::of(language);
        let name = |facet, value: &str| name(site, locale, people, facet, value);
        let told = values.0.iter().map(|(_, values)| values.len()).sum();
        let all = SHOWN.into_iter().map(|facet| {
            let known = manifest.facet(facet);
            let mut panel = Panel { facet, values: Vec::new(), more: 0 };
            for (value, count) in known.iter().filter(|(_, count)| *count > 0 || known.len() <= FEW) {
                panel.values.push(PanelValue {
                    name: name(facet, value),
                    within: within(site, facet, value),
                    value: value.clone(),
                    all: *count,
                    place: None,
                });
            }
            let mut first = 0;
            for (of, values) in &values.0 {
                if *of == facet {
                    panel.take(values, first, |value| (name(facet, value), within(site, facet, value)));
                }
                first += values.len();
            }
            if told == 0 && facet == Facet::Person {
                panel.more = manifest.more_people as usize;
            }
            panel
        });
        Self { all: all.collect(), language: Some(language.clone()), told }
    }

    /// Whether these are the panels of a language.
    pub fn is_of(&self, language: &Language) -> bool {
        self.language.as_ref() == Some(language)
    }

    /// Whether all values are known.
    pub fn is_whole(&self) -> bool {
        self.told > 0
    }

    /// The place of a value's panel, and its own in the panel.
    pub fn find(&self, facet: Facet, value: &str) -> Option<(usize, usize)> {
        let panel = self.all.iter().position(|panel| panel.facet == facet)?;
        let at = self.all[panel].values.iter().position(|known| known.value == value)?;
        Some((panel, at))
    }

    /// The counts panel by panel, from those that the chooser tells in its own order; without them
    /// those of the manifest, where nothing is filtered.
    pub fn counts(&self, told: Option<&[u32]>) -> Vec<Vec<u32>> {
        let count = |value: &PanelValue| match told {
            None => value.all,
            Some(told) => value.place.and_then(|place| told.get(place)).copied().unwrap_or(0),
        };
        self.all.iter().map(|panel| panel.values.iter().map(count).collect()).collect()
    }
}

impl Panel {
    /// Takes the values that the chooser tells, the first of which has its count at `first`.
    fn take(&mut self, told: &[String], first: usize, name: impl Fn(&str) -> (String, Option<String>)) {
        let known = self.values.len();
        for (place, value) in (first..).zip(told) {
            match self.values[..known].iter_mut().find(|known| known.value == *value) {
                Some(known) => known.place = Some(place),
                None => {
                    let (name, within) = name(value);
                    self.values.push(PanelValue {
                        value: value.clone(),
                        name,
                        all: 1,
                        within,
                        place: Some(place),
                    });
                }
            }
        }
        if self.facet != Facet::Year {
            // Few have many articles: what is looked for among them is a name.
            order::sort_by(&mut self.values[known..], |one, other| one.name.cmp(&other.name));
        }
    }
}

/// The value that a value is part of.
fn within(site: &SiteFile, facet: Facet, value: &str) -> Option<String> {
    match facet {
        Facet::Topic => {
            let topic = site.topics.iter().find(|topic| topic.slug.as_str() == value)?;
            topic.parent.as_ref().map(|parent| parent.as_str().to_owned())
        }
        Facet::Year => value.split_once('-').map(|(year, _)| year.to_owned()),
        _ => None,
    }
}

/// What a facet value is called; the value itself where nothing better is known.
fn name(site: &SiteFile, locale: Locale, people: &[Named], facet: Facet, value: &str) -> String {
    let is_it = |slug: &Slug| slug.as_str() == value;
    let found = match facet {
        Facet::Topic => site.topics.iter().find(|topic| is_it(&topic.slug)).map(|topic| &topic.name),
        Facet::Project => site.projects.iter().find(|it| is_it(&it.slug)).map(|it| &it.title),
        Facet::Group => site.groups.iter().find(|it| is_it(&it.slug)).map(|it| &it.title),
        Facet::Edition => site.editions.iter().find(|it| is_it(&it.slug)).map(|it| &it.title),
        Facet::Country => site.countries.iter().find(|(code, _)| code == value).map(|(_, name)| name),
        Facet::Person => people.iter().find(|named| is_it(&named.slug)).map(|named| &named.name),
        Facet::Kind => {
            let kind = Kind::from_name(value);
            return kind.map_or_else(|| value.to_owned(), |kind| kind_name(locale, kind).to_owned());
        }
        Facet::Language => {
            let language = value.parse().ok();
            return language.map_or_else(|| value.to_owned(), |it| language_name(locale, &it));
        }
        Facet::Year => {
            let month = value.split_once('-').and_then(|_| value.parse().ok());
            return month.map_or_else(|| value.to_owned(), |month| dates::published(locale, &month));
        }
    };
    found.map_or_else(|| value.to_owned(), Clone::clone)
}
