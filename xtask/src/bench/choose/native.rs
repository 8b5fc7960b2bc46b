//! The same questions put to the core natively: `benches/core.rs`, with criterion.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};
use serde_json::{Value, json};

use crate::house;
use crate::run::{cargo, run, say};

/// Runs the core's benches over the sites, and prints the medians that criterion found.
pub fn bench(sites: &[PathBuf], sizes: &[usize], quick: bool) -> Result<Vec<Value>> {
    let mut told = Vec::new();
    let home = house::target().join("criterion");
    println!("\n{:<40} {:>12}", "the core, natively", "a question, ms");
    for (site, articles) in sites.iter().zip(sizes) {
        say(&format!("Measuring the core over {articles} articles"));
        let mut bench = cargo();
        bench.args(["bench", "--package", "belfry-benches", "--bench", "core", "--"]);
        bench.env("BELFRY_SITE", site).env("BELFRY_BENCH", articles.to_string()).env("CRITERION_HOME", &home);
        if quick {
            bench.arg("--quick");
        }
        run(&mut bench, "the benches of the core")?;
        for what in ["facets", "search", "keys"] {
            let file = home.join(format!("{articles}/{what}/new/estimates.json"));
            let text = fs::read(&file).with_context(|| format!("{} cannot be read", file.display()))?;
            let estimates: Value = serde_json::from_slice(&text)?;
            let median = estimates["median"]["point_estimate"].as_f64().unwrap_or(f64::NAN) / 1e6;
            println!("{:<40} {median:>12.4}", format!("{articles} articles, {what}"));
            told.push(json!({ "articles": articles, "what": what, "medianMs": median }));
        }
    }
    Ok(told)
}
