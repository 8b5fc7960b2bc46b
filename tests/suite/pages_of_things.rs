//! The pages of agenda, events, projects, topics, people, organisations and places, rendered
//! natively as readers without the app get them.

use std::collections::BTreeSet;
use std::sync::Arc;

use belfry::app::content::Store;
use belfry::model::Newsroom;
use belfry::publish::bundling::{Bundle, bundle};
use belfry::publish::compile::Compiled;
use belfry::publish::render::render;
use belfry::route::{Addresses, Route};
use scraper::{Html, Selector};

use crate::newsroom::{compiled, content_of, read, repository};

/// A published newsroom, page by page.
struct Site {
    newsroom: Newsroom,
    store: Store,
    addresses: Arc<Addresses>,
}

/// A page as it was rendered.
struct Page(Html);

impl Site {
    fn of(compiled: Compiled) -> Self {
        let newsroom = compiled.newsroom.expect("a newsroom without problems");
        let Bundle { manifest, files, .. } = bundle(&newsroom, &compiled.now);
        let addresses = Arc::new(Addresses::new("/", newsroom.site.languages.clone()));
        Self { newsroom, store: Store::new(manifest, files), addresses }
    }

    fn demo() -> Self {
        Self::of(compiled(read(&repository("content"))))
    }

    fn made_of(files: &[(&str, &str)]) -> Self {
        let compiled = compiled(content_of(files));
        assert_eq!(crate::newsroom::printed(&compiled), "");
        Self::of(compiled)
    }

    #[track_caller]
    fn page(&self, path: &str) -> Page {
        let (language, route) = self.addresses.parse(path).expect(path);
        let page = render(&self.store, &self.addresses, &language, Some(&route)).expect(path);
        assert!(page.found, "{path}");
        Page(Html::parse_fragment(&page.body))
    }

    /// Every address that this file looks after, in every language.
    fn paths(&self) -> Vec<String> {
        let newsroom = &self.newsroom;
        let mut routes = vec![Route::Projects, Route::Topics, Route::Agenda, Route::Saved, Route::Feeds];
        routes.extend(newsroom.projects.iter().map(|it| Route::Project(it.slug.clone())));
        routes.extend(newsroom.groups.iter().map(|it| Route::Group(it.slug.clone())));
        routes.extend(newsroom.topics.iter().map(|it| Route::Topic(it.slug.clone())));
        routes.extend(newsroom.people.iter().map(|it| Route::Person(it.slug.clone())));
        routes.extend(newsroom.organisations.iter().map(|it| Route::Organisation(it.slug.clone())));
        routes.extend(newsroom.places.iter().map(|it| Route::Place(it.slug.clone())));
        routes.extend(newsroom.events.iter().map(|it| Route::Event(it.slug.clone())));
        routes
            .extend([(2020, 10), (2020, 12), (2021, 1)].map(|(year, month)| Route::AgendaMonth(year, month)));
        let languages = self.addresses.languages().iter();
        languages
            .flat_map(|language| routes.iter().map(|route| self.addresses.href(language, route)))
            .collect()
    }
}

impl Page {
    /// The texts of all elements of a selector, white space drawn together.
    fn texts(&self, selector: &str) -> Vec<String> {
        let selector = Selector::parse(selector).expect(selector);
        let text = |element: scraper::ElementRef<'_>| {
            let text: String = element.text().collect();
            text.split_whitespace().collect::<Vec<_>>().join(" ")
        };
        self.0.select(&selector).map(text).collect()
    }

    /// An attribute of all elements of a selector.
    fn attributes(&self, selector: &str, name: &str) -> Vec<String> {
        let parsed = Selector::parse(selector).expect(selector);
        self.0.select(&parsed).filter_map(|element| element.attr(name).map(str::to_owned)).collect()
    }

    /// Terms of facts with their descriptions: `Place: Not stated`.
    fn facts(&self) -> Vec<String> {
        let terms = self.texts("main dl.facts > div > dt");
        let said = self.texts("main dl.facts > div > dd");
        terms.iter().zip(said).map(|(term, said)| format!("{term}: {said}")).collect()
    }
}

