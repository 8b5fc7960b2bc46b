//! Whole numbers in few bytes (LEB128), for the files that are read in place.

/// Writes a number: seven bits a byte, the lowest first, the eighth bit where more follow.
pub(super) fn push(out: &mut Vec<u8>, mut number: u32) {
    while number >= 0x80 {
        out.push(number as u8 | 0x80);
        number >>= 7;
    }
    out.push(number as u8);
}

/// Reads bytes from the front. What ends too early or is too large is `None`.
#[derive(Clone, Debug)]
pub(super) struct Bytes<'a> {
    left: &'a [u8],
}

impl<'a> Bytes<'a> {
    pub fn new(bytes: &'a [u8]) -> Self {
        Self { left: bytes }
    }

    pub fn number(&mut self) -> Option<u32> {
        let (first, rest) = self.left.split_first()?;
        self.left = rest;
        if *first < 0x80 {
            return Some(u32::from(*first));
        }
        let mut number = u64::from(*first & 0x7f);
        for shift in [7, 14, 21, 28] {
            let (byte, rest) = self.left.split_first()?;
            self.left = rest;
            number |= u64::from(*byte & 0x7f) << shift;
            if *byte < 0x80 {
                return u32::try_from(number).ok();
            }
        }
        None
    }

    /// A number of things that take a byte or more each; more than there are bytes is `None`.
    pub fn count(&mut self) -> Option<usize> {
        let count = self.number()? as usize;
        (count <= self.left.len()).then_some(count)
    }

    pub fn take(&mut self, length: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.left.split_at_checked(length)?;
        self.left = rest;
        Some(taken)
    }

    pub fn left(&self) -> &'a [u8] {
        self.left
    }

    /// A number of things that are coded, many in a byte at times, but not any number.
    pub fn coded_count(&mut self) -> Option<usize> {
        let count = self.number()? as usize;
        (count <= 64 * self.left.len()).then_some(count)
    }

    pub fn is_empty(&self) -> bool {
        self.left.is_empty()
    }
}

/// Writes sorted words, each by how much it shares with the one before, and the rest of it.
pub(super) fn push_words<'a>(out: &mut Vec<u8>, words: impl IntoIterator<Item = &'a str>) {
    let mut last = "";
    for word in words {
        let shared = shared(last, word);
        push(out, shared as u32);
        push(out, (word.len() - shared) as u32);
        out.extend_from_slice(&word.as_bytes()[shared..]);
        last = word;
    }
}

/// How many bytes two words have in common at the front, whole characters only.
fn shared(one: &str, other: &str) -> usize {
    let equal = one.bytes().zip(other.bytes()).take_while(|(a, b)| a == b).count();
    (0..=equal).rev().find(|at| one.is_char_boundary(*at) && other.is_char_boundary(*at)).unwrap_or(0)
}

/// Words as [`push_words`] wrote them, in one piece of text.
#[derive(Clone, Debug, Default)]
pub(super) struct Words {
    text: String,
    /// Where each word ends.
    ends: Vec<u32>,
}

impl Words {
    /// Reads so many words.
    pub fn read(bytes: &mut Bytes<'_>, count: usize) -> Option<Self> {
        let mut words = Self { text: String::new(), ends: Vec::with_capacity(count) };
        let mut last = 0;
        for _ in 0..count {
            let start = words.text.len();
            let kept = bytes.number()? as usize;
            let length = bytes.number()? as usize;
            let rest = std::str::from_utf8(bytes.take(length)?).ok()?;
            let before = words.text.get(last..start)?.get(..kept)?.to_owned();
            words.text.push_str(&before);
            words.text.push_str(rest);
            words.ends.push(u32::try_from(words.text.len()).ok()?);
            last = start;
        }
        Some(words)
    }

    /// Adds a word that comes after all others; `None` where there is no room.
    pub fn push(&mut self, word: &str) -> Option<()> {
        self.text.push_str(word);
        self.ends.push(u32::try_from(self.text.len()).ok()?);
        Some(())
    }

    pub fn len(&self) -> usize {
        self.ends.len()
    }

    pub fn get(&self, at: usize) -> Option<&str> {
        let end = *self.ends.get(at)? as usize;
        let start = at.checked_sub(1).map_or(0, |before| self.ends[before] as usize);
        self.text.get(start..end)
    }

    /// How many words come before `word`.
    pub fn before(&self, word: &str) -> usize {
        let (mut low, mut high) = (0, self.len());
        while low < high {
            let middle = (low + high) / 2;
            match self.get(middle) {
                Some(found) if found < word => low = middle + 1,
                _ => high = middle,
            }
        }
        low
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_come_back() {
        for number in [0, 1, 127, 128, 300, 16_383, 16_384, u32::MAX] {
            let mut out = Vec::new();
            push(&mut out, number);
            let mut bytes = Bytes::new(&out);
            assert_eq!(bytes.number(), Some(number));
            assert!(bytes.is_empty());
            assert_eq!(Bytes::new(&out[..out.len() - 1]).number(), None, "{number} cut");
        }
        assert_eq!(Bytes::new(&[0xff, 0xff, 0xff, 0xff, 0xff]).number(), None);
    }

    #[test]
    fn words_come_back_and_are_found() {
        let sorted = ["", "a", "ab", "abc", "ecole", "école", "écoles", "日本"];
        let mut out = Vec::new();
        push_words(&mut out, sorted);
        let words = Words::read(&mut Bytes::new(&out), sorted.len()).expect("whole");
        assert_eq!((0..words.len()).filter_map(|at| words.get(at)).collect::<Vec<_>>(), sorted);
        for (at, word) in sorted.iter().enumerate() {
            assert_eq!(words.before(word), at, "{word}");
        }
        assert_eq!(words.before("abd"), 4);
        for cut in 0..out.len() {
            assert!(Words::read(&mut Bytes::new(&out[..cut]), sorted.len()).is_none(), "cut at {cut}");
        }
    }
}
