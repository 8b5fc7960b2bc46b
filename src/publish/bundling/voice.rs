use super::relations::Relations;
use crate::bundle::{EventHead, Head, Named};
use crate::model::{Article, Event, Language, Newsroom, Organisation, PerLanguage, Slug, excerpt};
use crate::query::fold;

/// How many characters of a body stand for a summary that the editor did not write.
const EXCERPT: usize = 200;

/// A newsroom as it speaks in one language; what was not said in it is said in its original. It
/// holds nothing itself: whatever it says is made when it is asked for.
pub(super) struct Voice<'a> {
    pub language: &'a Language,
    pub newsroom: &'a Newsroom,
    pub relations: &'a Relations<'a>,
}

impl<'a> Voice<'a> {
    pub fn new(newsroom: &'a Newsroom, relations: &'a Relations<'a>, language: &'a Language) -> Self {
        Self { language, newsroom, relations }
    }

    /// The words in this voice's language, else the original.
    pub fn say<'t, T>(&self, said: &'t PerLanguage<T>) -> &'t T {
        said.best(self.language).1
    }

    /// The words where there are some; empty where there are none.
    pub fn say_if_any(&self, said: Option<&PerLanguage<String>>) -> String {
        said.map(|said| self.say(said).clone()).unwrap_or_default()
    }

    /// The language in which something is said, where it is not this voice's own.
    pub fn other_language<T>(&self, said: &PerLanguage<T>) -> Option<Language> {
        other_language(said.best(self.language).0, self.language)
    }

    /// The head of the article of this ordinal.
    pub fn head_at(&self, ordinal: u32) -> Option<Head> {
        let article = self.newsroom.articles.get(ordinal as usize)?;
        Some(head(ordinal, article, self.language))
    }

    /// The heads of these articles, in their order.
    pub fn heads_of<'o>(&self, ordinals: impl IntoIterator<Item = &'o u32>) -> Vec<Head> {
        ordinals.into_iter().filter_map(|ordinal| self.head_at(*ordinal)).collect()
    }

    /// The head of the article of this slug.
    pub fn head(&self, slug: &Slug) -> Option<Head> {
        self.head_at(*self.relations.ordinals.get(slug)?)
    }

    pub fn people(&self, slugs: &[Slug]) -> Vec<Named> {
        let people = slugs.iter().filter_map(|slug| self.newsroom.person(slug));
        people.map(|person| named(&person.slug, &self.say(&person.texts).title)).collect()
    }

    pub fn organisations(&self, slugs: &[Slug]) -> Vec<Named> {
        let organisations = slugs.iter().filter_map(|slug| self.newsroom.organisation(slug));
        organisations.map(|organisation| named(&organisation.slug, self.say(&organisation.name))).collect()
    }

    pub fn places<'s>(&self, slugs: impl IntoIterator<Item = &'s Slug>) -> Vec<Named> {
        let places = slugs.into_iter().filter_map(|slug| self.newsroom.place(slug));
        places.map(|place| named(&place.slug, self.say(&place.name))).collect()
    }

    pub fn topic(&self, slug: &Slug) -> Option<Named> {
        self.newsroom.topic(slug).map(|topic| named(&topic.slug, self.say(&topic.name)))
    }

    pub fn edition(&self, slug: &Slug) -> Option<Named> {
        self.newsroom.edition(slug).map(|edition| named(&edition.slug, &self.say(&edition.texts).title))
    }

    /// An organisation's short name, else its name.
    pub fn short_name(&self, organisation: &Organisation) -> String {
        organisation.acronym.as_ref().unwrap_or_else(|| self.say(&organisation.name)).clone()
    }

    /// What the agenda shows of an event.
    pub fn event(&self, event: &Event) -> EventHead {
        let text = self.say(&event.texts);
        let place = event.place.as_ref().and_then(|slug| self.newsroom.place(slug));
        EventHead {
            slug: event.slug.clone(),
            title: text.title.clone(),
            language: self.other_language(&event.texts),
            label: text.subtitle.clone(),
            when: event.when.clone(),
            status: event.status,
            status_note: event.status_note.clone(),
            format: event.format,
            place: self.places(&event.place).pop(),
            country: place.and_then(|place| Some(place.country.as_ref()?.as_str().to_owned())),
            summary: text.summary.clone().unwrap_or_default(),
            projects: event.projects.clone(),
            groups: event.groups.clone(),
            topics: event.topics.clone(),
            report: self.relations.report(self.newsroom, &event.slug).cloned(),
        }
    }

    /// The heads of the events of these slugs, in their order.
    pub fn events(&self, slugs: &[Slug]) -> Vec<EventHead> {
        slugs.iter().filter_map(|slug| self.newsroom.event(slug)).map(|event| self.event(event)).collect()
    }

    /// The heads of events by their places in the newsroom's list.
    pub fn events_at(&self, places: &[u32]) -> Vec<EventHead> {
        let events = places.iter().filter_map(|at| self.newsroom.events.get(*at as usize));
        events.map(|event| self.event(event)).collect()
    }
}

/// A slug with a name.
pub(super) fn named(slug: &Slug, name: impl Into<String>) -> Named {
    Named { slug: slug.clone(), name: name.into() }
}

/// Sorts by name as a reader looks it up, whatever its case and accents.
pub(super) fn sort_by_name(list: &mut [Named]) {
    list.sort_by_cached_key(|named| (fold(&named.name), named.slug.clone()));
}

fn other_language(language: &Language, than: &Language) -> Option<Language> {
    (language != than).then(|| language.clone())
}

fn head(ordinal: u32, article: &Article, language: &Language) -> Head {
    let (written, text) = article.texts.best(language);
    let summary = text.summary.clone().unwrap_or_else(|| excerpt(&text.body.plain_text(), EXCERPT));
    Head {
        ordinal,
        slug: article.slug.clone(),
        title: text.title.clone(),
        language: other_language(written, language),
        published: article.published,
        kind: article.kind,
        summary,
        projects: article.projects.clone(),
        groups: article.groups.clone(),
        topics: article.topics.clone(),
        link: article.link.clone(),
    }
}
