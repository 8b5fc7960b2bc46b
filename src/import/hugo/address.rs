//! Where a foreign address leads now.

use std::collections::BTreeMap;

use super::base::Base;
use super::mapping::Site;
use super::media::Media;
use crate::model::Href;

/// Everything that came along, by all the names the old site had for it.
#[derive(Debug, Default)]
pub(super) struct Targets {
    /// Source paths below the content folder.
    sources: BTreeMap<String, String>,
    /// Names of source files without their folders; `None` where several bear one.
    names: BTreeMap<String, Option<String>>,
    /// Paths at which things were read, with a slash at both ends.
    paths: BTreeMap<String, String>,
    /// What the things are called, by their new address.
    titles: BTreeMap<String, String>,
    pub(super) base: Base,
    /// Files that are no texts.
    pub(super) media: Media,
}

/// What to do with an address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// It leads where it says.
    Keep,
    /// It leads to a thing that came along.
    Own(String),
    /// It was mended, or now names the old site.
    Mended(String, &'static str),
    /// It leads nowhere; its words stay.
    Nowhere(&'static str),
}

impl Targets {
    pub(super) fn new(site: &Site) -> Self {
        let mut targets = Self { base: Base::new(site), ..Self::default() };
        for (old, new) in &site.paths {
            targets.add_path(old, new);
            targets.sources.insert(old.trim_matches('/').to_owned(), new.clone());
        }
        targets
    }

    /// Adds a thing that was written in `source`.
    pub(super) fn add_source(&mut self, source: &str, href: &str, title: &str) {
        let name = source.rsplit('/').next().unwrap_or(source);
        if !name.starts_with("_index.") && !name.starts_with("index.") {
            let other = self.names.contains_key(name);
            self.names.insert(name.to_owned(), (!other).then(|| href.to_owned()));
        }
        self.sources.insert(source.to_owned(), href.to_owned());
        self.titles.entry(href.to_owned()).or_insert_with(|| title.to_owned());
    }

    /// Adds another path by which texts mean a source: without the folder of its language.
    pub(super) fn add_source_path(&mut self, path: &str, href: &str) {
        self.sources.entry(path.to_owned()).or_insert_with(|| href.to_owned());
    }

    /// Adds a path at which a thing was read; the first of two that claim it keeps it.
    pub(super) fn add_path(&mut self, path: &str, href: &str) -> bool {
        let path = whole_path(path);
        match self.paths.get(&path) {
            Some(owner) => owner == href,
            None => {
                self.paths.insert(path, href.to_owned());
                true
            }
        }
    }

    /// The thing that was read at a path.
    pub(super) fn leads_to(&self, path: &str) -> Option<&str> {
        self.paths.get(path).map(String::as_str)
    }

    /// What a thing is called.
    pub(super) fn title(&self, href: &str) -> Option<&str> {
        self.titles.get(href.split('#').next().unwrap_or(href)).map(String::as_str)
    }

    /// Where a `ref` leads: to a thing that came along, to the old site, or nowhere.
    pub(super) fn reference(&self, raw: &str, from: &str) -> Verdict {
        let raw = raw.trim();
        if raw.contains("://") || raw.starts_with("mailto:") {
            return self.address(raw, "/");
        }
        let (path, fragment) = match raw.split_once('#') {
            Some((path, fragment)) => (path, format!("#{fragment}")),
            None => (raw, String::new()),
        };
        let inside = path.trim_start_matches("./").trim_matches('/');
        let folder = from.rsplit_once('/').map_or("", |(folder, _)| folder);
        let near = joined(folder, path);
        let found = [inside, &near].into_iter().find_map(|path| self.source(path));
        let found = found.or_else(|| {
            let name = inside.rsplit('/').next().unwrap_or(inside);
            let file = if name.ends_with(".md") { name.to_owned() } else { format!("{name}.md") };
            self.names.get(&file).cloned().flatten()
        });
        if let Some(href) = found.or_else(|| self.paths.get(&whole_path(inside)).cloned()) {
            return Verdict::Own(href + &fragment);
        }
        let public =
            inside.trim_end_matches("_index.md").trim_end_matches("index.md").trim_end_matches(".md");
        let told = inside.contains('/') || path.starts_with('/');
        match self.base.whole(&whole_path(public)).filter(|_| told) {
            Some(href) => {
                Verdict::Mended(href + &fragment, "a text that did not come along, on the old site")
            }
            None => Verdict::Nowhere("a text that does not exist"),
        }
    }

    fn source(&self, path: &str) -> Option<String> {
        let forms = [
            path.to_owned(),
            format!("{path}.md"),
            format!("{path}/_index.md"),
            format!("{path}/index.md"),
            path.trim_end_matches("/_index.md").to_owned(),
        ];
        forms.iter().find_map(|form| self.sources.get(form).cloned())
    }

    /// Where an address in a text leads that was read at `page`.
    pub(super) fn address(&self, raw: &str, page: &str) -> Verdict {
        let trimmed = raw.trim();
        let bare = trimmed.trim_start_matches(['(', '<']).trim_end_matches('>');
        let bare = if bare.len() < trimmed.len() { bare.trim_end_matches(')') } else { bare }.trim();
        if bare.is_empty() || bare == "#" {
            return Verdict::Nowhere("an empty address");
        }
        if bare.starts_with('#') {
            return if bare == raw { Verdict::Keep } else { mended(bare) };
        }
        let full = match scheme(bare) {
            Some("http" | "https") => bare.to_owned(),
            Some("mailto" | "tel") if bare.parse::<Href>().is_ok() => return kept(raw, bare),
            Some(wrong) => match repaired_scheme(wrong) {
                Some(right) => format!("{right}{}", &bare[wrong.len()..]),
                None if wrong == "mailto" || wrong == "tel" => return mended(bare),
                None => return Verdict::Nowhere("an address that may not be followed"),
            },
            None if bare.starts_with("//") => format!("https:{bare}"),
            None if bare.starts_with('/') => return self.on_the_old_site(bare),
            None if is_host(bare) => format!("https://{bare}"),
            None if is_mail(bare) => return mended(&format!("mailto:{bare}")),
            None => return self.beside(page, bare),
        };
        match self.base.path_of(&full).and_then(|path| self.known_path(path)) {
            Some(href) => Verdict::Own(href),
            None => kept(raw, &full),
        }
    }

    /// Where an address leads that is relative to a page; a file may also be named from the root,
    /// as many themes want it.
    fn beside(&self, page: &str, bare: &str) -> Verdict {
        let root = || self.media.find(&format!("/{}", bare.trim_start_matches("./")));
        match self.on_the_old_site(&joined_path(&self.base.below(page), bare)) {
            Verdict::Own(href) => Verdict::Own(href),
            other => root().map_or(other, Verdict::Own),
        }
    }

    /// The thing that stood at a path of the old site.
    fn known_path(&self, path: &str) -> Option<String> {
        if let Some(file) = self.media.find(path) {
            return Some(file);
        }
        let (path, fragment) = path.split_at(path.find('#').unwrap_or(path.len()));
        let (path, query) = path.split_at(path.find('?').unwrap_or(path.len()));
        let campaign = query.is_empty() || query.starts_with("?utm_");
        let href = self.paths.get(&whole_path(path)).filter(|_| campaign)?;
        Some(if fragment.len() > 1 { format!("{href}{fragment}") } else { href.clone() })
    }

    /// Where a path on the host of the old site leads. One that is not below the base is looked up
    /// as it stands, too: templates put the base before it.
    fn on_the_old_site(&self, path: &str) -> Verdict {
        let inside = self.base.inside(path).and_then(|inside| self.known_path(inside));
        if let Some(href) = inside.or_else(|| self.known_path(path)) {
            return Verdict::Own(href);
        }
        match self.base.on_the_host(path).map(|href| mended(&href)) {
            Some(Verdict::Mended(href, _)) => Verdict::Mended(href, "a path of the old site"),
            Some(other) => other,
            None => Verdict::Nowhere("a path that does not exist here"),
        }
    }
}

/// An address that is good, or becomes good by writing some characters as `%20`.
fn kept(raw: &str, full: &str) -> Verdict {
    if full == raw && full.parse::<Href>().is_ok() { Verdict::Keep } else { mended(full) }
}

fn mended(full: &str) -> Verdict {
    let href = encoded(full);
    if href.parse::<Href>().is_ok() {
        Verdict::Mended(href, "a mistyped address")
    } else {
        Verdict::Nowhere("an address that cannot be read")
    }
}

/// An address with the characters that it may not hold written as `%20`.
pub(super) fn encoded(raw: &str) -> String {
    let mut out = String::with_capacity(raw.len());
    for c in raw.trim().chars() {
        if c.is_whitespace() || c.is_control() || matches!(c, '<' | '>' | '"' | '\\' | '`' | '(' | ')') {
            let mut bytes = [0; 4];
            c.encode_utf8(&mut bytes).bytes().for_each(|byte| out.push_str(&format!("%{byte:02X}")));
        } else {
            out.push(c);
        }
    }
    out
}

fn scheme(raw: &str) -> Option<&str> {
    let (scheme, _) = raw.split_once(':')?;
    let letters = scheme.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-'));
    (letters && !scheme.is_empty()).then_some(scheme)
}

/// The scheme that was meant by one with a letter too few or too many.
fn repaired_scheme(wrong: &str) -> Option<&'static str> {
    match wrong.to_ascii_lowercase().as_str() {
        "https" | "ttps" | "htps" | "hhttps" | "httpss" | "htttps" | "https-" | "tps" | "ps" | "shttps" => {
            Some("https")
        }
        "http" | "ttp" | "htp" | "hhttp" | "htttp" | "httpp" => Some("http"),
        _ => None,
    }
}

