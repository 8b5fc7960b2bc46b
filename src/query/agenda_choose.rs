use chrono::NaiveDate;

use super::agenda_query::{AgendaChoice, AgendaFacet, AgendaQuery};
use super::fold::{folded_words, holds};
use super::typed::{Part, Typed};

/// An event as far as the agenda is filtered by it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filed<'a> {
    /// Its values, in the order of [`AgendaFacet::ALL`], as the address says them.
    pub values: [Vec<&'a str>; AgendaFacet::ALL.len()],
    /// Its first and its last day, where it has any.
    pub days: Option<(NaiveDate, NaiveDate)>,
    /// All words by which it is found, folded, each between spaces.
    pub words: String,
}

/// What a query makes of an event.
struct Verdict<'q> {
    /// Whether it has the words and the days asked for.
    is_found: bool,
    /// The facets in which values are wanted and it has none of them.
    lacks: [bool; AgendaFacet::ALL.len()],
    /// The choices that leave it out.
    left_out: Vec<&'q AgendaChoice>,
}

impl<'a> Filed<'a> {
    /// The words of texts, as `words` holds them.
    pub fn words_of<'t>(texts: impl IntoIterator<Item = &'t str>) -> String {
        let mut words = " ".to_owned();
        for text in texts {
            for word in folded_words(text) {
                words.push_str(&word);
                words.push(' ');
            }
            // No phrase goes on from one text to the next.
            words.push_str("| ");
        }
        words
    }

    /// Its values of a facet.
    pub fn values_of(&self, facet: AgendaFacet) -> &Vec<&'a str> {
        &self.values[facet as usize]
    }

    fn has(&self, facet: AgendaFacet, value: &str) -> bool {
        self.values_of(facet).contains(&value)
    }
}

