//! The fields by which an event takes place again and again.

use schemars::JsonSchema;
use serde::Deserialize;

use super::fields::{Date, Name};

/// On which days an event takes place besides its first.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RepeatsFields {
    /// The rule, by days and with an end (RFC 5545): `FREQ=MONTHLY;BYDAY=2TU;COUNT=6`.
    pub rule: Name,
    /// Days of the rule on which it does not take place.
    #[serde(default)]
    pub except: Vec<Date>,
    /// Days of the rule that are moved.
    #[serde(default)]
    pub moved: Vec<MovedFields>,
}

/// A day of a rule that is moved.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MovedFields {
    /// The day of the rule.
    pub day: Date,
    /// When it takes place instead: a day, or a day with the clock there.
    pub to: Date,
}
