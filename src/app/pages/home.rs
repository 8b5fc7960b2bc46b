use std::sync::Arc;

use chrono::Datelike;
use leptos::prelude::*;

use crate::app::content::{Lack, Reading};
use crate::app::use_here;
use crate::bundle::{EventHead, Head, SiteFile};

/// How many articles the front shows beside its lead.
const LATEST: u32 = 10;

/// How many events the front announces.
const NEXT: usize = 5;

/// What the front shows.
#[derive(Clone, Debug, PartialEq)]
pub struct HomeAnswer {
    /// The editor's choice, else the newest article.
    pub lead: Option<Head>,
    /// The newest articles but the lead, newest first.
    pub latest: Vec<Head>,
    /// What is on or to come, nearest first, those without a date last.
    pub next: Vec<EventHead>,
    /// How many articles there are in all.
    pub articles: u32,
}

/// Reads the front.
pub(super) fn read(reading: &Reading<'_>, site: &SiteFile) -> Result<HomeAnswer, Lack> {
    let manifest = reading.manifest();
    let newest = (0..manifest.articles).rev().take(LATEST as usize + 1);
    let heads = reading.heads(newest);
    let clock = reading.clock;
    let mut next = Vec::new();
    let mut lack = None;
    let upcoming =
        manifest.agenda.iter().filter(|part| part.year.is_none_or(|year| year >= clock.today.year()));
    for part in upcoming {
        match reading.agenda(part.year) {
            Ok(events) => {
                next.extend(events.into_iter().filter(|event| !event.when.is_over(clock.now, clock.today)));
            }
            Err(why) => lack = Some(why),
        }
    }
    if let Some(why) = lack {
        return Err(why);
    }
    let mut heads = heads?;
    let lead = match &site.lead {
        Some(lead) => Some(lead.clone()),
        None if heads.is_empty() => None,
        None => Some(heads.remove(0)),
    };
    heads.retain(|head| lead.as_ref().is_none_or(|lead| lead.ordinal != head.ordinal));
    heads.truncate(LATEST as usize);
    next.truncate(NEXT);
    Ok(HomeAnswer { lead, latest: heads, next, articles: manifest.articles })
}

/// The front: the lead, what is next, the latest news, projects and the edition.
#[component]
pub(super) fn HomePage(answer: Arc<HomeAnswer>, site: Arc<SiteFile>) -> impl IntoView {
    let here = use_here();
    let latest = answer
        .latest
        .iter()
        .map(|head| view! { <li><a href=here.article(&head.slug)>{head.title.clone()}</a></li> })
        .collect_view();
    view! {
        <h1>{site.title.clone()}</h1>
        <ol>{latest}</ol>
    }
    .into_any()
}