/// Whether a relative address is a host whose scheme was left out.
fn is_host(raw: &str) -> bool {
    let host = raw.split(['/', '?', '#']).next().unwrap_or(raw);
    let ends = [".gov", ".mil", ".com", ".org", ".net", ".edu", ".io", ".us", ".eu"];
    ends.iter().any(|end| host.to_ascii_lowercase().ends_with(end))
        && !host.contains('@')
        && host.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-'))
}

fn is_mail(raw: &str) -> bool {
    raw.split_once('@').is_some_and(|(name, host)| !name.is_empty() && !name.contains('/') && is_host(host))
}

/// A path with a slash at both ends, and none doubled.
pub(super) fn whole_path(raw: &str) -> String {
    let parts: Vec<&str> = raw.split('/').filter(|part| !part.is_empty()).collect();
    if parts.is_empty() { "/".to_owned() } else { format!("/{}/", parts.join("/")) }
}

fn joined(folder: &str, path: &str) -> String {
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in path.split('/') {
        match part {
            "" | "." => (),
            ".." => drop(parts.pop()),
            other => parts.push(other),
        }
    }
    parts.join("/")
}

fn joined_path(page: &str, relative: &str) -> String {
    let (path, rest) = relative.split_at(relative.find(['?', '#']).unwrap_or(relative.len()));
    let slash = if path.ends_with('/') || path.is_empty() { "/" } else { "" };
    let joined = joined(page, path);
    if joined.is_empty() { format!("/{rest}") } else { format!("/{joined}{slash}{rest}") }
}

#[cfg(test)]
mod tests;
