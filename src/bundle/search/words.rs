use super::super::bytes::{Bytes, Words, push, push_words};
use crate::query::Found;

/// An article that has a word, and where it stands there.
pub type Posting = (u32, Found);

/// Words in order, each with the articles that have it.
///
/// As bytes: how many words; the words; how many articles have each; how many bytes the ordinals
/// take; word by word the ordinals as distances to the one before; word by word a code
/// ([`Found`]) for each article. Ordinals and codes stand apart, for each compresses better alone.
#[derive(Clone, Debug, Default)]
pub struct WordsFile {
    bytes: Vec<u8>,
    words: Words,
    entries: Vec<Entry>,
    /// Where the codes begin.
    codes: usize,
}

#[derive(Clone, Copy, Debug)]
struct Entry {
    articles: u32,
    /// Where the ordinals begin.
    ordinals: u32,
    /// Where the codes begin, counted from the first code.
    codes: u32,
}

/// The articles that have a word, as they are written.
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
    pub fn postings(&self) -> WordPostings<'_> {
        WordPostings { ordinals: &self.ordinals, codes: &self.codes, last: 0 }
    }
}

/// The articles that have a word, oldest first, read in place.
#[derive(Clone, Debug)]
pub struct WordPostings<'a> {
    ordinals: &'a [u8],
    codes: &'a [u8],
    last: u32,
}

impl WordsFile {
    /// Writes words in their order.
    pub fn to_bytes(words: &[(&str, &WordList)]) -> Vec<u8> {
        let mut out = Vec::new();
        push(&mut out, words.len() as u32);
        push_words(&mut out, words.iter().map(|(word, _)| *word));
        words.iter().for_each(|(_, list)| push(&mut out, list.articles()));
        push(&mut out, words.iter().map(|(_, list)| list.ordinals.len() as u32).sum());
        words.iter().for_each(|(_, list)| out.extend_from_slice(&list.ordinals));
        words.iter().for_each(|(_, list)| out.extend_from_slice(&list.codes));
        out
    }

    /// Reads a file; `None` where the bytes are none.
    pub fn from_bytes(bytes: Vec<u8>) -> Option<Self> {
        let mut reader = Bytes::new(&bytes);
        let count = reader.count()?;
        let words = Words::read(&mut reader, count)?;
        let counts: Vec<u32> = (0..count).map(|_| reader.number()).collect::<Option<_>>()?;
        let length = reader.count()?;
        let start = bytes.len() - reader.left().len();
        let ordinals = reader.take(length)?;
        let codes = bytes.len() - reader.left().len();
        let mut entries = Vec::with_capacity(count);
        let (mut at, mut code) = (0_usize, 0_u32);
        for articles in counts {
            entries.push(Entry { articles, ordinals: (start + at) as u32, codes: code });
            // A number ends with the first byte that has no eighth bit.
            for _ in 0..articles {
                at += ordinals.get(at..)?.iter().position(|byte| *byte < 0x80)? + 1;
            }
            code = code.checked_add(articles)?;
        }
        let whole = at == ordinals.len() && code as usize == reader.left().len();
        whole.then_some(Self { words, entries, codes, bytes })
    }

    /// How many words there are.
    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The word at a place.
    pub fn word(&self, at: usize) -> &str {
        self.words.get(at).unwrap_or_default()
    }

    /// How many articles have the word at a place.
    pub fn articles(&self, at: usize) -> u32 {
        self.entries.get(at).map_or(0, |entry| entry.articles)
    }

    /// The place of a word.
    pub fn find(&self, word: &str) -> Option<usize> {
        let at = self.words.before(word);
        (self.words.get(at) == Some(word)).then_some(at)
    }

    /// The places of the words with a beginning.
    pub fn with_beginning(&self, beginning: &str) -> std::ops::Range<usize> {
        let first = self.words.before(beginning);
        let mut end = first;
        while self.words.get(end).is_some_and(|word| word.starts_with(beginning)) {
            end += 1;
        }
        first..end
    }

    /// The articles that have the word at a place.
    pub fn postings(&self, at: usize) -> WordPostings<'_> {
        let part = |from: usize, to: usize| self.bytes.get(from..to).unwrap_or_default();
        let Some(entry) = self.entries.get(at) else {
            return WordPostings { ordinals: &[], codes: &[], last: 0 };
        };
        let codes = self.codes + entry.codes as usize;
        WordPostings {
            ordinals: part(entry.ordinals as usize, self.codes),
            codes: part(codes, codes + entry.articles as usize),
            last: 0,
        }
    }
}

impl Iterator for WordPostings<'_> {
    type Item = Posting;

    #[inline]
    fn next(&mut self) -> Option<Posting> {
        let (code, codes) = self.codes.split_first()?;
        self.codes = codes;
        let mut step = 0_u32;
        let mut shift = 0;
        loop {
            let (byte, rest) = self.ordinals.split_first()?;
            self.ordinals = rest;
            step |= u32::from(*byte & 0x7f) << (shift & 31);
            if *byte < 0x80 {
                break;
            }
            shift += 7;
        }
        self.last = self.last.wrapping_add(step);
        Some((self.last, Found(*code)))
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;

    use super::*;

    fn words() -> impl Strategy<Value = BTreeMap<String, Vec<Posting>>> {
        let postings = prop::collection::btree_map(0_u32..200_000, (0_u8..64).prop_map(Found), 1..30);
        prop::collection::btree_map("[a-cé]{1,5}", postings.prop_map(|map| map.into_iter().collect()), 0..30)
    }

    fn written(words: &BTreeMap<String, Vec<Posting>>) -> Vec<u8> {
        let lists: Vec<(&str, WordList)> = words
            .iter()
            .map(|(word, postings)| {
                let mut list = WordList::default();
                postings.iter().for_each(|(ordinal, found)| list.push(*ordinal, *found));
                (word.as_str(), list)
            })
            .collect();
        WordsFile::to_bytes(&lists.iter().map(|(word, list)| (*word, list)).collect::<Vec<_>>())
    }

    proptest! {
        #[test]
        fn words_come_back_with_their_articles(words in words()) {
            let file = WordsFile::from_bytes(written(&words)).expect("whole");
            prop_assert_eq!(file.len(), words.len());
            for (word, postings) in &words {
                let at = file.find(word).expect("written");
                prop_assert_eq!(&file.postings(at).collect::<Vec<_>>(), postings);
                prop_assert_eq!(file.articles(at) as usize, postings.len());
            }
            for beginning in ["", "a", "b", "cé", "zz"] {
                let found: Vec<&str> = file.with_beginning(beginning).map(|at| file.word(at)).collect();
                let expected: Vec<&str> =
                    words.keys().map(String::as_str).filter(|word| word.starts_with(beginning)).collect();
                prop_assert_eq!(found, expected);
            }
        }

        #[test]
        fn a_cut_file_is_refused(words in words(), cut in 0.0..1.0) {
            let bytes = written(&words);
            let cut = (bytes.len() as f64 * cut) as usize;
            prop_assert!(WordsFile::from_bytes(bytes[..cut].to_vec()).is_none());
        }

        #[test]
        fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..90)) {
            if let Some(file) = WordsFile::from_bytes(bytes) {
                (0..file.len()).for_each(|at| file.postings(at).for_each(drop));
            }
        }
    }
}
