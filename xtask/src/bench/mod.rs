//! Measuring: how many bytes a first view takes, how soon it can be used, how fast we publish.

pub mod choose;
pub mod corpus;
mod newsroom;
pub mod publish;
pub mod size;
pub mod start;
mod vanilla;

use std::path::{Path, PathBuf};

use anyhow::{Result, bail};

use crate::site;

/// The middle of some numbers.
fn median(mut numbers: Vec<f64>) -> f64 {
    numbers.sort_by(f64::total_cmp);
    numbers.get(numbers.len() / 2).copied().unwrap_or(f64::NAN)
}

/// The release site of a content folder, built for measuring.
fn release_site(content: &Path) -> Result<PathBuf> {
    let name = content.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let out = crate::house::target().join("bench").join(name);
    site::release(content, &out, "/", false)?;
    Ok(out)
}

/// The address of the newest article, as the list of news links to it.
fn newest_article(site: &Path) -> Result<String> {
    let page = std::fs::read_to_string(site.join("news/index.html"))?;
    let links =
        page.split("href=\"/news/").skip(1).filter_map(|rest| rest.split_once('"').map(|(slug, _)| slug));
    let slugs = links.filter(|link| link.ends_with('/') && link.matches('/').count() == 1);
    for slug in slugs {
        if !slug.starts_with(|c: char| c.is_ascii_digit()) {
            return Ok(format!("/news/{slug}"));
        }
    }
    bail!("the list of news in {} links to no article", site.display())
}
