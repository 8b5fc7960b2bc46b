//! The tools a build needs, each in one fixed version.
//!
//! A tool on PATH in the right version is used; else the one in the person's cache; else it is installed
//! there, in a folder named after tool and version. A folder appears only when its install has succeeded.

use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;

use anyhow::{Context, Result, bail};

use crate::house;
use crate::run::{cargo, output, run, say};

/// Where a tool comes from.
enum Origin {
    /// A Rust program, installed by cargo; the package it stands in.
    Cargo(&'static str),
    /// A program for node, installed by npm; the package and its version.
    Npm(&'static str, &'static str),
}

/// A program that a build calls.
struct Tool {
    program: &'static str,
    /// As the program itself states it.
    version: String,
    origin: Origin,
}

/// The tools, ready to be called.
pub struct Tools {
    path: OsString,
}

impl Tools {
    /// A command that finds every tool, and whatever it starts does too.
    pub fn command(&self, program: &str) -> Command {
        let mut command = Command::new(program);
        command.env("PATH", &self.path).current_dir(house::root());
        command
    }
}

/// Installs what is missing and tells where all tools are.
pub fn ready() -> Result<Tools> {
    wasm_target()?;
    let mut folders = Vec::new();
    for tool in wanted()? {
        if let Some(folder) = tool.folder()? {
            folders.push(folder);
        }
    }
    folders.extend(env::split_paths(&env::var_os("PATH").unwrap_or_default()));
    Ok(Tools { path: env::join_paths(folders).context("PATH holds a folder that cannot be joined")? })
}

/// The tools that are already here, without installing any.
pub fn present() -> Result<Tools> {
    let cache = house::tool_cache()?;
    let mut folders: Vec<PathBuf> = wanted()?.iter().map(|tool| tool.programs_in(&cache)).collect();
    folders.extend(env::split_paths(&env::var_os("PATH").unwrap_or_default()));
    Ok(Tools { path: env::join_paths(folders).context("PATH holds a folder that cannot be joined")? })
}

/// The accessibility checker that the browser tests put into each page: the path of its script.
pub fn axe() -> Result<PathBuf> {
    Ok(script_package("axe-core", "4.14.1")?.join("axe.min.js"))
}

/// The reader of calendars that many web pages use: its folder.
pub fn ical_js() -> Result<PathBuf> {
    script_package("ical.js", "2.2.1")
}

/// A Python that knows the readers of calendars and feeds which judge ours.
pub fn python_judges() -> Result<PathBuf> {
    const PACKAGES: [&str; 2] = ["icalendar==7.3.0", "feedparser==6.0.14"];
    let cache = house::tool_cache()?;
    let home = cache.join(["python", PACKAGES[0], PACKAGES[1]].join("-").replace("==", "-"));
    if !home.exists() {
        say("Installing icalendar and feedparser for Python (once; under a minute)");
        let unfinished = unfinished(&cache, "python-judges")?;
        let mut venv = Command::new("python3");
        run(
            venv.args(["-m", "venv"]).arg(&unfinished),
            "making a Python environment (Debian: python3-venv)",
        )?;
        let mut pip = Command::new(unfinished.join("bin/python"));
        pip.args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check"]).args(PACKAGES);
        run(&mut pip, "installing icalendar and feedparser")?;
        settle(&unfinished, &home)?;
    }
    Ok(home.join("bin/python"))
}

/// The folder of a package for browsers, installed by npm into the person's cache.
pub fn script_package(package: &str, version: &str) -> Result<PathBuf> {
    let cache = house::tool_cache()?;
    let home = cache.join(format!("{package}-{version}"));
    if !home.exists() {
        say(&format!("Installing {package} {version} (once; under a minute)"));
        let unfinished = unfinished(&cache, package)?;
        install_with_npm(package, version, &unfinished)?;
        settle(&unfinished, &home)?;
    }
    Ok(home.join("node_modules").join(package))
}

fn wanted() -> Result<Vec<Tool>> {
    Ok(vec![
        Tool { program: "trunk", version: "0.21.14".to_owned(), origin: Origin::Cargo("trunk") },
        Tool {
            program: "wasm-bindgen",
            version: locked_version("wasm-bindgen")?,
            origin: Origin::Cargo("wasm-bindgen-cli"),
        },
        Tool { program: "wasm-opt", version: "132".to_owned(), origin: Origin::Npm("binaryen", "132.0.0") },
        Tool { program: "esbuild", version: "0.28.2".to_owned(), origin: Origin::Npm("esbuild", "0.28.2") },
    ])
}

/// The version of a package that Cargo.lock fixes.
fn locked_version(package: &str) -> Result<String> {
    let path = house::root().join("Cargo.lock");
    let text = fs::read_to_string(&path).context("Cargo.lock cannot be read")?;
    let lock: toml::Table = text.parse().context("Cargo.lock is not TOML")?;
    let packages = lock.get("package").and_then(toml::Value::as_array);
    packages
        .into_iter()
        .flatten()
        .find(|entry| entry.get("name").and_then(toml::Value::as_str) == Some(package))
        .and_then(|entry| entry.get("version")?.as_str())
        .map(str::to_owned)
        .with_context(|| format!("Cargo.lock does not name {package}"))
}

/// rust-toolchain.toml names the target, yet rustup adds it only when it may install by itself.
fn wasm_target() -> Result<()> {
    let sysroot = output(Command::new("rustc").current_dir(house::root()).args(["--print", "sysroot"]))
        .context("rustc does not answer; install Rust from https://rustup.rs")?;
    let target = "wasm32-unknown-unknown";
    if Path::new(&sysroot).join("lib/rustlib").join(target).join("lib").is_dir() {
        return Ok(());
    }
    say("Adding the wasm target");
    run(
        Command::new("rustup").current_dir(house::root()).args(["target", "add", target]),
        "adding the wasm target",
    )
}

impl Tool {
    /// The folder to put on PATH, or none where PATH already leads to the right version.
    fn folder(&self) -> Result<Option<PathBuf>> {
        if self.states_its_version(Path::new(self.program)) {
            return Ok(None);
        }
        let cache = house::tool_cache()?;
        let programs = self.programs_in(&cache);
        if !programs.join(house::executable(self.program)).exists() {
            self.install(&cache)?;
        }
        Ok(Some(programs))
    }

