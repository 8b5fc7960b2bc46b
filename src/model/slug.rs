use std::fmt;
use std::str::FromStr;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The name of a thing in an address: `solar-roofs` in `/news/solar-roofs/`.
///
/// Invariant: words of lowercase ASCII letters and digits joined by single hyphens; never empty.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "String")]
pub struct Slug(String);

/// Why a text is not a slug.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SlugError(pub String);

impl Slug {
    /// The slug as it stands in an address.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether the slug is taken by the grammar of addresses: years, months, `page` and `feed`.
    pub fn is_reserved(&self) -> bool {
        let digits =
            |part: &str, count: usize| part.len() == count && part.bytes().all(|byte| byte.is_ascii_digit());
        match self.0.split_once('-') {
            Some((year, month)) => digits(year, 4) && digits(month, 2),
            None => digits(&self.0, 4) || self.0 == "page" || self.0 == "feed",
        }
    }
}

impl FromStr for Slug {
    type Err = SlugError;

    fn from_str(raw: &str) -> Result<Self, SlugError> {
        let words = !raw.is_empty()
            && raw.split('-').all(|word| {
                !word.is_empty()
                    && word.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
            });
        if words { Ok(Self(raw.to_owned())) } else { Err(SlugError(raw.to_owned())) }
    }
}

impl TryFrom<String> for Slug {
    type Error = SlugError;

    fn try_from(raw: String) -> Result<Self, SlugError> {
        raw.parse()
    }
}

impl fmt::Display for Slug {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Display for SlugError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "\"{}\" is not a slug", self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ok_words_and_digits_joined_by_hyphens() {
        for raw in ["a", "solar-roofs", "7th-district", "2020-in-review"] {
            assert_eq!(raw.parse::<Slug>().map(|slug| slug.to_string()), Ok(raw.to_owned()));
        }
    }

    #[test]
    fn err_anything_else() {
        for raw in ["", "-", "a-", "-a", "a--b", "A", "é", "a b", "a/b", "a.b", "a%20b", "a\u{0}"] {
            assert!(raw.parse::<Slug>().is_err(), "{raw:?}");
        }
    }

    #[test]
    fn years_months_and_words_of_the_grammar_are_reserved() {
        let reserved = |raw: &str| raw.parse::<Slug>().expect(raw).is_reserved();
        assert!(["2020", "2020-12", "page", "feed"].into_iter().all(reserved));
        assert!(!["20200", "2020-1", "2020-12-01", "pages"].into_iter().any(reserved));
    }
}
