//! The publisher from end to end: what is on the disk when it is done, and when it fails.

use std::fs;

use scraper::Html;
use sha2::{Digest, Sha256};

use super::newsroom::repository;
use super::site::{Site, Workshop, copy_backwards, run, select, succeed, write};

const SITE: &str = "title = \"Belfry\"\nlanguages = [\"en\", \"fr\"]\nurl = \"https://x.example/\"\nzone = \"Europe/Paris\"\nnow = 2020-11-16\n";

fn article(title: &str, more: &str) -> String {
    format!("+++\ntitle = \"{title}\"\npublished = 2020-11-01\n{more}+++\n\nText.\n")
}

#[test]
fn every_page_has_a_language_a_title_one_heading_and_the_policy() {
    let site = Workshop::demo(&[]);
    let mut count = 0;
    for (path, text) in site.pages() {
        count += 1;
        let page = Html::parse_document(text);
        let language = if path.starts_with("fr/") { "fr" } else { "en" };
        assert_eq!(select(&page, "html")[0].attr("lang"), Some(language), "{path}");
        assert_eq!(select(&page, "h1").len(), 1, "{path}");
        assert_eq!(select(&page, "main").len(), 1, "{path}");
        assert!(!select(&page, "head > title")[0].text().collect::<String>().is_empty(), "{path}");
        let policy = select(&page, "meta[http-equiv='Content-Security-Policy']");
        assert_eq!(policy.len(), 1, "{path}");
        let policy = policy[0].attr("content").unwrap_or_default();
        assert!(
            policy.contains("script-src 'self' 'wasm-unsafe-eval'") && !policy.contains("frame-ancestors")
        );
        assert!(
            select(&page, "style, [style], script:not([src]):not([type='application/ld+json'])").is_empty(),
            "{path}"
        );
    }
    assert!(count > 100, "only {count} pages");
}

#[test]
fn the_same_content_gives_the_same_bytes_anywhere() {
    let here = Workshop::new();
    succeed(here.drawing(&repository("content"), "site", &[]).env("TZ", "Europe/Paris").env("LC_ALL", "C"));
    let there = Workshop::new();
    copy_backwards(&repository("content"), &there.path("content"));
    succeed(
        there
            .drawing(&there.path("content"), "site", &[])
            .env("TZ", "Pacific/Apia")
            .env("LC_ALL", "tr_TR.UTF-8")
            .env("RAYON_NUM_THREADS", "1"),
    );
    let differences = Site::read(&here.path("site")).differences(&Site::read(&there.path("site")));
    assert_eq!(differences, Vec::<String>::new());
}

/// Fails to publish, and checks that the old site is the same and nothing is left beside it.
#[track_caller]
fn check_old_site_stays(code: i32, spoil: impl FnOnce(&Workshop)) {
    let workshop = Workshop::new();
    let content = workshop.content(&[("site.toml", SITE), ("news/a.md", &article("A", ""))]);
    let old = workshop.publish(&content, &[]);
    spoil(&workshop);
    let names = || {
        let entries = fs::read_dir(workshop.path("")).expect("the workshop");
        let mut names: Vec<_> = entries.map(|entry| entry.expect("an entry").file_name()).collect();
        names.sort();
        names
    };
    let before = names();
    let output = run(&mut workshop.command(&content, "site", &[]));
    assert_eq!(output.status.code(), Some(code), "{}", String::from_utf8_lossy(&output.stderr));
    assert_eq!(Site::read(&workshop.path("site")).differences(&old), Vec::<String>::new());
    assert_eq!(names(), before);
}

#[test]
fn a_mistake_in_content_leaves_the_old_site() {
    check_old_site_stays(1, |workshop| write(&workshop.path("content/news/b.md"), "+++\ntitle = \n+++\n"));
}

#[test]
fn a_file_that_cannot_be_read_halfway_leaves_the_old_site() {
    check_old_site_stays(2, |workshop| {
        std::os::unix::fs::symlink("nowhere", workshop.path("app/zz.js")).expect("a link");
    });
}

