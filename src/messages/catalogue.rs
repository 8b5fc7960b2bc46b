//! Checks the locale files and writes them as functions. The build script runs it; nothing of it
//! reaches a reader. It touches no file: text in, code or sentences out.
//!
//! A locale file holds groups of messages. A message is a text with placeholders, a list of texts,
//! or a text per plural category (`one` and `other`, as CLDR has them for English and French). A
//! placeholder is `{name}` for a text, `{name:number}` for a number in digits and `{name:words}`
//! or `{name:Words}` for a number in words; the `count` of a plural is always a number.

#[path = "catalogue_json.rs"]
mod json;
#[path = "catalogue_texts.rs"]
mod texts;

use std::collections::BTreeMap;

use json::Node;
use texts::{Digest, Texts};

/// The locales in the order of `Locale`; the first is the reference for all others.
pub const LOCALES: [&str; 2] = ["en", "fr"];

/// How many placeholders a message may have: there is a control character for each in each style.
const MOST_SLOTS: usize = 4;

/// Writes the functions for locale files given in the order of [`LOCALES`], or says in a sentence
/// each what is wrong with them.
pub fn functions(sources: &[&str]) -> Result<String, Vec<String>> {
    let mut problems = Vec::new();
    let mut locales = Vec::new();
    for (tag, source) in LOCALES.iter().zip(sources) {
        let (messages, found) = read(tag, source);
        locales.push(messages);
        problems.extend(found);
    }
    for (tag, locale) in LOCALES.iter().zip(&locales).skip(1) {
        problems.extend(compare(tag, &locales[0], locale));
    }
    if !problems.is_empty() {
        return Err(problems);
    }
    let mut code = String::new();
    let mut texts = Texts::new(LOCALES.len());
    let mut digest = Digest::default();
    for (key, message) in &locales[0] {
        digest.add(&message.shape(key));
        let forms: Vec<&Message> = locales.iter().filter_map(|locale| locale.get(key)).collect();
        write_function(&mut code, &mut texts, key, &forms);
    }
    texts.write(&mut code, &digest);
    Ok(code)
}

/// A message with its texts taken apart.
enum Message {
    Text(Template),
    Plural { one: Template, other: Template },
    List(Vec<String>),
}

/// A text, cut at its placeholders.
#[derive(Default)]
struct Template {
    source: String,
    pieces: Vec<Piece>,
}

enum Piece {
    Literal(String),
    Slot { name: String, style: Style },
}

/// How a placeholder is filled.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Style {
    Text,
    Number,
    Words,
    CapitalWords,
}

type Messages = BTreeMap<String, Message>;

impl Message {
    /// Placeholders with whether each is a number; the `count` of a plural comes first, the others
    /// in the order of the text.
    fn slots(&self) -> Vec<(String, bool)> {
        let mut slots: Vec<(String, bool)> = Vec::new();
        if matches!(self, Self::Plural { .. }) {
            slots.push(("count".to_owned(), true));
        }
        let templates = match self {
            Self::Text(text) => vec![text],
            Self::Plural { one, other } => vec![other, one],
            Self::List(_) => Vec::new(),
        };
        for piece in templates.into_iter().flat_map(|template| &template.pieces) {
            if let Piece::Slot { name, style } = piece
                && !slots.iter().any(|(known, _)| known == name)
            {
                slots.push((name.clone(), *style != Style::Text));
            }
        }
        slots
    }

    /// An item of a list; nothing of any other message.
    fn item(&self, item: usize) -> String {
        match self {
            Self::List(items) => items.get(item).cloned().unwrap_or_default(),
            _ => String::new(),
        }
    }

    /// What its function is called and takes.
    fn shape(&self, key: &str) -> String {
        let slots: String = self.slots().iter().map(|(name, number)| format!(" {name}{number}")).collect();
        format!("{key} {}{slots}\n", self.sort())
    }

    fn sort(&self) -> String {
        match self {
            Self::Text(_) => "a text".to_owned(),
            Self::Plural { .. } => "a plural".to_owned(),
            Self::List(items) => format!("a list of {}", items.len()),
        }
    }

    fn documentation(&self) -> String {
        match self {
            Self::Text(text) => format!("`{}`", text.source.trim()),
            Self::Plural { one, other } if one.source == other.source => format!("`{}`", other.source.trim()),
            Self::Plural { one, other } => format!("`{}`, `{}`", one.source.trim(), other.source.trim()),
            Self::List(items) => format!("`{}`", items.join(", ")),
        }
    }
}