#[track_caller]
fn check(found: Vec<String>, expected: &[&str]) {
    assert_eq!(found, expected);
}

/// That each of these facts is among those of the page.
#[track_caller]
fn check_facts(page: &Page, expected: &[&str]) {
    let facts = page.facts();
    for fact in expected {
        assert!(facts.iter().any(|found| found == fact), "\"{fact}\" is not in {facts:#?}");
    }
}

#[test]
fn every_page_has_one_heading_labelled_sections_and_ids_of_its_own() {
    let site = Site::demo();
    let paths = site.paths();
    assert!(paths.len() > 90, "{} pages", paths.len());
    for path in paths {
        let page = site.page(&path);
        assert_eq!(page.texts("main h1").len(), 1, "{path}");
        assert!(page.texts("main h1").iter().all(|title| !title.is_empty()), "{path}");
        let ids = page.attributes("[id]", "id");
        let unique: BTreeSet<&String> = ids.iter().collect();
        assert_eq!(unique.len(), ids.len(), "{path}: {ids:?}");
        let sections = page.texts("main section").len();
        let labels = page.attributes("main section", "aria-labelledby");
        assert_eq!(labels.len(), sections, "{path}");
        assert!(labels.iter().all(|label| unique.contains(label)), "{path}: {labels:?}");
        assert!(page.attributes("[style]", "style").is_empty(), "{path}");
    }
}

#[test]
fn the_agenda_tells_what_comes_by_month_then_what_has_no_day_then_what_is_past() {
    let page = Site::demo().page("/agenda/");
    let titles = ["December 2020", "January 2021", "Without a day", "Past"];
    check(page.texts("main .axis .band-title"), &titles);
    let numerals = ["2–3", "10", "17", "22", "", "30", "27", "16"];
    check(page.texts(".day-numeral"), &numerals);
    assert_eq!(page.texts("[data-past]").len(), 3);
    check(page.texts(".agenda-tools .choice a"), &["List", "Month", "Past"]);
    let ways = ["/agenda/", "/agenda/2020-12/", "/agenda/#past"];
    check(page.attributes(".agenda-tools .choice a", "href"), &ways);
    check(page.attributes(".past-months a", "href"), &["/agenda/2020-10/"]);
}

#[test]
fn the_french_agenda_speaks_french_and_stays_french() {
    let page = Site::demo().page("/fr/agenda/");
    check(page.texts("main .axis .band-title"), &["Décembre 2020", "Janvier 2021", "Sans date", "Passés"]);
    let links = page.attributes("main a", "href");
    let is_french = |href: &String| href.trim_start_matches("webcal://belfry.example").starts_with("/fr/");
    assert!(links.iter().all(is_french), "{links:?}");
}

#[test]
fn an_agenda_without_events_says_so() {
    let page = Site::made_of(&[]).page("/agenda/");
    check(page.texts("main .lead"), &["Nothing is announced at the moment."]);
    check(page.texts(".agenda-tools .choice a"), &["List", "Past"]);
}

