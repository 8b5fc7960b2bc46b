//! A choice that is made before the one before it is answered.

use super::news_query::NewsQuery;

impl NewsQuery {
    /// What is asked for where this query was made out of `base`, which is what is shown, while another
    /// one is `under_way`: what it changes of `base` is changed there, and all else stays.
    ///
    /// Links and forms tell whole queries, made of what is shown. Who chooses twice before the first choice
    /// is answered wants both.
    pub fn rebased(&self, base: &Self, under_way: &Self) -> Self {
        let mut query = under_way.clone();
        query.choices.retain(|choice| self.choices.contains(choice) || !base.choices.contains(choice));
        for choice in self.choices.iter().filter(|choice| !base.choices.contains(choice)) {
            query.choices.retain(|other| other.facet != choice.facet || other.value != choice.value);
            query.choices.push(choice.clone());
        }
        query.all_of.retain(|facet| self.all_of.contains(facet) || !base.all_of.contains(facet));
        query.all_of.extend(self.all_of.iter().filter(|facet| !base.all_of.contains(facet)));
        if self.text != base.text {
            query = query.with_text(&self.text);
        }
        let changed = |mine, before, other| if mine == before { other } else { mine };
        query.from = changed(self.from, base.from, query.from);
        query.to = changed(self.to, base.to, query.to);
        if self.sort != base.sort && self.text == base.text {
            query.sort = self.sort;
        }
        if self != base || query != *under_way {
            (query.page, query.together) = (self.page, self.together);
        }
        query.tidy();
        query
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(base: &str, under_way: &str, made: &str, expected: &str) {
        let [base, under_way, made] = [base, under_way, made].map(NewsQuery::from_query_string);
        assert_eq!(made.rebased(&base, &under_way).to_query_string(), expected);
    }

    #[test]
    fn both_of_two_choices_stay() {
        check("", "-topic=design", "-year=2015", "-topic=design&-year=2015");
        check("topic=a", "topic=a&year=2016", "topic=a&year=2015", "topic=a&year=2015&year=2016");
        check("topic=a&topic=b", "topic=b", "topic=a", "");
        check("topic=a", "-topic=a", "topic=a&kind=report", "-topic=a&kind=report");
        check("topic=a", "topic=a&topic=b", "topic=a&all=topic", "topic=a&topic=b&all=topic");
    }

    #[test]
    fn a_choice_and_what_is_typed_stay() {
        check("q=p", "q=privacy", "year=2015&q=p", "year=2015&q=privacy");
        check("topic=a", "topic=a&year=2014", "topic=a&q=web", "topic=a&year=2014&q=web");
        check("q=web", "q=web&sort=title", "q=webs", "q=webs&sort=title");
        check("", "q=data", "sort=title", "q=data&sort=title");
        check("from=2015", "from=2015&topic=a", "from=2016", "topic=a&from=2016-01");
    }

    #[test]
    fn what_is_taken_back_is_gone_and_its_page_is_the_first() {
        check("topic=a&kind=report", "topic=a&kind=report&year=2015", "topic=a", "topic=a&year=2015");
        check("page=2", "topic=a", "page=3", "topic=a&page=3");
        check("page=2", "page=3", "topic=a", "topic=a");
    }

    #[test]
    fn a_choice_made_twice_is_made_once() {
        check("", "topic=a", "topic=a", "topic=a");
        check("topic=a", "topic=a&page=2", "topic=a", "topic=a&page=2");
    }
}
