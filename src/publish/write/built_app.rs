//! The built app: what was made of the program, its styles and the files beside them.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use walkdir::WalkDir;

use super::super::web_manifest::WEB_MANIFEST;
use super::{FileFailure, Previous};

/// The template of the service worker, as a site keeps it for the next publishing.
pub const WORKER_TEMPLATE: &str = "sw.template.js";

/// What a site has that is not a file of the app, wherever an app folder holds one.
const NOT_OF_THE_APP: [&str; 9] = [
    "index.html",
    "shell.html",
    "404.html",
    "sw.js",
    WORKER_TEMPLATE,
    "robots.txt",
    "sitemap.xml",
    "_headers",
    "_redirects",
];

/// The built app as it was read.
#[derive(Clone, Debug)]
pub struct BuiltApp {
    /// The page without content.
    pub page: String,
    /// The template of the service worker.
    pub worker: String,
    /// Its web app manifest, which says nothing yet of the newsroom; absent where it has none.
    pub web_manifest: Option<String>,
    /// Its files by their path in the site; the page, the worker and the web app manifest are not
    /// among them.
    pub files: BTreeMap<String, PathBuf>,
}

impl BuiltApp {
    /// Reads a folder that holds a built app: fresh, with its `index.html`, or a site that was
    /// published over it, with its `shell.html`.
    pub fn read(folder: &Path) -> Result<Self, FileFailure> {
        match fs::read_to_string(folder.join("shell.html")) {
            Ok(page) => Self::of_site(folder, page),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Self::fresh(folder),
            Err(error) => Err(FileFailure::new(&folder.join("shell.html"), "read", error)),
        }
    }

    fn fresh(folder: &Path) -> Result<Self, FileFailure> {
        let page = read(&folder.join("index.html"))?;
        let worker = read(&folder.join("sw.js"))?;
        let mut files = BTreeMap::new();
        for entry in WalkDir::new(folder).sort_by_file_name() {
            let entry = entry.map_err(|error| FileFailure::new(folder, "read", error.into()))?;
            let path = in_site(folder, entry.path());
            if !entry.file_type().is_dir() && !NOT_OF_THE_APP.contains(&path.as_str()) {
                files.insert(path, entry.into_path());
            }
        }
        Self::of(page, worker, files)
    }

    fn of_site(folder: &Path, page: String) -> Result<Self, FileFailure> {
        let worker = read(&folder.join(WORKER_TEMPLATE))?;
        let record = Previous::read(folder)?.map(|site| site.record).unwrap_or_default();
        let files = record.app.into_iter().map(|path| (path.clone(), folder.join(path))).collect();
        Self::of(page, worker, files)
    }

    fn of(page: String, worker: String, mut files: BTreeMap<String, PathBuf>) -> Result<Self, FileFailure> {
        let web_manifest = files.remove(WEB_MANIFEST).map(|file| read(&file)).transpose()?;
        Ok(Self { page, worker, web_manifest, files })
    }

    /// The paths of the app's files, in order, as a site keeps them for the next publishing.
    pub fn paths(&self) -> Vec<String> {
        let web_manifest = self.web_manifest.iter().map(|_| WEB_MANIFEST.to_owned());
        let mut paths: Vec<String> = self.files.keys().cloned().chain(web_manifest).collect();
        paths.sort_unstable();
        paths
    }
}

fn read(file: &Path) -> Result<String, FileFailure> {
    fs::read_to_string(file).map_err(|error| FileFailure::new(file, "read", error))
}

/// The path of a file inside a folder, with `/` between its parts.
pub(super) fn in_site(folder: &Path, file: &Path) -> String {
    let inside = file.strip_prefix(folder).unwrap_or(file);
    let parts: Vec<_> = inside.components().map(|part| part.as_os_str().to_string_lossy()).collect();
    parts.join("/")
}
