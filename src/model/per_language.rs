use std::collections::BTreeMap;

use super::Language;

/// One thing said in several languages, at least in one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PerLanguage<T> {
    first: Language,
    values: BTreeMap<Language, T>,
}

impl<T> PerLanguage<T> {
    /// A thing said in one language so far, which is its original.
    pub fn new(language: Language, value: T) -> Self {
        Self { first: language.clone(), values: BTreeMap::from([(language, value)]) }
    }

    /// Adds a translation and gives back the one it takes the place of.
    pub fn insert(&mut self, language: Language, value: T) -> Option<T> {
        self.values.insert(language, value)
    }

    /// The value in just this language.
    pub fn get(&self, language: &Language) -> Option<&T> {
        self.values.get(language)
    }

    /// The value in this language, else the original, with the language it is in.
    pub fn best(&self, language: &Language) -> (&Language, &T) {
        match self.values.get_key_value(language) {
            Some(found) => found,
            None => self.original(),
        }
    }

    /// The value in the language it was first written in.
    pub fn original(&self) -> (&Language, &T) {
        match self.values.get_key_value(&self.first) {
            Some(found) => found,
            None => unreachable!("the original is never removed"),
        }
    }

    /// Every language it is said in, in alphabetical order.
    pub fn languages(&self) -> impl Iterator<Item = &Language> {
        self.values.keys()
    }

    /// Every value with its language.
    pub fn iter(&self) -> impl Iterator<Item = (&Language, &T)> {
        self.values.iter()
    }
}
