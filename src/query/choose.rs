use super::facet::{Facet, FacetValue};
use super::news_query::NewsQuery;
use super::ordinals::Ordinals;

/// Which articles have which value of a facet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FacetColumn {
    /// The facet.
    pub facet: Facet,
    /// Every value that an article has, with the articles that have it.
    pub values: Vec<(FacetValue, Ordinals)>,
}

/// What a query leaves, and what each further choice would leave.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Selection {
    /// The articles that pass everything.
    pub results: Ordinals,
    /// For every column, the count of every value in the column's order.
    pub counts: Vec<Vec<u32>>,
}

/// Answers a query: the articles that pass, and the count of every facet value.
///
/// The count of a value is the number of articles that have it and pass `others` (the search and
/// the dates), every other facet, and every exclusion but the value's own. *Any of* choices in its
/// own facet are set aside (they widen one another); *all of* choices are kept (architecture,
/// "Counts, defined once"). A chosen value that no column has matches nothing.
pub fn select(query: &NewsQuery, columns: &[FacetColumn], others: &Ordinals) -> Selection {
    let wanted: Vec<Option<Ordinals>> = columns.iter().map(|column| wanted(query, column, others)).collect();
    let mut results = others.clone();
    for set in wanted.iter().flatten() {
        results.keep(set);
    }
    let excluded = excluded(query, columns);
    for (_, _, set) in &excluded {
        results.leave_out(set);
    }
    let counts = columns
        .iter()
        .enumerate()
        .map(|(at, column)| {
            let keeps_own = query.all_of.contains(&column.facet);
            let mut base = others.clone();
            for (other, set) in wanted.iter().enumerate() {
                if let Some(set) = set.as_ref().filter(|_| other != at || keeps_own) {
                    base.keep(set);
                }
            }
            column
                .values
                .iter()
                .map(|(value, set)| count(column.facet, value, set, &base, &excluded))
                .collect()
        })
        .collect();
    Selection { results, counts }
}

type Excluded<'a> = (Facet, &'a str, &'a Ordinals);

