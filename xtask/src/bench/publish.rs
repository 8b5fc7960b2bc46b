//! How fast a content folder becomes a site: CPU, wall and memory of `belfry publish`, beside Hugo's.
//!
//! Sites are written into folders that are not there yet, and removed when all is measured: making
//! files where many were just removed costs some file systems several times as much.
//!
//! Each run is a child of a child of this program, so that what the system counted is its alone.

use std::env;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;

use anyhow::{Context, Result, bail};
use nix::sys::resource::{UsageWho, getrusage};
use nix::sys::time::TimeValLike;
use serde_json::{Value, json};

use super::median;
use super::newsroom::{self, Size};
use crate::app::{self, Profile};
use crate::publish::{self, Job};
use crate::run::{output, say};
use crate::{house, shell, tools};

/// How often each program runs.
const RUNS: usize = 5;

/// Prints medians for our publisher, and for Hugo where it is installed.
///
/// `app` is a folder with a built app; without one it is built first.
pub fn bench(content: &Path, app: Option<&Path>) -> Result<()> {
    publish::must_be_content(content)?;
    let built = match app {
        Some(_) => None,
        None => Some(shell::for_readers(&app::build(&tools::ready()?, Profile::Release)?)?),
    };
    let app = app.or(built.as_deref()).context("an app was given or built")?;
    let program = publish::program(Profile::Release)?;
    let sites = house::target().join("bench").join("publish");
    remove(&sites)?;
    let (once, twice) = (newsroom::copy(content, Size::Once)?, newsroom::copy(content, Size::Twice)?);
    println!(
        "\n{:<34} {:>8} {:>8} {:>9}",
        format!("{} (medians of {RUNS})", content.display()),
        "CPU s",
        "wall s",
        "memory MB"
    );
    let published = |name: &str, content: &Path, place: Place, compress: bool, cards: bool| {
        measure(name, |run| {
            let out = match place {
                Place::New => sites.join(format!("{}-{run}", name.replace([' ', ','], "-"))),
                Place::Same => sites.join("again"),
            };
            publish::command(
                &program,
                &Job { content, app, out: &out, base: "/", drafts: false, compress, cards },
            )
        })
    };
    let plain = published("belfry publish", &once, Place::New, false, false)?;
    let double = published("belfry publish, content twice", &twice, Place::New, false, false)?;
    published("belfry publish --compress", &once, Place::New, true, false)?;
    published("belfry publish, with cards", &once, Place::New, false, true)?;
    match output(Command::new("hugo").arg("version")) {
        Some(version) => hugo(&once, version.split_whitespace().nth(1).unwrap_or_default())?,
        None => say("Hugo is not installed here (Debian: apt install hugo), so nothing stands beside ours."),
    }
    // Last, for it removes what stood there before.
    published("belfry publish, nothing changed", &once, Place::Same, false, false)?;
    let site = sites.join("belfry-publish-0");
    let count = |number: usize| {
        let map = fs::read_to_string(site.join(format!("sitemap-{number}.xml"))).ok()?;
        Some(map.matches("<loc>").count())
    };
    let addresses: usize = (1..).map_while(count).sum();
    let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    println!("{addresses} addresses in the sitemap");
    println!("twice the content takes {:.2} times the CPU", double.cpu / plain.cpu);
    println!("{:.1} of {cores} cores are busy", plain.cpu / plain.wall);
    [&sites, &once, &twice].into_iter().try_for_each(|folder| remove(folder))
}

/// Where the runs of a measurement write.
#[derive(Clone, Copy)]
enum Place {
    /// Each into a folder that is not there yet.
    New,
    /// All into the same, over the site of the run before.
    Same,
}

fn remove(folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder).with_context(|| format!("{} cannot be removed", folder.display()))?;
    }
    Ok(())
}

