use super::by_article::ByArticle;
use super::facet::{Facet, FacetValue};
use super::members::Members;
use super::news_query::NewsQuery;
use super::ordinals::Ordinals;

/// Which articles have which value of a facet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FacetColumn {
    /// The facet.
    pub facet: Facet,
    /// Every value that an article has, with the articles that have it.
    pub values: Vec<(FacetValue, Members)>,
}

/// What a query leaves, and all that it takes to count what each further choice would leave.
#[derive(Clone, Debug)]
pub struct Selection {
    /// The articles that pass everything.
    pub results: Ordinals,
    /// Those that the search and the dates let pass.
    others: Ordinals,
    /// Of each column those that have what is wanted of its facet; `None` where nothing is.
    wanted: Vec<Option<Ordinals>>,
    /// Whether a choice in a column widens the others of its facet, instead of narrowing them.
    widens: Vec<bool>,
    /// What is left out: the place of its column, and its own in the column.
    excluded: Vec<(usize, usize)>,
}

impl Selection {
    /// The articles that pass: those of `others`, which the search and the dates let pass, that have
    /// what is chosen. A chosen value that no column has matches nothing.
    pub fn of(query: &NewsQuery, columns: &[FacetColumn], others: Ordinals) -> Self {
        let wanted: Vec<Option<Ordinals>> =
            columns.iter().map(|column| wanted(query, column, others.length())).collect();
        let widens = columns
            .iter()
            .zip(&wanted)
            .map(|(column, wanted)| wanted.is_some() && !query.all_of.contains(&column.facet))
            .collect();
        let excluded = excluded(query, columns);
        let none = Ordinals::none(0);
        let mut selection = Self { results: none, others, wanted, widens, excluded };
        selection.results = selection.narrowed(selection.passing(columns, None), None);
        selection
    }

    /// The count of every value of every column, in their order; they are those it was made of.
    ///
    /// The count of a value is the number of articles that have it and pass the search and the dates,
    /// every other facet, and every exclusion but the value's own. *Any of* choices in its own facet are
    /// set aside (they widen one another); *all of* choices are kept (architecture, "Counts, defined
    /// once").
    pub fn counts(&self, columns: &[FacetColumn]) -> Vec<u32> {
        self.counts_by(columns, &ByArticle::default())
    }

    /// The same, where the values of each article may be at hand.
    pub(super) fn counts_by(&self, columns: &[FacetColumn], by_article: &ByArticle) -> Vec<u32> {
        let passing = self.passing(columns, None);
        let counted = by_article.counts(&self.results, columns);
        let is_counted = counted.is_some();
        let mut counts =
            counted.unwrap_or_else(|| vec![0; columns.iter().map(|column| column.values.len()).sum()]);
        let mut left = counts.as_mut_slice();
        for (at, column) in columns.iter().enumerate() {
            let (counts, behind) = left.split_at_mut(column.values.len());
            left = behind;
            let aside = self.widens[at].then_some(at);
            let own = aside.map(|at| self.narrowed(passing.clone(), Some(at)));
            if own.is_some() || !is_counted {
                let base = own.as_ref().unwrap_or(&self.results);
                for (count, (_, members)) in counts.iter_mut().zip(&column.values) {
                    *count = members.count_in(base);
                }
            }
            for place in self.excluded.iter().filter(|(of, _)| *of == at) {
                let without_its_own = self.passing(columns, Some(*place));
                counts[place.1] = column.values[place.1].1.count_in(&self.narrowed(without_its_own, aside));
            }
        }
        counts
    }

    /// What passes search, dates and exclusions, but for the one at `aside`.
    fn passing(&self, columns: &[FacetColumn], aside: Option<(usize, usize)>) -> Ordinals {
        let mut left = self.others.clone();
        for place in self.excluded.iter().filter(|place| Some(**place) != aside) {
            left.leave_out(&columns[place.0].values[place.1].1.set(left.length()));
        }
        left
    }

    /// What is left of a set by what is wanted, but for the column at `aside`.
    fn narrowed(&self, mut set: Ordinals, aside: Option<usize>) -> Ordinals {
        for (_, wanted) in self.wanted.iter().enumerate().filter(|(at, _)| Some(*at) != aside) {
            wanted.iter().for_each(|wanted| set.keep(wanted));
        }
        set
    }
}

/// The articles that have what is wanted of one facet; `None` where nothing is.
fn wanted(query: &NewsQuery, column: &FacetColumn, length: u32) -> Option<Ordinals> {
    let chosen = query.choices.iter().filter(|choice| choice.facet == column.facet && !choice.excluded);
    let all_of = query.all_of.contains(&column.facet);
    let mut found: Option<Ordinals> = None;
    for choice in chosen {
        let members = column.values.iter().find(|(value, _)| *value == choice.value);
        let set = members.map_or_else(|| Ordinals::none(length), |(_, members)| members.set(length));
        match &mut found {
            Some(found) if all_of => found.keep(&set),
            Some(found) => found.add(&set),
            None => found = Some(set),
        }
    }
    found
}

/// What is left out: the place of its column, and its own in the column.
fn excluded(query: &NewsQuery, columns: &[FacetColumn]) -> Vec<(usize, usize)> {
    let excluded = query.choices.iter().filter(|choice| choice.excluded);
    excluded
        .filter_map(|choice| {
            let column = columns.iter().position(|column| column.facet == choice.facet)?;
            let value = columns[column].values.iter().position(|(value, _)| *value == choice.value)?;
            Some((column, value))
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
                .map(|(value, ordinals)| ((*value).to_owned(), Members::of(6, ordinals.to_vec())))
                .collect(),
        };
        vec![
            column(Facet::Topic, &[("a", &[0, 1, 2]), ("b", &[2, 3])]),
            column(Facet::Kind, &[("report", &[0, 2, 4]), ("interview", &[1, 3])]),
        ]
    }

    #[track_caller]
    fn check(raw: &str, results: &[u32], counts: [[u32; 2]; 2]) {
        let by_article = ByArticle::of(6, &columns());
        let query = NewsQuery::from_query_string(raw);
        let selection = Selection::of(&query, &columns(), Ordinals::all(6));
        assert_eq!(selection.results.iter().collect::<Vec<_>>(), results, "results of {raw}");
        assert_eq!(selection.counts(&columns()), counts.concat(), "counts of {raw}");
        let by_article = selection.counts_by(&columns(), &by_article);
        assert_eq!(by_article, counts.concat(), "counts of {raw}, article by article");
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
                    && column
                        .values
                        .iter()
                        .any(|(name, members)| name == value && members.set(6).contains(article))
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
        let selection = Selection::of(&query, &columns, Ordinals::all(6));
        let expected: Vec<u32> = (0..6).filter(|article| passes(*article, None)).collect();
        assert_eq!(selection.results.iter().collect::<Vec<_>>(), expected, "results of {raw}");
        let counts = selection.counts(&columns);
        let mut counts = counts.iter();
        for column in &columns {
            for ((value, members), count) in column.values.iter().zip(counts.by_ref()) {
                let counting = Some((column.facet, value.as_str()));
                let expected = (0..6)
                    .filter(|article| members.set(6).contains(*article) && passes(*article, counting))
                    .count();
                assert_eq!(*count as usize, expected, "count of {value} under {raw}");
            }
        }
    }
}
