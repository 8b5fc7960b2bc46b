use super::super::bytes::{Bytes, push};

/// Words that stand in more than so many places, in all articles together, have no places: in a
/// phrase they stand for any word. A phrase of rarer words is found exactly.
pub const WORDS_WITHOUT_PLACES: usize = 200_000;

/// Where the words of a file of words stand in each article that has them.
///
/// Places count through all fields of an article, with a gap between fields, so that no phrase
/// reaches from one into the next. As bytes: how many words; how many bytes each takes, 0 where it
/// has no places; then word by word, article by article: how many places, and these as distances.
#[derive(Clone, Debug, Default)]
pub struct PlacesFile {
    bytes: Vec<u8>,
    /// Where each word's places begin, and where the last ones end.
    starts: Vec<usize>,
}

impl PlacesFile {
    /// Writes the places of words, each made by [`push_places`], article by article.
    pub fn to_bytes(words: &[&[u8]]) -> Vec<u8> {
        let mut out = Vec::new();
        push(&mut out, words.len() as u32);
        words.iter().for_each(|word| push(&mut out, word.len() as u32));
        words.iter().for_each(|word| out.extend_from_slice(word));
        out
    }

    /// Reads a file; `None` where the bytes are none.
    pub fn from_bytes(bytes: Vec<u8>) -> Option<Self> {
        let mut reader = Bytes::new(&bytes);
        let count = reader.count()?;
        let lengths: Vec<u32> = (0..count).map(|_| reader.number()).collect::<Option<_>>()?;
        let mut at = bytes.len() - reader.left().len();
        let mut starts = vec![at];
        for length in lengths {
            at = at.checked_add(length as usize)?;
            starts.push(at);
        }
        (at == bytes.len()).then_some(Self { bytes, starts })
    }

    /// The places of the word at a place of its file, for each of `articles` articles in turn; `None`
    /// where it has none, for it is too frequent.
    pub fn of_word(&self, at: usize, articles: u32) -> Option<Vec<Vec<u32>>> {
        let (start, end) = (*self.starts.get(at)?, *self.starts.get(at + 1)?);
        let mut bytes = Bytes::new(self.bytes.get(start..end)?);
        if bytes.is_empty() {
            return None;
        }
        let mut all = Vec::with_capacity(articles.min((end - start) as u32) as usize);
        for _ in 0..articles {
            let count = bytes.count()?;
            let mut last = 0_u32;
            let mut places = Vec::with_capacity(count);
            for _ in 0..count {
                last = last.checked_add(bytes.number()?)?;
                places.push(last);
            }
            all.push(places);
        }
        Some(all)
    }
}

/// Writes the places, ascending, of a word in one article.
pub fn push_places(out: &mut Vec<u8>, places: &[u32]) {
    push(out, places.len() as u32);
    let mut last = 0;
    places.iter().for_each(|place| push(out, place - std::mem::replace(&mut last, *place)));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_come_back_word_by_word() {
        let mut city = Vec::new();
        push_places(&mut city, &[0, 7, 1_000]);
        push_places(&mut city, &[3]);
        let bytes = PlacesFile::to_bytes(&[&city, &[]]);
        let file = PlacesFile::from_bytes(bytes.clone()).expect("whole");
        assert_eq!(file.of_word(0, 2), Some(vec![vec![0, 7, 1_000], vec![3]]));
        assert_eq!(file.of_word(0, 3), None);
        assert_eq!(file.of_word(1, 5), None);
        assert_eq!(file.of_word(2, 1), None);
        for cut in 0..bytes.len() {
            assert!(PlacesFile::from_bytes(bytes[..cut].to_vec()).is_none(), "cut at {cut}");
        }
    }
}
