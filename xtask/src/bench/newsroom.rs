//! The newsroom that publishing is measured on: a content folder once, or with nearly everything twice.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use walkdir::WalkDir;

use crate::house;

/// What stands twice. An article belongs to one edition, so that editions stay as they are.
const DOUBLED: [&str; 6] = ["news", "projects", "groups", "people", "events", "pages"];

/// How often a content folder is copied into the measured one.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Size {
    /// As it is.
    Once,
    /// Every article, event, person, project, group and page a second time under another slug.
    Twice,
}

/// Makes a copy of a content folder to measure; without an address it gets one, so that a sitemap
/// is written.
pub fn copy(content: &Path, size: Size) -> Result<PathBuf> {
    let name = if size == Size::Once { "content" } else { "content-twice" };
    let to = house::target().join("bench").join(name);
    if to.exists() {
        fs::remove_dir_all(&to).with_context(|| format!("{} cannot be replaced", to.display()))?;
    }
    for entry in WalkDir::new(content).sort_by_file_name() {
        let entry = entry.with_context(|| format!("{} cannot be read", content.display()))?;
        if entry.file_type().is_file() {
            let path = entry.path().strip_prefix(content).context("a walked file stands in its folder")?;
            place(entry.path(), path, &to, size)?;
        }
    }
    Ok(to)
}

fn place(file: &Path, path: &Path, to: &Path, size: Size) -> Result<()> {
    let bytes = fs::read(file).with_context(|| format!("{} cannot be read", file.display()))?;
    if path == Path::new("site.toml") {
        return write(&to.join(path), addressed(&String::from_utf8_lossy(&bytes)).as_bytes());
    }
    write(&to.join(path), &bytes)?;
    let folder = path.components().next().map(|first| first.as_os_str().to_string_lossy());
    let doubled = folder.is_some_and(|folder| DOUBLED.contains(&&*folder));
    if size == Size::Twice && doubled && path.extension().is_some_and(|extension| extension == "md") {
        let again = to
            .join(path.with_file_name(second_name(&path.file_name().unwrap_or_default().to_string_lossy())));
        return write(&again, second_text(&String::from_utf8_lossy(&bytes)).as_bytes());
    }
    Ok(())
}

fn write(file: &Path, bytes: &[u8]) -> Result<()> {
    let folder = file.parent().context("a file stands in a folder")?;
    fs::create_dir_all(folder).with_context(|| format!("{} cannot be made", folder.display()))?;
    fs::write(file, bytes).with_context(|| format!("{} cannot be written", file.display()))
}

fn addressed(site: &str) -> String {
    if site.lines().any(|line| line.starts_with("url ") || line.starts_with("url=")) {
        site.to_owned()
    } else {
        format!("url = \"https://news.example.org/\"\n{site}")
    }
}

/// `dam-again.fr.md` of `dam.fr.md`.
fn second_name(name: &str) -> String {
    match name.split_once('.') {
        Some((slug, rest)) => format!("{slug}-again.{rest}"),
        None => format!("{name}-again"),
    }
}

/// The same text with aliases of its own: no path leads to two things. They are on one line of
/// TOML, as the demonstration and imports have them.
fn second_text(text: &str) -> String {
    let line = |line: &str| match line.starts_with("aliases = [") {
        true => line.replace("\"/", "\"/again/"),
        false => line.to_owned(),
    };
    text.split_inclusive('\n').map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_second_of_a_text_has_a_name_and_aliases_of_its_own() {
        assert_eq!(second_name("dam.fr.md"), "dam-again.fr.md");
        assert_eq!(
            second_text("+++\naliases = [\"/a/\", \"/b/\"]\n+++\n[c](\"/d/\")\n"),
            "+++\naliases = [\"/again/a/\", \"/again/b/\"]\n+++\n[c](\"/d/\")\n"
        );
    }

    #[test]
    fn only_a_newsroom_without_an_address_gets_one() {
        assert_eq!(addressed("url = \"https://a.org/\"\n"), "url = \"https://a.org/\"\n");
        assert!(addressed("title = \"A\"\n").starts_with("url = \"https://news.example.org/\"\ntitle"));
    }
}
