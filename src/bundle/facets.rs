use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::query::{Facet, FacetColumn, FacetValue, Ordinals};

/// Which articles have which facet value, and when articles were published.
///
/// Ordinals are written as steps: the first ordinal, then the distance from each to the next.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct FacetIndex {
    /// How many articles it covers, from ordinal 0.
    pub articles: u32,
    /// Per facet, per value in the manifest's order, the steps between its ordinals.
    pub facets: Vec<(Facet, Vec<ValueSteps>)>,
    /// Per article the first day it may stand for, as steps between numbers of days since 1970.
    pub days: Vec<i32>,
    /// Ordinals, as steps, of the articles that are dated by month.
    pub months: Vec<u32>,
}

/// A value with the steps between the ordinals of the articles that have it.
pub type ValueSteps = (FacetValue, Vec<u32>);

impl FacetIndex {
    /// Writes ordinals in ascending order as steps.
    pub fn steps(ordinals: impl IntoIterator<Item = u32>) -> Vec<u32> {
        let mut last = 0;
        ordinals.into_iter().map(|ordinal| ordinal - std::mem::replace(&mut last, ordinal)).collect()
    }

    /// The columns to choose from. Steps that lead out of range are left out.
    pub fn columns(&self) -> Vec<FacetColumn> {
        let set = |steps: &[u32]| Ordinals::of(self.articles, from_steps(steps));
        self.facets
            .iter()
            .map(|(facet, values)| FacetColumn {
                facet: *facet,
                values: values.iter().map(|(value, steps)| (value.clone(), set(steps))).collect(),
            })
            .collect()
    }

    /// The articles that may have been published from day `first` to day `last`, both included, as
    /// numbers of days since 1970; a month matches by overlap, its last day being told by `month_end`.
    pub fn between(&self, first: Option<i32>, last: Option<i32>, month_end: impl Fn(i32) -> i32) -> Ordinals {
        let by_month = Ordinals::of(self.articles, from_steps(&self.months));
        let mut day = 0;
        let mut found = Ordinals::none(self.articles);
        for (ordinal, step) in (0_u32..).zip(&self.days) {
            day += step;
            let end = if by_month.contains(ordinal) { month_end(day) } else { day };
            if first.is_none_or(|first| end >= first) && last.is_none_or(|last| day <= last) {
                found.insert(ordinal);
            }
        }
        found
    }
}

fn from_steps(steps: &[u32]) -> impl Iterator<Item = u32> + '_ {
    steps.iter().scan(0_u32, |at, step| {
        *at = at.checked_add(*step)?;
        Some(*at)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_lead_back_to_their_ordinals() {
        for ordinals in [vec![], vec![0], vec![3, 4, 90], vec![0, 1, 2]] {
            let steps = FacetIndex::steps(ordinals.iter().copied());
            assert_eq!(from_steps(&steps).collect::<Vec<_>>(), ordinals);
        }
    }

    #[test]
    fn a_month_matches_by_overlap() {
        let index =
            FacetIndex { articles: 3, days: vec![10, 5, 5], months: vec![1], ..FacetIndex::default() };
        let between = |first, last| index.between(first, last, |day| day + 29).iter().collect::<Vec<_>>();
        assert_eq!(between(Some(40), None), [1]);
        assert_eq!(between(None, Some(15)), [0, 1]);
        assert_eq!(between(None, None), [0, 1, 2]);
    }
}
