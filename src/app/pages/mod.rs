//! One page per route: each asks one question and lays out the answer.
//!
//! A page's module says what it shows (its answer, read from the store without waiting) and how
//! (its view). Pages compose components; no page knows another.

mod agenda;
mod agenda_month;
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
    EditionEntry, EntryKind, File, OrganisationEntry, PageEntry, PersonEntry, PlaceEntry, SiteFile,
    TopicEntry, UndertakingEntry,
};
use crate::model::{Kind, Slug};
use crate::query::Facet;
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

/// Reads what a route shows.
pub(super) fn answer(
    reading: &Reading<'_>,
    site: &SiteFile,
    route: &Route,
    query: &str,
) -> Result<Answer, Lack> {
    Ok(match route {
        Route::Home => Answer::Home(Arc::new(home::read(reading, site)?)),
        Route::News => Answer::News(Arc::new(news::read(reading, site, query)?)),
        Route::NewsYear(year) => Answer::NewsYear(Arc::new(news_year::read(reading, *year, None)?)),
        Route::NewsMonth(year, month, page) => {
            Answer::NewsYear(Arc::new(news_year::read(reading, *year, Some((*month, *page)))?))
        }
        Route::Article(slug) => Answer::Article(Arc::new(article::read(reading, slug)?)),
        Route::Projects => Answer::Projects,
        Route::Project(slug) => undertaking(reading, EntryKind::Project, slug)?,
        Route::Group(slug) => undertaking(reading, EntryKind::Group, slug)?,
        Route::Topics => Answer::Topics,
        Route::Agenda => Answer::Agenda(Arc::new(agenda::read(reading)?)),
        Route::AgendaMonth(year, month) => {
            Answer::AgendaMonth(Arc::new(agenda_month::read(reading, *year, *month)?))
        }
        Route::Event(slug) => Answer::Event(Arc::new(event::read(reading, slug)?)),
        Route::Editions => Answer::Editions,
        Route::Saved => Answer::Saved,
        Route::Feeds => {
            let kinds = reading.manifest().facet(Facet::Kind).iter();
            Answer::Feeds(kinds.filter_map(|(name, _)| Kind::from_name(name)).collect())
        }
        Route::Topic(_)
        | Route::Person(_)
        | Route::Organisation(_)
        | Route::Place(_)
        | Route::Edition(_)
        | Route::Page(_) => entry(reading, route)?,
    })
}

fn undertaking(reading: &Reading<'_>, kind: EntryKind, slug: &Slug) -> Result<Answer, Lack> {
    let file = reading.entries(kind, slug)?;
    let File::Undertakings(entries) = &*file else { return Err(Lack::Nothing) };
    let entry = entries.iter().find(|entry| entry.short.slug == *slug).ok_or(Lack::Nothing)?;
    Ok(Answer::Undertaking(Arc::clone(entry)))
}

/// Pages that show one entry of the bundle as it is.
fn entry(reading: &Reading<'_>, route: &Route) -> Result<Answer, Lack> {
    let (kind, slug) = match route {
        Route::Topic(slug) => (EntryKind::Topic, slug),
        Route::Person(slug) => (EntryKind::Person, slug),
        Route::Organisation(slug) => (EntryKind::Organisation, slug),
        Route::Place(slug) => (EntryKind::Place, slug),
        Route::Edition(slug) => (EntryKind::Edition, slug),
        Route::Page(slug) => (EntryKind::Page, slug),
        _ => return Err(Lack::Nothing),
    };
    let clock = reading.clock;
    let found = match &*reading.entries(kind, slug)? {
        File::Topics(all) => {
            all.iter().find(|it| it.slug == *slug).map(|it| Answer::Topic(Arc::clone(it), clock))
        }
        File::People(all) => {
            all.iter().find(|it| it.named.slug == *slug).map(|it| Answer::Person(Arc::clone(it), clock))
        }
        File::Organisations(all) => {
            all.iter().find(|it| it.named.slug == *slug).map(|it| Answer::Organisation(Arc::clone(it), clock))
        }
        File::Places(all) => {
            all.iter().find(|it| it.named.slug == *slug).map(|it| Answer::Place(Arc::clone(it), clock))
        }
        File::Editions(all) => {
            all.iter().find(|it| it.named.slug == *slug).map(|it| Answer::Edition(Arc::clone(it)))
        }
        File::Pages(all) => {
            all.iter().find(|it| it.named.slug == *slug).map(|it| Answer::Page(Arc::clone(it)))
        }
        _ => None,
    };
    found.ok_or(Lack::Nothing)
}

/// Whether a page that was answered at one moment says something else at another.
pub(super) fn is_out_of_date(answer: &Answer, clock: Clock) -> bool {
    let (then, events) = match answer {
        Answer::Agenda(answer) => (answer.clock, answer.upcoming.as_slice()),
        Answer::AgendaMonth(answer) => (answer.clock, answer.events.as_slice()),
        Answer::Event(answer) => (answer.clock, std::slice::from_ref(&answer.entry.head)),
        _ => return false,
    };
    then.today != clock.today
        || events.iter().any(|event| then.state(&event.when) != clock.state(&event.when))
}

/// The view of what is shown. The news page follows `current` while it stays the same page; all
/// other pages are drawn anew.
pub(super) fn view(shown: &Shown, current: Current) -> View {
    let site = Arc::clone(&shown.site);
    match shown.answer.clone() {
        Answer::Home(answer) => view! { <home::HomePage answer site/> },
        Answer::News(_) => view! { <news::NewsPage answers=current.news() filters=current.filters() site/> },
        Answer::NewsYear(answer) => view! { <news_year::NewsYearPage answer site/> },
        Answer::Article(answer) => view! { <article::ArticlePage answer marks=current.marks() site/> },
        Answer::Projects => view! { <projects::ProjectsPage site/> },
        Answer::Undertaking(entry) => view! { <undertaking::UndertakingPage entry site/> },
        Answer::Topics => view! { <topics::TopicsPage site/> },
        Answer::Topic(entry, clock) => view! { <topic::TopicPage entry clock site/> },
        Answer::Person(entry, clock) => view! { <person::PersonPage entry clock site/> },
        Answer::Organisation(entry, clock) => {
            view! { <organisation::OrganisationPage entry clock site/> }
        }
        Answer::Place(entry, clock) => view! { <place::PlacePage entry clock site/> },
        Answer::Agenda(answer) => view! { <agenda::AgendaPage answer site/> },
        Answer::AgendaMonth(answer) => view! { <agenda_month::AgendaMonthPage answer site/> },
        Answer::Event(answer) => view! { <event::EventPage answer site/> },
        Answer::Editions => view! { <editions::EditionsPage site/> },
        Answer::Edition(entry) => view! { <edition::EditionPage entry site/> },
        Answer::Saved => view! { <saved::SavedPage/> },
        Answer::Feeds(kinds) => view! { <feeds::FeedsPage site kinds/> },
        Answer::Page(entry) => view! { <editor_page::EditorPage entry/> },
        Answer::Missing => view! { <missing::MissingPage path=shown.question.path.clone()/> },
        Answer::Failed(error) => {
            let question = &shown.question;
            let mark = if question.query.is_empty() { "" } else { "?" };
            let address = [&question.path, mark, &question.query].concat();
            view! { <failed::FailedPage error address/> }
        }
    }
}
