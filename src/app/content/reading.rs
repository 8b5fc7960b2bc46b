use std::cell::{Cell, RefCell};
use std::sync::Arc;

use super::clock::Clock;
use super::panels::Panels;
use super::store::Store;
use crate::bundle::{
    ArticleEntry, BODIES_PER_FILE, EntryKind, EventHead, File, FileKey, HEADS_PER_FILE, Head, Manifest,
    Named, SiteFile, Values, shard,
};
use crate::chooser::{Answer, Outcome, Told};
use crate::model::{Language, Slug};
use crate::query::{Facet, NewsQuery, excerpt};

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
    lacks_chooser: Cell<bool>,
    refused: RefCell<Option<FileKey>>,
}

/// Why a question has no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lack {
    /// Files have not arrived yet: [`Reading::missing`] names them.
    Files,
    /// There is no such thing.
    Nothing,
}

/// What the chooser says of a query.
#[derive(Clone, Debug, Default)]
pub struct Chosen {
    /// The articles that pass.
    pub answer: Answer,
    /// The count of every value, in the chooser's own order.
    pub counts: Vec<u32>,
    /// The words that were found, and how.
    pub told: Told,
}

impl<'a> Reading<'a> {
    /// Begins a reading.
    pub fn new(store: &'a Store, language: Language, clock: Clock) -> Self {
        let (touched, missing, lacks_chooser, refused) = Default::default();
        Self { store, language, clock, touched, missing, lacks_chooser, refused }
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
        if file.is_none() {
            self.note(key.clone());
        }
        if !self.touched.borrow().contains(&key) {
            self.touched.borrow_mut().push(key);
        }
        file.ok_or(Lack::Files)
    }

    /// Notes that a file is missing.
    fn note(&self, key: FileKey) {
        let mut missing = self.missing.borrow_mut();
        if !missing.contains(&key) {
            missing.push(key);
        }
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
        let file = self.file(self.text_of(&head))?;
        let entry = entry_of(&head, &file)?;
        Ok((head, entry))
    }

    /// The file that holds the text of an article.
    fn text_of(&self, head: &Head) -> FileKey {
        let language = head.language.clone().unwrap_or_else(|| self.language.clone());
        FileKey::Articles(language, head.ordinal / BODIES_PER_FILE)
    }

    /// An excerpt of an article's text around the words that were found, empty where there is none;
    /// `Lack::Files` as long as its text is not there, which is then `wanted` or not.
    pub fn excerpt(&self, head: &Head, marks: &[String], wanted: bool) -> Result<String, Lack> {
        let key = self.text_of(head);
        let file = if wanted { self.file(key) } else { self.store.file(&key).ok_or(Lack::Files) };
        let file = file?;
        let entry = entry_of(head, &file)?;
        Ok(excerpt(&entry.body.plain_text(), marks).unwrap_or_default())
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

    /// Components of calendars, by the names of their events or zones.
    pub(super) fn components(&self, key: FileKey) -> Result<Arc<File>, Lack> {
        self.file(key)
    }

    /// The answer to a query that asks for more than the newest articles.
    pub fn choose(&self, query: &NewsQuery) -> Result<Chosen, Lack> {
        let chooser = self.store.chooser();
        if !chooser.is_ready() {
            self.lacks_chooser.set(true);
            self.ask_ahead();
            return Err(Lack::Files);
        }
        let mut given: Vec<FileKey> = Vec::new();
        loop {
            let keys = match chooser.answer(query, &self.language) {
                Some(Outcome::Answer(answer)) => {
                    // Where it has stopped meanwhile, no count is better than a wrong one.
                    let counts = chooser.counts().ok_or(Lack::Files)?;
                    return Ok(Chosen { answer, counts, told: chooser.told() });
                }
                Some(Outcome::Needs(keys)) => keys,
                // It has stopped: no file would make it go on.
                None => return Err(Lack::Files),
            };
            let mut lacks = false;
            for key in keys {
                match self.store.hand_over(&key) {
                    Some(true) if !given.contains(&key) => given.push(key),
                    // What it does not take it would ask for again.
                    Some(_) => {
                        self.refused.replace(Some(key));
                        return Err(Lack::Files);
                    }
                    None => {
                        lacks = true;
                        self.note(key);
                    }
                }
            }
            if lacks {
                return Err(Lack::Files);
            }
        }
    }

    /// Names the files that any choice needs, so that they come while the chooser itself does.
    fn ask_ahead(&self) {
        for key in FileKey::of_every_choice(self.manifest().articles, &self.language) {
            if self.store.file(&key).is_none() {
                self.note(key);
            }
        }
    }

    /// Whether every value of every facet is known, as it is once the chooser has answered.
    pub fn knows_all_values(&self) -> bool {
        self.store.panels().is_some_and(|known| known.is_whole())
    }

    /// Whether a question was asked that the chooser must answer, which is not there yet.
    pub fn lacks_chooser(&self) -> bool {
        self.lacks_chooser.get()
    }

    /// A file that has arrived and is not what its name promises, so that nothing can be answered.
    pub fn refused(&self) -> Option<FileKey> {
        self.refused.borrow().clone()
    }

    /// The facets with their values and names: all values once the chooser is there, before that
    /// those that the manifest tells.
    pub fn panels(&self, site: &SiteFile) -> Result<Arc<Panels>, Lack> {
        let chooser = self.store.chooser();
        let known = self.store.panels().filter(|known| known.is_of(&self.language));
        if let Some(known) = known.filter(|known| known.is_whole() || !chooser.is_ready()) {
            return Ok(known);
        }
        let values = if chooser.is_ready() { chooser.values() } else { Values::default() };
        let are_people = |(facet, values): &(Facet, Vec<_>)| *facet == Facet::Person && !values.is_empty();
        let people = match values.0.iter().any(are_people) {
            true => Some(self.names(EntryKind::Person)?),
            false => None,
        };
        let people = people.as_ref().map_or(&site.people, |people| people.as_ref());
        let made = Arc::new(Panels::new(self.manifest(), site, &self.language, people, values));
        self.store.keep_panels(Arc::clone(&made));
        Ok(made)
    }

    /// The names of all things of a kind, by slug.
    pub fn names(&self, kind: EntryKind) -> Result<Arc<Vec<Named>>, Lack> {
        match &*self.file(FileKey::Names(kind, self.language.clone()))? {
            File::Names(names) => Ok(Arc::clone(names)),
            _ => Err(Lack::Nothing),
        }
    }
}

/// The entry of an article in the file that holds it.
fn entry_of(head: &Head, file: &File) -> Result<Arc<ArticleEntry>, Lack> {
    let File::Articles(entries) = file else { return Err(Lack::Nothing) };
    let entry = entries.iter().find(|entry| entry.head.ordinal == head.ordinal);
    entry.cloned().ok_or(Lack::Nothing)
}
