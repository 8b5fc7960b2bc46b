//! From typed words to the articles that have them, and how well each answers.

use super::files::{Files, LanguageFiles};
use super::scoring::{Answers, Scoring};
use super::told::Told;
use crate::bundle::search::WordsFile;
use crate::bundle::{FileKey, SearchPart};
use crate::model::Language;
use crate::query::{Ordinals, Part, Typed, edits_allowed, kin};

/// Words of fewer letters are looked for in titles and names alone while they are being typed; so are the
/// singulars of longer ones that have fewer, so that *webs*, on the way to *websites*, needs no file more.
const LETTERS_FOR_BODIES: usize = 4;

/// A word that fewer articles have may have been mistyped.
const FEW: usize = 3;

/// How many words a mistyped one may have been meant as.
const GUESSES: usize = 8;

/// How much a word counts that is not the one that was typed, in thousandths.
const EXACT: u32 = 1_000;
const KIN: u32 = 900;
const LONGER: u32 = 800;
const FORGIVEN: [u32; 2] = [500, 350];

/// A search over the files that have arrived; those that are missing are noted.
pub(super) struct Search<'a, 'n> {
    files: Option<&'a LanguageFiles>,
    language: &'a Language,
    articles: u32,
    exact: bool,
    needs: &'n mut Vec<FileKey>,
    told: Told,
}

/// What a search finds.
pub(super) struct Searched<'a> {
    /// The articles.
    pub set: Ordinals,
    /// How well each answers.
    pub scoring: Scoring<'a>,
    /// What is to be said of it.
    pub told: Told,
}

/// A word of the index that answers a typed one.
#[derive(Clone, Copy)]
pub(super) struct Term<'a> {
    pub file: &'a WordsFile,
    pub at: usize,
    /// How much it counts, in thousandths.
    pub closeness: u32,
}

impl<'a, 'n> Search<'a, 'n> {
    /// A search in a language; `exact` forgives nothing and knows no plurals.
    pub fn new(
        files: &'a Files,
        language: &'a Language,
        articles: u32,
        exact: bool,
        needs: &'n mut Vec<FileKey>,
    ) -> Self {
        let files = files.of(language);
        Self { files, language, articles, exact, needs, told: Told::default() }
    }

