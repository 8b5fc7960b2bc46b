//! What can be chosen on the agenda, as text: facets and counts, what is left, and what is said of it.

use scraper::Html;

use crate::shown::{Site, all, check, check_labels, site_of};

/// The addresses of all links in `main` that a selector finds.
#[track_caller]
fn lead(page: &Html, selector: &str, expected: &[&str]) {
    let links = all(page, &format!("main {selector}"));
    let found: Vec<&str> = links.iter().filter_map(|link| link.attr("href")).collect();
    assert_eq!(found, expected, "{selector}");
}

/// The events of a page, in the order of its rows.
#[track_caller]
fn shows(site: &Site, address: &str, expected: &[&str]) {
    let page = site.page(address);
    let rows = all(&page, "main [data-event]");
    let found: Vec<&str> = rows.iter().filter_map(|row| row.attr("data-event")).collect();
    assert_eq!(found, expected, "{address}");
}

/// An event on a day.
fn event(slug: &str, day: &str, more: &str) -> (String, String) {
    (format!("events/{slug}.md"), format!("+++\ntitle = \"{slug}\"\nfirst = {day}\n{more}\n+++\n"))
}

const ALL: [&str; 8] = [
    "safeci-workshop",
    "match-sport-partners-meeting",
    "icarus-coordination-meeting",
    "drones-and-petty-crime",
    "loud-online-event",
    "crime-alerting-applications",
    "bridge-polarisation-indicators",
    "urban-agenda-workshop",
];

#[test]
fn the_agenda_is_filtered_by_what_the_address_asks_for() {
    let site = Site::demo();
    shows(&site, "/agenda/", &ALL);
    let of_group = ["drones-and-petty-crime", "crime-alerting-applications"];
    shows(&site, "/agenda/?group=security-and-innovation", &of_group);
    shows(&site, "/agenda/?group=security-and-innovation&q=petty", &of_group[..1]);
    shows(&site, "/agenda/?-format=online", &ALL[..3]);
    shows(&site, "/agenda/?from=2021", &["drones-and-petty-crime"]);
    shows(&site, "/agenda/?q=format:online+nothing", &[]);
    // What a row says of its project is searched, too, whatever its case and accents.
    shows(&site, "/agenda/?q=M%C3%84TCH-sp", &["match-sport-partners-meeting"]);
    shows(&site, "/fr/agenda/?q=petite+delinq", &["drones-and-petty-crime"]);
    shows(&site, "/agenda/2020-12/?project=icarus", &["icarus-coordination-meeting"]);
    shows(&site, "/agenda/2021-01/?format=on-site", &[]);
}

#[test]
fn a_mistyped_address_shows_the_agenda() {
    let site = Site::demo();
    for query in ["colour=red&page=4", "topic=&format=&q=", "%ff=%fe&&&=", "from=soon&to=never", "q=%20-%20"]
    {
        shows(&site, &format!("/agenda/?{query}"), &ALL);
        check(&site.page(&format!("/agenda/?{query}")), ".chip", &[]);
    }
    shows(&site, "/agenda/?format=Offline", &[]);
    shows(&site, "/agenda/?-format=Online", &ALL[..3]);
}

#[test]
fn filters_say_how_many_events_they_would_leave() {
    let site = Site::demo();
    let page = site.page("/agenda/?group=security-and-innovation");
    check(&page, "#count", &["2 of 8 events"]);
    check(&page, ".results-head > p", &["1 to come, 1 past"]);
    check(&page, ".chip", &["Remove: Security & Innovation"]);
    check_labels(&page, "aside .facet-link[aria-current]", &["Security & Innovation 2 events"]);
    let topics = "aside [aria-labelledby=w-topic] .facet-link:not([aria-disabled])";
    check(&page, topics, &["Security and innovation 2", "Victim support 1"]);
    check_labels(&page, topics, &["Security and innovation 2 events", "Victim support 1 event"]);
    let group = "group=security-and-innovation";
    lead(&page, ".chip", &["/agenda/"]);
    let month = format!("/agenda/2021-01/?{group}");
    let ways = [&format!("/agenda/?{group}"), &month, &format!("/agenda/?{group}#past")];
    lead(&page, ".agenda-tools .choice a", &ways.map(String::as_str));
    lead(&page, ".past-months a", &[&format!("/agenda/2020-10/?{group}")]);
    check(&page, ".past-months a", &["October1 event"]);
    let kept = all(&page, "form[role=search] input[type=hidden]");
    let kept: Vec<_> = kept.iter().map(|it| (it.attr("name"), it.attr("value"))).collect();
    assert_eq!(kept, [(Some("group"), Some("security-and-innovation"))]);
}

#[test]
fn the_links_of_a_month_keep_what_is_asked() {
    let page = Site::demo().page("/agenda/2020-12/?-project=icarus&q=meeting");
    check(&page, "#count", &["1 of 3 events"]);
    check(&page, ".chip", &["Remove: without IcARUS", "Remove: “meeting”"]);
    let kept = "?-project=icarus&q=meeting";
    let others = [format!("/agenda/2020-10/{kept}"), format!("/agenda/2021-01/{kept}")];
    lead(&page, ".month-head a", &others.each_ref().map(String::as_str));
    check(&page, ".month-event", &["MATCH-SPORT: the partners’ information meeting"]);
    check(&page, ".past-months a", &[]);
}

