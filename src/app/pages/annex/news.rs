//! The way to the news.

use std::sync::Arc;

use super::super::{Answer, Current, news};
use crate::app::content::{Lack, NewsAnswer, Reading};
use crate::app::view::{View, view};
use crate::bundle::SiteFile;
use crate::model::Published;
use crate::query::NewsQuery;

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

/// What a reader of `answer` asks for who goes to `query`, in canonical form, where another query may be
/// under way. What is typed (`types`) becomes choices when it is sent; and who chooses before the last choice
/// is answered wants both.
#[inline(never)]
pub fn settled(answer: &NewsAnswer, query: &str, under_way: Option<&str>, types: bool) -> String {
    let read = |raw: &str| {
        let query = NewsQuery::from_query_string(raw);
        if types { query } else { query.settled() }
    };
    let query = read(query);
    let query = match under_way {
        Some(under_way) => query.rebased(if types { &answer.asked } else { &answer.query }, &read(under_way)),
        None => query,
    };
    query.to_query_string()
}

/// What the fields of the page are to show that a reader types into, by their names.
#[inline(never)]
pub fn fields(answer: &NewsAnswer) -> Vec<(&'static str, String)> {
    let written = |date: Option<Published>| date.map(|it| it.to_string()).unwrap_or_default();
    let (from, to) = (written(answer.query.from), written(answer.query.to));
    vec![("q", answer.asked.text.clone()), ("from", from), ("to", to)]
}

/// Whether another answer shows the same results, but another page of them, or more.
#[inline(never)]
pub fn turns(before: &NewsAnswer, after: &NewsAnswer) -> bool {
    before.query != after.query && before.query.with_page(1) == after.query.with_page(1)
}
