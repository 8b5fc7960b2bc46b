use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use walkdir::WalkDir;

/// What the articles of a newsroom are made of.
#[derive(Default)]
pub struct Stock {
    /// Slugs that are taken.
    pub slugs: Vec<String>,
    /// Titles, as words.
    pub titles: Vec<Vec<String>>,
    /// Sentences of summaries.
    pub summaries: Vec<String>,
    /// Sentences of paragraphs, with their links and emphasis.
    pub sentences: Vec<String>,
    /// Headings.
    pub headings: Vec<String>,
    /// Points of lists.
    pub points: Vec<String>,
    /// How bodies are built.
    pub builds: Vec<Vec<Part>>,
    /// Years of publication, one per article.
    pub years: Vec<i32>,
    /// Topics, one list per article.
    pub topics: Vec<Vec<String>>,
    /// Authors, one list per article.
    pub authors: Vec<Vec<String>>,
    /// Groups.
    pub groups: Vec<String>,
}

/// A part of a body, without its words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// A heading of a level.
    Heading(usize),
    /// A paragraph of so many sentences.
    Paragraph(usize),
    /// A list of so many points.
    List(usize),
}

impl Stock {
    /// Reads a content folder, in the order of its names.
    pub fn read(content: &Path) -> Result<Self> {
        let mut stock = Self::default();
        for file in texts(&content.join("news"))? {
            let text =
                fs::read_to_string(&file).with_context(|| format!("{} cannot be read", file.display()))?;
            stock.slugs.push(slug_of(&file));
            stock.take(&text).with_context(|| format!("{} is no article", file.display()))?;
        }
        if content.join("groups").is_dir() {
            stock.groups = texts(&content.join("groups"))?.iter().map(|file| slug_of(file)).collect();
        }
        let needed = [stock.sentences.len(), stock.titles.len(), stock.builds.len(), stock.summaries.len()];
        if needed.contains(&0) {
            bail!("{} has no articles to recombine", content.display());
        }
        Ok(stock)
    }

    /// How many articles it was read from.
    pub fn articles(&self) -> usize {
        self.slugs.len()
    }

    /// Takes apart an article.
    pub fn take(&mut self, text: &str) -> Result<()> {
        let rest = text.strip_prefix("+++\n").context("there is no TOML front matter")?;
        let (front, body) = rest.split_once("\n+++\n").context("the front matter does not end")?;
        let front: toml::Table = front.parse().context("the front matter is no TOML")?;
        let said = |name: &str| front.get(name).and_then(toml::Value::as_str).unwrap_or_default();
        let list = |name: &str| {
            let values = front.get(name).and_then(toml::Value::as_array).into_iter().flatten();
            values.filter_map(|value| value.as_str().map(str::to_owned)).collect::<Vec<_>>()
        };
        let title: Vec<String> = said("title").split_whitespace().map(str::to_owned).collect();
        self.titles.extend(Some(title).filter(|words| words.len() > 1));
        self.summaries.extend(sentences(said("summary")).into_iter().filter(|it| is_sound(it)));
        let published = front.get("published").map(ToString::to_string).unwrap_or_default();
        let year = published.trim_matches('"').split('-').next().and_then(|year| year.parse::<i32>().ok());
        self.years.extend(year);
        self.topics.push(list("topics"));
        self.authors.push(list("authors"));
        let build: Vec<Part> = body.split("\n\n").filter_map(|block| self.part(block)).collect();
        // What lives elsewhere says little here.
        self.builds.extend(Some(build).filter(|parts| !parts.is_empty() && !front.contains_key("link")));
        Ok(())
    }

