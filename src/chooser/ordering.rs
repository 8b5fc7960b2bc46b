//! The page of results, in the order asked for.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

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

fn by_score(results: &Ordinals, scores: &[u32], (skipped, shown): Window) -> Vec<u32> {
    let end = skipped.saturating_add(shown);
    // Score and ordinal in one number; the heap holds the best so far, the least of them on top.
    let mut best: BinaryHeap<Reverse<u64>> = BinaryHeap::new();
    for ordinal in results.iter() {
        let score = u64::from(scores.get(ordinal as usize).copied().unwrap_or(0));
        let key = score << 32 | u64::from(ordinal);
        if best.len() < end {
            best.push(Reverse(key));
        } else if let Some(mut least) = best.peek_mut().filter(|least| least.0 < key) {
            *least = Reverse(key);
        }
    }
    let mut page: Vec<u32> = Vec::new();
    while best.len() > skipped
        && let Some(Reverse(key)) = best.pop()
    {
        page.push(key as u32);
    }
    page.reverse();
    page
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
