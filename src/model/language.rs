use std::fmt;
use std::str::FromStr;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A language of the newsroom or of a text, as a language tag: `en`, `fr`, `pt-BR` (BCP 47).
///
/// Invariant: a primary language of two or three lowercase letters, then subtags of two to eight
/// letters or digits; safe as the first part of a path and as a part of a file's name.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "String")]
pub struct Language(String);

/// Why a text is not a language tag.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LanguageError(pub String);

impl Language {
    /// The tag, as `lang` attributes and prefixes of paths say it.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The language without its region or script: `pt` of `pt-BR`.
    pub fn primary(&self) -> &str {
        self.0.split('-').next().unwrap_or(&self.0)
    }
}

impl FromStr for Language {
    type Err = LanguageError;

    fn from_str(raw: &str) -> Result<Self, LanguageError> {
        let mut subtags = raw.split('-');
        let primary = subtags.next().unwrap_or("");
        let ok = (2..=3).contains(&primary.len())
            && primary.bytes().all(|byte| byte.is_ascii_lowercase())
            && subtags.all(|tag| {
                (2..=8).contains(&tag.len()) && tag.bytes().all(|byte| byte.is_ascii_alphanumeric())
            });
        if ok { Ok(Self(raw.to_owned())) } else { Err(LanguageError(raw.to_owned())) }
    }
}

impl TryFrom<String> for Language {
    type Error = LanguageError;

    fn try_from(raw: String) -> Result<Self, LanguageError> {
        raw.parse()
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Display for LanguageError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "\"{}\" is not a language tag", self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ok_tags() {
        assert!(["en", "fr", "pt-BR", "gsw", "zh-Hant-TW"].iter().all(|raw| raw.parse::<Language>().is_ok()));
    }

    #[test]
    fn err_not_tags() {
        assert!(
            ["", "e", "EN", "english", "en_GB", "en-", "../x"]
                .iter()
                .all(|raw| raw.parse::<Language>().is_err())
        );
    }
}
