use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Href, Media, RichText};

/// What an item says in one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text {
    /// Its title: plain text, never blank.
    pub title: String,
    /// The editor's summary, where there is one.
    pub summary: Option<String>,
    /// A second line of the title: a project's full name, a person's description, what an event is.
    pub subtitle: Option<String>,
    /// The main text.
    pub body: RichText,
}

/// A link with its own words, to a page or a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Link {
    /// What it is called.
    #[serde(rename = "t")]
    pub title: String,
    /// Where it leads.
    #[serde(rename = "h")]
    pub href: Href,
}

/// Where facts come from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Source {
    /// What it is called.
    #[serde(rename = "t")]
    pub title: String,
    /// Where it is, if it can be linked.
    #[serde(rename = "h", default, skip_serializing_if = "Option::is_none")]
    pub href: Option<Href>,
}

/// The picture that stands for an item.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Image {
    /// The picture.
    #[serde(rename = "m")]
    pub media: Media,
    /// What is said under it.
    #[serde(rename = "c", default, skip_serializing_if = "Option::is_none")]
    pub caption: Option<String>,
    /// Who made it.
    #[serde(rename = "r", default, skip_serializing_if = "Option::is_none")]
    pub credit: Option<String>,
}

/// The text rule: control characters other than tab and line feed are dropped, the rest is kept
/// to the byte.
pub fn clean(raw: &str) -> String {
    raw.chars().filter(|c| !c.is_control() || matches!(c, '\t' | '\n')).collect()
}

/// The beginning of a text in one line, cut at a word after at most `limit` characters, with an
/// ellipsis where something was cut.
pub fn excerpt(text: &str, limit: usize) -> String {
    let mut out = String::new();
    let mut length = 0;
    for word in text.split_whitespace() {
        let word_length = word.chars().count();
        if length + word_length + 1 > limit {
            if out.is_empty() {
                out.extend(word.chars().take(limit.saturating_sub(1)));
            }
            out.push('…');
            return out;
        }
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
        length += word_length + 1;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_text_rule_drops_controls_and_keeps_the_rest_to_the_byte() {
        assert_eq!(clean("a\u{0}b\tc\nd\r\u{85}e\u{200b}\u{feff}é"), "ab\tc\nde\u{200b}\u{feff}é");
    }

    #[test]
    fn an_excerpt_ends_at_a_word() {
        assert_eq!(excerpt("one two\nthree", 40), "one two three");
        assert_eq!(excerpt("one two three", 9), "one two…");
        assert_eq!(excerpt("unbreakable", 5), "unbr…");
        assert_eq!(excerpt("", 5), "");
    }
}
