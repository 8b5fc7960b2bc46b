use std::sync::OnceLock;

use super::{Locale, words};

/// The texts that have arrived, by locale, in the order of their numbers.
static ARRIVED: [OnceLock<Vec<Box<str>>>; 2] = [const { OnceLock::new() }; 2];

/// The texts of a locale as they travel: a line that tells this catalogue from others, then a line
/// a text.
pub fn file(locale: Locale) -> String {
    let mut file = words::DIGEST.to_owned();
    for number in 0..words::COUNT {
        file.push('\n');
        file.push_str(say(locale, number));
    }
    file
}

/// Takes the texts of a locale that have arrived; `false` where they are those of another catalogue.
pub fn arrive(locale: Locale, file: &str) -> bool {
    let mut lines = file.split('\n');
    if lines.next() != Some(words::DIGEST) {
        return false;
    }
    let texts: Vec<Box<str>> = lines.map(Box::from).collect();
    let is_whole = texts.len() == words::COUNT;
    if is_whole {
        ARRIVED[locale as usize].get_or_init(|| texts);
    }
    is_whole
}

/// The text of a number, of those that are built in.
#[cfg(feature = "words")]
pub(super) fn say(locale: Locale, number: usize) -> &'static str {
    let ends = &words::ENDS[locale as usize];
    let end = |number: usize| ends.get(number).map_or(0, |end| usize::from(*end));
    let start = number.checked_sub(1).map_or(0, end);
    words::TEXTS[locale as usize].get(start..end(number)).unwrap_or_default()
}

/// The text of a number, of those that have arrived.
#[cfg(not(feature = "words"))]
#[inline(never)]
pub(super) fn say(locale: Locale, number: usize) -> &'static str {
    arrived(locale, number)
}

/// The text of a number, of those that have arrived: where this locale's have not, of another's,
/// which is what the page has spoken so far.
#[cfg(any(test, not(feature = "words")))]
fn arrived(locale: Locale, number: usize) -> &'static str {
    let own = ARRIVED[locale as usize].get();
    let texts = own.or_else(|| ARRIVED.iter().find_map(OnceLock::get));
    texts.and_then(|texts| texts.get(number)).map_or("", |text| text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_arrives_says_what_is_built_in() {
        assert!(arrive(Locale::En, &file(Locale::En)));
        let numbers = 0..words::COUNT;
        // What has not arrived is said in the language that has.
        assert!(numbers.clone().all(|number| arrived(Locale::Fr, number) == say(Locale::En, number)));
        assert!(arrive(Locale::Fr, &file(Locale::Fr)));
        for locale in Locale::ALL {
            assert!(numbers.clone().all(|number| arrived(locale, number) == say(locale, number)));
        }
        assert_eq!(arrived(Locale::En, words::COUNT), "");
    }

    #[test]
    fn texts_of_another_catalogue_are_refused() {
        let whole = file(Locale::En);
        let cut = whole.rsplit_once('\n').map_or("", |(before, _)| before);
        let longer = [&whole, "\nmore"].concat();
        for other in ["", "0000\nHello", cut, &longer, &whole.replacen('\n', "0\n", 1)] {
            assert!(!arrive(Locale::En, other), "{} bytes", other.len());
        }
    }
}
