//! A plain Hugo site imported whole: its settings, its languages, its pictures.

use std::fs;
use std::path::Path;

use belfry::import::hugo::{self, Options, Outcome, Report};
use belfry::publish::Severity;
use scraper::Html;

use super::newsroom::{compiled, read, repository};
use super::site::{Workshop, copy_folder, select};

/// The site of the fixtures, imported.
struct Imported {
    root: tempfile::TempDir,
    report: Report,
}

impl Imported {
    fn new() -> Self {
        Self::of("hugo/content")
    }

    fn of(source: &str) -> Self {
        let root = tempfile::tempdir().expect("a folder");
        copy_folder(&repository("tests/fixtures/hugo"), &root.path().join("hugo"));
        let (source, out) = (root.path().join(source), root.path().join("newsroom"));
        let report = hugo::run(&Options { source, out, ..Options::default() }).expect("it can be imported");
        Self { root, report }
    }

    /// A site made of these files, imported.
    fn made(files: &[(&str, &[u8])]) -> Self {
        let root = tempfile::tempdir().expect("a folder");
        for (path, bytes) in files {
            let path = root.path().join("hugo").join(path);
            fs::create_dir_all(path.parent().expect("it is in a folder")).expect("a folder");
            fs::write(path, bytes).expect("a file");
        }
        let (source, out) = (root.path().join("hugo"), root.path().join("newsroom"));
        let report = hugo::run(&Options { source, out, ..Options::default() }).expect("it can be imported");
        Self { root, report }
    }

    fn folder(&self) -> std::path::PathBuf {
        self.root.path().join("newsroom")
    }

