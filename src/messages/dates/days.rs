use chrono::{Datelike, NaiveDate, Weekday};

use super::clock::clock;
use super::push_number;
use crate::messages::{Locale, capitalised, words};
use crate::model::{Language, Published};

/// A day: "2 December 2020", "1er décembre 2020".
pub fn day(locale: Locale, day: NaiveDate) -> String {
    let mut text = day_and_month(locale, day);
    push_year(&mut text, day.year());
    text
}

/// A day whose year is known from what stands around it: "2 December".
pub fn day_and_month(locale: Locale, day: NaiveDate) -> String {
    let mut text = String::with_capacity(24);
    push_day(&mut text, locale, day.day());
    text.push(' ');
    text.push_str(month_name(locale, day.month()));
    text
}

/// A day with its weekday: "Friday, 22 January 2021", "vendredi 22 janvier 2021".
pub fn weekday_and_day(locale: Locale, date: NaiveDate) -> String {
    words::date_weekday_and_day(locale, weekday(locale, date), &day(locale, date))
}

/// The day of the week: "Friday", "vendredi".
pub fn weekday(locale: Locale, day: NaiveDate) -> &'static str {
    words::date_weekdays(locale, day.weekday().num_days_from_monday() as usize).unwrap_or_default()
}

/// The day of the week in short: "Fri", "ven.".
pub fn short_weekday(locale: Locale, day: NaiveDate) -> &'static str {
    words::date_short_weekdays(locale, day.weekday().num_days_from_monday() as usize).unwrap_or_default()
}

/// What a month from 1 to 12 is called inside a sentence: "December", "décembre".
pub fn month_name(locale: Locale, month: u32) -> &'static str {
    words::date_months(locale, (month as usize).wrapping_sub(1)).unwrap_or_default()
}

/// A month inside a sentence: "December 2020", "décembre 2020".
pub fn month(locale: Locale, year: i32, month: u32) -> String {
    let mut text = month_name(locale, month).to_owned();
    push_year(&mut text, year);
    text
}

/// A month as a title: "December 2020", "Décembre 2020".
pub fn month_title(locale: Locale, year: i32, number: u32) -> String {
    capitalised(&month(locale, year, number))
}

/// Days from the first to the last, both included: "2–3 December 2020",
/// "30 November – 2 December 2020", "31 December 2020 – 2 January 2021".
pub fn range(locale: Locale, first: NaiveDate, last: NaiveDate) -> String {
    if first == last {
        return day(locale, first);
    }
    let mut text = String::with_capacity(40);
    push_day(&mut text, locale, first.day());
    let same_year = first.year() == last.year();
    if same_year && first.month() == last.month() {
        text.push('–');
    } else {
        text.push(' ');
        text.push_str(month_name(locale, first.month()));
        if !same_year {
            push_year(&mut text, first.year());
        }
        text.push_str(" – ");
    }
    text.push_str(&day(locale, last));
    text
}

/// When something was published, as exactly as lists say it: a month or a day.
pub fn published(locale: Locale, published: &Published) -> String {
    match published {
        Published::Month(first) => month(locale, first.year(), first.month()),
        other => day(locale, other.day()),
    }
}

/// When something was published, with its clock time where it has one.
pub fn published_to_the_minute(locale: Locale, moment: &Published) -> String {
    let day = published(locale, moment);
    match moment {
        Published::Time(time, _) => words::date_day_and_clock(locale, &day, &clock(locale, time.time())),
        _ => day,
    }
}

pub(super) fn push_year(text: &mut String, year: i32) {
    text.push(' ');
    push_number(text, u32::try_from(year).unwrap_or(0));
}

/// In French the first day of a month is an ordinal.
fn push_day(text: &mut String, locale: Locale, day: u32) {
    push_number(text, day);
    if day == 1 && locale == Locale::Fr {
        text.push_str("er");
    }
}

/// Regions in which weeks begin on Sunday, and on Saturday, by their codes (Unicode CLDR, `weekData`).
const SUNDAY: &str = "AG AS BD BR BS BT BW BZ CA CO DM DO ET GT GU HK HN ID IL IN JM JP KE KH KR LA MH MM MO MT \
     MX MZ NI NP PA PE PH PK PR PT PY SA SG SV TH TT TW UM US VE VI WS YE ZA ZW";
