//! Small newsrooms for tests, read and compiled as the publisher does.

use std::path::{Path, PathBuf};

use belfry::publish::compile::{self, Compiled, Options};
use belfry::publish::now::Clocks;
use belfry::publish::source::{self, Content, Source};

/// A `site.toml` for folders that have none of their own.
const SITE: &str =
    "title = \"Belfry\"\nlanguages = [\"en\", \"fr\"]\nzone = \"Europe/Paris\"\nnow = 2020-11-16\n";

/// A path of the repository.
pub fn repository(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// Reads a folder, to which a `site.toml` is added where it has none.
pub fn read(folder: &Path) -> Content {
    let mut content = source::read(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    with_site(&mut content);
    content
}

/// A content folder of these files.
pub fn content_of(files: &[(&str, &str)]) -> Content {
    let sources =
        files.iter().map(|(path, text)| Source { path: (*path).to_owned(), text: (*text).to_owned() });
    let mut content = Content { sources: sources.collect(), ..Content::default() };
    with_site(&mut content);
    content
}

fn with_site(content: &mut Content) {
    if content.sources.iter().all(|source| source.path != "site.toml") {
        content.sources.push(Source { path: "site.toml".to_owned(), text: SITE.to_owned() });
    }
}

/// Compiles as at the site's own *now*, whatever the clock says.
pub fn compiled(content: Content) -> Compiled {
    let clocks = Clocks { asked: None, epoch: None, clock: Default::default() };
    compile::compile(content, &Options { drafts: false, clocks })
}

/// All problems as they are printed.
pub fn printed(compiled: &Compiled) -> String {
    let shown: Vec<String> =
        compiled.problems.iter().map(|problem| problem.display("content").to_string()).collect();
    shown.join("\n\n")
}
