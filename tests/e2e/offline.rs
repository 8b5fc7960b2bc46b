//! After the first visit the newsroom is on the device; editions are never mixed.

use crate::harness::{Host, Newsroom, Reader, Site, reading, reading_from};

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
