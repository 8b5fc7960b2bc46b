use super::facet::Facet;
use super::news_query::NewsQuery;
use super::typed::Typed;

/// Texts of more parts than this are dropped whole only: each part costs a search.
const MOST_PARTS: usize = 8;

/// What a query asks for, condition by condition: each can be dropped where nothing passes them all.
impl NewsQuery {
    /// The facets of which an article must have all chosen values, where that is more than one.
    pub fn joined(&self) -> impl Iterator<Item = Facet> {
        let wanted = |facet| self.choices.iter().filter(move |it| it.facet == facet && !it.excluded).count();
        self.all_of.iter().copied().filter(move |facet| wanted(*facet) > 1)
    }

    /// The query without each of its conditions in turn: its choices in their order, then that all
    /// of a facet must be there, its first day, its last day, its words.
    pub fn without_each(&self) -> Vec<Self> {
        let choices = self.choices.iter();
        let mut all: Vec<Self> =
            choices.map(|choice| self.with_choice(choice.facet, &choice.value, None)).collect();
        all.extend(self.joined().map(|facet| self.with_all_of(facet, false)));
        if self.from.is_some() {
            all.push(self.with_dates(None, self.to));
        }
        if self.to.is_some() {
            all.push(self.with_dates(self.from, None));
        }
        if !self.text.trim().is_empty() {
            all.push(self.with_text(""));
        }
        all
    }

    /// The words and phrases of the text, each as it was typed with the query without it; none where
    /// there are not several, or too many to be searched without each.
    pub fn without_each_part(&self) -> Vec<(&str, Self)> {
        let parts: Vec<&str> = Typed::parts(&self.text).collect();
        if !(2..=MOST_PARTS).contains(&parts.len()) {
            return Vec::new();
        }
        let others = |at: usize| [&parts[..at], &parts[at + 1..]].concat().join(" ");
        parts.iter().enumerate().map(|(at, part)| (*part, self.with_text(&others(at)))).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_condition_can_be_taken_back() {
        let query =
            NewsQuery::from_query_string("topic=a&topic=b&-kind=report&all=topic&all=person&to=2020&q=x");
        let left: Vec<String> = query.without_each().iter().map(NewsQuery::to_query_string).collect();
        let kept = "all=topic&all=person";
        let rest = |start: &str, end: &str| [start, kept, end].join("&");
        assert_eq!(left.len(), 6);
        assert_eq!(left[0], rest("topic=b&-kind=report", "to=2020-12&q=x"));
        assert_eq!(left[3], "topic=a&topic=b&-kind=report&all=person&to=2020-12&q=x");
        assert_eq!(left[5], rest("topic=a&topic=b&-kind=report", "to=2020-12"));
    }

    #[test]
    fn each_part_of_the_words_can_be_taken_back() {
        let without = |text: &str| -> Vec<(String, String)> {
            let query = NewsQuery::default().with_choice(Facet::Topic, "a", Some(false)).with_text(text);
            let parts = query.without_each_part().into_iter();
            parts.map(|(part, without)| (part.to_owned(), without.to_query_string())).collect()
        };
        let expected = [
            ("young", "topic=a&q=%22public+space%22+-sport"),
            ("\"public space\"", "topic=a&q=young+-sport"),
            ("-sport", "topic=a&q=young+%22public+space%22"),
        ];
        let expected = expected.map(|(part, left)| (part.to_owned(), left.to_owned()));
        assert_eq!(without(" young  \"public space\" -sport x"), expected);
        assert!(without("young").is_empty());
        assert!(without("").is_empty());
        assert_eq!(without("one two three four five six seven eight").len(), MOST_PARTS);
        assert!(without("one two three four five six seven eight nine").is_empty());
    }
}
