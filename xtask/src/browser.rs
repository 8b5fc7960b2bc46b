//! A headless Chromium, driven through chromedriver (W3C WebDriver and Chromium's own commands).

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};
use ureq::Agent;

use crate::run::{output, run, say};

/// Installs Chromium and its driver through apt where it may; elsewhere says in one line what to install.
pub fn ready() -> Result<()> {
    let missing: Vec<&str> = [("chromium", "chromium"), ("chromedriver", "chromium-driver")]
        .into_iter()
        .filter(|(program, _)| output(Command::new(program).arg("--version")).is_none())
        .map(|(_, package)| package)
        .collect();
    if missing.is_empty() {
        return Ok(());
    }
    let Some(apt) = apt() else {
        bail!(
            "the browser tests need {}: install them (Debian: apt install chromium chromium-driver)",
            missing.join(" and ")
        );
    };
    say(&format!("Installing {} with apt", missing.join(" and ")));
    let apt_get = |arguments: &[&str]| {
        let mut command = Command::new(apt[0]);
        command.args(&apt[1..]).args(arguments).env("DEBIAN_FRONTEND", "noninteractive");
        run(&mut command, "installing Chromium with apt")
    };
    apt_get(&["update", "-q"])?;
    apt_get(&[
        "install",
        "-y",
        "-q",
        "--no-install-recommends",
        "chromium",
        "chromium-driver",
        "fonts-liberation",
    ])
}

/// How apt may be called here, if at all.
fn apt() -> Option<&'static [&'static str]> {
    output(Command::new("apt-get").arg("--version"))?;
    if output(Command::new("id").arg("-u"))? == "0" {
        return Some(&["apt-get"]);
    }
    output(Command::new("sudo").args(["-n", "true"])).map(|_| ["sudo", "-n", "apt-get"].as_slice())
}

/// A running chromedriver; it ends with this value.
pub struct Driver {
    process: Child,
    address: String,
    agent: Agent,
}

impl Driver {
    /// Starts chromedriver on a free port.
    pub fn start() -> Result<Self> {
        let mut process = Command::new("chromedriver")
            .arg("--port=0")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .context("chromedriver could not start")?;
        let words = process.stdout.take().context("chromedriver has no output")?;
        let mut lines = BufReader::new(words).lines();
        let port = lines.by_ref().map_while(Result::ok).find_map(|line| {
            let after = line.split("on port ").nth(1)?;
            let digits: String = after.chars().take_while(char::is_ascii_digit).collect();
            digits.parse::<u16>().ok().filter(|port| *port > 0)
        });
        // What else it prints is read to its end, or it would block.
        thread::spawn(move || lines.for_each(drop));
        let port = port.context("chromedriver did not say on which port it listens")?;
        let agent = Agent::config_builder().http_status_as_error(false).build().into();
        Ok(Self { process, address: format!("http://127.0.0.1:{port}"), agent })
    }

    /// A new browser with an empty profile.
    pub fn browser(&self) -> Result<Browser<'_>> {
        self.browser_with(&[], None)
    }

    /// A new browser with further switches that, where categories are named, records a trace of them.
    pub fn browser_with(&self, switches: &[&str], traced: Option<&str>) -> Result<Browser<'_>> {
        let mut arguments = vec![
            "--headless=new",
            "--no-sandbox",
            "--disable-dev-shm-usage",
            "--window-size=1280,900",
            "--disable-background-networking",
            "--disable-component-update",
            "--no-first-run",
        ];
        arguments.extend(switches);
        let mut options = json!({ "args": arguments });
        if let Some(categories) = traced {
            options["perfLoggingPrefs"] = json!({ "traceCategories": categories });
        }
        let answer = self.call(
            "/session",
            json!({ "capabilities": { "alwaysMatch": {
                "browserName": "chrome",
                "goog:loggingPrefs": { "performance": "ALL" },
                "goog:chromeOptions": options
            } } }),
        )?;
        let id = answer["sessionId"].as_str().context("chromedriver gave no session")?.to_owned();
        Ok(Browser { driver: self, id })
    }

    fn call(&self, path: &str, body: Value) -> Result<Value> {
        let mut response = self
            .agent
            .post(format!("{}{path}", self.address))
            .send_json(body)
            .with_context(|| format!("chromedriver did not answer {path}"))?;
        let mut answer: Value = response.body_mut().with_config().limit(1 << 30).read_json()?;
        if let Some(error) = answer["value"]["error"].as_str() {
            bail!("chromedriver: {error}: {}", answer["value"]["message"].as_str().unwrap_or_default());
        }
        Ok(answer["value"].take())
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // It may have ended by itself.
        if self.process.kill().is_ok() && self.process.wait().is_err() {}
    }
}