fn count(facet: Facet, value: &str, set: &Ordinals, base: &Ordinals, excluded: &[Excluded<'_>]) -> u32 {
    let others: Vec<_> = excluded.iter().filter(|(of, name, _)| (*of, *name) != (facet, value)).collect();
    if others.is_empty() {
        return base.count_shared(set);
    }
    let mut left = base.clone();
    others.into_iter().for_each(|(_, _, set)| left.leave_out(set));
    left.count_shared(set)
}

/// The articles that have what is wanted of one facet; `None` where nothing is.
fn wanted(query: &NewsQuery, column: &FacetColumn, others: &Ordinals) -> Option<Ordinals> {
    let chosen = query.choices.iter().filter(|choice| choice.facet == column.facet && !choice.excluded);
    let all_of = query.all_of.contains(&column.facet);
    let mut found: Option<Ordinals> = None;
    for choice in chosen {
        let set = column.values.iter().find(|(value, _)| *value == choice.value).map(|(_, set)| set);
        let empty = || {
            let mut none = others.clone();
            none.leave_out(others);
            none
        };
        let set = set.cloned().unwrap_or_else(empty);
        match &mut found {
            Some(found) if all_of => found.keep(&set),
            Some(found) => found.add(&set),
            None => found = Some(set),
        }
    }
    found
}

fn excluded<'a>(query: &'a NewsQuery, columns: &'a [FacetColumn]) -> Vec<Excluded<'a>> {
    query
        .choices
        .iter()
        .filter(|choice| choice.excluded)
        .filter_map(|choice| {
            let column = columns.iter().find(|column| column.facet == choice.facet)?;
            let (value, set) = column.values.iter().find(|(value, _)| *value == choice.value)?;
            Some((column.facet, value.as_str(), set))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Six articles: topics a: 0 1 2, b: 2 3; kinds report: 0 2 4, interview: 1 3.
    fn columns() -> Vec<FacetColumn> {
        let column = |facet, values: &[(&str, &[u32])]| FacetColumn {
            facet,
            values: values
                .iter()
                .map(|(value, ordinals)| ((*value).to_owned(), Ordinals::of(6, ordinals.iter().copied())))
                .collect(),
        };
        vec![
            column(Facet::Topic, &[("a", &[0, 1, 2]), ("b", &[2, 3])]),
            column(Facet::Kind, &[("report", &[0, 2, 4]), ("interview", &[1, 3])]),
        ]
    }

    #[track_caller]
    fn check(raw: &str, results: &[u32], counts: [[u32; 2]; 2]) {
        let selection = select(&NewsQuery::from_query_string(raw), &columns(), &Ordinals::all(6));
        assert_eq!(selection.results.iter().collect::<Vec<_>>(), results, "results of {raw}");
        assert_eq!(selection.counts, counts.map(Vec::from), "counts of {raw}");
    }

    #[test]
    fn nothing_asked_leaves_everything() {
        check("", &[0, 1, 2, 3, 4, 5], [[3, 2], [3, 2]]);
    }

    #[test]
    fn any_of_widens_within_a_facet_and_its_own_counts_stay() {
        check("topic=a", &[0, 1, 2], [[3, 2], [2, 1]]);
        check("topic=a&topic=b", &[0, 1, 2, 3], [[3, 2], [2, 2]]);
    }

    #[test]
    fn facets_narrow_one_another() {
        check("topic=a&kind=report", &[0, 2], [[2, 1], [2, 1]]);
    }

    #[test]
    fn all_of_keeps_its_own_choices_in_its_counts() {
        check("topic=a&topic=b&all=topic", &[2], [[1, 1], [1, 0]]);
    }

    #[test]
    fn an_exclusion_counts_for_all_values_but_its_own() {
        check("-topic=a", &[3, 4, 5], [[3, 1], [1, 1]]);
    }

    #[test]
    fn a_value_that_nothing_has_matches_nothing() {
        check("topic=none", &[], [[3, 2], [0, 0]]);
        check("-topic=none", &[0, 1, 2, 3, 4, 5], [[3, 2], [3, 2]]);
    }

    #[test]
    fn counts_equal_a_naive_count_for_every_query_of_a_small_newsroom() {
        let choices = [
            "",
            "topic=a",
            "topic=b",
            "-topic=a",
            "kind=report",
            "-kind=report",
            "kind=interview",
            "all=topic",
        ];
        for first in choices {
            for second in choices {
                for third in choices {
                    naive([first, second, third].join("&"));
                }
            }
        }
    }

    /// Counts article by article, straight from the definition.
    #[track_caller]
    fn naive(raw: String) {
        let query = NewsQuery::from_query_string(&raw);
        let columns = columns();
        let has = |facet: Facet, value: &str, article: u32| {
            columns.iter().any(|column| {
                column.facet == facet
                    && column.values.iter().any(|(name, set)| name == value && set.contains(article))
            })
        };
        let passes = |article: u32, counting: Option<(Facet, &str)>| {
            let exclusions = query.choices.iter().filter(|choice| choice.excluded).all(|choice| {
                counting == Some((choice.facet, choice.value.as_str()))
                    || !has(choice.facet, &choice.value, article)
            });
            let facets = columns.iter().all(|column| {
                let mut wanted = query
                    .choices
                    .iter()
                    .filter(|choice| choice.facet == column.facet && !choice.excluded)
                    .peekable();
                let all_of = query.all_of.contains(&column.facet);
                let own = counting.is_some_and(|(facet, _)| facet == column.facet);
                if wanted.peek().is_none() || (own && !all_of) {
                    return true;
                }
                let mut has = wanted.map(|choice| has(choice.facet, &choice.value, article));
                if all_of { has.all(|has| has) } else { has.any(|has| has) }
            });
            exclusions && facets
        };
        let selection = select(&query, &columns, &Ordinals::all(6));
        let expected: Vec<u32> = (0..6).filter(|article| passes(*article, None)).collect();
        assert_eq!(selection.results.iter().collect::<Vec<_>>(), expected, "results of {raw}");
        for (column, counts) in columns.iter().zip(&selection.counts) {
            for ((value, set), count) in column.values.iter().zip(counts) {
                let counting = Some((column.facet, value.as_str()));
                let expected =
                    (0..6).filter(|article| set.contains(*article) && passes(*article, counting)).count();
                assert_eq!(*count as usize, expected, "count of {value} under {raw}");
            }
        }
    }
}
