use crate::app::components::shown_topics;
use crate::app::content::{Chosen, Lack, NewsAnswer, Reading};
use crate::app::platform;
use crate::bundle::{Head, SiteFile};
use crate::chooser::Answer;
use crate::model::order;
use crate::query::{Facet, NewsQuery, Sort, marked};

/// Reads the news page. What nothing filters the manifest answers, with all counts; all else the
/// chooser does.
pub(in crate::app::pages) fn read(
    reading: &Reading<'_>,
    site: &SiteFile,
    query: &str,
) -> Result<NewsAnswer, Lack> {
    let asked = site.renamed(NewsQuery::from_query_string(query));
    let query = asked.settled();
    let manifest = reading.manifest();
    let total = manifest.articles;
    let plain = query.is_unfiltered() && matches!(query.sort, Sort::Newest | Sort::Oldest);
    // Asked for first, so that all that is missing is fetched together.
    let also = super::also::read(reading, site, &query.typed());
    let chosen = match plain && !reading.knows_all_values() {
        true => None,
        false => Some(reading.choose(&asked)?),
    };
    let panels = reading.panels(site)?;
    let counts = panels.counts(chosen.as_ref().map(|chosen| chosen.counts.as_slice()));
    let Chosen { answer, told, .. } =
        chosen.unwrap_or_else(|| Chosen { answer: unfiltered(&query, total), ..Chosen::default() });
    let mut years: Vec<i32> =
        manifest.facet(Facet::Year).iter().filter_map(|(year, _)| year.parse().ok()).collect();
    order::sort_by(&mut years, |a, b| b.cmp(a));
    let query = query.within(answer.found as usize);
    let articles = reading.heads(answer.page)?;
    let excerpts = excerpts(reading, site, &articles, &told.marks);
    Ok(NewsAnswer {
        asked,
        query,
        total: total as usize,
        found: answer.found as usize,
        articles,
        excerpts,
        panels,
        counts,
        years,
        dropping: answer.dropping,
        told,
        also: also?,
        today: reading.clock.today,
    })
}

/// The excerpts of articles whose heads hold none of the words that were found, nor do the names that stand
/// below them.
fn excerpts(
    reading: &Reading<'_>,
    site: &SiteFile,
    articles: &[Head],
    marks: &[String],
) -> Vec<(u32, String)> {
    if marks.is_empty() || platform::saves_data() {
        return Vec::new();
    }
    let says = |text: &str| marked(text, marks).iter().any(|(_, is_found)| *is_found);
    let is_named_so = |head: &Head| {
        let mut topics = site.topics.iter().filter(|topic| shown_topics(head).contains(&topic.slug));
        let mut projects = site.projects.iter().filter(|it| head.projects.contains(&it.slug));
        let mut groups = site.groups.iter().filter(|it| head.groups.contains(&it.slug));
        topics.any(|topic| says(&topic.name))
            || projects.any(|it| says(&it.title))
            || groups.any(|it| says(&it.title))
    };
    let silent =
        articles.iter().filter(|head| !says(&head.title) && !says(&head.summary) && !is_named_so(head));
    // Texts are not waited for: the loader fetches them when the results are shown.
    let found = |head: &Head| match reading.excerpt(head, marks, false) {
        Ok(text) if text.is_empty() => None,
        Ok(text) => Some((head.ordinal, text)),
        Err(Lack::Files) => Some((head.ordinal, String::new())),
        Err(Lack::Nothing) => None,
    };
    silent.filter_map(found).collect()
}

/// The page that a query without filters asks for.
fn unfiltered(query: &NewsQuery, total: u32) -> Answer {
    let (skipped, shown) = query.within(total as usize).window();
    let numbers = 0..total;
    let page = match query.sort {
        Sort::Oldest => numbers.skip(skipped).take(shown).collect(),
        _ => numbers.rev().skip(skipped).take(shown).collect(),
    };
    Answer { found: total, page, ..Default::default() }
}
