//! Finds the shortcodes of a Hugo text: `{{< x a="b" >}}`, `{{% x %}}`, paired and nested.

/// A piece of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Piece {
    /// Text between shortcodes, to the letter, and where it stands in bytes.
    Text(String, usize),
    /// A shortcode.
    Code(Shortcode),
}

/// A shortcode with its arguments and, where it is paired, what it encloses.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Shortcode {
    pub(super) name: String,
    /// Named and positional arguments in order; a positional one is named by its place from 0.
    pub(super) arguments: Vec<(String, String)>,
    /// What stands between the opening and the closing mark; `None` without a closing mark.
    pub(super) inner: Option<Vec<Piece>>,
    /// Where in the text its opening mark stands, in bytes.
    pub(super) at: usize,
}

impl Shortcode {
    /// The argument of this name, unless it is blank.
    pub(super) fn argument(&self, name: &str) -> Option<&str> {
        let found = self.arguments.iter().find(|(given, _)| given == name)?;
        Some(found.1.trim()).filter(|text| !text.is_empty())
    }
}

/// What one mark says.
enum Mark {
    Open(Shortcode),
    Close(String),
    Literal(String),
    Comment,
}

/// Takes a text apart; what is no shortcode after all stays text.
pub(super) fn pieces(text: &str) -> Vec<Piece> {
    let mut out = Vec::new();
    let mut plain = 0;
    let mut from = 0;
    while let Some(at) = text[from..].find("{{").map(|offset| from + offset) {
        let Some((mark, length)) = mark(&text[at..], at) else {
            from = at + 2;
            continue;
        };
        push_text(&mut out, &text[plain..at], plain);
        match mark {
            Mark::Open(code) => out.push(Piece::Code(code)),
            Mark::Literal(literal) => push_text(&mut out, &literal, at),
            Mark::Close(name) => close(&mut out, &name),
            Mark::Comment => (),
        }
        from = at + length;
        plain = from;
    }
    push_text(&mut out, &text[plain..], plain);
    out
}

fn push_text(out: &mut Vec<Piece>, text: &str, at: usize) {
    match out.last_mut() {
        _ if text.is_empty() => (),
        Some(Piece::Text(last, _)) => last.push_str(text),
        _ => out.push(Piece::Text(text.to_owned(), at)),
    }
}

/// Gives everything since the nearest opening mark of this name to it; a closing mark that closes
/// nothing is no text and is passed over.
fn close(out: &mut Vec<Piece>, name: &str) {
    let opened = out
        .iter()
        .rposition(|piece| matches!(piece, Piece::Code(code) if code.name == name && code.inner.is_none()));
    let Some(opened) = opened else { return };
    let inside = out.split_off(opened + 1);
    if let Some(Piece::Code(code)) = out.last_mut() {
        code.inner = Some(inside);
    }
}

/// The mark at the beginning of `text` and its length, if there is one.
fn mark(text: &str, at: usize) -> Option<(Mark, usize)> {
    if let Some(rest) = text.strip_prefix("{{/*") {
        return rest.find("*/}}").map(|end| (Mark::Comment, end + 8));
    }
    let end_mark = match text.as_bytes().get(2)? {
        b'<' => ">}}",
        b'%' => "%}}",
        _ => return None,
    };
    if text[3..].starts_with("/*") {
        let end = text.find(&format!("*/{end_mark}"))?;
        let literal = format!("{}{}{end_mark}", &text[..3], &text[5..end]);
        return Some((Mark::Literal(literal), end + 5));
    }
    let (arguments, end) = arguments(&text[3..], end_mark)?;
    let length = 3 + end + end_mark.len();
    let mut words = arguments.into_iter();
    let (_, first) = words.next()?;
    let name = match first.strip_prefix('/') {
        Some("") => return words.next().map(|(_, name)| (Mark::Close(name), length)),
        Some(name) => return Some((Mark::Close(name.to_owned()), length)),
        None => first.trim_end_matches('/').to_owned(),
    };
    let mut place = 0;
    let arguments = words
        .filter(|(name, value)| !(name.is_none() && value == "/"))
        .map(|(name, value)| {
            let name = name.unwrap_or_else(|| {
                place += 1;
                (place - 1).to_string()
            });
            (name, value)
        })
        .collect();
    Some((Mark::Open(Shortcode { name, arguments, inner: None, at }), length))
}

type Argument = (Option<String>, String);

