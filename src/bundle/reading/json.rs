//! JSON (RFC 8259) as what it says, before anything is made of it.
//!
//! Written for a reader's first visit: a general reader of JSON brings along how numbers with
//! fractions are read, tables and all, and no file of ours holds one.

use std::iter::Peekable;
use std::str::{CharIndices, FromStr};

/// How many lists and objects may stand within each other.
const DEEPEST: usize = 128;

/// A value of JSON.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Json {
    /// `null`, and what has been taken away.
    #[default]
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number; `None` where it is not a whole one of 64 bits.
    Number(Option<i64>),
    /// A text.
    Text(String),
    /// An array.
    List(Vec<Json>),
    /// An object: its fields in order. Of fields of one name the last counts.
    Object(Vec<(String, Json)>),
}

/// The text is no JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct JsonError {
    /// The byte at which it could not be read on.
    pub at: usize,
}

impl Json {
    /// A field of an object.
    pub fn get(&self, name: &str) -> Option<&Json> {
        let Self::Object(fields) = self else { return None };
        fields.iter().rev().find(|(of, _)| of == name).map(|(_, value)| value)
    }

    /// A text.
    pub fn as_str(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// A whole number.
    pub fn as_i64(&self) -> Option<i64> {
        match self {
            Self::Number(number) => *number,
            _ => None,
        }
    }
}

/// A text as JSON, with its quotation marks.
pub fn quoted(text: &str) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let mut json = String::with_capacity(text.len() + 2);
    json.push('"');
    for c in text.chars() {
        if c < ' ' {
            json.push_str("\\u00");
            json.extend([c as usize >> 4, c as usize & 15].map(|digit| char::from(DIGITS[digit])));
            continue;
        }
        if c == '"' || c == '\\' {
            json.push('\\');
        }
        json.push(c);
    }
    json.push('"');
    json
}

impl FromStr for Json {
    type Err = JsonError;

    fn from_str(json: &str) -> Result<Self, JsonError> {
        let mut reader = Reader { text: json, left: json.char_indices().peekable() };
        let value = reader.value(DEEPEST).filter(|_| reader.next().is_none());
        value.ok_or_else(|| JsonError { at: reader.at() })
    }
}

/// What is left to read of a text; every part of it is `None` where the text is no JSON.
struct Reader<'a> {
    text: &'a str,
    left: Peekable<CharIndices<'a>>,
}

