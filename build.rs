//! Turns `locales/*.json` into the functions of `messages::words`, or says what is wrong with them.

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{env, fs};

#[path = "src/messages/catalogue.rs"]
mod catalogue;

fn main() -> ExitCode {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=src/messages/catalogue.rs");
    println!("cargo::rerun-if-changed=src/messages/catalogue_json.rs");
    println!("cargo::rerun-if-changed=src/messages/catalogue_texts.rs");
    println!("cargo::rerun-if-changed=locales");
    if env::var("CARGO_CFG_TARGET_ARCH").is_ok_and(|target| target == "wasm32") {
        // The chooser calls nothing deeply: the megabyte that it would get is most of its memory.
        println!("cargo::rustc-link-arg-bin=belfry-choose=-zstack-size=131072");
    }
    match words() {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentences) => {
            for sentence in sentences {
                println!("cargo::error={sentence}");
            }
            ExitCode::FAILURE
        }
    }
}

fn words() -> Result<(), Vec<String>> {
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default());
    let mut sources = Vec::new();
    for tag in catalogue::LOCALES {
        let path = root.join("locales").join(format!("{tag}.json"));
        sources.push(read(&path)?);
    }
    let sources: Vec<&str> = sources.iter().map(String::as_str).collect();
    let code = catalogue::functions(&sources)?;
    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default()).join("words.rs");
    fs::write(&out, code).map_err(|error| vec![format!("{} cannot be written: {error}", out.display())])
}

fn read(path: &Path) -> Result<String, Vec<String>> {
    fs::read_to_string(path).map_err(|error| vec![format!("{} cannot be read: {error}", path.display())])
}
