//! The ways of an event into a reader's calendar, as the pages offer them.

use std::collections::BTreeMap;
use std::fs;

use belfry::model::clean;
use belfry::syndicate::{CalendarEntry, EntryTime, calendar_links, mail_link, qr_code};
use scraper::Html;

use super::site::{Site, Workshop, select};

const SITE: &str = "title = \"Belfry\"\nlanguages = [\"en\", \"fr\"]\nzone = \"Europe/Paris\"\nnow = 2020-11-16\nurl = \"https://x.example/sub/\"\n";

/// An event of whole days that belongs to a project; the second line is more front matter.
fn fair(more: &str) -> String {
    format!("+++\ntitle = \"Fair\"\nsummary = \"All of it.\"\nprojects = [\"loud\"]\n{more}\n+++\n")
}

const PROJECT: (&str, &str) = ("projects/loud.md", "+++\ntitle = \"LOUD & co\"\n+++\nText.\n");

#[track_caller]
fn published(site: &str, event: &str) -> Site {
    let workshop = Workshop::new();
    let files = [("site.toml", site), PROJECT, ("events/fair.md", event)];
    let content = workshop.content(&files);
    workshop.publish(&content, &["--base", "/sub/"])
}

/// The links of a part of a page: words and address.
fn links(page: &str, part: &str) -> Vec<(String, String)> {
    let html = Html::parse_document(page);
    let link = |element: scraper::ElementRef<'_>| {
        let words: String = element.text().collect();
        (words.trim().to_owned(), element.attr("href").unwrap_or_default().to_owned())
    };
    select(&html, &[part, " a"].concat()).into_iter().map(link).collect()
}

/// That the menu of the event's page offers these ways, and under which button.
#[track_caller]
fn check(event: &str, button: &str, expected: &[&str]) {
    let site = published(SITE, event);
    let page = site.text("events/fair/index.html");
    let offered = links(page, ".menu-list");
    assert_eq!(offered.iter().map(|(words, _)| words.as_str()).collect::<Vec<_>>(), expected);
    let html = Html::parse_document(page);
    let buttons: Vec<String> =
        select(&html, ".menu > summary").iter().map(|summary| summary.text().collect()).collect();
    assert_eq!(buttons.concat(), button);
}

#[test]
fn an_event_to_come_is_offered_as_a_file_to_services_and_by_subscription() {
    let ways = ["Calendar file", "Google", "Outlook.com", "Office 365", "Yahoo", "LOUD & co", "Agenda"];
    check(&fair("first = 2020-12-02\nlast = 2020-12-03"), "Add to calendar", &ways);
    let site = published(SITE, &fair("first = 2020-12-02\nlast = 2020-12-03"));
    let offered = links(site.text("fr/events/fair/index.html"), ".menu-list");
    let hrefs: Vec<&str> = offered.iter().map(|(_, href)| href.as_str()).collect();
    assert_eq!(hrefs[0], "/sub/fr/events/fair/event.ics");
    assert_eq!(
        hrefs[5..],
        ["webcal://x.example/sub/fr/projects/loud/agenda.ics", "webcal://x.example/sub/fr/agenda.ics"]
    );
    let google = "https://calendar.google.com/calendar/render?action=TEMPLATE&text=Fair&dates=20201202%2F20201204&details=All%20of%20it.%0A%0Ahttps%3A%2F%2Fx.example%2Fsub%2Ffr%2Fevents%2Ffair%2F";
    assert_eq!(hrefs[1], google);
    for webcal in &hrefs[5..] {
        let file = webcal.replace("webcal://x.example/sub/", "");
        assert!(site.files.contains_key(&file), "{file}");
    }
}

#[test]
fn what_has_no_day_any_more_or_not_yet_comes_by_subscription_alone() {
    let ways = ["LOUD & co", "Agenda"];
    check(&fair("first = 2020-12-02\nstatus = \"postponed\""), "Subscribe", &ways);
    check(&fair("to_be_announced = \"spring 2021\""), "Subscribe", &ways);
}

#[test]
fn what_is_cancelled_or_over_is_not_offered() {
    check(&fair("first = 2020-12-02\nstatus = \"cancelled\""), "", &[]);
    check(&fair("first = 2020-11-15"), "", &[]);
}

#[test]
fn each_part_to_come_is_offered_by_itself() {
    let parts = "zone = \"America/New_York\"\n[[parts]]\nstart = 2020-11-01T10:00:00\nend = 2020-11-01T11:00:00\n[[parts]]\nstart = 2020-11-20T23:00:00\nend = 2020-11-21T00:30:00\ntitle = \"Night\"\n[[parts]]\nstart = 2020-11-22T10:00:00";
    let site = published(SITE, &fair(parts));
    let page = site.text("events/fair/index.html");
    let html = Html::parse_document(page);
    let titles: Vec<String> =
        select(&html, ".menu-title").iter().map(|title| title.text().collect()).collect();
    let expected = [
        "Friday, 20 November 2020, 23:00 – Saturday, 21 November 2020, 00:30",
        "Sunday, 22 November 2020, 10:00",
        "Subscribe",
    ];
    assert_eq!(titles, expected);
    let offered = links(page, ".menu-list");
    let google: Vec<&str> =
        offered.iter().filter(|(words, _)| words == "Google").map(|(_, href)| href.as_str()).collect();
    assert_eq!(google.len(), 2);
    assert!(
        google[0].contains("text=Fair%3A%20Night&dates=20201121T040000Z%2F20201121T053000Z&"),
        "{}",
        google[0]
    );
    assert!(google[1].contains("text=Fair&dates=20201122T150000Z%2F20201122T150000Z&"), "{}", google[1]);
}

