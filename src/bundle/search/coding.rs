//! How likely what is said of a word is: in how many articles it stands, in which, and where there.
//!
//! Writer and reader go through the same code; a reader is given nothing and learns all. What is known
//! of a word from a file of titles is not said again.

use std::iter::Peekable;

use super::super::coder::{Chance, Coder};
use super::super::trust::Trust;
use super::leanings::Leanings;
use super::lengths::Lengths;
use super::list::Posting;
use super::standing::{Detail, Standing, USUAL};
use crate::query::{Archive, Found};

/// A word that one of so many articles has is told article by article, others by how far their articles
/// lie from one another. Of many articles fewer words are, for it takes a while.
fn one_of(articles: u32) -> u32 {
    match articles {
        0..=4_096 => 24,
        4_097..=FEW => 16,
        _ => 8,
    }
}

/// Among more articles than these their values are not looked at: that would take a while too.
const FEW: u32 = 16_384;

/// What is known of all articles before a file is read.
#[derive(Clone, Copy)]
pub(in crate::bundle) struct Articles<'a> {
    pub lengths: &'a Lengths,
    /// Which values each has; articles that have the same are likelier to have the same words.
    pub archive: Option<&'a Archive>,
}

/// Up to how far the next article that has a word lies, in 64ths of the usual distance.
const STEPS: [u64; 15] = [4, 8, 16, 26, 35, 45, 58, 70, 86, 102, 128, 160, 198, 256, 352];

/// How likely each bit of the place of a distance among these is, were words spread by chance.
const STEP: [u16; 16] =
    [2048, 1372, 2040, 1004, 2654, 1980, 1961, 914, 1984, 2133, 2004, 1768, 1793, 1801, 1735, 914];

/// What was learned from the words of a file so far.
pub(in crate::bundle) struct Models {
    /// Of the number of binary digits of how many articles have a word, by that of the word before, or of how many
    /// are known to.
    digits: [[Chance; 32]; 12],
    halves: [Chance; 32],
    /// That number of the word before.
    last: u32,
    /// Of whether an article has a frequent word: how far its length is to be trusted, its values, and
    /// what is true of all, by the number of binary digits of how many have it.
    has: [Trust<3>; DIGITS],
    /// Of a distance, by how many articles are left and how far the last one was.
    steps: [[Chance; 16]; 24],
    /// Of whether an article has a word of titles that is likely to, by how many had it before, and how
    /// many had not.
    likely: [Chance; 16],
    /// Of where a word stands in an article.
    standing: Standing,
}

/// What is known of an article that is likely to have a word of titles.
const LIKELY: Found = Found(1);

/// Of how many binary digits the numbers of articles are, at most.
const DIGITS: usize = 22;

/// An opinion that is always the same: it says what the others leave out.
const ALWAYS: i32 = 256;

/// How likely each bit of the number of digits is of a word that nothing is known of.
const DIGIT: [u16; 22] = [
    2048, 16, 40, 2048, 450, 60, 2048, 2048, 1270, 770, 300, 2048, 2048, 2048, 2048, 2048, 4000, 1400, 1384,
    1000, 509, 472,
];

fn digit_chance(context: usize, node: usize) -> Chance {
    match DIGIT.get(node) {
        Some(odds) if context < 4 || node == 1 => Chance::of(*odds, 6),
        _ => Chance::EVEN,
    }
}

impl Articles<'_> {
    fn count(self) -> u32 {
        self.lengths.articles()
    }
}

impl Models {
    pub fn new() -> Self {
        Self {
            digits: std::array::from_fn(|context| std::array::from_fn(|node| digit_chance(context, node))),
            halves: [Chance::of(1_400, 3); 32],
            last: 0,
            has: [Trust([65_536, 60_000, 0]); DIGITS],
            steps: [STEP.map(|odds| Chance::of(odds, 16)); 24],
            likely: [Chance::of(3_600, 1); 16],
            standing: Standing::new(),
        }
    }

