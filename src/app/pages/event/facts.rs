use std::sync::Arc;

use chrono::NaiveDate;
use leptos::prelude::*;

use super::EventAnswer;
use crate::app::components::{
    ChangePlace, Fact, Facts, MapLink, Sources, TextLink, UndertakingName, named_links, names,
};
use crate::app::content::for_you;
use crate::app::use_here;
use crate::app::view::{View, view};
use crate::bundle::{EventEntry, EventHead, SiteFile};
use crate::messages::{Locale, dates, format_name, language_name, listed, status_name, words};
use crate::model::{Format, Link, Registration, Span, Status, When};
use crate::route::Route;

/// When it takes place, in the organiser's own terms: days, or clocks with their zone.
#[component(transparent)]
pub(super) fn WhenFacts(head: EventHead) -> View {
    let locale = use_here().locale;
    let lost = head.status == Status::Postponed;
    let when = match &head.when {
        When::Days { first, last } => {
            let days = usize::try_from((*last - *first).num_days()).unwrap_or(0) + 1;
            let line = dates::when_lines(locale, &head.when).join(", ");
            view! { <Fact term=words::agenda_whole_days(locale, days)>{stated(line, lost)}</Fact> }
        }
        When::Times { zone, parts } => {
            let planned = head.status == Status::Planned;
            let lines: Vec<View> = parts.iter().map(|part| part_line(locale, part, lost, planned)).collect();
            let offset = parts.first().map_or(0, |part| part.start_offset);
            let zone_line = dates::zone_line(locale, zone, offset);
            view! {
                <Fact term=zone.city()>{lines}</Fact>
                <Fact term=words::event_time_zone(locale)>{zone_line}" "<ChangePlace/></Fact>
            }
        }
        When::ToBeAnnounced { hint } => {
            let hint = hint.clone().filter(|hint| !hint.is_empty());
            let hint = hint.unwrap_or_else(|| words::agenda_no_day_yet(locale).to_owned());
            view! {
                <Fact term=words::agenda_to_be_announced(locale)>
                    <strong>{hint}</strong>
                    ". "
                    {words::event_not_in_calendar(locale)}
                </Fact>
            }
        }
    };
    let status = (head.status != Status::Planned).then(|| {
        let note = head.status_note.clone();
        let note = note.or_else(|| lost.then(|| words::status_new_day_to_be_announced(locale).to_owned()));
        let said = status_name(locale, head.status);
        view! {
            <Fact term=words::event_status(locale)>
                <span class="status">{said}"."</span>
                " "
                {note}
            </Fact>
        }
    });
    view! { <Facts wide=true>{status}{when}</Facts> }
}

/// A date as a fact; struck out where it no longer holds.
fn stated(line: String, lost: bool) -> View {
    if lost {
        view! { <s>{line}</s> }
    } else {
        view! { <strong>{line}</strong> }
    }
}

/// A part in a line, with what it is called, and where it takes place the reader's own clock, whose
/// room stays where a static page cannot know it.
fn part_line(locale: Locale, part: &Span, lost: bool, planned: bool) -> View {
    let title = part.title.clone().map(|title| view! { " "<span class="part-title">{title}</span> });
    let yours = planned.then(|| {
        view! { " " <span class="clock-yours">{for_you(locale, std::slice::from_ref(part))}</span> }
    });
    view! { <p class="clock"><span class="part-words">{stated(dates::span_line(locale, part), lost)}{title}</span>{yours}</p> }
}

/// Where it takes place, who holds it and how one takes part. What is not stated is said to be so.
#[component(transparent)]
pub(super) fn WhereFacts(answer: Arc<EventAnswer>, site: Arc<SiteFile>) -> View {
    let here = use_here();
    let locale = here.locale;
    let entry = &answer.entry;
    let head = &entry.head;
    let holders: Vec<View> = if entry.organisers.is_empty() {
        vec![not_stated(locale)]
    } else {
        named_links(&entry.organisers, Route::Organisation)
    };
    let part_of = head.projects.iter().filter_map(|slug| site.project(slug));
    let part_of = part_of.chain(head.groups.iter().filter_map(|slug| site.group(slug)));
    let part_of: Vec<_> = part_of.map(|short| view! { <UndertakingName short=short.clone()/>" " }).collect();
    let part_of =
        (!part_of.is_empty()).then(|| view! { <Fact term=words::event_part_of(locale)>{part_of}</Fact> });
    let topics = names(&site, &[], &[], &head.topics);
    let topics = (!topics.is_empty())
        .then(|| view! { <Fact term=words::article_topic(locale, head.topics.len())>{topics}</Fact> });
    let speakers: Vec<View> = if entry.people.is_empty() {
        vec![not_stated(locale)]
    } else {
        named_links(&entry.people, Route::Person)
    };
    let updated = entry.updated.map(|updated| {
        view! { <Fact term=words::article_updated(locale)>{dates::published(locale, &updated)}</Fact> }
    });
    let (today, over) = (answer.clock.today, head.when.is_over(answer.clock.now, answer.clock.today));
    let (entry, sources) = (Arc::clone(entry), entry.sources.clone());
    view! {
        <Facts wide=true>
            <PlaceFact entry=Arc::clone(&entry)/>
            <Fact term=words::event_organised_by(locale)>{holders}</Fact>
            {part_of}
            {topics}
            <Fact term=words::event_speakers(locale)>{speakers}</Fact>
            <TakingPart entry today over/>
            {updated}
            <Sources sources/>
        </Facts>
    }
}

