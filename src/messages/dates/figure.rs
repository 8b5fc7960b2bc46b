use chrono::{Datelike, NaiveDate};

use super::days::{month_name, push_year, short_weekday, weekday};
use super::iso::datetime;
use super::push_number;
use crate::messages::{Locale, words};
use crate::model::When;

/// A date as a picture: the numeral of its days and the words beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// The days in digits: "22", "2–3", "30–2" over a month's end, "3, 10" for two days apart.
    pub numeral: String,
    /// The same for a `datetime` attribute.
    pub datetime: String,
    /// The months inside a sentence: "December", "November to December 2020".
    pub months: String,
    /// The days of the week: "Thursday", "Wednesday and Thursday", "Monday to Wednesday"; empty
    /// where naming two would mislead.
    pub weekdays: String,
    /// The same in short: "Thursday", "Wed, Thu", "Mon–Wed".
    pub short_weekdays: String,
    /// Whether it touches more than one month, so that a month's title above does not say it all.
    pub crosses_months: bool,
}

/// Draws the date of an event; nothing where it is not dated.
///
/// The year is said with the months, except where it is `this_year`, which the reader knows.
pub fn figure(locale: Locale, when: &When, this_year: Option<i32>) -> Option<Figure> {
    let days = when.runs();
    let (first, last) = (days.first()?.0, days.last()?.1);
    let (weekdays, short_weekdays) = weekday_words(locale, &days);
    Some(Figure {
        numeral: numeral(&days),
        datetime: datetime(when)?,
        months: month_words(locale, first, last, this_year),
        weekdays,
        short_weekdays,
        crosses_months: (first.year(), first.month()) != (last.year(), last.month()),
    })
}

fn numeral(days: &[(NaiveDate, NaiveDate)]) -> String {
    let (first, last) = match days {
        [] => return String::new(),
        [first, .., last] | [first @ last] => (first.0, last.1),
    };
    let mut text = String::new();
    push_number(&mut text, first.day());
    if first != last {
        text.push_str(match days {
            [_] => "–",
            [a, b] if a.0 == a.1 && b.0 == b.1 => ", ",
            _ => "…",
        });
        push_number(&mut text, last.day());
    }
    text
}

fn month_words(locale: Locale, first: NaiveDate, last: NaiveDate, this_year: Option<i32>) -> String {
    let mut text = month_name(locale, first.month()).to_owned();
    let same_year = first.year() == last.year();
    if !same_year {
        push_year(&mut text, first.year());
    }
    if !same_year || first.month() != last.month() {
        text = words::date_from_to(locale, &text, month_name(locale, last.month()));
    }
    if !same_year || this_year != Some(last.year()) {
        push_year(&mut text, last.year());
    }
    text
}

