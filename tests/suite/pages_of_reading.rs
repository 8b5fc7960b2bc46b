//! The pages of reading, as text: the front, the news, articles, editions, and what is said where
//! there is nothing.

use std::collections::BTreeSet;

use crate::shown::{Site, all, article, check, site_of, words};

#[test]
fn every_page_has_one_first_heading_named_sections_and_ids_of_its_own() {
    let site = Site::demo();
    let paths = [
        "/",
        "/news/",
        "/news/?topic=urban-violence&kind=interview",
        "/news/2020/",
        "/news/leuven/",
        "/news/we-play-fair/",
        "/editions/",
        "/editions/november-2020/",
        "/about/",
        "/nowhere/at/all/",
    ];
    for path in paths.iter().flat_map(|path| [(*path).to_owned(), format!("/fr{path}")]) {
        let page = site.page(&path);
        assert_eq!(all(&page, "h1").len(), 1, "{path}");
        let ids: Vec<&str> = all(&page, "[id]").iter().filter_map(|it| it.value().id()).collect();
        let different: BTreeSet<&str> = ids.iter().copied().collect();
        assert_eq!(ids.len(), different.len(), "{path}: {ids:?}");
        for section in all(&page, "main section, main nav, main aside, dialog, [role=region]") {
            let name = section.attr("aria-label").map(str::to_owned).or_else(|| {
                let title = section.attr("aria-labelledby")?;
                Some(words(*all(&page, &format!("[id='{title}']")).first()?))
            });
            assert!(name.is_some_and(|name| !name.is_empty()), "{path}: {}", section.html());
        }
        for link in all(&page, "main a") {
            let href = link.attr("href").unwrap_or_default();
            assert!(
                !href.is_empty() || link.attr("hidden").is_some() || link.attr("aria-disabled").is_some(),
                "{path}: {}",
                link.html()
            );
            assert!(!words(link).is_empty() || link.attr("aria-label").is_some(), "{path}: {}", link.html());
        }
        assert!(all(&page, "script, style, [style], [onclick]").is_empty(), "{path}");
    }
}

#[test]
fn the_front_leads_with_the_editors_choice() {
    let page = Site::demo().page("/");
    check(&page, "h1", &["Belfry, News of a network of cities"]);
    check(&page, ".story-lead h2", &["Two million people watched amateur sport ask for fairness"]);
    assert_eq!(all(&page, ".story-large").len(), 1);
    assert_eq!(all(&page, ".story-small").len(), 7);
    check(&page, ".day-row .day-numeral", &["2–3", "10", "17", "22", ""]);
    check(&page, ".band .more", &["All 11 articles", "All seven projects, and three groups", "All editions"]);
}

#[test]
fn the_front_copes_with_nothing() {
    let page = site_of(&[]).page("/");
    check(&page, "h1", &["Belfry"]);
    check(&page, ".front > div", &["Nothing has been published yet."]);
    check(&page, "h2", &["What is next"]);
}

#[test]
fn a_newsroom_without_projects_shows_its_topics() {
    let topics = ("topics.toml".to_owned(), "[water]\nname = \"Water\"\n".to_owned());
    let page = site_of(&[topics, article("dam", "topics = [\"water\"]", "")]).page("/");
    check(&page, ".story-lead h2", &["dam"]);
    check(&page, ".band h2", &["Topics"]);
    check(&page, ".band .name", &["Water"]);
}

#[test]
fn hostile_titles_stay_words() {
    let title = "<script>alert(1)</script> & <img src=x onerror=alert(1)>";
    let text = format!("+++\ntitle = '{title}'\nsummary = '{title}'\npublished = 2020-10-01\n+++\n{title}\n");
    let site = site_of(&[("news/x.md".to_owned(), text)]);
    for (path, selector) in [("/", ".story-lead h2"), ("/news/", "h3"), ("/news/x/", "h1")] {
        let page = site.page(path);
        let found: Vec<String> = all(&page, &format!("main {selector}")).into_iter().map(words).collect();
        assert!(found.contains(&title.to_owned()), "{path}: {found:?}");
        assert!(all(&page, "script, img, [onerror]").is_empty(), "{path}");
    }
}

#[test]
fn where_nothing_is_found_each_way_back_says_what_it_brings() {
    let site = site_of(&[
        article("dam", "kind = \"report\"", ""),
        article("dyke", "kind = \"report\"", ""),
        article("mayor", "kind = \"interview\"", ""),
    ]);
    let page = site.page("/news/?q=mayor&kind=report");
    check(&page, "#count", &["No article has all of this"]);
    check(&page, ".nothing-found > p", &["You asked for Report and “mayor”.", "Show all 3 articles"]);
    check(&page, ".nothing-found li", &["Without Report: 1 article", "Without “mayor”: 2 articles"]);
    let ways: Vec<_> = all(&page, ".nothing-found a").iter().filter_map(|link| link.attr("href")).collect();
    assert_eq!(ways, ["/news/?q=mayor", "/news/?kind=report", "/news/"]);
    let page = site.page("/news/?q=mayor+zzzzz");
    check(&page, ".nothing-found > p", &["You asked for “mayor zzzzz”.", "Show all 3 articles"]);
    let ways = ["Without “mayor zzzzz”: 3 articles", "Without “zzzzz”: 1 article"];
    check(&page, ".nothing-found li", &ways);
    assert!(all(&site.page("/news/?kind=report"), ".nothing-found").is_empty());
}

