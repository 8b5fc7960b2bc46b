use crate::bundle::{FileKey, SearchPart};
use crate::model::Language;

/// What a query comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// These files are missing; once they are given it is asked again.
    Needs(Vec<FileKey>),
    /// The answer.
    Answer(Answer),
}

/// The answer to a query.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answer {
    /// How many articles pass.
    pub found: u32,
    /// The page of results that was asked for, as ordinals in their order.
    pub page: Vec<u32>,
    /// Where nothing passes: how many would without each condition, in the order of
    /// [`crate::query::NewsQuery::without_each`], then without each part of its words, in that of
    /// [`crate::query::NewsQuery::without_each_part`]; else empty.
    pub dropping: Vec<u32>,
}

/// What the first number says.
const NEEDS: u32 = 0;
const ANSWER: u32 = 1;

impl Outcome {
    /// The outcome as numbers, to be passed from one wasm to the other: what it is; then of missing
    /// files two for each; of an answer how many pass, and its two lists, each after its length.
    pub fn to_numbers(&self) -> Vec<u32> {
        match self {
            Self::Needs(keys) => {
                let keys = keys.iter().filter_map(number_of);
                std::iter::once(NEEDS).chain(keys.flat_map(|(kind, n)| [kind, n])).collect()
            }
            Self::Answer(answer) => {
                let mut numbers = vec![ANSWER, answer.found];
                for list in [&answer.page, &answer.dropping] {
                    numbers.push(list.len() as u32);
                    numbers.extend_from_slice(list);
                }
                numbers
            }
        }
    }

    /// Reads what [`Outcome::to_numbers`] wrote, for a page in a language.
    pub fn from_numbers(numbers: &[u32], language: &Language) -> Option<Self> {
        let (what, rest) = numbers.split_first()?;
        if *what == NEEDS {
            let keys = rest.chunks_exact(2).map(|pair| key_of(pair[0], pair[1], language));
            return keys.collect::<Option<_>>().map(Self::Needs);
        }
        let (found, mut rest) = rest.split_first()?;
        let mut list = || {
            let (length, after) = rest.split_first()?;
            let (list, after) = after.split_at_checked(*length as usize)?;
            rest = after;
            Some(list.to_vec())
        };
        let (page, dropping) = (list()?, list()?);
        Some(Self::Answer(Answer { found: *found, page, dropping }))
    }
}

/// A file that the chooser reads, as the number of its kind and its own.
fn number_of(key: &FileKey) -> Option<(u32, u32)> {
    Some(match key {
        FileKey::Values => (0, 0),
        FileKey::Facets(n) => (1, *n),
        FileKey::Order(_, n) => (2, *n),
        FileKey::Search(_, part) => match part {
            SearchPart::Directory => (3, 0),
            SearchPart::Vocabulary => (4, 0),
            SearchPart::Words(n) => (5, *n),
            SearchPart::Titles(n) => (6, *n),
            SearchPart::Places(n) => (7, *n),
        },
        _ => return None,
    })
}

fn key_of(kind: u32, n: u32, language: &Language) -> Option<FileKey> {
    let search = |part| FileKey::Search(language.clone(), part);
    Some(match kind {
        0 => FileKey::Values,
        1 => FileKey::Facets(n),
        2 => FileKey::Order(language.clone(), n),
        3 => search(SearchPart::Directory),
        4 => search(SearchPart::Vocabulary),
        5 => search(SearchPart::Words(n)),
        6 => search(SearchPart::Titles(n)),
        7 => search(SearchPart::Places(n)),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_outcome_comes_back_from_its_numbers() {
        let language: Language = "en".parse().expect("a language");
        let keys =
            (0..8).filter_map(|kind| key_of(kind, if matches!(kind, 0 | 3 | 4) { 0 } else { 9 }, &language));
        let needs = Outcome::Needs(keys.collect());
        let answer = Answer { found: 3, page: vec![9, 4], dropping: vec![1, 2, 3] };
        for outcome in [needs, Outcome::Needs(vec![]), Outcome::Answer(answer)] {
            let numbers = outcome.to_numbers();
            assert_eq!(Outcome::from_numbers(&numbers, &language), Some(outcome));
        }
        assert_eq!(Outcome::from_numbers(&[], &language), None);
        assert_eq!(Outcome::from_numbers(&[1, 2, 9, 1], &language), None);
        assert_eq!(Outcome::from_numbers(&[0, 99, 1], &language), None);
    }
}