    fn states_its_version(&self, program: &Path) -> bool {
        output(Command::new(program).arg("--version"))
            .is_some_and(|answer| answer.split_whitespace().any(|word| word == self.version))
    }

    /// The folder of its own in the cache.
    fn home_in(&self, cache: &Path) -> PathBuf {
        let name = match self.origin {
            Origin::Cargo(_) => self.program,
            Origin::Npm(package, _) => package,
        };
        cache.join(format!("{name}-{}", self.version))
    }

    fn programs_in(&self, cache: &Path) -> PathBuf {
        self.home_in(cache).join(match self.origin {
            Origin::Cargo(_) => "bin",
            Origin::Npm(..) => "node_modules/.bin",
        })
    }

    /// Installs beside its place and moves there at the end, so that half an install is never found.
    fn install(&self, cache: &Path) -> Result<()> {
        let (home, started) = (self.home_in(cache), Instant::now());
        let unfinished = unfinished(cache, self.program)?;
        match self.origin {
            Origin::Cargo(package) => {
                say(&format!("Installing {package} {} (once; several minutes)", self.version));
                self.install_with_cargo(package, &unfinished)?;
            }
            Origin::Npm(package, version) => {
                say(&format!("Installing {package} {version} (once; under a minute)"));
                install_with_npm(package, version, &unfinished)?;
            }
        }
        settle(&unfinished, &home)?;
        let program = self.programs_in(cache).join(house::executable(self.program));
        if !self.states_its_version(&program) {
            bail!("{} was installed but does not answer as version {}", program.display(), self.version);
        }
        say(&format!(
            "{} {} is installed after {} s",
            self.program,
            self.version,
            started.elapsed().as_secs()
        ));
        Ok(())
    }

    fn install_with_cargo(&self, package: &str, place: &Path) -> Result<()> {
        let wanted = format!("{package}@{}", self.version);
        let install = |arguments: &[&str]| {
            let mut command = cargo();
            // Away from the repository: its settings and its build folder are not meant for tools.
            command
                .current_dir(place)
                .env_remove("CARGO_TARGET_DIR")
                .args(arguments)
                .arg("--root")
                .arg(place)
                .arg(&wanted);
            run(&mut command, &format!("installing {wanted}"))
        };
        let has_binstall = output(cargo().args(["binstall", "-V"])).is_some();
        if has_binstall && install(&["binstall", "--no-confirm"]).is_ok() {
            return Ok(());
        }
        if install(&["install", "--locked"]).is_ok() {
            return Ok(());
        }
        say("The package's own lock file cannot be satisfied here; installing with current dependencies");
        install(&["install"])
    }
}

/// Where an install is made before it is known to be whole.
fn unfinished(cache: &Path, name: &str) -> Result<PathBuf> {
    let folder = cache.join(format!(".unfinished-{name}-{}", std::process::id()));
    fs::create_dir_all(&folder).with_context(|| format!("{} cannot be made", folder.display()))?;
    Ok(folder)
}

/// Moves a whole install to its place, where it replaces a broken one.
fn settle(unfinished: &Path, home: &Path) -> Result<()> {
    if home.exists() {
        fs::remove_dir_all(home).with_context(|| format!("{} cannot be replaced", home.display()))?;
    }
    fs::rename(unfinished, home).with_context(|| format!("{} cannot be made", home.display()))
}

fn install_with_npm(package: &str, version: &str, place: &Path) -> Result<()> {
    if output(Command::new("npm").arg("--version")).is_none() {
        bail!("{package} comes from npm, which is missing; install Node.js (Debian: apt install nodejs npm)");
    }
    let mut command = Command::new("npm");
    command
        .args(["install", "--no-audit", "--no-fund", "--loglevel=error", "--prefix"])
        .arg(place)
        .arg(format!("{package}@{version}"))
        .current_dir(place)
        .stdin(Stdio::null());
    run(&mut command, &format!("installing {package}@{version}"))
}
