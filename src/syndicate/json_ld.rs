//! What a page tells search engines in the words of schema.org, as JSON-LD.
//!
//! The text stands in a `script` element, which it cannot leave: no character in it begins a tag.
//! What the content does not state is not said.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::origin::Origin;
use super::page_meta::PageMeta;
use crate::messages::{Locale, words};
use crate::model::{
    Article, Event, Format, Language, Newsroom, Organisation, Place, Slug, Span, Status, When,
};
use crate::route::Route;

/// Everything that pages say of themselves in these words.
#[derive(Clone, Debug)]
pub struct Descriptions<'a> {
    newsroom: &'a Newsroom,
    origin: Origin<'a>,
    articles: BTreeMap<&'a Slug, &'a Article>,
}

impl<'a> Descriptions<'a> {
    /// The descriptions of a newsroom's pages.
    pub fn of(newsroom: &'a Newsroom, origin: Origin<'a>) -> Self {
        let articles = newsroom.articles.iter().map(|article| (&article.slug, article)).collect();
        Self { newsroom, origin, articles }
    }

    /// The text of the page's JSON-LD; `meta` is what it says of itself elsewhere.
    pub fn text(&self, language: &Language, route: &Route, meta: &PageMeta) -> String {
        let page = Page { all: self, language, meta };
        let thing = match route {
            Route::Home => Some(page.site()),
            Route::Article(slug) => self.articles.get(slug).map(|article| page.article(article)),
            Route::Event(slug) => self.newsroom.event(slug).map(|event| page.event(event)),
            Route::Organisation(slug) => self.newsroom.organisation(slug).map(|it| page.organisation(it)),
            _ => None,
        };
        let things: Vec<Value> = page.breadcrumbs(route).into_iter().chain(thing).collect();
        safe(&json!({ "@context": "https://schema.org", "@graph": things }).to_string())
    }
}

/// JSON in which no character ends or begins an element, or a line of a script.
fn safe(json: &str) -> String {
    let mut out = String::with_capacity(json.len());
    for c in json.chars() {
        match c {
            '<' | '>' | '&' | '\u{2028}' | '\u{2029}' => out.push_str(&format!("\\u{:04x}", u32::from(c))),
            c => out.push(c),
        }
    }
    out
}

struct Page<'a> {
    all: &'a Descriptions<'a>,
    language: &'a Language,
    meta: &'a PageMeta,
}

