use std::sync::Arc;

use leptos::prelude::*;

use crate::app::content::{Lack, Reading};
use crate::bundle::{ArticleEntry, Head, SiteFile};
use crate::model::Slug;

/// What an article's page shows.
#[derive(Clone, Debug, PartialEq)]
pub struct ArticleAnswer {
    /// The article.
    pub entry: ArticleEntry,
    /// The article before it.
    pub older: Option<Head>,
    /// The article after it.
    pub newer: Option<Head>,
}

/// Reads an article and its neighbours.
pub(super) fn read(reading: &Reading<'_>, slug: &Slug) -> Result<ArticleAnswer, Lack> {
    let entry = reading.article(slug)?;
    let ordinal = entry.head.ordinal;
    let older = ordinal.checked_sub(1);
    let newer = Some(ordinal + 1).filter(|newer| *newer < reading.manifest().articles);
    let mut neighbours = reading.heads(older.into_iter().chain(newer))?;
    let newer = neighbours.iter().position(|head| head.ordinal > ordinal).map(|at| neighbours.remove(at));
    Ok(ArticleAnswer { entry, older: neighbours.pop(), newer })
}

/// An article with its people, places, projects and topics, and its neighbours.
#[component]
pub(super) fn ArticlePage(answer: Arc<ArticleAnswer>, site: Arc<SiteFile>) -> impl IntoView {
    view! { <h1>{answer.entry.head.title.clone()}</h1><p>{site.title.clone()}</p> }.into_any()
}
