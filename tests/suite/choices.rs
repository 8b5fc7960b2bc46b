//! What can be chosen on the news page, as text: facets, dates, order, and what is said of a search.

use scraper::Html;

use crate::shown::{Site, all, article, check, check_labels, site_of};

/// The address of the first link in `main` that a selector finds.
#[track_caller]
fn leads(page: &Html, selector: &str, expected: Option<&str>) {
    let links = all(page, &format!("main {selector}"));
    let link = links.first().unwrap_or_else(|| panic!("{selector} is not there"));
    assert_eq!(link.attr("href"), expected, "{selector}");
}

/// Topics of these names, each with the one it is part of.
fn topics(names: &[(&str, &str)]) -> (String, String) {
    let parent = |name: &str| if name.is_empty() { String::new() } else { format!("parent = \"{name}\"\n") };
    let text = names.iter().map(|(name, within)| format!("[{name}]\nname = \"{name}\"\n{}", parent(within)));
    ("topics.toml".to_owned(), text.collect())
}

/// A newsroom with so many topics, of which the first has most articles.
fn many_topics(count: usize) -> Site {
    let names: Vec<String> = (0..count).map(|n| format!("t{n:02}")).collect();
    let mut files = vec![topics(&names.iter().map(|name| (name.as_str(), "")).collect::<Vec<_>>())];
    for (n, name) in names.iter().enumerate() {
        let has = |other: &str| format!("topics = [\"{other}\", \"{name}\"]");
        files.push(article(&format!("one-{n}"), &has("t00"), "").clone());
        files.push(article(&format!("two-{n}"), &format!("topics = [\"{name}\"]"), ""));
    }
    files[1] = article("one-0", "topics = [\"t00\"]", "");
    site_of(&files)
}

#[test]
fn a_topic_stands_under_the_one_it_is_part_of() {
    let tree = topics(&[("water", ""), ("dams", "water"), ("energy", ""), ("dykes", "dams")]);
    let site = site_of(&[
        tree,
        article("a", "topics = [\"dykes\", \"dams\", \"water\", \"energy\"]", ""),
        article("b", "topics = [\"energy\"]", ""),
    ]);
    let page = site.page("/news/");
    check(&page, "aside section:first-of-type .facet-label", &["energy", "water", "dams", "dykes"]);
    let depths: Vec<_> = all(&page, "main aside section:first-of-type .facet-row")
        .iter()
        .map(|row| row.attr("data-depth"))
        .collect();
    assert_eq!(depths, [None, None, Some("1"), Some("2")]);
}

#[test]
fn a_long_list_is_folded_and_what_is_chosen_is_shown() {
    let site = many_topics(17);
    let shown = |address: &str| all(&site.page(address), "main aside section:first-of-type .facet-row").len();
    let page = site.page("/news/");
    assert_eq!(shown("/news/"), 12);
    check(&page, "aside .facet-more", &["Show all 17"]);
    leads(&page, "aside .facet-more", Some("/topics/"));
    assert_eq!(all(&page, ".facet-narrow").len(), 0);
    assert_eq!(shown("/news/?topic=t16"), 13);
    assert_eq!(shown("/news/?topic=t16&-topic=t15&topic=t01"), 14);
    assert_eq!(all(&many_topics(14).page("/news/"), ".facet-more").len(), 0);
}

#[test]
fn what_no_article_has_is_folded_away() {
    let names = topics(&["air", "earth", "fire", "water"].map(|name| (name, "")));
    let page = site_of(&[names, article("dam", "topics = [\"water\"]", "")]).page("/news/");
    check(&page, "aside .facet h3", &["Topic", "Year", "Dates"]);
    check(&page, "aside .facet-label", &["water", "2020"]);
    check(&page, "aside .facet-more", &["Show all 4"]);
}

#[test]
fn projects_and_groups_stand_under_one_heading() {
    let page = Site::demo().page("/news/");
    check(&page, "aside .facet h4", &["Project", "Group"]);
    assert!(all(&page, "main aside h3").iter().any(|it| it.text().eq(["Projects and groups"])));
}

