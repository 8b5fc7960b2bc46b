//! The newsroom's own address, which makes paths into addresses that others can use.

use crate::route::Addresses;

/// Where a newsroom is read, seen from elsewhere.
#[derive(Clone, Copy, Debug)]
pub struct Origin<'a> {
    addresses: &'a Addresses,
    url: Option<&'a str>,
}

impl<'a> Origin<'a> {
    /// The origin of a newsroom that is read at `url`; without one, addresses stay paths from the
    /// root of whatever host it will be on.
    pub fn new(addresses: &'a Addresses, url: Option<&'a str>) -> Self {
        Self { addresses, url }
    }

    /// Whether it is known where the newsroom will be read.
    pub fn is_known(&self) -> bool {
        self.url.is_some()
    }

    /// The addresses it makes absolute.
    pub fn addresses(&self) -> &'a Addresses {
        self.addresses
    }

    /// The absolute address of a path of ours from the root of the host, base included; other
    /// addresses stay as they are.
    pub fn absolute(&self, href: &str) -> String {
        match (self.url, href.strip_prefix(self.addresses.base())) {
            (Some(url), Some(local)) => [url.trim_end_matches('/'), "/", local].concat(),
            _ => href.to_owned(),
        }
    }

    /// The address by which a calendar program subscribes to a calendar of ours: its absolute address
    /// with the scheme `webcal`. `None` where it is not known where the newsroom will be read.
    ///
    /// This is the one place where such an address is made; content can hold none
    /// ([`Href`](crate::model::Href)).
    pub fn webcal(&self, href: &str) -> Option<String> {
        let absolute = self.absolute(href);
        let (_, rest) = absolute.split_once("://").filter(|_| self.is_known())?;
        Some(["webcal://", rest].concat())
    }

    /// The host, to make names that are unique in the world; `belfry.invalid` (RFC 2606) where it
    /// is not known.
    pub fn host(&self) -> &'a str {
        let authority = self.url.and_then(|url| url.split_once("://")).map(|(_, rest)| rest);
        let host = authority.and_then(|rest| rest.split(['/', '?', '#', ':']).next());
        host.filter(|host| !host.is_empty()).unwrap_or("belfry.invalid")
    }

    /// A lasting identifier of a path of ours: its absolute address, else a `tag:` (RFC 4151).
    pub fn id(&self, href: &str) -> String {
        if self.is_known() { self.absolute(href) } else { ["tag:", self.host(), ",2020:", href].concat() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(url: Option<&str>, base: &str, href: &str, expected: &str) {
        let addresses = Addresses::new(base, vec!["en".parse().expect("a language")]);
        assert_eq!(Origin::new(&addresses, url).absolute(href), expected);
    }

    #[test]
    fn a_path_of_ours_moves_from_the_base_to_the_site() {
        check(Some("https://x.org/"), "/", "/news/a/", "https://x.org/news/a/");
        check(Some("https://x.org/sub/"), "/sub/", "/sub/news/a/", "https://x.org/sub/news/a/");
        check(Some("https://x.org/"), "/preview/", "/preview/", "https://x.org/");
    }

    #[test]
    fn what_is_not_ours_or_has_no_site_stays() {
        check(Some("https://x.org/"), "/", "https://efus.eu/", "https://efus.eu/");
        check(None, "/", "/news/a/", "/news/a/");
    }

    #[test]
    fn a_calendar_is_subscribed_to_at_the_sites_own_address() {
        let addresses = Addresses::new("/sub/", vec!["en".parse().expect("a language")]);
        let webcal = |url| Origin::new(&addresses, url).webcal("/sub/fr/agenda.ics");
        assert_eq!(webcal(Some("https://x.org/a/")).as_deref(), Some("webcal://x.org/a/fr/agenda.ics"));
        assert_eq!(webcal(Some("http://x.org:8080/")).as_deref(), Some("webcal://x.org:8080/fr/agenda.ics"));
        assert_eq!(webcal(None), None);
        // What is not ours is never made one.
        assert_eq!(Origin::new(&addresses, Some("https://x.org/")).webcal("/other/agenda.ics"), None);
    }

    #[test]
    fn an_identifier_never_depends_on_where_the_build_ran() {
        let addresses = Addresses::new("/", vec!["en".parse().expect("a language")]);
        assert_eq!(Origin::new(&addresses, None).id("/news/a/"), "tag:belfry.invalid,2020:/news/a/");
        assert_eq!(Origin::new(&addresses, Some("https://x.org:8080/a/")).host(), "x.org");
    }
}