/// A plain Hugo site over the same Markdown: a list and a page, nothing else.
fn hugo(content: &Path, version: &str) -> Result<()> {
    let site = house::target().join("bench").join("hugo");
    let layouts = site.join("layouts/_default");
    fs::create_dir_all(&layouts).context("the folder for Hugo cannot be made")?;
    let settings =
        "baseURL = \"http://127.0.0.1/\"\ntitle = \"Bench\"\n[markup.goldmark.renderer]\nunsafe = true\n";
    let single = "<!doctype html><html><head><title>{{ .Title }}</title></head><body><h1>{{ .Title }}</h1>{{ .Content }}</body></html>\n";
    let list = "<!doctype html><html><head><title>{{ .Title }}</title></head><body><h1>{{ .Title }}</h1><ol>{{ range .Pages }}<li><a href=\"{{ .RelPermalink }}\">{{ .Title }}</a></li>{{ end }}</ol></body></html>\n";
    for (file, text) in [
        (site.join("config.toml"), settings),
        (layouts.join("single.html"), single),
        (layouts.join("list.html"), list),
    ] {
        fs::write(&file, text).with_context(|| format!("{} cannot be written", file.display()))?;
    }
    let content = fs::canonicalize(content).with_context(|| format!("{} is not there", content.display()))?;
    measure(&format!("hugo {version}"), |_| {
        let mut command = Command::new("hugo");
        command
            .arg("--source")
            .arg(&site)
            .arg("--contentDir")
            .arg(&content)
            .args(["--quiet", "--cleanDestinationDir"]);
        command
    })
    .map(|_| ())
}

/// What a program took: seconds and megabytes.
struct Taken {
    cpu: f64,
    wall: f64,
    memory: f64,
}

/// Runs a program again and again, and prints the medians of what it took; `command` makes the
/// call for each run from 0.
fn measure(name: &str, command: impl Fn(usize) -> Command) -> Result<Taken> {
    let this = env::current_exe().context("this program does not know where it stands")?;
    let (mut cpu, mut wall, mut memory) = (Vec::new(), Vec::new(), Vec::new());
    for run in 0..RUNS {
        let command = command(run);
        let answer = Command::new(&this)
            .arg("measure")
            .arg(command.get_program())
            .args(command.get_args())
            .output()
            .context("the measuring process could not start")?;
        if !answer.status.success() {
            let told = String::from_utf8_lossy(&answer.stderr);
            bail!("{name} failed while it was measured: {}", told.trim_end());
        }
        let told: Value =
            serde_json::from_slice(&answer.stdout).context("the measuring process told no numbers")?;
        for (list, key) in [(&mut cpu, "cpu"), (&mut wall, "wall"), (&mut memory, "memory")] {
            list.push(told[key].as_f64().unwrap_or(f64::NAN));
        }
    }
    let taken = Taken { cpu: median(cpu), wall: median(wall), memory: median(memory) };
    println!("{name:<34} {:>8.2} {:>8.2} {:>9.0}", taken.cpu, taken.wall, taken.memory);
    Ok(taken)
}

/// Runs one program and prints, as JSON, its CPU and wall seconds and its largest resident memory in MB.
pub fn measured(program: &[String]) -> Result<()> {
    let (name, arguments) = program.split_first().context("nothing to measure")?;
    let started = Instant::now();
    let status = Command::new(name)
        .args(arguments)
        .stdout(Stdio::null())
        .status()
        .with_context(|| format!("{name} could not start"))?;
    let wall = started.elapsed().as_secs_f64();
    if !status.success() {
        bail!("{name} failed ({status})");
    }
    let used = getrusage(UsageWho::RUSAGE_CHILDREN).context("the system does not tell what was used")?;
    let microseconds = used.user_time().num_microseconds() + used.system_time().num_microseconds();
    #[expect(clippy::cast_precision_loss, reason = "times and sizes are far below 2^52")]
    let (cpu, memory) = (microseconds as f64 / 1e6, used.max_rss() as f64 / 1024.0);
    println!("{}", json!({ "cpu": cpu, "wall": wall, "memory": memory }));
    Ok(())
}
