use std::fmt;
use std::str::FromStr;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Where a link leads.
///
/// Invariant: an absolute address with the scheme http, https, mailto or tel, a path of our own
/// that begins with a single `/`, or a fragment that begins with `#`; free of white space and
/// control characters. Everything else (`javascript:`, `data:`, `webcal:`, `//host`) cannot be held.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "String")]
pub struct Href(String);

/// Why a text is not an address that a link may hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HrefError {
    /// Nothing but white space.
    Empty,
    /// A scheme other than http, https, mailto and tel.
    Scheme(String),
    /// Neither an absolute address nor a path from the root nor a fragment.
    Relative,
    /// White space or a control character inside, or no host after `https://`.
    Malformed,
}

const SCHEMES: [&str; 4] = ["http", "https", "mailto", "tel"];

impl Href {
    /// The address as written.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether the link leads to a path of this newsroom.
    pub fn is_own(&self) -> bool {
        self.0.starts_with('/')
    }

    /// Whether the link leads to another place on the same page.
    pub fn is_fragment(&self) -> bool {
        self.0.starts_with('#')
    }

    /// Whether the link leads to another site.
    pub fn is_foreign(&self) -> bool {
        self.0.starts_with("http")
    }

    /// The host of an http address without `www.`, to tell readers where a link goes.
    pub fn host(&self) -> Option<&str> {
        let rest = self.0.split_once(':')?.1.strip_prefix("//")?;
        let authority = rest.split(['/', '?', '#']).next()?;
        let host = authority.rsplit('@').next()?;
        Some(host.strip_prefix("www.").unwrap_or(host))
    }
}

impl FromStr for Href {
    type Err = HrefError;

    fn from_str(raw: &str) -> Result<Self, HrefError> {
        let raw = raw.trim();
        if raw.is_empty() {
            return Err(HrefError::Empty);
        }
        if raw
            .chars()
            .any(|c| c.is_whitespace() || c.is_control() || matches!(c, '<' | '>' | '"' | '\\' | '`'))
        {
            return Err(HrefError::Malformed);
        }
        if raw.starts_with('#') || (raw.starts_with('/') && !raw.starts_with("//")) {
            return Ok(Self(raw.to_owned()));
        }
        let Some((scheme, rest)) = raw.split_once(':') else {
            return Err(HrefError::Relative);
        };
        if scheme.contains(['/', '?', '#']) || raw.starts_with("//") {
            return Err(HrefError::Relative);
        }
        let scheme = scheme.to_ascii_lowercase();
        if !SCHEMES.contains(&scheme.as_str()) {
            return Err(HrefError::Scheme(scheme));
        }
        let host_missing = scheme.starts_with("http")
            && rest
                .strip_prefix("//")
                .is_none_or(|host| host.is_empty() || host.starts_with(['/', '?', '#', ':']));
        if rest.is_empty() || host_missing {
            return Err(HrefError::Malformed);
        }
        Ok(Self(format!("{scheme}:{rest}")))
    }
}

impl TryFrom<String> for Href {
    type Error = HrefError;

    fn try_from(raw: String) -> Result<Self, HrefError> {
        raw.parse()
    }
}

impl fmt::Display for Href {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Display for HrefError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("the address is empty"),
            Self::Scheme(scheme) => write!(f, "an address may not begin with \"{scheme}:\""),
            Self::Relative => f.write_str("the address is neither absolute nor a path from the root"),
            Self::Malformed => f.write_str("the address is malformed"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ok_what_a_reader_may_follow() {
        for raw in
            ["https://efus.eu/a?b#c", "http://x", "mailto:a@b.eu", "tel:+33", "/news/a/", "#note-1", "/"]
        {
            assert_eq!(raw.parse::<Href>().map(|href| href.to_string()), Ok(raw.to_owned()));
        }
        assert_eq!("HTTPS://efus.eu".parse::<Href>().map(|h| h.to_string()), Ok("https://efus.eu".into()));
    }

    #[test]
    fn err_what_could_run_or_mislead() {
        for raw in [
            "javascript:alert(1)",
            " JaVaScRiPt:alert(1)",
            "data:text/html,x",
            "vbscript:x",
            "//host/x",
            "java\tscript:x",
            "ttps://x",
            "",
            " ",
            "a/b",
            "?a",
            "https://",
            "https:///x",
            "http:x",
            "https://a b",
            "file:///etc",
            "blob:x",
            "webcal://x.org/agenda.ics",
            "/\\evil",
            "mailto:",
        ] {
            assert!(raw.parse::<Href>().is_err(), "{raw:?}");
        }
    }

    #[test]
    fn a_host_is_told_without_www() {
        let host = |raw: &str| raw.parse::<Href>().expect(raw).host().map(str::to_owned);
        assert_eq!(host("https://www.efus.eu/x"), Some("efus.eu".into()));
        assert_eq!(host("/news/"), None);
    }
}
