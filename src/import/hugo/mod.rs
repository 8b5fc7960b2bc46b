//! A Hugo site's content folder as one of ours.
//!
//! Front matter is read leniently (YAML, TOML, JSON); shortcodes become Markdown and HTML that
//! our blocks hold; addresses are mended, and lead to what came along, pictures and files among
//! it; a text in another language is a translation of the one beside it. What a folder, a field or
//! a shortcode means is said by a mapping, a small TOML file; without one, a site with
//! communities, topics, news and events is taken for Digital.gov, every other for a plain one,
//! whose own settings then say what it is called and where it is read.

mod address;
mod arguments;
mod base;
mod body;
mod convert;
mod dates;
mod events;
mod folder;
mod front;
mod front_matter;
mod indent;
mod item;
mod links;
mod mapping;
mod marks;
mod media;
mod permalink;
mod plan;
mod report;
mod settings;
mod shortcode;
mod tables;
mod translations;
mod value;
mod words;
mod yaml;

use std::fmt;
use std::path::PathBuf;

pub use report::{Note, Outcome, Report};

use convert::Converter;
use item::Item;
use mapping::{Becomes, Mapping, Meaning};
use media::{Home, OldFile};
use permalink::{Permalinks, Sections};
use plan::Plan;
use settings::Settings;

/// What to import, where to, and how.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// The content folder of a Hugo site.
    pub source: PathBuf,
    /// The content folder to make.
    pub out: PathBuf,
    /// A mapping of one's own.
    pub map: Option<PathBuf>,
    /// Where the report goes; beside the folder where it is left out.
    pub report: Option<PathBuf>,
    /// Whether to replace a folder that no import made.
    pub force: bool,
}

/// Why an import could not be made.
#[derive(Debug)]
pub enum ImportError {
    /// A file or folder could not be read or written.
    Disk(PathBuf, std::io::Error),
    /// The mapping is not one.
    Mapping(PathBuf, String),
    /// There is nothing to import in the source.
    Empty(PathBuf),
    /// The folder to make holds something that no import made.
    Occupied(PathBuf),
}

/// Imports a Hugo site's content folder; the old folder stays as it is until the new one is whole.
pub fn run(options: &Options) -> Result<Report, ImportError> {
    folder::may_write(&options.out, options.force)?;
    let mapping = match &options.map {
        Some(path) => Some(folder::read_mapping(path)?),
        None => None,
    };
    let site = folder::read(&options.source)?;
    let mut report = Report::default();
    let settings = Settings::read(&site.settings, &mut report);
    let old = Old { texts: &site.texts, files: &site.files, settings: settings.as_ref() };
    let converted = convert(&old, mapping, &mut report)
        .map_err(|error| ImportError::Mapping(options.map.clone().unwrap_or_default(), error))?;
    report.sort();
    let copies: Vec<_> =
        converted.media.iter().map(|(file, place)| (site.place(file), place.clone())).collect();
    folder::write(&options.out, &converted.files, &copies)?;
    folder::write_report(&options.report_path(), &report)?;
    Ok(report)
}

impl Options {
    /// Where the report goes: `newsroom.report.txt` beside `newsroom`.
    pub fn report_path(&self) -> PathBuf {
        self.report.clone().unwrap_or_else(|| {
            let name = self.out.file_name().map(|name| name.to_string_lossy().into_owned());
            self.out.with_file_name(format!("{}.report.txt", name.unwrap_or_default()))
        })
    }
}

/// A site to convert.
struct Old<'a> {
    texts: &'a [folder::Source],
    files: &'a [OldFile],
    settings: Option<&'a Settings>,
}

/// What becomes of a site.
struct Converted {
    /// Texts by path.
    files: Vec<(String, String)>,
    /// Files that come along, with their paths.
    media: Vec<(OldFile, String)>,
}

