//! How fast readers choose: facets with all counts, searches and clicks, at three sizes of a newsroom, beside
//! the libraries that others use; every answer compared with an oracle's.

mod bare;
mod clicks;
mod limits;
mod native;
mod numbers;
mod place;
mod records;
mod rich_text;
mod sessions;
mod trace;

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};
use walkdir::WalkDir;

use crate::browser::{self, Driver};
use crate::house;
use crate::run::say;
use crate::server;
use limits::Line;
use sessions::Care;

/// What to measure.
pub struct Plan {
    /// The sizes; all three where none is named.
    pub articles: Vec<usize>,
    /// Fewer rounds, and the sites of an earlier run where they are there.
    pub quick: bool,
    /// A folder with a built app, so that none is built.
    pub app: Option<PathBuf>,
}

/// Measures, prints a table for each size, and writes all to `target/bench/choose.json`; fails where an
/// answer is wrong or the comparison unfair.
pub fn bench(plan: &Plan) -> Result<()> {
    let sizes = match plan.articles.as_slice() {
        [] => vec![place::IMPORTED, 10_000, 100_000],
        some => some.to_vec(),
    };
    // What is missing is said before anything is built.
    for articles in &sizes {
        place::content(*articles)?;
    }
    browser::ready()?;
    let sites = sites(plan, &sizes)?;
    let driver = Driver::start()?;
    let mut runs = Vec::new();
    for (articles, site) in sizes.iter().zip(&sites) {
        say(&format!("Measuring {articles} articles"));
        let mut run = sessions::measure(&driver, site, *articles, care(*articles, plan.quick))?;
        weigh(&mut run, site)?;
        print(&run);
        runs.push(run);
        write(&runs, &[])?;
    }
    let natively = native::bench(&sites, &sizes, plan.quick)?;
    write(&runs, &natively)?;
    verdict(&runs)
}

fn care(articles: usize, quick: bool) -> Care {
    let large = articles > 20_000;
    match (quick, large) {
        (true, _) => Care { rounds: 3, peer_rounds: 1, typed: 40, clicks: 12 },
        (false, true) => Care { rounds: 7, peer_rounds: 1, typed: 200, clicks: 40 },
        (false, false) => Care { rounds: 15, peer_rounds: 3, typed: 200, clicks: 40 },
    }
}

fn sites(plan: &Plan, sizes: &[usize]) -> Result<Vec<PathBuf>> {
    let mut builder = None;
    let mut sites = Vec::new();
    for articles in sizes {
        let site = match place::earlier(*articles).filter(|_| plan.quick) {
            Some(site) => site,
            None => {
                let builder = match &mut builder {
                    Some(builder) => builder,
                    none => none.insert(place::Builder::new(plan.app.as_deref())?),
                };
                builder.site(*articles)?
            }
        };
        place::put_pages(&site)?;
        sites.push(site);
    }
    Ok(sites)
}

/// The compressed bytes of our search index, with and without what only phrases need, and of
/// MiniSearch's; where that was made.
fn weigh(run: &mut Value, site: &Path) -> Result<()> {
    let made = run["minisearch"]["index"].take();
    let Some(theirs) = made.as_str().map(|index| server::brotli(index.as_bytes(), 11)) else {
        return Ok(());
    };
    let folder = site.join("bundle/search");
    let (mut all, mut words) = (0, 0);
    for entry in WalkDir::new(&folder) {
        let entry = entry.with_context(|| format!("{} cannot be read", folder.display()))?;
        let name = entry.file_name().to_string_lossy();
        if entry.file_type().is_file() && !name.ends_with(".br") {
            let bytes = server::brotli(&fs::read(entry.path())?, 11).len();
            all += bytes;
            words += if name.starts_with("places-") { 0 } else { bytes };
        }
    }
    run["index"] = json!({ "all": all, "words": words });
    run["minisearchIndex"] = json!(theirs.len());
    Ok(())
}

fn print(run: &Value) {
    let proof = |what: &Value| format!("{} of {}", what["right"], what["of"]);
    let proofs = &run["ours"]["proofs"];
    println!(
        "\n{:<40} {:>10} {:>10} {:>10}",
        format!("{} articles", run["articles"]),
        "median",
        "p95",
        "limit"
    );
    limits::lines(run).iter().for_each(print_line);
    println!(
        "the oracle's verdict: {} searches and {} combinations are exact",
        proof(&proofs["searches"]),
        proof(&proofs["combinations"])
    );
    println!(
        "\n{:<12} {:>9} {:>9} {:>9} {:>8} {:>9}",
        "p95, ms", "facets", "search", "key", "heap MB", "load ms"
    );
    limits::peers(run).iter().for_each(|row| println!("{row}"));
    println!("\n{:<40} {:>10} {:>10} {:>10}", "goals", "", "measured", "at most");
    limits::goals(run).iter().for_each(print_line);
}

fn print_line(line: &Line) {
    let number = |number: Option<f64>| number.map(|it| format!("{it:.3}")).unwrap_or_default();
    let word = match line.met() {
        Some(true) => "met",
        Some(false) => "MISSED",
        None => "",
    };
    println!(
        "{:<40} {:>10} {:>10} {:>10}  {word}",
        line.name,
        number(line.middle),
        number(Some(line.measured)),
        number(line.limit)
    );
}

fn write(runs: &[Value], natively: &[Value]) -> Result<()> {
    let summary = |run: &Value| {
        let told = |lines: Vec<Line>| lines.iter().map(Line::told).collect::<Vec<_>>();
        json!({ "limits": told(limits::lines(run)), "goals": told(limits::goals(run)), "faults": limits::faults(run), "run": run })
    };
    let folder = house::target().join("bench");
    fs::create_dir_all(&folder).with_context(|| format!("{} cannot be made", folder.display()))?;
    let all = json!({ "sizes": runs.iter().map(summary).collect::<Vec<_>>(), "native": natively });
    let file = folder.join("choose.json");
    fs::write(&file, serde_json::to_vec_pretty(&all)?)
        .with_context(|| format!("{} cannot be written", file.display()))
}

/// Fails where a number proves nothing; what is slower than promised is said and not an error.
fn verdict(runs: &[Value]) -> Result<()> {
    let promised: Vec<Line> =
        runs.iter().flat_map(|run| [limits::lines(run), limits::goals(run)]).flatten().collect();
    let missed = promised.iter().filter(|line| line.met() == Some(false)).count();
    let limited = promised.iter().filter(|line| line.met().is_some()).count();
    say(&format!("{} of {limited} limits and goals are met", limited - missed));
    let faults: Vec<String> = runs.iter().flat_map(limits::faults).collect();
    if faults.is_empty() {
        say("Every answer equals the oracle's, and the comparison is fair.");
        return Ok(());
    }
    bail!("{}", faults.join("\n"))
}
