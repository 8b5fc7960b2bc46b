//! How one Hugo site's folders, fields and shortcodes become ours: a small TOML file.

use std::collections::{BTreeMap, BTreeSet};

use chrono_tz::Tz;
use serde::Deserialize;

use super::dates::Clock;

const PLAIN: &str = include_str!("plain.toml");
const DIGITALGOV: &str = include_str!("digitalgov.toml");

/// A mapping as it is written.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct Mapping {
    pub(super) site: Site,
    offset: Option<OffsetRule>,
    wall_clock: Option<String>,
    /// Whether topics that have no page of their own are made from the texts that name them.
    #[serde(default)]
    pub(super) make_topics: bool,
    /// Whether people who have no page of their own are made from the texts they wrote.
    #[serde(default)]
    pub(super) make_people: bool,
    /// Fields by whose names the old site had pages: `tags` at `/tags/water/`.
    #[serde(default)]
    pub(super) taxonomies: BTreeSet<String>,
    /// Fields that say nothing to readers, in any folder.
    #[serde(default)]
    pub(super) silent: BTreeSet<String>,
    /// Fields that every folder understands unless it says otherwise.
    #[serde(default)]
    pub(super) fields: BTreeMap<String, Meaning>,
    /// The first whose folder holds a file decides.
    #[serde(default)]
    pub(super) folders: Vec<Folder>,
    #[serde(default)]
    pub(super) shortcodes: BTreeMap<String, Code>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum OffsetRule {
    Trust,
}

/// What `site.toml` will say, and where the old site was read.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct Site {
    pub(super) title: String,
    pub(super) tagline: Option<String>,
    pub(super) about: Option<String>,
    pub(super) notice: Option<String>,
    /// The language of texts whose file names none.
    pub(super) language: String,
    /// Its other languages, and what it is called and what it is in them.
    #[serde(default)]
    pub(super) languages: Vec<String>,
    #[serde(default)]
    pub(super) titles: BTreeMap<String, String>,
    #[serde(default)]
    pub(super) taglines: BTreeMap<String, String>,
    /// Folders below the content folder that hold the texts of one language each.
    #[serde(default)]
    pub(super) language_folders: BTreeMap<String, String>,
    /// Whether addresses begin with the first language, too.
    #[serde(default)]
    pub(super) language_in_path: bool,
    pub(super) zone: String,
    pub(super) url: Option<String>,
    /// Where the old site is read, for what does not come along: `https://example.org`.
    pub(super) base: Option<String>,
    /// Hosts that were the old site, as their addresses name them; of the host of `base` only what is
    /// below it.
    #[serde(default)]
    pub(super) hosts: Vec<String>,
    /// What comments in front matter write before the address of the page: "View this page at".
    pub(super) page_comment: Option<String>,
    /// Paths of the old site that are pages of every newsroom of ours.
    #[serde(default)]
    pub(super) paths: BTreeMap<String, String>,
}

/// A folder of the old site.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct Folder {
    /// Its path below the content folder; "" holds everything.
    pub(super) path: String,
    pub(super) becomes: Becomes,
    /// Where its texts were read, in Hugo's words: `/:year/:month/:day/:slug/`.
    #[serde(default)]
    pub(super) permalink: Option<String>,
    #[serde(default)]
    pub(super) fields: BTreeMap<String, Meaning>,
}

/// What the texts of a folder become.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Becomes {
    Articles,
    Events,
    Groups,
    People,
    Topics,
    Pages,
    /// Articles where they have a date, pages where they have none.
    ArticlesOrPages,
}

/// What a field means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Meaning {
    Title,
    Summary,
    /// A line below the title: the summary where there is none, else the text's first paragraph.
    Deck,
    /// What an event is, in a word or two.
    Label,
    Date,
    End,
    Updated,
    Draft,
    Slug,
    /// Another name by which texts mean the item.
    Key,
    /// A whole path, in Hugo's `url`.
    Path,
    Aliases,
    Language,
    /// What translations of one text have in common, where their names differ.
    Translation,
    Topics,
    Authors,
    Groups,
    People,
    /// The text is elsewhere.
    Link,
    SourceTitle,
    SourceUrl,
    Picture,
    Organisers,
    Registration,
    Captions,
    /// The number of a recording at YouTube.
    Recording,
    RecordingTitle,
    Venue,
    Format,
    Website,
    /// A user's name at GitHub, where there is no other site.
    Github,
    Description,
    /// Says nothing to readers.
    Silent,
}

