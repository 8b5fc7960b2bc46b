//! From sources to a newsroom, with every problem on the way.

use super::now::{Clocks, Now};
use super::problem::Problem;
use super::source::MediaFile;
use crate::model::Newsroom;

/// How a content folder is to be read.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// Whether drafts are shown.
    pub drafts: bool,
    /// What is known of the moment.
    pub clocks: Clocks,
}

/// What became of a content folder.
#[derive(Clone, Debug)]
pub struct Compiled {
    /// The newsroom; whole only where no problem is an error, absent where `site.toml` cannot be
    /// understood.
    pub newsroom: Option<Newsroom>,
    /// The moment it was compiled at.
    pub now: Option<Now>,
    /// The media that something shows or links, in the order of their paths. Addresses in the
    /// newsroom are already the published ones.
    pub media: Vec<MediaFile>,
    /// Every problem, sorted.
    pub problems: Vec<Problem>,
}
