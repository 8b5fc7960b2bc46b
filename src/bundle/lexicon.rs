//! Sorted words, coded letter by letter: how likely one is after those before it is learned on the way.

use super::bytes::Words;
use super::coder::{Chance, Coder};
use super::trust::{Curve, Trust};

/// Longer words are none that are written.
const LONGEST: usize = 255;

/// Up to so many bytes that a word shares with the one before are told.
const SHARED: usize = 31;

/// How many opinions are asked of a bit of a letter: by where a word begins to differ, by the letter
/// before, by the two before, and by the three.
const OPINIONS: usize = 4;

/// Learns while words are coded; what it learned from some helps with others of the same language.
#[derive(Clone, Debug)]
pub(super) struct Lexicon {
    /// Of how many bytes a word shares with the one before, by how many that did and how many it had left.
    shared: Vec<[Chance; SHARED + 1]>,
    /// Chances of bits of letters, found by a hash of what they depend on.
    letters: Vec<Chance>,
    /// How many bits of the hash are too many.
    shift: u32,
    /// How far each opinion is to be trusted, by how much the last two know.
    trust: [Trust<OPINIONS>; 18],
    curve: Curve,
}

impl Lexicon {
    /// Nothing is learned, and there is room for what about so many words teach.
    pub fn new(count: usize) -> Self {
        let bits = (count.max(1).ilog2() + 7).clamp(10, 18);
        Self {
            shared: vec![[Chance::EVEN; SHARED + 1]; 64],
            letters: vec![Chance::EVEN; 1 << bits],
            shift: 32 - bits,
            trust: [Trust::alike(23_000); 18],
            curve: Curve::new(),
        }
    }

    /// Codes so many words, in order and each once, which `given` has; a reader is given none. `None`
    /// where nothing can be read.
    pub fn words<'w>(
        &mut self,
        coder: &mut impl Coder,
        count: usize,
        mut given: impl Iterator<Item = &'w str>,
    ) -> Option<Words> {
        let mut words = Words::default();
        let (mut last, mut word): (Vec<u8>, Vec<u8>) = (Vec::new(), Vec::new());
        let mut last_shared = 0;
        for _ in 0..count {
            let given = given.next().unwrap_or_default().as_bytes();
            let same = given.iter().zip(&last).take_while(|(one, other)| one == other).count().min(SHARED);
            let context = last_shared.min(7) * 8 + (last.len() - last_shared).min(7);
            let shared = coder.symbol(&mut self.shared[context], 5, same as u32) as usize;
            word.clear();
            word.extend_from_slice(last.get(..shared)?);
            // What stands here in the word before is lower.
            let mut lower = Some(last.get(shared).copied().unwrap_or_default()).filter(|_| shared < SHARED);
            loop {
                let letter = given.get(word.len()).copied().unwrap_or_default();
                let letter = self.letter(coder, &word, lower.take(), letter);
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
            last_shared = shared;
        }
        Some(words)
    }

    /// Codes the next letter of a word, 0 where it ends; `lower` is what stood here in the word before,
    /// where the two begin to differ: bits that it settles are not coded.
    fn letter(&mut self, coder: &mut impl Coder, before: &[u8], lower: Option<u8>, letter: u8) -> u8 {
        let back = |at: usize| before.len().checked_sub(at).map_or(0, |at| u32::from(before[at]));
        let first = lower.map_or(1, |lower| u32::from(lower) << 8 | 1 << 16 | 1);
        let one = back(1) << 8;
        let two = one | back(2) << 16;
        let contexts = [first, one | first & 1 << 16 | 2, two | 3, two | back(3) << 24 | 4];
        let contexts = contexts.map(|context| context.wrapping_mul(0x9e37_79b1).rotate_left(15));
        let mut bound = lower;
        let mut node = 1_u32;
        for at in (0..8).rev() {
            if bound.is_some_and(|lower| lower >> at & 1 == 1) {
                node = 2 * node + 1;
                continue;
            }
            let bit = self.bit(coder, &contexts, node, lower.is_some(), letter >> at & 1 == 1);
            bound = bound.filter(|_| !bit);
            node = 2 * node + u32::from(bit);
        }
        node as u8
    }

    /// Codes a bit of a letter, which lies at `node` of the tree of all letters.
    fn bit(
        &mut self,
        coder: &mut impl Coder,
        contexts: &[u32; OPINIONS],
        node: u32,
        is_first: bool,
        bit: bool,
    ) -> bool {
        let places = contexts.map(|context| {
            ((context ^ node.wrapping_mul(0x2f0b_4c47)).wrapping_mul(0x85eb_ca6b) >> self.shift) as usize
        });
        let chances = places.map(|place| self.letters[place]);
        let knows = |of: usize| usize::from(chances[of].seen()).div_ceil(2);
        let context = knows(3).min(2) + 3 * (knows(2) + 3).div_ceil(4).min(2) + if is_first { 9 } else { 0 };
        let opinions = chances.map(|chance| self.curve.stretched(chance));
        let (bit, _) = self.trust[context].code(&self.curve, coder, &opinions, bit);
        places.iter().for_each(|place| self.letters[*place].learn(bit));
        bit
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::coder::{Reader, Writer};
    use super::*;

    fn written(all: &[String]) -> Vec<u8> {
        let mut writer = Writer::new();
        Lexicon::new(all.len()).words(&mut writer, all.len(), all.iter().map(String::as_str)).expect("words");
        writer.finish()
    }

    proptest! {
        #[test]
        fn words_come_back(all in prop::collection::btree_set("[a-cé日]{0,6}|a{30,60}b", 0..60)) {
            let all: Vec<String> = all.into_iter().collect();
            let bytes = written(&all);
            let read = Lexicon::new(all.len()).words(&mut Reader::new(&bytes), all.len(), std::iter::empty()).expect("whole");
            prop_assert_eq!((0..all.len()).filter_map(|at| read.get(at)).collect::<Vec<_>>(), all);
        }

        #[test]
        fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..90)) {
            Lexicon::new(20).words(&mut Reader::new(&bytes), 20, std::iter::empty());
        }
    }

    #[test]
    fn words_that_are_alike_take_little() {
        let all: Vec<String> = (1_000..2_000).map(|number| format!("word{number}")).collect();
        let length = written(&all).len();
        assert!(length < 1_000, "{length} bytes");
    }

    #[test]
    fn what_some_words_taught_helps_with_others() {
        let words = |endings: [&str; 2]| {
            let stems = ["arrang", "engag", "judg", "manag", "measur", "mov", "stat"].into_iter();
            stems.flat_map(|stem| endings.map(|ending| [stem, ending].concat())).collect::<Vec<_>>()
        };
        let mut taught = Lexicon::new(20);
        let length = |lexicon: &mut Lexicon, words: Vec<String>| {
            let mut writer = Writer::new();
            lexicon.words(&mut writer, words.len(), words.iter().map(String::as_str));
            writer.finish().len()
        };
        let first = length(&mut taught, words(["e", "ement"]));
        let second = length(&mut taught.clone(), words(["ed", "ements"]));
        let untaught = length(&mut Lexicon::new(20), words(["ed", "ements"]));
        assert!(second * 3 < untaught * 2, "{first} {second} {untaught}");
    }
}