#[test]
fn the_months_of_a_chosen_year_stand_under_it() {
    let month = |slug: &str, date: &str| {
        (format!("news/{slug}.md"), format!("+++\ntitle = \"{slug}\"\npublished = {date}\n+++\n"))
    };
    let site = site_of(&[month("a", "2020-03-02"), month("b", "\"2020-10\""), month("c", "2019-10-05")]);
    let shown = |address: &str, expected: &[&str]| check(&site.page(address), "aside .facet-label", expected);
    shown("/news/", &["2020", "2019"]);
    shown("/news/?year=2020", &["2020", "October 2020", "March 2020", "2019"]);
    shown("/news/?year=2020-03", &["2020", "October 2020", "March 2020", "2019"]);
    shown("/news/?-year=2020", &["2020", "2019"]);
    let years = ["None of: 2020 2 articles", "2019 1 article"];
    check_labels(&site.page("/news/?-year=2020"), "aside [aria-labelledby=w-year] .facet-link", &years);
    let page = site.page("/news/?year=2020");
    leads(&page, "aside .facet-row[data-depth] a", Some("/news/?year=2020-10"));
    let page = site.page("/news/?year=2020-03&year=2019");
    leads(&page, "aside .facet-row:first-child .facet-not", Some("/news/?year=2019&year=2020-03&-year=2020"));
}

#[test]
fn a_static_page_leads_to_the_page_of_a_value() {
    let page = Site::demo().page("/news/");
    for own in ["/topics/victim-support/", "/projects/bridge/", "/groups/peace-in-our-cities/", "/news/2020/"]
    {
        assert_eq!(all(&page, &format!("main aside .facet-link[href='{own}']")).len(), 1, "{own}");
    }
    assert_eq!(all(&page, "main aside .facet-link[href='/news/?kind=report']").len(), 1);
}

#[test]
fn any_or_all_is_asked_once_something_is_chosen() {
    let site = many_topics(3);
    assert!(all(&site.page("/news/?-topic=t01"), "main aside [role=group]").is_empty());
    let page = site.page("/news/?topic=t00&topic=t01&page=2");
    check(&page, "aside [role=group] [aria-current=true]", &["Any of"]);
    leads(&page, "aside [role=group] a:last-child", Some("/news/?topic=t00&topic=t01&all=topic"));
    let page = site.page("/news/?topic=t00&topic=t01&all=topic");
    check(&page, "aside [role=group] [aria-current=true]", &["All of"]);
    check(&page, "#count", &["1 of 6 articles"]);
    check(&page, ".chip", &["Remove: t00", "Remove: t01", "Remove: All of: Topic"]);
    let kinds = site_of(&[article("a", "kind = \"report\"", "")]).page("/news/?kind=report");
    assert!(all(&kinds, "main aside [role=group]").is_empty(), "an article has one kind");
}

#[test]
fn dates_are_asked_for_and_the_rest_is_kept() {
    let page = Site::demo().page("/news/?topic=victim-support&from=2020-10&q=alert&page=3");
    let kept: Vec<_> = all(&page, "main aside form input")
        .iter()
        .map(|it| (it.attr("name").unwrap_or_default(), it.attr("value").unwrap_or_default()))
        .collect();
    assert_eq!(kept, [("from", "2020-10"), ("to", ""), ("topic", "victim-support"), ("q", "alert")]);
    check(&page, "aside .period .choice a", &["This year", "Last 12 months"]);
    let this_year = "/news/?topic=victim-support&from=2020-01&to=2020-12&q=alert";
    leads(&page, "aside .period .choice a", Some(this_year));
    let page = Site::demo().page("/news/?from=2020-01&to=2020-12");
    check(&page, "aside .period .choice [aria-current]", &["This year"]);
    leads(&page, "aside .period .choice a", Some("/news/"));
    check(&page, ".only-narrow", &["Filters, 2 chosen"]);
}

