use std::collections::BTreeMap;

use serde::Serialize;
use sha2::{Digest, Sha256};

use crate::bundle::FileKey;

/// The digest of every file.
pub(super) type Digests = BTreeMap<FileKey, String>;

/// The first 12 hexadecimal digits of the SHA-256 of the bytes (FIPS 180-4): enough to tell one
/// edition's file from another's and from a damaged one, and no more, for digests do not compress.
pub(super) fn digest(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let halves = Sha256::digest(bytes).into_iter().take(6).flat_map(|byte| [byte >> 4, byte & 15]);
    halves.map(|half| char::from(DIGITS[usize::from(half)])).collect()
}

/// The lists: an object of the names of a list's files and their digests, as bytes.
pub(super) fn lists(digests: &Digests) -> BTreeMap<String, Vec<u8>> {
    let mut lists: BTreeMap<String, BTreeMap<String, &str>> = BTreeMap::new();
    for (key, digest) in digests {
        lists.entry(key.list()).or_default().insert(key.name(), digest);
    }
    lists.into_iter().map(|(list, digests)| (list, json(&digests))).collect()
}

/// A digest of all that is published, whatever the moment.
pub(super) fn edition(digests: &Digests) -> String {
    let mut paths: Vec<String> = digests.iter().map(|(key, digest)| key.path(digest)).collect();
    paths.sort();
    digest(paths.join("\n").as_bytes())
}

/// The bytes of a value of the format.
pub(super) fn json<T: Serialize>(value: &T) -> Vec<u8> {
    serde_json::to_vec(value).expect("no map with keys other than text, no failing writer")
}
