use std::sync::Arc;

use chrono::NaiveDate;

use super::content::{Lack, LoadError, Reading};
use super::pages::{Answer, answer};
use crate::bundle::SiteFile;
use crate::model::Language;
use crate::route::{Addresses, Route};

/// What an address asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// The language of the page.
    pub language: Language,
    /// The page; `None` where the address is not of our grammar.
    pub route: Option<Route>,
    /// The path from the root of the host, as it stands in the address bar.
    pub path: String,
    /// The query string, without its `?`, as it stands in the address bar.
    pub query: String,
}

/// What is shown for an address.
#[derive(Clone, Debug)]
pub struct Shown {
    /// What was asked.
    pub question: Question,
    /// What every page shows.
    pub site: Arc<SiteFile>,
    /// What this page shows.
    pub answer: Answer,
    /// The day at which the newsroom stands still, if it does.
    pub frozen_at: Option<NaiveDate>,
}

impl Question {
    /// Reads an address. Never fails.
    pub fn new(addresses: &Addresses, path: &str, query: &str) -> Self {
        let (language, route) = match addresses.parse(path) {
            Some((language, route)) => (language, Some(route)),
            None => (addresses.language_of(path).clone(), None),
        };
        let query = query.strip_prefix('?').unwrap_or(query).to_owned();
        Self { language, route, path: path.to_owned(), query }
    }

    /// The address that asks this.
    pub fn address(&self) -> String {
        let mark = if self.query.is_empty() { "" } else { "?" };
        [&self.path, mark, &self.query].concat()
    }

    /// Whether two questions are asked of one and the same page, so that its view can stay.
    pub fn same_page(&self, other: &Self) -> bool {
        self.language == other.language && self.route == other.route && self.path == other.path
    }
}

impl Shown {
    /// The page that says why there is nothing to show.
    pub fn failed(question: Question, site: Arc<SiteFile>, error: LoadError) -> Self {
        Self { question, site, answer: Answer::Failed(error), frozen_at: None }
    }
}

/// Answers a question from what has arrived. Fails only for want of files, which the reading
/// then names; what does not exist is answered by the page that says so.
pub fn ask(reading: &Reading<'_>, question: &Question) -> Result<Shown, Lack> {
    let site = reading.site();
    let found = match &question.route {
        Some(route) => match &site {
            Ok(site) => answer(reading, site, route, &question.query),
            Err(_) => Err(Lack::Files),
        },
        None => Err(Lack::Nothing),
    };
    let answer = match found {
        Ok(answer) => answer,
        Err(Lack::Nothing) => Answer::Missing,
        Err(Lack::Files) => return Err(Lack::Files),
    };
    let manifest = reading.manifest();
    let frozen_at = manifest.frozen.then(|| manifest.today());
    Ok(Shown { question: question.clone(), site: site?, answer, frozen_at })
}
