//! CHOOSING: what a reader asks of the news and of the agenda, and what answers.
//!
//! Pure: a query is read from and written to a query string, and answered over ordinals. This
//! room fetches nothing and shows nothing.

mod agenda_choose;
mod agenda_query;
mod archive;
mod by_article;
mod choose;
mod dropping;
mod edits;
mod facet;
mod fold;
mod marks;
mod members;
mod news_query;
mod ordinals;
mod query_string;
mod ranking;
mod rebasing;
mod sort;
mod stems;
mod typed;
mod values;

pub use agenda_choose::Filed;
pub use agenda_query::{AgendaChoice, AgendaFacet, AgendaQuery};
pub use archive::{Archive, ValueOrdinals, month_value, year_value};
pub use choose::{FacetColumn, Selection};
pub use edits::{Edits, edits_allowed};
pub use facet::{Facet, FacetValue};
pub use fold::{fold, folded_words, holds};
pub use marks::{excerpt, marked};
pub use members::Members;
pub use news_query::{Choice, MOST_TOGETHER, NewsQuery, PAGE_SIZE};
pub use ordinals::Ordinals;
pub use query_string::{address_with, pairs};
pub use ranking::{Field, Found, Rarity, WEIGHTS, level_of, weight};
pub use sort::Sort;
pub use stems::kin;
pub use typed::{Part, Typed};