/// One browser window; it closes with this value.
pub struct Browser<'a> {
    driver: &'a Driver,
    id: String,
}

impl Browser<'_> {
    /// Opens an address and waits for its load event.
    pub fn open(&self, address: &str) -> Result<()> {
        self.call("/url", json!({ "url": address })).map(drop)
    }

    /// Runs a function body in the page; what it returns comes back.
    pub fn evaluate(&self, script: &str) -> Result<Value> {
        self.call("/execute/sync", json!({ "script": script, "args": [] }))
    }

    /// How long an address may take to open, and a script to end.
    pub fn be_patient(&self, time: Duration) -> Result<()> {
        let milliseconds = u64::try_from(time.as_millis()).unwrap_or(u64::MAX);
        self.call("/timeouts", json!({ "script": milliseconds, "pageLoad": milliseconds })).map(drop)
    }

    /// A command of Chromium's own protocol.
    pub fn devtools(&self, command: &str, parameters: Value) -> Result<Value> {
        self.call("/goog/cdp/execute", json!({ "cmd": command, "params": parameters }))
    }

    /// Asks the page until the script returns something true; nothing where it never does in that time.
    pub fn wait_for(&self, script: &str, at_most: Duration) -> Result<Option<Value>> {
        let started = Instant::now();
        while started.elapsed() < at_most {
            let value = self.evaluate(script)?;
            if !matches!(value, Value::Null | Value::Bool(false)) {
                return Ok(Some(value));
            }
            thread::sleep(Duration::from_millis(50));
        }
        Ok(None)
    }

    /// Network events of this window since the last call, in order.
    pub fn network_events(&self) -> Result<Vec<Value>> {
        let window = self.get("/window")?;
        let mut messages = self.messages()?;
        messages.retain(|message| {
            let method = message["message"]["method"].as_str();
            message["webview"] == window && method.is_some_and(|method| method.starts_with("Network."))
        });
        Ok(messages.into_iter().map(|mut message| message["message"].take()).collect())
    }

    /// What was traced since the last call, of all threads of the browser.
    pub fn trace(&self) -> Result<Vec<Value>> {
        let mut messages = self.messages()?;
        messages.retain(|message| message["message"]["method"] == "Tracing.dataCollected");
        Ok(messages.into_iter().map(|mut message| message["message"]["params"].take()).collect())
    }

    fn messages(&self) -> Result<Vec<Value>> {
        let entries = self.call("/se/log", json!({ "type": "performance" }))?;
        let texts = entries.as_array().into_iter().flatten().filter_map(|entry| entry["message"].as_str());
        texts.map(|text| serde_json::from_str(text).context("chromedriver's log is not JSON")).collect()
    }

    fn call(&self, path: &str, body: Value) -> Result<Value> {
        self.driver.call(&format!("/session/{}{path}", self.id), body)
    }

    fn get(&self, path: &str) -> Result<Value> {
        let address = format!("{}/session/{}{path}", self.driver.address, self.id);
        let mut answer: Value = self.driver.agent.get(address).call()?.body_mut().read_json()?;
        Ok(answer["value"].take())
    }
}

impl Drop for Browser<'_> {
    fn drop(&mut self) {
        let address = format!("{}/session/{}", self.driver.address, self.id);
        // The driver closes its browsers when it ends, too.
        if self.driver.agent.delete(address).call().is_err() {}
    }
}
