use crate::app::heraldry::Crest;
use crate::app::{Here, Shown};
use crate::messages::{dates, words};
use crate::model::{Image, Language, Nature};
use crate::route::Route;
use crate::syndicate::{FOLLOWED_FILES, MetaImage, PageKind, PageMeta, ToFollow};

use super::Answer;

/// What a page says of itself to browsers, search engines and other sites.
pub fn page_meta(shown: &Shown, here: &Here) -> PageMeta {
    let site = &*shown.site;
    let own = said(shown, here);
    let route = shown.question.route.clone().unwrap_or(Route::Home);
    let written_here = own.languages.as_ref().is_none_or(|languages| languages.contains(&here.language));
    let canonical_language = match &own.languages {
        Some(languages) if !written_here => {
            languages.iter().find(|language| here.addresses().languages().contains(language))
        }
        _ => None,
    };
    let canonical_language = canonical_language.unwrap_or(&here.language);
    let site_languages = here.addresses().languages().iter();
    let alternates: Vec<(Language, String)> = site_languages
        .filter(|language| own.languages.as_ref().is_none_or(|languages| languages.contains(language)))
        .map(|language| (language.clone(), here.addresses().href(language, &route)))
        .collect();
    PageMeta {
        title: own.title,
        site_title: site.title.clone(),
        description: own.description,
        canonical: here.addresses().href(canonical_language, &route),
        language: here.language.clone(),
        alternates: if alternates.len() > 1 { alternates } else { Vec::new() },
        kind: if matches!(shown.answer, Answer::Article(_)) { PageKind::Article } else { PageKind::Website },
        image: own.image.map(|image| MetaImage { href: here.file(&image.media.src), alt: image.media.alt }),
        unlisted: matches!(shown.answer, Answer::Saved | Answer::Missing | Answer::Failed(_)),
        tincture: tincture(shown),
        follow: to_follow(shown, here),
    }
}

/// What can be followed of a page: the feeds and the calendar of what it is about, else the newsroom's
/// Atom feed.
fn to_follow(shown: &Shown, here: &Here) -> Vec<ToFollow> {
    let site = &*shown.site;
    let (of, name, count) = match &shown.answer {
        Answer::Undertaking(entry) => {
            let slug = entry.short.slug.clone();
            let is_project = entry.short.nature == Nature::Project;
            let of = if is_project { Route::Project(slug) } else { Route::Group(slug) };
            (of, Some(&entry.short.title), FOLLOWED_FILES.len())
        }
        Answer::Topic(entry, _) => {
            (Route::Topic(entry.slug.clone()), Some(&entry.name), FOLLOWED_FILES.len())
        }
        Answer::Home(_) | Answer::News(_) | Answer::Agenda(_) | Answer::Feeds(_) => {
            (Route::Home, None, FOLLOWED_FILES.len())
        }
        _ => (Route::Home, None, 1),
    };
    let title = name.map_or_else(|| site.title.clone(), |name| [name, " · ", &site.title].concat());
    let folder = here.addresses().local_path(&here.language, &of);
    let one = |(file, media_type): (&str, &'static str)| ToFollow {
        media_type,
        title: title.clone(),
        href: here.file(&[&folder, file].concat()),
    };
    FOLLOWED_FILES.into_iter().take(count).map(one).collect()
}

/// What the page itself has to say.
#[derive(Default)]
struct Said {
    title: String,
    description: String,
    image: Option<Image>,
    /// The languages it is written in, where that is not every language of the site.
    languages: Option<Vec<Language>>,
}

impl Said {
    fn titled(title: impl Into<String>) -> Self {
        Self { title: title.into(), ..Self::default() }
    }

    fn described(title: &str, description: &str) -> Self {
        Self { description: description.to_owned(), ..Self::titled(title) }
    }

    fn in_language(self, language: Option<&Language>) -> Self {
        Self { languages: language.map(|language| vec![language.clone()]), ..self }
    }

    fn with_image(self, image: Option<&Image>) -> Self {
        Self { image: image.cloned(), ..self }
    }
}

fn said(shown: &Shown, here: &Here) -> Said {
    let locale = here.locale;
    match &shown.answer {
        Answer::Home(_) => Said::described("", &shown.site.tagline),
        Answer::News(_) => Said::described(words::nav_news(locale), &shown.site.tagline),
        Answer::NewsYear(answer) => Said::titled(answer.title(locale)),
        Answer::Article(answer) => {
            let entry = &answer.entry;
            let said =
                Said::described(&entry.head.title, &entry.head.summary).with_image(entry.image.as_ref());
            Said { languages: Some(entry.languages.clone()), ..said }
        }
        Answer::Projects => Said::titled(words::project_title(locale)),
        Answer::Undertaking(entry) => Said::described(&entry.short.title, &entry.summary)
            .with_image(entry.image.as_ref())
            .in_language(entry.language.as_ref()),
        Answer::Topics => Said::titled(words::nav_topics(locale)),
        Answer::Topic(entry, _) => Said::described(&entry.name, &entry.summary),
        Answer::Person(entry, _) => {
            Said::described(&entry.named.name, &entry.description).in_language(entry.language.as_ref())
        }
        Answer::Organisation(entry, _) => Said::titled(&entry.named.name),
        Answer::Place(entry, _) => Said::titled(&entry.named.name),
        Answer::Agenda(_) => Said::titled(words::nav_agenda(locale)),
        Answer::AgendaMonth(answer) => {
            Said::titled(words::agenda_in_month(locale, &dates::month(locale, answer.year, answer.month)))
        }
        Answer::Event(answer) => {
            let entry = &answer.entry;
            Said::described(&entry.head.title, &entry.head.summary)
                .with_image(entry.image.as_ref())
                .in_language(entry.head.language.as_ref())
        }
        Answer::Editions => Said::titled(words::nav_editions(locale)),
        Answer::Edition(entry) => {
            Said::described(&entry.named.name, &entry.summary).in_language(entry.language.as_ref())
        }
        Answer::Saved => Said::titled(words::nav_saved(locale)),
        Answer::Feeds(_) => Said::titled(words::nav_feeds(locale)),
        Answer::Page(entry) => {
            Said::described(&entry.named.name, &entry.summary).in_language(entry.language.as_ref())
        }
        Answer::Missing => Said::titled(words::missing_title(locale)),
        Answer::Failed(_) => Said::titled(words::failed_title(locale)),
    }
}

/// The colour of the whole page: that of the project or group it is, or else belongs to first.
fn tincture(shown: &Shown) -> Option<String> {
    let site = &*shown.site;
    let bearer = match &shown.answer {
        Answer::Undertaking(entry) => Some(&entry.short),
        Answer::Article(answer) => site.bearer(&answer.entry.head.projects, &answer.entry.head.groups),
        Answer::Event(answer) => site.bearer(&answer.entry.head.projects, &answer.entry.head.groups),
        _ => None,
    };
    bearer.map(|bearer| Crest::of(bearer.crest_word()).tincture.to_owned())
}
