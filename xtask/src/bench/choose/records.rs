//! The articles of a published site as plain records, read from its heads and bodies: what the oracle
//! goes through one by one, and what the peers load. The facet and search indexes are never looked at.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use walkdir::WalkDir;

use super::rich_text::plain_text;

/// How many articles stand in one file of records.
const PER_FILE: usize = 2000;

/// What a list shows of an article (bundle format, `Head`).
#[derive(Deserialize)]
struct Head {
    #[serde(rename = "o")]
    ordinal: u32,
    #[serde(rename = "s")]
    slug: String,
    #[serde(rename = "t")]
    title: String,
    #[serde(rename = "u", default)]
    summary: String,
    #[serde(rename = "d")]
    published: String,
    #[serde(rename = "k", default)]
    kind: Option<String>,
    #[serde(rename = "p", default)]
    projects: Vec<String>,
    #[serde(rename = "g", default)]
    groups: Vec<String>,
    #[serde(rename = "c", default)]
    topics: Vec<String>,
}

/// What stands in an article's page besides (bundle format, `ArticleEntry`).
#[derive(Deserialize)]
struct Entry {
    #[serde(rename = "h")]
    head: Place,
    #[serde(rename = "g", default)]
    languages: Vec<String>,
    #[serde(rename = "e", default)]
    edition: Option<Named>,
    #[serde(rename = "p", default)]
    people: Vec<Named>,
    #[serde(rename = "a", default)]
    authors: Vec<Named>,
    #[serde(rename = "o", default)]
    organisations: Vec<Named>,
    #[serde(rename = "l", default)]
    places: Vec<Named>,
    #[serde(rename = "b", default)]
    body: Value,
}

#[derive(Deserialize)]
struct Place {
    #[serde(rename = "o")]
    ordinal: u32,
}

#[derive(Deserialize)]
struct Named {
    #[serde(rename = "s")]
    slug: String,
    #[serde(rename = "n")]
    name: String,
}

/// An article as the pages of the bench read it.
#[derive(Serialize)]
struct Record {
    o: u32,
    s: String,
    t: String,
    u: String,
    /// Values by facet; months apart from years, for the peers count none.
    f: BTreeMap<&'static str, Vec<String>>,
    /// Names of what it is about and of who wrote it.
    #[serde(skip_serializing_if = "String::is_empty")]
    n: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    b: String,
}

/// Writes `heads.json`, and `records.json` with its `records/<n>.json`, into a folder; tells how many
/// articles there are.
pub fn write(site: &Path, to: &Path) -> Result<usize> {
    let bundle = site.join("bundle");
    let manifest: Value = parse(&bundle.join("manifest.json"))?;
    let Some(language) = manifest["languages"][0].as_str() else {
        bail!("{} names no language", bundle.join("manifest.json").display());
    };
    let names = names(&bundle, language)?;
    let mut records: Vec<Record> = Vec::new();
    for file in files(&bundle.join("heads").join(language))? {
        records.extend(parse::<Vec<Head>>(&file)?.into_iter().map(|head| record(head, &names)));
    }
    records.sort_by_key(|record| record.o);
    if records.iter().zip(0..).any(|(record, ordinal)| record.o != ordinal) {
        bail!("the heads in {} are not those of every article", bundle.display());
    }
    for file in files(&bundle.join("bodies/articles"))? {
        for entry in parse::<Vec<Entry>>(&file)? {
            let Some(record) = records.get_mut(entry.head.ordinal as usize) else { continue };
            if record.b.is_empty() {
                complete(record, entry);
            }
        }
    }
    let chunks = records.chunks(PER_FILE);
    put(&to.join("records.json"), &json!({ "chunks": chunks.len() }))?;
    for (n, chunk) in chunks.enumerate() {
        put(&to.join(format!("records/{n}.json")), &chunk)?;
    }
    // The peers filter by people and editions, too, which only bodies tell.
    records.iter_mut().for_each(|record| {
        record.n.clear();
        record.b.clear();
    });
    put(&to.join("heads.json"), &records)?;
    Ok(records.len())
}

/// The names of projects, groups and topics by kind and slug, as every page knows them.
type Names = BTreeMap<(&'static str, String), String>;

fn names(bundle: &Path, language: &str) -> Result<Names> {
    let start = format!("site.{language}.");
    let starts =
        |path: &PathBuf| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(&start));
    let Some(file) = files(bundle)?.into_iter().find(starts) else {
        bail!("{} has no file of the site", bundle.display());
    };
    let site: Value = parse(&file)?;
    let mut names = Names::new();
    for (kind, name) in [("projects", "t"), ("groups", "t"), ("topics", "n")] {
        for thing in site[kind].as_array().into_iter().flatten() {
            if let (Some(slug), Some(name)) = (thing["s"].as_str(), thing[name].as_str()) {
                names.insert((kind, slug.to_owned()), name.to_owned());
            }
        }
    }
    Ok(names)
}

fn record(head: Head, names: &Names) -> Record {
    let about = [("projects", &head.projects), ("groups", &head.groups), ("topics", &head.topics)];
    let keys = about.iter().flat_map(|(kind, slugs)| slugs.iter().map(|slug| (*kind, slug.clone())));
    let named: Vec<&str> = keys.filter_map(|key| names.get(&key)).map(String::as_str).collect();
    let part = |end: usize| head.published.get(..end).unwrap_or_default().to_owned();
    let f = BTreeMap::from([
        ("year", vec![part(4)]),
        ("month", vec![part(7)]),
        ("kind", head.kind.clone().into_iter().collect()),
        ("project", head.projects.clone()),
        ("group", head.groups.clone()),
        ("topic", head.topics.clone()),
    ]);
    let n = named.join("\n");
    Record { o: head.ordinal, s: head.slug, t: head.title, u: head.summary, f, n, b: String::new() }
}

fn complete(record: &mut Record, entry: Entry) {
    let mut people: Vec<String> = Vec::new();
    for person in entry.people.iter().chain(&entry.authors) {
        if !people.contains(&person.slug) {
            people.push(person.slug.clone());
        }
    }
    record.f.insert("person", people);
    record.f.insert("edition", entry.edition.iter().map(|edition| edition.slug.clone()).collect());
    record.f.insert("language", entry.languages);
    let about = entry.people.iter().chain(&entry.authors).chain(&entry.organisations).chain(&entry.places);
    for named in about {
        record.n.push('\n');
        record.n.push_str(&named.name);
    }
    record.b = plain_text(&entry.body);
}

/// The files right in a folder, or below it, in order.
fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in WalkDir::new(folder).sort_by_file_name() {
        let entry = entry.with_context(|| format!("{} cannot be read", folder.display()))?;
        if entry.file_type().is_file() && entry.path().extension().is_some_and(|kind| kind == "json") {
            files.push(entry.into_path());
        }
    }
    Ok(files)
}

fn parse<T: for<'de> Deserialize<'de>>(file: &Path) -> Result<T> {
    let text = fs::read(file).with_context(|| format!("{} cannot be read", file.display()))?;
    serde_json::from_slice(&text).with_context(|| format!("{} is not as expected", file.display()))
}

fn put(file: &Path, value: &impl Serialize) -> Result<()> {
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder).with_context(|| format!("{} cannot be made", folder.display()))?;
    }
    fs::write(file, serde_json::to_vec(value)?)
        .with_context(|| format!("{} cannot be written", file.display()))
}
