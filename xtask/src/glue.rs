//! The seam between the app and its glue: the names by which the two call each other.
//!
//! wasm-bindgen names every function by what it does and by a hash: 10 KB in the wasm and as much in the
//! glue, which no reader ever sees. A release gives them names of a letter or two on both sides at once.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use serde::Deserialize;

use crate::run::output;
use crate::tools::Tools;

/// What every wasm of ours is made small with: its addresses begin above 1,024, nobody reads who made it, and
/// it takes what the compiler of Rust makes use of.
pub const ALWAYS: [&str; 9] = [
    "--low-memory-unused",
    "--strip-producers",
    "--strip-target-features",
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
];

/// The names that wasm-opt gave, as it prints them.
#[derive(Debug, Deserialize)]
pub struct Names {
    /// Module, name and new name of what the wasm calls.
    imports: Vec<(String, String, String)>,
    /// Name and new name of what the wasm offers.
    pub exports: Vec<(String, String)>,
}

/// What wasm-opt calls the one module that everything is imported from.
const MODULE: &str = "a";

/// What a dependency offers to its own scripts, and no page of ours ever asks for: streams as JavaScript.
const UNUSED: &str = "IntoUnderlying";

/// Makes a wasm small with `passes` of wasm-opt, shortens the names between it and its glue in both, and
/// tells them.
pub fn make_small(tools: &Tools, passes: &[&str], wasm: &Path, glue: &Path) -> Result<Names> {
    let mut wasm_opt = tools.command("wasm-opt");
    wasm_opt.arg(format!("--remove-exports=*{}*", UNUSED.to_lowercase()));
    wasm_opt.args(passes).arg("--minify-imports-and-exports-and-modules").args(ALWAYS);
    wasm_opt.arg(wasm).arg("-o").arg(wasm);
    let Some(printed) = output(&mut wasm_opt) else {
        bail!("wasm-opt could not shorten the names in {}", wasm.display());
    };
    let names: Names = serde_json::from_str(printed.trim()).with_context(|| {
        format!("wasm-opt told no names: {}", printed.chars().take(200).collect::<String>())
    })?;
    let text = fs::read_to_string(glue).with_context(|| format!("{} cannot be read", glue.display()))?;
    let text = renamed(&without_unused(&text), &names)
        .with_context(|| format!("{} has another form", glue.display()))?;
    fs::write(glue, text).with_context(|| format!("{} cannot be written", glue.display()))?;
    Ok(names)
}

/// The glue without the classes that nobody asks for, and without its other way to start: what only these
/// need goes with them when it is minified.
fn without_unused(glue: &str) -> String {
    let (mut text, mut until) = (String::with_capacity(glue.len()), None);
    for line in glue.lines() {
        let line = line
            .strip_prefix("export { initSync, ")
            .map_or(line.to_owned(), |rest| format!("export {{ {rest}"));
        let line = line.as_str();
        let begins = ["export class ", "if (Symbol.dispose) ", "const "]
            .iter()
            .find(|begins| line.strip_prefix(**begins).is_some_and(|rest| rest.starts_with(UNUSED)));
        if let Some(begins) = begins {
            until = Some(if begins.ends_with("class ") { "}" } else { ";" });
        }
        match until {
            None => text.extend([line, "\n"]),
            Some("}") if line == "}" => until = None,
            Some(";") if line.ends_with(';') => until = None,
            Some(_) => (),
        }
    }
    text
}

/// The glue with the new names, without the functions that the wasm does not call any more.
///
/// Fails where the glue lacks what the wasm calls or offers: its form would then have changed.
fn renamed(glue: &str, names: &Names) -> Result<String> {
    let imports: BTreeMap<&str, &str> =
        names.imports.iter().map(|(_, name, new)| (name.as_str(), new.as_str())).collect();
    let (mut text, mut found, mut skipping) = (String::with_capacity(glue.len()), 0, false);
    for line in glue.lines() {
        if let Some((name, rest)) = offered(line) {
            skipping = !imports.contains_key(name);
            if let Some(new) = imports.get(name) {
                found += 1;
                text.extend(["        \"", new, "\": ", rest, "\n"]);
                continue;
            }
        }
        if !skipping {
            text.extend([line, "\n"]);
        } else if line.starts_with("        }") {
            skipping = false;
        }
    }
    if skipping {
        bail!("a function that the wasm does not call has no end");
    }
    if found != imports.len() {
        bail!("the wasm calls {} functions, and the glue has {found} of them", imports.len());
    }
    for (module, ..) in &names.imports {
        text = text.replace(&format!("\"{module}\""), &format!("\"{MODULE}\""));
    }
    with_short_exports(&text, &names.exports)
}

