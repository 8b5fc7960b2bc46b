use super::relations::Articles;
use super::voice::Voice;
use crate::bundle::ArticleEntry;
use crate::model::{Article, Language, Text};

/// How many related articles an article leads to.
const RELATED: usize = 3;

/// How many older articles that share something are looked at.
const CANDIDATES: usize = 300;

/// An article's page in the voice's language; `None` where it is not written in it.
///
/// Says nothing that a newer article could change, so that a file of older ones stays as it is.
pub(super) fn entry(voice: &Voice<'_>, ordinal: u32) -> Option<ArticleEntry> {
    let article = voice.newsroom.articles.get(ordinal as usize)?;
    let text: &Text = article.texts.get(voice.language)?;
    let mut events = voice.events(&article.events);
    events.iter_mut().for_each(|event| event.report = None);
    Some(ArticleEntry {
        head: voice.head_at(ordinal)?,
        languages: languages(article),
        updated: article.updated,
        edition: article.edition.as_ref().and_then(|slug| voice.edition(slug)),
        people: voice.people(&article.people),
        authors: voice.people(&article.authors),
        organisations: voice.organisations(&article.organisations),
        places: voice.places(&article.places),
        events,
        image: article.image.clone(),
        body: text.body.clone(),
        sources: article.sources.clone(),
        related: voice.heads_of(&related(&voice.relations.articles, article, ordinal)),
    })
}

fn languages(article: &Article) -> Vec<Language> {
    let original = article.texts.original().0;
    let translations = article.texts.languages().filter(|language| *language != original);
    std::iter::once(original).chain(translations).cloned().collect()
}

/// The older articles that share the most with this one, the most alike first, then the nearest.
/// A shared project or group weighs twice as much as a shared topic.
fn related(articles: &Articles<'_>, article: &Article, ordinal: u32) -> Vec<u32> {
    let projects = article.projects.iter().map(|slug| (articles.by_project.get(slug), 2));
    let groups = article.groups.iter().map(|slug| (articles.by_group.get(slug), 2));
    let topics = article.topics.iter().map(|slug| (articles.by_topic.get(slug), 1));
    let mut lists: Vec<(&[u32], u32)> = projects
        .chain(groups)
        .chain(topics)
        .map(|(list, weight)| (&list[..list.partition_point(|other| *other < ordinal)], weight))
        .collect();
    let mut best: Vec<(u32, u32)> = Vec::with_capacity(RELATED + 1);
    for _ in 0..CANDIDATES {
        let Some(candidate) = lists.iter().filter_map(|(list, _)| list.last()).max().copied() else {
            break;
        };
        let mut score = 0;
        for (list, weight) in &mut lists {
            if let Some((_, rest)) = list.split_last().filter(|(last, _)| **last == candidate) {
                *list = rest;
                score += *weight;
            }
        }
        let at = best.partition_point(|(other, _)| *other >= score);
        best.insert(at, (score, candidate));
        best.truncate(RELATED);
    }
    best.into_iter().map(|(_, candidate)| candidate).collect()
}

/// Every language that an article is written in, site language or not.
pub(super) fn written_in(articles: &[Article]) -> Vec<&Language> {
    let mut languages: Vec<&Language> =
        articles.iter().flat_map(|article| article.texts.languages()).collect();
    languages.sort();
    languages.dedup();
    languages
}
