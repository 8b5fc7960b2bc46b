use std::sync::Arc;

use chrono::Datelike;
use leptos::prelude::*;

use crate::app::components::{
    Band, DayList, DayRowKind, Facts, Neighbour, PublishedTime, Sources, Tower, Turn, edition_contents,
    head_tincture, is_dated_by_name, rich_text,
};
use crate::app::use_here;
use crate::app::view::{View, view};
use crate::bundle::{EditionEntry, Head, Named, SectionEntry, SiteFile};
use crate::messages::{kind_name, words};
use crate::model::Source;
use crate::route::Route;

/// An edition: its dates and sections, in the order the editors gave them. It prints as a
/// newsletter.
#[component(transparent)]
pub(super) fn EditionPage(entry: Arc<EditionEntry>, site: Arc<SiteFile>) -> View {
    let sections: Vec<View> =
        (1..).zip(&entry.sections).map(|(number, section)| section_view(number, section, &site)).collect();
    view! {
        <div class="edition-masthead" aria-hidden="true">
            <span class="wordmark"><Tower/>{site.title.clone()}</span>
            <span>{entry.named.name.clone()}</span>
        </div>
        {edition_head(&entry)}
        {days(&entry, &site)}
        {sections}
        {sources(&entry.sources)}
        {neighbours(&entry)}
    }
}

fn edition_head(entry: &EditionEntry) -> View {
    let here = use_here();
    let locale = here.locale;
    let lang = here.lang(entry.language.as_ref());
    let articles = entry.sections.iter().map(|section| section.articles.len()).sum();
    let contents = edition_contents(locale, articles, entry.events.len());
    let date = (!is_dated_by_name(locale, &entry.named.name, &entry.published))
        .then(|| view! { " "<PublishedTime date=entry.published/> });
    let lead = (!entry.summary.is_empty())
        .then(|| view! { <p class="lead" lang=lang.clone()>{entry.summary.clone()}</p> });
    let note = entry.date_note.clone().map(|note| view! { <p class="small quiet">{note}</p> });
    let body = (!entry.body.is_empty()).then(|| {
        view! { <div class="reading" lang=lang.clone()>{rich_text(&entry.body)}</div> }
    });
    view! {
        <header class="edition-head">
            <p class="dateline">
                <span class="kind">{words::edition_edition(locale)}</span>
                " "
                <span>{contents}</span>
                {date}
            </p>
            <h1 class="edition-title" lang=lang>{entry.named.name.clone()}</h1>
            <div class="with-rail head">
                <div class="rail no-print">
                    <button class="button button-main" type="button" data-action="print">
                        {words::edition_print_this(locale)}
                    </button>
                </div>
                <div class="axis stack">{lead}{body}{note}</div>
            </div>
        </header>
    }
}

fn days(entry: &EditionEntry, site: &Arc<SiteFile>) -> View {
    if entry.events.is_empty() {
        return View::new();
    }
    let events = entry.events.iter().map(|event| (event.clone(), false)).collect();
    let this_year = Some(entry.published.day().year());
    let site = Arc::clone(site);
    view! {
        <Band id="dates-title" title=words::edition_dates(use_here().locale)>
            <div class="axis">
                <DayList events site kind=DayRowKind::Brief this_year class="halves edition-dates"/>
            </div>
        </Band>
    }
}

fn section_view(number: usize, section: &SectionEntry, site: &SiteFile) -> View {
    let id = ["section-", &number.to_string()].concat();
    let items: Vec<View> = section.articles.iter().map(|head| item(head, site)).collect();
    view! {
        <Band id title=section.title.clone() class="band edition-section">
            <div class="axis edition-flow">{items}</div>
        </Band>
    }
}

/// An article in an edition: kind and project, title, summary.
fn item(head: &Head, site: &SiteFile) -> View {
    let here = use_here();
    let lang = here.lang(head.language.as_ref());
    let kind = head.kind.map(|kind| view! { <span class="kind">{kind_name(here.locale, kind)}</span>" " });
    let bearer = site.bearer(&head.projects, &head.groups).map(|bearer| bearer.title.clone());
    let bearer = bearer.map(|title| view! { <span>{title}</span> });
    let summary = (!head.summary.is_empty())
        .then(|| view! { <p class="article-summary" lang=lang.clone()>{head.summary.clone()}</p> });
    view! {
        <article class="edition-item" data-article=head.slug.as_str().to_owned()>
            <p class="dateline" data-tincture=head_tincture(head, site)>{kind}{bearer}</p>
            <h3 class="article-title" lang=lang><a href=here.article(&head.slug)>{head.title.clone()}</a></h3>
            {summary}
        </article>
    }
}

fn sources(sources: &[Source]) -> View {
    if sources.is_empty() {
        return View::new();
    }
    let sources = sources.to_vec();
    view! {
        <div class="with-rail edition-sources">
            <div></div>
            <div class="axis"><Facts wide=true><Sources sources/></Facts></div>
        </div>
    }
}

fn neighbours(entry: &EditionEntry) -> View {
    let here = use_here();
    let locale = here.locale;
    let to = |named: &Option<Named>, none: &'static str| {
        let named = named.as_ref().ok_or(none)?;
        Ok(Neighbour::new(here.href(&Route::Edition(named.slug.clone())), &named.name, None))
    };
    view! {
        <Turn
            label=words::edition_neighbours(locale)
            before=to(&entry.previous, words::edition_first(locale))
            before_words=words::edition_older(locale)
            after=to(&entry.next, words::edition_newest(locale))
            after_words=words::edition_newer(locale)
        />
    }
}
