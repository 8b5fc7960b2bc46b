//! Filters, search and order: the address is the state, and the history keeps it.

use serde_json::json;
use thirtyfour::Key;

use crate::harness::{Reader, Site, reading};

const OF_THE_NETWORK: [&str; 3] = [
    "Budapest’s 7th district, a quarter of the night, joins the network",
    "Half the violence in ten years: Efus signs up to Peace in Our Cities",
    "Leuven, small capital of many origins",
];

const OF_VICTIMS: &str = "Do crime alerts on a phone help the victim?";

async fn check(reader: &Reader, address: &str, count: &str, expected: &[&str]) {
    reader.until_address(address).await;
    let mut titles = reader.shown_titles().await;
    titles.sort();
    assert_eq!(titles, expected, "{address}");
    assert_eq!(reader.told_count().await, count, "{address}");
}

#[test]
fn a_chosen_topic_changes_list_count_and_address() {
    reading(Site::demo(), async |reader: &Reader| {
        reader.open_news().await;
        assert_eq!(reader.told_count().await, "11 articles");
        reader.marks_the_page().await;
        reader.choose_topic("Life of the network").await;
        check(reader, "/news/?topic=life-of-the-network", "3 of 11 articles", &OF_THE_NETWORK).await;
        assert!(reader.page_is_marked().await, "the page was loaded anew");
    });
}

/// For each row that is shown whether its place was marked before.
const MARKED: &str =
    "return [...document.querySelectorAll('.article-list > li')].map((row) => row.marked === true);";

#[test]
fn places_of_the_list_stay_when_others_come_and_go() {
    reading(Site::demo(), async |reader: &Reader| {
        reader.open_news().await;
        let mark = "for (const row of document.querySelectorAll('.article-list > li')) row.marked = true;";
        reader.ask::<()>(mark, vec![]).await;
        reader.choose_topic("Life of the network").await;
        let network = "/news/?topic=life-of-the-network";
        check(reader, network, "3 of 11 articles", &OF_THE_NETWORK).await;
        assert_eq!(reader.ask::<Vec<bool>>(MARKED, vec![]).await, [true; 3]);
        reader.choose_topic("Life of the network").await;
        reader.until_address("/news/").await;
        let back: Vec<bool> = (0..11).map(|place| place < 3).collect();
        assert_eq!(reader.ask::<Vec<bool>>(MARKED, vec![]).await, back);
    });
}

/// The results with all that is said of them; attributes in the order of their names. What is read aloud when
/// they change is not read where a page begins with them.
const RESULTS: &str = "const told = (node) => {
        if (node.role === 'status') return '';
        if (node.nodeType !== Node.ELEMENT_NODE) return node.textContent;
        const attributes = [...node.attributes].map(({ name, value }) => `${name}=${value}`).sort();
        return `<${node.localName} ${attributes.join(' ')}>${[...node.childNodes].map(told).join('')}</>`;
    };
    return [...document.querySelectorAll('.chip, .results-head, .article-list, .pager')].map(told);";

/// What explains results is fetched a while after they are shown.
const EXPLAINED: &str =
    "return [...document.querySelectorAll('.article-excerpt')].every((excerpt) => excerpt.textContent);";

#[test]
fn what_is_drawn_over_other_results_is_what_a_page_loaded_anew_shows() {
    reading(Site::demo(), async |reader: &Reader| {
        let mut drawn = Vec::new();
        let mut keep = async |address: &'static str| {
            reader.until_address(address).await;
            reader.until("the excerpts are there", EXPLAINED, vec![]).await;
            drawn.push((address, reader.ask::<Vec<String>>(RESULTS, vec![]).await));
        };
        reader.open_news().await;
        reader.choose_topic("Life of the network").await;
        keep("/news/?topic=life-of-the-network").await;
        reader.follow("Oldest").await;
        keep("/news/?topic=life-of-the-network&sort=oldest").await;
        reader.choose_topic("Life of the network").await;
        keep("/news/?sort=oldest").await;
        reader.choose("Kind", "Report").await;
        keep("/news/?kind=report&sort=oldest").await;
        reader.visit("/news/?q=violence").await;
        reader.follow("Oldest").await;
        keep("/news/?q=violence&sort=oldest").await;
        for (address, results) in drawn {
            reader.visit(address).await;
            reader.until("the excerpts are there", EXPLAINED, vec![]).await;
            assert_eq!(reader.ask::<Vec<String>>(RESULTS, vec![]).await, results, "{address}");
        }
    });
}

#[test]
fn the_focus_goes_to_the_number_where_what_had_it_is_gone() {
    reading(Site::demo(), async |reader: &Reader| {
        reader.open_news().await;
        reader.choose_topic("Life of the network").await;
        let press = "const chip = document.querySelector('a.chip'); chip.focus(); chip.click();";
        reader.ask::<()>(press, vec![]).await;
        reader.until_address("/news/").await;
        let number = "return document.activeElement.id === 'count';";
        reader.until("the number of results has the focus", number, vec![]).await;
    });
}

