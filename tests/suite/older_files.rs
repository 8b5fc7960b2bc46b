//! A newer article leaves the files of older ones as they are: who read them need not read again.

use std::collections::{BTreeMap, BTreeSet};

use belfry::bundle::{BODIES_PER_FILE, FACETS_PER_FILE, FILES_PER_LIST, FileKey, HEADS_PER_FILE};
use belfry::model::{Newsroom, Published};
use belfry::publish::{Bundle, Now, bundle};
use chrono::{Days, NaiveDate};

use super::newsroom::{compiled, content_of, printed};

/// As many articles as fill a file of the facet index, some lists of heads and bodies, and some more.
const ARTICLES: u32 = FACETS_PER_FILE + 21;

/// Two articles, about one thing and about two.
fn newsroom() -> (Newsroom, Now) {
    let article = |topics: &str| {
        format!("+++\ntitle = \"A\"\npublished = 2001-01-01\ntopics = {topics}\n+++\n\nText.\n")
    };
    let (one, two) = (article("[\"one\"]"), article("[\"one\", \"two\"]"));
    let compiled = compiled(content_of(&[
        ("topics.toml", "[one]\nname = \"One\"\n[two]\nname = \"Two\"\n[new]\nname = \"New\"\n"),
        ("news/one.md", &one),
        ("news/two.md", &two),
    ]));
    let now = compiled.now;
    (compiled.newsroom.clone().unwrap_or_else(|| panic!("{}", printed(&compiled))), now)
}

/// The bundle of so many articles, three a day, about the same things again and again.
fn of(articles: u32) -> Bundle {
    let (mut newsroom, now) = newsroom();
    let samples = std::mem::take(&mut newsroom.articles);
    let first = NaiveDate::from_ymd_opt(2001, 1, 1).expect("a day");
    for at in 0..articles {
        let mut article = samples[(at * at % 7 % 2) as usize].clone();
        article.slug = format!("article-{at:05}").parse().expect("a slug");
        article.published = Published::Day(first + Days::new(u64::from(at / 3)));
        if at == ARTICLES {
            // The newer one is about something that none was about before.
            article.topics.push("new".parse().expect("a slug"));
        }
        newsroom.articles.push(article);
    }
    bundle(&newsroom, &now)
}

/// Whether a file holds nothing but articles before this many, as many as it can.
fn is_full(key: &FileKey, articles: u32) -> bool {
    match key {
        FileKey::Heads(_, n) => (n + 1) * HEADS_PER_FILE <= articles,
        FileKey::Articles(_, n) => (n + 1) * BODIES_PER_FILE <= articles,
        FileKey::Facets(n) => (n + 1) * FACETS_PER_FILE <= articles,
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
    // Heads in two languages, bodies in the one that they are written in, and a file of facets.
    let expected = 2 * (ARTICLES / HEADS_PER_FILE) + ARTICLES / BODIES_PER_FILE + 1;
    assert_eq!(full.values().sum::<u32>(), expected);
    let lists: BTreeSet<&str> =
        full.iter().filter(|(_, files)| **files == FILES_PER_LIST).map(|(list, _)| list.as_str()).collect();
    assert!(lists.contains("heads-en-0") && lists.contains("articles-en-1"), "{lists:?}");
    for list in lists {
        assert_eq!(before.manifest.lists.get(list), after.manifest.lists.get(list), "{list}");
    }
}
