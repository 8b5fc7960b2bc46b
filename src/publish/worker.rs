//! The service worker, from its template and the files that really exist.

use std::collections::BTreeSet;

use sha2::{Digest, Sha256};

use super::write::{Written, hexadecimal};

/// The most bytes that a reader's device is asked to keep unasked; about 3 MB as they travel.
const WHOLE: u64 = 12_000_000;

/// The most bytes of lists that a device keeps of a large newsroom, so that whatever was read of it is found
/// again without a network: those of 10,000 articles are 73 KB.
const LISTS: u64 = 250_000;

/// Fills the template: the version and the list of files to keep (see the template's own words).
///
/// A small newsroom is kept whole; of a large one the app, the front, what every page needs, and the lists
/// of its files, as far as they are not too large themselves.
/// `front` holds the paths of the bundle's files that the front and the newest news need, and of the
/// lists that name these.
pub fn worker(template: &str, written: &[Written], front: &BTreeSet<String>) -> Result<String, String> {
    let whole: Vec<&Written> = written.iter().filter(|file| is_offered(&file.path)).collect();
    let size: u64 = whole.iter().map(|file| file.bytes).sum();
    let is_list = |path: &str| path.starts_with("bundle/lists/");
    let lists: u64 = whole.iter().filter(|file| is_list(&file.path)).map(|file| file.bytes).sum();
    let mut kept: Vec<(&str, &str)> = whole
        .into_iter()
        .filter(|file| {
            size <= WHOLE
                || is_needed(&file.path)
                || front.contains(&file.path)
                || (lists <= LISTS && is_list(&file.path))
        })
        .map(|file| (address(&file.path), file.sum.as_str()))
        .collect();
    kept.sort_unstable();
    let list = serde_json::to_string(&kept).map_err(|error| error.to_string())?;
    let version = hexadecimal(&Sha256::digest(&list)[..8]);
    for word in ["__VERSION__", "__FILES__"] {
        if !template.contains(word) {
            return Err(format!("the template of the service worker has no place for {word}"));
        }
    }
    Ok(template.replace("__VERSION__", &format!("\"{version}\"")).replace("__FILES__", &list))
}

/// The address relative to the worker: a page is its folder.
fn address(path: &str) -> &str {
    match path.strip_suffix("index.html") {
        Some(folder) if folder.is_empty() || folder.ends_with('/') => folder,
        _ => path,
    }
}

/// Whether a file is of use offline.
fn is_offered(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    let for_others = name == "feed.json"
        || path.starts_with(super::cards::FOLDER)
        || ["atom", "rss", "ics", "xml", "txt"].iter().any(|extension| name.ends_with(extension));
    let for_hosts = name.starts_with('_') || name == "404.html";
    let for_publishers = path == super::write::WORKER_TEMPLATE || path == super::write::RECORD_PATH;
    !(for_others || for_hosts || for_publishers)
}

/// Whether no page can do without a file: the app, the manifest, the sites, the shell and the front.
fn is_needed(path: &str) -> bool {
    let in_folder = path.contains('/');
    if !in_folder {
        return true;
    }
    path == super::bundling::MANIFEST_PATH
        || path.starts_with("bundle/site.")
        || path.starts_with("snippets/")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(path: &str, bytes: u64) -> Written {
        Written { path: path.to_owned(), bytes, sum: "ab".to_owned() }
    }

    #[track_caller]
    fn check(files: &[Written], expected: &str) {
        let front = BTreeSet::from(["bundle/heads/en/9.json".to_owned()]);
        let filled = worker("__VERSION__ __FILES__", files, &front).expect("a worker");
        assert_eq!(filled.split_once(' ').map(|(_, list)| list), Some(expected));
    }

    #[test]
    fn a_small_newsroom_is_kept_whole_without_what_others_read() {
        let mut files = vec![
            file("news/a/index.html", 9),
            file("index.html", 9),
            file("feed.atom", 9),
            file("_headers", 9),
        ];
        files.push(file("cards/news/a.en.ba7816bf8f01cf43.png", 9));
        check(&files, "[[\"\",\"ab\"],[\"news/a/\",\"ab\"]]");
    }

    #[test]
    fn of_a_large_newsroom_the_app_and_the_front_are_kept() {
        let files = [
            file("news/a/index.html", WHOLE),
            file("index.html", 9),
            file("bundle/heads/en/8.json", 9),
            file("bundle/heads/en/9.json", 9),
            file("bundle/lists/heads-en-0.json", LISTS + 1),
        ];
        check(&files, "[[\"\",\"ab\"],[\"bundle/heads/en/9.json\",\"ab\"]]");
    }

    #[test]
    fn of_a_large_newsroom_lists_are_kept_that_are_not_large() {
        let files = [
            file("news/a/index.html", WHOLE),
            file("index.html", 9),
            file("bundle/lists/heads-en-0.json", LISTS),
        ];
        check(&files, "[[\"\",\"ab\"],[\"bundle/lists/heads-en-0.json\",\"ab\"]]");
    }

    #[test]
    fn the_version_follows_the_bytes() {
        let version = |sum: &str| {
            let written = Written { sum: sum.to_owned(), ..file("index.html", 9) };
            worker("__VERSION__ __FILES__", &[written], &BTreeSet::new()).expect("a worker")[..18].to_owned()
        };
        assert_ne!(version("ab"), version("cd"));
    }
}
