//! Texts that say again, in another language, what one of the old site's texts says: they become
//! translations of it, not things of their own.

use std::collections::BTreeMap;

use super::convert::{Converter, Work};
use super::front::Front;
use super::item::Item;
use super::mapping::{Becomes, Meaning, Site};
use super::plan::{Place, folder};
use super::report::{Outcome, Report};
use super::words::plain_line;
use crate::model::Language;

/// A text in another language.
#[derive(Debug)]
pub(super) struct Translation {
    /// The place of its original among the items.
    pub(super) of: usize,
    /// Its language.
    pub(super) language: Language,
    /// Its path on the old site.
    pub(super) page: String,
    pub(super) item: Item,
}

/// Parts translations from originals. Of the texts of a group the one in the site's language is the
/// original, else the first; a second one in a language is a thing of its own.
///
/// A topic has no text of its own to translate: its page in another language is reported.
pub(super) fn parted(items: Vec<Item>, site: &Site, report: &mut Report) -> (Vec<Item>, Vec<Translation>) {
    let language = |item: &Item| item.language.clone().unwrap_or_else(|| site.language.clone());
    let mut groups: BTreeMap<String, Vec<(Item, usize)>> = BTreeMap::new();
    for (at, item) in items.into_iter().enumerate() {
        groups.entry(item.group.clone()).or_default().push((item, at));
    }
    let mut originals = Vec::new();
    let mut translated = Vec::new();
    for (_, mut group) in groups {
        let first = group.iter().position(|(item, _)| language(item) == site.language).unwrap_or(0);
        let (original, at) = group.remove(first);
        let mut said_in = vec![language(&original)];
        let becomes = original.becomes;
        originals.push((at, original));
        for (item, place) in group {
            let tag = language(&item);
            match tag.parse::<Language>() {
                Ok(_) if said_in.contains(&tag) => originals.push((place, item)),
                Ok(_) if becomes == Becomes::Topics => {
                    report.note(item.at(
                        1,
                        Outcome::Dropped,
                        "page of a topic in another language",
                        &item.title,
                    ));
                }
                Ok(language) => {
                    said_in.push(tag);
                    translated.push((at, language, item));
                }
                Err(_) => originals.push((place, item)),
            }
        }
    }
    originals.sort_by_key(|(at, _)| *at);
    let places: BTreeMap<usize, usize> =
        originals.iter().enumerate().map(|(place, (at, _))| (*at, place)).collect();
    let translations = translated.into_iter().filter_map(|(at, language, item)| {
        places.get(&at).map(|of| Translation { of: *of, language, page: String::new(), item })
    });
    let translations = translations.collect();
    (originals.into_iter().map(|(_, item)| item).collect(), translations)
}

/// The site's other languages: those it names, and those that something is translated into.
pub(super) fn languages(site: &Site, translations: &[Translation]) -> Vec<String> {
    let mut found: Vec<&str> = translations.iter().map(|one| one.language.as_str()).collect();
    found.sort_unstable();
    let mut languages: Vec<String> = site.languages.clone();
    for tag in found {
        if tag != site.language && !languages.iter().any(|known| known == tag) {
            languages.push(tag.to_owned());
        }
    }
    languages.retain(|tag| tag.parse::<Language>().is_ok());
    languages
}

impl Converter<'_> {
    /// Converts a translation: its path and its text, which repeats only what differs.
    pub(super) fn translation(
        &self,
        translation: &mut Translation,
        becomes: Becomes,
        place: &Place,
        report: &mut Report,
    ) -> (String, String) {
        let own = Place { slug: place.slug.clone(), page: translation.page.clone(), aliases: Vec::new() };
        let item = &mut translation.item;
        let mut work =
            Work { item, place: &own, report, front: Front::default(), organisations: BTreeMap::new() };
        self.title_and_summary(&mut work);
        if work.item.draft {
            work.front.raw("draft", "true");
        }
        let second = match becomes {
            Becomes::People => Some(("description", Meaning::Description)),
            Becomes::Events => Some(("label", Meaning::Label)),
            _ => None,
        };
        if let Some((name, meaning)) = second {
            let text = work.item.texts(meaning).into_iter().next().unwrap_or_default();
            work.front.text(name, &plain_line(&text));
        }
        let body = self.body(&mut work);
        for name in work.item.take_rest() {
            let kind = format!("field {name} of a translation (its original says it)");
            work.report.count(Outcome::Dropped, &kind);
        }
        work.report.count(Outcome::Converted, &format!("translation in {}", folder(becomes)));
        let path = format!("{}/{}.{}.md", folder(becomes), place.slug, translation.language);
        (path, work.front.with_body(&body))
    }
}
