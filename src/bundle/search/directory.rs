use super::super::bytes::{Bytes, Words, push, push_words};
use super::lengths::{Extent, Lengths};

/// Which word is in which file.
///
/// Each file of words belongs to the file of titles in which its words would stand.
///
/// As bytes: how long the articles are ([`Lengths`]); how many files of words, and how the first word of
/// each begins, which no word of the file before does; the same for the files of titles.
#[derive(Clone, Debug, Default)]
pub struct Directory {
    /// How long the articles are that are searched.
    pub lengths: Lengths,
    words: Words,
    titles: Words,
}

impl Directory {
    /// Writes the directory of files that begin with these words, over such articles.
    pub fn to_bytes(articles: &[Extent], words: &[&str], titles: &[&str]) -> Vec<u8> {
        let mut out = Vec::new();
        Lengths::push(&mut out, articles);
        for firsts in [words, titles] {
            push(&mut out, firsts.len() as u32);
            push_words(&mut out, firsts.iter().copied());
        }
        out
    }

    /// Reads a directory; `None` where the bytes are none.
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let mut bytes = Bytes::new(bytes);
        let lengths = Lengths::read(&mut bytes)?;
        let count = bytes.count()?;
        let words = Words::read(&mut bytes, count)?;
        let count = bytes.count()?;
        let titles = Words::read(&mut bytes, count)?;
        bytes.is_empty().then_some(Self { lengths, words, titles })
    }

    /// How a file begins, and how the next where there is one.
    pub fn stretch(&self, n: u32) -> Option<(&str, Option<&str>)> {
        Some((self.words.get(n as usize)?, self.words.get(n as usize + 1)))
    }

    /// The file of titles that a file of words belongs to, where there is any.
    pub fn titles_beside(&self, n: u32) -> Option<u32> {
        let (first, _) = self.stretch(n)?;
        (self.titles.len() > 0).then(|| file_of(&self.titles, first).unwrap_or(0))
    }

    /// The number of the file that has a word, where one has it.
    pub fn file_of(&self, word: &str) -> Option<u32> {
        file_of(&self.words, word)
    }

    /// The numbers of the files that have words with this beginning: first, and one past the last.
    pub fn files_from(&self, beginning: &str) -> (u32, u32) {
        files_from(&self.words, beginning)
    }

    /// The same for the files of titles.
    pub fn titles_from(&self, beginning: &str) -> (u32, u32) {
        files_from(&self.titles, beginning)
    }
}

fn file_of(firsts: &Words, word: &str) -> Option<u32> {
    let before = firsts.before(word);
    if firsts.get(before) == Some(word) {
        return Some(before as u32);
    }
    before.checked_sub(1).map(|at| at as u32)
}

fn files_from(firsts: &Words, beginning: &str) -> (u32, u32) {
    let first = file_of(firsts, beginning).unwrap_or(0) as usize;
    let mut end = firsts.before(beginning);
    while firsts.get(end).is_some_and(|word| word.starts_with(beginning)) {
        end += 1;
    }
    (first as u32, end.max(first) as u32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_in_the_file_that_begins_before_it() {
        let bytes = Directory::to_bytes(
            &[Extent { words: 300, parts: [20, 5, 10] }; 9],
            &["alpha", "city", "cityscape", "drone"],
            &["b"],
        );
        let directory = Directory::from_bytes(&bytes).expect("whole");
        assert_eq!(directory.lengths.articles(), 9);
        for (word, file) in
            [("aaa", None), ("alpha", Some(0)), ("bell", Some(0)), ("city", Some(1)), ("zoo", Some(3))]
        {
            assert_eq!(directory.file_of(word), file, "{word}");
        }
        for (beginning, files) in [
            ("alp", (0, 1)),
            ("city", (1, 3)),
            ("cit", (0, 3)),
            ("zoo", (3, 4)),
            ("a", (0, 1)),
            ("cj", (2, 3)),
        ] {
            assert_eq!(directory.files_from(beginning), files, "{beginning}");
        }
        assert_eq!(directory.stretch(1), Some(("city", Some("cityscape"))));
        assert_eq!(directory.stretch(3), Some(("drone", None)));
        assert_eq!([0, 1, 3, 4].map(|n| directory.titles_beside(n)), [Some(0), Some(0), Some(0), None]);
        assert_eq!(directory.titles_from("a"), (0, 0));
        assert_eq!(directory.titles_from("c"), (0, 1));
        for cut in 0..bytes.len() {
            assert!(Directory::from_bytes(&bytes[..cut]).is_none(), "cut at {cut}");
        }
    }
}
