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
    let query = match under_way.map(read) {
        Some(under_way) if types => {
            let rebased = query.rebased(&answer.asked, &under_way);
            // The words are those that stand in the box now, be they those that are shown.
            if rebased.text == query.text { rebased } else { rebased.with_text(&query.text) }
        }
        Some(under_way) => query.rebased(&answer.query, &under_way),
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

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(shown: &str, query: &str, under_way: Option<&str>, types: bool, expected: &str) {
        let asked = NewsQuery::from_query_string(shown);
        let answer = NewsAnswer { query: asked.settled(), asked, ..NewsAnswer::default() };
        assert_eq!(settled(&answer, query, under_way, types), expected);
    }

    #[test]
    fn what_is_typed_becomes_choices_when_it_is_sent() {
        check("", "q=topic%3Asport+dr&kind=report", None, true, "kind=report&q=topic%3Asport+dr");
        check("", "q=topic%3Asport+dr&kind=report", None, false, "topic=sport&kind=report&q=dr");
    }

    #[test]
    fn what_is_taken_back_before_the_answer_is_gone() {
        check("", "", Some("q=p"), true, "");
        check("topic=a", "topic=a", Some("topic=a&kind=report&q=p"), true, "topic=a&kind=report");
        check("", "kind=report", Some("q=p"), false, "kind=report&q=p");
    }

    #[test]
    fn more_results_that_are_asked_for_twice_before_the_answer_stay() {
        check("topic=a", "topic=a&page=1-2", Some("topic=a&page=1-2"), true, "topic=a&page=1-2");
    }
}
