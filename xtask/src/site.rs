//! The site readers get: the release app, with a newsroom published over it.

use std::path::Path;

use anyhow::Result;

use crate::app::{self, Profile};
use crate::publish::{self, Job};
use crate::shell;
use crate::tools;

/// Builds and publishes; `base` has a slash at both ends.
pub fn release(content: &Path, out: &Path, base: &str, drafts: bool) -> Result<()> {
    publish::must_be_content(content)?;
    let tools = tools::ready()?;
    let app = app::build(&tools, Profile::Release)?;
    let program = publish::program(Profile::Release)?;
    let app = shell::for_readers(&app)?;
    publish::publish(&program, &Job { content, app: &app, out, base, drafts, compress: true, cards: true })
}
