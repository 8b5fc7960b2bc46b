//! Reads a content folder: the first of the two places that touch files.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use sha2::{Digest, Sha256};
use walkdir::WalkDir;

use super::problem::{Position, Problem};
use super::suggest::did_you_mean;

/// A text file of the content folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// Where it is, relative to the content folder, with `/` between its parts.
    pub path: String,
    /// What it says, without a byte order mark.
    pub text: String,
}

/// A picture or a file of the content folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MediaFile {
    /// What texts call it: `/media/x.jpg`.
    pub path: String,
    /// Where it is on this disk.
    pub file: PathBuf,
    /// What it is called once published: `/media/x.<hash>.jpg`, in ASCII.
    pub published: String,
    /// Its width in pixels; 0 where it is no picture.
    pub width: u32,
    /// Its height in pixels; 0 where it is no picture.
    pub height: u32,
}

/// A content folder as it was read.
#[derive(Clone, Debug, Default)]
pub struct Content {
    /// The text files, sorted by path.
    pub sources: Vec<Source>,
    /// The media, sorted by path.
    pub media: Vec<MediaFile>,
    /// What could not be read, and what nobody reads.
    pub problems: Vec<Problem>,
}

/// The folders whose Markdown files are things of the newsroom.
pub(crate) const FOLDERS: [&str; 7] = ["news", "projects", "groups", "people", "events", "editions", "pages"];

/// The files beside them.
pub(crate) const TABLES: [&str; 4] = ["site.toml", "topics.toml", "organisations.toml", "places.toml"];

const MEDIA: &str = "media";

/// Reads a content folder, in the order of its names. Hidden files and a `README.md` at the top
/// are left alone.
///
/// Fails only where the folder itself cannot be read; what is wrong inside it is a problem.
pub fn read(folder: &Path) -> io::Result<Content> {
    let root = folder.canonicalize()?;
    fs::read_dir(&root)?;
    let mut problems = Vec::new();
    let mut strangers = BTreeSet::new();
    let mut files = Vec::new();
    let visible = |entry: &walkdir::DirEntry| {
        entry.depth() == 0 || !entry.file_name().to_string_lossy().starts_with('.')
    };
    for entry in WalkDir::new(&root).sort_by_file_name().into_iter().filter_entry(visible) {
        match entry {
            Ok(entry) if entry.file_type().is_dir() => (),
            Ok(entry) => match place(&root, entry.path(), &mut strangers) {
                Ok(Some(file)) => files.push(file),
                Ok(None) => (),
                Err(problem) => problems.push(problem),
            },
            Err(error) => {
                let path = error.path().map_or_else(String::new, |path| relative(&root, path));
                problems.push(Problem::error(&path, Position::START, format!("could not be read: {error}")));
            }
        }
    }
    let read: Vec<_> = files.into_par_iter().map(File::read).collect();
    let mut content = Content { problems, ..Content::default() };
    for result in read {
        match result {
            Ok(Read::Source(source)) => content.sources.push(source),
            Ok(Read::Media(media)) => content.media.push(media),
            Err(problem) => content.problems.push(problem),
        }
    }
    content.sources.sort_by(|one, other| one.path.cmp(&other.path));
    content.media.sort_by(|one, other| one.path.cmp(&other.path));
    Ok(content)
}

struct File {
    path: String,
    on_disk: PathBuf,
}

enum Read {
    Source(Source),
    Media(MediaFile),
}

