//! What the chooser answers from the files of a bundle is what a scan of the newsroom finds.

use proptest::prelude::*;

use super::relations::Relations;
use super::sample::{PROJECTS, Sketch, TOPICS, WORDS, language, newsroom};
use super::search_text::pieces;
use super::tests::{any_sketch, bundled, has};
use super::voice::Voice;
use super::*;
use crate::chooser::{Answer, Chooser, Outcome};
use crate::model::{Kind, Language};
use crate::query::{Choice, Facet, Field, NewsQuery, PAGE_SIZE, Part, Sort, Typed, folded_words};

fn chooser(bundle: &Bundle) -> Chooser {
    let mut chooser = Chooser::exact(bundle.manifest.articles);
    for (key, file) in &bundle.files {
        if let File::ForChooser(bytes) = &**file {
            assert!(chooser.give(key, bytes.clone()), "{key:?}");
        }
    }
    chooser
}

fn answer(chooser: &mut Chooser, query: &NewsQuery, language: &Language) -> Answer {
    match chooser.answer(query, language) {
        Outcome::Answer(answer) => answer,
        Outcome::Needs(keys) => panic!("{keys:?} are missing for {}", query.to_query_string()),
    }
}

/// The count of every value.
fn counts(chooser: &mut Chooser, query: &NewsQuery, language: &Language) -> Vec<u32> {
    answer(chooser, query, language);
    chooser.counts().expect("a query was answered")
}

/// All results, page by page.
fn results(chooser: &mut Chooser, query: &NewsQuery, language: &Language) -> Vec<u32> {
    let found = answer(chooser, query, language).found as usize;
    let pages = 1..=found.div_ceil(PAGE_SIZE);
    pages.flat_map(|page| answer(chooser, &query.with_page(page), language).page).collect()
}

/// The words of an article piece by piece, as a reader would find them.
fn scanned(voice: &Voice<'_>, ordinal: u32) -> Vec<(Field, Vec<String>)> {
    let mut found = Vec::new();
    let article = &voice.newsroom.articles[ordinal as usize];
    pieces(voice, article, &mut |field, text| found.push((field, folded_words(text))));
    found
}

fn says(pieces: &[(Field, Vec<String>)], part: &Part) -> bool {
    let any_word = |fields: &[Field], is_it: &dyn Fn(&String) -> bool| {
        pieces.iter().any(|(field, words)| fields.contains(field) && words.iter().any(is_it))
    };
    match part {
        Part::Word(word) => any_word(&Field::ALL, &|other| other == word),
        Part::Beginning(word) if word.chars().count() < 4 => {
            any_word(&[Field::Title, Field::Names], &|other| other.starts_with(word.as_str()))
        }
        Part::Beginning(word) => any_word(&Field::ALL, &|other| other.starts_with(word.as_str())),
        Part::Phrase(words) => {
            pieces.iter().any(|(_, piece)| piece.windows(words.len()).any(|window| window == words))
        }
    }
}

/// Whether an article passes, straight from the definition; the choices of a facet, and one
/// exclusion, may be set aside.
fn passes(
    voice: &Voice<'_>,
    query: &NewsQuery,
    typed: &Typed,
    ordinal: u32,
    aside: Option<(Facet, &str)>,
) -> bool {
    let newsroom = voice.newsroom;
    let has = |choice: &Choice| match (choice.facet, choice.value.split_once('-')) {
        (Facet::Year, Some(_)) => {
            newsroom.articles[ordinal as usize].published.day().format("%Y-%m").to_string() == choice.value
        }
        _ => has(newsroom, ordinal, choice.facet, &choice.value),
    };
    let published = &newsroom.articles[ordinal as usize].published;
    let dates = query.from.is_none_or(|from| published.last_day() >= from.day())
        && query.to.is_none_or(|to| published.day() <= to.last_day());
    let pieces = scanned(voice, ordinal);
    let words = typed.wanted.iter().all(|part| says(&pieces, part))
        && !typed.without.iter().any(|part| says(&pieces, part));
    let excluded = query.choices.iter().filter(|choice| choice.excluded);
    let mut excluded = excluded.filter(|choice| aside != Some((choice.facet, choice.value.as_str())));
    let facets = Facet::ALL.into_iter().all(|facet| {
        let mut wanted =
            query.choices.iter().filter(|choice| choice.facet == facet && !choice.excluded).peekable();
        let all_of = query.all_of.contains(&facet);
        let set_aside = aside.is_some_and(|(of, _)| of == facet) && !all_of;
        wanted.peek().is_none() || set_aside || if all_of { wanted.all(has) } else { wanted.any(has) }
    });
    dates && words && facets && !excluded.any(has)
}

