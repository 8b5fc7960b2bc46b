//! What the app knows of the newsroom: the bundle's files as far as they have arrived.
//!
//! A page asks a [`Reading`] of the [`Store`]; what is not there yet is told by its key, fetched by
//! the shell, and the question asked again. This room shows nothing and knows no page.

mod agenda_asked;
mod calendar;
mod clock;
mod news_answer;
mod panels;
mod reading;
mod store;

pub use agenda_asked::{AgendaAsked, AgendaCondition, AgendaPanel, AgendaValue};
pub use calendar::calendar;
pub use clock::{Clock, for_you, read_wall};
pub use news_answer::{Also, NewsAnswer};
pub use panels::{Panel, PanelValue, Panels};
pub use reading::{Chosen, Lack, Reading};
pub use store::{LoadError, Store};
