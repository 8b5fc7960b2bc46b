use std::cmp::Ordering;

/// Sorts by a comparison; what is equal keeps its order.
///
/// Sorting through this one function keeps a single copy of the algorithm in the reader's app,
/// where the library's own is copied anew for every type of element, 4 KB each.
pub fn sort_by<T>(items: &mut [T], compare: impl Fn(&T, &T) -> Ordering) {
    let by_index = |a: usize, b: usize| compare(&items[a], &items[b]);
    let mut order = merged(items.len(), &by_index);
    for start in 0..items.len() {
        // Every cycle of the permutation is walked once; what is done stands for itself.
        let mut at = start;
        loop {
            let from = std::mem::replace(&mut order[at], at);
            if from == start || from == at {
                break;
            }
            items.swap(at, from);
            at = from;
        }
    }
}

/// Sorts in the order of the type; what is equal keeps its order.
pub fn sort<T: Ord>(items: &mut [T]) {
    sort_by(items, T::cmp);
}

/// The numbers below `length` in order, by merging runs of growing length.
#[inline(never)]
fn merged(length: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut order: Vec<usize> = (0..length).collect();
    let mut other = order.clone();
    let mut run = 1;
    while run < length {
        let mut to = 0;
        for start in (0..length).step_by(2 * run) {
            let (middle, end) = ((start + run).min(length), (start + 2 * run).min(length));
            let (mut left, mut right) = (start, middle);
            while left < middle || right < end {
                let takes_right =
                    left == middle || right < end && compare(order[left], order[right]) == Ordering::Greater;
                let from = if takes_right { &mut right } else { &mut left };
                other[to] = order[*from];
                *from += 1;
                to += 1;
            }
        }
        std::mem::swap(&mut order, &mut other);
        run *= 2;
    }
    order
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn it_sorts_as_the_library_does(items in prop::collection::vec((0_u8..9, any::<u8>()), 0..70)) {
            let (mut ours, mut theirs) = (items.clone(), items);
            sort_by(&mut ours, |a, b| b.0.cmp(&a.0));
            theirs.sort_by_key(|item| std::cmp::Reverse(item.0));
            prop_assert_eq!(&ours, &theirs);
            sort(&mut ours);
            theirs.sort();
            prop_assert_eq!(ours, theirs);
        }
    }
}
