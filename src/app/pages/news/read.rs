use crate::app::content::{Lack, NewsAnswer, Reading};
use crate::bundle::SiteFile;
use crate::model::order;
use crate::query::{Facet, NewsQuery, Sort};

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
    let counts = panels.counts(chosen.as_ref().map(|(answer, _)| answer.counts.as_slice()));
    let (answer, told) = match chosen {
        Some(chosen) => chosen,
        None => (unfiltered(&query, total), Default::default()),
    };
    let mut years: Vec<i32> =
        manifest.facet(Facet::Year).iter().filter_map(|(year, _)| year.parse().ok()).collect();
    order::sort_by(&mut years, |a, b| b.cmp(a));
    Ok(NewsAnswer {
        asked,
        query,
        total: total as usize,
        found: answer.found as usize,
        articles: reading.heads(answer.page)?,
        panels,
        counts,
        years,
        dropping: answer.dropping,
        told,
        also: also?,
        today: reading.clock.today,
    })
}

/// The page that a query without filters asks for.
fn unfiltered(query: &NewsQuery, total: u32) -> crate::chooser::Answer {
    let (skipped, shown) = query.window();
    let numbers = 0..total;
    let page = match query.sort {
        Sort::Oldest => numbers.skip(skipped).take(shown).collect(),
        _ => numbers.rev().skip(skipped).take(shown).collect(),
    };
    crate::chooser::Answer { found: total, page, ..Default::default() }
}
