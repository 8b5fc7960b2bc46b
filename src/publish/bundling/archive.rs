use std::collections::BTreeMap;

use chrono::Datelike;

use crate::bundle::AgendaYear;
use crate::model::Newsroom;

/// How many articles the page of a year lists at most; a year that has more is shown by its months.
const YEAR_PAGE: u32 = 200;

/// The years that have too many articles for one page, oldest first, and how many each month has.
pub(in crate::publish) fn archive_years(newsroom: &Newsroom) -> Vec<AgendaYear> {
    let mut years: BTreeMap<i32, BTreeMap<u32, u32>> = BTreeMap::new();
    for article in &newsroom.articles {
        let day = article.published.day();
        *years.entry(day.year()).or_default().entry(day.month()).or_default() += 1;
    }
    years
        .into_iter()
        .filter(|(_, months)| months.values().sum::<u32>() > YEAR_PAGE)
        .map(|(year, months)| AgendaYear { year: Some(year), months: months.into_iter().collect() })
        .collect()
}
