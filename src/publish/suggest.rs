use std::collections::BTreeSet;

/// The known word nearest to a mistyped one, if one is near enough to have been meant.
///
/// Nearness is the number of letters to insert, leave out, change or swap with their neighbour;
/// a third of the word's length may be wrong. Of equally near words the first in order wins.
pub(crate) fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let word: Vec<char> = word.to_lowercase().chars().collect();
    let limit = (word.len() / 3).max(1);
    let known: BTreeSet<&str> = known.into_iter().collect();
    known
        .into_iter()
        .map(|candidate| (distance(&word, candidate, limit), candidate))
        .filter(|(distance, candidate)| *distance <= limit && *distance < candidate.chars().count())
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// The hint that names the nearest known word: `did you mean "energy"?`.
pub(crate) fn did_you_mean<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<String> {
    nearest(word, known).map(|found| format!("did you mean \"{found}\"?"))
}

/// The optimal string alignment distance; anything over `limit` may be told as `limit + 1`.
fn distance(word: &[char], candidate: &str, limit: usize) -> usize {
    let other: Vec<char> = candidate.to_lowercase().chars().collect();
    if word.len().abs_diff(other.len()) > limit {
        return limit + 1;
    }
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=other.len()).collect();
    for (i, letter) in word.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, wanted) in other.iter().enumerate() {
            let change = last[j] + usize::from(letter != wanted);
            let mut best = change.min(last[j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && *letter == other[j - 1] && word[i - 1] == *wanted {
                best = best.min(before[j - 1] + 1);
            }
            row.push(best);
        }
        before = std::mem::replace(&mut last, row);
    }
    last[other.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(word: &str, known: &[&str], expected: Option<&str>) {
        assert_eq!(nearest(word, known.iter().copied()), expected);
    }

    #[test]
    fn swapped_letters_are_one_mistake() {
        check("enregy", &["water", "energy"], Some("energy"));
    }

    #[test]
    fn case_does_not_count() {
        check("Energy", &["energy"], Some("energy"));
    }

    #[test]
    fn a_distant_word_is_not_meant() {
        check("roofs", &["water", "energy"], None);
        check("x", &["y", "ab"], None);
    }

    #[test]
    fn of_equally_near_words_the_first_in_order_is_meant() {
        check("cat", &["cut", "bat"], Some("bat"));
    }
}
