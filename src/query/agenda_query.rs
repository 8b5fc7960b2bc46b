use super::facet::{Facet, FacetValue};
use super::fold::folded_words;
use super::query_string;
use super::typed::{Part, Typed};
use super::values::bound;
use crate::model::{Published, order};

/// A property to filter events by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum AgendaFacet {
    /// Topics an event is about.
    Topic,
    /// Projects it belongs to.
    Project,
    /// Groups it belongs to.
    Group,
    /// Whether one must be there in person.
    Format,
    /// The country it takes place in.
    Country,
}

/// All that a reader asks of the agenda: the same grammar as that of the news, as far as events have
/// what it asks for.
///
/// Invariant: choices are sorted and without repeats, so that equal queries are written alike.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AgendaQuery {
    /// The words searched for, as typed.
    pub text: String,
    /// Chosen values.
    pub choices: Vec<AgendaChoice>,
    /// The first day, inclusive; kept with the precision it was given in.
    pub from: Option<Published>,
    /// The last day, month or year, inclusive.
    pub to: Option<Published>,
}

/// A chosen value: wanted, or left out.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct AgendaChoice {
    /// The facet.
    pub facet: AgendaFacet,
    /// Whether events with the value are left out.
    pub excluded: bool,
    /// The value.
    pub value: FacetValue,
}

impl AgendaFacet {
    /// Every facet, in the order of the canonical query string.
    pub const ALL: [Self; 5] = [Self::Topic, Self::Project, Self::Group, Self::Format, Self::Country];

    /// Its key in the query string.
    pub fn key(self) -> &'static str {
        match self {
            Self::Format => "format",
            Self::Topic => Facet::Topic.key(),
            Self::Project => Facet::Project.key(),
            Self::Group => Facet::Group.key(),
            Self::Country => Facet::Country.key(),
        }
    }

    /// The facet of this key.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|facet| facet.key() == key)
    }

    /// A value as it is written here, however somebody wrote it by hand.
    fn tidied(self, value: &str) -> FacetValue {
        match self {
            Self::Format => folded_words(value).join("-"),
            Self::Country => value.trim().to_ascii_uppercase(),
            _ => value.to_owned(),
        }
    }

    /// The same property of articles, where they have it.
    pub fn of_news(self) -> Option<Facet> {
        Facet::from_key(self.key())
    }
}

impl AgendaQuery {
    /// Reads a query string, with or without its `?`. Never fails: what is unknown or mistyped is
    /// passed over.
    pub fn from_query_string(raw: &str) -> Self {
        let mut query = Self::default();
        for (key, value) in query_string::pairs(raw.strip_prefix('?').unwrap_or(raw)) {
            match &*key {
                "q" => query.text = crate::model::clean(&value),
                "from" => query.from = bound(&value, 1),
                "to" => query.to = bound(&value, 12),
                key => {
                    let (excluded, key) = key.strip_prefix('-').map_or((false, key), |key| (true, key));
                    if let Some(facet) = AgendaFacet::from_key(key) {
                        query.choices.push(AgendaChoice { facet, excluded, value: facet.tidied(&value) });
                    }
                }
            }
        }
        query.tidy();
        query
    }

    /// Writes the query in its one canonical form, without a `?`; empty where nothing is asked.
    pub fn to_query_string(&self) -> String {
        let mut out = String::new();
        for AgendaChoice { facet, excluded, value } in &self.choices {
            let key = if *excluded { ["-", facet.key()].concat() } else { facet.key().to_owned() };
            query_string::push(&mut out, &key, value);
        }
        for (key, date) in [("from", self.from), ("to", self.to)] {
            if let Some(date) = date {
                query_string::push(&mut out, key, &date.to_string());
            }
        }
        if !self.text.is_empty() {
            query_string::push(&mut out, "q", &self.text);
        }
        out
    }

    /// Whether every event passes.
    pub fn is_unfiltered(&self) -> bool {
        let without_words = self.choices.is_empty() && self.from.is_none() && self.to.is_none();
        without_words && self.typed().is_empty()
    }

