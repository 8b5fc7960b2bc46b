//! The way to the news.

use std::sync::Arc;

use super::super::{Answer, Current, news};
use crate::app::content::{Lack, Reading};
use crate::app::view::{View, view};
use crate::bundle::SiteFile;

/// Reads what the news show for a query.
#[inline(never)]
pub fn answer(reading: &Reading<'_>, site: &SiteFile, query: &str) -> Result<Answer, Lack> {
    Ok(Answer::News(Arc::new(news::read(reading, site, query)?)))
}

/// The view of the news, which follows `current` while the query changes.
#[inline(never)]
pub fn view(current: Current, site: Arc<SiteFile>) -> View {
    let (answers, filters, excerpts) = (current.news(), current.filters(), current.excerpts());
    view! { <news::NewsPage answers filters excerpts site/> }
}
