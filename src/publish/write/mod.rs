//! The second of the two places that touch files: the built app in, the site out.
//!
//! A site is written into a new folder beside its place and takes that place at the end, by
//! renaming: whoever reads the old one sees it whole until then, and keeps it when anything fails.

mod built_app;
mod compress;
mod previous;

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

pub use built_app::{BuiltApp, WORKER_TEMPLATE};
pub use previous::{Previous, RECORD_PATH, Record, is_hashed};

/// A file that could not be read, written or moved, and why.
#[derive(Debug)]
pub struct FileFailure {
    /// The file or folder.
    pub path: PathBuf,
    /// What could not be done.
    pub verb: &'static str,
    /// Why.
    pub error: io::Error,
}

impl FileFailure {
    fn new(path: &Path, verb: &'static str, error: io::Error) -> Self {
        Self { path: path.to_owned(), verb, error }
    }
}

impl std::fmt::Display for FileFailure {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} cannot be {}: {}", self.path.display(), self.verb, self.error)
    }
}

/// A file of the site that has been written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// Its path in the site.
    pub path: String,
    /// How many bytes it has.
    pub bytes: u64,
    /// The SHA-256 of its bytes in hexadecimal.
    pub sum: String,
}

impl Written {
    fn of(path: &str, bytes: &[u8]) -> Self {
        let sum = hexadecimal(&Sha256::digest(bytes));
        Self { path: path.to_owned(), bytes: bytes.len() as u64, sum }
    }
}

/// A site that is being written. Dropped before [`Folder::finish`], it leaves nothing behind.
#[derive(Debug)]
pub struct Folder {
    root: PathBuf,
    out: PathBuf,
    /// The site that stands at `out` while the new one is written.
    old: Option<PathBuf>,
    compress: bool,
    care: bool,
    in_place: bool,
    finished: bool,
}

impl Folder {
    /// Begins a site that will stand at `out`; `in_place` writes into `out` itself, which then is
    /// the folder of the built app.
    ///
    /// Refuses to take the place of a folder that is not empty and not a site.
    pub fn begin(out: &Path, in_place: bool, compress: bool) -> Result<Self, FileFailure> {
        let out = std::path::absolute(out).map_err(|error| FileFailure::new(out, "found", error))?;
        if in_place {
            let (root, old) = (out.clone(), None);
            return Ok(Self { root, out, old, compress, care: false, in_place, finished: false });
        }
        restore(&out)?;
        if !may_be_replaced(&out).map_err(|error| FileFailure::new(&out, "read", error))? {
            let reason = io::Error::other("it is not empty, and not a site that belfry wrote");
            return Err(FileFailure::new(&out, "replaced", reason));
        }
        let root = beside(&out, &format!("new-{}", std::process::id()));
        remove_if_there(&root)?;
        fs::create_dir_all(&root).map_err(|error| FileFailure::new(&root, "made", error))?;
        let old = out.is_dir().then(|| out.clone());
        Ok(Self { root, out, old, compress, care: false, in_place, finished: false })
    }

    /// Takes its time over compressed forms, where there are few files to compress.
    pub fn with_care(mut self, care: bool) -> Self {
        self.care = care;
        self
    }

    /// Writes a file, and its compressed forms where they are asked for. A file that stands there
    /// already with the same bytes is taken over: making files is most of what publishing again
    /// costs, and one that did not change keeps its time.
    pub fn put(&self, path: &str, bytes: &[u8]) -> Result<Written, FileFailure> {
        self.write(path, bytes)?;
        if self.compress && compress::pays(path) {
            self.write(&[path, ".br"].concat(), &compress::brotli(path, bytes, self.care))?;
            self.write(&[path, ".gz"].concat(), &compress::gzip(bytes))?;
        }
        Ok(Written::of(path, bytes))
    }

    /// Copies a file from elsewhere.
    pub fn copy(&self, path: &str, from: &Path) -> Result<Written, FileFailure> {
        let bytes = fs::read(from).map_err(|error| FileFailure::new(from, "read", error))?;
        self.put(path, &bytes)
    }

