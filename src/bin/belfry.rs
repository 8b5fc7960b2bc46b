//! The publisher on the command line: arguments in, printed problems and an exit code out.
//!
//! Exit codes: 0 all is fine, 1 problems in content, 2 could not work.

#[cfg(target_arch = "wasm32")]
fn main() {}

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    program::run()
}

#[cfg(not(target_arch = "wasm32"))]
mod program {
    use std::io::{self, Write};
    use std::path::{Path, PathBuf};
    use std::process::ExitCode;

    use belfry::model::Published;
    use belfry::publish::compile::{self, Compiled, Options};
    use belfry::publish::now::Clocks;
    use belfry::publish::{Problem, Severity, schema, source};
    use clap::{Args, Parser, Subcommand, ValueEnum};

    /// Turns a folder of texts into a newsroom that runs in the reader's browser.
    #[derive(Parser)]
    #[command(version, arg_required_else_help = true, after_help = EXAMPLES)]
    struct CommandLine {
        #[command(subcommand)]
        command: Command,
    }

    const EXAMPLES: &str = "\
Examples:
  belfry check content                     every mistake, with its place and a hint
  belfry check content --format json       the same for programs
  belfry schema > schemas.json             the rules of the format as JSON Schemas

Exit codes: 0 all is fine, 1 problems in content, 2 could not work.";

    #[derive(Subcommand)]
    enum Command {
        /// Lists every mistake in a content folder
        Check(CheckArguments),
        /// Prints the JSON Schemas of the content folder
        Schema,
    }

    #[derive(Args)]
    struct CheckArguments {
        #[command(flatten)]
        content: ContentArguments,
    }

    /// What every command that reads a content folder is told.
    #[derive(Args)]
    struct ContentArguments {
        /// The content folder
        content: PathBuf,
        /// The moment to publish at: a day, or a day with a time (2020-11-16T10:00+01:00)
        #[arg(long, value_name = "DATE", value_parser = date)]
        now: Option<Published>,
        /// Shows drafts
        #[arg(long)]
        drafts: bool,
        /// Stops at advice, too
        #[arg(long)]
        strict: bool,
        /// How problems are printed
        #[arg(long, value_enum, default_value_t = Format::Text)]
        format: Format,
    }

    #[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
    enum Format {
        /// For people, on the error output
        Text,
        /// For programs, on the output: an array
        Json,
    }

    fn date(raw: &str) -> Result<Published, String> {
        raw.parse().map_err(|error: belfry::model::PublishedError| error.to_string())
    }

    /// Why the program could not work.
    struct Failure(String);

    pub fn run() -> ExitCode {
        let done = match CommandLine::parse().command {
            Command::Check(arguments) => check(&arguments.content),
            Command::Schema => print_schemas(),
        };
        match done {
            Ok(code) => code,
            Err(Failure(sentence)) => {
                eprintln!("belfry: {sentence}");
                ExitCode::from(2)
            }
        }
    }

    fn check(arguments: &ContentArguments) -> Result<ExitCode, Failure> {
        let compiled = read(arguments)?;
        let stops = tell(arguments, &compiled.problems)?;
        Ok(ExitCode::from(u8::from(stops)))
    }

    /// Reads and compiles a content folder.
    fn read(arguments: &ContentArguments) -> Result<Compiled, Failure> {
        let folder = &arguments.content;
        let clocks = Clocks::read(arguments.now).map_err(Failure)?;
        let content = source::read(folder)
            .map_err(|error| Failure(format!("cannot read the folder {}: {error}", folder.display())))?;
        Ok(compile::compile(content, &Options { drafts: arguments.drafts, clocks }))
    }

    /// Prints all problems, and tells whether they stop the work.
    fn tell(arguments: &ContentArguments, problems: &[Problem]) -> Result<bool, Failure> {
        let errors = problems.iter().filter(|problem| problem.severity == Severity::Error).count();
        let advice = problems.len() - errors;
        match arguments.format {
            Format::Text => print_text(&arguments.content, problems, errors, advice),
            Format::Json => print_json(problems),
        }
        .map_err(|error| Failure(format!("cannot print: {error}")))?;
        Ok(errors > 0 || (arguments.strict && advice > 0))
    }

    fn print_text(folder: &Path, problems: &[Problem], errors: usize, advice: usize) -> io::Result<()> {
        let folder = folder.display().to_string();
        let mut out = io::BufWriter::new(io::stderr().lock());
        for problem in problems {
            writeln!(out, "{}\n", problem.display(&folder))?;
        }
        let plural = |count: usize, one: &str, many: &str| match count {
            1 => format!("1 {one}"),
            _ => format!("{count} {many}"),
        };
        let errors = plural(errors, "error", "errors");
        let advice = plural(advice, "piece of advice", "pieces of advice");
        writeln!(out, "{folder}: {errors}, {advice}")?;
        out.flush()
    }

    fn print_json(problems: &[Problem]) -> io::Result<()> {
        let mut out = io::stdout().lock();
        serde_json::to_writer_pretty(&mut out, problems)?;
        writeln!(out)
    }

    fn print_schemas() -> Result<ExitCode, Failure> {
        let mut out = io::stdout().lock();
        serde_json::to_writer_pretty(&mut out, &schema::content())
            .map_err(io::Error::from)
            .and_then(|()| writeln!(out))
            .map_err(|error| Failure(format!("cannot print: {error}")))?;
        Ok(ExitCode::SUCCESS)
    }
}
