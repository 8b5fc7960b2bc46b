//! What pages tell search engines and programs that look for feeds.

use scraper::Html;
use serde_json::{Value, json};

use super::site::{Site, Workshop, select};

fn page(site: &Site, path: &str) -> Html {
    Html::parse_document(site.text(path))
}

/// What a page says of one thing of a type, in the words of schema.org.
#[track_caller]
fn told(page: &Html, of: &str) -> Value {
    let scripts = select(page, "head > script[type='application/ld+json']");
    assert_eq!(scripts.len(), 1);
    let text: String = scripts[0].text().collect();
    let whole: Value = serde_json::from_str(&text).expect("JSON");
    let things = whole["@graph"].as_array().expect("a list");
    let mut found = things.iter().filter(|thing| thing["@type"] == of);
    found.next().unwrap_or_else(|| panic!("no {of} in {text}")).clone()
}

/// That these properties of a thing are as expected.
#[track_caller]
fn check(thing: &Value, expected: &Value) {
    for (name, value) in expected.as_object().expect("properties") {
        assert_eq!(&thing[name], value, "{name} of {thing:#}");
    }
}

#[test]
fn an_article_says_what_it_is_and_where_it_stands() {
    let site = Workshop::demo(&[]);
    let page = page(&site, "fr/news/leuven/index.html");
    let title: String = select(&page, "h1")[0].text().collect();
    let publisher = &told(&page, "NewsArticle")["publisher"];
    check(publisher, &json!({ "@type": "Organization", "alternateName": "Efus" }));
    check(
        &told(&page, "NewsArticle"),
        &json!({
            "headline": title,
            "url": "https://belfry.example/fr/news/leuven/",
            "datePublished": "2020-11",
            "inLanguage": "fr",
        }),
    );
    let way = told(&page, "BreadcrumbList")["itemListElement"].clone();
    let steps: Vec<&Value> = way.as_array().expect("steps").iter().map(|step| &step["item"]).collect();
    let root = "https://belfry.example/fr/";
    assert_eq!(steps, [root, &[root, "news/"].concat(), &[root, "news/leuven/"].concat()]);
}

#[test]
fn an_event_says_when_where_and_whether() {
    let event = "+++\ntitle = \"Talk\"\nlabel = \"Talk\"\nstart = 2020-12-01T18:00:00\nend = 2020-12-01T20:00:00\n\
                 zone = \"Europe/Paris\"\nformat = \"hybrid\"\nvenue = \"Hall & stage\"\nplace = \"nice\"\n\
                 status = \"cancelled\"\norganisers = [\"efus\"]\n+++\n";
    let site_toml = "title = \"Told\"\nlanguages = [\"en\"]\nurl = \"https://told.example/\"\nzone = \"UTC\"\nnow = 2020-11-16\n";
    let workshop = Workshop::new();
    let content = workshop.content(&[
        ("site.toml", site_toml),
        ("events/talk.md", event),
        ("places.toml", "[nice]\nname.en = \"Nice\"\ncountry = \"FR\"\n"),
        ("organisations.toml", "[efus]\nname.en = \"Forum\"\n"),
    ]);
    let site = workshop.publish(&content, &[]);
    check(
        &told(&page(&site, "events/talk/index.html"), "Event"),
        &json!({
            "name": "Talk",
            "startDate": "2020-12-01T18:00:00+01:00",
            "endDate": "2020-12-01T20:00:00+01:00",
            "eventStatus": "https://schema.org/EventCancelled",
            "eventAttendanceMode": "https://schema.org/MixedEventAttendanceMode",
            "location": [
                {
                    "@type": "Place",
                    "name": "Hall & stage",
                    "address": { "@type": "PostalAddress", "addressLocality": "Nice", "addressCountry": "FR" },
                },
                { "@type": "VirtualLocation", "url": "https://told.example/events/talk/" },
            ],
        }),
    );
    assert!(site.text("events/talk/event.ics").contains("STATUS:CANCELLED\r\n"));
}

#[test]
fn the_front_says_whose_it_is_and_readers_own_pages_say_nothing() {
    let site = Workshop::demo(&[]);
    let front = told(&page(&site, "index.html"), "WebSite");
    check(&front, &json!({ "name": "Belfry", "url": "https://belfry.example/", "inLanguage": "en" }));
    assert!(!site.text("saved/index.html").contains("ld+json"));
}

#[test]
fn a_page_names_the_feeds_and_the_calendar_that_are_its_own() {
    let site = Workshop::demo(&[]);
    let of = |path: &str| -> Vec<String> {
        let page = page(&site, path);
        let links = select(&page, "head > link[rel='alternate'][type]");
        links.iter().filter_map(|link| link.attr("href")).map(str::to_owned).collect()
    };
    let loud = ["feed.atom", "feed.rss", "feed.json", "agenda.ics"]
        .map(|file| ["/fr/projects/loud/", file].concat());
    assert_eq!(of("fr/projects/loud/index.html"), loud);
    assert_eq!(of("news/leuven/index.html"), ["/feed.atom"]);
    for path in ["index.html", "agenda/index.html", "fr/projects/loud/index.html"] {
        for file in of(path) {
            assert!(site.files.contains_key(file.trim_start_matches('/')), "{file}");
        }
    }
}
