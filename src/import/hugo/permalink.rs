//! Where a text of the old site was read: by its own word, by its folder's pattern, or by its place.
//!
//! Patterns are Hugo's: a colon and a name stand for something of the text, a backslash before a
//! colon for the colon. Nothing is guessed here: where a pattern asks for what cannot be known,
//! that is reported, and the text keeps the path of its file.

use std::collections::BTreeMap;

use super::address::whole_path;
use super::dates::Written;
use super::item::Item;
use super::mapping::{Mapping, Meaning, Site};
use super::report::{Outcome, Report};
use super::words::slugify;

mod layout;

/// The sections of the old site that have a page of their own: by their folders, for each language
/// what stands for the section in addresses.
#[derive(Debug, Default)]
pub(super) struct Sections(BTreeMap<String, Vec<(Option<String>, String)>>);

impl Sections {
    /// Adds the section whose page an item is.
    pub(super) fn add(&mut self, page: &Item) {
        let folder = page.path.rsplit_once('/').map_or("", |(folder, _)| folder);
        let name = urlized(&page.peek(Meaning::Slug).unwrap_or_else(|| page.title.clone()));
        self.0.entry(folder.to_owned()).or_default().push((page.language.clone(), name));
    }

    /// The folder of the section that holds a folder: the nearest with a page, else the topmost.
    fn holding<'a>(&self, folder: &'a str) -> &'a str {
        let mut at = folder;
        while !self.0.contains_key(at) {
            match at.rsplit_once('/') {
                Some((up, _)) => at = up,
                None => break,
            }
        }
        at
    }

    /// What stands for a section in the addresses of a language.
    fn name(&self, folder: &str, language: &Option<String>) -> Option<&str> {
        let names = self.0.get(folder)?;
        let found = names.iter().find(|(tag, _)| tag == language).or(names.first());
        found.map(|(_, name)| name.as_str())
    }
}

/// The paths of the old site.
pub(super) struct Permalinks<'a> {
    pub(super) mapping: &'a Mapping,
    pub(super) sections: &'a Sections,
}

impl Permalinks<'_> {
    /// Where an item was read, with a slash at both ends. Its slug must not be taken before.
    pub(super) fn of(&self, item: &mut Item, report: &mut Report) -> String {
        if let Some(path) = item.first(Meaning::Path).filter(|path| !path.contains("://")) {
            return whole_path(&self.filled(&path, item).unwrap_or(path));
        }
        let pattern = self.mapping.folder(&item.path).and_then(|folder| folder.permalink.as_deref());
        let filled = pattern.and_then(|pattern| match self.filled(pattern, item) {
            Ok(path) => Some(path.to_lowercase()),
            Err(name) => {
                let kind = "permalink that cannot be known, now the path of the file";
                report.note(item.at(1, Outcome::KeptAsText, kind, format!("{name} in {pattern}")));
                None
            }
        });
        let path = filled.unwrap_or_else(|| default_path(item));
        let prefix = language_prefix(item, &self.mapping.site);
        whole_path(&format!("{prefix}/{path}"))
    }

    /// A pattern with everything filled in, or the first name for which nothing is known.
    fn filled(&self, pattern: &str, item: &Item) -> Result<String, String> {
        let mut path = String::new();
        for part in parts(pattern) {
            match part {
                Part::Text(text) => path.push_str(text),
                Part::Name { written, name, cut } => match self.value(name, cut, item) {
                    Some(value) => path.push_str(&value),
                    None => return Err(written.to_owned()),
                },
            }
        }
        Ok(path)
    }

    /// What a name in a pattern stands for, where it is one and the item tells it.
    fn value(&self, name: &str, cut: Option<&str>, item: &Item) -> Option<String> {
        let slug = item.peek(Meaning::Slug).map(|slug| urlized(&slug));
        let file = || urlized(&item.key);
        match (name, cut) {
            ("sections", cut) => cut_path(&self.section(item).split('/').collect::<Vec<_>>(), cut),
            ("sectionslugs", cut) => cut_path(&self.section_names(item)?, cut),
            (_, Some(_)) => None,
            ("section", None) => Some(top(self.section(item)).to_owned()),
            ("sectionslug", None) => {
                self.sections.name(top(self.section(item)), &item.language).map(str::to_owned)
            }
            ("title", None) => Some(urlized(&item.title)),
            ("slug", None) => Some(slug.unwrap_or_else(|| urlized(&item.title))),
            ("filename" | "contentbasename", None) => Some(file()),
            ("slugorfilename" | "slugorcontentbasename", None) => Some(slug.unwrap_or_else(file)),
            (name, None) => {
                let raw = item.peek(Meaning::Date).or_else(|| item.peek(Meaning::Updated))?;
                layout::told(name, &Written::parse(&raw)?)
            }
        }
    }

    /// The folder of the section that an item belongs to.
    fn section<'a>(&self, item: &'a Item) -> &'a str {
        let place = Place::of(item);
        self.sections.holding(if place.leaf { place.up() } else { place.folder })
    }

    /// What stands for the sections above an item in addresses, the topmost first.
    fn section_names<'a>(&'a self, item: &Item) -> Option<Vec<&'a str>> {
        let section = self.section(item);
        let ends = section.match_indices('/').map(|(at, _)| at).chain([section.len()]);
        let mut names = Vec::new();
        for folder in ends.map(|end| &section[..end]).filter(|folder| !folder.is_empty()) {
            match self.sections.name(folder, &item.language) {
                Some(name) => names.push(name),
                // The topmost folder is a section even without a page; its name is the old site's.
                None if !folder.contains('/') => return None,
                None => (),
            }
        }
        Some(names)
    }
}

