use std::time::Duration;

use axum::http::Method;
use serde_json::{Value, json};
use tempfile::TempDir;
use thirtyfour::common::command::FormatRequestData;
use thirtyfour::{By, Key, RequestData, SessionId, WebDriver, WebElement};

use super::driver::Driver;

/// What the page-side scripts of the tests know: roles, names, shape.
const PAGE: &str = include_str!("page.js");

/// What runs before anything of a page does.
const WATCH: &str = include_str!("watch.js");

/// How long a script may run in a page on a slow machine.
const PATIENCE: Duration = Duration::from_secs(110);

const FLAGS: [&str; 15] = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-quic",
    "--no-first-run",
    // Without this Chromium passes over new addresses after two hundred in ten seconds.
    "--disable-ipc-flooding-protection",
    "--no-proxy-server",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-sync",
    "--disable-search-engine-choice-screen",
    "--disable-features=Translate,OptimizationHints,MediaRouter",
    "--window-size=1280,900",
];

/// A headless Chromium with a profile of its own.
pub struct Session {
    driver: WebDriver,
    profile: TempDir,
}

/// A command of Chromium's own protocol.
#[derive(Debug)]
struct Devtools {
    command: &'static str,
    parameters: Value,
}

impl FormatRequestData for Devtools {
    fn format_request(&self, session: &SessionId) -> RequestData {
        RequestData::new(Method::POST, format!("session/{session}/goog/cdp/execute"))
            .add_body(json!({ "cmd": self.command, "params": self.parameters }))
    }
}

impl Session {
    /// Starts the browser.
    pub async fn start(driver: &Driver) -> Self {
        let profile = tempfile::tempdir().expect("a folder for the profile");
        let mut flags: Vec<String> = FLAGS.iter().map(|flag| (*flag).to_owned()).collect();
        flags.push(format!("--user-data-dir={}", profile.path().display()));
        let wanted = json!({
            "browserName": "chrome",
            // A page whose app is held back is never loaded to its end.
            "pageLoadStrategy": "eager",
            "goog:loggingPrefs": { "browser": "ALL", "performance": "ALL" },
            "goog:chromeOptions": { "args": flags },
        });
        let Value::Object(wanted) = wanted else { unreachable!("an object was written above") };
        let driver = WebDriver::builder(driver.address(), wanted).await.expect("a session with Chromium");
        driver.set_script_timeout(PATIENCE).await.expect("Chromium waits for scripts");
        let session = Self { driver, profile };
        session.devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": WATCH })).await;
        session
    }

    /// Goes to an address, as by typing it, and waits for the page's text.
    pub async fn open(&self, address: &str) {
        self.driver.goto(address).await.unwrap_or_else(|error| panic!("{address} does not open: {error}"));
    }

    /// Runs the body of an async function in the page; what it returns comes back.
    pub async fn run(&self, body: &str, arguments: Vec<Value>) -> Value {
        self.try_to_run(body, arguments).await.unwrap_or_else(|error| panic!("in the page: {error}\n{body}"))
    }

    /// As [`Session::run`]; an error while a page gives way to the next one comes back as words.
    pub async fn try_to_run(&self, body: &str, arguments: Vec<Value>) -> Result<Value, String> {
        let script = format!("{PAGE}\nreturn (async (...given) => {{ {body} }})(...arguments);");
        let answer = self.driver.execute(script, arguments).await.map_err(|error| error.to_string())?;
        Ok(answer.json().clone())
    }

    /// Runs a script as it is.
    pub async fn run_plainly(&self, script: &str) {
        self.driver.execute(script, Vec::new()).await.unwrap_or_else(|error| panic!("in the page: {error}"));
    }

    /// The element that the body of a function finds.
    pub async fn element(&self, body: &str, arguments: Vec<Value>) -> Option<WebElement> {
        let script = format!("{PAGE}\nreturn ((...given) => {{ {body} }})(...arguments);");
        let answer = self.driver.execute(script, arguments).await;
        answer.ok().filter(|answer| !answer.json().is_null()).and_then(|answer| answer.element().ok())
    }

    /// Gives a command of Chromium's own protocol.
    pub async fn devtools(&self, command: &'static str, parameters: Value) -> Value {
        let answer = self.driver.handle().cmd(Devtools { command, parameters }).await;
        let answer = answer.and_then(thirtyfour::session::http::CmdResponse::value_json);
        answer.unwrap_or_else(|error| panic!("{command}: {error}"))
    }

    /// The page's source as it stands.
    pub async fn source(&self) -> String {
        self.driver.source().await.expect("a page has a source")
    }

    /// Presses a key where the focus is.
    pub async fn type_key(&self, key: Key) {
        let typed = self.driver.action_chain().send_keys(key).perform().await;
        typed.unwrap_or_else(|error| panic!("a key cannot be pressed: {error}"));
    }

    /// Presses the link with this text.
    pub async fn press_link(&self, text: &str) {
        let found = self.driver.find(By::LinkText(text)).await;
        let link = found.unwrap_or_else(|error| panic!("there is no link {text}: {error}"));
        link.click().await.unwrap_or_else(|error| panic!("{text}: {error}"));
    }

    /// What the console was told since the last call.
    pub async fn console(&self) -> Vec<String> {
        let entries = self.driver.browser_log().await.expect("Chromium keeps a log");
        entries.into_iter().map(|entry| format!("{}: {}", entry.level, entry.message)).collect()
    }

    /// Every address that pages asked for since the last call.
    pub async fn requests(&self) -> Vec<String> {
        let entries = self.driver.get_log("performance").await.expect("Chromium keeps a log");
        let messages = entries.iter().filter_map(|entry| serde_json::from_str::<Value>(&entry.message).ok());
        let requests = messages.filter(|message| message["message"]["method"] == "Network.requestWillBeSent");
        requests
            .filter_map(|message| message["message"]["params"]["request"]["url"].as_str().map(str::to_owned))
            .collect()
    }

    /// Closes the browser and forgets its profile.
    pub async fn end(self) {
        if let Err(error) = self.driver.quit().await {
            eprintln!("the browser did not close: {error}");
        }
        // The browser may still write to it for a moment; the system's own sweep will find it.
        if let Err(error) = self.profile.close() {
            eprintln!("the profile stays: {error}");
        }
    }
}