/// Decides what a file is for; `strangers` are the unknown folders already told of.
fn place(root: &Path, on_disk: &Path, strangers: &mut BTreeSet<String>) -> Result<Option<File>, Problem> {
    let path = relative(root, on_disk);
    let error = |sentence: &str| Problem::error(&path, Position::START, sentence);
    if on_disk.is_symlink() {
        match on_disk.canonicalize() {
            Err(_) => return Err(error("this link leads nowhere")),
            Ok(target) if !target.starts_with(root) => {
                return Err(error("this link leads out of the content folder")
                    .hint("put a copy of the file here".to_owned()));
            }
            Ok(target) if target.is_dir() => {
                return Err(error("a link to a folder is not followed").hint("make it a folder".to_owned()));
            }
            Ok(_) => (),
        }
    }
    let (first, rest) = path.split_once('/').unwrap_or((&path, ""));
    let known = if rest.is_empty() {
        TABLES.contains(&first)
    } else {
        first == MEDIA || (FOLDERS.contains(&first) && path.ends_with(".md"))
    };
    if known {
        return Ok(Some(File { on_disk: on_disk.to_owned(), path }));
    }
    if path == "README.md" {
        return Ok(None);
    }
    let text = path.ends_with(".md") || path.ends_with(".toml");
    if text && rest.is_empty() {
        return Err(error("a newsroom has no file of this name").hint(did_you_mean(first, TABLES)));
    }
    if text && !FOLDERS.contains(&first) {
        if !strangers.insert(first.to_owned()) {
            return Ok(None);
        }
        let sentence = format!("a newsroom has no folder \"{first}\"");
        let folders = || FOLDERS.into_iter().chain([MEDIA]);
        let hint = did_you_mean(first, folders())
            .unwrap_or_else(|| format!("its folders are {}", folders().collect::<Vec<_>>().join(", ")));
        return Err(error(&sentence).hint(hint));
    }
    Err(Problem::advice(&path, Position::START, "nobody reads this file")
        .hint("pictures and files belong in media/".to_owned()))
}

fn relative(root: &Path, path: &Path) -> String {
    let inside = path.strip_prefix(root).unwrap_or(path);
    let parts: Vec<_> = inside.components().map(|part| part.as_os_str().to_string_lossy()).collect();
    parts.join("/")
}

impl File {
    fn read(self) -> Result<Read, Problem> {
        let File { path, on_disk } = self;
        let bytes = fs::read(&on_disk)
            .map_err(|error| Problem::error(&path, Position::START, format!("could not be read: {error}")))?;
        if path.starts_with("media/") {
            return Ok(Read::Media(measure(path, on_disk, &bytes)));
        }
        match String::from_utf8(bytes) {
            Ok(text) => {
                let text = text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text);
                Ok(Read::Source(Source { path, text }))
            }
            Err(error) => {
                let good = error.utf8_error().valid_up_to();
                let before = String::from_utf8_lossy(&error.as_bytes()[..good]).into_owned();
                let at = Position::of_offset(&before, before.len());
                Err(Problem::error(&path, at, "the file is not UTF-8 from here on")
                    .hint("save it with the encoding UTF-8".to_owned()))
            }
        }
    }
}

fn measure(path: String, file: PathBuf, bytes: &[u8]) -> MediaFile {
    let size = imagesize::blob_size(bytes).ok();
    let pixels = |length: Option<usize>| length.and_then(|length| u32::try_from(length).ok()).unwrap_or(0);
    let (width, height) = (pixels(size.map(|size| size.width)), pixels(size.map(|size| size.height)));
    let published = published_name(&path, bytes);
    MediaFile { path: format!("/{path}"), file, published, width, height }
}

/// `/media/x.<hash>.jpg` of `media/sub/x.jpg`: twelve digits of the SHA-256 of its bytes.
fn published_name(path: &str, bytes: &[u8]) -> String {
    let name = path.rsplit('/').next().unwrap_or(path);
    let (stem, extension) = match name.rsplit_once('.') {
        Some((stem, extension)) => (stem, Some(extension)),
        None => (name, None),
    };
    let safe = |raw: &str| -> String {
        raw.chars().map(|c| if c.is_ascii_alphanumeric() || "-_".contains(c) { c } else { '-' }).collect()
    };
    let mut published = format!("/media/{}.", safe(stem));
    for byte in Sha256::digest(bytes).iter().take(6) {
        write!(published, "{byte:02x}").expect("a string takes everything");
    }
    if let Some(extension) = extension {
        published.push('.');
        published.push_str(&safe(extension).to_ascii_lowercase());
    }
    published
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_published_name_holds_the_hash_and_is_safe_in_an_address() {
        assert_eq!(published_name("media/a/Été 1.JPG", b"abc"), "/media/-t--1.ba7816bf8f01.jpg");
        assert_eq!(published_name("media/report", b"abc"), "/media/report.ba7816bf8f01");
    }
}
