//! What a click on a facet's value costs on the published page of the news itself.

use std::thread;
use std::time::Duration;

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};

use super::trace::{self, CHANGED, CLICKED, Click, SEEN};
use crate::browser::{Browser, Driver};

/// What is traced: tasks, events, style, layout and paint, and the marks of the page.
pub const TRACED: &str = "devtools.timeline,disabled-by-default-devtools.timeline,blink.user_timing";
/// Clicks from this number on are those that fetch what they show.
const COLD: usize = 1_000_000;
/// After so many choices it begins anew, so that results stay.
pub const DEEP: usize = 4;
/// The longest wait for a page.
pub const AT_MOST: Duration = Duration::from_secs(60);

/// Set before the page's own scripts: counts the clicks we make, and keeps what they change.
const WATCH: &str = r#"
window.clicked = null;
window.quietSince = 0;
window.changes = [];
addEventListener("click", () => performance.mark(`CLICKED${window.clicked}`), { capture: true });
new MutationObserver((records) => {
  window.quietSince = performance.now();
  if (window.clicked !== null) for (const record of records) changes.push([quietSince, record]);
}).observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
"#;

/// Whether what a change shows can be seen in the window. Addresses and labels of links are not seen, nor what
/// is only read aloud, nor are forms, which are drawn anew as they were.
pub const IS_SEEN: &str = r#"
const isInWindow = (node) => {
  if (!node.isConnected) return false;
  const range = document.createRange();
  range.selectNode(node);
  const { top, bottom, height } = range.getBoundingClientRect();
  return height > 0 && bottom > 0 && top < innerHeight;
};
const isSeen = ({ type, attributeName, target, addedNodes }) => {
  if ((target.closest ? target : target.parentElement)?.closest("form, .visually-hidden")) return false;
  if (type === "childList") return [...addedNodes].some(isInWindow);
  return attributeName !== "href" && attributeName !== "aria-label" && isInWindow(target);
};
"#;

/// When all is quiet: marks the moments at which the click changed something, apart for what can be
/// seen in the window and for all. It is found out afterwards, for the browser would lay the page out to answer.
const MARK: &str = r#"
IS_SEEN
const changed = changes.filter(([, { target }]) => target.isConnected);
const mark = (name, changed) => {
  if (changed.length > 0) performance.mark(name, { startTime: changed.at(-1)[0] });
};
mark(`SEEN_MARK${clicked}`, changed.filter(([, record]) => isSeen(record)));
mark(`CHANGED${clicked}`, changed);
changes = [];
"#;

/// The next value to choose: one that would change something, in sight, and where to click it.
const NEXT: &str = r##"
const links = [...document.querySelectorAll("main a.facet-link[href*='?']")].filter(
  (link) => !link.hasAttribute("aria-current") && !link.hasAttribute("aria-disabled") && link.checkVisibility(),
);
if (links.length === 0) return null;
const link = links[(NUMBER * 7) % links.length];
window.clicked = CLICK;
window.changes = [];
link.scrollIntoView({ block: "center", behavior: "instant" });
const { left, top, width, height } = link.getBoundingClientRect();
return { x: left + width / 2, y: top + height / 2, href: link.getAttribute("href") };
"##;

/// What the clicks of a site cost.
#[derive(Default)]
pub struct Clicks {
    /// Where what they show was shown before, so that all files are there.
    warm: Vec<Click>,
    /// The first time, when the chooser and heads are fetched.
    cold: Vec<Click>,
}

/// Clicks so many values on the news of a site, the machine made slower by that factor.
pub fn measure(driver: &Driver, host: &str, count: usize, slowdown: u32) -> Result<Clicks> {
    let mut clicks = Clicks::default();
    while clicks.warm.len() < count {
        let first = clicks.warm.len();
        let traced = session(driver, host, first, slowdown)?;
        let (cold, warm): (Vec<_>, Vec<_>) = traced.into_iter().partition(|click| click.number >= COLD);
        clicks.warm.extend(warm);
        clicks.cold.extend(cold);
    }
    Ok(clicks)
}

