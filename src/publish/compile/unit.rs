use std::collections::BTreeSet;

use crate::model::{Language, PerLanguage, Slug, Text};
use crate::publish::problem::{Position, Problem};

use super::body;
use super::desk::Desk;
use super::file::{Fields, File};
use super::items::{Item, Settled, build};
use super::names::Standing;
use super::world::World;

/// A file with its translations.
pub(super) struct Unit {
    pub(super) slug: Slug,
    pub(super) original: File,
    pub(super) translations: Vec<File>,
}

/// What became of a unit.
pub(super) struct Built<'a> {
    /// The item, where it can be built and readers see it.
    pub(super) item: Option<Item>,
    pub(super) problems: Vec<Problem>,
    pub(super) used: BTreeSet<&'a str>,
}

impl Unit {
    /// The files it is made of.
    pub(super) fn files(&self) -> impl Iterator<Item = &File> {
        std::iter::once(&self.original).chain(&self.translations)
    }
}

/// Judges a file and its translations; their sources are gone afterwards, and the problems have
/// their lines.
pub(super) fn build_unit<'a>(world: &'a World<'a>, unit: Unit, drafts: bool) -> Built<'a> {
    let Unit { slug, mut original, translations } = unit;
    let thing = original.thing;
    original.read_body();
    let mut problems = std::mem::take(&mut original.problems);
    let mut used = BTreeSet::new();
    let mut desk = Desk::new(&original.source.path, world, std::mem::take(&mut original.wrong));
    let language = match original.common.language.take() {
        Some(raw) => desk.language(&raw),
        None => None,
    };
    let language = language.unwrap_or_else(|| world.default_language().clone());
    let text = original_text(&mut desk, &mut original);
    let mut texts = PerLanguage::new(language.clone(), text.clone());
    let mut translated = Vec::new();
    let mut translated_problems = Vec::new();
    for mut file in translations {
        file.read_body();
        let mut said_wrong = std::mem::take(&mut file.problems);
        let mut translation_desk = Desk::new(&file.source.path, world, std::mem::take(&mut file.wrong));
        if let Some((said_in, said)) = translation(&mut translation_desk, &mut file, &text, &language)
            && (drafts || !file.common.draft)
        {
            texts.insert(said_in.clone(), said);
            translated.extend(file.fields.take().map(|fields| (said_in, fields)));
        }
        said_wrong.append(&mut translation_desk.problems);
        translated_problems.extend(said_wrong.into_iter().map(|it| it.with_line_of(&file.source.text)));
        used.append(&mut translation_desk.used);
    }
    let common = std::mem::take(&mut original.common);
    let settled = Settled { slug: slug.clone(), thing, language, texts, translations: translated };
    let item = original.fields.take().and_then(|fields| build(&mut desk, fields, common, settled));
    problems.append(&mut desk.problems);
    let text = &original.source.text;
    let problems = problems.into_iter().map(|it| it.with_line_of(text)).chain(translated_problems).collect();
    used.append(&mut desk.used);
    if world.names.standing(thing, &slug) == Some(Standing::Out) {
        Built { item, problems, used }
    } else {
        Built { item: None, problems, used: BTreeSet::new() }
    }
}

/// The second line of a title, where the kind of file has one.
fn subtitle(fields: &mut Option<Fields>) -> Option<String> {
    match fields {
        Some(Fields::Undertaking(fields)) => fields.full_name.take(),
        Some(Fields::Person(fields)) => fields.description.take(),
        Some(Fields::Event(fields)) => fields.label.take(),
        _ => None,
    }
}

fn original_text(desk: &mut Desk<'_>, file: &mut File) -> Text {
    let title = match file.common.title.take() {
        Some(raw) => desk.words("title", &raw),
        None => {
            if file.fields.is_some() {
                desk.missing("title", Position::START, None);
            }
            String::new()
        }
    };
    Text {
        title,
        summary: desk.text(file.common.summary.take()),
        subtitle: desk.text(subtitle(&mut file.fields)),
        body: body::settle(file, desk),
    }
}

/// What a translation says; what it does not repeat is as in the original.
fn translation(
    desk: &mut Desk<'_>,
    file: &mut File,
    original: &Text,
    first: &Language,
) -> Option<(Language, Text)> {
    let language = file.translation.clone()?;
    if language == *first {
        let hint = format!("its original is in \"{language}\" already");
        desk.error(Position::START, "a translation into the language of its original", hint);
        return None;
    }
    if !desk.world.languages.contains(&language) {
        let known: Vec<&str> = desk.world.languages.iter().map(Language::as_str).collect();
        let hint = format!("site.toml names {}", known.join(", "));
        desk.error(Position::START, format!("the site has no language \"{language}\""), hint);
    }
    let title = file.common.title.take().map(|raw| desk.words("title", &raw));
    let summary = desk.text(file.common.summary.take());
    let second = desk.text(subtitle(&mut file.fields));
    let body = body::settle(file, desk);
    let text = Text {
        title: title.unwrap_or_else(|| original.title.clone()),
        summary: summary.or_else(|| original.summary.clone()),
        subtitle: second.or_else(|| original.subtitle.clone()),
        body: if body.is_empty() { original.body.clone() } else { body },
    };
    Some((language, text))
}
