//! Small untidy sites, each with what must become of it.

use super::*;

const EVENT: &str = "date: 2020-07-09 14:00 -0500\nend_date: 2020-07-09 15:00 -0500\n";

/// Imports a site given as pairs of path and text, with the mapping for Digital.gov or the plain one.
fn import(mapping: Mapping, site: &[(&str, &str)]) -> (Vec<(String, String)>, Report) {
    let sources: Vec<folder::Source> = site
        .iter()
        .map(|(path, text)| folder::Source { path: (*path).into(), text: (*text).into(), damaged: false })
        .collect();
    let mut report = Report::default();
    let old = Old { texts: &sources, files: &[], settings: None };
    let converted = convert(&old, Some(mapping), &mut report).expect("the mapping is good");
    report.sort();
    (converted.files, report)
}

/// Imports a site and looks for lines in one of the files that come of it.
#[track_caller]
fn check(site: &[(&str, &str)], path: &str, lines: &[&str]) -> Report {
    let (files, report) = import(Mapping::digitalgov(), site);
    let Some((_, text)) = files.iter().find(|(name, _)| name == path) else {
        panic!("{path} is not among {:?}", files.iter().map(|(name, _)| name).collect::<Vec<_>>())
    };
    for line in lines {
        assert!(text.contains(line), "{line:?} is not in\n{text}");
    }
    report
}

fn article(body: &str) -> String {
    format!("---\ntitle: A\ndate: 2020-01-02\n---\n{body}")
}

#[track_caller]
fn check_body(body: &str, expected: &str) -> Report {
    let site = [
        ("news/2020/2020-01-02-a.md", &*article(body)),
        ("news/2019/b.md", "---\ntitle: The b\nslug: b\ndate: 2019-03-04 10:00:00 -0500\n---\n"),
    ];
    let (files, report) = import(Mapping::digitalgov(), &site);
    let text = &files.iter().find(|(name, _)| name == "news/a.md").expect("it is imported").1;
    let body = text.split_once("+++\n\n").map_or("", |(_, body)| body);
    assert_eq!(body.trim_end(), expected);
    report
}

#[test]
fn an_article_keeps_its_title_summary_date_topics_and_authors() {
    let report = check(
        &[
            ("topics/open-data/_index.md", "---\ntitle: Open data\ndeck: All of it\n---\n"),
            ("authors/jo/_index.md", "---\ndisplay_name: Jo Doe\nagency_full_name: GSA\ngithub: jo-d\n---\n"),
            (
                "news/x.md",
                "---\nslug: x\ntitle: \"A &amp; b\"\nsummary: 'U&#46;S&#46; *news*'\ndate: 2020-07-01 9:30:00 -0500\ntopics:\n- open-data\n- nowhere\nauthors:\n  - jo\n---\nText",
            ),
        ],
        "news/x.md",
        &[
            "title = \"A & b\"",
            "summary = \"U.S. news\"",
            "published = 2020-07-01T09:30:00-04:00",
            "topics = [\"open-data\"]",
            "authors = [\"jo\"]",
            "aliases = [\"/2020/07/01/x/\"]",
            "\n\nText\n",
        ],
    );
    assert_eq!(report.counted(Outcome::Dropped, "topics that do not exist"), 1);
}

#[test]
fn topics_people_and_groups_have_their_files() {
    let site = [
        ("topics/open-data/_index.md", "---\ntitle: Open data\ndeck: All of it\naliases:\n - /open/\n---\n"),
        ("authors/jo/_index.md", "---\ndisplay_name: Jo Doe\nagency_full_name: GSA\ngithub: jo-d\n---\n"),
        ("communities/c.md", "---\ntitle: C\nauthors:\n- jo\nredirectto: https://c.gov/\n---\nText"),
    ];
    check(
        &site,
        "topics.toml",
        &["[open-data]\nname = \"Open data\"\nsummary = \"All of it\"\naliases = [\"/open/\"]"],
    );
    check(
        &site,
        "people/jo.md",
        &["title = \"Jo Doe\"", "description = \"GSA\"", "website = \"https://github.com/jo-d\""],
    );
    check(
        &site,
        "groups/c.md",
        &["nature = \"community\"", "{ person = \"jo\", role = \"not stated\" }", "https://c.gov/"],
    );
}

#[test]
fn an_article_that_only_redirects_links_out() {
    let text = "---\ntitle: A\ndate: 2013-05-30\nredirectto: https://www.ssa.gov\n---\n";
    let report = check(
        &[("news/a.md", text)],
        "news/a.md",
        &["link = \"https://www.ssa.gov\"", "published = 2013-05-30\n"],
    );
    assert_eq!(report.counted(Outcome::Converted, "article that only redirects"), 1);
}

