//! Words that follow one another.

use super::searching::{Search, Term};
use crate::bundle::SearchPart;
use crate::bundle::search::{PlacesFile, Posting};
use crate::model::order;
use crate::query::Found;

/// A word of a phrase in the articles that have all its words, and where it stands there; without
/// places where it is too frequent to have any.
struct Line {
    postings: Vec<Posting>,
    places: Option<Vec<Vec<u32>>>,
}

impl<'a> Search<'a, '_> {
    /// The articles in which these words follow one another, each with where the least telling of
    /// them stands.
    pub(super) fn articles_of_phrase(&mut self, words: &[String]) -> Vec<Posting> {
        let mut terms: Vec<Option<(u32, Term<'a>)>> = Vec::new();
        for word in words {
            let file = self.files().and_then(|files| files.directory.as_ref()?.file_of(word));
            let term = self.term(word, 0);
            terms.push(file.zip(term));
        }
        let Some(terms) = terms.into_iter().collect::<Option<Vec<_>>>() else { return Vec::new() };
        if !share_an_article(&terms) {
            return Vec::new();
        }
        let mut lines = Vec::new();
        for (n, term) in &terms {
            lines.extend(self.places(*n).map(|places| Line {
                postings: term.file.postings(term.at).collect(),
                places: places.of_word(term.at, term.file.articles(term.at)),
            }));
        }
        if lines.len() < terms.len() { Vec::new() } else { following(&lines) }
    }

    fn places(&mut self, n: u32) -> Option<&'a PlacesFile> {
        let file = self.files().and_then(|files| files.places.get(n));
        if file.is_none() {
            self.need(SearchPart::Places(n));
        }
        file
    }
}

/// Whether there is an article that has all the words: else no places are fetched for them.
fn share_an_article(terms: &[(u32, Term<'_>)]) -> bool {
    let mut lists: Vec<Vec<u32>> = terms
        .iter()
        .map(|(_, term)| term.file.postings(term.at).map(|(ordinal, _)| ordinal).collect())
        .collect();
    order::sort_by(&mut lists, |one, other| one.len().cmp(&other.len()));
    let mut left = lists.into_iter();
    let mut shared = left.next().unwrap_or_default();
    for list in left {
        shared.retain(|ordinal| list.binary_search(ordinal).is_ok());
    }
    !shared.is_empty()
}

fn following(lines: &[Line]) -> Vec<Posting> {
    let Some(first) = lines.iter().min_by_key(|line| line.postings.len()) else { return Vec::new() };
    let mut found = Vec::new();
    for (ordinal, _) in &first.postings {
        let mut starts: Option<Vec<u32>> = None;
        let mut least = Found(u8::MAX);
        let mut has_all = true;
        for (at, line) in (0_u32..).zip(lines) {
            let Ok(place) = line.postings.binary_search_by_key(ordinal, |(ordinal, _)| *ordinal) else {
                has_all = false;
                break;
            };
            least = Found(least.0.min(line.postings[place].1.0));
            let Some(places) = line.places.as_ref().and_then(|places| places.get(place)) else { continue };
            let began = places.iter().filter_map(|place| place.checked_sub(at));
            starts = Some(match starts {
                None => began.collect(),
                Some(starts) => began.filter(|start| starts.binary_search(start).is_ok()).collect(),
            });
        }
        if has_all && starts.is_none_or(|starts| !starts.is_empty()) {
            found.push((*ordinal, least));
        }
    }
    found
}
