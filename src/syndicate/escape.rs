//! Text on its way into markup that others read.

use std::borrow::Cow;

/// Appends text so that HTML and XML read it as text, in an element as well as between quotes.
pub fn push_escaped(text: &str, out: &mut String) {
    let mut rest = text;
    while let Some(found) = rest.find(['&', '<', '>', '"', '\'']) {
        out.push_str(&rest[..found]);
        out.push_str(match rest.as_bytes()[found] {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            b'"' => "&quot;",
            _ => "&#39;",
        });
        rest = &rest[found + 1..];
    }
    out.push_str(rest);
}

/// The text so that HTML and XML read it as text.
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    push_escaped(text, &mut out);
    out
}

/// The text without the characters that an XML document cannot hold (XML 1.0, section 2.2).
pub fn for_xml(text: &str) -> Cow<'_, str> {
    let forbidden = |c: char| matches!(c, '\u{0}'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}');
    if text.contains(forbidden) {
        Cow::Owned(text.chars().filter(|c| !forbidden(*c)).collect())
    } else {
        Cow::Borrowed(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_becomes_text() {
        assert_eq!(
            escaped("<a b=\"c\">'d' & é</a>"),
            "&lt;a b=&quot;c&quot;&gt;&#39;d&#39; &amp; é&lt;/a&gt;"
        );
        assert_eq!(escaped(""), "");
    }

    #[test]
    fn what_xml_cannot_hold_is_left_out() {
        assert_eq!(for_xml("a\u{fffe}b\u{1}\tc\u{1F600}"), "ab\tc\u{1F600}");
    }
}
