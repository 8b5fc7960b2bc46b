//! Mends the addresses in a Markdown text with HTML in it, and changes nothing else.

use super::address::{Targets, Verdict};
use super::marks::{Destination, attribute, code_span, destination, fence, fenced, tag_end};

/// The address of a reference that leads nowhere and has been reported already.
pub(super) const NOWHERE: &str = "nowhere:";

/// An address that was changed or taken away, with its place in the text in bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Mended {
    pub(super) at: usize,
    pub(super) address: String,
    pub(super) verdict: Verdict,
}

/// What was changed in a text.
#[derive(Debug, Default)]
pub(super) struct Changes {
    pub(super) addresses: Vec<Mended>,
    /// Titles of links that said more than the links' words, with their places in bytes.
    pub(super) titles: Vec<(usize, String)>,
}

/// The text with every address judged; a link that leads nowhere becomes its words, and the
/// title of a link, which our blocks cannot hold, is taken off.
pub(super) fn mend(text: &str, targets: &Targets, page: &str) -> (String, Changes) {
    let out = String::with_capacity(text.len());
    let mut scanner =
        Scanner { text, at: 0, targets, page, out, open: Vec::new(), changes: Changes::default() };
    scanner.run();
    (scanner.out, scanner.changes)
}

struct Scanner<'a> {
    text: &'a str,
    /// How far the text has been read.
    at: usize,
    targets: &'a Targets,
    page: &'a str,
    out: String,
    /// Where in `out` the opening brackets stand that nothing has closed yet.
    open: Vec<usize>,
    changes: Changes,
}

