use super::*;
use crate::model::Published;

fn span(start: &str, end: &str) -> Span {
    Span {
        start: start.parse().expect(start),
        start_offset: 60,
        end: (!end.is_empty()).then(|| end.parse().expect(end)),
        end_offset: 60,
        title: None,
    }
}

fn times(parts: &[(&str, &str)]) -> When {
    let parts = parts.iter().map(|(start, end)| span(start, end)).collect();
    When::Times { zone: "Europe/Paris".parse().expect("a zone"), parts }
}

fn days(first: &str, last: &str) -> When {
    let day = |raw: &str| raw.parse::<Published>().expect(raw).day();
    When::Days { first: day(first), last: day(last) }
}

/// Compares the line under the title; `_` stands for a no-break space.
#[track_caller]
fn check(when: When, english: &str, french: &str) {
    let said = |locale| clock_line(locale, &when, None).unwrap_or_default().replace('\u{a0}', "_");
    assert_eq!((said(Locale::En).as_str(), said(Locale::Fr).as_str()), (english, french));
}

#[test]
fn whole_days_are_counted_in_words() {
    check(days("2020-12-10", "2020-12-10"), "Whole day", "Journée entière");
    check(days("2020-12-02", "2020-12-03"), "Two whole days", "Deux journées entières");
    check(days("2020-12-31", "2021-01-13"), "14 whole days", "14 journées entières");
    check(When::ToBeAnnounced { hint: None }, "", "");
}

#[test]
fn times_stand_on_the_organisers_clock() {
    check(times(&[("2021-01-22T11:00:00", "2021-01-22T12:00:00")]), "11:00–12:00 Paris", "11_h–12_h Paris");
    check(times(&[("2021-01-22T09:05:00", "")]), "09:05 Paris", "9_h_05 Paris");
    check(times(&[("2021-01-22T09:05:00", "2021-01-22T09:05:00")]), "09:05 Paris", "9_h_05 Paris");
    check(times(&[("2020-12-31T20:00:00", "2021-01-01T00:00:00")]), "20:00–24:00 Paris", "20_h–24_h Paris");
    check(
        times(&[("2020-12-31T20:00:00", "2021-01-01T02:00:00")]),
        "Thu 20:00 – Fri 02:00 Paris",
        "jeu. 20_h – ven. 2_h Paris",
    );
}

#[test]
fn parts_follow_one_another_or_are_counted() {
    let morning = ("2021-01-22T09:00:00", "2021-01-22T10:00:00");
    let afternoon = ("2021-01-22T14:00:00", "2021-01-22T15:00:00");
    let a_week_later = ("2021-01-29T09:00:00", "2021-01-29T10:00:00");
    check(times(&[morning, afternoon]), "09:00–10:00, 14:00–15:00 Paris", "9_h–10_h, 14_h–15_h Paris");
    check(times(&[morning, a_week_later]), "09:00–10:00 Paris", "9_h–10_h Paris");
    check(times(&[afternoon, a_week_later]), "Two parts", "Deux parties");
}

#[test]
fn a_page_says_when_in_full() {
    let lines = |locale, when: &When| when_lines(locale, when).join("; ").replace('\u{a0}', "_");
    let hour = times(&[("2021-01-22T11:00:00", "2021-01-22T12:00:00")]);
    assert_eq!(lines(Locale::En, &hour), "Friday, 22 January 2021, 11:00–12:00");
    assert_eq!(lines(Locale::Fr, &hour), "vendredi 22 janvier 2021, 11_h–12_h");
    let long = times(&[("2020-12-31T20:00:00", "2021-01-02T12:00:00")]);
    assert_eq!(
        lines(Locale::En, &long),
        "Thursday, 31 December 2020, 20:00 – Saturday, 2 January 2021, 12:00"
    );
    assert_eq!(lines(Locale::Fr, &days("2020-12-01", "2020-12-01")), "mardi 1er décembre 2020");
    assert_eq!(lines(Locale::En, &days("2020-12-02", "2020-12-03")), "2–3 December 2020");
    let hint = When::ToBeAnnounced { hint: Some("printemps 2021".into()) };
    assert_eq!(lines(Locale::Fr, &hint), "À annoncer_: printemps 2021");
    assert_eq!(lines(Locale::En, &When::ToBeAnnounced { hint: None }), "To be announced");
}

#[test]
fn the_readers_clock_is_said_where_it_differs() {
    let hour = [span("2021-01-22T11:00:00", "2021-01-22T12:00:00")];
    let said = |locale, offset| {
        for_you(locale, &hour, &|_| offset).map(|said| said.replace('\u{a0}', "_")).unwrap_or_default()
    };
    assert_eq!(said(Locale::En, 60), "");
    assert_eq!(said(Locale::En, 0), "10:00–11:00 for you");
    // Apia, Kathmandu and New York.
    assert_eq!(said(Locale::En, 14 * 60), "23 January, 00:00–01:00 for you");
    assert_eq!(said(Locale::Fr, 345), "15_h_45–16_h_45 pour vous");
    assert_eq!(said(Locale::En, -300), "05:00–06:00 for you");
    assert_eq!(said(Locale::En, 13 * 60), "23:00–24:00 for you");
}

#[test]
fn parts_are_told_in_one_line_where_it_misleads_nobody() {
    let day = [
        span("2021-01-22T09:00:00", "2021-01-22T10:00:00"),
        span("2021-01-22T22:00:00", "2021-01-22T23:00:00"),
    ];
    let said = |parts: &[Span], offset| for_you(Locale::En, parts, &|_| offset);
    assert_eq!(said(&day, 0).as_deref(), Some("08:00–09:00, 21:00–22:00 for you"));
    // The second part falls on the next day.
    assert_eq!(said(&day, 180), None);
    let weeks = [
        span("2021-01-22T11:00:00", "2021-01-22T12:00:00"),
        span("2021-01-29T11:00:00", "2021-01-29T12:00:00"),
    ];
    assert_eq!(said(&weeks, 0).as_deref(), Some("10:00–11:00 for you"));
    assert_eq!(said(&weeks, 14 * 60), None);
}

#[test]
fn clocks_that_change_during_an_event_are_told_apart() {
    let mut night = span("2020-10-25T01:00:00", "2020-10-25T05:00:00");
    night.start_offset = 120;
    // London puts its clocks back at one in UTC, as Paris does.
    let back = night.start_instant() + 2 * 3600;
    let london = |instant: i64| if instant < back { 60 } else { 0 };
    let yours = for_you(Locale::En, &[night.clone()], &london);
    assert_eq!(yours.as_deref(), Some("00:00–04:00 for you"));
    let paris = |instant: i64| if instant < back { 120 } else { 60 };
    assert_eq!(for_you(Locale::En, &[night], &paris), None);
}

#[test]
fn a_zone_is_so_far_from_utc() {
    let said = |locale, offset| zone_line(locale, &"Europe/Paris".parse().expect("a zone"), offset);
    assert_eq!(said(Locale::En, 60), "Europe/Paris, on that day one hour ahead of UTC");
    assert_eq!(said(Locale::En, -300), "Europe/Paris, on that day five hours behind UTC");
    assert_eq!(said(Locale::En, 0), "Europe/Paris, on that day level with UTC");
    assert_eq!(said(Locale::Fr, 120), "Europe/Paris, ce jour-là deux heures en avance sur UTC");
    assert_eq!(said(Locale::Fr, -210), "Europe/Paris, ce jour-là 3\u{a0}h\u{a0}30 en retard sur UTC");
}
