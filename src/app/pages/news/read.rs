use std::sync::Arc;

use crate::app::content::{FacetPanel, Lack, NewsAnswer, Reading, ValueCount, without_each};
use crate::bundle::{File, Head, SiteFile};
use crate::messages::{Locale, kind_name};
use crate::model::{Kind, Published, day_number, order};
use crate::query::{Facet, NewsQuery, Ordinals, PAGE_SIZE, Sort, fold, folded_words, select};

/// The facets in the order in which the panel shows them.
const SHOWN: [Facet; 7] =
    [Facet::Topic, Facet::Project, Facet::Group, Facet::Kind, Facet::Year, Facet::Country, Facet::Edition];

/// Up to how many values a facet also shows those that no article has.
const FEW: usize = 12;

/// Reads the news page. Without filters the manifest has all the counts; with them the facet
/// index is needed, and with words the heads of all articles.
pub(in crate::app::pages) fn read(
    reading: &Reading<'_>,
    site: &SiteFile,
    query: &str,
) -> Result<NewsAnswer, Lack> {
    let query = NewsQuery::from_query_string(query);
    let total = reading.manifest().articles;
    let (results, counts) = if query.is_unfiltered() {
        (Ordinals::all(total), None)
    } else {
        let (results, counts) = choose(reading, &query)?;
        (results, Some(counts))
    };
    let found = results.count() as usize;
    let articles = page_of(reading, &query, &results)?;
    let locale = Locale::of(&reading.language);
    let facets = SHOWN
        .into_iter()
        .map(|facet| {
            let known = reading.manifest().facet(facet);
            let values = known.iter().filter(|(_, count)| *count > 0 || known.len() <= FEW);
            let values = values.map(|(value, count)| ValueCount {
                value: value.clone(),
                name: name(site, locale, facet, value),
                all: *count,
                count: counts.as_ref().map_or(*count, |counts| counted(counts, facet, value)),
            });
            FacetPanel { facet, values: values.collect() }
        })
        .collect();
    let mut years: Vec<i32> =
        reading.manifest().facet(Facet::Year).iter().filter_map(|(year, _)| year.parse().ok()).collect();
    order::sort_by(&mut years, |a, b| b.cmp(a));
    let dropping = if found == 0 { dropping(reading, &query)? } else { Vec::new() };
    Ok(NewsAnswer {
        query,
        total: total as usize,
        found,
        articles,
        facets: Arc::new(facets),
        years,
        dropping,
    })
}

/// How many articles would pass without each condition in turn.
fn dropping(reading: &Reading<'_>, query: &NewsQuery) -> Result<Vec<u32>, Lack> {
    without_each(query).iter().map(|query| Ok(choose(reading, query)?.0.count())).collect()
}

type Counts = Vec<(Facet, Vec<(String, u32)>)>;

fn counted(counts: &Counts, facet: Facet, value: &str) -> u32 {
    let values = counts.iter().find(|(of, _)| *of == facet).map(|(_, values)| values.as_slice());
    values.unwrap_or_default().iter().find(|(name, _)| name == value).map_or(0, |(_, count)| *count)
}

fn choose(reading: &Reading<'_>, query: &NewsQuery) -> Result<(Ordinals, Counts), Lack> {
    let index = reading.facet_index();
    let matching = matching(reading, &query.text);
    let index = index?;
    let mut others = matching?;
    if let File::Facets(index) = &*index
        && (query.from.is_some() || query.to.is_some())
    {
        let first = query.from.as_ref().map(|date| day_number::of(date.day()) as i32);
        let last = query.to.as_ref().map(|date| day_number::of(date.last_day()) as i32);
        others.keep(&index.between(first, last, month_end));
    }
    let columns = reading.columns()?;
    let selection = select(query, &columns, &others);
    let counts = columns
        .iter()
        .zip(selection.counts)
        .map(|(column, counts)| {
            (column.facet, column.values.iter().map(|(value, _)| value.clone()).zip(counts).collect())
        })
        .collect();
    Ok((selection.results, counts))
}

/// The last day of the month that begins on a day, both as numbers of days since 1970.
fn month_end(first: i32) -> i32 {
    let last = day_number::to_day(first.into()).map(|day| Published::Month(day).last_day());
    last.map_or(first, |day| day_number::of(day) as i32)
}

/// The articles in whose title or summary every word of `text` begins a word.
fn matching(reading: &Reading<'_>, text: &str) -> Result<Ordinals, Lack> {
    let total = reading.manifest().articles;
    let wanted = folded_words(text);
    if wanted.is_empty() {
        return Ok(Ordinals::all(total));
    }
    let heads = reading.heads(0..total)?;
    let passes = |head: &Head| {
        let title = folded_words(&head.title);
        let summary = folded_words(&head.summary);
        wanted.iter().all(|word| title.iter().chain(&summary).any(|found| found.starts_with(word.as_str())))
    };
    Ok(Ordinals::of(total, heads.iter().filter(|head| passes(head)).map(|head| head.ordinal)))
}

fn page_of(reading: &Reading<'_>, query: &NewsQuery, results: &Ordinals) -> Result<Vec<Head>, Lack> {
    let skipped = query.page.saturating_sub(1).saturating_mul(PAGE_SIZE);
    match query.sort {
        Sort::Newest => reading.heads(results.iter().rev().skip(skipped).take(PAGE_SIZE)),
        Sort::Oldest => reading.heads(results.iter().skip(skipped).take(PAGE_SIZE)),
        Sort::Title => {
            let heads = reading.heads(results.iter())?.into_iter();
            let mut titles: Vec<(String, Head)> = heads.map(|head| (fold(&head.title), head)).collect();
            order::sort_by(&mut titles, |a, b| (&a.0, a.1.ordinal).cmp(&(&b.0, b.1.ordinal)));
            Ok(titles.into_iter().map(|(_, head)| head).skip(skipped).take(PAGE_SIZE).collect())
        }
    }
}

/// What a facet value is called; the value itself where nothing better is known.
fn name(site: &SiteFile, locale: Locale, facet: Facet, value: &str) -> String {
    let found = match facet {
        Facet::Topic => {
            site.topics.iter().find(|topic| topic.slug.as_str() == value).map(|topic| &topic.name)
        }
        Facet::Project => site.projects.iter().find(|it| it.slug.as_str() == value).map(|it| &it.title),
        Facet::Group => site.groups.iter().find(|it| it.slug.as_str() == value).map(|it| &it.title),
        Facet::Edition => site.editions.iter().find(|it| it.slug.as_str() == value).map(|it| &it.title),
        Facet::Country => site.countries.iter().find(|(code, _)| code == value).map(|(_, name)| name),
        Facet::Kind => {
            return Kind::from_name(value)
                .map_or_else(|| value.to_owned(), |kind| kind_name(locale, kind).to_owned());
        }
        Facet::Year => None,
    };
    found.map_or_else(|| value.to_owned(), Clone::clone)
}
