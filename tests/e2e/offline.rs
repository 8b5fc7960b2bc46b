//! After the first visit the newsroom is on the device; editions are never mixed.

use serde_json::json;

use crate::harness::{Host, Newsroom, Reader, Rule, Site, reading, reading_from, reading_the_big_one};

const LEUVEN: &str = "Leuven, small capital of many origins";

/// A whole edition is kept on the device, and this page is answered by it.
async fn is_kept(reader: &Reader) {
    let kept =
        "return Boolean((await navigator.serviceWorker.getRegistration())?.active?.state === 'activated');";
    reader.until("the worker has kept the edition", kept, vec![]).await;
}

#[test]
fn after_the_first_visit_pages_open_without_a_server() {
    reading(Site::demo(), async |reader: &Reader| {
        reader.visit("/").await;
        let front = reader.heading().await;
        is_kept(reader).await;
        reader.host.stop();
        reader.visit("/").await;
        assert_eq!(reader.heading().await, front);
        reader.visit("/news/leuven/").await;
        assert_eq!(reader.heading().await, LEUVEN);
        reader.visit("/news/?topic=life-of-the-network").await;
        assert_eq!(reader.shown_titles().await.len(), 3);
        reader.visit("/news/?q=leuven&sort=newest").await;
        assert!(reader.shown_titles().await.contains(&LEUVEN.to_owned()));
        reader.follow("Agenda").await;
        reader.until_heading("Agenda").await;
    });
}

#[test]
fn a_page_that_was_never_opened_opens_without_a_server() {
    reading(Site::demo(), async |reader: &Reader| {
        reader.visit("/").await;
        is_kept(reader).await;
        reader.host.stop();
        reader.visit("/fr/projects/pactesur/").await;
        assert_eq!(reader.ask::<String>("return document.documentElement.lang;", vec![]).await, "fr");
        reader.visit("/agenda/2020-12/").await;
    });
}

#[test]
fn under_a_path_pages_open_without_a_server_too() {
    reading(Site::under_a_path(), async |reader: &Reader| {
        reader.visit("/").await;
        is_kept(reader).await;
        reader.host.stop();
        reader.visit("/news/leuven/").await;
        assert_eq!(reader.heading().await, LEUVEN);
    });
}

/// The page of the first visit came from the network, and so did what it asked for before the worker was there.
#[test]
fn the_tab_of_the_first_visit_goes_on_without_a_server() {
    reading(Site::demo(), async |reader: &Reader| {
        reader.visit("/").await;
        reader.marks_the_page().await;
        is_kept(reader).await;
        let taken = "return Boolean(navigator.serviceWorker.controller);";
        reader.until("the worker has taken the tab", taken, vec![]).await;
        reader.host.stop();
        reader.follow("News").await;
        reader.until_address("/news/").await;
        reader.follow(LEUVEN).await;
        reader.until_heading(LEUVEN).await;
        assert!(reader.page_is_marked().await, "the page was loaded anew");
    });
}

/// What stands in an edition that this device does not have cannot be told from what stands nowhere.
#[test]
fn without_a_server_an_unknown_address_is_not_called_missing() {
    reading(Site::demo(), async |reader: &Reader| {
        reader.visit("/").await;
        is_kept(reader).await;
        reader.host.stop();
        for path in ["/news/published-since/", "/agenda.ics"] {
            reader.visit(path).await;
            assert!(reader.heading().await.ends_with("not reached you"), "{path}");
            let way = "return find('link', 'Try again').getAttribute('href');";
            assert_eq!(reader.ask::<String>(way, vec![]).await, path);
        }
    });
}

