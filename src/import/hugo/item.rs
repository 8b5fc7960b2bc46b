use std::collections::BTreeMap;

use super::front_matter::FrontMatter;
use super::mapping::{Becomes, Folder, Mapping, Meaning};
use super::report::{Note, Outcome, Report};
use super::value::Value;
use super::words::{plain_line, slugify};

/// A text of the old site, read but not yet written.
#[derive(Debug)]
pub(super) struct Item {
    /// The source file, below the content folder.
    pub(super) file: String,
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
        let (key, language) = key_of(file);
        let mut item = Self {
            file: file.to_owned(),
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
        item.settle(report);
        item
    }

    fn settle(&mut self, report: &mut Report) {
        self.draft = self.first(Meaning::Draft).is_some_and(|text| text == "true");
        if self.becomes == Becomes::ArticlesOrPages {
            let dated = self.fields.contains_key(&Meaning::Date);
            self.becomes = if dated { Becomes::Articles } else { Becomes::Pages };
        }
        if let Some(language) = self.first(Meaning::Language) {
            self.language = Some(language);
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

    /// All texts given with a meaning, left for later.
    pub(super) fn named(&self, meaning: Meaning) -> Vec<String> {
        self.fields.get(&meaning).into_iter().flatten().flat_map(|given| given.value.texts()).collect()
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

/// The name of an item in its folder, and the language its file's name says.
fn key_of(file: &str) -> (String, Option<String>) {
    let (folder, name) = file.rsplit_once('/').unwrap_or(("", file));
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let (stem, language) = match stem.rsplit_once('.') {
        Some((stem, tag)) if tag.len() == 2 && tag.bytes().all(|byte| byte.is_ascii_lowercase()) => {
            (stem, Some(tag.to_owned()))
        }
        _ => (stem, None),
    };
    let key = match stem {
        "index" | "_index" => folder.rsplit('/').next().unwrap_or(folder),
        stem => stem,
    };
    (key.to_owned(), language)
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
            assert_eq!(key_of(file), (key.to_owned(), language.map(str::to_owned)));
        }
    }

    #[test]
    fn a_name_for_people_is_made_from_a_name_for_addresses() {
        assert_eq!(humanised("2020-01-02-open-data"), "Open data");
        assert_eq!(humanised("508"), "508");
    }
}
