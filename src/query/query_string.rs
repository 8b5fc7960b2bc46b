//! The one codec of query strings (`application/x-www-form-urlencoded`, WHATWG URL standard).

use std::borrow::Cow;

/// The pairs of a query string, without a leading `?`, each decoded once. Never fails.
pub fn pairs(raw: &str) -> impl Iterator<Item = (Cow<'_, str>, Cow<'_, str>)> {
    form_urlencoded::parse(raw.as_bytes())
}

/// The address of a query string, which may be empty, under a path.
pub fn address_with(path: &str, query: &str) -> String {
    if query.is_empty() { path.to_owned() } else { [path, "?", query].concat() }
}

/// Appends `key=value` to a query string, encoded.
pub fn push(out: &mut String, key: &str, value: &str) {
    if !out.is_empty() {
        out.push('&');
    }
    out.extend(form_urlencoded::byte_serialize(key.as_bytes()));
    out.push('=');
    out.extend(form_urlencoded::byte_serialize(value.as_bytes()));
}
