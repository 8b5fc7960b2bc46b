//! One page per route: each asks one question and lays out the answer.
//!
//! A page's module says what it shows (its answer, read from the store without waiting) and how
//! (its view). Pages compose components; no page knows another.

mod agenda;
mod agenda_frame;
mod agenda_month;
mod annex;
mod article;
mod edition;
mod editions;
mod editor_page;
mod event;
mod failed;
mod feeds;
mod home;
mod meta;
mod missing;
mod news;
mod news_year;
mod organisation;
mod person;
mod place;
mod projects;
mod saved;
mod topic;
mod topics;
mod undertaking;

use std::sync::Arc;

use super::content::{Clock, Lack, LoadError, NewsAnswer, Reading};
use super::current::Current;
use super::question::Shown;
use crate::app::view::{View, view};
use crate::bundle::{
    EditionEntry, EntryKind, File, FileError, FileKey, OrganisationEntry, PageEntry, PersonEntry, PlaceEntry,
    SiteFile, TopicEntry, UndertakingEntry,
};
use crate::model::Kind;
use crate::route::Route;

pub use agenda::AgendaAnswer;
pub use agenda_month::AgendaMonthAnswer;
pub use article::ArticleAnswer;
pub use event::EventAnswer;
pub use home::HomeAnswer;
pub use meta::page_meta;
pub use news_year::NewsYearAnswer;

/// What a page shows.
#[derive(Clone, Debug)]
pub enum Answer {
    /// The front.
    Home(Arc<HomeAnswer>),
    /// The news.
    News(Arc<NewsAnswer>),
    /// A year of news, or a month of one.
    NewsYear(Arc<NewsYearAnswer>),
    /// An article.
    Article(Arc<ArticleAnswer>),
    /// All projects and groups; they stand in the site's file.
    Projects,
    /// A project or a group.
    Undertaking(Arc<UndertakingEntry>),
    /// All topics; they stand in the site's file.
    Topics,
    /// A topic.
    Topic(Arc<TopicEntry>, Clock),
    /// A person.
    Person(Arc<PersonEntry>, Clock),
    /// An organisation.
    Organisation(Arc<OrganisationEntry>, Clock),
    /// A place.
    Place(Arc<PlaceEntry>, Clock),
    /// What is to come, and what was last.
    Agenda(Arc<AgendaAnswer>),
    /// The agenda of a month.
    AgendaMonth(Arc<AgendaMonthAnswer>),
    /// An event.
    Event(Arc<EventAnswer>),
    /// All editions; they stand in the site's file.
    Editions,
    /// An edition.
    Edition(Arc<EditionEntry>),
    /// What the reader saved.
    Saved,
    /// What can be subscribed to; the kinds that an article has.
    Feeds(Vec<Kind>),
    /// A page of the editor's.
    Page(Arc<PageEntry>),
    /// Nothing stands at this address.
    Missing,
    /// It could not be loaded.
    Failed(LoadError),
}

impl Answer {
    /// Whether the view of this answer can follow to another one of its page.
    pub(super) fn gives_way_to(&self, other: &Self) -> bool {
        matches!(
            (self, other),
            (Self::News(_), Self::News(_))
                | (Self::Agenda(_), Self::Agenda(_))
                | (Self::AgendaMonth(_), Self::AgendaMonth(_))
        )
    }

    /// What the fields of the page are to show that a reader types into, by their names.
    pub(super) fn fields(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::News(answer) => annex::news::fields(answer),
            Self::Agenda(answer) => vec![("q", answer.asked.text.clone())],
            Self::AgendaMonth(answer) => vec![("q", answer.asked.text.clone())],
            _ => Vec::new(),
        }
    }
}

/// The query that a reader of the news asks for: see [`annex::news::settled`].
pub(super) fn settled(answer: &NewsAnswer, query: &str, under_way: Option<&str>, types: bool) -> String {
    annex::news::settled(answer, query, under_way, types)
}

/// Whether another page of the same results is shown, or more of them.
pub(super) fn turns_pages(before: &NewsAnswer, after: &NewsAnswer) -> bool {
    annex::news::turns(before, after)
}

/// Reads what a route shows.
pub(super) fn answer(
    reading: &Reading<'_>,
    site: &SiteFile,
    route: &Route,
    query: &str,
) -> Result<Answer, Lack> {
    match route {
        Route::Home => annex::front::answer(reading, site),
        Route::News => annex::news::answer(reading, site, query),
        Route::Article(slug) => annex::articles::answer(reading, slug),
        Route::Agenda | Route::AgendaMonth(..) => annex::days::answer(reading, site, route, query),
        Route::Event(slug) => annex::events::answer(reading, slug),
        _ => annex::things::answer(reading, route),
    }
}

/// Reads a file of the bundle; of entries, one that a page of an open annex asked for.
pub(super) fn read_file(key: &FileKey, json: &str) -> Result<(File, usize), FileError> {
    match key {
        FileKey::Entries(EntryKind::Event, ..) => annex::events::read(json),
        FileKey::Entries(kind, ..) => annex::things::read(*kind, json),
        _ => File::shared_from_json(key, json),
    }
}

/// Whether a page that was answered at one moment says something else at another.
pub(super) fn is_out_of_date(answer: &Answer, clock: Clock) -> bool {
    let (then, events) = match answer {
        Answer::Home(answer) => (answer.clock, answer.next.as_slice()),
        Answer::Topic(entry, clock) => (*clock, entry.gathered.events.as_slice()),
        Answer::Person(entry, clock) => (*clock, entry.gathered.events.as_slice()),
        Answer::Organisation(entry, clock) => (*clock, entry.gathered.events.as_slice()),
        Answer::Place(entry, clock) => (*clock, entry.gathered.events.as_slice()),
        Answer::Agenda(answer) => (answer.clock, answer.upcoming.as_slice()),
        Answer::AgendaMonth(answer) => (answer.clock, answer.events.as_slice()),
        Answer::Event(answer) => (answer.clock, std::slice::from_ref(&answer.entry.head)),
        _ => return false,
    };
    then.today != clock.today
        || events.iter().any(|event| then.state(&event.when) != clock.state(&event.when))
}

/// The view of what is shown. The news page and the agenda follow `current` while they stay the same
/// page; all other pages are drawn anew.
pub(super) fn view(shown: &Shown, current: Current) -> View {
    let site = Arc::clone(&shown.site);
    match shown.answer.clone() {
        Answer::Home(answer) => annex::front::view(answer, site),
        Answer::News(_) => annex::news::view(current, site),
        Answer::Article(answer) => annex::articles::view(answer, current.marks(), site),
        Answer::Missing => view! { <missing::MissingPage path=shown.question.path.clone()/> },
        Answer::Failed(error) => {
            let address = shown.question.address();
            view! { <failed::FailedPage error address/> }
        }
        answer @ (Answer::Agenda(_) | Answer::AgendaMonth(_)) => annex::days::view(answer, current, site),
        Answer::Event(answer) => annex::events::view(answer, site),
        answer => annex::things::view(answer, site),
    }
}
