//! Everything works under a path of a host, too.

use crate::harness::{Reader, Site, paths_of_sitemap, reading};

#[test]
fn pages_are_the_same_before_and_after_under_a_path() {
    reading(Site::under_a_path(), async |reader: &Reader| {
        for path in ["/", "/news/", "/news/leuven/", "/agenda/", "/fr/", "/fr/projects/bridge/", "/feeds/"] {
            reader.visit(path).await;
            assert_eq!(reader.difference_to_its_file().await, None, "{path}");
        }
    });
}

#[test]
fn clicking_and_choosing_work_under_a_path() {
    reading(Site::under_a_path(), async |reader: &Reader| {
        reader.visit("/").await;
        reader.marks_the_page().await;
        reader.follow("News").await;
        reader.until_address("/news/").await;
        reader.choose_topic("Life of the network").await;
        reader.until_address("/news/?topic=life-of-the-network").await;
        assert_eq!(reader.shown_titles().await.len(), 3);
        reader.follow("Français").await;
        reader.until_address("/fr/news/?topic=life-of-the-network").await;
        reader.go_back().await;
        reader.until_address("/news/?topic=life-of-the-network").await;
        assert!(reader.page_is_marked().await, "a page was loaded anew");
    });
}

#[test]
fn nothing_outside_the_path_is_asked_for() {
    reading(Site::under_a_path(), async |reader: &Reader| {
        reader.visit("/").await;
        reader.visit("/news/?q=victim").await;
        let base = reader.host.site().base;
        let outside: Vec<String> =
            reader.host.asked().into_iter().filter(|path| !path.starts_with(&base)).collect();
        assert_eq!(outside, Vec::<String>::new());
    });
}

/// The sitemap speaks of the address that `site.toml` gives, wherever the site stands.
#[test]
fn the_sitemap_names_pages_that_stand() {
    let site = Site::under_a_path();
    for path in paths_of_sitemap(&site) {
        let inside = path.strip_prefix(&site.base).unwrap_or(path.trim_start_matches('/'));
        assert!(site.folder.join(inside).join("index.html").exists(), "{path}");
    }
}