fn any_choice() -> impl Strategy<Value = Choice> {
    let slugs = |values: &'static [&'static str], facet| {
        prop::sample::select(values).prop_map(move |value| (facet, value.to_owned()))
    };
    let value = prop_oneof![
        slugs(&TOPICS, Facet::Topic),
        slugs(&PROJECTS, Facet::Project),
        slugs(&["innovation", "nothing"], Facet::Group),
        slugs(&["ada", "bob"], Facet::Person),
        slugs(&["BE", "FR"], Facet::Country),
        slugs(&["en", "es", "fr"], Facet::Language),
        slugs(&["2018", "2019", "2019-01", "2019-06", "2020"], Facet::Year),
        slugs(&["november"], Facet::Edition),
        prop::sample::select(Kind::ALL.to_vec()).prop_map(|kind| (Facet::Kind, kind.name().to_owned())),
    ];
    (value, prop::bool::weighted(0.3)).prop_map(|((facet, value), excluded)| Choice {
        facet,
        excluded,
        value,
    })
}

fn any_text() -> impl Strategy<Value = String> {
    let word = prop::sample::select(&WORDS[..]);
    let piece = prop_oneof![
        4 => word.clone().prop_map(str::to_owned),
        2 => word.clone().prop_map(|word| word.chars().take(3).collect()),
        1 => word.clone().prop_map(|word| format!("-{word}")),
        1 => (word.clone(), word.clone()).prop_map(|(one, other)| format!("\"{one} {other}\"")),
        1 => (word.clone(), word).prop_map(|(one, other)| format!("-\"{one} {other}\"")),
        1 => Just("article in".to_owned()),
    ];
    prop::collection::vec(piece, 0..4).prop_map(|pieces| pieces.join(" "))
}

