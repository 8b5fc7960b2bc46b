//! Where the old site stood: on which hosts, and below which path of its own host.
//!
//! Paths of the site begin below that path, paths on the host with it: `/posts/a/` and
//! `/notes/posts/a/` of a site at `https://example.org/notes`.

use std::collections::BTreeSet;

use super::mapping::Site;

/// The place of the old site in the world.
#[derive(Debug, Default)]
pub(super) struct Base {
    /// Scheme and host: `https://example.org`.
    origin: Option<String>,
    /// The host alone, small and without `www.`.
    host: String,
    /// The path below which the site was read, without a slash at its end; mostly nothing.
    root: String,
    /// Other hosts that were the site.
    others: BTreeSet<String>,
}

impl Base {
    pub(super) fn new(site: &Site) -> Self {
        let others = site.hosts.iter().cloned().collect();
        let Some(base) = site.base.as_deref().map(|base| base.trim_end_matches('/')) else {
            return Self { others, ..Self::default() };
        };
        let start = base.find("://").map_or(0, |at| at + 3);
        let (origin, root) = base.split_at(base[start..].find('/').map_or(base.len(), |at| start + at));
        let host = bare_host(&origin[start..]);
        Self { origin: Some(origin.to_owned()), host, root: root.to_owned(), others }
    }

    /// The whole address of a path of the site.
    pub(super) fn whole(&self, path: &str) -> Option<String> {
        self.on_the_host(&self.below(path))
    }

    /// The whole address of a path on the host.
    pub(super) fn on_the_host(&self, path: &str) -> Option<String> {
        self.origin.as_ref().map(|origin| format!("{origin}{path}"))
    }

    /// A path of the site as one on the host.
    pub(super) fn below(&self, path: &str) -> String {
        [&self.root, path].concat()
    }

    /// A path on the host as one of the site, where it is below the site's.
    pub(super) fn inside<'a>(&self, path: &'a str) -> Option<&'a str> {
        let inside = path.strip_prefix(&self.root)?;
        (inside.is_empty() || inside.starts_with(['/', '?', '#'])).then_some(inside)
    }

    /// The path of the site to which an absolute address leads. On its own host only what is below
    /// its path is the site's; on others that were the site everything is.
    pub(super) fn path_of<'a>(&self, address: &'a str) -> Option<&'a str> {
        let rest = address.split_once("://")?.1;
        let (host, path) = rest.split_at(rest.find(['/', '?', '#']).unwrap_or(rest.len()));
        let host = bare_host(host);
        if self.origin.is_some() && host == self.host {
            return self.inside(path);
        }
        self.others.contains(&host).then(|| self.inside(path).unwrap_or(path))
    }
}

/// A host as hosts are compared.
fn bare_host(host: &str) -> String {
    let host = host.to_ascii_lowercase();
    host.strip_prefix("www.").map_or(host.clone(), str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::hugo::mapping::Mapping;

    #[track_caller]
    fn check(base: &str, address: &str, path: Option<&str>) {
        let mut site = Mapping::plain().site;
        site.base = Some(base.to_owned());
        site.hosts = vec!["old.example.net".to_owned()];
        assert_eq!(Base::new(&site).path_of(address), path, "{address} of {base}");
    }

    #[test]
    fn an_absolute_address_is_the_sites_only_below_its_base() {
        let base = "https://www.u.example.net/notes/";
        for (address, path) in [
            ("https://u.example.net/notes/posts/a/", Some("/posts/a/")),
            ("http://WWW.U.example.net/notes", Some("")),
            ("https://u.example.net/notes?a#b", Some("?a#b")),
            ("https://u.example.net/about/", None),
            ("https://u.example.net/notesbook/", None),
            ("https://u.example.net", None),
            ("https://u.example.net.org/notes/a/", None),
            ("https://old.example.net/posts/a/", Some("/posts/a/")),
            ("https://old.example.net/notes/a/", Some("/a/")),
        ] {
            check(base, address, path);
        }
        check("https://u.example.net", "https://u.example.net/about/", Some("/about/"));
        check("https://u.example.net:8080", "https://u.example.net/about/", None);
    }

    #[test]
    fn paths_are_joined_with_the_base_once() {
        let mut site = Mapping::plain().site;
        assert_eq!(Base::new(&site).whole("/a/"), None);
        site.base = Some("https://u.example.net/notes".to_owned());
        let base = Base::new(&site);
        assert_eq!(base.whole("/a/").as_deref(), Some("https://u.example.net/notes/a/"));
        assert_eq!(base.on_the_host("/notes/a/").as_deref(), Some("https://u.example.net/notes/a/"));
    }
}
