//! Cards: the pictures that stand for pages elsewhere, in messengers and on other sites.
//!
//! A card bears the name of what it shows: a digest of its drawing. So it is drawn once, and again
//! only when what stands on it changes; an older site lends the file. What has a picture of its own
//! that other sites can show is given no card.

mod card;
mod colours;
mod drawing;
mod fonts;
mod lines;
mod picture;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use rayon::prelude::*;
use sha2::{Digest, Sha256};

use super::publishing::PublishError;
use super::write::{Folder, Written, hexadecimal};
use crate::model::{Image, Language, Newsroom};
use crate::route::Route;
use card::{Card, Subject, subjects};

/// The width of a card in pixels.
pub const WIDTH: u32 = 1200;

/// The height of a card in pixels.
pub const HEIGHT: u32 = 630;

/// Where the cards of a site stand.
pub const FOLDER: &str = "cards/";

/// To be raised when the same drawing would become another picture: with other fonts, or drawn by
/// another program.
const VERSION: &str = "1";

/// A card in the site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CardFile {
    /// Its path, without base and first slash: `cards/news/solar-roofs.en.<digest>.png`.
    pub path: String,
    /// What stands on it.
    pub alt: String,
}

/// The cards of a newsroom: of each article, project, group, event and edition, in each language it
/// is written in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cards {
    /// Those of a page, by the language of what stands on them; the one it was first written in leads.
    files: BTreeMap<Route, Vec<(Language, CardFile)>>,
}

impl Cards {
    /// Plans the cards; nothing is drawn yet.
    pub fn of(newsroom: &Newsroom) -> Self {
        let planned = subjects(newsroom).into_par_iter().filter(|subject| !has_picture(subject.image));
        let files = planned.map(|subject| {
            let first = subject.texts.original().0;
            let others = subject.texts.languages().filter(|language| *language != first);
            let cards = std::iter::once(first).chain(others).map(|language| {
                let card = Card::of(newsroom, &subject, language);
                let path = path(&subject.route, language, &card.svg());
                (language.clone(), CardFile { path, alt: card.alt() })
            });
            let cards = cards.collect();
            (subject.route, cards)
        });
        Self { files: files.collect() }
    }

    /// The card of a page, in the language that its text is read in on pages of `language`.
    pub fn card(&self, language: &Language, route: &Route) -> Option<&CardFile> {
        let cards = self.files.get(route)?;
        let own = cards.iter().find(|(of, _)| of == language);
        own.or(cards.first()).map(|(_, card)| card)
    }

    /// The path of every card.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.files.values().flatten().map(|(_, card)| card.path.as_str())
    }

    /// Writes every card, and tells how many had to be drawn: those that the site before does not
    /// have.
    pub(super) fn write(
        &self,
        folder: &Folder,
        newsroom: &Newsroom,
    ) -> Result<(Vec<Written>, usize), PublishError> {
        let with_cards = subjects(newsroom).into_par_iter().flat_map_iter(|subject| {
            let cards = self.files.get(&subject.route).map(Vec::as_slice).unwrap_or_default();
            cards.iter().map(move |(language, file)| (subject.clone(), language, file))
        });
        let write = |(subject, language, file): (Subject<'_>, &Language, &CardFile)| {
            if let Some(kept) = folder.take_over(&file.path, is_whole)? {
                return Ok((kept, false));
            }
            let png = picture::png(&Card::of(newsroom, &subject, language).svg());
            let png = png.map_err(|why| PublishError::Card(file.path.clone(), why))?;
            Ok((folder.put(&file.path, &png)?, true))
        };
        let written: Vec<(Written, bool)> = with_cards.map(write).collect::<Result<_, PublishError>>()?;
        let drawn = written.iter().filter(|(_, drawn)| *drawn).count();
        Ok((written.into_iter().map(|(file, _)| file).collect(), drawn))
    }
}

fn path(route: &Route, language: &Language, svg: &str) -> String {
    let digest = Sha256::new().chain_update(VERSION).chain_update(svg).finalize();
    let place = route.path();
    let digest = hexadecimal(&digest[..8]);
    [FOLDER, place.trim_matches('/'), ".", language.as_str(), ".", &digest, ".png"].concat()
}

/// Whether something has a picture that other sites show, and show large: of pixels, in a form they
/// all read, and not small.
fn has_picture(image: Option<&Image>) -> bool {
    image.is_some_and(|image| {
        let media = &image.media;
        let extension = media.src.rsplit_once('.').map(|(_, extension)| extension.to_ascii_lowercase());
        let is_read = matches!(extension.as_deref(), Some("jpg" | "jpeg" | "png" | "webp" | "gif"));
        is_read && media.width >= 600 && media.height >= 315
    })
}

/// Whether bytes begin and end as a PNG does.
fn is_whole(bytes: &[u8]) -> bool {
    bytes.starts_with(b"\x89PNG\r\n\x1a\n") && bytes.ends_with(b"IEND\xae\x42\x60\x82")
}
