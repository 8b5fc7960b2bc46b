use std::borrow::Cow;

use super::facet::{Facet, FacetValue};
use super::query_string;
use super::sort::Sort;
use super::typed::Typed;
use super::values::{bound, pages};
use crate::model::{Published, order};

/// How many articles a page of results shows.
pub const PAGE_SIZE: usize = 20;

/// How many pages are shown together at most.
pub const MOST_TOGETHER: usize = 25;

/// All that a reader asks of the news.
///
/// Invariants: choices are sorted and without repeats, so that equal queries are written alike;
/// pages count from 1, and `page` is one of those shown together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewsQuery {
    /// The words searched for, as typed.
    pub text: String,
    /// Chosen values.
    pub choices: Vec<Choice>,
    /// Facets in which an article must have all chosen values instead of any.
    pub all_of: Vec<Facet>,
    /// The first day, inclusive; kept with the precision it was given in.
    pub from: Option<Published>,
    /// The last day, month or year, inclusive.
    pub to: Option<Published>,
    /// The order of the results.
    pub sort: Sort,
    /// The page of results, from 1; where several are shown together, the last.
    pub page: usize,
    /// How many pages are shown together, of which `page` is the last: 1, unless a reader asked for
    /// more and more.
    pub together: usize,
    /// Whether the parts of every score are shown.
    pub explained: bool,
}

/// A chosen value: wanted, or left out.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Choice {
    /// The facet.
    pub facet: Facet,
    /// Whether articles with the value are left out.
    pub excluded: bool,
    /// The value.
    pub value: FacetValue,
}

impl Default for NewsQuery {
    fn default() -> Self {
        Self {
            text: String::new(),
            choices: Vec::new(),
            all_of: Vec::new(),
            from: None,
            to: None,
            sort: Sort::Newest,
            page: 1,
            together: 1,
            explained: false,
        }
    }
}

impl NewsQuery {
    /// Reads a query string, with or without its `?`. Never fails: what is unknown or mistyped is
    /// passed over.
    pub fn from_query_string(raw: &str) -> Self {
        // What is typed tells whether an order by relevance stays: see `tidy`.
        let mut query = Self { sort: Sort::Relevance, ..Self::default() };
        for (key, value) in query_string::pairs(raw.strip_prefix('?').unwrap_or(raw)) {
            match &*key {
                "q" => query.text = crate::model::clean(&value),
                "all" => query.all_of.extend(Facet::from_key(&value)),
                "from" => query.from = bound(&value, 1),
                "to" => query.to = bound(&value, 12),
                "sort" => query.sort = Sort::from_name(&value).unwrap_or(Sort::Relevance),
                "explain" => query.explained = value == "1",
                "page" => (query.page, query.together) = pages(&value),
                key => {
                    let (excluded, key) = key.strip_prefix('-').map_or((false, key), |key| (true, key));
                    if let Some(facet) = Facet::from_key(key).filter(|_| !value.is_empty()) {
                        query.choices.push(Choice { facet, excluded, value: value.into_owned() });
                    }
                }
            }
        }
        query.tidy();
        query
    }

    /// Writes the query in its one canonical form, without a `?`; empty where nothing is asked.
    pub fn to_query_string(&self) -> String {
        let mut out = String::new();
        for facet in Facet::ALL {
            for choice in self.choices.iter().filter(|choice| choice.facet == facet) {
                let key = if choice.excluded { ["-", facet.key()].concat() } else { facet.key().to_owned() };
                query_string::push(&mut out, &key, &choice.value);
            }
        }
        for facet in &self.all_of {
            query_string::push(&mut out, "all", facet.key());
        }
        for (key, date) in [("from", self.from), ("to", self.to)] {
            if let Some(date) = date {
                query_string::push(&mut out, key, &date.to_string());
            }
        }
        if !self.text.is_empty() {
            query_string::push(&mut out, "q", &self.text);
        }
        if self.sort != self.usual_sort() {
            query_string::push(&mut out, "sort", self.sort.name());
        }
        if self.page > 1 {
            let first = self.first_page();
            let from = if first < self.page { [&first.to_string(), "-"].concat() } else { String::new() };
            query_string::push(&mut out, "page", &[from, self.page.to_string()].concat());
        }
        if self.explained {
            query_string::push(&mut out, "explain", "1");
        }
        out
    }

    /// The address of this query under the path of the news page.
    pub fn href(&self, news: &str) -> String {
        query_string::address_with(news, &self.to_query_string())
    }

    /// Whether every article passes.
    pub fn is_unfiltered(&self) -> bool {
        let without_words = self.choices.is_empty() && self.from.is_none() && self.to.is_none();
        without_words && Typed::read(&self.text).is_empty()
    }

