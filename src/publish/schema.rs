//! The rules of the content folder and of the bundle as JSON Schemas (draft 2020-12), made from the
//! structures that read the one and write the other.

use std::collections::BTreeMap;

use schemars::{JsonSchema, generate::SchemaSettings};
use serde_json::{Map, Value};

use super::bundling::MANIFEST_PATH;
use super::front_matter::fields::{
    ArticleFields, EditionFields, EventFields, OrganisationFields, PageFields, PersonFields, PlaceFields,
    SiteFields, TopicFields, UndertakingFields,
};
use super::write::{RECORD_PATH, Record};
use crate::bundle::{
    ArticleEntry, EditionEntry, EntryKind, EventEntry, EventHead, Head, Manifest, Named, OrganisationEntry,
    PageEntry, PersonEntry, PlaceEntry, SiteFile, TopicEntry, UndertakingEntry,
};
use crate::model::{Slug, ZoneName};

/// A schema for each kind of file that an editor writes, and of the bundle that readers load.
pub fn all() -> Map<String, Value> {
    content().into_iter().chain(bundle()).collect()
}

/// A schema for each kind of file of the content folder, by the files it is for.
pub fn content() -> Map<String, Value> {
    let mut projects = schema_of::<UndertakingFields>();
    let mut groups = projects.clone();
    adapt(&mut projects, |fields, _| {
        fields.remove("nature");
    });
    adapt(&mut groups, |_, required| required.push("nature".into()));
    let tables = [
        ("topics.toml", table_of::<TopicFields>()),
        ("organisations.toml", table_of::<OrganisationFields>()),
        ("places.toml", table_of::<PlaceFields>()),
    ];
    [
        ("site.toml", schema_of::<SiteFields>()),
        ("news/*.md", schema_of::<ArticleFields>()),
        ("projects/*.md", projects),
        ("groups/*.md", groups),
        ("people/*.md", schema_of::<PersonFields>()),
        ("events/*.md", schema_of::<EventFields>()),
        ("editions/*.md", schema_of::<EditionFields>()),
        ("pages/*.md", schema_of::<PageFields>()),
    ]
    .into_iter()
    .chain(tables)
    .map(|(files, schema)| (files.to_owned(), schema))
    .collect()
}

/// A schema for each kind of file of the bundle, by the files it is for; `*` stands for a part of a
/// path. A field that a schema does not name is one of a later day, and is passed over.
pub fn bundle() -> Map<String, Value> {
    let kinds = EntryKind::ALL.map(|kind| {
        let schema = match kind {
            EntryKind::Project | EntryKind::Group => written::<Vec<UndertakingEntry>>(),
            EntryKind::Topic => written::<Vec<TopicEntry>>(),
            EntryKind::Person => written::<Vec<PersonEntry>>(),
            EntryKind::Organisation => written::<Vec<OrganisationEntry>>(),
            EntryKind::Place => written::<Vec<PlaceEntry>>(),
            EntryKind::Event => written::<Vec<EventEntry>>(),
            EntryKind::Edition => written::<Vec<EditionEntry>>(),
            EntryKind::Page => written::<Vec<PageEntry>>(),
        };
        (["bundle/bodies/", kind.folder(), "/*/*.json"].concat(), schema)
    });
    [
        (MANIFEST_PATH, written::<Manifest>()),
        (RECORD_PATH, written::<Record>()),
        ("bundle/lists/*.json", written::<BTreeMap<String, String>>()),
        ("bundle/site.*.json", written::<SiteFile>()),
        ("bundle/names/*.json", written::<Vec<Named>>()),
        ("bundle/heads/*/*.json", written::<Vec<Head>>()),
        ("bundle/slugs/*.json", written::<BTreeMap<Slug, u32>>()),
        ("bundle/bodies/articles/*/*.json", written::<Vec<ArticleEntry>>()),
        ("bundle/agenda/*/*.json", written::<Vec<EventHead>>()),
        ("bundle/calendar/*/*.json", written::<BTreeMap<Slug, String>>()),
        ("bundle/calendar/zones.*.json", written::<BTreeMap<ZoneName, String>>()),
    ]
    .into_iter()
    .map(|(files, schema)| (files.to_owned(), schema))
    .chain(kinds)
    .collect()
}

