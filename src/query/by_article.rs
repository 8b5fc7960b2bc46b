use super::choose::FacetColumn;
use super::members::Members;
use super::ordinals::Ordinals;

/// The values of each article: for few articles they are counted faster so than value by value.
///
/// Values are numbered through all columns. What a range holds is counted fastest by itself, and not here.
#[derive(Clone, Debug, Default)]
pub(super) struct ByArticle {
    /// Where the values of each article begin, and where those of the last end; empty where there are too
    /// many values for their numbers.
    starts: Vec<u32>,
    values: Vec<u16>,
    /// How many articles have each value.
    totals: Vec<u32>,
    /// The values that are ranges: the number of each, its first article, and one past the last.
    ranges: Vec<(usize, u32, u32)>,
}

impl ByArticle {
    /// The values of so many articles.
    pub fn of(articles: u32, columns: &[FacetColumn]) -> Self {
        let all = || columns.iter().flat_map(|column| &column.values).map(|(_, members)| members);
        if all().count() > usize::from(u16::MAX) {
            return Self::default();
        }
        let mut starts = vec![0; articles as usize + 1];
        all().for_each(|members| members.for_each(&mut |ordinal| starts[ordinal as usize + 1] += 1));
        let mut sum = 0;
        starts.iter_mut().for_each(|start| {
            sum += *start;
            *start = sum;
        });
        let mut values = vec![0; sum as usize];
        let mut next = starts.clone();
        for (value, members) in (0..).zip(all()) {
            members.for_each(&mut |ordinal| {
                let next = &mut next[ordinal as usize];
                values[*next as usize] = value;
                *next += 1;
            });
        }
        let totals = all().map(Members::count).collect();
        let ranges = all().enumerate().filter_map(|(value, members)| match members {
            Members::Range(first, end) => Some((value, *first, *end)),
            _ => None,
        });
        let ranges = ranges.collect();
        Self { starts, values, totals, ranges }
    }

    /// The values of an article; none where there are too many for their numbers.
    #[inline]
    pub fn of_article(&self, ordinal: u32) -> &[u16] {
        let at = ordinal as usize;
        let values = match (self.starts.get(at), self.starts.get(at + 1)) {
            (Some(start), Some(end)) => self.values.get(*start as usize..*end as usize),
            _ => None,
        };
        values.unwrap_or_default()
    }

    /// How many values there are.
    pub fn values(&self) -> usize {
        self.totals.len()
    }

    /// Counts the values of all columns in a set, where that is the faster way.
    pub fn counts(&self, set: &Ordinals) -> Option<Vec<u32>> {
        let all = self.starts.len().checked_sub(1)?;
        let within = set.count() as usize;
        // Value by value costs as much as going through this share of the articles, as measured; of a set
        // that is nearly all, those are gone through that it lacks.
        let mut counts = if within <= all / 3 {
            self.counted(set)
        } else if within >= all - all / 3 {
            let mut lacking = Ordinals::all(set.length());
            lacking.leave_out(set);
            let mut counts = self.counted(&lacking);
            counts.iter_mut().zip(&self.totals).for_each(|(count, all)| *count = all.saturating_sub(*count));
            counts
        } else {
            return None;
        };
        for (value, first, end) in &self.ranges {
            counts[*value] = set.count_between(*first, *end);
        }
        Some(counts)
    }

    /// How many of a set have each value, but for ranges.
    fn counted(&self, set: &Ordinals) -> Vec<u32> {
        let mut counts = vec![0_u32; self.totals.len()];
        set.for_each(|ordinal| {
            for value in self.of_article(ordinal) {
                if let Some(count) = counts.get_mut(usize::from(*value)) {
                    *count += 1;
                }
            }
        });
        counts
    }
}
