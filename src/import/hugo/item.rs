use std::collections::BTreeMap;

use super::front_matter::FrontMatter;
use super::mapping::{Becomes, Folder, Mapping, Meaning, Site};
use super::report::{Note, Outcome, Report};
use super::value::Value;
use super::words::{plain_line, slugify};

/// A text of the old site, read but not yet written.
#[derive(Debug)]
pub(super) struct Item {
    /// The source file, below the content folder.
    pub(super) file: String,
    /// The same without the folder of its language, as addresses know it.
    pub(super) path: String,
    /// What it has in common with its translations and with nothing else.
    pub(super) group: String,
    pub(super) becomes: Becomes,
    /// What the item is called in its folder: the file's name without its end, or its folder's.
    pub(super) key: String,
    /// The language that the file's name says: `es` of `about.es.md`.
    pub(super) language: Option<String>,
    pub(super) title: String,
    pub(super) draft: bool,
    pub(super) body: String,
    pub(super) body_line: usize,
    /// Addresses of the page in comments.
    pub(super) comments: Vec<String>,
    fields: BTreeMap<Meaning, Vec<Given>>,
}

/// A value with its name and place.
#[derive(Clone, Debug)]
pub(super) struct Given {
    pub(super) name: String,
    pub(super) value: Value,
    pub(super) line: usize,
}

impl Item {
    /// Reads a file; what has no meaning in its folder is reported.
    pub(super) fn read(
        file: &str,
        raw: &str,
        folder: &Folder,
        mapping: &Mapping,
        report: &mut Report,
    ) -> Self {
        let front = FrontMatter::read(raw);
        let (path, folder_language) = inside(file, &mapping.site);
        let Name { key, language, group } = Name::of(path, &mapping.site);
        let language = language.or_else(|| folder_language.map(str::to_owned));
        let mut item = Self {
            file: file.to_owned(),
            path: path.to_owned(),
            group,
            becomes: folder.becomes,
            key,
            language,
            title: String::new(),
            draft: false,
            comments: comments(raw, mapping),
            body: front.body,
            body_line: front.body_line,
            fields: BTreeMap::new(),
        };
        for (line, what) in front.remarks {
            report.note(item.at(line, Outcome::Repaired, "untidy front matter", what));
        }
        for field in front.fields {
            if field.value.texts().is_empty() {
                continue;
            }
            match mapping.meaning(folder, &field.name) {
                Some(Meaning::Silent) => {
                    report.count(Outcome::Dropped, &format!("field {} (says nothing to readers)", field.name))
                }
                Some(meaning) => {
                    let given = Given { name: field.name, value: field.value, line: field.line };
                    item.fields.entry(meaning).or_default().push(given);
                }
                None => {
                    let what = crate::model::excerpt(&field.value.texts().join(" / "), 120);
                    report.note(item.at(
                        field.line,
                        Outcome::Dropped,
                        &format!("field {}", field.name),
                        what,
                    ));
                }
            }
        }
        item.settle(&mapping.site, report);
        item
    }

    fn settle(&mut self, site: &Site, report: &mut Report) {
        self.draft = self.first(Meaning::Draft).is_some_and(|text| text == "true");
        if self.becomes == Becomes::ArticlesOrPages {
            let dated = self.fields.contains_key(&Meaning::Date);
            self.becomes = if dated { Becomes::Articles } else { Becomes::Pages };
        }
        if let Some(language) = self.first(Meaning::Language) {
            self.language = Some(site.spelled(&language).map_or(language.clone(), str::to_owned));
        }
        if let Some(key) = self.first(Meaning::Translation) {
            self.group = format!("{:?} {key}", self.becomes);
        }
        self.title = self.first(Meaning::Title).map(|raw| plain_line(&raw)).unwrap_or_default();
        if self.title.is_empty() {
            self.title = humanised(&self.key);
            report.note(self.at(1, Outcome::Repaired, "title made from the file's name", self.title.clone()));
        }
    }

    /// A note about a line of the file.
    pub(super) fn at(&self, line: usize, outcome: Outcome, kind: &str, what: impl Into<String>) -> Note {
        Note { file: self.file.clone(), line, outcome, kind: kind.to_owned(), what: what.into() }
    }

    /// Takes everything given with a meaning; what nobody takes is lost.
    pub(super) fn take(&mut self, meaning: Meaning) -> Vec<Given> {
        self.fields.remove(&meaning).unwrap_or_default()
    }

    /// Takes all texts given with a meaning.
    pub(super) fn texts(&mut self, meaning: Meaning) -> Vec<String> {
        self.take(meaning).iter().flat_map(|given| given.value.texts()).collect()
    }

    /// Takes the first text given with a meaning.
    pub(super) fn first(&mut self, meaning: Meaning) -> Option<String> {
        self.texts(meaning).into_iter().next()
    }

    /// The first text given with a meaning, left for later.
    pub(super) fn peek(&self, meaning: Meaning) -> Option<String> {
        self.fields.get(&meaning)?.iter().find_map(|given| given.value.text())
    }

