//! How likely an article that has a word is to have it in a field, or often: by how usual that is of
//! the word, and by how large a share of the article's words it holds for.

use super::super::coder::{Chance, Coder};
use super::super::trust::{Curve, Trust};
use super::lengths::{Lengths, share_of};
use crate::query::{Field, Found};

/// How much is told of where a word stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Detail {
    /// Every field, and whether the body has it often.
    All,
    /// Of common words title, names and summary alone.
    Summary,
    /// Title and names alone: of common words that fill a page of results by these, and of those that
    /// are everywhere.
    Titles,
}

/// Words of fewer articles are never common.
const COMMON: u32 = 64;
/// Nor everywhere.
const EVERYWHERE: u32 = 512;
/// More than a page of results.
const PAGE: u32 = 24;

impl Detail {
    /// What is told of a word that so many articles of all have, and so many in title or names.
    pub fn of(count: u32, in_titles: u32, articles: u32) -> Self {
        if count < COMMON || count < articles.div_ceil(8) {
            Self::All
        } else if in_titles >= PAGE || count >= EVERYWHERE.max(articles / 4) {
            Self::Titles
        } else {
            Self::Summary
        }
    }

    /// The fields that are told besides title and names.
    fn fields(self) -> &'static [Field] {
        match self {
            Self::All => &[Field::Summary, Field::Headings],
            Self::Summary => &[Field::Summary],
            Self::Titles => &[],
        }
    }

    /// What is kept of where a word stands in an article; once in a body besides another field is the
    /// field alone.
    pub fn kept(self, found: Found) -> Found {
        let told = [Field::Title, Field::Names].iter().chain(self.fields());
        let fields =
            told.filter(|field| found.is_in(**field)).fold(Found::default(), |all, field| all.with(*field));
        let least = u8::from(fields == Found::default());
        fields.with_body(if self == Self::All && found.body() > 1 { found.body() } else { least })
    }
}

/// What is told bit by bit: title, names, summary, headings, whether a body has the word often, and
/// whether very often.
const KINDS: usize = 6;

/// How likely each is of a word that nothing is known of, out of 4,096.
const UNKNOWN: [u16; KINDS] = [900, 900, 800, 200, 500, 800];

/// What was learned of the words of a file so far.
pub(super) struct Standing {
    /// By how often it was so for the word, and what is known of the article.
    by_word: [[Chance; 256]; KINDS],
    /// By the share of the article's words, and what else is known of it.
    by_article: [[Chance; 256]; KINDS],
    /// How far these are to be trusted, by how much is known of the word.
    trust: [[Trust<2>; 4]; KINDS],
    pub curve: Curve,
}

/// How often it was so for a word.
pub(super) type Usual = [Chance; KINDS];

/// Nothing is known of a word.
pub(super) const USUAL: Usual = [Chance::EVEN; KINDS];

impl Standing {
    pub fn new() -> Self {
        let by_word = |unknown| {
            move |at: usize| match (at % 32) / 4 {
                _ if at.is_multiple_of(4) => Chance::of(unknown, 2),
                usual => Chance::of(48 << usual.min(6), 3),
            }
        };
        let by_article = |unknown| {
            move |at: usize| match at % 32 {
                UNTOLD.. => Chance::of(unknown, 2),
                step => Chance::of(share_of(step), 1),
            }
        };
        Self {
            by_word: UNKNOWN.map(|unknown| std::array::from_fn(by_word(unknown))),
            by_article: UNKNOWN.map(|unknown| std::array::from_fn(by_article(unknown))),
            trust: [[Trust::alike(35_000); 4]; KINDS],
            curve: Curve::new(),
        }
    }

    /// Codes in which of title and names a word stands, in an article that is likely to have it or not.
    pub fn title(
        &mut self,
        coder: &mut impl Coder,
        usual: &mut Usual,
        is_likely: bool,
        given: Found,
    ) -> Found {
        let mut before = usize::from(is_likely);
        let mut coded = Found::default();
        for (kind, field) in [Field::Title, Field::Names].into_iter().enumerate() {
            let bit = self.bit(coder, usual, (kind, before, UNTOLD), given.is_in(field));
            coded = if bit { coded.with(field) } else { coded };
            before = 2 * before + usize::from(bit);
        }
        coded
    }

