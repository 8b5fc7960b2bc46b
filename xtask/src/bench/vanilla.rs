//! The field's plain rival: the same list of 50 articles in a page of vanilla JavaScript
//! (`benches/browser/vanilla`).

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};

use crate::{house, shell};

/// How many articles the list holds.
const ARTICLES: usize = 50;

/// Writes the list into a folder, with the articles of a content folder, repeated until there are 50.
pub fn write(content: &Path, folder: &Path) -> Result<()> {
    let articles = articles(content)?;
    let list: Vec<&Value> = articles.iter().cycle().take(ARTICLES).collect();
    shell::copy_folder(&house::root().join("benches/browser/vanilla"), folder)?;
    fs::write(folder.join("articles.json"), serde_json::to_string(&list)?)
        .context("the vanilla list cannot be written")
}

fn articles(content: &Path) -> Result<Vec<Value>> {
    let folder = content.join("news");
    let entries = fs::read_dir(&folder).with_context(|| format!("{} cannot be read", folder.display()))?;
    let mut files: Vec<_> = entries.flatten().map(|entry| entry.path()).collect();
    files.sort();
    let mut articles = Vec::new();
    for file in files.iter().filter(|file| file.extension().is_some_and(|extension| extension == "md")) {
        let text = fs::read_to_string(file).with_context(|| format!("{} cannot be read", file.display()))?;
        let Some((front, _)) = text.strip_prefix("+++\n").and_then(|rest| rest.split_once("\n+++")) else {
            continue;
        };
        let Ok(front) = front.parse::<toml::Table>() else { continue };
        let word = |name: &str| match front.get(name) {
            Some(toml::Value::String(text)) => text.clone(),
            Some(other) => other.to_string(),
            None => String::new(),
        };
        let slug = file.file_stem().unwrap_or_default().to_string_lossy();
        articles.push(json!({
            "slug": slug, "title": word("title"), "date": word("published"), "summary": word("summary"),
        }));
        if articles.len() == ARTICLES {
            break;
        }
    }
    if articles.is_empty() {
        bail!("{} holds no article with TOML front matter", folder.display());
    }
    Ok(articles)
}
