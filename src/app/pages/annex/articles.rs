//! The way to articles.

use std::sync::Arc;

use super::super::{Answer, article};
use crate::app::content::{Lack, Reading};
use crate::app::view::{View, view};
use crate::bundle::SiteFile;
use crate::model::Slug;

/// Reads what the page of an article shows.
#[inline(never)]
pub fn answer(reading: &Reading<'_>, slug: &Slug) -> Result<Answer, Lack> {
    Ok(Answer::Article(Arc::new(article::read(reading, slug)?)))
}

/// The view of an article, with these words marked in it.
#[inline(never)]
pub fn view(answer: Arc<article::ArticleAnswer>, marks: Vec<String>, site: Arc<SiteFile>) -> View {
    view! { <article::ArticlePage answer marks site/> }
}