impl Page<'_> {
    fn site(&self) -> Value {
        thing([
            ("@type", "WebSite".into()),
            ("name", self.meta.site_title.as_str().into()),
            ("description", said(&self.meta.description)),
            ("url", self.own()),
            ("inLanguage", self.language.as_str().into()),
            ("publisher", self.publisher()),
        ])
    }

    /// The way from the front to a page; the front has none.
    fn breadcrumbs(&self, route: &Route) -> Option<Value> {
        if *route == Route::Home {
            return None;
        }
        let locale = Locale::of(self.language);
        let over = match route {
            Route::NewsYear(_) | Route::NewsMonth(..) | Route::Article(_) => {
                Some((Route::News, words::nav_news(locale)))
            }
            Route::Project(_) | Route::Group(_) => Some((Route::Projects, words::nav_projects(locale))),
            Route::Topic(_) => Some((Route::Topics, words::nav_topics(locale))),
            Route::AgendaMonth(..) | Route::Event(_) => Some((Route::Agenda, words::nav_agenda(locale))),
            Route::Edition(_) => Some((Route::Editions, words::nav_editions(locale))),
            _ => None,
        };
        let front = (self.address(&Route::Home), self.meta.site_title.as_str());
        let over = over.map(|(route, name)| (self.address(&route), name));
        let steps = [Some(front), over, Some((self.own(), self.meta.title.as_str()))];
        let items = (1..).zip(steps.into_iter().flatten()).map(|(position, (address, name))| {
            json!({ "@type": "ListItem", "position": position, "name": name, "item": address })
        });
        Some(json!({ "@type": "BreadcrumbList", "itemListElement": items.collect::<Value>() }))
    }

    fn article(&self, article: &Article) -> Value {
        let people = article.authors.iter().filter_map(|slug| self.all.newsroom.person(slug));
        let authors = people.map(|person| {
            json!({
                "@type": "Person",
                "name": person.texts.best(self.language).1.title,
                "url": self.address(&Route::Person(person.slug.clone())),
            })
        });
        let topics = article.topics.iter().filter_map(|slug| self.all.newsroom.topic(slug));
        let changed = article.updated.unwrap_or(article.published);
        thing([
            ("@type", "NewsArticle".into()),
            ("headline", self.meta.title.as_str().into()),
            ("description", said(&self.meta.description)),
            ("url", self.own()),
            ("mainEntityOfPage", self.own()),
            ("image", self.image()),
            ("datePublished", article.published.to_string().into()),
            ("dateModified", changed.to_string().into()),
            ("inLanguage", article.texts.best(self.language).0.as_str().into()),
            ("author", authors.collect()),
            ("publisher", self.publisher()),
            ("articleSection", topics.map(|topic| topic.name.best(self.language).1.as_str()).collect()),
        ])
    }

    fn event(&self, event: &Event) -> Value {
        let status = match event.status {
            Status::Planned => "EventScheduled",
            Status::Postponed => "EventPostponed",
            Status::Cancelled => "EventCancelled",
        };
        let mode = event.format.map(|format| match format {
            Format::Online => "OnlineEventAttendanceMode",
            Format::OnSite => "OfflineEventAttendanceMode",
            Format::Hybrid => "MixedEventAttendanceMode",
        });
        let holders = event.organisers.iter().filter_map(|slug| self.all.newsroom.organisation(slug));
        let (start, end) = ends(&event.when);
        thing([
            ("@type", "Event".into()),
            ("name", self.meta.title.as_str().into()),
            ("description", said(&self.meta.description)),
            ("url", self.own()),
            ("image", self.image()),
            ("startDate", start),
            ("endDate", end),
            ("eventStatus", schema(status)),
            ("eventAttendanceMode", mode.map_or(Value::Null, schema)),
            ("location", self.locations(event)),
            ("organizer", holders.map(|holder| self.organisation(holder)).collect()),
            ("inLanguage", event.languages.iter().map(Language::as_str).collect()),
            ("subEvent", self.parts(event)),
        ])
    }

    /// The parts of an event that has several.
    fn parts(&self, event: &Event) -> Value {
        let When::Times { parts, .. } = &event.when else { return Value::Null };
        let part = |part: &Span| {
            thing([
                ("@type", "Event".into()),
                ("name", part.title.as_deref().unwrap_or(&self.meta.title).into()),
                ("startDate", start_of(part)),
                ("endDate", end_of(part)),
                ("location", self.locations(event)),
            ])
        };
        if parts.len() > 1 { parts.iter().map(part).collect() } else { Value::Null }
    }

    /// Where one goes, and where one only looks.
    fn locations(&self, event: &Event) -> Value {
        let place = event.place.as_ref().and_then(|slug| self.all.newsroom.place(slug));
        let on_site = (event.format != Some(Format::Online) && (place.is_some() || event.venue.is_some()))
            .then(|| self.place(event.venue.as_deref(), place));
        let address = event.registration.as_ref().map(|it| self.absolute(it.href.as_str()));
        let online = matches!(event.format, Some(Format::Online | Format::Hybrid))
            .then(|| json!({ "@type": "VirtualLocation", "url": address.unwrap_or_else(|| self.own()) }));
        on_site.into_iter().chain(online).collect()
    }

    fn place(&self, venue: Option<&str>, place: Option<&Place>) -> Value {
        let city = place.map(|place| place.name.best(self.language).1.as_str());
        let country = place.and_then(|place| place.country.as_ref()).map(|country| country.as_str());
        let city_alone = place.filter(|place| !place.is_country).and(city);
        let coordinates = place.and_then(|place| place.coordinates).map(|(latitude, longitude)| {
            let degrees = |millionths: i32| f64::from(millionths) / 1_000_000.0;
            json!({ "@type": "GeoCoordinates", "latitude": degrees(latitude), "longitude": degrees(longitude) })
        });
        let address = thing([
            ("@type", "PostalAddress".into()),
            ("addressLocality", city_alone.into()),
            ("addressCountry", country.into()),
        ]);
        thing([
            ("@type", "Place".into()),
            ("name", venue.or(city).into()),
            ("address", if place.is_some() { address } else { Value::Null }),
            ("geo", coordinates.unwrap_or_default()),
        ])
    }

    /// Whose newsroom it is, else the newsroom itself.
    fn publisher(&self) -> Value {
        let site = &self.all.newsroom.site;
        let organisation = site.organisation.as_ref().and_then(|slug| self.all.newsroom.organisation(slug));
        match organisation {
            Some(organisation) => self.organisation(organisation),
            None => json!({
                "@type": "Organization",
                "name": self.meta.site_title,
                "url": self.address(&Route::Home),
            }),
        }
    }

    fn organisation(&self, organisation: &Organisation) -> Value {
        thing([
            ("@type", "Organization".into()),
            ("name", organisation.name.best(self.language).1.as_str().into()),
            ("alternateName", organisation.acronym.as_deref().into()),
            ("url", self.address(&Route::Organisation(organisation.slug.clone()))),
            ("sameAs", organisation.website.as_ref().map(|href| href.as_str()).into()),
        ])
    }

    fn image(&self) -> Value {
        self.meta.image.as_ref().map(|image| self.all.origin.absolute(&image.href)).into()
    }

    fn own(&self) -> Value {
        self.all.origin.absolute(&self.meta.canonical).into()
    }

    fn address(&self, route: &Route) -> Value {
        self.all.origin.absolute(&self.all.origin.addresses().href(self.language, route)).into()
    }

    fn absolute(&self, href: &str) -> Value {
        self.all.origin.absolute(&self.all.origin.addresses().link(self.language, href)).into()
    }
}

