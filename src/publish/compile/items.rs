use crate::model::{
    Article, Edition, Event, Language, Member, Membership, Nature, Output, Page, PerLanguage, Person,
    Published, Role, Section, Slug, Text, Undertaking, Years, clean,
};
use crate::publish::front_matter::At;
use crate::publish::front_matter::fields::{
    ArticleFields, Common, Date, EditionFields, EventFields, MemberFields, OutputFields, PageFields,
    PersonFields, UndertakingFields,
};
use crate::publish::problem::Position;

use super::desk::Desk;
use super::file::Fields;
use super::names::Thing;
use super::repeats;
use super::when;

/// What every item has, settled.
pub(super) struct Settled {
    pub(super) slug: Slug,
    pub(super) thing: Thing,
    pub(super) language: Language,
    pub(super) texts: PerLanguage<Text>,
    /// The fields of the translations.
    pub(super) translations: Vec<(Language, Fields)>,
}

/// An item of the newsroom.
pub(super) enum Item {
    Article(Box<Article>),
    Project(Box<Undertaking>),
    Group(Box<Undertaking>),
    Person(Box<Person>),
    Events(Vec<Event>),
    Edition(Box<Edition>),
    Page(Box<Page>),
}

/// Builds an item from its fields; `None` where something is missing without which there is none,
/// which has then been told.
pub(super) fn build(desk: &mut Desk<'_>, fields: Fields, common: Common, settled: Settled) -> Option<Item> {
    Some(match fields {
        Fields::Article(fields) => Item::Article(Box::new(article(desk, *fields, common, settled)?)),
        Fields::Undertaking(fields) => match settled.thing {
            Thing::Group => Item::Group(Box::new(undertaking(desk, *fields, common, settled)?)),
            _ => Item::Project(Box::new(undertaking(desk, *fields, common, settled)?)),
        },
        Fields::Person(fields) => Item::Person(Box::new(person(desk, *fields, common, settled))),
        Fields::Event(fields) => Item::Events(events(desk, *fields, common, settled)?),
        Fields::Edition(fields) => Item::Edition(Box::new(edition(desk, *fields, common, settled)?)),
        Fields::Page(fields) => Item::Page(Box::new(page(desk, *fields, common, settled))),
    })
}

fn updated(desk: &mut Desk<'_>, raw: &Option<Date>) -> Option<Published> {
    raw.as_ref().and_then(|raw| desk.date(raw))
}

fn article(desk: &mut Desk<'_>, fields: ArticleFields, common: Common, settled: Settled) -> Option<Article> {
    let world = desk.world;
    let listings = world.listings.get(&settled.slug).map_or(&[][..], Vec::as_slice);
    let named = desk.optional(Thing::Edition, &fields.edition);
    let listed = || listings.first().map(|(edition, _)| edition.clone());
    let listed = listed().filter(|edition| world.is_out(Thing::Edition, edition));
    let edition = if fields.edition.is_some() { named } else { listed };
    let place =
        listings.iter().find(|(listed, _)| Some(listed) == edition.as_ref()).map_or(0, |(_, place)| *place);
    let published = match &fields.published {
        Some(raw) => desk.date(raw),
        None => {
            let inherited = world.inherited_date(fields.edition.as_ref(), &settled.slug);
            if inherited.is_none() && fields.edition.is_none() && listings.is_empty() {
                desk.missing(
                    "published",
                    Position::START,
                    Some("write it, or name the edition it belongs to"),
                );
            }
            inherited
        }
    };
    Some(Article {
        kind: fields.kind.map(Into::into),
        updated: updated(desk, &common.updated),
        edition,
        place_in_edition: place,
        projects: desk.references(Thing::Project, &fields.projects),
        groups: desk.references(Thing::Group, &fields.groups),
        topics: desk.references(Thing::Topic, &fields.topics),
        people: desk.references(Thing::Person, &fields.people),
        authors: desk.references(Thing::Person, &fields.authors),
        organisations: desk.references(Thing::Organisation, &fields.organisations),
        places: desk.references(Thing::Place, &fields.places),
        events: desk.references(Thing::Event, &fields.events),
        link: desk.optional_href(&fields.link),
        image: desk.image(common.image),
        sources: desk.sources(&common.sources),
        aliases: desk.aliases(&common.aliases),
        slug: settled.slug,
        texts: settled.texts,
        published: published?,
    })
}

