//! The language switch stays on the same item and view.

use crate::harness::{Reader, Site, reading};

async fn check(reader: &Reader, from: &str, to: &str) {
    reader.visit(from).await;
    reader.marks_the_page().await;
    reader.follow("Français").await;
    reader.until_address(to).await;
    assert!(reader.page_is_marked().await, "{to} was loaded anew");
    assert_eq!(reader.ask::<String>("return document.documentElement.lang;", vec![]).await, "fr");
    reader.follow("English").await;
    reader.until_address(from).await;
    assert_eq!(reader.ask::<String>("return document.documentElement.lang;", vec![]).await, "en");
}

#[test]
fn the_switch_stays_on_an_article() {
    reading(Site::demo(), async |reader: &Reader| {
        check(reader, "/news/leuven/", "/fr/news/leuven/").await;
    });
}

#[test]
fn the_switch_stays_on_what_was_chosen() {
    reading(Site::demo(), async |reader: &Reader| {
        check(reader, "/news/?topic=life-of-the-network", "/fr/news/?topic=life-of-the-network").await;
        reader.visit("/fr/news/?topic=life-of-the-network").await;
        assert_eq!(reader.shown_titles().await.len(), 3);
    });
}

#[test]
fn the_switch_stays_on_a_month_of_the_agenda() {
    reading(Site::demo(), async |reader: &Reader| {
        check(reader, "/agenda/2020-12/", "/fr/agenda/2020-12/").await;
    });
}

#[test]
fn an_article_without_a_translation_is_marked_with_its_own_language() {
    reading(Site::demo(), async |reader: &Reader| {
        reader.visit("/fr/news/preparedness-book/").await;
        let marked = "const heading = document.querySelector('main h1');
            return [document.documentElement.lang, heading.closest('[lang]').lang];";
        assert_eq!(reader.ask::<Vec<String>>(marked, vec![]).await, ["fr", "en"]);
    });
}
