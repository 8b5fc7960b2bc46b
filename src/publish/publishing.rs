//! Publishing: a newsroom over a built app becomes a site.
//!
//! Everything is planned before anything is written; pages are rendered and written one by one on
//! all cores, so that a large newsroom needs no large memory; what points at the others (sitemap,
//! headers, service worker) comes last, and then the site takes its place.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

use rayon::prelude::*;
use sha2::{Digest, Sha256};

use super::Now;
use super::bundling::{MANIFEST_PATH, Outline, Relations, Voices, write_bundle};
use super::cards::{self, Cards};
use super::hosting;
use super::pages::Pages;
use super::plan::{Plan, Planned};
use super::printing::write_planned;
use super::shell::Shell;
use super::source::MediaFile;
use super::web_manifest::{web_manifest, web_manifest_path};
use super::worker::worker;
use super::write::{BuiltApp, FileFailure, Folder, Previous, RECORD_PATH, Record, WORKER_TEMPLATE, Written};
use super::write::{hexadecimal, is_hashed};
use crate::app::content::Store;
use crate::bundle::MOST_ARTICLES;
use crate::model::Newsroom;
use crate::route::Addresses;
use crate::syndicate::{
    Calendars, Descriptions, Followed, Listed, Origin, SITEMAP_PAGES, SITEMAP_PATH, last_changed, robots,
    sitemap, sitemap_part,
};

/// How many paths a site may have so that each is compressed with most care.
const FEW_PATHS: usize = 1_000;

/// Where a site comes from and goes to.
#[derive(Clone, Debug)]
pub struct Job {
    /// The folder of the built app.
    pub app: PathBuf,
    /// Where the site will stand; the same folder as the app's writes into that.
    pub out: PathBuf,
    /// The path the site has on its host.
    pub base: String,
    /// Whether nothing is kept of the site that stands there.
    pub forget: bool,
    /// Whether compressed forms are written beside the files.
    pub compress: bool,
    /// Whether pages are given pictures that stand for them elsewhere.
    pub cards: bool,
}

/// What was published.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Report {
    /// Static pages.
    pub pages: usize,
    /// Files in all, compressed forms and kept ones apart.
    pub files: usize,
    /// Files that were kept from the site before.
    pub kept: usize,
    /// Cards that were drawn, for the site before did not have them.
    pub drawn: usize,
}

/// Why nothing was published.
#[derive(Debug)]
pub enum PublishError {
    /// Things of the newsroom want the same path; a sentence each.
    Conflicts(Vec<String>),
    /// The built app is not one that can be published over.
    App(String),
    /// There are so many articles, more than [`MOST_ARTICLES`].
    TooMany(usize),
    /// A page could not be rendered: files of the bundle are missing for it.
    Page(String),
    /// A card could not be drawn: its path, and why.
    Card(String, String),
    /// A file could not be read or written.
    File(FileFailure),
}

/// Publishes a newsroom as of `now`. On any failure the site that stood there stays.
pub fn publish(
    newsroom: &Newsroom,
    now: &Now,
    media: &[MediaFile],
    job: &Job,
) -> Result<Report, PublishError> {
    fit(newsroom.articles.len())?;
    let addresses = Arc::new(Addresses::new(&job.base, newsroom.site.languages.clone()));
    let origin = Origin::new(&addresses, newsroom.site.url.as_deref());
    let app = BuiltApp::read(&job.app)?;
    let shell = Shell::split(&app.page, addresses.base()).map_err(PublishError::App)?;
    let cards = if job.cards { Cards::of(newsroom) } else { Cards::default() };
    let mut plan = Plan::of(newsroom, &addresses);
    cards.paths().for_each(|path| plan.add(path, Planned::File("a card")));
    let plan = self::plan(newsroom, plan, &addresses, &app, media)?;

    let in_place = same_folder(&job.app, &job.out);
    let previous = if job.forget || in_place { None } else { Previous::read(&job.out)? };
    let folder = Folder::begin(&job.out, in_place, job.compress)?.with_care(plan.paths.len() <= FEW_PATHS);
    let relations = Relations::of(newsroom);
    let voices = Voices::of(&relations);
    let (outline, mut written) = write_all_of_the_bundle(&folder, &voices, now)?;
    written.extend(write_app(&folder, &app, media)?);
    written.extend(write_web_manifests(&folder, &app, newsroom, &addresses)?);
    let (drawings, drawn) = cards.write(&folder, newsroom)?;
    written.extend(drawings);
    let record = record(&app, &written);

    let Outline { manifest, files, paths } = outline;
    let store = Store::new(manifest, files);
    let changed = last_changed(newsroom, now.instant);
    let pages = Pages {
        newsroom,
        store: &store,
        paths: &paths,
        addresses: &addresses,
        origin,
        shell: &shell,
        cards: &cards,
        installable: app.web_manifest.is_some(),
        changed: &changed,
        followed: Followed::of(newsroom),
        calendars: Calendars::of(newsroom, origin),
        descriptions: Descriptions::of(newsroom, origin),
    };
    let (rendered, listed) = write_planned(&folder, &pages, &voices, &plan)?;
    let count = plan.paths.values().filter(|planned| matches!(planned, Planned::Page(..))).count();
    written.extend(rendered);
    written.push(folder.put("shell.html", pages.empty()?.as_bytes())?);
    let front = pages.front()?;
    let kept = carry_over(&folder, previous.as_ref(), record, &written)?;
    write_last(
        &folder,
        &mut written,
        Last { app: &app, plan: &plan, origin: &origin, listed: &listed, front },
    )?;
    folder.finish()?;
    Ok(Report { pages: count, files: written.len(), kept, drawn })
}