fn undertaking(
    desk: &mut Desk<'_>,
    fields: UndertakingFields,
    common: Common,
    settled: Settled,
) -> Option<Undertaking> {
    let nature = match (settled.thing, &fields.nature) {
        (Thing::Group, Some(nature)) => Some(nature.value.into()),
        (Thing::Group, None) => {
            let hint = "write working group, partnership, initiative or community";
            desk.missing("nature", Position::START, Some(hint));
            None
        }
        (_, Some(nature)) => {
            desk.error(
                nature.at,
                "unknown field \"nature\"",
                "only groups have it; this is a project".to_owned(),
            );
            None
        }
        (_, None) => Some(Nature::Project),
    };
    let crest = fields.crest.as_ref().and_then(|raw| match raw.value.parse::<Slug>() {
        Ok(word) => Some(word),
        Err(error) => {
            desk.error(raw.at, clean(&error.to_string()), "a crest's word is made like a slug".to_owned());
            None
        }
    });
    Some(Undertaking {
        state: fields.state.map(Into::into),
        years: fields.years.as_ref().and_then(|raw| years(desk, raw)),
        members: fields.members.into_iter().filter_map(|member| membership(desk, member)).collect(),
        unnamed_partners: fields.unnamed_partners,
        topics: desk.references(Thing::Topic, &fields.topics),
        website: desk.optional_href(&fields.website),
        outputs: outputs(desk, fields.outputs, &settled),
        crest,
        image: desk.image(common.image),
        updated: updated(desk, &common.updated),
        sources: desk.sources(&common.sources),
        aliases: desk.aliases(&common.aliases),
        slug: settled.slug,
        texts: settled.texts,
        nature: nature?,
    })
}

fn years(desk: &mut Desk<'_>, raw: &Date) -> Option<Years> {
    let year = |text: &str| -> Option<i32> {
        let digits = text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
        if digits { text.parse().ok() } else { None }
    };
    let text = raw.value.0.as_str();
    let found = match text.split_once(['–', '-']) {
        None => year(text).map(|first| Years(first, None)),
        Some((first, last)) => match (year(first.trim()), year(last.trim())) {
            (Some(first), Some(last)) => Some(Years(first, Some(last))),
            _ => None,
        },
    };
    match found {
        Some(Years(first, Some(last))) if last < first => {
            desk.error(raw.at, format!("the last year, {last}, is before the first, {first}"), None);
            None
        }
        Some(years) => Some(years),
        None => {
            let sentence = format!("\"{}\" is not a year or two", clean(text));
            desk.error(raw.at, sentence, "write 2018 or 2018–2020".to_owned());
            None
        }
    }
}

fn membership(desk: &mut Desk<'_>, fields: At<MemberFields>) -> Option<Membership> {
    let MemberFields { organisation, person, role, note } = fields.value;
    let member = match (organisation, person) {
        (Some(name), None) => Member::Organisation(desk.reference(Thing::Organisation, &name)?),
        (None, Some(name)) => Member::Person(desk.reference(Thing::Person, &name)?),
        (Some(_), Some(person)) => {
            desk.error(person.at, "a member is an organisation or a person, not both", None);
            return None;
        }
        (None, None) => {
            desk.error(fields.at, "a member is missing who it is", "write organisation or person".to_owned());
            return None;
        }
    };
    let role = role.map_or(Role::NotStated, Into::into);
    Some(Membership { member, role, note: desk.text(note) })
}

fn outputs(desk: &mut Desk<'_>, fields: Vec<OutputFields>, settled: &Settled) -> Vec<Output> {
    let mut outputs = Vec::new();
    for (at, field) in fields.into_iter().enumerate() {
        let mut title = PerLanguage::new(settled.language.clone(), desk.words("title", &field.title));
        for (language, translation) in &settled.translations {
            if let Fields::Undertaking(translation) = translation
                && let Some(output) = translation.outputs.get(at)
            {
                title.insert(language.clone(), clean(&output.title.value));
            }
        }
        let href = match (&field.url, &field.file) {
            (Some(url), None) => desk.href(url),
            (None, Some(file)) if file.value.starts_with("/media/") => desk.href(file),
            (None, Some(file)) => {
                let sentence = format!("\"{}\" is not a file of media/", clean(&file.value));
                desk.error(file.at, sentence, "write it as /media/report.pdf".to_owned());
                None
            }
            (Some(_), Some(file)) => {
                desk.error(file.at, "an output has an address or a file, not both", None);
                None
            }
            (None, None) => None,
        };
        outputs.push(Output { title, kind: field.kind.map(Into::into), by: desk.text(field.by), href });
    }
    outputs
}

