//! The page of results, in the order asked for.

use super::scoring::{Room, Scoring};
use crate::query::{Ordinals, Sort};

/// How many results come before those that are shown, and how many are shown.
type Window = (usize, usize);

/// The results that are shown, by date or by how well they score; what scores alike, the newest first.
pub(super) fn page(
    results: &Ordinals,
    scoring: &Scoring<'_>,
    room: &mut Room,
    sort: Sort,
    (skipped, shown): Window,
) -> Vec<u32> {
    match sort {
        Sort::Oldest => results.iter().skip(skipped).take(shown).collect(),
        Sort::Relevance if !scoring.is_empty() => {
            scoring.best(results, (skipped, shown), room, results.length())
        }
        _ => results.newest_first().skip(skipped).take(shown).collect(),
    }
}

/// The results that are shown in the order of their titles.
pub(super) fn by_title(results: &Ordinals, order: &[u32], (skipped, shown): Window) -> Vec<u32> {
    let in_order = order.iter().copied().filter(|ordinal| results.contains(*ordinal));
    in_order.skip(skipped).take(shown).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_are_cut_into_pages() {
        let results = Ordinals::of(100, (0..100).filter(|ordinal| ordinal % 2 == 0));
        let page = |sort, window| page(&results, &Scoring::default(), &mut Room::default(), sort, window);
        assert_eq!(page(Sort::Relevance, (0, 20))[..2], [98, 96]);
        assert_eq!(page(Sort::Newest, (48, 20)), [2, 0]);
        assert_eq!(page(Sort::Oldest, (40, 20)), [80, 82, 84, 86, 88, 90, 92, 94, 96, 98]);
        assert_eq!(page(Sort::Newest, (usize::MAX, 20)), Vec::<u32>::new());
        assert_eq!(by_title(&results, &[5, 4, 3, 2, 1, 0], (1, 20)), [2, 0]);
    }
}
