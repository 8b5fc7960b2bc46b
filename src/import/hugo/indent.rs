//! Mends indentation that older Markdown read as text and CommonMark reads as code.

/// A text whose indented paragraphs belong where they did: those of list items to their item,
/// those inside HTML to the text. Lines keep their numbers; the second value tells, from 0,
/// where each mended part begins.
pub(super) fn mended(text: &str) -> (String, Vec<usize>) {
    let mut reader = Reader::default();
    let mut out = String::with_capacity(text.len());
    for (number, line) in text.split('\n').enumerate() {
        if number > 0 {
            out.push('\n');
        }
        reader.line(number, line, &mut out);
    }
    (out, reader.mended)
}

#[derive(Default)]
struct Reader {
    fenced: bool,
    after_blank: bool,
    /// How far the part that is being mended is to be indented.
    mending: Option<usize>,
    /// Of the last list item its mark's column and its text's.
    item: Option<(usize, usize)>,
    /// How many HTML elements are open.
    open: usize,
    /// Whether HTML was the last thing that was not indented.
    html: bool,
    mended: Vec<usize>,
}

impl Reader {
    fn line(&mut self, number: usize, line: &str, out: &mut String) {
        let bare = line.trim_start_matches([' ', '\t']);
        let indent: usize =
            line[..line.len() - bare.len()].chars().map(|c| if c == '\t' { 4 } else { 1 }).sum();
        let fence = bare.starts_with("```") || bare.starts_with("~~~");
        if bare.is_empty() {
            (self.after_blank, self.mending) = (true, None);
            return out.push_str(line);
        }
        if fence || self.fenced {
            self.fenced ^= fence;
            return out.push_str(line);
        }
        if let Some(width) = list_mark(bare).filter(|_| indent < 4 || self.item.is_some()) {
            (self.item, self.after_blank, self.mending) = (Some((indent, indent + width)), false, None);
            return out.push_str(line);
        }
        if self.after_blank {
            if indent == 0 {
                self.item = None;
                self.html &= bare.starts_with('<');
                self.open = if self.html { self.open } else { 0 };
            }
            self.mending = self.wanted(indent, bare);
            if self.mending.is_some() {
                self.mended.push(number);
            }
        }
        self.after_blank = false;
        self.count_tags(bare);
        match self.mending {
            Some(width) => {
                out.push_str(&" ".repeat(width));
                out.push_str(bare);
            }
            None => out.push_str(line),
        }
    }

    /// How far a paragraph should be indented instead.
    fn wanted(&self, indent: usize, bare: &str) -> Option<usize> {
        match self.item {
            _ if indent < 4 => None,
            Some((mark, text)) if indent > mark && indent < text => Some(text),
            None if self.open > 0 || (self.html && bare.starts_with('<')) => Some(0),
            _ => None,
        }
    }

    fn count_tags(&mut self, line: &str) {
        const HOLDERS: [&str; 13] = [
            "ol",
            "ul",
            "li",
            "p",
            "div",
            "table",
            "tr",
            "td",
            "blockquote",
            "section",
            "figure",
            "dl",
            "center",
        ];
        for part in line.split('<').skip(1) {
            let closes = part.starts_with('/');
            let name: String =
                part.trim_start_matches('/').chars().take_while(char::is_ascii_alphanumeric).collect();
            if HOLDERS.contains(&name.to_ascii_lowercase().as_str()) {
                self.html = true;
                self.open = if closes { self.open.saturating_sub(1) } else { self.open + 1 };
            }
        }
    }
}

/// How wide the mark of a list item is with the blanks after it.
fn list_mark(bare: &str) -> Option<usize> {
    let digits = bare.bytes().take_while(u8::is_ascii_digit).count();
    let mark = match bare.as_bytes().get(digits)? {
        b'.' | b')' if (1..10).contains(&digits) => digits + 1,
        b'-' | b'*' | b'+' if digits == 0 => 1,
        _ => return None,
    };
    let rest = &bare[mark..];
    let blanks = rest.len() - rest.trim_start_matches(' ').len();
    (1..5).contains(&blanks).then_some(mark + blanks)
}

/// Whether the last line that is less indented than a block of code opens a list item.
pub(super) fn in_a_list(before: &str) -> bool {
    let line = before.lines().rev().find(|line| {
        let bare = line.trim_start();
        !bare.is_empty() && line.len() - bare.len() < 4
    });
    line.is_some_and(|line| list_mark(line.trim_start()).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str, lines: &[usize]) {
        assert_eq!(mended(text), (expected.to_owned(), lines.to_vec()));
    }

    #[test]
    fn a_paragraph_that_is_almost_far_enough_in_belongs_to_its_item() {
        check("  1. a\n\n    b\n    c\n  2. d", "  1. a\n\n     b\n     c\n  2. d", &[2]);
    }

    #[test]
    fn text_inside_html_is_no_code() {
        check("<p>\na</p>\n\n    <p>\n      b\n    </p>", "<p>\na</p>\n\n<p>\nb\n</p>", &[3]);
        check("<ol>\n<li>\n\n      a\n    b\n</li>\n</ol>", "<ol>\n<li>\n\na\nb\n</li>\n</ol>", &[3]);
    }

    #[test]
    fn code_and_lists_stay_as_they_are() {
        for text in [
            "a\n\n    code",
            "- a\n\n      code in it",
            "```\n<p>\n\n    code\n```",
            "<p>a</p>\n\n    code",
            "<p>\n\nText\n\n    code",
            "- a\n    - b\n\n      c",
        ] {
            check(text, text, &[]);
        }
    }
}
