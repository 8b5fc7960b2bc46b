use std::fs;
use std::net::TcpListener;
use std::path::{Component, Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::State;
use axum::http::{Request, Response, StatusCode, Uri, header};
use tokio::runtime::Runtime;
use tokio::sync::watch;

use super::Site;

/// A plain static host on this machine that can be told to misbehave, and remembers what it was
/// asked for.
pub struct Host {
    shared: Arc<Shared>,
    port: u16,
    running: Mutex<Option<Runtime>>,
}

/// What a host does instead of answering plainly.
#[derive(Clone, Debug)]
pub enum Rule {
    /// It answers with this status and a word.
    Status(u16),
    /// It promises the whole and hangs up after half of it.
    Cut,
    /// It sends other bytes than those it was given.
    Damaged,
    /// It says that the file is of this type.
    Type(&'static str),
    /// It answers when the gate is open.
    Held(watch::Receiver<bool>),
}

/// What holds answers back; it opens once and stays open.
pub struct Gate(watch::Sender<bool>);

impl Gate {
    /// Lets the answers go.
    pub fn open(&self) {
        self.0.send_replace(true);
    }
}

struct Shared {
    site: Mutex<Site>,
    rules: Mutex<Vec<(String, Rule)>>,
    asked: Mutex<Vec<String>>,
}

impl Host {
    /// Serves a site on any free port.
    pub fn start(site: Site) -> Self {
        let shared =
            Arc::new(Shared { site: Mutex::new(site), rules: Mutex::default(), asked: Mutex::default() });
        let (runtime, port) = serve(Arc::clone(&shared), 0);
        Self { shared, port, running: Mutex::new(Some(runtime)) }
    }

    /// The address of a path of the site; `path` begins with a slash, as if the site stood at the
    /// root.
    pub fn address(&self, path: &str) -> String {
        let site = locked(&self.shared.site);
        format!("http://127.0.0.1:{}{}{}", self.port, site.base.trim_end_matches('/'), path)
    }

    /// The site that is served.
    pub fn site(&self) -> Site {
        locked(&self.shared.site).clone()
    }

    /// From now on does this for every path that contains the words. The latest rule counts.
    pub fn misbehave(&self, words: &str, rule: Rule) {
        locked(&self.shared.rules).insert(0, (words.to_owned(), rule));
    }

    /// Holds back every path that contains the words until the gate is opened.
    pub fn hold(&self, words: &str) -> Gate {
        let (open, gate) = watch::channel(false);
        self.misbehave(words, Rule::Held(gate));
        Gate(open)
    }

    /// Answers plainly again.
    pub fn behave(&self) {
        locked(&self.shared.rules).clear();
    }

    /// Goes away: all connections end, new ones are refused.
    pub fn stop(&self) {
        if let Some(runtime) = locked(&self.running).take() {
            runtime.shutdown_background();
        }
    }

    /// Comes back at the same port.
    pub fn come_back(&self) {
        let (runtime, port) = serve(Arc::clone(&self.shared), self.port);
        assert_eq!(port, self.port);
        *locked(&self.running) = Some(runtime);
    }

    /// Every path that it was asked for so far, in order.
    pub fn asked(&self) -> Vec<String> {
        locked(&self.shared.asked).clone()
    }
}

impl Drop for Host {
    fn drop(&mut self) {
        self.stop();
    }
}

fn locked<T>(it: &Mutex<T>) -> MutexGuard<'_, T> {
    it.lock().unwrap_or_else(PoisonError::into_inner)
}

fn serve(shared: Arc<Shared>, port: u16) -> (Runtime, u16) {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(1)
        .enable_all()
        .build()
        .expect("a runtime for the host");
    let listener = TcpListener::bind(("127.0.0.1", port)).expect("a port of this machine");
    listener.set_nonblocking(true).expect("a listener that does not block");
    let port = listener.local_addr().expect("a bound listener has an address").port();
    runtime.spawn(async move {
        let listener = tokio::net::TcpListener::from_std(listener).expect("a listener");
        let app = Router::new().fallback(answer).with_state(shared);
        axum::serve(listener, app).await.expect("a host that answers");
    });
    (runtime, port)
}

async fn answer(State(shared): State<Arc<Shared>>, request: Request<Body>) -> Response<Body> {
    let path = request.uri().path().to_owned();
    locked(&shared.asked).push(path.clone());
    let rule =
        locked(&shared.rules).iter().find(|(words, _)| path.contains(words)).map(|(_, rule)| rule.clone());
    if let Some(Rule::Held(mut gate)) = rule.clone() {
        // A gate that is gone is open.
        let _opened = gate.wait_for(|open| *open).await.is_ok();
    }
    let site = locked(&shared.site).clone();
    let found = Found::look(&site, request.uri());
    match rule {
        None | Some(Rule::Held(_)) => found.send(),
        Some(Rule::Status(status)) => {
            let status = StatusCode::from_u16(status).expect("a status");
            Found { status, kind: "text/plain", place: None, bytes: b"Not now.".to_vec() }.send()
        }
        Some(Rule::Damaged) => {
            let half = found.bytes.len() / 2;
            let bytes = [&found.bytes[..half], b" ", &found.bytes[half..]].concat();
            Found { bytes, ..found }.send()
        }
        Some(Rule::Type(kind)) => Found { kind, ..found }.send(),
        Some(Rule::Cut) => found.send_half(),
    }
}

/// What a plain static host finds at an address.
struct Found {
    status: StatusCode,
    kind: &'static str,
    place: Option<String>,
    bytes: Vec<u8>,
}

impl Found {
    fn look(site: &Site, uri: &Uri) -> Self {
        let path = uri.path();
        let Some(file) =
            path.strip_prefix(&site.base).and_then(inside).map(|inside| site.folder.join(inside))
        else {
            return Self::missing(site);
        };
        if file.is_dir() && !path.ends_with('/') {
            let query = uri.query().map(|query| format!("?{query}")).unwrap_or_default();
            let place = Some(format!("{path}/{query}"));
            return Self {
                status: StatusCode::MOVED_PERMANENTLY,
                kind: "text/html",
                place,
                bytes: Vec::new(),
            };
        }
        let file = if file.is_dir() { file.join("index.html") } else { file };
        match fs::read(&file) {
            Ok(bytes) if !path.ends_with('/') || file.ends_with("index.html") => {
                Self { status: StatusCode::OK, kind: kind_of(&file), place: None, bytes }
            }
            _ => Self::missing(site),
        }
    }

    fn missing(site: &Site) -> Self {
        let bytes =
            fs::read(site.folder.join("404.html")).expect("every site has a page for what is missing");
        Self { status: StatusCode::NOT_FOUND, kind: "text/html; charset=utf-8", place: None, bytes }
    }

    fn send(self) -> Response<Body> {
        let mut response = Response::builder().status(self.status).header(header::CONTENT_TYPE, self.kind);
        if let Some(place) = self.place {
            response = response.header(header::LOCATION, place);
        }
        response.body(Body::from(self.bytes)).expect("a response of plain parts")
    }

    fn send_half(self) -> Response<Body> {
        let half = Bytes::copy_from_slice(&self.bytes[..self.bytes.len() / 2]);
        let parts = [Ok(half), Err(std::io::Error::other("the line was cut"))];
        Response::builder()
            .status(self.status)
            .header(header::CONTENT_TYPE, self.kind)
            .header(header::CONTENT_LENGTH, self.bytes.len())
            .body(Body::from_stream(futures::stream::iter(parts)))
            .expect("a response of plain parts")
    }
}

/// A relative path that stays inside the folder, from one in an address.
fn inside(path: &str) -> Option<PathBuf> {
    let decoded = percent_decoded(path)?;
    let path = PathBuf::from(decoded);
    path.components().all(|part| matches!(part, Component::Normal(_))).then_some(path)
}

fn percent_decoded(path: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let pair = [rest.next()?, rest.next()?];
            bytes.push(u8::from_str_radix(std::str::from_utf8(&pair).ok()?, 16).ok()?);
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok()
}

fn kind_of(file: &Path) -> &'static str {
    match file.extension().and_then(|extension| extension.to_str()).unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" => "text/javascript",
        "css" => "text/css",
        "json" => "application/json",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "webmanifest" => "application/manifest+json",
        "ics" => "text/calendar",
        "atom" => "application/atom+xml",
        "rss" => "application/rss+xml",
        "xml" => "application/xml",
        "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}
