//! The built app: what trunk makes of `src/main.rs`, `index.html`, `style/` and `public/`.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::house;
use crate::publish::{self, Job};
use crate::run::{run, say};
use crate::shell;
use crate::tools::{self, Tools};

/// Tells the hook that whoever called trunk will publish by itself.
const APP_ONLY: &str = "BELFRY_APP_ONLY";

/// How much care a build takes.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Profile {
    /// Quick to build, large to load.
    Dev,
    /// What readers get.
    Release,
}

/// Builds the app for the root path, and tells in which folder it is.
pub fn build(tools: &Tools, profile: Profile) -> Result<PathBuf> {
    let dist = house::target().join("app").join(match profile {
        Profile::Dev => "dev",
        Profile::Release => "release",
    });
    let mut trunk = tools.command("trunk");
    trunk.arg("build").arg("--dist").arg(&dist).env(APP_ONLY, "1");
    // Trunk reads this variable as a truth value and stops at anything but true or false.
    trunk.env_remove("NO_COLOR");
    if env::var_os("NO_COLOR").is_some() {
        trunk.args(["--color", "never"]);
    }
    if profile == Profile::Release {
        trunk.args(["--release", "--cargo-profile", "wasm-release"]);
    }
    say("Building the app");
    run(&mut trunk, "building the app")?;
    Ok(dist)
}

/// The hook of Trunk.toml: makes a release small, and publishes where trunk was called by hand.
pub fn after_build() -> Result<()> {
    let staging = PathBuf::from(
        env::var_os("TRUNK_STAGING_DIR").context("only trunk calls after-build, with TRUNK_STAGING_DIR")?,
    );
    let profile = match env::var("TRUNK_PROFILE").as_deref() {
        Ok("release") => Profile::Release,
        _ => Profile::Dev,
    };
    if profile == Profile::Release {
        shell::make_small(&staging, &tools::present()?)?;
    }
    if env::var_os(APP_ONLY).is_some() {
        return Ok(());
    }
    if env::var("TRUNK_PUBLIC_URL").is_ok_and(|url| url != "/") {
        bail!("trunk builds for the root only; for a sub-path use cargo xtask build --base");
    }
    publish_in_place(&staging, profile)
}

/// Publishes beside the staging folder, then puts the site into it, where trunk expects it.
fn publish_in_place(staging: &Path, profile: Profile) -> Result<()> {
    let program = publish::program(profile)?;
    let out = house::target().join("app").join("hook-site");
    let content = house::root().join("content");
    publish::publish(
        &program,
        &Job {
            content: &content,
            app: staging,
            out: &out,
            base: "/",
            drafts: false,
            compress: false,
            cards: true,
        },
    )?;
    fs::remove_dir_all(staging).with_context(|| format!("{} cannot be emptied", staging.display()))?;
    shell::copy_folder(&out, staging)
}
