//! The static page is a page; when the app comes nobody notices.

use serde_json::json;

use crate::harness::{Host, Reader, Site, is_quick, paths_of_sitemap, reading, reading_from};

/// All pages of the demo; of each kind one where time is short.
fn pages(site: &Site) -> Vec<String> {
    let mut paths = paths_of_sitemap(site);
    // The page of what is saved shows what only this device knows.
    paths.extend(["/feeds/", "/fr/feeds/"].map(str::to_owned));
    paths.sort();
    paths.dedup();
    if is_quick() {
        let kind = |path: &String| path.trim_matches('/').split('/').next().map(str::to_owned);
        paths.dedup_by_key(|path| kind(path));
    }
    paths
}

#[test]
fn every_page_is_the_same_before_and_after_and_nothing_moves() {
    reading(Site::demo(), async |reader: &Reader| {
        let mut noticed = Vec::new();
        for path in pages(&reader.host.site()) {
            reader.visit(&path).await;
            // What was saved only the reader's browser knows.
            let is_own = path.ends_with("/saved/");
            if let Some(difference) = reader.difference_to_its_file().await.filter(|_| !is_own) {
                noticed.push(format!("{path} differs\n{difference}"));
            }
            noticed
                .extend(reader.layout_shifts().await.iter().map(|shift| format!("{path} moves by {shift}")));
        }
        assert!(noticed.is_empty(), "{} things noticed:\n{}", noticed.len(), noticed.join("\n\n"));
    });
}

#[test]
fn a_page_that_is_missing_stays_the_page_that_says_so() {
    reading(Site::demo(), async |reader: &Reader| {
        reader.foresees("/nothing-here/");
        reader.visit("/nothing-here/").await;
        reader.until_heading("Nothing stands at this address").await;
        reader.follow("News").await;
        reader.until_heading("News").await;
    });
}

#[test]
fn focus_words_and_selection_in_the_search_box_stay() {
    let host = Host::start(Site::demo());
    let gate = host.hold(".wasm");
    reading_from(host, async |reader: &Reader| {
        reader.open("/news/").await;
        reader.search_box().await.send_keys("polarisation").await.expect("the box takes words");
        let selected = "const box = document.activeElement; box.setSelectionRange(2, 7); return box.value;";
        assert_eq!(reader.ask::<String>(selected, vec![]).await, "polarisation");
        gate.open();
        reader.app_is_ready().await;
        let kept = "const box = document.activeElement; return [box.type, box.value, box.selectionStart, box.selectionEnd];";
        let kept: serde_json::Value = reader.ask(kept, vec![]).await;
        assert_eq!(kept, json!(["search", "polarisation", 2, 7]));
    });
}

#[test]
fn the_focus_on_a_link_and_the_scroll_stay() {
    let host = Host::start(Site::demo());
    let gate = host.hold(".wasm");
    reading_from(host, async |reader: &Reader| {
        reader.open("/news/").await;
        let touch = "const link = [...document.querySelectorAll('main article h3 a')].at(-1);
            link.focus({ preventScroll: true }); scrollTo(0, 240); return [nameOf(link), scrollY];";
        let before: serde_json::Value = reader.ask(touch, vec![]).await;
        assert_eq!(before[1], 240, "the page is long enough to be scrolled");
        gate.open();
        reader.app_is_ready().await;
        let after: serde_json::Value =
            reader.ask("return [nameOf(document.activeElement), scrollY];", vec![]).await;
        assert_eq!(after, before);
        assert_eq!(reader.layout_shifts().await, [""; 0]);
    });
}