#[test]
fn an_app_that_cannot_be_published_over_leaves_the_old_site() {
    check_old_site_stays(2, |workshop| write(&workshop.path("app/index.html"), "<html><head></head><body>"));
    check_old_site_stays(2, |workshop| write(&workshop.path("app/sw.js"), "no places"));
}

#[test]
fn two_things_that_want_one_path_leave_the_old_site() {
    check_old_site_stays(1, |workshop| {
        let taken = article("B", "aliases = [\"/news/a/\"]\n");
        write(&workshop.path("content/news/b.md"), &taken);
    });
}

#[test]
fn a_folder_that_is_no_site_is_not_replaced() {
    let workshop = Workshop::new();
    let content = workshop.content(&[("site.toml", SITE)]);
    write(&workshop.path("site/letters.txt"), "dear");
    let output = run(&mut workshop.command(&content, "site", &[]));
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(fs::read_to_string(workshop.path("site/letters.txt")).expect("the letters"), "dear");
}

/// The hashed files of the bundle that hold an article's title.
fn holding(site: &Site, title: &str) -> Vec<String> {
    let hashed = site.files.keys().filter(|path| path.starts_with("bundle/bodies/articles/"));
    hashed.filter(|path| site.text(path).contains(title)).cloned().collect()
}

#[test]
fn files_of_the_edition_before_are_kept_once() {
    let workshop = Workshop::new();
    let content = workshop.content(&[("site.toml", SITE)]);
    let publish = |title: &str, more: &[&str]| {
        write(&content.join("news/a.md"), &article(title, ""));
        workshop.publish(&content, more)
    };
    publish("First", &[]);
    let second = publish("Second", &[]);
    assert_eq!((holding(&second, "First").len(), holding(&second, "Second").len()), (1, 1));
    let again = publish("Second", &[]);
    assert_eq!(again.differences(&second), Vec::<String>::new());
    let third = publish("Third", &[]);
    assert_eq!((holding(&third, "First").len(), holding(&third, "Second").len()), (0, 1));
    let fourth = publish("Fourth", &["--forget"]);
    assert_eq!((holding(&fourth, "Third").len(), holding(&fourth, "Fourth").len()), (0, 1));
}

#[test]
fn a_file_that_did_not_change_is_taken_over_and_one_that_did_is_written_anew() {
    use std::os::unix::fs::MetadataExt;
    let workshop = Workshop::new();
    let content = workshop.content(&[("site.toml", SITE), ("news/a.md", &article("A", ""))]);
    write(&content.join("news/b.md"), &article("B", ""));
    workshop.publish(&content, &[]);
    let numbers = || {
        ["boot.js", "news/a/index.html", "news/b/index.html"]
            .map(|path| fs::metadata(workshop.path("site").join(path)).expect(path).ino())
    };
    let before = numbers();
    write(&workshop.path("site/news/a/index.html"), "spoilt by hand");
    write(&content.join("news/b.md"), &article("C", ""));
    let site = workshop.publish(&content, &[]);
    let after = numbers();
    assert_eq!(after[0], before[0]);
    assert!(site.text("news/a/index.html").starts_with("<!doctype html>"));
    assert_ne!(after[2], before[2]);
    fs::remove_dir_all(workshop.path("site")).expect("the site goes");
    let fresh = workshop.publish(&content, &[]);
    assert!(fresh.differences(&site).iter().all(|path| path.starts_with("bundle/")));
}

