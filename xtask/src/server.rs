//! A plain static host on this machine: real 404s, folders with their index, `.br` where it is accepted.
//!
//! A thread per connection, so that no request ever waits for a browser that keeps another one open.

use std::fs;
use std::io::{BufRead, BufReader, Result as IoResult, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Component, Path, PathBuf};
use std::thread;

use anyhow::{Context, Result};

/// A folder that is served under a path.
#[derive(Clone)]
pub struct Site {
    /// What is served; looked up anew for every request, so that it may be swapped at any time.
    pub folder: PathBuf,
    /// With a slash at both ends.
    pub base: String,
    /// What becomes of files without a `.br` beside them.
    pub compression: Compression,
    /// Whether pages are isolated from other sites, which gives them a clock of 5 µs and an account of
    /// their memory.
    pub isolates: bool,
}

/// Whether a host compresses by itself.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Compression {
    /// It sends files as they are.
    Never,
    /// It compresses texts on the way, as many hosts do.
    OnTheWay,
    /// It does so once and keeps what comes of it beside the file: for folders that nobody else writes to.
    Kept,
}

/// Serves from threads of its own for as long as the process lives, and tells on which port.
///
/// Port 0 asks for any free one. Fails when the port is taken.
pub fn start(site: Site, port: u16) -> Result<u16> {
    let listener = listen(port)?;
    let port = listener.local_addr().context("the system does not tell the port")?.port();
    thread::spawn(move || {
        for connection in listener.incoming().flatten() {
            let site = site.clone();
            // A reader who leaves before the answer came is no error of ours.
            thread::spawn(move || if converse(&site, connection).is_err() {});
        }
    });
    Ok(port)
}

/// Fails where a port cannot be served now: to be asked before much is built for it.
pub fn must_be_free(port: u16) -> Result<()> {
    listen(port).map(drop)
}

fn listen(port: u16) -> Result<TcpListener> {
    TcpListener::bind(("127.0.0.1", port))
        .with_context(|| format!("port {port} cannot be served; choose another with --port"))
}

/// What is read of a request (RFC 9112); a body is none of ours.
struct Request {
    method: String,
    target: String,
    accepts_brotli: bool,
    closes: bool,
}

struct Answer {
    status: &'static str,
    headers: Vec<(&'static str, String)>,
    body: Vec<u8>,
}

/// Answers one request after the other until the browser closes the connection.
fn converse(site: &Site, connection: TcpStream) -> IoResult<()> {
    connection.set_nodelay(true)?;
    let mut reader = BufReader::new(connection.try_clone()?);
    let mut writer = connection;
    while let Some(request) = read(&mut reader)? {
        let answer = answer(site, &request);
        let mut bytes = format!("HTTP/1.1 {}\r\nContent-Length: {}\r\n", answer.status, answer.body.len());
        if site.isolates {
            bytes +=
                "Cross-Origin-Opener-Policy: same-origin\r\nCross-Origin-Embedder-Policy: require-corp\r\n";
        }
        for (name, value) in &answer.headers {
            bytes += &format!("{name}: {value}\r\n");
        }
        bytes += "\r\n";
        let mut bytes = bytes.into_bytes();
        if request.method != "HEAD" {
            bytes.extend(answer.body);
        }
        writer.write_all(&bytes)?;
        if request.closes {
            break;
        }
    }
    Ok(())
}

/// The next request; nothing at the end of the connection or where it speaks no HTTP.
fn read(reader: &mut impl BufRead) -> IoResult<Option<Request>> {
    let mut line = String::new();
    if reader.read_line(&mut line)? == 0 {
        return Ok(None);
    }
    let mut words = line.split_whitespace();
    let (Some(method), Some(target)) = (words.next(), words.next()) else { return Ok(None) };
    let mut request = Request {
        method: method.to_owned(),
        target: target.to_owned(),
        accepts_brotli: false,
        closes: false,
    };
    loop {
        let mut line = String::new();
        if reader.read_line(&mut line)? == 0 || line.trim().is_empty() {
            return Ok(Some(request));
        }
        let Some((name, value)) = line.split_once(':') else { continue };
        match name.to_ascii_lowercase().as_str() {
            "accept-encoding" => {
                request.accepts_brotli = value.split(',').any(|coding| coding.trim() == "br")
            }
            "connection" => request.closes = value.trim().eq_ignore_ascii_case("close"),
            _ => (),
        }
    }
}

fn answer(site: &Site, request: &Request) -> Answer {
    if !["GET", "HEAD"].contains(&request.method.as_str()) {
        return plain("405 Method Not Allowed", "Only GET and HEAD are answered.");
    }
    let target = request.target.as_str();
    let (path, query) = target.split_at(target.find('?').unwrap_or(target.len()));
    let Some(inside) = path.strip_prefix(&site.base).and_then(decode) else {
        return not_found(site, request);
    };
    let file = site.folder.join(&inside);
    let found = if !file.is_dir() {
        send("200 OK", &file, site, request)
    } else if path.ends_with('/') {
        send("200 OK", &file.join("index.html"), site, request)
    } else {
        let mut moved = plain("301 Moved Permanently", "");
        moved.headers.push(("Location", format!("{path}/{query}")));
        Some(moved)
    };
    found.unwrap_or_else(|| not_found(site, request))
}

/// A relative path that stays inside the folder, from one in an address.
fn decode(path: &str) -> Option<PathBuf> {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(if byte == b'%' {
            let pair = [rest.next()?, rest.next()?];
            u8::from_str_radix(std::str::from_utf8(&pair).ok()?, 16).ok()?
        } else {
            byte
        });
    }
    let path = PathBuf::from(String::from_utf8(bytes).ok()?);
    path.components().all(|part| matches!(part, Component::Normal(_))).then_some(path)
}

