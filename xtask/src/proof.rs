//! The whole proof: format, lints for both targets, native tests, the release site, its size, the browser.
//!
//! Each step says its name and how long it took; a table of times ends the run, and the first failure ends
//! it early.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Result, anyhow, bail};
use clap::ValueEnum;

use crate::app::{self, Profile};
use crate::bench::{corpus, size};
use crate::publish::{self, Job};
use crate::run::{cargo, output, run, say};
use crate::{browser, house, judges as outside, shell, tools};

/// The path the second site stands under.
const SUB_PATH: &str = "/sub/path/";

/// A part of the proof, in the order of the run.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Step {
    /// Every file is formatted.
    Format,
    /// No lint for native code.
    Clippy,
    /// No lint for the reader's code.
    ClippyWasm,
    /// All tests that need no browser.
    Native,
    /// The release site of the demo, at the root and under a sub-path, and of the large newsroom.
    Site,
    /// The largest first view is within its budget.
    Size,
    /// What others' programs read in our calendars and feeds.
    OutsideJudges,
    /// All tests in a real browser.
    Browser,
}

/// What to prove.
pub struct Plan {
    /// Only these steps, or all when empty.
    pub only: Vec<Step>,
    /// Leave out what sweeps over many inputs.
    pub quick: bool,
}

/// Runs the steps.
pub fn prove(plan: &Plan) -> Result<()> {
    let steps: Vec<Step> = match plan.only.as_slice() {
        [] => Step::value_variants().to_vec(),
        only => Step::value_variants().iter().copied().filter(|step| only.contains(step)).collect(),
    };
    let mut times: Vec<(String, Duration)> = Vec::new();
    let mut result = timed("tools", &mut times, || needs(&steps));
    for step in steps {
        if result.is_ok() {
            result = timed(&name(step), &mut times, || perform(step, plan.quick));
        }
    }
    println!("\n{:<14} {:>8}", "step", "seconds");
    for (name, time) in &times {
        println!("{name:<14} {:>8.1}", time.as_secs_f32());
    }
    let all: Duration = times.iter().map(|(_, time)| *time).sum();
    println!("{:<14} {:>8.1}", "all", all.as_secs_f32());
    result
}

fn name(step: Step) -> String {
    step.to_possible_value().map(|value| value.get_name().to_owned()).unwrap_or_default()
}

fn timed(name: &str, times: &mut Vec<(String, Duration)>, work: impl FnOnce() -> Result<()>) -> Result<()> {
    say(&format!("Step {name}"));
    let started = Instant::now();
    let result = work().map_err(|error| anyhow!("step {name}: {error:#}"));
    times.push((name.to_owned(), started.elapsed()));
    say(&format!(
        "Step {name} {} after {:.1} s",
        if result.is_ok() { "done" } else { "failed" },
        started.elapsed().as_secs_f32()
    ));
    result
}

/// The large newsroom that is imported, seen from the repository.
const CORPUS: &str = "../shared/corpora/digitalgov/content";

/// What must be installed comes first, so that nothing fails for lack of it after an hour.
fn needs(steps: &[Step]) -> Result<()> {
    let needs = |of: &[Step]| steps.iter().any(|step| of.contains(step));
    if needs(&[Step::Site, Step::Size, Step::OutsideJudges, Step::Browser]) {
        tools::ready()?;
    }
    if needs(&[Step::Site, Step::Size, Step::Browser]) {
        browser::ready()?;
    }
    if needs(&[Step::OutsideJudges]) {
        tools::python_judges()?;
        tools::ical_js()?;
    }
    if needs(&[Step::Native, Step::Site, Step::Browser]) && !house::root().join(CORPUS).is_dir() {
        bail!("the test data is missing: {CORPUS}, seen from the repository; see README, \"Two commands\"");
    }
    Ok(())
}

fn perform(step: Step, quick: bool) -> Result<()> {
    match step {
        Step::Format => run(cargo().args(["fmt", "--all", "--check"]), "checking the format"),
        Step::Clippy => lint(&["--workspace", "--all-targets"]),
        // With the features that index.html builds the app with.
        Step::ClippyWasm => lint(&[
            "--target",
            "wasm32-unknown-unknown",
            "--no-default-features",
            "--features",
            "app",
            "--lib",
            "--bin",
            "belfry-app",
        ]),
        Step::Native => native(quick),
        Step::Site => sites(quick),
        Step::Size => sizes(quick),
        Step::OutsideJudges => judges(quick),
        Step::Browser => in_browser(quick),
    }
}

fn lint(arguments: &[&str]) -> Result<()> {
    run(cargo().arg("clippy").args(arguments).args(["--", "--deny", "warnings"]), "clippy")
}

