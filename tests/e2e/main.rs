//! A real browser reads the published newsroom, served as a plain static host would serve it.
//!
//! `cargo xtask test` builds the sites and tells these tests where they are; without it they fail
//! and say so. A test is a sentence about a reader; what it takes to drive the browser is in
//! [`harness`]. Nothing here waits for time to pass: every wait is for something to be so.

mod accessibility;
mod agenda;
mod agenda_filters;
mod big;
mod calendars;
mod choosing;
mod failures;
mod filters;
mod front;
mod harness;
mod hostile;
mod languages;
mod meanwhile;
mod navigation;
mod no_script;
mod offline;
mod places;
mod scale;
mod searching;
mod sharing;
mod sub_path;
mod taking_over;
mod watchfulness;
mod words;
