use super::*;
use crate::import::hugo::mapping::{Becomes, Folder};

/// Reads texts with a pattern for `posts`, list pages as the pages of their sections; the path of
/// the first, and what was reported of it.
fn path_of(pattern: &str, texts: &[(&str, &str)]) -> (String, Vec<String>) {
    let mut mapping = Mapping::plain();
    mapping.folders.retain(|folder| folder.path != "posts");
    let posts = Folder {
        path: "posts".to_owned(),
        becomes: Becomes::Articles,
        permalink: (!pattern.is_empty()).then(|| pattern.to_owned()),
        fields: BTreeMap::new(),
    };
    mapping.folders.insert(0, posts);
    let mut report = Report::default();
    let mut items: Vec<Item> = Vec::new();
    let mut sections = Sections::default();
    for (path, front) in texts {
        let folder = mapping.folder(path).expect("every path has a folder").clone();
        let item = Item::read(path, &format!("---\n{front}\n---\n"), &folder, &mapping, &mut report);
        if Place::of(&item).branch { sections.add(&item) } else { items.push(item) }
    }
    let permalinks = Permalinks { mapping: &mapping, sections: &sections };
    let path = permalinks.of(&mut items[0], &mut report);
    let notes = report.notes().iter().filter(|note| note.kind.starts_with("permalink"));
    (path, notes.map(|note| note.what.clone()).collect())
}

const POST: &str = "title: \"The Vim 3.0: release & more\"\ndate: 2012-04-06T03:01:59Z\nslug: The Slug";

#[track_caller]
fn check(pattern: &str, path: &str, front: &str, expected: &str) {
    assert_eq!(path_of(pattern, &[(path, front)]), (expected.to_owned(), Vec::new()), "{pattern}");
}

#[test]
fn every_name_that_hugo_knows_is_filled_in() {
    for (pattern, expected) in [
        ("/:year/:yearday/:month/:monthname/:day/:weekday/:weekdayname/", "/2012/97/04/april/06/5/friday/"),
        ("/:year-:month-:title", "/2012-04-the-vim-3.0-release-more/"),
        ("/:slug/", "/the-slug/"),
        ("/:filename/:contentbasename", "/my-file/my-file/"),
        ("/:slugorfilename/:slugorcontentbasename/", "/the-slug/the-slug/"),
        ("/:section/x/", "/posts/x/"),
        ("/:06-:1-:2-:Monday", "/12-4-6-friday/"),
        ("/:2006_01_02_15_04_05/", "/2012_04_06_03_01_59/"),
        ("/special\\::slug/a:/", "/special:the-slug/a:/"),
    ] {
        check(pattern, "posts/My file.md", POST, expected);
    }
}

#[test]
fn a_text_without_a_slug_has_its_title_or_its_file_in_its_place() {
    let front = "title: A title\nlastmod: 2012-04-06";
    check("/:slug/:year/", "posts/a.md", front, "/a-title/2012/");
    check("/:slugorfilename/", "posts/2012-04-06-a.md", front, "/2012-04-06-a/");
    check("/:slugorcontentbasename/", "posts/dam/index.md", front, "/dam/");
    check("/:title/", "posts/a.md", "title: Où est-ce ?", "/ou-est-ce/");
}

#[test]
fn sections_are_the_folders_with_a_page_and_may_be_cut() {
    let site = [
        ("posts/a/b/c/index.md", POST),
        ("posts/_index.md", "title: All Posts"),
        ("posts/a/_index.md", "title: A"),
        ("posts/a/b/_index.md", "title: B\nslug: bee"),
    ];
    for (pattern, expected) in [
        ("/:sections/:slug/", "/posts/a/b/the-slug/"),
        ("/:sections[1:]/:slug/", "/a/b/the-slug/"),
        ("/:sections[:last]/", "/posts/a/"),
        ("/:sections[last]/:sections[0]/", "/b/posts/"),
        ("/:sections[1:9]/:sections[7]/x", "/a/b/x/"),
        ("/:sectionslug/:sectionslugs[1:]/", "/all-posts/a/bee/"),
    ] {
        assert_eq!(path_of(pattern, &site), (expected.to_owned(), Vec::new()), "{pattern}");
    }
    check("/:sections/:slug/", "posts/2012/a.md", POST, "/posts/the-slug/");
}

#[test]
fn what_cannot_be_known_is_told_and_the_path_of_the_file_taken() {
    for (pattern, front, name) in [
        ("/:fred/:slug/", POST, ":fred"),
        ("/:years/", POST, ":years"),
        ("/:TITLE/", POST, ":TITLE"),
        ("/:month3/", POST, ":month3"),
        ("/:slug[1:]/", POST, ":slug[1:]"),
        ("/:sections[a:]/", POST, ":sections[a:]"),
        ("/:sectionslug/", POST, ":sectionslug"),
        ("/:sectionslugs/", POST, ":sectionslugs"),
        ("/:year/", "title: T\nslug: The Slug", ":year"),
        ("/:year/", "title: T\nslug: The Slug\ndate: soon", ":year"),
    ] {
        let told = vec![format!("{name} in {pattern}")];
        assert_eq!(path_of(pattern, &[("posts/a.md", front)]), ("/posts/the-slug/".to_owned(), told));
    }
}

#[test]
fn without_a_pattern_the_file_says_the_path() {
    check("", "posts/2012-04-06-a.md", "title: T", "/posts/2012-04-06-a/");
    check("", "posts/My file.md", "title: T", "/posts/my-file/");
    check("", "posts/dam/index.md", POST, "/posts/the-slug/");
    check("", "posts/dam/index.md", "title: T", "/posts/dam/");
}

#[test]
fn a_text_may_say_its_path_itself() {
    check("/:slug/", "posts/a.md", "title: T\nurl: /Old/a.html", "/Old/a.html/");
    check("/:slug/", "posts/a.md", "title: T\nurl: /old/:title/", "/old/t/");
    check("/:slug/", "posts/a.md", "title: T\nurl: /old/a:b/", "/old/a:b/");
}
