//! What stands on a card, from the newsroom.

use crate::messages::dates::{clock_line, figure, published};
use crate::messages::{Locale, kind_name, nature_name, state_name, status_name, words};
use crate::model::{
    Article, Edition, Event, Image, Language, Newsroom, PerLanguage, Slug, Status, Text, Undertaking, When,
};
use crate::route::Route;

/// Something that is given a card.
#[derive(Clone, Debug)]
pub struct Subject<'a> {
    pub route: Route,
    pub texts: &'a PerLanguage<Text>,
    pub image: Option<&'a Image>,
    item: Item<'a>,
}

#[derive(Clone, Copy, Debug)]
enum Item<'a> {
    Article(&'a Article),
    Undertaking(&'a Undertaking),
    Event(&'a Event),
    Edition(&'a Edition),
}

/// Everything that is given a card.
pub fn subjects(newsroom: &Newsroom) -> Vec<Subject<'_>> {
    let mut all: Vec<Subject<'_>> = newsroom.articles.iter().map(Subject::article).collect();
    let project = |it| Subject::undertaking(Route::Project, it);
    all.extend(newsroom.projects.iter().map(project));
    all.extend(newsroom.groups.iter().map(|it| Subject::undertaking(Route::Group, it)));
    all.extend(newsroom.events.iter().map(Subject::event));
    all.extend(newsroom.editions.iter().map(Subject::edition));
    all
}

impl<'a> Subject<'a> {
    fn article(it: &'a Article) -> Self {
        let route = Route::Article(it.slug.clone());
        Self { route, texts: &it.texts, image: it.image.as_ref(), item: Item::Article(it) }
    }

    fn undertaking(route: impl Fn(Slug) -> Route, it: &'a Undertaking) -> Self {
        let route = route(it.slug.clone());
        Self { route, texts: &it.texts, image: it.image.as_ref(), item: Item::Undertaking(it) }
    }

    fn event(it: &'a Event) -> Self {
        let route = Route::Event(it.slug.clone());
        Self { route, texts: &it.texts, image: it.image.as_ref(), item: Item::Event(it) }
    }

    fn edition(it: &'a Edition) -> Self {
        let route = Route::Edition(it.slug.clone());
        Self { route, texts: &it.texts, image: it.image.as_ref(), item: Item::Edition(it) }
    }
}

/// What stands on a card, all of it plain text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Card {
    /// What the newsroom is called.
    pub newsroom: String,
    /// What is shown: "Report", "Project".
    pub kind: String,
    /// Whether that is bad news: an event that does not take place as planned.
    pub alarm: bool,
    /// When, in words.
    pub date: String,
    /// Its title.
    pub title: String,
    /// A second line of the title.
    pub subtitle: String,
    /// The project or group that it belongs to: its name, and the word its crest is computed from.
    pub bearer: Option<(String, String)>,
    /// What stands in the rail.
    pub sign: Sign,
}

/// The picture beside the title.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Sign {
    /// None: the title has all the width.
    #[default]
    Nothing,
    /// The crest of the bearer.
    Crest,
    /// The days of an event in digits, the months and weekdays under them, and whether they are lost.
    Day(String, String, String, bool),
    /// The gap that a day will fill.
    NoDay,
}

impl Card {
    /// The card of something in a language that it is written in.
    pub fn of(newsroom: &Newsroom, subject: &Subject<'_>, language: &Language) -> Self {
        let text = subject.texts.best(language).1;
        let site = &newsroom.site;
        let said_in = if site.languages.contains(language) { language } else { site.default_language() };
        let locale = Locale::of(said_in);
        let card = Self {
            newsroom: site.title.best(language).1.clone(),
            title: text.title.clone(),
            ..Self::default()
        };
        match subject.item {
            Item::Article(it) => card.with_article(newsroom, it, language, locale),
            Item::Undertaking(it) => card.with_undertaking(it, text, locale),
            Item::Event(it) => card.with_event(newsroom, it, language, locale),
            Item::Edition(it) => Self {
                kind: words::edition_edition(locale).to_owned(),
                date: published(locale, &it.published),
                ..card
            },
        }
    }

    fn with_article(self, newsroom: &Newsroom, it: &Article, language: &Language, locale: Locale) -> Self {
        let bearer = bearer(newsroom, &it.projects, &it.groups, language);
        Self {
            kind: it.kind.map(|kind| kind_name(locale, kind).to_owned()).unwrap_or_default(),
            date: published(locale, &it.published),
            sign: if bearer.is_some() { Sign::Crest } else { Sign::Nothing },
            bearer,
            ..self
        }
    }

    fn with_undertaking(self, it: &Undertaking, text: &Text, locale: Locale) -> Self {
        let years = it.years.map(|years| match years.1 {
            Some(last) if last != years.0 => [&years.0.to_string(), "–", &last.to_string()].concat(),
            _ => years.0.to_string(),
        });
        let state = it.state.map(|state| state_name(locale, state).to_owned());
        Self {
            kind: nature_name(locale, it.nature).to_owned(),
            date: [years, state].into_iter().flatten().collect::<Vec<_>>().join(", "),
            subtitle: text.subtitle.clone().unwrap_or_default(),
            bearer: Some((String::new(), it.crest.as_ref().unwrap_or(&it.slug).to_string())),
            sign: Sign::Crest,
            ..self
        }
    }

    fn with_event(self, newsroom: &Newsroom, it: &Event, language: &Language, locale: Locale) -> Self {
        let label = it.texts.best(language).1.subtitle.as_deref().unwrap_or(words::event_event(locale));
        let alarm = it.status != Status::Planned;
        let place = it.place.as_ref().and_then(|slug| newsroom.place(slug));
        let place = place.map(|place| place.name.best(language).1.as_str());
        let clock = match &it.when {
            When::Times { .. } => clock_line(locale, &it.when, place),
            When::Days { .. } => place.map(str::to_owned),
            When::ToBeAnnounced { hint: Some(hint) } => {
                Some(words::agenda_to_be_announced_hint(locale, hint))
            }
            When::ToBeAnnounced { hint: None } => Some(words::agenda_to_be_announced(locale).to_owned()),
        };
        let sign = figure(locale, &it.when, None)
            .map_or(Sign::NoDay, |figure| Sign::Day(figure.numeral, figure.months, figure.weekdays, alarm));
        Self {
            kind: if alarm { status_name(locale, it.status) } else { label }.to_owned(),
            alarm,
            date: clock.unwrap_or_default(),
            bearer: bearer(newsroom, &it.projects, &it.groups, language),
            sign,
            ..self
        }
    }

    /// What stands on it, for those who do not see it.
    pub fn alt(&self) -> String {
        let day = match &self.sign {
            Sign::Day(days, months, ..) => [days, " ", months].concat(),
            _ => String::new(),
        };
        let parts = [&self.newsroom, &self.kind, &day, &self.date, &self.title, &self.subtitle];
        let parts: Vec<&str> =
            parts.into_iter().map(|part| part.trim()).filter(|part| !part.is_empty()).collect();
        parts.join(" · ")
    }
}

/// The first of the projects, else of the groups: its name and its crest's word.
fn bearer(
    newsroom: &Newsroom,
    projects: &[Slug],
    groups: &[Slug],
    language: &Language,
) -> Option<(String, String)> {
    let project = projects.iter().find_map(|slug| newsroom.project(slug));
    let found = project.or_else(|| groups.iter().find_map(|slug| newsroom.group(slug)))?;
    let word = found.crest.as_ref().unwrap_or(&found.slug).to_string();
    Some((found.texts.best(language).1.title.clone(), word))
}
