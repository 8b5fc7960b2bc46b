use crate::publish::problem::Position;

/// A value of the front matter and its place.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    /// Where it begins.
    pub at: Position,
    /// What it is.
    pub value: Value,
}

/// What a value is, the same for TOML and YAML.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// True or false.
    Bool(bool),
    /// A whole number.
    Integer(i64),
    /// A number with a fraction.
    Float(f64),
    /// Text, or a date in quotes or in YAML.
    Text(String),
    /// A bare date or time of TOML, as written.
    Date(String),
    /// Values in order.
    List(Vec<Node>),
    /// Values by name, in the order of the file.
    Table(Vec<(Key, Node)>),
}

/// The name of a value and its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Key {
    /// Where it begins.
    pub at: Position,
    /// The name.
    pub text: String,
}

impl Node {
    /// The entries of a table; none where it is no table.
    pub fn entries(&self) -> &[(Key, Node)] {
        match &self.value {
            Value::Table(entries) => entries,
            _ => &[],
        }
    }

    /// The value of this name in a table.
    pub fn get(&self, name: &str) -> Option<&Node> {
        self.entries().iter().find(|(key, _)| key.text == name).map(|(_, node)| node)
    }
}
