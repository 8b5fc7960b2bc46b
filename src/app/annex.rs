//! The annexes: parts of the app that come in wasm files of their own, when a page needs them.
//!
//! A release build takes them out of the first wasm, `xtask/src/annex.rs`; in all other builds they are in it.
//! So nothing in the modules of [`pages::annex`] may be called before the annex was opened, which the loader
//! sees to, and what leads into them are plain functions: neither generic nor asynchronous.
//!
//! [`pages::annex`]: super::pages

use crate::route::Route;

/// A part of the app that comes in a wasm file of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Annex {
    /// The agenda, its months, and events.
    Days,
    /// Projects, topics, people, editions, the archive by years, and everything else that has a page.
    Things,
}

impl Annex {
    /// Its name, by which the built page tells its address.
    pub fn name(self) -> &'static str {
        match self {
            Self::Days => "days",
            Self::Things => "things",
        }
    }

    /// The annex in which the page of a route stands; none for what most readers open first.
    pub fn of(route: &Route) -> Option<Self> {
        match route {
            Route::Home | Route::News | Route::Article(_) => None,
            Route::Agenda | Route::AgendaMonth(..) | Route::Event(_) => Some(Self::Days),
            _ => Some(Self::Things),
        }
    }
}
