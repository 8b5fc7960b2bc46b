//! How well articles answer what was typed, and which of them answer best (see `query::ranking`).
//!
//! Which articles pass is known before any is scored, so that only these are, and of these only such as may
//! come among the best: most have a word in their body alone, and are passed over by one look at a table.

use std::borrow::Cow;

use super::searching::Term;
use crate::bundle::search::Posting;
use crate::model::order;
use crate::query::{Found, Ordinals, Rarity, WEIGHTS};

/// The best of more results are cut from all of them, sorted.
const FAR: usize = 200;

/// What each code of a list is worth.
type Worths = [u32; Found::CODES];

/// The articles that answer what was typed, part by part, with where its words stand in them.
#[derive(Default)]
pub(super) struct Scoring<'a> {
    parts: Vec<Answers<'a>>,
}

/// The articles that answer a part of a search, in as many lists as there are words that do.
pub(super) struct Answers<'a> {
    lists: Vec<List<'a>>,
    rarity: Rarity,
}

/// Articles, the oldest first, with the code of where a word stands in each.
struct List<'a> {
    ordinals: Cow<'a, [u32]>,
    codes: Cow<'a, [u8]>,
    /// How much the word counts, in thousandths.
    closeness: u32,
}

/// Room that every search uses again: the score of each article, and that by one part. What they hold of
/// articles that have none is of no meaning.
#[derive(Debug, Default)]
pub(super) struct Room {
    total: Vec<u32>,
    part: Vec<u32>,
}

impl<'a> Answers<'a> {
    /// What answers a part by these words; the articles that do are told as well.
    pub fn by_words(terms: &[Term<'a>], articles: u32) -> (Self, Ordinals) {
        let mut set = Ordinals::none(articles);
        let list = |term: &Term<'a>| {
            term.file.add_to(&mut set, term.at);
            let (ordinals, codes) = term.file.lists(term.at);
            List { ordinals: ordinals.into(), codes: codes.into(), closeness: term.closeness }
        };
        let lists = terms.iter().map(list).collect();
        (Self { lists, rarity: Rarity::of(set.count(), articles) }, set)
    }

    /// The same of a phrase, by where it stands.
    pub fn by_phrase(found: &[Posting], articles: u32) -> (Self, Ordinals) {
        let ordinals = found.iter().map(|(ordinal, _)| *ordinal).collect();
        let codes = found.iter().map(|(_, found)| found.0).collect();
        let list = List { ordinals: Cow::Owned(ordinals), codes: Cow::Owned(codes), closeness: 1_000 };
        let set = Ordinals::of(articles, found.iter().map(|(ordinal, _)| *ordinal));
        (Self { lists: vec![list], rarity: Rarity::of(found.len() as u32, articles) }, set)
    }

    fn postings(&self) -> usize {
        self.lists.iter().map(|list| list.ordinals.len()).sum()
    }

    /// Calls `take` with each list, and what its codes are worth.
    fn each(&self, mut take: impl FnMut(&List<'a>, &Worths)) {
        let mut last: Option<(u32, Worths)> = None;
        for list in &self.lists {
            let worths = match last {
                Some((closeness, worths)) if closeness == list.closeness => worths,
                _ => worths(list.closeness, self.rarity),
            };
            last = Some((list.closeness, worths));
            take(list, &worths);
        }
    }

    /// Writes down how well each article answers that does, and tells the best score.
    fn write(&self, room: &mut Vec<u32>, articles: u32) -> u32 {
        room.resize(articles as usize, 0);
        let mut seen = Ordinals::none(articles);
        let mut greatest = 0;
        self.each(|list, worths| {
            for (ordinal, worth) in list.worths(worths) {
                if let Some(place) = room.get_mut(ordinal as usize) {
                    // What stood there before is of an earlier search.
                    *place = if seen.contains(ordinal) { worth.max(*place) } else { worth };
                    greatest = worth.max(greatest);
                    seen.insert(ordinal);
                }
            }
        });
        greatest
    }

    /// How well an article answers; 0 where it does not.
    fn score_of(&self, ordinal: u32) -> u32 {
        let mut best = 0;
        self.each(|list, worths| {
            if let Ok(at) = list.ordinals.binary_search(&ordinal) {
                best = worth(worths, list.codes.get(at)).max(best);
            }
        });
        best
    }
}

impl List<'_> {
    /// The articles with what they are worth, the oldest first.
    fn worths(&self, worths: &Worths) -> impl DoubleEndedIterator<Item = (u32, u32)> {
        let codes = self.codes.iter();
        self.ordinals.iter().copied().zip(codes.map(|code| worth(worths, Some(code))))
    }
}

