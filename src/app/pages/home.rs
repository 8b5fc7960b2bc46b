use std::sync::Arc;

use chrono::Datelike;
use leptos::prelude::*;

use crate::app::components::{Band, DayList, DayRowKind, DirectoryRow, LeadStory, Name, Story, StorySize};
use crate::app::content::{Clock, Lack, Reading};
use crate::app::use_here;
use crate::app::view::{View, view};
use crate::bundle::{EventHead, Head, SiteFile};
use crate::messages::{capitalised, words};
use crate::route::{Route, feed_path};

/// How many articles the front shows beside its lead.
const LATEST: u32 = 10;

/// How many events the front announces.
const NEXT: usize = 5;

/// How many projects and groups the front shows.
const DIRECTORY: usize = 12;

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
    /// The moment it is read at.
    pub clock: Clock,
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
    Ok(HomeAnswer { lead, latest: heads, next, articles: manifest.articles, clock })
}

/// The front: the lead, what is next, the latest news, projects and the edition.
#[component(transparent)]
pub(super) fn HomePage(answer: Arc<HomeAnswer>, site: Arc<SiteFile>) -> View {
    let locale = use_here().locale;
    let title = if site.tagline.is_empty() {
        site.title.clone()
    } else {
        words::home_title(locale, &site.title, &site.tagline)
    };
    let lead = match &answer.lead {
        Some(head) => view! {
            <section aria-labelledby="lead-title">
                <LeadStory head=head.clone() site=Arc::clone(&site) id="lead-title"/>
            </section>
        },
        None => view! { <div class="stack"><p class="lead">{words::home_no_news(locale)}</p></div> },
    };
    view! {
        <h1 class="visually-hidden">{title}</h1>
        <div class="front">
            {lead}
            {next(&answer, &site)}
        </div>
        {latest(&answer, &site)}
        {undertakings(&site)}
        {edition(&site)}
    }
}

fn next(answer: &HomeAnswer, site: &Arc<SiteFile>) -> View {
    let here = use_here();
    let locale = here.locale;
    let days = if answer.next.is_empty() {
        view! { <p class="quiet">{words::home_nothing_next(locale)}</p> }
    } else {
        let events = answer.next.iter().map(|event| (event.clone(), false)).collect();
        // The year it is read in need not be said.
        let this_year = Some(answer.clock.today.year());
        view! { <DayList events site=Arc::clone(site) kind=DayRowKind::Brief this_year/> }
    };
    view! {
        <section aria-labelledby="next-title">
            <div class="rail-line front-next">
                <h2 class="band-title" id="next-title">{words::home_what_is_next(locale)}</h2>
                " "
                <a class="more" href=here.href(&Route::Agenda)>{words::home_whole_agenda(locale)}</a>
            </div>
            {days}
        </section>
    }
}

/// One large, two beside each other, the rest in a column.
fn latest(answer: &HomeAnswer, site: &Arc<SiteFile>) -> View {
    if answer.latest.is_empty() {
        return View::new();
    }
    let here = use_here();
    let story =
        |head: &Head, size: StorySize| view! { <Story head=head.clone() site=Arc::clone(site) size/> };
    let large = answer.latest.first().map(|head| story(head, StorySize::Large));
    let medium: Vec<View> = answer
        .latest
        .iter()
        .skip(1)
        .take(2)
        .map(|head| view! { <div>{story(head, StorySize::Medium)}</div> })
        .collect();
    let medium = (!medium.is_empty()).then(|| view! { <div class="columns columns-under">{medium}</div> });
    let small: Vec<View> = answer.latest.iter().skip(3).map(|head| story(head, StorySize::Small)).collect();
    let small = (!small.is_empty()).then(|| view! { <div>{small}</div> });
    let more = words::home_all_articles(here.locale, answer.articles as usize);
    view! {
        <Band id="news-title" title=words::home_latest_news(here.locale) more=Some((here.href(&Route::News), more))>
            <div class="axis columns columns-uneven"><div>{large}{medium}</div>{small}</div>
        </Band>
    }
}

/// The directory of projects and groups; a newsroom without them shows its topics.
fn undertakings(site: &Arc<SiteFile>) -> View {
    let here = use_here();
    let locale = here.locale;
    if site.projects.is_empty() && site.groups.is_empty() {
        return topics(site);
    }
    let projects = words::home_all_projects(locale, site.projects.len());
    let more = match (site.projects.len(), site.groups.len()) {
        (_, 0) => projects,
        (0, groups) => capitalised(&words::count_groups_in_words(locale, groups)),
        (_, groups) => {
            let groups = words::count_groups_in_words(locale, groups);
            words::home_all_projects_and_groups(locale, &projects, &groups)
        }
    };
    let title =
        if site.projects.is_empty() { words::project_groups(locale) } else { words::nav_projects(locale) };
    let rows = site
        .projects
        .iter()
        .chain(&site.groups)
        .take(DIRECTORY)
        .map(|short| view! { <DirectoryRow short=short.clone() host=site.organisation.clone()/> })
        .collect::<View>();
    view! {
        <Band id="projects-title" title more=Some((here.href(&Route::Projects), more))>
            <div class="axis"><ul class="directory halves">{rows}</ul></div>
        </Band>
    }
}

fn topics(site: &SiteFile) -> View {
    if site.topics.is_empty() {
        return View::new();
    }
    let here = use_here();
    let locale = here.locale;
    let names = site
        .topics
        .iter()
        .filter(|topic| topic.parent.is_none())
        .map(|topic| {
            let href = here.href(&Route::Topic(topic.slug.clone()));
            view! { <li><Name href words=topic.name.clone()/></li> }
        })
        .collect::<View>();
    let more = Some((here.href(&Route::Topics), words::who_all_topics(locale).to_owned()));
    view! {
        <Band id="topics-title" title=words::nav_topics(locale) more>
            <div class="axis"><ul class="names">{names}</ul></div>
        </Band>
    }
}

fn edition(site: &SiteFile) -> View {
    let Some(edition) = site.editions.first() else { return View::new() };
    let here = use_here();
    let locale = here.locale;
    let articles = words::count_articles_in_words(locale, edition.articles as usize);
    let dates = words::count_dates_in_words(locale, edition.events as usize);
    let contents = match edition.events {
        0 => articles,
        _ => words::edition_contents_and(locale, &articles, &dates),
    };
    let href = here.href(&Route::Edition(edition.slug.clone()));
    let title = edition.title.clone();
    let feed = here.file(&feed_path(here.addresses(), &here.language));
    let more = Some((here.href(&Route::Editions), words::home_all_editions(locale).to_owned()));
    view! {
        <Band id="edition-title" title=words::home_the_edition(locale) more>
            <div class="axis stack">
                <p class="poster edition-name"><a href=href.clone()>{title}</a></p>
                <p class="lead">{words::home_edition_order(locale, &capitalised(&contents))}</p>
                <p class="row">
                    <a class="button button-main" href=href>{words::home_read_the_edition(locale)}</a>
                    " "
                    <Name href=feed words=words::home_subscribe_by_feed(locale) external=true/>
                </p>
            </div>
        </Band>
    }
}
