use std::collections::BTreeMap;

use super::*;

const TALK: CalendarEntry<'static> = CalendarEntry {
    title: "Drones",
    place: "Town hall, Leuven",
    summary: "What they see.",
    address: "https://x.org/events/drones/",
};

fn day(raw: &str) -> NaiveDate {
    raw.parse().expect(raw)
}

/// 10:00 to 11:00 in UTC on 22 January 2021.
const HOUR: EntryTime = EntryTime::Instants(1_611_309_600, 1_611_313_200);

/// What a service is told: the address without its parameters, and these, decoded as it will.
fn told(entry: &CalendarEntry<'_>, time: EntryTime, service: &str) -> (String, BTreeMap<String, String>) {
    let links = calendar_links(entry, time);
    let (_, link) = links.iter().find(|(name, _)| *name == service).expect(service);
    assert!(link.is_ascii() && !link.contains([' ', '+', '"', '<', '\n', '#']), "{link}");
    let (address, query) = link.split_once('?').expect("parameters");
    let decode =
        |text: &str| percent_encoding::percent_decode_str(text).decode_utf8().expect("text").into_owned();
    let pairs: Vec<(&str, &str)> = query.split('&').map(|pair| pair.split_once('=').expect(pair)).collect();
    let map: BTreeMap<String, String> =
        pairs.iter().map(|(name, value)| ((*name).to_owned(), decode(value))).collect();
    assert_eq!(map.len(), pairs.len(), "a parameter is told twice: {link}");
    (address.to_owned(), map)
}

/// That a service at an address is told these parameters, and no others.
#[track_caller]
fn check(
    entry: &CalendarEntry<'_>,
    time: EntryTime,
    service: &str,
    address: &str,
    expected: &[(&str, &str)],
) {
    let expected = expected.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    assert_eq!(told(entry, time, service), (address.to_owned(), expected));
}

const SAID: &str = "What they see.\n\nhttps://x.org/events/drones/";
const COMPOSE: [(&str, &str); 2] = [("path", "/calendar/action/compose"), ("rru", "addevent")];

#[test]
fn google_is_told_instants_and_the_day_after_the_last() {
    let rest =
        [("action", "TEMPLATE"), ("text", "Drones"), ("details", SAID), ("location", "Town hall, Leuven")];
    let with = |dates| [&rest[..], &[("dates", dates)]].concat();
    let address = "https://calendar.google.com/calendar/render";
    check(&TALK, HOUR, "Google", address, &with("20210122T100000Z/20210122T110000Z"));
    let days = EntryTime::Days(day("2020-12-02"), day("2020-12-03"));
    check(&TALK, days, "Google", address, &with("20201202/20201204"));
    let new_year = EntryTime::Days(day("2020-12-31"), day("2020-12-31"));
    check(&TALK, new_year, "Google", address, &with("20201231/20210101"));
    let leap = EntryTime::Days(day("2024-02-28"), day("2024-02-28"));
    check(&TALK, leap, "Google", address, &with("20240228/20240229"));
}

#[test]
fn outlook_is_told_the_same_in_its_own_form_at_both_hosts() {
    for (service, host) in [("Outlook.com", "live"), ("Office 365", "office")] {
        let address = format!("https://outlook.{host}.com/calendar/deeplink/compose");
        let rest = [("subject", "Drones"), ("body", SAID), ("location", "Town hall, Leuven")];
        let rest = [&COMPOSE[..], &rest].concat();
        let hour = [("startdt", "2021-01-22T10:00:00Z"), ("enddt", "2021-01-22T11:00:00Z")];
        check(&TALK, HOUR, service, &address, &[&rest[..], &hour].concat());
        let days = EntryTime::Days(day("2020-12-02"), day("2020-12-03"));
        let whole = [("startdt", "2020-12-02"), ("enddt", "2020-12-04"), ("allday", "true")];
        check(&TALK, days, service, &address, &[&rest[..], &whole].concat());
    }
}

