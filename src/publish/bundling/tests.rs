use std::collections::BTreeMap;

use proptest::prelude::*;

use super::sample::{Sketch, language, newsroom, now, slug};
use super::*;
use crate::bundle::{
    ArticleEntry, BODIES_PER_FILE, EntryKind, Gathered, HEADS_PER_FILE, Head, PlaceEntry, TopicEntry,
    UndertakingEntry, shard,
};
use crate::model::{Kind, Language, Slug};
use crate::query::Facet;

pub(super) fn bundled(newsroom: &Newsroom) -> Bundle {
    bundle(newsroom, &now())
}

fn sketches() -> Vec<Sketch> {
    let kinds = [None, Some(Kind::Report), Some(Kind::Interview)];
    let sketch = |at: u8| Sketch {
        topics: at % 4,
        projects: at % 3,
        group: at.is_multiple_of(5),
        places: at,
        events: at % 11,
        kind: kinds[usize::from(at) % 3],
        languages: at,
        days_after: at,
        by_month: false,
        in_edition: at.is_multiple_of(7),
        words: Vec::new(),
    };
    (0..40).map(sketch).collect()
}

fn bytes(bundle: &Bundle) -> BTreeMap<&str, &[u8]> {
    bundle.json.iter().map(|(path, json)| (path.as_str(), json.as_slice())).collect()
}

/// The entries of a language's article files, by ordinal.
fn articles(bundle: &Bundle, language: &Language) -> BTreeMap<u32, ArticleEntry> {
    let files =
        bundle.files.iter().filter(|(key, _)| matches!(key, FileKey::Articles(of, _) if of == language));
    files
        .flat_map(|(_, file)| match &**file {
            File::Articles(entries) => {
                entries.iter().map(|entry| ArticleEntry::clone(entry)).collect::<Vec<_>>()
            }
            other => panic!("no articles: {other:?}"),
        })
        .map(|entry| (entry.head.ordinal, entry))
        .collect()
}

/// The file in which the entry of a kind and slug must stand.
fn file_of(bundle: &Bundle, kind: EntryKind, slug: &Slug) -> Arc<File> {
    let n = shard(slug, bundle.manifest.shards(kind.folder()));
    Arc::clone(&bundle.files[&FileKey::Entries(kind, language("en"), n)])
}

fn topic(bundle: &Bundle, raw: &str) -> TopicEntry {
    let File::Topics(topics) = &*file_of(bundle, EntryKind::Topic, &slug(raw)) else { panic!("no topics") };
    TopicEntry::clone(topics.iter().find(|topic| topic.slug == slug(raw)).expect(raw))
}

fn place(bundle: &Bundle, raw: &str) -> PlaceEntry {
    let File::Places(places) = &*file_of(bundle, EntryKind::Place, &slug(raw)) else { panic!("no places") };
    PlaceEntry::clone(places.iter().find(|place| place.named.slug == slug(raw)).expect(raw))
}

fn project(bundle: &Bundle, raw: &str) -> UndertakingEntry {
    let file = file_of(bundle, EntryKind::Project, &slug(raw));
    let File::Undertakings(projects) = &*file else { panic!("no projects") };
    UndertakingEntry::clone(projects.iter().find(|project| project.short.slug == slug(raw)).expect(raw))
}

fn ordinals(heads: &[Head]) -> Vec<u32> {
    heads.iter().map(|head| head.ordinal).collect()
}

#[test]
fn every_file_reads_back_as_it_was_written() {
    let newsroom = newsroom(&sketches());
    let bundle = bundled(&newsroom);
    let bytes = bytes(&bundle);
    for (key, file) in bundle.files.iter().filter(|(key, _)| !key.is_for_chooser()) {
        let json = std::str::from_utf8(bytes[bundle.paths[key].as_str()]).expect("UTF-8");
        let (read, dropped) = File::from_json(key, json).expect("readable");
        assert_eq!((&read, dropped), (&**file, 0), "{key:?}");
    }
    let manifest: Manifest = serde_json::from_slice(bytes[MANIFEST_PATH]).expect("readable");
    assert_eq!(manifest, bundle.manifest);
}