#[test]
fn the_news_says_how_many_are_left() {
    let page = Site::demo().page("/news/?kind=report");
    check(&page, "#count", &["3 of 11 articles"]);
    check(&page, ".chip", &["Remove: Report"]);
    assert_eq!(all(&page, ".article-row").len(), 3);
}

#[test]
fn an_article_shows_its_facts_and_its_neighbours() {
    let page = Site::demo().page("/news/crime-alerting-applications/");
    check(&page, "h1", &["Do crime alerts on a phone help the victim?"]);
    check(
        &page,
        ".facts dt",
        &["Published", "Edition", "Group", "Topics", "Organisation", "Events", "Source"],
    );
    check(&page, ".turn a > .small", &["Older", "Newer"]);
    check(&page, ".actions button", &["Save", "Share", "Print"]);
    let save = all(&page, "[data-action=save]");
    let save = save.first().expect("a way to save");
    assert_eq!(save.attr("data-kind"), Some("article"));
    assert_eq!(save.attr("data-slug"), Some("crime-alerting-applications"));
    assert_eq!(save.attr("data-title"), Some("Do crime alerts on a phone help the victim?"));
}

#[test]
fn an_article_elsewhere_leads_there() {
    let page = site_of(&[article("far", "link = \"https://www.example.org/a\"", "")]).page("/news/far/");
    check(&page, ".button-main", &["Read it at example.org"]);
    assert_eq!(all(&page, ".button-main")[0].attr("href"), Some("https://www.example.org/a"));
    assert_eq!(all(&page, ".button-main")[0].attr("rel"), Some("external"));
}

#[test]
fn a_text_in_another_language_says_so() {
    let page = site_of(&[article("lettre", "language = \"fr\"", "Bonjour.")]).page("/news/lettre/");
    check(&page, ".languages", &["Written in French"]);
    for selector in ["h1", ".reading"] {
        assert_eq!(all(&page, selector)[0].attr("lang"), Some("fr"), "{selector}");
    }
    assert_eq!(all(&page, ".dateline")[0].attr("lang"), None);
}

#[test]
fn bodies_are_rendered_node_by_node() {
    let body = "## Part\n\nWords[^1] and *more*[^1].\n\n| A | B |\n|---|--:|\n| 1 | 2 |\n\n\
                > [!WARNING]\n> Careful.\n\n```\n<b>\n```\n\n- one\n- two\n\n\
                [Mine](/projects/) and [theirs](https://example.org/x).\n\n[^1]: The note.\n";
    let page = site_of(&[article("dam", "", body)]).page("/news/dam/");
    check(&page, ".reading > h2", &["Part"]);
    check(&page, ".reading [role=region] td[data-align=end]", &["2"]);
    check(&page, ".callout[data-tone=warning] .callout-title", &["Warning"]);
    check(&page, ".reading pre code", &["<b>"]);
    check(&page, ".reading > ul > li", &["one", "two"]);
    check(&page, ".notes li", &["The note.Back to the text"]);
    assert_eq!(all(&page, ".note-mark a[href='#note-1']").len(), 2);
    assert_eq!(all(&page, ".note-mark a[id='note-mark-1']").len(), 1);
    assert_eq!(all(&page, ".notes a[href='#note-mark-1']").len(), 1);
    let rels: Vec<_> = all(&page, ".reading > p > a").iter().map(|link| link.attr("rel")).collect();
    assert_eq!(rels, [None, Some("external")]);
}

#[test]
fn an_edition_keeps_its_order_and_prints() {
    let page = Site::demo().page("/editions/november-2020/");
    check(&page, ".edition-head .dateline", &["Edition Eleven articles, five dates"]);
    check(&page, ".band-title", &["Dates", "Cities", "The network", "Projects and groups", "To read"]);
    assert_eq!(all(&page, ".edition-item").len(), 11);
    assert_eq!(all(&page, ".edition-dates .day-row").len(), 5);
    assert_eq!(all(&page, "[data-action=print]").len(), 1);
}

#[test]
fn events_say_what_became_of_them() {
    let event = |slug: &str, more: &str| {
        (format!("events/{slug}.md"), format!("+++\ntitle = \"{slug}\"\n{more}\n+++\n"))
    };
    let page = site_of(&[
        event("lost", "status = \"cancelled\"\nfirst = 2021-02-09"),
        event("moved", "status = \"postponed\"\nfirst = 2021-02-08"),
        event("some-day", "to_be_announced = \"spring 2021\""),
    ])
    .page("/");
    check(
        &page,
        ".day-row[data-status=postponed] .clock",
        &["Postponed. 8 February, new day to be announced"],
    );
    check(&page, ".day-row[data-status=postponed] .day-words", &["February 2021 Monday, no longer"]);
    check(&page, ".day-row[data-status=cancelled] .clock", &["Cancelled. Whole day"]);
    check(&page, "[data-event=some-day] .day-words", &["To be announced spring 2021"]);
}

#[test]
fn where_nothing_stands_there_are_ways_on() {
    let page = Site::demo().page("/fr/news/no-such-thing/");
    check(&page, ".address", &["/fr/news/no-such-thing/"]);
    assert_eq!(all(&page, "main form[role=search][action='/fr/news/']").len(), 1);
    let ways: Vec<_> =
        all(&page, "main .plain-links a").iter().filter_map(|link| link.attr("href")).collect();
    assert_eq!(ways, ["/fr/", "/fr/news/", "/fr/projects/", "/fr/topics/", "/fr/agenda/", "/fr/editions/"]);
}