    /// Takes a file over from an older site, without a second copy where the disk allows it.
    pub fn keep(&self, path: &str, from: &Path) -> Result<(), FileFailure> {
        let to = self.root.join(path);
        with_parent(&to, || match fs::hard_link(from, &to) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => Err(error),
            Err(_) => fs::copy(from, &to).map(|_| ()),
            Ok(()) => Ok(()),
        })
        .map_err(|error| FileFailure::new(from, "kept", error))
    }

    /// Takes over the file of this path from the site before, if there is one and `is_whole` says yes
    /// to its bytes. For files whose names say all that they are made of.
    pub fn take_over(
        &self,
        path: &str,
        is_whole: impl Fn(&[u8]) -> bool,
    ) -> Result<Option<Written>, FileFailure> {
        let before = self.old.as_ref().unwrap_or(&self.root).join(path);
        let bytes = match fs::read(&before) {
            Ok(bytes) if is_whole(&bytes) => bytes,
            _ => return Ok(None),
        };
        if self.old.is_some() {
            self.keep(path, &before)?;
        }
        Ok(Some(Written::of(path, &bytes)))
    }

    /// Puts the site in its place; what stood there is gone afterwards.
    pub fn finish(mut self) -> Result<(), FileFailure> {
        self.finished = true;
        if self.in_place {
            return Ok(());
        }
        let old = beside(&self.out, OLD);
        let stood = self.out.exists();
        if stood {
            remove_if_there(&old)?;
            fs::rename(&self.out, &old).map_err(|error| {
                self.finished = false;
                FileFailure::new(&self.out, "moved away", error)
            })?;
        }
        if let Err(error) = fs::rename(&self.root, &self.out) {
            self.finished = false;
            if stood {
                fs::rename(&old, &self.out).map_err(|error| FileFailure::new(&old, "moved back", error))?;
            }
            return Err(FileFailure::new(&self.out, "put in its place", error));
        }
        remove_if_there(&old)
    }

    fn write(&self, path: &str, bytes: &[u8]) -> Result<(), FileFailure> {
        if let Some(same) = self.old.as_ref().map(|old| old.join(path)).filter(|old| holds(old, bytes)) {
            return self.keep(path, &same);
        }
        let to = self.root.join(path);
        if path.ends_with("/index.html")
            && let Some(folder) = to.parent()
        {
            // A page has a folder of its own, which is seldom there; what hinders is told below.
            drop(fs::create_dir(folder));
        }
        with_parent(&to, || {
            // A file that is kept under two names must not change under the other.
            if self.in_place {
                match fs::remove_file(&to) {
                    Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
                    _ => (),
                }
            }
            fs::write(&to, bytes)
        })
        .map_err(|error| FileFailure::new(&to, "written", error))
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        if !self.finished && !self.in_place {
            // The failure that led here is told already; a folder left behind is found by its name.
            drop(fs::remove_dir_all(&self.root));
        }
    }
}

const OLD: &str = "old";

/// A name beside a folder, hidden: `.dist.belfry-old`.
fn beside(folder: &Path, what: &str) -> PathBuf {
    let name = folder.file_name().unwrap_or_default().to_string_lossy();
    folder.with_file_name(format!(".{name}.belfry-{what}"))
}

/// Brings back a site that stood aside when a publisher was stopped between two renames.
fn restore(out: &Path) -> Result<(), FileFailure> {
    let old = beside(out, OLD);
    if !out.exists() && old.exists() {
        return fs::rename(&old, out).map_err(|error| FileFailure::new(&old, "moved back", error));
    }
    Ok(())
}

/// Whether a file, and no link to one, has these bytes; one that cannot be read is written anew.
fn holds(file: &Path, bytes: &[u8]) -> bool {
    let length = fs::symlink_metadata(file).ok().filter(|found| found.is_file()).map(|found| found.len());
    length == Some(bytes.len() as u64) && fs::read(file).is_ok_and(|found| found == bytes)
}

fn may_be_replaced(out: &Path) -> io::Result<bool> {
    match fs::read_dir(out) {
        Ok(mut entries) => Ok(entries.next().is_none()
            || out.join(RECORD_PATH).exists()
            || out.join(super::bundling::MANIFEST_PATH).exists()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(true),
        Err(error) => Err(error),
    }
}

fn remove_if_there(folder: &Path) -> Result<(), FileFailure> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => {
            Err(FileFailure::new(folder, "removed", error))
        }
        _ => Ok(()),
    }
}

/// Does something with a file, once more after making its folder where that was missing.
fn with_parent(file: &Path, act: impl Fn() -> io::Result<()>) -> io::Result<()> {
    match act() {
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            if let Some(parent) = file.parent() {
                fs::create_dir_all(parent)?;
            }
            act()
        }
        done => done,
    }
}

/// Bytes as lowercase hexadecimal digits.
pub(super) fn hexadecimal(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let digits = bytes.iter().flat_map(|byte| [byte >> 4, byte & 15]);
    digits.map(|digit| char::from(DIGITS[usize::from(digit)])).collect()
}
