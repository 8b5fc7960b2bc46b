use chrono_tz::Tz;

use crate::messages::Locale;
use crate::model::{
    Country, Language, Organisation, PerLanguage, Place, Published, Site, Slug, Topic, clean,
};
use crate::publish::front_matter::fields::{Name, OrganisationFields, PlaceFields, SiteFields, TopicFields};
use crate::publish::front_matter::{self, At, InLanguages, Node, Value};
use crate::publish::problem::{Position, Problem};
use crate::publish::source::Source;
use crate::publish::suggest::did_you_mean;

use super::desk::Desk;
use super::names::{Names, Standing, Thing};
use super::when;

/// An entry of a table file, not yet judged.
pub(super) struct Entry<T> {
    pub(super) slug: Slug,
    pub(super) at: Position,
    pub(super) fields: T,
    pub(super) wrong: Vec<String>,
}

/// Reads a table file, gives its entries their names, and reads their fields.
pub(super) fn entries<T>(
    source: Option<&Source>,
    thing: Thing,
    names: &mut Names,
    problems: &mut Vec<Problem>,
) -> Vec<Entry<T>>
where
    T: Default + serde::de::DeserializeOwned,
{
    let Some(source) = source else {
        return Vec::new();
    };
    let Some(root) = front_matter::table(&source.path, &source.text, problems) else {
        names.set_unread(thing);
        return Vec::new();
    };
    let Value::Table(found) = root.value else {
        return Vec::new();
    };
    let mut entries = Vec::new();
    for (key, node) in found {
        if !matches!(node.value, Value::Table(_)) {
            let sentence = format!("\"{}\" must be a table of fields", clean(&key.text));
            let hint = format!("write [{}] on a line of its own, and its fields below", clean(&key.text));
            problems.push(Problem::error(&source.path, key.at, sentence).hint(hint));
            if let Ok(slug) = key.text.parse() {
                names.add(thing, &slug, Standing::Broken);
            }
            continue;
        }
        let slug = names.give(thing, &key.text, &source.path, key.at, problems);
        let reading = front_matter::read::<T>(&source.path, Node { at: key.at, ..node }, problems);
        entries.push(Entry { slug, at: key.at, fields: reading.fields, wrong: reading.wrong });
    }
    entries
}

pub(super) fn topic(desk: &mut Desk<'_>, entry: &Entry<TopicFields>) -> Option<Topic> {
    let name = required(desk, "name", &entry.fields.name, entry.at);
    Some(Topic {
        slug: entry.slug.clone(),
        summary: in_languages(desk, "summary", &entry.fields.summary),
        parent: desk.optional(Thing::Topic, &entry.fields.parent),
        aliases: desk.aliases(&entry.fields.aliases),
        name: name?,
    })
}

pub(super) fn organisation(desk: &mut Desk<'_>, entry: &Entry<OrganisationFields>) -> Option<Organisation> {
    let name = required(desk, "name", &entry.fields.name, entry.at);
    let other_names = entry.fields.aliases.iter().filter_map(|raw| desk.text(Some(raw.clone()))).collect();
    Some(Organisation {
        slug: entry.slug.clone(),
        acronym: desk.text(entry.fields.acronym.clone()),
        aliases: other_names,
        website: desk.optional_href(&entry.fields.website),
        place: desk.optional(Thing::Place, &entry.fields.place),
        name: name?,
    })
}

pub(super) fn place(desk: &mut Desk<'_>, entry: &Entry<PlaceFields>) -> Option<Place> {
    let fields = &entry.fields;
    let name = required(desk, "name", &fields.name, entry.at);
    if let (Some(_), Some(code)) = (&fields.country, &fields.code) {
        desk.error(code.at, "a place is in a country or is one, not both", None);
    }
    let country = fields.code.as_ref().or(fields.country.as_ref()).and_then(|raw| country(desk, raw));
    Some(Place {
        slug: entry.slug.clone(),
        country,
        is_country: fields.code.is_some(),
        coordinates: coordinates(desk, fields),
        name: name?,
    })
}

fn country(desk: &mut Desk<'_>, raw: &Name) -> Option<Country> {
    match raw.value.parse() {
        Ok(country) => Some(country),
        Err(error) => {
            let error: crate::model::CountryError = error;
            desk.error(raw.at, clean(&error.to_string()), "write it as ISO 3166-1 does: \"BE\"".to_owned());
            None
        }
    }
}

fn coordinates(desk: &mut Desk<'_>, fields: &PlaceFields) -> Option<(i32, i32)> {
    let mut degrees = |raw: &At<f64>, name: &str, limit: f64| {
        if raw.value.abs() <= limit {
            // In range, so that the rounded number of millionths fits.
            return Some((raw.value * 1e6).round() as i32);
        }
        desk.error(raw.at, format!("a {name} is between -{limit} and {limit} degrees"), None);
        None
    };
    match (&fields.latitude, &fields.longitude) {
        (Some(latitude), Some(longitude)) => {
            let north = degrees(latitude, "latitude", 90.0);
            let east = degrees(longitude, "longitude", 180.0);
            Some((north?, east?))
        }
        (None, None) => None,
        (Some(known), None) => {
            desk.missing("longitude", known.at, None);
            None
        }
        (None, Some(known)) => {
            desk.missing("latitude", known.at, None);
            None
        }
    }
}

