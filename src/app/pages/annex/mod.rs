//! The ways into the annexes: see [`Annex`](crate::app::annex::Annex).

pub mod days;
pub mod things;
