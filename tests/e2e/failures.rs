//! A line that breaks, a server that stops, files that are damaged: nothing is lost, and there is a
//! way on.

use crate::harness::{Host, Reader, Rule, Site, reading, reading_from, reading_the_big_one};

const LEUVEN: &str = "Leuven, small capital of many origins";

/// Opens the news with a choice made, breaks the host, and asks for an article.
async fn check(reader: &Reader, breaks: impl Fn(&Host), mends: impl Fn(&Host)) {
    reader.foresees("/bundle/");
    // The page's own part of the app comes from there, too.
    reader.foresees("belfry-articles");
    reader.foresees("/news/leuven/");
    reader.passes_by_the_worker().await;
    reader.visit("/news/?topic=life-of-the-network").await;
    reader.marks_the_page().await;
    breaks(&reader.host);
    reader.follow(LEUVEN).await;
    reader.until_address("/news/leuven/").await;
    assert_has_not_reached(reader).await;
    reader.go_back().await;
    reader.until_address("/news/?topic=life-of-the-network").await;
    assert_eq!(reader.shown_titles().await.len(), 3, "what was there before is still there");
    mends(&reader.host);
    reader.follow(LEUVEN).await;
    reader.until_heading(LEUVEN).await;
    assert!(reader.page_is_marked().await, "the page was loaded anew");
}

async fn assert_has_not_reached(reader: &Reader) {
    let heading = reader.heading().await;
    assert!(heading.ends_with("not reached you"), "{heading}");
    let ways = "return document.querySelectorAll('main a[href], main button').length;";
    assert!(reader.ask::<usize>(ways, vec![]).await > 0, "there is no way on");
}

#[test]
fn a_refused_file_is_told_and_can_be_asked_for_again() {
    reading(Site::demo(), async |reader: &Reader| {
        check(reader, |host| host.misbehave("/bundle/bodies/", Rule::Status(500)), Host::behave).await;
    });
}

#[test]
fn a_damaged_file_is_told_and_can_be_asked_for_again() {
    reading(Site::demo(), async |reader: &Reader| {
        check(reader, |host| host.misbehave("/bundle/bodies/", Rule::Damaged), Host::behave).await;
    });
}

#[test]
fn a_cut_line_is_told_and_can_be_asked_for_again() {
    reading(Site::demo(), async |reader: &Reader| {
        check(reader, |host| host.misbehave("/bundle/bodies/", Rule::Cut), Host::behave).await;
    });
}

#[test]
fn a_server_that_stops_is_told_and_can_come_back() {
    reading(Site::demo(), async |reader: &Reader| {
        check(reader, Host::stop, Host::come_back).await;
    });
}

#[test]
fn the_way_on_from_a_failure_leads_to_the_page() {
    reading(Site::demo(), async |reader: &Reader| {
        reader.foresees("/bundle/");
        reader.passes_by_the_worker().await;
        reader.visit("/news/").await;
        reader.host.misbehave("/bundle/bodies/", Rule::Status(503));
        reader.follow(LEUVEN).await;
        reader.until_address("/news/leuven/").await;
        assert_has_not_reached(reader).await;
        reader.host.behave();
        reader.follow("Try again").await;
        reader.until_heading(LEUVEN).await;
    });
}

#[test]
fn an_app_that_cannot_be_loaded_leaves_the_page_as_it_is() {
    for rule in [Rule::Status(500), Rule::Cut, Rule::Damaged] {
        let host = Host::start(Site::demo());
        host.misbehave(".wasm", rule);
        reading_from(host, async |reader: &Reader| {
            reader.foresees(".wasm");
            reader.open("/news/leuven/").await;
            let told = "return Boolean(document.querySelector('.notice-failure'));";
            reader.until("the page says that the app did not start", told, vec![]).await;
            assert_eq!(reader.heading().await, LEUVEN);
            reader.host.behave();
            reader.press("Reload").await;
            reader.app_is_ready().await;
            assert_eq!(reader.heading().await, LEUVEN);
        });
    }
}

