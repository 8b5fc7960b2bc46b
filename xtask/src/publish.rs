//! Calling the publisher.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::app::Profile;
use crate::house;
use crate::run::{cargo, run, say};

/// One newsroom to publish over one built app.
pub struct Job<'a> {
    /// The content folder.
    pub content: &'a Path,
    /// The built app, whose shell already carries `base`.
    pub app: &'a Path,
    /// Where the site goes.
    pub out: &'a Path,
    /// The path the site stands under, with a slash at both ends.
    pub base: &'a str,
    /// Whether drafts are published.
    pub drafts: bool,
    /// Whether compressed copies stand beside the files.
    pub compress: bool,
    /// Whether cards are drawn.
    pub cards: bool,
}

/// Refuses a content folder that is none, before anything is built for it.
pub fn must_be_content(folder: &Path) -> Result<()> {
    if !folder.join("site.toml").is_file() {
        bail!("{} is no content folder: it has no site.toml", folder.display());
    }
    Ok(())
}

/// Builds `belfry` and tells where it is.
pub fn program(profile: Profile) -> Result<PathBuf> {
    let mut command = cargo();
    command.args(["build", "--bin", "belfry"]);
    let folder = match profile {
        Profile::Dev => "debug",
        Profile::Release => {
            command.arg("--release");
            "release"
        }
    };
    say("Building the publisher");
    run(&mut command, "building the publisher")?;
    Ok(house::target().join(folder).join(house::executable("belfry")))
}

/// Publishes; mistakes in the content are on the terminal before the error comes back.
pub fn publish(program: &Path, job: &Job) -> Result<()> {
    say(&format!("Publishing {}", job.content.display()));
    let status =
        command(program, job).status().with_context(|| format!("{} could not start", program.display()))?;
    match status.code() {
        Some(0) => Ok(()),
        Some(1) => bail!("{} has mistakes; nothing was published", job.content.display()),
        _ => bail!("the publisher could not work ({status})"),
    }
}

/// The publisher with its arguments, not yet started.
pub fn command(program: &Path, job: &Job) -> Command {
    let mut command = Command::new(program);
    command
        .arg("publish")
        .arg(job.content)
        .arg("--app")
        .arg(job.app)
        .arg("--out")
        .arg(job.out)
        .args(["--base", job.base]);
    let words = [(job.drafts, "--drafts"), (job.compress, "--compress"), (!job.cards, "--no-cards")];
    for (wanted, word) in words {
        if wanted {
            command.arg(word);
        }
    }
    command
}