fn not_stated(locale: Locale) -> View {
    view! { <span class="quiet">{words::who_not_stated(locale)}</span> }
}

/// The place and the house with a link to a map, or that it is online, or that nothing is stated.
#[component(transparent)]
fn PlaceFact(entry: Arc<EventEntry>) -> View {
    let locale = use_here().locale;
    let format = entry.head.format;
    let place = entry.head.place.as_ref().map(|place| named_links(std::slice::from_ref(place), Route::Place));
    let venue = entry.venue.clone().map(|venue| view! { <p>{venue}</p> });
    let somewhere = place.is_some() || venue.is_some();
    let map = entry.coordinates.filter(|_| somewhere).map(|coordinates| view! { <MapLink coordinates/> });
    let remote = format.filter(|format| *format != Format::OnSite || !somewhere);
    let unknown_address = entry.registration.is_none() && entry.links.is_empty();
    let remote = remote.map(|format| {
        let name = format_name(locale, format);
        let unknown = (unknown_address && format != Format::OnSite).then(|| {
            view! { ". "{words::event_join_not_stated(locale)} }
        });
        view! { <p>{name}{unknown}</p> }
    });
    let nothing = (!somewhere && remote.is_none()).then(|| not_stated(locale));
    let on_site = format.filter(|format| somewhere && *format == Format::OnSite);
    let on_site = on_site.map(|format| view! { <p class="quiet">{format_name(locale, format)}</p> });
    view! { <Fact term=words::event_place(locale)>{venue}{place}{map}{on_site}{remote}{nothing}</Fact> }
}

/// Registration, languages, audience and documents, as far as they are known; for what is over nobody
/// registers.
#[component(transparent)]
fn TakingPart(entry: Arc<EventEntry>, today: NaiveDate, over: bool) -> View {
    let locale = use_here().locale;
    let registration = entry.registration.clone().filter(|_| !over).map(|registration| {
        let window = window(locale, &registration, today);
        let href = registration.href;
        let words = href.host().map_or_else(
            || words::event_register(locale).to_owned(),
            |host| words::event_register_at(locale, host),
        );
        view! {
            <Fact term=words::event_registration(locale)>
                <TextLink href words/>
                {window.map(|window| [", ", &window].concat())}
            </Fact>
        }
    });
    let languages: Vec<String> =
        entry.languages.iter().map(|language| language_name(locale, language)).collect();
    let languages = (!languages.is_empty()).then(|| {
        view! { <Fact term=words::event_languages(locale)>{listed(locale, &languages)}</Fact> }
    });
    let audience = entry
        .audience
        .clone()
        .map(|audience| view! { <Fact term=words::event_audience(locale)>{audience}</Fact> });
    let links = (!entry.links.is_empty()).then(|| {
        let link = |link: Link| view! { <li><TextLink href=link.href words=link.title/></li> };
        let links = entry.links.clone().into_iter().map(link).collect::<View>();
        view! { <Fact term=words::event_documents(locale)><ul class="plain-links">{links}</ul></Fact> }
    });
    view! { {registration}{languages}{audience}{links} }
}

/// From when until when one can register, or that one no longer can.
fn window(locale: Locale, registration: &Registration, today: NaiveDate) -> Option<String> {
    let from = registration.from.map(|day| day.0).filter(|day| *day > today);
    let until = registration.until.map(|day| day.0);
    if let Some(closed) = until.filter(|day| *day < today).and_then(|day| day.succ_opt()) {
        return Some(words::event_register_closed(locale, &dates::day(locale, closed)));
    }
    let from = from.map(|day| words::event_register_from(locale, &dates::day(locale, day)));
    let until = until.map(|day| words::event_register_until(locale, &dates::day(locale, day)));
    let said: Vec<String> = from.into_iter().chain(until).collect();
    (!said.is_empty()).then(|| said.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{NaiveDay, Published};

    fn day(raw: &str) -> NaiveDate {
        raw.parse::<Published>().expect(raw).day()
    }

    #[track_caller]
    fn check(from: Option<&str>, until: Option<&str>, expected: Option<&str>) {
        let registration = Registration {
            href: "https://example.org/".parse().expect("an address"),
            from: from.map(|raw| NaiveDay(day(raw))),
            until: until.map(|raw| NaiveDay(day(raw))),
        };
        assert_eq!(window(Locale::En, &registration, day("2020-11-16")).as_deref(), expected);
    }

    #[test]
    fn a_window_that_is_open_says_when_it_closes() {
        check(Some("2020-11-01"), Some("2020-11-16"), Some("until 16 November 2020"));
        check(Some("2020-11-01"), None, None);
    }

    #[test]
    fn a_window_to_come_says_when_it_opens() {
        check(Some("2020-12-01"), Some("2020-12-24"), Some("from 1 December 2020, until 24 December 2020"));
    }

    #[test]
    fn a_window_that_has_closed_says_since_when() {
        check(None, Some("2020-11-15"), Some("closed since 16 November 2020"));
    }
}
