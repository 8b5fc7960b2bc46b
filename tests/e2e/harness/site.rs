use std::env;
use std::fs;
use std::path::{Path, PathBuf};

/// A published site: a folder, and the path it stands under.
#[derive(Clone, Debug)]
pub struct Site {
    /// The folder to serve.
    pub folder: PathBuf,
    /// With a slash at both ends.
    pub base: String,
}

impl Site {
    /// The demo newsroom at the root of its host.
    pub fn demo() -> Self {
        Self { folder: told("BELFRY_SITE"), base: "/".to_owned() }
    }

    /// The demo newsroom under a path.
    pub fn under_a_path() -> Self {
        Self { folder: told("BELFRY_SITE_SUB"), base: "/sub/path/".to_owned() }
    }

    /// The large imported newsroom.
    pub fn big() -> Self {
        Self { folder: told("BELFRY_SITE_BIG"), base: "/".to_owned() }
    }

    /// The same, grown to ten thousand articles.
    pub fn larger() -> Self {
        Self { folder: told("BELFRY_SITE_LARGER"), base: "/".to_owned() }
    }
}

/// What `cargo xtask test` tells the browser tests by this variable.
pub fn told(variable: &str) -> PathBuf {
    let value = env::var_os(variable);
    value.map(PathBuf::from).unwrap_or_else(|| panic!("{variable} is not set; run `cargo xtask test`"))
}

/// Whether long sweeps are to be left out.
pub fn is_quick() -> bool {
    env::var_os("BELFRY_QUICK").is_some()
}

/// A file of the data that lies beside the repository.
pub fn shared(path: &str) -> String {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared").join(path);
    fs::read_to_string(&file).unwrap_or_else(|error| panic!("{} is needed: {error}", file.display()))
}

/// Every path that the site's sitemap names, in its order.
pub fn paths_of_sitemap(site: &Site) -> Vec<String> {
    let file = site.folder.join("sitemap-1.xml");
    let xml = fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    let paths: Vec<String> = xml
        .split("<loc>")
        .skip(1)
        .filter_map(|part| part.split_once("</loc>"))
        .map(|(address, _)| path_of(address))
        .collect();
    assert!(paths.len() > 10, "{} names hardly a page", file.display());
    paths
}

fn path_of(address: &str) -> String {
    let after_scheme = address.split_once("://").map_or(address, |(_, rest)| rest);
    after_scheme.find('/').map_or("/", |slash| &after_scheme[slash..]).to_owned()
}