fn not_found(site: &Site, request: &Request) -> Answer {
    send("404 Not Found", &site.folder.join("404.html"), site, request)
        .unwrap_or_else(|| plain("404 Not Found", "There is nothing at this address."))
}

fn send(status: &'static str, file: &Path, site: &Site, request: &Request) -> Option<Answer> {
    let mut headers = vec![
        ("Content-Type", media_type(file).to_owned()),
        ("Vary", "Accept-Encoding".to_owned()),
        ("Cache-Control", "no-cache".to_owned()),
    ];
    let mut small = file.as_os_str().to_owned();
    small.push(".br");
    if request.accepts_brotli
        && let Ok(body) = fs::read(&small)
    {
        headers.push(("Content-Encoding", "br".to_owned()));
        return Some(Answer { status, headers, body });
    }
    let body = fs::read(file).ok()?;
    let is_small = ["image/", "application/pdf"].iter().any(|kind| {
        let media = media_type(file);
        media.starts_with(kind) && media != "image/svg+xml"
    });
    if site.compression != Compression::Never && request.accepts_brotli && !is_small {
        headers.push(("Content-Encoding", "br".to_owned()));
        let compressed = brotli(&body, 11);
        if site.compression == Compression::Kept {
            // Where it cannot be kept, it is made again.
            if keep(Path::new(&small), &compressed).is_err() {}
        }
        return Some(Answer { status, headers, body: compressed });
    }
    Some(Answer { status, headers, body })
}

/// Writes a file that another request may read at the same time: it appears whole or not at all.
fn keep(file: &Path, bytes: &[u8]) -> IoResult<()> {
    let unfinished = file.with_extension(format!("unfinished-{:?}", thread::current().id()));
    fs::write(&unfinished, bytes)?;
    fs::rename(&unfinished, file)
}

/// Writes the Brotli form of a file beside it, for all who accept it.
pub fn compress_file(file: &Path, quality: i32) -> Result<()> {
    let bytes = fs::read(file).with_context(|| format!("{} cannot be read", file.display()))?;
    let mut small = file.as_os_str().to_owned();
    small.push(".br");
    fs::write(&small, brotli(&bytes, quality)).with_context(|| format!("{} has no copy", file.display()))
}

/// The Brotli form (RFC 7932) of some bytes.
pub fn brotli(bytes: &[u8], quality: i32) -> Vec<u8> {
    let parameters =
        brotli::enc::BrotliEncoderParams { quality, size_hint: bytes.len(), ..Default::default() };
    let mut out = Vec::new();
    brotli::BrotliCompress(&mut &*bytes, &mut out, &parameters).expect("memory takes everything");
    out
}

fn plain(status: &'static str, sentence: &str) -> Answer {
    let headers = vec![("Content-Type", "text/plain; charset=utf-8".to_owned())];
    Answer { status, headers, body: sentence.as_bytes().to_owned() }
}

fn media_type(file: &Path) -> &'static str {
    match file.extension().and_then(|extension| extension.to_str()).unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "json" => "application/json",
        "wasm" => "application/wasm",
        "webmanifest" => "application/manifest+json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "webp" => "image/webp",
        "avif" => "image/avif",
        "gif" => "image/gif",
        "pdf" => "application/pdf",
        "ics" => "text/calendar; charset=utf-8",
        "atom" => "application/atom+xml; charset=utf-8",
        "rss" => "application/rss+xml; charset=utf-8",
        "xml" => "application/xml; charset=utf-8",
        "txt" => "text/plain; charset=utf-8",
        "tsv" => "text/tab-separated-values; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(path: &str, expected: Option<&str>) {
        assert_eq!(decode(path).as_deref(), expected.map(Path::new));
    }

    #[test]
    fn an_address_leads_to_a_file_of_the_site() {
        check("news/index.html", Some("news/index.html"));
        check("media/caf%C3%A9.png", Some("media/café.png"));
        check("", Some(""));
    }

    #[test]
    fn an_address_never_leaves_the_site() {
        check("../secret", None);
        check("news/%2e%2e/%2e%2e/secret", None);
        check("%2Fetc/passwd", None);
        check("%zz", None);
    }
}
