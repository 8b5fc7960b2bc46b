//! Props in, view out. Components know no page, no address bar and no browser; of their
//! surroundings they know [`Here`](super::Here) alone.

mod actions;
mod article_row;
mod band;
mod chips;
mod crest;
mod dateline;
mod day_row;
mod directory;
mod facets;
mod facts;
mod name;
mod notice_list;
mod order;
mod pager;
mod rich_text;
mod search;
mod site_foot;
mod site_head;

pub use actions::Actions;
pub use article_row::{ArticleList, ArticleRow, LeadStory, Story, StorySize};
pub use band::Band;
pub use chips::Chips;
pub use crest::{Crest, CrestSize, tincture};
pub use dateline::{Dateline, PublishedTime, head_tincture};
pub use day_row::{DayList, DayRow, DayRowKind};
pub use directory::{DirectoryRow, role_line, state_line};
pub use facets::FacetPanels;
pub use facts::{Fact, Facts, Languages, Sources, TextLink};
pub use name::{Name, UndertakingName, named_links, names, undertaking_href};
pub use notice_list::NoticeList;
pub use order::OrderChoice;
pub use pager::Pager;
pub use rich_text::{RichTextView, link_parts, picture};
pub use search::SearchForm;
pub use site_foot::SiteFoot;
pub use site_head::{SiteHead, Tower};
