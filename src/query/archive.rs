use chrono::{Datelike, NaiveDate};

use super::by_article::ByArticle;
use super::choose::{FacetColumn, Selection};
use super::facet::{Facet, FacetValue};
use super::members::Members;
use super::news_query::NewsQuery;
use super::ordinals::Ordinals;
use crate::model::{Published, day_number, order};

/// A value with the ordinals, ascending, of the articles that have it.
pub type ValueOrdinals = (FacetValue, Vec<u32>);

/// All articles as choosing sees them: which have which value, and when they were published.
///
/// Invariant: days are in ascending order, for ordinals count from the oldest; so the articles of a
/// year or a month, and of a span of days, follow one another.
#[derive(Clone, Debug)]
pub struct Archive {
    articles: u32,
    columns: Vec<FacetColumn>,
    by_article: ByArticle,
    /// The first day each article may stand for, as numbers of days since 1970.
    days: Vec<i32>,
    /// Those dated by month.
    by_month: Ordinals,
}

impl Archive {
    /// An archive of as many articles as there are `days`. Columns of years come from the days, and
    /// `columns` has none; days out of order are taken for those before them.
    pub fn new(mut days: Vec<i32>, by_month: &[u32], columns: Vec<(Facet, Vec<ValueOrdinals>)>) -> Self {
        let mut last = i32::MIN;
        for day in &mut days {
            last = last.max(*day);
            *day = last;
        }
        let articles = days.len() as u32;
        let mut made: Vec<FacetColumn> = columns
            .into_iter()
            .filter(|(facet, _)| *facet != Facet::Year)
            .map(|(facet, values)| {
                let members = |ordinals| Members::of(articles, ordinals);
                let values = values.into_iter().map(|(value, ordinals)| (value, members(ordinals)));
                FacetColumn { facet, values: values.collect() }
            })
            .collect();
        made.push(FacetColumn { facet: Facet::Year, values: years(&days) });
        let place = |column: &FacetColumn| Facet::ALL.iter().position(|facet| *facet == column.facet);
        order::sort_by(&mut made, |one, other| place(one).cmp(&place(other)));
        let by_month = Ordinals::of(articles, by_month.iter().copied());
        let by_article = ByArticle::of(articles, &made);
        Self { articles, columns: made, by_article, days, by_month }
    }

    /// How many articles there are.
    pub fn articles(&self) -> u32 {
        self.articles
    }

    /// The columns in the order of [`Facet::ALL`]; in that of years, every year and then every month
    /// that has articles, the newest first.
    pub fn columns(&self) -> &[FacetColumn] {
        &self.columns
    }

    /// The values that an article has, each as a number below [`Archive::value_count`], but for years; none
    /// where there are more of them than such numbers.
    #[inline]
    pub fn values_of(&self, ordinal: u32) -> &[u16] {
        self.by_article.of_article(ordinal)
    }

    /// How many values there are.
    pub fn value_count(&self) -> usize {
        self.by_article.values()
    }

    /// Answers the choices and the dates of a query, out of the articles that `found` holds: those
    /// that its words found.
    pub fn select(&self, query: &NewsQuery, found: Ordinals) -> Selection {
        let mut others = found;
        if query.from.is_some() || query.to.is_some() {
            others.keep(&self.between(query.from.as_ref(), query.to.as_ref()));
        }
        Selection::of(query, &self.columns, others)
    }

    /// The count of every value under a query that was answered: see [`Selection::counts`].
    pub fn counts(&self, selection: &Selection) -> Vec<u32> {
        selection.counts_by(&self.columns, &self.by_article)
    }

    /// The articles that may have been published from `first` to `last`, both included; what is
    /// dated by month matches by overlap.
    pub fn between(&self, first: Option<&Published>, last: Option<&Published>) -> Ordinals {
        let number = |day: NaiveDate| day_number::of(day) as i32;
        let end = last.map_or(self.articles, |last| {
            self.days.partition_point(|day| *day <= number(last.last_day())) as u32
        });
        let mut found = Ordinals::none(self.articles);
        let Some(first) = first.map(Published::day) else {
            found.insert_between(0, end);
            return found;
        };
        found.insert_between(self.days.partition_point(|day| *day < number(first)) as u32, end);
        // A month that began before and goes on.
        let month = first.with_day(1).map(number).filter(|month| *month < number(first));
        if let Some(month) = month {
            let from = self.days.partition_point(|day| *day < month);
            let to = self.days.partition_point(|day| *day <= month);
            let begun =
                (from as u32..(to as u32).min(end)).filter(|ordinal| self.by_month.contains(*ordinal));
            begun.for_each(|ordinal| found.insert(ordinal));
        }
        found
    }
}

/// Every year that has articles, then every month of them, the newest first.
fn years(days: &[i32]) -> Vec<(FacetValue, Members)> {
    let mut years = Vec::new();
    let mut months = Vec::new();
    for (ordinal, day) in (0..).zip(days) {
        if let Some(day) = day_number::to_day((*day).into()) {
            extend(&mut years, (day.year(), 0), ordinal);
            extend(&mut months, (day.year(), day.month()), ordinal);
        }
    }
    let spans = years.into_iter().rev().chain(months.into_iter().rev());
    let value = |(year, month)| if month == 0 { year_value(year) } else { month_value(year, month) };
    spans.map(|(time, first, end)| (value(time), Members::Range(first, end))).collect()
}

/// A year and a month, which is 0 for the whole year; the first of its articles, and one past the last.
type Span = ((i32, u32), u32, u32);

fn extend(spans: &mut Vec<Span>, time: (i32, u32), ordinal: u32) {
    match spans.last_mut() {
        Some((last, _, end)) if *last == time => *end = ordinal + 1,
        _ => spans.push((time, ordinal, ordinal + 1)),
    }
}

/// A year as a value of its facet: four digits.
pub fn year_value(year: i32) -> FacetValue {
    padded(year.unsigned_abs(), 4)
}

/// A month as a value of the facet of years: `2020-11`.
pub fn month_value(year: i32, month: u32) -> FacetValue {
    [&year_value(year), "-", &padded(month, 2)].concat()
}

fn padded(number: u32, digits: usize) -> String {
    let plain = number.to_string();
    ["0".repeat(digits.saturating_sub(plain.len())), plain].concat()
}
