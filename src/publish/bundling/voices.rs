use rayon::prelude::*;

use super::articles;
use super::relations::Relations;
use super::voice::Voice;
use crate::bundle::{BODIES_PER_FILE, File, FileKey};
use crate::model::{Language, Newsroom};

/// A newsroom in every language that something is written or shown in.
pub(crate) struct Voices<'a> {
    relations: &'a Relations<'a>,
    all: Vec<Voice<'a>>,
}

impl<'a> Voices<'a> {
    /// The voices of the newsroom that the relations are of.
    pub fn of(relations: &'a Relations<'a>) -> Self {
        let newsroom = relations.newsroom;
        let written_in = articles::written_in(&newsroom.articles);
        let mut languages: Vec<&Language> = newsroom.site.languages.iter().chain(written_in).collect();
        languages.sort();
        languages.dedup();
        let all = languages.into_iter().map(|language| Voice::new(newsroom, relations, language)).collect();
        Self { relations, all }
    }

    /// The newsroom that speaks.
    pub fn newsroom(&self) -> &'a Newsroom {
        self.relations.newsroom
    }

    /// The voices in which the site shows everything.
    pub(super) fn of_the_site(&self) -> impl Iterator<Item = &Voice<'a>> {
        self.all.iter().filter(|voice| voice.newsroom.site.languages.contains(voice.language))
    }

    /// How many files of bodies a language has at most.
    pub fn body_files(&self) -> u32 {
        (self.newsroom().articles.len() as u32).div_ceil(BODIES_PER_FILE)
    }

    /// The files of bodies of this number, in each language that has one.
    pub fn bodies(&self, n: u32) -> impl Iterator<Item = (FileKey, File)> {
        self.all.iter().filter_map(move |voice| bodies(voice, n))
    }

    /// Every file of bodies, made on all cores.
    pub(super) fn all_bodies<E: Send>(
        &self,
        take: &(impl Fn(FileKey, File) -> Result<(), E> + Sync),
    ) -> Result<(), E> {
        let files = (0..self.body_files()).into_par_iter().flat_map_iter(|n| self.bodies(n));
        files.try_for_each(|(key, file)| take(key, file))
    }
}

fn bodies(voice: &Voice<'_>, n: u32) -> Option<(FileKey, File)> {
    let articles = voice.newsroom.articles.len() as u32;
    let ordinals = n * BODIES_PER_FILE..((n + 1) * BODIES_PER_FILE).min(articles);
    let entries: Vec<_> = ordinals.filter_map(|ordinal| articles::entry(voice, ordinal)).collect();
    let key = FileKey::Articles(voice.language.clone(), n);
    (!entries.is_empty()).then(|| (key, File::Articles(entries.into_iter().map(Into::into).collect())))
}
