use chrono::{DateTime, NaiveDate, Utc};

use crate::agenda::TimeState;
use crate::app::platform;
use crate::messages::{Locale, dates};
use crate::model::{Span, When};

/// *Now*, as the page is to be read: the publisher's for static pages, the reader's in the app.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Clock {
    /// The moment.
    pub now: DateTime<Utc>,
    /// The civil day of that moment where the page is read.
    pub today: NaiveDate,
    /// Whether relative words ("in 3 days") make sense: the app's alone, never in a frozen newsroom.
    pub runs: bool,
}

impl Clock {
    /// How an event stands to this moment; `None` where the clock does not run.
    pub fn state(&self, when: &When) -> Option<TimeState> {
        let day_of = |instant: i64| {
            let offset = i64::from(platform::offset_at(instant).unwrap_or(0));
            let moment = DateTime::from_timestamp(instant + offset * 60, 0).unwrap_or(self.now);
            moment.date_naive()
        };
        self.runs.then(|| TimeState::of(when, self.now, self.today, &day_of))
    }
}

/// Parts of an event on the reader's own clocks, where there is a reader and they show another time.
pub fn for_you(locale: Locale, parts: &[Span]) -> Option<String> {
    platform::offset_at(0)?;
    dates::for_you(locale, parts, &|instant| platform::offset_at(instant).unwrap_or(0))
}