#[test]
fn of_a_large_newsroom_what_was_read_opens_without_a_server() {
    reading_the_big_one(async |reader: &Reader| {
        reader.foresees("/bundle/");
        reader.visit("/").await;
        is_kept(reader).await;
        reader.visit("/news/?topic=accessibility").await;
        let titles = reader.shown_titles().await;
        reader.follow(&titles[0]).await;
        reader.until_heading(&titles[0]).await;
        let read = reader.address().await;
        reader.visit("/agenda/").await;
        reader.host.stop();
        reader.visit(&read).await;
        assert_eq!(reader.heading().await, titles[0]);
        reader.visit("/news/?topic=accessibility").await;
        assert_eq!(reader.shown_titles().await, titles);
        reader.visit("/agenda/").await;
        assert_eq!(reader.heading().await, "Agenda");
        // What was never read is not there, and that is said with a way on.
        reader.visit("/news/2009/").await;
        assert!(reader.heading().await.ends_with("not reached you"));
        reader.follow("News kept on this device").await;
        reader.until_heading("News").await;
    });
}

/// A host keeps one older edition: a tab of one before it is given the newest.
#[test]
fn what_the_host_has_no_more_is_asked_of_its_newest_edition() {
    reading(Site::demo(), async |reader: &Reader| {
        reader.foresees("/bundle/");
        reader.passes_by_the_worker().await;
        reader.visit("/news/").await;
        reader.marks_the_page().await;
        reader.host.misbehave("/bundle/bodies/", Rule::Status(404));
        reader.follow(LEUVEN).await;
        let is_new = "return history.belfryMark !== true && location.pathname === '/news/leuven/'
            && nameOf(document.querySelector('main h1')) === given[0];";
        reader.until("the page is loaded anew", is_new, vec![json!(LEUVEN)]).await;
    });
}

#[test]
fn a_newer_edition_that_comes_before_the_app_is_told_when_it_is_there() {
    let host = Host::start(Site::demo());
    let gate = host.hold(".wasm");
    reading_from(host, async |reader: &Reader| {
        reader.passes_by_the_worker().await;
        reader.open("/news/").await;
        let is_loaded =
            "return document.readyState === 'complete' && Boolean(performance.timing.loadEventEnd);";
        reader.until("the page is loaded", is_loaded, vec![]).await;
        let told = "navigator.serviceWorker.dispatchEvent(
            new MessageEvent('message', { data: { type: 'belfry:update', version: 'newer' } }));";
        reader.ask::<()>(told, vec![]).await;
        gate.open();
        let said = "return document.body.innerText.includes('A newer edition is here');";
        reader.until("the reader is told", said, vec![]).await;
    });
}

/// What another tab has kept.
const ANOTHER_TAB: &str = "
    localStorage.setItem(given[0], given[1]);
    dispatchEvent(new StorageEvent('storage', { key: given[0], newValue: given[1] }));";

#[test]
fn what_another_tab_keeps_is_followed_and_never_lost() {
    reading(Site::demo(), async |reader: &Reader| {
        reader.visit("/events/drones-and-petty-crime/").await;
        reader.ask::<()>(ANOTHER_TAB, vec![json!("belfry.scheme"), json!("dark")]).await;
        let is_dark = "return document.documentElement.dataset.scheme === 'dark'
            && find('button', 'Dark').getAttribute('aria-pressed') === 'true';";
        reader.until("the page is dark", is_dark, vec![]).await;
        let newer = r#"{"version":2,"items":["kept by a later app"]}"#;
        reader.ask::<()>(ANOTHER_TAB, vec![json!("belfry.saved"), json!(newer)]).await;
        reader.ask::<()>(ANOTHER_TAB, vec![json!("belfry.zone"), json!("Asia/Tokyo")]).await;
        reader.press("Change place").await;
        let offered = "return document.querySelector('#slip-zone')?.value === 'Asia/Tokyo';";
        reader.until("the dialog offers what was chosen", offered, vec![]).await;
        let kept: String = reader.ask("return localStorage.getItem('belfry.saved');", vec![]).await;
        assert_eq!(kept, newer);
    });
}