    /// Codes where else a word stands in an article; of title and names is `known`.
    pub fn rest(
        &mut self,
        coder: &mut impl Coder,
        usual: &mut Usual,
        (lengths, article): (&Lengths, u32),
        detail: Detail,
        known: Found,
        given: Found,
    ) -> Found {
        let share = |part| lengths.share(article, part).unwrap_or(UNTOLD);
        let mut before = usize::from(known.is_in(Field::Title)) * 2 + usize::from(known.is_in(Field::Names));
        let mut coded = known;
        for (part, field) in detail.fields().iter().enumerate() {
            let bit = self.bit(coder, usual, (2 + part, before, share(part)), given.is_in(*field));
            coded = if bit { coded.with(*field) } else { coded };
            before = 2 * before + usize::from(bit);
        }
        let least = u8::from(coded == Found::default());
        if detail != Detail::All {
            return coded.with_body(least);
        }
        // Title or names, summary, headings.
        let before = (before & 3) + if before > 3 { 4 } else { 0 };
        let level = match self.bit(coder, usual, (4, before, share(2)), given.body() > 1) {
            true => 2 + u8::from(self.bit(coder, usual, (5, before, share(2)), given.body() > 2)),
            false => least,
        };
        coded.with_body(level)
    }

    /// Codes a bit of a kind in an article of which it is known what was `before`, and the step of its
    /// share.
    fn bit(
        &mut self,
        coder: &mut impl Coder,
        usual: &mut Usual,
        (kind, before, step): (usize, usize, usize),
        bit: bool,
    ) -> bool {
        let usual = &mut usual[kind];
        let seen = usize::from(usual.seen()).min(3);
        let often = match usual.odds() {
            0..64 => 0,
            odds => odds.ilog2() as usize - 5,
        };
        let by_word = &mut self.by_word[kind][before * 32 + often * 4 + seen];
        let by_article = &mut self.by_article[kind][before * 32 + step];
        let opinions = [self.curve.stretched(*by_word), self.curve.stretched(*by_article)];
        let (bit, _) = self.trust[kind][seen].code(&self.curve, coder, &opinions, bit);
        by_word.learn(bit);
        by_article.learn(bit);
        usual.learn(bit);
        bit
    }
}

/// The step of a share that nothing is told of.
const UNTOLD: usize = 16;

#[cfg(test)]
mod tests {
    use super::super::super::coder::Writer;
    use super::super::lengths::Extent;
    use super::*;

    #[test]
    fn of_common_words_only_fields_that_tell_are_kept() {
        let found = Found::default().with(Field::Summary).with(Field::Headings).with_body(3);
        let once = Found::default().with_body(1);
        assert_eq!(Detail::All.kept(found), found);
        assert_eq!(Detail::Summary.kept(found), Found::default().with(Field::Summary));
        assert_eq!(Detail::Summary.kept(once.with_body(3)), once);
        assert_eq!(Detail::All.kept(found.with_body(1)), found.with_body(0));
        assert_eq!(Detail::Titles.kept(found), once);
        let named = found.with(Field::Names);
        assert_eq!(Detail::Titles.kept(named), Found::default().with(Field::Names));
    }

    #[test]
    fn less_is_told_of_words_that_are_in_many_titles_or_everywhere() {
        let cases = [
            (10, 10, 700, Detail::All),
            (63, 50, 64, Detail::All),
            (100, 23, 700, Detail::Summary),
            (100, 24, 700, Detail::Titles),
            (511, 0, 700, Detail::Summary),
            (512, 0, 700, Detail::Titles),
            (512, 0, 4_000, Detail::Summary),
            (1_000, 0, 4_000, Detail::Titles),
            (499, 400, 4_000, Detail::All),
        ];
        for (count, in_titles, articles, detail) in cases {
            assert_eq!(Detail::of(count, in_titles, articles), detail, "{count} {in_titles} {articles}");
        }
    }

    #[test]
    fn the_share_of_an_article_tells_where_its_words_stand() {
        // Every other article has half of its words in the summary, the rest none.
        let parts = |at: u32| [if at.is_multiple_of(2) { 50 } else { 0 }, 0, 0];
        let extents: Vec<Extent> = (0..40).map(|at| Extent { words: 100, parts: parts(at) }).collect();
        let length = |lengths: &Lengths| {
            let (mut writer, mut standing) = (Writer::new(), Standing::new());
            for word in 0_u32..50 {
                let mut usual = USUAL;
                for article in 0_u32..40 {
                    let found = Found::default();
                    let is_in = article.is_multiple_of(2) && (word * 7 + article / 2).is_multiple_of(2);
                    let found = if is_in { found.with(Field::Summary) } else { found.with_body(1) };
                    let article = (lengths, article);
                    standing.rest(&mut writer, &mut usual, article, Detail::Summary, Found::default(), found);
                }
            }
            writer.finish().len()
        };
        let (told, alike) = (length(&Lengths::of_articles(&extents)), length(&Lengths::alike(40)));
        assert!(told * 4 < alike * 3, "{told} {alike}");
    }
}
