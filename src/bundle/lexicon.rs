//! Sorted words, coded letter by letter: how likely one is after those before it is learned on the way.

use super::bytes::Words;
use super::coder::{Chance, Coder};

/// Longer words are none that are written.
const LONGEST: usize = 255;

/// Up to so many bytes that a word shares with the one before are told.
const SHARED: usize = 31;

/// How much the three opinions weigh that are asked for a letter: by where a word begins to differ, by
/// the letter before, and by the two before.
const WEIGHTS: [i32; 3] = [1, 2, 4];

/// Learns while words are coded.
struct Lexicon {
    shared: [[Chance; 32]; 16],
    /// Chances of bits of letters, found by a hash of what they depend on.
    letters: Vec<Chance>,
    /// How many bits of the hash are too many.
    shift: u32,
    stretched: Vec<i16>,
}

/// Codes so many words, in order, which `given` has; a reader is given none. `None` where nothing can be
/// read.
pub(super) fn words<'w>(
    coder: &mut impl Coder,
    count: usize,
    mut given: impl Iterator<Item = &'w str>,
) -> Option<Words> {
    let mut lexicon = Lexicon::new(count);
    let mut words = Words::default();
    let (mut last, mut word): (Vec<u8>, Vec<u8>) = (Vec::new(), Vec::new());
    let mut last_shared = 0;
    for _ in 0..count {
        let given = given.next().unwrap_or_default().as_bytes();
        let same = given.iter().zip(&last).take_while(|(one, other)| one == other).count().min(SHARED);
        let shared = coder.symbol(&mut lexicon.shared[last_shared], 5, same as u32) as usize;
        word.clear();
        word.extend_from_slice(last.get(..shared)?);
        let lower = last.get(shared).copied().unwrap_or_default();
        loop {
            let letter = given.get(word.len()).copied().unwrap_or_default();
            let is_first = word.len() == shared;
            let letter = lexicon.letter(coder, &word, is_first.then_some(lower), letter);
            if letter == 0 {
                break;
            }
            word.push(letter);
            if word.len() > LONGEST {
                return None;
            }
        }
        words.push(std::str::from_utf8(&word).ok()?)?;
        std::mem::swap(&mut last, &mut word);
        last_shared = shared.min(15);
    }
    Some(words)
}

impl Lexicon {
    fn new(count: usize) -> Self {
        let bits = (count.max(1).ilog2() + 6).clamp(10, 17);
        Self {
            shared: [[Chance::EVEN; 32]; 16],
            letters: vec![Chance::EVEN; 1 << bits],
            shift: 32 - bits,
            stretched: stretched(),
        }
    }

    /// Codes the next letter of a word, 0 where it ends; `lower` is what stood here in the word before,
    /// where the two begin to differ.
    fn letter(&mut self, coder: &mut impl Coder, before: &[u8], lower: Option<u8>, letter: u8) -> u8 {
        let back = |at: usize| before.len().checked_sub(at).map_or(0, |at| u32::from(before[at]));
        let first = lower.map_or(0, |lower| u32::from(lower) << 8 | 1 << 16);
        let contexts =
            [first, 1 << 17 | back(1) << 8 | (first >> 16) << 16, 1 << 18 | back(1) << 8 | back(2) << 20];
        let mut node = 1_u32;
        for at in (0..8).rev() {
            let places = contexts.map(|context| {
                ((context | node).wrapping_mul(0x9e37_79b1).rotate_left(15).wrapping_mul(0x85eb_ca6b)
                    >> self.shift) as usize
            });
            let (mut sum, mut weights) = (0, 0);
            for (place, weight) in places.iter().zip(WEIGHTS) {
                let chance = self.letters[*place];
                let weight = weight * (10 * i32::from(chance.seen().min(6)) + 1);
                sum += weight * i32::from(self.stretched[chance.odds() as usize]);
                weights += weight;
            }
            let odds = squashed(sum * 11 / (10 * weights)).clamp(2, 4_094) as u32;
            let bit = coder.bit_of(odds, letter >> at & 1 == 1);
            places.iter().for_each(|place| self.letters[*place].learn(bit));
            node = 2 * node + u32::from(bit);
        }
        node as u8
    }
}

/// The logistic curve at every 128th of its argument, from -8 to 8, out of 4,096.
const CURVE: [i32; 33] = [
    1, 2, 4, 6, 10, 17, 27, 45, 74, 120, 194, 311, 488, 747, 1102, 1546, 2048, 2550, 2994, 3349, 3608, 3785,
    3902, 3976, 4022, 4051, 4069, 4079, 4086, 4090, 4092, 4094, 4095,
];

/// How likely something is, out of 4,096, by the logarithm of its odds, in 256ths.
fn squashed(odds: i32) -> i32 {
    let odds = odds.clamp(-2_047, 2_047) + 2_048;
    let (at, part) = ((odds >> 7) as usize, odds & 127);
    (CURVE[at] * (128 - part) + CURVE[at + 1] * part + 64) >> 7
}

/// The other way round, for every likelihood.
fn stretched() -> Vec<i16> {
    let mut stretched = Vec::with_capacity(4_096);
    for odds in -2_047..=2_047 {
        while (stretched.len() as i32) <= squashed(odds) {
            stretched.push(odds as i16);
        }
    }
    stretched.resize(4_096, 2_047);
    stretched
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::coder::{Reader, Writer};
    use super::*;

    fn written(all: &[String]) -> Vec<u8> {
        let mut writer = Writer::new();
        words(&mut writer, all.len(), all.iter().map(String::as_str)).expect("words");
        writer.finish()
    }

    proptest! {
        #[test]
        fn words_come_back(all in prop::collection::btree_set("[a-cé日]{0,6}|a{30,60}b", 0..60)) {
            let all: Vec<String> = all.into_iter().collect();
            let bytes = written(&all);
            let read = words(&mut Reader::new(&bytes), all.len(), std::iter::empty()).expect("whole");
            prop_assert_eq!((0..all.len()).filter_map(|at| read.get(at)).collect::<Vec<_>>(), all);
        }

        #[test]
        fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..90)) {
            words(&mut Reader::new(&bytes), 20, std::iter::empty());
        }
    }

    #[test]
    fn likelihoods_and_their_logarithms_are_the_same_thing() {
        let stretched = stretched();
        assert_eq!(stretched.len(), 4_096);
        for odds in 40..4_056 {
            let back = squashed(stretched[odds as usize].into());
            assert!((back - odds).abs() < 12, "{odds} {back}");
        }
    }

    #[test]
    fn words_that_are_alike_take_little() {
        let all: Vec<String> = (1_000..2_000).map(|number| format!("word{number}")).collect();
        let length = written(&all).len();
        assert!(length < 1_000, "{length} bytes");
    }
}
