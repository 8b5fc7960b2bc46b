use crate::agenda::YearMonth;
use crate::bundle::{EventHead, SiteFile};
use crate::messages::{Locale, dates, format_name, words};
use crate::model::{Format, Slug, order};
use crate::query::{AgendaFacet, AgendaQuery, Filed, fold};

/// What a reader asks of the events of a page, and what there is to choose among them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct AgendaAsked {
    /// The words asked for, as they were typed.
    pub text: String,
    /// What was asked besides the words, with the names that values have today; as a query string.
    pub kept: String,
    /// All that was asked, with what was typed as a choice in its key; as a query string.
    pub query: String,
    /// The month to look at next.
    pub month: Option<YearMonth>,
    /// The facets in the order of [`AgendaFacet::ALL`], with the values that an event of the page has.
    ///
    /// Which they are, and in which order, does not depend on the query: only counts do, so that rows
    /// stay where they are.
    pub panels: Vec<AgendaPanel>,
    /// Whether words are asked for.
    pub has_words: bool,
    /// How many events the page has when nothing is asked.
    pub total: usize,
    /// How many of them pass.
    pub found: usize,
    /// Everything that was asked for, in the order of [`AgendaQuery::without_each`]; empty where every
    /// event passes for want of a question.
    pub conditions: Vec<AgendaCondition>,
}

/// A facet of the agenda with its values.
#[derive(Clone, Debug, PartialEq)]
pub struct AgendaPanel {
    /// The facet.
    pub facet: AgendaFacet,
    /// Its values, the most frequent first.
    pub values: Vec<AgendaValue>,
}

/// A value with its name, and how it stands under the query.
///
/// All that changes with the query is made here, where the agenda is read: what follows it in the
/// views then only takes it from here, and the app of other pages stays small.
#[derive(Clone, Debug, PartialEq)]
pub struct AgendaValue {
    /// The value, as the address says it.
    pub value: String,
    /// What it is called.
    pub name: String,
    /// How many events would be shown if it were chosen.
    pub count: usize,
    /// Whether it is chosen: asked for (`Some(false)`) or left out (`Some(true)`).
    pub chosen: Option<bool>,
    /// The query that asks for it, or takes that back; nothing where that would give nothing.
    pub choose: Option<String>,
    /// The query that leaves it out, or allows it again; nothing where that would change nothing.
    pub leave_out: Option<String>,
}

/// One thing that was asked for.
#[derive(Clone, Debug, PartialEq)]
pub struct AgendaCondition {
    /// What it is called.
    pub label: String,
    /// Whether it leaves out rather than asks for.
    pub excluded: bool,
    /// The query without it.
    pub without: String,
    /// Where nothing is found, how many events would be without it.
    pub dropping: usize,
}

impl AgendaAsked {
    /// The values of a facet.
    pub fn values(&self, facet: AgendaFacet) -> &[AgendaValue] {
        let panel = self.panels.iter().find(|panel| panel.facet == facet);
        panel.map(|panel| panel.values.as_slice()).unwrap_or_default()
    }

    /// Chooses among the events of a page by a query string, and gives those that pass, in their
    /// order.
    pub fn of(raw: &str, events: Vec<EventHead>, site: &SiteFile, locale: Locale) -> (Self, Vec<EventHead>) {
        let asked = AgendaQuery::from_query_string(raw).renamed(|facet, value| site.name_now(facet, value));
        let query = asked.settled();
        let filed: Vec<Filed<'_>> =
            events.iter().map(|event| file(event, site, !query.text.is_empty())).collect();
        let found = query.select(&filed);
        let panels = AgendaFacet::ALL.map(|facet| panel(facet, &query, &filed, site, locale));
        let mut conditions = Vec::new();
        // Words of one letter ask for nothing.
        let said = if query.is_unfiltered() { Vec::new() } else { said(&query, site, locale) };
        for ((label, excluded), without) in said.into_iter().zip(query.without_each()) {
            let dropping = if found.is_empty() { without.select(&filed).len() } else { 0 };
            let without = without.to_query_string();
            conditions.push(AgendaCondition { label, excluded, without, dropping });
        }
        let told = Self {
            text: asked.text.clone(),
            kept: asked.with_text("").to_query_string(),
            query: query.to_query_string(),
            month: None,
            has_words: !conditions.is_empty() && !query.text.trim().is_empty(),
            panels: Vec::from(panels),
            total: events.len(),
            found: found.len(),
            conditions,
        };
        let passes = |(at, _): &(usize, EventHead)| found.binary_search(at).is_ok();
        let events = (0..).zip(events).filter(passes).map(|(_, event)| event).collect();
        (told, events)
    }
}

