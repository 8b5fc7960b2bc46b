use std::collections::BTreeMap;

use serde::Serialize;
use sha2::{Digest, Sha256};

use crate::bundle::{File, FileKey};

/// A file with its bytes and their digest.
pub(super) struct Sealed {
    pub key: FileKey,
    pub file: File,
    pub json: Vec<u8>,
    pub digest: String,
}

impl Sealed {
    pub fn of(key: FileKey, file: File) -> Self {
        let json = file.to_json().into_bytes();
        let digest = digest(&json);
        Self { key, file, json, digest }
    }
}

/// The first 12 hexadecimal digits of the SHA-256 of the bytes (FIPS 180-4): enough to tell one
/// edition's file from another's and from a damaged one, and no more, for digests do not compress.
pub(super) fn digest(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let halves = Sha256::digest(bytes).into_iter().take(6).flat_map(|byte| [byte >> 4, byte & 15]);
    halves.map(|half| char::from(DIGITS[usize::from(half)])).collect()
}

/// The lists: an object of the names of a list's files and their digests, as bytes.
pub(super) fn lists(sealed: &[Sealed]) -> BTreeMap<String, Vec<u8>> {
    let mut lists: BTreeMap<String, BTreeMap<String, &str>> = BTreeMap::new();
    for file in sealed {
        lists.entry(file.key.list()).or_default().insert(file.key.name(), &file.digest);
    }
    lists.into_iter().map(|(list, digests)| (list, json(&digests))).collect()
}

/// A digest of all that is published, whatever the moment.
pub(super) fn edition(sealed: &[Sealed]) -> String {
    let mut paths: Vec<String> = sealed.iter().map(|file| file.key.path(&file.digest)).collect();
    paths.sort();
    digest(paths.join("\n").as_bytes())
}

/// The bytes of a value of the format.
pub(super) fn json<T: Serialize>(value: &T) -> Vec<u8> {
    serde_json::to_vec(value).expect("no map with keys other than text, no failing writer")
}