/// What must be known of the newsroom before anything can be judged; what is wrong in it is told
/// by [`site`].
pub(super) struct Ground {
    pub(super) languages: Vec<Language>,
    pub(super) zone: Tz,
    pub(super) now: Option<Published>,
}

impl Ground {
    pub(super) fn of(fields: &SiteFields) -> Self {
        let mut languages: Vec<Language> = Vec::new();
        for language in fields.languages.iter().flat_map(|raw| raw.value.parse()) {
            if !languages.contains(&language) {
                languages.push(language);
            }
        }
        if languages.is_empty() {
            languages.extend("en".parse::<Language>());
        }
        let zone = fields.zone.as_ref().and_then(|raw| raw.value.parse().ok());
        let now = fields.now.as_ref().and_then(|raw| raw.value.0.parse().ok());
        Self { languages, zone: zone.unwrap_or(Tz::UTC), now }
    }
}

/// The newsroom itself.
pub(super) fn site(desk: &mut Desk<'_>, fields: &SiteFields) -> Option<Site> {
    let mut seen = Vec::new();
    for raw in &fields.languages {
        if let Some(language) = desk.language(raw) {
            if seen.contains(&language) {
                desk.error(raw.at, format!("the language \"{language}\" is named twice"), None);
            } else if !Locale::ALL.iter().any(|locale| locale.tag() == language.primary()) {
                let hint = "its pages say dates, headings and buttons in English".to_owned();
                desk.advice(raw.at, format!("Belfry has no words of its own in \"{language}\""), hint);
            }
            seen.push(language);
        }
    }
    if fields.languages.is_empty() {
        desk.missing("languages", Position::START, Some("write languages = [\"en\"]"));
    }
    let zone = match &fields.zone {
        Some(raw) => when::zone(desk, raw).map(|(name, _)| name),
        None => "UTC".parse().ok(),
    };
    let title = required(desk, "title", &fields.title, Position::START);
    let lead = desk.optional(Thing::Article, &fields.lead);
    if let (Some(raw), None) = (&fields.lead, &lead)
        && is_hidden(desk, raw)
    {
        let sentence = format!("readers do not see the article \"{}\" yet", clean(&raw.value));
        desk.advice(raw.at, sentence, "until then the newest article leads the front".to_owned());
    }
    Some(Site {
        tagline: in_languages(desk, "tagline", &fields.tagline),
        notice: in_languages(desk, "notice", &fields.notice),
        about: in_languages(desk, "about", &fields.about),
        languages: desk.world.languages.clone(),
        url: fields.url.as_ref().and_then(|raw| url(desk, raw)),
        now: fields.now.as_ref().and_then(|raw| desk.date(raw)),
        lead,
        organisation: desk.optional(Thing::Organisation, &fields.organisation),
        title: title?,
        zone: zone?,
    })
}

/// Whether a name means an article that readers do not see yet.
fn is_hidden(desk: &Desk<'_>, name: &Name) -> bool {
    let slug = name.value.parse::<Slug>();
    slug.is_ok_and(|slug| desk.world.names.standing(Thing::Article, &slug) == Some(Standing::Hidden))
}

/// Where the site is read, ending in a slash.
fn url(desk: &mut Desk<'_>, raw: &Name) -> Option<String> {
    let href = desk.href(raw)?;
    if !href.is_foreign() || href.as_str().contains(['?', '#']) {
        let sentence = format!("\"{href}\" is not the address of a site");
        desk.error(raw.at, sentence, "write it as https://news.example.org/".to_owned());
        return None;
    }
    Some([href.as_str().trim_end_matches('/'), "/"].concat())
}

fn required(
    desk: &mut Desk<'_>,
    field: &str,
    raw: &Option<At<InLanguages>>,
    at: Position,
) -> Option<PerLanguage<String>> {
    if raw.is_none() {
        desk.missing(field, at, None);
    }
    in_languages(desk, field, raw)
}

/// A text in the site's first language and, it may be, in others.
fn in_languages(
    desk: &mut Desk<'_>,
    field: &str,
    raw: &Option<At<InLanguages>>,
) -> Option<PerLanguage<String>> {
    let raw = raw.as_ref()?;
    let first = desk.world.default_language().clone();
    let each = match &raw.value {
        InLanguages::One(text) => {
            let text = desk.words(field, &At { value: text.clone(), at: raw.at });
            return Some(PerLanguage::new(first, text));
        }
        InLanguages::Each(each) => each,
    };
    let mut said: Option<PerLanguage<String>> = None;
    let mut others = Vec::new();
    for (tag, text) in each {
        let text = desk.words(field, text);
        match desk.world.languages.iter().find(|language| language.as_str() == tag.value) {
            Some(language) if *language == first => said = Some(PerLanguage::new(first.clone(), text)),
            Some(language) => others.push((language.clone(), text)),
            None => {
                let hint = did_you_mean(&tag.value, desk.world.languages.iter().map(Language::as_str));
                desk.error(tag.at, format!("the site has no language \"{}\"", clean(&tag.value)), hint);
            }
        }
    }
    match &mut said {
        Some(said) => others.into_iter().for_each(|(language, text)| {
            said.insert(language, text);
        }),
        None => {
            let hint = format!("write {field}.{first}; it is the site's first language");
            desk.error(raw.at, format!("\"{field}\" is not said in \"{first}\""), hint);
        }
    }
    said
}