/// What the agenda is filtered by of an event; its words only where some are looked for.
fn file<'e>(event: &'e EventHead, site: &'e SiteFile, has_words: bool) -> Filed<'e> {
    let slugs = |slugs: &'e [Slug]| slugs.iter().map(Slug::as_str).collect();
    let values = AgendaFacet::ALL.map(|facet| match facet {
        AgendaFacet::Topic => slugs(&event.topics),
        AgendaFacet::Project => slugs(&event.projects),
        AgendaFacet::Group => slugs(&event.groups),
        AgendaFacet::Format => event.format.map(Format::name).into_iter().collect(),
        AgendaFacet::Country => event.country.as_deref().into_iter().collect(),
    });
    let words = if has_words { words_of(event, site) } else { String::new() };
    Filed { values, days: event.when.first_day().zip(event.when.last_day()), words }
}

/// The words of all that a row of the agenda says of an event, but for its dates.
fn words_of(event: &EventHead, site: &SiteFile) -> String {
    let projects = event.projects.iter().filter_map(|slug| site.project(slug)).map(|it| &*it.title);
    let groups = event.groups.iter().filter_map(|slug| site.group(slug)).map(|it| &*it.title);
    let topics = event.topics.iter().filter_map(|slug| site.topic(slug)).map(|it| &*it.name);
    let own = [&*event.title, &event.summary];
    let more = [&event.label, &event.status_note].into_iter().filter_map(Option::as_deref);
    let place = event.place.as_ref().map(|place| &*place.name);
    Filed::words_of(own.into_iter().chain(more).chain(place).chain(projects).chain(groups).chain(topics))
}

/// The values that events have, the most frequent first, with their counts under the query.
fn panel(
    facet: AgendaFacet,
    query: &AgendaQuery,
    events: &[Filed<'_>],
    site: &SiteFile,
    locale: Locale,
) -> AgendaPanel {
    let mut values: Vec<&str> = events.iter().flat_map(|event| event.values_of(facet)).copied().collect();
    order::sort(&mut values);
    values.dedup();
    let all = AgendaQuery::default().counts(facet, &values, events);
    let named = |(value, all): (&&str, usize)| {
        let name = name(site, locale, facet, value);
        (usize::MAX - all, fold(&name), name, (*value).to_owned())
    };
    let mut named: Vec<_> = values.iter().zip(all).map(named).collect();
    order::sort(&mut named);
    let values: Vec<&str> = named.iter().map(|(_, _, _, value)| value.as_str()).collect();
    let counts = query.counts(facet, &values, events);
    let value = |((_, _, name, value), count): (&(usize, String, String, String), usize)| {
        let chosen = query.chosen(facet, value);
        let with = |choice| query.with_choice(facet, value, choice).to_query_string();
        let is_open = count > 0 || chosen.is_some();
        AgendaValue {
            value: value.clone(),
            name: name.clone(),
            count,
            chosen,
            choose: is_open.then(|| with(if chosen.is_some() { None } else { Some(false) })),
            leave_out: is_open.then(|| with(if chosen == Some(true) { None } else { Some(true) })),
        }
    };
    AgendaPanel { facet, values: named.iter().zip(counts).map(value).collect() }
}

/// What everything that was asked for is called, and whether it leaves out; in the order of
/// [`AgendaQuery::without_each`].
fn said(query: &AgendaQuery, site: &SiteFile, locale: Locale) -> Vec<(String, bool)> {
    let choices = query.choices.iter();
    let choices = choices.map(|it| (name(site, locale, it.facet, &it.value), it.excluded));
    let from = query.from.map(|date| words::news_chip_from(locale, &dates::published(locale, &date)));
    let to = query.to.map(|date| words::news_chip_until(locale, &dates::published(locale, &date)));
    let text = Some(query.text.trim()).filter(|text| !text.is_empty());
    let text = text.map(|text| words::news_chip_words(locale, text));
    choices.chain(from.into_iter().chain(to).chain(text).map(|label| (label, false))).collect()
}

/// What a value is called; the value itself where nothing better is known.
fn name(site: &SiteFile, locale: Locale, facet: AgendaFacet, value: &str) -> String {
    let is_it = |slug: &Slug| slug.as_str() == value;
    let found = match facet {
        AgendaFacet::Topic => site.topics.iter().find(|it| is_it(&it.slug)).map(|it| &*it.name),
        AgendaFacet::Project => site.projects.iter().find(|it| is_it(&it.slug)).map(|it| &*it.title),
        AgendaFacet::Group => site.groups.iter().find(|it| is_it(&it.slug)).map(|it| &*it.title),
        AgendaFacet::Country => site.countries.iter().find(|it| it.0 == value).map(|it| &*it.1),
        AgendaFacet::Format => Format::from_name(value).map(|format| format_name(locale, format)),
    };
    found.unwrap_or(value).to_owned()
}
