//! The page of results, in the order asked for.

use crate::model::order;
use crate::query::{Ordinals, Sort};

/// How many results come before those that are shown, and how many are shown.
type Window = (usize, usize);

/// The results that are shown, by date or by how well they score; what scores alike, the newest first.
pub(super) fn page(results: &Ordinals, scores: &[u32], sort: Sort, (skipped, shown): Window) -> Vec<u32> {
    match sort {
        Sort::Oldest => results.iter().skip(skipped).take(shown).collect(),
        Sort::Relevance if !scores.is_empty() => by_score(results, scores, (skipped, shown)),
        _ => results.newest_first().skip(skipped).take(shown).collect(),
    }
}

/// Pages that end further down are cut from all results, sorted.
const FAR: usize = 200;

fn by_score(results: &Ordinals, scores: &[u32], (skipped, shown): Window) -> Vec<u32> {
    let end = skipped.saturating_add(shown).min(scores.len());
    // Score and ordinal in one number.
    let key = |ordinal: u32, score: u32| u64::from(score) << 32 | u64::from(ordinal);
    if end > FAR {
        let all =
            results.iter().map(|ordinal| key(ordinal, scores.get(ordinal as usize).copied().unwrap_or(0)));
        let mut all: Vec<u64> = all.collect();
        order::sort(&mut all);
        return all.iter().rev().skip(skipped).take(shown).map(|key| *key as u32).collect();
    }
    // The best so far, the best of them first.
    let mut best: Vec<u64> = Vec::with_capacity(end);
    // What scores no better than the last of them is passed over at once, so the newest go first.
    let mut last = if end == 0 { u32::MAX } else { 0 };
    results.for_each_newest_first(|ordinal| {
        let score = scores.get(ordinal as usize).copied().unwrap_or(0);
        if best.len() == end {
            if score <= last {
                return;
            }
            best.pop();
        }
        let key = key(ordinal, score);
        best.insert(best.partition_point(|better| *better > key), key);
        if let Some(least) = best.last().filter(|_| best.len() == end) {
            last = (least >> 32) as u32;
        }
    });
    best.iter().skip(skipped).map(|key| *key as u32).collect()
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
    fn the_best_come_first_and_then_the_newest() {
        let results = Ordinals::of(100, (0..100).filter(|ordinal| ordinal % 2 == 0));
        let scores: Vec<u32> = (0..100).map(|ordinal| if ordinal % 10 == 0 { 7 } else { 3 }).collect();
        let mut expected: Vec<u32> = results.iter().collect();
        expected.sort_by_key(|ordinal| (u32::MAX - scores[*ordinal as usize], u32::MAX - ordinal));
        assert_eq!(by_score(&results, &scores, (0, 500)), expected);
        for at in 1..5 {
            let page = page(&results, &scores, Sort::Relevance, (20 * (at - 1), 20));
            let expected: Vec<u32> = expected.iter().copied().skip(20 * (at - 1)).take(20).collect();
            assert_eq!(page, expected, "page {at}");
        }
        assert_eq!(page(&results, &[], Sort::Relevance, (0, 20))[..2], [98, 96]);
        assert_eq!(page(&results, &scores, Sort::Oldest, (40, 20)), [80, 82, 84, 86, 88, 90, 92, 94, 96, 98]);
        assert_eq!(page(&results, &scores, Sort::Newest, (usize::MAX, 20)), Vec::<u32>::new());
        assert_eq!(by_title(&results, &[5, 4, 3, 2, 1, 0], (1, 20)), [2, 0]);
    }
}
