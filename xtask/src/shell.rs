//! The built page around the app: marking it for readers, making its files small.
//!
//! Works on the `index.html` that trunk wrote from ours, whose form is known. The publisher moves the page
//! under a path and fills it; that is not done here.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};
use sha2::{Digest, Sha256};
use walkdir::WalkDir;

use crate::annex::{self, ANNEXES};
use crate::glue;
use crate::house;
use crate::panics::silence;
use crate::run::{output, say};
use crate::tools::Tools;

const DEVELOPMENT_MARK: &str = "name=\"belfry-mode\" content=\"development\"";
const PRODUCTION_MARK: &str = "name=\"belfry-mode\" content=\"production\"";

/// Reads the path a site stands under; it comes back with a slash at both ends.
pub fn parse_base(text: &str) -> Result<String, String> {
    let inner = text.trim_matches('/');
    let plain = |c: char| c.is_ascii_alphanumeric() || "-._~/".contains(c);
    if !inner.chars().all(plain) || inner.contains("//") {
        return Err(format!("{text} is not a path like /sub/path/"));
    }
    Ok(if inner.is_empty() { "/".to_owned() } else { format!("/{inner}/") })
}

/// A copy of the app for readers: its page registers the service worker, and does not watch for changes.
pub fn for_readers(app: &Path) -> Result<PathBuf> {
    let readers = house::target().join("app").join("readers");
    if readers.exists() {
        fs::remove_dir_all(&readers).with_context(|| format!("{} cannot be replaced", readers.display()))?;
    }
    copy_folder(app, &readers)?;
    let index = readers.join("index.html");
    let page = fs::read_to_string(&index).with_context(|| format!("{} cannot be read", index.display()))?;
    if !page.contains(DEVELOPMENT_MARK) {
        bail!("{} does not say for whom it is (meta belfry-mode)", index.display());
    }
    fs::write(&index, page.replace(DEVELOPMENT_MARK, PRODUCTION_MARK))
        .with_context(|| format!("{} cannot be written", index.display()))?;
    Ok(readers)
}

/// Makes a release small: one style sheet, minified scripts, and names that hold the hash of the bytes.
pub fn make_small(app: &Path, tools: &Tools) -> Result<()> {
    say("Making the app's files small");
    let index = app.join("index.html");
    let page = fs::read_to_string(&index).with_context(|| format!("{} cannot be read", index.display()))?;
    let page = join_styles(app, tools, &page)?;
    for script in ["boot.js", "early.js"] {
        minify(tools, &app.join(script))?;
    }
    let page = rename_app(app, tools, page)?;
    fs::write(&index, page).with_context(|| format!("{} cannot be written", index.display()))
}

/// Joins the style sheets in the order the page links them: one request instead of nine.
fn join_styles(app: &Path, tools: &Tools, page: &str) -> Result<String> {
    let (mut joined, mut lines, mut place) = (String::new(), Vec::new(), None);
    for line in page.lines() {
        let Some(link) = line.strip_prefix("<link rel=\"stylesheet\" href=\"") else {
            lines.push(line.to_owned());
            continue;
        };
        let address = link.split('"').next().unwrap_or_default();
        let file = app.join(address.rsplit('/').next().unwrap_or_default());
        joined += &fs::read_to_string(&file).with_context(|| format!("{} cannot be read", file.display()))?;
        fs::remove_file(&file).with_context(|| format!("{} cannot be removed", file.display()))?;
        place.get_or_insert((
            lines.len(),
            address.rsplit_once('/').map_or("", |(folder, _)| folder).to_owned(),
        ));
    }
    let Some((position, folder)) = place else {
        return Ok(page.to_owned());
    };
    let file = app.join("belfry.css");
    fs::write(&file, joined).with_context(|| format!("{} cannot be written", file.display()))?;
    minify(tools, &file)?;
    let name = rename_by_hash(&file, "belfry", "css")?;
    lines.insert(position, format!("<link rel=\"stylesheet\" href=\"{folder}/{name}\">"));
    Ok(lines.join("\n") + "\n")
}

/// What makes the app smallest: laying its code out anew after a first look, and looking at it again.
const SMALLEST: [&str; 6] = ["-Oz", "--flatten", "--rereloop", "-Oz", "-Oz", "-Oz"];

/// What a panic of the app calls, so that the page can say that it has stopped.
const GIVES_UP: &str = "belfry::app::platform::browser::start::give_up";

/// Makes glue and wasm small and names them after their bytes, in the page too.
fn rename_app(app: &Path, tools: &Tools, mut page: String) -> Result<String> {
    let (wasm, glue) = (built(app, "wasm")?, built(app, "js")?);
    silence(&wasm, Some(GIVES_UP))?;
    annex::split(app, &wasm)?;
    page = with_annexes(&page)?;
    let names = glue::make_small(tools, &SMALLEST, &wasm, &glue)?;
    minify(tools, &glue)?;
    let mut files = vec![(wasm, "belfry".to_owned(), "wasm"), (glue, "belfry".to_owned(), "js")];
    for (name, _) in ANNEXES {
        let annex = annex::file(app, name);
        annex::make_small(tools, &SMALLEST, &annex, &names.exports)?;
        files.push((annex, format!("belfry-{name}"), "wasm"));
    }
    for (file, stem, extension) in files {
        let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let new_name = rename_by_hash(&file, &stem, extension)?;
        page = page.replace(&format!("/{name}\""), &format!("/{new_name}\""));
    }
    rename_chooser(app, tools, &page)
}

