//! The feed, a calendar file and the sitemap of a small newsroom.

use chrono::{DateTime, NaiveDate};

use super::{
    Calendars, Feed, FeedForm, Followed, Listed, Origin, Scope, Subscription, last_changed, robots, sitemap,
};
use crate::model::{
    Article, Block, Event, Inline, Kind, Language, Newsroom, PerLanguage, RichText, Site, Span, Status, Text,
    When,
};
use crate::route::{Addresses, Route};

fn language(raw: &str) -> Language {
    raw.parse().expect(raw)
}

fn text(title: &str, body: &str) -> Text {
    let blocks = vec![Block::Paragraph(vec![Inline::Text(body.to_owned())])];
    Text {
        title: title.to_owned(),
        summary: None,
        subtitle: None,
        body: RichText { blocks, ..RichText::default() },
    }
}

fn article(slug: &str, published: &str, title: &str) -> Article {
    Article {
        slug: slug.parse().expect(slug),
        kind: None,
        published: published.parse().expect(published),
        updated: None,
        edition: None,
        place_in_edition: 0,
        projects: vec![],
        groups: vec![],
        topics: vec![],
        people: vec![],
        authors: vec![],
        organisations: vec![],
        places: vec![],
        events: vec![],
        link: None,
        image: None,
        sources: vec![],
        aliases: vec![],
        texts: PerLanguage::new(language("en"), text(title, "<b>bold</b> & more")),
    }
}

fn event(when: When) -> Event {
    Event {
        slug: "drones".parse().expect("a slug"),
        when,
        status: Status::Planned,
        status_note: None,
        format: None,
        place: None,
        venue: Some("Room 1; left, then up".to_owned()),
        projects: vec![],
        groups: vec![],
        topics: vec![],
        organisers: vec![],
        people: vec![],
        languages: vec![],
        registration: None,
        audience: None,
        links: vec![],
        image: None,
        updated: None,
        sources: vec![],
        aliases: vec![],
        texts: PerLanguage::new(
            language("en"),
            text(
                "Drones, seen from all sides: what advantages, what risks – été après été, encore une fois",
                "",
            ),
        ),
    }
}

fn newsroom(articles: Vec<Article>) -> Newsroom {
    Newsroom {
        site: Site {
            title: PerLanguage::new(language("en"), "Belfry & sons".to_owned()),
            tagline: None,
            notice: None,
            about: None,
            languages: vec![language("en"), language("fr")],
            url: Some("https://news.example/".to_owned()),
            zone: "Europe/Paris".parse().expect("a zone"),
            now: None,
            lead: None,
            organisation: None,
        },
        articles,
        projects: vec![],
        groups: vec![],
        topics: vec![],
        people: vec![],
        organisations: vec![],
        places: vec![],
        events: vec![],
        editions: vec![],
        pages: vec![],
    }
}

fn feed_of(articles: Vec<Article>, language_tag: &str, scope: &Scope, form: FeedForm) -> String {
    let newsroom = newsroom(articles);
    let addresses = Addresses::new("/", newsroom.site.languages.clone());
    let origin = Origin::new(&addresses, newsroom.site.url.as_deref());
    let (followed, language) = (Followed::of(&newsroom), language(language_tag));
    Feed::of(&newsroom, origin, &language, scope, followed.articles(scope)).written(form)
}

fn feed(articles: Vec<Article>, language_tag: &str) -> String {
    feed_of(articles, language_tag, &Scope::All, FeedForm::Atom)
}

/// The calendar file of an event, announced in October 2020.
fn file_of(event: &Event) -> Option<String> {
    let announcement = Article { events: vec![event.slug.clone()], ..article("a", "2020-10", "Soon") };
    let newsroom = newsroom(vec![announcement]);
    let addresses = Addresses::new("/", newsroom.site.languages.clone());
    let origin = Origin::new(&addresses, newsroom.site.url.as_deref());
    Calendars::of(&newsroom, origin).file(&language("en"), event)
}

#[track_caller]
fn check_lines(event: &Event, expected: &[&str]) {
    let file = file_of(event).expect("it has a date");
    assert!(file.split("\r\n").all(|line| line.len() <= 75 && !line.contains(['\r', '\n'])), "{file}");
    let unfolded = file.replace("\r\n ", "");
    for line in expected {
        assert!(unfolded.split("\r\n").any(|found| found == *line), "no line {line} in\n{unfolded}");
    }
}

