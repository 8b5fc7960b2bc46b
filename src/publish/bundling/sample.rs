//! Small newsrooms for tests, built by hand.

use chrono::Datelike;

use crate::model::*;
use crate::publish::Now;
use crate::publish::now::Clocks;

/// What a test says of an article; bits choose among the sample's things.
#[derive(Clone, Debug, Default)]
pub(super) struct Sketch {
    pub topics: u8,
    pub projects: u8,
    pub group: bool,
    pub places: u8,
    pub events: u8,
    pub kind: Option<Kind>,
    pub languages: u8,
    pub days_after: u8,
    pub by_month: bool,
    pub in_edition: bool,
    /// Numbers of [`WORDS`], from which title, summary and body are made.
    pub words: Vec<u8>,
}

/// What articles are made of: words that begin alike, short ones, and one with accents.
pub(super) const WORDS: [&str; 10] =
    ["city", "cities", "citizen", "safe", "safety", "of", "an", "École", "night", "urban"];

pub(super) const TOPICS: [&str; 3] = ["energy", "sport", "youth"];
pub(super) const PROJECTS: [&str; 2] = ["loud", "match"];
pub(super) const PLACES: [&str; 4] = ["belgium", "leuven", "nowhere", "paris"];
pub(super) const EVENTS: [&str; 4] = ["dinner", "drones", "meeting", "workshop"];

/// The sets of languages an article may be written in; the first is its original.
const WRITTEN_IN: [&[&str]; 5] = [&["en"], &["fr"], &["es"], &["en", "fr"], &["es", "en"]];

pub(super) fn slug(raw: &str) -> Slug {
    raw.parse().expect(raw)
}

pub(super) fn language(raw: &str) -> Language {
    raw.parse().expect(raw)
}

pub(super) fn now() -> Now {
    let asked = Some("2020-11-16".parse().expect("a day"));
    Clocks { asked, epoch: None, clock: Default::default() }.now(chrono_tz::Europe::Paris, None)
}

/// A newsroom of these articles, oldest first, about the sample's things.
pub(super) fn newsroom(sketches: &[Sketch]) -> Newsroom {
    let mut day = "2018-11-20".parse::<Published>().expect("a day").day();
    let mut articles: Vec<Article> = Vec::new();
    for (at, sketch) in sketches.iter().enumerate() {
        day = day + chrono::Days::new(u64::from(sketch.days_after));
        articles.push(article(at, sketch, day));
    }
    articles.sort_by_key(|article| article.published);
    let in_edition = articles.iter().filter(|article| article.edition.is_some());
    let in_edition = in_edition.map(|article| article.slug.clone()).collect();
    Newsroom {
        site: site(),
        articles,
        projects: vec![
            undertaking("loud", Nature::Project, Some(State::Ended)),
            undertaking("match", Nature::Project, Some(State::Ongoing)),
        ],
        groups: vec![undertaking("innovation", Nature::WorkingGroup, None)],
        topics: TOPICS.iter().map(|raw| topic(raw)).collect(),
        people: vec![person("ada"), person("bob")],
        organisations: vec![organisation("efus", Some("paris")), organisation("leuven-city", Some("leuven"))],
        places: PLACES.iter().map(|raw| place(raw)).collect(),
        events: events(),
        editions: vec![
            edition("december", "2020-12", Vec::new()),
            edition("november", "2020-11", in_edition),
        ],
        pages: vec![page("about", 2), page("privacy", 1)],
    }
}

fn said(raw: &str) -> PerLanguage<String> {
    let mut said = PerLanguage::new(language("en"), raw.to_owned());
    said.insert(language("fr"), format!("{raw} (fr)"));
    said
}

fn text(title: &str) -> Text {
    let line = vec![Inline::Text(format!("The body of {title}."))];
    let body = RichText { blocks: vec![Block::Paragraph(line)], notes: Vec::new() };
    Text { title: title.to_owned(), summary: None, subtitle: None, body }
}

fn texts(raw: &str) -> PerLanguage<Text> {
    let mut texts = PerLanguage::new(language("en"), text(raw));
    texts.insert(language("fr"), text(&format!("{raw} (fr)")));
    texts
}

fn site() -> Site {
    Site {
        title: said("Belfry"),
        tagline: None,
        notice: None,
        about: None,
        languages: vec![language("en"), language("fr")],
        url: None,
        zone: "Europe/Paris".parse().expect("a zone"),
        now: None,
        lead: None,
        organisation: Some(slug("efus")),
    }
}

/// The slugs of `names` whose bits are set.
fn chosen(names: &[&str], bits: u8) -> Vec<Slug> {
    names.iter().enumerate().filter(|(at, _)| bits & (1 << at) != 0).map(|(_, raw)| slug(raw)).collect()
}

