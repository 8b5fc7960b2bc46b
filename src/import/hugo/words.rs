//! Plain words out of what people write in fields, and names for addresses out of words.

use pulldown_cmark::{Event, Parser};
use unicode_normalization::UnicodeNormalization;

use crate::model::Slug;

/// A field as one line of plain text: Markdown's and HTML's marks are taken off, entities read,
/// white space closed up; every word stays.
pub(super) fn plain_line(raw: &str) -> String {
    if !raw.contains(['*', '_', '`', '[', '<', '&', '\\', '~']) {
        return squeezed(raw);
    }
    // A word in front makes it a paragraph, whatever it begins with.
    let guarded = format!("\u{e000}{}", squeezed(raw));
    let mut out = String::new();
    for event in Parser::new(&guarded) {
        match event {
            Event::Text(text) | Event::Code(text) => out.push_str(&text),
            Event::SoftBreak | Event::HardBreak => out.push(' '),
            Event::InlineHtml(tag) | Event::Html(tag) if !is_mark(&tag) => out.push_str(&tag),
            Event::InlineHtml(tag) if tag.starts_with("<br") => out.push(' '),
            _ => (),
        }
    }
    squeezed(&out.replacen('\u{e000}', "", 1))
}

/// Whether an HTML tag only marks words, so that nothing is lost without it.
fn is_mark(tag: &str) -> bool {
    const MARKS: [&str; 14] =
        ["a", "abbr", "b", "br", "code", "em", "i", "p", "small", "span", "strong", "sub", "sup", "u"];
    let name = tag.trim_start_matches(['<', '/']);
    let end = name.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(name.len());
    MARKS.contains(&name[..end].to_ascii_lowercase().as_str())
}

/// White space closed up to single blanks, other control characters left out.
fn squeezed(raw: &str) -> String {
    let words =
        raw.split_whitespace().map(|word| word.chars().filter(|c| !c.is_control()).collect::<String>());
    words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// The slug nearest to a text, if any letter of it can stand in an address.
pub(super) fn slugify(raw: &str) -> Option<Slug> {
    let mut out = String::new();
    for c in percent_decoded(raw).nfkd().flat_map(char::to_lowercase) {
        if c.is_ascii_alphanumeric() {
            out.push(c);
        } else if let Some(letters) = spelled(c) {
            out.push_str(letters);
        } else if !unicode_normalization::char::is_combining_mark(c)
            && !matches!(c, '\'' | '’')
            && !out.is_empty()
            && !out.ends_with('-')
        {
            out.push('-');
        }
    }
    out.trim_end_matches('-').parse().ok()
}

fn spelled(c: char) -> Option<&'static str> {
    Some(match c {
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'ø' => "o",
        'ł' => "l",
        'đ' | 'ð' => "d",
        'þ' => "th",
        _ => return None,
    })
}

/// A text with `%41` read as the bytes they stand for.
pub(super) fn percent_decoded(raw: &str) -> String {
    let bytes = raw.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let hex = raw.get(at + 1..at + 3).filter(|_| bytes[at] == b'%');
        match hex.and_then(|digits| u8::from_str_radix(digits, 16).ok()) {
            Some(byte) => {
                out.push(byte);
                at += 3;
            }
            None => {
                out.push(bytes[at]);
                at += 1;
            }
        }
    }
    String::from_utf8_lossy(&out).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_loses_its_marks_and_keeps_its_words() {
        for (raw, plain) in [
            ("U&#46; S&#46; &amp; **Digital.gov**", "U. S. & Digital.gov"),
            ("1. First\n  line", "1. First line"),
            ("# not a heading_", "# not a heading_"),
            ("[a](https://b.eu) <em>c</em><br/>d", "a c d"),
            ("The <title> element", "The <title> element"),
            ("snake_case_name", "snake_case_name"),
            ("a\u{0}b", "ab"),
        ] {
            assert_eq!(plain_line(raw), plain);
        }
    }

    #[test]
    fn a_slug_is_made_of_what_can_stand_in_an_address() {
        for (raw, slug) in [
            ("health-it-services-sin%e2%80%8a-%e2%80%8aready", Some("health-it-services-sin-ready")),
            ("Péter's Straße!", Some("peters-strasse")),
            ("--A  b--", Some("a-b")),
            ("日本", None),
        ] {
            assert_eq!(slugify(raw).map(|slug| slug.to_string()), slug.map(str::to_owned));
        }
    }
}
