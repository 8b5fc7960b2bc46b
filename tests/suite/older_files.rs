//! A newer article leaves the files of older ones as they are: who read them need not read again.

use std::collections::{BTreeMap, BTreeSet};

use belfry::bundle::{BODIES_PER_FILE, FILES_PER_LIST, FileKey, HEADS_PER_FILE};
use belfry::publish::{Bundle, bundle};

use super::newsroom::{compiled, content_of, printed};

/// As many articles as fill a list of heads and two lists of bodies, and some more.
const ARTICLES: u32 = HEADS_PER_FILE * FILES_PER_LIST + 21;

/// The bundle of so many articles, a few a day, about the same things again and again.
fn of(articles: u32) -> Bundle {
    let mut files = vec![("topics.toml".to_owned(), String::new())];
    for topic in 0..9 {
        files[0].1 += &format!("[topic-{topic}]\nname = \"Topic {topic}\"\n");
    }
    for at in 0..articles {
        let (year, month, day) = (2010 + at / 300, at % 300 / 25 + 1, at % 25 + 1);
        let text = format!(
            "+++\ntitle = \"Article {at}\"\npublished = {year}-{month:02}-{day:02}\ntopics = [\"topic-{}\"]\n+++\n\nText {at}.\n",
            at * at % 9
        );
        files.push((format!("news/article-{at}.md"), text));
    }
    let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    let compiled = compiled(content_of(&files));
    let newsroom = compiled.newsroom.as_ref().unwrap_or_else(|| panic!("{}", printed(&compiled)));
    assert_eq!(newsroom.articles.len(), articles as usize);
    bundle(newsroom, &compiled.now)
}

/// Whether a file holds nothing but articles before this many, as many as it can.
fn is_full(key: &FileKey, articles: u32) -> bool {
    match key {
        FileKey::Heads(_, n) => (n + 1) * HEADS_PER_FILE <= articles,
        FileKey::Articles(_, n) => (n + 1) * BODIES_PER_FILE <= articles,
        _ => false,
    }
}

#[test]
fn a_newer_article_changes_no_file_and_no_list_that_was_full() {
    let (before, after) = (of(ARTICLES), of(ARTICLES + 1));
    let mut full: BTreeMap<String, u32> = BTreeMap::new();
    for (key, path) in before.paths.iter().filter(|(key, _)| is_full(key, ARTICLES)) {
        assert_eq!(after.paths.get(key), Some(path), "{key:?}");
        *full.entry(key.list()).or_default() += 1;
    }
    // Heads in two languages, bodies in the one that they are written in.
    let expected = 2 * (ARTICLES / HEADS_PER_FILE) + ARTICLES / BODIES_PER_FILE;
    assert_eq!(full.values().sum::<u32>(), expected);
    let lists: BTreeSet<&str> =
        full.iter().filter(|(_, files)| **files == FILES_PER_LIST).map(|(list, _)| list.as_str()).collect();
    assert!(lists.contains("heads-en-0") && lists.contains("articles-en-1"), "{lists:?}");
    for list in lists {
        assert_eq!(before.manifest.lists.get(list), after.manifest.lists.get(list), "{list}");
    }
}
