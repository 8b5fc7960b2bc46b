use super::{Image, PerLanguage, Published, Slug, Source, Text};

/// One issue of the newsletter: a date and an order of things.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edition {
    /// Its name in addresses.
    pub slug: Slug,
    /// Its date, as exactly as it is known.
    pub published: Published,
    /// How the date is known, where it was inferred.
    pub date_note: Option<PerLanguage<String>>,
    /// Its sections in order.
    pub sections: Vec<Section>,
    /// The dates it announces, in its order.
    pub events: Vec<Slug>,
    /// Its picture.
    pub image: Option<Image>,
    /// When its page was last changed.
    pub updated: Option<Published>,
    /// Where its facts come from.
    pub sources: Vec<Source>,
    /// Paths it could once be read at, without base.
    pub aliases: Vec<String>,
    /// What it says.
    pub texts: PerLanguage<Text>,
}

/// A titled run of articles in an edition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// What it is called.
    pub title: PerLanguage<String>,
    /// Its articles in order.
    pub articles: Vec<Slug>,
}
