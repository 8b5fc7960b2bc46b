//! The demonstration newsroom.

use crate::newsroom::{compiled, printed, read, repository};

#[test]
fn the_demonstration_has_no_problems() {
    let compiled = compiled(read(&repository("content")));
    assert_eq!(printed(&compiled), "");
    let newsroom = compiled.newsroom.expect("a newsroom without problems");
    assert!(newsroom.articles.len() >= 11, "{} articles", newsroom.articles.len());
    assert!(compiled.now.frozen);
    assert_eq!(compiled.now.today.to_string(), "2020-11-16");
}

#[test]
fn the_list_of_news_keeps_the_editions_order() {
    let newsroom = compiled(read(&repository("content"))).newsroom.expect("a newsroom without problems");
    let edition = newsroom.editions.first().expect("an edition");
    let written: Vec<_> = edition.sections.iter().flat_map(|section| &section.articles).collect();
    let listed: Vec<_> = newsroom.articles.iter().rev().map(|article| &article.slug).collect();
    assert_eq!(listed, written);
}
