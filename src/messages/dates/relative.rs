use crate::messages::{Locale, words};

/// How far the farthest day is of which is said in how many days it comes.
const FAR: i64 = 7;

/// How far a day is ahead, up to a week: "today", "tomorrow", "in three days". For the app alone: a
/// static page does not know today.
pub fn ahead(locale: Locale, days: i64) -> Option<String> {
    match days {
        0 => Some(words::date_today(locale).to_owned()),
        1 => Some(words::date_tomorrow(locale).to_owned()),
        2..=FAR => Some(words::date_in_days(locale, days as usize)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(days: i64, english: Option<&str>, french: Option<&str>) {
        let said = [Locale::En, Locale::Fr].map(|locale| ahead(locale, days));
        assert_eq!(said.each_ref().map(Option::as_deref), [english, french]);
    }

    #[test]
    fn near_days_are_counted() {
        check(0, Some("today"), Some("aujourd’hui"));
        check(1, Some("tomorrow"), Some("demain"));
        check(3, Some("in three days"), Some("dans trois jours"));
        check(7, Some("in seven days"), Some("dans sept jours"));
    }

    #[test]
    fn far_days_and_past_ones_are_not() {
        check(8, None, None);
        check(-1, None, None);
    }
}
