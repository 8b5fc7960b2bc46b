use std::fmt::Write as _;
use std::fs;
use std::io;
use std::path::Path;
use std::thread;

use anyhow::{Context, Result, anyhow, bail};
use walkdir::WalkDir;

use super::article::{self, COUNTRIES, PLACES, PROJECTS, Plan, quoted};
use super::stock::Stock;

/// The hidden file by which a folder is known as made here.
const MARK: &str = ".corpus";

/// Clears the folder, unless something stands there that was not made here.
pub fn begin(out: &Path, content: &Path) -> Result<()> {
    if out.canonicalize().ok().is_some_and(|out| content.canonicalize().is_ok_and(|it| it.starts_with(out))) {
        bail!("{} holds the newsroom that is read; name another folder", out.display());
    }
    match fs::read_dir(out).map(|mut entries| entries.next().is_some()) {
        Ok(true) if !out.join(MARK).exists() => {
            bail!("{} is not empty, and nothing that this command made: name another folder", out.display());
        }
        Ok(_) => fs::remove_dir_all(out).with_context(|| format!("{} cannot be cleared", out.display()))?,
        Err(error) if error.kind() == io::ErrorKind::NotFound => (),
        Err(error) => return Err(error).with_context(|| format!("{} cannot be written", out.display())),
    }
    fs::create_dir_all(out).with_context(|| format!("{} cannot be made", out.display()))?;
    write_file(&out.join(MARK), "Made by cargo xtask bench corpus.\n")
}

/// Writes everything: what the newsroom has, and what is planned.
pub fn write(out: &Path, content: &Path, stock: &Stock, plan: &Plan) -> Result<()> {
    copy(content, out)?;
    tables(content, out)?;
    for edition in &plan.editions {
        write_file(
            &out.join("editions").join(format!("{}.md", edition.slug())),
            &format!(
                "+++\ntitle = \"Edition {year}-{month:02}\"\npublished = \"{year}-{month:02}\"\n\n[[sections]]\n\
                title = \"News\"\narticles = [{articles}]\n+++\n",
                year = edition.month.0,
                month = edition.month.1,
                articles = edition.articles.iter().map(|slug| quoted(slug)).collect::<Vec<_>>().join(", "),
            ),
        )?;
    }
    for project in 1..=PROJECTS {
        let text = format!("+++\ntitle = \"Project {project}\"\n+++\n");
        write_file(&out.join("projects").join(format!("project-{project}.md")), &text)?;
    }
    articles(out, stock, plan)
}

/// Writes the articles on all cores, a folder per year.
fn articles(out: &Path, stock: &Stock, plan: &Plan) -> Result<()> {
    let workers = thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let share = plan.articles.len().div_ceil(workers).max(1);
    thread::scope(|scope| {
        let parts = plan.articles.chunks(share).enumerate();
        let running: Vec<_> = parts
            .map(|(part, articles)| {
                scope.spawn(move || {
                    (part * share..).zip(articles).try_for_each(|(number, planned)| {
                        let folder = out.join("news").join(planned.day.0.to_string());
                        let file = folder.join(format!("{}.md", planned.slug));
                        write_file(&file, &article::text(stock, planned, number))
                    })
                })
            })
            .collect();
        running.into_iter().try_for_each(|part| part.join().map_err(|_| anyhow!("a writer stopped"))?)
    })
}

fn copy(content: &Path, out: &Path) -> Result<()> {
    for entry in WalkDir::new(content).sort_by_file_name() {
        let entry = entry.with_context(|| format!("{} cannot be read", content.display()))?;
        let path = entry.path().strip_prefix(content).context("a walked file stands in its folder")?;
        if entry.file_type().is_file() {
            let to = out.join(path);
            with_folder(&to, || fs::copy(entry.path(), &to).map(|_| ()))
                .with_context(|| format!("{} cannot be written", to.display()))?;
        }
    }
    Ok(())
}

/// Adds the places.
fn tables(content: &Path, out: &Path) -> Result<()> {
    let mut places = match fs::read_to_string(content.join("places.toml")) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => String::new(),
        read => read.context("places.toml cannot be read")?,
    };
    for place in 0..PLACES {
        let country = COUNTRIES[place % COUNTRIES.len()];
        let number = place + 1;
        writeln!(places, "\n[place-{number}]\nname = \"Place {number}\"\ncountry = \"{country}\"")?;
    }
    write_file(&out.join("places.toml"), &places)
}

