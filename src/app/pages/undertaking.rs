use std::sync::Arc;

use leptos::prelude::*;

use crate::app::components::{
    Band, Crest, CrestSize, DirectoryRow, Fact, Facts, MemberFacts, OutputsTable, Sources, Subscription,
    Tally, TextLink, Timeline, about, names,
};
use crate::app::use_here;
use crate::app::view::{Piece, View, view};
use crate::bundle::{Gathered, SiteFile, UndertakingEntry, UndertakingShort};
use crate::messages::{Locale, dates, nature_name, state_name, words};
use crate::model::{Nature, Role, Slug};
use crate::query::{Facet, NewsQuery};
use crate::route::Route;

/// A project or a group: facts, partners, news and events, outputs.
#[component(transparent)]
pub(super) fn UndertakingPage(entry: Arc<UndertakingEntry>, site: Arc<SiteFile>) -> View {
    let here = use_here();
    let locale = here.locale;
    let lang = here.lang(entry.language.as_ref());
    let is_group = entry.short.nature != Nature::Project;
    let members_title =
        if is_group { words::project_members(locale) } else { words::project_partners(locale) };
    let outputs = (!entry.outputs.is_empty()).then(|| {
        let table = view! { <OutputsTable outputs=entry.outputs.clone() lang=lang.clone()/> };
        view! {
            <Band id="outputs" title=words::project_outputs(locale)>
                <div class="axis">{table}</div>
            </Band>
        }
    });
    let unnamed = entry.unnamed_partners.unwrap_or(0) as usize;
    let members = entry.members.clone();
    let facts = view! { <UndertakingFacts entry=Arc::clone(&entry) site=Arc::clone(&site)/> };
    view! {
        <UndertakingHeader entry=Arc::clone(&entry)/>
        <Band id="facts" title=words::project_facts(locale)>
            <div class="axis">{facts}</div>
        </Band>
        {about(&entry.body, lang.clone())}
        <Band id="partners" title=members_title>
            <div class="axis">
                <Tally members=members.clone() unnamed/>
                <MemberFacts members unnamed nothing=members_title/>
            </div>
        </Band>
        <NewsAndEvents gathered=entry.gathered.clone() slug=entry.short.slug.clone() is_group/>
        {outputs}
        <AlsoLed entry site/>
    }
}

/// The crest, what it is and whether it goes on, its name and its summary.
#[component(transparent)]
fn UndertakingHeader(entry: Arc<UndertakingEntry>) -> View {
    let here = use_here();
    let locale = here.locale;
    let lang = here.lang(entry.language.as_ref());
    let short = &entry.short;
    let state = short.state.map(|state| view! { " "<span>{state_name(locale, state)}</span> });
    let lead = if entry.summary.is_empty() { entry.full_name.clone() } else { Some(entry.summary.clone()) };
    let lead = lead.map(|lead| view! { <p class="lead" lang=lang.clone()>{lead}</p> });
    // Words of more than a dozen letters, or many of them, would not fit a poster.
    let is_short = short.title.chars().count() <= 24;
    view! {
        <header class="with-rail head">
            <div class="rail"><Crest word=short.crest_word() size=CrestSize::Poster/></div>
            <div class="axis stack">
                <p class="dateline"><span class="kind">{nature_name(locale, short.nature)}</span>{state}</p>
                <h1 class=if is_short { "poster" } else { "headline" } lang=lang.clone()>{short.title.clone()}</h1>
                {lead}
            </div>
        </header>
    }
}

