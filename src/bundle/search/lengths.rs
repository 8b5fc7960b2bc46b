use super::super::bytes::{Bytes, push};
use super::super::coder::{Chance, Coder, Reader, Writer};
use super::super::key::MOST_ARTICLES;

/// How many different words each article has, in steps of half an octave: what has many is likelier to
/// have a given one, so that to say that it has takes less room. And how large a share of them stands in
/// its summary, in headings, and often in its body ([`Extent`]).
///
/// As bytes: how many articles; how many bytes follow, which code the steps of each. Of archives of more
/// than [`TOLD_APART`] articles no steps are written, for they would make the directory long: there all
/// articles count alike.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lengths {
    articles: u32,
    /// For each article the weights of all before it, and last the sum of all; empty where all are alike.
    sums: Vec<u32>,
    /// For each stretch of [`STRETCH`] weights the first article that ends after its beginning.
    stretches: Vec<u32>,
    /// For each article the steps of its shares, out of 1,024; empty where all are alike.
    shares: Vec<[u8; 3]>,
}

/// How many different words an article has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Extent {
    /// All.
    pub words: u32,
    /// Of these, those in its summary, those in headings, and those that stand often in its body.
    pub parts: [u32; 3],
}

/// Archives of more articles have no steps.
const TOLD_APART: u32 = 16_384;

/// The weight of each step: what an article of the step has many times of words, roughly.
const WEIGHTS: [u32; 16] = [8, 11, 16, 23, 32, 45, 64, 91, 128, 181, 256, 362, 512, 724, 1_024, 1_448];

/// From how many words on an article is of each step.
const FROM: [u32; 16] = [0, 10, 14, 19, 27, 38, 54, 76, 108, 152, 215, 304, 431, 609, 861, 1_218];

/// The weight of every article where all are alike.
const ALIKE: u32 = 16;

/// A power of two.
const STRETCH: u32 = 128;

impl Lengths {
    /// Writes of how many different words each article has.
    pub fn push(out: &mut Vec<u8>, articles: &[Extent]) {
        push(out, articles.len() as u32);
        if articles.len() as u32 > TOLD_APART {
            return push(out, 0);
        }
        let mut writer = Writer::new();
        steps(&mut writer, articles.len() as u32, |at| steps_of(articles[at]));
        let bytes = writer.finish();
        push(out, bytes.len() as u32);
        out.extend(bytes);
    }

    /// Reads what [`Lengths::push`] wrote.
    pub(super) fn read(bytes: &mut Bytes<'_>) -> Option<Self> {
        let articles = bytes.number().filter(|articles| *articles <= MOST_ARTICLES)?;
        let length = bytes.count()?;
        let coded = bytes.take(length)?;
        if articles > TOLD_APART {
            return Some(Self::alike(articles));
        }
        Some(Self::of(articles, steps(&mut Reader::new(coded), articles, |_| [0; 4])))
    }

    /// The lengths that are written of such articles.
    pub fn of_articles(articles: &[Extent]) -> Self {
        match articles.len() as u32 {
            count if count > TOLD_APART => Self::alike(count),
            count => Self::of(count, articles.iter().map(|extent| steps_of(*extent)).collect()),
        }
    }

    /// So many articles that count alike.
    pub(in crate::bundle) fn alike(articles: u32) -> Self {
        Self { articles, ..Self::default() }
    }

    fn of(articles: u32, steps: Vec<[u8; 4]>) -> Self {
        let mut sums = Vec::with_capacity(steps.len() + 1);
        let mut stretches = Vec::new();
        let mut sum = 0;
        for (article, [step, ..]) in (0..).zip(&steps) {
            sums.push(sum);
            sum += WEIGHTS.get(usize::from(*step)).copied().unwrap_or(ALIKE);
            while (stretches.len() as u32) * STRETCH < sum {
                stretches.push(article);
            }
        }
        sums.push(sum);
        let shares = steps.into_iter().map(|[_, shares @ ..]| shares).collect();
        Self { articles, sums, stretches, shares }
    }

    /// How many articles there are.
    pub fn articles(&self) -> u32 {
        self.articles
    }

    /// The step of a share of an article: of its summary, of headings, or of what stands often in its body.
    #[inline]
    pub(super) fn share(&self, article: u32, part: usize) -> Option<usize> {
        self.shares.get(article as usize)?.get(part).copied().map(usize::from)
    }

