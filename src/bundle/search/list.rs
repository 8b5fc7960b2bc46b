use super::super::bytes::{Bytes, push};
use crate::query::Found;

/// An article that has a word, and where it stands there.
pub type Posting = (u32, Found);

/// The articles that have a word, as they are gathered.
#[derive(Clone, Debug, Default)]
pub struct WordList {
    ordinals: Vec<u8>,
    codes: Vec<u8>,
    last: u32,
}

impl WordList {
    /// Adds an article that is newer than all before.
    pub fn push(&mut self, ordinal: u32, found: Found) {
        push(&mut self.ordinals, ordinal - std::mem::replace(&mut self.last, ordinal));
        self.codes.push(found.0);
    }

    /// How many articles there are.
    pub fn articles(&self) -> u32 {
        self.codes.len() as u32
    }

    /// The articles, oldest first.
    pub fn postings(&self) -> impl Iterator<Item = Posting> {
        let mut ordinals = Bytes::new(&self.ordinals);
        let mut last = 0;
        self.codes.iter().map_while(move |code| {
            last += ordinals.number()?;
            Some((last, Found(*code)))
        })
    }
}