#[test]
fn yahoo_knows_one_whole_day_and_several_from_midnight_to_midnight() {
    let address = "https://calendar.yahoo.com/";
    let rest = [("v", "60"), ("title", "Drones"), ("desc", SAID), ("in_loc", "Town hall, Leuven")];
    let with = |more: &[(&'static str, &'static str)]| [&rest[..], more].concat();
    check(&TALK, HOUR, "Yahoo", address, &with(&[("st", "20210122T100000Z"), ("et", "20210122T110000Z")]));
    let one = EntryTime::Days(day("2020-12-10"), day("2020-12-10"));
    check(&TALK, one, "Yahoo", address, &with(&[("st", "20201210"), ("dur", "allday")]));
    let two = EntryTime::Days(day("2020-12-02"), day("2020-12-03"));
    check(&TALK, two, "Yahoo", address, &with(&[("st", "20201202"), ("et", "20201204")]));
}

#[test]
fn an_event_without_an_end_ends_when_it_begins() {
    let start = EntryTime::Instants(1_611_309_600, 1_611_309_600);
    let of = |service: &str, name: &str| told(&TALK, start, service).1.get(name).cloned();
    assert_eq!(of("Google", "dates").as_deref(), Some("20210122T100000Z/20210122T100000Z"));
    assert_eq!(of("Outlook.com", "enddt").as_deref(), Some("2021-01-22T10:00:00Z"));
    assert_eq!(of("Yahoo", "et"), None);
}

#[test]
fn instants_before_1970_and_at_midnight_are_right() {
    assert_eq!(iso_instant(0), "1970-01-01T00:00:00Z");
    assert_eq!(iso_instant(-1), "1969-12-31T23:59:59Z");
    assert_eq!(iso_instant(1_582_934_400), "2020-02-29T00:00:00Z");
}

#[test]
fn what_is_not_known_is_not_told() {
    let bare = CalendarEntry { title: "A", place: "", summary: "", address: "" };
    let address = "https://calendar.yahoo.com/";
    let one = EntryTime::Days(day("2020-12-10"), day("2020-12-10"));
    check(
        &bare,
        one,
        "Yahoo",
        address,
        &[("v", "60"), ("title", "A"), ("st", "20201210"), ("dur", "allday")],
    );
    let unlocated = CalendarEntry { address: "", ..TALK };
    assert_eq!(told(&unlocated, one, "Yahoo").1.get("desc").map(String::as_str), Some("What they see."));
}

#[test]
fn hostile_texts_arrive_as_they_are_and_add_no_parameter() {
    let texts = [
        "R&D 100% #1 a=b?c;d",
        "\"quoted\" 'too' <b>bold</b> \\ ` | ^ {x}",
        "👩‍🚀 naïve café — “x”",
        "\u{202e}مرحبا\u{202c} שלום",
        "a+b c",
        "&dates=19700101/19700102&action=DELETE",
        "%26%00%0D%0A",
    ];
    for text in texts {
        let entry = CalendarEntry { title: text, place: text, summary: text, address: "https://x.org/" };
        for (service, [title, place, about]) in [
            ("Google", ["text", "location", "details"]),
            ("Outlook.com", ["subject", "location", "body"]),
            ("Office 365", ["subject", "location", "body"]),
            ("Yahoo", ["title", "in_loc", "desc"]),
        ] {
            let (_, told) = told(&entry, HOUR, service);
            assert_eq!(told[title], text, "{service}");
            assert_eq!(told[place], text, "{service}");
            assert_eq!(told[about], format!("{text}\n\nhttps://x.org/"), "{service}");
            let usual = calendar_links(&TALK, HOUR)
                .iter()
                .find(|(name, _)| *name == service)
                .map(|(_, link)| link.matches('&').count());
            let here = calendar_links(&entry, HOUR)
                .iter()
                .find(|(name, _)| *name == service)
                .map(|(_, link)| link.matches('&').count());
            assert_eq!(here, usual, "{service}: {text}");
        }
    }
}

#[test]
fn a_title_stays_in_one_line_and_a_long_summary_is_cut_at_a_character() {
    let long = "é".repeat(400);
    let entry = CalendarEntry { title: "One\r\ntwo\tthree", place: "a\nb", summary: &long, address: "" };
    let (_, told) = told(&entry, HOUR, "Google");
    assert_eq!(told["text"], "One two three");
    assert_eq!(told["location"], "a b");
    assert_eq!(told["details"], ["é".repeat(SUMMARY), "…".to_owned()].concat());
}
