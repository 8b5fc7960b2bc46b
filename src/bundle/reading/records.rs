//! Every record, field by field, with the names that `serde` writes.

use super::{Fields, FromJson, Json};
use crate::bundle::entries::{
    ArticleEntry, EditionEntry, EventEntry, Gathered, MemberLine, OrganisationEntry, OutputLine, PageEntry,
    Part, PersonEntry, PlaceEntry, SectionEntry, TopicEntry, UndertakingEntry,
};
use crate::bundle::heads::{EventHead, Head, Named};
use crate::bundle::manifest::{AgendaYear, Manifest};
use crate::bundle::site_file::{EditionShort, PageLink, SiteFile, TopicShort, UndertakingShort};
use crate::model::{Footnote, Image, Link, Media, Registration, RichText, Source, TableRow};

macro_rules! records {
    ($($type:ident { $($field:ident: $name:literal $($or:ident)?),* $(,)? })*) => {$(
        impl FromJson for $type {
            fn from_json(json: Json, bad: &mut bool) -> Self {
                let mut fields = Fields::of(json, bad);
                Self { $($field: records!(@take fields $name $($or)?)),* }
            }
        }
    )*};
    (@take $fields:ident $name:literal) => { $fields.take($name) };
    (@take $fields:ident $name:literal or_default) => { $fields.take_or_default($name) };
}

records! {
    Manifest {
        format: "format", edition: "edition", now: "now", today: "today", frozen: "frozen" or_default,
        languages: "languages", articles: "articles", facets: "facets",
        more_people: "more_people" or_default, agenda: "agenda", archive: "archive" or_default,
        shards: "shards",
        lists: "lists",
    }
    AgendaYear { year: "y", months: "m" or_default }
    Named { slug: "s", name: "n" }
    Head {
        ordinal: "o", slug: "s", title: "t", language: "l", published: "d", kind: "k",
        summary: "u" or_default, projects: "p" or_default, groups: "g" or_default, topics: "c" or_default,
        link: "x",
    }
    EventHead {
        slug: "s", title: "t", language: "l", label: "b", when: "w", status: "a" or_default,
        status_note: "n", format: "f", place: "q", country: "y", summary: "u" or_default,
        projects: "p" or_default, groups: "g" or_default, topics: "c" or_default, report: "r",
    }
    SiteFile {
        words: "words", title: "title", url: "url", tagline: "tagline" or_default, notice: "notice" or_default,
        about: "about" or_default, organisation: "organisation" or_default, lead: "lead",
        projects: "projects", groups: "groups", topics: "topics", editions: "editions", pages: "pages",
        countries: "countries" or_default, former: "former" or_default, people: "people" or_default,
    }
    UndertakingShort {
        slug: "s", title: "t", full_name: "f" or_default, nature: "k", state: "a", years: "y", role: "r",
        with: "w" or_default, crest: "c",
    }
    TopicShort { slug: "s", name: "n", parent: "p" }
    EditionShort {
        slug: "s", title: "t", published: "d", summary: "u" or_default, articles: "a", events: "e",
    }
    PageLink { slug: "s", title: "t", navigation: "n" }
    ArticleEntry {
        head: "h", languages: "g", updated: "c", edition: "e", people: "p" or_default,
        authors: "a" or_default, organisations: "o" or_default, places: "l" or_default,
        events: "v" or_default, image: "i", body: "b" or_default, sources: "s" or_default,
        related: "r" or_default,
    }
    Gathered {
        articles: "a" or_default, total: "n" or_default, events: "e" or_default, parts: "u" or_default,
    }
    Part { slug: "s", group: "g" or_default, role: "r", note: "n" }
    UndertakingEntry {
        short: "h", language: "l", full_name: "f", summary: "u" or_default, body: "b" or_default,
        topics: "c" or_default, members: "m" or_default, unnamed_partners: "n", website: "w",
        outputs: "o" or_default, image: "i", updated: "d", sources: "s" or_default,
        gathered: "g" or_default,
    }
    MemberLine { who: "m", person: "p" or_default, role: "r", note: "n" }
    OutputLine { title: "t", kind: "k", by: "b", href: "h" }
    TopicEntry {
        slug: "s", name: "n", summary: "u" or_default, parent: "p", children: "c" or_default,
        gathered: "g" or_default,
    }
    PersonEntry {
        named: "h", language: "l", description: "d" or_default, summary: "u" or_default,
        body: "b" or_default, website: "w", image: "i", organisations: "o" or_default,
        sources: "s" or_default, gathered: "g" or_default, written: "a" or_default,
        written_total: "n" or_default,
    }
    OrganisationEntry {
        named: "h", acronym: "a", aliases: "o" or_default, website: "w", place: "q", people: "p" or_default,
        gathered: "g" or_default,
    }
    PlaceEntry {
        named: "h", country: "c", places: "p" or_default, coordinates: "x", organisations: "o" or_default,
        gathered: "g" or_default,
    }
    EventEntry {
        head: "h", body: "b" or_default, venue: "v", coordinates: "x", organisers: "o" or_default,
        people: "p" or_default, languages: "l" or_default, registration: "r", audience: "f",
        links: "d" or_default, image: "i", updated: "u", sources: "s" or_default, articles: "a" or_default,
        previous: "<", next: ">",
    }
    EditionEntry {
        named: "h", language: "l", published: "d", date_note: "n", summary: "u" or_default,
        body: "b" or_default, sections: "c", events: "e" or_default, sources: "s" or_default, previous: "<",
        next: ">",
    }
    SectionEntry { title: "t", articles: "a" }
    PageEntry {
        named: "h", language: "l", summary: "u" or_default, body: "b" or_default, image: "i", updated: "d",
        sources: "s" or_default,
    }
    RichText { blocks: "b" or_default, notes: "n" or_default }
    Footnote { blocks: "b" }
    Media { src: "s", alt: "a" or_default, width: "w" or_default, height: "h" or_default }
    TableRow { cells: "c", headed: "h" or_default }
    Link { title: "t", href: "h" }
    Source { title: "t", href: "h" }
    Image { media: "m", caption: "c", credit: "r" }
    Registration { href: "h", from: "f", until: "u" }
}