/// With cargo-nextest where it is installed; both runners end with their summary.
fn native(quick: bool) -> Result<()> {
    let mut tests = if output(cargo().args(["nextest", "--version"])).is_some() {
        let mut tests = cargo();
        tests.args(["nextest", "run", "--workspace", "--no-fail-fast"]);
        if has_tests("e2e") {
            tests.args(["-E", "not binary(e2e)"]);
        }
        tests
    } else {
        let mut tests = cargo();
        tests.args(["test", "--workspace", "--no-fail-fast", "--lib", "--bins"]);
        if has_tests("suite") {
            tests.args(["--test", "suite"]);
        }
        tests
    };
    run(in_proof(&mut tests, quick), "the native tests")
}

/// Whether there is an integration test of this name.
fn has_tests(name: &str) -> bool {
    house::root().join("tests").join(name).join("main.rs").exists()
}

/// Snapshots are compared, never rewritten; properties are tried on the same random inputs for the
/// same commit, while plain `cargo test` goes on looking for new ones.
fn in_proof(command: &mut Command, quick: bool) -> &mut Command {
    if quick {
        command.env("BELFRY_QUICK", "1");
    }
    if std::env::var_os("PROPTEST_RNG_SEED").is_none() {
        command.env("PROPTEST_RNG_SEED", "2020");
    }
    command.env("INSTA_UPDATE", "no")
}

/// The sites the browser reads.
struct Sites {
    root: PathBuf,
    sub: PathBuf,
    big: PathBuf,
    larger: PathBuf,
}

/// How many articles the imported newsroom is grown to, for the browser tests of large archives.
const LARGER: usize = 10_000;

impl Sites {
    fn places() -> Self {
        let target = house::target();
        let place = |name: &str| target.join(name);
        Self {
            root: place("site"),
            sub: place("site-sub"),
            big: place("site-big"),
            larger: place("site-larger"),
        }
    }
}

/// The wasm is built once; only publishing differs. The publisher is the one the native tests built.
fn sites(quick: bool) -> Result<()> {
    let tools = tools::ready()?;
    let app = shell::for_readers(&app::build(&tools, Profile::Release)?)?;
    let program = publish::program(Profile::Dev)?;
    let places = Sites::places();
    let demo = house::root().join("content");
    // What takes long and is the same in every newsroom is tried in the small one.
    let job = |content, base, out, whole| Job {
        content,
        app: &app,
        out,
        base,
        drafts: false,
        compress: whole,
        cards: whole,
    };
    publish::publish(&program, &job(&demo, "/", &places.root, true))?;
    publish::publish(&program, &job(&demo, SUB_PATH, &places.sub, true))?;
    if !quick {
        let big = import(&program)?;
        publish::publish(&program, &job(&big, "/", &places.big, false))?;
        let grown = house::target().join("digitalgov-grown");
        corpus::bench(&big, Some(LARGER), Some(&grown))?;
        publish::publish(&program, &job(&grown, "/", &places.larger, false))?;
    }
    Ok(())
}

/// Imports the large newsroom that lies beside the repository.
fn import(program: &Path) -> Result<PathBuf> {
    let source = house::root().join(CORPUS);
    let out = house::target().join("digitalgov");
    say("Importing the large newsroom");
    let mut import = Command::new(program);
    import.args(["import", "hugo"]).arg(source).arg("--out").arg(&out);
    import.arg("--map").arg(house::root().join("src/import/hugo/digitalgov.toml"));
    // Its report is long, and stands beside the folder it makes.
    run(import.stdout(Stdio::null()), "the import")?;
    Ok(out)
}

/// The sites of an earlier step or run, else new ones.
fn built_sites(quick: bool) -> Result<Sites> {
    let places = Sites::places();
    let mut needed = vec![&places.root, &places.sub];
    if !quick {
        needed.extend([&places.big, &places.larger]);
    }
    if !needed.into_iter().all(|site| site.join("index.html").exists()) {
        sites(quick)?;
    }
    Ok(places)
}

/// The first views of the demo and, where time is, of the large newsroom.
fn sizes(quick: bool) -> Result<()> {
    let places = built_sites(quick)?;
    size::check(&places.root, size::DEMO_BUDGET)?;
    if quick { Ok(()) } else { size::check(&places.big, size::LARGE_BUDGET) }
}

/// Of the demo and, where time is, of the large newsroom.
fn judges(quick: bool) -> Result<()> {
    let places = built_sites(quick)?;
    let mut sites = vec![places.root.as_path()];
    if !quick {
        sites.push(&places.big);
    }
    outside::judge(&sites, &house::target().join("app").join("readers"))
}

fn in_browser(quick: bool) -> Result<()> {
    if !has_tests("e2e") {
        say("There are no browser tests yet.");
        return Ok(());
    }
    let places = built_sites(quick)?;
    let mut tests = cargo();
    tests
        .args(["test", "--test", "e2e"])
        .env("BELFRY_SITE", places.root)
        .env("BELFRY_SITE_SUB", places.sub)
        .env("BELFRY_SITE_BIG", places.big)
        .env("BELFRY_SITE_LARGER", places.larger)
        .env("BELFRY_APP", house::target().join("app").join("readers"))
        .env("BELFRY_BIN", publish::program(Profile::Dev)?)
        .env("BELFRY_AXE", tools::axe()?);
    run(in_proof(&mut tests, quick), "the browser tests")
}
