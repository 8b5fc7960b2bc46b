//! Several opinions of how likely a bit is, made one: each is trusted as far as it proved right.
//!
//! This is logistic mixing: M. Mahoney, "Adaptive Weighing of Context Models for Lossless Data
//! Compression", Florida Tech, 2005.

use super::coder::{Chance, Coder};

/// How far each of some opinions is to be trusted, 65,536 being as far as one that stands alone; learned
/// on the way.
#[derive(Clone, Copy, Debug)]
pub(super) struct Trust<const N: usize>(pub [i32; N]);

impl<const N: usize> Trust<N> {
    /// All are trusted alike.
    pub const fn alike(trust: i32) -> Self {
        Self([trust; N])
    }

    /// Codes a bit of which there are these opinions: logarithms of odds, as [`Curve`] has them; tells how
    /// much of a surprise it was too, out of 4,096, less than nothing for 0.
    #[inline]
    pub fn code(
        &mut self,
        curve: &Curve,
        coder: &mut impl Coder,
        opinions: &[i32; N],
        bit: bool,
    ) -> (bool, i32) {
        let sum: i32 = self.0.iter().zip(opinions).map(|(trust, opinion)| (trust >> 4) * opinion).sum();
        let odds = curve.odds(sum >> 12);
        let bit = coder.bit_of(odds as u32, bit);
        let surprise = if bit { 4_096 - odds } else { -odds };
        for (trust, opinion) in self.0.iter_mut().zip(opinions) {
            *trust = (*trust + ((opinion * surprise) >> LEARNED)).clamp(-MOST, MOST);
        }
        (bit, surprise)
    }
}

/// How fast trust is learned: the more, the slower.
const LEARNED: u32 = 11;

/// No opinion is trusted more: sums stay within their numbers.
const MOST: i32 = 1 << 19;

/// From how likely something is, out of 4,096, to the logarithm of its odds, in 256ths, and back.
#[derive(Clone, Debug)]
pub(super) struct Curve {
    stretched: Vec<i16>,
    squashed: Vec<i16>,
}

impl Curve {
    pub fn new() -> Self {
        let squashed: Vec<i16> = (-2_048..2_048).map(|odds| squashed(odds) as i16).collect();
        Self { stretched: stretched(&squashed), squashed }
    }

    /// The logarithm of the odds of what is so likely.
    #[inline]
    pub fn stretched(&self, chance: Chance) -> i32 {
        i32::from(self.stretched[chance.odds() as usize])
    }

    /// How likely something is with such a logarithm of odds; never 0 and never certain.
    #[inline]
    fn odds(&self, logarithm: i32) -> i32 {
        i32::from(self.squashed[(logarithm + 2_048).clamp(0, 4_095) as usize]).clamp(2, 4_094)
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
fn stretched(squashed: &[i16]) -> Vec<i16> {
    let mut stretched = Vec::with_capacity(4_096);
    for (logarithm, odds) in (-2_048..).zip(squashed) {
        while stretched.len() <= *odds as usize {
            stretched.push(logarithm);
        }
    }
    stretched.resize(4_096, 2_047);
    stretched
}

#[cfg(test)]
mod tests {
    use super::super::coder::Writer;
    use super::*;

    #[test]
    fn the_opinion_that_proves_right_is_followed() {
        let mut writer = Writer::new();
        let (mut trust, curve) = (Trust::alike(30_000), Curve::new());
        for at in 0..4_000_u32 {
            // The first is right four times out of five, the second is always sure of 1.
            let bit = at.is_multiple_of(3);
            let right = if at.is_multiple_of(5) != bit { 900 } else { -900 };
            trust.code(&curve, &mut writer, &[right, 1_500], bit);
        }
        let length = writer.finish().len();
        // As likely as not would be 500 bytes, four out of five are 361.
        assert!(length < 400, "{length} bytes");
    }

    #[test]
    fn likelihoods_and_their_logarithms_are_the_same_thing() {
        let stretched = Curve::new().stretched;
        assert_eq!(stretched.len(), 4_096);
        for odds in 40..4_056 {
            let back = squashed(stretched[odds as usize].into());
            assert!((back - odds).abs() < 12, "{odds} {back}");
        }
    }
}
