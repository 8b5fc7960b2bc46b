use super::facet::Facet;
use super::news_query::NewsQuery;

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
}
