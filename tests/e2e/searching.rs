//! Searching and choosing beyond a first click: phrases, what is left out, operators, typing errors,
//! the keyboard alone, and coming back.

use thirtyfour::Key;

use crate::harness::{Reader, Site, reading, reading_the_big_one};

/// How many articles the page says pass.
async fn found(reader: &Reader) -> u32 {
    let told = reader.told_count().await;
    let digits: String = told.chars().take_while(|c| c.is_ascii_digit() || *c == ',').collect();
    digits.replace(',', "").parse().unwrap_or(0)
}

/// Opens the address cold and counts.
async fn found_at(reader: &Reader, address: &str) -> u32 {
    reader.visit(address).await;
    found(reader).await
}

#[test]
fn a_phrase_and_what_is_left_out_narrow_a_search() {
    reading_the_big_one(async |reader: &Reader| {
        let words = found_at(reader, "/news/?q=open+data+portal").await;
        let phrase = found_at(reader, "/news/?q=%22open+data+portal%22").await;
        let without = found_at(reader, "/news/?q=open+data+portal+-%22open+data+portal%22").await;
        assert!(phrase > 0 && without > 0, "{phrase} and {without}");
        // The last of the words is a beginning, the phrase has whole ones: what is neither has portals.
        assert_eq!(phrase + without, words);
        let excluded = found_at(reader, "/news/?q=open+data+portal+-privacy").await;
        assert!(excluded < words, "{excluded} of {words}");
    });
}

/// A word that stands in neither title nor summary is shown where it stands in the text.
#[test]
fn an_article_found_by_its_text_shows_where() {
    reading(Site::demo(), async |reader: &Reader| {
        for typed in [false, true] {
            if typed {
                reader.open_news().await;
                reader.search_box().await.send_keys("rumour").await.expect("the box takes words");
            } else {
                reader.visit("/news/?q=rumour").await;
            }
            let marked = "const [row, ...more] = document.querySelectorAll('main .article-row');
                return Boolean(row) && more.length === 0 && row.querySelector('.article-excerpt')?.textContent
                    .includes('a housing block, a club, a rumour') && row.querySelector('mark')?.textContent === 'rumour';";
            reader.until("the sentence is shown with its word marked", marked, vec![]).await;
        }
        reader.visit("/news/?q=polarisation").await;
        let none = "return isSettled() && document.querySelectorAll('.article-row mark').length > 0
            && ![...document.querySelectorAll('.article-row')].some((row) => row.querySelector('.article-summary mark, h3 mark')
                && row.querySelector('.article-excerpt'));";
        reader.until("what its title or summary explains has no excerpt", none, vec![]).await;
    });
}

/// What is found by a name that it bears says so with that name; what its text does not say either leaves no gap.
#[test]
fn no_room_is_kept_for_a_sentence_that_does_not_come() {
    reading_the_big_one(async |reader: &Reader| {
        reader.visit("/news/?q=security").await;
        let filled = "const excerpts = [...document.querySelectorAll('.article-excerpt')];
            return isSettled() && document.querySelectorAll('.article-row mark').length > 0
                && excerpts.every((it) => it.textContent || it.getBoundingClientRect().height === 0);";
        reader.until("every row is as high as what it says", filled, vec![]).await;
    });
}

/// The example below a search box, for instance `topic:health`, is one of this newsroom.
#[test]
fn the_example_that_is_given_finds_something() {
    reading(Site::demo(), async |reader: &Reader| {
        for (page, search) in [("/news/", "Search the news"), ("/agenda/", "Search the agenda")] {
            reader.visit(page).await;
            let example = "return document.getElementById('q-help').textContent.split(' · ').at(-1);";
            let example: String = reader.ask(example, vec![]).await;
            assert!(example.contains(':'), "{example}");
            let search = reader.element("searchbox", search).await;
            search.send_keys(&example).await.expect("the box takes words");
            reader.press_key(Key::Enter).await;
            let found = "return isSettled() && location.search.includes(given[0].split(':').at(-1))
                && document.querySelector('main .article-row, main .day-row') !== null;";
            reader.until("the example finds something", found, vec![example.into()]).await;
        }
    });
}

#[test]
fn a_mistyped_word_is_forgiven_and_that_is_said() {
    reading_the_big_one(async |reader: &Reader| {
        let right = found_at(reader, "/news/?q=accessibility").await;
        let mistyped = found_at(reader, "/news/?q=accesibillity").await;
        assert!(mistyped > 0 && mistyped <= right, "{mistyped} of {right}");
        let said = "const said = document.querySelector('.forgiven')?.textContent ?? '';
            return said.includes('accesibillity') && said.includes('accessibility');";
        reader.until("what was taken for it is said", said, vec![]).await;
    });
}

#[test]
fn counts_of_a_large_newsroom_are_what_a_choice_shows() {
    reading_the_big_one(async |reader: &Reader| {
        reader.visit("/news/?q=privacy&-topic=security&year=2016").await;
        let counts = "return [...under('Topic').querySelectorAll('a')].filter(isShown)
            .map((link) => [link.getAttribute('href'), Number.parseInt(link.querySelector('.count')?.textContent ?? 0, 10)])
            .filter(([href, count]) => href && count > 0).slice(0, 4);";
        let counts: Vec<(String, u32)> = reader.ask(counts, vec![]).await;
        assert_eq!(counts.len(), 4, "{counts:?}");
        for (address, count) in counts {
            assert_eq!(found_at(reader, &address).await, count, "{address}");
        }
    });
}

