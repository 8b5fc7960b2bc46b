//! The tests would notice what they say must not happen.

use crate::harness::{Reader, Site, reading};

/// Brings something about, and looks for words about it in the console.
async fn check(reader: &Reader, brings_about: &str, words: &str) {
    reader.ask::<()>(brings_about, vec![]).await;
    reader.until("the page goes on", "return true;", vec![]).await;
    let console = reader.console().await;
    assert!(console.iter().any(|message| message.contains(words)), "{words} is not in {console:?}");
}

#[test]
fn what_must_not_happen_is_noticed() {
    reading(Site::demo(), async |reader: &Reader| {
        reader.visit("/about/").await;
        assert_eq!(reader.console().await, Vec::<String>::new());
        // The policy stops it; the browser counts it as asked for.
        reader.foresees("other.example");
        let inline = "const script = document.createElement('script'); script.textContent = 'window.ran = 1'; document.body.append(script);";
        check(reader, inline, "Content Security Policy").await;
        reader.foresees("other.example");
        let foreign = "const picture = new Image(); picture.src = 'https://other.example/x.png'; document.body.append(picture);";
        check(reader, foreign, "other.example").await;
        check(reader, "alert('hello');", "the page called alert(hello)").await;
        check(reader, "console.warn('a warning');", "a warning").await;
        assert!(!reader.ask::<bool>("return 'ran' in window;", vec![]).await);
    });
}

#[test]
fn a_page_that_moves_is_noticed() {
    reading(Site::demo(), async |reader: &Reader| {
        reader.visit("/about/").await;
        let push = "const block = document.createElement('p'); block.textContent = 'x'; block.className = 'lead';
            return new Promise((told) => requestAnimationFrame(() => {
                document.querySelector('main').prepend(...Array.from({ length: 9 }, () => block.cloneNode(true)));
                requestAnimationFrame(() => requestAnimationFrame(() => told(true)));
            }));";
        assert!(reader.ask::<bool>(push, vec![]).await);
        assert!(!reader.layout_shifts().await.is_empty());
        assert!(reader.difference_to_its_file().await.is_some());
    });
}
