//! The commands of the house: install the tools, build, serve, prove, measure.
//!
//! It only starts other programs, moves built files and serves them; what a newsroom is stays in the
//! `belfry` package, which this program never links.

mod annex;
mod app;
mod bench;
mod browser;
mod glue;
mod house;
mod judges;
mod panics;
mod proof;
mod publish;
mod run;
mod serve;
mod server;
mod shell;
mod site;
mod tools;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Result, bail};
use clap::{Args, Parser, Subcommand, ValueEnum};

/// Installs the tools, builds, serves, proves and measures Belfry.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask", version)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Install the missing tools, and nothing else.
    Setup,
    /// Build, publish and serve a newsroom here, again whenever something changes.
    Serve(ServeArguments),
    /// Build a site that is ready to be put on a host.
    Build(BuildArguments),
    /// Prove everything: format, lints, native tests, release site, its size, browser tests.
    Test(TestArguments),
    /// Measure the size of a first view, the start of the app, or the speed of publishing; or make
    /// a large newsroom to measure on.
    Bench(BenchArguments),
    /// What trunk calls when the app is built: make its files small, and publish.
    #[command(hide = true)]
    AfterBuild,
    /// What the bench calls to run one program and tell what it used.
    #[command(hide = true)]
    Measure {
        #[arg(trailing_var_arg = true, allow_hyphen_values = true, required = true)]
        program: Vec<String>,
    },
}

/// Which newsroom to serve, and how.
#[derive(Args)]
struct ServeArguments {
    /// The content folder to publish.
    #[arg(long, value_name = "DIR", default_value = "content")]
    content: PathBuf,
    /// The port on this machine.
    #[arg(long, value_name = "N", default_value_t = 8080)]
    port: u16,
    /// Build as for readers: slower to build, quick to load.
    #[arg(long)]
    release: bool,
    /// Publish drafts too.
    #[arg(long)]
    drafts: bool,
}

/// Which newsroom, and where it goes.
#[derive(Args)]
struct BuildArguments {
    /// The content folder to publish.
    #[arg(long, value_name = "DIR", default_value = "content")]
    content: PathBuf,
    /// The folder the site is written to; an older site there is replaced.
    #[arg(long, value_name = "DIR", default_value = "dist")]
    out: PathBuf,
    /// The path the site will stand under, for instance /sub/path/.
    #[arg(long, value_name = "PATH", default_value = "/", value_parser = shell::parse_base)]
    base: String,
    /// Publish drafts too.
    #[arg(long)]
    drafts: bool,
}

/// How much to prove.
#[derive(Args)]
struct TestArguments {
    /// Only this step; may be given several times.
    #[arg(long, value_name = "STEP")]
    only: Vec<proof::Step>,
    /// Leave out what sweeps over many inputs.
    #[arg(long)]
    quick: bool,
}

/// What to measure, and on which newsroom.
#[derive(Args)]
struct BenchArguments {
    what: Measure,
    /// The content folder; `publish` takes the imported large newsroom unless told.
    #[arg(long, value_name = "DIR")]
    content: Option<PathBuf>,
    /// A folder with a built app, or a site: `publish` then builds none.
    #[arg(long, value_name = "DIR")]
    app: Option<PathBuf>,
    /// How many articles `corpus` has in all; which sizes `choose` measures (2083 10000 100000 unless
    /// told).
    #[arg(long, value_name = "N", num_args = 1..)]
    articles: Vec<usize>,
    /// Where `corpus` is written; target/corpus-N unless told.
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// Fewer rounds, on the sites of an earlier run where they are there (`choose`).
    #[arg(long)]
    quick: bool,
}

#[derive(Clone, Copy, ValueEnum)]
enum Measure {
    /// The bytes of a first view, per file.
    Size,
    /// Largest paint, interactive and layout shift on a slow and on a usual line.
    Start,
    /// CPU, wall and memory of publishing.
    Publish,
    /// No measure: writes a content folder of so many articles, recombined from the imported large
    /// newsroom, always the same.
    Corpus,
    /// Facets, searches and clicks, beside other libraries, every answer compared with an oracle's.
    Choose,
}

fn main() -> ExitCode {
    match perform(Arguments::parse().command) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn perform(command: Command) -> Result<()> {
    match command {
        Command::Setup => {
            tools::ready()?;
            let cache = house::tool_cache()?;
            run::say(&format!("All tools are here: on the path, or in {}.", cache.display()));
            Ok(())
        }
        Command::Serve(arguments) => serve::serve(&serve::Plan {
            content: &arguments.content,
            port: arguments.port,
            profile: if arguments.release { app::Profile::Release } else { app::Profile::Dev },
            drafts: arguments.drafts,
        }),
        Command::Build(arguments) => {
            site::release(&arguments.content, &arguments.out, &arguments.base, arguments.drafts)?;
            run::say(&format!("The site is in {}.", arguments.out.display()));
            Ok(())
        }
        Command::Test(arguments) => {
            proof::prove(&proof::Plan { only: arguments.only, quick: arguments.quick })
        }
        Command::Bench(arguments) => measure(&arguments),
        Command::AfterBuild => app::after_build(),
        Command::Measure { program } => bench::publish::measured(&program),
    }
}

fn measure(arguments: &BenchArguments) -> Result<()> {
    let content = |otherwise: &'static str| arguments.content.as_deref().unwrap_or(Path::new(otherwise));
    match arguments.what {
        Measure::Size => {
            let content = content("content");
            let is_demo = content == Path::new("content");
            let budget = if is_demo { bench::size::DEMO_BUDGET } else { bench::size::LARGE_BUDGET };
            bench::size::bench(content, budget)
        }
        Measure::Start => bench::start::bench(content("content")),
        Measure::Publish => bench::publish::bench(content("target/digitalgov"), arguments.app.as_deref()),
        Measure::Corpus => {
            let articles = match arguments.articles.as_slice() {
                [] => None,
                [one] => Some(*one),
                _ => bail!("a corpus has one number of articles; give --articles one"),
            };
            bench::corpus::bench(content("target/digitalgov"), articles, arguments.out.as_deref())
        }
        Measure::Choose => bench::choose::bench(&bench::choose::Plan {
            articles: arguments.articles.clone(),
            quick: arguments.quick,
            app: arguments.app.clone(),
        }),
    }
}