#[test]
fn two_topics_widen_the_results_and_a_kind_narrows_them() {
    reading(Site::demo(), async |reader: &Reader| {
        reader.open_news().await;
        reader.choose_topic("Life of the network").await;
        reader.choose_topic("Victim support").await;
        let both = "/news/?topic=life-of-the-network&topic=victim-support";
        let four = [OF_THE_NETWORK[0], OF_VICTIMS, OF_THE_NETWORK[1], OF_THE_NETWORK[2]];
        check(reader, both, "4 of 11 articles", &four).await;
        reader.choose("Kind", "Report").await;
        let titles = reader.shown_titles().await;
        assert_eq!(titles, [OF_VICTIMS]);
    });
}

#[test]
fn a_choice_can_be_taken_back() {
    reading(Site::demo(), async |reader: &Reader| {
        reader.open_news().await;
        reader.choose_topic("Life of the network").await;
        let chosen = "return document.querySelectorAll('main a[aria-current=true]').length > 0;";
        assert!(reader.ask::<bool>(chosen, vec![]).await);
        reader.choose_topic("Life of the network").await;
        reader.until_address("/news/").await;
        assert_eq!(reader.told_count().await, "11 articles");
    });
}

#[test]
fn a_topic_can_be_left_out() {
    reading(Site::demo(), async |reader: &Reader| {
        reader.open_news().await;
        reader.choose("Topic", "None of: Life of the network").await;
        reader.until_address("/news/?-topic=life-of-the-network").await;
        assert_eq!(reader.told_count().await, "8 of 11 articles");
        let titles = reader.shown_titles().await;
        assert!(!titles.iter().any(|title| OF_THE_NETWORK.contains(&title.as_str())), "{titles:?}");
    });
}

#[test]
fn a_count_says_what_choosing_would_show() {
    reading(Site::demo(), async |reader: &Reader| {
        reader.visit("/news/?kind=interview").await;
        let told = "return nameOf(find('link', 'Life of the network', under('Topic')));";
        assert_eq!(reader.ask::<String>(told, vec![]).await, "Life of the network 2 articles");
        reader.choose_topic("Life of the network").await;
        assert_eq!(reader.shown_titles().await.len(), 2);
    });
}

#[test]
fn back_and_forward_restore_what_was_chosen() {
    reading(Site::demo(), async |reader: &Reader| {
        reader.open_news().await;
        let all = reader.shown_titles().await;
        reader.choose_topic("Life of the network").await;
        let some = reader.shown_titles().await;
        reader.follow(&some[0]).await;
        reader.until_heading(&some[0]).await;
        reader.go_back().await;
        reader.until_address("/news/?topic=life-of-the-network").await;
        assert_eq!(reader.shown_titles().await, some);
        reader.go_back().await;
        reader.until_address("/news/").await;
        assert_eq!(reader.shown_titles().await, all);
        reader.go_forward().await;
        reader.until_address("/news/?topic=life-of-the-network").await;
        assert_eq!(reader.shown_titles().await, some);
    });
}

/// Chooses a topic and waits until its results are drawn, which no frame can come between; then the
/// reader does something. Tells the addresses before and after.
const SOMETHING_BEFORE_THE_PAINT: &str = "
    const shown = () => document.querySelectorAll('.article-list > li:not([hidden])').length;
    const drawn = async (before) => {
        for (let turn = 0; turn < 10_000 && shown() === before; turn += 1) await Promise.resolve();
        return shown() !== before;
    };
    const before = shown();
    find('link', 'Life of the network', under('Topic')).click();
    return drawn(before).then((isDrawn) => {
        if (!isDrawn) return 'no results were drawn';
        const address = location.search;
        document.dispatchEvent(new Event(given[0], { bubbles: true }));
        return `${address} then ${location.search}`;
    });";

#[test]
fn what_the_reader_does_before_the_paint_finds_the_choice_in_the_address() {
    reading(Site::demo(), async |reader: &Reader| {
        reader.open_news().await;
        // So that the chooser is there.
        reader.choose_topic("Life of the network").await;
        reader.choose_topic("Life of the network").await;
        for act in ["keydown", "visibilitychange"] {
            reader.until_address("/news/").await;
            let told: String = reader.ask(SOMETHING_BEFORE_THE_PAINT, vec![json!(act)]).await;
            assert_eq!(told, " then ?topic=life-of-the-network", "{act}");
            reader.go_back().await;
        }
    });
}

#[test]
fn an_address_with_choices_opens_cold() {
    reading(Site::demo(), async |reader: &Reader| {
        reader.visit("/news/?topic=life-of-the-network&kind=interview").await;
        let mut titles = reader.shown_titles().await;
        titles.sort();
        assert_eq!(titles, [OF_THE_NETWORK[0], OF_THE_NETWORK[2]]);
        assert_eq!(reader.told_count().await, "2 of 11 articles");
    });
}