/// The messages of one file under `group_key`, and what is wrong with the file by itself.
fn read(tag: &str, source: &str) -> (Messages, Vec<String>) {
    let mut messages = Messages::new();
    let mut problems = Vec::new();
    let groups = match serde_json::from_str::<Node>(source) {
        Ok(Node::Object(groups)) => groups,
        Ok(_) => {
            return (messages, vec![format!("locales/{tag}.json: the file must be an object of groups")]);
        }
        Err(error) => return (messages, vec![format!("locales/{tag}.json: {error}")]),
    };
    for (group, node) in groups {
        let Node::Object(entries) = node else {
            problems.push(format!("locales/{tag}.json: \"{group}\" must be a group of messages"));
            continue;
        };
        for (name, node) in entries {
            let key = format!("{group}_{name}");
            if !key.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_') {
                problems.push(format!("locales/{tag}.json: \"{key}\" cannot be the name of a function"));
            }
            match message(node) {
                Ok(message) if message.slots().len() > MOST_SLOTS => {
                    problems.push(format!(
                        "locales/{tag}.json: \"{key}\" has more than {MOST_SLOTS} placeholders"
                    ));
                }
                Ok(message) => {
                    if messages.insert(key.clone(), message).is_some() {
                        problems.push(format!("locales/{tag}.json: \"{key}\" is there twice"));
                    }
                }
                Err(sentence) => problems.push(format!("locales/{tag}.json: \"{key}\" {sentence}")),
            }
        }
    }
    (messages, problems)
}

fn message(node: Node) -> Result<Message, String> {
    match node {
        Node::Text(text) => template(text, false).map(Message::Text),
        Node::List(items) => Ok(Message::List(items)),
        Node::Object(entries) => {
            let (mut one, mut other) = (None, None);
            for (category, node) in entries {
                let Node::Text(text) = node else {
                    return Err(format!("has a \"{category}\" that is not a text"));
                };
                match category.as_str() {
                    "one" => one = Some(template(text, true)?),
                    "other" => other = Some(template(text, true)?),
                    _ => return Err(format!("has the unknown plural category \"{category}\"")),
                }
            }
            match (one, other) {
                (Some(one), Some(other)) => Ok(Message::Plural { one, other }),
                (None, _) => Err("lacks the plural category \"one\"".to_owned()),
                (_, None) => Err("lacks the plural category \"other\"".to_owned()),
            }
        }
    }
}

fn template(source: String, plural: bool) -> Result<Template, String> {
    if source.chars().any(char::is_control) {
        return Err("holds a control character".to_owned());
    }
    let mut pieces = Vec::new();
    let mut rest = source.as_str();
    while let Some(open) = rest.find('{') {
        let close = rest.find('}').filter(|close| *close > open).ok_or("has an open brace")?;
        if open > 0 {
            pieces.push(Piece::Literal(rest[..open].to_owned()));
        }
        let (name, style) = rest[open + 1..close].split_once(':').unwrap_or((&rest[open + 1..close], ""));
        if name.is_empty() || !name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_') {
            return Err(format!("has the placeholder {{{name}}}, which is not a name"));
        }
        let style = match style {
            "" if plural && name == "count" => Style::Number,
            "" => Style::Text,
            "number" => Style::Number,
            "words" => Style::Words,
            "Words" => Style::CapitalWords,
            _ => return Err(format!("fills {{{name}}} in the unknown style \"{style}\"")),
        };
        pieces.push(Piece::Slot { name: name.to_owned(), style });
        rest = &rest[close + 1..];
    }
    if rest.contains('}') {
        return Err("has a closing brace without an opening one".to_owned());
    }
    if !rest.is_empty() {
        pieces.push(Piece::Literal(rest.to_owned()));
    }
    if pieces.is_empty() {
        return Err("is empty".to_owned());
    }
    Ok(Template { source, pieces })
}