    fn text(&self, path: &str) -> String {
        fs::read_to_string(self.folder().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    #[track_caller]
    fn check(&self, path: &str, lines: &[&str]) {
        let text = self.text(path);
        for line in lines {
            assert!(text.contains(line), "{line:?} is not in {path}\n{text}");
        }
    }
}

fn same_bytes(one: &Path, other: &Path) -> bool {
    fs::read(one).expect("a file") == fs::read(other).expect("a file")
}

#[test]
fn the_settings_say_what_the_site_is_called_where_and_in_which_languages() {
    Imported::new().check(
        "site.toml",
        &[
            "title.en = \"Harbour Notes\"\n",
            "title.pt = \"Notas do porto\"\n",
            "tagline.en = \"What moves on the water\"\n",
            "tagline.pt = \"O que se move na água\"\n",
            "languages = [\"en\", \"pt\"]\n",
            "url = \"https://harbour.example.net/\"\n",
            "zone = \"Europe/Lisbon\"\n",
        ],
    );
}

#[test]
fn a_text_in_another_language_is_a_translation() {
    let imported = Imported::new();
    let text = imported.text("news/new-quay.pt.md");
    assert!(text.starts_with("+++\ntitle = \"O novo cais abriu\"\n+++\n"), "{text}");
    assert!(text.contains("[o farol](/news/lighthouse/)"), "{text}");
    imported.check("pages/about.pt.md", &["title = \"Sobre\"", "Notas de quem rema."]);
    assert!(!imported.folder().join("news/novo-cais.md").exists());
    assert_eq!(imported.report.counted(Outcome::Converted, "translation in news"), 2);
    assert_eq!(imported.report.counted(Outcome::Converted, "news"), 2);
}

#[test]
fn every_old_address_leads_on() {
    let imported = Imported::new();
    let aliases = "aliases = [\"/2021/03/new-quay/\", \"/pt/2021/03/novo-cais/\", \"/quay/\"]\n";
    imported.check(
        "news/new-quay.md",
        &[aliases, "[the old address](/news/lighthouse/)", "[boats](/topics/boats/)"],
    );
    imported.check(
        "topics.toml",
        &[
            "[boats]\nname = \"Boats\"\nsummary = \"Everything that floats.\"\naliases = [\"/tags/boats/\"]",
            "[public-works]\nname = \"Public works\"\naliases = [\"/tags/public-works/\"]",
            "[building]\nname = \"Building\"\naliases = [\"/series/building/\"]",
        ],
    );
}

#[test]
fn pictures_and_files_that_texts_name_come_along_and_others_are_told() {
    let imported = Imported::new();
    imported.check(
        "news/new-quay.md",
        &["image = { src = \"/media/images/crane.png\" }", "![A crane](/media/images/crane.png"],
    );
    imported.check(
        "news/lighthouse.md",
        &[
            "image = { src = \"/media/posts/lighthouse/lamp.png\", alt = \"The lamp\" }",
            "<img src=\"/media/posts/lighthouse/lamp.png\" alt=\"The lamp\">",
            "[plan](/media/posts/lighthouse/plan%201.pdf)",
        ],
    );
    imported.check("news/lighthouse.pt.md", &["![A lâmpada](/media/posts/lighthouse/lamp.png)"]);
    let fixture = repository("tests/fixtures/hugo");
    for (old, new) in [
        ("static/images/crane.png", "media/images/crane.png"),
        ("content/posts/lighthouse/lamp.png", "media/posts/lighthouse/lamp.png"),
        ("content/posts/lighthouse/plan 1.pdf", "media/posts/lighthouse/plan 1.pdf"),
    ] {
        assert!(same_bytes(&fixture.join(old), &imported.folder().join(new)), "{new}");
    }
    assert!(!imported.folder().join("media/posts/lighthouse/unused.png").exists());
    let told = imported.report.to_string();
    assert!(told.contains("posts/lighthouse/unused.png:1: dropped: file that no text names"), "{told}");
    assert_eq!(imported.report.counted(Outcome::Dropped, "file that no text names, in static"), 1);
}

#[test]
fn the_whole_site_may_be_given_instead_of_its_content() {
    let (whole, content) = (Imported::of("hugo"), Imported::new());
    assert_eq!(whole.report.to_string(), content.report.to_string());
    assert_eq!(whole.text("news/new-quay.md"), content.text("news/new-quay.md"));
}

#[test]
fn what_was_imported_has_no_errors_and_can_be_published() {
    let imported = Imported::new();
    let compiled = compiled(read(&imported.folder()));
    let errors: Vec<_> =
        compiled.problems.iter().filter(|problem| problem.severity == Severity::Error).collect();
    assert!(errors.is_empty(), "{errors:#?}");
    let site = Workshop::new().publish(&imported.folder(), &["--now", "2022-01-01"]);
    let page = Html::parse_document(site.text("pt/news/lighthouse/index.html"));
    assert_eq!(select(&page, "html")[0].attr("lang"), Some("pt"));
    assert_eq!(select(&page, "h1")[0].text().collect::<String>(), "Uma lâmpada para o farol");
    let pictures = select(&page, "main figure img");
    let src = pictures.first().and_then(|picture| picture.attr("src")).expect("the lamp");
    assert!(site.files.contains_key(src.trim_start_matches('/')), "{src}");
    for old in ["/2021/02/lighthouse/", "/quay/", "/tags/boats/", "/pt/2021/03/novo-cais/", "/about/"] {
        assert!(site.answers(old), "{old}");
    }
    assert!(
        site.text("sitemap-1.xml").contains("<loc>https://harbour.example.net/pt/news/lighthouse/</loc>")
    );
}

#[test]
fn a_site_below_a_path_keeps_its_links_and_pictures_and_leaves_its_neighbours_theirs() {
    let text = b"---\ntitle: A\ndate: 2022-01-02\n---\n\
        [b](/notes/posts/b/), [b too](https://u.harbour.net/notes/posts/b/), [b again](../b/)\n\n\
        [theirs](https://u.harbour.net/posts/b/) [lost](/notes/lost/)\n\n![x](/notes/img/x.png)\n";
    let imported = Imported::made(&[
        ("hugo.toml", b"baseURL = 'https://u.harbour.net/notes/'\ntitle = 'Notes'\n"),
        ("content/posts/a.md", text),
        ("content/posts/b.md", b"---\ntitle: B\ndate: 2022-01-02\n---\nText\n"),
        ("static/img/x.png", b"a picture"),
    ]);
    imported.check("site.toml", &["url = \"https://u.harbour.net/notes/\"\n"]);
    imported.check(
        "news/a.md",
        &[
            "[b](/news/b/), [b too](/news/b/), [b again](/news/b/)",
            "[theirs](https://u.harbour.net/posts/b/) [lost](https://u.harbour.net/notes/lost/)",
            "![x](/media/img/x.png)",
            "aliases = [\"/posts/a/\"]\n",
        ],
    );
    assert!(imported.folder().join("media/img/x.png").is_file());
    let problems = compiled(read(&imported.folder())).problems;
    assert!(problems.iter().all(|problem| problem.severity != Severity::Error), "{problems:#?}");
}

#[test]
fn settings_that_are_no_text_are_told_and_passed_over() {
    let imported = Imported::made(&[
        ("hugo.toml", b"title = 'Notes'\n[permalinks]\nposts = '/:year/:fred/'\n"),
        ("config/_default/params.toml", b"description = 'caf\xe9'\n"),
        ("content/posts/a.md", b"---\ntitle: A\ndate: 2022-01-02\n---\nText\n"),
    ]);
    imported.check("site.toml", &["title = \"Notes\"\n"]);
    imported.check("news/a.md", &["aliases = [\"/posts/a/\"]\n"]);
    let told = imported.report.to_string();
    let settings = "settings: config/_default/params.toml cannot be read: it is not UTF-8\n";
    assert!(told.contains(settings), "{told}");
    let permalink = "posts/a.md:1: kept as text: permalink that cannot be known, now the path of the file: \
        :fred in /:year/:fred/\n";
    assert!(told.contains(permalink), "{told}");
}

#[test]
fn a_default_language_is_one_language_however_it_is_written() {
    let imported = Imported::made(&[
        (
            "hugo.toml",
            b"title = 'T'\ndefaultContentLanguage = 'pt-br'\n[languages.pt-BR]\ntitle = 'Notas'\n[languages.en]\n",
        ),
        ("content/posts/a.pt-br.md", b"---\ntitle: O cais\ndate: 2022-01-02\n---\nTexto\n"),
        ("content/posts/a.en.md", b"---\ntitle: The quay\ndate: 2022-01-02\n---\nText\n"),
    ]);
    imported.check("site.toml", &["title = \"Notas\"\n", "languages = [\"pt-BR\", \"en\"]\n"]);
    imported.check("news/a.md", &["title = \"O cais\"\n", "aliases = [\"/posts/a/\", \"/en/posts/a/\"]\n"]);
    imported.check("news/a.en.md", &["title = \"The quay\"\n"]);
}
