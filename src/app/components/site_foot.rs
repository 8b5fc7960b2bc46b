use std::sync::Arc;

use chrono::NaiveDate;
use leptos::prelude::*;

use super::site_head::Tower;
use crate::app::use_here;
use crate::app::view::{View, view};
use crate::bundle::SiteFile;
use crate::messages::{dates, words};
use crate::model::Navigation;
use crate::route::{Route, feed_path};

/// The foot of every page: what this is, what can be taken along, how it looks.
#[component(transparent)]
pub fn SiteFoot(site: Arc<SiteFile>, frozen_at: Option<NaiveDate>) -> View {
    let here = use_here();
    let locale = here.locale;
    let feed = here.file(&feed_path(here.addresses(), &here.language));
    let edition = site.editions.first().map(|edition| {
        let href = here.href(&Route::Edition(edition.slug.clone()));
        view! { <li><a href=href>{words::foot_print_the_edition(locale)}</a></li> }
    });
    let pages = site.pages.iter().filter(|page| page.navigation == Navigation::Foot);
    let pages = pages
        .map(|page| view! { <li><a href=here.href(&Route::Page(page.slug.clone()))>{page.title.clone()}</a></li> })
        .collect::<View>();
    let about = (!site.about.is_empty()).then(|| view! { <p class="quiet">{site.about.clone()}</p> });
    let frozen = frozen_at.map(|day| {
        view! { <p class="quiet small">{words::notice_frozen(locale, &dates::day(locale, day))}</p> }
    });
    let scheme = |value: &'static str, words: &'static str| {
        let pressed = if value.is_empty() { "true" } else { "false" };
        view! { <button type="button" data-choose-scheme=value aria-pressed=pressed>{words}</button>" " }
    };
    view! {
        <footer class="site-foot">
            <div class="page">
                <div class="with-rail">
                    <div class="rail">
                        <a class="wordmark" href=here.href(&Route::Home)><Tower/>{site.title.clone()}</a>
                    </div>
                    <div class="axis columns columns-three foot-columns">
                        <div>
                            <h2 class="foot-title">{words::foot_what_this_is(locale)}</h2>
                            {about}
                            {frozen}
                            <ul class="foot-list">{pages}</ul>
                        </div>
                        <div>
                            <h2 class="foot-title">{words::foot_take_it_with_you(locale)}</h2>
                            <ul class="foot-list">
                                <li><a href=feed rel="external">{words::foot_feed_of_all_news(locale)}</a></li>
                                <li><a href=here.href(&Route::Feeds)>{words::foot_all_feeds(locale)}</a></li>
                                {edition}
                            </ul>
                        </div>
                        <div>
                            <h2 class="foot-title">{words::foot_appearance(locale)}</h2>
                            <div class="choice" role="group" aria-label=words::foot_appearance(locale)>
                                {scheme("", words::foot_as_the_system(locale))}
                                {scheme("light", words::foot_light(locale))}
                                {scheme("dark", words::foot_dark(locale))}
                            </div>
                            <p class="quiet small">{words::foot_no_tracker(locale)}</p>
                        </div>
                    </div>
                </div>
            </div>
        </footer>
    }
}