#[test]
fn without_an_address_of_the_site_calendars_are_files_and_nothing_leads_back() {
    let site =
        published(&SITE.replace("url = \"https://x.example/sub/\"\n", ""), &fair("first = 2020-12-02"));
    let offered = links(site.text("events/fair/index.html"), ".menu-list");
    assert_eq!(offered[5].1, "/sub/projects/loud/agenda.ics");
    assert_eq!(offered[6].1, "/sub/agenda.ics");
    assert!(offered[1].1.ends_with("&details=All%20of%20it."), "{}", offered[1].1);
    for (path, page) in site.pages() {
        assert!(!page.contains("webcal:"), "{path}");
    }
}

#[test]
fn pages_with_a_calendar_offer_to_subscribe_and_say_what_it_holds() {
    let site = published(SITE, &fair("first = 2020-12-02"));
    for (page, folder) in [
        ("agenda/index.html", ""),
        ("fr/agenda/index.html", "fr/"),
        ("projects/loud/index.html", "projects/loud/"),
        ("feeds/index.html", "projects/loud/"),
        ("feeds/index.html", "fr/"),
    ] {
        let offered = links(site.text(page), "main");
        let has = |href: String| offered.iter().any(|(_, found)| *found == href);
        assert!(has(format!("webcal://x.example/sub/{folder}agenda.ics")), "{page}: {offered:?}");
        assert!(has(format!("/sub/{folder}agenda.ics")), "{page}: {offered:?}");
    }
    assert!(site.text("projects/loud/index.html").contains("past ones too"));
    assert!(site.text("agenda/index.html").contains("past ones too"));
}

#[test]
fn hostile_titles_stay_inside_their_links() {
    let title = "R&D \\\"#1\\\" 100% <b> 👩‍🚀 \u{202e}שלום";
    let event = fair("first = 2020-12-02").replace("\"Fair\"", &format!("\"{title}\""));
    let site = published(SITE, &event);
    let offered = links(site.text("events/fair/index.html"), ".menu-list");
    for (service, href) in &offered[1..5] {
        assert!(href.starts_with("https://") && href.is_ascii(), "{service}: {href}");
        assert!(!href.contains(['"', '<', '#', ' ', '+']), "{service}: {href}");
        assert!(href.contains("R%26D%20%22%231%22%20100%25%20%3Cb%3E%20%F0%9F"), "{service}: {href}");
    }
    // A link of content cannot subscribe to anything.
    let event = format!("{}\n[x](webcal://evil.example/agenda.ics)\n", fair("first = 2020-12-02"));
    let workshop = Workshop::new();
    let content = workshop.content(&[("site.toml", SITE), ("events/fair.md", &event)]);
    let output = workshop.command(&content, "site", &[]).output().expect("the publisher starts");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(said.contains("webcal:"), "{said}");
}

/// What a service or a program for mail reads from an address: its parameters, each told once.
fn parameters(address: &str) -> BTreeMap<String, String> {
    assert!(address.bytes().all(|byte| byte.is_ascii_graphic()), "{address}");
    let (_, query) = address.split_once('?').expect("parameters");
    assert!(!query.contains(['#', '+', '"', '<', '>', '\'']), "{address}");
    let pairs: Vec<_> = form_urlencoded::parse(query.as_bytes()).into_owned().collect();
    let map: BTreeMap<String, String> = pairs.iter().cloned().collect();
    assert_eq!(map.len(), pairs.len(), "{address}");
    map
}

#[test]
fn naughty_strings_reach_calendars_and_mails_as_they_are() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/adversarial/blns/blns.json");
    let list = fs::read_to_string(path).unwrap_or_else(|error| panic!("{path}: {error}"));
    let list: Vec<String> = serde_json::from_str(&list).expect("a list of texts");
    assert_eq!(list.len(), 515);
    for text in &list {
        // As it stands in a newsroom, in one line, which most are.
        let text = clean(&format!("[{text}]"));
        let is_break = |c: char| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}');
        let line = text.split(is_break).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
        let short: String = text.trim().chars().take(240).collect();
        let entry =
            CalendarEntry { title: &text, place: &text, summary: &text, address: "https://x.example/" };
        let names = [
            ["text", "location", "details"],
            ["subject", "location", "body"],
            ["subject", "location", "body"],
            ["title", "in_loc", "desc"],
        ];
        for ((service, link), [title, place, about]) in
            calendar_links(&entry, EntryTime::Instants(0, 3600)).into_iter().zip(names)
        {
            let told = parameters(&link);
            assert_eq!((&told[title], &told[place]), (&line, &line), "{service}");
            assert!(
                told[about].starts_with(&short) && told[about].ends_with("\n\nhttps://x.example/"),
                "{service}: {text}"
            );
        }
        let mail = parameters(&mail_link(&text, "https://x.example/?q=a%20b&c"));
        assert_eq!(mail["subject"], line);
        assert_eq!(mail["body"], format!("{line}\r\n\r\nhttps://x.example/?q=a%20b&c"));
        assert_eq!(mail.len(), 2);
        assert!(qr_code(&text).is_some() || text.len() > 2_953);
    }
}
