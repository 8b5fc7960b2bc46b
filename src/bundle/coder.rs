//! A range coder: what is likely takes few bits, and what is certain none. Whole numbers only, so that
//! the same content gives the same bytes on any machine.
//!
//! Writer and reader go through the same code ([`Coder`]), which a model of what is likely belongs to:
//! so they cannot disagree.

/// How likely a bit is to be 1, learned from the bits so far.
#[derive(Clone, Copy, Debug)]
pub(super) struct Chance {
    /// Out of 65,536.
    odds: u16,
    /// How many bits it has learned from; more than [`KNOWS`] are not told apart.
    seen: u8,
}

/// So many bits, and what is learned from one more changes no further.
const KNOWS: u8 = 120;

/// How much of what surprises is learned, by how many bits were seen: 65,536 / (seen + 1.5).
const LEARNED: [u16; KNOWS as usize + 1] = {
    let mut learned = [0; KNOWS as usize + 1];
    let mut seen = 0;
    while seen <= KNOWS as usize {
        learned[seen] = (131_072 / (2 * seen as u32 + 3)) as u16;
        seen += 1;
    }
    learned
};

impl Chance {
    /// As likely as not, and nothing is known.
    pub const EVEN: Self = Self { odds: 1 << 15, seen: 0 };

    /// So likely out of 4,096, as sure of it as after so many bits.
    pub const fn of(odds: u16, seen: u8) -> Self {
        Self { odds: odds << 4, seen }
    }

    /// How likely 1 is, out of 4,096; never 0 and never certain.
    #[inline]
    pub fn odds(self) -> u32 {
        u32::from(self.odds >> 4).clamp(1, 4_095)
    }

    /// How many bits it has learned from.
    pub fn seen(self) -> u8 {
        self.seen
    }

    /// Learns from a bit.
    #[inline]
    pub fn learn(&mut self, bit: bool) {
        let rate = u32::from(LEARNED[usize::from(self.seen)]);
        let odds = u32::from(self.odds);
        let odds = if bit { odds + (((65_535 - odds) * rate) >> 16) } else { odds - ((odds * rate) >> 16) };
        self.odds = odds as u16;
        self.seen = (self.seen + 1).min(KNOWS);
    }
}

/// A writer, which is told what to code, or a reader, which tells what was coded and disregards what it
/// is told.
pub(super) trait Coder {
    /// Codes a bit that is 1 with a chance of so many out of 4,096.
    fn bit_of(&mut self, odds: u32, bit: bool) -> bool;

    /// Codes one of things that share `all`, each with a part of its own. `at` lies in the part of
    /// the one; `part` tells where the part begins that a place lies in, and how long it is. `None`
    /// where nothing can be coded so, for nothing was.
    fn part_of(&mut self, all: u32, at: u32, part: impl FnOnce(u32) -> Option<(u32, u32)>) -> Option<()>;

    /// Codes a bit and learns from it.
    #[inline]
    fn bit(&mut self, chance: &mut Chance, bit: bool) -> bool {
        let bit = self.bit_of(chance.odds(), bit);
        chance.learn(bit);
        bit
    }

    /// Codes a number below 2 to the power of `bits`, the highest bit first; there are as many chances.
    #[inline]
    fn symbol(&mut self, chances: &mut [Chance], bits: u32, number: u32) -> u32 {
        let mut node = 1;
        for at in (0..bits).rev() {
            let bit = self.bit(&mut chances[node], (number >> at) & 1 == 1);
            node = 2 * node + usize::from(bit);
        }
        node as u32 - (1 << bits)
    }

    /// Codes one of `all` numbers that are as likely as one another.
    fn even(&mut self, all: u32, number: u32) -> Option<u32> {
        let mut found = 0;
        self.part_of(all, number, |at| {
            found = at;
            Some((at, 1))
        })?;
        Some(found)
    }
}

/// The numbers that all that was coded so far leaves: so many (`range`) from `low` on.
#[derive(Debug)]
struct Interval {
    low: u64,
    range: u64,
}

/// The highest byte of an interval is settled where its ends differ by less than this.
const SETTLED: u64 = 1 << 56;
/// A range that is less is made less still, so that a byte settles.
const LEAST: u64 = 1 << 48;

impl Interval {
    const ALL: Self = Self { low: 0, range: u64::MAX };

    /// How many numbers, the first, stand for a bit that is 1.
    #[inline]
    fn of_bit(&self, odds: u32) -> u64 {
        (self.range >> 12) * u64::from(odds)
    }

    /// How many numbers stand for one of so many things.
    #[inline]
    fn of_one(&self, all: u32) -> u64 {
        self.range / u64::from(all.max(1))
    }

    /// Leaves so many numbers, without those before them.
    #[inline]
    fn leave(&mut self, before: u64, range: u64) {
        self.low = self.low.wrapping_add(before);
        self.range = range;
    }

    /// Leaves those of a bit, the first `ones` of which stand for 1.
    #[inline]
    fn leave_bit(&mut self, ones: u64, bit: bool) {
        if bit { self.leave(0, ones) } else { self.leave(ones, self.range - ones) }
    }

    /// Takes the highest byte, where it will change no more.
    #[inline]
    fn settled(&mut self) -> Option<u8> {
        if (self.low ^ self.low.wrapping_add(self.range)) >= SETTLED {
            if self.range >= LEAST {
                return None;
            }
            self.range = self.low.wrapping_neg() & (LEAST - 1);
        }
        let byte = (self.low >> 56) as u8;
        self.low <<= 8;
        self.range <<= 8;
        Some(byte)
    }
}