#[test]
fn events_mean_the_wall_clock_and_tell_where_their_offset_disagrees() {
    let event = format!("---\ntitle: E\nyoutube_id: abc\nhost: 18F\nevent_platform: zoom\n{EVENT}---\n");
    let report = check(
        &[("events/e.md", &event)],
        "events/e.md",
        &[
            "zone = \"America/New_York\"",
            "start = 2020-07-09T14:00:00",
            "end = 2020-07-09T15:00:00",
            "format = \"online\"",
            "organisers = [\"18f\"]",
            "url = \"https://www.youtube.com/watch?v=abc\"",
            "/event/2020/07/09/e/",
        ],
    );
    assert_eq!(report.counted(Outcome::Repaired, "event whose offset disagrees with the zone"), 1);
}

#[test]
fn a_trusted_offset_moves_the_wall_clock() {
    let map = "offset = 'trust'\n[site]\ntitle='T'\nlanguage='en'\nzone='America/New_York'\n[fields]\ntitle='title'\ndate='date'\nend_date='end'\n[[folders]]\npath='events'\nbecomes='events'\n";
    let event = format!("---\ntitle: E\n{EVENT}---\n");
    let (files, _) = import(Mapping::parse(map).expect("good"), &[("events/e.md", &event)]);
    assert!(files.iter().any(|(_, text)| text.contains("start = 2020-07-09T15:00:00")), "{files:?}");
}

#[test]
fn an_end_before_its_start_is_dropped_and_one_without_an_offset_is_kept() {
    let early = "---\ntitle: E\ndate: 2020-01-09 14:00 -0500\nend_date: 2020-01-09 13:00 -0500\n---\n";
    let report = check(&[("events/e.md", early)], "events/e.md", &["start = 2020-01-09T14:00:00\n+++"]);
    assert_eq!(report.counted(Outcome::Dropped, "end before its start"), 1);
    let bare = "---\ntitle: E\ndate: 2020-01-09 14:00 -0500\nend_date: 2020-01-09 15:00:00\n---\n";
    let report = check(&[("events/e.md", bare)], "events/e.md", &["end = 2020-01-09T15:00:00\n"]);
    assert_eq!(report.counted(Outcome::Repaired, "clock time without an offset, taken as the zone's"), 1);
}

#[test]
fn slugs_that_are_taken_or_reserved_get_another() {
    let text = |slug: &str, year: &str| format!("---\ntitle: T\nslug: {slug}\ndate: {year}-01-01\n---\n");
    let site = [
        ("news/1.md", text("same", "2019")),
        ("news/2.md", text("same", "2020")),
        ("news/3.md", text("2020", "2020")),
    ];
    let site: Vec<(&str, &str)> = site.iter().map(|(path, text)| (*path, text.as_str())).collect();
    let report = check(&site, "news/same-2.md", &["/2020/01/01/same/"]);
    check(&site, "news/2020-news.md", &["/2020/01/01/2020/"]);
    assert_eq!(report.counted(Outcome::Repaired, "slug that is taken or reserved"), 2);
}

#[test]
fn references_lead_to_what_came_along_to_the_old_site_or_nowhere() {
    check_body(
        "[b]({{< ref \"b.md\" >}}) <a href=\"{{< ref \"/news/2019/b.md\" >}}\">b</a>",
        "[b](/news/b/) <a href=\"/news/b/\">b</a>",
    );
    check_body("[g]({{< ref \"/guides/g/_index.md\" >}})", "[g](https://digital.gov/guides/g/)");
    let report = check_body("[**x** y]({{< tmp \"deadlink\" >}}) z", "**x** y z");
    assert_eq!(
        report
            .notes()
            .iter()
            .filter(|note| note.outcome == Outcome::KeptAsText)
            .map(|note| note.line)
            .collect::<Vec<_>>(),
        [5]
    );
}

#[test]
fn pictures_become_cards_with_their_words() {
    check_body(
        "{{< legacy-img src=\"2016/01/a b.jpg\" alt=\"An \\\"x\\\"\" caption=\"C\" >}}The text",
        "<figure><img src=\"https://s3.amazonaws.com/digitalgov/_legacy-img/2016/01/a%20b.jpg\" alt=\"An &quot;x&quot;\"><figcaption>C</figcaption></figure>\n\nThe text",
    );
    check_body("[{{< img src=\"uid\" alt=\"W\" >}}](https://a.gov)", "[<img alt=\"W\">](https://a.gov)");
    let report = check_body("a\n\n{{< img src=\"an-owl_2\" >}}\n\nb", "a\n\n<img alt=\"An owl 2\">\n\n\n\nb");
    assert_eq!(report.counted(Outcome::KeptAsText, "picture known by its name alone"), 1);
}

