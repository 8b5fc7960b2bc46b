use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, NaiveDate};

use crate::bundle::{AgendaYear, FacetIndex};
use crate::model::{Article, Newsroom, Published, Slug, day_number};
use crate::query::{Facet, FacetValue};

/// Every facet with its values, and the ordinals of the articles that have each.
///
/// Years come newest first; all other values by how many articles have them, then by name.
pub(super) struct Facets(Vec<(Facet, Vec<Value>)>);

/// A value with the ordinals of the articles that have it.
type Value = (FacetValue, Vec<u32>);

impl Facets {
    pub fn of(newsroom: &Newsroom) -> Self {
        Self(Facet::ALL.into_iter().map(|facet| (facet, column(newsroom, facet))).collect())
    }

    /// How many articles have each value; topics, projects and groups without one count 0.
    pub fn counts(&self) -> Vec<(Facet, Vec<(FacetValue, u32)>)> {
        let count = |(value, ordinals): &Value| (value.clone(), ordinals.len() as u32);
        self.0.iter().map(|(facet, values)| (*facet, values.iter().map(count).collect())).collect()
    }

    /// The values that an article has.
    pub fn used(&self, facet: Facet) -> impl Iterator<Item = &FacetValue> {
        let column = self.0.iter().filter(move |(of, _)| *of == facet).flat_map(|(_, values)| values);
        column.filter(|(_, ordinals)| !ordinals.is_empty()).map(|(value, _)| value)
    }

    pub fn index(&self, articles: &[Article]) -> FacetIndex {
        let column = |values: &[Value]| {
            let used = values.iter().filter(|(_, ordinals)| !ordinals.is_empty());
            used.map(|(value, ordinals)| (value.clone(), FacetIndex::steps(ordinals.iter().copied())))
                .collect()
        };
        let mut last = 0;
        let days = articles.iter().map(|article| {
            let day = day_number::of(article.published.day());
            (day - std::mem::replace(&mut last, day)) as i32
        });
        let by_month =
            (0..).zip(articles).filter(|(_, article)| matches!(article.published, Published::Month(_)));
        FacetIndex {
            articles: articles.len() as u32,
            facets: self.0.iter().map(|(facet, values)| (*facet, column(values))).collect(),
            days: days.collect(),
            months: FacetIndex::steps(by_month.map(|(ordinal, _)| ordinal)),
        }
    }
}

fn column(newsroom: &Newsroom, facet: Facet) -> Vec<Value> {
    let known: Vec<&Slug> = match facet {
        Facet::Topic => newsroom.topics.iter().map(|topic| &topic.slug).collect(),
        Facet::Project => newsroom.projects.iter().map(|project| &project.slug).collect(),
        Facet::Group => newsroom.groups.iter().map(|group| &group.slug).collect(),
        Facet::Kind | Facet::Year | Facet::Country | Facet::Edition => Vec::new(),
    };
    let mut column: BTreeMap<FacetValue, Vec<u32>> =
        known.into_iter().map(|slug| (slug.to_string(), Vec::new())).collect();
    for (ordinal, article) in (0..).zip(&newsroom.articles) {
        for value in values(newsroom, article, facet) {
            column.entry(value).or_default().push(ordinal);
        }
    }
    let mut column: Vec<_> = column.into_iter().collect();
    match facet {
        Facet::Year => column.reverse(),
        _ => column.sort_by(|(a, has_a), (b, has_b)| has_b.len().cmp(&has_a.len()).then_with(|| a.cmp(b))),
    }
    column
}

/// The values of a facet that an article has, each once.
fn values(newsroom: &Newsroom, article: &Article, facet: Facet) -> BTreeSet<FacetValue> {
    let slugs = |slugs: &[Slug]| slugs.iter().map(Slug::to_string).collect();
    match facet {
        Facet::Project => slugs(&article.projects),
        Facet::Group => slugs(&article.groups),
        Facet::Topic => slugs(&article.topics),
        Facet::Edition => slugs(article.edition.as_slice()),
        Facet::Kind => article.kind.into_iter().map(|kind| kind.name().to_owned()).collect(),
        Facet::Year => BTreeSet::from([format!("{:04}", article.published.year())]),
        Facet::Country => {
            let places = article.places.iter().filter_map(|slug| newsroom.place(slug));
            places.filter_map(|place| Some(place.country.as_ref()?.as_str().to_owned())).collect()
        }
    }
}

/// The years and months in which events begin, oldest first, those without a date last.
pub(in crate::publish) fn agenda_years(newsroom: &Newsroom) -> Vec<AgendaYear> {
    let mut years: BTreeMap<i32, BTreeMap<u32, u32>> = BTreeMap::new();
    let mut undated = false;
    for event in &newsroom.events {
        match event.when.first_day() {
            Some(day) => {
                *years.entry(day.year()).or_default().entry(NaiveDate::month(&day)).or_default() += 1
            }
            None => undated = true,
        }
    }
    let dated = years
        .into_iter()
        .map(|(year, months)| AgendaYear { year: Some(year), months: months.into_iter().collect() });
    dated.chain(undated.then(|| AgendaYear { year: None, months: Vec::new() })).collect()
}
