use crate::bundle::search::{Directory, PlacesFile, Vocabulary, WordsFile};
use crate::bundle::{FACETS_PER_FILE, FacetStretch, FileKey, SearchPart, Values, order_from_bytes};
use crate::model::Language;
use crate::query::{Archive, Facet, ValueOrdinals};

/// The files that have arrived, read.
#[derive(Debug, Default)]
pub(super) struct Files {
    values: Option<Values>,
    stretches: Numbered<FacetStretch>,
    languages: Vec<(Language, LanguageFiles)>,
}

/// The files of a language.
#[derive(Debug, Default)]
pub(super) struct LanguageFiles {
    pub directory: Option<Directory>,
    pub vocabulary: Option<Vocabulary>,
    pub words: Numbered<WordsFile>,
    pub titles: Numbered<WordsFile>,
    pub places: Numbered<PlacesFile>,
    /// Files of titles that came before the facet index.
    unread_titles: Numbered<Vec<u8>>,
    /// Files of words for which the file of titles is missing.
    unread: Numbered<Vec<u8>>,
    order: Numbered<Vec<u32>>,
}

/// Files by their number, as far as they have arrived.
#[derive(Debug)]
pub(super) struct Numbered<T>(Vec<Option<T>>);

impl<T> Default for Numbered<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> Numbered<T> {
    /// The file of this number.
    pub fn get(&self, n: u32) -> Option<&T> {
        self.0.get(n as usize)?.as_ref()
    }

    fn remove(&mut self, n: u32) -> Option<T> {
        self.0.get_mut(n as usize)?.take()
    }

    fn insert(&mut self, n: u32, file: T) {
        let at = n as usize;
        if self.0.len() <= at {
            self.0.resize_with(at + 1, || None);
        }
        self.0[at] = Some(file);
    }
}

impl Files {
    /// Reads a file and keeps it; `false` where the bytes are not what the key promises. What takes the
    /// archive to be read is kept unread until that is there.
    pub fn take(&mut self, key: &FileKey, bytes: Vec<u8>, archive: Option<&Archive>) -> bool {
        let read = match key {
            FileKey::Values => String::from_utf8(bytes).ok().map(|text| {
                self.values = Some(Values::from_text(&text));
            }),
            FileKey::Facets(n) => FacetStretch::from_bytes(&bytes).map(|stretch| {
                self.stretches.insert(*n, stretch);
            }),
            FileKey::Order(language, n) => order_from_bytes(&bytes).map(|order| {
                self.of_mut(language).order.insert(*n, order);
            }),
            FileKey::Search(language, part) => self.of_mut(language).take(*part, bytes, archive),
            _ => None,
        };
        read.is_some()
    }

    /// Reads what was kept until the archive was there; what is not what it should be is missing again.
    pub fn read_kept(&mut self, archive: &Archive) {
        for (_, files) in &mut self.languages {
            for n in 0..files.unread_titles.0.len() as u32 {
                if let Some(bytes) = files.unread_titles.remove(n) {
                    files.take_titles(n, &bytes, archive);
                }
            }
            files.read_words(archive);
        }
    }

    /// The files of a language, as far as they have arrived.
    pub fn of(&self, language: &Language) -> Option<&LanguageFiles> {
        self.languages.iter().find(|(of, _)| of == language).map(|(_, files)| files)
    }

    fn of_mut(&mut self, language: &Language) -> &mut LanguageFiles {
        let at = self.languages.iter().position(|(of, _)| of == language).unwrap_or_else(|| {
            self.languages.push((language.clone(), LanguageFiles::default()));
            self.languages.len() - 1
        });
        &mut self.languages[at].1
    }

    /// The archive, once all files of the facet index are there; they are not kept beside it.
    pub fn archive(&mut self, articles: u32, needs: &mut Vec<FileKey>) -> Option<Archive> {
        let count = articles.div_ceil(FACETS_PER_FILE);
        if self.values.is_none() {
            needs.push(FileKey::Values);
        }
        needs.extend((0..count).filter(|n| self.stretches.get(*n).is_none()).map(FileKey::Facets));
        if !needs.is_empty() {
            return None;
        }
        let values = self.values.take()?;
        let mut columns: Vec<(Facet, Vec<ValueOrdinals>)> = values
            .0
            .into_iter()
            .map(|(facet, values)| (facet, values.into_iter().map(|value| (value, Vec::new())).collect()))
            .collect();
        let (mut days, mut by_month) = (Vec::with_capacity(articles as usize), Vec::new());
        let stretches = std::mem::take(&mut self.stretches).0;
        for (n, stretch) in (0..).zip(stretches.into_iter().flatten()) {
            let first = n * FACETS_PER_FILE;
            days.extend(stretch.days);
            by_month.extend(stretch.by_month.into_iter().map(|ordinal| first + ordinal));
            for (number, ordinals) in stretch.values {
                let place = Values::place(number);
                let list = place.and_then(|(facet, at)| {
                    let (_, values) = columns.iter_mut().find(|(of, _)| *of == facet)?;
                    values.get_mut(at).map(|(_, list)| list)
                });
                if let Some(list) = list {
                    list.extend(ordinals.into_iter().map(|ordinal| first + ordinal));
                }
            }
        }
        Some(Archive::new(days, &by_month, columns))
    }