/// The words up to `end_mark` and where that stands; quotation marks may hold anything.
fn arguments(text: &str, end_mark: &str) -> Option<(Vec<Argument>, usize)> {
    let mut out: Vec<Argument> = Vec::new();
    let mut name: Option<String> = None;
    let mut at = 0;
    loop {
        let rest = &text[at..];
        let next = rest.chars().next()?;
        if rest.starts_with(end_mark) {
            return Some((out, at));
        }
        if next.is_whitespace() {
            at += next.len_utf8();
        } else if matches!(next, '"' | '`' | '“') {
            let (value, length) = quoted(rest, if next == '“' { '”' } else { next })?;
            out.push((name.take(), value));
            at += length;
        } else {
            let length = word_length(rest, end_mark, name.is_some());
            let word = rest[..length].to_owned();
            at += length;
            if name.is_none() && text[at..].starts_with('=') {
                name = Some(word);
                at += 1;
            } else {
                out.push((name.take(), word));
            }
        }
    }
}

/// How far a word without quotation marks reaches; at least one character.
fn word_length(rest: &str, end_mark: &str, is_value: bool) -> usize {
    rest.char_indices()
        .skip(1)
        .find(|(index, c)| {
            c.is_whitespace()
                || matches!(c, '"' | '`')
                || (*c == '=' && !is_value)
                || rest[*index..].starts_with(end_mark)
        })
        .map_or(rest.len(), |(index, _)| index)
}

/// What stands in quotation marks and how long it is with them; a backslash protects a mark.
fn quoted(rest: &str, closing: char) -> Option<(String, usize)> {
    let mut value = String::new();
    let mut characters = rest.char_indices().skip(1);
    while let Some((index, c)) = characters.next() {
        match c {
            '\\' if closing == '"' => match characters.next()? {
                (_, escaped @ ('"' | '\\')) => value.push(escaped),
                (_, other) => value.extend(['\\', other]),
            },
            _ if c == closing => return Some((value, index + c.len_utf8())),
            _ => value.push(c),
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(pieces: &[Piece]) -> String {
        let mut out = String::new();
        for piece in pieces {
            match piece {
                Piece::Text(text, _) => out.push_str(text),
                Piece::Code(code) => {
                    out.push_str(&format!("⟨{}", code.name));
                    for (name, value) in &code.arguments {
                        out.push_str(&format!(" {name}:{value}"));
                    }
                    if let Some(inner) = &code.inner {
                        out.push_str(&format!("⟩{}⟨/", shown(inner)));
                    }
                    out.push('⟩');
                }
            }
        }
        out
    }

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(shown(&pieces(text)), expected);
    }

    #[test]
    fn arguments_are_named_or_placed() {
        check(r#"a {{< img src="x y" alt=z >}} b"#, "a ⟨img src:x y alt:z⟩ b");
        check(r#"{{< ref "/a" >}}{{%youtube id%}}"#, "⟨ref 0:/a⟩⟨youtube 0:id⟩");
        check(r#"{{< ring title="a">}}{{< i/>}}{{< j / >}}"#, "⟨ring title:a⟩⟨i⟩⟨j⟩");
        check(r#"[x]({{< tmp"a b" >}})"#, "[x](⟨tmp 0:a b⟩)");
        check("{{< a b=\"1\n2\" `c\\d` >}}", "⟨a b:1\n2 0:c\\d⟩");
    }

    #[test]
    fn quotation_marks_may_hold_the_end_of_a_mark_and_protected_marks() {
        check(r#"{{< q text="a >}} \"b\"" >}}c"#, "⟨q text:a >}} \"b\"⟩c");
    }

    #[test]
    fn pairs_nest() {
        check(
            "{{< note >}}a{{< box >}}b{{< /box >}}{{< img x >}}c{{< /note >}}d",
            "⟨note⟩a⟨box⟩b⟨/⟩⟨img 0:x⟩c⟨/⟩d",
        );
        check("{{< a >}}1{{< a >}}2{{< / a >}}{{</a>}}", "⟨a⟩1⟨a⟩2⟨/⟩⟨/⟩");
    }

    #[test]
    fn what_is_no_shortcode_stays_text() {
        check("{{ x }} {{<", "{{ x }} {{<");
        check("{{</* ref \"a\" */>}}", "{{< ref \"a\" >}}");
        check("a{{/* hidden */}}b{{< /never >}}", "ab");
    }
}
