use std::sync::Arc;

use leptos::prelude::*;

use crate::app::components::{
    Actions, ArticleRow, Band, Crest, CrestSize, Dateline, Fact, Facts, Languages, Neighbour, PublishedTime,
    Sources, Turn, found_text, item_picture, named_links, names, with_marks,
};
use crate::app::content::{Lack, Reading};
use crate::app::use_here;
use crate::app::view::{View, view};
use crate::bundle::{ArticleEntry, EventHead, Head, SiteFile};
use crate::messages::{dates, words};
use crate::model::Slug;
use crate::route::Route;

/// What an article's page shows.
#[derive(Clone, Debug, PartialEq)]
pub struct ArticleAnswer {
    /// Its head, in the page's language.
    pub head: Head,
    /// The article.
    pub entry: Arc<ArticleEntry>,
    /// Articles about the same things, in the page's language.
    pub related: Vec<Head>,
    /// The article before it.
    pub older: Option<Head>,
    /// The article after it.
    pub newer: Option<Head>,
}

/// Reads an article and its neighbours.
pub(super) fn read(reading: &Reading<'_>, slug: &Slug) -> Result<ArticleAnswer, Lack> {
    let (head, entry) = reading.article(slug)?;
    let related = match head.language {
        None => entry.related.clone(),
        // Its file speaks its own language; the lists of the page speak the page's.
        Some(_) => reading.heads(entry.related.iter().map(|head| head.ordinal))?,
    };
    let ordinal = head.ordinal;
    let older = ordinal.checked_sub(1);
    let newer = Some(ordinal + 1).filter(|newer| *newer < reading.manifest().articles);
    let mut neighbours = reading.heads(older.into_iter().chain(newer))?;
    let newer = neighbours.iter().position(|head| head.ordinal > ordinal).map(|at| neighbours.remove(at));
    Ok(ArticleAnswer { head, entry, related, older: neighbours.pop(), newer })
}

/// An article with its people, places, projects and topics, and its neighbours.
#[component(transparent)]
pub(super) fn ArticlePage(
    answer: Arc<ArticleAnswer>,
    /// The words by which it was found, to be marked in it.
    marks: Vec<String>,
    site: Arc<SiteFile>,
) -> View {
    let here = use_here();
    let locale = here.locale;
    let head = &answer.head;
    let lang = here.lang(head.language.as_ref());
    let image = answer.entry.image.as_ref().map(|image| item_picture(&here, image));
    let elsewhere = head.link.as_ref().map(|href| {
        let words = words::article_read_at(locale, href.host().unwrap_or(href.as_str()));
        let href = here.link(href.as_str());
        view! { <p class="row"><a class="button button-main" href=href rel="external">{words}</a></p> }
    });
    view! {
        <article data-article=head.slug.as_str().to_owned()>
            {article_head(&answer, &marks, &site)}
            <div class="with-rail">
                <div class="axis">
                    <div class="reading" lang=lang.clone()>
                        {image}
                        {found_text(&answer.entry.body, &marks)}
                    </div>
                    {elsewhere}
                </div>
                <aside class="rail rail-sticky rail-after" aria-label=words::article_about_this(locale)>
                    {facts(&answer, &site)}
                    <Actions kind="article" slug=head.slug.as_str() title=head.title.clone() language=lang/>
                </aside>
            </div>
        </article>
        {neighbours(&answer)}
        {related(&answer.related, &site)}
    }
}

fn article_head(answer: &ArticleAnswer, marks: &[String], site: &Arc<SiteFile>) -> View {
    let here = use_here();
    let ArticleAnswer { head, entry, .. } = answer;
    let lang = here.lang(head.language.as_ref());
    let bearer = site.bearer(&head.projects, &head.groups).map(|bearer| bearer.crest_word().to_owned());
    let rail = match bearer {
        Some(word) => view! { <div class="rail"><Crest word size=CrestSize::Poster/></div> },
        None => view! { <div></div> },
    };
    let lead = (!head.summary.is_empty())
        .then(|| view! { <p class="lead" lang=lang.clone()>{with_marks(&head.summary, marks)}</p> });
    view! {
        <header class="with-rail head">
            {rail}
            <div class="axis">
                <Dateline head=head.clone() site=Arc::clone(site)/>
                <h1 class="headline" lang=lang>{with_marks(&head.title, marks)}</h1>
                {lead}
                <Languages all=entry.languages.clone() shown=head.language.clone()/>
            </div>
        </header>
    }
}

