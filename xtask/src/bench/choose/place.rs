//! The sites that choosing is measured on: published, with the pages of the bench beside them.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use walkdir::WalkDir;

use super::super::corpus;
use super::records;
use crate::app::{self, Profile};
use crate::publish::{self, Job};
use crate::run::say;
use crate::{house, server, shell, tools};

/// The folder of the bench in a site.
pub const PAGES: &str = "bench";
/// How many articles the imported large newsroom has; it is measured itself, not recombined.
pub const IMPORTED: usize = 2083;

/// The app and the publisher, built once for all sites.
pub struct Builder {
    app: PathBuf,
    program: PathBuf,
}

impl Builder {
    /// Builds both, unless a folder with a built app is given.
    pub fn new(app: Option<&Path>) -> Result<Self> {
        let app = match app {
            Some(app) => app.to_owned(),
            None => shell::for_readers(&app::build(&tools::ready()?, Profile::Release)?)?,
        };
        Ok(Self { app, program: publish::program(Profile::Release)? })
    }

    /// Publishes so many articles and puts the pages of the bench beside them.
    pub fn site(&self, articles: usize) -> Result<PathBuf> {
        let site = folder(articles).join("site");
        let content = content(articles)?;
        if site.exists() {
            // Files of an earlier edition would be carried over, and counted.
            fs::remove_dir_all(&site).with_context(|| format!("{} cannot be removed", site.display()))?;
        }
        publish::publish(
            &self.program,
            &Job {
                content: &content,
                app: &self.app,
                out: &site,
                base: "/",
                drafts: false,
                compress: false,
                cards: false,
            },
        )?;
        say("Reading the published articles for the oracle and the peers");
        let pages = site.join(PAGES);
        let found = records::write(&site, &pages)?;
        if found.abs_diff(articles) > articles / 100 {
            bail!("{} holds {found} articles instead of {articles}", content.display());
        }
        compress(&site)?;
        Ok(site)
    }
}

/// Where all that belongs to a number of articles is kept.
pub fn folder(articles: usize) -> PathBuf {
    house::target().join("bench").join("choose").join(articles.to_string())
}

/// The site of an earlier run.
pub fn earlier(articles: usize) -> Option<PathBuf> {
    let site = folder(articles).join("site");
    site.join(PAGES).join("heads.json").exists().then_some(site)
}

/// The content folder of so many articles; what is missing is recombined from the imported newsroom.
pub fn content(articles: usize) -> Result<PathBuf> {
    let imported = house::target().join("digitalgov");
    if !imported.join("news").is_dir() {
        bail!(
            "{} is not there, from which all sizes are made; import it with: cargo xtask test --only site",
            imported.display()
        );
    }
    if articles == IMPORTED {
        return Ok(imported);
    }
    let content = house::target().join(format!("corpus-{articles}"));
    if !content.join("news").is_dir() {
        say(&format!("Making a newsroom of {articles} articles"));
        corpus::bench(&imported, Some(articles), Some(&content))?;
    }
    Ok(content)
}

/// Puts the scripts of the bench, and the peers, into a site.
pub fn put_pages(site: &Path) -> Result<()> {
    let pages = site.join(PAGES);
    let own = house::root().join("benches/browser/choose");
    let mut scripts = Vec::new();
    for entry in WalkDir::new(&own).min_depth(1) {
        let script = entry.with_context(|| format!("{} cannot be read", own.display()))?.into_path();
        let name = script.file_name().unwrap_or_default().to_owned();
        scripts.push((script, name));
    }
    let mini = tools::script_package("minisearch", "7.2.0")?.join("dist/es/index.js");
    let flex = tools::script_package("flexsearch", "0.8.212")?.join("dist/flexsearch.bundle.module.min.mjs");
    scripts.extend([(mini, "minisearch.js".into()), (flex, "flexsearch.js".into())]);
    for (script, name) in scripts {
        let copy = pages.join(name);
        fs::copy(&script, &copy).with_context(|| format!("{} cannot be copied", script.display()))?;
        server::compress_file(&copy, 1)?;
    }
    Ok(())
}

/// Compresses what is fetched before the first answer, as a host does, so that the time to the first
/// answer is not ours; and keeps the records of the bench from being compressed on every request.
fn compress(site: &Path) -> Result<()> {
    let bundle = site.join("bundle");
    let first = [(bundle.clone(), 1), (bundle.join("lists"), 9), (bundle.join("facets"), 9)];
    for (folder, depth) in first {
        compress_folder(&folder, depth, 11)?;
    }
    compress_folder(&site.join(PAGES), 9, 1)
}

fn compress_folder(folder: &Path, depth: usize, quality: i32) -> Result<()> {
    for entry in WalkDir::new(folder).max_depth(depth) {
        let entry = entry.with_context(|| format!("{} cannot be read", folder.display()))?;
        let is_text = entry.path().extension().is_some_and(|kind| kind != "br");
        if entry.file_type().is_file() && is_text {
            server::compress_file(entry.path(), quality)?;
        }
    }
    Ok(())
}
