use std::cell::RefCell;
use std::sync::Arc;

use super::clock::Clock;
use super::store::Store;
use crate::bundle::{
    ArticleEntry, BODIES_PER_FILE, EntryKind, EventHead, File, FileKey, HEADS_PER_FILE, Head, Manifest,
    SiteFile, shard,
};
use crate::model::{Language, Slug};
use crate::query::FacetColumn;

/// One reading of the store, in one language and at one moment. It remembers every file it asked
/// for, so that a static page can name what the app will need for it.
#[derive(Debug)]
pub struct Reading<'a> {
    store: &'a Store,
    /// The language of the page that asks.
    pub language: Language,
    /// The moment it is read at.
    pub clock: Clock,
    touched: RefCell<Vec<FileKey>>,
    missing: RefCell<Vec<FileKey>>,
}

/// Why a question has no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lack {
    /// Files have not arrived yet: [`Reading::missing`] names them.
    Files,
    /// There is no such thing.
    Nothing,
}

impl<'a> Reading<'a> {
    /// Begins a reading.
    pub fn new(store: &'a Store, language: Language, clock: Clock) -> Self {
        Self { store, language, clock, touched: RefCell::default(), missing: RefCell::default() }
    }

    /// What there is in all.
    pub fn manifest(&self) -> &'a Manifest {
        self.store.manifest()
    }

    /// The files that were asked for, in the order of asking.
    pub fn touched(&self) -> Vec<FileKey> {
        self.touched.borrow().clone()
    }

    /// The files that were asked for and are not there.
    pub fn missing(&self) -> Vec<FileKey> {
        self.missing.borrow().clone()
    }

    fn file(&self, key: FileKey) -> Result<Arc<File>, Lack> {
        let file = self.store.file(&key);
        if file.is_none() && !self.missing.borrow().contains(&key) {
            self.missing.borrow_mut().push(key.clone());
        }
        if !self.touched.borrow().contains(&key) {
            self.touched.borrow_mut().push(key);
        }
        file.ok_or(Lack::Files)
    }

    /// What every page shows.
    pub fn site(&self) -> Result<Arc<SiteFile>, Lack> {
        match &*self.file(FileKey::Site(self.language.clone()))? {
            File::Site(site) => Ok(Arc::clone(site)),
            _ => Err(Lack::Nothing),
        }
    }

    /// The heads of these articles, in this order; those that cannot be read are left out.
    pub fn heads(&self, ordinals: impl IntoIterator<Item = u32>) -> Result<Vec<Head>, Lack> {
        let mut heads = Vec::new();
        let mut lack = None;
        let mut last: Option<(u32, Arc<File>)> = None;
        for ordinal in ordinals {
            let number = ordinal / HEADS_PER_FILE;
            let known = last.take().filter(|(at, _)| *at == number);
            let file = known.map_or_else(
                || self.file(FileKey::Heads(self.language.clone(), number)),
                |(_, file)| Ok(file),
            );
            match file {
                Err(why) => lack = Some(why),
                Ok(file) => {
                    if let File::Heads(list) = &*file {
                        heads.extend(list.iter().find(|head| head.ordinal == ordinal).cloned());
                    }
                    last = Some((number, file));
                }
            }
        }
        lack.map_or(Ok(heads), Err)
    }

    /// The head of one article; `Nothing` where it does not exist or cannot be read.
    pub fn head(&self, ordinal: u32) -> Result<Head, Lack> {
        self.heads([ordinal])?.into_iter().next().ok_or(Lack::Nothing)
    }

    /// The ordinal of an article.
    pub fn ordinal(&self, slug: &Slug) -> Result<u32, Lack> {
        let number = shard(slug, self.manifest().shards("slugs"));
        match &*self.file(FileKey::Slugs(number))? {
            File::Slugs(slugs) => slugs.get(slug).copied().ok_or(Lack::Nothing),
            _ => Err(Lack::Nothing),
        }
    }

    /// An article in the page's language, else in its own, which its head then names: its head in
    /// the page's language, and the rest of it.
    pub fn article(&self, slug: &Slug) -> Result<(Head, Arc<ArticleEntry>), Lack> {
        let ordinal = self.ordinal(slug)?;
        let head = self.head(ordinal)?;
        let language = head.language.clone().unwrap_or_else(|| self.language.clone());
        let file = self.file(FileKey::Articles(language, ordinal / BODIES_PER_FILE))?;
        let File::Articles(entries) = &*file else { return Err(Lack::Nothing) };
        let entry = entries.iter().find(|entry| entry.head.ordinal == ordinal).ok_or(Lack::Nothing)?;
        Ok((head, Arc::clone(entry)))
    }

    /// The file that holds the entry of a thing that is not an article.
    pub fn entries(&self, kind: EntryKind, slug: &Slug) -> Result<Arc<File>, Lack> {
        let number = shard(slug, self.manifest().shards(kind.folder()));
        self.file(FileKey::Entries(kind, self.language.clone(), number))
    }

    /// The events that begin in a year, or have no date, in the order of the agenda.
    pub fn agenda(&self, year: Option<i32>) -> Result<Vec<EventHead>, Lack> {
        match &*self.file(FileKey::Agenda(self.language.clone(), year))? {
            File::Agenda(events) => Ok(events.clone()),
            _ => Err(Lack::Nothing),
        }
    }

    /// The columns to choose from. There is one file of facets in this version.
    pub fn columns(&self) -> Result<Arc<Vec<FacetColumn>>, Lack> {
        Ok(self.store.columns(&*self.file(FileKey::Facets(0))?))
    }

    /// The facet index itself.
    pub fn facet_index(&self) -> Result<Arc<File>, Lack> {
        self.file(FileKey::Facets(0))
    }
}
