//! Reads the source folder, and puts the new one in the place of the old one in one move.

use std::fs;
use std::path::{Path, PathBuf};

use walkdir::WalkDir;

use super::ImportError;
use super::mapping::Mapping;
use super::media::{Home, OldFile};
use super::report::Report;
use super::settings::SettingsText;

/// A hidden file that says that an import made the folder.
const MARK: &str = ".imported";

/// A Hugo site as it was read.
#[derive(Debug, Default)]
pub(super) struct OldSite {
    /// The content folder.
    content: PathBuf,
    /// Its Markdown files, in the order of their paths.
    pub(super) texts: Vec<Source>,
    /// Everything else in it and beside it that texts may name, in the order of their paths.
    pub(super) files: Vec<OldFile>,
    /// The files of settings beside it, by their paths below the site.
    pub(super) settings: Vec<(String, SettingsText)>,
}

/// A Markdown file of the source folder.
#[derive(Clone, Debug)]
pub(super) struct Source {
    /// Below the source folder, with `/` between its parts.
    pub(super) path: String,
    pub(super) text: String,
    /// Whether some of its bytes were no text.
    pub(super) damaged: bool,
}

fn disk(path: &Path) -> impl Fn(std::io::Error) -> ImportError {
    move |error| ImportError::Disk(path.to_owned(), error)
}

/// Refuses a folder that holds something that no import made.
pub(super) fn may_write(out: &Path, force: bool) -> Result<(), ImportError> {
    let ours = force || !out.exists() || out.join(MARK).exists();
    let empty = ours || fs::read_dir(out).map_err(disk(out))?.next().is_none();
    if empty { Ok(()) } else { Err(ImportError::Occupied(out.to_owned())) }
}

/// Reads a mapping file.
pub(super) fn read_mapping(path: &Path) -> Result<Mapping, ImportError> {
    let raw = fs::read_to_string(path).map_err(disk(path))?;
    Mapping::parse(&raw).map_err(|error| ImportError::Mapping(path.to_owned(), error))
}

/// Reads a content folder, or that of a whole site, and what lies beside it; hidden files are left alone.
pub(super) fn read(source: &Path) -> Result<OldSite, ImportError> {
    let given = source.canonicalize().map_err(disk(source))?;
    let whole = given.join("content").is_dir() && !settings(&given)?.is_empty();
    let content = if whole { given.join("content") } else { given };
    let mut site = OldSite { content, ..OldSite::default() };
    for path in below(&site.content)? {
        if !is_text(&path) {
            site.files.push(OldFile { path, home: Home::Content });
            continue;
        }
        let on_disk = site.content.join(&path);
        let bytes = fs::read(&on_disk).map_err(disk(&on_disk))?;
        let text = String::from_utf8_lossy(&bytes);
        let damaged = matches!(text, std::borrow::Cow::Owned(_));
        site.texts.push(Source { path, text: text.into_owned(), damaged });
    }
    if site.texts.is_empty() {
        return Err(ImportError::Empty(source.to_owned()));
    }
    if let Some(root) = site.content.parent() {
        site.settings = settings(root)?;
        for home in [Home::Static, Home::Assets] {
            let folder = root.join(name(home));
            if folder.is_dir() && !site.settings.is_empty() {
                site.files.extend(below(&folder)?.into_iter().map(|path| OldFile { path, home }));
            }
        }
    }
    Ok(site)
}

impl OldSite {
    /// Where a file of the old site is.
    pub(super) fn place(&self, file: &OldFile) -> PathBuf {
        let root = self.content.parent().unwrap_or(&self.content);
        match file.home {
            Home::Content => self.content.join(&file.path),
            home => root.join(name(home)).join(&file.path),
        }
    }
}

/// What a folder of a site is called that is not the content.
fn name(home: Home) -> &'static str {
    match home {
        Home::Content => "content",
        Home::Static => "static",
        Home::Assets => "assets",
    }
}