    /// What is typed, read as words, phrases and choices; choices that only articles have are words
    /// like others.
    pub fn typed(&self) -> Typed {
        let mut typed = Typed::read(&self.text);
        for choice in std::mem::take(&mut typed.choices) {
            let key = choice.facet.key();
            if AgendaFacet::from_key(key).is_some() {
                typed.choices.push(choice);
                continue;
            }
            let sign = if choice.excluded { "-" } else { "" };
            let said = [sign, key, ":\"", &choice.value, "\""].concat();
            let space = if typed.rest.is_empty() { "" } else { " " };
            typed.rest = [&typed.rest, space, &said].concat();
            let parts = if choice.excluded { &mut typed.without } else { &mut typed.wanted };
            parts.push(Part::Phrase(folded_words(&said)));
        }
        typed
    }

    /// This query with the choices and dates that were typed in their own keys, and the rest of the
    /// words in `text`.
    pub fn settled(&self) -> Self {
        let typed = self.typed();
        if typed.choices.is_empty() && typed.from.is_none() && typed.to.is_none() {
            return self.clone();
        }
        let mut query = self.with_text(&typed.rest);
        for choice in typed.choices {
            if let Some(facet) = AgendaFacet::from_key(choice.facet.key()) {
                query = query.with_choice(facet, &choice.value, Some(choice.excluded));
            }
        }
        query.with_dates(typed.from.or(self.from), typed.to.or(self.to))
    }

    /// This query with other names for values: those that `now` has one for.
    pub fn renamed(mut self, now: impl Fn(Facet, &str) -> Option<String>) -> Self {
        for choice in &mut self.choices {
            if let Some(name) = choice.facet.of_news().and_then(|facet| now(facet, &choice.value)) {
                choice.value = name;
            }
        }
        self.tidy();
        self
    }

    /// Whether the value is chosen: `Some(false)` wanted, `Some(true)` left out.
    pub fn chosen(&self, facet: AgendaFacet, value: &str) -> Option<bool> {
        let choice = self.choices.iter().find(|choice| choice.facet == facet && choice.value == value);
        choice.map(|choice| choice.excluded)
    }

    /// This query with the value chosen, left out, or (`None`) neither.
    pub fn with_choice(&self, facet: AgendaFacet, value: &str, excluded: Option<bool>) -> Self {
        let mut query = self.clone();
        let value = facet.tidied(value);
        query.choices.retain(|choice| choice.facet != facet || choice.value != value);
        if let Some(excluded) = excluded {
            query.choices.push(AgendaChoice { facet, excluded, value });
        }
        query.tidy();
        query
    }

    /// This query with other words.
    pub fn with_text(&self, text: &str) -> Self {
        Self { text: text.to_owned(), ..self.clone() }
    }

    /// This query for other days.
    pub fn with_dates(&self, from: Option<Published>, to: Option<Published>) -> Self {
        Self { from, to, ..self.clone() }
    }

    /// The query without each of its conditions in turn: its choices in their order, its first day,
    /// its last day, its words.
    pub fn without_each(&self) -> Vec<Self> {
        let choices = self.choices.iter();
        let mut all: Vec<Self> =
            choices.map(|choice| self.with_choice(choice.facet, &choice.value, None)).collect();
        all.extend(self.from.map(|_| self.with_dates(None, self.to)));
        all.extend(self.to.map(|_| self.with_dates(self.from, None)));
        all.extend((!self.text.trim().is_empty()).then(|| self.with_text("")));
        all
    }

