use super::bytes::{Bytes, push};
use super::coder::{Reader, Writer};
use super::search::Lengths;
use super::search::coding::{Articles, Models};
use crate::query::{Facet, FacetValue};

/// What a stretch of articles adds to the facet index: which of them have which value, and when
/// they were published. Ordinals count from the first article of the stretch.
///
/// As bytes, all numbers in LEB128: how many articles; how many values; the numbers of the values
/// ([`Values`]), each as its distance to the one before; per article its day since 1970 as the distance
/// to the one before (the first zigzagged); how many bytes follow, which code how many articles have each
/// value and their ordinals, as in the search index ([`super::search`]); the ordinals of those dated by
/// month, as distances.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FacetStretch {
    /// Per article the first day it may stand for, as numbers of days since 1970, ascending.
    pub days: Vec<i32>,
    /// The articles that are dated by month.
    pub by_month: Vec<u32>,
    /// Numbers of values in ascending order, each with the articles that have it.
    pub values: Vec<(u32, Vec<u32>)>,
}

/// More is said of no stretch; where bytes do, they are none of ours, and would fill the memory.
const MOST: usize = 1 << 23;

impl FacetStretch {
    /// Writes it.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut out = Vec::new();
        push(&mut out, self.days.len() as u32);
        push(&mut out, self.values.len() as u32);
        push_steps(&mut out, self.values.iter().map(|(value, _)| *value));
        let mut last = 0;
        for (at, day) in self.days.iter().enumerate() {
            let step = day - std::mem::replace(&mut last, *day);
            push(&mut out, if at == 0 { zigzag(step) } else { step.max(0) as u32 });
        }
        let (mut writer, mut models) = (Writer::new(), Models::new());
        let lengths = Lengths::alike(self.days.len() as u32);
        let articles = Articles { lengths: &lengths, archive: None };
        let mut coded = Vec::new();
        for (_, ordinals) in &self.values {
            models.ordinals(&mut writer, articles, ordinals, &mut coded);
            coded.clear();
        }
        let coded = writer.finish();
        push(&mut out, coded.len() as u32);
        out.extend(coded);
        push_steps(&mut out, self.by_month.iter().copied());
        out
    }

    /// Reads it; `None` where the bytes are no such file.
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let mut bytes = Bytes::new(bytes);
        let articles = bytes.count()?;
        let count = bytes.count()?;
        let values = steps(&mut bytes, count)?;
        let mut read = Self::default();
        let mut day = 0_i32;
        for at in 0..articles {
            let step = bytes.number()?;
            day = day.checked_add(if at == 0 { unzigzag(step) } else { i32::try_from(step).ok()? })?;
            read.days.push(day);
        }
        let length = bytes.count()?;
        let (mut reader, mut models) = (Reader::new(bytes.take(length)?), Models::new());
        let lengths = Lengths::alike(articles as u32);
        let articles = Articles { lengths: &lengths, archive: None };
        let mut all = 0;
        for value in values {
            let mut ordinals = Vec::new();
            models.ordinals(&mut reader, articles, &[], &mut ordinals)?;
            all += ordinals.len();
            read.values.push((value, ordinals));
            if all > MOST {
                return None;
            }
        }
        let mut last = 0_u32;
        while !bytes.is_empty() {
            last = last.checked_add(bytes.number()?)?;
            read.by_month.push(last);
        }
        Some(read)
    }
}

fn zigzag(number: i32) -> u32 {
    ((number << 1) ^ (number >> 31)) as u32
}

fn unzigzag(number: u32) -> i32 {
    (number >> 1) as i32 ^ -((number & 1) as i32)
}

fn push_steps(out: &mut Vec<u8>, ascending: impl Iterator<Item = u32>) {
    let mut last = 0;
    ascending.for_each(|number| push(out, number - std::mem::replace(&mut last, number)));
}

fn steps(bytes: &mut Bytes<'_>, count: usize) -> Option<Vec<u32>> {
    let mut numbers = Vec::with_capacity(count.min(bytes.left().len()));
    let mut last = 0_u32;
    for _ in 0..count {
        last = last.checked_add(bytes.number()?)?;
        numbers.push(last);
    }
    Some(numbers)
}

/// Every value of every facet that an article has; years apart, which the days tell.
///
/// A value's number is its place here, counted through all facets. As text: a line for each facet's
/// key and its values, tabs between. Values stand in the order in which they first appear, the
/// oldest article first, so that a newer article moves no number of its own facet; the numbers of a
/// facet begin at a multiple of 65,536 for the same reason.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Values(pub Vec<(Facet, Vec<FacetValue>)>);

/// How many values a facet may have.
const VALUES_A_FACET: usize = 1 << 16;

impl Values {
    /// The number of a value.
    pub fn number(facet: Facet, at: usize) -> u32 {
        let place = Facet::ALL.iter().position(|other| *other == facet).unwrap_or_default();
        (place * VALUES_A_FACET + at) as u32
    }

    /// The facet of a value's number, and the value's place in it.
    pub fn place(number: u32) -> Option<(Facet, usize)> {
        let number = number as usize;
        Some((*Facet::ALL.get(number / VALUES_A_FACET)?, number % VALUES_A_FACET))
    }

    /// Writes them.
    pub fn to_text(&self) -> String {
        let mut out = String::new();
        for (facet, values) in &self.0 {
            out.push_str(facet.key());
            values.iter().for_each(|value| out.extend(["\t", value]));
            out.push('\n');
        }
        out
    }

    /// Reads them; facets of a later day are passed over.
    pub fn from_text(text: &str) -> Self {
        let facets = text.lines().filter_map(|line| {
            let mut parts = line.split('\t');
            let facet = Facet::from_key(parts.next()?)?;
            Some((facet, parts.map(str::to_owned).collect()))
        });
        Self(facets.collect())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn ordinals(articles: u32) -> impl Strategy<Value = Vec<u32>> {
        prop::collection::btree_set(0..articles, 0..40.min(articles as usize))
            .prop_map(|set| set.into_iter().collect())
    }

    fn stretch() -> impl Strategy<Value = FacetStretch> {
        (1_u32..300).prop_flat_map(|articles| {
            let days = prop::collection::vec(-30_000_i32..30_000, articles as usize).prop_map(|mut days| {
                days.sort_unstable();
                days
            });
            let values = prop::collection::btree_map(0_u32..600_000, ordinals(articles), 0..20);
            (days, ordinals(articles), values).prop_map(|(days, by_month, values)| FacetStretch {
                days,
                by_month,
                values: values.into_iter().collect(),
            })
        })
    }

    proptest! {
        #[test]
        fn a_stretch_comes_back(stretch in stretch()) {
            prop_assert_eq!(FacetStretch::from_bytes(&stretch.to_bytes()), Some(stretch));
        }

        #[test]
        fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..90)) {
            FacetStretch::from_bytes(&bytes);
        }
    }

    #[test]
    fn a_value_is_found_by_its_number() {
        for facet in Facet::ALL {
            assert_eq!(Values::place(Values::number(facet, 7)), Some((facet, 7)));
        }
        let values = Values(vec![(Facet::Topic, vec!["a".into(), "b".into()]), (Facet::Kind, vec![])]);
        assert_eq!(values.to_text(), "topic\ta\tb\nkind\n");
        assert_eq!(Values::from_text(&values.to_text()), values);
        assert_eq!(Values::from_text("mood\tgood\ntopic\ta\tb\nkind"), values);
    }
}