/// The schema of what is written of a structure.
fn written<T: JsonSchema>() -> Value {
    SchemaSettings::draft2020_12().for_serialize().into_generator().into_root_schema_for::<T>().to_value()
}

fn schema_of<T: JsonSchema>() -> Value {
    let generator = SchemaSettings::draft2020_12().into_generator();
    let mut schema = generator.into_root_schema_for::<T>().to_value();
    require(&mut schema);
    schema
}

/// The mark of a field that must be there although its structure can do without, so that a
/// missing one can be told like every other mistake.
const REQUIRED: &str = "x-required";

/// Turns the marks of fields that must be there into what JSON Schema has for it.
fn require(schema: &mut Value) {
    match schema {
        Value::Object(schema) => {
            let mut marked = Vec::new();
            if let Some(Value::Object(fields)) = schema.get_mut("properties") {
                for (name, field) in fields {
                    let mark = field.as_object_mut().and_then(|field| field.remove(REQUIRED));
                    marked.extend(mark.map(|_| Value::from(name.as_str())));
                }
            }
            if !marked.is_empty() {
                schema.insert("required".to_owned(), Value::Array(marked));
            }
            schema.values_mut().for_each(require);
        }
        Value::Array(parts) => parts.iter_mut().for_each(require),
        _ => (),
    }
}

/// The schema of a table file: any names, each with the same fields.
fn table_of<T: JsonSchema>() -> Value {
    let mut entry = schema_of::<T>();
    let mut file = Map::new();
    if let Value::Object(entry) = &mut entry {
        for kept_at_the_root in ["$schema", "$defs"] {
            if let Some(part) = entry.remove(kept_at_the_root) {
                file.insert(kept_at_the_root.to_owned(), part);
            }
        }
    }
    file.insert("type".to_owned(), "object".into());
    file.insert("additionalProperties".to_owned(), entry);
    Value::Object(file)
}

/// Changes the fields of a schema and which of them must be there.
fn adapt(schema: &mut Value, change: impl FnOnce(&mut Map<String, Value>, &mut Vec<Value>)) {
    let Value::Object(schema) = schema else {
        return;
    };
    let mut required = match schema.remove("required") {
        Some(Value::Array(required)) => required,
        _ => Vec::new(),
    };
    if let Some(Value::Object(fields)) = schema.get_mut("properties") {
        change(fields, &mut required);
    }
    schema.insert("required".to_owned(), Value::Array(required));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn required(files: &str) -> Vec<String> {
        let schemas = content();
        let required = schemas[files]["required"].as_array().expect("required fields");
        required.iter().map(|name| name.as_str().expect("a name").to_owned()).collect()
    }

    #[test]
    fn what_must_be_there_is_required() {
        assert_eq!(required("news/*.md"), ["title"]);
        assert_eq!(required("groups/*.md"), ["title", "nature"]);
        assert_eq!(required("site.toml"), ["title", "languages"]);
    }

    #[test]
    fn only_groups_have_a_nature_and_unknown_fields_are_refused() {
        let schemas = content();
        assert!(schemas["groups/*.md"]["properties"]["nature"].is_object());
        assert!(schemas["projects/*.md"]["properties"]["nature"].is_null());
        assert_eq!(schemas["news/*.md"]["additionalProperties"], false);
        assert_eq!(schemas["topics.toml"]["additionalProperties"]["additionalProperties"], false);
    }

    #[test]
    fn dates_and_words_are_described() {
        let article = &content()["news/*.md"]["properties"];
        assert!(article["topics"]["items"]["type"] == "string", "{article:#}");
        assert!(article["published"].to_string().contains("2020-11-16"), "{article:#}");
    }
}
