use serde::{Deserialize, Serialize};

use super::heads::{EventHead, Head, Named};
use super::site_file::UndertakingShort;
use crate::model::{
    Href, Image, Language, Link, OutputKind, Published, Registration, RichText, Role, Slug, Source,
};

/// An article's page, in the language it is written in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ArticleEntry {
    /// What lists show of it.
    #[serde(rename = "h")]
    pub head: Head,
    /// The languages it is written in, the original first.
    #[serde(rename = "g")]
    pub languages: Vec<Language>,
    /// When it was last changed.
    #[serde(rename = "c", default, skip_serializing_if = "Option::is_none")]
    pub updated: Option<Published>,
    /// The edition it belongs to.
    #[serde(rename = "e", default, skip_serializing_if = "Option::is_none")]
    pub edition: Option<Named>,
    /// People it is about.
    #[serde(rename = "p", default, skip_serializing_if = "Vec::is_empty")]
    pub people: Vec<Named>,
    /// People who wrote it.
    #[serde(rename = "a", default, skip_serializing_if = "Vec::is_empty")]
    pub authors: Vec<Named>,
    /// Organisations it is about.
    #[serde(rename = "o", default, skip_serializing_if = "Vec::is_empty")]
    pub organisations: Vec<Named>,
    /// Places it is about.
    #[serde(rename = "l", default, skip_serializing_if = "Vec::is_empty")]
    pub places: Vec<Named>,
    /// Events it reports or announces.
    #[serde(rename = "v", default, skip_serializing_if = "Vec::is_empty")]
    pub events: Vec<EventHead>,
    /// Its picture.
    #[serde(rename = "i", default, skip_serializing_if = "Option::is_none")]
    pub image: Option<Image>,
    /// The main text.
    #[serde(rename = "b", default)]
    pub body: RichText,
    /// Where its facts come from.
    #[serde(rename = "s", default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<Source>,
    /// Older articles that share a project, a group or a topic with it, nearest first.
    #[serde(rename = "r", default, skip_serializing_if = "Vec::is_empty")]
    pub related: Vec<Head>,
}

/// What has gathered around a thing by itself.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Gathered {
    /// The newest articles, newest first.
    #[serde(rename = "a", default, skip_serializing_if = "Vec::is_empty")]
    pub articles: Vec<Head>,
    /// How many articles there are in all.
    #[serde(rename = "n", default)]
    pub total: u32,
    /// Its events: oldest first, those without a date last.
    #[serde(rename = "e", default, skip_serializing_if = "Vec::is_empty")]
    pub events: Vec<EventHead>,
    /// Projects and groups it has a part in.
    #[serde(rename = "u", default, skip_serializing_if = "Vec::is_empty")]
    pub parts: Vec<Part>,
}

/// A part in a project or a group.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// The project or group; its name and crest are in the site's file.
    #[serde(rename = "s")]
    pub slug: Slug,
    /// Whether it is a group.
    #[serde(rename = "g", default, skip_serializing_if = "std::ops::Not::not")]
    pub group: bool,
    /// As what, where the part is a membership.
    #[serde(rename = "r", default, skip_serializing_if = "Option::is_none")]
    pub role: Option<Role>,
    /// What else is to be said of it.
    #[serde(rename = "n", default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// A project's or a group's page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UndertakingEntry {
    /// What lists show of it.
    #[serde(rename = "h")]
    pub short: UndertakingShort,
    /// The language of its own texts, where it is not the page's.
    #[serde(rename = "l", default, skip_serializing_if = "Option::is_none")]
    pub language: Option<Language>,
    /// Its full name, where it has one beside the title.
    #[serde(rename = "f", default, skip_serializing_if = "Option::is_none")]
    pub full_name: Option<String>,
    /// The editor's summary.
    #[serde(rename = "u", default, skip_serializing_if = "String::is_empty")]
    pub summary: String,
    /// The main text.
    #[serde(rename = "b", default)]
    pub body: RichText,
    /// Topics it is about.
    #[serde(rename = "c", default, skip_serializing_if = "Vec::is_empty")]
    pub topics: Vec<Slug>,
    /// Who takes part: leaders first, then in the editor's order.
    #[serde(rename = "m", default, skip_serializing_if = "Vec::is_empty")]
    pub members: Vec<MemberLine>,
    /// How many partners there are that are not named.
    #[serde(rename = "n", default, skip_serializing_if = "Option::is_none")]
    pub unnamed_partners: Option<u32>,
    /// Its own site.
    #[serde(rename = "w", default, skip_serializing_if = "Option::is_none")]
    pub website: Option<Href>,
    /// What came of it.
    #[serde(rename = "o", default, skip_serializing_if = "Vec::is_empty")]
    pub outputs: Vec<OutputLine>,
    /// Its picture.
    #[serde(rename = "i", default, skip_serializing_if = "Option::is_none")]
    pub image: Option<Image>,
    /// When its page was last changed.
    #[serde(rename = "d", default, skip_serializing_if = "Option::is_none")]
    pub updated: Option<Published>,
    /// Where its facts come from.
    #[serde(rename = "s", default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<Source>,
    /// News and events about it.
    #[serde(rename = "g", default)]
    pub gathered: Gathered,
}

