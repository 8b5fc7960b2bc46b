//! CHOOSING: what a reader asks of the news, and which articles answer.
//!
//! Pure: a query is read from and written to a query string, and answered over ordinals. This
//! room fetches nothing and shows nothing.

mod choose;
mod facet;
mod fold;
mod news_query;
mod ordinals;
mod query_string;

pub use choose::{FacetColumn, Selection, select};
pub use facet::{Facet, FacetValue};
pub use fold::{fold, folded_words};
pub use news_query::{Choice, NewsQuery, PAGE_SIZE, Sort};
pub use ordinals::Ordinals;
pub use query_string::pairs;