#[test]
fn what_matches_best_comes_first_only_where_words_are_asked_for() {
    let site = Site::demo();
    let hidden = |address: &str| {
        let page = site.page(address);
        all(&page, "main .results-head a[hidden]")
            .iter()
            .map(|it| it.text().collect::<String>())
            .collect::<String>()
    };
    assert_eq!(hidden("/news/"), "Best match");
    assert_eq!(hidden("/news/?q=kind:report"), "Best match");
    assert_eq!(hidden("/news/?q=victim"), "");
}

#[test]
fn what_is_left_out_is_said_and_can_be_allowed() {
    let site =
        site_of(&[article("dam", "kind = \"report\"", ""), article("mayor", "kind = \"interview\"", "")]);
    let page = site.page("/news/?q=mayor+-kind:interview");
    check(&page, ".chip", &["Remove: without Interview", "Remove: “mayor”"]);
    check(
        &page,
        ".nothing-found > p",
        &["You asked for without Interview and “mayor”.", "Show all 2 articles"],
    );
    check(&page, ".nothing-found li", &["With Interview allowed: 1 article", "Without “mayor”: 1 article"]);
}

#[test]
fn words_that_were_found_are_marked_as_text() {
    let mayor = article("mayor", "summary = \"The <b>Mayors</b> & a mayor.\"", "Élus.");
    let site = site_of(&[mayor, article("dam", "", "Nothing else.")]);
    let page = site.page("/news/?q=mayo");
    check(&page, ".article-row mark", &["mayor", "Mayors", "mayor"]);
    check(&page, ".article-summary", &["The <b>Mayors</b> & a mayor."]);
    assert!(all(&site.page("/news/"), "mark").is_empty());
}

#[test]
fn forgiven_words_are_said() {
    let site = site_of(&[article("harbour", "", "The harbour."), article("dam", "", "Nothing else.")]);
    check(
        &site.page("/news/?q=habour"),
        ".forgiven",
        &["Few or no articles have “habour”; also shown: “harbour”."],
    );
    check(&site.page("/news/?q=harbour"), ".forgiven", &[]);
}

#[test]
fn things_of_that_name_stand_beside_the_articles() {
    let site = Site::demo();
    check(
        &site.page("/news/?q=secur"),
        ".also li",
        &["Security & Innovation Group", "Security in Public Spaces Group", "Security and innovation Topic"],
    );
    check(&site.page("/news/?q=niedermuller"), ".also li", &["Péter Niedermüller Person"]);
    leads(&site.page("/news/?q=niedermuller"), ".also a", Some("/people/peter-niedermuller/"));
    check(&site.page("/news/?q=s"), ".also li", &[]);
    check(&site.page("/news/?topic=victim-support"), ".also li", &[]);
}

#[test]
fn the_parts_of_a_score_are_shown_to_those_who_ask() {
    let site = Site::demo();
    assert!(!all(&site.page("/news/?q=victim&explain=1"), "main .article-score li").is_empty());
    assert!(all(&site.page("/news/?q=victim"), ".article-score").is_empty());
}

#[test]
fn an_old_name_in_an_address_is_read_as_the_name_of_today() {
    let renamed = "[waters]\nname = \"Waters\"\naliases = [\"/topics/water/\", \"/old/water/\"]\n";
    let site = site_of(&[
        ("topics.toml".to_owned(), renamed.to_owned()),
        article("a", "topics = [\"waters\"]", ""),
        article("b", "", ""),
    ]);
    for (address, titles) in [("/news/?topic=water", 1), ("/news/?-topic=water", 1), ("/news/?topic=old", 0)]
    {
        let page = site.page(address);
        assert_eq!(all(&page, "main .article-list h3").len(), titles, "{address}");
    }
    let page = site.page("/news/?topic=water&topic=waters");
    check(&page, ".chip .chip-text", &["Waters"]);
}
