use std::sync::Arc;

use leptos::prelude::*;

use crate::app::content::NewsAnswer;
use crate::app::use_here;
use crate::app::view::{Piece, View, view};
use crate::messages::words;
use crate::query::NewsQuery;

/// The search box of the news: a GET form that keeps the other choices, and what it understands.
#[component(transparent)]
pub fn SearchForm(answer: RwSignal<Arc<NewsAnswer>>, news: String) -> View {
    let locale = use_here().locale;
    let help = {
        let answer = answer.read_untracked();
        let mut panels = answer.panels.all.iter();
        search_help(panels.find_map(|panel| Some((panel.facet.key(), panel.values.first()?.value.as_str()))))
    };
    let placeholder = move || words::news_search_placeholder(locale, answer.read().total);
    view! {
        <form role="search" action=news method="get" aria-label=words::news_search_label(locale) data-live="">
            <div class="field">
                <label class="visually-hidden" for="q">{words::news_search_label(locale)}</label>
                <input
                    id="q"
                    type="search"
                    name="q"
                    placeholder=placeholder
                    autocomplete="off"
                    aria-describedby="q-help"
                    value=answer.get_untracked().asked.text.clone()
                />
                <button class="button" type="submit">{words::news_search(locale)}</button>
            </div>
            {help}
            {kept(move || answer.read().asked.with_page(1), Some("q"))}
        </form>
    }
}

/// What a search box understands. The example is the first value that there is to choose, with its key, so that
/// it finds something; where there is none, nothing stands in its place.
pub(super) fn search_help(first: Option<(&str, &str)>) -> View {
    let locale = use_here().locale;
    let example = first.map(|(key, value)| [" · ", key, ":", value].concat());
    view! { <p class="small quiet" id="q-help">{words::news_search_help(locale)}{example}</p> }
}

/// What a form keeps of a query beside its `own` field, where that is in it.
pub fn kept(query: impl Fn() -> NewsQuery + 'static, own: Option<&'static str>) -> View {
    let inputs = move || {
        crate::query::pairs(&query().to_query_string())
            .filter(|(key, _)| own != Some(&**key))
            .map(|(key, value)| view! { <input type="hidden" name=key.into_owned() value=value.into_owned()/> })
            .collect::<View>()
    };
    inputs.view()
}