    /// Codes a word that stands in `given`, and adds what was coded to `out`; `known` are those that have
    /// it in title or names. `None` where nothing can be read.
    pub(super) fn word(
        &mut self,
        coder: &mut impl Coder,
        articles: Articles<'_>,
        known: &[Posting],
        given: &[Posting],
        out: &mut Vec<Posting>,
    ) -> Option<()> {
        let others = given.iter().map(|(ordinal, _)| *ordinal);
        let others: Vec<u32> = others.filter(|ordinal| !holds(known, *ordinal)).collect();
        let mut found = Vec::new();
        self.articles(coder, articles, known, &others, &mut found)?;
        let count = (known.len() + found.len()) as u32;
        let detail = Detail::of(count, known.len() as u32, articles.count());
        let mut usual = USUAL;
        let (mut known, mut found) = (known.iter().copied().peekable(), found.into_iter().peekable());
        let mut given = given.iter().map(|(_, found)| *found);
        while let Some((ordinal, fields)) = next_of(&mut known, &mut found) {
            let given = given.next().unwrap_or_default();
            let article = (articles.lengths, ordinal);
            out.push((ordinal, self.standing.rest(coder, &mut usual, article, detail, fields, given)));
        }
        Some(())
    }

    /// Codes in which title and names a word stands, the same way; `likely` are the articles that may well
    /// have it there.
    pub(super) fn title(
        &mut self,
        coder: &mut impl Coder,
        articles: Articles<'_>,
        likely: &[u32],
        given: &[Posting],
        out: &mut Vec<Posting>,
    ) -> Option<()> {
        let mut hits = Vec::new();
        let mut others: Vec<u32> = given.iter().map(|(ordinal, _)| *ordinal).collect();
        let likely = likely.iter().filter(|ordinal| **ordinal < articles.count());
        let likely: Vec<Posting> = likely.map(|ordinal| (*ordinal, LIKELY)).collect();
        others.retain(|ordinal| !holds(&likely, *ordinal));
        let (mut right, mut wrong) = (0, 0);
        for (ordinal, _) in &likely {
            if coder.bit(&mut self.likely[right * 4 + wrong], holds(given, *ordinal)) {
                hits.push((*ordinal, LIKELY));
                right = (right + 1).min(3);
            } else {
                wrong = (wrong + 1).min(3);
            }
        }
        let mut found = Vec::new();
        self.articles(coder, articles, &likely, &others, &mut found)?;
        let mut usual = USUAL;
        let (mut hits, mut found) = (hits.iter().copied().peekable(), found.into_iter().peekable());
        let mut given = given.iter().map(|(_, found)| *found);
        while let Some((ordinal, hint)) = next_of(&mut hits, &mut found) {
            let given = given.next().unwrap_or_default();
            out.push((ordinal, self.standing.title(coder, &mut usual, hint == LIKELY, given)));
        }
        Some(())
    }

    /// Codes ordinals of articles, ascending, and adds what was coded to `found`.
    pub fn ordinals(
        &mut self,
        coder: &mut impl Coder,
        articles: Articles<'_>,
        given: &[u32],
        found: &mut Vec<u32>,
    ) -> Option<()> {
        self.articles(coder, articles, &[], given, found)
    }

    /// How many articles have a word that are not known to, and which.
    fn articles(
        &mut self,
        coder: &mut impl Coder,
        articles: Articles<'_>,
        known: &[Posting],
        given: &[u32],
        found: &mut Vec<u32>,
    ) -> Option<()> {
        let count = self.count(coder, known.len() as u32, given.len() as u32)?;
        let all = count.checked_add(known.len() as u32).filter(|all| *all <= articles.count())?;
        match all >= articles.count().div_ceil(one_of(articles.count())) {
            true => self.frequent(coder, articles, known, (count, given), found),
            false => self.rare(coder, articles.lengths, (count, given), found)?,
        }
        Some(())
    }

    /// How many articles have a word besides so many that are known to.
    fn count(&mut self, coder: &mut impl Coder, known: u32, count: u32) -> Option<u32> {
        let context = match known {
            0 => (self.last.div_ceil(2) as usize).min(3),
            known => 4 + (known.ilog2() as usize).min(7),
        };
        self.last = coder.symbol(&mut self.digits[context], 5, (count + 1).ilog2());
        let Some(below) = self.last.checked_sub(1) else { return Some(0) };
        let half = coder.bit(&mut self.halves[self.last as usize], (count + 1) >> below & 1 == 1);
        let rest = coder.even(1 << below, (count + 1) & ((1 << below) - 1))?;
        Some((1 << self.last | u32::from(half) << below | rest) - 1)
    }