    /// What is typed, read as words, phrases and choices.
    pub fn typed(&self) -> Typed {
        Typed::read(&self.text)
    }

    /// This query with the choices and dates that were typed in their own keys, and the rest of the
    /// words in `text`.
    pub fn settled(&self) -> Self {
        self.settled_and_read().0.into_owned()
    }

    /// The query as [`NewsQuery::settled`] has it, with its words read.
    pub fn settled_and_read(&self) -> (Cow<'_, Self>, Typed) {
        let typed = self.typed();
        if typed.choices.is_empty() && typed.from.is_none() && typed.to.is_none() {
            return (Cow::Borrowed(self), typed);
        }
        let mut query = self.with_text(&typed.rest);
        for choice in typed.choices {
            query.choices.retain(|other| other.facet != choice.facet || other.value != choice.value);
            query.choices.push(choice);
        }
        query.from = typed.from.or(query.from);
        query.to = typed.to.or(query.to);
        (query.page, query.together) = (self.page, self.together);
        query.tidy();
        let typed = query.typed();
        (Cow::Owned(query), typed)
    }

    /// This query with other names for values: those that `now` has one for.
    pub fn renamed(mut self, now: impl Fn(Facet, &str) -> Option<String>) -> Self {
        for choice in &mut self.choices {
            if let Some(name) = now(choice.facet, &choice.value) {
                choice.value = name;
            }
        }
        self.tidy();
        self
    }

    /// The order in which a query of these words is answered, unless another is asked for.
    fn usual_sort(&self) -> Sort {
        if Typed::read(&self.text).wanted.is_empty() { Sort::Newest } else { Sort::Relevance }
    }

    /// Whether the value is chosen: `Some(false)` wanted, `Some(true)` left out.
    pub fn chosen(&self, facet: Facet, value: &str) -> Option<bool> {
        self.choices
            .iter()
            .find(|choice| choice.facet == facet && choice.value == value)
            .map(|choice| choice.excluded)
    }

    /// This query with the value chosen, left out, or (`None`) neither; from its first page.
    pub fn with_choice(&self, facet: Facet, value: &str, excluded: Option<bool>) -> Self {
        let mut query = self.with_page(1);
        query.choices.retain(|choice| choice.facet != facet || choice.value != value);
        if let Some(excluded) = excluded {
            query.choices.push(Choice { facet, excluded, value: value.to_owned() });
        }
        query.tidy();
        query
    }

    /// This query with other words, from its first page.
    pub fn with_text(&self, text: &str) -> Self {
        let usual = self.sort == self.usual_sort();
        let mut query = Self { text: text.to_owned(), ..self.with_page(1) };
        if usual {
            query.sort = query.usual_sort();
        }
        query.tidy();
        query
    }

    /// This query with the facet asking for all chosen values instead of any, or the other way
    /// round; from its first page.
    pub fn with_all_of(&self, facet: Facet, all_of: bool) -> Self {
        let mut query = self.with_page(1);
        query.all_of.retain(|other| *other != facet);
        query.all_of.extend(all_of.then_some(facet));
        query.tidy();
        query
    }

    /// This query for other days, from its first page.
    pub fn with_dates(&self, from: Option<Published>, to: Option<Published>) -> Self {
        Self { from, to, ..self.with_page(1) }
    }

    /// This query in another order, from its first page.
    pub fn with_sort(&self, sort: Sort) -> Self {
        Self { sort, ..self.with_page(1) }
    }

    /// This query on another page.
    pub fn with_page(&self, page: usize) -> Self {
        Self { page, together: 1, ..self.clone() }
    }

    /// This query with the page after those that are shown now.
    pub fn with_more(&self) -> Self {
        let together = (self.together + 1).min(MOST_TOGETHER);
        Self { page: self.page + 1, together, ..self.clone() }
    }

    /// This query where so many articles pass: a page that lies behind the last is the last.
    pub fn within(&self, found: usize) -> Self {
        let last = found.div_ceil(PAGE_SIZE).max(1);
        let together = self.together.min(last);
        Self { page: self.page.min(last), together, ..self.clone() }
    }

    /// The first of the pages that are shown together.
    pub fn first_page(&self) -> usize {
        (self.page + 1).saturating_sub(self.together).max(1)
    }

    /// The results that are shown: how many come before them, and how many there are at most.
    pub fn window(&self) -> (usize, usize) {
        let skipped = (self.first_page() - 1).saturating_mul(PAGE_SIZE);
        (skipped, self.together.saturating_mul(PAGE_SIZE))
    }

    /// The order alone, where it needs no words: nothing is filtered any more.
    pub fn cleared(&self) -> Self {
        let sort = if self.sort == Sort::Relevance { Sort::Newest } else { self.sort };
        Self { sort, ..Self::default() }
    }

