//! What a reader does before the answer is there, and where the focus is when it is.

use serde_json::json;
use thirtyfour::Key;

use crate::harness::{Host, Reader, Site, reading, reading_from, reading_the_big_one};

/// Opens the news where the chooser is held back, lets the reader do something, and then brings it.
fn before_the_chooser_comes(acts: impl AsyncFnOnce(&Reader), address: &str, count: &str) {
    let host = Host::start(Site::demo());
    let gate = host.hold("belfry-choose");
    reading_from(host, async |reader: &Reader| {
        reader.passes_by_the_worker().await;
        reader.open_news().await;
        acts(reader).await;
        reader.until_asked_for("belfry-choose").await;
        gate.open();
        reader.until_address(address).await;
        assert_eq!(reader.told_count().await, count);
    });
}

#[test]
fn of_two_choices_before_an_answer_both_stay() {
    before_the_chooser_comes(
        async |reader| {
            reader.follow_under("Topic", "None of: Life of the network").await;
            reader.follow_under("Kind", "None of: Report").await;
        },
        "/news/?-topic=life-of-the-network&-kind=report",
        "5 of 11 articles",
    );
}

#[test]
fn what_was_typed_stays_when_something_is_chosen_before_the_answer() {
    before_the_chooser_comes(
        async |reader| {
            reader.search_box().await.send_keys("europe").await.expect("the box takes words");
            reader.follow_under("Kind", "Report").await;
        },
        "/news/?kind=report&q=europe",
        "3 of 11 articles",
    );
}

#[test]
fn what_was_chosen_stays_when_something_is_typed_before_the_answer() {
    before_the_chooser_comes(
        async |reader| {
            reader.follow_under("Kind", "Report").await;
            reader.search_box().await.send_keys("europe").await.expect("the box takes words");
        },
        "/news/?kind=report&q=europe",
        "3 of 11 articles",
    );
}

#[test]
fn what_was_typed_before_the_app_came_is_searched() {
    let host = Host::start(Site::demo());
    let gate = host.hold(".wasm");
    reading_from(host, async |reader: &Reader| {
        reader.passes_by_the_worker().await;
        reader.open("/news/").await;
        reader.search_box().await.send_keys("victim").await.expect("the box takes words");
        gate.open();
        reader.until_address("/news/?q=victim").await;
        assert_eq!(reader.told_count().await, "1 of 11 articles");
    });
}

/// The field of the dates with this name, in the panel that is shown.
const FIELD: &str = "[...document.querySelectorAll(`.period input[name=${given[0]}]`)].find(isShown)";

async fn focus_field(reader: &Reader, name: &str) {
    reader.ask::<()>(&["const field = ", FIELD, "; field.focus();"].concat(), vec![json!(name)]).await;
}

async fn type_text(reader: &Reader, text: &str) {
    reader.devtools("Input.insertText", json!({ "text": text })).await;
}

#[test]
fn dates_can_be_typed_before_anything_has_come() {
    before_the_chooser_comes(
        async |reader| {
            focus_field(reader, "from").await;
            reader.until_asked_for("belfry-choose").await;
            type_text(reader, "2020-12").await;
            reader.press_key(Key::Enter).await;
        },
        "/news/?from=2020-12",
        "No article has all of this",
    );
}

#[test]
fn a_field_keeps_the_focus_and_what_was_sent() {
    reading(Site::demo(), async |reader: &Reader| {
        reader.open_news().await;
        focus_field(reader, "from").await;
        type_text(reader, "2020-10").await;
        reader.press_key(Key::Enter).await;
        reader.until_address("/news/?from=2020-10").await;
        let has_it = ["const field = ", FIELD, "; return field === document.activeElement && field.value;"];
        assert_eq!(reader.ask::<String>(&has_it.concat(), vec![json!("from")]).await, "2020-10");
        reader.follow("Clear all").await;
        reader.until_address("/news/").await;
        let value = ["return ", FIELD, ".value;"].concat();
        assert_eq!(reader.ask::<String>(&value, vec![json!("from")]).await, "");
    });
}

#[test]
fn a_date_that_is_none_is_not_sent_and_stays() {
    reading(Site::demo(), async |reader: &Reader| {
        reader.open_news().await;
        for none in ["May 2020", "05/2020", "2020-5", "2020-13"] {
            focus_field(reader, "from").await;
            let empty = ["const field = ", FIELD, "; field.value = '';"].concat();
            reader.ask::<()>(&empty, vec![json!("from")]).await;
            type_text(reader, none).await;
            reader.press_key(Key::Enter).await;
            let said = ["const field = ", FIELD, "; return [field.value, field.validity.patternMismatch];"];
            let said: (String, bool) = reader.ask(&said.concat(), vec![json!("from")]).await;
            assert_eq!(said, (none.to_owned(), true));
            assert_eq!(reader.address().await, "/news/");
        }
    });
}

