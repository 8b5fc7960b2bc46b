/// Chance that is the same at each run: the generator SplitMix64 (Steele, Lea, Flood 2014).
pub struct Chance(u64);

impl Chance {
    /// The chance of the thing of this number; things do not depend on each other.
    pub fn of(number: usize) -> Self {
        let mut chance = Self(0x0bea_c0de_2020_1116 ^ (number as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15));
        chance.next();
        chance
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below `end`; 0 where that is 0.
    pub fn below(&mut self, end: usize) -> usize {
        let wide = u128::from(self.next()) * end as u128;
        usize::try_from(wide >> 64).unwrap_or(0)
    }

    /// Whether something happens that happens `of_hundred` times of a hundred.
    pub fn happens(&mut self, of_hundred: usize) -> bool {
        self.below(100) < of_hundred
    }

    /// One of these; each entry is as likely as the others.
    pub fn one<'a, T>(&mut self, list: &'a [T]) -> Option<&'a T> {
        list.get(self.below(list.len()))
    }

    /// A rank below `ranks`, the second half as often as the first, the third a third as often (Zipf).
    pub fn rank(&mut self, ranks: usize) -> usize {
        const SCALE: usize = 720_720;
        let weights = || (1..=ranks).map(|rank| SCALE / rank);
        let mut left = self.below(weights().sum());
        for (rank, weight) in weights().enumerate() {
            if left < weight {
                return rank;
            }
            left -= weight;
        }
        0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranks_are_spread_as_zipf_says() {
        let mut chance = Chance::of(1);
        let mut counts = [0_u32; 20];
        (0..40_000).for_each(|_| counts[chance.rank(20)] += 1);
        for rank in [2_u32, 4, 10] {
            let ratio = f64::from(counts[0]) / f64::from(counts[rank as usize - 1]);
            assert!((ratio / f64::from(rank) - 1.0).abs() < 0.2, "rank {rank}: {counts:?}");
        }
    }

    #[test]
    fn numbers_stay_below_their_end() {
        let mut chance = Chance::of(7);
        assert!((0..1000).all(|_| chance.below(3) < 3));
        assert_eq!(chance.below(0), 0);
        assert_eq!(chance.one::<u8>(&[]), None);
    }
}
