use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;
use tempfile::TempDir;

use super::site::{Site, told};

/// A content folder of a test's own, and the site that is published from it.
pub struct Newsroom {
    folder: TempDir,
}

impl Newsroom {
    /// A copy of the demo newsroom.
    pub fn like_the_demo() -> Self {
        let newsroom = Self { folder: tempfile::tempdir().expect("a folder") };
        copy_folder(&Path::new(env!("CARGO_MANIFEST_DIR")).join("content"), &newsroom.content());
        newsroom
    }

    /// A newsroom of one language with nothing in it.
    pub fn empty() -> Self {
        let newsroom = Self { folder: tempfile::tempdir().expect("a folder") };
        newsroom.write(
            "site.toml",
            "title = \"A newsroom\"\ntagline.en = \"For tests\"\nlanguages = [\"en\"]\n\
             url = \"https://belfry.example/\"\nzone = \"Europe/Paris\"\nnow = 2020-11-16\n",
        );
        newsroom
    }

    /// Writes a source.
    pub fn write(&self, path: &str, text: &str) {
        let file = self.content().join(path);
        let parent = file.parent().expect("a source lies in a folder");
        fs::create_dir_all(parent).and_then(|()| fs::write(&file, text)).expect("a source can be written");
    }

    /// Changes words of a source, which must be there.
    pub fn edit(&self, path: &str, from: &str, to: &str) {
        let file = self.content().join(path);
        let text = fs::read_to_string(&file).unwrap_or_else(|error| panic!("{path}: {error}"));
        assert!(text.contains(from), "{path} does not say {from}");
        fs::write(&file, text.replace(from, to)).expect("a source can be written");
    }

    /// Publishes over what was published before, and tells where it is.
    pub fn publish(&self) -> Site {
        let site = Site { folder: self.folder.path().join("site"), base: "/".to_owned() };
        let output = Command::new(told("BELFRY_BIN"))
            .arg("publish")
            .arg(self.content())
            .arg("--app")
            .arg(told("BELFRY_APP"))
            .arg("--out")
            .arg(&site.folder)
            .arg("--no-cards")
            .output()
            .expect("the publisher starts");
        let words = String::from_utf8_lossy(&output.stderr);
        assert!(
            output.status.success(),
            "the publisher says:\n{}",
            words.chars().take(4_000).collect::<String>()
        );
        site
    }

    /// The sources that the publisher refuses.
    pub fn refused(&self) -> BTreeSet<String> {
        let check = Command::new(told("BELFRY_BIN"))
            .arg("check")
            .arg(self.content())
            .args(["--format", "json"])
            .output()
            .expect("the publisher starts");
        let problems: Vec<Value> = serde_json::from_slice(&check.stdout).expect("a list of problems");
        let errors = problems.iter().filter(|problem| problem["severity"] == "error");
        errors.filter_map(|problem| problem["file"].as_str()).map(str::to_owned).collect()
    }

    fn content(&self) -> PathBuf {
        self.folder.path().join("content")
    }
}

fn copy_folder(from: &Path, to: &Path) {
    for entry in walkdir::WalkDir::new(from) {
        let entry = entry.unwrap_or_else(|error| panic!("{}: {error}", from.display()));
        let inside = entry.path().strip_prefix(from).expect("a walked file stands in its folder");
        let target = to.join(inside);
        let copied = if entry.file_type().is_dir() {
            fs::create_dir_all(&target)
        } else {
            fs::copy(entry.path(), &target).map(drop)
        };
        copied.unwrap_or_else(|error| panic!("{}: {error}", target.display()));
    }
}