#[test]
fn an_order_by_date_stays_while_the_search_goes_on() {
    reading(Site::demo(), async |reader: &Reader| {
        reader.visit("/news/?q=vict&sort=newest").await;
        reader.search_box().await.send_keys("im").await.expect("the box takes words");
        reader.until_address("/news/?q=victim&sort=newest").await;
    });
}

#[test]
fn what_is_typed_has_its_canonical_address_and_sending_it_adds_no_step() {
    reading(Site::demo(), async |reader: &Reader| {
        reader.visit("/news/?kind=report").await;
        let before: u32 = reader.ask("return history.length;", vec![]).await;
        reader.search_box().await.send_keys("europe").await.expect("the box takes words");
        reader.until_address("/news/?kind=report&q=europe").await;
        reader.search_box().await.send_keys(Key::Enter).await.expect("the box takes a key");
        reader.until_address("/news/?kind=report&q=europe").await;
        assert_eq!(reader.ask::<u32>("return history.length;", vec![]).await, before);
    });
}

#[test]
fn a_page_behind_the_last_is_the_last() {
    reading(Site::demo(), async |reader: &Reader| {
        for address in ["/news/?page=99999", "/news/?page=1-99999", "/news/?kind=report&page=9"] {
            reader.visit(address).await;
            let few = address.contains("kind");
            assert_eq!(reader.shown_titles().await.len(), if few { 3 } else { 11 }, "{address}");
        }
    });
}

const FOCUSED: &str = "const at = document.activeElement; return at.id || nameOf(at);";

#[test]
fn another_page_begins_at_its_top_and_more_results_at_the_first() {
    reading_the_big_one(async |reader: &Reader| {
        reader.visit("/news/?topic=mobile").await;
        reader.ask::<()>("find('link', 'Next').focus();", vec![]).await;
        reader.press_key(Key::Enter).await;
        reader.until_address("/news/?topic=mobile&page=2").await;
        let at_the_top = "const top = document.getElementById('count').getBoundingClientRect().top;
            return document.activeElement.id === 'count' && top >= 0 && top < innerHeight / 2;";
        reader.until("the number of results is at the top and has the focus", at_the_top, vec![]).await;
        // The last of them, so that what was pressed is gone.
        reader.visit("/news/?topic=mobile&year=2017").await;
        let stood = reader.shown_titles().await.len();
        reader.ask::<()>("document.querySelector('.show-more a').focus();", vec![]).await;
        reader.press_key(Key::Enter).await;
        let more = "return document.querySelectorAll('.article-list > li').length > given[0] && isSettled();";
        reader.until("more results are shown", more, vec![json!(stood)]).await;
        let first = "return document.querySelectorAll('.article-list .article-title a')[given[0]] === document.activeElement;";
        reader.until("the first new one has the focus", first, vec![json!(stood)]).await;
    });
}

#[test]
fn what_gives_nothing_any_more_gives_its_focus_to_the_number() {
    reading(Site::demo(), async |reader: &Reader| {
        reader.visit("/news/?topic=victim-support&kind=campaign").await;
        reader.ask::<()>("find('link', 'Campaign 0 articles', under('Kind')).focus();", vec![]).await;
        reader.press_key(Key::Enter).await;
        reader.until_address("/news/?topic=victim-support").await;
        let number = "return document.activeElement.id === 'count';";
        reader.until("the number of results has the focus", number, vec![]).await;
    });
}

#[test]
fn back_gives_the_link_its_focus_again_and_forward_the_page_its_place() {
    reading(Site::demo(), async |reader: &Reader| {
        reader.open_news().await;
        let title = reader.shown_titles().await.pop().expect("an article");
        let focus = "const link = find('link', given[0]); link.focus(); return scrollY > 0;";
        assert!(reader.ask::<bool>(focus, vec![json!(title)]).await, "the last article is below the window");
        let place: f64 = reader.ask("return scrollY;", vec![]).await;
        reader.press_key(Key::Enter).await;
        reader.until_heading(&title).await;
        reader.ask::<()>("scrollTo(0, 150);", vec![]).await;
        reader.go_back().await;
        reader.until_address("/news/").await;
        let is_back =
            "const at = document.activeElement; return nameOf(at) === given[0] && scrollY === given[1];";
        reader.until("the link has the focus where it was", is_back, vec![json!(title), json!(place)]).await;
        reader.go_forward().await;
        reader.until_heading(&title).await;
        reader.until("the article is where it was left", "return scrollY === 150;", vec![]).await;
        assert_eq!(reader.ask::<String>(FOCUSED, vec![]).await, title);
    });
}
