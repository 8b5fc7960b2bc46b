//! Cards: the pictures that stand for pages on other sites.

use std::collections::BTreeSet;
use std::path::Path;

use scraper::Html;

use super::newsroom::repository;
use super::site::{Site, Workshop, run, select};

const SITE: &str = "title = \"Belfry\"\nlanguages = [\"en\", \"fr\"]\nurl = \"https://x.example/\"\nzone = \"Europe/Paris\"\nnow = 2020-11-16\n";

/// Publishes with cards, and tells how many were drawn.
#[track_caller]
fn drawn(workshop: &Workshop, content: &Path) -> usize {
    let output = run(&mut workshop.drawing(content, "site", &[]));
    let words = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "{words}");
    let count = words.split(" cards drawn").next().and_then(|before| before.rsplit(' ').next());
    count.and_then(|count| count.parse().ok()).unwrap_or_else(|| panic!("{words}"))
}

fn cards(site: &Site) -> BTreeSet<&str> {
    site.files.keys().map(String::as_str).filter(|path| path.starts_with("cards/")).collect()
}

/// What a page says in a `meta` of its head.
fn said(page: &str, property: &str) -> Option<String> {
    let page = Html::parse_document(page);
    let found = select(&page, &format!("meta[property='{property}'], meta[name='{property}']"));
    found.first().and_then(|meta| meta.attr("content")).map(str::to_owned)
}

#[test]
fn heads_name_cards_that_exist_and_every_card_is_named() {
    let workshop = Workshop::new();
    let count = drawn(&workshop, &repository("content"));
    let site = Site::read(&workshop.path("site"));
    let mut named = BTreeSet::new();
    for (path, page) in site.pages() {
        let own = path.strip_prefix("fr/").unwrap_or(path);
        let is_one = ["news/", "projects/", "groups/", "events/", "editions/"].iter().any(|list| {
            let slug = own.strip_prefix(list).and_then(|rest| rest.strip_suffix("/index.html"));
            slug.is_some_and(|slug| !slug.contains('/') && slug.parse::<u32>().is_err())
        });
        let image = said(page, "og:image");
        assert_eq!(image.is_some(), is_one, "{path}");
        let Some(image) = image else { continue };
        let (_, card) = image.split_once("/cards/").unwrap_or_else(|| panic!("{path}: {image}"));
        let card = ["cards/", card].concat();
        let bytes = site.files.get(&card).unwrap_or_else(|| panic!("{path} names {card}"));
        assert!(bytes.len() < 40_000, "{card} has {} bytes", bytes.len());
        assert_eq!(said(page, "og:image:width").as_deref(), Some("1200"), "{path}");
        assert_eq!(said(page, "twitter:card").as_deref(), Some("summary_large_image"), "{path}");
        assert!(said(page, "og:image:alt").is_some_and(|alt| alt.contains(" · ")), "{path}");
        named.insert(card);
    }
    assert!(count > 40, "only {count} cards");
    assert_eq!((named.len(), cards(&site)), (count, named.iter().map(String::as_str).collect()));
    assert!(!site.text("sw.js").contains("cards/"), "no reader needs a card offline");
    assert!(site.text("_headers").contains("/cards/"), "cards never change");
}

#[test]
fn only_what_changed_is_drawn_again() {
    let workshop = Workshop::new();
    let article = |title: &str, text: &str| {
        format!("+++\ntitle = \"{title}\"\npublished = 2020-11-01\n+++\n\n{text}\n")
    };
    let (one, other) = (article("One", "Text."), article("Two", "Text."));
    let french = "+++\ntitle = \"Un\"\n+++\n\nTexte.\n";
    let files = [("site.toml", SITE), ("news/a.md", &one), ("news/a.fr.md", french), ("news/b.md", &other)];
    let content = workshop.content(&files);
    assert_eq!(drawn(&workshop, &content), 3);
    let first = Site::read(&workshop.path("site"));
    assert_eq!(drawn(&workshop, &content), 0);
    assert_eq!(first.differences(&Site::read(&workshop.path("site"))), Vec::<String>::new());

    workshop.content(&[("news/b.md", &article("Two", "Another text."))]);
    assert_eq!(drawn(&workshop, &content), 0, "a text is on no card");
    workshop.content(&[("news/b.md", &article("Three", "Another text."))]);
    assert_eq!(drawn(&workshop, &content), 1);
    let second = Site::read(&workshop.path("site"));
    let before = cards(&first).len();
    assert_eq!((before, cards(&second).len()), (3, 4), "the card of before stays once");
}

#[test]
fn a_picture_of_its_own_stands_for_an_article() {
    let workshop = Workshop::new();
    let picture = |name: &str| format!("image = {{ src = \"/media/{name}\", alt = \"A\" }}\n");
    let article = |more: &str| format!("+++\ntitle = \"One\"\npublished = 2020-11-01\n{more}+++\n\nText.\n");
    let drawing = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"800\" height=\"600\"/>";
    let content = workshop.content(&[
        ("site.toml", SITE),
        ("news/a.md", &article(&picture("a.svg"))),
        ("news/b.md", &article(&picture("b.gif"))),
        ("media/a.svg", drawing),
        ("media/b.gif", "GIF89a\u{20}\u{3}\u{58}\u{2}\0\0\0;"),
    ]);
    assert_eq!(drawn(&workshop, &content), 1);
    let site = Site::read(&workshop.path("site"));
    let image = |path: &str| said(site.text(path), "og:image").unwrap_or_default();
    assert!(image("news/a/index.html").contains("/cards/news/a.en."), "others show no SVG");
    assert!(image("news/b/index.html").contains("/media/b."), "{}", image("news/b/index.html"));
}
