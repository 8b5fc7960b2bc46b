//! The core pages with a large newsroom: two thousand articles, three hundred events.

use crate::harness::{Reader, reading_the_big_one};

#[test]
fn a_large_newsroom_can_be_filtered_and_paged() {
    reading_the_big_one(async |reader: &Reader| {
        reader.open_news().await;
        let all = reader.told_count().await;
        assert!(all.starts_with("2,0"), "{all}");
        assert_eq!(reader.shown_titles().await.len(), 20);
        reader.choose("Year", "2019").await;
        let of_2019 = reader.told_count().await;
        assert!(of_2019.contains(" of "), "{of_2019}");
        let first = reader.shown_titles().await;
        reader.follow("2").await;
        reader.until_address("/news/?year=2019&page=2").await;
        let second = reader.shown_titles().await;
        assert!(second.len() == 20 && first.iter().all(|title| !second.contains(title)));
    });
}

#[test]
fn an_article_and_its_topic_lead_to_one_another() {
    reading_the_big_one(async |reader: &Reader| {
        reader.open_news().await;
        let title = reader.shown_titles().await.remove(0);
        reader.follow(&title).await;
        reader.until_heading(&title).await;
        let topic =
            "return document.querySelector('main a[href^=\"/topics/\"]')?.getAttribute('href') ?? null;";
        if let Some(topic) = reader.ask::<Option<String>>(topic, vec![]).await {
            reader.ask::<()>("document.querySelector('main a[href^=\"/topics/\"]').click();", vec![]).await;
            reader.until_address(&topic).await;
            assert!(!reader.heading().await.is_empty());
        }
    });
}

#[test]
fn pages_of_a_large_newsroom_are_the_same_before_and_after() {
    reading_the_big_one(async |reader: &Reader| {
        // Where the events are: elsewhere the app says the reader's own time beside theirs.
        let zone = serde_json::json!({ "timezoneId": "America/New_York" });
        reader.devtools("Emulation.setTimezoneOverride", zone).await;
        for path in
            ["/", "/news/", "/agenda/", "/agenda/2019-10/", "/news/2019/", "/news/2015/", "/news/2015-03/"]
        {
            reader.visit(path).await;
            assert_eq!(reader.difference_to_its_file().await, None, "{path}");
        }
    });
}

#[test]
fn a_search_in_a_large_newsroom_finds_titles() {
    reading_the_big_one(async |reader: &Reader| {
        reader.open_news().await;
        reader.search_box().await.send_keys("accessibility").await.expect("the box takes words");
        reader.until_address("/news/?q=accessibility").await;
        let found = "return document.querySelectorAll('main article h3').length > 5;";
        reader.until("titles are found", found, vec![]).await;
        let titles = reader.shown_titles().await;
        assert!(titles.iter().any(|title| title.to_lowercase().contains("accessib")), "{titles:?}");
    });
}
