//! Props in, view out. Components know no page, no address bar and no browser; of their
//! surroundings they know [`Here`](super::Here) alone.

mod article_row;
mod chips;
mod facets;
mod notice_list;
mod order;
mod pager;
mod search;
mod site_foot;
mod site_head;

pub use article_row::{ArticleList, ArticleRow};
pub use chips::Chips;
pub use facets::FacetPanels;
pub use notice_list::NoticeList;
pub use order::OrderChoice;
pub use pager::Pager;
pub use search::SearchForm;
pub use site_foot::SiteFoot;
pub use site_head::SiteHead;
