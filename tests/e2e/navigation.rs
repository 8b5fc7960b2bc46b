//! Going from page to page without loading one anew.

use std::collections::BTreeSet;

use serde_json::json;
use thirtyfour::Key;

use crate::harness::{Reader, Site, is_quick, paths_of_sitemap, reading, reading_the_big_one};

#[test]
fn the_main_pages_are_reached_by_clicking() {
    reading(Site::demo(), async |reader: &Reader| {
        reader.visit("/").await;
        reader.marks_the_page().await;
        for name in ["News", "Projects", "Agenda", "Editions", "Saved", "About"] {
            reader.follow(name).await;
            let is_there = "return isSettled() && find('link', given[0]).ariaCurrent === 'page';";
            reader.until(&format!("the page {name}"), is_there, vec![json!(name)]).await;
            assert!(reader.page_is_marked().await, "{name} was loaded anew");
        }
    });
}

#[test]
fn a_new_page_begins_at_its_top_with_the_focus_on_its_heading_and_its_own_title() {
    reading(Site::demo(), async |reader: &Reader| {
        reader.open_news().await;
        let before: String = reader.ask("scrollTo(0, 400); return document.title;", vec![]).await;
        let title = reader.shown_titles().await.remove(0);
        reader.follow(&title).await;
        reader.until_heading(&title).await;
        let begins = "return scrollY === 0 && document.activeElement === document.querySelector('main h1');";
        reader.until("the focus is on the heading, at the top", begins, vec![]).await;
        let after: String = reader.ask("return document.title;", vec![]).await;
        assert!(after.contains(&title) && after != before, "{after}");
    });
}

#[test]
fn back_leads_to_where_the_page_was_left() {
    reading(Site::demo(), async |reader: &Reader| {
        reader.open_news().await;
        let left: f64 = reader
            .ask(
                "scrollTo(0, 320); return new Promise((told) => requestAnimationFrame(() => requestAnimationFrame(() => told(scrollY))));",
                vec![],
            )
            .await;
        assert!(left > 100.0, "the page is long enough to be scrolled");
        reader.ask::<()>("document.querySelector('main article h3 a').click();", vec![]).await;
        reader
            .until(
                "an article",
                "return /^.news.[a-z]/.test(location.pathname) && isSettled() && scrollY === 0;",
                vec![],
            )
            .await;
        reader.go_back().await;
        reader.until_address("/news/").await;
        reader.until("the same place", "return scrollY === given[0];", vec![json!(left)]).await;
        reader.go_forward().await;
        reader.until("the article's top", "return isSettled() && scrollY === 0;", vec![]).await;
    });
}

#[test]
fn the_skip_link_leads_to_the_text() {
    reading(Site::demo(), async |reader: &Reader| {
        reader.visit("/news/leuven/").await;
        reader.ask::<()>("document.querySelector('.skip-link').click();", vec![]).await;
        reader.until("the text has the focus", "return document.activeElement.id === 'main';", vec![]).await;
        reader.follow("Agenda").await;
        reader.until_heading("Agenda").await;
    });
}

#[test]
fn a_link_with_a_modifier_is_the_browsers_business() {
    reading(Site::demo(), async |reader: &Reader| {
        reader.visit("/").await;
        let left_alone = "const link = find('link', 'News');
            let prevented;
            addEventListener('click', (event) => { prevented = event.defaultPrevented; event.preventDefault(); }, { once: true });
            link.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, ctrlKey: true }));
            return prevented === false;";
        assert!(reader.ask::<bool>(left_alone, vec![]).await);
    });
}

