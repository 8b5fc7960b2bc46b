//! What stands in the query string for pages and dates.

use chrono::NaiveDate;

use super::news_query::MOST_TOGETHER;
use crate::model::Published;

/// The last of the pages asked for and how many there are: `3`, or `1-3`; the first where it cannot be
/// read.
pub(super) fn pages(raw: &str) -> (usize, usize) {
    let number = |raw: &str| raw.parse().ok().filter(|page| (1..usize::MAX).contains(page));
    let (first, last) = raw.split_once('-').unwrap_or((raw, raw));
    let Some(last) = number(last) else { return (1, 1) };
    let first = number(first).filter(|first| *first <= last).unwrap_or(last);
    (last, (last - first + 1).min(MOST_TOGETHER))
}

/// A day, a month, or a year, which is kept as the `month` of it that bounds it.
pub(super) fn bound(raw: &str, month: u32) -> Option<Published> {
    let raw = raw.trim();
    let year = raw.len() == 4 && raw.bytes().all(|byte| byte.is_ascii_digit());
    if year {
        return NaiveDate::from_ymd_opt(raw.parse().ok()?, month, 1).map(Published::Month);
    }
    match raw.parse().ok()? {
        Published::Time(..) => None,
        date => Some(date),
    }
}
