//! The search index of a site language: the words of all articles, in order, in files that a typed
//! word needs one or two of.
//!
//! ```text
//! directory   which word is the first of each file, and how many articles there are
//! <n>         words, each with the articles that have it and where it stands in them
//! titles-<n>  the same of titles and names alone, for words of two or three letters
//! places-<n>  where exactly the words of file <n> stand, for phrases
//! vocabulary  words that typing errors are forgiven for
//! ```
//!
//! All of it is read in place. Words are folded ([`crate::query::fold`]), numbers in LEB128.

mod directory;
mod places;
mod vocabulary;
mod words;

pub use directory::Directory;
pub use places::{PlacesFile, WORDS_WITHOUT_PLACES, push_places};
pub use vocabulary::Vocabulary;
pub use words::{Posting, WordList, WordPostings, WordsFile};