fn day(raw: &str) -> NaiveDate {
    raw.parse().expect(raw)
}

fn span(start: &str, end: Option<&str>, title: Option<&str>) -> Span {
    Span {
        start: start.parse().expect(start),
        start_offset: 60,
        end: end.map(|end| end.parse().expect(end)),
        end_offset: 60,
        title: title.map(str::to_owned),
    }
}

#[test]
fn a_feed_reads_back_with_its_full_text() {
    let xml =
        feed(vec![article("a", "2020-10", "Old"), article("b", "2020-11-16", "<New> \u{fffe}& news")], "en");
    let feed: atom_syndication::Feed = xml.parse().expect("a feed");
    let entry = &feed.entries[0];
    assert_eq!(feed.title.value, "Belfry & sons");
    assert_eq!(entry.title.value, "<New> & news");
    assert_eq!(entry.id, "https://news.example/news/b/");
    let content = entry.content.as_ref().and_then(|content| content.value.as_deref());
    assert_eq!(content, Some("<p>&lt;b&gt;bold&lt;/b&gt; &amp; more</p>"));
    assert_eq!(feed.entries[1].updated.to_rfc3339(), "2020-10-01T00:00:00+02:00");
}

#[test]
fn a_feed_is_as_new_as_its_newest_article_and_never_as_the_clock() {
    let mut changed = article("a", "2020-10", "Old");
    changed.updated = Some("2020-12-01".parse().expect("a date"));
    let feed = feed(vec![changed, article("b", "2020-11-16", "New")], "en");
    let feed: atom_syndication::Feed = feed.parse().expect("a feed");
    assert_eq!(feed.updated.to_rfc3339(), "2020-12-01T00:00:00+01:00");
}

#[test]
fn all_forms_of_a_feed_say_the_same() {
    let articles =
        || vec![article("a", "2020-10", "Old"), article("b", "2020-11-16T10:00+01:00", "<New> & ]]>")];
    let feed = |form| feed_of(articles(), "en", &Scope::All, form);
    let rss: rss::Channel = feed(FeedForm::Rss).parse().expect("RSS");
    let json: serde_json::Value = serde_json::from_str(&feed(FeedForm::Json)).expect("JSON");
    assert_eq!(rss.link, "https://news.example/");
    assert_eq!(
        rss.atom_ext.as_ref().map(|ext| ext.links[0].href.as_str()),
        Some("https://news.example/feed.rss")
    );
    assert_eq!(rss.items[0].title.as_deref(), Some("<New> & ]]>"));
    assert_eq!(rss.items[0].content.as_deref(), Some("<p>&lt;b&gt;bold&lt;/b&gt; &amp; more</p>"));
    assert_eq!(rss.items[0].pub_date.as_deref(), Some("Mon, 16 Nov 2020 10:00:00 +0100"));
    assert_eq!(json["version"], "https://jsonfeed.org/version/1.1");
    assert_eq!(json["feed_url"], "https://news.example/feed.json");
    assert_eq!(json["items"][0]["title"], "<New> & ]]>");
    assert_eq!(json["items"][0]["id"], rss.items[0].guid.as_ref().expect("an id").value.as_str());
    assert_eq!(json["items"][1]["date_published"], "2020-10-01T00:00:00+02:00");
}

#[test]
fn a_feed_of_a_kind_holds_the_newest_of_that_kind_alone() {
    let interview = |n: usize| Article {
        kind: Some(Kind::Interview),
        ..article(&format!("i{n}"), &format!("2020-{:02}", n % 12 + 1), "Asked")
    };
    let mut articles: Vec<Article> = (0..40).map(interview).collect();
    articles.push(article("other", "2020-12", "Told"));
    let json = feed_of(articles, "fr", &Scope::Kind(Kind::Interview), FeedForm::Json);
    let json: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    assert_eq!(json["feed_url"], "https://news.example/fr/kinds/interview/feed.json");
    let ids = json["items"].as_array().expect("items");
    assert_eq!((ids.len(), &ids[0]["id"]), (30, &"https://news.example/news/i39/".into()));
}

#[test]
fn a_feed_of_nothing_is_as_old_as_the_world() {
    let feed: atom_syndication::Feed = feed(vec![], "en").parse().expect("a feed");
    assert_eq!(feed.updated.to_rfc3339(), "1970-01-01T00:00:00+00:00");
}

