//! How far the marks of Markdown and HTML reach: links, code, tags.

/// What stands between the round brackets of a link.
pub(super) struct Destination {
    pub(super) address: String,
    /// The title with its quotation marks, or nothing.
    pub(super) title: String,
    /// How long it is, up to and with the closing bracket.
    pub(super) length: usize,
    /// Whether Markdown reads it as it stands.
    pub(super) tidy: bool,
}

/// Reads what follows `](`, also where the address holds blanks or lacks its closing bracket's pair.
pub(super) fn destination(rest: &str) -> Option<Destination> {
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
pub(super) fn fence(line: &str) -> Option<&str> {
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
pub(super) fn fenced(text: &str) -> usize {
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
pub(super) fn code_span(rest: &str) -> usize {
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
pub(super) fn tag_end(rest: &str) -> Option<usize> {
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
pub(super) fn attribute<'a>(tag: &'a str, name: &str) -> Option<(usize, &'a str, usize)> {
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