#[test]
fn what_was_opened_stays_open() {
    let host = Host::start(Site::demo());
    let site = host.site();
    let has_details = |path: &&String| {
        let file = site.folder.join(path.trim_start_matches('/')).join("index.html");
        std::fs::read_to_string(file).is_ok_and(|html| html.contains("<details"))
    };
    let paths = paths_of_sitemap(&site);
    let Some(path) = paths.iter().find(has_details) else { return the_sheet_of_filters_stays_open(host) };
    let gate = host.hold(".wasm");
    reading_from(host, async |reader: &Reader| {
        reader.open(path).await;
        let open = "for (const it of document.querySelectorAll('details')) it.open = !it.open;
            return [...document.querySelectorAll('details')].map((it) => it.open);";
        let before: Vec<bool> = reader.ask(open, vec![]).await;
        gate.open();
        reader.app_is_ready().await;
        let states = "return [...document.querySelectorAll('details')].map((it) => it.open);";
        assert_eq!(reader.ask::<Vec<bool>>(states, vec![]).await, before, "{path}");
    });
}

/// Where nothing folds there is still the sheet of filters on a narrow screen.
fn the_sheet_of_filters_stays_open(host: Host) {
    let gate = host.hold(".wasm");
    reading_from(host, async |reader: &Reader| {
        reader.has_width(360).await;
        reader.open("/news/").await;
        reader.press("Filters").await;
        let is_open = "return document.querySelector('dialog').matches(':modal');";
        reader.until("the sheet is open", is_open, vec![]).await;
        gate.open();
        reader.app_is_ready().await;
        assert!(reader.ask::<bool>(is_open, vec![]).await, "the sheet was closed");
    });
}

#[test]
fn links_and_the_search_work_before_the_app_is_there() {
    let host = Host::start(Site::demo());
    let gate = host.hold(".wasm");
    reading_from(host, async |reader: &Reader| {
        reader.open("/").await;
        reader.follow("News").await;
        reader.until("the news", "return location.pathname === '/news/';", vec![]).await;
        let search = reader.search_box().await;
        search.send_keys("interview").await.expect("the box takes words");
        reader.press("Search").await;
        reader.until("the words in the address", "return location.search === '?q=interview';", vec![]).await;
        let pending = "return 'pending' in document.documentElement.dataset;";
        assert!(reader.ask::<bool>(pending, vec![]).await, "a list that will change is marked");
        gate.open();
        reader.app_is_ready().await;
        assert!(!reader.ask::<bool>(pending, vec![]).await, "the mark is gone");
    });
}

/// A file that is preloaded in a way that the app cannot use would be asked for twice.
#[test]
fn what_is_preloaded_is_asked_for_once() {
    let shared = "/news/?topic=life-of-the-network";
    for path in ["/", "/news/", shared, "/news/leuven/", "/agenda/", "/fr/"] {
        let host = Host::start(Site::demo());
        // The worker's own fetches come later, or never.
        let _never_opened = host.hold("/sw.js");
        reading_from(host, async |reader: &Reader| {
            reader.visit(path).await;
            let named = "return [...document.querySelectorAll('link[rel=preload], link[rel=modulepreload]')]
                .map((it) => new URL(it.href).pathname);";
            let named: Vec<String> = reader.ask(named, vec![]).await;
            assert!(!named.is_empty(), "{path} preloads nothing");
            let asked = reader.host.asked();
            for file in named {
                let times = asked.iter().filter(|path| **path == file).count();
                assert_eq!(times, 1, "{path} asks for {file} {times} times");
            }
        });
    }
}

#[test]
fn what_a_shared_choice_takes_comes_beside_the_app() {
    let host = Host::start(Site::demo());
    let gate = host.hold(".wasm");
    reading_from(host, async |reader: &Reader| {
        reader.open("/news/?topic=life-of-the-network").await;
        let files = "const isOf = (part) => ({ name }) => name.includes(part);
            const asked = performance.getEntriesByType('resource').filter(({ responseEnd }) => responseEnd > 0);
            return ['/facets/values.', '/facets/0.', '/names/people.en.'].every((part) => asked.some(isOf(part)));";
        reader.until("the facet index without the app", files, vec![]).await;
        gate.open();
        reader.app_is_ready().await;
        assert_eq!(reader.told_count().await, "3 of 11 articles");
    });
}
