use super::{Language, PerLanguage, Published, Slug, ZoneName};

/// The newsroom itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Site {
    /// What it is called.
    pub title: PerLanguage<String>,
    /// What it is, in a line.
    pub tagline: Option<PerLanguage<String>>,
    /// A line above the front's name.
    pub notice: Option<PerLanguage<String>>,
    /// What it is, in a paragraph, at the foot.
    pub about: Option<PerLanguage<String>>,
    /// Its languages, at least one; the first has no prefix in addresses.
    pub languages: Vec<Language>,
    /// Where it is read: `https://host/path/`, ending in a slash; absent until it is decided.
    pub url: Option<String>,
    /// The zone that published days and *today* are read in.
    pub zone: ZoneName,
    /// The moment the newsroom is frozen at.
    pub now: Option<Published>,
    /// The front's first article, where the editor chose one.
    pub lead: Option<Slug>,
    /// Whose newsroom it is.
    pub organisation: Option<Slug>,
}

impl Site {
    /// The language whose addresses have no prefix.
    pub fn default_language(&self) -> &Language {
        &self.languages[0]
    }
}
