//! The annexes: parts of the app that come in wasm files of their own, when a page needs them.
//!
//! A release build takes them out of the first wasm, `xtask/src/annex.rs`; in all other builds they are in it.
//! Nothing of an annex may be called before it was opened: for pages the loader sees to that, for tools who
//! presses a button. What leads into them, the modules of `pages/annex` and `platform/browser/tools.rs`, are
//! plain functions: neither generic nor asynchronous.

use crate::route::Route;

/// A part of the app that comes in a wasm file of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Annex {
    /// The front.
    Front,
    /// The news: what filters, counts and searches them on the page.
    News,
    /// Articles.
    Articles,
    /// The agenda and its months.
    Days,
    /// Events.
    Events,
    /// Projects, topics, people, editions, the archive by years, and everything else that has a page.
    Things,
    /// What a reader asks for by pressing a button: sharing, and another place.
    Tools,
}

impl Annex {
    /// Its name, by which the built page tells its address.
    pub fn name(self) -> &'static str {
        match self {
            Self::Front => "front",
            Self::News => "news",
            Self::Articles => "articles",
            Self::Days => "days",
            Self::Events => "events",
            Self::Things => "things",
            Self::Tools => "tools",
        }
    }

    /// The annex in which the page of a route stands.
    pub fn of(route: &Route) -> Self {
        match route {
            Route::Home => Self::Front,
            Route::News => Self::News,
            Route::Article(_) => Self::Articles,
            Route::Agenda | Route::AgendaMonth(..) => Self::Days,
            Route::Event(_) => Self::Events,
            _ => Self::Things,
        }
    }
}
