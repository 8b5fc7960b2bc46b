//! Ranking: how well an article answers a word (BM25 with weighted fields), in whole numbers, so
//! that publisher, tests and browser agree to the last digit.

/// Where a word stands in an article. The first letters of the alphabet of a posting's code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// The title.
    Title,
    /// Names of what the article is about and who wrote it.
    Names,
    /// The summary.
    Summary,
    /// Headings inside the body.
    Headings,
    /// The body.
    Body,
}

/// Where a word stands in one article, in six bits: one each for title, names, summary and headings,
/// two for how often it stands in the body, the length of the body taken into account.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Found(pub u8);

impl Found {
    /// Every code is below this.
    pub const CODES: usize = 64;

    /// With the field added; the body is added by [`Found::with_body`].
    pub fn with(self, field: Field) -> Self {
        Self(self.0 | field.bit())
    }

    /// With a level of the body from [`level_of`].
    pub fn with_body(self, level: u8) -> Self {
        Self((self.0 & 0b1111) | (level.min(3) << 4))
    }

    /// How much of the body the word is, from 0 (none) to 3.
    pub fn body(self) -> u8 {
        (self.0 >> 4) & 3
    }

    /// Whether it stands in the field.
    pub fn is_in(self, field: Field) -> bool {
        match field {
            Field::Body => self.body() > 0,
            field => self.0 & field.bit() != 0,
        }
    }
}

impl Field {
    /// Every field, the weightiest first.
    pub const ALL: [Self; 5] = [Self::Title, Self::Names, Self::Summary, Self::Headings, Self::Body];

    const fn bit(self) -> u8 {
        match self {
            Self::Title => 1,
            Self::Names => 2,
            Self::Summary => 4,
            Self::Headings => 8,
            Self::Body => 0,
        }
    }

    /// How many times in a body one time in this field is worth.
    pub const fn weight(self) -> u32 {
        match self {
            Self::Title => 12,
            Self::Names => 7,
            Self::Summary => 4,
            Self::Headings => 2,
            Self::Body => 1,
        }
    }
}

/// The level of a word that stands `times` in a body of `length` words, where bodies have `usual`
/// words: 1 for a word or two of a usual body, 2 for some, 3 for many (BM25's b = 3/4).
pub fn level_of(times: u32, length: u32, usual: u32) -> u8 {
    let (length, usual) = (u64::from(length.max(1)), u64::from(usual.max(1)));
    // Times four over (1 - b + b * length / usual), four times as large.
    let frequency = u64::from(times) * 16 * usual / (usual + 3 * length);
    match frequency {
        _ if times == 0 => 0,
        0..8 => 1,
        8..22 => 2,
        _ => 3,
    }
}

/// How well a word found so answers, in thousandths: frequency saturated as in BM25, k = 4.
pub const fn weight(found: Found) -> u32 {
    let mut frequency = [0, 1, 3, 6][(found.0 >> 4 & 3) as usize];
    let mut at = 0;
    while at < Field::ALL.len() {
        // The body has no bit.
        if found.0 & Field::ALL[at].bit() != 0 {
            frequency += Field::ALL[at].weight();
        }
        at += 1;
    }
    frequency * 5_000 / (frequency + 4)
}

/// The weight of every code.
pub const WEIGHTS: [u32; Found::CODES] = {
    let mut weights = [0; Found::CODES];
    let mut code = 0;
    while code < Found::CODES {
        weights[code] = weight(Found(code as u8));
        code += 1;
    }
    weights
};

/// How much a word tells, by how many articles have it (BM25's inverse document frequency), in
/// thousandths of a bit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rarity(pub u32);

impl Rarity {
    /// The rarity of what `having` of `all` articles have.
    pub fn of(having: u32, all: u32) -> Self {
        let having = u64::from(having.min(all));
        // 1 + (all - having + 1/2) / (having + 1/2)
        let ratio = ((2 * (u64::from(all) + 1)) << 10) / (2 * having + 1);
        Self(log2_thousandths(ratio).saturating_sub(10_000).max(1))
    }
}

/// The logarithm to base 2 in thousandths, between powers of two by a straight line.
fn log2_thousandths(number: u64) -> u32 {
    let whole = 63 - number.max(1).leading_zeros();
    let part = ((number - (1 << whole)) * 1_000) >> whole;
    whole * 1_000 + part as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_is_worth_more_than_names_and_these_more_than_the_rest() {
        let only = |field| match field {
            Field::Body => Found::default().with_body(1),
            field => Found::default().with(field),
        };
        let weights = Field::ALL.map(|field| weight(only(field)));
        assert!(weights.windows(2).all(|pair| pair[0] > pair[1]), "{weights:?}");
        assert_eq!(weight(Found::default()), 0);
    }

    #[test]
    fn a_code_keeps_what_was_put_into_it() {
        for body in 0..4 {
            let found = Found::default().with(Field::Names).with(Field::Headings).with_body(body);
            assert!(usize::from(found.0) < Found::CODES);
            assert_eq!(found.body(), body);
            let fields: Vec<Field> = Field::ALL.into_iter().filter(|field| found.is_in(*field)).collect();
            let body = (body > 0).then_some(Field::Body);
            assert_eq!(fields, [Field::Names, Field::Headings].into_iter().chain(body).collect::<Vec<_>>());
        }
    }

    #[test]
    fn often_in_a_short_body_is_more_than_once_in_a_long_one() {
        assert_eq!(level_of(0, 700, 700), 0);
        assert_eq!(level_of(1, 700, 700), 1);
        assert_eq!(level_of(1, 7_000, 700), 1);
        assert_eq!(level_of(3, 700, 700), 2);
        assert_eq!(level_of(20, 700, 700), 3);
        assert_eq!(level_of(3, 50, 700), 3);
        assert_eq!(level_of(9, 1, 0), 3);
    }

    #[test]
    fn what_few_articles_have_tells_more() {
        let rarities = [0, 1, 10, 500, 1_500, 2_000].map(|having| Rarity::of(having, 2_000).0);
        assert!(rarities.windows(2).all(|pair| pair[0] > pair[1]), "{rarities:?}");
        assert!(rarities[5] >= 1);
        assert!((9_300..9_700).contains(&Rarity::of(2, 2_000).0), "{rarities:?}");
    }
}
