use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, PoisonError, RwLock};

use super::panels::Panels;
use crate::app::platform::Chooser;
use crate::bundle::{File, FileKey, Manifest};

/// The files of the bundle that have arrived; natively all of them.
#[derive(Debug)]
pub struct Store {
    manifest: Manifest,
    files: RwLock<BTreeMap<FileKey, Arc<File>>>,
    chooser: Chooser,
    panels: RwLock<Option<Arc<Panels>>>,
    dropped: AtomicUsize,
}

/// Why there is nothing to show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LoadError {
    /// No answer from the network, and no copy kept on this device.
    Offline,
    /// The server answered with something other than the bundle.
    Refused {
        /// The status of the answer (RFC 9110).
        status: u16,
    },
    /// The bundle was made for a later version of this app.
    TooNew {
        /// The version it was made in.
        format: u32,
    },
    /// The bytes are not the ones the manifest promises.
    Damaged {
        /// The path of the file.
        file: String,
    },
}

impl Store {
    /// A store that holds these files so far.
    pub fn new(manifest: Manifest, files: BTreeMap<FileKey, Arc<File>>) -> Self {
        let chooser = Chooser::new(manifest.articles);
        let (files, panels) = (RwLock::new(files), RwLock::default());
        Self { manifest, files, chooser, panels, dropped: AtomicUsize::new(0) }
    }

    /// What there is in all.
    pub fn manifest(&self) -> &Manifest {
        &self.manifest
    }

    /// A file, if it has arrived.
    pub fn file(&self, key: &FileKey) -> Option<Arc<File>> {
        self.files.read().unwrap_or_else(PoisonError::into_inner).get(key).cloned()
    }

    /// Keeps a file that has arrived.
    pub fn insert(&self, key: FileKey, file: File) {
        self.files.write().unwrap_or_else(PoisonError::into_inner).insert(key, Arc::new(file));
    }

    /// Gives a file up that is not needed any more.
    pub fn remove(&self, key: &FileKey) {
        self.files.write().unwrap_or_else(PoisonError::into_inner).remove(key);
    }

    /// What answers queries.
    pub fn chooser(&self) -> &Chooser {
        &self.chooser
    }

    /// Gives a file that has arrived over to the chooser, which keeps it from then on; `None` where
    /// it has not arrived, `false` where it is not what its key promises.
    pub(super) fn hand_over(&self, key: &FileKey) -> Option<bool> {
        let file = self.file(key)?;
        let File::ForChooser(bytes) = &*file else { return Some(false) };
        let taken = self.chooser.give(key, bytes);
        self.insert(key.clone(), File::ForChooser(Vec::new()));
        Some(taken)
    }

    /// The panels that were made last.
    pub(super) fn panels(&self) -> Option<Arc<Panels>> {
        self.panels.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Keeps panels, to be used again.
    pub(super) fn keep_panels(&self, panels: Arc<Panels>) {
        *self.panels.write().unwrap_or_else(PoisonError::into_inner) = Some(panels);
    }

    /// Counts items that could not be read and were left out.
    pub fn count_dropped(&self, count: usize) {
        self.dropped.fetch_add(count, Ordering::Relaxed);
    }

    /// How many items could not be read so far.
    pub fn dropped(&self) -> usize {
        self.dropped.load(Ordering::Relaxed)
    }
}