/// One browser with one trace, for a trace of many minutes loses its end: some values are chosen, all
/// taken back, and the same chosen again.
fn session(driver: &Driver, host: &str, first: usize, slowdown: u32) -> Result<Vec<Click>> {
    let browser = driver.browser_with(&[], Some(TRACED))?;
    open_news(&browser, host, &WATCH.replace("CLICKED", CLICKED), slowdown)?;
    let mut made = 0;
    while made < DEEP && click(&browser, first + made, COLD)? {
        made += 1;
    }
    browser.evaluate(&format!("window.clicked = null; history.go(-{made});"))?;
    browser.wait_for("return location.search === '';", AT_MOST)?.context("the way back leads nowhere")?;
    settle(&browser)?;
    for again in 0..made {
        if !click(&browser, first + again, 0)? {
            bail!("a value that was chosen cannot be chosen again");
        }
    }
    let clicks = trace::clicks(&browser.trace()?)?;
    if clicks.len() != 2 * made {
        bail!("of {} clicks {} were painted", 2 * made, clicks.len());
    }
    Ok(clicks)
}

/// Opens the news with a script that runs before the page's own, and waits until the app has come to rest.
pub fn open_news(browser: &Browser<'_>, host: &str, watch: &str, slowdown: u32) -> Result<()> {
    browser.be_patient(AT_MOST)?;
    browser.devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": watch }))?;
    browser.devtools("Emulation.setCPUThrottlingRate", json!({ "rate": slowdown }))?;
    browser.open(&format!("{host}/news/"))?;
    settle(browser)
}

/// Waits until the app is there and nothing has changed for half a second.
pub fn settle(browser: &Browser<'_>) -> Result<()> {
    let quiet = "return performance.getEntriesByName('belfry:ready').length > 0 \
        && performance.now() - window.quietSince > 500;";
    browser.wait_for(quiet, AT_MOST)?.context("the news never came to rest")?;
    Ok(())
}

/// Clicks a value and waits for its results; `false` where none is left.
fn click(browser: &Browser<'_>, at: usize, offset: usize) -> Result<bool> {
    let Some(place) = next(browser, at, &(at + offset).to_string())? else { return Ok(false) };
    let address = browser.evaluate("return location.search;")?;
    press(browser, &place)?;
    let moved = format!("return location.search !== {address};");
    if browser.wait_for(&moved, AT_MOST)?.is_none() {
        bail!("a click on {} led nowhere", place.href);
    }
    settle(browser)?;
    let mark = MARK.replace("IS_SEEN", IS_SEEN).replace("SEEN_MARK", SEEN).replace("CHANGED", CHANGED);
    browser.evaluate(&mark)?;
    Ok(true)
}

/// Where to click a value.
pub struct Place {
    x: f64,
    y: f64,
    href: String,
}

/// Brings the next value into sight; the page calls the click `click`. `None` where no value is left.
pub fn next(browser: &Browser<'_>, at: usize, click: &str) -> Result<Option<Place>> {
    let place = browser.evaluate(&NEXT.replace("NUMBER", &at.to_string()).replace("CLICK", click))?;
    let (Some(x), Some(y)) = (place["x"].as_f64(), place["y"].as_f64()) else {
        return Ok(None);
    };
    // Scrolling paints, too.
    thread::sleep(Duration::from_millis(200));
    let href = place["href"].as_str().context("a value that can be chosen has no address")?.to_owned();
    Ok(Some(Place { x, y, href }))
}

/// Presses the mouse where the value is.
pub fn press(browser: &Browser<'_>, place: &Place) -> Result<()> {
    for (kind, buttons) in [("mouseMoved", 0), ("mousePressed", 1), ("mouseReleased", 0)] {
        let mut event = json!({ "type": kind, "x": place.x, "y": place.y, "buttons": buttons });
        if kind != "mouseMoved" {
            event["button"] = json!("left");
            event["clickCount"] = json!(1);
        }
        browser.devtools("Input.dispatchMouseEvent", event)?;
    }
    Ok(())
}

/// As numbers for the file of results.
pub fn numbers(clicks: &[Click]) -> Value {
    json!({
        "busy": clicks.iter().map(|click| click.busy).collect::<Vec<_>>(),
        "processor": clicks.iter().map(|click| click.processor).collect::<Vec<_>>(),
        "wall": clicks.iter().map(|click| click.wall).collect::<Vec<_>>(),
        "after": clicks.iter().map(|click| click.after).collect::<Vec<_>>(),
    })
}

/// As numbers for the file of results.
pub fn told(clicks: &Clicks) -> Value {
    json!({ "warm": numbers(&clicks.warm), "cold": numbers(&clicks.cold) })
}