#[test]
fn manifest_and_lists_lead_to_every_file_and_to_nothing_else() {
    let bundle = bundled(&newsroom(&sketches()));
    let bytes = bytes(&bundle);
    assert_eq!(bytes.len(), bundle.json.len(), "a path twice");
    let mut reached = vec![MANIFEST_PATH.to_owned()];
    for (list, hash) in bundle.manifest.lists.iter() {
        let path = crate::bundle::list_path(list, hash);
        let digests: BTreeMap<String, String> = serde_json::from_slice(bytes[path.as_str()]).expect("a list");
        assert_eq!(&digest(bytes[path.as_str()]), hash);
        reached.push(path);
        for key in bundle.files.keys().filter(|key| key.list() == *list) {
            let path = key.path(&digests[&key.name()]);
            assert_eq!(path, bundle.paths[key]);
            assert_eq!(digest(bytes[path.as_str()]), digests[&key.name()]);
            reached.push(path);
        }
    }
    reached.sort();
    assert_eq!(reached.iter().map(String::as_str).collect::<Vec<_>>(), bytes.into_keys().collect::<Vec<_>>());
}

#[test]
fn a_slug_stands_in_the_file_that_its_shard_tells() {
    let newsroom = newsroom(&sketches());
    let bundle = bundled(&newsroom);
    for (at, article) in newsroom.articles.iter().enumerate() {
        let n = shard(&article.slug, bundle.manifest.shards("slugs"));
        let File::Slugs(slugs) = &*bundle.files[&FileKey::Slugs(n)] else { panic!("no slugs") };
        assert_eq!(slugs.get(&article.slug), Some(&(at as u32)));
    }
    assert_eq!(bundle.manifest.shards("topics"), 4);
    assert_eq!(topic(&bundle, "sport").parent.map(|parent| parent.name), Some("youth".into()));
}

#[test]
fn the_digest_is_the_beginning_of_the_sha_256() {
    assert_eq!(digest(b"abc"), "ba7816bf8f01");
}

#[test]
fn an_article_has_a_body_in_just_the_languages_it_is_written_in() {
    let newsroom = newsroom(&sketches());
    let bundle = bundled(&newsroom);
    for code in ["en", "fr", "es"] {
        let entries = articles(&bundle, &language(code));
        for (ordinal, article) in (0..).zip(&newsroom.articles) {
            let entry = entries.get(&ordinal);
            assert_eq!(entry.is_some(), article.texts.get(&language(code)).is_some(), "{ordinal} in {code}");
            if let Some(entry) = entry {
                assert_eq!(entry.head.language, None);
                assert_eq!(&entry.languages[0], article.texts.original().0);
                assert!(entry.events.iter().all(|event| event.report.is_none()));
            }
        }
    }
}

#[test]
fn a_head_names_its_language_only_where_it_is_not_the_lists() {
    let bundle = bundled(&newsroom(&sketches()[..5]));
    let File::Heads(heads) = &*bundle.files[&FileKey::Heads(language("fr"), 0)] else { panic!("no heads") };
    let told: Vec<_> = heads.iter().map(|head| head.language.as_ref().map_or("", Language::as_str)).collect();
    assert_eq!(told, ["en", "", "es", "", "es"]);
    assert_eq!(heads[3].summary, "The body of Article 3 in fr.");
    assert!(!bundle.files.contains_key(&FileKey::Heads(language("es"), 0)));
}

#[test]
fn related_articles_are_older_most_alike_first_then_nearest() {
    let about = |topics, projects| Sketch { topics, projects, days_after: 1, ..Sketch::default() };
    let sketches = [
        about(0b11, 0b1),
        about(0b01, 0b0),
        about(0b00, 0b1),
        about(0b01, 0b0),
        about(0b100, 0b0),
        about(0b11, 0b1),
        about(0b11, 0b1),
    ];
    let bundle = bundled(&newsroom(&sketches));
    let entries = articles(&bundle, &language("en"));
    assert_eq!(ordinals(&entries[&5].related), [0, 2, 3]);
    assert_eq!(ordinals(&entries[&3].related), [1, 0]);
    assert_eq!(ordinals(&entries[&4].related), [0_u32; 0]);
}

#[test]
fn things_gather_their_newest_articles_their_events_and_their_parts() {
    let sketches = vec![Sketch { projects: 1, topics: 4, days_after: 1, ..Sketch::default() }; 25];
    let bundle = bundled(&newsroom(&sketches));
    let Gathered { articles, total, events, parts } = project(&bundle, "loud").gathered;
    assert_eq!(ordinals(&articles), (5..25).rev().collect::<Vec<_>>());
    assert_eq!(total, 25);
    let events: Vec<_> = events.iter().map(|event| event.slug.as_str()).collect();
    assert_eq!(events, ["workshop", "drones", "meeting", "dinner"]);
    assert!(parts.is_empty());
    let parts = topic(&bundle, "youth").gathered.parts;
    assert_eq!(
        parts.iter().map(|part| part.slug.as_str()).collect::<Vec<_>>(),
        ["loud", "match", "innovation"]
    );
}

