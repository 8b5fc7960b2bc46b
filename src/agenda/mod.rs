//! DAYS: what is to come, what is on, what is over, and a month as weeks.
//!
//! Works on anything that has a date and a slug ([`Dated`]), so that the publisher's events and
//! the heads the app reads are divided by the same rule. Knows no words, no addresses and no
//! clock: *now* and *today* are arguments.

mod divide;
mod month;
mod state;
mod year_month;

pub use divide::{Agenda, by_month, divide, in_month, months};
pub use month::{Day, Slot, Week, month};
pub use state::TimeState;
pub use year_month::{YearMonth, YearMonthError};

use crate::model::{Event, Slug, When};

/// Something that takes place at some time.
pub trait Dated {
    /// When it takes place.
    fn when(&self) -> &When;
    /// Its name, which settles the order of what happens at the same moment.
    fn slug(&self) -> &Slug;
}

impl Dated for Event {
    fn when(&self) -> &When {
        &self.when
    }

    fn slug(&self) -> &Slug {
        &self.slug
    }
}

impl<T: Dated + ?Sized> Dated for &T {
    fn when(&self) -> &When {
        (**self).when()
    }

    fn slug(&self) -> &Slug {
        (**self).slug()
    }
}

/// Events that tests write in a line.
#[cfg(test)]
mod samples {
    use chrono::NaiveDate;

    use super::Dated;
    use crate::model::{Published, Slug, Span, When};

    /// A date with a name.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Sample(pub Slug, pub When);

    impl Dated for Sample {
        fn when(&self) -> &When {
            &self.1
        }

        fn slug(&self) -> &Slug {
            &self.0
        }
    }

    /// A day of the calendar.
    pub fn day(raw: &str) -> NaiveDate {
        raw.parse::<Published>().expect(raw).day()
    }

    /// An event: `name`; `name 2020-12-02`; `name 2020-12-02 2020-12-03` for whole days; or
    /// `name 2020-12-02T11:00 2020-12-09T11:00` for hours in Paris in winter that begin then.
    pub fn event(line: &str) -> Sample {
        let mut words = line.split(' ');
        let slug = words.next().unwrap_or("").parse().expect(line);
        let dates: Vec<&str> = words.collect();
        let when = match dates.as_slice() {
            [] => When::ToBeAnnounced { hint: None },
            [first, ..] if first.contains('T') => When::Times {
                zone: "Europe/Paris".parse().expect("a zone"),
                parts: dates.iter().map(|start| hour(start)).collect(),
            },
            [first] => When::Days { first: day(first), last: day(first) },
            [first, last, ..] => When::Days { first: day(first), last: day(last) },
        };
        Sample(slug, when)
    }

    fn hour(start: &str) -> Span {
        let (date, clock) = start.split_once('T').expect(start);
        let hour = clock.get(..2).and_then(|hour| hour.parse().ok()).expect(start);
        let start = day(date).and_hms_opt(hour, 0, 0).expect(date);
        let end = Some(start + chrono::Duration::hours(1));
        Span { start, start_offset: 60, end, end_offset: 60, title: None }
    }
}
