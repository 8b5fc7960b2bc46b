//! The words of a Hugo text, found by a scanner of its own that knows nothing of the importer:
//! front matter, HTML tags, Markdown's marks and shortcode syntax are taken off, words stay.

/// Arguments of shortcodes whose words readers saw, in the order in which they saw them.
const SEEN: [&str; 8] = ["alt", "caption", "kicker", "title", "text", "label", "cite", "intro"];

/// The words of a file, each of letters and digits alone.
pub fn words_of(file: &str) -> Vec<String> {
    let body = without_front_matter(file);
    let body = decoded(&without_markup(&without_shortcodes(&body)));
    body.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

fn without_front_matter(file: &str) -> String {
    let text = file.replace("\r\n", "\n");
    let mut fences = 0;
    let mut body = String::new();
    for line in text.split_inclusive('\n') {
        if fences == 2 {
            body.push_str(line);
        } else if line.trim_end() == "---" {
            fences += 1;
        }
    }
    body
}

fn without_shortcodes(body: &str) -> String {
    let mut out = String::new();
    let mut rest = body;
    while let Some(at) = rest.find("{{<") {
        out.push_str(&rest[..at]);
        let (words, length) = shortcode(&rest[at..]);
        out.push_str(&words);
        rest = &rest[at + length..];
    }
    out.push_str(rest);
    out
}

fn without_markup(body: &str) -> String {
    let mut out = String::new();
    let mut lines = String::new();
    let mut defined = Vec::new();
    for line in body.split_inclusive('\n') {
        let bare = line.trim_start_matches([' ', '>', '\t']);
        if let Some(name) = definition(bare) {
            defined.push(format!("[{name}]"));
            lines.push('\n');
        } else if bare.starts_with("```") {
            lines.push('\n');
        } else {
            lines.push_str(without_number(line));
        }
    }
    let mut rest = lines.as_str();
    while let Some(c) = rest.chars().next() {
        let (shown, length) = match c {
            '{' if rest.starts_with("{#") => (String::new(), rest.find('}').map_or(1, |end| end + 1)),
            '<' => tag(rest),
            ']' if rest.starts_with("](") => (" ".to_owned(), address(rest)),
            ']' => match defined.iter().find(|name| rest[1..].starts_with(name.as_str())) {
                Some(name) => (" ".to_owned(), 1 + name.len()),
                None => (" ".to_owned(), 1),
            },
            '[' if rest.starts_with("[^") => (" ".to_owned(), rest.find(']').map_or(1, |end| end + 1)),
            '\\' => (String::new(), 1),
            _ => (c.to_string(), c.len_utf8()),
        };
        out.push_str(&shown);
        rest = &rest[length..];
    }
    out
}

/// The name in `[name]: address`, a line that nobody sees.
fn definition(line: &str) -> Option<&str> {
    let (name, address) = line.strip_prefix('[')?.split_once("]: ")?;
    let address = address.trim_start();
    let leads = address.is_empty() || address.starts_with("http") || address.starts_with('"');
    (leads && !name.starts_with('^') && !name.contains(['[', ']'])).then_some(name)
}

/// A line without the number that opens an item of a list.
fn without_number(line: &str) -> &str {
    let bare = line.trim_start_matches([' ', '>', '\t', '-', '*']);
    let digits = bare.bytes().take_while(u8::is_ascii_digit).count();
    if digits > 0
        && (bare[digits..].starts_with(". ")
            || bare[digits..].starts_with(") ")
            || bare[digits..].starts_with(".\t"))
    {
        &bare[digits + 1..]
    } else {
        line
    }
}

/// A shortcode's words and its length.
fn shortcode(rest: &str) -> (String, usize) {
    let mut quoted = false;
    let mut end = rest.len();
    for (index, c) in rest.char_indices() {
        match c {
            '"' if !rest[..index].ends_with('\\') => quoted = !quoted,
            '>' if !quoted && rest[index..].starts_with(">}}") => {
                end = index + 3;
                break;
            }
            _ => (),
        }
    }
    let code = &rest[..end];
    let mut seen: Vec<String> = Vec::new();
    for name in SEEN {
        let Some(at) = code.find(&format!(" {name}=\"")) else { continue };
        let value = &code[at + name.len() + 3..];
        let mut words = String::new();
        let mut escaped = false;
        for c in value.chars() {
            if c == '"' && !escaped {
                break;
            }
            escaped = c == '\\';
            words.push(c);
        }
        // What is said twice is shown once.
        if !seen.contains(&words) {
            seen.push(words);
        }
    }
    (format!(" {} ", seen.join(" ")), end)
}

/// An HTML tag shows nothing; an address in angle brackets shows itself.
fn tag(rest: &str) -> (String, usize) {
    if let Some(comment) = rest.strip_prefix("<!--") {
        return (String::new(), comment.find("-->").map_or(rest.len(), |end| end + 7));
    }
    let named = rest[1..].starts_with(|c: char| c.is_ascii_alphabetic() || c == '/' || c == '!');
    let mut quote = None;
    let mut end = None;
    for (index, c) in rest.char_indices().skip(1) {
        match (quote, c) {
            (Some(mark), _) if c == mark => quote = None,
            (None, '"') => quote = Some(c),
            (None, '>') => {
                end = Some(index + 1);
                break;
            }
            (None, '<') => break,
            _ => (),
        }
    }
    let Some(end) = end.filter(|_| named) else { return ("<".to_owned(), 1) };
    let inside = &rest[1..end - 1];
    for hidden in ["script", "style"] {
        if inside.to_ascii_lowercase().starts_with(hidden) {
            let closing = format!("</{hidden}>");
            return (String::new(), rest.find(&closing).map_or(end, |at| at + closing.len()));
        }
    }
    let address = !inside.contains(' ') && (inside.starts_with("http") || inside.contains('@'));
    (if address { inside.to_owned() } else { String::new() }, end)
}

/// How long the round brackets after a link's words are, shortcodes and nested brackets included.
fn address(rest: &str) -> usize {
    let mut depth = 0;
    let mut quoted = false;
    for (index, c) in rest.char_indices().skip(1) {
        match c {
            '"' => quoted = !quoted,
            '(' if !quoted => depth += 1,
            ')' if !quoted => {
                depth -= 1;
                if depth == 0 {
                    return index + 1;
                }
            }
            '\n' => return 2,
            _ => (),
        }
    }
    2
}

/// Entities as their letters; those of signs as nothing.
fn decoded(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        out.push_str(before);
        let end = after.find(';').filter(|end| *end < 10);
        let letter = end.and_then(|end| entity(&after[..end]));
        match (letter, end) {
            (Some(letter), Some(end)) => {
                out.push(letter);
                rest = &after[end + 1..];
            }
            _ => {
                out.push(' ');
                rest = after;
            }
        }
    }
    out.push_str(rest);
    out
}

fn entity(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16),
            None => number.parse(),
        };
        return code.ok().and_then(char::from_u32);
    }
    let letters = [
        ("aacute", 'á'),
        ("eacute", 'é'),
        ("iacute", 'í'),
        ("oacute", 'ó'),
        ("uacute", 'ú'),
        ("ntilde", 'ñ'),
        ("Eacute", 'É'),
        ("egrave", 'è'),
        ("agrave", 'à'),
        ("ccedil", 'ç'),
        ("uuml", 'ü'),
        ("ouml", 'ö'),
        ("auml", 'ä'),
        ("iuml", 'ï'),
        ("frac12", '½'),
        ("frac14", '¼'),
        ("sup2", '²'),
        ("ordm", 'º'),
    ];
    let found = letters.iter().find(|(known, _)| *known == name).map(|(_, letter)| *letter);
    let sign = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric());
    found.or(sign.then_some(' '))
}
