/// A set of ordinals, as a bitmap: bit `n` stands for article `n`.
///
/// Invariant: bits at and above the length are never set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ordinals {
    words: Vec<u64>,
    length: u32,
}

impl Ordinals {
    /// No ordinal, of `length` possible ones.
    pub fn none(length: u32) -> Self {
        Self { words: vec![0; length.div_ceil(64) as usize], length }
    }

    /// Every ordinal below `length`.
    pub fn all(length: u32) -> Self {
        let mut words = vec![u64::MAX; length.div_ceil(64) as usize];
        if let (Some(last), rest @ 1..) = (words.last_mut(), length % 64) {
            *last = (1 << rest) - 1;
        }
        Self { words, length }
    }

    /// The set of the given ordinals; those out of range are left out.
    pub fn of(length: u32, ordinals: impl IntoIterator<Item = u32>) -> Self {
        let mut set = Self::none(length);
        for ordinal in ordinals {
            set.insert(ordinal);
        }
        set
    }

    /// Adds an ordinal; one out of range is left out.
    #[inline(always)]
    pub fn insert(&mut self, ordinal: u32) {
        if let Some(word) = self.words.get_mut((ordinal / 64) as usize).filter(|_| ordinal < self.length) {
            *word |= 1 << (ordinal % 64);
        }
    }

    /// Whether the ordinal is in the set.
    #[inline(always)]
    pub fn contains(&self, ordinal: u32) -> bool {
        self.words.get((ordinal / 64) as usize).is_some_and(|word| word >> (ordinal % 64) & 1 == 1)
    }

    /// Keeps what is in both.
    pub fn keep(&mut self, other: &Self) {
        for (word, other) in self.words.iter_mut().zip(&other.words) {
            *word &= other;
        }
    }

    /// Adds what is in the other.
    pub fn add(&mut self, other: &Self) {
        for (word, other) in self.words.iter_mut().zip(&other.words) {
            *word |= other;
        }
    }

    /// Takes out what is in the other.
    pub fn leave_out(&mut self, other: &Self) {
        for (word, other) in self.words.iter_mut().zip(&other.words) {
            *word &= !other;
        }
    }

    /// How many ordinals are in the set.
    pub fn count(&self) -> u32 {
        self.words.iter().map(|word| word.count_ones()).sum()
    }

    /// How many ordinals are in both sets.
    pub fn count_shared(&self, other: &Self) -> u32 {
        self.words.iter().zip(&other.words).map(|(a, b)| (a & b).count_ones()).sum()
    }

    /// How many ordinals there could be: all are below it.
    pub fn length(&self) -> u32 {
        self.length
    }

    /// How many ordinals of the set are at least `first` and below `end`.
    pub fn count_between(&self, first: u32, end: u32) -> u32 {
        let end = end.min(self.length);
        if first >= end {
            return 0;
        }
        let (from, to) = ((first / 64) as usize, ((end - 1) / 64) as usize);
        let (low, high) = (u64::MAX << (first % 64), u64::MAX >> (63 - (end - 1) % 64));
        if from == to {
            return (self.words[from] & low & high).count_ones();
        }
        let within: u32 = self.words[from + 1..to].iter().map(|word| word.count_ones()).sum();
        within + (self.words[from] & low).count_ones() + (self.words[to] & high).count_ones()
    }

    /// Adds every ordinal that is at least `first` and below `end`.
    pub fn insert_between(&mut self, first: u32, end: u32) {
        let end = end.min(self.length);
        if first >= end {
            return;
        }
        let (from, to) = ((first / 64) as usize, ((end - 1) / 64) as usize);
        let (low, high) = (u64::MAX << (first % 64), u64::MAX >> (63 - (end - 1) % 64));
        if from == to {
            self.words[from] |= low & high;
            return;
        }
        self.words[from] |= low;
        self.words[from + 1..to].fill(u64::MAX);
        self.words[to] |= high;
    }

    /// Calls `take` with each ordinal in ascending order: faster than to iterate.
    #[inline]
    pub fn for_each(&self, mut take: impl FnMut(u32)) {
        for (at, word) in (0_u32..).zip(&self.words) {
            let mut left = *word;
            while left != 0 {
                take(at * 64 + left.trailing_zeros());
                left &= left - 1;
            }
        }
    }

    /// The same in descending order.
    #[inline]
    pub fn for_each_newest_first(&self, mut take: impl FnMut(u32)) {
        for (at, word) in (0..self.words.len() as u32).zip(&self.words).rev() {
            let mut left = *word;
            while left != 0 {
                let bit = 63 - left.leading_zeros();
                take(at * 64 + bit);
                left ^= 1 << bit;
            }
        }
    }

    /// The ordinals in ascending order.
    pub fn iter(&self) -> impl Iterator<Item = u32> + '_ {
        (0_u32..).zip(&self.words).flat_map(|(at, word)| {
            let mut left = *word;
            std::iter::from_fn(move || {
                let bit = (left != 0).then(|| left.trailing_zeros())?;
                left &= left - 1;
                Some(at * 64 + bit)
            })
        })
    }

    /// The ordinals in descending order.
    pub fn newest_first(&self) -> impl Iterator<Item = u32> + '_ {
        let words = self.words.iter().rev();
        (0..self.words.len() as u32).rev().zip(words).flat_map(|(at, word)| {
            let mut left = *word;
            std::iter::from_fn(move || {
                let bit = (left != 0).then(|| 63 - left.leading_zeros())?;
                left ^= 1 << bit;
                Some(at * 64 + bit)
            })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sets_behave_as_sets_at_the_edges_of_words() {
        for length in [0, 1, 63, 64, 65, 128, 130] {
            assert_eq!(Ordinals::all(length).count(), length);
            assert_eq!(Ordinals::all(length).iter().collect::<Vec<_>>(), (0..length).collect::<Vec<_>>());
        }
        let mut some = Ordinals::of(130, [0, 63, 64, 129, 130, 900]);
        assert_eq!(some.iter().collect::<Vec<_>>(), [0, 63, 64, 129]);
        some.leave_out(&Ordinals::of(130, [63]));
        some.keep(&Ordinals::of(130, [0, 63, 129]));
        assert_eq!(some.newest_first().collect::<Vec<_>>(), [129, 0]);
        let many = Ordinals::of(130, [0, 1, 63, 64, 128, 129]);
        let (mut oldest, mut newest) = (Vec::new(), Vec::new());
        many.for_each(|ordinal| oldest.push(ordinal));
        many.for_each_newest_first(|ordinal| newest.push(ordinal));
        assert_eq!((oldest, newest), (many.iter().collect(), many.newest_first().collect()));
        assert_eq!(some.count_shared(&Ordinals::all(130)), 2);
    }

    #[test]
    fn ranges_are_counted_and_added_as_their_ordinals_are() {
        let some = Ordinals::of(200, (0..200).filter(|ordinal| ordinal % 3 == 0));
        for first in 0..200 {
            for end in [first, first + 1, first + 63, first + 64, first + 65, 200, 900] {
                let inside = some.iter().filter(|ordinal| (first..end).contains(ordinal)).count();
                assert_eq!(some.count_between(first, end) as usize, inside, "{first} to {end}");
                let mut range = Ordinals::none(200);
                range.insert_between(first, end);
                assert_eq!(range, Ordinals::of(200, first..end.max(first)), "{first} to {end}");
            }
        }
    }
}
