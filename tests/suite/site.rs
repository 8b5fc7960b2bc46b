//! Sites for tests, published by the real program over a small app, and read back.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use scraper::{Html, Selector};
use tempfile::TempDir;

use super::newsroom::repository;

/// A folder for one test, with a built app in it.
pub struct Workshop {
    folder: TempDir,
}

impl Workshop {
    /// A workshop with the app of the fixtures and the files of `public/`.
    pub fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder for the test");
        let workshop = Self { folder };
        for from in ["tests/fixtures/app", "public"] {
            copy_folder(&repository(from), &workshop.path("app"));
        }
        workshop
    }

    /// A path in the workshop.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Writes a content folder of these files.
    pub fn content(&self, files: &[(&str, &str)]) -> PathBuf {
        let folder = self.path("content");
        for (path, text) in files {
            write(&folder.join(path), text);
        }
        folder
    }

    /// The publisher on a content folder, into the workshop's folder `out`, with more arguments; it
    /// draws no cards.
    pub fn command(&self, content: &Path, out: &str, more: &[&str]) -> Command {
        self.drawing(content, out, &[&["--no-cards"], more].concat())
    }

    /// The same, with cards.
    pub fn drawing(&self, content: &Path, out: &str, more: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_belfry"));
        command
            .arg("publish")
            .arg(content)
            .arg("--app")
            .arg(self.path("app"))
            .arg("--out")
            .arg(self.path(out));
        command.args(more).env_remove("SOURCE_DATE_EPOCH");
        command
    }

    /// Publishes, and hands back the site; the test fails where the publisher does.
    #[track_caller]
    pub fn publish(&self, content: &Path, more: &[&str]) -> Site {
        succeed(&mut self.command(content, "site", more));
        Site::read(&self.path("site"))
    }

    /// The demonstration newsroom, published.
    pub fn demo(more: &[&str]) -> Site {
        Self::new().publish(&repository("content"), more)
    }
}

/// Runs a command that must do what it is told.
#[track_caller]
pub fn succeed(command: &mut Command) {
    let output = run(command);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

/// Runs a command.
pub fn run(command: &mut Command) -> Output {
    command.output().expect("the publisher starts")
}

/// Every file of a published site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Site {
    /// The bytes of each file by its path.
    pub files: BTreeMap<String, Vec<u8>>,
}

impl Site {
    /// Reads a folder.
    pub fn read(folder: &Path) -> Self {
        let mut files = BTreeMap::new();
        for entry in walkdir::WalkDir::new(folder) {
            let entry = entry.expect("the site can be read");
            if entry.file_type().is_file() {
                let inside = entry.path().strip_prefix(folder).expect("a file of the site");
                let path = inside.to_str().expect("a path in UTF-8").replace('\\', "/");
                files.insert(path, fs::read(entry.path()).expect("a file of the site can be read"));
            }
        }
        Self { files }
    }

    /// A text of the site.
    #[track_caller]
    pub fn text(&self, path: &str) -> &str {
        let bytes = self.files.get(path).unwrap_or_else(|| panic!("the site has no {path}"));
        std::str::from_utf8(bytes).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    /// The pages by their paths, aliases and the empty shell apart.
    pub fn pages(&self) -> impl Iterator<Item = (&str, &str)> {
        let html = self.files.keys().filter(|path| path.ends_with(".html") && *path != "shell.html");
        html.map(|path| (path.as_str(), self.text(path)))
            .filter(|(_, page)| !page.contains("http-equiv=\"refresh\""))
    }

    /// Whether a host would answer this address, a path from the site's root.
    pub fn answers(&self, address: &str) -> bool {
        let end = address.find(['?', '#']).unwrap_or(address.len());
        let path = address[..end].trim_start_matches('/');
        let is_folder = path.is_empty() || path.ends_with('/');
        self.files.contains_key(&if is_folder { [path, "index.html"].concat() } else { path.to_owned() })
    }

    /// The paths of files that are different or are in one of the sites only.
    pub fn differences(&self, other: &Self) -> Vec<String> {
        let all = self.files.keys().chain(other.files.keys());
        let mut paths: Vec<String> =
            all.filter(|path| self.files.get(*path) != other.files.get(*path)).cloned().collect();
        paths.sort();
        paths.dedup();
        paths
    }
}

/// The elements of a page that a selector finds.
pub fn select<'a>(page: &'a Html, selector: &str) -> Vec<scraper::ElementRef<'a>> {
    let selector = Selector::parse(selector).unwrap_or_else(|error| panic!("{selector}: {error}"));
    page.select(&selector).collect()
}

/// Writes a file, making its folder.
pub fn write(file: &Path, text: &str) {
    fs::create_dir_all(file.parent().expect("a file has a folder")).expect("the folder can be made");
    fs::write(file, text).expect("the file can be written");
}

/// Copies the files of a folder, in the order of their names, or in the opposite order.
pub fn copy_folder(from: &Path, to: &Path) {
    copy_in_order(from, to, false);
}

/// Copies a folder in the opposite order of its names, so that the disk lists it differently.
pub fn copy_backwards(from: &Path, to: &Path) {
    copy_in_order(from, to, true);
}

fn copy_in_order(from: &Path, to: &Path, backwards: bool) {
    let mut files: Vec<PathBuf> = walkdir::WalkDir::new(from)
        .sort_by_file_name()
        .into_iter()
        .map(|entry| entry.expect("the folder can be read").into_path())
        .filter(|path| path.is_file())
        .collect();
    if backwards {
        files.reverse();
    }
    for file in files {
        let target = to.join(file.strip_prefix(from).expect("a file of the folder"));
        fs::create_dir_all(target.parent().expect("a file has a folder")).expect("the folder can be made");
        fs::copy(&file, &target).expect("the file can be copied");
    }
}