#[test]
fn a_month_is_a_table_and_the_same_days_as_a_list() {
    let page = Site::demo().page("/agenda/2020-12/");
    check(page.texts("caption"), &["December 2020: three events"]);
    assert_eq!(page.texts("table.month tbody tr").len(), 5);
    check(page.texts("table.month th[scope=col]"), &["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]);
    check(page.attributes("a.month-day", "href"), &["#day-2", "#day-10", "#day-17"]);
    check(page.attributes(".day-list > li", "id"), &["day-2", "day-10", "day-17"]);
    check(page.attributes(".month-event[data-days]", "data-days"), &["2"]);
    check(page.texts(".month-continues"), &["SafeCi: a workshop on protecting public spaces, continued"]);
    check(page.attributes(".month-head a", "href"), &["/agenda/2020-10/", "/agenda/2021-01/"]);
    check(page.texts(".month-head a"), &["Earlier: October", "Later: January 2021"]);
}

#[test]
fn weeks_begin_as_the_language_has_it() {
    let site = Site::made_of(&[
        (
            "site.toml",
            "title = \"N\"\nlanguages = [\"en-US\"]\nurl = \"https://x.example/\"\nnow = 2021-01-16\n",
        ),
        ("events/fair.md", "+++\ntitle = \"Fair\"\nfirst = 2021-01-22\nlast = 2021-01-25\n+++\n"),
    ]);
    let page = site.page("/agenda/2021-01/");
    check(page.texts("table.month th[scope=col]"), &["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]);
    // From Friday to Monday, over the end of a week.
    check(page.attributes(".month-event", "data-days"), &["2", "2"]);
}

const FAIR: &str = "+++\ntitle = \"Fair\"\nfirst = 2020-11-27\nlast = 2020-12-08\n+++\n";
const TALK: &str = "+++\ntitle = \"Talk\"\nfirst = 2020-12-01\n+++\n";

#[test]
fn a_bar_begins_again_in_each_week_and_month_that_it_reaches() {
    let site = Site::made_of(&[("events/fair.md", FAIR), ("events/talk.md", TALK)]);
    let page = site.page("/agenda/2020-12/");
    check(page.texts(".month-event"), &["Fair", "Talk", "Fair"]);
    check(page.attributes(".month-event[data-begun]", "data-days"), &["6", "2"]);
    check(page.attributes(".day-list > li", "id"), &["day-1"]);
    let november = site.page("/agenda/2020-11/");
    check(november.attributes(".month-event", "data-days"), &["3"]);
    check(november.texts("[aria-current=date]"), &["16"]);
}

#[test]
fn a_month_leads_back_to_that_of_today() {
    let site = Site::made_of(&[("events/fair.md", FAIR), ("events/talk.md", TALK)]);
    let (december, november) = (site.page("/agenda/2020-12/"), site.page("/agenda/2020-11/"));
    check(december.texts(".month-head a"), &["Earlier: November", "Today"]);
    check(december.attributes(".month-head a", "href"), &["/agenda/2020-11/", "/agenda/2020-11/"]);
    check(november.texts(".month-head a"), &["Later: December"]);
}

#[test]
fn an_event_tells_clock_zone_and_what_is_not_stated() {
    let page = Site::demo().page("/events/drones-and-petty-crime/");
    check(page.texts(".event-numeral"), &["22"]);
    check(page.texts("main header .dateline"), &["Web conference Planned"]);
    check_facts(
        &page,
        &[
            "Paris: Friday, 22 January 2021, 11:00–12:00",
            "Time zone: Europe/Paris, on that day one hour ahead of UTC Change place",
            "Place: Online. The address to join is not stated",
            "Part of: Security & Innovation",
            "Speakers: Not stated",
        ],
    );
    let calendar = page.attributes(".menu-list > ul:first-child a", "href");
    check(calendar, &["/events/drones-and-petty-crime/event.ics"]);
    check(page.attributes("[data-action=save]", "data-slug"), &["drones-and-petty-crime"]);
    check(page.attributes(".turn a", "rel"), &["prev", "next"]);
}

#[test]
fn an_event_without_a_day_offers_no_calendar_file() {
    let page = Site::demo().page("/events/loud-online-event/");
    check(page.texts(".event-day"), &["To be announced"]);
    let calendars =
        ["webcal://belfry.example/projects/loud/agenda.ics", "webcal://belfry.example/agenda.ics"];
    check(page.attributes(".event-actions a", "href"), &calendars);
    check_facts(&page, &["To be announced: No day yet. It comes to your calendar when it has a day."]);
}

#[test]
fn what_is_lost_is_said_first_and_struck_out() {
    let lost = |status: &str| {
        let event = format!("+++\ntitle = \"Talk\"\nfirst = 2020-12-01\nstatus = \"{status}\"\n+++\n");
        Site::made_of(&[("events/talk.md", &event)])
    };
    let postponed = lost("postponed").page("/events/talk/");
    check(postponed.texts("header .status"), &["Postponed"]);
    check(postponed.texts("dd s"), &["Tuesday, 1 December 2020"]);
    check_facts(&postponed, &["Status: Postponed. new day to be announced"]);
    let cancelled = lost("cancelled");
    check(cancelled.page("/events/talk/").attributes(".event-actions a", "href"), &[]);
    check(cancelled.page("/agenda/").attributes(".day-row", "data-status"), &["cancelled"]);
}

#[test]
fn a_place_with_coordinates_leads_to_a_map() {
    let event = "+++\ntitle = \"Talk\"\nfirst = 2020-12-01\nplace = \"leuven\"\nvenue = \"Town hall\"\nformat = \"on site\"\nregistration = \"https://www.example.org/x\"\nregistration_until = 2020-11-20\n+++\n";
    let places = "[leuven]\nname = \"Leuven\"\ncountry = \"BE\"\nlatitude = 50.879\nlongitude = 4.7005\n";
    let site = Site::made_of(&[("events/talk.md", event), ("places.toml", places)]);
    let page = site.page("/events/talk/");
    check_facts(
        &page,
        &[
            "Place: Town hallLeuven On a mapOn site",
            "Registration: Register at example.org, until 20 November 2020",
        ],
    );
    let map = "https://www.openstreetmap.org/?mlat=50.879000&mlon=4.700500#map=14/50.879000/4.700500";
    assert!(page.attributes("dd a", "href").iter().any(|href| href == map));
    let over = event.replace("first = 2020-12-01", "first = 2020-10-01");
    let page = Site::made_of(&[("events/talk.md", &over), ("places.toml", places)]).page("/events/talk/");
    assert!(
        !page.attributes("dd a", "href").iter().any(|href| href.contains("example.org")),
        "nobody registers"
    );
}

#[test]
fn a_project_tells_facts_partners_time_and_outputs() {
    let page = Site::demo().page("/projects/loud/");
    check(page.texts("h1.poster"), &["LOUD"]);
    check_facts(
        &page,
        &[
            "Full name: Young local leaders for inclusion",
            "State: Ongoing",
            "Years: Not stated",
            "Address: Not stated",
            "Leader: European Forum for Urban Security",
            "Partners: Nine partners; the source does not name them",
        ],
    );
    check(page.attributes("svg.tally", "aria-label"), &["One leader, nine partners"]);
    assert_eq!(page.texts(".tally rect").len(), 10);
    check(page.attributes(".timeline > li[data-open] a", "href"), &["/events/loud-online-event/"]);
    check(page.attributes(".timeline > li:not([data-open]) a", "href"), &["/news/loud-online-event/"]);
    check(page.texts(".outputs td"), &["Young people of nine local authorities", "Address not stated"]);
    assert!(page.texts("#near").iter().any(|title| title == "Also led by Efus"));
}

#[test]
fn projects_that_ended_stand_apart() {
    let page = Site::demo().page("/projects/");
    check(page.texts("main .lead"), &["Seven projects, and three groups"]);
    check(page.texts("main .band-title"), &["Under way or not stated", "Ended projects", "Groups"]);
    check(page.texts("#ended"), &["Ended projects"]);
    check(page.texts("section[aria-labelledby=ended] h3"), &["SOLIDIFY"]);
}

#[test]
fn more_news_than_fits_is_behind_a_filter_of_the_news() {
    let mut files = vec![("topics.toml".to_owned(), "[water]\nname = \"Water\"\n".to_owned())];
    files.extend((1..=23).map(|number| {
        let text =
            format!("+++\ntitle = \"N{number}\"\npublished = 2020-10-01\ntopics = [\"water\"]\n+++\nText.\n");
        (format!("news/n{number}.md"), text)
    }));
    let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    let page = Site::made_of(&files).page("/topics/water/");
    assert_eq!(page.texts(".article-row").len(), 20);
    check(page.texts("a.more"), &["All 23 articles"]);
    check(page.attributes("a.more", "href"), &["/news/?topic=water"]);
}

#[test]
fn narrower_topics_stand_under_wider_ones() {
    let topics = "[city]\nname = \"City\"\n[night]\nname = \"Night\"\nparent = \"city\"\n";
    let site = Site::made_of(&[("topics.toml", topics)]);
    let page = site.page("/topics/");
    check(page.attributes("main .topic-row > h2 a", "href"), &["/topics/city/"]);
    check(page.attributes("main .topic-tree a", "href"), &["/topics/night/"]);
    check_facts(&site.page("/topics/night/"), &["Part of: City"]);
    check_facts(&site.page("/topics/city/"), &["More exactly: Night"]);
}

#[test]
fn an_organisation_has_the_roles_it_plays() {
    let page = Site::demo().page("/organisations/efus/");
    check_facts(&page, &["Short name: Efus", "Own site: Not stated"]);
    let roles = page.texts("section[aria-labelledby=parts] .directory-row");
    assert!(roles.iter().any(|row| row.starts_with("LOUD") && row.ends_with("Leader")), "{roles:?}");
    let partner = roles.iter().find(|row| row.starts_with("Peace in Our Cities"));
    assert!(partner.is_some_and(|row| row.contains("Partner")), "{roles:?}");
}

#[test]
fn a_person_has_what_is_said_of_them() {
    let page = Site::demo().page("/fr/people/mohamed-ridouani/");
    check(page.texts("main .lead"), &["Maire de Louvain"]);
    check(page.attributes(".article-row h3 a", "href"), &["/fr/news/leuven/"]);
}

#[test]
fn a_country_gathers_what_its_places_do() {
    let page = Site::demo().page("/places/belgium/");
    check(page.texts("main .kind").into_iter().take(1).collect(), &["Country"]);
    check(page.attributes(".article-row h3 a", "href"), &["/news/leuven/"]);
    check_facts(&page, &["Place: Leuven", "Organisations there: City of Leuven"]);
}

#[test]
fn a_text_in_another_language_is_marked_with_it() {
    let talk = "+++\ntitle = \"Charla\"\nlanguage = \"es\"\nfirst = 2020-12-01\nsummary = \"Una charla\"\n+++\nTexto.\n";
    let site = Site::made_of(&[("events/talk.md", talk)]);
    let page = site.page("/events/talk/");
    check(page.attributes("h1, .lead, .reading", "lang"), &["es", "es", "es"]);
    check(site.page("/agenda/2020-12/").attributes("a.month-event", "lang"), &["es"]);
}

#[test]
fn the_static_page_of_saved_things_says_that_it_needs_the_app() {
    let page = Site::demo().page("/saved/");
    assert!(page.texts("main section p")[0].ends_with("that needs JavaScript."));
    check(page.texts("main button"), &[]);
}

#[test]
fn feeds_are_those_that_exist() {
    let page = Site::demo().page("/fr/feeds/");
    let listed = page.attributes("main a[rel=external]", "href");
    let forms = ["feed.atom", "feed.rss", "feed.json", "agenda.ics"];
    let of = |folder: &str| forms.map(|file| [folder, file].concat());
    let (webcal, files): (Vec<String>, Vec<String>) =
        listed.into_iter().partition(|href| href.starts_with("webcal:"));
    assert_eq!(files[..8], [of("/"), of("/fr/")].concat());
    assert_eq!(webcal[..2], ["webcal://belfry.example/agenda.ics", "webcal://belfry.example/fr/agenda.ics"]);
    assert_eq!(webcal.len(), files.iter().filter(|file| file.ends_with("/agenda.ics")).count());
    let listed = files;
    for folder in ["/fr/projects/loud/", "/fr/groups/peace-in-our-cities/", "/fr/topics/public-spaces/"] {
        assert!(of(folder).iter().all(|file| listed.contains(file)), "{folder}: {listed:?}");
    }
    let kinds = listed.iter().filter(|file| file.starts_with("/fr/kinds/")).count();
    assert!(kinds > 0 && kinds.is_multiple_of(3), "{listed:?}");
}
