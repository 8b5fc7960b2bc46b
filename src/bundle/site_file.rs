use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::heads::{Head, Named};
use crate::model::{Nature, Navigation, Published, Slug, State, Years};
use crate::query::{Facet, NewsQuery};

/// What every page shows in one language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct SiteFile {
    /// What the newsroom itself says in this language: see [`crate::messages::arrive`].
    pub words: String,
    /// What the newsroom is called.
    pub title: String,
    /// Where it is read: `https://host/path/`; absent until that is decided.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// What it is, in a line.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub tagline: String,
    /// A line above the front's name.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub notice: String,
    /// What it is, in a paragraph.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub about: String,
    /// Whose newsroom it is: the short name of its organisation.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub organisation: String,
    /// The editor's choice for the front.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lead: Option<Head>,
    /// Projects in short: running ones first, then by title.
    pub projects: Vec<UndertakingShort>,
    /// Groups in short, by title.
    pub groups: Vec<UndertakingShort>,
    /// Topics in short, by name.
    pub topics: Vec<TopicShort>,
    /// Editions in short, newest first.
    pub editions: Vec<EditionShort>,
    /// Links to pages of the editor's, in order.
    pub pages: Vec<PageLink>,
    /// What the countries of articles and events are called: code and name, by name.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub countries: Vec<(String, String)>,
    /// Values of facets that were once called otherwise: the facet, what it was called, what it is
    /// called now. So an old link to a filtered view leads where it always did.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub former: Vec<(Facet, (String, String))>,
    /// The people whom most articles name, in the order of the manifest.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub people: Vec<Named>,
}

/// A project or a group in a line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct UndertakingShort {
    /// Its slug.
    #[serde(rename = "s")]
    pub slug: Slug,
    /// Its title.
    #[serde(rename = "t")]
    pub title: String,
    /// Its full name, else its summary; may be empty.
    #[serde(rename = "f", default, skip_serializing_if = "String::is_empty")]
    pub full_name: String,
    /// What it is.
    #[serde(rename = "k")]
    pub nature: Nature,
    /// Whether it goes on.
    #[serde(rename = "a", default, skip_serializing_if = "Option::is_none")]
    pub state: Option<State>,
    /// The years it runs in.
    #[serde(rename = "y", default, skip_serializing_if = "Option::is_none")]
    pub years: Option<Years>,
    /// The role of the newsroom's own organisation in it; absent where it takes no part.
    #[serde(rename = "r", default, skip_serializing_if = "Option::is_none")]
    pub role: Option<crate::model::Role>,
    /// Short names of the others who lead it, where the newsroom's organisation leads it too.
    #[serde(rename = "w", default, skip_serializing_if = "Vec::is_empty")]
    pub with: Vec<String>,
    /// The word its crest is computed from, where it is not the slug.
    #[serde(rename = "c", default, skip_serializing_if = "Option::is_none")]
    pub crest: Option<Slug>,
}

impl UndertakingShort {
    /// The word that the crest and the tincture are computed from.
    pub fn crest_word(&self) -> &str {
        self.crest.as_ref().unwrap_or(&self.slug).as_str()
    }
}

/// A topic in a line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct TopicShort {
    /// Its slug.
    #[serde(rename = "s")]
    pub slug: Slug,
    /// Its name.
    #[serde(rename = "n")]
    pub name: String,
    /// The wider topic.
    #[serde(rename = "p", default, skip_serializing_if = "Option::is_none")]
    pub parent: Option<Slug>,
}

/// An edition in a line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct EditionShort {
    /// Its slug.
    #[serde(rename = "s")]
    pub slug: Slug,
    /// Its title.
    #[serde(rename = "t")]
    pub title: String,
    /// Its date.
    #[serde(rename = "d")]
    pub published: Published,
    /// Its summary.
    #[serde(rename = "u", default, skip_serializing_if = "String::is_empty")]
    pub summary: String,
    /// How many articles it has.
    #[serde(rename = "a")]
    pub articles: u32,
    /// How many dates it announces.
    #[serde(rename = "e")]
    pub events: u32,
}

/// A link to a page of the editor's.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PageLink {
    /// Its slug.
    #[serde(rename = "s")]
    pub slug: Slug,
    /// Its title.
    #[serde(rename = "t")]
    pub title: String,
    /// Where the link stands.
    #[serde(rename = "n")]
    pub navigation: Navigation,
}

impl SiteFile {
    /// The project of this slug, in short.
    pub fn project(&self, slug: &Slug) -> Option<&UndertakingShort> {
        self.projects.iter().find(|project| project.slug == *slug)
    }

    /// The group of this slug, in short.
    pub fn group(&self, slug: &Slug) -> Option<&UndertakingShort> {
        self.groups.iter().find(|group| group.slug == *slug)
    }

    /// The project or group whose crest and colour a thing bears: its first project, else its first
    /// group.
    pub fn bearer(&self, projects: &[Slug], groups: &[Slug]) -> Option<&UndertakingShort> {
        let project = projects.iter().find_map(|slug| self.project(slug));
        project.or_else(|| groups.iter().find_map(|slug| self.group(slug)))
    }

    /// A query in which values that were once called otherwise bear the names they have now.
    pub fn renamed(&self, query: NewsQuery) -> NewsQuery {
        query.renamed(|facet, value| self.name_now(facet, value))
    }

    /// The name that a value has now, where it was once called otherwise.
    pub fn name_now(&self, facet: Facet, value: &str) -> Option<String> {
        let known = self.former.iter().find(|(of, (was, _))| *of == facet && was == value);
        known.map(|(_, (_, now))| now.clone())
    }

    /// The topic of this slug, in short.
    pub fn topic(&self, slug: &Slug) -> Option<&TopicShort> {
        self.topics.iter().find(|topic| topic.slug == *slug)
    }
}
