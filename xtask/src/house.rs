//! Where things are: the folders of the repository, of the build and of this person's cache.

use std::env;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

/// The repository's folder.
pub fn root() -> &'static Path {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here)
}

/// The folder all builds share.
pub fn target() -> PathBuf {
    match env::var_os("CARGO_TARGET_DIR") {
        Some(folder) => root().join(folder),
        None => root().join("target"),
    }
}

/// The folder of installed tools, which belongs to the person and not to a clone, so that a second
/// clone finds them (XDG base directories).
pub fn tool_cache() -> Result<PathBuf> {
    let cache = match env::var_os("XDG_CACHE_HOME").filter(|folder| !folder.is_empty()) {
        Some(folder) => PathBuf::from(folder),
        None => PathBuf::from(
            env::var_os("HOME").context("neither XDG_CACHE_HOME nor HOME says where tools may be kept")?,
        )
        .join(".cache"),
    };
    Ok(cache.join("belfry").join("tools"))
}

/// The program's file name on this system.
pub fn executable(name: &str) -> String {
    format!("{name}{}", env::consts::EXE_SUFFIX)
}
