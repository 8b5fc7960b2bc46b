//! Texts inside addresses.

/// Appends a text percent-encoded (RFC 3986): every byte of it that is not a letter, a digit or one
/// of `-._~`. So it says the same in a path, a query and a `mailto:`, where a `+` is not a space.
pub fn push_encoded(text: &str, address: &mut String) {
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            address.push(char::from(byte));
        } else {
            let digit = |nibble: u8| char::from(b"0123456789ABCDEF"[usize::from(nibble & 15)]);
            address.extend(['%', digit(byte >> 4), digit(byte)]);
        }
    }
}

/// An address with these parameters behind it; what is empty is left out.
pub fn with_parameters(address: &str, parameters: &[(&str, &str)]) -> String {
    let mut whole = address.to_owned();
    let mut sign = if address.contains('?') { '&' } else { '?' };
    for (name, value) in parameters.iter().filter(|(_, value)| !value.is_empty()) {
        whole.push(sign);
        whole.push_str(name);
        whole.push('=');
        push_encoded(value, &mut whole);
        sign = '&';
    }
    whole
}

/// A text in one line: what breaks lines, and every other control character, is a space.
pub fn one_line(text: &str) -> String {
    let is_break = |c: char| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}');
    text.split(is_break).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let mut address = String::new();
        push_encoded(text, &mut address);
        assert_eq!(address, expected);
        let back = percent_encoding::percent_decode_str(&address).decode_utf8().expect("what was text is");
        assert_eq!(back, text);
    }

    #[test]
    fn every_sign_that_means_something_in_an_address_is_encoded() {
        check("a-z_0.9~", "a-z_0.9~");
        check("R&D #1 100% a+b=c?", "R%26D%20%231%20100%25%20a%2Bb%3Dc%3F");
        check("\"'<>\\/\r\n", "%22%27%3C%3E%5C%2F%0D%0A");
        check("é€😀", "%C3%A9%E2%82%AC%F0%9F%98%80");
        check("\u{202e}שלום", "%E2%80%AE%D7%A9%D7%9C%D7%95%D7%9D");
    }

    #[test]
    fn parameters_follow_one_another_and_nothing_is_said_of_what_is_empty() {
        assert_eq!(
            with_parameters("https://x.org/", &[("a", ""), ("b", "1"), ("c", "&")]),
            "https://x.org/?b=1&c=%26"
        );
        assert_eq!(with_parameters("https://x.org/?v=60", &[("a", "1")]), "https://x.org/?v=60&a=1");
        assert_eq!(with_parameters("mailto:", &[]), "mailto:");
    }

    #[test]
    fn what_breaks_lines_is_a_space() {
        assert_eq!(one_line("a\r\nb\u{2028}c\td\u{0}"), "a b c d");
        assert_eq!(one_line("\n"), "");
    }
}
