use std::collections::{BTreeMap, BTreeSet};

use crate::model::clean;
use crate::publish::front_matter::fields::Name;
use crate::publish::problem::Problem;
use crate::route::Addresses;

use super::desk::is_path;
use super::names::{Names, Thing};
use super::world::alias_key;

/// The first parts of paths that the site keeps for its files.
const KEPT: [&str; 2] = ["/bundle/", "/media/"];

/// Gathers aliases, and tells those that are taken.
pub(super) struct Aliases<'a> {
    names: &'a Names,
    addresses: &'a Addresses,
    taken: BTreeMap<String, &'a str>,
}

impl<'a> Aliases<'a> {
    pub(super) fn new(names: &'a Names, addresses: &'a Addresses) -> Self {
        Self { names, addresses, taken: BTreeMap::new() }
    }

    /// Adds the aliases that a file gives.
    pub(super) fn add(&mut self, file: &'a str, aliases: &[Name], problems: &mut Vec<Problem>) {
        for alias in aliases.iter().filter(|alias| is_path(&alias.value)) {
            let key = alias_key(&alias.value);
            let why = match self.real(&alias.value) {
                Some(what) => Some(format!("the alias \"{}\" is the address of {what}", clean(&alias.value))),
                None => self
                    .taken
                    .get(&key)
                    .map(|first| format!("the alias \"{}\" is taken by {first}", clean(&alias.value))),
            };
            match why {
                Some(sentence) => {
                    let hint = "an old path leads to one thing only; leave it out here".to_owned();
                    problems.push(Problem::error(file, alias.at, sentence).hint(hint));
                }
                None => {
                    self.taken.insert(key, file);
                }
            }
        }
    }

    /// What really is at a path.
    fn real(&self, path: &str) -> Option<String> {
        if KEPT.iter().any(|kept| path.starts_with(kept)) {
            return Some("the site's own files".to_owned());
        }
        let (_, route) = self.addresses.parse(path)?;
        match Thing::of_route(&route) {
            Some((thing, slug)) => {
                self.names.standing(thing, slug).map(|_| format!("the {} \"{slug}\"", thing.noun()))
            }
            None => Some("a page of the site's own".to_owned()),
        }
    }

    pub(super) fn keys(self) -> BTreeSet<String> {
        self.taken.into_keys().collect()
    }
}