    fn tidy(&mut self) {
        self.choices.retain(|choice| !choice.value.is_empty());
        order::sort(&mut self.choices);
        self.choices.dedup_by(|later, earlier| later.facet == earlier.facet && later.value == earlier.value);
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[track_caller]
    fn check(raw: &str, canonical: &str) {
        let query = AgendaQuery::from_query_string(raw);
        assert_eq!(query.to_query_string(), canonical);
        assert_eq!(AgendaQuery::from_query_string(canonical), query);
    }

    #[test]
    fn a_query_has_one_canonical_form() {
        check("", "");
        check("?format=online&topic=b&topic=a&topic=b", "topic=a&topic=b&format=online");
        check("q=a%20b&-country=FR&country=BE", "country=BE&-country=FR&q=a+b");
        check("to=2021&from=2020-10&group=g", "group=g&from=2020-10&to=2021-12");
    }

    #[test]
    fn old_and_mistyped_addresses_still_open_something() {
        check("page=3&sort=oldest&kind=report&year=2020&all=topic", "");
        check("topic=&q=&from=soon&-=x&--topic=x&%ff=%fe&&&=", "");
        check("topic=gone", "topic=gone");
        check("country=fr&format=On%20site&-format=ONLINE", "format=on-site&-format=online&country=FR");
        check("-topic=a&topic=a", "topic=a");
    }

    #[test]
    fn old_names_become_those_of_today() {
        let now =
            |facet, value: &str| (facet == Facet::Topic && value == "jeunes").then(|| "youth".to_owned());
        let renamed = |raw: &str| AgendaQuery::from_query_string(raw).renamed(now).to_query_string();
        assert_eq!(renamed("topic=jeunes&topic=youth&-topic=x"), "topic=youth&-topic=x");
        assert_eq!(renamed("project=jeunes&format=jeunes"), "project=jeunes&format=jeunes");
    }

    #[test]
    fn what_was_typed_as_a_choice_settles_in_its_key() {
        let settled = |raw: &str| AgendaQuery::from_query_string(raw).settled().to_query_string();
        assert_eq!(settled("q=topic:sport+drones+-country:fr"), "topic=sport&-country=FR&q=drones");
        assert_eq!(settled("q=before:2021+after:2019&topic=a"), "topic=a&from=2020-01&to=2020-12");
        assert_eq!(settled("-topic=a&q=topic:a"), "topic=a");
        assert_eq!(settled("q=drones"), "q=drones");
        // No event is a report, has an author or was published in a year: these are words.
        assert_eq!(settled("q=kind:report"), "q=kind%3Areport");
        assert_eq!(settled("q=topic:a+-kind:report+b"), "topic=a&q=b+-kind%3A%22report%22");
        let words = AgendaQuery::from_query_string("q=kind:report").typed();
        assert_eq!(words.wanted, [Part::Phrase(vec!["kind".to_owned(), "report".to_owned()])]);
    }

    #[test]
    fn every_condition_can_be_taken_back() {
        let query = AgendaQuery::from_query_string("topic=a&-format=online&from=2020&to=2021&q=b");
        let left: Vec<String> = query.without_each().iter().map(AgendaQuery::to_query_string).collect();
        let expected = [
            "-format=online&from=2020-01&to=2021-12&q=b",
            "topic=a&from=2020-01&to=2021-12&q=b",
            "topic=a&-format=online&to=2021-12&q=b",
            "topic=a&-format=online&from=2020-01&q=b",
            "topic=a&-format=online&from=2020-01&to=2021-12",
        ];
        assert_eq!(left, expected);
        assert!(AgendaQuery::default().without_each().is_empty());
    }

    /// Pairs of a query string: known and unknown keys with any values.
    fn pairs() -> impl Strategy<Value = Vec<(String, String)>> {
        let keys =
            ["topic", "-topic", "project", "group", "-format", "format", "country", "q", "from", "to", "x"];
        let key = prop::sample::select(keys.to_vec()).prop_map(str::to_owned);
        let value = prop_oneof![any::<String>(), "[a-c]{0,2}", "20[12][0-9](-[01][0-9])?(-[0-3][0-9])?"];
        prop::collection::vec((key, value), 0..9)
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_as_it_was(pairs in pairs()) {
            let mut raw = String::new();
            pairs.iter().for_each(|(key, value)| query_string::push(&mut raw, key, value));
            let query = AgendaQuery::from_query_string(&raw);
            let written = query.to_query_string();
            prop_assert_eq!(&AgendaQuery::from_query_string(&written), &query);
            let turned: Vec<_> = pairs.iter().rev().filter(|(key, _)| !["q", "from", "to"].contains(&&**key)).collect();
            let mut other = String::new();
            turned.iter().for_each(|(key, value)| query_string::push(&mut other, key, value));
            prop_assert_eq!(AgendaQuery::from_query_string(&other).choices, query.choices);
        }

        #[test]
        fn anything_at_all_is_read(raw: String) {
            let query = AgendaQuery::from_query_string(&raw);
            prop_assert_eq!(AgendaQuery::from_query_string(&query.to_query_string()), query);
        }
    }
}
