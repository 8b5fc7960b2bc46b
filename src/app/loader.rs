//! Fetches what a question needs and asks again, until it is answered or cannot be.

use std::cell::Cell;
use std::collections::BTreeMap;
use std::sync::{Arc, PoisonError, RwLock};

use futures::future::{join, join_all};

use super::annex::Annex;
use super::content::{Clock, Lack, LoadError, Reading, Store, calendar};
use super::pages::{Answer, read_file};
use super::platform;
use super::question::{Question, Shown, ask};
use crate::bundle::{FORMAT, File, FileKey, Head, Json, Manifest, Pairs, SiteFile, list_path, read_list};
use crate::messages::{Locale, arrive};
use crate::model::Language;
use crate::query::NewsQuery;
use crate::route::Addresses;

/// How many files are fetched at the same time.
const AT_ONCE: usize = 24;

/// The one way by which the bundle's files come to the app.
#[derive(Clone, Debug)]
pub struct Loader {
    store: Arc<Store>,
    addresses: Arc<Addresses>,
    /// Addresses of files that the page itself named, for its own edition only.
    named: Arc<Vec<String>>,
    /// The lists that have arrived: name of a file in its list, and its digest.
    lists: Arc<RwLock<Vec<List>>>,
}

/// The name of a list, and in it the digest of each file by its name.
type List = (String, Pairs<String, String>);

impl Loader {
    /// Reads the manifest of the newsroom at `base`.
    ///
    /// `named` are the addresses of the bundle's files that the page names in its head, and
    /// `edition` the edition it was written for: of another edition they are not used.
    pub async fn start(base: &str, edition: Option<&str>, named: Vec<String>) -> Result<Self, LoadError> {
        let path = [base, "bundle/manifest.json"].concat();
        let json = String::from_utf8(platform::fetch(&path).await?);
        let json = json.map_err(|_| LoadError::Damaged { file: path.clone() })?;
        let manifest = match Manifest::from_json(&json) {
            Ok(manifest) if manifest.format == FORMAT => manifest,
            _ => {
                let newer = format_of(&json).map(|format| LoadError::TooNew { format });
                return Err(newer.unwrap_or(LoadError::Damaged { file: path }));
            }
        };
        let named = if edition == Some(manifest.edition.as_str()) { named } else { Vec::new() };
        let addresses = Arc::new(Addresses::new(base, manifest.languages.clone()));
        let store = Arc::new(Store::new(manifest, BTreeMap::new()));
        Ok(Self { store, addresses, named: Arc::new(named), lists: Arc::default() })
    }

    /// Where the newsroom stands.
    pub fn addresses(&self) -> &Arc<Addresses> {
        &self.addresses
    }

    /// What has arrived so far.
    pub fn store(&self) -> &Arc<Store> {
        &self.store
    }

    /// *Now* for the reader: the newsroom's own moment where it stands still.
    pub fn clock(&self) -> Clock {
        let manifest = self.store.manifest();
        if manifest.frozen {
            return Clock { now: manifest.now(), today: manifest.today(), runs: false };
        }
        platform::clock()
    }

    /// Answers a question, fetching what it needs, a few files at a time; `None` as soon as it is
    /// not wanted any more. `site` is what the page shown before had of the site, for the page that
    /// says why there is no other.
    pub async fn answer(
        &self,
        question: Question,
        site: Option<&Arc<SiteFile>>,
        is_wanted: impl Fn() -> bool,
    ) -> Result<Option<Shown>, LoadError> {
        let shown = Cell::new(None);
        let read = |reading: &Reading<'_>| keep(&shown, ask(reading, &question).ok());
        let annex = question.route.as_ref().map(Annex::of);
        let opened = match annex.filter(|annex| !platform::is_open(*annex) && is_wanted()) {
            Some(annex) => platform::open(annex).await,
            None => Ok(()),
        };
        let done = match opened {
            Ok(()) => self.read(&question.language, &read, &is_wanted).await,
            Err(error) => Err(error),
        };
        match (done, site) {
            (Err(error), Some(site)) => Ok(Some(Shown::failed(question, Arc::clone(site), error))),
            (done, _) => done.map(|()| shown.take()),
        }
    }

    /// What every page shows of the site, where that can be had.
    pub async fn site(&self, language: &Language) -> Option<Arc<SiteFile>> {
        let site = Cell::new(None);
        let read = |reading: &Reading<'_>| keep(&site, reading.site().ok());
        self.read(language, &read, &|| true).await.ok()?;
        site.take()
    }

