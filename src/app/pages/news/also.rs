use crate::app::content::{Also, Lack, Reading};
use crate::bundle::{EntryKind, Named, SiteFile};
use crate::model::Slug;
use crate::query::{Part, Typed};

/// How many things are named beside the articles at most.
const MOST: usize = 6;

/// The projects, groups, topics, people and events that are called as the words that were typed, the
/// last of which may be a beginning; nothing as long as no word has two letters.
pub(super) fn read(reading: &Reading<'_>, site: &SiteFile, typed: &Typed) -> Result<Vec<Also>, Lack> {
    let is_long = |part: &Part| match part {
        Part::Word(word) | Part::Beginning(word) => word.chars().nth(1).is_some(),
        Part::Phrase(_) => true,
    };
    if !typed.wanted.iter().any(is_long) {
        return Ok(Vec::new());
    }
    // Both before either is missed, so that they are fetched together.
    let (people, events) = (reading.names(EntryKind::Person), reading.names(EntryKind::Event));
    let mut found: Vec<Also> = Vec::new();
    let mut add = |kind: EntryKind, slug: &Slug, name: &str| {
        if found.len() < MOST && typed.names(name) {
            found.push(Also { kind, named: Named { slug: slug.clone(), name: name.to_owned() } });
        }
    };
    for (kind, all) in [(EntryKind::Project, &site.projects), (EntryKind::Group, &site.groups)] {
        all.iter().for_each(|it| add(kind, &it.slug, &it.title));
    }
    site.topics.iter().for_each(|it| add(EntryKind::Topic, &it.slug, &it.name));
    for (kind, all) in [(EntryKind::Person, people?), (EntryKind::Event, events?)] {
        all.iter().for_each(|it| add(kind, &it.slug, &it.name));
    }
    Ok(found)
}
