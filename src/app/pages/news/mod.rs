//! The news page: what is asked in the address, answered with counts.

mod also;
mod read;
mod view;

pub(super) use read::read;
pub(super) use view::NewsPage;