#[test]
fn an_article_without_translation_keeps_its_language_and_address_in_every_feed() {
    let xml = feed(vec![article("a", "2020-10", "Old")], "fr");
    let feed: atom_syndication::Feed = xml.parse().expect("a feed");
    assert_eq!(feed.lang.as_deref(), Some("fr"));
    assert_eq!(feed.entries[0].id, "https://news.example/news/a/");
    assert_eq!(feed.entries[0].content.as_ref().and_then(|content| content.lang.as_deref()), Some("en"));
}

#[test]
fn whole_days_end_on_the_day_after() {
    check_lines(
        &event(When::Days { first: day("2020-12-02"), last: day("2020-12-03") }),
        &[
            "UID:drones@news.example",
            "DTSTART;VALUE=DATE:20201202",
            "DTEND;VALUE=DATE:20201204",
            "DTSTAMP:20200930T220000Z",
            "SEQUENCE:0",
            "LOCATION:Room 1\\; left\\, then up",
            "SUMMARY:Drones\\, seen from all sides: what advantages\\, what risks – été après été\\, encore une fois",
            "URL:https://news.example/events/drones/",
            "STATUS:CONFIRMED",
        ],
    );
}

#[test]
fn parts_are_entries_of_their_own_on_the_clocks_of_their_zone() {
    let zone = "Europe/Paris".parse().expect("a zone");
    let parts = vec![
        span("2021-01-22T11:00:00", Some("2021-01-22T12:00:00"), None),
        span("2021-01-22T14:00:00", None, Some("Debate")),
    ];
    check_lines(
        &event(When::Times { zone, parts }),
        &[
            "TZID:Europe/Paris",
            "UID:drones@news.example",
            "DTSTART;TZID=Europe/Paris:20210122T110000",
            "DTEND;TZID=Europe/Paris:20210122T120000",
            "UID:drones.2@news.example",
            "DTSTART;TZID=Europe/Paris:20210122T140000",
        ],
    );
}

#[test]
fn what_a_wall_clock_does_not_tell_is_said_in_utc() {
    let zone = "Europe/Paris".parse().expect("a zone");
    let second = Span { end: None, ..span("2021-10-31T02:30:00", None, None) };
    check_lines(&event(When::Times { zone, parts: vec![second] }), &["DTSTART:20211031T013000Z"]);
    let zone = "Etc/UTC".parse().expect("a zone");
    let part = Span { start_offset: 0, end_offset: 0, ..span("2021-06-01T09:00:00", None, None) };
    let file = file_of(&event(When::Times { zone, parts: vec![part] })).expect("it has a date");
    assert!(file.contains("DTSTART:20210601T090000Z\r\n") && !file.contains("VTIMEZONE"), "{file}");
}

#[test]
fn an_event_that_was_changed_or_called_off_says_so_in_numbers() {
    let planned = event(When::Days { first: day("2020-12-02"), last: day("2020-12-02") });
    let changed = Event { updated: "2020-11-05T10:00Z".parse().ok(), ..planned };
    let lines = ["DTSTAMP:20201105T100000Z", "LAST-MODIFIED:20201105T100000Z", "SEQUENCE:26742840"];
    check_lines(&changed, &lines);
    let cancelled = Event { status: Status::Cancelled, ..changed };
    check_lines(&cancelled, &["STATUS:CANCELLED", "SEQUENCE:26742842"]);
}

#[test]
fn a_calendar_to_subscribe_to_is_never_empty_and_says_what_it_is() {
    let newsroom = newsroom(vec![]);
    let addresses = Addresses::new("/", newsroom.site.languages.clone());
    let calendars = Calendars::of(&newsroom, Origin::new(&addresses, newsroom.site.url.as_deref()));
    let about =
        Subscription { name: "Loud; & clear", href: "/projects/loud/agenda.ics", page: "/projects/loud/" };
    let file = calendars.subscription(&language("en"), &about, &[]);
    for line in [
        "NAME:Loud\\; & clear",
        "X-WR-CALNAME:Loud\\; & clear",
        "REFRESH-INTERVAL;VALUE=DURATION:PT12H",
        "SOURCE;VALUE=URI:https://news.example/projects/loud/agenda.ics",
        "URL:https://news.example/projects/loud/",
        "TZID:Europe/Paris",
    ] {
        assert!(file.split("\r\n").any(|found| found == line), "no line {line} in\n{file}");
    }
    let first = event(When::Days { first: day("2020-12-02"), last: day("2020-12-03") });
    let undated =
        Event { slug: "later".parse().expect("a slug"), ..event(When::ToBeAnnounced { hint: None }) };
    let file = calendars.subscription(&language("en"), &about, &[&first, &undated]);
    assert_eq!(file.matches("BEGIN:VEVENT").count(), 1);
    assert!(!file.contains("VTIMEZONE"), "whole days need none");
}