/// A thing with those of its properties that say something.
fn thing<const N: usize>(properties: [(&str, Value); N]) -> Value {
    let says = |value: &Value| match value {
        Value::Null => false,
        Value::Array(values) => !values.is_empty(),
        _ => true,
    };
    let said = properties.into_iter().filter(|(_, value)| says(value));
    said.map(|(name, value)| (name.to_owned(), value)).collect::<Map<_, _>>().into()
}

/// A text, if there is any.
fn said(text: &str) -> Value {
    if text.is_empty() { Value::Null } else { text.into() }
}

fn schema(word: &str) -> Value {
    ["https://schema.org/", word].concat().into()
}

/// When it begins and ends, on its own clocks; nothing of what is to be announced.
fn ends(when: &When) -> (Value, Value) {
    match when {
        When::Days { first, last } => (first.to_string().into(), last.to_string().into()),
        When::Times { parts, .. } => {
            let start = parts.first().map_or(Value::Null, start_of);
            (start, parts.iter().max_by_key(|part| part.end_instant()).map_or(Value::Null, end_of))
        }
        When::ToBeAnnounced { .. } => (Value::Null, Value::Null),
    }
}

fn start_of(part: &Span) -> Value {
    moment(&part.start, part.start_offset).into()
}

fn end_of(part: &Span) -> Value {
    part.end.map(|end| moment(&end, part.end_offset)).into()
}

/// A wall clock with what it is ahead of UTC (ISO 8601).
fn moment(wall: &chrono::NaiveDateTime, offset: i16) -> String {
    let sign = if offset < 0 { '-' } else { '+' };
    let ahead = offset.unsigned_abs();
    format!("{}{sign}{:02}:{:02}", wall.format("%Y-%m-%dT%H:%M:%S"), ahead / 60, ahead % 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_leaves_its_element_and_all_of_it_comes_back() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/adversarial/blns/blns.json");
        let list = std::fs::read_to_string(path).expect(path);
        let mut texts: Vec<String> = serde_json::from_str(&list).expect("a list of texts");
        assert_eq!(texts.len(), 515);
        texts.extend(
            ["</script><script>1</script>", "<!--<script>", "]]>", "a\u{2028}b\u{2029}c", "&lt;"]
                .map(str::to_owned),
        );
        for text in texts {
            let json = safe(&json!({ "name": text }).to_string());
            assert!(!json.contains(['<', '>', '&', '\u{2028}', '\u{2029}', '\n']), "{json}");
            let back: Value = serde_json::from_str(&json).expect("JSON");
            assert_eq!(back["name"], text);
        }
    }

    #[test]
    fn what_says_nothing_is_left_out() {
        let said = thing([("a", Value::Null), ("b", Vec::<String>::new().into()), ("c", 0.into())]);
        assert_eq!(said, json!({ "c": 0 }));
    }

    #[test]
    fn an_event_begins_and_ends_on_its_own_clocks() {
        let at = |raw: &str| raw.parse::<chrono::NaiveDateTime>().expect(raw);
        let part = |start: &str, end: Option<&str>| Span {
            start: at(start),
            start_offset: -210,
            end: end.map(at),
            end_offset: 60,
            title: None,
        };
        let parts =
            vec![part("2021-01-22T11:00:00", Some("2021-01-22T12:00:00")), part("2021-01-22T09:00:00", None)];
        let zone = "America/St_Johns".parse().expect("a zone");
        let (start, end) = ends(&When::Times { zone, parts });
        assert_eq!((start, end), ("2021-01-22T11:00:00-03:30".into(), Value::Null));
        let day = |raw: &str| raw.parse().expect(raw);
        let days = When::Days { first: day("2020-12-02"), last: day("2020-12-03") };
        assert_eq!(ends(&days), ("2020-12-02".into(), "2020-12-03".into()));
    }
}
