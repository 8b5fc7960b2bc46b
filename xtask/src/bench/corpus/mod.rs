//! Large newsrooms to measure on: the imported one, grown by articles that recombine what stands in it.
//!
//! The same number of articles gives the same bytes, whenever and wherever they are made. Sentences,
//! headings, points of lists, titles, topics and authors are the newsroom's own, each as often as it
//! has them; an article takes the build and the length of one of them. What the newsroom has none of
//! (projects, places, editions) gets names without meaning. No person is invented.

mod article;
mod chance;
mod folder;
mod stock;

use std::path::{Path, PathBuf};
use std::time::Instant;

use anyhow::{Result, bail};

use crate::house;
use crate::run::say;
use article::Plan;
use stock::Stock;

/// Writes a content folder of so many articles, into `out` or else `target/corpus-<N>`, from what
/// stands in `content`.
pub fn bench(content: &Path, articles: Option<usize>, out: Option<&Path>) -> Result<()> {
    let Some(articles) = articles else { bail!("say how many articles: --articles 100000") };
    let started = Instant::now();
    if !content.join("site.toml").is_file() {
        bail!(
            "{} is no content folder; cargo xtask test --only site imports the large newsroom",
            content.display()
        );
    }
    let out = out.map_or_else(|| house::target().join(format!("corpus-{articles}")), PathBuf::from);
    let stock = Stock::read(content)?;
    if articles <= stock.articles() {
        bail!(
            "{articles} articles are not more than {} has, which are {}: ask for more, or take that newsroom as it is",
            content.display(),
            stock.articles()
        );
    }
    folder::begin(&out, content)?;
    let plan = Plan::of(&stock, articles - stock.articles());
    folder::write(&out, content, &stock, &plan)?;
    say(&format!(
        "{} holds {articles} articles, made in {:.1} s.",
        out.display(),
        started.elapsed().as_secs_f32()
    ));
    Ok(())
}