/// Adds to the plan what is there already and what is written last.
fn plan(
    newsroom: &Newsroom,
    mut plan: Plan,
    addresses: &Addresses,
    app: &BuiltApp,
    media: &[MediaFile],
) -> Result<Plan, PublishError> {
    app.files.keys().for_each(|path| plan.add(path, Planned::File("a file of the app")));
    for language in addresses.languages().iter().filter(|_| app.web_manifest.is_some()) {
        plan.add(&web_manifest_path(addresses, language), Planned::File("a web app manifest"));
    }
    let media: BTreeSet<&str> = media.iter().map(|file| file.published.as_str()).collect();
    media.into_iter().for_each(|path| plan.add(path, Planned::File("a file of the media")));
    let mut last =
        vec!["shell.html", WORKER_TEMPLATE, "sw.js", RECORD_PATH, "robots.txt", "_headers", "_redirects"];
    let pages = plan.paths.values().filter(|planned| matches!(planned, Planned::Page(..))).count();
    let parts: Vec<String> = (1..=pages.div_ceil(SITEMAP_PAGES)).map(sitemap_part).collect();
    if newsroom.site.url.is_some() {
        last.push(SITEMAP_PATH);
        last.extend(parts.iter().map(String::as_str));
    }
    last.into_iter().for_each(|path| plan.add(path, Planned::File("a file that belfry writes")));
    plan.finish().map_err(PublishError::Conflicts)
}

fn same_folder(one: &std::path::Path, other: &std::path::Path) -> bool {
    matches!((one.canonicalize(), other.canonicalize()), (Ok(one), Ok(other)) if one == other)
}

fn write_all_of_the_bundle(
    folder: &Folder,
    voices: &Voices<'_>,
    now: &Now,
) -> Result<(Outline, Vec<Written>), FileFailure> {
    let written = Mutex::new(Vec::new());
    let put = |path: &str, bytes: Vec<u8>| {
        let file = folder.put(path, &bytes)?;
        written.lock().unwrap_or_else(PoisonError::into_inner).push(file);
        Ok(())
    };
    let outline = write_bundle(voices, now, &put)?;
    let mut written = written.into_inner().unwrap_or_else(PoisonError::into_inner);
    written.sort_by(|one, other| one.path.cmp(&other.path));
    Ok((outline, written))
}

fn write_app(folder: &Folder, app: &BuiltApp, media: &[MediaFile]) -> Result<Vec<Written>, FileFailure> {
    let media: BTreeMap<&str, &PathBuf> =
        media.iter().map(|file| (file.published.trim_start_matches('/'), &file.file)).collect();
    let app_files = app.files.iter().map(|(path, file)| (path.as_str(), file));
    let files: Vec<(&str, &PathBuf)> = app_files.chain(media).collect();
    let mut written: Vec<Written> =
        files.into_par_iter().map(|(path, file)| folder.copy(path, file)).collect::<Result<_, _>>()?;
    written.push(folder.put(WORKER_TEMPLATE, app.worker.as_bytes())?);
    Ok(written)
}

/// Writes what makes the newsroom installable, in each language.
fn write_web_manifests(
    folder: &Folder,
    app: &BuiltApp,
    newsroom: &Newsroom,
    addresses: &Addresses,
) -> Result<Vec<Written>, PublishError> {
    let mut written = Vec::new();
    for (template, language) in app
        .web_manifest
        .iter()
        .flat_map(|template| addresses.languages().iter().map(move |language| (template, language)))
    {
        let text = web_manifest(template, &newsroom.site, addresses, language).map_err(PublishError::App)?;
        let path = web_manifest_path(addresses, language);
        written.push(folder.put(path.trim_start_matches('/'), text.as_bytes())?);
    }
    Ok(written)
}

