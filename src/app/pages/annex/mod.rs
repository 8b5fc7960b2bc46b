//! The ways into the annexes: see [`Annex`](crate::app::annex::Annex).

pub mod articles;
pub mod days;
pub mod events;
pub mod front;
pub mod news;
pub mod things;
