//! The archive without the app: from the list of news every article can be reached by links, and no
//! page lists too many.

use std::collections::BTreeSet;

use super::site::{Site, Workshop};

/// Months of 2020 with their articles; 2019 has few.
const MONTHS: [(u32, u32); 3] = [(1, 20), (3, 230), (12, 5)];

fn site() -> Site {
    let mut files = vec![(
        "site.toml".to_owned(),
        "title = \"Belfry\"\nlanguages = [\"en\"]\nzone = \"Europe/Paris\"\nnow = 2020-12-31\n".to_owned(),
    )];
    let mut add = |date: String| {
        let slug = format!("news/number-{}.md", files.len());
        files.push((slug, format!("+++\ntitle = \"N\"\nsummary = \"S\"\npublished = {date}\n+++\n")));
    };
    (1..=9).for_each(|day| add(format!("2019-05-{day:02}")));
    for (month, articles) in MONTHS {
        (0..articles).for_each(|at| add(format!("2020-{month:02}-{:02}", at % 28 + 1)));
    }
    let workshop = Workshop::new();
    let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    let content = workshop.content(&files);
    workshop.publish(&content, &[])
}

/// The links of a page that lead into the news, from the root.
fn links(site: &Site, folder: &str) -> BTreeSet<String> {
    let text = site.text(&format!("{folder}index.html"));
    let hrefs = text.split("href=\"/").skip(1).filter_map(|rest| rest.split_once('"').map(|(href, _)| href));
    hrefs.filter(|href| href.starts_with("news/")).map(str::to_owned).collect()
}

fn articles(links: &BTreeSet<String>) -> usize {
    links.iter().filter(|link| link.starts_with("news/number-")).count()
}

#[test]
fn every_article_is_reached_by_links_and_no_page_lists_too_many() {
    let site = site();
    let mut known = links(&site, "news/");
    let mut seen = BTreeSet::new();
    while let Some(next) = known.difference(&seen).next().cloned() {
        seen.insert(next.clone());
        if next.starts_with("news/20") {
            let found = links(&site, &next);
            assert!(articles(&found) <= 200, "{next} lists {}", articles(&found));
            known.extend(found);
        }
    }
    let all: u32 = MONTHS.iter().map(|(_, articles)| articles).sum();
    assert_eq!(articles(&known), all as usize + 9);
    let archive: Vec<&str> =
        known.iter().map(String::as_str).filter(|link| link.starts_with("news/20")).collect();
    assert_eq!(
        archive,
        [
            "news/2019/",
            "news/2020-01/",
            "news/2020-03/",
            "news/2020-03/2/",
            "news/2020-03/3/",
            "news/2020-12/",
            "news/2020/"
        ]
    );
}

#[test]
fn a_page_of_the_archive_says_what_it_shows() {
    let site = site();
    for (folder, count, said) in [
        ("news/2019/", 9, "9 articles"),
        ("news/2020/", 100, "The newest 100 of 255 articles"),
        ("news/2020-01/", 20, "20 articles"),
        ("news/2020-03/", 100, "100 of 230 articles"),
        ("news/2020-03/3/", 30, "30 of 230 articles"),
    ] {
        assert_eq!(articles(&links(&site, folder)), count, "{folder}");
        assert!(site.text(&format!("{folder}index.html")).contains(said), "{folder}: {said}");
    }
    assert!(site.text("news/2020-03/2/index.html").contains("News, March 2020"));
    assert!(!site.files.contains_key("news/2019-05/index.html"));
}
