//! Texts that try to break pages, published as titles, summaries and bodies: shown as text, and
//! nothing of them runs.

use belfry::model::clean;
use serde_json::{Value, json};

use crate::harness::{Host, Newsroom, Reader, is_quick, reading_from, shared};

fn naughty_strings() -> Vec<String> {
    let list: Vec<String> =
        serde_json::from_str(&shared("adversarial/blns/blns.json")).expect("a list of texts");
    assert_eq!(list.len(), 515);
    list
}

fn payloads() -> Vec<String> {
    let list: Vec<Value> =
        serde_json::from_str(&shared("adversarial/dompurify/expect.json")).expect("a list of payloads");
    let texts: Vec<String> =
        list.iter().filter_map(|item| item["payload"].as_str()).map(str::to_owned).collect();
    assert_eq!(texts.len(), 223);
    texts
}

/// A text that is never blank, as a title must not be.
fn framed(text: &str) -> String {
    format!("[{text}]")
}

/// Publishes each text as title, summary and body of an article. Where the publisher refuses a
/// body, as those with addresses that could run, the article keeps its title and summary.
fn published(texts: &[String]) -> Newsroom {
    let newsroom = Newsroom::empty();
    let head = |text: &str| {
        let said = toml::Value::String(framed(text));
        format!("+++\ntitle = {said}\nsummary = {said}\npublished = 2020-11-01\n+++\n\n")
    };
    for (number, text) in texts.iter().enumerate() {
        newsroom.write(&format!("news/x{number:03}.md"), &format!("{}{text}\n", head(text)));
    }
    let refused = newsroom.refused();
    assert!(refused.len() < texts.len() / 4, "{} of {} are refused", refused.len(), texts.len());
    for path in refused {
        let number: usize =
            path.trim_start_matches("news/x").trim_end_matches(".md").parse().expect("a file of ours");
        newsroom.write(&path, &format!("{}The body was refused.\n", head(&texts[number])));
    }
    newsroom
}

/// Opens every article of the shown list by its link and comes back; tells what was noticed.
const WALK: &str = r##"
    const expected = given[0];
    const noticed = [];
    const until = async (what, holds) => {
        const end = performance.now() + 20_000;
        while (!holds()) {
            if (performance.now() > end) throw new Error(`never: ${what}`);
            await new Promise(requestAnimationFrame);
        }
    };
    // Calendars of ours can be subscribed to; content can hold no such link.
    const SCHEMES = ["http:", "https:", "mailto:", "tel:", "webcal:"];
    const look = (path) => {
        for (const it of document.querySelectorAll("main *")) {
            if (["script", "style", "iframe", "object", "embed", "base", "link", "meta", "math"].includes(it.localName))
                noticed.push(`${path}: <${it.localName}>`);
            for (const { name, value } of it.attributes)
                if (name.startsWith("on") || name === "style" || name === "srcdoc") noticed.push(`${path}: ${name}=${value}`);
            if (it.localName === "a" && it.href && !SCHEMES.includes(it.protocol)) noticed.push(`${path}: ${it.href}`);
            if (it.currentSrc && new URL(it.currentSrc).origin !== location.origin) noticed.push(`${path}: ${it.currentSrc}`);
        }
    };
    const rows = () => [...document.querySelectorAll("main article")];
    const linkOf = (row) => row.querySelector("h3 a");
    const list = location.href;
    for (const path of rows().map((row) => linkOf(row).getAttribute("href"))) {
        const row = rows().find((it) => linkOf(it).getAttribute("href") === path);
        const text = expected[path];
        if (linkOf(row).textContent !== text) noticed.push(`${path}: title ${linkOf(row).textContent}`);
        if (![...row.querySelectorAll("p")].some((it) => it.textContent === text)) noticed.push(`${path}: no summary`);
        linkOf(row).click();
        await until(path, () => location.pathname === path && isSettled() && document.querySelector("main h1"));
        const heading = document.querySelector("main h1").textContent;
        if (heading !== text) noticed.push(`${path}: heading ${heading}`);
        if (!squeezed(document.title).includes(squeezed(text).slice(0, 8))) noticed.push(`${path}: called ${document.title}`);
        look(path);
        history.back();
        await until(list, () => location.href === list && isSettled() && rows().length > 0);
    }
    return noticed;
"##;

fn check(texts: &[String]) {
    let texts = if is_quick() { &texts[..texts.len().min(25)] } else { texts };
    let newsroom = published(texts);
    let expected: serde_json::Map<String, Value> = texts
        .iter()
        .enumerate()
        .map(|(number, text)| (format!("/news/x{number:03}/"), json!(clean(&framed(text)))))
        .collect();
    let host = Host::start(newsroom.publish());
    reading_from(host, async |reader: &Reader| {
        reader.passes_by_the_worker().await;
        reader.visit("/saved/").await;
        let globals = "return Object.getOwnPropertyNames(window).sort();";
        let before: Vec<String> = reader.ask(globals, vec![]).await;
        let mut noticed: Vec<String> = Vec::new();
        for page in 1..=texts.len().div_ceil(20) {
            let path = if page == 1 { "/news/".to_owned() } else { format!("/news/?page={page}") };
            reader.visit(&path).await;
            noticed.extend(reader.ask::<Vec<String>>(WALK, vec![json!(expected)]).await);
        }
        let mut after: Vec<String> = reader.ask(globals, vec![]).await;
        after.retain(|name| !before.contains(name) && name.parse::<u32>().is_err());
        assert_eq!(after, Vec::<String>::new(), "something new is in the window");
        assert!(noticed.is_empty(), "{} things noticed:\n{}", noticed.len(), noticed.join("\n"));
    });
}

#[test]
fn naughty_strings_are_shown_as_text() {
    check(&naughty_strings());
}

#[test]
fn payloads_are_shown_as_text_and_nothing_runs() {
    check(&payloads());
}

/// A static page that is opened cold gives a payload its best chance.
#[test]
fn payloads_do_not_run_on_pages_that_are_opened_cold() {
    let texts = payloads();
    let newsroom = published(&texts);
    let host = Host::start(newsroom.publish());
    let step = if is_quick() { 40 } else { 4 };
    reading_from(host, async |reader: &Reader| {
        for number in (0..texts.len()).step_by(step) {
            reader.visit(&format!("/news/x{number:03}/")).await;
            assert_eq!(reader.difference_to_its_file().await, None, "{}", texts[number]);
        }
    });
}
