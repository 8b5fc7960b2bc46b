use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::model::{Href, HrefError, Image, Language, Link, Media, Published, Slug, Source, clean};
use crate::publish::front_matter::fields::{Date, ImageFields, LinkFields, Name, SourceFields};
use crate::publish::problem::{Position, Problem};
use crate::publish::suggest::nearest;

use super::names::{Standing, Thing};
use super::world::{Target, World, alias_key};

/// Where one file is judged: turns fields into parts of the model, and collects what is wrong.
pub(super) struct Desk<'a> {
    pub(super) file: String,
    pub(super) world: &'a World<'a>,
    pub(super) problems: Vec<Problem>,
    /// The media that the file uses, by path.
    pub(super) used: BTreeSet<&'a str>,
    /// Fields that were there, but wrong; they are not missing.
    pub(super) wrong: Vec<String>,
}

impl<'a> Desk<'a> {
    pub(super) fn new(file: &str, world: &'a World<'a>, wrong: Vec<String>) -> Self {
        Self { file: file.to_owned(), world, problems: Vec::new(), used: BTreeSet::new(), wrong }
    }

    pub(super) fn error(
        &mut self,
        at: Position,
        sentence: impl Into<String>,
        hint: impl Into<Option<String>>,
    ) {
        self.problems.push(Problem::error(&self.file, at, sentence).hint(hint));
    }

    pub(super) fn advice(
        &mut self,
        at: Position,
        sentence: impl Into<String>,
        hint: impl Into<Option<String>>,
    ) {
        self.problems.push(Problem::advice(&self.file, at, sentence).hint(hint));
    }

    /// Tells that a field is missing, unless it was there and wrong.
    pub(super) fn missing(&mut self, field: &str, at: Position, hint: Option<&str>) {
        if !self.wrong.iter().any(|name| name == field) {
            self.error(at, format!("missing field \"{field}\""), hint.map(str::to_owned));
        }
    }

    /// A text by the text rule; a blank one counts as not there.
    pub(super) fn text(&self, raw: Option<String>) -> Option<String> {
        raw.map(|raw| clean(&raw)).filter(|text| !text.trim().is_empty())
    }

    /// A text that may not be blank.
    pub(super) fn words(&mut self, field: &str, raw: &Name) -> String {
        let text = clean(&raw.value);
        if text.trim().is_empty() {
            self.error(raw.at, format!("the {field} is blank"), None);
        }
        text
    }

    /// The things that a list names and readers see, each once.
    pub(super) fn references(&mut self, thing: Thing, names: &[Name]) -> Vec<Slug> {
        let mut seen = BTreeSet::new();
        let mut slugs = Vec::new();
        for name in names {
            if !seen.insert(&name.value) {
                self.advice(
                    name.at,
                    format!("{} \"{}\" is named twice", thing.noun(), clean(&name.value)),
                    None,
                );
                continue;
            }
            slugs.extend(self.reference(thing, name));
        }
        slugs
    }

    /// The thing that a name means, where there is one and readers see it.
    pub(super) fn reference(&mut self, thing: Thing, name: &Name) -> Option<Slug> {
        let found = match name.value.parse::<Slug>() {
            Ok(slug) => self.world.names.standing(thing, &slug).map(|standing| (slug, standing)),
            Err(_) => None,
        };
        match found {
            Some((slug, Standing::Out)) => Some(slug),
            Some((_, Standing::Hidden | Standing::Broken)) => None,
            None => {
                let meant = self.world.names.nearest(thing, &name.value);
                let hint = meant.map(|meant| format!("did you mean \"{meant}\"?"));
                self.error(name.at, format!("unknown {} \"{}\"", thing.noun(), clean(&name.value)), hint);
                None
            }
        }
    }

    /// The same for a field that may be left out.
    pub(super) fn optional(&mut self, thing: Thing, name: &Option<Name>) -> Option<Slug> {
        name.as_ref().and_then(|name| self.reference(thing, name))
    }

    /// A date in one of its three forms.
    pub(super) fn date(&mut self, raw: &Date) -> Option<Published> {
        match raw.value.0.parse() {
            Ok(date) => Some(date),
            Err(error) => {
                let hint = match raw.value.0.len() {
                    16.. => "add the offset, as 2020-11-16T10:00+01:00",
                    _ => "write 2020-11, 2020-11-16 or 2020-11-16T10:00+01:00",
                };
                self.error(raw.at, clean(&error.to_string()), hint.to_owned());
                None
            }
        }
    }

    /// A date that must be a day.
    pub(super) fn day(&mut self, raw: &Date) -> Option<NaiveDate> {
        match self.date(raw)? {
            Published::Day(day) => Some(day),
            _ => {
                let sentence = format!("\"{}\" is not a day", clean(&raw.value.0));
                self.error(raw.at, sentence, "write it as 2020-11-16".to_owned());
                None
            }
        }
    }

    /// An address; one of our own must lead somewhere.
    pub(super) fn href(&mut self, raw: &Name) -> Option<Href> {
        // Files are written with the names they have.
        let file = raw.value.starts_with("/media/");
        let written = if file { raw.value.replace(' ', "%20") } else { raw.value.clone() };
        match written.parse::<Href>() {
            Ok(href) => self.followed(href, &|| raw.at),
            Err(error) => {
                let hint = match error {
                    HrefError::Scheme(_) => "links begin with https, http, mailto or tel, or with / here",
                    HrefError::Relative => "write it from https:// on, or from / for a page of this site",
                    HrefError::Empty | HrefError::Malformed => "write it as https://example.org/page",
                };
                self.error(raw.at, clean(&error.to_string()), hint.to_owned());
                None
            }
        }
    }