    /// The articles in the order of their titles; as far as it has arrived.
    pub fn order(&self, language: &Language, articles: u32, needs: &mut Vec<FileKey>) -> Vec<u32> {
        let mut order = Vec::with_capacity(articles as usize);
        for n in 0..articles.div_ceil(FACETS_PER_FILE) {
            match self.of(language).and_then(|files| files.order.get(n)) {
                Some(part) => order.extend_from_slice(part),
                None => needs.push(FileKey::Order(language.clone(), n)),
            }
        }
        order
    }
}

impl LanguageFiles {
    fn take(&mut self, part: SearchPart, bytes: Vec<u8>, archive: Option<&Archive>) -> Option<()> {
        match part {
            SearchPart::Directory => self.directory = Some(Directory::from_bytes(&bytes)?),
            SearchPart::Vocabulary => self.vocabulary = Some(Vocabulary::from_bytes(&bytes)?),
            SearchPart::Words(n) => self.take_words(n, bytes, archive)?,
            SearchPart::Titles(n) => match archive {
                Some(archive) => self.take_titles(n, &bytes, archive)?,
                None => WordsFile::is_whole(&bytes).then(|| self.unread_titles.insert(n, bytes))?,
            },
            SearchPart::Places(n) => self.places.insert(n, PlacesFile::from_bytes(bytes)?),
        }
        Some(())
    }

    /// Reads a file of titles, and the files of words that waited for it.
    fn take_titles(&mut self, n: u32, bytes: &[u8], archive: &Archive) -> Option<()> {
        // The directory is asked for first, and tells how they are read.
        let lengths = &self.directory.as_ref()?.lengths;
        self.titles.insert(n, WordsFile::titles_from_bytes(bytes, lengths, archive)?);
        self.read_words(archive)
    }

    /// Reads the files of words that waited, as far as they can be read now; `None` where one of them is
    /// not what it should be, and missing again.
    fn read_words(&mut self, archive: &Archive) -> Option<()> {
        let mut all = Some(());
        for n in 0..self.unread.0.len() as u32 {
            if let Some(bytes) = self.unread.remove(n) {
                // The others are read all the same: nobody would ask for them again.
                all = all.and(self.take_words(n, bytes, Some(archive)));
            }
        }
        all
    }

    /// Whether a file of titles is there, read or not.
    pub fn has_titles(&self, n: u32) -> bool {
        self.titles.get(n).is_some() || self.unread_titles.get(n).is_some()
    }

    /// Reads a file of words, or keeps it until the archive and the file of titles are there that it
    /// belongs to.
    fn take_words(&mut self, n: u32, bytes: Vec<u8>, archive: Option<&Archive>) -> Option<()> {
        let directory = self.directory.as_ref()?;
        let none = WordsFile::default();
        let titles = match directory.titles_beside(n) {
            None => Some(&none),
            Some(titles) => self.titles.get(titles),
        };
        let (Some(titles), Some(archive)) = (titles, archive) else {
            return WordsFile::is_whole(&bytes).then(|| self.unread.insert(n, bytes));
        };
        let stretch = directory.stretch(n)?;
        let file = WordsFile::from_bytes(&bytes, titles, stretch, &directory.lengths, archive)?;
        self.words.insert(n, file);
        Some(())
    }

    /// What must be fetched before a file of words can be read.
    pub fn needed_for_words(&self, n: u32) -> impl Iterator<Item = SearchPart> {
        let is_here = self.words.get(n).is_some();
        let words = (!is_here && self.unread.get(n).is_none()).then_some(SearchPart::Words(n));
        let titles = self.directory.as_ref().and_then(|directory| directory.titles_beside(n));
        let titles = titles.filter(|titles| !is_here && !self.has_titles(*titles));
        words.into_iter().chain(titles.map(SearchPart::Titles))
    }
}
