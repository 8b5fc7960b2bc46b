//! What the browser alone takes for what a click changes: the least that any app could take.
//!
//! On the page of the news the app answers a click; then all that it changed is taken back, and a script of a
//! few lines changes the same at the next click. What such clicks cost is style, layout and paint, and
//! whatever the limits leave beyond it is the app's.

use anyhow::{Context, Result, bail};

use super::clicks::{self, AT_MOST, DEEP, TRACED, next, press, settle};
use super::trace::{self, CHANGED, CLICKED, Click, SEEN};
use crate::browser::{Browser, Driver};

/// Set before the page's own scripts: keeps what the app changes, and does it again at a click once it is
/// told to, before the app hears of it.
const WATCH: &str = r#"
window.clicked = null;
window.quietSince = 0;
window.records = [];
window.again = null;
addEventListener("click", (event) => {
  if (!again) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  performance.mark(`CLICKED${clicked}`);
  for (const step of again) step();
  again = null;
  performance.mark(`SEEN${clicked}`);
  performance.mark(`CHANGED${clicked}`);
}, { capture: true });
new MutationObserver((found) => {
  quietSince = performance.now();
  for (const record of found) records.push([quietSince, record]);
}).observe(document, {
  subtree: true, childList: true, characterData: true, attributes: true,
  attributeOldValue: true, characterDataOldValue: true,
});
"#;

/// Takes back all that the last click changed, from the last change to the first, and keeps how it is done
/// again: what was painted with the first frame, and the rest.
const TAKE_BACK: &str = r#"
IS_SEEN
const changed = records.filter(([, { target }]) => target.isConnected);
const seen = changed.filter(([, record]) => isSeen(record)).at(-1)?.[0] ?? 0;
const put = (target, name, value) => (value === null ? target.removeAttribute(name) : target.setAttribute(name, value));
const takenBack = changed.reverse().map(([at, { type, target, attributeName, oldValue, addedNodes, removedNodes, nextSibling }]) => {
  const [added, removed] = [[...addedNodes], [...removedNodes]];
  if (type === "attributes") {
    const value = target.getAttribute(attributeName);
    put(target, attributeName, oldValue);
    return [at, () => put(target, attributeName, value)];
  }
  if (type === "characterData") {
    const { data } = target;
    target.data = oldValue;
    return [at, () => { target.data = data; }];
  }
  for (const node of added) node.remove();
  for (const node of removed) target.insertBefore(node, nextSibling);
  return [at, () => {
    for (const node of removed) node.remove();
    for (const node of added) target.insertBefore(node, nextSibling);
  }];
}).reverse();
window.seenSteps = takenBack.filter(([at]) => at <= seen).map(([, step]) => step);
window.otherSteps = takenBack.filter(([at]) => at > seen).map(([, step]) => step);
return seenSteps.length;
"#;

/// Clicks so many values where a script answers that knows what to change.
pub fn measure(driver: &Driver, host: &str, count: usize, slowdown: u32) -> Result<Vec<Click>> {
    let mut all = Vec::new();
    while all.len() < count {
        let first = all.len();
        all.extend(session(driver, host, first, slowdown)?);
    }
    Ok(all)
}

fn session(driver: &Driver, host: &str, first: usize, slowdown: u32) -> Result<Vec<Click>> {
    let watch = WATCH.replace("CLICKED", CLICKED).replace("SEEN", SEEN).replace("CHANGED", CHANGED);
    let browser = driver.browser_with(&[], Some(TRACED))?;
    clicks::open_news(&browser, host, &watch, slowdown)?;
    let mut made = 0;
    while made < DEEP && answered_twice(&browser, first + made)? {
        made += 1;
    }
    let clicks = trace::clicks(&browser.trace()?)?;
    if clicks.len() != made {
        bail!("of {made} clicks without the app {} were painted", clicks.len());
    }
    Ok(clicks)
}

/// Lets the app answer a click, takes its answer back, and lets the script give it; `false` where no value
/// is left.
fn answered_twice(browser: &Browser<'_>, at: usize) -> Result<bool> {
    let Some(place) = next(browser, at, "null")? else { return Ok(false) };
    browser.evaluate("window.records = [];")?;
    let address = browser.evaluate("return location.search;")?;
    press(browser, &place)?;
    let moved = format!("return location.search !== {address};");
    browser.wait_for(&moved, AT_MOST)?.context("a click led nowhere")?;
    settle(browser)?;
    let steps = browser.evaluate(&TAKE_BACK.replace("IS_SEEN", clicks::IS_SEEN))?;
    if steps.as_u64().unwrap_or(0) == 0 {
        bail!("a click changed nothing that can be seen");
    }
    settle(browser)?;
    browser.evaluate(&format!("window.clicked = {at}; window.again = seenSteps;"))?;
    press(browser, &place)?;
    browser.wait_for("return again === null;", AT_MOST)?.context("the script was not clicked")?;
    settle(browser)?;
    browser.evaluate("for (const step of otherSteps) step(); window.clicked = null;")?;
    settle(browser)?;
    Ok(true)
}
