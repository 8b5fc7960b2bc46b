use serde_json::Value as Json;

/// What a field of foreign front matter holds, whatever format it was written in.
///
/// Numbers and dates are kept as the text that stood there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Value {
    Nothing,
    Flag(bool),
    Text(String),
    List(Vec<Value>),
    Map(Vec<(String, Value)>),
}

impl Value {
    pub(super) fn from_json(json: Json) -> Self {
        match json {
            Json::Null => Self::Nothing,
            Json::Bool(flag) => Self::Flag(flag),
            Json::Number(number) => Self::Text(number.to_string()),
            Json::String(text) => Self::Text(text),
            Json::Array(items) => Self::List(items.into_iter().map(Self::from_json).collect()),
            Json::Object(fields) => {
                Self::Map(fields.into_iter().map(|(name, value)| (name, Self::from_json(value))).collect())
            }
        }
    }

    pub(super) fn from_toml(toml: toml::Value) -> Self {
        match toml {
            toml::Value::Boolean(flag) => Self::Flag(flag),
            toml::Value::String(text) => Self::Text(text),
            toml::Value::Array(items) => Self::List(items.into_iter().map(Self::from_toml).collect()),
            toml::Value::Table(fields) => {
                Self::Map(fields.into_iter().map(|(name, value)| (name, Self::from_toml(value))).collect())
            }
            other => Self::Text(other.to_string()),
        }
    }

    /// Every text in it, in order, trimmed and without the blank ones.
    pub(super) fn texts(&self) -> Vec<String> {
        let mut out = Vec::new();
        self.collect(&mut out);
        out
    }

    fn collect(&self, out: &mut Vec<String>) {
        match self {
            Self::Nothing => (),
            Self::Flag(flag) => out.push(flag.to_string()),
            Self::Text(text) if text.trim().is_empty() => (),
            Self::Text(text) => out.push(text.trim().to_owned()),
            Self::List(items) => items.iter().for_each(|item| item.collect(out)),
            Self::Map(fields) => fields.iter().for_each(|(_, value)| value.collect(out)),
        }
    }

    /// What a field of it holds; names are told apart without their case, and the last of several counts.
    pub(super) fn at(&self, name: &str) -> Option<&Value> {
        let Self::Map(fields) = self else { return None };
        fields.iter().rev().find(|(field, _)| field.eq_ignore_ascii_case(name)).map(|(_, value)| value)
    }

    /// The one text that stands under these names, where it is no list and no map.
    pub(super) fn text_at(&self, names: &[&str]) -> Option<String> {
        let found = names.iter().try_fold(self, |value, name| value.at(name))?;
        if matches!(found, Self::Map(_) | Self::List(_)) { None } else { found.text() }
    }

    /// Its one text, where there is one.
    pub(super) fn text(&self) -> Option<String> {
        self.texts().into_iter().next()
    }
}
