//! THE CHOOSER: answers a query from the facet index and the search index, as far as their files
//! have arrived, and names those that it lacks.
//!
//! It stands apart from the app so that a reader who filters nothing does not load it: in the
//! browser it is a small wasm of its own, natively it is called directly. It fetches nothing, shows
//! nothing and knows no names of things but their values in the facets.

mod answer;
mod explaining;
mod files;
mod ordering;
mod phrases;
mod scoring;
mod searching;
mod told;

pub use answer::{Answer, Outcome};
pub use told::{Score, Told};

use self::files::Files;
use self::scoring::Room;
use self::searching::Search;
use crate::bundle::{FileKey, Values};
use crate::model::Language;
use crate::query::{Archive, NewsQuery, Selection, Sort};

/// Answers queries over the files it was given.
#[derive(Debug, Default)]
pub struct Chooser {
    articles: u32,
    files: Files,
    archive: Option<Archive>,
    room: Room,
    selection: Option<Selection>,
    told: Told,
    exact: bool,
}

impl Chooser {
    /// A chooser for an archive of so many articles, with no files yet.
    pub fn new(articles: u32) -> Self {
        Self { articles, ..Self::default() }
    }

    /// A chooser that forgives no typing errors and takes no plural for its singular: what it finds
    /// is what a scan of all texts would.
    pub fn exact(articles: u32) -> Self {
        Self { articles, exact: true, ..Self::default() }
    }

    /// Takes a file; `false` where its bytes are not what the key promises.
    pub fn give(&mut self, key: &FileKey, bytes: Vec<u8>) -> bool {
        self.files.take(key, bytes, self.archive.as_ref())
    }

    /// Answers a query as a page in a language asks for it.
    pub fn answer(&mut self, query: &NewsQuery, language: &Language) -> Outcome {
        let mut needs = Vec::new();
        if self.archive.is_none() {
            self.archive = self.files.archive(self.articles, &mut needs);
            if let Some(archive) = &self.archive {
                self.files.read_kept(archive);
            }
        }
        let (query, typed) = query.settled_and_read();
        let order = match query.sort {
            Sort::Title => Some(self.files.order(language, self.articles, &mut needs)),
            _ => None,
        };
        let mut search = Search::new(&self.files, language, self.articles, self.exact, &mut needs);
        let searched = search.run(&typed);
        let (Some(archive), true) = (&self.archive, needs.is_empty()) else { return Outcome::Needs(needs) };
        let selection = archive.select(&query, searched.set);
        let found = selection.results.count();
        let window = query.within(found as usize).window();
        let page = match order {
            Some(order) => ordering::by_title(&selection.results, &order, window),
            None => {
                let scoring = &searched.scoring;
                ordering::page(&selection.results, scoring, &mut self.room, query.sort, window)
            }
        };
        self.told = searched.told;
        let mut answer = Answer { found, page, dropping: Vec::new() };
        let mut search = Search::new(&self.files, language, self.articles, self.exact, &mut needs);
        if query.explained {
            self.told.scores = search.explain(&typed, &searched.scoring, &answer.page);
        }
        if found == 0 {
            let without_parts = query.without_each_part().into_iter().map(|(_, without)| without);
            for other in query.without_each().into_iter().chain(without_parts) {
                let set = search.run(&other.typed()).set;
                answer.dropping.push(archive.select(&other, set).results.count());
            }
        }
        self.selection = Some(selection);
        if needs.is_empty() { Outcome::Answer(answer) } else { Outcome::Needs(needs) }
    }

    /// What is to be said of the last answer: the words that were found, and how.
    pub fn told(&self) -> &Told {
        &self.told
    }

    /// The count of every value under the last query that was answered, in the order of
    /// [`Chooser::values`]; `None` before the first answer. Counting takes longer than most answers.
    pub fn counts(&self) -> Option<Vec<u32>> {
        Some(self.archive.as_ref()?.counts(self.selection.as_ref()?))
    }

    /// Every value of every facet, in the order of counts; empty before the first answer.
    pub fn values(&self) -> Values {
        let columns = self.archive.as_ref().map_or(&[][..], Archive::columns);
        let values = columns
            .iter()
            .map(|column| (column.facet, column.values.iter().map(|(value, _)| value.clone()).collect()));
        Values(values.collect())
    }
}
