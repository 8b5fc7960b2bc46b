//! Pages as text: what stands at an address of a small newsroom.

use std::sync::Arc;

use belfry::app::content::{Clock, Reading, Store};
use belfry::app::shell::as_html;
use belfry::app::{Question, ask};
use belfry::publish::bundling::bundle;
use belfry::publish::source::Content;
use belfry::route::Addresses;
use scraper::{ElementRef, Html, Selector};

use crate::newsroom::{compiled, content_of, printed, read, repository};

/// A newsroom whose pages can be asked for.
pub struct Site {
    store: Store,
    addresses: Arc<Addresses>,
}

impl Site {
    #[track_caller]
    pub fn of(content: Content) -> Self {
        let compiled = compiled(content);
        let Some(newsroom) = &compiled.newsroom else { panic!("{}", printed(&compiled)) };
        let bundle = bundle(newsroom, &compiled.now);
        let addresses = Arc::new(Addresses::new("/", newsroom.site.languages.clone()));
        Self { store: Store::new(bundle.manifest, bundle.files), addresses }
    }

    pub fn demo() -> Self {
        Self::of(read(&repository("content")))
    }

    /// What is shown at an address, as the body of a page.
    #[track_caller]
    pub fn page(&self, address: &str) -> Html {
        let (path, query) = address.split_once('?').unwrap_or((address, ""));
        let question = Question::new(&self.addresses, path, query);
        let manifest = self.store.manifest();
        let clock = Clock { now: manifest.now(), today: manifest.today(), runs: false };
        let reading = Reading::new(&self.store, question.language.clone(), clock);
        let shown = ask(&reading, &question).expect("everything is there");
        Html::parse_fragment(&as_html(Arc::new(shown), &self.addresses))
    }
}

pub fn all<'a>(page: &'a Html, selector: &str) -> Vec<ElementRef<'a>> {
    page.select(&Selector::parse(selector).expect(selector)).collect()
}

/// The words of an element, with single spaces.
pub fn words(element: ElementRef<'_>) -> String {
    element.text().collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The words of everything that a selector finds in `main`.
#[track_caller]
pub fn check(page: &Html, selector: &str, expected: &[&str]) {
    let found: Vec<String> = all(page, &format!("main {selector}")).into_iter().map(words).collect();
    assert_eq!(found, expected, "{selector}");
}

/// What is said aloud, in the place of their words, of everything that a selector finds in `main`.
#[track_caller]
pub fn check_labels(page: &Html, selector: &str, expected: &[&str]) {
    let found = all(page, &format!("main {selector}"));
    let found: Vec<&str> = found.iter().map(|it| it.attr("aria-label").unwrap_or_default()).collect();
    assert_eq!(found, expected, "{selector}");
}

/// An article of the year 2020.
pub fn article(slug: &str, more: &str, body: &str) -> (String, String) {
    let text = format!("+++\ntitle = \"{slug}\"\npublished = 2020-10-01\n{more}\n+++\n{body}\n");
    (format!("news/{slug}.md"), text)
}

#[track_caller]
pub fn site_of(files: &[(String, String)]) -> Site {
    let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (&**path, &**text)).collect();
    Site::of(content_of(&files))
}
