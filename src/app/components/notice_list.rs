use leptos::prelude::*;

use crate::app::reader::Notices;
use crate::app::use_here;
use crate::app::view::{View, view};
use crate::messages::words;

/// What the reader is told, each in a sentence between two rules under the masthead.
#[component(transparent)]
pub fn NoticeList(notices: Notices) -> View {
    let Notices { offline, newer, dropped, storage_blocked, done, .. } = notices;
    let locale = use_here().locale;
    let notice = |mark: &'static str, rest: &'static str| {
        view! { <div class="notice"><p><span class="notice-mark">{mark}</span>{rest}</p></div> }
    };
    let newer_edition = move || {
        view! {
            <div class="notice">
                <p>
                    <span class="notice-mark">{words::notice_newer_edition(locale)}</span>
                    {words::notice_stays_until_asked(locale)}
                </p>
                <button class="button" type="button" data-action="reload">{words::act_show_it(locale)}</button>
            </div>
        }
    };
    let left_out = move |count: usize| {
        view! {
            <div class="notice">
                <p>
                    <span class="notice-mark">{words::notice_unreadable(locale, count)}</span>
                    {words::notice_left_out(locale, count)}
                </p>
            </div>
        }
    };
    let no_network = move || notice(words::notice_no_network(locale), words::notice_partly_kept(locale));
    let blocked = move || notice(words::notice_nothing_kept(locale), words::notice_storage_blocked(locale));
    view! {
        <div class="page notices no-print" role="status">
            {move || offline.get().then(no_network)}
            {move || newer.get().then(newer_edition)}
            {move || Some(dropped.get()).filter(|count| *count > 0).map(left_out)}
            {move || storage_blocked.get().then(blocked)}
            {move || done.get().map(|words| view! { <div class="notice"><p>{words}</p></div> })}
        </div>
    }
}