    /// The articles that have all that is wanted and nothing that is left out, and what scores them.
    pub fn run(&mut self, typed: &Typed) -> Searched<'a> {
        let (mut set, mut scoring) = (Ordinals::all(self.articles), Scoring::default());
        let has_words = !typed.wanted.is_empty() || !typed.without.is_empty();
        if has_words && self.files.is_none_or(|files| files.directory.is_none()) {
            self.need(SearchPart::Directory);
            return Searched { set, scoring, told: Told::default() };
        }
        for part in &typed.wanted {
            self.mark(part);
            let (answers, answering) = self.answer(part);
            set.keep(&answering);
            scoring.push(answers);
        }
        for part in &typed.without {
            let (_, answering) = match part {
                Part::Word(word) | Part::Beginning(word) => {
                    Answers::by_words(self.term(word, EXACT).as_slice(), self.articles)
                }
                Part::Phrase(_) => self.answer(part),
            };
            set.leave_out(&answering);
        }
        Searched { set, scoring, told: std::mem::take(&mut self.told) }
    }

    /// The articles that answer a part, with where its words stand in them.
    fn answer(&mut self, part: &Part) -> (Answers<'a>, Ordinals) {
        match part {
            Part::Phrase(words) => Answers::by_phrase(&self.articles_of_phrase(words), self.articles),
            Part::Word(_) | Part::Beginning(_) => Answers::by_words(&self.terms(part), self.articles),
        }
    }

    fn mark(&mut self, part: &Part) {
        match part {
            Part::Word(word) => self.told.marks.push(word.clone()),
            Part::Beginning(word) => self.told.marks.push([word, "*"].concat()),
            Part::Phrase(words) => self.told.marks.extend(words.iter().cloned()),
        }
    }

    /// The words of the index that answer a typed word.
    pub fn terms(&mut self, part: &Part) -> Vec<Term<'a>> {
        let (word, beginning) = match part {
            Part::Word(word) => (word, false),
            Part::Beginning(word) => (word, true),
            Part::Phrase(_) => return Vec::new(),
        };
        let mut terms: Vec<Term<'a>> = match beginning {
            true => self.with_beginning(word),
            false => self.term(word, EXACT).into_iter().collect(),
        };
        if self.exact || is_short(word) {
            return terms;
        }
        for kin in kin(word).iter().filter(|kin| !beginning || !kin.starts_with(word.as_str())) {
            let in_titles = beginning && is_short(kin);
            let term = if in_titles { self.title_term(kin, KIN) } else { self.term(kin, KIN) };
            terms.extend(term.inspect(|_| self.told.marks.push(kin.clone())));
        }
        if self.needs.is_empty() && !has_at_least(FEW, &terms) {
            terms.extend(self.forgive(word, beginning));
        }
        terms
    }

    /// The word itself.
    pub fn term(&mut self, word: &str, closeness: u32) -> Option<Term<'a>> {
        let directory = self.files?.directory.as_ref()?;
        let file = self.words(directory.file_of(word)?)?;
        Some(Term { file, at: file.find(word)?, closeness })
    }

    /// The word itself, in titles and names.
    fn title_term(&mut self, word: &str, closeness: u32) -> Option<Term<'a>> {
        let directory = self.files?.directory.as_ref()?;
        let (first, end) = directory.titles_from(word);
        (first..end).find_map(|n| {
            let file = self.titles(n)?;
            Some(Term { file, at: file.find(word)?, closeness })
        })
    }

    fn with_beginning(&mut self, word: &str) -> Vec<Term<'a>> {
        let Some(directory) = self.files.and_then(|files| files.directory.as_ref()) else {
            return Vec::new();
        };
        let in_titles = is_short(word);
        let (first, end) = if in_titles { directory.titles_from(word) } else { directory.files_from(word) };
        let mut terms = Vec::new();
        for n in first..end {
            let file = if in_titles { self.titles(n) } else { self.words(n) };
            let Some(file) = file else { continue };
            terms.extend(file.with_beginning(word).map(|at| {
                let closeness = if file.word(at) == word { EXACT } else { LONGER };
                Term { file, at, closeness }
            }));
        }
        terms
    }

    /// Words that a mistyped one may have been meant as.
    fn forgive(&mut self, word: &str, beginning: bool) -> Vec<Term<'a>> {
        let Some(vocabulary) = self.files.and_then(|files| files.vocabulary.as_ref()) else {
            self.need(SearchPart::Vocabulary);
            return Vec::new();
        };
        let near = vocabulary.near(word, beginning, edits_allowed(word), GUESSES);
        let mut terms = Vec::new();
        for (other, edits) in near {
            let closeness = FORGIVEN[edits.saturating_sub(1).min(FORGIVEN.len() - 1)];
            let Some(term) = self.term(&other, closeness) else { continue };
            terms.push(term);
            // What would have been found besides, had it been typed so.
            for kin in kin(&other) {
                terms.extend(self.term(&kin, closeness * KIN / EXACT).inspect(|_| self.told.marks.push(kin)));
            }
            self.told.marks.push(other.clone());
            self.told.forgiven.push((word.to_owned(), other));
        }
        terms
    }

    pub fn words(&mut self, n: u32) -> Option<&'a WordsFile> {
        let files = self.files?;
        files.needed_for_words(n).for_each(|part| self.need(part));
        files.words.get(n)
    }

    fn titles(&mut self, n: u32) -> Option<&'a WordsFile> {
        let files = self.files?;
        if !files.has_titles(n) {
            self.need(SearchPart::Titles(n));
        }
        files.titles.get(n)
    }

    /// The files of the language.
    pub fn files(&self) -> Option<&'a LanguageFiles> {
        self.files
    }

    /// Notes that a file is missing.
    pub fn need(&mut self, part: SearchPart) {
        let key = FileKey::Search(self.language.clone(), part);
        if !self.needs.contains(&key) {
            self.needs.push(key);
        }
    }
}

/// Whether a word that is being typed is looked for in titles and names alone.
fn is_short(word: &str) -> bool {
    word.chars().count() < LETTERS_FOR_BODIES
}

/// Whether at least `few` articles have any of the words.
fn has_at_least(few: usize, terms: &[Term<'_>]) -> bool {
    let mut seen: Vec<u32> = Vec::with_capacity(few);
    for term in terms {
        for (ordinal, _) in term.file.postings(term.at) {
            if !seen.contains(&ordinal) {
                seen.push(ordinal);
            }
            if seen.len() >= few {
                return true;
            }
        }
    }
    false
}
