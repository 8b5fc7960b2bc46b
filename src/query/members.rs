use super::ordinals::Ordinals;

/// The articles that have a value, in whichever form is counted fastest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Members {
    /// Few ones, in ascending order: they are looked up one by one.
    Few(Vec<u32>),
    /// Many: a bitmap is compared word by word.
    Many(Ordinals),
    /// All from the first up to but without the second, as the articles of a year are.
    Range(u32, u32),
}

impl Members {
    /// The members out of `length` articles; ascending, and what is out of range is left out.
    pub fn of(length: u32, mut ordinals: Vec<u32>) -> Self {
        ordinals.retain(|ordinal| *ordinal < length);
        // Looking one up costs about as much as comparing a word of 64.
        if ordinals.len() as u32 > length / 64 {
            Self::Many(Ordinals::of(length, ordinals))
        } else {
            Self::Few(ordinals)
        }
    }

    /// How many of the set have the value.
    pub fn count_in(&self, set: &Ordinals) -> u32 {
        match self {
            Self::Few(ordinals) => ordinals.iter().map(|ordinal| u32::from(set.contains(*ordinal))).sum(),
            Self::Many(members) => set.count_shared(members),
            Self::Range(first, end) => set.count_between(*first, *end),
        }
    }

    /// How many articles have the value.
    pub fn count(&self) -> u32 {
        match self {
            Self::Few(ordinals) => ordinals.len() as u32,
            Self::Many(members) => members.count(),
            Self::Range(first, end) => end.saturating_sub(*first),
        }
    }

    /// Calls `take` with each, but those of a range.
    pub fn for_each(&self, take: &mut dyn FnMut(u32)) {
        match self {
            Self::Few(ordinals) => ordinals.iter().copied().for_each(take),
            Self::Many(members) => members.iter().for_each(take),
            Self::Range(..) => (),
        }
    }

    /// Adds them to a set.
    pub fn add_to(&self, set: &mut Ordinals) {
        match self {
            Self::Few(ordinals) => ordinals.iter().for_each(|ordinal| set.insert(*ordinal)),
            Self::Many(members) => set.add(members),
            Self::Range(first, end) => set.insert_between(*first, *end),
        }
    }

    /// As a set out of `length`.
    pub fn set(&self, length: u32) -> Ordinals {
        let mut set = Ordinals::none(length);
        self.add_to(&mut set);
        set
    }
}