    /// Answers a question anew from what has arrived; `None` where that is not enough.
    pub fn answer_at_hand(&self, question: &Question) -> Option<Shown> {
        ask(&Reading::new(&self.store, question.language.clone(), self.clock()), question).ok()
    }

    /// A calendar of these events, for the reader to keep; `None` where none of them has a day.
    pub async fn calendar(&self, language: &Language, slugs: &[String]) -> Result<Option<String>, LoadError> {
        let made = Cell::new(None);
        let read = |reading: &Reading<'_>| match calendar(reading, slugs) {
            Err(Lack::Files) => false,
            answer => {
                made.set(answer.ok());
                true
            }
        };
        self.read(language, &read, &|| true).await.map(|()| made.take())
    }

    /// Fetches what every choice needs, before one is made, and answers with that at hand.
    pub async fn prepare(&self, question: &Question, is_wanted: impl Fn() -> bool) -> Option<Shown> {
        let shown = Cell::new(None);
        let answer = |reading: &Reading<'_>| {
            reading.choose(&NewsQuery::default()).ok()?;
            reading.panels(&*reading.site().ok()?).ok()?;
            ask(reading, question).ok()
        };
        let read = |reading: &Reading<'_>| keep(&shown, answer(reading));
        // Where it fails, what a choice then needs is asked for again, and the failure is shown.
        self.read(&question.language, &read, &is_wanted).await.ok()?;
        shown.take()
    }

    /// Fetches the texts of results that only their excerpts explain, and answers with these at hand.
    pub async fn excerpts(&self, question: &Question, is_wanted: impl Fn() -> bool) -> Option<Shown> {
        let shown = Cell::new(None);
        let answer = |reading: &Reading<'_>| {
            let shown = ask(reading, question).ok()?;
            let Answer::News(news) = &shown.answer else { return None };
            let lacks =
                |head: &&Head| news.excerpts.iter().any(|(of, text)| *of == head.ordinal && text.is_empty());
            let texts = news.articles.iter().filter(lacks);
            let lack = texts.filter(|head| reading.excerpt(head, &news.told.marks, true).is_err()).count();
            (lack == 0).then_some(shown)
        };
        let read = |reading: &Reading<'_>| keep(&shown, answer(reading));
        // Where they cannot be had, the summaries stand for them.
        self.read(&question.language, &read, &is_wanted).await.ok()?;
        shown.take()
    }

    /// Reads until `read` has what it wants, which it keeps itself, or is not wanted any more.
    async fn read(
        &self,
        language: &Language,
        read: &dyn Fn(&Reading<'_>) -> bool,
        is_wanted: &dyn Fn() -> bool,
    ) -> Result<(), LoadError> {
        loop {
            let (missing, lacks_chooser) = {
                let reading = Reading::new(&self.store, language.clone(), self.clock());
                if read(&reading) {
                    return Ok(());
                }
                if let Some(key) = reading.refused() {
                    return Err(LoadError::Damaged { file: key.path("") });
                }
                (reading.missing(), reading.lacks_chooser())
            };
            if missing.is_empty() && !lacks_chooser {
                // All is there and nothing is answered: asking again would not change it.
                return Err(LoadError::Damaged { file: platform::CHOOSER.to_owned() });
            }
            let mut lacks_chooser = lacks_chooser;
            for some in missing.chunks(AT_ONCE).chain(missing.is_empty().then_some(&[][..])) {
                if !is_wanted() {
                    return Ok(());
                }
                self.fetch_with_chooser(some, std::mem::take(&mut lacks_chooser)).await?;
            }
        }
    }

    /// Fetches these files and, where it is lacking, the chooser at the same time.
    async fn fetch_with_chooser(&self, keys: &[FileKey], lacks_chooser: bool) -> Result<(), LoadError> {
        if !lacks_chooser {
            return self.fetch_all(keys).await;
        }
        let (loaded, fetched) = join(self.store.chooser().load(), self.fetch_all(keys)).await;
        loaded.and(fetched)
    }

    /// Fetches these files, unless they have arrived meanwhile: first, together, the lists that tell
    /// their names, and then, together, the files.
    async fn fetch_all(&self, keys: &[FileKey]) -> Result<(), LoadError> {
        let mut lists = Vec::new();
        for key in keys.iter().filter(|key| self.named(key).is_none()) {
            let list = key.list();
            if !lists.contains(&list) && !self.has_list(&list) {
                lists.push(list);
            }
        }
        let arrived: Result<(), LoadError> =
            join_all(lists.iter().map(|list| self.fetch_list(list))).await.into_iter().collect();
        arrived?;
        let missing = keys.iter().filter(|key| self.store.file(key).is_none());
        let arrived = join_all(missing.map(|key| self.fetch(key))).await;
        arrived.into_iter().collect()
    }

    async fn fetch(&self, key: &FileKey) -> Result<(), LoadError> {
        let path = self.named(key).or_else(|| self.listed(key));
        let path = path.ok_or_else(|| LoadError::Damaged { file: key.path("") })?;
        if key.is_for_chooser() {
            let bytes = fetch_bytes(&path).await?;
            self.store.insert(key.clone(), File::ForChooser(bytes));
            return Ok(());
        }
        let json = fetch_checked(&path).await?;
        let read = read_file(key, &json).ok();
        let fits = read.filter(|(file, _)| match (key, file) {
            (FileKey::Site(language), File::Site(site)) => arrive(Locale::of(language), &site.words),
            _ => true,
        });
        let (file, dropped) = fits.ok_or(LoadError::Damaged { file: path })?;
        self.store.count_dropped(dropped);
        self.store.insert(key.clone(), file);
        Ok(())
    }

    async fn fetch_list(&self, list: &str) -> Result<(), LoadError> {
        let absent = || LoadError::Damaged { file: list_path(list, "") };
        let digest = self.store.manifest().lists.get(list).ok_or_else(absent)?;
        let path = self.addresses.own(&list_path(list, digest));
        let json = fetch_checked(&path).await?;
        let digests = read_list(&json).map_err(|_| LoadError::Damaged { file: path })?;
        self.lists.write().unwrap_or_else(PoisonError::into_inner).push((list.to_owned(), digests));
        Ok(())
    }

    /// The path of a file that the page itself names.
    fn named(&self, key: &FileKey) -> Option<String> {
        let unnamed = self.addresses.own(&key.path(""));
        let stem = unnamed.strip_suffix(key.ending()).unwrap_or(&unnamed).trim_end_matches('.');
        let names_it = |href: &&String| href.strip_prefix(stem).is_some_and(|rest| rest.starts_with('.'));
        self.named.iter().find(names_it).cloned()
    }

    fn has_list(&self, list: &str) -> bool {
        self.lists.read().unwrap_or_else(PoisonError::into_inner).iter().any(|(name, _)| name == list)
    }

    /// The path of a file whose list has arrived.
    fn listed(&self, key: &FileKey) -> Option<String> {
        let lists = self.lists.read().unwrap_or_else(PoisonError::into_inner);
        let (_, digests) = lists.iter().find(|(name, _)| *name == key.list())?;
        Some(self.addresses.own(&key.path(digests.get(&key.name())?)))
    }
}

