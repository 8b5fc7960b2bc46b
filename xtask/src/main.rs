//! The commands of the house: install the tools, build, serve, prove, measure.
//!
//! It only starts other programs, moves built files and serves them; what a newsroom is stays in the
//! `belfry` package, which this program never links.

mod app;
mod house;
mod publish;
mod run;
mod shell;
mod tools;

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Result;
use clap::{Args, Parser, Subcommand};

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
    /// Build a site that is ready to be put on a host.
    Build(BuildArguments),
    /// What trunk calls when the app is built: make its files small, and publish.
    #[command(hide = true)]
    AfterBuild,
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
        Command::Setup => tools::ready().map(|_| run::say("All tools are here.")),
        Command::Build(arguments) => build(&arguments),
        Command::AfterBuild => app::after_build(),
    }
}

/// Builds the release app and publishes the newsroom over it.
fn build(arguments: &BuildArguments) -> Result<()> {
    let tools = tools::ready()?;
    let app = app::build(&tools, app::Profile::Release)?;
    let program = publish::program(app::Profile::Release)?;
    let dressed = shell::dress(&app, &arguments.base, shell::Mode::Production)?;
    publish::publish(
        &program,
        &publish::Job {
            content: &arguments.content,
            app: &dressed,
            out: &arguments.out,
            base: &arguments.base,
            drafts: arguments.drafts,
        },
    )?;
    run::say(&format!("The site is in {}.", arguments.out.display()));
    Ok(())
}
