//! Mends the addresses in a Markdown text with HTML in it, and changes nothing else.

use super::address::{Targets, Verdict};

/// The address of a reference that leads nowhere and has been reported already.
pub(super) const NOWHERE: &str = "nowhere:";

/// An address that was changed or taken away, with its place in the text in bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Mended {
    pub(super) at: usize,
    pub(super) address: String,
    pub(super) verdict: Verdict,
}

/// The text with every address judged; a link that leads nowhere becomes its words.
pub(super) fn mend(text: &str, targets: &Targets, page: &str) -> (String, Vec<Mended>) {
    let out = String::with_capacity(text.len());
    let mut scanner = Scanner { text, at: 0, targets, page, out, open: Vec::new(), mended: Vec::new() };
    scanner.run();
    (scanner.out, scanner.mended)
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
    mended: Vec<Mended>,
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
            self.mended.push(Mended { at, address: address.to_owned(), verdict: verdict.clone() });
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
        match self.judge(at, &address) {
            Verdict::Keep if found.tidy => self.copy(2 + found.length),
            Verdict::Keep => self.address(&address, &found),
            Verdict::Own(href) | Verdict::Mended(href, _) => self.address(&href, &found),
            Verdict::Nowhere(_) => {
                let picture = open > 0 && self.out.as_bytes()[open - 1] == b'!';
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
        let Some((from, value, to)) = attribute(tag, watched) else { return self.out.push_str(tag) };
        let value = value.replace("&amp;", "&");
        let verdict = self.judge(at, &value);
        let href = match verdict {
            Verdict::Keep => return self.out.push_str(tag),
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

/// What stands between the round brackets of a link.
struct Destination {
    address: String,
    /// The title with its quotation marks, or nothing.
    title: String,
    /// How long it is, up to and with the closing bracket.
    length: usize,
    /// Whether Markdown reads it as it stands.
    tidy: bool,
}

/// Reads what follows `](`, also where the address holds blanks or lacks its closing bracket's pair.
fn destination(rest: &str) -> Option<Destination> {
    let lead = rest.len() - rest.trim_start_matches([' ', '\n']).len();
    let inside = &rest[lead..];
    if let Some(pointed) = inside.strip_prefix('<') {
        let end = pointed.find(['>', '\n']).filter(|end| pointed[*end..].starts_with('>'))?;
        let (title, length) = title_and_end(&inside[end + 2..])?;
        let address = pointed[..end].to_owned();
        return Some(Destination { address, title, length: lead + end + 2 + length, tidy: true });
    }
    let mut depth = 0;
    let mut end = None;
    for (index, c) in inside.char_indices() {
        match c {
            '(' => depth += 1,
            ')' if depth == 0 => {
                end = Some(index);
                break;
            }
            ')' => depth -= 1,
            '\n' => break,
            ' ' if title_and_end(&inside[index..]).is_some() => {
                end = Some(index);
                break;
            }
            _ => (),
        }
    }
    let end = end?;
    let address = inside[..end].trim_end();
    let (mut title, length) = title_and_end(&inside[end..])?;
    let glued = address.find('"').filter(|_| title.is_empty() && address.ends_with('"'));
    let address = glued.map_or(address, |at| {
        address[at..].clone_into(&mut title);
        &address[..at]
    });
    let address = address.to_owned();
    let blanks = address.contains([' ', '\t']);
    // Words in brackets after words in square brackets are no address.
    if blanks && !address.trim_start_matches('(').starts_with("http") {
        return None;
    }
    Some(Destination { address, title, length: lead + end + length, tidy: !blanks && glued.is_none() })
}

/// An optional title and the closing bracket; the title keeps its marks.
fn title_and_end(rest: &str) -> Option<(String, usize)> {
    let trimmed = rest.trim_start_matches([' ', '\n']);
    let blanks = rest.len() - trimmed.len();
    if trimmed.starts_with(')') {
        return Some((String::new(), blanks + 1));
    }
    let quote = trimmed.chars().next().filter(|c| blanks > 0 && matches!(c, '"' | '\''))?;
    let close = [format!("{quote})"), format!("{quote} )")];
    let end = close.iter().filter_map(|close| trimmed[1..].find(close.as_str())).min()? + 1;
    let title = &trimmed[..=end];
    let after = &trimmed[end + 1..];
    if title.contains("\n\n") {
        return None;
    }
    Some((title.to_owned(), blanks + end + 1 + (after.len() - after.trim_start().len()) + 1))
}

/// The marks that open a block of code at the beginning of a line.
fn fence(line: &str) -> Option<&str> {
    let indented = line.trim_start_matches(' ');
    if line.len() - indented.len() > 3 {
        return None;
    }
    let mark = indented.chars().next().filter(|c| matches!(c, '`' | '~'))?;
    let length = indented.bytes().take_while(|byte| char::from(*byte) == mark).count();
    let first = indented.lines().next().unwrap_or_default();
    let info = &first[length..];
    (length >= 3 && !(mark == '`' && info.contains('`'))).then(|| &indented[..length])
}

/// How long a block of code is with its fences.
fn fenced(text: &str) -> usize {
    let mark = fence(text).unwrap_or_default();
    let mut length = 0;
    for (index, line) in text.split_inclusive('\n').enumerate() {
        length += line.len();
        let closing = line.trim();
        if index > 0 && closing.starts_with(mark) && closing.trim_matches(['`', '~']).is_empty() {
            break;
        }
    }
    length
}

/// How long a span of code is, or its opening marks where nothing closes it in its paragraph.
fn code_span(rest: &str) -> usize {
    let marks = rest.bytes().take_while(|byte| *byte == b'`').count();
    let paragraph = &rest[..rest.find("\n\n").unwrap_or(rest.len())];
    let mut at = marks;
    while let Some(found) = paragraph.get(at..).and_then(|more| more.find('`')) {
        let start = at + found;
        let run = paragraph[start..].bytes().take_while(|byte| *byte == b'`').count();
        at = start + run;
        if run == marks {
            return at;
        }
    }
    marks
}

/// Where a tag ends, after its `>`; quotation marks may hold one.
fn tag_end(rest: &str) -> Option<usize> {
    let mut quote = None;
    for (index, c) in rest.char_indices() {
        match (quote, c) {
            (Some(mark), _) if c == mark => quote = None,
            (None, '"' | '\'') => quote = Some(c),
            (None, '>') => return Some(index + 1),
            (None, '<') if index > 0 => return None,
            (_, '\n') if rest[index..].starts_with("\n\n") => return None,
            _ => (),
        }
    }
    None
}

/// An attribute of a tag: where it begins, its value, where it ends.
fn attribute<'a>(tag: &'a str, name: &str) -> Option<(usize, &'a str, usize)> {
    let lower = tag.to_ascii_lowercase();
    let mut from = 0;
    loop {
        let at = from + lower[from..].find(name)?;
        from = at + name.len();
        if !lower[..at].ends_with([' ', '\n', '\t', '"', '\'']) {
            continue;
        }
        let after = tag[from..].trim_start();
        let Some(value) = after.strip_prefix('=').map(str::trim_start) else { continue };
        let start = tag.len() - value.len();
        return Some(match value.chars().next()? {
            quote @ ('"' | '\'') => {
                let end = value[1..].find(quote)? + 1;
                (at, &value[1..end], start + end + 1)
            }
            _ => {
                let end = value.find(|c: char| c.is_whitespace() || c == '>')?;
                (at, &value[..end], start + end)
            }
        });
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
            "[a](https://b.gov/c_(d)) and [e]( https://f.gov \"G h\" ) ![i](<https://j.gov/k>)",
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
        check("[a](ttps://b.gov \"T\") c", "[a](https://b.gov \"T\") c");
        check("[a](https://b.gov/c d.pdf)", "[a](https://b.gov/c%20d.pdf)");
        check("[a](https://b.gov/\"c d\")", "[a](https://b.gov/ \"c d\")");
        check("[a]((https://b.gov))", "[a](https://b.gov)");
        check("<a href='//b.gov/?x=1&amp;y' id=z>c</a>", "<a href=\"https://b.gov/?x=1&amp;y\" id=z>c</a>");
        check("[![p](https://p.gov/p.png)](/2020/01/02/a)", "[![p](https://p.gov/p.png)](/news/a/)");
        check("[a]: http://digital.gov/2020/01/02/a\n", "[a]: /news/a/\n");
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