/// A part of a pattern.
#[derive(Debug, PartialEq, Eq)]
enum Part<'a> {
    Text(&'a str),
    /// A name, as it is written, alone, and with what follows it in brackets.
    Name {
        written: &'a str,
        name: &'a str,
        cut: Option<&'a str>,
    },
}

/// The parts of a pattern, in order. A name ends where no letter, digit or underscore follows.
fn parts(pattern: &str) -> Vec<Part<'_>> {
    let mut parts = Vec::new();
    let mut rest = pattern;
    while let Some(at) = rest.find(':') {
        let (before, from) = rest.split_at(at);
        if let Some(before) = before.strip_suffix('\\') {
            parts.extend([Part::Text(before), Part::Text(":")]);
            rest = &from[1..];
            continue;
        }
        parts.push(Part::Text(before));
        let end = from[1..].find(|c: char| !c.is_ascii_alphanumeric() && c != '_');
        let end = end.map_or(from.len(), |end| end + 1);
        let cut = from[end..].strip_prefix('[').and_then(|inside| inside.split_once(']')).map(|(cut, _)| cut);
        let whole = end + cut.map_or(0, |cut| cut.len() + 2);
        parts.push(match end {
            1 => Part::Text(":"),
            _ => Part::Name { written: &from[..whole], name: &from[1..end], cut },
        });
        rest = &from[if end == 1 { 1 } else { whole }..];
    }
    parts.push(Part::Text(rest));
    parts.retain(|part| *part != Part::Text(""));
    parts
}

/// The names that `[1:]`, `[:last]` or `[0]` leave of a path, joined; nothing where that is no cut.
fn cut_path(names: &[&str], cut: Option<&str>) -> Option<String> {
    let place = |raw: &str, missing: usize| match raw.trim() {
        "" => Some(missing),
        "last" => Some(names.len().saturating_sub(1)),
        number => number.parse().ok(),
    };
    let (from, to) = match cut.map(|cut| (cut, cut.split_once(':'))) {
        None => (0, names.len()),
        Some((_, Some((from, to)))) => (place(from, 0)?, place(to, names.len())?),
        Some(("", None)) => return None,
        Some((one, None)) => (place(one, 0)?, place(one, 0)?.saturating_add(1)),
    };
    let left = names.get(from..to.min(names.len())).unwrap_or_default();
    Some(left.iter().map(|name| urlized(name)).collect::<Vec<_>>().join("/"))
}

/// Where an item's file lies.
struct Place<'a> {
    folder: &'a str,
    /// Whether the folder is the item's alone.
    leaf: bool,
    /// Whether it is the page of its folder.
    branch: bool,
}

impl<'a> Place<'a> {
    fn of(item: &'a Item) -> Self {
        let (folder, file) = item.path.rsplit_once('/').unwrap_or(("", &item.path));
        let stem = file.split('.').next().unwrap_or(file);
        Self { folder, leaf: stem == "index", branch: stem == "_index" }
    }

    /// The folder above its folder.
    fn up(&self) -> &'a str {
        self.folder.rsplit_once('/').map_or("", |(up, _)| up)
    }
}

/// The path of an item whose folder has no pattern: that of its file, ending in its slug.
fn default_path(item: &Item) -> String {
    let place = Place::of(item);
    let folder = if place.leaf || place.branch { place.up() } else { place.folder };
    let slug = item.peek(Meaning::Slug).filter(|_| !place.branch).map(|slug| urlized(&slug));
    let last = match slug {
        Some(slug) => slug,
        None if place.leaf || place.branch => item.key.clone(),
        None => urlized(&item.key),
    };
    format!("{folder}/{last}")
}

/// What the paths of texts in an item's language begin with; Hugo writes it small.
fn language_prefix(item: &Item, site: &Site) -> String {
    match &item.language {
        Some(language) if site.languages.contains(language) => format!("/{}", language.to_lowercase()),
        _ if site.language_in_path => format!("/{}", site.language.to_lowercase()),
        _ => String::new(),
    }
}

/// The topmost part of a path.
fn top(path: &str) -> &str {
    path.split('/').next().unwrap_or_default()
}

/// A text as Hugo writes it in addresses: small, blanks as hyphens, and most marks left out. With
/// letters that addresses do not hold as they are it becomes a slug.
fn urlized(raw: &str) -> String {
    let special = |c: char| matches!(c, '%' | '#' | '@' | '\\') || (!c.is_ascii() && c.is_alphanumeric());
    if raw.contains(special)
        && let Some(slug) = slugify(raw)
    {
        return slug.to_string();
    }
    let mut out = String::new();
    let mut blank = false;
    for c in raw.chars() {
        if c.is_alphanumeric() || matches!(c, '.' | '/' | '_' | '+' | '~' | '-') {
            if std::mem::take(&mut blank) && c != '-' {
                out.push('-');
            }
            out.extend(c.to_lowercase());
        } else if c.is_whitespace() && !out.is_empty() && !out.ends_with('-') {
            blank = true;
        }
    }
    out
}

#[cfg(test)]
mod tests;