    fn frequent(
        &mut self,
        coder: &mut impl Coder,
        articles: Articles<'_>,
        known: &[Posting],
        (count, given): (u32, &[u32]),
        found: &mut Vec<u32>,
    ) {
        let lengths = articles.lengths;
        let mut given = given.iter().peekable();
        let weight = |article: u32| lengths.before(article + 1) - lengths.before(article);
        let mut open = lengths.articles() - known.len() as u32;
        let mut rest = lengths.before(lengths.articles());
        known.iter().for_each(|(article, _)| rest -= weight(*article));
        let mut known = known.iter().map(|(article, _)| *article).peekable();
        let mut left = count;
        let mut leanings = Leanings::new(articles.archive.filter(|_| lengths.articles() <= FEW));
        let mut trust = self.has[(count.max(1).ilog2() as usize).min(DIGITS - 1)];
        let curve = &self.standing.curve;
        let mut before = 0;
        for article in 0..lengths.articles() {
            if left == 0 {
                break;
            }
            let end = lengths.before(article + 1);
            let weight = end - std::mem::replace(&mut before, end);
            if known.next_if_eq(&article).is_some() {
                continue;
            }
            let has = given.next_if_eq(&&article).is_some();
            let has = left >= open || {
                let odds = u64::from(left) * u64::from(weight) * 4_096 / u64::from(rest);
                let at_first_sight = curve.stretched(Chance::of(odds.clamp(1, 4_095) as u16, 1));
                let values = leanings.values(article);
                let opinions = [at_first_sight, leanings.of(values), ALWAYS];
                let (has, surprise) = trust.code(curve, coder, &opinions, has);
                leanings.learn(values, surprise);
                has
            };
            if has {
                found.push(article);
                left -= 1;
            }
            open -= 1;
            rest -= weight;
        }
        self.has[(count.max(1).ilog2() as usize).min(DIGITS - 1)] = trust;
    }

    fn rare(
        &mut self,
        coder: &mut impl Coder,
        lengths: &Lengths,
        (count, given): (u32, &[u32]),
        ordinals: &mut Vec<u32>,
    ) -> Option<()> {
        let articles = lengths.articles();
        let mut given = given.iter().copied();
        let (mut next, mut last) = (0, 2);
        for left in (1..=count).rev() {
            let start = lengths.before(next);
            let all = u64::from(lengths.before(articles) - start);
            let article = given.next().unwrap_or(next);
            let (mut from, mut to) = (next, articles);
            if left > 1 {
                let bound = |at: usize| start + (all * STEPS[at] / (64 * u64::from(left))).min(all) as u32;
                let place = lengths.before(article);
                let step = (0..STEPS.len()).take_while(|at| place >= bound(*at)).count() as u32;
                let step = coder.symbol(&mut self.steps[many(left) * 4 + last], 4, step);
                let first = |place: u32| {
                    let article = lengths.at(place);
                    article + u32::from(lengths.before(article) < place)
                };
                from = step.checked_sub(1).map_or(from, |before| first(bound(before as usize)));
                to = if step as usize == STEPS.len() { to } else { first(bound(step as usize)) };
                last = [0, 0, 0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 3, 3, 3, 3][step as usize];
            }
            let start = lengths.before(from);
            let all = lengths.before(to).checked_sub(start).filter(|all| *all > 0)?;
            let mut found = from;
            coder.part_of(all, lengths.before(article).saturating_sub(start), |at| {
                found = lengths.at(start + at);
                let begins = lengths.before(found);
                Some((begins - start, lengths.before(found + 1) - begins))
            })?;
            ordinals.push(found);
            next = found + 1;
        }
        Some(())
    }
}

fn holds(postings: &[Posting], ordinal: u32) -> bool {
    postings.binary_search_by_key(&ordinal, |(ordinal, _)| *ordinal).is_ok()
}

/// The older of the next article that is known and the next that was found.
fn next_of(
    known: &mut Peekable<impl Iterator<Item = Posting>>,
    found: &mut Peekable<impl Iterator<Item = u32>>,
) -> Option<Posting> {
    match (known.peek(), found.peek()) {
        (Some((known, _)), Some(found)) if known > found => (),
        (Some(_), _) => return known.next(),
        (None, _) => (),
    }
    found.next().map(|ordinal| (ordinal, Found::default()))
}

fn many(left: u32) -> usize {
    match left {
        0..=2 => 0,
        3 => 1,
        4 => 2,
        5..=7 => 3,
        8..=15 => 4,
        _ => 5,
    }
}
