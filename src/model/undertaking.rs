use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Href, Image, PerLanguage, Published, Slug, Source, Text};

/// A project or a group: something lasting that people do together. The two differ by nature.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Undertaking {
    /// Its name in addresses.
    pub slug: Slug,
    /// A project, or which sort of group.
    pub nature: Nature,
    /// Whether it goes on, where that is known.
    pub state: Option<State>,
    /// The years it runs in, where they are known.
    pub years: Option<Years>,
    /// Who takes part, each with a role; kept here, shown from both ends.
    pub members: Vec<Membership>,
    /// How many partners there are that are not named.
    pub unnamed_partners: Option<u32>,
    /// What it is about.
    pub topics: Vec<Slug>,
    /// Its own site.
    pub website: Option<Href>,
    /// What came of it.
    pub outputs: Vec<Output>,
    /// The word its crest is computed from, where it is not the slug.
    pub crest: Option<Slug>,
    /// Its picture.
    pub image: Option<Image>,
    /// When its page was last changed.
    pub updated: Option<Published>,
    /// Where its facts come from.
    pub sources: Vec<Source>,
    /// Paths it could once be read at, without base.
    pub aliases: Vec<String>,
    /// What it says; the subtitle is its full name.
    pub texts: PerLanguage<Text>,
}

/// What an undertaking is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Nature {
    /// With an aim and, usually, an end.
    Project,
    /// Members who meet on a subject.
    WorkingGroup,
    /// Equals under an agreement.
    Partnership,
    /// A call that others join.
    Initiative,
    /// People who share a practice.
    Community,
}

/// Whether an undertaking goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum State {
    /// It goes on.
    Ongoing,
    /// It is over.
    Ended,
}

/// The first year and, where it is known, the last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Years(pub i32, pub Option<i32>);

/// Who takes part in an undertaking, and as what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Membership {
    /// Who.
    pub member: Member,
    /// As what.
    pub role: Role,
    /// What else is to be said of it.
    pub note: Option<String>,
}

/// A person or an organisation, by slug.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Member {
    /// An organisation.
    Organisation(Slug),
    /// A person.
    Person(Slug),
}

/// As what somebody takes part. That nothing was said is a value of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// Leads; several leaders are co-leaders.
    Leader,
    /// Has a share in it.
    Partner,
    /// A city that follows and contributes.
    AssociatedCity,
    /// Belongs to it.
    Member,
    /// The source does not say.
    NotStated,
}

/// What came of an undertaking: with an address, a file, or neither.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Output {
    /// What it is called, per language.
    pub title: PerLanguage<String>,
    /// What kind of thing it is.
    pub kind: Option<OutputKind>,
    /// Who made it.
    pub by: Option<String>,
    /// Where it is; a file of ours is a path under `/media/`.
    pub href: Option<Href>,
}

/// What kind of thing an output is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum OutputKind {
    /// A publication.
    Publication,
    /// A subject on one sheet.
    Factsheet,
    /// A campaign.
    Campaign,
    /// A tool.
    Tool,
}
