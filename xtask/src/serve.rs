//! The newsroom on this machine: build, publish, serve, and again whenever something changes.
//!
//! A change of the content only publishes; a change of the code builds first. The pages reload by themselves
//! (`boot.js` watches the bundle), and no service worker is registered.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::Result;
use walkdir::WalkDir;

use crate::app::{self, Profile};
use crate::house;
use crate::publish::{self, Job};
use crate::run::say;
use crate::server::{self, Compression, Site};
use crate::tools::{self, Tools};

/// What the app is made of, seen from the repository.
const CODE: [&str; 11] = [
    "src",
    "macros",
    "build.rs",
    "style",
    "public",
    "locales",
    "index.html",
    "Trunk.toml",
    "Cargo.toml",
    "Cargo.lock",
    "rust-toolchain.toml",
];

/// How often the folders are looked at.
const LOOK: Duration = Duration::from_millis(400);

/// What to serve and how.
pub struct Plan<'a> {
    pub content: &'a Path,
    pub port: u16,
    pub profile: Profile,
    pub drafts: bool,
}

/// Serves until the program is ended.
pub fn serve(plan: &Plan) -> Result<()> {
    publish::must_be_content(plan.content)?;
    server::must_be_free(plan.port)?;
    let tools = tools::ready()?;
    let site = house::target().join("serve");
    let mut seen = Seen::now(plan.content);
    let mut built = build(&tools, plan)?;
    report(publish(plan, &built, &site));
    let port = server::start(
        Site { folder: site.clone(), base: "/".to_owned(), compression: Compression::Never, isolates: false },
        plan.port,
    )?;
    say(&format!("Read at http://127.0.0.1:{port}/ (Ctrl+C ends)"));
    loop {
        thread::sleep(LOOK);
        let now = Seen::now(plan.content);
        if now == seen {
            continue;
        }
        let started = Instant::now();
        if now.code != seen.code {
            match build(&tools, plan) {
                Ok(built_again) => built = built_again,
                Err(error) => {
                    eprintln!("error: {error:#}");
                    seen = now;
                    continue;
                }
            }
        }
        seen = now;
        if report(publish(plan, &built, &site)) {
            say(&format!("Published again after {:.1} s", started.elapsed().as_secs_f32()));
        }
    }
}

/// The app's folder and the publisher.
struct Built {
    app: PathBuf,
    program: PathBuf,
}

fn build(tools: &Tools, plan: &Plan) -> Result<Built> {
    Ok(Built { app: app::build(tools, plan.profile)?, program: publish::program(plan.profile)? })
}

fn publish(plan: &Plan, built: &Built, site: &Path) -> Result<()> {
    let job = Job {
        content: plan.content,
        app: &built.app,
        out: site,
        base: "/",
        drafts: plan.drafts,
        compress: false,
        cards: true,
    };
    publish::publish(&built.program, &job)
}

/// Mistakes in the content or the code are shown and waited for: the next change may mend them.
fn report(result: Result<()>) -> bool {
    if let Err(error) = &result {
        eprintln!("error: {error:#}");
    }
    result.is_ok()
}

/// A fingerprint of names, sizes and times of everything that is watched.
#[derive(PartialEq, Eq)]
struct Seen {
    code: u64,
    content: u64,
}

impl Seen {
    fn now(content: &Path) -> Self {
        let code: Vec<PathBuf> = CODE.iter().map(|name| house::root().join(name)).collect();
        Self { code: fingerprint(&code), content: fingerprint(&[content.to_owned()]) }
    }
}

fn fingerprint(roots: &[PathBuf]) -> u64 {
    let mut hasher = DefaultHasher::new();
    for root in roots {
        // A file may vanish while it is looked at; the next look sees it gone.
        for entry in WalkDir::new(root).sort_by_file_name().into_iter().flatten() {
            let Ok(about) = entry.metadata() else { continue };
            if about.is_file() {
                (entry.path(), about.len(), about.modified().ok()).hash(&mut hasher);
            }
        }
    }
    hasher.finish()
}