/// Writes.
#[derive(Debug)]
pub(super) struct Writer {
    left: Interval,
    out: Vec<u8>,
}

impl Writer {
    pub fn new() -> Self {
        Self { left: Interval::ALL, out: Vec::new() }
    }

    /// All that was written.
    pub fn finish(mut self) -> Vec<u8> {
        // A number within the range with as few bytes as may be; the rest is read as zeros.
        let low = self.left.low;
        let end = low.checked_add(LEAST - 1).map_or(low, |end| end & !(LEAST - 1));
        self.out.extend(end.to_be_bytes());
        while self.out.last() == Some(&0) {
            self.out.pop();
        }
        self.out
    }

    fn settle(&mut self) {
        while let Some(byte) = self.left.settled() {
            self.out.push(byte);
        }
    }
}

impl Coder for Writer {
    fn bit_of(&mut self, odds: u32, bit: bool) -> bool {
        self.left.leave_bit(self.left.of_bit(odds), bit);
        self.settle();
        bit
    }

    fn part_of(&mut self, all: u32, at: u32, part: impl FnOnce(u32) -> Option<(u32, u32)>) -> Option<()> {
        let (start, length) = part(at)?;
        let one = self.left.of_one(all);
        self.left.leave(one * u64::from(start), one * u64::from(length));
        self.settle();
        Some(())
    }
}

/// Reads what a [`Writer`] wrote; after its end it reads zeros.
#[derive(Debug)]
pub(super) struct Reader<'a> {
    left: Interval,
    /// The number in the interval that was written.
    code: u64,
    bytes: &'a [u8],
}

impl<'a> Reader<'a> {
    pub fn new(bytes: &'a [u8]) -> Self {
        let mut reader = Self { left: Interval::ALL, code: 0, bytes };
        (0..8).for_each(|_| reader.take());
        reader
    }

    #[inline]
    fn take(&mut self) {
        let (byte, bytes) = self.bytes.split_first().map_or((0, self.bytes), |(byte, rest)| (*byte, rest));
        self.bytes = bytes;
        self.code = self.code << 8 | u64::from(byte);
    }

    #[inline]
    fn settle(&mut self) {
        while self.left.settled().is_some() {
            self.take();
        }
    }

    /// How far into the interval the number lies.
    #[inline]
    fn place(&self) -> u64 {
        self.code.wrapping_sub(self.left.low)
    }
}

impl Coder for Reader<'_> {
    #[inline]
    fn bit_of(&mut self, odds: u32, _: bool) -> bool {
        let ones = self.left.of_bit(odds);
        let bit = self.place() < ones;
        self.left.leave_bit(ones, bit);
        self.settle();
        bit
    }

    #[inline]
    fn part_of(&mut self, all: u32, _: u32, part: impl FnOnce(u32) -> Option<(u32, u32)>) -> Option<()> {
        let one = self.left.of_one(all);
        let at = (self.place() / one).min(u64::from(all.checked_sub(1)?));
        let (start, length) = part(at as u32)?;
        self.left.leave(one * u64::from(start), one * u64::from(length.max(1)));
        self.settle();
        Some(())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Goes through bits and numbers in the same way as writer and as reader.
    fn all(coder: &mut impl Coder, bits: &[(usize, bool)], numbers: &[(u32, u32)]) -> (Vec<bool>, Vec<u32>) {
        let mut chances = [Chance::EVEN; 4];
        let mut tree = [Chance::of(400, 3); 16];
        let told = bits.iter().map(|(of, bit)| coder.bit(&mut chances[*of], *bit)).collect();
        let numbers = numbers.iter().flat_map(|(number, all)| {
            let symbol = coder.symbol(&mut tree, 4, number % 16);
            [symbol, coder.even(*all, *number).expect("coded so")]
        });
        (told, numbers.collect())
    }

    proptest! {
        #[test]
        fn what_is_written_is_read(
            bits in prop::collection::vec((0_usize..4, prop::bool::weighted(0.05)), 0..900),
            numbers in prop::collection::vec((any::<u32>(), 1_u32..), 0..90),
        ) {
            let numbers: Vec<(u32, u32)> = numbers.into_iter().map(|(number, all)| (number % all, all)).collect();
            let mut writer = Writer::new();
            let told = all(&mut writer, &bits, &numbers);
            prop_assert_eq!(&told.0, &bits.iter().map(|(_, bit)| *bit).collect::<Vec<_>>());
            prop_assert_eq!(&told.1, &numbers.iter().flat_map(|(number, _)| [number % 16, *number]).collect::<Vec<_>>());
            let bytes = writer.finish();
            prop_assert_eq!(all(&mut Reader::new(&bytes), &bits, &numbers), told);
        }

        #[test]
        fn any_bytes_are_read_as_something(bytes in prop::collection::vec(any::<u8>(), 0..40)) {
            let numbers = [(0, 1), (0, 7), (0, u32::MAX)];
            all(&mut Reader::new(&bytes), &[(0, false); 90], &numbers);
        }
    }

    #[test]
    fn what_is_likely_takes_few_bits() {
        let mut writer = Writer::new();
        let mut chance = Chance::EVEN;
        (0..8_000).for_each(|at| {
            writer.bit(&mut chance, at % 100 == 0);
        });
        let length = writer.finish().len();
        // 80 of 8,000 at random would be 646 bits.
        assert!((60..120).contains(&length), "{length} bytes");
    }
}