    pub(super) fn tidy(&mut self) {
        if self.sort == Sort::Relevance {
            self.sort = self.usual_sort();
        }
        order::sort(&mut self.choices);
        self.choices.dedup_by(|later, earlier| later.facet == earlier.facet && later.value == earlier.value);
        order::sort(&mut self.all_of);
        self.all_of.dedup();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(raw: &str, canonical: &str) {
        let query = NewsQuery::from_query_string(raw);
        assert_eq!(query.to_query_string(), canonical);
        assert_eq!(NewsQuery::from_query_string(canonical), query);
    }

    #[test]
    fn a_query_has_one_canonical_form() {
        check("", "");
        check("?topic=sport&topic=energy&topic=sport", "topic=energy&topic=sport");
        check("page=2&q=drones&-kind=interview&topic=a", "topic=a&-kind=interview&q=drones&page=2");
        check("sort=oldest&from=2020-10&to=2020-11-16", "from=2020-10&to=2020-11-16&sort=oldest");
        check("from=2019&to=2020", "from=2019-01&to=2020-12");
        check("all=topic&topic=a&topic=b", "topic=a&topic=b&all=topic");
        check("person=b&language=fr&year=2020-03&person=a", "year=2020-03&person=a&person=b&language=fr");
    }

    #[test]
    fn old_and_mistyped_addresses_still_open_something() {
        check("sort=relevance", "");
        check("sort=best&page=0&colour=red&topic=&from=yesterday&%ff=%fe&&&=", "");
        check("page=-1&page=99999999999999999999999", "");
        check("page=3-1", "");
        check("page=x-2", "page=2");
        check("page=2-x", "");
        check("page=1-900", "page=876-900");
    }

    #[test]
    fn pages_are_shown_together_where_more_was_asked_for() {
        check("page=1-3", "page=1-3");
        check("page=2-2", "page=2");
        let query = NewsQuery::from_query_string("topic=a&page=2").with_more();
        assert_eq!((query.to_query_string().as_str(), query.window()), ("topic=a&page=2-3", (20, 40)));
        assert_eq!(query.with_choice(Facet::Topic, "b", None).to_query_string(), "topic=a");
        assert_eq!(query.with_sort(Sort::Title).to_query_string(), "topic=a&sort=title");
        assert_eq!(query.with_page(3).window(), (40, 20));
    }

    #[test]
    fn a_search_is_answered_by_relevance_unless_another_order_is_asked_for() {
        check("q=drones&sort=relevance", "q=drones");
        check("q=drones&sort=newest", "q=drones&sort=newest");
        check("q=drones&sort=oldest", "q=drones&sort=oldest");
        check("q=topic:sport", "q=topic%3Asport");
        assert_eq!(NewsQuery::from_query_string("q=drones").with_text("").sort, Sort::Newest);
        assert_eq!(NewsQuery::from_query_string("sort=title").with_text("drones").sort, Sort::Title);
        assert_eq!(NewsQuery::default().with_text("drones").sort, Sort::Relevance);
        assert_eq!(
            NewsQuery::from_query_string("q=drones&sort=title").cleared().to_query_string(),
            "sort=title"
        );
    }

    #[test]
    fn what_was_typed_as_a_choice_settles_in_its_key() {
        let settled = |raw: &str| NewsQuery::from_query_string(raw).settled().to_query_string();
        assert_eq!(settled("q=topic:sport+drones+-kind:report"), "topic=sport&-kind=report&q=drones");
        assert_eq!(settled("q=before:2021-01+after:2019"), "from=2020-01&to=2020-12");
        assert_eq!(settled("-topic=sport&q=topic:sport&page=2"), "topic=sport&page=2");
        assert_eq!(settled("q=plain+words&sort=oldest"), "q=plain+words&sort=oldest");
    }

    #[test]
    fn the_address_survives_any_text() {
        for text in
            ["%2541", "a+b & c#d=e", "\u{1f469}\u{200d}\u{1f469}", "é\u{301}", "<script>", "\"", "  spaces  "]
        {
            let query = NewsQuery::default().with_text(text);
            assert_eq!(NewsQuery::from_query_string(&query.to_query_string()).text, text);
        }
    }

    #[test]
    fn a_value_is_chosen_left_out_or_neither() {
        let query = NewsQuery::default().with_choice(Facet::Topic, "a", Some(false));
        assert_eq!(query.to_query_string(), "topic=a");
        assert_eq!(query.with_choice(Facet::Topic, "a", Some(true)).to_query_string(), "-topic=a");
        assert_eq!(query.with_choice(Facet::Topic, "a", None).to_query_string(), "");
        assert_eq!(query.with_page(3).with_choice(Facet::Kind, "report", Some(false)).page, 1);
    }
}
