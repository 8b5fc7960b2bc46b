use std::collections::{BTreeMap, BTreeSet};

use unicode_normalization::UnicodeNormalization;

use crate::model::Slug;
use crate::publish::problem::{Position, Problem};
use crate::publish::suggest::nearest;
use crate::route::{RESERVED_PAGES, Route};

/// What a file or an entry of a table describes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Thing {
    Article,
    Project,
    Group,
    Person,
    Event,
    Edition,
    Page,
    Topic,
    Organisation,
    Place,
}

impl Thing {
    pub(super) fn of_folder(folder: &str) -> Option<Self> {
        Some(match folder {
            "news" => Self::Article,
            "projects" => Self::Project,
            "groups" => Self::Group,
            "people" => Self::Person,
            "events" => Self::Event,
            "editions" => Self::Edition,
            "pages" => Self::Page,
            _ => return None,
        })
    }

    /// What it is called in a problem.
    pub(super) fn noun(self) -> &'static str {
        match self {
            Self::Article => "article",
            Self::Project => "project",
            Self::Group => "group",
            Self::Person => "person",
            Self::Event => "event",
            Self::Edition => "edition",
            Self::Page => "page",
            Self::Topic => "topic",
            Self::Organisation => "organisation",
            Self::Place => "place",
        }
    }

    pub(super) fn route(self, slug: Slug) -> Route {
        match self {
            Self::Article => Route::Article(slug),
            Self::Project => Route::Project(slug),
            Self::Group => Route::Group(slug),
            Self::Person => Route::Person(slug),
            Self::Event => Route::Event(slug),
            Self::Edition => Route::Edition(slug),
            Self::Page => Route::Page(slug),
            Self::Topic => Route::Topic(slug),
            Self::Organisation => Route::Organisation(slug),
            Self::Place => Route::Place(slug),
        }
    }

    /// The thing that a route shows alone.
    pub(super) fn of_route(route: &Route) -> Option<(Self, &Slug)> {
        Some(match route {
            Route::Article(slug) => (Self::Article, slug),
            Route::Project(slug) => (Self::Project, slug),
            Route::Group(slug) => (Self::Group, slug),
            Route::Person(slug) => (Self::Person, slug),
            Route::Event(slug) => (Self::Event, slug),
            Route::Edition(slug) => (Self::Edition, slug),
            Route::Page(slug) => (Self::Page, slug),
            Route::Topic(slug) => (Self::Topic, slug),
            Route::Organisation(slug) => (Self::Organisation, slug),
            Route::Place(slug) => (Self::Place, slug),
            _ => return None,
        })
    }
}

/// Whether readers see a thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Standing {
    /// They do.
    Out,
    /// Not yet: a draft, or published later than now.
    Hidden,
    /// Its file cannot be read; whatever refers to it is not to blame.
    Broken,
}

/// Every name that something in the content folder has.
#[derive(Debug, Default)]
pub(super) struct Names {
    known: BTreeMap<Thing, BTreeMap<Slug, Standing>>,
    /// Where names were first given, by kind and by the name as careless file systems see it.
    given: BTreeMap<(Thing, String), String>,
    /// What stands in a table file that cannot be read, so that nobody knows its names.
    unread: BTreeSet<Thing>,
    /// The languages that have a prefix; no page may be called so.
    prefixes: Vec<String>,
}

impl Names {
    pub(super) fn new(prefixes: Vec<String>) -> Self {
        Self { prefixes, ..Self::default() }
    }

    /// Registers a name as it is written, and tells the slug it goes by; one that is wrong goes by
    /// the slug it might have been.
    pub(super) fn give(
        &mut self,
        thing: Thing,
        raw: &str,
        file: &str,
        at: Position,
        problems: &mut Vec<Problem>,
    ) -> Slug {
        let folded = raw.nfc().collect::<String>().to_lowercase();
        let place = format!("{file}:{}", at.line);
        let place = if at == Position::START { file.to_owned() } else { place };
        match self.given.get(&(thing, folded.clone())) {
            Some(first) => {
                let sentence = format!("the name \"{raw}\" is taken by {first}");
                problems.push(
                    Problem::error(file, at, sentence).hint("give one of the two another name".to_owned()),
                );
            }
            None => {
                self.given.insert((thing, folded), place);
            }
        }
        let slug = match raw.parse::<Slug>() {
            Ok(slug) => {
                if let Some(why) = self.reserved(thing, &slug) {
                    problems
                        .push(Problem::error(file, at, format!("the name \"{raw}\" is reserved")).hint(why));
                }
                slug
            }
            Err(error) => {
                let better = slug_of(raw);
                let hint = match &better {
                    Some(better) => format!("call it \"{better}\""),
                    None => "use lowercase ASCII letters, digits and single hyphens".to_owned(),
                };
                problems.push(Problem::error(file, at, error.to_string()).hint(hint));
                match better.map_or_else(|| "unnamed".parse(), Ok) {
                    Ok(slug) => slug,
                    Err(_) => unreachable!("\"unnamed\" is a slug"),
                }
            }
        };
        self.known.entry(thing).or_default().entry(slug.clone()).or_insert(Standing::Out);
        slug
    }

