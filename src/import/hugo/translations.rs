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

#[cfg(test)]
mod tests {
    use crate::import::hugo::mapping::Mapping;
    use crate::import::hugo::{Old, Outcome, Report, convert, folder};

    /// Imports texts as a plain site, and looks for the files that come of them.
    #[track_caller]
    fn check(map: Mapping, texts: &[(&str, &str)], expected: &[(&str, &str)]) -> Report {
        let texts: Vec<folder::Source> = texts
            .iter()
            .map(|(path, front)| {
                let text = format!("---\n{front}\n---\nText of {path}");
                folder::Source { path: (*path).to_owned(), text, damaged: false }
            })
            .collect();
        let mut report = Report::default();
        let old = Old { texts: &texts, files: &[], settings: None };
        let files = convert(&old, Some(map), &mut report).expect("the mapping is good").files;
        for (path, words) in expected {
            let names: Vec<&String> = files.iter().map(|(name, _)| name).collect();
            let text = files.iter().find(|(name, _)| name == path).map(|(_, text)| text);
            let text = text.unwrap_or_else(|| panic!("{path} is not among {names:?}"));
            assert!(text.contains(words), "{words:?} is not in {path}\n{text}");
        }
        report
    }

    const DATED: &str = "title: T\ndate: 2020-01-02";

    #[test]
    fn a_site_that_names_no_languages_has_those_of_its_translations() {
        check(
            Mapping::plain(),
            &[("posts/a.md", DATED), ("posts/a.fr.md", "title: U\ntags: [x]"), ("posts/b.es.md", DATED)],
            &[
                ("site.toml", "languages = [\"en\", \"fr\"]\n"),
                ("news/a.md", "Text of posts/a.md"),
                ("news/a.fr.md", "+++\ntitle = \"U\"\n+++\n\nText of posts/a.fr.md"),
                ("news/b.md", "language = \"es\"\n"),
            ],
        );
    }

    #[test]
    fn a_text_that_the_sites_language_lacks_is_translated_from_the_first() {
        check(
            Mapping::plain(),
            &[("posts/a.fr.md", DATED), ("posts/a.pt.md", DATED)],
            &[("news/a.md", "language = \"fr\"\n"), ("news/a.pt.md", "Text of posts/a.pt.md")],
        );
    }

    #[test]
    fn a_second_text_in_a_language_is_a_thing_of_its_own() {
        check(
            Mapping::plain(),
            &[("posts/a.en.md", DATED), ("posts/a.md", DATED)],
            &[("news/a.md", "Text of posts/a.en.md"), ("news/a-2.md", "Text of posts/a.md")],
        );
    }

    #[test]
    fn folders_of_languages_hold_the_same_texts() {
        let mut map = Mapping::plain();
        map.site.languages = vec!["fr".to_owned()];
        map.site.language_folders =
            [("en", "english"), ("fr", "french")].map(|(tag, at)| (tag.to_owned(), at.to_owned())).into();
        check(
            map,
            &[("english/posts/a.md", DATED), ("french/posts/a.md", "title: U")],
            &[
                ("news/a.md", "aliases = [\"/posts/a/\", \"/fr/posts/a/\"]"),
                ("news/a.fr.md", "Text of french/posts/a.md"),
            ],
        );
    }

    #[test]
    fn what_a_translation_cannot_say_again_is_counted() {
        let texts = [
            ("tags/x/_index.md", "title: X"),
            ("tags/x/_index.fr.md", "title: Y"),
            ("posts/a.md", DATED),
            ("posts/a.fr.md", "title: U\ntags: [x]"),
        ];
        let report = check(Mapping::plain(), &texts, &[("topics.toml", "name = \"X\"")]);
        let field = "field tags of a translation (its original says it)";
        assert_eq!(report.counted(Outcome::Dropped, field), 1);
        assert_eq!(report.counted(Outcome::Dropped, "page of a topic in another language"), 1);
    }
}