/// Keeps an answer, and tells whether there is one.
fn keep<T>(place: &Cell<Option<T>>, answer: Option<T>) -> bool {
    let is_one = answer.is_some();
    place.set(answer);
    is_one
}

/// The version of the format alone, of a manifest that is otherwise not understood.
fn format_of(json: &str) -> Option<u32> {
    let value: Json = json.parse().ok()?;
    let format = value.get("format")?.as_i64()?;
    u32::try_from(format).ok().filter(|format| *format > FORMAT)
}

/// Fetches a text whose name bears the beginning of its own SHA-256, and compares.
async fn fetch_checked(path: &str) -> Result<String, LoadError> {
    let text = String::from_utf8(fetch_bytes(path).await?);
    text.map_err(|_| LoadError::Damaged { file: path.to_owned() })
}

/// Fetches a file whose name bears the beginning of its own SHA-256, and compares.
async fn fetch_bytes(path: &str) -> Result<Vec<u8>, LoadError> {
    let bytes = platform::fetch(path).await?;
    let promised = path.rsplit('.').nth(1).unwrap_or_default();
    match platform::sha256(&bytes).await {
        Some(found) if !found.starts_with(promised) => Err(LoadError::Damaged { file: path.to_owned() }),
        _ => Ok(bytes),
    }
}