#[inline]
fn worth(worths: &Worths, code: Option<&u8>) -> u32 {
    code.map_or(0, |code| worths[usize::from(*code) % Found::CODES])
}

/// What each code is worth, in thousandths of a bit, in a word of this closeness that is so rare.
pub(super) fn worths(closeness: u32, rarity: Rarity) -> Worths {
    // Neither is more than some thousands.
    WEIGHTS.map(|weight| weighted(weight, closeness) * rarity.0 / 1_000)
}

/// A weight in a word of this closeness.
pub(super) fn weighted(weight: u32, closeness: u32) -> u32 {
    weight * closeness / 1_000
}

impl<'a> Scoring<'a> {
    /// Adds a part.
    pub fn push(&mut self, part: Answers<'a>) {
        self.parts.push(part);
    }

    /// Whether nothing was typed by which articles could be ranked.
    pub fn is_empty(&self) -> bool {
        self.parts.is_empty()
    }

    /// How rare it is that an article answers, part by part.
    pub fn rarities(&self) -> impl Iterator<Item = Rarity> {
        self.parts.iter().map(|part| part.rarity)
    }

    /// The score of an article.
    pub fn score_of(&self, ordinal: u32) -> u32 {
        self.parts.iter().map(|part| part.score_of(ordinal)).sum()
    }

    /// Of results, which answer every part, those after the `skipped` best, as many as are `shown`: the
    /// best first, and of what scores alike the newest.
    pub fn best(
        &self,
        results: &Ordinals,
        (skipped, shown): (usize, usize),
        room: &mut Room,
        articles: u32,
    ) -> Vec<u32> {
        let end = skipped.saturating_add(shown).min(articles as usize);
        if end > FAR {
            room.add_up(self.parts.iter(), articles);
            let mut all: Vec<u64> = results.iter().map(|it| key(it, room.total_of(it))).collect();
            order::sort(&mut all);
            return all.iter().rev().skip(skipped).take(shown).map(|key| ordinal_of(*key)).collect();
        }
        // The part that most articles answer is looked through for the best, all others are added up.
        let most = (0..self.parts.len()).max_by_key(|at| self.parts[*at].postings());
        let Some(most) = most.filter(|_| end > 0) else { return Vec::new() };
        let others = (0..).zip(&self.parts).filter(|(at, _)| *at != most).map(|(_, part)| part);
        let greatest = room.add_up(others, articles);
        let mut best = Best { keys: Vec::with_capacity(end), end, last: 0 };
        self.parts[most].each(|list, worths| {
            for (ordinal, worth) in list.worths(worths).rev() {
                if key(ordinal, worth + greatest) > best.last && results.contains(ordinal) {
                    let others = if greatest > 0 { room.total_of(ordinal) } else { 0 };
                    best.offer(key(ordinal, worth + others));
                }
            }
        });
        best.keys.iter().skip(skipped).map(|key| ordinal_of(*key)).collect()
    }
}

impl Room {
    /// Adds up how well each article answers parts of a search, of those that answer all of them, and tells
    /// a score that none exceeds.
    fn add_up<'p, 'a: 'p>(&mut self, parts: impl Iterator<Item = &'p Answers<'a>>, articles: u32) -> u32 {
        let mut greatest = 0;
        for (at, part) in parts.enumerate() {
            if at == 0 {
                greatest = part.write(&mut self.total, articles);
                continue;
            }
            greatest += part.write(&mut self.part, articles);
            for (total, part) in self.total.iter_mut().zip(&self.part) {
                // What no part has written down may be any number.
                *total = total.saturating_add(*part);
            }
        }
        greatest
    }

    fn total_of(&self, ordinal: u32) -> u32 {
        self.total.get(ordinal as usize).copied().unwrap_or(0)
    }
}

/// Score and ordinal of an article in one number: the greater, the better. None is 0.
fn key(ordinal: u32, score: u32) -> u64 {
    (u64::from(score) << 32 | u64::from(ordinal)) + 1
}

fn ordinal_of(key: u64) -> u32 {
    (key - 1) as u32
}

/// The best articles so far.
struct Best {
    /// Their keys, the best first.
    keys: Vec<u64>,
    /// How many there are at most.
    end: usize,
    /// What has no greater key is not taken in: 0 as long as there is room.
    last: u64,
}