#[test]
fn an_operator_moves_to_its_key_when_the_search_is_sent() {
    reading(Site::demo(), async |reader: &Reader| {
        reader.open_news().await;
        let search = reader.search_box().await;
        search.send_keys("topic:life-of-the-network leuven").await.expect("the box takes words");
        reader.until_address("/news/?q=topic%3Alife-of-the-network+leuven").await;
        let typed = found(reader).await;
        search.send_keys(Key::Enter).await.expect("the box takes a key");
        reader.until_address("/news/?topic=life-of-the-network&q=leuven").await;
        assert_eq!(found(reader).await, typed);
        let shown = "return document.querySelector('#q').value === 'leuven';";
        reader.until("the box holds the words alone", shown, vec![]).await;
    });
}

#[test]
fn everything_that_was_chosen_is_cleared_at_once_and_stays_after_a_reload() {
    reading(Site::demo(), async |reader: &Reader| {
        let address = "/news/?topic=life-of-the-network&-kind=report&from=2020-01&q=network";
        let some = found_at(reader, address).await;
        assert!((1..11).contains(&some), "{some}");
        assert_eq!(found_at(reader, address).await, some, "after a reload");
        reader.follow("Clear all").await;
        reader.until_address("/news/").await;
        assert_eq!(reader.told_count().await, "11 articles");
        reader.go_back().await;
        reader.until_address(address).await;
        assert_eq!(found(reader).await, some);
    });
}

/// Presses Tab until what has the focus has this name, and then Enter.
async fn choose_by_keyboard(reader: &Reader, name: &str) {
    for _ in 0..120 {
        reader.press_key(Key::Tab).await;
        let focused = "return nameOf(document.activeElement).startsWith(given[0]);";
        if reader.ask::<bool>(focused, vec![name.into()]).await {
            reader.press_key(Key::Enter).await;
            return;
        }
    }
    panic!("the keyboard does not come to {name}");
}

#[test]
fn the_keyboard_alone_chooses_leaves_out_and_clears() {
    reading(Site::demo(), async |reader: &Reader| {
        reader.open_news().await;
        choose_by_keyboard(reader, "Life of the network").await;
        reader.until_address("/news/?topic=life-of-the-network").await;
        assert_eq!(reader.told_count().await, "3 of 11 articles");
        // The link keeps the focus: the next stop leaves the same topic out.
        choose_by_keyboard(reader, "None of: Life of the network").await;
        reader.until_address("/news/?-topic=life-of-the-network").await;
        assert_eq!(reader.told_count().await, "8 of 11 articles");
        reader.ask::<()>("document.querySelector('#q').focus();", vec![]).await;
        choose_by_keyboard(reader, "Clear all").await;
        reader.until_address("/news/").await;
    });
}

#[test]
fn nothing_found_names_what_to_drop_and_what_that_gives() {
    reading(Site::demo(), async |reader: &Reader| {
        reader.visit("/news/?topic=life-of-the-network&kind=report&q=zebra").await;
        assert_eq!(found(reader).await, 0);
        let ways = "return [...document.querySelectorAll('.nothing-found li a')].map((link) => link.getAttribute('href'));";
        let ways: Vec<String> = reader.ask(ways, vec![]).await;
        for way in &ways {
            assert!(found_at(reader, way).await > 0, "{way}");
        }
        reader.visit("/news/?topic=life-of-the-network&q=zebra").await;
        let way = "return [...document.querySelectorAll('.nothing-found li')].map((item) => squeezed(item.textContent));";
        let way: Vec<String> = reader.ask(way, vec![]).await;
        assert_eq!(way.len(), 1, "{way:?}");
        assert!(way[0].ends_with(": 3 articles"), "{way:?}");
    });
}

/// Holds back what waits longer than a frame, keeps every word that is read aloud, and types letter by letter.
const TYPES: &str = "
    window.held = [];
    window.aloud = [];
    const real = window.setTimeout.bind(window);
    window.setTimeout = (action, delay, ...more) => delay > 100 ? held.push(action) : real(action, delay, ...more);
    const status = document.querySelector('main [role=status]');
    new MutationObserver(() => aloud.push(squeezed(status.textContent)))
        .observe(status, { childList: true, characterData: true, subtree: true });
    const box = document.querySelector('#q');
    const count = document.querySelector('#count');
    window.counts = [];
    new MutationObserver(() => counts.push(squeezed(count.textContent)))
        .observe(count, { childList: true, characterData: true, subtree: true });
    return (async () => {
        for (const [at] of [...given[0]].entries()) {
            box.value = given[0].slice(0, at + 1);
            box.dispatchEvent(new Event('input', { bubbles: true }));
            const isShown = () => new URLSearchParams(location.search).get('q') === box.value;
            while (at > 0 && !isShown()) await new Promise((next) => requestAnimationFrame(next));
        }
    })();";

#[test]
fn counts_are_read_aloud_once_when_the_reader_pauses() {
    reading(Site::demo(), async |reader: &Reader| {
        reader.open_news().await;
        reader.ask::<()>(TYPES, vec!["victim".into()]).await;
        let (seen, aloud): (Vec<String>, Vec<String>) = reader.ask("return [counts, aloud];", vec![]).await;
        assert!(seen.len() > 1, "the count changed while the reader typed: {seen:?}");
        assert_eq!((seen.last().map(String::as_str), aloud.len()), (Some("1 of 11 articles"), 0));
        reader.ask::<()>("held.forEach((action) => action());", vec![]).await;
        let told = "return aloud.length > 0 && aloud.at(-1) === '1 of 11 articles';";
        reader.until("the count is read aloud", told, vec![]).await;
        assert_eq!(reader.ask::<usize>("return aloud.length;", vec![]).await, 1);
    });
}
