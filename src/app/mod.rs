//! THE READER'S SIDE: the views, and what moves them.
//!
//! One set of views serves both sides: natively they are rendered to static pages, in the browser
//! they are mounted in the place of these. A view reads what is ready; it never waits. The address
//! is the state: a control is a link or a GET form, and [`shell`] turns each new address into the
//! next thing [`Shown`].
//!
//! Signals, context and components are Leptos'. Two of its parts are not used, for what they weigh
//! in a reader's first visit: its views, whose place [`view`] takes, and the routing of its
//! router, whose grammar of paths would be a second one beside [`crate::route`]; of that router the
//! platform uses its reading of the address bar.

pub mod annex;
pub mod components;
pub mod content;
mod current;
mod follow;
pub mod heraldry;
mod here;
mod loader;
pub mod pages;
pub mod platform;
mod question;
pub mod reader;
pub mod shell;
pub mod view;
mod watch;

pub use current::{Current, Excerpts, Filters, OfAgenda, Staged};
pub use follow::Follow;
pub use here::{Here, Unfolded, use_here};
pub use loader::Loader;
pub use question::{Question, Shown, ask};
pub use watch::watch;