#[test]
fn leaders_come_first_and_the_newsrooms_own_part_is_told() {
    let bundle = bundled(&newsroom(&[]));
    let loud = project(&bundle, "loud");
    let members: Vec<_> = loud.members.iter().map(|member| member.who.slug.as_str()).collect();
    assert_eq!(members, ["leuven-city", "efus", "ada"]);
    assert_eq!(loud.short.role, Some(crate::model::Role::Leader));
    assert_eq!(loud.short.with, ["LEUVEN-CITY"]);
    let File::Site(site) = &*bundle.files[&FileKey::Site(language("fr"))] else { panic!("no site") };
    let titles: Vec<_> = site.projects.iter().map(|project| project.title.as_str()).collect();
    assert_eq!(titles, ["match (fr)", "loud (fr)"]);
    assert_eq!(site.pages.iter().map(|page| page.slug.as_str()).collect::<Vec<_>>(), ["privacy", "about"]);
    assert_eq!(site.editions[0].slug, slug("december"));
}

#[test]
fn a_country_gathers_what_its_places_do() {
    let at = |places| Sketch { places, days_after: 1, ..Sketch::default() };
    let bundle = bundled(&newsroom(&[at(0b01), at(0b10), at(0b11), at(0b1000)]));
    let belgium = place(&bundle, "belgium");
    assert_eq!(ordinals(&belgium.gathered.articles), [2, 1, 0]);
    assert_eq!(belgium.gathered.events.len(), 4);
    assert_eq!(belgium.gathered.events.last().map(|event| event.slug.as_str()), Some("dinner"));
    assert_eq!(belgium.places.iter().map(|place| place.name.as_str()).collect::<Vec<_>>(), ["leuven"]);
    let leuven = place(&bundle, "leuven");
    assert_eq!(ordinals(&leuven.gathered.articles), [2, 1]);
    assert_eq!(leuven.country.map(|country| country.name), Some("belgium".into()));
    let counts = bundle.manifest.facet(Facet::Country);
    assert_eq!(counts, [("BE".to_owned(), 3), ("FR".to_owned(), 1)]);
    let File::Site(site) = &*bundle.files[&FileKey::Site(language("en"))] else { panic!("no site") };
    assert_eq!(site.countries, [("BE".into(), "belgium".into()), ("FR".into(), "FR".into())]);
}

#[test]
fn the_agenda_is_cut_by_year_and_a_report_is_preferred() {
    let on = |events, kind| Sketch { events, kind, days_after: 1, ..Sketch::default() };
    let sketches = [on(8, Some(Kind::Report)), on(10, Some(Kind::Interview)), on(2, None)];
    let bundle = bundled(&newsroom(&sketches));
    let years: Vec<_> = bundle.manifest.agenda.iter().map(|year| (year.year, year.months.clone())).collect();
    assert_eq!(years, [(Some(2019), vec![(12, 1)]), (Some(2020), vec![(12, 2)]), (None, vec![])]);
    let file = |year| match &*bundle.files[&FileKey::Agenda(language("en"), year)] {
        File::Agenda(events) => events.clone(),
        other => panic!("no agenda: {other:?}"),
    };
    assert_eq!(file(Some(2019))[0].report, Some(slug("article-0")));
    assert_eq!(file(Some(2020))[0].report, Some(slug("article-2")));
    assert_eq!(file(None)[0].report, None);
    let File::Events(entries) = &*file_of(&bundle, EntryKind::Event, &slug("drones")) else { panic!() };
    let drones = entries.iter().find(|entry| entry.head.slug == slug("drones")).expect("the event");
    let neighbours = [&drones.previous, &drones.next].map(|it| it.as_ref().map(|it| it.slug.to_string()));
    assert_eq!(neighbours, [Some("workshop".into()), Some("meeting".into())]);
    assert_eq!(ordinals(&drones.articles), [2, 1]);
}

#[test]
fn every_slug_has_a_file_to_be_looked_for_in_even_in_an_empty_newsroom() {
    let mut empty = newsroom(&[]);
    empty.projects.clear();
    empty.events.clear();
    let bundle = bundled(&empty);
    assert_eq!(bundle.manifest.articles, 0);
    for kind in EntryKind::ALL {
        for n in 0..bundle.manifest.shards(kind.folder()) {
            assert!(bundle.files.contains_key(&FileKey::Entries(kind, language("fr"), n)), "{kind:?} {n}");
        }
    }
    assert!(bundle.files.contains_key(&FileKey::Slugs(0)) && bundle.files.contains_key(&FileKey::Values));
    assert!(bundle.manifest.agenda.is_empty());
    assert!(bundle.files.contains_key(&FileKey::Site(language("en"))));
}

