use std::sync::Arc;

use leptos::prelude::*;

use crate::app::use_here;
use crate::bundle::{Head, SiteFile};

/// Articles in a list, newest results replacing older ones row by row.
#[component]
pub fn ArticleList(#[prop(into)] articles: Signal<Vec<Head>>, site: Arc<SiteFile>) -> impl IntoView {
    let row = move |head: Head| {
        let site = Arc::clone(&site);
        view! { <li><ArticleRow head site/></li> }
    };
    view! {
        <ol class="article-list">
            <For each=move || articles.get() key=|head| head.ordinal children=row/>
        </ol>
    }
    .into_any()
}

/// An article in a list: dateline, title, summary, names.
#[component]
pub fn ArticleRow(head: Head, site: Arc<SiteFile>) -> impl IntoView {
    let here = use_here();
    let lang = here.lang(head.language.as_ref());
    let topics =
        head.topics.iter().filter_map(|slug| site.topic(slug)).map(|topic| topic.name.clone()).collect_view();
    view! {
        <article class="article-row" lang=lang>
            <h3 class="article-title"><a href=here.article(&head.slug)>{head.title.clone()}</a></h3>
            <p class="article-summary">{head.summary.clone()}</p>
            <div class="article-foot">{topics}</div>
        </article>
    }
    .into_any()
}
