use super::{Locale, words};

/// A number in digits, with the thousands apart: `1,234` and `1 234` (with a narrow no-break space).
pub fn grouped(locale: Locale, number: usize) -> String {
    let separator = match locale {
        Locale::En => ',',
        Locale::Fr => '\u{202f}',
    };
    let digits = number.to_string();
    let mut text = String::with_capacity(digits.len() * 2);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(separator);
        }
        text.push(digit);
    }
    text
}

/// A number as one writes it in a sentence: in words up to twelve, then in digits.
pub fn number_in_words(locale: Locale, number: usize) -> String {
    match words::number_words(locale, number) {
        Some(word) => word.to_owned(),
        None => grouped(locale, number),
    }
}

/// The text with its first letter as a capital, as at the beginning of a sentence or a title.
pub fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    let mut capital = String::with_capacity(text.len() + 1);
    capital.extend(letters.next().map(upper));
    capital.push_str(letters.as_str());
    capital
}

/// A letter of a language of the site as a capital.
fn upper(c: char) -> char {
    match c {
        '\u{e0}'..='\u{f6}' | '\u{f8}'..='\u{fe}' => char::from_u32(u32::from(c) - 32).unwrap_or(c),
        c => c.to_ascii_uppercase(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_stand_apart() {
        for (number, english, french) in [
            (0, "0", "0"),
            (999, "999", "999"),
            (1234, "1,234", "1\u{202f}234"),
            (1_000_000, "1,000,000", "1\u{202f}000\u{202f}000"),
        ] {
            assert_eq!(
                (grouped(Locale::En, number), grouped(Locale::Fr, number)),
                (english.into(), french.into())
            );
        }
    }

    #[test]
    fn words_go_up_to_twelve() {
        assert_eq!(number_in_words(Locale::En, 11), "eleven");
        assert_eq!(number_in_words(Locale::Fr, 12), "douze");
        assert_eq!(number_in_words(Locale::En, 13), "13");
    }

    #[test]
    fn capitals_are_those_of_the_language() {
        assert_eq!(capitalised("à annoncer"), "À annoncer");
        assert_eq!(capitalised(""), "");
    }
}
