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
    use std::time::Instant;

    use belfry::import::hugo;
    use belfry::model::Published;
    use belfry::publish::compile::{self, Compiled, Options};
    use belfry::publish::now::Clocks;
    use belfry::publish::{self, Job, Problem, PublishError, Severity, schema, source};
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
  belfry publish content --app dist --out public
                                           the site, over the app built in dist
  belfry schema > schemas.json             what editors write and readers load, as JSON Schemas
  belfry import hugo old/content --out content
                                           another newsroom's texts as a content folder

Exit codes: 0 all is fine, 1 problems in content, 2 could not work.";

    #[derive(Subcommand)]
    enum Command {
        /// Lists every mistake in a content folder
        Check(CheckArguments),
        /// Turns a content folder into a site
        Publish(PublishArguments),
        /// Prints JSON Schemas of the content folder's front matter and tables, and of the bundle,
        /// by the files each is for
        Schema,
        /// Makes a content folder from what another program wrote
        #[command(subcommand)]
        Import(Import),
    }

    #[derive(Subcommand)]
    enum Import {
        /// The content folder of a Hugo site
        Hugo(HugoArguments),
    }

    #[derive(Args)]
    struct HugoArguments {
        /// The site's content folder, or the site itself; its settings, static/ and assets/ are read, too
        source: PathBuf,
        /// The content folder to make; one that an import made is replaced
        #[arg(long, value_name = "CONTENT")]
        out: PathBuf,
        /// What folders, fields and shortcodes mean: a TOML file after src/import/hugo/plain.toml
        #[arg(long, value_name = "FILE")]
        map: Option<PathBuf>,
        /// Where every change and loss is listed; CONTENT.report.txt where it is left out
        #[arg(long, value_name = "FILE")]
        report: Option<PathBuf>,
        /// Replaces a folder that no import made, too
        #[arg(long)]
        force: bool,
    }

    #[derive(Args)]
    struct CheckArguments {
        #[command(flatten)]
        content: ContentArguments,
    }

    #[derive(Args)]
    struct PublishArguments {
        #[command(flatten)]
        content: ContentArguments,
        /// The folder of the built app, or of a site that was published over it
        #[arg(long, value_name = "DIR")]
        app: PathBuf,
        /// Where the site will stand; an older site there is replaced
        #[arg(long, value_name = "DIR")]
        out: PathBuf,
        /// The path the site has on its host
        #[arg(long, value_name = "PATH", default_value = "/")]
        base: String,
        /// Keeps nothing of the older site; else its hashed files stay once more for open tabs
        #[arg(long)]
        forget: bool,
        /// Writes .br and .gz beside each text
        #[arg(long)]
        compress: bool,
        /// Draws no cards, the pictures that stand for pages on other sites
        #[arg(long)]
        no_cards: bool,
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
            Command::Publish(arguments) => publish(&arguments),
            Command::Schema => print_schemas(),
            Command::Import(Import::Hugo(arguments)) => import_hugo(arguments),
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

    fn publish(arguments: &PublishArguments) -> Result<ExitCode, Failure> {
        let began = Instant::now();
        let mut compiled = read(&arguments.content)?;
        let url = compiled.newsroom.as_ref().and_then(|newsroom| newsroom.site.url.as_deref());
        compiled.problems.extend(publish::base_advice(url, &arguments.base));
        if tell(&arguments.content, &compiled.problems)? {
            return Ok(ExitCode::from(1));
        }
        let Some(newsroom) = &compiled.newsroom else {
            return Err(Failure("a content folder without errors has no newsroom".to_owned()));
        };
        let job = Job {
            app: arguments.app.clone(),
            out: arguments.out.clone(),
            base: arguments.base.clone(),
            forget: arguments.forget,
            compress: arguments.compress,
            cards: !arguments.no_cards,
        };
        let report = match publish::publish(newsroom, &compiled.now, &compiled.media, &job) {
            Ok(report) => report,
            Err(error @ PublishError::Conflicts(_)) => {
                eprintln!("{error}");
                return Ok(ExitCode::from(1));
            }
            Err(error) => return Err(Failure(error.to_string())),
        };
        eprintln!(
            "{}: {} articles, {} pages, {} files ({} kept from before, {} cards drawn) in {:.1} s",
            arguments.out.display(),
            newsroom.articles.len(),
            report.pages,
            report.files,
            report.kept,
            report.drawn,
            began.elapsed().as_secs_f64()
        );
        // The program ends: giving every word back by itself would take a twentieth of the time.
        std::mem::forget(compiled);
        Ok(ExitCode::SUCCESS)
    }

    fn import_hugo(arguments: HugoArguments) -> Result<ExitCode, Failure> {
        let HugoArguments { source, out, map, report, force } = arguments;
        let options = hugo::Options { source, out, map, report, force };
        let done = hugo::run(&options).map_err(|error| Failure(error.to_string()))?;
        let list = options.report_path();
        writeln!(io::stdout(), "{}\nevery change with its place: {}", done.summary(), list.display())
            .map_err(|error| Failure(format!("cannot print: {error}")))?;
        Ok(ExitCode::SUCCESS)
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
        serde_json::to_writer_pretty(&mut out, &schema::all())
            .map_err(io::Error::from)
            .and_then(|()| writeln!(out))
            .map_err(|error| Failure(format!("cannot print: {error}")))?;
        Ok(ExitCode::SUCCESS)
    }
}