#[test]
fn an_address_with_words_opens_cold_with_the_words_in_the_box() {
    reading(Site::demo(), async |reader: &Reader| {
        reader.visit("/news/?q=victim&kind=report").await;
        let words = "return document.querySelector('input[type=search]').value;";
        assert_eq!(reader.ask::<String>(words, vec![]).await, "victim");
    });
}

#[test]
fn a_mistyped_address_still_opens_something() {
    reading(Site::demo(), async |reader: &Reader| {
        reader.visit("/news/?topic=enregy%ZZ&page=minus&colour=blue&&=").await;
        assert_eq!(reader.heading().await, "News");
    });
}

#[test]
fn typing_searches_at_once_and_leaves_one_step_in_the_history() {
    reading(Site::demo(), async |reader: &Reader| {
        reader.visit("/").await;
        reader.follow("News").await;
        reader.until_address("/news/").await;
        let before: u32 = reader.ask("return history.length;", vec![]).await;
        let search = reader.search_box().await;
        search.send_keys("victim").await.expect("the box takes words");
        reader.until_address("/news/?q=victim").await;
        assert_eq!(reader.shown_titles().await, [OF_VICTIMS]);
        assert_eq!(reader.ask::<u32>("return history.length;", vec![]).await, before);
        let typed: String = reader.ask("return document.activeElement.value;", vec![]).await;
        assert_eq!(typed, "victim", "the focus stays in the box");
        search.send_keys(Key::Enter).await.expect("the box takes a key");
        reader.until_address("/news/?q=victim").await;
        reader.go_back().await;
        reader
            .until("the front", "return location.pathname === '/' || location.search === '';", vec![])
            .await;
    });
}

#[test]
fn a_search_keeps_what_was_chosen() {
    reading(Site::demo(), async |reader: &Reader| {
        reader.visit("/news/?topic=life-of-the-network").await;
        reader.search_box().await.send_keys("leuven").await.expect("the box takes words");
        reader
            .until("both are in the address", "const { search } = location; return isSettled() && search.includes('q=leuven') && search.includes('topic=life-of-the-network');", vec![])
            .await;
        // The second says it in its body.
        assert_eq!(reader.shown_titles().await, [OF_THE_NETWORK[2], OF_THE_NETWORK[0]]);
    });
}

#[test]
fn a_search_without_results_says_so_and_leads_on() {
    reading(Site::demo(), async |reader: &Reader| {
        reader.visit("/news/?q=xylophone").await;
        assert_eq!(reader.shown_titles().await, Vec::<String>::new());
        assert_eq!(reader.told_count().await, "No article has all of this");
        reader.follow("Clear all").await;
        reader.until_address("/news/").await;
        assert_eq!(reader.told_count().await, "11 articles");
    });
}

#[test]
fn the_order_can_be_turned_round() {
    reading(Site::demo(), async |reader: &Reader| {
        reader.open_news().await;
        let newest = reader.shown_titles().await;
        reader.follow("Oldest").await;
        reader.until_address("/news/?sort=oldest").await;
        let mut oldest = reader.shown_titles().await;
        oldest.reverse();
        assert_eq!(oldest, newest);
    });
}

#[test]
fn on_a_narrow_screen_the_filters_are_a_sheet() {
    reading(Site::demo(), async |reader: &Reader| {
        reader.has_width(360).await;
        reader.open_news().await;
        reader.press("Filters").await;
        reader.choose_topic("Life of the network").await;
        reader.press("Show 3 articles").await;
        reader.until("the sheet is closed", "return !document.querySelector('dialog[open]');", vec![]).await;
        assert_eq!(reader.shown_titles().await.len(), 3);
        let wide: bool =
            reader.ask("return document.documentElement.scrollWidth > innerWidth;", vec![]).await;
        assert!(!wide, "nothing stands out of the page");
    });
}

/// Presses a pointer on a link without letting go; nothing but the press.
const PRESSED: &str =
    "const at = { bubbles: true, cancelable: true, composed: true, button: 0, isPrimary: true };
    find('link', given[1], under(given[0])).dispatchEvent(new PointerEvent('pointerdown', at));";

#[test]
fn a_press_that_is_not_let_go_changes_nothing_and_another_choice_is_answered_as_itself() {
    reading(Site::demo(), async |reader: &Reader| {
        reader.open_news().await;
        reader.choose_topic("Life of the network").await;
        let network = "/news/?topic=life-of-the-network";
        check(reader, network, "3 of 11 articles", &OF_THE_NETWORK).await;
        let before: Vec<String> = reader.ask(RESULTS, vec![]).await;
        reader.ask::<()>(PRESSED, vec!["Kind".into(), "Interview".into()]).await;
        assert_eq!(reader.ask::<Vec<String>>(RESULTS, vec![]).await, before);
        assert_eq!(reader.address().await, network);
        // The finger slides off the link, and something else is chosen with the keyboard.
        reader.choose_topic("Life of the network").await;
        reader.until_address("/news/").await;
        assert_eq!(reader.told_count().await, "11 articles");
    });
}
