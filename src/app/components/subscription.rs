use leptos::prelude::*;

use crate::app::view::{View, view};
use crate::app::{Here, use_here};
use crate::messages::words;
use crate::route::{AGENDA_FILE, Route};
use crate::syndicate::Origin;

/// The address of the calendar that stands beside a page, and whether a calendar program can subscribe
/// to it there; where the newsroom's own address is not known it is that of the file.
pub fn subscription_href(here: &Here, of: &Route, url: Option<&str>) -> (String, bool) {
    let file = agenda_file(here, of);
    match Origin::new(here.addresses(), url).webcal(&file) {
        Some(webcal) => (webcal, true),
        None => (file, false),
    }
}

fn agenda_file(here: &Here, of: &Route) -> String {
    here.file(&[&here.addresses().local_path(&here.language, of), AGENDA_FILE].concat())
}

/// The calendar that stands beside a page: to subscribe to, as a file, and what it holds.
#[component(transparent)]
pub fn Subscription(
    /// The page it stands beside.
    of: Route,
    /// Where the newsroom is read.
    url: Option<String>,
) -> View {
    let here = use_here();
    let locale = here.locale;
    let (href, subscribes) = subscription_href(&here, &of, url.as_deref());
    let subscribe = subscribes
        .then(|| view! { <a class="name" href=href><span class="name-text">{words::agenda_subscribe(locale)}</span></a>" " });
    view! {
        <div>
        <p class="names">
            {subscribe}
            <a class="name" href=agenda_file(&here, &of) rel="external">
                <span class="name-text">{words::agenda_calendar_file(locale)}</span>
            </a>
        </p>
        <p class="small quiet">{words::agenda_holds(locale)}</p>
        </div>
    }
}
