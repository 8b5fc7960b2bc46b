//! The runs in the browser, each in a new one: the oracle, our engine, the peers, the plain loop, the clicks.

use std::fs;
use std::path::Path;
use std::time::Duration;

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};

use super::place::PAGES;
use super::{bare, clicks};
use crate::browser::Driver;
use crate::run::say;
use crate::server::{self, Compression, Site};

/// The longest that one run may take: the oracle over 100,000 bodies on a busy machine.
const AT_MOST: Duration = Duration::from_secs(3600);

/// Memory told exactly and at once; collected before it is told.
const SWITCHES: [&str; 3] = [
    "--enable-precise-memory-info",
    "--js-flags=--expose-gc",
    "--enable-blink-features=ForceEagerMeasureMemory",
];

/// How thoroughly to measure.
#[derive(Clone, Copy)]
pub struct Care {
    /// How often each question is asked of our engine and of the plain loop.
    pub rounds: usize,
    /// How often of a library.
    pub peer_rounds: usize,
    /// How many words are typed letter by letter.
    pub typed: usize,
    /// How many values are clicked.
    pub clicks: usize,
}

/// Measures a site; what comes back is written to the file of results as it is.
pub fn measure(driver: &Driver, site: &Path, articles: usize, care: Care) -> Result<Value> {
    let served = Site {
        folder: site.to_owned(),
        base: "/".to_owned(),
        compression: Compression::Kept,
        isolates: true,
    };
    let port = server::start(served, 0)?;
    let host = format!("http://127.0.0.1:{port}");
    let pages = site.join(PAGES);
    say("Asking the oracle");
    let prepared = task(driver, &host, "prepare", &json!({}))?;
    for name in ["workload", "expected"] {
        let file = pages.join(format!("{name}.json"));
        fs::write(&file, serde_json::to_vec(&prepared[name])?)
            .with_context(|| format!("{} cannot be written", file.display()))?;
        server::compress_file(&file, 1)?;
    }
    let (rounds, slow) = (care.rounds, care.peer_rounds);
    say("Measuring the engine");
    let ours = task(driver, &host, "ours", &json!({ "rounds": rounds }))?;
    let typed = task(driver, &host, "typed", &json!({ "count": care.typed }))?;
    say("Measuring the plain loop and the peers");
    let plain = task(driver, &host, "plain", &json!({ "rounds": rounds }))?;
    let bodies = articles < 5000;
    let mini = json!({ "name": "minisearch", "rounds": slow, "bodies": bodies });
    let minisearch = task(driver, &host, "peer", &mini)?;
    let flex = json!({ "name": "flexsearch", "rounds": slow, "bodies": false });
    let flexsearch = task(driver, &host, "peer", &flex)?;
    say("Clicking on the news");
    let click = |slowdown| clicks::measure(driver, &host, care.clicks, slowdown).map(|it| clicks::told(&it));
    let bare = |slowdown| bare::measure(driver, &host, care.clicks, slowdown).map(|it| clicks::numbers(&it));
    let (slowed, slowed_bare) =
        if articles == 10_000 { (click(4)?, bare(4)?) } else { (Value::Null, Value::Null) };
    Ok(json!({
        "articles": articles, "ours": ours, "typed": typed["words"], "plain": plain,
        "minisearch": minisearch, "flexsearch": flexsearch, "clicks": click(1)?, "slowClicks": slowed,
        "bareClicks": bare(1)?, "slowBareClicks": slowed_bare,
    }))
}

/// Runs a task of the bench's page in a browser of its own.
pub fn task(driver: &Driver, host: &str, name: &str, options: &Value) -> Result<Value> {
    let browser = driver.browser_with(&SWITCHES, None)?;
    browser.be_patient(AT_MOST)?;
    browser.open(&format!("{host}/{PAGES}/"))?;
    let there = browser.wait_for("return window.tasks !== undefined;", Duration::from_secs(60))?;
    there.context("the page of the bench never started; its scripts do not load")?;
    let script = format!(
        "return window.tasks.{name}({options}).catch((error) => ({{ failed: String(error.stack ?? error) }}));"
    );
    let mut told = browser.evaluate(&script).with_context(|| format!("the task {name}"))?;
    if let Some(reason) = told["failed"].as_str() {
        bail!("the task {name} failed: {reason}");
    }
    Ok(told.take())
}