/// Walks through the app along the links of our own pages, and compares what each page shows with
/// what its file says; but for the page of what is saved, which only this device knows.
#[test]
fn clicking_to_a_page_shows_what_opening_it_shows() {
    reading(Site::demo(), async |reader: &Reader| {
        let most = if is_quick() { 12 } else { paths_of_sitemap(&reader.host.site()).len() };
        reader.visit("/").await;
        reader.marks_the_page().await;
        let mut seen = BTreeSet::from(["/".to_owned()]);
        let mut trail = vec!["/".to_owned()];
        let mut noticed = Vec::new();
        while let Some(here) = trail.last().cloned() {
            let links = "return [...document.querySelectorAll('#root a[href]')]
                .filter((it) => it.origin === location.origin && !it.search && !it.hash && it.pathname.endsWith('/') && it.rel !== 'external')
                .map((it) => it.pathname);";
            let links: Vec<String> = reader.ask(links, vec![]).await;
            let next = links.into_iter().find(|path| !seen.contains(path));
            let Some(next) = next.filter(|_| seen.len() < most) else {
                trail.pop();
                if let Some(former) = trail.last() {
                    // By a link and not by going back: a browser remembers fifty addresses only.
                    let lead_back = "const link = document.createElement('a');
                        link.href = given[0];
                        document.querySelector('main').append(link);
                        link.click();
                        link.remove();";
                    reader.ask::<()>(lead_back, vec![json!(former)]).await;
                    reader.until_address(former).await;
                }
                continue;
            };
            let click = "[...document.querySelectorAll('#root a[href]')].find((it) => it.pathname === given[0] && !it.search && !it.hash).click();";
            reader.ask::<()>(click, vec![json!(next)]).await;
            reader.until_address(&next).await;
            reader
                .until(
                    "the heading has the focus",
                    "return document.activeElement === document.querySelector('main h1');",
                    vec![],
                )
                .await;
            let compared = "
                document.querySelector('main h1').removeAttribute('tabindex');
                const html = await (await fetch(location.pathname)).text();
                const sent = new DOMParser().parseFromString(html, 'text/html');
                const said = (it) => it.getAttributeNames().sort().map((name) => `${name}=${it.getAttribute(name)}`).join(' ');
                const heads = (page) => [page.title, page.documentElement.lang, page.documentElement.dir, page.body.dataset.tincture ?? '',
                    ...[...page.querySelectorAll('meta[name=description], meta[name=robots]')].map(said).sort(),
                    ...[...page.querySelectorAll('link[rel=canonical], link[rel=alternate]')].map(said)];
                const shapes = () => difference(shape(rootOf(sent)), shape(rootOf(document)));
                return difference(heads(sent), heads(document)) ?? (given[0] ? shapes() : null);";
            let compares = json!(!next.ends_with("/saved/"));
            if let Some(difference) = reader.ask::<Option<String>>(compared, vec![compares]).await {
                noticed.push(format!("from {here} to {next}\n{difference}"));
            }
            seen.insert(next.clone());
            trail.push(next);
        }
        assert!(seen.len() >= most, "only {} pages are linked: {seen:?}", seen.len());
        assert!(reader.page_is_marked().await, "a page was loaded anew");
        assert!(noticed.is_empty(), "{} pages differ:\n{}", noticed.len(), noticed.join("\n\n"));
    });
}

#[test]
fn a_page_that_is_loaded_again_stands_where_it_was_also_where_it_had_grown() {
    reading_the_big_one(async |reader: &Reader| {
        reader.open_news().await;
        reader.follow("Show 20 more").await;
        reader.until_address("/news/?page=1-2").await;
        let below = "const rows = document.querySelectorAll('.article-list > li');
            scrollTo(0, scrollY + rows[35].getBoundingClientRect().top); return Math.round(scrollY);";
        let place: u32 = reader.ask(below, vec![]).await;
        let left = "dispatchEvent(new Event('scroll')); location.reload();";
        reader.ask::<()>(left, vec![]).await;
        let stands = "return isSettled() && Math.abs(scrollY - given[0]) <= 1
            && document.querySelectorAll('.article-list > li').length === 40;";
        reader.until("the page is back where it was", stands, vec![json!(place)]).await;
    });
}

#[test]
fn filtered_results_that_are_loaded_again_stand_where_they_were() {
    reading_the_big_one(async |reader: &Reader| {
        for query in ["?topic=accessibility&page=2", "?q=mobile"] {
            reader.visit(&["/news/", query].concat()).await;
            let left =
                "scrollTo(0, document.documentElement.scrollHeight * 0.7); return Math.round(scrollY);";
            let place: u32 = reader.ask(left, vec![]).await;
            reader.ask::<()>("dispatchEvent(new Event('scroll')); location.reload();", vec![]).await;
            let stands = "return isSettled() && Math.abs(scrollY - given[0]) <= 1;";
            reader.until("the page is back where it was", stands, vec![json!(place)]).await;
        }
    });
}

#[test]
fn back_leads_to_the_place_and_the_link_also_after_a_page_was_loaded_again() {
    reading(Site::demo(), async |reader: &Reader| {
        reader.visit("/news/").await;
        let title = reader.shown_titles().await.pop().expect("an article");
        reader.ask::<()>("find('link', given[0]).focus();", vec![json!(title)]).await;
        let place: f64 = reader.ask("return scrollY;", vec![]).await;
        assert!(place > 0.0, "the last article is below the window");
        reader.press_key(Key::Enter).await;
        reader.until_heading(&title).await;
        reader.ask::<()>("location.reload();", vec![]).await;
        reader.app_is_ready().await;
        reader.go_back().await;
        reader.until_address("/news/").await;
        let is_back = "const at = document.activeElement;
            return nameOf(at) === given[0] && Math.abs(scrollY - given[1]) <= 1;";
        reader.until("the link has the focus where it was", is_back, vec![json!(title), json!(place)]).await;
    });
}
