//! What the arguments of a shortcode say, and how it stands in Markdown and HTML.

use super::address::encoded;
use super::mapping::{Code, Shape};
use super::shortcode::Shortcode;

/// The words of some arguments, in order, without the blank ones.
pub(super) fn said<'a>(code: &'a Shortcode, names: &[String]) -> Vec<&'a str> {
    names.iter().filter_map(|name| code.argument(name)).collect()
}

/// The address that a shortcode gives, made whole.
pub(super) fn address(code: &Shortcode, rule: &Code) -> Option<String> {
    if let Some(pattern) = &rule.pattern {
        return filled(pattern, code);
    }
    let raw = rule.address.iter().find_map(|name| code.argument(name))?;
    if raw.contains("://") || raw.starts_with("mailto:") || raw.starts_with('/') {
        return Some(encoded(raw));
    }
    let Some(base) = rule.base.as_deref() else {
        // Beside the text, or nowhere: that is judged with every other address of the text.
        return (rule.becomes == Shape::Picture).then(|| encoded(raw));
    };
    Some(format!("{base}{}", encoded(raw.trim_start_matches('/'))))
}

/// A pattern with its arguments filled in; a lone positional argument fills the last gap.
fn filled(pattern: &str, code: &Shortcode) -> Option<String> {
    let mut out = String::new();
    let mut rest = pattern;
    while let Some((before, after)) = rest.split_once('{') {
        let (name, after) = after.split_once('}')?;
        out.push_str(before);
        match code.argument(name).or_else(|| code.argument("0").filter(|_| !after.contains('{'))) {
            Some(value) => out.push_str(&encoded(value)),
            None => return None,
        }
        rest = after;
    }
    out.push_str(rest);
    Some(out)
}

/// Whether what is written next is an address.
pub(super) fn in_an_address(before: &str) -> bool {
    let before = before.trim_end_matches([' ', '<']);
    ["](", "href=", "href=\"", "href='", "src=\"", "src='", "]:"].iter().any(|end| before.ends_with(end))
}

/// A value as it stands in an HTML attribute, in one line.
pub(super) fn attribute(raw: &str) -> String {
    let line: Vec<&str> = raw.split_whitespace().collect();
    line.join(" ").replace('"', "&quot;").replace('<', "&lt;").replace('>', "&gt;")
}

/// An address as words: without its scheme.
pub(super) fn shown(address: &str) -> String {
    let bare = address.split_once("://").map_or(address, |(_, rest)| rest);
    bare.trim_start_matches("www.").trim_end_matches('/').to_owned()
}