fn article(at: usize, sketch: &Sketch, day: chrono::NaiveDate) -> Article {
    let written_in = WRITTEN_IN[usize::from(sketch.languages) % WRITTEN_IN.len()];
    let title = |language: &str| {
        let words: Vec<&str> =
            sketch.words.iter().map(|word| WORDS[usize::from(*word) % WORDS.len()]).collect();
        let (title, rest) = words.split_at(words.len() / 4);
        let (summary, body) = rest.split_at(rest.len() / 2);
        let mut text = text(
            ["Article", &at.to_string(), "in", language]
                .into_iter()
                .chain(title.iter().copied())
                .collect::<Vec<_>>()
                .join(" ")
                .as_str(),
        );
        text.summary = (!summary.is_empty()).then(|| summary.join(" "));
        if !body.is_empty() {
            text.body.blocks.push(Block::Paragraph(vec![Inline::Text(body.join(" "))]));
        }
        text
    };
    let mut texts = PerLanguage::new(language(written_in[0]), title(written_in[0]));
    for translation in &written_in[1..] {
        texts.insert(language(translation), title(translation));
    }
    Article {
        slug: slug(&format!("article-{at}")),
        kind: sketch.kind,
        published: match day.with_day(1) {
            Some(first) if sketch.by_month => Published::Month(first),
            _ => Published::Day(day),
        },
        updated: None,
        edition: sketch.in_edition.then(|| slug("november")),
        place_in_edition: 0,
        projects: chosen(&PROJECTS, sketch.projects),
        groups: if sketch.group { vec![slug("innovation")] } else { Vec::new() },
        topics: chosen(&TOPICS, sketch.topics),
        people: vec![slug("ada")],
        authors: vec![slug("bob")],
        organisations: vec![slug("efus")],
        places: chosen(&PLACES, sketch.places),
        events: chosen(&EVENTS, sketch.events),
        link: None,
        image: None,
        sources: Vec::new(),
        aliases: Vec::new(),
        texts,
    }
}

fn undertaking(raw: &str, nature: Nature, state: Option<State>) -> Undertaking {
    let member = |member, role| Membership { member, role, note: None };
    Undertaking {
        slug: slug(raw),
        nature,
        state,
        years: Some(Years(2018, None)),
        members: vec![
            member(Member::Person(slug("ada")), Role::Member),
            member(Member::Organisation(slug("leuven-city")), Role::Leader),
            member(Member::Organisation(slug("efus")), Role::Leader),
        ],
        unnamed_partners: Some(9),
        topics: vec![slug("youth")],
        website: None,
        outputs: vec![Output { title: said("A sheet"), kind: None, by: None, href: None }],
        crest: None,
        image: None,
        updated: None,
        sources: Vec::new(),
        aliases: Vec::new(),
        texts: texts(raw),
    }
}

fn topic(raw: &str) -> Topic {
    let parent = (raw == "sport").then(|| slug("youth"));
    Topic { slug: slug(raw), name: said(raw), summary: None, parent, aliases: Vec::new() }
}

fn person(raw: &str) -> Person {
    Person {
        slug: slug(raw),
        organisations: vec![slug("efus")],
        website: None,
        image: None,
        updated: None,
        sources: Vec::new(),
        aliases: Vec::new(),
        texts: texts(raw),
    }
}

fn organisation(raw: &str, place: Option<&str>) -> Organisation {
    Organisation {
        slug: slug(raw),
        name: said(raw),
        acronym: Some(raw.to_uppercase()),
        aliases: Vec::new(),
        website: None,
        place: place.map(slug),
    }
}

fn place(raw: &str) -> Place {
    let country = match raw {
        "belgium" | "leuven" => Some("BE"),
        "paris" => Some("FR"),
        _ => None,
    };
    Place {
        slug: slug(raw),
        name: said(raw),
        country: country.map(|code| code.parse().expect(code)),
        is_country: raw == "belgium",
        coordinates: Some((50_880_000, 4_700_000)),
    }
}

fn events() -> Vec<Event> {
    let day = |raw: &str| raw.parse::<Published>().expect(raw).day();
    let days = |first, last| When::Days { first: day(first), last: day(last) };
    let times = Span {
        start: day("2020-12-02").and_hms_opt(11, 0, 0).expect("a time"),
        start_offset: 60,
        end: None,
        end_offset: 0,
        title: None,
    };
    let times = When::Times { zone: "Europe/Paris".parse().expect("a zone"), parts: vec![times] };
    vec![
        event("dinner", When::ToBeAnnounced { hint: None }),
        event("drones", times),
        event("meeting", days("2020-12-31", "2021-01-02")),
        event("workshop", days("2019-12-01", "2019-12-01")),
    ]
}

fn event(raw: &str, when: When) -> Event {
    Event {
        slug: slug(raw),
        when,
        status: Status::Planned,
        status_note: None,
        format: Some(Format::OnSite),
        place: Some(slug("leuven")),
        venue: None,
        projects: vec![slug("loud")],
        groups: Vec::new(),
        topics: vec![slug("youth")],
        organisers: vec![slug("efus")],
        people: vec![slug("ada")],
        languages: vec![language("en")],
        registration: None,
        audience: None,
        links: Vec::new(),
        image: None,
        updated: None,
        sources: Vec::new(),
        aliases: Vec::new(),
        texts: texts(raw),
    }
}

fn edition(raw: &str, published: &str, articles: Vec<Slug>) -> Edition {
    Edition {
        slug: slug(raw),
        published: published.parse().expect(published),
        date_note: None,
        sections: vec![Section { title: said("Cities"), articles }],
        events: vec![slug("workshop")],
        image: None,
        updated: None,
        sources: Vec::new(),
        aliases: Vec::new(),
        texts: texts(raw),
    }
}

fn page(raw: &str, order: i32) -> Page {
    Page {
        slug: slug(raw),
        navigation: Some(Navigation::Foot),
        order,
        image: None,
        updated: None,
        sources: Vec::new(),
        aliases: Vec::new(),
        texts: texts(raw),
    }
}
