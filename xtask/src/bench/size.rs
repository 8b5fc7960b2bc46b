//! The size of a first view: all bytes until the network is idle, cold, as brotli, the largest of the front
//! page, the news, an article and the agenda. The service worker's own fetches stand apart.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Result, bail};
use serde_json::Value;

use crate::browser::{self, Driver};
use crate::house;
use crate::run::{output, say};
use crate::server::{self, Compression, Site};

/// What a first view of the demo may take, in bytes.
pub const DEMO_BUDGET: u64 = 200_000;
/// What a first view of a large newsroom may take, in bytes.
pub const LARGE_BUDGET: u64 = 240_000;

/// The network is idle when nothing is under way and nothing began for so long.
const QUIET: Duration = Duration::from_millis(1500);
const AT_MOST: Duration = Duration::from_secs(60);

/// A page with every file it took.
struct View {
    address: String,
    /// Path and bytes over the wire, answer headers included, in the order asked for.
    files: Vec<(String, u64)>,
}

impl View {
    fn total(&self) -> u64 {
        self.files.iter().map(|(_, bytes)| bytes).sum()
    }
}

/// Builds the release site of a content folder, prints the table and says whether the budget holds.
pub fn bench(content: &Path, budget: u64) -> Result<()> {
    browser::ready()?;
    let site = super::release_site(content)?;
    check(&site, budget)?;
    wasm_table()
}

/// Prints the table for a published site, and fails when its largest first view is over `budget`.
pub fn check(site: &Path, budget: u64) -> Result<()> {
    let article = super::newest_article(site)?;
    let site = Site {
        folder: site.to_owned(),
        base: "/".to_owned(),
        compression: Compression::OnTheWay,
        isolates: false,
    };
    let port = server::start(site, 0)?;
    let driver = Driver::start()?;
    let mut largest = 0;
    for address in ["/", "/news/", &article, "/agenda/"] {
        let view = first_view(&driver, port, address)?;
        print(&view);
        largest = largest.max(view.total());
    }
    println!("largest first view: {:.1} KB of {:.0} KB", kilobytes(largest), kilobytes(budget));
    if largest > budget {
        bail!("a first view takes {largest} bytes; it may take {budget}");
    }
    Ok(())
}

fn kilobytes(bytes: u64) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "sizes of pages are far below 2^52")]
    let bytes = bytes as f64;
    bytes / 1000.0
}

fn print(view: &View) {
    println!("\n{:<60} {:>9.1} KB", view.address, kilobytes(view.total()));
    for (path, bytes) in &view.files {
        println!("  {path:<58} {bytes:>9}");
    }
}

fn first_view(driver: &Driver, port: u16, address: &str) -> Result<View> {
    let host = format!("http://127.0.0.1:{port}");
    let browser = driver.browser()?;
    browser.open(&format!("{host}{address}"))?;
    let mut traffic = Traffic::default();
    let (started, mut quiet_since) = (Instant::now(), Instant::now());
    while quiet_since.elapsed() < QUIET || !traffic.pending().is_empty() {
        if started.elapsed() > AT_MOST {
            bail!(
                "the network of {address} was never idle; still under way: {}",
                traffic.pending().join(", ")
            );
        }
        let events = browser.network_events()?;
        if !events.is_empty() {
            quiet_since = Instant::now();
        }
        events.iter().for_each(|event| traffic.note(event));
        thread::sleep(Duration::from_millis(100));
    }
    let files = traffic.files(&host)?;
    Ok(View { address: address.to_owned(), files })
}

/// What the network events of one page add up to.
#[derive(Default)]
struct Traffic {
    order: Vec<String>,
    requests: BTreeMap<String, Exchange>,
}

#[derive(Default)]
struct Exchange {
    address: String,
    bytes: u64,
    done: bool,
    from_cache: bool,
}

impl Traffic {
    fn note(&mut self, event: &Value) {
        let parameters = &event["params"];
        let Some(id) = parameters["requestId"].as_str() else { return };
        let method = event["method"].as_str().unwrap_or_default();
        if method == "Network.requestWillBeSent" {
            let address = parameters["request"]["url"].as_str().unwrap_or_default();
            if address.starts_with("http") && !self.requests.contains_key(id) {
                self.order.push(id.to_owned());
                self.requests
                    .insert(id.to_owned(), Exchange { address: address.to_owned(), ..Exchange::default() });
            }
            return;
        }
        let Some(exchange) = self.requests.get_mut(id) else { return };
        match method {
            "Network.requestServedFromCache" => exchange.from_cache = true,
            "Network.loadingFinished" => {
                #[expect(
                    clippy::cast_possible_truncation,
                    clippy::cast_sign_loss,
                    reason = "a whole number of bytes"
                )]
                let bytes = parameters["encodedDataLength"].as_f64().unwrap_or_default() as u64;
                (exchange.bytes, exchange.done) = (bytes, true);
            }
            "Network.loadingFailed" => exchange.done = true,
            _ => (),
        }
    }

    fn pending(&self) -> Vec<&str> {
        self.requests.values().filter(|it| !it.done).map(|it| it.address.as_str()).collect()
    }

    /// Fails on a request to another host: there are none.
    fn files(self, host: &str) -> Result<Vec<(String, u64)>> {
        let mut files = Vec::new();
        for id in &self.order {
            let Some(exchange) = self.requests.get(id) else { continue };
            let Some(path) = exchange.address.strip_prefix(host) else {
                bail!("the page asked another host for {}", exchange.address);
            };
            if !exchange.from_cache {
                files.push((path.to_owned(), exchange.bytes));
            }
        }
        Ok(files)
    }
}

/// Where the wasm goes, when twiggy is there to tell.
fn wasm_table() -> Result<()> {
    let wasm = house::target().join("wasm32-unknown-unknown/wasm-release/belfry-app.wasm");
    if output(Command::new("twiggy").arg("--version")).is_none() {
        say("For a table of the wasm's functions: cargo install twiggy");
        return Ok(());
    }
    say("The wasm before wasm-opt, by function");
    crate::run::run(Command::new("twiggy").args(["top", "-n", "40"]).arg(wasm), "twiggy")
}
