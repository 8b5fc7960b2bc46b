use std::cell::RefCell;
use std::time::Duration;

use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use thirtyfour::{Key, WebElement};

use super::driver::Driver;
use super::host::Host;
use super::session::Session;

/// How long anything may take on a slow machine before it counts as never.
const PATIENCE: Duration = Duration::from_secs(60);

/// How often is looked.
const GLANCE: Duration = Duration::from_millis(25);

/// Somebody with a browser who reads the site, and finds things by what they are and what they are
/// called.
pub struct Reader {
    /// Where the site is served.
    pub host: Host,
    pub(super) session: Session,
    /// Words of console messages that the test brings about itself.
    pub(super) foreseen: RefCell<Vec<String>>,
}

impl Reader {
    /// Comes with a fresh browser.
    pub(super) async fn arrive(driver: &Driver, host: Host) -> Self {
        Self { host, session: Session::start(driver).await, foreseen: RefCell::default() }
    }

    /// Goes.
    pub(super) async fn leave(self) {
        self.session.end().await;
    }

    /// Opens a path of the site cold; the app may not be there yet.
    pub async fn open(&self, path: &str) {
        self.session.open(&self.host.address(path)).await;
    }

    /// Opens a path and waits until the app has taken over.
    pub async fn visit(&self, path: &str) {
        self.open(path).await;
        self.app_is_ready().await;
    }

    /// Opens the news.
    pub async fn open_news(&self) {
        self.visit("/news/").await;
    }

    /// The app has taken over, and what was asked for is shown.
    pub async fn app_is_ready(&self) {
        self.until(
            "the app is ready",
            "return isSettled() || Boolean(document.querySelector('.notice-failure'));",
            vec![],
        )
        .await;
        let failed = "return Boolean(document.querySelector('.notice-failure'));";
        assert!(!self.ask::<bool>(failed, vec![]).await, "the app could not start");
    }

    /// Asks the page; `body` is that of an async function, which sees `page.js`.
    pub async fn ask<T: DeserializeOwned>(&self, body: &str, arguments: Vec<Value>) -> T {
        let value = self.session.run(body, arguments).await;
        serde_json::from_value(value.clone()).unwrap_or_else(|error| panic!("{value}: {error}\n{body}"))
    }

    /// Waits until the page says that something is so.
    pub async fn until(&self, what: &str, body: &str, arguments: Vec<Value>) {
        let looked = tokio::time::timeout(PATIENCE, async {
            let mut glances = tokio::time::interval(GLANCE);
            loop {
                glances.tick().await;
                // While one page gives way to the next there is nobody to ask.
                let answer = self.session.try_to_run(body, arguments.clone()).await;
                if answer.is_ok_and(|answer| answer == Value::Bool(true)) {
                    return;
                }
            }
        });
        if looked.await.is_err() {
            let place =
                "return [location.href, squeezed(document.body.innerText).slice(0, 600)].join('\\n');";
            let place = self.session.try_to_run(place, vec![]).await;
            panic!("never: {what}\n{}", place.as_ref().ok().and_then(Value::as_str).unwrap_or_default());
        }
    }

    /// Waits until the browser shows what the host must have been asked for.
    pub async fn until_asked_for(&self, words: &str) {
        let asked = tokio::time::timeout(PATIENCE, async {
            let mut glances = tokio::time::interval(GLANCE);
            while !self.host.asked().iter().any(|path| path.contains(words)) {
                glances.tick().await;
            }
        });
        assert!(asked.await.is_ok(), "nobody asked for {words}: {:?}", self.host.asked());
    }

    /// Presses the link of this name.
    pub async fn follow(&self, name: &str) {
        self.element("link", name).await.click().await.unwrap_or_else(|error| panic!("{name}: {error}"));
    }

    /// Presses the button of this name.
    pub async fn press(&self, name: &str) {
        self.element("button", name).await.click().await.unwrap_or_else(|error| panic!("{name}: {error}"));
    }

    /// Presses a key, wherever the focus is.
    pub async fn press_key(&self, key: Key) {
        self.session.type_key(key).await;
    }

