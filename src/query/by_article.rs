use super::choose::FacetColumn;
use super::members::Members;
use super::ordinals::Ordinals;

/// The values of each article: counted so they take less time than value by value, but for ranges, and
/// for common values where many articles are counted.
///
/// Values are numbered through all columns.
#[derive(Clone, Debug, Default)]
pub(super) struct ByArticle {
    /// Where the values of each article begin, and where those of the last end; empty where there are too
    /// many values for their numbers.
    starts: Vec<u32>,
    /// Where those begin that are not common; before them stand the common ones.
    rest: Vec<u32>,
    values: Vec<u16>,
    /// How many articles have each value.
    totals: Vec<u32>,
    common: Vec<Place>,
    ranges: Vec<Place>,
}

/// Where a value stands: its number, its column, its place in that.
type Place = (usize, usize, usize);

/// A value is common that more than one of so many articles has.
const COMMON: u32 = 16;

/// Common values are counted apart where one of so many articles is counted: to compare a word of 64
/// articles takes about as long as to count one value of one, as measured.
const MANY: usize = 8;

impl ByArticle {
    /// The values of so many articles.
    pub fn of(articles: u32, columns: &[FacetColumn]) -> Self {
        let places = columns.iter().enumerate().flat_map(|(column, of)| {
            of.values.iter().enumerate().map(move |(value, (_, members))| (column, value, members))
        });
        let all: Vec<(Place, &Members)> =
            places.enumerate().map(|(at, (column, value, members))| ((at, column, value), members)).collect();
        if all.len() > usize::from(u16::MAX) {
            return Self::default();
        }
        let totals: Vec<u32> = all.iter().map(|(_, members)| members.count()).collect();
        let (ranges, listed): (Vec<_>, Vec<_>) =
            all.into_iter().partition(|(_, members)| matches!(members, Members::Range(..)));
        let (common, others): (Vec<_>, Vec<_>) =
            listed.into_iter().partition(|((at, ..), _)| totals[*at] > articles / COMMON);
        let mut starts = vec![0; articles as usize + 1];
        for (_, members) in common.iter().chain(&others) {
            members.for_each(&mut |ordinal| starts[ordinal as usize + 1] += 1);
        }
        let mut sum = 0;
        starts.iter_mut().for_each(|start| {
            sum += *start;
            *start = sum;
        });
        let mut values = vec![0; sum as usize];
        let mut rest = starts.clone();
        fill(&common, &mut rest, &mut values);
        fill(&others, &mut rest.clone(), &mut values);
        let places = |of: Vec<(Place, &Members)>| of.into_iter().map(|(place, _)| place).collect();
        Self { starts, rest, values, totals, common: places(common), ranges: places(ranges) }
    }

    /// The values of an article; none where there are too many for their numbers.
    #[inline]
    pub fn of_article(&self, ordinal: u32) -> &[u16] {
        self.of_article_from(&self.starts, ordinal)
    }

    /// The values of an article from the first one on that `first` tells for each.
    #[inline]
    fn of_article_from(&self, first: &[u32], ordinal: u32) -> &[u16] {
        let at = ordinal as usize;
        let values = match (first.get(at), self.starts.get(at + 1)) {
            (Some(first), Some(end)) => self.values.get(*first as usize..*end as usize),
            _ => None,
        };
        values.unwrap_or_default()
    }

    /// How many values there are.
    pub fn values(&self) -> usize {
        self.totals.len()
    }

    /// Counts the values of all columns in a set, where their numbers allow it.
    pub fn counts(&self, set: &Ordinals, columns: &[FacetColumn]) -> Option<Vec<u32>> {
        let all = self.starts.len().checked_sub(1)?;
        let within = set.count() as usize;
        // Of a set that is most of all, those are gone through that it lacks.
        let (are_gone_through, is_lacking) = (within.min(all - within), within > all / 2);
        let mut lacking = Ordinals::none(0);
        if is_lacking {
            lacking = Ordinals::all(set.length());
            lacking.leave_out(set);
        }
        let are_many = are_gone_through > all / MANY;
        let first = if are_many { &self.rest } else { &self.starts };
        let mut counts = self.counted(if is_lacking { &lacking } else { set }, first);
        if is_lacking {
            counts.iter_mut().zip(&self.totals).for_each(|(count, all)| *count = all.saturating_sub(*count));
        }
        let apart = if are_many { &self.common[..] } else { &[] };
        for (at, column, value) in self.ranges.iter().chain(apart) {
            counts[*at] = columns[*column].values[*value].1.count_in(set);
        }
        Some(counts)
    }

    /// How many of a set have each value, from the first one of each article on.
    fn counted(&self, set: &Ordinals, first: &[u32]) -> Vec<u32> {
        let mut counts = vec![0_u32; self.totals.len()];
        set.for_each(|ordinal| {
            for value in self.of_article_from(first, ordinal) {
                if let Some(count) = counts.get_mut(usize::from(*value)) {
                    *count += 1;
                }
            }
        });
        counts
    }
}

/// Writes down at the place of each article the values that it has, and moves the places behind them.
fn fill(of: &[(Place, &Members)], places: &mut [u32], values: &mut [u16]) {
    for ((at, ..), members) in of {
        members.for_each(&mut |ordinal| {
            let place = &mut places[ordinal as usize];
            values[*place as usize] = *at as u16;
            *place += 1;
        });
    }
}
