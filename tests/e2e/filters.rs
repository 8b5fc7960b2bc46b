//! Long lists of values, months, dates, any and all of, and more of the results.

use thirtyfour::Key;

use crate::harness::{Reader, Site, reading, reading_the_big_one};

/// How many values of a facet are shown.
async fn values_under(reader: &Reader, facet: &str) -> usize {
    let rows = "return [...under(given[0]).querySelectorAll('.facet-row')].filter(isShown).length;";
    reader.ask(rows, vec![facet.into()]).await
}

const NARROW: &str = "return document.activeElement.matches('[data-narrow]');";

#[test]
fn a_long_list_unfolds_and_is_narrowed_by_the_keyboard_alone() {
    reading_the_big_one(async |reader: &Reader| {
        reader.open_news().await;
        assert_eq!(values_under(reader, "Person").await, 12);
        let name = "return nameOf(under('Person').querySelector('[data-fold]'));";
        let name: String = reader.ask(name, vec![]).await;
        reader.element("link", &name).await.send_keys(Key::Enter).await.expect("a link takes a key");
        reader.until("the field has the focus", NARROW, vec![]).await;
        let many = "return under('Person').querySelectorAll('.facet-row').length > 600;";
        reader.until("everybody is there", many, vec![]).await;
        let field = reader.element("searchbox", "Narrow: Person").await;
        field.send_keys("jacob parc").await.expect("the field takes words");
        let one = "return [...under('Person').querySelectorAll('.facet-row')].filter(isShown).length === 1;";
        reader.until("one is left", one, vec![]).await;
        reader.choose("Person", "Jacob Parcell").await;
        assert!(reader.told_count().await.contains(" of 2,0"));
        reader.follow_under("Person", "Show fewer").await;
        let folded =
            "return [...under('Person').querySelectorAll('.facet-row')].filter(isShown).length === 12;";
        reader.until("the list is folded", folded, vec![]).await;
    });
}

#[test]
fn a_chosen_year_shows_its_months() {
    reading_the_big_one(async |reader: &Reader| {
        reader.open_news().await;
        reader.choose("Year", "2019").await;
        let of_the_year = reader.told_count().await;
        reader.choose("Year", "October 2019").await;
        reader.until_address("/news/?year=2019-10").await;
        assert_ne!(reader.told_count().await, of_the_year);
        reader.choose("Year", "2019").await;
        reader.until_address("/news/?year=2019").await;
        assert_eq!(reader.told_count().await, of_the_year);
    });
}

#[test]
fn more_results_are_shown_below_those_that_are_there() {
    reading_the_big_one(async |reader: &Reader| {
        reader.open_news().await;
        let first = reader.shown_titles().await;
        let entries: u32 = reader.ask("return history.length;", vec![]).await;
        let mark = "for (const row of document.querySelectorAll('.article-list > li')) row.marked = true;";
        reader.ask::<()>(mark, vec![]).await;
        reader.follow("Show 20 more").await;
        reader.until_address("/news/?page=1-2").await;
        let both = reader.shown_titles().await;
        assert_eq!((both.len(), &both[..20]), (40, &first[..]));
        let marked =
            "return [...document.querySelectorAll('.article-list > li')].filter((row) => row.marked).length;";
        assert_eq!(reader.ask::<usize>(marked, vec![]).await, 20, "rows that stay are not drawn anew");
        assert_eq!(reader.ask::<u32>("return history.length;", vec![]).await, entries);
        let focus = "return nameOf(document.activeElement);";
        assert_eq!(reader.ask::<String>(focus, vec![]).await, "Show 20 more");
        reader.visit("/news/?page=1-2").await;
        assert_eq!(reader.shown_titles().await, both);
    });
}

#[test]
fn all_of_the_chosen_topics_can_be_asked_for() {
    reading(Site::demo(), async |reader: &Reader| {
        reader.open_news().await;
        reader.choose_topic("Security and innovation").await;
        reader.choose_topic("Victim support").await;
        let any = reader.shown_titles().await.len();
        reader.choose("Topic", "All of").await;
        let both = "/news/?topic=security-and-innovation&topic=victim-support&all=topic";
        reader.until_address(both).await;
        assert!(reader.shown_titles().await.len() < any);
        let focus = "return nameOf(document.activeElement);";
        assert_eq!(reader.ask::<String>(focus, vec![]).await, "All of", "the switch keeps the focus");
        reader.choose("Topic", "Any of").await;
        assert_eq!(reader.shown_titles().await.len(), any);
    });
}

#[test]
fn dates_are_asked_for_by_a_form() {
    reading(Site::demo(), async |reader: &Reader| {
        reader.visit("/news/?topic=victim-support").await;
        let typed = "const field = under('Dates').querySelector('[name=from]'); field.value = ' 2020-12 ';
            field.form.requestSubmit();";
        reader.ask::<()>(typed, vec![]).await;
        reader.until_address("/news/?topic=victim-support&from=2020-12").await;
        assert_eq!(reader.told_count().await, "No article has all of this");
        let field = "return under('Dates').querySelector('[name=from]').value;";
        assert_eq!(reader.ask::<String>(field, vec![]).await, "2020-12");
        reader.follow("Without From December 2020").await;
        reader.until_address("/news/?topic=victim-support").await;
        assert_eq!(reader.ask::<String>(field, vec![]).await, "");
    });
}

#[test]
fn words_that_were_found_are_marked_while_one_types() {
    reading(Site::demo(), async |reader: &Reader| {
        reader.open_news().await;
        reader.search_box().await.send_keys("vict").await.expect("the box takes words");
        reader.until_address("/news/?q=vict").await;
        let marks = "return [...document.querySelectorAll('main mark')].map((it) => it.textContent);";
        let marks: Vec<String> = reader.ask(marks, vec![]).await;
        assert!(marks.contains(&"victim".to_owned()), "{marks:?}");
    });
}

#[test]
fn an_article_opened_from_a_search_shows_the_words_and_the_next_one_does_not() {
    reading(Site::demo(), async |reader: &Reader| {
        reader.visit("/news/?q=leuven").await;
        let title = reader.shown_titles().await.first().cloned().expect("an article is found");
        reader.follow(&title).await;
        reader.until_heading(&title).await;
        let marks = "return [...document.querySelectorAll('main article mark')].map((it) => it.textContent);";
        let found: Vec<String> = reader.ask(marks, vec![]).await;
        assert!(!found.is_empty() && found.iter().all(|word| word.starts_with("Leuven")), "{found:?}");
        assert_eq!(reader.heading().await, title);
        let follows = "document.querySelector('.turn a').click(); return true;";
        assert!(reader.ask::<bool>(follows, vec![]).await);
        reader
            .until(
                "another article is shown",
                "return isSettled() && document.querySelector('h1').textContent !== given[0];",
                vec![title.into()],
            )
            .await;
        assert_eq!(reader.ask::<Vec<String>>(marks, vec![]).await, Vec::<String>::new());
    });
}
