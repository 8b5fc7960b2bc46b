//! Judges from outside: what others' programs read in the calendars and feeds that we write.
//!
//! icalendar, feedparser (Python), ical.js (node) and feed-rs read every calendar and every feed of the
//! demo, of the large newsroom and of one made of hard cases: strings that have broken other programs, clocks that are put back. The scripts in
//! `tests/judges` hold their readings against each other and against the bundle.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};
use serde::Serialize;
use walkdir::WalkDir;

use crate::app::Profile;
use crate::publish::{self, Job};
use crate::run::{run, say};
use crate::{house, tools};

/// What feed-rs reads in a feed.
#[derive(Serialize)]
struct Feed {
    title: String,
    entries: Vec<Entry>,
}

#[derive(Serialize)]
struct Entry {
    id: String,
    title: String,
    /// Seconds since 1970.
    published: Option<i64>,
}

/// Judges these sites, and the one of hard cases, which is published over `app`.
pub fn judge(sites: &[&Path], app: &Path) -> Result<()> {
    let judges = Judges { python: tools::python_judges()?, ical_js: tools::ical_js()?, place: place()? };
    for site in sites {
        judges.calendars(site, None)?;
        judges.feeds(site)?;
    }
    let (site, strings) = judges.hard_cases(app)?;
    judges.calendars(&site, Some(&strings))
}

/// Where what is only for judging stands.
fn place() -> Result<PathBuf> {
    let place = house::target().join("judges");
    fs::create_dir_all(&place).with_context(|| format!("{} cannot be made", place.display()))?;
    Ok(place)
}

struct Judges {
    python: PathBuf,
    ical_js: PathBuf,
    place: PathBuf,
}

impl Judges {
    fn script(&self, name: &str) -> Command {
        let mut command = Command::new(&self.python);
        command.arg("-B").arg(house::root().join("tests/judges").join(name));
        command
    }

    fn calendars(&self, site: &Path, strings: Option<&Path>) -> Result<()> {
        let mut script = self.script("calendars.py");
        script.arg(&self.ical_js).arg(site).args(strings);
        run(&mut script, "judging the calendars")
    }

    fn feeds(&self, site: &Path) -> Result<()> {
        let told = self.place.join("feed-rs.json");
        let json = serde_json::to_vec(&feeds(site)?).context("what feed-rs reads")?;
        fs::write(&told, json).with_context(|| format!("{} cannot be written", told.display()))?;
        run(self.script("feeds.py").arg(&told).arg(site), "judging the feeds")
    }

    /// Publishes the newsroom of hard cases: its site, and the list of its strings.
    fn hard_cases(&self, app: &Path) -> Result<(PathBuf, PathBuf)> {
        let list = house::root().join("../shared/adversarial/blns/blns.json");
        let [content, strings, out] = ["hard", "strings.json", "site-hard"].map(|name| self.place.join(name));
        if content.exists() {
            fs::remove_dir_all(&content).with_context(|| format!("{} stays", content.display()))?;
        }
        say("Making a newsroom of hard cases");
        let mut script = self.script("hard.py");
        run(script.arg(&list).arg(&content).arg(&strings), "making a newsroom of hard cases")?;
        let job = Job {
            content: &content,
            app,
            out: &out,
            base: "/",
            drafts: false,
            compress: false,
            cards: false,
        };
        publish::publish(&publish::program(Profile::Dev)?, &job)?;
        Ok((out, strings))
    }
}

/// Every feed of a site by its path in it.
fn feeds(site: &Path) -> Result<BTreeMap<String, Feed>> {
    let mut found = BTreeMap::new();
    for item in WalkDir::new(site).sort_by_file_name() {
        let item = item.context("a site that can be walked through")?;
        if ["feed.atom", "feed.rss", "feed.json"].iter().any(|name| item.file_name() == *name) {
            let path = item.path().strip_prefix(site).context("a path inside the site")?;
            found.insert(path.to_string_lossy().replace('\\', "/"), read(item.path())?);
        }
    }
    if found.is_empty() {
        bail!("{} has no feeds", site.display());
    }
    Ok(found)
}

fn read(path: &Path) -> Result<Feed> {
    let bytes = fs::read(path).with_context(|| format!("{} cannot be read", path.display()))?;
    let feed = feed_rs::parser::parse(&*bytes).with_context(|| format!("{} is no feed", path.display()))?;
    let text = |text: Option<feed_rs::model::Text>| text.map(|text| text.content).unwrap_or_default();
    let entries = feed.entries.into_iter().map(|entry| Entry {
        id: entry.id,
        title: text(entry.title),
        published: entry.published.map(|moment| moment.timestamp()),
    });
    Ok(Feed { title: text(feed.title), entries: entries.collect() })
}