#[test]
fn every_language_is_installed_under_the_newsrooms_own_name() {
    let workshop = Workshop::new();
    let site = "title.en = \"The Loud Post\"\ntitle.fr = \"Le Cri\"\nlanguages = [\"en\", \"fr\"]\nzone = \"Europe/Paris\"\nnow = 2020-11-16\n";
    let content = workshop.content(&[("site.toml", site)]);
    let site = workshop.publish(&content, &["--base", "/sub/"]);
    for (folder, name, language, scope) in [("", "The Loud Post", "en", "./"), ("fr/", "Le Cri", "fr", "../")]
    {
        let path = [folder, "site.webmanifest"].concat();
        let manifest: serde_json::Value = serde_json::from_str(site.text(&path)).expect("JSON");
        assert_eq!((&manifest["name"], &manifest["short_name"]), (&name.into(), &name.into()), "{path}");
        assert_eq!((&manifest["lang"], &manifest["dir"]), (&language.into(), &"ltr".into()), "{path}");
        assert_eq!((&manifest["start_url"], &manifest["scope"]), (&"./".into(), &scope.into()), "{path}");
        for icon in manifest["icons"].as_array().expect("icons") {
            let name = icon["src"].as_str().and_then(|src| src.rsplit('/').next()).expect("an address");
            assert_eq!(icon["src"], [scope.trim_start_matches("./"), name].concat(), "{path}");
            assert!(site.files.contains_key(name), "{name}");
        }
        let front = [folder, "news/index.html"].concat();
        let page = Html::parse_document(site.text(&front));
        let links = select(&page, "link[rel=manifest]");
        assert_eq!(links.len(), 1, "{front}");
        assert_eq!(links[0].attr("href"), Some(&*["/sub/", &path].concat()), "{front}");
    }
}

#[test]
fn a_site_can_be_published_over_again() {
    let workshop = Workshop::new();
    let site = workshop.publish(&repository("content"), &[]);
    fs::rename(workshop.path("site"), workshop.path("older")).expect("the site moves");
    fs::remove_dir_all(workshop.path("app")).expect("the app goes");
    fs::rename(workshop.path("older"), workshop.path("app")).expect("the site is the app");
    let again = workshop.publish(&repository("content"), &[]);
    assert_eq!(again.differences(&site), Vec::<String>::new());
}

#[test]
fn a_site_is_written_in_place_where_the_app_stands() {
    let workshop = Workshop::new();
    let site = workshop.publish(&repository("content"), &[]);
    succeed(&mut workshop.command(&repository("content"), "app", &[]));
    assert_eq!(Site::read(&workshop.path("app")).differences(&site), Vec::<String>::new());
}

#[test]
fn an_alias_leads_on_by_a_page_and_by_a_rule() {
    let workshop = Workshop::new();
    let aliases = "aliases = [\"/2020/11/01/a/\", \"/old.html\"]\n";
    let content = workshop.content(&[("site.toml", SITE), ("news/a.md", &article("A < B", aliases))]);
    let site = workshop.publish(&content, &["--base", "/sub/"]);
    for path in ["2020/11/01/a/index.html", "old.html"] {
        let page = Html::parse_document(site.text(path));
        let refresh = select(&page, "meta[http-equiv='refresh']")[0].attr("content");
        assert_eq!(refresh, Some("0; url=/sub/news/a/"));
        assert_eq!(select(&page, "h1 > a")[0].attr("href"), Some("/sub/news/a/"));
        assert_eq!(select(&page, "h1")[0].text().collect::<String>(), "A < B");
    }
    let rules: Vec<&str> = site.text("_redirects").lines().collect();
    assert_eq!(rules, ["/sub/2020/11/01/a/ /sub/news/a/ 301", "/sub/old.html /sub/news/a/ 301"]);
}

#[test]
fn the_worker_knows_every_file_by_its_true_sum() {
    let site = Workshop::demo(&[]);
    let worker = site.text("sw.js");
    let list = worker.lines().find_map(|line| line.strip_prefix("const FILES = new Map("));
    let list = list.and_then(|rest| rest.strip_suffix(");")).expect("a list of files");
    let list: Vec<(String, String)> = serde_json::from_str(list).expect("pairs of texts");
    let names: Vec<&str> = list.iter().map(|(address, _)| address.as_str()).collect();
    for needed in
        ["", "news/", "shell.html", "bundle/manifest.json", "boot.js", "belfry-0123456789abcdef.wasm"]
    {
        assert!(names.contains(&needed), "{needed}");
    }
    for (address, sum) in list {
        let is_folder = address.is_empty() || address.ends_with('/');
        let path = if is_folder { [&address, "index.html"].concat() } else { address };
        let bytes = site.files.get(&path).unwrap_or_else(|| panic!("no {path}"));
        let found: String = Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(found, sum, "{path}");
    }
}

