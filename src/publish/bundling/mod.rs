//! From a newsroom to the files of the bundle: who refers to whom is found from both ends, said
//! in every language, cut into files and sealed under the digests of their bytes.
//!
//! The room is pure: same newsroom and same *now*, same bytes. It writes nothing, knows no pages,
//! and decides nothing about the format, which is [`crate::bundle`]'s. Bodies are most of a large
//! newsroom; no two files of them need to be in memory at once.
//!
//! Every file that a slug may be looked for in is made, empty or not, so that a mistyped address is
//! told from a damaged bundle. A language has files of bodies only where articles are written in it.

mod archive;
mod articles;
mod calendar;
mod components;
mod facets;
mod files;
mod relations;
mod sealing;
mod search;
mod search_text;
mod site;
mod undertakings;
mod voice;
mod voices;
mod who;

use std::collections::BTreeMap;
use std::convert::Infallible;
use std::sync::{Arc, Mutex, PoisonError};

use self::facets::Facets;
use self::sealing::{Digests, digest, edition, lists};
use super::Now;
use crate::bundle::{FORMAT, File, FileKey, Manifest};
use crate::model::Newsroom;

pub(super) use self::archive::archive_years;
pub(super) use self::facets::agenda_years;
pub(super) use self::relations::Relations;
pub(super) use self::voices::Voices;

/// The path of the manifest in the site, without base.
pub const MANIFEST_PATH: &str = "bundle/manifest.json";

/// Everything the app reads, in memory and as bytes.
pub struct Bundle {
    /// What there is.
    pub manifest: Manifest,
    /// The files by what they hold.
    pub files: BTreeMap<FileKey, Arc<File>>,
    /// The bytes of every file, list and the manifest, by path in the site, without base.
    pub json: Vec<(String, Vec<u8>)>,
    /// The paths of the files, as they stand in `json`.
    pub paths: BTreeMap<FileKey, String>,
}

/// What pages need of a bundle whose bytes went where they belong.
pub(super) struct Outline {
    /// What there is.
    pub manifest: Manifest,
    /// The files that pages are made of, but for bodies: [`Voices::bodies`] makes them again.
    pub files: BTreeMap<FileKey, Arc<File>>,
    /// The paths of all files in the site, without base.
    pub paths: BTreeMap<FileKey, String>,
}

/// Makes the bundle of a newsroom as of `now`, and holds all of it.
pub fn bundle(newsroom: &Newsroom, now: &Now) -> Bundle {
    let json = Mutex::new(BTreeMap::new());
    let put = |path: &str, bytes: Vec<u8>| {
        json.lock().unwrap_or_else(PoisonError::into_inner).insert(path.to_owned(), bytes);
        Ok::<(), Infallible>(())
    };
    let relations = Relations::of(newsroom);
    let Ok(Outline { manifest, files, paths }) = made(&Voices::of(&relations), now, |_| true, &put);
    let json = json.into_inner().unwrap_or_else(PoisonError::into_inner).into_iter().collect();
    Bundle { manifest, files, json, paths }
}

/// Makes the bundle and gives each file's bytes away by their path as soon as they are made, from
/// any core and in any order.
pub(super) fn write_bundle<E: Send>(
    voices: &Voices<'_>,
    now: &Now,
    put: &(impl Fn(&str, Vec<u8>) -> Result<(), E> + Sync),
) -> Result<Outline, E> {
    let is_kept = |key: &FileKey| {
        let is_apart = matches!(key, FileKey::Articles(..) | FileKey::Calendar(..) | FileKey::TimeZones);
        !is_apart && !key.is_for_chooser()
    };
    made(voices, now, is_kept, put)
}

fn made<E: Send>(
    voices: &Voices<'_>,
    now: &Now,
    is_kept: fn(&FileKey) -> bool,
    put: &(impl Fn(&str, Vec<u8>) -> Result<(), E> + Sync),
) -> Result<Outline, E> {
    let newsroom = voices.newsroom();
    let facets = Facets::of(newsroom);
    let sealed = Mutex::new((Digests::new(), BTreeMap::new()));
    let take = |key: FileKey, file: File| {
        let bytes = file.to_bytes();
        let digest = digest(&bytes);
        put(&key.path(&digest), bytes)?;
        let mut sealed = sealed.lock().unwrap_or_else(PoisonError::into_inner);
        if is_kept(&key) {
            sealed.1.insert(key.clone(), Arc::new(file));
        }
        sealed.0.insert(key, digest);
        Ok(())
    };
    let shards = files::all(voices, &facets, &take)?;
    let (digests, files) = sealed.into_inner().unwrap_or_else(PoisonError::into_inner);
    let mut list_digests = BTreeMap::new();
    for (list, json) in lists(&digests) {
        let digest = digest(&json);
        put(&crate::bundle::list_path(&list, &digest), json)?;
        list_digests.insert(list, digest);
    }
    let manifest = Manifest {
        format: FORMAT,
        edition: edition(&digests),
        now: now.instant.timestamp(),
        today: crate::model::NaiveDay(now.today),
        frozen: now.frozen,
        languages: newsroom.site.languages.clone(),
        articles: newsroom.articles.len() as u32,
        facets: facets.counts(),
        more_people: facets.more_people(),
        agenda: agenda_years(newsroom),
        archive: archive_years(newsroom),
        shards: shards.into(),
        lists: list_digests.into(),
    };
    put(MANIFEST_PATH, sealing::json(&manifest))?;
    let paths = digests.into_iter().map(|(key, digest)| (key.clone(), key.path(&digest))).collect();
    Ok(Outline { manifest, files, paths })
}

#[cfg(test)]
mod choosing_tests;
#[cfg(test)]
mod sample;
#[cfg(test)]
mod tests;
