//! From typed words to the articles that have them, and how well each answers.

use super::files::{Files, LanguageFiles};
use super::told::Told;
use crate::bundle::search::WordsFile;
use crate::bundle::{FileKey, SearchPart};
use crate::model::Language;
use crate::query::{Found, Ordinals, Part, Rarity, Typed, WEIGHTS, edits_allowed, kin};

/// Words of fewer letters are looked for in titles and names alone while they are being typed.
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

/// Room that every search uses again.
#[derive(Debug, Default)]
pub(super) struct Scratch {
    /// How well each article answers the part of a search at hand.
    part: Vec<u32>,
    /// How well each article answers all parts.
    total: Vec<u32>,
    /// Whether there were words to answer.
    scored: bool,
}

impl Scratch {
    /// The score of each article in the last search; empty where there were no words.
    pub fn scores(&self) -> &[u32] {
        if self.scored { &self.total } else { &[] }
    }
}

/// A search over the files that have arrived; those that are missing are noted.
pub(super) struct Search<'a> {
    files: Option<&'a LanguageFiles>,
    language: &'a Language,
    articles: u32,
    exact: bool,
    scratch: &'a mut Scratch,
    needs: &'a mut Vec<FileKey>,
    told: Told,
}

/// A word of the index that answers a typed one.
#[derive(Clone, Copy)]
pub(super) struct Term<'a> {
    pub file: &'a WordsFile,
    pub at: usize,
    /// How much it counts, in thousandths.
    pub closeness: u32,
}

impl<'a> Search<'a> {
    /// A search in a language; `exact` forgives nothing and knows no plurals.
    pub fn new(
        files: &'a Files,
        language: &'a Language,
        articles: u32,
        exact: bool,
        scratch: &'a mut Scratch,
        needs: &'a mut Vec<FileKey>,
    ) -> Self {
        let files = files.of(language);
        Self { files, language, articles, exact, scratch, needs, told: Told::default() }
    }

    /// The articles that have all that is wanted and nothing that is left out; their scores are in
    /// the scratch.
    pub fn run(&mut self, typed: &Typed) -> (Ordinals, Told) {
        let mut results = Ordinals::all(self.articles);
        self.scratch.scored = !typed.wanted.is_empty();
        if typed.wanted.is_empty() && typed.without.is_empty() {
            return (results, Told::default());
        }
        emptied(&mut self.scratch.total, self.articles);
        if self.files.is_none_or(|files| files.directory.is_none()) {
            self.need(SearchPart::Directory);
            return (results, Told::default());
        }
        for part in &typed.wanted {
            results.keep(&self.answer(part));
        }
        for part in &typed.without {
            let set = match part {
                Part::Word(word) | Part::Beginning(word) => {
                    let term = self.term(word, EXACT);
                    self.gather(term.as_slice())
                }
                Part::Phrase(words) => self.phrase(words),
            };
            results.leave_out(&set);
        }
        (results, std::mem::take(&mut self.told))
    }

    /// The articles that answer a part, whose score grows by how well they do.
    fn answer(&mut self, part: &Part) -> Ordinals {
        self.mark(part);
        let set = match part {
            Part::Phrase(words) => self.phrase(words),
            Part::Word(_) | Part::Beginning(_) => match self.terms(part)[..] {
                [term] => return self.add(term),
                ref terms => self.gather(terms),
            },
        };
        let rarity = Rarity::of(set.count(), self.articles).0;
        let Scratch { part, total, .. } = &mut *self.scratch;
        set.for_each(|ordinal| {
            if let (Some(part), Some(total)) = (part.get(ordinal as usize), total.get_mut(ordinal as usize)) {
                // Neither is more than some thousands.
                *total = total.saturating_add(part.saturating_mul(rarity) / 1_000);
            }
        });
        set
    }

    /// The articles that answer a part by one word alone: as [`Search::answer`], in one go.
    fn add(&mut self, term: Term<'_>) -> Ordinals {
        let (ordinals, codes) = term.file.lists(term.at);
        let rarity = Rarity::of(ordinals.len() as u32, self.articles).0;
        let weights = weights(term.closeness).map(|weight| weight.saturating_mul(rarity) / 1_000);
        let mut set = Ordinals::none(self.articles);
        for (ordinal, code) in ordinals.iter().zip(codes) {
            let Some(total) = self.scratch.total.get_mut(*ordinal as usize) else { break };
            *total = total.saturating_add(weights[usize::from(*code) % Found::CODES]);
            set.insert(*ordinal);
        }
        set
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
        if self.exact || word.chars().count() < LETTERS_FOR_BODIES {
            return terms;
        }
        for kin in kin(word).iter().filter(|kin| !beginning || !kin.starts_with(word.as_str())) {
            terms.extend(self.term(kin, KIN).inspect(|_| self.told.marks.push(kin.clone())));
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

    fn with_beginning(&mut self, word: &str) -> Vec<Term<'a>> {
        let Some(directory) = self.files.and_then(|files| files.directory.as_ref()) else {
            return Vec::new();
        };
        let in_titles = word.chars().count() < LETTERS_FOR_BODIES;
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

    /// The articles that have any of the words; how well each answers is in `scratch.part`.
    pub fn gather(&mut self, terms: &[Term<'_>]) -> Ordinals {
        let mut set = Ordinals::none(self.articles);
        let part = &mut self.scratch.part;
        emptied(part, self.articles);
        let (mut closeness, mut weights) = (EXACT, WEIGHTS);
        for term in terms {
            if term.closeness != closeness {
                (closeness, weights) = (term.closeness, self::weights(term.closeness));
            }
            let (ordinals, codes) = term.file.lists(term.at);
            for (ordinal, code) in ordinals.iter().zip(codes) {
                let Some(best) = part.get_mut(*ordinal as usize) else { break };
                *best = (*best).max(weights[usize::from(*code) % Found::CODES]);
                set.insert(*ordinal);
            }
        }
        set
    }

    /// The articles of a phrase; how well each answers is in `scratch.part`.
    fn phrase(&mut self, words: &[String]) -> Ordinals {
        let found = self.articles_of_phrase(words);
        let part = &mut self.scratch.part;
        emptied(part, self.articles);
        let mut set = Ordinals::none(self.articles);
        let weights = WEIGHTS;
        for (ordinal, found) in found {
            if let Some(best) = part.get_mut(ordinal as usize) {
                *best = weights[usize::from(found.0) % Found::CODES];
                set.insert(ordinal);
            }
        }
        set
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

    /// How many articles there are.
    pub fn articles(&self) -> u32 {
        self.articles
    }

    /// Notes that a file is missing.
    pub fn need(&mut self, part: SearchPart) {
        let key = FileKey::Search(self.language.clone(), part);
        if !self.needs.contains(&key) {
            self.needs.push(key);
        }
    }
}

/// Room for a number for each article, all of them 0.
fn emptied(room: &mut Vec<u32>, articles: u32) {
    room.resize(articles as usize, 0);
    room.fill(0);
}

/// What each code is worth in a word of this closeness.
pub(super) fn weights(closeness: u32) -> [u32; Found::CODES] {
    WEIGHTS.map(|weight| weight * closeness / 1_000)
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