    /// The weights of all articles before one; of all where it is none.
    #[inline]
    pub(super) fn before(&self, article: u32) -> u32 {
        match self.sums.get(article as usize) {
            Some(sum) => *sum,
            None if self.sums.is_empty() => article.min(self.articles) * ALIKE,
            None => self.sums[self.sums.len() - 1],
        }
    }

    /// The article in whose weight a place lies, the weights of all laid end to end; how many there are
    /// where it lies behind them.
    #[inline]
    pub(super) fn at(&self, place: u32) -> u32 {
        if self.sums.is_empty() {
            return (place / ALIKE).min(self.articles);
        }
        let Some(mut article) = self.stretches.get((place / STRETCH) as usize).copied() else {
            return self.articles;
        };
        while article < self.articles && self.sums[article as usize + 1] <= place {
            article += 1;
        }
        article
    }
}

/// The step of an article of so many words.
fn step_of(words: u32) -> u8 {
    FROM.partition_point(|from| *from <= words).saturating_sub(1) as u8
}

/// The steps of an article: of its words, and of the three shares.
fn steps_of(extent: Extent) -> [u8; 4] {
    // Whole octaves will do.
    let share = |part: u32| step_of(part.saturating_mul(1_024) / extent.words.max(1)) & !1;
    let [summary, headings, often] = extent.parts;
    [step_of(extent.words), share(summary), share(headings), share(often)]
}

/// How likely a share of a step is, out of 4,096.
pub(super) fn share_of(step: usize) -> u16 {
    FROM.get(step).map_or(0, |from| (from * 5 + 8).min(3_600) as u16)
}

/// Codes the steps of so many articles.
fn steps(coder: &mut impl Coder, articles: u32, steps: impl Fn(usize) -> [u8; 4]) -> Vec<[u8; 4]> {
    let mut chances = [[Chance::EVEN; 16]; 4];
    let mut step = |kind: usize, step: u8| coder.symbol(&mut chances[kind], 4, step.into()) as u8;
    let coded = (0..articles as usize).map(|at| {
        let [words, summary, headings, often] = steps(at);
        [step(0, words), step(1, summary), step(2, headings), step(3, often)]
    });
    coded.collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn extent() -> impl Strategy<Value = Extent> {
        (0_u32..3_000, [0_u32..3_000, 0..90, 0..9]).prop_map(|(words, parts)| Extent { words, parts })
    }

    proptest! {
        #[test]
        fn a_place_lies_in_the_weight_of_its_article(words in prop::collection::vec(extent(), 0..90)) {
            let lengths = Lengths::of_articles(&words);
            prop_assert_eq!(lengths.articles() as usize, words.len());
            for article in 0..words.len() as u32 {
                let (start, end) = (lengths.before(article), lengths.before(article + 1));
                prop_assert!(start < end);
                prop_assert_eq!((lengths.at(start), lengths.at(end - 1)), (article, article));
            }
            prop_assert_eq!(lengths.at(lengths.before(words.len() as u32)) as usize, words.len());
        }

        #[test]
        fn what_is_written_is_read(words in prop::collection::vec(extent(), 0..90)) {
            let mut out = Vec::new();
            Lengths::push(&mut out, &words);
            let lengths = Lengths::of_articles(&words);
            prop_assert_eq!(Lengths::read(&mut Bytes::new(&out)), Some(lengths.clone()));
            for (article, extent) in (0..).zip(&words) {
                for (part, words) in extent.parts.iter().enumerate() {
                    let step = lengths.share(article, part).expect("told");
                    let least = *words * 1_024 / extent.words.max(1);
                    prop_assert!(step == 0 || FROM[step] <= least);
                    prop_assert!(FROM.get(step + 2).is_none_or(|next| *next > least));
                }
            }
        }

        #[test]
        fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..90)) {
            Lengths::read(&mut Bytes::new(&bytes));
        }
    }

    #[test]
    fn many_articles_count_alike() {
        let lengths =
            Lengths::of_articles(&vec![Extent { words: 100, parts: [9; 3] }; TOLD_APART as usize + 1]);
        assert_eq!(lengths.before(TOLD_APART), TOLD_APART * ALIKE);
        assert_eq!(lengths.at(lengths.before(777) + 1), 777);
        assert_eq!(lengths.at(u32::MAX), TOLD_APART + 1);
        assert_eq!(lengths.share(777, 0), None);
    }
}