#[test]
fn what_has_no_date_yet_has_no_file() {
    assert_eq!(file_of(&event(When::ToBeAnnounced { hint: None })), None);
}

#[test]
fn a_sitemap_names_translations_and_robots_name_the_sitemap() {
    let addresses = Addresses::new("/", vec![language("en"), language("fr")]);
    let origin = Origin::new(&addresses, Some("https://news.example/"));
    let alternates = vec![(language("en"), "/news/".to_owned()), (language("fr"), "/fr/news/".to_owned())];
    let changed = DateTime::parse_from_rfc3339("2020-11-16T10:00:00+01:00").ok();
    let page = Listed { href: "/news/".to_owned(), alternates, changed };
    let older = Listed { changed: None, href: "/feeds/".to_owned(), ..page.clone() };
    let files = sitemap(&[older, page.clone()], &origin);
    let [(index_path, index), (part_path, part)] = files.as_slice() else { panic!("{files:?}") };
    assert_eq!([index_path, part_path], ["/sitemap.xml", "/sitemap-1.xml"]);
    assert!(index.contains("<loc>https://news.example/sitemap-1.xml</loc>"), "{index}");
    assert!(index.contains("<lastmod>2020-11-16T10:00:00+01:00</lastmod>"), "{index}");
    assert!(part.contains("<loc>https://news.example/news/</loc>"), "{part}");
    assert!(part.contains("hreflang=\"fr\" href=\"https://news.example/fr/news/\""), "{part}");
    assert!(part.contains("<lastmod>2020-11-16T10:00:00+01:00</lastmod>"), "{part}");
    assert!(robots(&origin).contains("Sitemap: https://news.example/sitemap.xml\n"));
    assert_eq!(sitemap(&[page], &Origin::new(&addresses, None)), []);
}

#[test]
fn a_sitemap_that_is_too_long_becomes_several_with_a_list() {
    let addresses = Addresses::new("/", vec![language("en")]);
    let origin = Origin::new(&addresses, Some("https://news.example/"));
    let pages: Vec<Listed> = (0..50_001)
        .map(|n| Listed { href: format!("/news/{n}/"), alternates: vec![], changed: None })
        .collect();
    let names: Vec<String> = sitemap(&pages, &origin).into_iter().map(|(name, _)| name).collect();
    assert_eq!(names, ["/sitemap.xml", "/sitemap-1.xml", "/sitemap-2.xml"]);
}

#[test]
fn a_page_changed_when_its_content_says_so_and_lists_with_their_newest() {
    let room = newsroom(vec![
        article("month", "2020-10", "Some day in October"),
        Article {
            updated: "2020-11-10".parse().ok(),
            ..article("mended", "2020-11-02T10:00+01:00", "Mended later")
        },
        Article { updated: "2031-01-01".parse().ok(), ..article("day", "2020-11-05", "By day") },
    ]);
    let now = "2020-11-16T00:00:00Z".parse().expect("a moment");
    let found = last_changed(&room, now);
    let at = |route: Route| found.get(&route).map(|moment| moment.to_rfc3339());
    let of = |slug: &str| at(Route::Article(slug.parse().expect(slug)));
    assert_eq!(of("month"), None);
    assert_eq!(of("mended").as_deref(), Some("2020-11-10T00:00:00+01:00"));
    assert_eq!(of("day").as_deref(), Some("2020-11-05T00:00:00+01:00"));
    for list in [Route::Home, Route::News, Route::NewsYear(2020)] {
        assert_eq!(at(list).as_deref(), Some("2020-11-10T00:00:00+01:00"));
    }
    assert_eq!(at(Route::Agenda), None);
}