#[test]
fn nothing_found_says_what_to_drop() {
    let site = Site::demo();
    let page = site.page("/agenda/?topic=public-spaces&format=online&q=drones");
    check(&page, "#count", &["No event has all of this"]);
    check(&page, ".nothing-found > p", &["You asked for Public spaces, Online and “drones”."]);
    check(
        &page,
        ".nothing-found li",
        &["Without Public spaces: 1 event", "Without “drones”: 1 event", "Clear all: 8 events"],
    );
    lead(
        &page,
        ".nothing-found a",
        &["/agenda/?format=online&q=drones", "/agenda/?topic=public-spaces&format=online", "/agenda/"],
    );
    let month = site.page("/agenda/2020-12/?-topic=gone&format=online");
    check(
        &month,
        ".nothing-found li",
        &["Without Online: 3 events", "Look in all months", "Clear all: 3 events"],
    );
    lead(&month, ".nothing-found li:nth-child(2) a", &["/agenda/?-topic=gone&format=online"]);
    assert!(all(&month, "main [data-action=calendar]").len() == 1, "the button is there, in a hidden part");
    assert_eq!(all(&month, "main [hidden] > [data-action=calendar]").len(), 1);
}

#[test]
fn without_the_app_values_lead_to_pages_of_their_own() {
    let page = Site::demo().page("/agenda/");
    check(&page, "#count", &["8 events"]);
    check(&page, ".results-head > p", &["5 to come, 3 past"]);
    lead(
        &page,
        "aside [aria-labelledby=w-project] .facet-link",
        &[
            "/projects/bridge/",
            "/projects/icarus/",
            "/projects/loud/",
            "/projects/match-sport/",
            "/groups/security-and-innovation/",
            "/groups/security-in-public-spaces/",
        ],
    );
    // These have none: style makes them plain words where there are no scripts.
    lead(&page, "aside [aria-labelledby=w-format] .facet-link", &["/agenda/?format=online"]);
}

#[test]
fn an_old_name_finds_what_it_is_called_today() {
    let topics = "[youth]\nname = \"Youth\"\naliases = [\"/topics/young/\"]\n";
    let site = site_of(&[
        ("topics.toml".to_owned(), topics.to_owned()),
        event("a", "2020-12-01", "topics = [\"youth\"]"),
        event("b", "2020-12-02", ""),
    ]);
    let page = site.page("/agenda/?topic=young");
    shows(&site, "/agenda/?topic=young", &["a"]);
    check(&page, ".chip", &["Remove: Youth"]);
    lead(&page, ".agenda-tools .choice a:first-child", &["/agenda/?topic=youth"]);
}

#[test]
fn countries_are_those_of_the_places() {
    let places = "[lyon]\nname = \"Lyon\"\ncountry = \"FR\"\n[france]\nname = \"La France\"\ncode = \"FR\"\n[ghent]\nname = \"Ghent\"\ncountry = \"BE\"\n";
    let site = site_of(&[
        ("places.toml".to_owned(), places.to_owned()),
        event("a", "2020-12-01", "place = \"lyon\"\nformat = \"on site\""),
        event("b", "2020-12-02", "place = \"france\"\nformat = \"hybrid\""),
        event("c", "2020-12-03", "place = \"ghent\"\nformat = \"on site\""),
    ]);
    let page = site.page("/agenda/");
    let countries = ["La France 2", "BE 1"];
    check(&page, "aside [aria-labelledby=w-country] .facet-link", &countries);
    let formats = ["On site 2", "Online and on site 1"];
    check(&page, "aside [aria-labelledby=w-format] .facet-link", &formats);
    shows(&site, "/agenda/?country=FR", &["a", "b"]);
    shows(&site, "/agenda/?country=FR&-format=hybrid", &["a"]);
    shows(&site, "/agenda/?q=ghent", &["c"]);
}

#[test]
fn of_a_long_past_the_last_are_shown_and_all_are_counted() {
    let files: Vec<_> = (1..=28)
        .map(|day| event(&format!("e{day:02}"), &format!("2019-02-{day:02}"), "format = \"online\""))
        .chain([event("later", "2020-03-01", "format = \"on site\"")])
        .collect();
    let site = site_of(&files);
    let page = site.page("/agenda/");
    check(&page, "#count", &["29 events"]);
    assert_eq!(all(&page, "main [data-event]").len(), 12);
    check(
        &page,
        "[aria-labelledby=past] p.quiet.small",
        &["The last 12 of 29; the others stand in their months."],
    );
    check(&page, ".past-months a", &["March1 event", "February28 events"]);
    let found = site.page("/agenda/?format=online");
    check(&found, "#count", &["28 of 29 events"]);
    assert_eq!(all(&found, "main [data-event]").len(), 28);
    check(&found, "[aria-labelledby=past] p.quiet.small", &[]);
    check(&found, ".past-months a", &["February28 events"]);
    shows(&site, "/agenda/?q=e01", &["e01"]);
}

#[test]
fn a_long_list_is_folded_and_what_is_chosen_is_shown() {
    let names: Vec<String> = (0..17).map(|at| format!("t{at:02}")).collect();
    let topics: String = names.iter().map(|name| format!("[{name}]\nname = \"{name}\"\n")).collect();
    let mut files = vec![("topics.toml".to_owned(), topics)];
    files.extend(names.iter().map(|name| event(name, "2020-12-01", &format!("topics = [\"{name}\"]"))));
    let site = site_of(&files);
    let shown = |address: &str| {
        all(&site.page(address), "main aside [aria-labelledby=w-topic] .facet-row:not([hidden])").len()
    };
    assert_eq!(shown("/agenda/"), 12);
    assert_eq!(shown("/agenda/?topic=t16"), 13);
    let page = site.page("/agenda/");
    check(&page, "aside .facet-more", &["Show all 17"]);
    lead(&page, "aside .facet-more", &["/topics/"]);
}
