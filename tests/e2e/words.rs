//! What a reader types survives the address bar, whatever it says.

use belfry::query::NewsQuery;
use serde_json::{Value, json};

use crate::harness::{Reader, Site, reading, shared};

/// How many texts are tried between two answers of the browser.
const AT_ONCE: usize = 60;

/// The naughty strings, and the addresses of the URL standard's own tests, taken as words.
fn texts() -> Vec<String> {
    let strings: Vec<String> =
        serde_json::from_str(&shared("adversarial/blns/blns.json")).expect("a list of texts");
    let cases: Vec<Value> =
        serde_json::from_str(&shared("adversarial/url/url/tests/urltestdata.json")).expect("a list of cases");
    let addresses = cases.iter().filter_map(|case| case["input"].as_str().map(str::to_owned));
    let texts: Vec<String> = strings.into_iter().chain(addresses).collect();
    assert_eq!(texts.len(), 515 + 869);
    texts
}

/// Goes to each text by a link, and says which did not arrive in the address and in the box.
const GO: &str = r"
    const lost = [];
    for (const [text, words, query] of given[0]) {
        const link = document.createElement('a');
        link.href = `/news/?q=${encodeURIComponent(text)}`;
        document.querySelector('main').append(link);
        link.click();
        link.remove();
        for (let frame = 0; frame < 600; frame += 1) {
            await new Promise(requestAnimationFrame);
            if (isSettled() && location.search.replace(/^\?/, '') === query) break;
        }
        const box = document.querySelector('#q').value;
        // A line of input holds no line breaks.
        const shown = words.replace(/[\n\r]/g, '').trim();
        if (location.search.replace(/^\?/, '') !== query || box.trim() !== shown) {
            lost.push([text, location.search, query, box]);
        }
    }
    return lost;";

#[test]
fn any_words_survive_the_address_and_the_box() {
    reading(Site::demo(), async |reader: &Reader| {
        reader.visit("/news/").await;
        let asked: Vec<Value> = texts()
            .iter()
            .map(|text| {
                let form: String =
                    form_urlencoded::Serializer::new(String::new()).append_pair("q", text).finish();
                let query = NewsQuery::from_query_string(&form).settled();
                json!([text, query.text, query.to_query_string()])
            })
            .collect();
        for some in asked.chunks(AT_ONCE) {
            let lost: Vec<Value> = reader.ask(GO, vec![json!(some)]).await;
            assert!(lost.is_empty(), "{} were lost: {lost:#?}", lost.len());
        }
    });
}

#[test]
fn a_percent_sign_a_plus_and_a_hash_open_cold_as_they_were_typed() {
    reading(Site::demo(), async |reader: &Reader| {
        for text in ["%2541", "a+b & c#d=e", "100 % \"of\" <b>"] {
            let query = NewsQuery::default().with_text(text).to_query_string();
            reader.visit(&format!("/news/?{query}")).await;
            let typed: String = reader.ask("return document.querySelector('#q').value;", vec![]).await;
            assert_eq!(typed, text);
        }
    });
}