/// The chooser comes when it is needed: where it cannot be had, that is said, and the way on works.
#[test]
fn a_chooser_that_cannot_be_loaded_is_told_with_a_way_on() {
    for (rule, said) in
        [(Rule::Status(503), "503"), (Rule::Damaged, "belfry-choose"), (Rule::Cut, "no network")]
    {
        reading(Site::demo(), async |reader: &Reader| {
            reader.foresees("belfry-choose");
            reader.passes_by_the_worker().await;
            reader.visit("/news/").await;
            reader.host.misbehave("belfry-choose", rule.clone());
            reader.follow_under("Topic", "Life of the network").await;
            reader.until_address("/news/?topic=life-of-the-network").await;
            let told = "return document.querySelector('main').innerText.includes(given[0]);";
            reader.until(&format!("the page says {said}"), told, vec![said.into()]).await;
            reader.host.behave();
            reader.follow("Try again").await;
            let found = "return isSettled() && document.querySelectorAll('main article h3').length === 3;";
            reader.until("the articles are found", found, vec![]).await;
        });
    }
}

/// Pages that are not opened first come with a wasm of their own: where it cannot be had, that is said, what
/// was read stays, and the way on works.
#[test]
fn a_part_of_the_app_that_cannot_be_loaded_is_told_with_a_way_on() {
    for (rule, said) in
        [(Rule::Status(503), "503"), (Rule::Damaged, "belfry-days"), (Rule::Cut, "no network")]
    {
        reading(Site::demo(), async |reader: &Reader| {
            reader.foresees("belfry-days");
            reader.passes_by_the_worker().await;
            reader.visit("/news/").await;
            reader.host.misbehave("belfry-days", rule.clone());
            reader.follow("Agenda").await;
            reader.until_address("/agenda/").await;
            let told = "return document.querySelector('main').innerText.includes(given[0]);";
            reader.until(&format!("the page says {said}"), told, vec![said.into()]).await;
            reader.host.behave();
            reader.follow("Try again").await;
            reader.until_heading("Agenda").await;
        });
    }
}

#[test]
fn a_manifest_that_cannot_be_read_leaves_the_page_as_it_is() {
    for rule in [Rule::Status(500), Rule::Cut, Rule::Type("text/html")] {
        let host = Host::start(Site::demo());
        let harmless = matches!(rule, Rule::Type(_));
        host.misbehave("/bundle/manifest.json", rule);
        reading_from(host, async |reader: &Reader| {
            reader.foresees("manifest.json");
            reader.open("/news/leuven/").await;
            let told = "return isReady() || Boolean(document.querySelector('.notice-failure'));";
            reader.until("the app starts or says that it cannot", told, vec![]).await;
            assert_eq!(reader.ask::<bool>("return isReady();", vec![]).await, harmless);
            assert_eq!(reader.heading().await, LEUVEN);
        });
    }
}

#[test]
fn an_app_of_an_unknown_type_still_starts() {
    let host = Host::start(Site::demo());
    host.misbehave(".wasm", Rule::Type("application/octet-stream"));
    reading_from(host, async |reader: &Reader| {
        reader.visit("/news/").await;
        reader.choose_topic("Life of the network").await;
        assert_eq!(reader.shown_titles().await.len(), 3);
    });
}

