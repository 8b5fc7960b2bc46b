use crate::model::Language;

/// A language that the newsroom's own words are written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Locale {
    /// English; also for languages without words of their own.
    En = 0,
    /// French.
    Fr = 1,
}

impl Locale {
    /// Every locale.
    pub const ALL: [Self; 2] = [Self::En, Self::Fr];

    /// The locale in which a site in `language` speaks: by its primary subtag, else English.
    pub fn of(language: &Language) -> Self {
        match language.primary() {
            "fr" => Self::Fr,
            _ => Self::En,
        }
    }

    /// Its language tag (BCP 47).
    pub fn tag(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Fr => "fr",
        }
    }

    /// What its language is called in itself: the one name that pages in other languages need.
    pub fn own_name(self) -> &'static str {
        match self {
            Self::En => "English",
            Self::Fr => "Français",
        }
    }

    /// Which plural form `count` takes (CLDR): 0 for *one*, 1 for *other*. In French nought is one.
    pub(super) fn plural(self, count: usize) -> usize {
        let one = match self {
            Self::En => count == 1,
            Self::Fr => count <= 1,
        };
        usize::from(!one)
    }
}
