use super::super::bytes::{Bytes, Words, push};
use super::super::coder::{Chance, Coder, Reader, Writer};
use super::super::lexicon::Lexicon;
use crate::model::order;
use crate::query::Edits;

/// The words that a mistyped one may have been meant as, with how frequent they are.
///
/// As bytes: how many words; how many bytes follow; and coded the words, and for each how frequent it is.
#[derive(Clone, Debug, Default)]
pub struct Vocabulary {
    words: Words,
    frequencies: Vec<u8>,
}

impl Vocabulary {
    /// Writes words in order, each with how many articles have it.
    pub fn to_bytes(words: &[(&str, u32)]) -> Vec<u8> {
        let mut writer = Writer::new();
        Lexicon::new(words.len()).words(&mut writer, words.len(), words.iter().map(|(word, _)| *word));
        frequencies(&mut writer, words.len(), |at| frequency(words[at].1));
        let coded = writer.finish();
        let mut out = Vec::new();
        push(&mut out, words.len() as u32);
        push(&mut out, coded.len() as u32);
        out.extend(coded);
        out
    }

    /// Reads a vocabulary; `None` where the bytes are none.
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let mut bytes = Bytes::new(bytes);
        let count = bytes.coded_count()?;
        if bytes.number()? as usize != bytes.left().len() {
            return None;
        }
        let mut reader = Reader::new(bytes.left());
        let words = Lexicon::new(count).words(&mut reader, count, std::iter::empty())?;
        let frequencies = frequencies(&mut reader, count, |_| 0);
        Some(Self { words, frequencies })
    }

    /// Up to `most` words that are at most `limit` edits from `word`, or whose beginnings are where
    /// it is the `beginning` of one: the nearest first, then the most frequent. The word itself is
    /// not among them.
    pub fn near(&self, word: &str, beginning: bool, limit: usize, most: usize) -> Vec<(String, usize)> {
        let mut edits = Edits::new(word, limit, beginning);
        let mut found: Vec<(usize, u8, usize)> = Vec::new();
        for (at, frequency) in self.frequencies.iter().enumerate() {
            let edits = self.words.get(at).and_then(|candidate| edits.to(candidate));
            if let Some(edits) = edits.filter(|edits| *edits > 0) {
                found.push((edits, u8::MAX - frequency, at));
            }
        }
        order::sort(&mut found);
        found.truncate(most);
        let word = |at| self.words.get(at).unwrap_or_default().to_owned();
        found.into_iter().map(|(edits, _, at)| (word(at), edits)).collect()
    }
}

/// How frequent a word is: in so many articles, in steps of eight times as many.
fn frequency(articles: u32) -> u32 {
    (u32::BITS - articles.leading_zeros()) / 3
}

/// Codes so many frequencies.
fn frequencies(coder: &mut impl Coder, count: usize, frequency: impl Fn(usize) -> u32) -> Vec<u8> {
    let mut chances = [Chance::EVEN; 16];
    (0..count).map(|at| coder.symbol(&mut chances, 4, frequency(at)) as u8).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_and_then_the_most_frequent_come_first() {
        let words = [("citation", 3), ("cities", 40), ("citizen", 90), ("city", 200), ("deputy", 4)];
        let vocabulary = Vocabulary::from_bytes(&Vocabulary::to_bytes(&words)).expect("whole");
        let near = |word, beginning, limit| {
            let near = vocabulary.near(word, beginning, limit, 3);
            near.into_iter().map(|(word, edits)| [word, edits.to_string()].join(" ")).collect::<Vec<_>>()
        };
        assert_eq!(near("cty", false, 1), ["city 1"]);
        assert_eq!(near("citis", false, 2), ["cities 1", "city 2"]);
        assert_eq!(near("citiz", true, 1), ["cities 1"]);
        assert_eq!(near("ctiz", true, 1), ["citizen 1"]);
        assert_eq!(near("xxxx", true, 1), Vec::<String>::new());
    }
}