    pub(super) fn optional_href(&mut self, raw: &Option<Name>) -> Option<Href> {
        raw.as_ref().and_then(|raw| self.href(raw))
    }

    /// Where an address of our own leads; `None` where readers see nothing there.
    pub(super) fn followed(&mut self, href: Href, at: &dyn Fn() -> Position) -> Option<Href> {
        if !href.is_own() {
            return Some(href);
        }
        match self.world.follow(&href) {
            Target::There(href) => Some(href),
            Target::File(media, href) => {
                self.used.insert(&media.path);
                Some(href)
            }
            Target::Hidden => {
                let sentence = format!("\"{href}\" is not out yet");
                self.advice(at(), sentence, "the link is left out until it is".to_owned());
                None
            }
            Target::Nothing(meant) => {
                let file = href.as_str().starts_with("/media/");
                let sentence = match file {
                    true => format!("there is no file \"{href}\""),
                    false => format!("nothing is at \"{href}\""),
                };
                let hint = meant.map(|meant| format!("did you mean \"{meant}\"?"));
                let hint = hint.or_else(|| file.then(|| self.nearest_file(href.as_str())).flatten());
                self.error(at(), sentence, hint);
                None
            }
        }
    }

    pub(super) fn nearest_file(&self, path: &str) -> Option<String> {
        let name = |path: &'a str| path.strip_prefix("/media/").unwrap_or(path);
        let known = self.world.media.keys().map(|path| name(path));
        let meant = nearest(path.strip_prefix("/media/").unwrap_or(path), known)?;
        Some(format!("did you mean \"/media/{meant}\"?"))
    }

    pub(super) fn links(&mut self, fields: &[LinkFields]) -> Vec<Link> {
        let mut links = Vec::new();
        for field in fields {
            let title = self.words("title", &field.title);
            links.extend(self.href(&field.url).map(|href| Link { title, href }));
        }
        links
    }

    pub(super) fn sources(&mut self, fields: &[SourceFields]) -> Vec<Source> {
        let mut sources = Vec::new();
        for field in fields {
            let title = self.words("title", &field.title);
            sources.push(Source { title, href: self.optional_href(&field.url) });
        }
        sources
    }

    /// The picture of an item; one that is not there is advice, as the item can do without.
    pub(super) fn image(&mut self, fields: Option<ImageFields>) -> Option<Image> {
        let fields = fields?;
        let Some(src) = fields.src else {
            self.missing("image.src", Position::START, None);
            return None;
        };
        let alt = self.text(fields.alt).unwrap_or_default();
        if alt.is_empty() {
            let hint = "say in alt what it shows for those who do not see it".to_owned();
            self.advice(src.at, "the picture has no alternative text", hint);
        }
        let media = self.picture(&src.value, alt, &|| src.at)?;
        Some(Image { media, caption: self.text(fields.caption), credit: self.text(fields.credit) })
    }

    /// A picture of the media folder with its size.
    pub(super) fn picture(&mut self, src: &str, alt: String, at: &dyn Fn() -> Position) -> Option<Media> {
        match self.world.media(src) {
            Some(media) => {
                self.used.insert(&media.path);
                Some(Media { src: media.published.clone(), alt, width: media.width, height: media.height })
            }
            None => {
                let hint = self.nearest_file(src).unwrap_or_else(|| "put it into media/".to_owned());
                self.advice(at(), format!("there is no picture \"{}\"", clean(src)), hint);
                None
            }
        }
    }

    /// The paths at which something could once be read.
    pub(super) fn aliases(&mut self, names: &[Name]) -> Vec<String> {
        let mut aliases = Vec::new();
        for name in names {
            if is_path(&name.value) {
                aliases.push(name.value.clone());
            } else {
                let sentence = format!("\"{}\" is not a path", clean(&name.value));
                self.error(name.at, sentence, "write it as /2020/11/16/solar/".to_owned());
            }
        }
        aliases
    }

    /// A language by its tag.
    pub(super) fn language(&mut self, raw: &Name) -> Option<Language> {
        match raw.value.parse() {
            Ok(language) => Some(language),
            Err(error) => {
                self.error(raw.at, clean(&format!("{error}")), "write it as en, fr or pt-BR".to_owned());
                None
            }
        }
    }
}

/// Whether a text is a path that a page can stand at: from the root, without a query, and without
/// ways up or empty parts.
pub(super) fn is_path(raw: &str) -> bool {
    let own = raw.parse::<Href>().is_ok_and(|href| href.is_own() && href.as_str() == raw);
    own && raw.len() > 1
        && !raw.contains(['?', '#', '\\', ':', '*', '|'])
        && alias_key(raw).split('/').skip(1).all(|part| !matches!(part, "" | "." | ".."))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_alias_is_a_path_from_the_root() {
        assert!(["/2020/11/16/solar/", "/old.html", "/%C3%A9/"].into_iter().all(is_path));
        for raw in ["", "/", "old/", "//host/x", "https://x.org/", "/a/../b", "/a?b", "/a b", "/a//b", "#x"] {
            assert!(!is_path(raw), "{raw}");
        }
    }
}
