//! From a newsroom to the files of the bundle: who refers to whom is found from both ends, said
//! in every language, cut into files and sealed under the digests of their bytes.
//!
//! The room is pure: same newsroom and same *now*, same bytes. It writes nothing, knows no pages,
//! and decides nothing about the format, which is [`crate::bundle`]'s.
//!
//! Every file that a slug may be looked for in is made, empty or not, so that a mistyped address is
//! told from a damaged bundle. A language has files of bodies only where articles are written in it.

mod articles;
mod calendar;
mod facets;
mod files;
mod relations;
mod sealing;
mod site;
mod undertakings;
mod voice;
mod who;

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;

use self::facets::{Facets, agenda_years};
use self::relations::Relations;
use self::sealing::{Sealed, digest, edition, lists};
use super::Now;
use crate::bundle::{FORMAT, File, FileKey, Manifest};
use crate::model::Newsroom;

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

/// Makes the bundle of a newsroom as of `now`.
pub fn bundle(newsroom: &Newsroom, now: &Now) -> Bundle {
    let relations = Relations::of(newsroom);
    let facets = Facets::of(newsroom);
    let (files, shards) = files::all(newsroom, &relations, &facets);
    let sealed: Vec<Sealed> = files.into_par_iter().map(|(key, file)| Sealed::of(key, file)).collect();
    let lists = lists(&sealed);
    let manifest = Manifest {
        format: FORMAT,
        edition: edition(&sealed),
        now: now.instant.timestamp(),
        today: crate::model::NaiveDay(now.today),
        frozen: now.frozen,
        languages: newsroom.site.languages.clone(),
        articles: newsroom.articles.len() as u32,
        facets: facets.counts(),
        agenda: agenda_years(newsroom),
        shards: shards.into(),
        lists: lists
            .iter()
            .map(|(list, json)| (list.clone(), digest(json)))
            .collect::<BTreeMap<_, _>>()
            .into(),
    };
    assembled(manifest, sealed, lists)
}

fn assembled(manifest: Manifest, sealed: Vec<Sealed>, lists: BTreeMap<String, Vec<u8>>) -> Bundle {
    let mut bundle = Bundle { manifest, files: BTreeMap::new(), json: Vec::new(), paths: BTreeMap::new() };
    for Sealed { key, file, json, digest } in sealed {
        let path = key.path(&digest);
        bundle.json.push((path.clone(), json));
        bundle.paths.insert(key.clone(), path);
        bundle.files.insert(key, Arc::new(file));
    }
    for (list, json) in lists {
        bundle.json.push((crate::bundle::list_path(&list, &digest(&json)), json));
    }
    bundle.json.push((MANIFEST_PATH.to_owned(), sealing::json(&bundle.manifest)));
    bundle
}

#[cfg(test)]
mod sample;
#[cfg(test)]
mod tests;
