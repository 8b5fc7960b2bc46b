//! A plain static host on this machine: real 404s, folders with their index, `.br` where it is accepted.

use std::fs;
use std::io::Cursor;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;
use std::thread;

use anyhow::{Result, anyhow};
use tiny_http::{Header, Method, Request, Response, Server, StatusCode};

/// A folder that is served under a path.
#[derive(Clone)]
pub struct Site {
    /// What is served; looked up anew for every request, so that it may be swapped at any time.
    pub folder: PathBuf,
    /// With a slash at both ends.
    pub base: String,
}

/// Serves from threads of its own for as long as the process lives, and tells on which port.
///
/// Port 0 asks for any free one. Fails when the port is taken.
pub fn start(site: Site, port: u16) -> Result<u16> {
    let server = Server::http(("127.0.0.1", port))
        .map_err(|reason| anyhow!("port {port} cannot be served ({reason}); choose another with --port"))?;
    let port = server.server_addr().to_ip().map_or(port, |address| address.port());
    let server = Arc::new(server);
    for _ in 0..6 {
        let (server, site) = (Arc::clone(&server), site.clone());
        thread::spawn(move || {
            while let Ok(request) = server.recv() {
                let answer = answer(&site, &request);
                // A reader who left before the answer came is no error of ours.
                if request.respond(answer).is_err() {}
            }
        });
    }
    Ok(port)
}

type Answer = Response<Cursor<Vec<u8>>>;

fn answer(site: &Site, request: &Request) -> Answer {
    if !matches!(request.method(), Method::Get | Method::Head) {
        return plain(405, "Only GET and HEAD are answered.");
    }
    let (path, query) =
        request.url().split_once('?').map_or((request.url(), None), |(path, query)| (path, Some(query)));
    let Some(inside) = path.strip_prefix(&site.base).and_then(decode) else {
        return not_found(site, request);
    };
    let file = site.folder.join(&inside);
    if file.is_dir() {
        if !path.ends_with('/') {
            let query = query.map(|query| format!("?{query}")).unwrap_or_default();
            return plain(301, "").with_header(header("Location", &format!("{path}/{query}")));
        }
        return send(200, &file.join("index.html"), request).unwrap_or_else(|| not_found(site, request));
    }
    send(200, &file, request).unwrap_or_else(|| not_found(site, request))
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
    send(404, &site.folder.join("404.html"), request)
        .unwrap_or_else(|| plain(404, "There is nothing at this address."))
}

fn send(status: u16, file: &Path, request: &Request) -> Option<Answer> {
    let mut small = file.as_os_str().to_owned();
    small.push(".br");
    let compressed = accepts_brotli(request).then(|| fs::read(&small).ok()).flatten();
    let encoding = compressed.is_some().then(|| header("Content-Encoding", "br"));
    let bytes = match compressed {
        Some(bytes) => bytes,
        None => fs::read(file).ok()?,
    };
    let mut response = Response::from_data(bytes)
        .with_chunked_threshold(usize::MAX)
        .with_status_code(StatusCode(status))
        .with_header(header("Content-Type", media_type(file)))
        .with_header(header("Vary", "Accept-Encoding"))
        .with_header(header("Cache-Control", "no-cache"));
    if let Some(encoding) = encoding {
        response.add_header(encoding);
    }
    Some(response)
}

fn accepts_brotli(request: &Request) -> bool {
    let accepted = request.headers().iter().find(|header| header.field.equiv("Accept-Encoding"));
    accepted.is_some_and(|header| header.value.as_str().split(',').any(|coding| coding.trim() == "br"))
}

fn plain(status: u16, sentence: &str) -> Answer {
    Response::from_string(sentence).with_status_code(StatusCode(status))
}

fn header(name: &str, value: &str) -> Header {
    Header::from_bytes(name, value).unwrap_or_else(|()| unreachable!("{name}: {value} is a header"))
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
        "xml" => "application/xml; charset=utf-8",
        "txt" => "text/plain; charset=utf-8",
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
