use serde_json::{Value, json};

use super::reader::Reader;

impl Reader {
    /// Says that a console message or a request with these words is brought about by the test itself.
    pub fn foresees(&self, words: &str) {
        self.foreseen.borrow_mut().push(words.to_owned());
    }

    /// The console is empty, but for what was foreseen, and nobody but the host was asked for
    /// anything.
    pub async fn saw_nothing_amiss(&self) {
        let foreseen = self.foreseen.borrow().clone();
        let mut console = self.session.console().await;
        // Said of a file that waits for more than a moment, as it may on a slow machine; that each is
        // used is a test of its own.
        console.retain(|message| !message.contains("was preloaded using link preload but not used"));
        console.retain(|message| !foreseen.iter().any(|words| message.contains(words)));
        assert_eq!(console, Vec::<String>::new(), "the console is not empty");
        let own = self.host.address("/");
        let own_host = own.split('/').take(3).collect::<Vec<_>>().join("/");
        let mut others = self.session.requests().await;
        // What the browser shows by itself comes from within.
        others.retain(|address| address.starts_with("http") && !address.starts_with(&own_host));
        others.retain(|address| !foreseen.iter().any(|words| address.contains(words)));
        others.retain(|address| !foreseen.iter().any(|words| address.contains(words)));
        assert_eq!(others, Vec::<String>::new(), "another host was asked");
    }

    /// What the console was told since it was last asked.
    pub async fn console(&self) -> Vec<String> {
        self.session.console().await
    }

    /// Looks at the page in dark or light colours.
    pub async fn prefers_scheme(&self, scheme: &str) {
        let features = json!([{ "name": "prefers-color-scheme", "value": scheme }]);
        self.devtools("Emulation.setEmulatedMedia", json!({ "features": features })).await;
    }

    /// Looks at the page as it is printed.
    pub async fn looks_at_print(&self) {
        self.devtools("Emulation.setEmulatedMedia", json!({ "media": "print" })).await;
    }

    /// Looks at the page on a screen of this width.
    pub async fn has_width(&self, width: u32) {
        let screen = json!({ "width": width, "height": 800, "deviceScaleFactor": 1, "mobile": false });
        self.devtools("Emulation.setDeviceMetricsOverride", screen).await;
    }

    /// Reads without JavaScript from now on.
    pub async fn has_no_script(&self) {
        self.devtools("Emulation.setScriptExecutionDisabled", json!({ "value": true })).await;
    }

    /// What stands on the page where no script may run: the main heading, how many characters of
    /// text, how many links.
    pub async fn reads_plainly(&self) -> (String, usize, usize) {
        let page = scraper::Html::parse_document(&self.session.source().await);
        let found = |selector: &str| {
            let selector = scraper::Selector::parse(selector).expect("a selector");
            page.select(&selector).map(|it| it.text().collect::<String>()).collect::<Vec<_>>()
        };
        let heading = found("main h1").into_iter().next().unwrap_or_default();
        let text = found("main").into_iter().map(|text| text.trim().chars().count()).sum();
        (heading.trim().to_owned(), text, found("a[href]").len())
    }

    /// Presses a link by its text where no script may run.
    pub async fn presses_plainly(&self, name: &str) {
        self.session.press_link(name).await;
    }

    /// Lets every request of pages pass by the service worker.
    pub async fn passes_by_the_worker(&self) {
        self.devtools("Network.enable", json!({})).await;
        self.devtools("Network.setBypassServiceWorker", json!({ "bypass": true })).await;
    }

    /// Gives a command of Chromium's own protocol.
    pub async fn devtools(&self, command: &'static str, parameters: Value) -> Value {
        self.session.devtools(command, parameters).await
    }

    /// Everything that has moved by itself since the page was opened: how far as a layout shift, when,
    /// and which elements from where to where.
    pub async fn layout_shifts(&self) -> Vec<String> {
        let body = "return new Promise((told) => {
            const shifts = [];
            const place = (rect) => [rect.x, rect.y, rect.width, rect.height].map(Math.round).join(' ');
            const moved = ({ node, previousRect, currentRect }) => {
                const name = node?.outerHTML?.slice(0, 80) ?? node?.textContent ?? 'something that is gone';
                return `${name}: ${place(previousRect)} -> ${place(currentRect)}`;
            };
            const add = (entries) => {
                for (const entry of entries) if (!entry.hadRecentInput) {
                    shifts.push(`${entry.value} at ${entry.startTime} ms; ${entry.sources.map(moved).join('; ')}`);
                }
            };
            const observer = new PerformanceObserver((list) => add(list.getEntries()));
            observer.observe({ type: 'layout-shift', buffered: true });
            // Two frames: what was buffered is told in a task of its own.
            requestAnimationFrame(() => requestAnimationFrame(() => { add(observer.takeRecords()); told(shifts); }));
        });";
        self.ask(body, vec![]).await
    }

    /// What the page has become since its file was sent, where that differs: compared are the
    /// elements, attributes and texts of the whole root, comments apart.
    pub async fn difference_to_its_file(&self) -> Option<String> {
        let body = "
            const html = await (await fetch(location.pathname, { cache: 'no-store' })).text();
            const sent = new DOMParser().parseFromString(html, 'text/html');
            return difference(shape(rootOf(sent)), shape(rootOf(document)));";
        self.ask(body, vec![]).await
    }
}
