//! How soon a page can be read and used on a slow and on a usual line, beside the same page without the app
//! and a vanilla JavaScript list of 50 articles.

use std::fs;
use std::path::Path;
use std::time::Duration;

use anyhow::{Context, Result};
use serde_json::json;

use super::{median, vanilla};
use crate::browser::{self, Browser, Driver};
use crate::run::say;
use crate::server::{self, Compression, Site};
use crate::{house, shell};

/// How often each page is opened, each time in a new browser with an empty cache.
const RUNS: usize = 5;
const AT_MOST: Duration = Duration::from_secs(60);

/// A line and a machine.
struct Condition {
    name: &'static str,
    bits_per_second: u32,
    milliseconds: u32,
    slowdown: u32,
}

const CONDITIONS: [Condition; 2] = [
    Condition {
        name: "400 kbit/s, 400 ms, CPU / 4",
        bits_per_second: 400_000,
        milliseconds: 400,
        slowdown: 4,
    },
    Condition { name: "10 Mbit/s, 40 ms", bits_per_second: 10_000_000, milliseconds: 40, slowdown: 1 },
];

/// Watches from the first moment on, since a page cannot be asked for layout shifts it no longer keeps.
const WATCH: &str = r#"
window.benchmark = { paint: 0, shift: 0, asked: 0, answered: null };
new MutationObserver(() => {
  if (document.querySelector("main .chip")) window.benchmark.answered ??= performance.now();
}).observe(document, { subtree: true, childList: true });
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) window.benchmark.paint = entry.startTime;
}).observe({ type: "largest-contentful-paint", buffered: true });
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.benchmark.shift += entry.value;
}).observe({ type: "layout-shift", buffered: true });
"#;

/// When the page said that it is ready, in milliseconds.
const READY: &str =
    "const mark = performance.getEntriesByName('belfry:ready')[0]; return mark ? mark.startTime : null;";

/// Chooses the first value of the first filter.
const CHOOSE: &str = r#"
window.benchmark.asked = performance.now();
[...document.querySelectorAll("main a.facet-link[href*='?']")].find((link) => link.checkVisibility()).click();
"#;

/// What one opening of a page showed; times in seconds since the navigation began.
struct Opening {
    paint: f64,
    /// Where the page says so with the mark "belfry:ready".
    interactive: Option<f64>,
    shift: f64,
}

/// Prints medians of largest paint, interactive and layout shift, and of how soon a filter answers.
pub fn bench(content: &Path) -> Result<()> {
    browser::ready()?;
    let built = super::release_site(content)?;
    // The rivals stand beside the site, in a copy that may be changed.
    let site = house::target().join("bench").join("start");
    if site.exists() {
        fs::remove_dir_all(&site).with_context(|| format!("{} cannot be replaced", site.display()))?;
    }
    shell::copy_folder(&built, &site)?;
    vanilla::write(content, &site.join("bench-vanilla"))?;
    write_without_app(&site)?;
    let news_page = fs::read_to_string(site.join("news/index.html")).context("the site has no news")?;
    let port = server::start(
        Site { folder: site, base: "/".to_owned(), compression: Compression::Never, isolates: false },
        0,
    )?;
    let driver = Driver::start()?;
    for condition in &CONDITIONS {
        println!("\n{} (medians of {RUNS})", condition.name);
        println!("{:<28} {:>14} {:>14} {:>8}", "/news/", "largest paint", "interactive", "shift");
        for (name, path, waits) in [
            ("with the app", "/news/", true),
            ("the same without the app", "/bench-plain/", false),
            ("vanilla list of 50", "/bench-vanilla/", true),
        ] {
            let address = format!("http://127.0.0.1:{port}{path}");
            let openings: Vec<Opening> =
                (0..RUNS).map(|_| open(&driver, &address, condition, waits)).collect::<Result<_>>()?;
            print(name, &openings);
        }
        let news = format!("http://127.0.0.1:{port}/news/");
        for (name, address, chooses) in [
            ("a shared filtered view", format!("{news}{}", first_filter(&news_page)?), false),
            ("a filter chosen when ready", news, true),
        ] {
            let answers: Vec<f64> =
                (0..RUNS).map(|_| filter(&driver, &address, condition, chooses)).collect::<Result<_>>()?;
            println!("{name:<28} {:>12.2} s until the answer", median(answers));
        }
    }
    say("Interactive is when the page says it is ready (the mark belfry:ready).");
    Ok(())
}

