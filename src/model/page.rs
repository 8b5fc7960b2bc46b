use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Image, PerLanguage, Published, Slug, Source, Text};

/// A page that is neither news nor agenda: about, legal notice, privacy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// Its name in addresses.
    pub slug: Slug,
    /// Where a link to it stands, if anywhere.
    pub navigation: Option<Navigation>,
    /// Its place among the links there, smallest first.
    pub order: i32,
    /// Its picture.
    pub image: Option<Image>,
    /// When it was last changed.
    pub updated: Option<Published>,
    /// Where its facts come from.
    pub sources: Vec<Source>,
    /// Paths it could once be read at, without base.
    pub aliases: Vec<String>,
    /// What it says.
    pub texts: PerLanguage<Text>,
}

/// A place for links on every page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Navigation {
    /// Beside news, projects and agenda.
    Main,
    /// With the reader's own links.
    Side,
    /// At the foot.
    Foot,
}
