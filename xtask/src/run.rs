//! Starting other programs and saying so.

use std::io::Write;
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

/// Tells the person at the terminal what happens next.
pub fn say(sentence: &str) {
    let mut out = std::io::stdout().lock();
    // A closed pipe is no reason to stop building.
    if writeln!(out, "==> {sentence}").and_then(|()| out.flush()).is_err() {}
}

/// Runs a program to its end with its output in sight; `what` names the work in the error.
pub fn run(command: &mut Command, what: &str) -> Result<()> {
    let program = command.get_program().to_string_lossy().into_owned();
    let status =
        command.status().with_context(|| format!("{what} could not start: is {program} installed?"))?;
    if !status.success() {
        bail!("{what} failed ({status})");
    }
    Ok(())
}

/// What a program prints, or nothing when it is missing or fails.
pub fn output(command: &mut Command) -> Option<String> {
    let output = command.stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
    let text = String::from_utf8_lossy(&output.stdout).trim().to_owned();
    output.status.success().then_some(text)
}

/// Cargo as it was called, so that every build uses the same toolchain.
pub fn cargo() -> Command {
    let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo.current_dir(super::house::root());
    cargo
}
