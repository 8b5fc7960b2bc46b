use chrono::DateTime;
use leptos::prelude::*;

use crate::app::components::CalendarOfThese;
use crate::app::reader::{Saved, SavedItem, SavedKind};
use crate::app::use_here;
use crate::app::view::{Piece, View, view};
use crate::messages::{dates, words};

/// What the reader saved on this device.
///
/// The shell gives the list in context once the app runs; a static page has none and says that
/// the list needs the app.
#[component(transparent)]
pub(super) fn SavedPage() -> View {
    let locale = use_here().locale;
    let matter = match use_context::<RwSignal<Saved>>() {
        Some(saved) => (move || matter(&saved.read())).view(),
        None => view! { <p>{words::saved_needs_app(locale)}</p> },
    };
    view! {
        <div class="page-head">
            <h1 class="page-title">{words::saved_title(locale)}</h1>
            <div class="axis stack"><p class="lead">{words::saved_lead(locale)}</p></div>
        </div>
        <section class="band" aria-labelledby="saved-list">
            <div class="rail"><h2 class="band-title" id="saved-list">{words::saved_list(locale)}</h2></div>
            <div class="axis stack">{matter}</div>
        </section>
    }
}

fn matter(saved: &Saved) -> View {
    let locale = use_here().locale;
    if saved.is_empty() {
        return view! { <p>{words::saved_nothing(locale)}" "{words::saved_how(locale)}</p> };
    }
    let has_events = saved.items().iter().any(|item| item.kind == SavedKind::Event);
    let calendar = has_events.then(|| view! { <CalendarOfThese/> });
    let rows = saved.items().iter().map(|item| view! { <SavedRow item=item.clone()/> }).collect::<View>();
    view! {
        <ol class="article-list">{rows}</ol>
        <div class="row">
            {calendar}
            <button class="button" type="button" data-action="export-saved">{words::saved_export(locale)}</button>
            <button class="button" type="button" data-action="erase-saved">{words::saved_erase(locale)}</button>
        </div>
    }
}

#[component(transparent)]
fn SavedRow(item: SavedItem) -> View {
    let here = use_here();
    let locale = here.locale;
    let (kind, href) = match item.kind {
        SavedKind::Article => (words::article_article(locale), here.article(&item.slug)),
        SavedKind::Event => (words::event_event(locale), here.event(&item.slug)),
    };
    let day = DateTime::from_timestamp(item.saved_at, 0).unwrap_or_default().date_naive();
    let lang = here.lang(Some(&item.language));
    let event = (item.kind == SavedKind::Event).then(|| item.slug.as_str().to_owned());
    view! {
        <li>
            <article class="article-row" data-event=event>
                <p class="dateline">
                    <span class="kind">{kind}</span>
                    " "
                    <span>{words::saved_on(locale, &dates::day(locale, day))}</span>
                </p>
                <h3 class="article-title" lang=lang><a href=href>{item.title.clone()}</a></h3>
                <div class="article-foot">
                    <button
                        class="action action-plain"
                        type="button"
                        data-action="unsave"
                        data-kind=item.kind.as_str()
                        data-slug=item.slug.as_str().to_owned()
                        aria-label=words::saved_remove_this(locale, &item.title)
                    >
                        {words::saved_remove(locale)}
                    </button>
                </div>
            </article>
        </li>
    }
}
