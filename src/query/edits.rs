//! Typing errors: how far one word is from another.

/// How many typing errors are forgiven in a word: one from four letters, two from eight.
pub fn edits_allowed(word: &str) -> usize {
    match word.chars().count() {
        0..4 => 0,
        4..8 => 1,
        _ => 2,
    }
}

/// Tells how many letters must be added, taken out, changed or swapped with their neighbour to make
/// one word of another (optimal string alignment), where that is at most a limit.
///
/// The words to compare with are given one after the other. Where they come in order, what one
/// begins with has been compared already, and what begins hopelessly is passed over.
#[derive(Clone, Debug)]
pub struct Edits {
    word: Vec<char>,
    limit: usize,
    beginning: bool,
    /// The letters of the last word as far as they were compared.
    compared: Vec<char>,
    /// For each of these letters, and none, the edits to each beginning of `word`.
    rows: Vec<Vec<usize>>,
    /// Whether all that begins with what was compared is beyond the limit.
    hopeless: bool,
}

impl Edits {
    /// Compares with `word`; where that is the `beginning` of a word, with the beginnings of others.
    pub fn new(word: &str, limit: usize, beginning: bool) -> Self {
        let word: Vec<char> = word.chars().collect();
        let rows = vec![(0..=word.len()).collect()];
        Self { word, limit, beginning, compared: Vec::new(), rows, hopeless: false }
    }

    /// The edits to a word, or to the beginning of it that is nearest; `None` beyond the limit.
    pub fn to(&mut self, other: &str) -> Option<usize> {
        let shared =
            self.compared.iter().zip(other.chars()).take_while(|(one, other)| **one == *other).count();
        // What goes on from what is hopeless is not looked at again.
        let rest = if self.hopeless && shared == self.compared.len() { usize::MAX } else { shared };
        self.hopeless = rest == usize::MAX;
        self.compared.truncate(shared);
        self.rows.truncate(shared + 1);
        for letter in other.chars().skip(rest) {
            let row = self.row(letter);
            self.hopeless = row.iter().all(|edits| *edits > self.limit);
            self.compared.push(letter);
            self.rows.push(row);
            if self.hopeless {
                break;
            }
        }
        let last = |row: &Vec<usize>| row.last().copied();
        let edits = match self.beginning {
            true => self.rows.iter().filter_map(last).min(),
            false if self.hopeless => None,
            false => self.rows.last().and_then(last),
        };
        edits.filter(|edits| *edits <= self.limit)
    }

    fn row(&self, letter: char) -> Vec<usize> {
        let at = self.compared.len();
        let last = &self.rows[at];
        let mut row = Vec::with_capacity(self.word.len() + 1);
        row.push(at + 1);
        for (to, ours) in self.word.iter().enumerate() {
            let changed = last[to] + usize::from(letter != *ours);
            let mut least = changed.min(last[to + 1] + 1).min(row[to] + 1);
            if at > 0 && to > 0 && letter == self.word[to - 1] && self.compared[at - 1] == *ours {
                least = least.min(self.rows[at - 1][to - 1] + 1);
            }
            row.push(least);
        }
        row
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[track_caller]
    fn check(one: &str, other: &str, limit: usize, expected: Option<usize>) {
        assert_eq!(Edits::new(one, limit, false).to(other), expected, "{one} {other}");
        assert_eq!(Edits::new(other, limit, false).to(one), expected, "{other} {one}");
    }

    #[test]
    fn edits_are_counted_up_to_a_limit() {
        check("", "", 1, Some(0));
        check("city", "city", 1, Some(0));
        check("city", "cit", 1, Some(1));
        check("city", "ctiy", 1, Some(1));
        check("city", "cite", 1, Some(1));
        check("city", "scite", 1, None);
        check("city", "scite", 2, Some(2));
        check("government", "govrenmnt", 2, Some(2));
        check("sécurité", "sécurite", 1, Some(1));
        check("a", "abcd", 2, None);
    }

    #[test]
    fn a_beginning_is_compared_with_beginnings() {
        assert_eq!(Edits::new("ctiz", 1, true).to("citizen"), Some(1));
        assert_eq!(Edits::new("citi", 1, true).to("citizen"), Some(0));
        assert_eq!(Edits::new("zzzz", 1, true).to("citizen"), None);
    }

    #[test]
    fn longer_words_are_forgiven_more() {
        assert_eq!(["abc", "abcd", "abcdefg", "abcdefgh"].map(edits_allowed), [0, 1, 1, 2]);
    }

    /// Straight from the definition.
    fn naive(one: &[char], other: &[char]) -> usize {
        match (one, other) {
            ([], rest) | (rest, []) => rest.len(),
            ([a, x @ ..], [b, y @ ..]) => {
                let mut least = naive(x, y) + usize::from(a != b);
                least = least.min(naive(x, other) + 1).min(naive(one, y) + 1);
                if let ([a, c, x @ ..], [b, d, y @ ..]) = (one, other)
                    && a == d
                    && b == c
                {
                    least = least.min(naive(x, y) + 1);
                }
                least
            }
        }
    }

    proptest! {
        #[test]
        fn words_in_any_order_are_compared_right(
            word in "[ab]{0,5}",
            others in prop::collection::vec("[abc]{0,6}", 1..9),
            limit in 0_usize..3,
        ) {
            let letters = |word: &str| word.chars().collect::<Vec<_>>();
            let (mut whole, mut beginning) = (Edits::new(&word, limit, false), Edits::new(&word, limit, true));
            for other in &others {
                let theirs = letters(other);
                let edits = naive(&letters(&word), &theirs);
                prop_assert_eq!(whole.to(other), Some(edits).filter(|edits| *edits <= limit));
                let least = (0..=theirs.len()).map(|end| naive(&letters(&word), &theirs[..end])).min();
                prop_assert_eq!(beginning.to(other), least.filter(|edits| *edits <= limit));
            }
        }
    }
}