fn print(name: &str, openings: &[Opening]) {
    let paint = median(openings.iter().map(|opening| opening.paint).collect());
    let shift = median(openings.iter().map(|opening| opening.shift).collect());
    let ready: Vec<f64> = openings.iter().filter_map(|opening| opening.interactive).collect();
    let ready =
        if ready.len() == openings.len() { format!("{:.2} s", median(ready)) } else { "–".to_owned() };
    println!("{name:<28} {paint:>12.2} s {ready:>14} {shift:>8.4}");
}

/// How many seconds a filter takes to answer: since the navigation began where the address asks for it,
/// else since it was chosen, as soon as the page said that it is ready.
fn filter(driver: &Driver, address: &str, condition: &Condition, chooses: bool) -> Result<f64> {
    let browser = begin(driver, address, condition)?;
    if chooses {
        browser.wait_for(READY, AT_MOST)?.context("the news never became ready")?;
        browser.evaluate(CHOOSE)?;
    }
    let answered = "const { asked, answered } = window.benchmark; return answered && answered - asked;";
    let answered = browser.wait_for(answered, AT_MOST)?.and_then(|value| value.as_f64());
    Ok(answered.context("the filter never answered")? / 1000.0)
}

/// The query of the first filter of the news, as a link that leaves its value out has it.
fn first_filter(page: &str) -> Result<String> {
    let query = page.split("href=\"/news/?-").nth(1).and_then(|rest| rest.split_once('"'));
    Ok(format!("?{}", query.context("the news cannot be filtered")?.0))
}

/// Opens an address under a condition in a new browser.
fn begin<'d>(driver: &'d Driver, address: &str, condition: &Condition) -> Result<Browser<'d>> {
    let browser = driver.browser()?;
    browser.devtools("Network.enable", json!({}))?;
    browser.devtools(
        "Network.emulateNetworkConditions",
        json!({
            "offline": false,
            "latency": condition.milliseconds,
            "downloadThroughput": condition.bits_per_second / 8,
            "uploadThroughput": condition.bits_per_second / 8,
        }),
    )?;
    browser.devtools("Emulation.setCPUThrottlingRate", json!({ "rate": condition.slowdown }))?;
    browser.devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": WATCH }))?;
    browser.open(address)?;
    Ok(browser)
}

fn open(driver: &Driver, address: &str, condition: &Condition, waits: bool) -> Result<Opening> {
    let browser = begin(driver, address, condition)?;
    let interactive =
        if waits { browser.wait_for(READY, AT_MOST)?.and_then(|value| value.as_f64()) } else { None };
    // The last paint and shift are told after the next frames.
    let told = "return new Promise((done) => setTimeout(() => done(window.benchmark), 500));";
    let told = browser.evaluate(told)?;
    Ok(Opening {
        paint: told["paint"].as_f64().unwrap_or(f64::NAN) / 1000.0,
        interactive: interactive.map(|milliseconds| milliseconds / 1000.0),
        shift: told["shift"].as_f64().unwrap_or(f64::NAN),
    })
}

/// The page of the news with the same text and style, and nothing that starts the app.
fn write_without_app(site: &Path) -> Result<()> {
    let page = fs::read_to_string(site.join("news/index.html")).context("the site has no news")?;
    let folder = site.join("bench-plain");
    fs::create_dir_all(&folder).with_context(|| format!("{} cannot be made", folder.display()))?;
    let mut plain = page;
    for (start, end) in [
        ("<script type=\"module\"", "</script>"),
        ("<link rel=\"preload\"", ">"),
        ("<link rel=\"modulepreload\"", ">"),
    ] {
        plain = without(&plain, start, end);
    }
    fs::write(folder.join("index.html"), plain).context("the page without the app cannot be written")
}

/// The text without every piece from `start` to the next `end`.
fn without(text: &str, start: &str, end: &str) -> String {
    let (mut kept, mut rest) = (String::with_capacity(text.len()), text);
    while let Some((before, from)) = rest.split_once(start) {
        kept += before;
        rest = from.split_once(end).map_or("", |(_, after)| after);
    }
    kept + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_piece_is_taken_out() {
        assert_eq!(without("a<b 1>c<b 2>d<e>", "<b", ">"), "acd<e>");
    }

    #[test]
    fn the_first_filter_is_found() {
        let page = "<a href=\"/news/?sort=title\"><a href=\"/news/?-topic=a\"><a href=\"/news/?-topic=b\">";
        assert_eq!(first_filter(page).expect("found"), "?topic=a");
        assert!(first_filter("<a href=\"/news/\">").is_err());
    }
}