    /// Everything given with a meaning, left for later.
    pub(super) fn given(&self, meaning: Meaning) -> &[Given] {
        self.fields.get(&meaning).map_or(&[], Vec::as_slice)
    }

    /// Takes everything that nobody took: the names of the fields.
    pub(super) fn take_rest(&mut self) -> Vec<String> {
        std::mem::take(&mut self.fields).into_values().flatten().map(|given| given.name).collect()
    }

    /// Reports what nobody took.
    pub(super) fn report_rest(&self, report: &mut Report) {
        for given in self.fields.values().flatten() {
            let what = crate::model::excerpt(&given.value.texts().join(" / "), 120);
            report.note(self.at(given.line, Outcome::Dropped, &format!("field {}", given.name), what));
        }
    }

    /// Whether the text says nothing.
    pub(super) fn is_bodiless(&self) -> bool {
        self.body.trim().is_empty()
    }
}

/// A path without the folder of a language, and that language.
pub(super) fn inside<'a>(path: &'a str, site: &'a Site) -> (&'a str, Option<&'a str>) {
    let found = site.language_folders.iter().find_map(|(language, folder)| {
        let rest = path.strip_prefix(folder.as_str())?.strip_prefix('/')?;
        Some((rest, Some(language.as_str())))
    });
    found.unwrap_or((path, None))
}

/// What a file's name says.
#[derive(Debug, PartialEq, Eq)]
struct Name {
    /// What the item is called in its folder.
    key: String,
    language: Option<String>,
    /// The path without the language and the end.
    group: String,
}

impl Name {
    /// Reads a name. Where the site names its languages, only these are languages.
    fn of(path: &str, site: &Site) -> Self {
        let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
        let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
        let known = |tag: &str| match site.languages.is_empty() {
            true if tag.len() == 2 && tag.bytes().all(|byte| byte.is_ascii_lowercase()) => {
                Some(tag.to_owned())
            }
            _ => site.spelled(tag).map(str::to_owned),
        };
        let found = stem.rsplit_once('.').and_then(|(stem, tag)| known(tag).map(|tag| (stem, Some(tag))));
        let (stem, language) = found.unwrap_or((stem, None));
        let key = match stem {
            "index" | "_index" => folder.rsplit('/').next().unwrap_or(folder),
            stem => stem,
        };
        Self { key: key.to_owned(), language, group: format!("{folder}/{stem}") }
    }
}

/// Addresses of the page that comments at the top of a file tell.
fn comments(raw: &str, mapping: &Mapping) -> Vec<String> {
    let Some(lead) = &mapping.site.page_comment else { return Vec::new() };
    raw.lines()
        .take(60)
        .filter_map(|line| line.strip_prefix('#')?.trim_start().strip_prefix(lead.as_str()))
        .filter_map(|rest| rest.split_whitespace().next())
        .filter_map(|address| {
            address.split_once("://")?.1.split_once('/').map(|(_, path)| format!("/{path}"))
        })
        .collect()
}

/// A name for people out of a name for addresses: `open-data` as "Open data".
pub(super) fn humanised(key: &str) -> String {
    let bare = key.trim_start_matches(|c: char| c.is_ascii_digit() || c == '-');
    let bare = if bare.is_empty() { key } else { bare };
    let words = bare.replace(['-', '_'], " ");
    let mut letters = words.trim().chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => "Untitled".to_owned(),
    }
}

/// The slug an item wants: its own, its title's where the permalink says so, or its file's.
pub(super) fn wanted_slug(item: &mut Item) -> String {
    let given = item.first(Meaning::Slug).and_then(|raw| slugify(&raw));
    let stem = item.key.trim_start_matches(|c: char| c.is_ascii_digit() || c == '-');
    given
        .or_else(|| slugify(stem))
        .or_else(|| slugify(&item.key))
        .or_else(|| slugify(&item.title))
        .map_or_else(|| "untitled".to_owned(), |slug| slug.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_the_file_or_its_folder_and_may_say_a_language() {
        for (file, key, language) in [
            ("news/a.md", "a", None),
            ("authors/jo/_index.md", "jo", None),
            ("posts/b/index.es.md", "b", Some("es")),
            ("v1.2.md", "v1.2", None),
        ] {
            let name = Name::of(file, &Mapping::plain().site);
            assert_eq!((name.key.as_str(), name.language.as_deref()), (key, language), "{file}");
        }
    }

    #[test]
    fn only_the_languages_of_a_site_that_names_them_are_languages() {
        let mut site = Mapping::plain().site;
        site.languages = vec!["pt-br".to_owned()];
        let read = |file: &str| Name::of(file, &site);
        assert_eq!(read("a/b.pt-br.md").language.as_deref(), Some("pt-br"));
        assert_eq!(read("a/b.en.md").group, read("a/b.pt-br.md").group);
        assert_eq!(read("a/about.me.md").key, "about.me");
        assert_eq!(read("a/b.PT-br.md").language.as_deref(), Some("pt-br"));
    }

    #[test]
    fn a_name_for_people_is_made_from_a_name_for_addresses() {
        assert_eq!(humanised("2020-01-02-open-data"), "Open data");
        assert_eq!(humanised("508"), "508");
    }
}