/// Converts texts by path into files by path; touches no disk.
fn convert(old: &Old<'_>, mapping: Option<Mapping>, report: &mut Report) -> Result<Converted, String> {
    if mapping.is_some() && old.settings.is_some() {
        report.remark("settings: left alone, for a mapping says everything".to_owned());
    }
    let mut mapping = mapping.unwrap_or_else(|| detected(old, report));
    let clock = mapping.clock()?;
    let (items, sections) = read_items(old.texts, &mapping, report);
    let (mut items, mut translations) = translations::parted(items, &mapping.site, report);
    mapping.site.languages = translations::languages(&mapping.site, &translations);
    let permalinks = Permalinks { mapping: &mapping, sections: &sections };
    let mut plan = Plan::new(&mut items, &mut translations, old.files, &permalinks, report);
    let made = tables::make_missing(&items, &mapping, &mut plan, report);
    let converter = Converter { mapping: &mapping, plan: &plan, clock };
    let mut files = Vec::new();
    let mut tables = tables::Tables::default();
    for (item, place) in items.iter_mut().zip(&plan.places) {
        let converted = converter.convert(item, place, report);
        if let Some(path) = converted.path {
            report.origin(&item.file, &path);
            files.push((path, converted.text));
        }
        tables.add(converted.topic, converted.organisations);
    }
    for translation in &mut translations {
        let (becomes, place) = (items[translation.of].becomes, &plan.places[translation.of]);
        let (path, text) = converter.translation(translation, becomes, place, report);
        report.origin(&translation.item.file, &path);
        files.push((path, text));
    }
    files.extend(made.people);
    tables.topics.extend(made.topics);
    report.remark(format!("{} texts in {} files", items.len() + translations.len(), old.texts.len()));
    files.extend(tables.files(&mapping));
    files.sort();
    Ok(Converted { files, media: taken_along(&plan, report) })
}

/// The files that texts name; the others are reported, those of the templates as a number alone.
fn taken_along(plan: &Plan, report: &mut Report) -> Vec<(OldFile, String)> {
    let (taken, left) = plan.targets.media.parted();
    for file in left {
        let kind = "file that no text names";
        match file.home {
            Home::Content => report.note(Note {
                file: file.path.clone(),
                line: 1,
                outcome: Outcome::Dropped,
                kind: kind.to_owned(),
                what: String::new(),
            }),
            Home::Static => report.count(Outcome::Dropped, &format!("{kind}, in static")),
            Home::Assets => report.count(Outcome::Dropped, &format!("{kind}, in assets")),
        }
    }
    taken
}

/// The mapping that suits a site of which nothing was said.
fn detected(old: &Old<'_>, report: &mut Report) -> Mapping {
    let has = |folder: &str| old.texts.iter().any(|source| source.path.starts_with(folder));
    if ["communities/", "topics/", "news/", "events/", "authors/"].into_iter().all(has) {
        report.remark(
            "mapping: digitalgov, for the site has communities, topics, news, events and authors".to_owned(),
        );
        Mapping::digitalgov()
    } else {
        report.remark("mapping: plain".to_owned());
        let mut mapping = Mapping::plain();
        if let Some(settings) = old.settings {
            settings.fill(&mut mapping, report);
        }
        mapping
    }
}

/// The texts, and the sections whose pages are among the files; these pages themselves are reported.
fn read_items(sources: &[folder::Source], mapping: &Mapping, report: &mut Report) -> (Vec<Item>, Sections) {
    let mut items = Vec::new();
    let mut sections = Sections::default();
    for source in sources {
        let note = |outcome, kind: &str, what: &str| Note {
            file: source.path.clone(),
            line: 1,
            outcome,
            kind: kind.to_owned(),
            what: what.to_owned(),
        };
        if source.damaged {
            report.note(note(
                Outcome::Repaired,
                "file that is not UTF-8",
                "bytes that are no text became \u{fffd}",
            ));
        }
        let (path, _) = item::inside(&source.path, &mapping.site);
        let Some(folder) = mapping.folder(path) else {
            report.note(note(Outcome::Dropped, "file in a folder that the mapping does not name", ""));
            continue;
        };
        let mut item = Item::read(&source.path, &source.text, folder, mapping, report);
        let list = source.path.rsplit('/').next().is_some_and(|name| name.starts_with("_index."));
        let depth = path.matches('/').count();
        let term = matches!(item.becomes, Becomes::Topics | Becomes::People) && depth > 1;
        if list && !term {
            sections.add(&item);
            report.note(note(Outcome::Dropped, "list page of a folder", &item.title));
            if !item.is_bodiless() {
                let what = crate::model::excerpt(&item.body, 200);
                report.note(item.at(item.body_line, Outcome::Dropped, "text of a list page", what));
            }
            continue;
        }
        if item.becomes == Becomes::Topics && item.peek(Meaning::Title).is_none() {
            item.title = item::humanised(&item.key);
        }
        items.push(item);
    }
    (items, sections)
}

impl fmt::Display for ImportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Disk(path, error) => write!(f, "{}: {error}", path.display()),
            Self::Mapping(path, error) => write!(f, "the mapping {}: {error}", path.display()),
            Self::Empty(path) => write!(f, "{} holds no texts", path.display()),
            Self::Occupied(path) => write!(
                f,
                "{} holds something that no import made; choose another folder, or replace it with --force",
                path.display()
            ),
        }
    }
}

impl std::error::Error for ImportError {}

#[cfg(test)]
mod tests;
