use leptos::prelude::*;

use crate::app::components::{Band, Name};
use crate::app::use_here;
use crate::app::view::{View, view};
use crate::messages::{language_name, words};
use crate::route::{Route, feed_path};

/// What can be subscribed to: a feed in each language, and a calendar file for each event.
#[component(transparent)]
pub(super) fn FeedsPage() -> View {
    let here = use_here();
    let locale = here.locale;
    let feeds = here.addresses().languages().iter().map(|language| {
        let href = here.file(&feed_path(here.addresses(), language));
        let words = words::feeds_feed_in(locale, &language_name(locale, language));
        view! { <li><Name href words external=true/></li> }
    });
    let feeds = feeds.collect::<View>();
    let agenda = here.href(&Route::Agenda);
    view! {
        <div class="page-head">
            <h1 class="page-title">{words::feeds_title(locale)}</h1>
            <div class="axis stack"><p class="lead">{words::feeds_lead(locale)}</p></div>
        </div>
        <Band id="news" title=words::feeds_news(locale)>
            <div class="axis stack"><p>{words::feeds_feed_text(locale)}</p><ul>{feeds}</ul></div>
        </Band>
        <Band id="agenda" title=words::feeds_agenda(locale)>
            <div class="axis stack">
                <p>{words::feeds_calendar_text(locale)}</p>
                <Name href=agenda words=words::feeds_to_agenda(locale)/>
            </div>
        </Band>
    }
}