    /// Takes what stands in a block of Markdown; what is neither heading, list nor paragraph is left.
    fn part(&mut self, block: &str) -> Option<Part> {
        let block = block.trim_matches('\n').trim_start_matches("> ");
        if let Some(heading) = block.strip_prefix('#') {
            let level = 1 + heading.bytes().take_while(|byte| *byte == b'#').count();
            let heading = heading.trim_start_matches('#').trim();
            self.headings.extend(Some(heading.to_owned()).filter(|it| is_sound(it)));
            return Some(Part::Heading(level.clamp(2, 4)));
        }
        let lines: Vec<&str> = block.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
        let points: Vec<&str> = lines.iter().filter_map(|line| point(line)).collect();
        if !points.is_empty() {
            self.points.extend(points.iter().filter(|it| is_sound(it)).map(|it| (*it).to_owned()));
            return Some(Part::List(points.len()));
        }
        if !lines.first()?.starts_with(|first: char| first.is_alphabetic() || first == '[') {
            return None;
        }
        let found = sentences(&lines.join(" "));
        let count = found.len();
        self.sentences.extend(found.into_iter().filter(|it| is_sound(it)));
        (count > 0).then_some(Part::Paragraph(count))
    }
}

/// What a point of a list says; nothing for a line that is none.
fn point(line: &str) -> Option<&str> {
    let numbered = || line.trim_start_matches(|c: char| c.is_ascii_digit()).strip_prefix('.');
    line.strip_prefix(['*', '-', '+']).or_else(numbered)?.strip_prefix(' ').map(str::trim)
}

/// The Markdown files in a folder, sorted.
fn texts(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in WalkDir::new(folder).sort_by_file_name() {
        let entry = entry.with_context(|| format!("{} cannot be read", folder.display()))?;
        if entry.path().extension().is_some_and(|extension| extension == "md") {
            files.push(entry.into_path());
        }
    }
    Ok(files)
}

fn slug_of(file: &Path) -> String {
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    name.split('.').next().unwrap_or_default().to_owned()
}

/// Cuts after a full stop, a question or an exclamation mark that a space follows.
fn sentences(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut rest = text.trim();
    while let Some(end) = ['.', '?', '!'].into_iter().filter_map(|mark| rest.find(&format!("{mark} "))).min()
    {
        found.push(rest[..=end].to_owned());
        rest = rest[end + 1..].trim_start();
    }
    if !rest.is_empty() {
        found.push(rest.to_owned());
    }
    found
}

/// Whether words can stand anywhere: a few of them, without markup that needs what stood around
/// them, and without links within the newsroom.
fn is_sound(words: &str) -> bool {
    let balanced = |open: char, close: char| words.matches(open).count() == words.matches(close).count();
    let even = |mark: char| words.matches(mark).count().is_multiple_of(2);
    let starts_well =
        words.starts_with(|first: char| first.is_alphabetic() || ['[', '“', '"'].contains(&first));
    starts_well
        && !words.contains(['<', '>', '{', '}', '|', '\\', '`'])
        && !["[^", "](/", "](#", "=http", "![", "&lt;", "\"[", "]:"].iter().any(|mark| words.contains(mark))
        && balanced('[', ']')
        && balanced('(', ')')
        && even('*')
        && even('_')
        && (2..=90).contains(&words.split_whitespace().count())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_article_is_taken_apart() {
        let mut stock = Stock::default();
        let text = "+++\ntitle = \"A long day\"\nsummary = \"It rains. It snows.\"\npublished = 2014-10-02T14:23:53-04:00\n\
            topics = [\"a\", \"b\"]\n+++\n\n## Of the day\n\nOne is [here](https://example.org/). Two is **there**!\n\n\
            * first point\n* second point\n\n<img src=\"x\">\n";
        stock.take(text).expect("an article");
        assert_eq!(stock.builds, [[Part::Heading(2), Part::Paragraph(2), Part::List(2)]]);
        assert_eq!(stock.sentences, ["One is [here](https://example.org/).", "Two is **there**!"]);
        assert_eq!(stock.points, ["first point", "second point"]);
        assert_eq!(stock.summaries, ["It rains.", "It snows."]);
        assert_eq!((stock.years, stock.topics[0].len()), (vec![2014], 2));
    }

    #[test]
    fn words_that_need_what_stood_around_them_are_left() {
        for words in ["a link [to", "**half bold", "see [it](/news/x/)", "<b>bold", "- a point", "alone"] {
            assert!(!is_sound(words), "{words}");
        }
        assert!(is_sound("See the [list](https://example.org/a_b_c) of it."));
    }
}
