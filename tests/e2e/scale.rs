//! The same choosing and searching in an archive of two thousand articles and in one of ten
//! thousand: every number that is offered is what its link then shows.

use crate::harness::{Reader, Site, is_quick, reading};

/// Tells a story in each large archive. Publishing them takes long; `cargo xtask test --quick`
/// leaves them out.
fn reading_large_archives(story: impl AsyncFn(&Reader)) {
    for site in [Site::big(), Site::larger()] {
        if !is_quick() {
            reading(site, async |reader: &Reader| story(reader).await);
        }
    }
}

/// How many articles the page says pass.
async fn found(reader: &Reader) -> u32 {
    let told = reader.told_count().await;
    let digits: String = told.chars().take_while(|c| c.is_ascii_digit() || *c == ',').collect();
    digits.replace(',', "").parse().unwrap_or(0)
}

/// A value that is offered: its name, and how many articles would pass.
type Offered = (String, u32);

/// The values of a facet that stand on the screen and that some articles have.
async fn offered(reader: &Reader, facet: &str) -> Vec<Offered> {
    let body = "return [...under(given[0]).querySelectorAll('.facet-row')].filter(isShown)
        .map((row) => [squeezed(row.querySelector('.facet-label').textContent),
            Number.parseInt((row.querySelector('.count')?.textContent ?? '0').replaceAll(',', ''), 10)])
        .filter(([name, count]) => name && count > 0);";
    reader.ask(body, vec![facet.into()]).await
}

fn count_of(offered: &[Offered], name: &str) -> u32 {
    offered.iter().find(|(of, _)| of == name).map_or(0, |(_, count)| *count)
}

#[test]
fn choices_widen_narrow_leave_out_and_come_back() {
    reading_large_archives(async |reader: &Reader| {
        reader.open_news().await;
        let all = found(reader).await;
        let topics = offered(reader, "Topic").await;
        let [(first, of_first), (second, of_second), ..] = topics.as_slice() else {
            panic!("few topics: {topics:?}");
        };
        reader.choose("Topic", first).await;
        assert_eq!(found(reader).await, *of_first, "{first}");
        // What any of is asked of keeps its own counts.
        assert_eq!(count_of(&offered(reader, "Topic").await, second), *of_second);
        let kinds = offered(reader, "Year").await;
        reader.choose("Topic", second).await;
        let either = found(reader).await;
        assert!(either >= *of_first.max(of_second) && either <= of_first + of_second, "{either}");
        reader.go_back().await;
        reader
            .until(
                "the first topic alone is shown",
                "return isSettled() && !location.search.includes('&');",
                vec![],
            )
            .await;
        let (year, of_year) = kinds.first().expect("a year has articles");
        reader.choose("Year", year).await;
        assert_eq!(found(reader).await, *of_year, "{first} in {year}");
        let address = reader.address().await;
        reader.visit(&address).await;
        assert_eq!(found(reader).await, *of_year, "after a reload");
        reader.follow("Clear all").await;
        reader.until_address("/news/").await;
        assert_eq!(found(reader).await, all);
        reader.choose("Topic", &format!("None of: {first}")).await;
        assert_eq!(found(reader).await, all - of_first, "without {first}");
    });
}

#[test]
fn an_address_with_words_and_choices_opens_cold_with_counts_that_hold() {
    reading_large_archives(async |reader: &Reader| {
        reader.visit("/news/?q=accessib&from=2015-01&to=2019-12").await;
        let of_words = found(reader).await;
        assert!(of_words > 20, "{of_words}");
        let years = offered(reader, "Year").await;
        let of_years: u32 = years
            .iter()
            .filter(|(year, _)| ("2015"..="2019").contains(&year.as_str()))
            .map(|(_, count)| count)
            .sum();
        assert_eq!(of_years, of_words, "{years:?}");
        let topics = offered(reader, "Topic").await;
        let (topic, of_topic) = topics.last().expect("a topic is left");
        reader.choose("Topic", topic).await;
        assert_eq!(found(reader).await, *of_topic, "{topic}");
        assert!(reader.shown_titles().await.len() <= 20);
    });
}