impl Scanner<'_> {
    fn run(&mut self) {
        while let Some(c) = self.rest().chars().next() {
            let rest = self.rest();
            let line_start = self.out.is_empty() || self.out.ends_with('\n');
            match c {
                _ if line_start && fence(rest).is_some() => self.copy(fenced(rest)),
                '\\' => self.copy(1 + rest[1..].chars().next().map_or(0, char::len_utf8)),
                '`' => self.copy(code_span(rest)),
                '<' => self.tag(),
                '[' => {
                    self.open.push(self.out.len());
                    self.copy(1);
                }
                ']' => self.close(),
                _ => {
                    if rest.starts_with("\n\n") {
                        self.open.clear();
                    }
                    self.copy(c.len_utf8());
                }
            }
        }
    }

    fn rest(&self) -> &str {
        &self.text[self.at..]
    }

    fn copy(&mut self, length: usize) {
        let end = self.text.ceil_char_boundary(self.at + length);
        self.out.push_str(&self.text[self.at..end]);
        self.at = end;
    }

    fn judge(&mut self, at: usize, address: &str) -> Verdict {
        if address.starts_with(NOWHERE) {
            return Verdict::Nowhere("a text that does not exist");
        }
        let verdict = match self.targets.address(address, self.page) {
            Verdict::Own(href) if href == address => Verdict::Keep,
            verdict => verdict,
        };
        if verdict != Verdict::Keep {
            self.changes.addresses.push(Mended { at, address: address.to_owned(), verdict: verdict.clone() });
        }
        verdict
    }

    /// A closing bracket: the end of a link's words, of a definition's name, or of nothing.
    fn close(&mut self) {
        let opened = self.open.pop();
        let at = self.at;
        let rest = &self.text[at..];
        let defines = opened.is_some_and(|open| open == 0 || self.out.as_bytes()[open - 1] == b'\n');
        match opened {
            Some(open) if rest.starts_with("](") => match destination(&rest[2..]) {
                Some(found) => self.link(open, found),
                None => self.copy(1),
            },
            Some(_) if defines && rest.starts_with("]:") && !rest.starts_with("]::") => self.definition(),
            _ => self.copy(1),
        }
    }

    fn link(&mut self, open: usize, found: Destination) {
        let at = self.at;
        let address = found.address.clone();
        let mut found = found;
        let picture = open > 0 && self.out.as_bytes()[open - 1] == b'!';
        if !found.title.is_empty() && !picture {
            let title = std::mem::take(&mut found.title);
            found.tidy = false;
            let title = title.trim_matches(['"', '\'']).trim();
            if !self.out[open..].contains(title) {
                self.changes.titles.push((at, title.to_owned()));
            }
        }
        match self.judge(at, &address) {
            Verdict::Keep if found.tidy => self.copy(2 + found.length),
            Verdict::Keep => self.address(&address, &found),
            Verdict::Own(href) | Verdict::Mended(href, _) => self.address(&href, &found),
            Verdict::Nowhere(_) => {
                let from = if picture { open - 1 } else { open };
                self.out.replace_range(from..open + 1, "");
                self.at += 2 + found.length;
            }
        }
    }

    /// Writes what follows a link's words with another address.
    fn address(&mut self, href: &str, found: &Destination) {
        self.out.push_str("](");
        self.out.push_str(href);
        if !found.title.is_empty() {
            self.out.push(' ');
            self.out.push_str(&found.title);
        }
        self.out.push(')');
        self.at += 2 + found.length;
    }

    /// `[name]: address`, on a line of its own.
    fn definition(&mut self) {
        let rest = &self.text[self.at + 2..];
        let blanks = rest.len() - rest.trim_start_matches(' ').len();
        let address: String = rest[blanks..].chars().take_while(|c| !c.is_whitespace()).collect();
        self.copy(2 + blanks);
        let at = self.at;
        let bare = address.trim_start_matches('<').trim_end_matches('>').to_owned();
        let looks = bare.contains(':') || bare.contains('/') || bare.starts_with('#');
        match if looks { self.judge(at, &bare) } else { Verdict::Keep } {
            Verdict::Own(href) | Verdict::Mended(href, _) => {
                self.out.push_str(&href);
                self.at += address.len();
            }
            Verdict::Keep | Verdict::Nowhere(_) => self.copy(address.len()),
        }
    }

    /// An HTML tag; the addresses in it are judged, everything else is copied.
    fn tag(&mut self) {
        let rest = &self.text[self.at..];
        let named = rest[1..].starts_with(|c: char| c.is_ascii_alphabetic());
        let Some(end) = tag_end(rest).filter(|_| named) else { return self.copy(1) };
        let tag = &rest[..end];
        let at = self.at;
        self.at += end;
        let name_end = tag[1..].find(|c: char| !c.is_ascii_alphanumeric()).map_or(end, |found| found + 1);
        let name = tag[1..name_end].to_ascii_lowercase();
        let watched = match name.as_str() {
            "a" => "href",
            "img" | "iframe" | "video" | "audio" | "source" | "embed" => "src",
            _ => return self.out.push_str(tag),
        };
        let mut tag = std::borrow::Cow::Borrowed(tag);
        if name == "a"
            && let Some((from, title, to)) = attribute(&tag, "title")
        {
            if !self.text[self.at..].trim_start().starts_with(title.trim()) {
                self.changes.titles.push((at, title.trim().to_owned()));
            }
            tag = [tag[..from].trim_end(), &tag[to..]].concat().into();
        }
        let Some((from, value, to)) = attribute(&tag, watched) else { return self.out.push_str(&tag) };
        let value = value.replace("&amp;", "&");
        let verdict = self.judge(at, &value);
        let href = match verdict {
            Verdict::Keep => return self.out.push_str(&tag),
            Verdict::Own(href) | Verdict::Mended(href, _) => Some(href),
            Verdict::Nowhere(_) => None,
        };
        self.out.push_str(tag[..from].trim_end());
        if let Some(href) = href {
            self.out.push_str(&format!(" {watched}=\"{}\"", href.replace('&', "&amp;")));
        }
        self.out.push_str(&tag[to..]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::hugo::mapping::Mapping;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let mut targets = Targets::new(&Mapping::digitalgov().site);
        targets.add_path("/2020/01/02/a/", "/news/a/");
        assert_eq!(mend(text, &targets, "/2021/01/01/page/").0, expected);
    }

    #[test]
    fn good_links_are_not_touched() {
        for text in [
            "[a](https://b.gov/c_(d)) and [e]( https://f.gov ) ![i](<https://j.gov/k> \"L\")",
            "`[a](b c)` \\[a](x) [a] (b) [a](see below) <b>c</b> a < b",
            "```\n[a](javascript:x)\n```\n",
            "[^1]: A note, and [x]: https://y.gov\n[1]: https://z.gov \"T\"\n",
            "<a class=\"x>y\" href=\"https://a.gov/?b=1&amp;c=2\">d</a>",
        ] {
            check(text, text);
        }
    }

    #[test]
    fn bad_addresses_are_mended_where_they_stand() {
        check("![a](ttps://b.gov \"T\") c", "![a](https://b.gov \"T\") c");
        check("[a](https://b.gov/c d.pdf)", "[a](https://b.gov/c%20d.pdf)");
        check("![a](https://b.gov/\"c d\")", "![a](https://b.gov/ \"c d\")");
        check("[a]((https://b.gov))", "[a](https://b.gov)");
        check("<a href='//b.gov/?x=1&amp;y' id=z>c</a>", "<a href=\"https://b.gov/?x=1&amp;y\" id=z>c</a>");
        check("[![p](https://p.gov/p.png)](/2020/01/02/a)", "[![p](https://p.gov/p.png)](/news/a/)");
        check("[a]: http://digital.gov/2020/01/02/a\n", "[a]: /news/a/\n");
    }

    #[test]
    fn the_title_of_a_link_is_taken_off_and_told_where_it_says_more() {
        let targets = Targets::new(&Mapping::plain().site);
        let text = "[a b](https://c.gov \"A title\") [d](https://e.gov 'd') <a title=\"F\" href=\"https://g.gov\">F</a>";
        let (out, changes) = mend(text, &targets, "/");
        assert_eq!(out, "[a b](https://c.gov) [d](https://e.gov) <a href=\"https://g.gov\">F</a>");
        assert_eq!(changes.titles, [(4, "A title".to_owned())]);
    }

    #[test]
    fn a_link_that_leads_nowhere_becomes_its_words() {
        check("x [**a** [b]](javascript:alert(1)) y", "x **a** [b] y");
        check("[a]() ![b](data:x,y) [c](nowhere:)", "a b c");
        check(
            "<a href=\"javascript:x\" id=i>a</a><img src='about:blank' alt='p'>",
            "<a id=i>a</a><img alt='p'>",
        );
    }
}
