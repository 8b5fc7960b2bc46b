use std::sync::Arc;

use leptos::prelude::*;

use crate::app::Anew;

use crate::app::use_here;
use crate::bundle::SiteFile;
use crate::messages::{own_language_name, words};
use crate::model::{Language, Navigation};
use crate::route::Route;

/// The masthead: the newsroom's name, the main links and the reader's own.
///
/// `route` is the page that is shown and `query` its query string, so that the link to another
/// language stays on the same item and view.
#[component]
pub fn SiteHead(site: Arc<SiteFile>, route: Memo<Option<Route>>, query: Memo<String>) -> impl IntoView {
    let here = use_here();
    let locale = here.locale;
    let is_front = move || *route.read() == Some(Route::Home);
    let home = here.href(&Route::Home);
    let title = site.title.clone();
    let wordmark = move || view! { <a class="wordmark" href=home.clone()><Tower/>{title.clone()}</a> };
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
        .map(|language| view! { <li><LanguageLink route query language/></li> })
        .collect_view();
    let editions = (!site.editions.is_empty()).then(|| {
        view! { <NavLink target=Route::Editions words=words::nav_editions(locale) route/> }
    });
    view! {
        <header class="site-head" class:site-head-front=is_front>
            <div class="page">
                {front}
                <div class="site-head-line">
                    {move || (!is_front()).then(&wordmark)}
                    <nav aria-label=words::nav_main(locale)>
                        <ul class="main-nav">
                            <NavLink target=Route::News words=words::nav_news(locale) route/>
                            <NavLink target=Route::Projects words=words::nav_projects(locale) route/>
                            <NavLink target=Route::Agenda words=words::nav_agenda(locale) route/>
                            {editions}
                            <PageLinks site=Arc::clone(&site) place=Navigation::Main route/>
                        </ul>
                    </nav>
                    <nav class="side" aria-label=words::nav_yours(locale)>
                        <ul class="side-nav">
                            <NavLink target=Route::Saved words=words::nav_saved(locale) route/>
                            <PageLinks site=Arc::clone(&site) place=Navigation::Side route/>
                            {languages}
                        </ul>
                    </nav>
                </div>
            </div>
        </header>
    }
    .anew()
}

/// A link of the navigation; it tells whether it leads to the page that is shown, or to its section.
#[component]
fn NavLink(target: Route, #[prop(into)] words: String, route: Memo<Option<Route>>) -> impl IntoView {
    let href = use_here().href(&target);
    let state = move || route.read().as_ref().and_then(|route| currentness(route, &target));
    view! { <li><a href=href aria-current=state>{words}</a></li> }.anew()
}

#[component]
fn PageLinks(site: Arc<SiteFile>, place: Navigation, route: Memo<Option<Route>>) -> impl IntoView {
    let pages = site.pages.iter().filter(|page| page.navigation == place);
    pages
        .map(|page| view! { <NavLink target=Route::Page(page.slug.clone()) words=page.title.clone() route/> })
        .collect_view()
        .anew()
}

/// The line above the front's name: what this newsroom is, and its newest edition.
#[component]
fn Imprint(site: Arc<SiteFile>) -> impl IntoView {
    let notice = if site.notice.is_empty() { site.tagline.clone() } else { site.notice.clone() };
    let edition = site.editions.first().map(|edition| edition.title.clone());
    view! { <p class="imprint"><span>{notice}</span>" "<span>{edition}</span></p> }.anew()
}

/// The same page in another language.
#[component]
fn LanguageLink(route: Memo<Option<Route>>, query: Memo<String>, language: Language) -> impl IntoView {
    let here = use_here();
    let tag = language.as_str().to_owned();
    let name = own_language_name(&language);
    let href = move || {
        let path = here.addresses().href(&language, route.read().as_ref().unwrap_or(&Route::Home));
        let query = query.read();
        if query.is_empty() { path } else { [&path, "?", &query].concat() }
    };
    view! { <a href=href hreflang=tag.clone() lang=tag>{name}</a> }.anew()
}

/// Spire, belfry with its opening, and shaft. Named, for of an outline that stands in the view itself
/// Leptos makes a group in the browser, and the app would differ from the static page.
const TOWER: &str = "M5 0L9 6H1zM1 7h8v6H1zM3.5 13v-2.5a1.5 1.5 0 0 1 3 0V13zM0 14h10v8H0z";

/// The tower that stands for the newsroom.
#[component]
pub fn Tower() -> impl IntoView {
    view! {
        <svg class="belfry-mark" viewBox="0 0 10 22" aria-hidden="true" focusable="false">
            <path fill-rule="evenodd" d=TOWER></path>
        </svg>
    }
    .anew()
}

/// `page` for the page itself, `true` for a page inside the section.
fn currentness(route: &Route, section: &Route) -> Option<&'static str> {
    if route == section {
        return Some("page");
    }
    let inside = match section {
        Route::News => matches!(route, Route::NewsYear(_) | Route::Article(_)),
        Route::Projects => matches!(route, Route::Project(_) | Route::Group(_)),
        Route::Agenda => matches!(route, Route::AgendaMonth(..) | Route::Event(_)),
        Route::Editions => matches!(route, Route::Edition(_)),
        _ => false,
    };
    inside.then_some("true")
}