fn person(desk: &mut Desk<'_>, fields: PersonFields, common: Common, settled: Settled) -> Person {
    Person {
        slug: settled.slug,
        organisations: desk.references(Thing::Organisation, &fields.organisations),
        website: desk.optional_href(&fields.website),
        image: desk.image(common.image),
        updated: updated(desk, &common.updated),
        sources: desk.sources(&common.sources),
        aliases: desk.aliases(&common.aliases),
        texts: settled.texts,
    }
}

/// An event, on each of the days that it takes place on.
fn events(
    desk: &mut Desk<'_>,
    mut fields: EventFields,
    common: Common,
    settled: Settled,
) -> Option<Vec<Event>> {
    let repeats = fields.repeats.take().map(|repeats| repeats.value);
    let event = event(desk, fields, common, settled)?;
    Some(repeats::occurrences(desk, repeats.as_ref(), event))
}

fn event(desk: &mut Desk<'_>, fields: EventFields, common: Common, settled: Settled) -> Option<Event> {
    let when = when::when(desk, &fields);
    let registration = when::registration(desk, &fields, when.as_ref());
    Some(Event {
        status: fields.status.map_or_else(Default::default, Into::into),
        status_note: desk.text(fields.status_note),
        format: fields.format.map(Into::into),
        place: desk.optional(Thing::Place, &fields.place),
        venue: desk.text(fields.venue),
        projects: desk.references(Thing::Project, &fields.projects),
        groups: desk.references(Thing::Group, &fields.groups),
        topics: desk.references(Thing::Topic, &fields.topics),
        organisers: desk.references(Thing::Organisation, &fields.organisers),
        people: desk.references(Thing::Person, &fields.people),
        languages: fields.languages.iter().filter_map(|raw| desk.language(raw)).collect(),
        registration,
        audience: desk.text(fields.audience),
        links: desk.links(&fields.links),
        image: desk.image(common.image),
        updated: updated(desk, &common.updated),
        sources: desk.sources(&common.sources),
        aliases: desk.aliases(&common.aliases),
        slug: settled.slug,
        texts: settled.texts,
        when: when?,
    })
}

fn edition(desk: &mut Desk<'_>, fields: EditionFields, common: Common, settled: Settled) -> Option<Edition> {
    let published = match &fields.published {
        Some(raw) => desk.date(raw),
        None => {
            desk.missing("published", Position::START, None);
            None
        }
    };
    let mut date_note =
        desk.text(fields.date_note).map(|note| PerLanguage::new(settled.language.clone(), note));
    let mut sections = Vec::new();
    for field in &fields.sections {
        let title = PerLanguage::new(settled.language.clone(), desk.words("title", &field.title));
        sections.push(Section { title, articles: desk.references(Thing::Article, &field.articles) });
    }
    for (language, translation) in &settled.translations {
        let Fields::Edition(translation) = translation else {
            continue;
        };
        if let (Some(note), Some(said)) = (&mut date_note, desk.text(translation.date_note.clone())) {
            note.insert(language.clone(), said);
        }
        for (section, said) in sections.iter_mut().zip(&translation.sections) {
            section.title.insert(language.clone(), clean(&said.title.value));
        }
    }
    Some(Edition {
        date_note,
        sections,
        events: desk.references(Thing::Event, &fields.events),
        image: desk.image(common.image),
        updated: updated(desk, &common.updated),
        sources: desk.sources(&common.sources),
        aliases: desk.aliases(&common.aliases),
        slug: settled.slug,
        texts: settled.texts,
        published: published?,
    })
}

fn page(desk: &mut Desk<'_>, fields: PageFields, common: Common, settled: Settled) -> Page {
    Page {
        slug: settled.slug,
        navigation: fields.navigation.map(Into::into),
        order: fields.order.unwrap_or(0),
        image: desk.image(common.image),
        updated: updated(desk, &common.updated),
        sources: desk.sources(&common.sources),
        aliases: desk.aliases(&common.aliases),
        texts: settled.texts,
    }
}
