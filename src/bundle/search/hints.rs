use super::super::bytes::Words;
use crate::model::order;
use crate::query::{Archive, Facet, Members};

/// Which articles are likely to have the words of a file of titles: those with a topic, project, group or
/// person whose key in the facet index has the word, for the names of these are searched too.
pub(super) struct Hints<'a>(Vec<(usize, &'a Members)>);

impl<'a> Hints<'a> {
    /// The hints that an archive gives to words.
    pub fn of(words: &Words, archive: &'a Archive) -> Self {
        let named = [Facet::Topic, Facet::Project, Facet::Group, Facet::Person];
        let columns = archive.columns().iter().filter(|column| named.contains(&column.facet));
        let mut hints = Vec::new();
        for (value, members) in columns.flat_map(|column| &column.values) {
            for part in value.split('-') {
                let at = words.before(part);
                if words.get(at) == Some(part) {
                    hints.push((at, members));
                }
            }
        }
        order::sort_by(&mut hints, |(one, _), (other, _)| one.cmp(other));
        Self(hints)
    }

    /// The articles that are likely to have the word at a place, ascending.
    pub fn likely(&self, at: usize) -> Vec<u32> {
        let first = self.0.partition_point(|(of, _)| *of < at);
        let mut likely = Vec::new();
        for (_, members) in self.0[first..].iter().take_while(|(of, _)| *of == at) {
            members.for_each(&mut |ordinal| likely.push(ordinal));
        }
        order::sort(&mut likely);
        likely.dedup();
        likely
    }
}