impl AgendaQuery {
    /// The places of the events that pass, among those given, in their order.
    pub fn select(&self, events: &[Filed<'_>]) -> Vec<usize> {
        let typed = self.typed();
        let passes = |at: &usize| events.get(*at).is_some_and(|event| self.judge(&typed, event).passes());
        (0..events.len()).filter(passes).collect()
    }

    /// Counts, for each of these values of a facet, the events that have it and pass everything else
    /// that was asked for (architecture, "Counts, defined once"): *any of* choices in `facet` itself
    /// are set aside, and so is an exclusion of the value alone.
    pub fn counts(&self, facet: AgendaFacet, values: &[&str], events: &[Filed<'_>]) -> Vec<usize> {
        let typed = self.typed();
        let mut counts = vec![0; values.len()];
        for event in events {
            let verdict = self.judge(&typed, event);
            for (count, value) in counts.iter_mut().zip(values) {
                *count += usize::from(event.has(facet, value) && verdict.passes_with(facet, value));
            }
        }
        counts
    }

    fn judge<'q>(&'q self, typed: &Typed, event: &Filed<'_>) -> Verdict<'q> {
        let mut lacks = [false; AgendaFacet::ALL.len()];
        for facet in AgendaFacet::ALL {
            let mut wanted = self.choices.iter().filter(|it| it.facet == facet && !it.excluded).peekable();
            let any = wanted.peek().is_some();
            lacks[facet as usize] = any && !wanted.any(|choice| event.has(facet, &choice.value));
        }
        let hit = |choice: &&AgendaChoice| choice.excluded && event.has(choice.facet, &choice.value);
        let left_out = self.choices.iter().filter(hit).collect();
        Verdict { is_found: self.is_in_time(event) && finds(typed, &event.words), lacks, left_out }
    }

    /// Whether an event has a day among those asked for; without a day it is at no time.
    fn is_in_time(&self, event: &Filed<'_>) -> bool {
        if self.from.is_none() && self.to.is_none() {
            return true;
        }
        let begins_late = |(first, _)| self.to.is_some_and(|to| first > to.last_day());
        let ends_early = |(_, last)| self.from.is_some_and(|from| last < from.day());
        event.days.is_some_and(|days| !begins_late(days) && !ends_early(days))
    }
}

impl Verdict<'_> {
    fn passes(&self) -> bool {
        self.is_found && self.left_out.is_empty() && !self.lacks.contains(&true)
    }

    /// Whether the event would pass if this value were the one wanted of its facet.
    fn passes_with(&self, facet: AgendaFacet, value: &str) -> bool {
        let lacks_other = AgendaFacet::ALL.into_iter().any(|it| it != facet && self.lacks[it as usize]);
        let is_own = |choice: &&&AgendaChoice| choice.facet == facet && choice.value == value;
        let left_out_otherwise = self.left_out.iter().filter(is_own).count() < self.left_out.len();
        self.is_found && !lacks_other && !left_out_otherwise
    }
}

/// Whether these words have what was typed.
fn finds(typed: &Typed, words: &str) -> bool {
    let has = |part: &Part| match part {
        Part::Word(word) => holds(words, &[" ", word, " "].concat()),
        Part::Beginning(word) => holds(words, &[" ", word].concat()),
        Part::Phrase(parts) => holds(words, &[" ", &parts.join(" "), " "].concat()),
    };
    typed.wanted.iter().all(has) && !typed.without.iter().any(has)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Topics, format, days and what it says.
    type Sample = (&'static [&'static str], &'static str, &'static str, &'static str);

    const EVENTS: [Sample; 5] = [
        (&["youth", "sport"], "online", "2020-12-30 2021-01-02", "A debate on youth"),
        (&["youth"], "on-site", "2021-01-10 2021-01-10", "Assemblée générale à Évry"),
        (&["sport"], "online", "2021-02-01 2021-02-03", "Urban security in sport"),
        (&[], "hybrid", "2021-03-01 2021-03-01", "Urban sport and security"),
        (&["youth"], "online", "", "Security|urban"),
    ];

    fn filed(sample: &'static Sample) -> Filed<'static> {
        let (topics, format, days, words) = *sample;
        let day = |raw: &str| raw.parse().expect("a day");
        Filed {
            values: [topics.to_vec(), Vec::new(), Vec::new(), vec![format], Vec::new()],
            days: days.split_once(' ').map(|(first, last)| (day(first), day(last))),
            words: Filed::words_of(words.split('|')),
        }
    }

    fn events() -> Vec<Filed<'static>> {
        EVENTS.iter().map(filed).collect()
    }

    #[track_caller]
    fn check(raw: &str, expected: &[usize]) {
        let query = AgendaQuery::from_query_string(raw).settled();
        assert_eq!(query.select(&events()), expected, "{raw}");
    }

    #[test]
    fn any_of_a_facet_and_all_facets() {
        check("", &[0, 1, 2, 3, 4]);
        check("topic=youth", &[0, 1, 4]);
        check("topic=youth&topic=sport", &[0, 1, 2, 4]);
        check("topic=youth&format=online", &[0, 4]);
        check("topic=nothing", &[]);
        check("country=FR", &[]);
    }

    #[test]
    fn what_is_left_out_is_not_shown() {
        check("-topic=youth", &[2, 3]);
        check("-topic=youth&topic=sport", &[2]);
        check("-topic=youth&-format=hybrid", &[2]);
        check("-topic=nothing", &[0, 1, 2, 3, 4]);
        check("topic=sport&-topic=sport", &[0, 2]);
    }

    #[test]
    fn words_are_found_folded_and_the_last_begins_a_word() {
        check("q=evry", &[1]);
        check("q=generale+ass", &[1]);
        check("q=%22urban+security%22", &[2]);
        check("q=%22security+urban%22", &[]);
        check("q=sport+-urban", &[]);
        check("q=secu", &[2, 3, 4]);
        check("q=curity", &[]);
        check("q=urban&format=hybrid", &[3]);
        check("q=topic:youth+debate", &[0]);
        check("q=kind:debate", &[]);
    }

    #[test]
    fn days_are_asked_for_by_what_they_share() {
        check("from=2021", &[0, 1, 2, 3]);
        check("to=2020", &[0]);
        check("from=2021-01-03&to=2021-02", &[1, 2]);
        check("q=before:2021", &[0]);
    }

    #[test]
    fn counts_tell_what_a_choice_would_leave() {
        let counts = |raw: &str, facet, values: &[&str]| {
            AgendaQuery::from_query_string(raw).counts(facet, values, &events())
        };
        let topics = ["sport", "youth", "gone"];
        let formats = ["hybrid", "on-site", "online"];
        assert_eq!(counts("", AgendaFacet::Topic, &topics), [2, 3, 0]);
        assert_eq!(counts("topic=youth", AgendaFacet::Topic, &topics), [2, 3, 0]);
        assert_eq!(counts("-topic=youth", AgendaFacet::Topic, &topics), [1, 3, 0]);
        assert_eq!(counts("topic=youth", AgendaFacet::Format, &formats), [0, 1, 2]);
        assert_eq!(counts("-topic=youth", AgendaFacet::Format, &formats), [1, 0, 1]);
        assert_eq!(counts("format=online&q=urban", AgendaFacet::Topic, &topics), [1, 1, 0]);
    }

    /// Events and queries over few values, so that they meet.
    fn some() -> impl Strategy<Value = (Vec<Filed<'static>>, AgendaQuery)> {
        let value = || prop::sample::select(vec!["1", "2", "3"]);
        let day = || (0_i32..60).prop_map(|day| NaiveDate::from_num_days_from_ce_opt(737_000 + day));
        let days = prop::option::of((day(), 0_u64..9)).prop_map(|days| {
            let (first, more) = days?;
            Some((first?, first?.checked_add_days(chrono::Days::new(more))?))
        });
        let values = prop::array::uniform5(prop::collection::vec(value(), 0..3));
        let words = prop::collection::vec(prop::sample::select(vec!["Urban", "sécurité", "urbane"]), 0..3);
        let event = (values, days, words).prop_map(|(values, days, words)| Filed {
            values,
            days,
            words: Filed::words_of(words),
        });
        let facet = prop::sample::select(AgendaFacet::ALL.to_vec());
        let choice = (facet, any::<bool>(), value());
        let text = prop::sample::select(vec!["", "urban", "urb secu", "-urbane", "\"urban securite\""]);
        let query =
            (prop::collection::vec(choice, 0..5), text, any::<bool>()).prop_map(|(choices, text, dated)| {
                let mut query = AgendaQuery::default().with_text(text);
                for (facet, excluded, value) in choices {
                    query = query.with_choice(facet, value, Some(excluded));
                }
                let bound = |raw: &str| raw.parse().ok().filter(|_| dated);
                query.with_dates(bound("2018-11-15"), bound("2018-12"))
            });
        (prop::collection::vec(event, 0..12), query)
    }

    proptest! {
        #[test]
        fn a_count_is_what_a_reader_would_see((events, query) in some()) {
            for facet in AgendaFacet::ALL {
                let values = ["1", "2", "3", "4"];
                for (value, count) in values.iter().zip(query.counts(facet, &values, &events)) {
                    // Only this value is wanted of its facet; all else is asked for as before.
                    let mut alone = query.clone();
                    alone.choices.retain(|it| it.facet != facet || it.excluded);
                    let alone = alone.with_choice(facet, value, Some(false));
                    prop_assert_eq!(count, alone.select(&events).len(), "{} {}", facet.key(), value);
                }
            }
        }

        #[test]
        fn what_is_found_has_all_that_was_asked_for((events, query) in some()) {
            let found = query.select(&events);
            for (at, event) in events.iter().enumerate() {
                let wanted = AgendaFacet::ALL.into_iter().all(|facet| {
                    let mut wanted = query.choices.iter().filter(|it| it.facet == facet && !it.excluded).peekable();
                    wanted.peek().is_none() || wanted.any(|it| event.values[facet as usize].contains(&&*it.value))
                });
                let mut excluded = query.choices.iter().filter(|it| it.excluded);
                let left_out = excluded.any(|it| event.values[it.facet as usize].contains(&&*it.value));
                let only = AgendaQuery { choices: Vec::new(), ..query.clone() };
                let rest = !only.select(std::slice::from_ref(event)).is_empty();
                prop_assert_eq!(found.contains(&at), wanted && !left_out && rest);
            }
        }
    }
}
