use super::*;
use crate::import::hugo::mapping::Mapping;
use crate::import::hugo::media::{Home, OldFile};

fn targets() -> Targets {
    let mut targets = Targets::new(&Mapping::digitalgov().site);
    targets.add_source("news/2020/a.md", "/news/a/", "A");
    targets.add_path("/2020/01/02/a", "/news/a/");
    targets.add_source("topics/mobile/_index.md", "/topics/mobile/", "Mobile");
    targets.add_source("events/x/twice.md", "/events/twice/", "T");
    targets.add_source("news/twice.md", "/news/twice/", "T");
    targets
}

#[track_caller]
fn check(raw: &str, expected: &str) {
    assert_eq!(shown(targets().address(raw, "/2021/01/01/page/")), expected, "{raw}");
}

fn shown(verdict: Verdict) -> String {
    match verdict {
        Verdict::Keep => "keep".to_owned(),
        Verdict::Own(href) | Verdict::Mended(href, _) => href,
        Verdict::Nowhere(_) => "nowhere".to_owned(),
    }
}

#[test]
fn a_site_below_a_path_knows_its_own_with_and_without_the_path() {
    let mut site = Mapping::plain().site;
    site.base = Some("https://u.example.net/notes".to_owned());
    let mut targets = Targets::new(&site);
    targets.add_path("/posts/a/", "/news/a/");
    targets.add_path("/about/", "/about/");
    let logo = OldFile { path: "img/x.png".to_owned(), home: Home::Static };
    targets.media = Media::new(&[logo], &[]);
    for (raw, expected) in [
        ("/notes/posts/a/#x", "/news/a/#x"),
        ("/posts/a/", "/news/a/"),
        ("../a/", "/news/a/"),
        ("https://u.example.net/notes/posts/a", "/news/a/"),
        ("/notes/img/x.png", "/media/img/x.png"),
        ("../../img/x.png", "/media/img/x.png"),
        ("https://u.example.net/notes/img/x.png?w=3", "/media/img/x.png"),
        ("/notes/posts/none/", "https://u.example.net/notes/posts/none/"),
        ("none/", "https://u.example.net/notes/posts/b/none/"),
        ("/notesbook/", "https://u.example.net/notesbook/"),
        ("https://u.example.net/about/", "keep"),
        ("https://u.example.net/posts/a/", "keep"),
    ] {
        assert_eq!(shown(targets.address(raw, "/posts/b/")), expected, "{raw}");
    }
    assert!(matches!(targets.reference("/posts/none.md", "posts/b.md"),
        Verdict::Mended(href, _) if href == "https://u.example.net/notes/posts/none/"));
}

#[test]
fn good_addresses_stay() {
    for raw in ["https://a.gov/b?c=(d)#e", "mailto:a@b.gov", "tel:1-2", "#part-1"] {
        check(raw, "keep");
    }
}

#[test]
fn addresses_of_the_old_site_lead_to_what_came_along() {
    check("https://digital.gov/2020/01/02/a/", "/news/a/");
    check("http://www.digitalgov.gov/2020/01/02/a?utm_source=x#y", "/news/a/#y");
    check("/2020/01/02/a", "/news/a/");
    check("../../02/nothing", "https://digital.gov/2021/01/02/nothing");
    check("../../../../2020/01/02/a/", "/news/a/");
    check("/s3/x y", "https://digital.gov/s3/x%20y");
    check("https://digital.gov/search?q=a", "keep");
}

#[test]
fn mistyped_addresses_are_mended() {
    check("ttps://www.fluidui.com/", "https://www.fluidui.com/");
    check("hhttps://www.gao.gov/x", "https://www.gao.gov/x");
    check("(https://touchpoints.gov/registry)", "https://touchpoints.gov/registry");
    check("//www.slideshare.net/x", "https://www.slideshare.net/x");
    check("vote.gov", "https://vote.gov");
    check("a@b.gov", "mailto:a@b.gov");
    check("https://a.gov/b c", "https://a.gov/b%20c");
}

#[test]
fn addresses_that_lead_nowhere_are_told() {
    for raw in
        ["", " ", "#", "javascript:alert(1)", "JavaScript:x", "about:blank", "data:text/html,x", "https://"]
    {
        check(raw, "nowhere");
    }
}

#[test]
fn a_reference_finds_its_text_by_path_by_name_or_by_permalink() {
    let own = |href: &str| Verdict::Own(href.to_owned());
    let targets = targets();
    for raw in ["news/2020/a.md", "/news/2020/a", "a.md", "a", "2020/01/02/a"] {
        assert_eq!(targets.reference(raw, "news/2021/b.md"), own("/news/a/"), "{raw}");
    }
    assert_eq!(targets.reference("/topics/mobile#x", "news/b.md"), own("/topics/mobile/#x"));
    assert_eq!(targets.reference("twice.md", "news/b.md"), own("/news/twice/"));
    assert_eq!(targets.reference("twice.md", "pages/b.md"), Verdict::Nowhere("a text that does not exist"));
    assert!(matches!(targets.reference("/guides/dap/_index.md", "news/b.md"),
        Verdict::Mended(href, _) if href == "https://digital.gov/guides/dap/"));
}
