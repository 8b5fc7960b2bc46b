use std::sync::Arc;

use leptos::prelude::*;

use crate::app::view::{Piece, View, view};
use crate::app::{Current, use_here};
use crate::bundle::SiteFile;
use crate::messages::{own_language_name, words};
use crate::model::{Language, Navigation};
use crate::route::Route;

/// A name with a word of more letters than this is set smaller on a front page that is narrow.
const LONG: usize = 7;

/// The masthead: the newsroom's name, the main links and the reader's own.
///
/// It follows what is shown, so that the link to another language stays on the same item and view.
#[component(transparent)]
pub fn SiteHead(site: Arc<SiteFile>, current: Current) -> View {
    let here = use_here();
    let locale = here.locale;
    let is_front = move || current.page().question.route == Some(Route::Home);
    let home = here.href(&Route::Home);
    let title = site.title.clone();
    let is_long = title.split_whitespace().any(|word| word.chars().nth(LONG).is_some());
    let wordmark = move || {
        let long = is_long.then_some("");
        view! { <a class="wordmark" href=home.clone() data-long=long><Tower/>{title.clone()}</a> }
    };
    let class = move || if is_front() { "site-head site-head-front" } else { "site-head" };
    let front = {
        let (wordmark, site) = (wordmark.clone(), Arc::clone(&site));
        move || {
            is_front().then(|| {
                view! { <Imprint site=Arc::clone(&site)/><div class="front-name">{wordmark()}</div> }
            })
        }
    };
    let languages = here.addresses().languages().iter().filter(|language| **language != here.language);
    let languages = languages
        .cloned()
        .map(|language| view! { <li><LanguageLink current language/></li> })
        .collect::<View>();
    let editions = (!site.editions.is_empty()).then(|| {
        view! { <NavLink target=Route::Editions words=words::nav_editions(locale) current/> }
    });
    view! {
        <header class=class>
            <div class="page">
                {front}
                <div class="site-head-line">
                    {move || (!is_front()).then(&wordmark)}
                    <nav aria-label=words::nav_main(locale)>
                        <ul class="main-nav">
                            <NavLink target=Route::News words=words::nav_news(locale) current/>
                            <NavLink target=Route::Projects words=words::nav_projects(locale) current/>
                            <NavLink target=Route::Agenda words=words::nav_agenda(locale) current/>
                            {editions}
                            <PageLinks site=Arc::clone(&site) place=Navigation::Main current/>
                        </ul>
                    </nav>
                    <nav class="side" aria-label=words::nav_yours(locale)>
                        <ul class="side-nav">
                            <NavLink target=Route::Saved words=words::nav_saved(locale) current/>
                            <PageLinks site=Arc::clone(&site) place=Navigation::Side current/>
                            {languages}
                        </ul>
                    </nav>
                </div>
            </div>
        </header>
    }
}

/// A link of the navigation; it tells whether it leads to the page that is shown, or to its section.
#[component(transparent)]
fn NavLink(target: Route, #[prop(into)] words: String, current: Current) -> View {
    let href = use_here().href(&target);
    let state = move || {
        let shown = current.page();
        shown.question.route.as_ref().and_then(|route| currentness(route, &target))
    };
    view! { <li><a href=href aria-current=state>{words}</a></li> }
}

#[component(transparent)]
fn PageLinks(site: Arc<SiteFile>, place: Navigation, current: Current) -> View {
    let pages = site.pages.iter().filter(|page| page.navigation == place);
    pages
        .map(|page| view! { <NavLink target=Route::Page(page.slug.clone()) words=page.title.clone() current/> })
        .collect::<View>()
        .view()
}

/// The line above the front's name: what this newsroom is, and its newest edition.
#[component(transparent)]
fn Imprint(site: Arc<SiteFile>) -> View {
    let notice = if site.notice.is_empty() { site.tagline.clone() } else { site.notice.clone() };
    let edition = site.editions.first().map(|edition| edition.title.clone());
    view! { <p class="imprint"><span>{notice}</span>" "<span>{edition}</span></p> }
}

/// The same page in another language.
#[component(transparent)]
fn LanguageLink(current: Current, language: Language) -> View {
    let here = use_here();
    let tag = language.as_str().to_owned();
    let name = own_language_name(&language);
    let href = move || {
        let shown = current.latest();
        let question = &shown.question;
        let path = here.addresses().href(&language, question.route.as_ref().unwrap_or(&Route::Home));
        if question.query.is_empty() { path } else { [&path, "?", &question.query].concat() }
    };
    view! { <a href=href hreflang=tag.clone() lang=tag>{name}</a> }
}

/// Spire, belfry with its opening, and shaft.
const TOWER: &str = "M5 0L9 6H1zM1 7h8v6H1zM3.5 13v-2.5a1.5 1.5 0 0 1 3 0V13zM0 14h10v8H0z";

/// The tower that stands for the newsroom.
#[component(transparent)]
pub fn Tower() -> View {
    view! {
        <svg class="belfry-mark" viewBox="0 0 10 22" aria-hidden="true" focusable="false">
            <path fill-rule="evenodd" d=TOWER></path>
        </svg>
    }
}

/// `page` for the page itself, `true` for a page inside the section.
fn currentness(route: &Route, section: &Route) -> Option<&'static str> {
    if route == section {
        return Some("page");
    }
    let inside = match section {
        Route::News => matches!(route, Route::NewsYear(_) | Route::NewsMonth(..) | Route::Article(_)),
        Route::Projects => matches!(route, Route::Project(_) | Route::Group(_)),
        Route::Agenda => matches!(route, Route::AgendaMonth(..) | Route::Event(_)),
        Route::Editions => matches!(route, Route::Edition(_)),
        _ => false,
    };
    inside.then_some("true")
}