    /// Presses the link of this name under the heading of a part of the page.
    pub async fn follow_under(&self, heading: &str, name: &str) {
        let body = "const part = under(given[0]); return part && find('link', given[1], part);";
        self.until_found(
            &format!("the link {name} under {heading}"),
            body,
            vec![json!(heading), json!(name)],
        )
        .await
        .click()
        .await
        .unwrap_or_else(|error| panic!("{name}: {error}"));
    }

    /// Chooses a topic among the filters of the news, and waits for what it leaves.
    pub async fn choose_topic(&self, name: &str) {
        self.choose("Topic", name).await;
    }

    /// Chooses a value of a facet, or takes the choice back, and waits for what it leaves.
    pub async fn choose(&self, facet: &str, name: &str) {
        let before = self.address().await;
        self.follow_under(facet, name).await;
        self.until_address_is_not(&before).await;
    }

    /// The shown element of this role and name; waits for it.
    pub async fn element(&self, role: &str, name: &str) -> WebElement {
        let body = "return find(given[0], given[1]);";
        self.until_found(&format!("the {role} {name}"), body, vec![json!(role), json!(name)]).await
    }

    async fn until_found(&self, what: &str, body: &str, arguments: Vec<Value>) -> WebElement {
        let looked = tokio::time::timeout(PATIENCE, async {
            let mut glances = tokio::time::interval(GLANCE);
            loop {
                glances.tick().await;
                if let Some(found) = self.session.element(body, arguments.clone()).await {
                    return found;
                }
            }
        });
        match looked.await {
            Ok(found) => found,
            Err(_) => panic!("there is no {what}"),
        }
    }

    /// The search box of the news.
    pub async fn search_box(&self) -> WebElement {
        self.element("searchbox", "Search the news").await
    }

    /// The titles of the articles in the page's lists, in order.
    pub async fn shown_titles(&self) -> Vec<String> {
        let body = "return [...document.querySelectorAll('main article h3')].filter(isShown).map(nameOf);";
        self.ask(body, vec![]).await
    }

    /// What the news page says about how many articles are shown.
    pub async fn told_count(&self) -> String {
        self.ask("return squeezed(document.querySelector('main #count')?.textContent ?? '');", vec![]).await
    }

    /// The main heading.
    pub async fn heading(&self) -> String {
        self.ask("return nameOf(document.querySelector('main h1'));", vec![]).await
    }

    /// Waits for a main heading.
    pub async fn until_heading(&self, expected: &str) {
        let body = "const h1 = document.querySelector('main h1'); return Boolean(h1) && nameOf(h1) === given[0] && isSettled();";
        self.until(&format!("the heading {expected}"), body, vec![json!(expected)]).await;
    }

    /// Path, query and fragment, without the path that the site stands under.
    pub async fn address(&self) -> String {
        let whole: String = self.ask("return location.href;", vec![]).await;
        let base = self.host.address("");
        whole.strip_prefix(&base).map_or(whole.clone(), str::to_owned)
    }

    /// Waits for an address, and for what it shows.
    pub async fn until_address(&self, expected: &str) {
        let whole = self.host.address(expected);
        let body = "return location.href === given[0] && isSettled();";
        self.until(&format!("the address {expected}"), body, vec![json!(whole)]).await;
    }

    async fn until_address_is_not(&self, former: &str) {
        let whole = self.host.address(former);
        let body = "return location.href !== given[0] && isSettled();";
        self.until(&format!("an address other than {former}"), body, vec![json!(whole)]).await;
    }

    /// Goes back in the history.
    pub async fn go_back(&self) {
        self.ask::<()>("history.back();", vec![]).await;
    }

    /// Goes forward in the history.
    pub async fn go_forward(&self) {
        self.ask::<()>("history.forward();", vec![]).await;
    }

    /// Whether the page was never loaded anew since [`Reader::marks_the_page`].
    pub async fn page_is_marked(&self) -> bool {
        self.ask("return history.belfryMark === true;", vec![]).await
    }

    /// Leaves a mark that only a new page load removes.
    pub async fn marks_the_page(&self) {
        let marked: bool = self.ask("return (history.belfryMark = true);", vec![]).await;
        assert!(marked);
    }
}
