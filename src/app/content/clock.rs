use chrono::{DateTime, NaiveDate, Utc};

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