#[component(transparent)]
fn UndertakingFacts(entry: Arc<UndertakingEntry>, site: Arc<SiteFile>) -> View {
    let here = use_here();
    let locale = here.locale;
    let lang = here.lang(entry.language.as_ref());
    let full_name = entry.full_name.clone().map(|name| {
        view! { <Fact term=words::project_full_name(locale)><span lang=lang>{name}</span></Fact> }
    });
    let state = match entry.short.state {
        Some(state) => state_name(locale, state).view(),
        None => not_stated(locale),
    };
    let years = years(locale, &entry.short).map_or_else(|| not_stated(locale), Piece::view);
    let topics = if entry.topics.is_empty() {
        vec![not_stated(locale)]
    } else {
        names(&site, &[], &[], &entry.topics)
    };
    let website = match entry.website.clone() {
        Some(href) => {
            let words = href.host().unwrap_or(href.as_str()).to_owned();
            view! { <TextLink href words/> }
        }
        None => not_stated(locale),
    };
    let updated = entry.updated.map(|updated| {
        view! { <Fact term=words::article_updated(locale)>{dates::published(locale, &updated)}</Fact> }
    });
    let sources = entry.sources.clone();
    let slug = entry.short.slug.clone();
    let of = if entry.short.nature == Nature::Project { Route::Project(slug) } else { Route::Group(slug) };
    view! {
        <Facts wide=true>
            {full_name}
            <Fact term=words::project_state(locale)>{state}</Fact>
            <Fact term=words::project_years(locale)>{years}</Fact>
            <Fact term=words::article_topic(locale, entry.topics.len().max(1))>{topics}</Fact>
            <Fact term=words::project_address(locale)>{website}</Fact>
            <Fact term=words::nav_agenda(locale)><Subscription of url=site.url.clone()/></Fact>
            {updated}
            <Sources sources/>
        </Facts>
    }
}

fn not_stated(locale: Locale) -> View {
    view! { <span class="quiet">{words::who_not_stated(locale)}</span> }
}

/// "2018–2020", "Since 2018".
fn years(locale: Locale, short: &UndertakingShort) -> Option<String> {
    let years = short.years?;
    Some(match years.1 {
        Some(last) if last != years.0 => [&years.0.to_string(), "–", &last.to_string()].concat(),
        Some(only) => only.to_string(),
        None => words::state_since(locale, &years.0.to_string()),
    })
}

/// News and events on one line of time, and where the older news is.
#[component(transparent)]
fn NewsAndEvents(gathered: Gathered, slug: Slug, is_group: bool) -> View {
    let here = use_here();
    let locale = here.locale;
    let Gathered { articles, events, total, .. } = gathered;
    let more = (total as usize > articles.len()).then(|| {
        let facet = if is_group { Facet::Group } else { Facet::Project };
        let query = NewsQuery::default().with_choice(facet, slug.as_str(), Some(false));
        (query.href(&here.href(&Route::News)), words::home_all_articles(locale, total as usize))
    });
    let matter = if articles.is_empty() && events.is_empty() {
        view! { <p class="quiet">{words::empty_no_news_here(locale)}</p> }
    } else {
        view! { <Timeline articles events/> }
    };
    view! {
        <Band id="time" title=words::project_news_and_events(locale) more>
            <div class="axis">{matter}</div>
        </Band>
    }
}

/// What else the newsroom's own organisation leads, where it leads this; else nothing.
#[component(transparent)]
fn AlsoLed(entry: Arc<UndertakingEntry>, site: Arc<SiteFile>) -> View {
    let locale = use_here().locale;
    let led = |short: &&UndertakingShort| short.role == Some(Role::Leader) && short.slug != entry.short.slug;
    let near: Vec<UndertakingShort> = match entry.short.role {
        Some(Role::Leader) => site.projects.iter().chain(&site.groups).filter(led).cloned().collect(),
        _ => Vec::new(),
    };
    if near.is_empty() || site.organisation.is_empty() {
        return View::new();
    }
    let rows = near
        .into_iter()
        .map(|short| view! { <DirectoryRow short host=site.organisation.clone()/> })
        .collect::<View>();
    view! {
        <Band id="near" title=words::project_also_led_by(locale, &site.organisation)>
            <div class="axis"><ul class="directory halves">{rows}</ul></div>
        </Band>
    }
}