/// Somebody who takes part in an undertaking.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MemberLine {
    /// Who.
    #[serde(rename = "m")]
    pub who: Named,
    /// Whether it is a person rather than an organisation.
    #[serde(rename = "p", default, skip_serializing_if = "std::ops::Not::not")]
    pub person: bool,
    /// As what.
    #[serde(rename = "r")]
    pub role: Role,
    /// What else is to be said of it.
    #[serde(rename = "n", default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// What came of an undertaking.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OutputLine {
    /// What it is called.
    #[serde(rename = "t")]
    pub title: String,
    /// What kind of thing it is.
    #[serde(rename = "k", default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<OutputKind>,
    /// Who made it.
    #[serde(rename = "b", default, skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
    /// Where it is; absent where that is not stated.
    #[serde(rename = "h", default, skip_serializing_if = "Option::is_none")]
    pub href: Option<Href>,
}

/// A topic's page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TopicEntry {
    /// Its slug.
    #[serde(rename = "s")]
    pub slug: Slug,
    /// Its name.
    #[serde(rename = "n")]
    pub name: String,
    /// What it covers.
    #[serde(rename = "u", default, skip_serializing_if = "String::is_empty")]
    pub summary: String,
    /// The wider topic.
    #[serde(rename = "p", default, skip_serializing_if = "Option::is_none")]
    pub parent: Option<Named>,
    /// Narrower topics.
    #[serde(rename = "c", default, skip_serializing_if = "Vec::is_empty")]
    pub children: Vec<Named>,
    /// News, events, projects and groups on it.
    #[serde(rename = "g", default)]
    pub gathered: Gathered,
}

/// A person's page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonEntry {
    /// Slug and name.
    #[serde(rename = "h")]
    pub named: Named,
    /// The language of the person's own texts, where it is not the page's.
    #[serde(rename = "l", default, skip_serializing_if = "Option::is_none")]
    pub language: Option<Language>,
    /// Who it is, in a line.
    #[serde(rename = "d", default, skip_serializing_if = "String::is_empty")]
    pub description: String,
    /// The editor's summary.
    #[serde(rename = "u", default, skip_serializing_if = "String::is_empty")]
    pub summary: String,
    /// The main text.
    #[serde(rename = "b", default)]
    pub body: RichText,
    /// The person's own site.
    #[serde(rename = "w", default, skip_serializing_if = "Option::is_none")]
    pub website: Option<Href>,
    /// A portrait.
    #[serde(rename = "i", default, skip_serializing_if = "Option::is_none")]
    pub image: Option<Image>,
    /// Organisations the person belongs to.
    #[serde(rename = "o", default, skip_serializing_if = "Vec::is_empty")]
    pub organisations: Vec<Named>,
    /// Where the facts come from.
    #[serde(rename = "s", default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<Source>,
    /// News about the person, events, parts in projects and groups.
    #[serde(rename = "g", default)]
    pub gathered: Gathered,
    /// The newest articles the person wrote, newest first.
    #[serde(rename = "a", default, skip_serializing_if = "Vec::is_empty")]
    pub written: Vec<Head>,
    /// How many articles the person wrote in all.
    #[serde(rename = "n", default)]
    pub written_total: u32,
}

/// An organisation's page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrganisationEntry {
    /// Slug and name.
    #[serde(rename = "h")]
    pub named: Named,
    /// Its short name.
    #[serde(rename = "a", default, skip_serializing_if = "Option::is_none")]
    pub acronym: Option<String>,
    /// Other names it goes by.
    #[serde(rename = "o", default, skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<String>,
    /// Its own site.
    #[serde(rename = "w", default, skip_serializing_if = "Option::is_none")]
    pub website: Option<Href>,
    /// Where it is.
    #[serde(rename = "q", default, skip_serializing_if = "Option::is_none")]
    pub place: Option<Named>,
    /// People who belong to it.
    #[serde(rename = "p", default, skip_serializing_if = "Vec::is_empty")]
    pub people: Vec<Named>,
    /// News about it, events it holds, parts in projects and groups.
    #[serde(rename = "g", default)]
    pub gathered: Gathered,
}

/// A place's page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlaceEntry {
    /// Slug and name.
    #[serde(rename = "h")]
    pub named: Named,
    /// The country it is in.
    #[serde(rename = "c", default, skip_serializing_if = "Option::is_none")]
    pub country: Option<Named>,
    /// Places in it, where it is a country.
    #[serde(rename = "p", default, skip_serializing_if = "Vec::is_empty")]
    pub places: Vec<Named>,
    /// Latitude and longitude in degrees times a million.
    #[serde(rename = "x", default, skip_serializing_if = "Option::is_none")]
    pub coordinates: Option<(i32, i32)>,
    /// Organisations there.
    #[serde(rename = "o", default, skip_serializing_if = "Vec::is_empty")]
    pub organisations: Vec<Named>,
    /// News and events there.
    #[serde(rename = "g", default)]
    pub gathered: Gathered,
}

