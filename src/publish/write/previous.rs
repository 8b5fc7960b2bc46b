//! The site that stands where the new one will: its hashed files are kept once, so that open tabs
//! keep working.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use walkdir::WalkDir;

use super::FileFailure;
use super::built_app::in_site;

/// Where a site keeps what the next publishing must know of it.
pub const RECORD_PATH: &str = "bundle/record.json";

/// What the next publishing must know of a site.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Record {
    /// Differs whenever a hashed file of the site's own differs.
    pub identity: String,
    /// The paths of the app's files.
    pub app: Vec<String>,
    /// The paths of the files that are not its own, but kept for open tabs.
    pub carried: Vec<String>,
}

/// A site that was written before.
#[derive(Clone, Debug)]
pub struct Previous {
    folder: PathBuf,
    /// What it says of itself.
    pub record: Record,
}

impl Previous {
    /// Reads the site in a folder; nothing where there is none. A record that cannot be understood
    /// counts as none: then nothing is kept.
    pub fn read(folder: &Path) -> Result<Option<Self>, FileFailure> {
        let file = folder.join(RECORD_PATH);
        let json = match fs::read(&file) {
            Ok(json) => json,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(FileFailure::new(&file, "read", error)),
        };
        let record = serde_json::from_slice(&json).ok();
        Ok(record.map(|record| Self { folder: folder.to_owned(), record }))
    }

    /// The hashed files to keep beside a site of this identity, by their paths: the site's own,
    /// and what it kept itself where nothing has changed since.
    pub fn to_carry(&self, identity: &str) -> Result<Vec<(String, PathBuf)>, FileFailure> {
        let stale: BTreeSet<&str> = if self.record.identity == identity {
            BTreeSet::new()
        } else {
            self.record.carried.iter().map(String::as_str).collect()
        };
        let mut found = Vec::new();
        for entry in WalkDir::new(&self.folder).sort_by_file_name() {
            let entry = entry.map_err(|error| FileFailure::new(&self.folder, "read", error.into()))?;
            let path = in_site(&self.folder, entry.path());
            if entry.file_type().is_file() && is_hashed(&path) && !stale.contains(path.as_str()) {
                found.push((path, entry.into_path()));
            }
        }
        Ok(found)
    }
}

/// Whether a file's name holds the hash of what is in it: of the bundle, of the media, of the cards,
/// and of the app the styles, scripts and programs.
pub fn is_hashed(path: &str) -> bool {
    let plain = path.strip_suffix(".br").or_else(|| path.strip_suffix(".gz")).unwrap_or(path);
    let name = plain.rsplit('/').next().unwrap_or(plain);
    let folder = plain.split_once('/').map(|(folder, _)| folder);
    let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension);
    let of_the_app = folder.is_none() && ["js", "css", "wasm"].contains(&extension);
    if !of_the_app && !matches!(folder, Some("bundle" | "media" | "cards" | "snippets")) {
        return false;
    }
    name.split(['.', '-', '_']).skip(1).any(|part| {
        part.len() >= 8 && part.bytes().all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_with_a_hash_are_kept() {
        for path in [
            "bundle/heads/en/3.0a1b2c3d4e5f.json",
            "bundle/site.en.0a1b2c3d4e5f.json.br",
            "media/a.ba7816bf8f01.jpg",
            "cards/news/a.en.ba7816bf8f01cf43.png",
            "belfry-0a1b2c3d4e5f6071.wasm",
            "belfry-app-0a1b2c3d4e5f6071_bg.wasm",
        ] {
            assert!(is_hashed(path), "{path}");
        }
        for path in [
            "bundle/manifest.json",
            RECORD_PATH,
            "boot.js",
            "sw.js",
            "index.html",
            "news/20201116/index.html",
            "news/deadbeef/index.html",
            "icon-192.png",
        ] {
            assert!(!is_hashed(path), "{path}");
        }
    }
}