#[test]
fn compressed_forms_hold_the_same_bytes() {
    let workshop = Workshop::new();
    let content = workshop.content(&[("site.toml", SITE), ("news/a.md", &article("A", ""))]);
    let site = workshop.publish(&content, &["--compress"]);
    let mut count = 0;
    for (path, bytes) in site.files.iter().filter(|(path, _)| path.ends_with(".br")) {
        let mut plain = Vec::new();
        brotli::BrotliDecompress(&mut bytes.as_slice(), &mut plain).expect(path);
        assert!(site.files[path.trim_end_matches(".br")] == plain, "{path}");
        assert!(site.files.contains_key(&path.replace(".br", ".gz")), "{path}");
        count += 1;
    }
    assert!(count > 20, "only {count} compressed files");
}

#[test]
fn everything_published_is_in_the_form_that_hosts_and_readers_expect() {
    let site = Workshop::demo(&[]);
    for path in ["feed.atom", "fr/feed.atom"] {
        let feed: atom_syndication::Feed = site.text(path).parse().expect(path);
        assert!(!feed.entries.is_empty(), "{path}");
    }
    for path in ["feed.rss", "fr/projects/loud/feed.rss", "kinds/report/feed.rss"] {
        assert!(site.text(path).parse::<rss::Channel>().is_ok_and(|feed| !feed.items.is_empty()), "{path}");
    }
    let json: serde_json::Value = serde_json::from_str(site.text("projects/loud/feed.json")).expect("JSON");
    assert_eq!(json["items"][0]["id"], "https://belfry.example/news/loud-online-event/");
    let subscribed =
        ["agenda.ics", "fr/agenda.ics", "projects/loud/agenda.ics", "topics/public-spaces/agenda.ics"];
    assert!(subscribed.iter().all(|path| site.files.contains_key(*path)));
    let calendars: Vec<&String> = site.files.keys().filter(|path| path.ends_with(".ics")).collect();
    assert!(!calendars.is_empty());
    for path in calendars {
        let text = site.text(path);
        assert!(text.starts_with("BEGIN:VCALENDAR\r\n") && text.ends_with("END:VCALENDAR\r\n"), "{path}");
    }
    let headers = site.text("_headers");
    assert!(headers.contains("frame-ancestors 'none'") && headers.contains("immutable"));
    assert!(site.text("robots.txt").contains("Sitemap: https://belfry.example/sitemap.xml"));
}

#[test]
fn a_draft_is_shown_only_when_asked_for() {
    let workshop = Workshop::new();
    let content = workshop.content(&[("site.toml", SITE), ("news/a.md", &article("A", "draft = true\n"))]);
    assert!(!workshop.publish(&content, &[]).answers("/news/a/"));
    assert!(workshop.publish(&content, &["--drafts"]).answers("/news/a/"));
}

#[test]
fn what_is_published_later_is_held_back() {
    let workshop = Workshop::new();
    let content = workshop.content(&[("site.toml", SITE), ("news/a.md", &article("A", ""))]);
    assert!(!workshop.publish(&content, &["--now", "2020-10-31"]).answers("/news/a/"));
    assert!(workshop.publish(&content, &["--now", "2020-11-01"]).answers("/news/a/"));
}

#[test]
fn media_are_published_under_the_hash_of_their_bytes() {
    let workshop = Workshop::new();
    let content = workshop.content(&[
        ("site.toml", SITE),
        ("news/a.md", &article("A", "").replace("Text.", "[Report](/media/report.txt)")),
        ("media/report.txt", "facts"),
    ]);
    let site = workshop.publish(&content, &[]);
    let media: Vec<&String> = site.files.keys().filter(|path| path.starts_with("media/")).collect();
    assert_eq!(media.len(), 1);
    assert!(site.text("news/a/index.html").contains(&["/", media[0]].concat()));
}
