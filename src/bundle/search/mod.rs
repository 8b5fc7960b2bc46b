//! The search index of a site language: the words of all articles, in order, in files that a typed
//! word needs one or two of.
//!
//! ```text
//! directory   which word is the first of each file, and how long each article is, roughly
//! <n>         words, each with the articles that have it and where it stands in them
//! titles-<n>  the same of titles and names alone, for words of two or three letters
//! places-<n>  where exactly the words of file <n> stand, for phrases
//! vocabulary  words that typing errors are forgiven for
//! ```
//!
//! Words are folded ([`crate::query::fold`]), numbers in LEB128. Which articles have a word is coded by
//! how likely each is to ([`WordsFile`]): compressing makes it no smaller. Such a file is read when it
//! arrives, the directory and the facet index before it; all others are read in place.

pub(super) mod coding;
mod directory;
mod hints;
mod leanings;
mod lengths;
mod list;
mod places;
mod posting_lists;
mod standing;
mod vocabulary;
mod words;

pub use directory::Directory;
pub use lengths::{Extent, Lengths};
pub use list::{Posting, WordList};
pub use places::{PlacesFile, WORDS_WITHOUT_PLACES, push_places};
pub use vocabulary::Vocabulary;
pub use words::WordsFile;