/// What a locale lacks or has beyond the reference.
fn compare(tag: &str, reference: &Messages, locale: &Messages) -> Vec<String> {
    let mut problems = Vec::new();
    for (key, expected) in reference {
        let Some(found) = locale.get(key) else {
            problems.push(format!("locales/{tag}.json: \"{key}\" is missing; {}.json has it", LOCALES[0]));
            continue;
        };
        if expected.sort() != found.sort() {
            let (expected, found) = (expected.sort(), found.sort());
            problems.push(format!(
                "locales/{tag}.json: \"{key}\" is {found}, in {}.json it is {expected}",
                LOCALES[0]
            ));
            continue;
        }
        let (mut wanted, mut given) = (expected.slots(), found.slots());
        wanted.sort();
        given.sort();
        if wanted != given {
            problems.push(format!(
                "locales/{tag}.json: \"{key}\" has the placeholders {}, in {}.json they are {}",
                listed(&given),
                LOCALES[0],
                listed(&wanted)
            ));
        }
    }
    for key in locale.keys().filter(|key| !reference.contains_key(*key)) {
        problems.push(format!("locales/{tag}.json: \"{key}\" is unknown; {}.json lacks it", LOCALES[0]));
    }
    problems
}

fn listed(slots: &[(String, bool)]) -> String {
    let names: Vec<String> = slots
        .iter()
        .map(|(name, number)| if *number { format!("{{{name}:number}}") } else { format!("{{{name}}}") })
        .collect();
    if names.is_empty() { "none".to_owned() } else { names.join(", ") }
}

/// Writes one function; `forms` are the message in every locale, the reference first.
fn write_function(code: &mut String, texts: &mut Texts, key: &str, forms: &[&Message]) {
    let slots = forms[0].slots();
    let mut parameters: String = slots
        .iter()
        .map(|(name, number)| format!(", {name}: {}", if *number { "usize" } else { "&str" }))
        .collect();
    if matches!(forms[0], Message::List(_)) {
        parameters.push_str(", item: usize");
    }
    let arguments: Vec<String> = slots
        .iter()
        .map(|(name, number)| format!("Arg::{}({name})", if *number { "Number" } else { "Text" }))
        .collect();
    let arguments = arguments.join(", ");
    let (result, body) = match forms[0] {
        Message::List(items) => {
            let said = |item: usize| forms.iter().map(move |form| form.item(item)).collect::<Vec<String>>();
            let numbers: Vec<usize> = (0..items.len()).map(|item| texts.add(&said(item))).collect();
            let (first, count) = (numbers.first().copied().unwrap_or_default(), numbers.len());
            (
                "Option<&'static str>".to_owned(),
                format!("(item < {count}).then(|| say(locale, item + {first}))"),
            )
        }
        Message::Text(_) => {
            let said: Vec<String> = forms
                .iter()
                .map(|form| match form {
                    Message::Text(text) => text.encoded(&slots),
                    _ => String::new(),
                })
                .collect();
            let number = texts.add(&said);
            if slots.is_empty() {
                ("&'static str".to_owned(), format!("say(locale, {number})"))
            } else {
                ("String".to_owned(), format!("fill(locale, say(locale, {number}), &[{arguments}])"))
            }
        }
        Message::Plural { .. } => {
            let both: Vec<(String, String)> = forms
                .iter()
                .map(|form| match form {
                    Message::Plural { one, other } => (one.encoded(&slots), other.encoded(&slots)),
                    _ => Default::default(),
                })
                .collect();
            let (one, other): (Vec<String>, Vec<String>) = both.into_iter().unzip();
            let number = texts.add(&one);
            texts.add(&other);
            let chosen = format!("say(locale, locale.plural(count) + {number})");
            ("String".to_owned(), format!("fill(locale, {chosen}, &[{arguments}])"))
        }
    };
    code.push_str(&format!(
        "/// {}\npub fn {key}(locale: Locale{parameters}) -> {result} {{\n    {body}\n}}\n\n",
        forms[0].documentation()
    ));
}

impl Template {
    /// The text, in which a placeholder is one control character: 16 + 4 × the parameter's number +
    /// the style, so that none of them ends a line.
    fn encoded(&self, slots: &[(String, bool)]) -> String {
        let mut text = String::new();
        for piece in &self.pieces {
            match piece {
                Piece::Literal(literal) => text.push_str(literal),
                Piece::Slot { name, style } => {
                    let index = slots.iter().position(|(known, _)| known == name).unwrap_or_default();
                    text.push(char::from(16 + 4 * index as u8 + *style as u8));
                }
            }
        }
        text
    }
}

#[cfg(test)]
#[path = "catalogue_tests.rs"]
mod tests;
