use super::super::bytes::Words;
use crate::query::{Archive, Facet, Members, Ordinals};

/// Which articles are likely to have the words of a file of titles: those with a topic, project, group or
/// person whose key in the facet index has the word, for the names of these are searched too.
pub(super) struct Hints<'a> {
    articles: u32,
    /// For each word the articles of every such value.
    of_words: Vec<Vec<&'a Members>>,
}

impl<'a> Hints<'a> {
    /// The hints that an archive gives to words.
    pub fn of(words: &Words, archive: &'a Archive) -> Self {
        let mut of_words = vec![Vec::new(); words.len()];
        for column in archive.columns() {
            if !matches!(column.facet, Facet::Topic | Facet::Project | Facet::Group | Facet::Person) {
                continue;
            }
            for (value, members) in &column.values {
                for part in value.split('-') {
                    let at = words.before(part);
                    if words.get(at) == Some(part) {
                        of_words[at].push(members);
                    }
                }
            }
        }
        Self { articles: archive.articles(), of_words }
    }

    /// The articles that are likely to have the word at a place, ascending.
    pub fn likely(&self, at: usize) -> Vec<u32> {
        let mut likely = Vec::new();
        match self.of_words.get(at).map_or(&[][..], Vec::as_slice) {
            [] => (),
            [members] => members.for_each(&mut |ordinal| likely.push(ordinal)),
            several => {
                let mut all = Ordinals::none(self.articles);
                several.iter().for_each(|members| members.add_to(&mut all));
                all.for_each(|ordinal| likely.push(ordinal));
            }
        }
        likely
    }
}
