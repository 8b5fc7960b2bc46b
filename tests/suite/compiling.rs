//! The good newsroom of `tests/fixtures/good`, compiled.

use belfry::model::{Block, Inline, Language, Newsroom, PerLanguage, Slug, Text, When};
use belfry::publish::compile::{self, Compiled, Options};
use belfry::publish::now::Clocks;

use crate::newsroom::{compiled, content_of, printed, read, repository};

fn good() -> (Newsroom, Compiled) {
    let compiled = compiled(read(&repository("tests/fixtures/good")));
    let newsroom = compiled.newsroom.clone().unwrap_or_else(|| panic!("{}", printed(&compiled)));
    (newsroom, compiled)
}

fn slug(raw: &str) -> Slug {
    raw.parse().expect(raw)
}

fn language(raw: &str) -> Language {
    raw.parse().expect(raw)
}

fn text<'a>(texts: &'a PerLanguage<Text>, raw: &str) -> &'a Text {
    texts.get(&language(raw)).unwrap_or_else(|| panic!("nothing in {raw}"))
}

fn articles(newsroom: &Newsroom) -> Vec<&str> {
    newsroom.articles.iter().map(|article| article.slug.as_str()).collect()
}

#[test]
fn only_what_is_out_is_there_oldest_first_and_editions_backwards() {
    let (newsroom, _) = good();
    assert_eq!(articles(&newsroom), ["spanish", "listed", "dam", "roofs"]);
    assert!(newsroom.edition(&slug("december")).is_none());
    assert!(newsroom.project(&slug("secret")).is_none());
}

#[test]
fn drafts_and_later_articles_come_with_their_switches() {
    let folder = repository("tests/fixtures/good");
    let asked = Some("2020-12-31".parse().expect("a date"));
    let clocks = Clocks { asked, epoch: None, clock: Default::default() };
    let compiled = compile::compile(read(&folder), &Options { drafts: true, clocks });
    let newsroom = compiled.newsroom.expect("no errors");
    assert_eq!(
        articles(&newsroom),
        ["spanish", "listed", "dam", "unfinished", "roofs", "later", "in-december"]
    );
    assert!(!compiled.now.frozen);
}

#[test]
fn an_edition_dates_and_orders_its_articles() {
    let (newsroom, _) = good();
    let of = |raw: &str| newsroom.articles.iter().find(|article| article.slug.as_str() == raw).expect(raw);
    assert_eq!(of("dam").published.to_string(), "2020-11");
    assert_eq!((of("dam").place_in_edition, of("listed").place_in_edition), (0, 2));
    assert_eq!(of("listed").edition, Some(slug("november")));
    let sections: Vec<_> =
        newsroom.editions[0].sections.iter().map(|section| section.articles.clone()).collect();
    assert_eq!(sections, [vec![slug("dam")], vec![slug("listed")]]);
}