impl Best {
    /// Takes an article in where it is better than the last of them. One that is among them already, by
    /// another word, stays with the better score.
    fn offer(&mut self, key: u64) {
        if key <= self.last {
            return;
        }
        match self.keys.iter().position(|other| ordinal_of(*other) == ordinal_of(key)) {
            Some(at) if self.keys[at] >= key => return,
            Some(at) => {
                self.keys.remove(at);
            }
            None if self.keys.len() == self.end => {
                self.keys.pop();
            }
            None => (),
        }
        self.keys.insert(self.keys.partition_point(|better| *better > key), key);
        if self.keys.len() == self.end {
            self.last = self.keys.last().copied().unwrap_or(0);
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const ARTICLES: u32 = 300;

    /// Words by their closeness, each with the articles that have it.
    fn part() -> impl Strategy<Value = Vec<(u32, Vec<(u32, u8)>)>> {
        let list = prop::collection::btree_map(0..ARTICLES, 0_u8..64, 0..90);
        let list = list.prop_map(|list| list.into_iter().collect());
        prop::collection::vec((prop::sample::select(vec![1_000_u32, 900, 350]), list), 1..4)
    }

    fn answers(part: &[(u32, Vec<(u32, u8)>)]) -> (Answers<'static>, Ordinals) {
        let list = |(closeness, list): &(u32, Vec<(u32, u8)>)| List {
            ordinals: list.iter().map(|(ordinal, _)| *ordinal).collect(),
            codes: list.iter().map(|(_, code)| *code).collect(),
            closeness: *closeness,
        };
        let lists: Vec<List<'static>> = part.iter().map(list).collect();
        let set = Ordinals::of(ARTICLES, lists.iter().flat_map(|list| list.ordinals.iter().copied()));
        (Answers { lists, rarity: Rarity::of(set.count(), ARTICLES) }, set)
    }

    proptest! {
        #[test]
        fn the_best_are_those_that_come_first_when_all_are_sorted(
            parts in prop::collection::vec(part(), 1..4),
            left_out in prop::collection::btree_set(0..ARTICLES, 0..40),
            before in part(),
            window in (0_usize..60, 1_usize..250),
        ) {
            let mut scoring = Scoring::default();
            let mut results = Ordinals::all(ARTICLES);
            for part in &parts {
                let (answers, set) = answers(part);
                results.keep(&set);
                scoring.push(answers);
            }
            results.leave_out(&Ordinals::of(ARTICLES, left_out));
            let score = |ordinal: u32| -> u32 {
                let of_part = |part: &Vec<(u32, Vec<(u32, u8)>)>, rarity| {
                    let codes = part.iter().flat_map(|(closeness, list)| {
                        let here = list.iter().filter(|(other, _)| *other == ordinal);
                        here.map(|(_, code)| worths(*closeness, rarity)[usize::from(*code)])
                    });
                    codes.max().unwrap_or(0)
                };
                parts.iter().map(|part| of_part(part, answers(part).0.rarity)).sum()
            };
            let mut sorted: Vec<u32> = results.iter().collect();
            sorted.sort_by_key(|ordinal| (u32::MAX - score(*ordinal), u32::MAX - ordinal));
            for ordinal in &sorted {
                prop_assert_eq!(scoring.score_of(*ordinal), score(*ordinal));
            }
            // The room holds what an earlier search left.
            let mut room = Room::default();
            room.add_up([answers(&before).0].iter(), ARTICLES);
            let expected: Vec<u32> = sorted.into_iter().skip(window.0).take(window.1).collect();
            prop_assert_eq!(scoring.best(&results, window, &mut room, ARTICLES), expected);
        }
    }

    #[test]
    fn nothing_is_shown_of_no_page() {
        let (answers, set) = answers(&[(1_000, vec![(3, 1), (9, 1)])]);
        let scoring = Scoring { parts: vec![answers] };
        assert_eq!(scoring.best(&set, (0, 0), &mut Room::default(), ARTICLES), Vec::<u32>::new());
        assert_eq!(scoring.best(&set, (usize::MAX, 20), &mut Room::default(), ARTICLES), Vec::<u32>::new());
        assert_eq!(scoring.best(&set, (0, 20), &mut Room::default(), ARTICLES), [9, 3]);
    }

    #[test]
    fn the_oldest_article_counts_where_a_word_tells_nothing() {
        let all: Vec<(u32, u8)> = (0..ARTICLES).map(|ordinal| (ordinal, 0)).collect();
        let (answers, set) = answers(&[(350, all)]);
        let scoring = Scoring { parts: vec![answers] };
        assert_eq!(scoring.score_of(0), 0);
        let first = scoring.best(&Ordinals::of(ARTICLES, [0]), (0, 20), &mut Room::default(), ARTICLES);
        assert_eq!(first, [0]);
        assert_eq!(scoring.best(&set, (299, 20), &mut Room::default(), ARTICLES), [0]);
    }
}
