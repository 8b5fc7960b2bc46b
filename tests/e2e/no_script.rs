//! Without JavaScript every page can be read, and every link leads somewhere.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use scraper::{Html, Selector};

use crate::harness::{Reader, Site, is_quick, paths_of_sitemap, reading};

#[test]
fn every_page_can_be_read_without_javascript() {
    reading(Site::demo(), async |reader: &Reader| {
        reader.has_no_script().await;
        let mut poor = Vec::new();
        let paths = paths_of_sitemap(&reader.host.site());
        let step = if is_quick() { 8 } else { 1 };
        for path in paths.iter().step_by(step) {
            reader.open(path).await;
            let (heading, text, links) = reader.reads_plainly().await;
            if heading.is_empty() || text < 60 || links < 8 {
                poor.push(format!("{path}: heading “{heading}”, {text} characters, {links} links"));
            }
        }
        assert!(poor.is_empty(), "{}", poor.join("\n"));
    });
}

#[test]
fn links_lead_on_without_javascript() {
    reading(Site::demo(), async |reader: &Reader| {
        reader.has_no_script().await;
        reader.open("/").await;
        reader.presses_plainly("News").await;
        assert_eq!(reader.reads_plainly().await.0, "News");
        reader.presses_plainly("Leuven, small capital of many origins").await;
        assert_eq!(reader.reads_plainly().await.0, "Leuven, small capital of many origins");
    });
}

/// Of pages of results none leads on: what asks for them needs the app. Those of a large month are files.
#[test]
fn pages_of_a_large_month_are_turned_without_javascript() {
    if is_quick() {
        return;
    }
    reading(Site::larger(), async |reader: &Reader| {
        let news = reader.host.site().folder.join("news");
        let months = fs::read_dir(&news).expect("the news").map(|month| month.expect("a folder").path());
        let month = months.filter(|month| month.join("2/index.html").exists()).min().expect("a large month");
        let month = month.file_name().expect("a name").to_string_lossy().into_owned();
        reader.has_no_script().await;
        reader.open(&format!("/news/{month}/")).await;
        let (heading, ..) = reader.reads_plainly().await;
        reader.presses_plainly("2").await;
        assert_eq!(reader.reads_plainly().await.0, heading);
        assert!(reader.host.asked().iter().any(|path| *path == format!("/news/{month}/2/")));
    });
}

#[test]
fn no_link_of_ours_is_broken() {
    for site in [Site::demo(), Site::under_a_path()] {
        check_links(&site);
    }
}

fn check_links(site: &Site) {
    let mut broken = BTreeSet::new();
    let mut checked = 0;
    for (path, html) in pages(site) {
        for attribute in ["href", "src"] {
            let selector = Selector::parse(&format!("[{attribute}]")).expect("a selector");
            for element in html.select(&selector) {
                let address = element.attr(attribute).unwrap_or_default();
                checked += 1;
                if address.starts_with('/') && !stands(site, address) {
                    broken.insert(format!("{path}: {address}"));
                }
            }
        }
    }
    assert!(checked > 500, "only {checked} links were found");
    assert!(broken.is_empty(), "{}", broken.into_iter().collect::<Vec<_>>().join("\n"));
}

#[test]
fn every_page_has_the_policy_and_nothing_inline() {
    for site in [Site::demo(), Site::under_a_path()] {
        let mut wrong = Vec::new();
        for (path, html) in pages(&site) {
            let has = |selector: &str| {
                html.select(&Selector::parse(selector).expect("a selector")).next().is_some()
            };
            if !has("meta[http-equiv=Content-Security-Policy]") {
                wrong.push(format!("{path} has no policy"));
            }
            for inline in [
                "style",
                // What search engines are told is data, which no browser runs.
                "script:not([src]):not([type='application/ld+json'])",
                "[style]",
                "[onclick]",
                "[onload]",
                "[onerror]",
                "base",
                "iframe",
            ] {
                if has(inline) {
                    wrong.push(format!("{path} has {inline}"));
                }
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }
}

/// Every page of a site with its path inside the folder.
fn pages(site: &Site) -> Vec<(String, Html)> {
    let mut pages = Vec::new();
    for entry in walkdir::WalkDir::new(&site.folder).sort_by_file_name() {
        let entry = entry.expect("a site can be walked");
        // The built page without content is the app's, not a reader's.
        if entry.path().extension().is_some_and(|it| it == "html") && entry.file_name() != "shell.html" {
            let text = fs::read_to_string(entry.path()).expect("a page can be read");
            let path = entry.path().strip_prefix(&site.folder).unwrap_or(entry.path());
            pages.push((path.display().to_string(), Html::parse_document(&text)));
        }
    }
    pages
}

/// Whether something is published at an address of ours.
fn stands(site: &Site, address: &str) -> bool {
    let path = address.split(['?', '#']).next().unwrap_or_default();
    let Some(inside) = path.strip_prefix(&site.base) else { return false };
    let file = site.folder.join(Path::new(inside));
    if path.ends_with('/') { file.join("index.html").exists() } else { file.is_file() }
}
