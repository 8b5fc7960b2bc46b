use super::numbers::{capitalised, grouped, number_in_words};
use super::{Locale, words};

/// What stands in the place of a placeholder.
pub(super) enum Arg<'a> {
    /// A text, as it is.
    Text(&'a str),
    /// A number, in digits or in words as the template says.
    Number(usize),
}

/// Fills a template as the catalogue encodes it: a control character stands for a placeholder and
/// is 16 + 4 × the argument's number + the style (0 text, 1 digits, 2 words, 3 words that begin a
/// sentence).
pub(super) fn fill(locale: Locale, template: &str, args: &[Arg]) -> String {
    let mut text = String::with_capacity(template.len() + 16);
    for c in template.chars() {
        if c >= ' ' {
            text.push(c);
            continue;
        }
        let code = (c as usize).wrapping_sub(16);
        match args.get(code / 4) {
            Some(Arg::Text(value)) => text.push_str(value),
            Some(Arg::Number(number)) if code % 4 == 2 => text.push_str(&number_in_words(locale, *number)),
            Some(Arg::Number(number)) if code % 4 == 3 => {
                text.push_str(&capitalised(&number_in_words(locale, *number)));
            }
            Some(Arg::Number(number)) => text.push_str(&grouped(locale, *number)),
            None => (),
        }
    }
    text
}

/// Cuts a message around the one place where a view stands: what comes before it and after it.
///
/// `message` is asked once, with a mark in the place of the view.
pub fn around(message: impl FnOnce(&str) -> String) -> (String, String) {
    let text = message("\u{0}");
    match text.split_once('\u{0}') {
        Some((before, after)) => (before.to_owned(), after.to_owned()),
        None => (text, String::new()),
    }
}

/// Names in a row: `Nice`, `Nice and Madrid`, `Nice, Madrid and Leuven`.
pub fn listed(locale: Locale, names: &[String]) -> String {
    match names {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., last] => words::list_and(locale, &first.join(", "), last),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_stand_in_digits_and_in_words() {
        assert_eq!(words::count_articles(Locale::En, 2082), "2,082 articles");
        assert_eq!(words::count_articles(Locale::Fr, 2082), "2\u{202f}082 articles");
        assert_eq!(words::agenda_whole_days(Locale::En, 2), "Two whole days");
        assert_eq!(words::agenda_whole_days(Locale::Fr, 13), "13 journées entières");
        assert_eq!(words::news_some_of(Locale::En, 11, 9), "9 of 11 articles");
    }

    #[test]
    fn nought_is_many_in_english_and_one_in_french() {
        assert_eq!(words::count_articles(Locale::En, 0), "0 articles");
        assert_eq!(words::count_articles(Locale::En, 1), "1 article");
        assert_eq!(words::count_articles(Locale::Fr, 0), "0 article");
        assert_eq!(words::count_articles(Locale::Fr, 2), "2 articles");
    }

    #[test]
    fn texts_stay_as_they_are() {
        assert_eq!(
            words::role_co_leads(Locale::En, "Efus", "{host} & <b>"),
            "Efus co-leads with {host} & <b>"
        );
    }

    #[test]
    fn a_message_opens_around_a_view() {
        let (before, after) = around(|mark| words::missing_asked_for(Locale::En, mark));
        assert_eq!((before.as_str(), after.as_str()), ("You asked for ", "."));
    }

    #[test]
    fn names_are_listed_with_an_and() {
        let names = ["Nice", "Madrid", "Leuven"].map(str::to_owned);
        assert_eq!(listed(Locale::En, &names), "Nice, Madrid and Leuven");
        assert_eq!(listed(Locale::Fr, &names[..2]), "Nice et Madrid");
        assert_eq!(listed(Locale::En, &names[..1]), "Nice");
        assert_eq!(listed(Locale::En, &[]), "");
    }
}