fn is_text(path: &str) -> bool {
    path.ends_with(".md") || path.ends_with(".markdown")
}

/// The paths of all files below a folder in order, with `/` between their parts.
fn below(folder: &Path) -> Result<Vec<String>, ImportError> {
    let mut paths = Vec::new();
    let visible = |entry: &walkdir::DirEntry| {
        entry.depth() == 0 || !entry.file_name().to_string_lossy().starts_with('.')
    };
    for entry in WalkDir::new(folder).into_iter().filter_entry(visible) {
        let entry = entry.map_err(|error| {
            let path = error.path().unwrap_or(folder).to_owned();
            ImportError::Disk(path, error.into())
        })?;
        if entry.file_type().is_file() {
            let inside = entry.path().strip_prefix(folder).unwrap_or(entry.path());
            let parts: Vec<_> = inside.components().map(|part| part.as_os_str().to_string_lossy()).collect();
            paths.push(parts.join("/"));
        }
    }
    paths.sort();
    Ok(paths)
}

/// The files of settings of a site: `hugo.toml` or `config.toml` (or YAML, or JSON), and those of
/// `config/_default`.
fn settings(root: &Path) -> Result<Vec<(String, SettingsText)>, ImportError> {
    let mut files = Vec::new();
    for folder in ["", "config/_default/"] {
        let Ok(entries) = fs::read_dir(root.join(folder)) else { continue };
        for entry in entries {
            let entry = entry.map_err(disk(root))?;
            let name = entry.file_name().to_string_lossy().into_owned();
            let Some((stem, extension)) = name.rsplit_once('.') else { continue };
            let of_the_site =
                ["hugo", "config"].contains(&stem) || (!folder.is_empty() && !stem.contains('.'));
            if of_the_site && ["toml", "yaml", "yml", "json"].contains(&extension) {
                files.push(([folder, &name].concat(), settings_text(&entry.path())));
            }
        }
    }
    files.sort();
    Ok(files)
}

fn settings_text(path: &Path) -> SettingsText {
    let bytes = fs::read(path).map_err(|error| error.to_string())?;
    String::from_utf8(bytes).map_err(|_| "it is not UTF-8".to_owned())
}

/// Writes files into a new folder beside `out`, then puts it in the place of `out`.
pub(super) fn write(
    out: &Path,
    files: &[(String, String)],
    copies: &[(PathBuf, String)],
) -> Result<(), ImportError> {
    let fresh = beside(out, "new");
    let old = beside(out, "old");
    remove(&fresh)?;
    remove(&old)?;
    for (path, text) in files {
        let path = fresh.join(path);
        let folder = path.parent().unwrap_or(&fresh);
        fs::create_dir_all(folder).map_err(disk(folder))?;
        fs::write(&path, text).map_err(disk(&path))?;
    }
    for (from, path) in copies {
        let path = fresh.join(path);
        let folder = path.parent().unwrap_or(&fresh);
        fs::create_dir_all(folder).map_err(disk(folder))?;
        fs::copy(from, &path).map_err(disk(from))?;
    }
    fs::write(fresh.join(MARK), "An import made this folder and may replace it.\n").map_err(disk(&fresh))?;
    if out.exists() {
        fs::rename(out, &old).map_err(disk(out))?;
    }
    fs::rename(&fresh, out).map_err(disk(out))?;
    remove(&old)
}

/// Writes the report.
pub(super) fn write_report(path: &Path, report: &Report) -> Result<(), ImportError> {
    fs::write(path, report.to_string()).map_err(disk(path))
}

/// A hidden name for a folder beside another.
fn beside(out: &Path, word: &str) -> PathBuf {
    let name = out.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    out.with_file_name(format!(".{name}.{word}"))
}

fn remove(folder: &Path) -> Result<(), ImportError> {
    if folder.exists() { fs::remove_dir_all(folder).map_err(disk(folder)) } else { Ok(()) }
}