/// The weekdays in full and in short.
fn weekday_words(locale: Locale, days: &[(NaiveDate, NaiveDate)]) -> (String, String) {
    let (first, last) = match days {
        [] => return Default::default(),
        [first, .., last] | [first @ last] => (first.0, last.1),
    };
    let apart = days.len() > 1;
    let length = (last - first).num_days() + 1;
    let (long, short) = (weekday(locale, first), short_weekday(locale, first));
    if days.iter().all(|run| run.0 == run.1 && run.0.weekday() == first.weekday()) {
        return (long.to_owned(), long.to_owned());
    }
    let (last_long, last_short) = (weekday(locale, last), short_weekday(locale, last));
    let two_days = matches!(days, [a, b] if a.0 == a.1 && b.0 == b.1);
    if two_days || (!apart && length == 2) {
        return (words::date_two(locale, long, last_long), [short, ", ", last_short].concat());
    }
    if apart || length > 7 {
        return Default::default();
    }
    (words::date_from_to(locale, long, last_long), [short, "–", last_short].concat())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Published, Span};

    fn day(raw: &str) -> NaiveDate {
        raw.parse::<Published>().expect(raw).day()
    }

    fn days(first: &str, last: &str) -> When {
        When::Days { first: day(first), last: day(last) }
    }

    /// One hour from eleven on each of these days.
    fn hours(on: &[&str]) -> When {
        let part = |raw: &&str| {
            let at = |hour| day(raw).and_hms_opt(hour, 0, 0).expect("an hour");
            Span { start: at(11), start_offset: 60, end: Some(at(12)), end_offset: 60, title: None }
        };
        When::Times { zone: "Europe/Paris".parse().expect("a zone"), parts: on.iter().map(part).collect() }
    }

    /// Numeral, months, weekdays and short weekdays, as seen in 2020.
    #[track_caller]
    fn check(when: When, english: [&str; 4], french: [&str; 4]) {
        for (locale, expected) in [(Locale::En, english), (Locale::Fr, french)] {
            let figure = figure(locale, &when, Some(2020)).expect("a dated event");
            let said = [figure.numeral, figure.months, figure.weekdays, figure.short_weekdays];
            assert_eq!(said.each_ref().map(String::as_str), expected);
        }
    }

    #[test]
    fn one_day() {
        check(
            days("2020-12-10", "2020-12-10"),
            ["10", "December", "Thursday", "Thursday"],
            ["10", "décembre", "jeudi", "jeudi"],
        );
        check(
            hours(&["2021-01-22"]),
            ["22", "January 2021", "Friday", "Friday"],
            ["22", "janvier 2021", "vendredi", "vendredi"],
        );
    }

    #[test]
    fn several_days() {
        check(
            days("2020-12-02", "2020-12-03"),
            ["2–3", "December", "Wednesday and Thursday", "Wed, Thu"],
            ["2–3", "décembre", "mercredi et jeudi", "mer., jeu."],
        );
        check(
            days("2020-11-30", "2020-12-02"),
            ["30–2", "November to December", "Monday to Wednesday", "Mon–Wed"],
            ["30–2", "novembre à décembre", "lundi à mercredi", "lun.–mer."],
        );
        check(
            days("2020-12-31", "2021-01-01"),
            ["31–1", "December 2020 to January 2021", "Thursday and Friday", "Thu, Fri"],
            ["31–1", "décembre 2020 à janvier 2021", "jeudi et vendredi", "jeu., ven."],
        );
        check(days("2020-12-01", "2020-12-14"), ["1–14", "December", "", ""], ["1–14", "décembre", "", ""]);
    }

    #[test]
    fn days_apart_are_not_a_range() {
        check(
            hours(&["2020-12-03", "2020-12-10"]),
            ["3, 10", "December", "Thursday", "Thursday"],
            ["3, 10", "décembre", "jeudi", "jeudi"],
        );
        check(
            hours(&["2020-12-03", "2020-12-08"]),
            ["3, 8", "December", "Thursday and Tuesday", "Thu, Tue"],
            ["3, 8", "décembre", "jeudi et mardi", "jeu., mar."],
        );
        check(
            hours(&["2020-12-03", "2020-12-07", "2020-12-10"]),
            ["3…10", "December", "", ""],
            ["3…10", "décembre", "", ""],
        );
        check(
            hours(&["2020-12-04", "2020-12-03"]),
            ["3–4", "December", "Thursday and Friday", "Thu, Fri"],
            ["3–4", "décembre", "jeudi et vendredi", "jeu., ven."],
        );
    }

    #[test]
    fn what_has_no_day_has_no_figure() {
        assert_eq!(figure(Locale::En, &When::ToBeAnnounced { hint: None }, None), None);
    }

    #[test]
    fn a_figure_knows_when_a_months_title_is_not_enough() {
        let crosses = |when| figure(Locale::En, &when, None).map(|figure| figure.crosses_months);
        assert_eq!(crosses(days("2020-11-30", "2020-12-02")), Some(true));
        assert_eq!(crosses(days("2019-12-02", "2020-12-02")), Some(true));
        assert_eq!(crosses(days("2020-12-02", "2020-12-31")), Some(false));
    }
}