fn record(app: &BuiltApp, written: &[Written]) -> Record {
    let mut hashed: Vec<&str> =
        written.iter().map(|file| file.path.as_str()).filter(|path| is_hashed(path)).collect();
    hashed.sort_unstable();
    let identity = hexadecimal(&Sha256::digest(hashed.join("\n"))[..8]);
    Record { identity, app: app.paths(), carried: Vec::new() }
}

/// Keeps the hashed files of the site before, and writes down which.
fn carry_over(
    folder: &Folder,
    previous: Option<&Previous>,
    mut record: Record,
    written: &[Written],
) -> Result<usize, FileFailure> {
    let found = match previous {
        Some(previous) => previous.to_carry(&record.identity)?,
        None => Vec::new(),
    };
    let written: BTreeSet<&str> = written.iter().map(|file| file.path.as_str()).collect();
    for (path, file) in found {
        let plain = path.strip_suffix(".br").or_else(|| path.strip_suffix(".gz")).unwrap_or(&path);
        if !written.contains(plain) {
            folder.keep(&path, &file)?;
            record.carried.push(path);
        }
    }
    let json = serde_json::to_vec(&record).expect("a record of texts");
    folder.put(RECORD_PATH, &json)?;
    Ok(record.carried.len())
}

struct Last<'a> {
    app: &'a BuiltApp,
    plan: &'a Plan,
    origin: &'a Origin<'a>,
    listed: &'a [Listed],
    front: BTreeSet<String>,
}

/// Writes what points at everything else.
fn write_last(folder: &Folder, written: &mut Vec<Written>, last: Last<'_>) -> Result<(), PublishError> {
    let addresses = last.origin.addresses();
    let mut hashed: Vec<String> = vec!["media/".to_owned(), cards::FOLDER.to_owned()];
    let folders =
        ["heads", "slugs", "facets", "order", "search", "names", "bodies", "agenda", "calendar", "lists"];
    hashed.extend(folders.map(|folder| ["bundle/", folder, "/"].concat()));
    hashed.extend(
        written
            .iter()
            .map(|file| &file.path)
            .filter(|path| {
                let in_folder = hashed.iter().any(|folder| path.starts_with(folder.as_str()));
                !in_folder && *path != MANIFEST_PATH && is_hashed(path)
            })
            .cloned()
            .collect::<BTreeSet<String>>(),
    );
    for (path, text) in sitemap(last.listed, last.origin) {
        written.push(folder.put(path.trim_start_matches('/'), text.as_bytes())?);
    }
    written.push(folder.put("robots.txt", robots(last.origin).as_bytes())?);
    written.push(folder.put("_headers", hosting::headers(addresses, &hashed).as_bytes())?);
    written.push(folder.put("_redirects", hosting::redirects(addresses, &last.plan.aliases).as_bytes())?);
    let script = worker(&last.app.worker, written, &last.front).map_err(PublishError::App)?;
    written.push(folder.put("sw.js", script.as_bytes())?);
    Ok(())
}

impl From<FileFailure> for PublishError {
    fn from(failure: FileFailure) -> Self {
        Self::File(failure)
    }
}

/// Whether so many articles can be published.
fn fit(articles: usize) -> Result<(), PublishError> {
    let fits = u32::try_from(articles).is_ok_and(|articles| articles <= MOST_ARTICLES);
    if fits { Ok(()) } else { Err(PublishError::TooMany(articles)) }
}

impl fmt::Display for PublishError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Conflicts(sentences) => f.write_str(&sentences.join("\n")),
            Self::App(sentence) => f.write_str(sentence),
            Self::TooMany(articles) => {
                write!(f, "there are {articles} articles; a newsroom has {MOST_ARTICLES} at most")
            }
            Self::Page(path) => write!(f, "the bundle lacks files for {path}"),
            Self::Card(path, why) => write!(f, "{path} cannot be drawn: {why}"),
            Self::File(failure) => failure.fmt(f),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn more_articles_than_the_app_reads_are_refused() {
        assert!(fit(MOST_ARTICLES as usize).is_ok());
        let refused = fit(MOST_ARTICLES as usize + 1).expect_err("too many");
        assert_eq!(refused.to_string(), "there are 2097153 articles; a newsroom has 2097152 at most");
    }
}
