use std::sync::Arc;

use chrono::NaiveDate;

use super::panels::Panels;
use crate::bundle::{EntryKind, Head, Named};
use crate::chooser::Told;
use crate::query::{Facet, NewsQuery};

/// What the news page shows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct NewsAnswer {
    /// What was asked, as the address says it.
    pub asked: NewsQuery,
    /// The same with what was typed as a choice in its own key.
    pub query: NewsQuery,
    /// How many articles there are in all.
    pub total: usize,
    /// How many articles pass.
    pub found: usize,
    /// The page of results, in the order asked for.
    pub articles: Vec<Head>,
    /// The facets with their values and names.
    pub panels: Arc<Panels>,
    /// The count of every value under the query, panel by panel.
    pub counts: Vec<Vec<u32>>,
    /// The years that have articles, newest first.
    pub years: Vec<i32>,
    /// Where nothing passes: how many would without each condition, in the order of
    /// [`NewsQuery::without_each`], then without each part of its words, in that of
    /// [`NewsQuery::without_each_part`]; else empty.
    pub dropping: Vec<u32>,
    /// What is to be said of the words that were found.
    pub told: Told,
    /// The ordinals of those articles of the page whose titles and summaries hold none of the words that
    /// were found, each with an excerpt of its text, which is empty until that has arrived.
    pub excerpts: Vec<(u32, String)>,
    /// What is called as the words that were searched for.
    pub also: Vec<Also>,
    /// Today, where the page is read.
    pub today: NaiveDate,
}

/// Something that is called as the words that were searched for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Also {
    /// What it is: a project, a group, a topic, a person or an event.
    pub kind: EntryKind,
    /// Its name.
    pub named: Named,
}

impl NewsAnswer {
    /// The count under the query of a value of a panel, by their places.
    pub fn count_at(&self, panel: usize, value: usize) -> u32 {
        self.counts.get(panel).and_then(|counts| counts.get(value)).copied().unwrap_or(0)
    }

    /// The count of a value under the query; 0 for a value that no article has.
    pub fn count(&self, facet: Facet, value: &str) -> u32 {
        self.panels.find(facet, value).map_or(0, |(panel, value)| self.count_at(panel, value))
    }

    /// What a value is called; the value itself where it is not known.
    pub fn name(&self, facet: Facet, value: &str) -> String {
        let name = self.panels.find(facet, value).map(|(panel, at)| &self.panels.all[panel].values[at].name);
        name.map_or_else(|| value.to_owned(), Clone::clone)
    }
}