/// What a shortcode becomes.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub(super) struct Code {
    pub(super) becomes: Shape,
    /// Arguments that hold the address; the first that is there counts.
    pub(super) address: Vec<String>,
    /// What stands before an address that is not absolute; without it such an address is unknown.
    pub(super) base: Option<String>,
    /// What stands before an argument that is a number or name: `https://twitter.com/{user}/{id}`.
    pub(super) pattern: Option<String>,
    /// Arguments whose words are shown, in this order.
    pub(super) words: Vec<String>,
}

/// What a shortcode is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Shape {
    /// Its words and what it encloses, and nothing else.
    #[default]
    Words,
    /// The first of its words is the alternative text, the second the caption.
    Picture,
    Video,
    /// Its words as a link.
    Link,
    /// The last of its words as a link on a line of its own, after what it encloses.
    Button,
    /// The last of its words as a link on a line of its own, before what it encloses.
    Card,
    /// An address for a link around it.
    Address,
    /// The address of another text, for a link around it.
    Reference,
    /// A link to another text, on a line of its own, by its title.
    Referral,
    /// A remark set apart; its words are its title.
    Callout,
    /// Its words are a heading, the last of them; what it encloses follows.
    Section,
    /// The first of its words is quoted, the second says who said it.
    Quote,
    /// What it encloses is code; its words name the language.
    Code,
}

impl Site {
    /// A language of the site as the site spells it; its tag is told without its case.
    pub(super) fn spelled(&self, tag: &str) -> Option<&str> {
        let mut languages = std::iter::once(&self.language).chain(&self.languages);
        languages.find(|language| language.eq_ignore_ascii_case(tag)).map(String::as_str)
    }
}

impl Mapping {
    /// Reads a mapping, or says what is wrong with it.
    pub(super) fn parse(raw: &str) -> Result<Self, String> {
        let mapping: Self = toml::from_str(raw).map_err(|error| error.to_string())?;
        mapping.clock()?;
        Ok(mapping)
    }

    /// The one that suits plain Hugo sites.
    pub(super) fn plain() -> Self {
        Self::parse(PLAIN).expect("the built-in mapping is tested")
    }

    /// The one for Digital.gov.
    pub(super) fn digitalgov() -> Self {
        Self::parse(DIGITALGOV).expect("the built-in mapping is tested")
    }

    /// What written clock times mean.
    pub(super) fn clock(&self) -> Result<Clock, String> {
        let zone = |name: &str| name.parse::<Tz>().map_err(|_| format!("there is no time zone \"{name}\""));
        match (self.offset, &self.wall_clock) {
            (Some(_), Some(_)) => Err("give either offset or wall-clock, not both".to_owned()),
            (_, Some(name)) => Ok(Clock::Wall(zone(name)?)),
            (_, None) => Ok(Clock::Trust(zone(&self.site.zone)?)),
        }
    }

    /// The folder that decides for a path.
    pub(super) fn folder(&self, path: &str) -> Option<&Folder> {
        self.folders.iter().find(|folder| {
            folder.path.is_empty()
                || path.strip_prefix(&*folder.path).is_some_and(|rest| rest.starts_with('/'))
        })
    }

    /// What a field of a folder means, if anything.
    pub(super) fn meaning(&self, folder: &Folder, field: &str) -> Option<Meaning> {
        let found = folder.fields.get(field).or_else(|| self.fields.get(field)).copied();
        found.or_else(|| self.silent.contains(field).then_some(Meaning::Silent))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_built_in_mappings_are_sound() {
        assert!(Mapping::parse(PLAIN).is_ok_and(|mapping| matches!(mapping.clock(), Ok(Clock::Trust(_)))));
        assert!(
            Mapping::parse(DIGITALGOV).is_ok_and(|mapping| matches!(mapping.clock(), Ok(Clock::Wall(_))))
        );
    }

    #[test]
    fn err_two_rules_for_clocks_or_an_unknown_zone_or_field() {
        let site = "[site]\ntitle='x'\nlanguage='en'\nzone='Europe/Paris'\n";
        assert!(Mapping::parse(site).is_ok());
        for wrong in ["offset='trust'\nwall-clock='UTC'\n", "wall-clock='Mars/North'\n", "colour='red'\n"] {
            assert!(Mapping::parse(&format!("{wrong}{site}")).is_err(), "{wrong}");
        }
    }

    #[test]
    fn the_first_folder_that_holds_a_file_decides() {
        let plain = Mapping::plain();
        let becomes = |path: &str| plain.folder(path).map(|folder| folder.becomes);
        assert_eq!(becomes("posts/a.md"), Some(Becomes::Articles));
        assert_eq!(becomes("poststamps/a.md"), Some(Becomes::ArticlesOrPages));
        assert_eq!(becomes("about.md"), Some(Becomes::ArticlesOrPages));
    }
}
