//! Reads the source folder, and puts the new one in the place of the old one in one move.

use std::fs;
use std::path::{Path, PathBuf};

use walkdir::WalkDir;

use super::ImportError;
use super::mapping::Mapping;
use super::report::Report;

/// A hidden file that says that an import made the folder.
const MARK: &str = ".imported";

/// A file of the source folder.
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

/// Reads every file below a folder, in the order of their paths; hidden ones are left alone.
pub(super) fn read(source: &Path) -> Result<Vec<Source>, ImportError> {
    let mut files = Vec::new();
    let visible = |entry: &walkdir::DirEntry| {
        entry.depth() == 0 || !entry.file_name().to_string_lossy().starts_with('.')
    };
    for entry in WalkDir::new(source).into_iter().filter_entry(visible) {
        let entry = entry.map_err(|error| {
            let path = error.path().unwrap_or(source).to_owned();
            ImportError::Disk(path, error.into())
        })?;
        if !entry.file_type().is_file() {
            continue;
        }
        let bytes = fs::read(entry.path()).map_err(disk(entry.path()))?;
        let inside = entry.path().strip_prefix(source).unwrap_or(entry.path());
        let parts: Vec<_> = inside.components().map(|part| part.as_os_str().to_string_lossy()).collect();
        let text = String::from_utf8_lossy(&bytes);
        let damaged = matches!(text, std::borrow::Cow::Owned(_)) && parts.join("/").ends_with(".md");
        files.push(Source { path: parts.join("/"), text: text.into_owned(), damaged });
    }
    files.sort_by(|one, other| one.path.cmp(&other.path));
    if files.iter().any(|file| file.path.ends_with(".md")) {
        Ok(files)
    } else {
        Err(ImportError::Empty(source.to_owned()))
    }
}

/// Writes files into a new folder beside `out`, then puts it in the place of `out`.
pub(super) fn write(out: &Path, files: &[(String, String)]) -> Result<(), ImportError> {
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