#[test]
fn boxes_quotes_videos_and_files_have_our_forms() {
    check_body("a {{< note >}}**b**\n\nc{{< /note >}} d", "a\n\n> [!NOTE]\n> **b**\n>\n> c\n\nd");
    check_body("{{< ring title=\"T\">}}x{{< /ring >}}", "<details><summary>T</summary>\n\nx\n\n</details>");
    check_body("{{< accordion kicker=\"K\" title=\"T\" >}}x{{< /accordion >}}", "K\n\n## T\n\nx");
    check_body("{{< quote-block text=\"Q\" cite=\"W\" >}}", "> Q\n>\n> <cite>W</cite>");
    check_body(
        "{{< youtube id=\"x1\" title=\"T\" >}}",
        "<iframe src=\"https://www.youtube.com/watch?v=x1\" title=\"T\"></iframe>",
    );
    check_body(
        "_{{< asset-static file=\"a.pdf\" label=\"L\" >}}_",
        "_<a href=\"https://s3.amazonaws.com/digitalgov/static/a.pdf\">L</a>_",
    );
    check_body("{{< featured-resource link=\"news/2019/b.md\" kicker=\"More\">}}", "More: [The b](/news/b/)");
    check_body("{{< box >}}{{< img src=\"u\" alt=\"P\" >}}{{< /box >}}", "> [!NOTE]\n> <img alt=\"P\">");
}

#[test]
fn an_unknown_shortcode_leaves_its_words() {
    let report = check_body("a {{% chart src=\"x\" words=\"two words\" %}} b", "a two words b");
    assert_eq!(report.counted(Outcome::KeptAsText, "unknown shortcode"), 1);
    check_body("{{< odd >}}in *it*{{< /odd >}}", "in *it*");
}

#[test]
fn a_plain_site_makes_its_topics_and_people() {
    let site = [
        (
            "posts/a.md",
            "+++\ntitle = 'A'\ndate = 2020-01-02T03:04:05Z\ntags = ['Open data']\nauthors = ['Jo Doe']\n+++\nHi",
        ),
        ("about.md", "{\"title\": \"About\"}\nUs"),
        ("posts/b.es.md", "---\ntitle: B\ndate: 2020-01-02\n---\nHola"),
    ];
    let (files, _) = import(Mapping::plain(), &site);
    let text =
        |path: &str| files.iter().find(|(name, _)| name == path).map(|(_, text)| text.as_str()).unwrap_or("");
    assert!(
        text("news/a.md").contains("topics = [\"open-data\"]\nauthors = [\"jo-doe\"]\n"),
        "{}",
        text("news/a.md")
    );
    assert!(text("news/a.md").contains("published = 2020-01-02T03:04:05+00:00\n"), "{}", text("news/a.md"));
    assert!(text("topics.toml").contains("[open-data]\nname = \"Open data\""));
    assert!(text("people/jo-doe.md").contains("title = \"Jo Doe\""));
    assert!(text("pages/about.md").contains("Us"));
    assert!(text("news/b.md").contains("language = \"es\""));
}

#[test]
fn what_has_no_meaning_is_reported_with_its_place() {
    let text = "---\ntitle: A\ndate: 2020-01-02\nkicker: The week\nweight: 1\nempty: ''\n---\n";
    let report = check(&[("news/a.md", text)], "news/a.md", &[]);
    let lost: Vec<String> = report
        .notes()
        .iter()
        .map(|note| format!("{}:{} {} {}", note.file, note.line, note.kind, note.what))
        .collect();
    assert_eq!(lost, ["news/a.md:4 field kicker The week"]);
    assert_eq!(report.counted(Outcome::Dropped, "field weight (says nothing to readers)"), 1);
}

#[test]
fn a_folder_that_no_import_made_is_not_replaced() {
    let root = tempfile::tempdir().expect("a folder");
    let (source, out) = (root.path().join("src"), root.path().join("out"));
    std::fs::create_dir_all(source.join("posts")).expect("made");
    std::fs::write(source.join("posts/a.md"), "---\ntitle: A\ndate: 2020-01-02\n---\n").expect("written");
    let options = Options { source, out: out.clone(), ..Options::default() };
    run(&options).expect("the first import");
    assert!(root.path().join("out.report.txt").exists());
    run(&options).expect("an import replaces an import");
    assert!(out.join("news/a.md").exists());
    std::fs::remove_file(out.join(".imported")).expect("there");
    assert!(matches!(run(&options), Err(ImportError::Occupied(_))));
    assert!(run(&Options { force: true, ..options }).is_ok());
}
