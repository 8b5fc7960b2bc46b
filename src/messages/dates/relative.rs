use chrono::NaiveDate;

use crate::messages::{Locale, words};

/// How far a day is from today: "tomorrow", "in three days", "two weeks ago".
///
/// Whole weeks from a fortnight on, months (of 30 days) from two months, years (of 365) from two
/// years; always rounded towards today. For the app alone: a static page does not know today.
pub fn relative(locale: Locale, today: NaiveDate, day: NaiveDate) -> String {
    let days = (day - today).num_days();
    let far = usize::try_from(days.unsigned_abs()).unwrap_or(usize::MAX);
    let ahead = days > 0;
    match (far, ahead) {
        (0, _) => words::date_today(locale).to_owned(),
        (1, true) => words::date_tomorrow(locale).to_owned(),
        (1, false) => words::date_yesterday(locale).to_owned(),
        (2..14, true) => words::date_in_days(locale, far),
        (2..14, false) => words::date_days_ago(locale, far),
        (14..60, true) => words::date_in_weeks(locale, far / 7),
        (14..60, false) => words::date_weeks_ago(locale, far / 7),
        (60..730, true) => words::date_in_months(locale, far / 30),
        (60..730, false) => words::date_months_ago(locale, far / 30),
        (_, true) => words::date_in_years(locale, far / 365),
        (_, false) => words::date_years_ago(locale, far / 365),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Published;

    #[track_caller]
    fn check(day: &str, english: &str, french: &str) {
        let date = |raw: &str| raw.parse::<Published>().expect(raw).day();
        let today = date("2020-11-16");
        assert_eq!(relative(Locale::En, today, date(day)), english);
        assert_eq!(relative(Locale::Fr, today, date(day)), french);
    }

    #[test]
    fn near_days_are_counted() {
        check("2020-11-16", "today", "aujourd’hui");
        check("2020-11-17", "tomorrow", "demain");
        check("2020-11-15", "yesterday", "hier");
        check("2020-11-19", "in three days", "dans trois jours");
        check("2020-11-29", "in 13 days", "dans 13 jours");
        check("2020-11-14", "two days ago", "il y a deux jours");
    }

    #[test]
    fn far_days_are_rounded_towards_today() {
        check("2020-11-30", "in two weeks", "dans deux semaines");
        check("2020-10-27", "two weeks ago", "il y a deux semaines");
        check("2021-01-22", "in two months", "dans deux mois");
        check("2021-01-14", "in eight weeks", "dans huit semaines");
        check("2022-11-16", "in two years", "dans deux ans");
        check("2018-11-17", "two years ago", "il y a deux ans");
        check("2018-11-18", "24 months ago", "il y a 24 mois");
    }
}