#[test]
fn what_is_not_out_drops_from_lists_and_links_leave_their_words() {
    let (newsroom, compiled) = good();
    let dam = &newsroom.articles[2];
    assert_eq!(dam.projects, [slug("loud")]);
    let Block::Paragraph(first) = &text(&dam.texts, "en").body.blocks[0] else { panic!("a paragraph") };
    let links: Vec<_> = first
        .iter()
        .filter_map(|inline| match inline {
            Inline::Link(href, _) => Some(href.as_str()),
            _ => None,
        })
        .collect();
    assert_eq!(links, ["/news/roofs/", "/events/workshop/#when", "/2020/11/dam/"]);
    assert!(Inline::plain_text(first).contains("what comes"));
    insta::assert_snapshot!(printed(&compiled), @r#"
    content/news/dam.md:15:84: advice: "/news/later/" is not out yet; the link is left out until it is
    15 | See [the roofs](/news/roofs), [the workshop](/events/workshop/#when), [what comes](/news/later/)
       |                                                                                    ^

    content/news/dam.md:20:9: advice: there is no picture "/media/gone.png"; put it into media/
    20 | ![Gone](/media/gone.png)
       |         ^
    "#);
}

#[test]
fn media_are_named_by_their_bytes_and_measured() {
    let (newsroom, compiled) = good();
    let dam = &newsroom.articles[2];
    let picture = &dam.image.as_ref().expect("a picture").media;
    assert!(picture.src.starts_with("/media/dam.") && picture.src.ends_with(".png"), "{}", picture.src);
    assert_eq!((picture.width, picture.height), (3, 2));
    let blocks = &text(&dam.texts, "en").body.blocks;
    assert!(
        matches!(&blocks[1], Block::Figure { media, .. } if media.src == picture.src && media.width == 3)
    );
    assert_eq!(blocks[2], Block::Paragraph(vec![Inline::Text("Gone".to_owned())]));
    let study = newsroom.projects[0].outputs[0].href.as_ref().expect("a file");
    assert_eq!(dam.sources[0].href.as_ref(), Some(study));
    let table: Vec<_> =
        compiled.media.iter().map(|media| (media.path.as_str(), media.published.as_str())).collect();
    assert_eq!(table, [("/media/Study 1.pdf", study.as_str()), ("/media/dam.png", picture.src.as_str())]);
}

#[test]
fn a_translation_repeats_only_what_differs() {
    let (newsroom, _) = good();
    let dam = &newsroom.articles[2];
    assert_eq!(text(&dam.texts, "fr").title, "Le barrage");
    assert_eq!(text(&dam.texts, "fr").summary.as_deref(), Some("What the dam holds."));
    let loud = &newsroom.projects[0];
    assert_eq!(text(&loud.texts, "fr").title, "LOUD");
    assert_eq!(text(&loud.texts, "fr").subtitle.as_deref(), Some("Jeunes responsables"));
    assert_eq!(loud.outputs[0].title.get(&language("fr")).map(String::as_str), Some("L’étude"));
    assert_eq!(text(&newsroom.people[0].texts, "fr").subtitle.as_deref(), Some("Ingénieure"));
    let edition = &newsroom.editions[0];
    assert_eq!(edition.sections[0].title.get(&language("fr")).map(String::as_str), Some("D’abord"));
    assert_eq!(edition.sections[1].title.get(&language("fr")), None);
    let (original, _) = newsroom.articles[0].texts.original();
    assert_eq!(original.as_str(), "es");
}

#[test]
fn times_are_read_on_the_clocks_of_their_zone() {
    let (newsroom, _) = good();
    let When::Times { parts, .. } = &newsroom.event(&slug("workshop")).expect("an event").when else {
        panic!("clock times")
    };
    // 02:30 happens twice that night: first at +02:00, then, because it was written so, at +01:00.
    assert_eq!(parts[0].end_offset, 120);
    assert_eq!((parts[1].start_offset, parts[1].title.as_deref()), (60, Some("Night")));
    assert_eq!(parts[1].start_instant() - parts[0].end_instant(), 3600);
    assert_eq!(newsroom.event(&slug("open")).expect("an event").when, When::ToBeAnnounced { hint: None });
}

#[test]
fn the_site_and_its_tables_are_read() {
    let (newsroom, _) = good();
    assert_eq!(newsroom.site.url.as_deref(), Some("https://news.example.org/sub/"));
    assert_eq!(newsroom.site.lead, Some(slug("dam")));
    let leuven = newsroom.place(&slug("leuven")).expect("a place");
    assert_eq!((leuven.coordinates, leuven.is_country), (Some((50_880_000, 4_700_000)), false));
    assert!(newsroom.place(&slug("belgium")).expect("a place").is_country);
    assert_eq!(newsroom.topic(&slug("sun")).expect("a topic").parent, Some(slug("energy")));
    assert_eq!(
        newsroom.topic(&slug("energy")).expect("a topic").name.get(&language("fr")).map(String::as_str),
        Some("Énergie")
    );
}

#[test]
fn the_order_of_reading_does_not_matter() {
    let mut content = read(&repository("tests/fixtures/good"));
    let straight = compiled(content.clone());
    content.sources.reverse();
    content.media.reverse();
    let backwards = compiled(content);
    assert_eq!(straight.newsroom, backwards.newsroom);
    assert_eq!(straight.problems, backwards.problems);
    assert_eq!(straight.media, backwards.media);
}

#[test]
fn an_event_that_repeats_is_one_for_each_day_with_the_clock_of_its_zone() {
    let choir = "+++\ntitle = \"Choir\"\nzone = \"Europe/Paris\"\nstart = 2021-03-09T18:00:00\nend = 2021-03-09T20:00:00\n\
        aliases = [\"/choir/\"]\n[repeats]\nrule = \"FREQ=WEEKLY;COUNT=5\"\nexcept = [2021-03-16]\n\
        moved = [{ day = 2021-03-23, to = 2021-03-24 }, { day = 2021-04-06, to = 2021-04-07T19:30:00 }]\n+++\n\
        See [the last](/events/choir-2021-04-06/).\n";
    let compiled = compiled(content_of(&[("events/choir.md", choir)]));
    let newsroom = compiled.newsroom.clone().unwrap_or_else(|| panic!("{}", printed(&compiled)));
    let told: Vec<(&str, String, Option<i64>)> = newsroom
        .events
        .iter()
        .map(|event| match &event.when {
            When::Times { parts, .. } => {
                let length = parts[0].end.map(|end| (end - parts[0].start).num_minutes());
                (event.slug.as_str(), format!("{} {:+}", parts[0].start, parts[0].start_offset), length)
            }
            other => panic!("{other:?}"),
        })
        .collect();
    let two_hours = Some(120);
    assert_eq!(
        told,
        [
            ("choir", "2021-03-09 18:00:00 +60".to_owned(), two_hours),
            ("choir-2021-03-23", "2021-03-24 18:00:00 +60".to_owned(), two_hours),
            ("choir-2021-03-30", "2021-03-30 18:00:00 +120".to_owned(), two_hours),
            ("choir-2021-04-06", "2021-04-07 19:30:00 +120".to_owned(), two_hours),
        ]
    );
    assert!(newsroom.events[1].aliases.is_empty() && newsroom.events[0].aliases == ["/choir/"]);
}
