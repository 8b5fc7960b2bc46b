use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, NaiveDate};

use crate::bundle::{AgendaYear, FACETS_PER_FILE, FacetStretch, Values};
use crate::model::{Article, Newsroom, Published, Slug, day_number};
use crate::query::{Archive, Facet, FacetValue};

/// Every facet with its values, and the ordinals of the articles that have each.
///
/// Years come newest first; all other values by how many articles have them, then by name.
pub(super) struct Facets(Vec<(Facet, Vec<Value>)>);

/// How many people every reader is told of before any choice.
const PEOPLE: usize = 12;

/// A value with the ordinals of the articles that have it.
type Value = (FacetValue, Vec<u32>);

impl Facets {
    pub fn of(newsroom: &Newsroom) -> Self {
        Self(Facet::ALL.into_iter().map(|facet| (facet, column(newsroom, facet))).collect())
    }

    /// How many articles have each value; topics, projects and groups without one count 0. Of people
    /// those whom most articles name.
    pub fn counts(&self) -> Vec<(Facet, Vec<(FacetValue, u32)>)> {
        let count = |(value, ordinals): &Value| (value.clone(), ordinals.len() as u32);
        let told = |facet: Facet, values: &[Value]| {
            let most = if facet == Facet::Person { PEOPLE } else { values.len() };
            values.iter().take(most).map(count).collect()
        };
        self.0.iter().map(|(facet, values)| (*facet, told(*facet, values))).collect()
    }

    /// How many people besides those articles name.
    pub fn more_people(&self) -> u32 {
        let people = self.used(Facet::Person).count();
        people.saturating_sub(PEOPLE) as u32
    }

    /// The people whom most articles name.
    pub fn people(&self) -> impl Iterator<Item = &FacetValue> {
        self.used(Facet::Person).take(PEOPLE)
    }

    /// The values that an article has.
    pub fn used(&self, facet: Facet) -> impl Iterator<Item = &FacetValue> {
        let column = self.0.iter().filter(move |(of, _)| *of == facet).flat_map(|(_, values)| values);
        column.filter(|(_, ordinals)| !ordinals.is_empty()).map(|(value, _)| value)
    }

    /// Every value that an article has, in the order of their first articles; years apart.
    pub fn values(&self) -> Values {
        Values(
            self.numbered().map(|(facet, values)| (facet, values.map(|it| it.0.clone()).collect())).collect(),
        )
    }

    /// The facet index, cut by ranges of ordinals.
    pub fn stretches(&self, articles: &[Article]) -> Vec<FacetStretch> {
        let count = articles.len().div_ceil(FACETS_PER_FILE as usize);
        let mut stretches = vec![FacetStretch::default(); count];
        for (ordinal, article) in articles.iter().enumerate() {
            let (file, at) = (ordinal / FACETS_PER_FILE as usize, ordinal as u32 % FACETS_PER_FILE);
            stretches[file].days.push(day_number::of(article.published.day()) as i32);
            if matches!(article.published, Published::Month(_)) {
                stretches[file].by_month.push(at);
            }
        }
        for (facet, values) in self.numbered() {
            for (at, (_, ordinals)) in values.enumerate() {
                for ordinal in ordinals {
                    let values = &mut stretches[(ordinal / FACETS_PER_FILE) as usize].values;
                    let number = Values::number(facet, at);
                    if values.last().is_none_or(|(last, _)| *last != number) {
                        values.push((number, Vec::new()));
                    }
                    values.last_mut().expect("just pushed").1.push(ordinal % FACETS_PER_FILE);
                }
            }
        }
        stretches.iter_mut().for_each(|stretch| stretch.values.sort_by_key(|(number, _)| *number));
        stretches
    }

    /// All articles as readers will have them once they have the facet index.
    pub fn archive(&self, articles: &[Article]) -> Archive {
        let day = |article: &Article| day_number::of(article.published.day()) as i32;
        let by_month = (0..).zip(articles).filter(|(_, it)| matches!(it.published, Published::Month(_)));
        let by_month: Vec<u32> = by_month.map(|(ordinal, _)| ordinal).collect();
        let columns = self.0.iter().map(|(facet, values)| {
            (*facet, values.iter().filter(|(_, ordinals)| !ordinals.is_empty()).cloned().collect())
        });
        Archive::new(articles.iter().map(day).collect(), &by_month, columns.collect())
    }

    /// The values that an article has, in the order of their first articles, then by name; so a newer
    /// article moves no number.
    fn numbered(&self) -> impl Iterator<Item = (Facet, impl Iterator<Item = &Value>)> {
        self.0.iter().filter(|(facet, _)| *facet != Facet::Year).map(|(facet, values)| {
            let mut used: Vec<&Value> = values.iter().filter(|(_, ordinals)| !ordinals.is_empty()).collect();
            used.sort_by(|(a, has_a), (b, has_b)| has_a.first().cmp(&has_b.first()).then_with(|| a.cmp(b)));
            (*facet, used.into_iter())
        })
    }
}

fn column(newsroom: &Newsroom, facet: Facet) -> Vec<Value> {
    let known: Vec<&Slug> = match facet {
        Facet::Topic => newsroom.topics.iter().map(|topic| &topic.slug).collect(),
        Facet::Project => newsroom.projects.iter().map(|project| &project.slug).collect(),
        Facet::Group => newsroom.groups.iter().map(|group| &group.slug).collect(),
        _ => Vec::new(),
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
        Facet::Person => article.people.iter().chain(&article.authors).map(Slug::to_string).collect(),
        Facet::Language => article.texts.languages().map(|language| language.as_str().to_owned()).collect(),
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