    fn reserved(&self, thing: Thing, slug: &Slug) -> Option<String> {
        if slug.is_reserved() {
            return Some(
                "addresses of years, months, \"page\" and \"feed\" have their own meaning".to_owned(),
            );
        }
        if thing != Thing::Page {
            return None;
        }
        if self.prefixes.iter().any(|prefix| prefix == slug.as_str()) {
            return Some("the pages of a language begin so".to_owned());
        }
        RESERVED_PAGES.contains(&slug.as_str()).then(|| "the site's own pages begin so".to_owned())
    }

    /// Adds a name that follows from another; `false` where something is called so already.
    pub(super) fn add(&mut self, thing: Thing, slug: &Slug, standing: Standing) -> bool {
        let names = self.known.entry(thing).or_default();
        let is_new = !names.contains_key(slug);
        names.entry(slug.clone()).or_insert(standing);
        is_new
    }

    /// Notes that readers do not see a thing.
    pub(super) fn set(&mut self, thing: Thing, slug: &Slug, standing: Standing) {
        if let Some(known) = self.known.get_mut(&thing).and_then(|names| names.get_mut(slug)) {
            *known = standing;
        }
    }

    /// Notes that the file which names such things cannot be read: whatever refers to them is not to blame.
    pub(super) fn set_unread(&mut self, thing: Thing) {
        self.unread.insert(thing);
    }

    pub(super) fn standing(&self, thing: Thing, slug: &Slug) -> Option<Standing> {
        let known = self.known.get(&thing).and_then(|names| names.get(slug)).copied();
        known.or_else(|| self.unread.contains(&thing).then_some(Standing::Broken))
    }

    /// The name that was probably meant.
    pub(super) fn nearest(&self, thing: Thing, raw: &str) -> Option<&str> {
        nearest(raw, self.known.get(&thing)?.keys().map(Slug::as_str))
    }
}

/// The slug nearest to a name: without accents, everything else a hyphen.
fn slug_of(raw: &str) -> Option<Slug> {
    let plain: String = raw.nfkd().filter(char::is_ascii).collect::<String>().to_ascii_lowercase();
    let words: Vec<&str> =
        plain.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()).collect();
    words.join("-").parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn given(thing: Thing, raws: &[&str]) -> Vec<String> {
        let mut names = Names::new(vec!["fr".to_owned()]);
        let mut problems = Vec::new();
        for (number, raw) in raws.iter().enumerate() {
            names.give(thing, raw, &format!("{number}.md"), Position::START, &mut problems);
        }
        problems.into_iter().map(|problem| problem.sentence).collect()
    }

    #[test]
    fn a_name_is_taken_also_by_case_and_form() {
        assert_eq!(given(Thing::Article, &["solar", "solar"]), ["the name \"solar\" is taken by 0.md"]);
        let told = given(Thing::Article, &["e\u{301}", "\u{e9}"]);
        assert!(told.contains(&"the name \"\u{e9}\" is taken by 0.md".to_owned()), "{told:?}");
        assert!(
            given(Thing::Article, &["solar", "Solar"])
                .contains(&"the name \"Solar\" is taken by 0.md".to_owned())
        );
    }

    #[test]
    fn the_site_keeps_names_for_itself() {
        for raw in ["2020", "2020-12", "feed"] {
            assert_eq!(given(Thing::Article, &[raw]), [format!("the name \"{raw}\" is reserved")]);
        }
        for raw in ["news", "fr"] {
            assert_eq!(given(Thing::Page, &[raw]), [format!("the name \"{raw}\" is reserved")]);
            assert!(given(Thing::Article, &[raw]).is_empty());
        }
    }

    #[test]
    fn a_better_name_is_found() {
        let better = |raw: &str| slug_of(raw).map(|slug| slug.to_string());
        assert_eq!(better("Été à Paris!"), Some("ete-a-paris".to_owned()));
        assert_eq!(better("日本"), None);
    }
}
