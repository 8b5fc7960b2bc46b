use std::fmt;

use serde::de::{Error, Expected, Unexpected};

use crate::publish::problem::{Position, Problem};
use crate::publish::suggest::did_you_mean;

/// Why the fields of a file cannot be read, and the way from the root to where it is.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Mistake {
    what: What,
    /// Where it is; the innermost value that knows its place tells.
    pub(super) at: Option<Position>,
    /// From the innermost step outwards.
    pub(super) path: Vec<Step>,
}

/// A step into a tree.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Step {
    /// To the field of this name.
    Field(String),
    /// To the item of a list, from 0.
    Item(usize),
}

#[derive(Clone, Debug, PartialEq)]
enum What {
    Custom(String),
    WrongType { found: String, expected: String },
    UnknownField { name: String, known: &'static [&'static str] },
    UnknownWord { word: String, known: &'static [&'static str] },
    MissingField(&'static str),
}

impl Mistake {
    fn new(what: What) -> Self {
        Self { what, at: None, path: Vec::new() }
    }

    /// The same mistake, at a place if it does not know one yet, one step further out.
    pub(super) fn inside(mut self, at: Position, step: Option<Step>) -> Self {
        self.at.get_or_insert(at);
        self.path.extend(step);
        self
    }

    /// Whether a field is there that should not be, so that it can be set aside alone.
    pub(super) fn is_unknown_field(&self) -> bool {
        matches!(self.what, What::UnknownField { .. })
    }

    /// What is told the editor.
    pub(super) fn problem(&self, file: &str) -> Problem {
        let field = self.path.iter().find_map(|step| match step {
            Step::Field(name) => Some(name.as_str()),
            Step::Item(_) => None,
        });
        let (sentence, hint) = match &self.what {
            What::Custom(sentence) => (sentence.clone(), None),
            What::WrongType { found, expected } => {
                let of = match self.path.first() {
                    Some(Step::Item(_)) => "an item of ",
                    _ => "",
                };
                let field = field.unwrap_or("the front matter");
                (format!("{of}\"{field}\" must be {expected}, not {found}"), None)
            }
            What::UnknownField { name, known } => {
                let hint = did_you_mean(name, known.iter().copied());
                (format!("unknown field \"{name}\""), hint.or_else(|| Some(one_of("the fields are", known))))
            }
            What::UnknownWord { word, known } => {
                let hint = did_you_mean(word, known.iter().copied());
                let field = field.unwrap_or("word");
                (format!("unknown {field} \"{word}\""), hint.or_else(|| Some(one_of("write", known))))
            }
            What::MissingField(name) => (format!("missing field \"{name}\""), None),
        };
        Problem::error(file, self.at.unwrap_or(Position::START), sentence).hint(hint)
    }
}

fn one_of(lead: &str, known: &[&str]) -> String {
    match known {
        [] => "there are no fields here".to_owned(),
        [only] => format!("{lead} {only}"),
        [first @ .., last] => format!("{lead} {} or {last}", first.join(", ")),
    }
}

/// What a field should have been, in the words of the content format.
fn expected_words(expected: &dyn Expected) -> String {
    let told = expected.to_string();
    match told.as_str() {
        "a string" | "string" => "a text".to_owned(),
        "a sequence" => "a list".to_owned(),
        "a boolean" => "true or false".to_owned(),
        "i32" | "u32" | "f64" => "a number".to_owned(),
        _ if told.starts_with("struct ") => "a table of fields".to_owned(),
        _ if told.contains("enum ") => "one of its words".to_owned(),
        _ => told,
    }
}

fn found_words(found: &Unexpected<'_>) -> String {
    match found {
        Unexpected::Bool(truth) => truth.to_string(),
        Unexpected::Signed(number) => format!("the number {number}"),
        Unexpected::Unsigned(number) => format!("the number {number}"),
        Unexpected::Float(number) => format!("the number {number}"),
        Unexpected::Str(text) => format!("the text \"{text}\""),
        Unexpected::Seq => "a list".to_owned(),
        Unexpected::Map => "a table".to_owned(),
        other => other.to_string(),
    }
}

impl Error for Mistake {
    fn custom<T: fmt::Display>(sentence: T) -> Self {
        Self::new(What::Custom(sentence.to_string()))
    }

    fn invalid_type(found: Unexpected<'_>, expected: &dyn Expected) -> Self {
        Self::new(What::WrongType { found: found_words(&found), expected: expected_words(expected) })
    }

    fn invalid_value(found: Unexpected<'_>, expected: &dyn Expected) -> Self {
        Self::invalid_type(found, expected)
    }

    fn unknown_field(name: &str, known: &'static [&'static str]) -> Self {
        Self::new(What::UnknownField { name: name.to_owned(), known })
    }

    fn unknown_variant(word: &str, known: &'static [&'static str]) -> Self {
        Self::new(What::UnknownWord { word: word.to_owned(), known })
    }

    fn missing_field(name: &'static str) -> Self {
        Self::new(What::MissingField(name))
    }
}

impl fmt::Display for Mistake {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.problem("").sentence)
    }
}

impl std::error::Error for Mistake {}
