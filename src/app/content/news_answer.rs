use std::sync::Arc;

use crate::bundle::Head;
use crate::query::{Facet, FacetValue, NewsQuery};

/// What the news page shows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct NewsAnswer {
    /// What was asked.
    pub query: NewsQuery,
    /// How many articles there are in all.
    pub total: usize,
    /// How many articles pass.
    pub found: usize,
    /// The page of results, in the order asked for.
    pub articles: Vec<Head>,
    /// The facets with their values and counts, in the order they are shown.
    pub facets: Arc<Vec<FacetPanel>>,
    /// The years that have articles, newest first.
    pub years: Vec<i32>,
    /// Where nothing passes: how many would without each condition, in the order of
    /// [`without_each`]; else empty.
    pub dropping: Vec<u32>,
}

/// The query without each of its conditions in turn: its choices in their order, then its first
/// day, its last day, its words.
pub fn without_each(query: &NewsQuery) -> Vec<NewsQuery> {
    let choices = query.choices.iter();
    let mut all: Vec<NewsQuery> =
        choices.map(|choice| query.with_choice(choice.facet, &choice.value, None)).collect();
    if query.from.is_some() {
        all.push(NewsQuery { from: None, page: 1, ..query.clone() });
    }
    if query.to.is_some() {
        all.push(NewsQuery { to: None, page: 1, ..query.clone() });
    }
    if !query.text.trim().is_empty() {
        all.push(query.with_text(""));
    }
    all
}

/// A facet as the panel shows it. Which values stand in it, and in which order, does not depend
/// on the query: only counts do, so that rows stay where they are.
#[derive(Clone, Debug, PartialEq)]
pub struct FacetPanel {
    /// The facet.
    pub facet: Facet,
    /// Its values, the most frequent first, years newest first.
    pub values: Vec<ValueCount>,
}

/// A facet value with its name and its count under the query.
#[derive(Clone, Debug, PartialEq)]
pub struct ValueCount {
    /// The value, as the address says it.
    pub value: FacetValue,
    /// What it is called in the page's language.
    pub name: String,
    /// How many articles a reader would see after choosing it.
    pub count: u32,
    /// How many articles have it, nothing being filtered.
    pub all: u32,
}

impl NewsAnswer {
    /// The count of a value under the query; 0 for a value that no article has.
    pub fn count(&self, facet: Facet, value: &str) -> u32 {
        self.panel(facet).and_then(|panel| panel.get(value)).map_or(0, |found| found.count)
    }

    /// What a value is called; the value itself where it is not known.
    pub fn name(&self, facet: Facet, value: &str) -> String {
        self.panel(facet)
            .and_then(|panel| panel.get(value))
            .map_or_else(|| value.to_owned(), |found| found.name.clone())
    }

    fn panel(&self, facet: Facet) -> Option<&FacetPanel> {
        self.facets.iter().find(|panel| panel.facet == facet)
    }
}

impl FacetPanel {
    fn get(&self, value: &str) -> Option<&ValueCount> {
        self.values.iter().find(|found| found.value == value)
    }
}
