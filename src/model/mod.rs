//! NOUNS: what a newsroom is made of.
//!
//! Everything here is a fact that an editor gave, already checked: a [`Slug`], an [`Href`], a
//! [`When`] or a [`Language`] cannot hold a wrong value. This room reads no file, knows no
//! address grammar, no format and no clock.

mod article;
mod edition;
mod event;
mod href;
mod language;
mod newsroom;
/// Sorting, in one copy.
pub mod order;
mod page;
mod per_language;
mod published;
mod rich_text;
mod site;
mod slug;
mod text;
mod undertaking;
mod when;
mod who;

pub use article::{Article, Kind};
pub use edition::{Edition, Section};
pub use event::{Event, Format, NaiveDay, Registration, Status};
pub use href::{Href, HrefError};
pub use language::{Language, LanguageError};
pub use newsroom::Newsroom;
pub use page::{Navigation, Page};
pub use per_language::PerLanguage;
pub use published::{Published, PublishedError};
pub use rich_text::{Alignment, Block, CardKind, Footnote, Inline, Media, RichText, TableRow, Tone};
pub use site::Site;
pub use slug::{Slug, SlugError};
pub use text::{Image, Link, Source, Text, clean, excerpt};
pub use undertaking::{Member, Membership, Nature, Output, OutputKind, Role, State, Undertaking, Years};
pub(crate) use when::day_number;
pub use when::{Span, When, ZoneError, ZoneName};
pub use who::{Country, CountryError, Organisation, Person, Place, Topic};