/// The page, whose boot tag tells where the annexes are: beside the app.
fn with_annexes(page: &str) -> Result<String> {
    const BEFORE: &str = " data-wasm=\"";
    let (before, after) = page.split_once(BEFORE).context("the built page has no boot tag")?;
    let address = after.split('"').next().unwrap_or_default();
    let folder = address.rsplit_once('/').map_or("", |(folder, _)| folder);
    let annexes = ANNEXES.map(|(name, _)| format!(" data-{name}=\"{folder}/belfry-{name}.wasm\""));
    Ok([before, &annexes.concat(), BEFORE, after].concat())
}

/// Does the same for the chooser, whose wasm is found beside its glue: both bear one hash.
fn rename_chooser(app: &Path, tools: &Tools, page: &str) -> Result<String> {
    const STEM: &str = "belfry-choose";
    let (wasm, glue) = (app.join(format!("{STEM}_bg.wasm")), app.join(format!("{STEM}.js")));
    silence(&wasm, None)?;
    let _names = glue::make_small(tools, &["-O3", "-O3"], &wasm, &glue)?;
    minify(tools, &glue)?;
    let mut hash = Sha256::new();
    for file in [&wasm, &glue] {
        hash.update(fs::read(file).with_context(|| format!("{} cannot be read", file.display()))?);
    }
    let sum: String = hash.finalize().iter().take(8).map(|byte| format!("{byte:02x}")).collect();
    for (file, ending) in [(&wasm, "_bg.wasm"), (&glue, ".js")] {
        let name = format!("{STEM}-{sum}{ending}");
        fs::rename(file, app.join(&name)).with_context(|| format!("{} cannot be renamed", file.display()))?;
    }
    Ok(page.replace(&format!("/{STEM}.js\""), &format!("/{STEM}-{sum}.js\"")))
}

/// The file of this extension that trunk built of the app.
fn built(app: &Path, extension: &str) -> Result<PathBuf> {
    for entry in fs::read_dir(app).with_context(|| format!("{} cannot be read", app.display()))? {
        let path = entry.with_context(|| format!("{} cannot be read", app.display()))?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if name.starts_with("belfry-app-") && path.extension().is_some_and(|found| found == extension) {
            return Ok(path);
        }
    }
    bail!("{} holds no app: no belfry-app-….{extension}", app.display())
}

fn rename_by_hash(file: &Path, stem: &str, extension: &str) -> Result<String> {
    let bytes = fs::read(file).with_context(|| format!("{} cannot be read", file.display()))?;
    let sum: String = Sha256::digest(&bytes).iter().take(8).map(|byte| format!("{byte:02x}")).collect();
    let name = format!("{stem}-{sum}.{extension}");
    fs::rename(file, file.with_file_name(&name))
        .with_context(|| format!("{} cannot be renamed", file.display()))?;
    Ok(name)
}

fn minify(tools: &Tools, file: &Path) -> Result<()> {
    let mut esbuild: Command = tools.command("esbuild");
    esbuild.arg(file).args([
        "--minify",
        "--tree-shaking=true",
        "--drop:console",
        "--target=esnext",
        "--charset=utf8",
        "--log-level=error",
    ]);
    let Some(small) = output(&mut esbuild) else {
        bail!("esbuild could not make {} smaller; is it installed (cargo xtask setup)?", file.display());
    };
    fs::write(file, small + "\n").with_context(|| format!("{} cannot be written", file.display()))
}

/// Copies a folder with everything in it.
pub fn copy_folder(from: &Path, to: &Path) -> Result<()> {
    for entry in WalkDir::new(from) {
        let entry = entry.with_context(|| format!("{} cannot be read", from.display()))?;
        let inside = entry.path().strip_prefix(from).context("a walked file stands in its folder")?;
        let target = to.join(inside);
        if entry.file_type().is_dir() {
            fs::create_dir_all(&target).with_context(|| format!("{} cannot be made", target.display()))?;
        } else {
            fs::copy(entry.path(), &target)
                .with_context(|| format!("{} cannot be copied", entry.path().display()))?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check_base(text: &str, expected: Option<&str>) {
        assert_eq!(parse_base(text).ok().as_deref(), expected);
    }

    #[test]
    fn a_base_gets_a_slash_at_both_ends() {
        check_base("sub/path", Some("/sub/path/"));
        check_base("/sub/path/", Some("/sub/path/"));
        check_base("/", Some("/"));
    }

    #[test]
    fn a_base_that_is_no_path_is_refused() {
        check_base("/a b/", None);
        check_base("https://example.org/", None);
    }
}
