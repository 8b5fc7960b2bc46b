//! FOREIGN CONTENT IN, OUR CONTENT FOLDER OUT: what another program wrote becomes text that an
//! editor of ours could have written.
//!
//! An importer reads leniently and writes strictly. It repairs what can be repaired, keeps as
//! text what our format has no room for, and reports every loss with its place; it never drops a
//! word in silence, never touches its source, and never guesses what nobody said.

pub mod hugo;