pub(super) fn any_sketch() -> impl Strategy<Value = Sketch> {
    let kind = prop::option::of(prop::sample::select(Kind::ALL.to_vec()));
    let bits = (0..8_u8, 0..4_u8, any::<bool>(), 0..16_u8, 0..16_u8);
    let words = prop::collection::vec(any::<u8>(), 0..16);
    (bits, kind, 0..5_u8, 0..60_u8, any::<(bool, bool)>(), words).prop_map(
        |(bits, kind, languages, days_after, (in_edition, by_month), words)| {
            let (topics, projects, group, places, events) = bits;
            Sketch {
                topics,
                projects,
                group,
                places,
                events,
                kind,
                languages,
                days_after,
                by_month,
                in_edition,
                words,
            }
        },
    )
}

/// Whether an article has a value, straight from the glossary.
pub(super) fn has(newsroom: &Newsroom, ordinal: u32, facet: Facet, value: &str) -> bool {
    let article = &newsroom.articles[ordinal as usize];
    let any = |slugs: &[Slug]| slugs.iter().any(|slug| slug.as_str() == value);
    match facet {
        Facet::Project => any(&article.projects),
        Facet::Group => any(&article.groups),
        Facet::Topic => any(&article.topics),
        Facet::Kind => article.kind.is_some_and(|kind| kind.name() == value),
        Facet::Year => article.published.year().to_string() == value,
        Facet::Edition => article.edition.as_ref().is_some_and(|edition| edition.as_str() == value),
        Facet::Person => any(&article.people) || any(&article.authors),
        Facet::Language => article.texts.languages().any(|language| language.as_str() == value),
        Facet::Country => newsroom.places.iter().any(|place| {
            article.places.contains(&place.slug)
                && place.country.as_ref().is_some_and(|it| it.as_str() == value)
        }),
    }
}

fn sorted(facet: Facet, values: &[(String, u32)]) -> bool {
    match facet {
        Facet::Year => values.is_sorted_by(|(a, _), (b, _)| a > b),
        _ => values.is_sorted_by(|(a, has_a), (b, has_b)| (has_b, a) < (has_a, b)),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn the_manifest_counts_what_articles_have(sketches in prop::collection::vec(any_sketch(), 0..40)) {
        let newsroom = newsroom(&sketches);
        let bundle = bundled(&newsroom);
        let all = 0..newsroom.articles.len() as u32;
        for (facet, values) in &bundle.manifest.facets {
            prop_assert!(sorted(*facet, values), "{:?}", values);
            for (value, count) in values {
                let expected = all.clone().filter(|at| has(&newsroom, *at, *facet, value)).count();
                prop_assert_eq!(*count as usize, expected, "{:?} {}", facet, value);
            }
        }
        for topic_count in bundle.manifest.facet(Facet::Topic) {
            prop_assert_eq!(topic(&bundle, &topic_count.0).gathered.total, topic_count.1);
        }
        let years: u32 = bundle.manifest.facet(Facet::Year).iter().map(|(_, count)| count).sum();
        prop_assert_eq!(years as usize, newsroom.articles.len());
        prop_assert_eq!(bundle.manifest.facet(Facet::Topic).len(), newsroom.topics.len());
    }

    #[test]
    fn a_newer_article_leaves_the_older_files_as_they_are(
        sketches in prop::collection::vec(any_sketch(), 0..40),
        newer in any_sketch(),
    ) {
        let before = bundled(&newsroom(&sketches));
        let articles_before = sketches.len() as u32;
        let newer = Sketch { by_month: false, ..newer };
        let after = bundled(&newsroom(&[sketches, vec![newer]].concat()));
        for key in before.files.keys() {
            let full = match key {
                FileKey::Articles(_, n) => (n + 1) * BODIES_PER_FILE <= articles_before,
                FileKey::Heads(_, n) => (n + 1) * HEADS_PER_FILE <= articles_before,
                _ => false,
            };
            if full {
                prop_assert_eq!(&before.paths[key], &after.paths[key]);
            }
        }
        for code in ["en", "fr", "es"] {
            let after = articles(&after, &language(code));
            for (ordinal, entry) in articles(&before, &language(code)) {
                prop_assert_eq!(after.get(&ordinal), Some(&entry));
            }
        }
    }
}
