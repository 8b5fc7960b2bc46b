//! What hosts are told: the security policy, headers, redirects (in the form of Netlify, which
//! Cloudflare Pages reads too).

use super::plan::Alias;
use super::problem::{Position, Problem};
use crate::route::Addresses;
use crate::syndicate::FeedForm;

/// The folders that hold feeds; `:name` stands for any one part of a path.
const FEED_FOLDERS: [&str; 5] =
    ["/", "/projects/:name/", "/groups/:name/", "/topics/:name/", "/kinds/:name/"];

/// The policy of every page. As a `meta` it cannot speak of frames.
pub const META_POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
    img-src 'self' data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; \
    base-uri 'self'; form-action 'self'";

/// Advice where a newsroom says that it is read at `url`, but its pages are published for another path: feeds,
/// cards and calendars would name addresses at which nothing stands. `base` has a slash at both ends.
pub fn base_advice(url: Option<&str>, base: &str) -> Option<Problem> {
    let (_, rest) = url?.split_once("://")?;
    let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
    (path.trim_matches('/') != base.trim_matches('/')).then(|| {
        let sentence = format!("its pages are published for {base}, and the url does not end so");
        let hint =
            format!("feeds, cards and calendars would lead nowhere; write url = \"https://{host}{base}\"");
        Problem::advice("site.toml", Position::START, sentence).hint(hint)
    })
}

/// Writes `_headers`: the policy with what only a header can say, and how long files are kept.
/// `hashed` are folders, with a slash, and files whose name changes when their bytes do.
pub fn headers(addresses: &Addresses, hashed: &[String]) -> String {
    let mut text = rule(
        &addresses.own("/*"),
        &[
            &["Content-Security-Policy: ", META_POLICY, "; frame-ancestors 'none'"].concat(),
            "Strict-Transport-Security: max-age=63072000; includeSubDomains",
            "X-Content-Type-Options: nosniff",
            "Referrer-Policy: strict-origin-when-cross-origin",
            "Cross-Origin-Opener-Policy: same-origin",
            "Cross-Origin-Resource-Policy: same-origin",
        ],
    );
    for path in hashed {
        let pattern = if path.ends_with('/') { [path, "*"].concat() } else { path.clone() };
        text += &rule(&addresses.own(&pattern), &["Cache-Control: public, max-age=31536000, immutable"]);
    }
    for language in addresses.languages() {
        for folder in FEED_FOLDERS {
            for form in FeedForm::ALL {
                let path = addresses.in_language(language, &[folder, form.file()].concat());
                let content_type = ["Content-Type: ", form.media_type(), "; charset=utf-8"].concat();
                text += &rule(&addresses.own(&path), &[&content_type]);
            }
        }
    }
    text
}

fn rule(path: &str, lines: &[&str]) -> String {
    let mut text = [path, "\n"].concat();
    for line in lines {
        text.extend(["  ", line, "\n"]);
    }
    text.push('\n');
    text
}

/// Writes `_redirects`: every alias, for good; of one with a query, its parameters behind the path.
/// No server ever sees what stands behind a `#`.
pub fn redirects(addresses: &Addresses, aliases: &[Alias]) -> String {
    let mut text = String::new();
    for alias in aliases.iter().filter(|alias| !alias.path.contains('#')) {
        let (path, query) = alias.path.split_once('?').unwrap_or((&alias.path, ""));
        text.push_str(&addresses.own(&literal(path)));
        query.split('&').filter(|pair| !pair.is_empty()).for_each(|pair| text.extend([" ", &literal(pair)]));
        text.extend([" ", &alias.target, " 301\n"]);
    }
    text
}

/// A path in which nothing ends a column or stands for other characters.
fn literal(path: &str) -> String {
    let is_special = |c: char| c.is_whitespace() || c.is_control() || matches!(c, '*' | ':');
    path.chars().fold(String::new(), |mut out, c| {
        match is_special(c) {
            true => out.extend(c.to_string().bytes().map(|byte| format!("%{byte:02X}"))),
            false => out.push(c),
        }
        out
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn addresses() -> Addresses {
        Addresses::new("/sub/", vec!["en".parse().expect("a language")])
    }

    #[track_caller]
    fn check_base(url: Option<&str>, base: &str, expected: Option<&str>) {
        let advice = base_advice(url, base).map(|problem| problem.display("content").to_string());
        assert_eq!(advice.is_some(), expected.is_some(), "{advice:?}");
        assert!(expected.is_none_or(|words| advice.is_some_and(|said| said.contains(words))));
    }

    #[test]
    fn a_url_that_does_not_end_as_its_pages_do_is_remarked() {
        check_base(None, "/sub/", None);
        check_base(Some("https://news.example.org"), "/", None);
        check_base(Some("https://news.example.org/a/b"), "/a/b/", None);
        let wanted = Some("write url = \"https://news.example.org/a/\"");
        check_base(Some("https://news.example.org/"), "/a/", wanted);
        check_base(Some("https://news.example.org/b/"), "/a/", wanted);
    }

    #[test]
    fn hashed_files_are_kept_for_good_and_pages_are_not() {
        let text = headers(&addresses(), &["bundle/heads/".to_owned(), "belfry-1234.css".to_owned()]);
        let kept: Vec<&str> = text.split("\n\n").filter(|rule| rule.contains("immutable")).collect();
        assert_eq!(kept.len(), 2);
        assert!(
            kept[0].starts_with("/sub/bundle/heads/*\n") && kept[1].starts_with("/sub/belfry-1234.css\n")
        );
        assert!(text.starts_with("/sub/*\n  Content-Security-Policy: default-src 'none';"));
        assert!(text.contains("frame-ancestors 'none'"));
    }

    #[test]
    fn an_alias_leads_on_for_good() {
        let alias = |path: &str| Alias {
            path: path.to_owned(),
            target: "/sub/news/a/".to_owned(),
            title: "A".to_owned(),
            language: "en".parse().expect("a language"),
        };
        let aliases = ["/2020/a/", "/a b/*", "/?p=12&x=a:b", "/a/#b"].map(alias);
        let lines = ["/sub/2020/a/", "/sub/a%20b/%2A", "/sub/ p=12 x=a%3Ab"];
        let expected = lines.map(|line| [line, " /sub/news/a/ 301\n"].concat()).concat();
        assert_eq!(redirects(&addresses(), &aliases), expected);
    }
}