fn facts(answer: &ArticleAnswer, site: &Arc<SiteFile>) -> View {
    let here = use_here();
    let locale = here.locale;
    let ArticleAnswer { head, entry, .. } = answer;
    let published = dates::published_to_the_minute(locale, &head.published);
    let iso = dates::iso_published(&head.published);
    let updated = entry.updated.map(|date| {
        view! { <Fact term=words::article_updated(locale)><PublishedTime date/></Fact> }
    });
    let edition = entry.edition.as_ref().map(|edition| {
        let href = here.href(&Route::Edition(edition.slug.clone()));
        let name = edition.name.clone();
        view! { <Fact term=words::article_edition(locale)><a href=href>{name}</a></Fact> }
    });
    let edition = edition.unwrap_or_default();
    let known = |all: &[Slug]| all.iter().filter(|slug| site.topic(slug).is_some()).count();
    let topics = known(&head.topics);
    let names = [
        name_fact(words::article_by(locale).to_owned(), named_links(&entry.authors, Route::Person)),
        edition,
        name_fact(words::article_project(locale, head.projects.len()), names(site, &head.projects, &[], &[])),
        name_fact(words::article_group(locale, head.groups.len()), names(site, &[], &head.groups, &[])),
        name_fact(words::article_topic(locale, topics), names(site, &[], &[], &head.topics)),
        name_fact(
            words::article_people(locale, entry.people.len()),
            named_links(&entry.people, Route::Person),
        ),
        name_fact(
            words::article_organisation(locale, entry.organisations.len()),
            named_links(&entry.organisations, Route::Organisation),
        ),
        name_fact(words::article_place(locale, entry.places.len()), named_links(&entry.places, Route::Place)),
        name_fact(words::article_event(locale, entry.events.len()), events(entry)),
    ];
    let sources = entry.sources.clone();
    view! {
        <Facts>
            <Fact term=words::article_published(locale)><time datetime=iso>{published}</time></Fact>
            {updated}
            {Vec::from(names)}
            <Sources sources/>
        </Facts>
    }
}

/// A fact made of names; nothing where there is none.
fn name_fact(term: String, names: Vec<View>) -> View {
    if names.is_empty() {
        return View::new();
    }
    view! { <Fact term>{names}</Fact> }
}

/// The events that an article reports or announces, each with its day.
fn events(entry: &ArticleEntry) -> Vec<View> {
    let here = use_here();
    let one = |event: &EventHead| {
        let day = match (event.when.first_day(), event.when.last_day()) {
            (Some(first), Some(last)) => dates::range(here.locale, first, last),
            _ => words::agenda_to_be_announced(here.locale).to_owned(),
        };
        let lang = here.lang(event.language.as_ref());
        let href = here.event(&event.slug);
        let title = event.title.clone();
        view! { <p><a href=href lang=lang>{title}</a>", "<span class="quiet">{day}</span></p> }
    };
    entry.events.iter().map(one).collect()
}

fn neighbours(answer: &ArticleAnswer) -> View {
    let here = use_here();
    let locale = here.locale;
    let to = |head: &Option<Head>, none: &'static str| {
        let head = head.as_ref().ok_or(none)?;
        Ok(Neighbour::new(here.article(&head.slug), &head.title, head.language.as_ref()))
    };
    view! {
        <Turn
            label=words::article_neighbours(locale)
            before=to(&answer.older, words::article_oldest(locale))
            before_words=words::article_older(locale)
            after=to(&answer.newer, words::article_newest(locale))
            after_words=words::article_newer(locale)
        />
    }
}

fn related(related: &[Head], site: &Arc<SiteFile>) -> View {
    if related.is_empty() {
        return View::new();
    }
    let rows = related
        .iter()
        .map(|head| view! { <li><ArticleRow head=head.clone() site=Arc::clone(site)/></li> })
        .collect::<View>();
    view! {
        <Band id="related-title" title=words::article_related(use_here().locale) class="band no-print">
            <div class="axis"><ol class="article-list">{rows}</ol></div>
        </Band>
    }
}
