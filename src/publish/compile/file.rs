use crate::model::{Language, RichText, clean};
use crate::publish::front_matter::fields::{
    ArticleFields, Common, EditionFields, EventFields, HasCommon, PageFields, PersonFields, UndertakingFields,
};
use crate::publish::front_matter::{self, Node, Value};
use crate::publish::markdown::{self, RemarkKind};
use crate::publish::problem::{Position, Problem};
use crate::publish::source::Source;

use super::names::Thing;

/// A Markdown file with its fields read; what they mean is not yet judged, and its text is not yet
/// parsed: the trees of all bodies at once would take several times what their texts do.
pub(super) struct File {
    /// Its own, so that it goes when the file has been built.
    pub(super) source: Source,
    pub(super) thing: Thing,
    /// The name without the language and `.md`.
    pub(super) name: String,
    /// The language that the file's name says: of a translation.
    pub(super) translation: Option<Language>,
    pub(super) common: Common,
    /// Absent where the front matter cannot be parsed.
    pub(super) fields: Option<Fields>,
    /// Names of the fields that were there, but wrong.
    pub(super) wrong: Vec<String>,
    /// Empty until [`File::read_body`].
    pub(super) body: RichText,
    /// Where in the source the text begins.
    body_at: usize,
    pub(super) lines_above: u32,
    pub(super) problems: Vec<Problem>,
}

/// The fields of each kind of file.
pub(super) enum Fields {
    Article(Box<ArticleFields>),
    Undertaking(Box<UndertakingFields>),
    Person(Box<PersonFields>),
    Event(Box<EventFields>),
    Edition(Box<EditionFields>),
    Page(Box<PageFields>),
}

/// What a translation may say again.
const TRANSLATED: [&str; 9] =
    ["title", "summary", "draft", "full_name", "description", "label", "date_note", "sections", "outputs"];

impl File {
    /// Reads a file of one of the folders of things; any other file comes back.
    pub(super) fn parse(source: Source) -> Result<Self, Source> {
        let Some((thing, name, translation)) = told_by_path(&source.path) else {
            return Err(source);
        };
        let mut problems = Vec::new();
        let mut split = front_matter::split(&source.path, &source.text, &mut problems);
        if translation.is_some()
            && let Some(root) = &mut split.root
        {
            check_translation(root, &source.path, &mut problems);
        }
        let body_at = source.text.len() - split.body.len();
        let (root, lines_above) = (split.root, split.lines_above);
        let mut file = Self {
            source,
            thing,
            name,
            translation,
            common: Common::default(),
            fields: None,
            wrong: Vec::new(),
            body: RichText::default(),
            body_at,
            lines_above,
            problems,
        };
        if let Some(root) = root {
            file.read_fields(root);
        }
        Ok(file)
    }

    fn body_text(&self) -> &str {
        &self.source.text[self.body_at..]
    }

    fn read_fields(&mut self, root: Node) {
        self.fields = Some(match self.thing {
            Thing::Article => Fields::Article(self.fields_of(root)),
            Thing::Project | Thing::Group => Fields::Undertaking(self.fields_of(root)),
            Thing::Person => Fields::Person(self.fields_of(root)),
            Thing::Event => Fields::Event(self.fields_of(root)),
            Thing::Edition => Fields::Edition(self.fields_of(root)),
            Thing::Page | Thing::Topic | Thing::Organisation | Thing::Place => {
                Fields::Page(self.fields_of(root))
            }
        });
    }

    fn fields_of<T>(&mut self, root: Node) -> Box<T>
    where
        T: HasCommon + Default + serde::de::DeserializeOwned,
    {
        let mut reading = front_matter::read::<T>(&self.source.path, root, &mut self.problems);
        self.common = reading.fields.take_common();
        self.wrong = reading.wrong;
        Box::new(reading.fields)
    }

    /// Parses the text.
    pub(super) fn read_body(&mut self) {
        let parsed = markdown::parse(self.body_text());
        self.body = parsed.body;
        for remark in parsed.remarks {
            let number = |raw: usize| u32::try_from(raw).unwrap_or(u32::MAX);
            let at = Position { line: number(remark.line) + self.lines_above, column: number(remark.column) };
            let problem = match remark.kind {
                RemarkKind::Error => Problem::error(&self.source.path, at, remark.sentence),
                RemarkKind::Advice => Problem::advice(&self.source.path, at, remark.sentence),
            };
            self.problems.push(problem.hint(Some(remark.hint).filter(|hint| !hint.is_empty())));
        }
    }

    /// The place of something in the text: where `words` first stand, else its beginning.
    pub(super) fn place_in_body(&self, words: &str) -> Position {
        let found = self.body_text().find(words).unwrap_or(0);
        let at = Position::of_offset(self.body_text(), found);
        Position { line: at.line + self.lines_above, column: at.column }
    }

    /// The path of the file that this one would translate.
    pub(super) fn original_path(&self) -> String {
        let folder = self.source.path.rsplit_once('/').map_or("", |(folder, _)| folder);
        format!("{folder}/{}.md", self.name)
    }
}

/// What a file is, its name, and of a translation its language; `None` for what is no thing.
fn told_by_path(path: &str) -> Option<(Thing, String, Option<Language>)> {
    let (folder, inside) = path.split_once('/')?;
    let thing = Thing::of_folder(folder)?;
    let stem = inside.rsplit('/').next()?.strip_suffix(".md")?;
    let (name, translation) = match stem.rsplit_once('.') {
        Some((name, suffix)) => match suffix.parse::<Language>() {
            Ok(language) => (name, Some(language)),
            Err(_) => (stem, None),
        },
        None => (stem, None),
    };
    Some((thing, name.to_owned(), translation))
}

/// Takes out of a translation what only its original may say, and tells it.
fn check_translation(root: &mut Node, file: &str, problems: &mut Vec<Problem>) {
    let hint = || "a translation repeats only its words; write this in the original".to_owned();
    let Value::Table(entries) = &mut root.value else {
        return;
    };
    entries.retain(|(key, _)| {
        let allowed = TRANSLATED.contains(&key.text.as_str());
        if !allowed {
            let sentence = format!("\"{}\" does not belong in a translation", clean(&key.text));
            problems.push(Problem::error(file, key.at, sentence).hint(hint()));
        }
        allowed
    });
    for (key, node) in entries.iter_mut() {
        let Value::List(items) = &mut node.value else {
            continue;
        };
        for item in items {
            let Value::Table(inner) = &mut item.value else {
                continue;
            };
            inner.retain(|(inner_key, _)| {
                let allowed = inner_key.text == "title";
                if !allowed {
                    let sentence = format!(
                        "\"{}\" of \"{}\" does not belong in a translation",
                        clean(&inner_key.text),
                        key.text
                    );
                    problems.push(Problem::error(file, inner_key.at, sentence).hint(hint()));
                }
                allowed
            });
        }
    }
}