pub(super) fn any_query() -> impl Strategy<Value = NewsQuery> {
    let date = prop::option::of(prop::sample::select(vec!["2018-12", "2019-01-15", "2019-05", "2020-02-29"]));
    let all_of = prop::collection::vec(prop::sample::select(Facet::ALL.to_vec()), 0..3);
    let sort = prop::sample::select(Sort::ALL.to_vec());
    (prop::collection::vec(any_choice(), 0..4), all_of, date.clone(), date, any_text(), sort).prop_map(
        |(choices, all_of, from, to, text, sort)| {
            let date = |date: Option<&str>| date.map(|date| date.parse().expect("a date"));
            let raw = NewsQuery { choices, all_of, text, sort, ..NewsQuery::default() };
            let raw = raw.with_dates(date(from), date(to));
            NewsQuery::from_query_string(&raw.to_query_string())
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn results_and_counts_are_those_of_a_scan(
        sketches in prop::collection::vec(any_sketch(), 0..40),
        queries in prop::collection::vec(any_query(), 1..6),
        code in prop::sample::select(vec!["en", "fr"]),
    ) {
        let newsroom = newsroom(&sketches);
        let bundle = bundled(&newsroom);
        let mut chooser = chooser(&bundle);
        let language = language(code);
        let relations = Relations::of(&newsroom);
        let voice = Voice::new(&newsroom, &relations, &language);
        let all = 0..newsroom.articles.len() as u32;
        for query in queries {
            let typed = query.typed();
            let counts = counts(&mut chooser, &query, &language);
            let mut found = results(&mut chooser, &query, &language);
            match query.sort {
                Sort::Newest => prop_assert!(found.is_sorted_by(|a, b| a > b)),
                Sort::Oldest => prop_assert!(found.is_sorted()),
                Sort::Title => {
                    let title = |at: &u32| voice.head_at(*at).map(|head| crate::query::fold(&head.title));
                    prop_assert!(found.is_sorted_by_key(title));
                }
                Sort::Relevance => (),
            }
            found.sort_unstable();
            let expected: Vec<u32> =
                all.clone().filter(|at| passes(&voice, &query, &typed, *at, None)).collect();
            prop_assert_eq!(found, expected, "{}", query.to_query_string());
            let values = chooser.values().0;
            let values = values.iter().flat_map(|(facet, values)| values.iter().map(|value| (*facet, value)));
            for ((facet, value), count) in values.zip(counts) {
                let choice = Choice { facet, excluded: false, value: value.clone() };
                let only = NewsQuery { choices: vec![choice], ..NewsQuery::default() };
                let having = all.clone().filter(|at| passes(&voice, &only, &Typed::default(), *at, None));
                let expected =
                    having.filter(|at| passes(&voice, &query, &typed, *at, Some((facet, value)))).count();
                prop_assert_eq!(count as usize, expected, "{:?} {} of {}", facet, value, query.to_query_string());
            }
        }
    }

    #[test]
    fn one_more_value_of_any_of_leaves_the_counts_of_its_facet(
        sketches in prop::collection::vec(any_sketch(), 0..40),
        query in any_query(),
        more in any_choice(),
    ) {
        let newsroom = newsroom(&sketches);
        let mut chooser = chooser(&bundled(&newsroom));
        let query = query.with_all_of(more.facet, false);
        let wanted = NewsQuery { choices: vec![Choice { excluded: false, ..more.clone() }], ..query.clone() };
        let wanted = NewsQuery::from_query_string(&wanted.to_query_string());
        let wider = TOPICS.iter().fold(wanted.clone(), |query, topic| match more.facet {
            Facet::Topic => query.with_choice(Facet::Topic, topic, Some(false)),
            facet => query.with_choice(facet, "elsewhere", Some(false)),
        });
        let language = language("en");
        let before = counts(&mut chooser, &wanted, &language);
        let after = counts(&mut chooser, &wider, &language);
        let values = chooser.values().0;
        let facets = values.iter().flat_map(|(facet, values)| values.iter().map(move |_| *facet));
        for ((facet, before), after) in facets.zip(before).zip(after) {
            if facet == more.facet {
                prop_assert_eq!(before, after);
            }
        }
    }

    #[test]
    fn a_query_comes_back_from_its_address(query in any_query(), page in 1..9_usize, explained: bool) {
        let query = NewsQuery { explained, ..query.with_page(page) };
        prop_assert_eq!(NewsQuery::from_query_string(&query.to_query_string()), query);
    }
}

/// An article in English for each text, its words in the body, one day after the other.
fn said(texts: &[&[&str]]) -> Newsroom {
    let sketch = Sketch { days_after: 1, ..Sketch::default() };
    let mut newsroom = newsroom(&vec![sketch; texts.len()]);
    for (article, text) in newsroom.articles.iter_mut().zip(texts) {
        let mut said = article.texts.original().1.clone();
        said.title = text[0].to_owned();
        said.summary = text.get(1).map(|summary| (*summary).to_owned());
        article.texts = crate::model::PerLanguage::new(language("en"), said);
    }
    newsroom
}

#[track_caller]
fn check(newsroom: &Newsroom, text: &str, expected: &[u32]) -> Chooser {
    let bundle = bundled(newsroom);
    let mut chooser = Chooser::new(bundle.manifest.articles);
    for (key, file) in &bundle.files {
        if let File::ForChooser(bytes) = &**file {
            chooser.give(key, bytes.clone());
        }
    }
    let query = NewsQuery::default().with_text(text);
    assert_eq!(answer(&mut chooser, &query, &language("en")).page, expected, "{text}");
    chooser
}

#[test]
fn titles_come_before_summaries_and_the_newest_first_where_it_is_equal() {
    let newsroom = said(&[&["Drones"], &["Cities", "About drones."], &["Drones"], &["Nothing"]]);
    check(&newsroom, "drones", &[2, 0, 1]);
}

#[test]
fn typing_errors_are_forgiven_where_hardly_anything_is_found() {
    let newsroom = said(&[&["Government"], &["Security"], &["Sécurité"], &["Niedermüller"]]);
    let chooser = check(&newsroom, "govrenment", &[0]);
    assert_eq!(chooser.told().forgiven, [("govrenment".to_owned(), "government".to_owned())]);
    check(&newsroom, "securty", &[1]);
    check(&newsroom, "niedermuller", &[3]);
    check(&newsroom, "gov", &[0]);
    check(&newsroom, "gvo", &[]);
}

#[test]
fn a_plural_finds_its_singular() {
    let newsroom = said(&[&["One city"], &["Two cities"], &["A policy"], &["Drones"]]);
    check(&newsroom, "cities", &[1, 0]);
    check(&newsroom, "city now", &[]);
    check(&newsroom, "policies", &[2]);
    check(&newsroom, "drone", &[3]);
}

#[test]
fn a_short_singular_is_looked_for_in_titles_while_its_plural_is_typed() {
    let newsroom = said(&[&["One app"], &["Cities", "About an app."], &["Apps"]]);
    check(&newsroom, "apps", &[2, 0]);
    check(&newsroom, "apps cities", &[1]);
}

#[test]
fn a_score_is_explained_in_full() {
    let newsroom = said(&[&["Drones"], &["Cities", "About drones."]]);
    let mut chooser = check(&newsroom, "drones", &[0, 1]);
    let query = NewsQuery { explained: true, ..NewsQuery::default().with_text("drones") };
    answer(&mut chooser, &query, &language("en"));
    let scores = &chooser.told().scores;
    assert_eq!(scores.iter().map(|score| score.ordinal).collect::<Vec<_>>(), [0, 1]);
    assert!(scores[0].parts[0].starts_with("drones: title × 1.000"), "{scores:?}");
    assert!(scores[1].parts[0].starts_with("drones: summary"), "{scores:?}");
    for score in scores {
        let sum = score.parts.last().and_then(|total| total.strip_prefix("= "));
        assert!(sum.is_some_and(|sum| score.parts[0].ends_with(sum)), "{score:?}");
    }
}

#[test]
fn files_that_are_missing_are_named_and_nothing_is_guessed() {
    let newsroom = said(&[&["Drones"], &["Cities"]]);
    let bundle = bundled(&newsroom);
    let mut chooser = Chooser::new(2);
    let query = NewsQuery::default().with_text("drones");
    let mut rounds = 0;
    let found = loop {
        match chooser.answer(&query, &language("en")) {
            Outcome::Answer(answer) => break answer,
            Outcome::Needs(keys) => {
                assert!(!keys.is_empty());
                for key in keys {
                    let File::ForChooser(bytes) = &*bundle.files[&key] else { panic!("{key:?}") };
                    assert!(
                        !chooser.give(&key, bytes[..bytes.len() / 2].to_vec())
                            || bytes.len() < 2
                            || key == FileKey::Values
                    );
                    assert!(chooser.give(&key, bytes.clone()));
                }
                rounds += 1;
            }
        }
    };
    assert_eq!(found.page, [0]);
    assert!(rounds <= 4, "{rounds} rounds");
}
