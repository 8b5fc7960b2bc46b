use std::collections::BTreeMap;
use std::fmt;

/// What became of a thing that does not go over as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Outcome {
    /// It has its place in our format.
    Converted,
    /// It was mended: nothing is lost, something is changed.
    Repaired,
    /// Its words are kept, its form or its address is not.
    KeptAsText,
    /// It is not in the imported folder.
    Dropped,
}

/// One thing that did not go over as it was, with its place in the source.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Note {
    /// The file, as a path below the source folder.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// What became of it.
    pub outcome: Outcome,
    /// What kind of thing it is, for counting.
    pub kind: String,
    /// What exactly.
    pub what: String,
}

/// What an import did: counts by kind, and every change with its place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    counts: BTreeMap<(Outcome, String), usize>,
    notes: Vec<Note>,
    remarks: Vec<String>,
    origins: Vec<(String, String)>,
}

impl Report {
    /// Counts something that needs no line of its own.
    pub(super) fn count(&mut self, outcome: Outcome, kind: &str) {
        *self.counts.entry((outcome, kind.to_owned())).or_default() += 1;
    }

    /// Counts something and keeps its place.
    pub(super) fn note(&mut self, note: Note) {
        self.count(note.outcome, &note.kind);
        self.notes.push(note);
    }

    /// Says something about the import as a whole.
    pub(super) fn remark(&mut self, sentence: String) {
        self.remarks.push(sentence);
    }

    /// Keeps which file a text went into.
    pub(super) fn origin(&mut self, source: &str, file: &str) {
        self.origins.push((source.to_owned(), file.to_owned()));
    }

    /// Puts the lines in order of place.
    pub(super) fn sort(&mut self) {
        self.notes.sort();
        self.origins.sort();
    }

    /// How many things of a kind had this outcome.
    pub fn counted(&self, outcome: Outcome, kind: &str) -> usize {
        self.counts.get(&(outcome, kind.to_owned())).copied().unwrap_or(0)
    }

    /// How many things had this outcome.
    pub fn total(&self, outcome: Outcome) -> usize {
        self.counts.iter().filter(|((each, _), _)| *each == outcome).map(|(_, count)| count).sum()
    }

    /// Every change with its place, in order.
    pub fn notes(&self) -> &[Note] {
        &self.notes
    }

    /// Which file of the source went into which file of the imported folder, in order.
    pub fn origins(&self) -> &[(String, String)] {
        &self.origins
    }

    /// The counts alone, for people.
    pub fn summary(&self) -> String {
        let mut out = String::new();
        for remark in &self.remarks {
            out.push_str(&format!("{remark}\n"));
        }
        let mut last = None;
        for ((outcome, kind), count) in &self.counts {
            if last != Some(*outcome) {
                out.push_str(&format!("\n{outcome}: {}\n", self.total(*outcome)));
                last = Some(*outcome);
            }
            out.push_str(&format!("  {count:>6}  {kind}\n"));
        }
        out
    }
}

impl fmt::Display for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Converted => "converted",
            Self::Repaired => "repaired",
            Self::KeptAsText => "kept as text",
            Self::Dropped => "dropped",
        })
    }
}

/// The summary, then every change as `file:line: outcome: kind: what`.
impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}", self.summary())?;
        for note in &self.notes {
            writeln!(f, "{}:{}: {}: {}: {}", note.file, note.line, note.outcome, note.kind, note.what)?;
        }
        Ok(())
    }
}
