//! The way to the pages of projects, topics, people, and of everything else that has a page.

use std::sync::Arc;

use super::super::{
    Answer, edition, editions, editor_page, feeds, news_year, organisation, person, place, projects, saved,
    topic, topics, undertaking,
};
use crate::app::content::{Lack, Reading};
use crate::app::view::{View, view};
use crate::bundle::{EntryKind, File, FileError, SiteFile};
use crate::model::{Kind, Slug};
use crate::query::Facet;
use crate::route::Route;

/// Reads what such a page shows.
#[inline(never)]
pub fn answer(reading: &Reading<'_>, route: &Route) -> Result<Answer, Lack> {
    Ok(match route {
        Route::NewsYear(year) => Answer::NewsYear(Arc::new(news_year::read(reading, *year, None)?)),
        Route::NewsMonth(year, month, page) => {
            Answer::NewsYear(Arc::new(news_year::read(reading, *year, Some((*month, *page)))?))
        }
        Route::Projects => Answer::Projects,
        Route::Project(slug) => undertaking(reading, EntryKind::Project, slug)?,
        Route::Group(slug) => undertaking(reading, EntryKind::Group, slug)?,
        Route::Topics => Answer::Topics,
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
        // All others are answered elsewhere.
        _ => return Err(Lack::Nothing),
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

/// The view of such a page.
#[inline(never)]
pub fn view(answer: Answer, site: Arc<SiteFile>) -> View {
    match answer {
        Answer::NewsYear(answer) => view! { <news_year::NewsYearPage answer site/> },
        Answer::Projects => view! { <projects::ProjectsPage site/> },
        Answer::Undertaking(entry) => view! { <undertaking::UndertakingPage entry site/> },
        Answer::Topics => view! { <topics::TopicsPage site/> },
        Answer::Topic(entry, clock) => view! { <topic::TopicPage entry clock site/> },
        Answer::Person(entry, clock) => view! { <person::PersonPage entry clock site/> },
        Answer::Organisation(entry, clock) => {
            view! { <organisation::OrganisationPage entry clock site/> }
        }
        Answer::Place(entry, clock) => view! { <place::PlacePage entry clock site/> },
        Answer::Editions => view! { <editions::EditionsPage site/> },
        Answer::Edition(entry) => view! { <edition::EditionPage entry site/> },
        Answer::Saved => view! { <saved::SavedPage/> },
        Answer::Feeds(kinds) => view! { <feeds::FeedsPage site kinds/> },
        Answer::Page(entry) => view! { <editor_page::EditorPage entry/> },
        // All others are drawn elsewhere.
        _ => View::new(),
    }
}

/// Reads a file of things of a kind, but of events.
#[inline(never)]
pub fn read(kind: EntryKind, json: &str) -> Result<(File, usize), FileError> {
    File::things_from_json(kind, json)
}