/// An event's page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EventEntry {
    /// What the agenda shows of it.
    #[serde(rename = "h")]
    pub head: EventHead,
    /// The main text.
    #[serde(rename = "b", default)]
    pub body: RichText,
    /// The house and room.
    #[serde(rename = "v", default, skip_serializing_if = "Option::is_none")]
    pub venue: Option<String>,
    /// Latitude and longitude of its place in degrees times a million.
    #[serde(rename = "x", default, skip_serializing_if = "Option::is_none")]
    pub coordinates: Option<(i32, i32)>,
    /// Organisations that hold it.
    #[serde(rename = "o", default, skip_serializing_if = "Vec::is_empty")]
    pub organisers: Vec<Named>,
    /// People who speak or take part.
    #[serde(rename = "p", default, skip_serializing_if = "Vec::is_empty")]
    pub people: Vec<Named>,
    /// Languages spoken there.
    #[serde(rename = "l", default, skip_serializing_if = "Vec::is_empty")]
    pub languages: Vec<Language>,
    /// How to take part.
    #[serde(rename = "r", default, skip_serializing_if = "Option::is_none")]
    pub registration: Option<Registration>,
    /// Whom it is for.
    #[serde(rename = "f", default, skip_serializing_if = "Option::is_none")]
    pub audience: Option<String>,
    /// Documents and pages about it.
    #[serde(rename = "d", default, skip_serializing_if = "Vec::is_empty")]
    pub links: Vec<Link>,
    /// Its picture.
    #[serde(rename = "i", default, skip_serializing_if = "Option::is_none")]
    pub image: Option<Image>,
    /// When its page was last changed.
    #[serde(rename = "u", default, skip_serializing_if = "Option::is_none")]
    pub updated: Option<Published>,
    /// Where its facts come from.
    #[serde(rename = "s", default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<Source>,
    /// News about it, newest first.
    #[serde(rename = "a", default, skip_serializing_if = "Vec::is_empty")]
    pub articles: Vec<Head>,
    /// The event before it in the agenda.
    #[serde(rename = "<", default, skip_serializing_if = "Option::is_none")]
    pub previous: Option<Box<EventHead>>,
    /// The event after it in the agenda.
    #[serde(rename = ">", default, skip_serializing_if = "Option::is_none")]
    pub next: Option<Box<EventHead>>,
}

/// An edition's page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EditionEntry {
    /// Slug and title.
    #[serde(rename = "h")]
    pub named: Named,
    /// The language of its own texts, where it is not the page's.
    #[serde(rename = "l", default, skip_serializing_if = "Option::is_none")]
    pub language: Option<Language>,
    /// Its date.
    #[serde(rename = "d")]
    pub published: Published,
    /// How the date is known.
    #[serde(rename = "n", default, skip_serializing_if = "Option::is_none")]
    pub date_note: Option<String>,
    /// The editor's summary.
    #[serde(rename = "u", default, skip_serializing_if = "String::is_empty")]
    pub summary: String,
    /// The main text.
    #[serde(rename = "b", default)]
    pub body: RichText,
    /// Its sections in order.
    #[serde(rename = "c")]
    pub sections: Vec<SectionEntry>,
    /// The dates it announces, in its order.
    #[serde(rename = "e", default, skip_serializing_if = "Vec::is_empty")]
    pub events: Vec<EventHead>,
    /// Where its facts come from.
    #[serde(rename = "s", default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<Source>,
    /// The edition before it.
    #[serde(rename = "<", default, skip_serializing_if = "Option::is_none")]
    pub previous: Option<Named>,
    /// The edition after it.
    #[serde(rename = ">", default, skip_serializing_if = "Option::is_none")]
    pub next: Option<Named>,
}

/// A titled run of articles in an edition.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SectionEntry {
    /// What it is called.
    #[serde(rename = "t")]
    pub title: String,
    /// Its articles in order.
    #[serde(rename = "a")]
    pub articles: Vec<Head>,
}

/// A page of the editor's.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PageEntry {
    /// Slug and title.
    #[serde(rename = "h")]
    pub named: Named,
    /// The language of its texts, where it is not the page's.
    #[serde(rename = "l", default, skip_serializing_if = "Option::is_none")]
    pub language: Option<Language>,
    /// The editor's summary.
    #[serde(rename = "u", default, skip_serializing_if = "String::is_empty")]
    pub summary: String,
    /// The main text.
    #[serde(rename = "b", default)]
    pub body: RichText,
    /// Its picture.
    #[serde(rename = "i", default, skip_serializing_if = "Option::is_none")]
    pub image: Option<Image>,
    /// When it was last changed.
    #[serde(rename = "d", default, skip_serializing_if = "Option::is_none")]
    pub updated: Option<Published>,
    /// Where its facts come from.
    #[serde(rename = "s", default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<Source>,
}