#[test]
fn on_a_narrow_screen_a_sheet_chooses_in_a_large_archive() {
    reading_large_archives(async |reader: &Reader| {
        reader.has_width(360).await;
        reader.open_news().await;
        reader.press("Filters").await;
        let years = offered(reader, "Year").await;
        let most = years.iter().max_by_key(|(_, count)| *count);
        let (year, of_year) = most.expect("a year has articles").clone();
        // What is not scrolled to may lie under the foot of the sheet.
        reader.ask::<()>("under('Year').scrollIntoView();", vec![]).await;
        reader.choose("Year", &year).await;
        reader.press(&format!("Show {} articles", grouped(of_year))).await;
        assert_eq!(found(reader).await, of_year, "{year}");
    });
}

/// A number as English writes it.
fn grouped(number: u32) -> String {
    match (number / 1000, number % 1000) {
        (0, rest) => rest.to_string(),
        (thousands, rest) => format!("{thousands},{rest:03}"),
    }
}

/// Chooses a value where rows are as high as the window until one is chosen, and keeps from the page all that
/// it leaves for after the paint. Tells which articles were seen in the window then, and which stand in their
/// places when nothing is left to do.
const LOWER_ROWS: &str = "
    const style = new CSSStyleSheet();
    style.replaceSync('html:not(:has(.facet-link[aria-current])) .article-row { min-block-size: 100vh; }');
    document.adoptedStyleSheets = [style];
    const [held, real] = [[], window.setTimeout];
    window.setTimeout = (action) => held.push(action);
    const frame = () => new Promise((go) => requestAnimationFrame(go));
    const places = () => [...document.querySelectorAll('.article-list > li')];
    const article = (place) => place.querySelector('[data-article]').dataset.article;
    find('link', given[0], under('Topic')).click();
    return frame().then(frame).then(() => {
        const seen = places().filter((place) => place.getBoundingClientRect().top < innerHeight).map(article);
        window.setTimeout = real;
        held.forEach((action) => action());
        return frame().then(frame).then(() => [seen, places().slice(0, seen.length).map(article)]);
    });";

#[test]
fn rows_that_are_lower_than_those_before_are_all_new_when_they_are_painted() {
    reading(Site::big(), async |reader: &Reader| {
        reader.open_news().await;
        let topics = offered(reader, "Topic").await;
        let (topic, _) = topics.first().expect("a topic is offered");
        // So that the chooser and what it finds are there.
        reader.choose("Topic", topic).await;
        reader.go_back().await;
        reader.until_address("/news/").await;
        let (seen, at_last): (Vec<String>, Vec<String>) =
            reader.ask(LOWER_ROWS, vec![topic.as_str().into()]).await;
        assert!(seen.len() > 2, "more than was thought: {seen:?}");
        assert_eq!(seen, at_last);
    });
}

/// Takes the choice of a year back, whose months stand above other filters, and keeps from the page all that it
/// leaves for after the paint. Tells which filters are seen in the window before, when that is painted, and
/// when nothing is left to do.
const FEWER_MONTHS: &str = "
    const frame = () => new Promise((go) => requestAnimationFrame(go));
    const seen = () => [...document.querySelectorAll('.facets .facet-row')].filter((row) => {
        const place = row.getBoundingClientRect();
        return isShown(row) && place.bottom > 0 && place.top < innerHeight;
    }).map((row) => squeezed(row.textContent));
    under('Year').scrollIntoView();
    const [held, real, before] = [[], window.setTimeout, seen()];
    window.setTimeout = (action) => held.push(action);
    find('link', given[0], under('Year')).click();
    return frame().then(frame).then(() => {
        const painted = seen();
        window.setTimeout = real;
        held.forEach((action) => action());
        return frame().then(frame).then(() => [before, painted, seen()]);
    });";

#[test]
fn filters_that_come_into_the_window_are_new_when_they_are_painted() {
    reading(Site::big(), async |reader: &Reader| {
        reader.open_news().await;
        let years = offered(reader, "Year").await;
        let (year, _) = years.iter().max_by_key(|(_, count)| *count).expect("a year has articles");
        reader.choose("Year", year).await;
        let (before, painted, at_last): (Vec<String>, Vec<String>, Vec<String>) =
            reader.ask(FEWER_MONTHS, vec![year.as_str().into()]).await;
        let came = at_last.iter().filter(|row| !before.contains(row)).count();
        assert!(came > 2, "{before:?} {at_last:?}");
        assert_eq!(painted, at_last);
    });
}