const SATURDAY: &str = "AE AF BH DJ DZ EG IQ IR JO KW LY OM QA SD SY";

/// The day on which weeks begin where a language is spoken: Monday (ISO 8601), unless its tag names a
/// region that has it otherwise.
pub fn first_weekday(language: &Language) -> Weekday {
    let has = |regions: &str| {
        let tag = language.as_str().split('-').skip(1);
        tag.into_iter().any(|part| regions.split(' ').any(|region| region.eq_ignore_ascii_case(part)))
    };
    if has(SUNDAY) {
        Weekday::Sun
    } else if has(SATURDAY) {
        Weekday::Sat
    } else {
        Weekday::Mon
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weeks_begin_as_the_language_has_it() {
        for (tag, expected) in [
            ("en", Weekday::Mon),
            ("fr", Weekday::Mon),
            ("en-GB", Weekday::Mon),
            ("en-US", Weekday::Sun),
            ("pt-br", Weekday::Sun),
            ("zh-Hant-TW", Weekday::Sun),
            ("ar-EG", Weekday::Sat),
        ] {
            assert_eq!(first_weekday(&tag.parse().expect(tag)), expected, "{tag}");
        }
    }

    fn date(raw: &str) -> NaiveDate {
        raw.parse::<Published>().expect(raw).day()
    }

    #[track_caller]
    fn check(first: &str, last: &str, english: &str, french: &str) {
        assert_eq!(range(Locale::En, date(first), date(last)), english);
        assert_eq!(range(Locale::Fr, date(first), date(last)), french);
    }

    #[test]
    fn ranges_say_each_thing_once() {
        check("2020-12-02", "2020-12-02", "2 December 2020", "2 décembre 2020");
        check("2020-12-02", "2020-12-03", "2–3 December 2020", "2–3 décembre 2020");
        check("2020-08-01", "2020-08-03", "1–3 August 2020", "1er–3 août 2020");
        check("2020-11-30", "2020-12-01", "30 November – 1 December 2020", "30 novembre – 1er décembre 2020");
        check("2020-02-28", "2020-02-29", "28–29 February 2020", "28–29 février 2020");
        check(
            "2020-12-31",
            "2021-01-01",
            "31 December 2020 – 1 January 2021",
            "31 décembre 2020 – 1er janvier 2021",
        );
        check(
            "2019-12-02",
            "2020-12-03",
            "2 December 2019 – 3 December 2020",
            "2 décembre 2019 – 3 décembre 2020",
        );
    }

    #[test]
    fn days_have_their_weekday() {
        let friday = date("2021-01-22");
        assert_eq!(weekday_and_day(Locale::En, friday), "Friday, 22 January 2021");
        assert_eq!(weekday_and_day(Locale::Fr, friday), "vendredi 22 janvier 2021");
        assert_eq!((short_weekday(Locale::En, friday), short_weekday(Locale::Fr, friday)), ("Fri", "ven."));
        assert_eq!(day_and_month(Locale::Fr, date("2021-02-01")), "1er février");
    }

    #[test]
    fn a_month_is_a_month_and_a_title_begins_with_a_capital() {
        assert_eq!(month(Locale::Fr, 2020, 12), "décembre 2020");
        assert_eq!(month_title(Locale::Fr, 2020, 8), "Août 2020");
        assert_eq!(month_title(Locale::En, 2020, 8), "August 2020");
    }

    #[test]
    fn what_is_published_is_as_exact_as_it_is_known() {
        let said = |raw: &str| {
            let moment = raw.parse().expect(raw);
            (published(Locale::En, &moment), published_to_the_minute(Locale::Fr, &moment))
        };
        assert_eq!(said("2020-11"), ("November 2020".into(), "novembre 2020".into()));
        assert_eq!(said("2020-11-16"), ("16 November 2020".into(), "16 novembre 2020".into()));
        assert_eq!(
            said("2020-11-16T10:05+01:00"),
            ("16 November 2020".into(), "16 novembre 2020, 10\u{a0}h\u{a0}05".into())
        );
    }
}