fn write_file(file: &Path, text: &str) -> Result<()> {
    with_folder(file, || fs::write(file, text))
        .with_context(|| format!("{} cannot be written", file.display()))
}

/// Does something with a file, once more after making its folder where that was missing.
fn with_folder(file: &Path, act: impl Fn() -> io::Result<()>) -> io::Result<()> {
    match (act(), file.parent()) {
        (Err(error), Some(folder)) if error.kind() == io::ErrorKind::NotFound => {
            fs::create_dir_all(folder)?;
            act()
        }
        (done, _) => done,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::env;
    use std::path::PathBuf;

    use super::*;

    /// A folder of its own for a test, gone when the test is over.
    struct Room(PathBuf);

    impl Room {
        fn new(name: &str) -> Self {
            let room = Self(env::temp_dir().join(format!("belfry-corpus-{name}-{}", std::process::id())));
            fs::create_dir_all(&room.0).expect("a folder for the test");
            room
        }

        /// A newsroom of ten articles about three topics.
        fn content(&self) -> PathBuf {
            let content = self.0.join("content");
            write_file(&content.join("site.toml"), "title = \"A\"\n").expect("written");
            for number in 0..10 {
                let text = format!(
                    "+++\ntitle = \"The word number {number}\"\nsummary = \"It is {number} again.\"\n\
                    published = 201{number}-03-04\ntopics = [\"topic-{}\"]\nauthors = [\"a\"]\n+++\n\n\
                    It is number {number} here. It was there.\n",
                    number * number % 3
                );
                write_file(&content.join(format!("news/number-{number}.md")), &text).expect("written");
            }
            content
        }

        fn corpus(&self, name: &str, articles: usize) -> BTreeMap<PathBuf, String> {
            let (content, out) = (self.content(), self.0.join(name));
            super::super::bench(&content, Some(articles), Some(&out)).expect("a corpus");
            let files = WalkDir::new(&out).into_iter().map(|entry| entry.expect("an entry"));
            files
                .filter(|entry| entry.file_type().is_file())
                .map(|entry| {
                    let path = entry.path().strip_prefix(&out).expect("inside").to_owned();
                    (path, fs::read_to_string(entry.path()).expect("a text"))
                })
                .collect()
        }
    }

    impl Drop for Room {
        fn drop(&mut self) {
            drop(fs::remove_dir_all(&self.0));
        }
    }

    #[test]
    fn the_same_number_of_articles_gives_the_same_bytes_again() {
        let room = Room::new("same");
        let first = room.corpus("one", 300);
        assert!(first == room.corpus("two", 300), "the second differs");
        let news = first.keys().filter(|path| path.starts_with("news")).count();
        assert_eq!(news, 300);
        assert!(first == room.corpus("one", 300), "made over the first it differs");
    }

    #[test]
    fn few_projects_have_most_articles_and_most_have_few() {
        let room = Room::new("spread");
        let files = room.corpus("one", 2000);
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        for text in files.values() {
            let line = text.lines().find_map(|line| line.strip_prefix("projects = ["));
            let named = line.unwrap_or_default().split('"').filter(|word| word.starts_with("project-"));
            named.for_each(|project| *counts.entry(project).or_default() += 1);
        }
        let count = |project: &str| counts.get(project).copied().unwrap_or_default();
        assert!(count("project-1") > 150 && count("project-1") > 5 * count("project-10"), "{counts:?}");
        assert!(counts.len() > 50, "{counts:?}");
        let about = |topic: &str| files.values().filter(|text| text.contains(topic)).count();
        assert!(about("topic-1") > about("topic-0"), "as frequent as in the newsroom");
    }

    #[test]
    fn nothing_is_written_over_what_was_not_made_here() {
        let room = Room::new("mine");
        let (content, out) = (room.content(), room.0.join("mine"));
        write_file(&out.join("a.txt"), "mine").expect("written");
        let told = |articles: Option<usize>, out: &Path| {
            format!("{:#}", super::super::bench(&content, articles, Some(out)).expect_err("an error"))
        };
        assert!(told(Some(20), &out).contains("is not empty"));
        assert!(told(Some(20), &content).contains("holds the newsroom that is read"));
        assert!(told(Some(20), &out.join("a.txt")).contains("cannot be written"));
        assert!(told(Some(10), &out).contains("ask for more"));
        assert!(told(None, &out).contains("--articles"));
        assert_eq!(fs::read_to_string(out.join("a.txt")).expect("still there"), "mine");
    }
}