#[test]
fn forward_again_while_the_page_before_is_on_its_way_leaves_what_is_shown() {
    reading(Site::demo(), async |reader: &Reader| {
        reader.passes_by_the_worker().await;
        reader.open_news().await;
        reader.follow(LEUVEN).await;
        reader.until_heading(LEUVEN).await;
        reader.follow("Agenda").await;
        reader.until_heading("Agenda").await;
        // Loaded anew, the app has nothing of the page before.
        reader.marks_the_page().await;
        reader.devtools("Page.reload", serde_json::json!({ "ignoreCache": true })).await;
        reader.until("loaded anew", "return history.belfryMark !== true && isSettled();", vec![]).await;
        reader.devtools("Network.setCacheDisabled", serde_json::json!({ "cacheDisabled": true })).await;
        let gate = reader.host.hold("/bundle/bodies/");
        reader.ask::<()>("history.back();", vec![]).await;
        let waits = "return document.querySelector('main').ariaBusy === 'true';";
        reader.until("the page waits", waits, vec![]).await;
        reader.ask::<()>("history.forward();", vec![]).await;
        reader.until_address("/agenda/").await;
        // Nothing is waited for any more, while the page before has not arrived yet.
        let settled = "return document.querySelector('main').ariaBusy !== 'true';";
        reader.until("the page has settled", settled, vec![]).await;
        gate.open();
        reader.until_heading("Agenda").await;
        assert_eq!(reader.address().await, "/agenda/");
    });
}

#[test]
fn only_the_last_of_two_clicks_counts() {
    reading(Site::demo(), async |reader: &Reader| {
        reader.passes_by_the_worker().await;
        reader.open_news().await;
        let gate = reader.host.hold("/bundle/bodies/");
        reader.follow(LEUVEN).await;
        reader.until_asked_for("/bundle/bodies/").await;
        reader.follow("Projects").await;
        reader.until_address("/projects/").await;
        gate.open();
        reader.follow("Agenda").await;
        reader.until_address("/agenda/").await;
        assert_eq!(reader.heading().await, "Agenda");
    });
}

/// What has the focus and its words, and how many articles are shown.
const STANDS: &str = "const { id, value } = document.activeElement;
    return [id, value, document.querySelectorAll('main article h3').length];";

async fn until_it_is_said(reader: &Reader) {
    let told = "return document.querySelector('.unreached[role=alert]').innerText.includes('503');";
    reader.until("the page says that it was not reached", told, vec![]).await;
}

async fn says_nothing_more(reader: &Reader) {
    let told = "return document.querySelector('.unreached').textContent === '';";
    reader.until("nothing is said any more", told, vec![]).await;
}

#[test]
fn words_that_cannot_be_searched_leave_the_page_as_it_is() {
    reading(Site::demo(), async |reader: &Reader| {
        reader.foresees("/bundle/");
        reader.passes_by_the_worker().await;
        reader.visit("/news/?kind=report").await;
        let before = reader.shown_titles().await.len();
        reader.host.misbehave("/bundle/search/", Rule::Status(503));
        reader.search_box().await.send_keys("europe").await.expect("the box takes words");
        until_it_is_said(reader).await;
        let stands: (String, String, usize) = reader.ask(STANDS, vec![]).await;
        assert_eq!(stands, ("q".into(), "europe".into(), before));
        // A letter alone searches nothing, and so was answered.
        assert_eq!(reader.address().await, "/news/?kind=report&q=e");
        reader.host.behave();
        reader.follow("Try again").await;
        reader.until_address("/news/?kind=report&q=europe").await;
        says_nothing_more(reader).await;
        assert_eq!(reader.told_count().await, "3 of 11 articles");
    });
}

#[test]
fn more_results_that_cannot_be_had_leave_those_that_are_there() {
    reading_the_big_one(async |reader: &Reader| {
        reader.foresees("/bundle/");
        reader.passes_by_the_worker().await;
        reader.open_news().await;
        reader.host.misbehave("/bundle/heads/", Rule::Status(503));
        reader.follow("Show 20 more").await;
        until_it_is_said(reader).await;
        assert_eq!((reader.shown_titles().await.len(), reader.address().await), (20, "/news/".to_owned()));
        reader.host.behave();
        reader.follow("Try again").await;
        reader.until_address("/news/?page=1-2").await;
        says_nothing_more(reader).await;
        assert_eq!(reader.shown_titles().await.len(), 40);
    });
}