impl Reader<'_> {
    fn at(&mut self) -> usize {
        self.left.peek().map_or(self.text.len(), |(at, _)| *at)
    }

    fn peek(&mut self) -> Option<char> {
        self.left.peek().map(|(_, c)| *c)
    }

    fn takes(&mut self, c: char) -> bool {
        self.left.next_if(|(_, next)| *next == c).is_some()
    }

    /// The next character that is no white space, which is left where it is.
    fn next(&mut self) -> Option<char> {
        while self.left.next_if(|(_, c)| matches!(c, ' ' | '\t' | '\n' | '\r')).is_some() {}
        self.peek()
    }

    fn value(&mut self, deeper: usize) -> Option<Json> {
        match self.next()? {
            '"' => self.text().map(Json::Text),
            '[' => self.list(deeper.checked_sub(1)?),
            '{' => self.object(deeper.checked_sub(1)?),
            '-' | '0'..='9' => self.number(),
            't' => self.word("true", Json::Bool(true)),
            'f' => self.word("false", Json::Bool(false)),
            _ => self.word("null", Json::Null),
        }
    }

    fn word(&mut self, word: &str, value: Json) -> Option<Json> {
        word.chars().all(|c| self.takes(c)).then_some(value)
    }

    fn list(&mut self, deeper: usize) -> Option<Json> {
        let mut items = Vec::new();
        self.members(']', &mut |reader| {
            items.push(reader.value(deeper)?);
            Some(())
        })?;
        Some(Json::List(items))
    }

    fn object(&mut self, deeper: usize) -> Option<Json> {
        let mut fields = Vec::new();
        self.members('}', &mut |reader| {
            let name = (reader.next() == Some('"')).then(|| reader.text())??;
            let value = (reader.next() == Some(':')).then(|| reader.takes(':'));
            fields.push((name, value.and_then(|_| reader.value(deeper))?));
            Some(())
        })?;
        Some(Json::Object(fields))
    }

    /// What stands between the brackets of a list or an object, with commas between.
    fn members(&mut self, end: char, member: &mut dyn FnMut(&mut Self) -> Option<()>) -> Option<()> {
        self.left.next();
        if self.next()? == end {
            self.left.next();
            return Some(());
        }
        loop {
            member(self)?;
            match self.next()? {
                ',' => self.left.next(),
                c if c == end => {
                    self.left.next();
                    return Some(());
                }
                _ => return None,
            };
        }
    }

    fn text(&mut self) -> Option<String> {
        self.left.next();
        let mut text = String::new();
        loop {
            let from = self.at();
            while self.left.next_if(|(_, c)| *c >= ' ' && *c != '"' && *c != '\\').is_some() {}
            let to = self.at();
            text.push_str(self.text.get(from..to)?);
            match self.left.next()?.1 {
                '"' => return Some(text),
                '\\' => text.push(self.escaped()?),
                _ => return None,
            }
        }
    }

    fn escaped(&mut self) -> Option<char> {
        Some(match self.left.next()?.1 {
            'b' => '\u{8}',
            'f' => '\u{c}',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'u' => return self.unit_pair(),
            c @ ('"' | '\\' | '/') => c,
            _ => return None,
        })
    }

    /// A character by its one or two units of UTF-16.
    fn unit_pair(&mut self) -> Option<char> {
        let first = self.unit()?;
        if !(0xd800..0xdc00).contains(&first) {
            return char::from_u32(first);
        }
        let second = (self.takes('\\') && self.takes('u')).then(|| self.unit())??;
        let low = second.checked_sub(0xdc00).filter(|low| *low < 0x400)?;
        char::from_u32(0x1_0000 + ((first - 0xd800) << 10) + low)
    }

    fn unit(&mut self) -> Option<u32> {
        (0..4).try_fold(0, |unit, _| Some(unit * 16 + self.left.next()?.1.to_digit(16)?))
    }

    fn number(&mut self) -> Option<Json> {
        let from = self.at();
        self.takes('-');
        if !self.takes('0') {
            self.digits()?;
        }
        let whole = self.at();
        if self.takes('.') {
            self.digits()?;
        }
        if self.takes('e') || self.takes('E') {
            let _has_sign = self.takes('+') || self.takes('-');
            self.digits()?;
        }
        let is_whole = whole == self.at();
        Some(Json::Number(self.text.get(from..whole)?.parse().ok().filter(|_| is_whole)))
    }

    /// One digit or more.
    fn digits(&mut self) -> Option<()> {
        let from = self.at();
        while self.left.next_if(|(_, c)| c.is_ascii_digit()).is_some() {}
        (self.at() > from).then_some(())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::Value;

    use super::*;

    /// The same as another reader of JSON reads it.
    fn from_value(value: Value) -> Json {
        match value {
            Value::Null => Json::Null,
            Value::Bool(it) => Json::Bool(it),
            Value::Number(number) => Json::Number(number.as_i64()),
            Value::String(text) => Json::Text(text),
            Value::Array(items) => Json::List(items.into_iter().map(from_value).collect()),
            Value::Object(fields) => {
                Json::Object(fields.into_iter().map(|(name, value)| (name, from_value(value))).collect())
            }
        }
    }

    /// Takes away fields that a later one of the same name makes void.
    fn without_void(json: Json) -> Json {
        match json {
            Json::List(items) => Json::List(items.into_iter().map(without_void).collect()),
            Json::Object(fields) => {
                let mut left: Vec<(String, Json)> = Vec::new();
                for (name, value) in fields {
                    let value = without_void(value);
                    match left.iter_mut().find(|(of, _)| *of == name) {
                        Some(earlier) => earlier.1 = value,
                        None => left.push((name, value)),
                    }
                }
                Json::Object(left)
            }
            other => other,
        }
    }

    #[test]
    fn the_outside_suite_is_read_as_it_demands() {
        let folder =
            concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/adversarial/json-test-suite/test_parsing");
        let mut seen = 0;
        for entry in std::fs::read_dir(folder).expect(folder) {
            let path = entry.expect(folder).path();
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            seen += 1;
            // What is no UTF-8 is refused before.
            let Ok(text) = String::from_utf8(std::fs::read(&path).expect(&name)) else { continue };
            let read = text.parse::<Json>();
            match name.split('_').next() {
                Some("y") => assert!(read.is_ok(), "{name}: {read:?}"),
                Some("n") => assert!(read.is_err(), "{name}: {read:?}"),
                _ => assert!(name.starts_with("i_"), "{name}"),
            }
            // Numbers beyond all floats are no numbers to the other reader, and -0 is a fraction.
            if let (Ok(read), Ok(value), false) =
                (read, serde_json::from_str::<Value>(&text), text.contains("-0"))
            {
                assert_eq!(without_void(read), from_value(value), "{name}");
            }
        }
        assert!(seen >= 318, "{seen} files");
    }

    #[test]
    fn err_tells_where_reading_ended() {
        for (json, at) in [("", 0), ("[1,]", 3), ("{\"a\" 1}", 5), ("\"é\u{1}\"", 4), ("7 8", 2), ("nul", 3)]
        {
            assert_eq!(json.parse::<Json>(), Err(JsonError { at }), "{json}");
        }
    }

    #[test]
    fn nesting_ends_before_the_stack_does() {
        let nested = |depth: usize| ["[".repeat(depth), "]".repeat(depth)].concat();
        assert!(nested(DEEPEST).parse::<Json>().is_ok());
        assert!(nested(DEEPEST + 1).parse::<Json>().is_err());
        assert!("[".repeat(1_000_000).parse::<Json>().is_err());
    }

    fn any_value() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::from),
            any::<i64>().prop_map(Value::from),
            any::<f64>().prop_map(Value::from),
            any::<String>().prop_map(Value::from),
        ];
        leaf.prop_recursive(4, 40, 6, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
                prop::collection::btree_map(any::<String>(), inner, 0..6)
                    .prop_map(|fields| Value::Object(fields.into_iter().collect())),
            ]
        })
    }

    proptest! {
        #[test]
        fn what_another_writes_is_read_as_another_reads_it(value in any_value(), pretty: bool) {
            let json = if pretty { serde_json::to_string_pretty(&value) } else { serde_json::to_string(&value) };
            prop_assert_eq!(json.expect("JSON").parse(), Ok(from_value(value)));
        }

        #[test]
        fn a_text_comes_back_from_its_quotation(text: String) {
            prop_assert_eq!(quoted(&text).parse(), Ok(Json::Text(text.clone())));
            prop_assert_eq!(serde_json::from_str::<String>(&quoted(&text)).ok(), Some(text));
        }

        #[test]
        fn what_is_cut_or_changed_never_panics(value in any_value(), at in any::<prop::sample::Index>(), c: char) {
            let json = value.to_string();
            let cuts: Vec<usize> = json.char_indices().map(|(at, _)| at).collect();
            let at = cuts[at.index(cuts.len())];
            for other in [json[..at].to_owned(), [&json[..at], &c.to_string(), &json[at..]].concat()] {
                let read = other.parse::<Json>().ok().map(without_void);
                let value = serde_json::from_str::<Value>(&other);
                // To the other reader -0 is a fraction, and what is beyond all floats is no JSON.
                let is_beyond = value.as_ref().is_err_and(|error| error.to_string().contains("out of range"));
                if !is_beyond && !other.contains("-0") {
                    prop_assert_eq!(read, value.ok().map(from_value));
                }
            }
        }
    }
}
