//! Pages, feeds, calendars and leads-on: what is planned is rendered and written on all cores.
//!
//! Bodies are made again, a file at a time, for the pages that show them, and are gone when these
//! are written: so the memory this takes does not grow with the newsroom.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::bundling::Voices;
use super::pages::Pages;
use super::plan::{Plan, Planned};
use super::publishing::PublishError;
use super::write::{Folder, Written};
use crate::bundle::BODIES_PER_FILE;
use crate::model::{Language, Slug};
use crate::route::Route;
use crate::syndicate::{Feed, FeedForm, Listed, Scope};

/// A path with what is planned there.
type Place<'a> = (&'a str, &'a Planned);

/// Renders and writes everything that is planned and no file yet; both lists come in the order of
/// the plan.
pub(super) fn write_planned(
    folder: &Folder,
    pages: &Pages<'_>,
    voices: &Voices<'_>,
    plan: &Plan,
) -> Result<(Vec<Written>, Vec<Listed>), PublishError> {
    let (articles, feeds, others) = divided(pages, plan);
    let print = |place: Place<'_>| print(folder, pages, place);
    let mut printed: Vec<(Written, Option<Listed>)> =
        others.into_par_iter().map(print).collect::<Result<_, _>>()?;
    let in_batches: Vec<Vec<_>> = articles
        .into_par_iter()
        .map(|(n, places)| {
            let keys: Vec<_> = voices
                .bodies(n)
                .map(|(key, file)| {
                    pages.store.insert(key.clone(), file);
                    key
                })
                .collect();
            let printed = places.into_iter().map(print).collect();
            keys.iter().for_each(|key| pages.store.remove(key));
            printed
        })
        .collect::<Result<_, PublishError>>()?;
    printed.extend(in_batches.into_iter().flatten());
    let feeds: Vec<Vec<_>> =
        feeds.into_par_iter().map(|feed| print_feed(folder, pages, feed)).collect::<Result<_, _>>()?;
    printed.extend(feeds.into_iter().flatten().map(|written| (written, None)));
    printed.sort_by(|(one, _), (other, _)| one.path.cmp(&other.path));
    let (written, listed): (Vec<_>, Vec<_>) = printed.into_iter().unzip();
    Ok((written, listed.into_iter().flatten().collect()))
}

/// What is printed together: the pages of articles by the files that their bodies stand in, the
/// forms of a feed, and everything else.
type Divided<'p> = (Vec<(u32, Vec<Place<'p>>)>, Vec<Forms<'p>>, Vec<Place<'p>>);

/// A feed and the paths of its forms.
type Forms<'p> = ((&'p Language, &'p Scope), Vec<(&'p str, FeedForm)>);

fn divided<'p>(pages: &Pages<'_>, plan: &'p Plan) -> Divided<'p> {
    let articles = &pages.newsroom.articles;
    let ordinals: BTreeMap<&Slug, u32> = articles.iter().map(|article| &article.slug).zip(0..).collect();
    let (mut batches, mut others) = (BTreeMap::<u32, Vec<_>>::new(), Vec::new());
    let mut feeds = BTreeMap::<_, Vec<_>>::new();
    for (path, planned) in &plan.paths {
        let ordinal = match planned {
            Planned::File(_) => continue,
            Planned::Feed(language, scope, form) => {
                feeds.entry((language, scope)).or_default().push((path.as_str(), *form));
                continue;
            }
            Planned::Page(_, Some(Route::Article(slug))) => ordinals.get(slug),
            _ => None,
        };
        match ordinal {
            Some(ordinal) => {
                batches.entry(ordinal / BODIES_PER_FILE).or_default().push((path.as_str(), planned));
            }
            None => others.push((path.as_str(), planned)),
        }
    }
    (batches.into_iter().collect(), feeds.into_iter().collect(), others)
}

fn print(
    folder: &Folder,
    pages: &Pages<'_>,
    (path, planned): Place<'_>,
) -> Result<(Written, Option<Listed>), PublishError> {
    let (text, listed) = match planned {
        Planned::Page(language, route) => pages.page(language, route.as_ref())?,
        Planned::Alias(alias) => (pages.alias(alias), None),
        Planned::Calendar(language, slug) => {
            let event = pages.newsroom.event(slug);
            let file = event.and_then(|event| pages.calendars.file(language, event));
            (file.unwrap_or_default(), None)
        }
        Planned::Subscription(language, scope) => (pages.subscription(language, scope), None),
        Planned::Feed(..) | Planned::File(_) => (String::new(), None),
    };
    Ok((folder.put(path, text.as_bytes())?, listed))
}

/// Writes all forms of a feed, whose entries are made once.
fn print_feed(
    folder: &Folder,
    pages: &Pages<'_>,
    ((language, scope), forms): Forms<'_>,
) -> Result<Vec<Written>, PublishError> {
    let articles = pages.followed.articles(scope);
    let feed = Feed::of(pages.newsroom, pages.origin, language, scope, articles);
    let put = |(path, form): (&str, FeedForm)| Ok(folder.put(path, feed.written(form).as_bytes())?);
    forms.into_iter().map(put).collect()
}