/// The name of a function that a line of the glue offers to the wasm, and what follows the colon.
fn offered(line: &str) -> Option<(&str, &str)> {
    let (name, rest) = line.strip_prefix("        ")?.split_once(": ")?;
    let is_name =
        name.starts_with("__wb") && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
    (is_name && rest.starts_with("function")).then_some((name, rest))
}

/// The glue with the new names after every `wasm.`.
fn with_short_exports(glue: &str, exports: &[(String, String)]) -> Result<String> {
    let exports: BTreeMap<&str, &str> =
        exports.iter().map(|(name, new)| (name.as_str(), new.as_str())).collect();
    let mut text = String::with_capacity(glue.len());
    let mut parts = glue.split("wasm.");
    text.push_str(parts.next().unwrap_or_default());
    let mut before = text.chars().last();
    for part in parts {
        let end = part.find(|c: char| !c.is_ascii_alphanumeric() && c != '_').unwrap_or(part.len());
        let (name, rest) = part.split_at(end);
        let is_name = !before.is_some_and(|c| c.is_alphanumeric() || "_.-/".contains(c));
        match exports.get(name) {
            Some(new) if is_name => text.extend(["wasm.", new, rest]),
            None if is_name => bail!("the glue asks the wasm for {name}, which is not there"),
            _ => text.extend(["wasm.", part]),
        }
        before = part.chars().last();
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    const GLUE: &str = "\
function __wbg_get_imports() {
    const import0 = {
        __proto__: null,
        __wbg_alert_12ab: function(arg0) {
            wasm.__wbindgen_free(arg0);
        },
        __wbg_gone_34cd: function() {
            wasm.memory;
        },
        __wbindgen_cast_01: function(arg0) {
            return arg0;
        },
    };
    return { __proto__: null, \"./app_bg.js\": import0 };
}
let wasm;
new URL('app_bg.wasm', import.meta.url);
wasm.memory.buffer;
";

    fn names(imports: &[(&str, &str)], exports: &[(&str, &str)]) -> Names {
        let own = |text: &str| text.to_owned();
        Names {
            imports: imports.iter().map(|(name, new)| (own("./app_bg.js"), own(name), own(new))).collect(),
            exports: exports.iter().map(|(name, new)| (own(name), own(new))).collect(),
        }
    }

    #[test]
    fn both_sides_get_the_same_short_names_and_what_is_not_called_goes() {
        let names = names(
            &[("__wbg_alert_12ab", "a"), ("__wbindgen_cast_01", "$b")],
            &[("memory", "M"), ("__wbindgen_free", "F")],
        );
        let expected = "\
function __wbg_get_imports() {
    const import0 = {
        __proto__: null,
        \"a\": function(arg0) {
            wasm.F(arg0);
        },
        \"$b\": function(arg0) {
            return arg0;
        },
    };
    return { __proto__: null, \"a\": import0 };
}
let wasm;
new URL('app_bg.wasm', import.meta.url);
wasm.M.buffer;
";
        assert_eq!(renamed(GLUE, &names).ok().as_deref(), Some(expected));
    }

    #[test]
    fn classes_that_nobody_asks_for_go() {
        let glue = "\
export class IntoUnderlyingSink {
    free() {
        wasm.__wbg_intounderlyingsink_free(ptr, 0);
    }
}
if (Symbol.dispose) IntoUnderlyingSink.prototype[Symbol.dispose] = IntoUnderlyingSink.prototype.free;
export class Chooser {
}
const IntoUnderlyingSinkFinalization = (typeof FinalizationRegistry === 'undefined')
    ? { register: () => {}, unregister: () => {} }
    : new FinalizationRegistry(ptr => wasm.__wbg_intounderlyingsink_free(ptr, 1));
let wasm;
";
        assert_eq!(without_unused(glue), "export class Chooser {\n}\nlet wasm;\n");
    }

    #[test]
    fn err_glue_of_another_form() {
        let all = [("memory", "M"), ("__wbindgen_free", "F")];
        assert!(renamed(GLUE, &names(&[("__wbg_unknown_56ef", "a")], &all)).is_err());
        assert!(renamed(GLUE, &names(&[("__wbg_alert_12ab", "a")], &all[..1])).is_err());
    }
}