#[test]
fn when_all_that_was_saved_is_erased_the_focus_is_on_the_heading() {
    reading(Site::demo(), async |reader: &Reader| {
        reader.visit("/news/leuven/").await;
        reader.press("Save").await;
        reader.visit("/saved/").await;
        reader.ask::<()>("window.confirm = () => true;", vec![]).await;
        reader.press("Erase all").await;
        let is_there = "return document.activeElement === document.querySelector('main h1')
            && localStorage.getItem('belfry.saved')?.includes('leuven') === false;";
        reader.until("the heading has the focus", is_there, vec![]).await;
    });
}

/// An older tab shows the edition it was opened with until its reader asks for the newer one.
#[test]
fn a_new_edition_never_mixes_with_the_one_that_is_open() {
    let newsroom = Newsroom::like_the_demo();
    let host = Host::start(newsroom.publish());
    reading_from(host, async |reader: &Reader| {
        reader.visit("/").await;
        is_kept(reader).await;
        // This page came from the network; from the next one on the tab is bound to the edition.
        reader.visit("/news/").await;
        newsroom.edit("news/leuven.md", LEUVEN, "Leuven, seen again");
        newsroom.edit("news/we-play-fair.md", "Two million people", "Three million people");
        newsroom.publish();
        let renewed = "await (await navigator.serviceWorker.getRegistration()).update(); return true;";
        reader.until("the worker is looked for anew", renewed, vec![]).await;
        reader
            .until(
                "the reader is told",
                "return document.body.innerText.includes('A newer edition is here');",
                vec![],
            )
            .await;
        reader.follow(LEUVEN).await;
        reader.until_heading(LEUVEN).await;
        reader.go_back().await;
        reader.until_address("/news/").await;
        reader.follow("Two million people watched amateur sport ask for fairness").await;
        reader.until_heading("Two million people watched amateur sport ask for fairness").await;
        reader.visit("/news/").await;
        reader.follow("Leuven, seen again").await;
        reader.until_heading("Leuven, seen again").await;
    });
}

/// Without a worker there is no second copy: the older files are still on the host.
#[test]
fn an_open_tab_without_a_worker_keeps_working_after_a_new_edition() {
    let newsroom = Newsroom::like_the_demo();
    let host = Host::start(newsroom.publish());
    reading_from(host, async |reader: &Reader| {
        reader.passes_by_the_worker().await;
        reader.visit("/news/").await;
        newsroom.edit("news/leuven.md", LEUVEN, "Leuven, seen again");
        newsroom.publish();
        reader.follow(LEUVEN).await;
        reader.until_heading(LEUVEN).await;
    });
}

#[test]
fn a_saved_article_is_listed_after_a_reload() {
    reading(Site::demo(), async |reader: &Reader| {
        reader.visit("/news/leuven/").await;
        reader.press("Save").await;
        let pressed = "return Boolean(document.querySelector('[data-action=save][aria-pressed=true]'));";
        reader.until("the article is saved", pressed, vec![]).await;
        reader.visit("/saved/").await;
        assert_eq!(reader.shown_titles().await, [LEUVEN]);
        reader.follow(LEUVEN).await;
        reader.until_heading(LEUVEN).await;
        reader.until("the button says so", pressed, vec![]).await;
        reader.ask::<()>("document.querySelector('[data-action=save]').click();", vec![]).await;
        reader.visit("/saved/").await;
        assert_eq!(reader.shown_titles().await, Vec::<String>::new());
    });
}

#[test]
fn it_can_be_installed() {
    reading(Site::demo(), async |reader: &Reader| {
        reader.visit("/").await;
        let described = "
            const manifest = await (await fetch(document.querySelector('link[rel=manifest]').href)).json();
            const icons = await Promise.all(manifest.icons.map(async ({ src }) =>
                (await fetch(new URL(src, document.querySelector('link[rel=manifest]').href))).ok));
            return Boolean(manifest.name && manifest.start_url && manifest.display && icons.length > 1 && icons.every(Boolean));";
        assert!(reader.ask::<bool>(described, vec![]).await);
        let errors = reader.devtools("Page.getInstallabilityErrors", serde_json::json!({})).await;
        assert_eq!(errors["installabilityErrors"], serde_json::json!([]));
    });
}
