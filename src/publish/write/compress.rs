//! Compressed forms beside the files, for hosts that send what lies there.

use std::io::Write;

use flate2::Compression;
use flate2::write::GzEncoder;

/// Kinds of files that get smaller.
const SHRINKING: [&str; 14] = [
    "html",
    "js",
    "css",
    "wasm",
    "json",
    "bin",
    "tsv",
    "xml",
    "atom",
    "rss",
    "ics",
    "svg",
    "txt",
    "webmanifest",
];

/// Whether compressing pays for a file of this name.
pub(super) fn pays(path: &str) -> bool {
    path.rsplit_once('.').is_some_and(|(_, extension)| SHRINKING.contains(&extension))
}

/// The Brotli form (RFC 7932): with most care for what every reader loads, and with `care` for all,
/// which takes twenty times as long and gives a tenth less.
pub(super) fn brotli(path: &str, bytes: &[u8], care: bool) -> Vec<u8> {
    let of_every_page = path.starts_with("bundle/site.") || path == "bundle/manifest.json";
    let quality = match path.rsplit_once('.') {
        Some((_, "wasm" | "js" | "css")) => 11,
        _ if care || of_every_page => 11,
        Some((folder, "json" | "bin" | "tsv")) if !folder.ends_with("/feed") => 9,
        _ => 6,
    };
    let parameters =
        brotli::enc::BrotliEncoderParams { quality, size_hint: bytes.len(), ..Default::default() };
    let mut out = Vec::new();
    brotli::BrotliCompress(&mut &*bytes, &mut out, &parameters).expect("memory takes everything");
    out
}

/// The gzip form (RFC 1952), without a time and a name.
pub(super) fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::new(8));
    encoder.write_all(bytes).expect("memory takes everything");
    encoder.finish().expect("memory takes everything")
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::*;

    #[test]
    fn both_forms_lead_back_to_the_bytes() {
        let bytes = b"one and one and one and one and two".repeat(20);
        let mut unzipped = Vec::new();
        flate2::read::GzDecoder::new(&*gzip(&bytes)).read_to_end(&mut unzipped).expect("gzip");
        assert_eq!(unzipped, bytes);
        for (path, care) in [("a.wasm", false), ("a.json", false), ("a.html", false), ("a.html", true)] {
            let mut out = Vec::new();
            brotli::BrotliDecompress(&mut &*brotli(path, &bytes, care), &mut out).expect("brotli");
            assert_eq!(out, bytes);
        }
    }

    #[test]
    fn pictures_are_left_alone() {
        assert!(pays("news/a/index.html") && pays("feed.atom"));
        assert!(!pays("media/a.jpg") && !pays("_headers"));
    }
}
