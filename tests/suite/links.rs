//! Every address that a site tells leads somewhere in it.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;
use scraper::Html;

use super::site::{Site, Workshop, select};

/// The attributes that hold addresses.
const ADDRESSES: [&str; 7] = ["href", "src", "action", "data-js", "data-wasm", "data-chooser", "data-base"];

/// The addresses of a page, and the names of places in it.
struct Page {
    addresses: BTreeSet<String>,
    places: BTreeSet<String>,
}

fn read(text: &str) -> Page {
    let page = Html::parse_document(text);
    let mut addresses = BTreeSet::new();
    for name in ADDRESSES {
        let found = select(&page, &format!("[{name}]"));
        addresses.extend(found.iter().filter_map(|element| element.attr(name)).map(str::to_owned));
    }
    let places =
        select(&page, "[id]").iter().filter_map(|element| element.attr("id")).map(str::to_owned).collect();
    Page { addresses, places }
}

/// Tells every address that leads nowhere, with the page it stands on. Foreign addresses are not
/// followed; those of the site itself are.
fn broken(site: &Site, base: &str, url: &str) -> Vec<String> {
    let html: Vec<(&String, String)> = site
        .files
        .iter()
        .filter(|(path, _)| path.ends_with(".html"))
        .map(|(path, _)| (path, site.text(path).to_owned()))
        .collect();
    let pages: BTreeMap<&String, Page> = html.par_iter().map(|(path, text)| (*path, read(text))).collect();
    let mut broken = Vec::new();
    for (path, page) in &pages {
        for address in &page.addresses {
            let own = match address.strip_prefix(url) {
                Some(local) => local.to_owned(),
                None if address.starts_with('#') => [path.trim_end_matches("index.html"), address].concat(),
                None if address.starts_with('/') => match address.strip_prefix(base) {
                    Some(local) => local.to_owned(),
                    None => {
                        broken.push(format!("{path}: {address} is outside the base"));
                        continue;
                    }
                },
                None => continue,
            };
            if !site.answers(&own) {
                broken.push(format!("{path}: {address} leads nowhere"));
            } else if let Some((target, place)) = own.split_once('#') {
                let folder = target.is_empty() || target.ends_with('/');
                let file = if folder { [target, "index.html"].concat() } else { target.to_owned() };
                if !pages.get(&file).is_some_and(|page| page.places.contains(place)) {
                    broken.push(format!("{path}: {address} names no place"));
                }
            }
        }
    }
    broken
}

#[track_caller]
fn check(base: &str) {
    let site = Workshop::demo(&["--base", base]);
    let broken = broken(&site, base, "https://belfry.example/");
    assert!(broken.is_empty(), "{} broken:\n{}", broken.len(), broken.join("\n"));
}

#[test]
fn every_link_of_the_demo_leads_somewhere() {
    check("/");
}

#[test]
fn every_link_leads_somewhere_under_a_path() {
    check("/sub/path/");
}

#[test]
fn a_link_that_leads_nowhere_is_found() {
    let file = |text: &str| text.as_bytes().to_vec();
    let site = Site {
        files: BTreeMap::from([(
            "index.html".to_owned(),
            file("<a href=/gone/></a><a href=/#here></a><p id=there><a href=#there></a>"),
        )]),
    };
    let found = broken(&site, "/", "https://x.example/");
    assert_eq!(found, ["index.html: /#here names no place", "index.html: /gone/ leads nowhere"]);
}

#[test]
fn the_sitemap_names_pages_that_exist_and_every_translation() {
    let site = Workshop::demo(&[]);
    assert!(site.text("sitemap.xml").contains("<loc>https://belfry.example/sitemap-1.xml</loc>"));
    let map = site.text("sitemap-1.xml");
    let locations: Vec<&str> = map
        .split("<loc>https://belfry.example")
        .skip(1)
        .filter_map(|rest| rest.split("</loc>").next())
        .collect();
    assert!(locations.len() > 50, "only {} addresses", locations.len());
    for address in &locations {
        assert!(site.answers(address), "{address}");
    }
    assert!(locations.contains(&"/fr/news/leuven/"));
    assert!(locations.contains(&"/news/preparedness-book/"));
    assert!(!locations.contains(&"/fr/news/preparedness-book/"), "it is not translated");
    assert!(!locations.iter().any(|address| address.contains("saved")));
}

#[test]
fn a_page_without_translation_names_the_one_in_its_language_as_lasting() {
    let site = Workshop::demo(&[]);
    let page = Html::parse_document(site.text("fr/news/preparedness-book/index.html"));
    let canonical = select(&page, "link[rel='canonical']")[0].attr("href");
    assert_eq!(canonical, Some("https://belfry.example/news/preparedness-book/"));
    assert!(select(&page, "link[rel='alternate'][hreflang]").is_empty());
}
