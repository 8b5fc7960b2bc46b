use crate::query::Archive;

/// How much likelier articles with each value of the facet index are to have a frequent word than others
/// of their length, as far as was seen of that word: those on the same things have the same words.
pub(super) struct Leanings<'a> {
    archive: Option<&'a Archive>,
    /// Of each value, in 65,536ths of a logarithm of odds.
    of_values: Vec<i32>,
}

/// How fast they are learned.
const LEARNED: i32 = 2;

/// None is further from nothing: eight in logarithms of odds.
const MOST: i32 = 8 << 16;

impl<'a> Leanings<'a> {
    /// Nothing was seen of a word yet; without an archive nothing ever is.
    pub fn new(archive: Option<&'a Archive>) -> Self {
        Self { archive, of_values: vec![0; archive.map_or(0, Archive::value_count)] }
    }

    /// The values of an article.
    #[inline]
    pub fn values(&self, article: u32) -> &'a [u16] {
        self.archive.map_or(&[], |archive| archive.values_of(article))
    }

    /// How much likelier an article with these values is to have the word: the logarithm of odds, in 256ths.
    #[inline]
    pub fn of(&self, values: &[u16]) -> i32 {
        let mut leaning = 0;
        for value in values {
            leaning += self.of_values.get(usize::from(*value)).copied().unwrap_or_default();
        }
        (leaning >> 8).clamp(-2_047, 2_047)
    }

    /// Learns how much of a surprise an article with these values was, out of 4,096.
    #[inline]
    pub fn learn(&mut self, values: &[u16], surprise: i32) {
        for value in values {
            if let Some(leaning) = self.of_values.get_mut(usize::from(*value)) {
                *leaning = (*leaning + surprise * LEARNED).clamp(-MOST, MOST);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::coder::Writer;
    use super::super::coding::{Articles, Models};
    use super::super::lengths::Lengths;
    use super::*;
    use crate::query::Facet;

    #[test]
    fn a_word_that_stands_where_a_topic_does_takes_little() {
        // One article of two, without order, and a word that most of these and few others have.
        let of_topic: Vec<u32> = (0..900_u32).filter(|at| at * at % 31 < 15).collect();
        let having = |at: &u32| of_topic.contains(at) != at.is_multiple_of(10);
        let having: Vec<u32> = (0..900).filter(having).collect();
        let topic = |values| Archive::new(vec![0; 900], &[], vec![(Facet::Topic, values)]);
        let (told, bare) = (topic(vec![("drones".to_owned(), of_topic.clone())]), topic(Vec::new()));
        let length = |archive: &Archive| {
            let mut writer = Writer::new();
            let articles = Articles { lengths: &Lengths::alike(900), archive: Some(archive) };
            Models::new().ordinals(&mut writer, articles, &having, &mut Vec::new()).expect("coded");
            writer.finish().len()
        };
        assert!(length(&told) * 4 < length(&bare) * 3, "{} and {}", length(&told), length(&bare));
    }

    #[test]
    fn leanings_stay_within_bounds() {
        let archive =
            Archive::new(vec![0; 2], &[], vec![(Facet::Topic, vec![("drones".to_owned(), vec![1])])]);
        let mut leanings = Leanings::new(Some(&archive));
        let values = [0, 1, 7].map(|article| leanings.values(article));
        (0..9_999).for_each(|_| leanings.learn(values[1], 4_095));
        assert_eq!(values.map(|values| leanings.of(values)), [0, 2_047, 0]);
        (0..9_999).for_each(|_| leanings.learn(values[1], -4_095));
        assert_eq!(values.map(|values| leanings.of(values)), [0, -2_047, 0]);
        assert_eq!(Leanings::new(None).values(1), [0; 0]);
    }
}
