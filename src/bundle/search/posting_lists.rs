use super::list::Posting;
use crate::query::Ordinals;

/// The lists have no more postings; where bytes say so they are none of ours, and would fill the memory.
const MOST: usize = 1 << 25;

/// Of a list that more than one of so many articles is in, a set of them is kept: to add one to another takes
/// about as long for 64 articles as for one that is added by itself.
const IN_A_SET: u32 = 64;

/// Lists of articles, each with the code of where a word stands in it, one after the other.
#[derive(Clone, Debug, Default)]
pub(super) struct PostingLists {
    /// Where each list begins, and when they are finished where the last one ends.
    starts: Vec<u32>,
    ordinals: Vec<u32>,
    codes: Vec<u8>,
    /// The articles of long lists once more as a set, by the number of the list; in order.
    sets: Vec<(u32, Ordinals)>,
}

impl PostingLists {
    /// Adds a list; `None` where there is no room.
    pub fn push(&mut self, postings: &[Posting]) -> Option<()> {
        self.starts.push(self.ordinals.len() as u32);
        for (ordinal, found) in postings {
            self.ordinals.push(*ordinal);
            self.codes.push(found.0);
        }
        (self.ordinals.len() <= MOST).then_some(())
    }

    /// Is called once, when all lists out of so many articles have been added.
    pub fn finish(&mut self, articles: u32) {
        let lists = self.starts.len() as u32;
        self.starts.push(self.ordinals.len() as u32);
        self.ordinals.shrink_to_fit();
        self.codes.shrink_to_fit();
        for at in 0..lists {
            let (ordinals, _) = self.get(at as usize);
            if ordinals.len() as u32 > articles / IN_A_SET {
                let set = Ordinals::of(articles, ordinals.iter().copied());
                self.sets.push((at, set));
            }
        }
    }

    /// The articles of a list, oldest first, and the code of each; none where there is no such list.
    #[inline]
    pub fn get(&self, at: usize) -> (&[u32], &[u8]) {
        let span = match (self.starts.get(at), self.starts.get(at + 1)) {
            (Some(start), Some(end)) => *start as usize..*end as usize,
            _ => 0..0,
        };
        (&self.ordinals[span.clone()], &self.codes[span])
    }

    /// Adds the articles of a list to a set.
    pub fn add_to(&self, set: &mut Ordinals, at: usize) {
        match self.sets.binary_search_by_key(&(at as u32), |(at, _)| *at) {
            Ok(place) => set.add(&self.sets[place].1),
            Err(_) => self.get(at).0.iter().for_each(|ordinal| set.insert(*ordinal)),
        }
    }
}
