//! The house rules that a compiler does not know: who may know whom, and how long things may be.

use std::fs;
use std::path::Path;

use crate::newsroom::repository;

/// The rooms from left to right; a room never names one that stands further right.
const ROOMS: [(&str, u8); 11] = [
    ("model", 0),
    ("query", 1),
    ("agenda", 1),
    ("messages", 1),
    ("route", 2),
    ("bundle", 3),
    ("syndicate", 3),
    ("chooser", 4),
    ("app", 5),
    ("publish", 6),
    ("import", 7),
];

/// A file of ours: its path in the repository and its lines.
struct Code {
    path: String,
    text: String,
}

fn code(folders: &[&str]) -> Vec<Code> {
    let mut found = Vec::new();
    for folder in folders {
        collect(&repository(folder), &mut found);
    }
    assert!(!found.is_empty(), "there is code to look at");
    found.sort_by(|one, other| one.path.cmp(&other.path));
    found
}

fn collect(folder: &Path, found: &mut Vec<Code>) {
    for entry in fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display())) {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            collect(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let root = repository("");
            let inside = path.strip_prefix(&root).expect("a path of the repository");
            let text = fs::read_to_string(&path).expect("a readable file");
            found.push(Code { path: inside.to_string_lossy().replace('\\', "/"), text });
        }
    }
}

impl Code {
    /// The lines that run outside of tests, without comments, with their numbers from 1.
    fn lines(&self) -> impl Iterator<Item = (usize, &str)> {
        let end = match self.path.contains("/tests") {
            true => 0,
            false => self.text.find("#[cfg(test)]").unwrap_or(self.text.len()),
        };
        let lines = self.text[..end].lines().enumerate();
        lines.map(|(at, line)| (at + 1, line)).filter(|(_, line)| !line.trim_start().starts_with("//"))
    }

    fn room(&self) -> Option<&str> {
        let inside = self.path.strip_prefix("src/")?;
        inside.split('/').next().map(|first| first.trim_end_matches(".rs"))
    }

    fn is_in(&self, places: &[&str]) -> bool {
        places.iter().any(|place| {
            let rest = self.path.strip_prefix(place);
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(['/', '.']) || place.ends_with('/'))
        })
    }
}

/// Every line outside `allowed` that names one of `words`.
fn naming(code: &[Code], words: &[&str], allowed: &[&str]) -> Vec<String> {
    let mut found = Vec::new();
    for file in code.iter().filter(|file| !file.is_in(allowed)) {
        for (at, line) in file.lines() {
            found.extend(
                words
                    .iter()
                    .filter(|word| names(line, word))
                    .map(|word| format!("{}:{at}: {word}", file.path)),
            );
        }
    }
    found
}

/// Whether a line holds a word that is not part of a longer one.
fn names(line: &str, word: &str) -> bool {
    let joined = |c: char| c.is_alphanumeric() || c == '_';
    line.match_indices(word).any(|(at, _)| {
        let before = line[..at].chars().next_back().is_some_and(joined) && word.starts_with(joined);
        let after = line[at + word.len()..].chars().next().is_some_and(joined) && word.ends_with(joined);
        !before && !after
    })
}

/// The rooms that a text names by `crate::room`, also in `use crate::{room, other}`.
fn rooms_named(text: &str) -> Vec<String> {
    let word = |rest: &str| rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>();
    let mut rooms = Vec::new();
    for (at, found) in text.match_indices("crate::") {
        let rest = &text[at + found.len()..];
        let Some(group) = rest.strip_prefix('{') else {
            rooms.push(word(rest));
            continue;
        };
        let (mut depth, mut starts) = (0, true);
        for (at, c) in group.char_indices() {
            match c {
                '{' => depth += 1,
                '}' if depth == 0 => break,
                '}' => depth -= 1,
                ',' => starts = true,
                c if depth == 0 && starts && !c.is_whitespace() => {
                    rooms.push(word(&group[at..]));
                    starts = false;
                }
                _ => (),
            }
        }
    }
    rooms
}

/// The functions of a text with their first line and their length, as rustfmt lays them out.
fn functions(text: &str) -> Vec<(usize, usize)> {
    let lines: Vec<&str> = text.lines().collect();
    let mut found = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let code = line.trim_start();
        let words = code.split_whitespace().take_while(|word| !word.contains(['(', '<', '"']));
        let mut words = words.skip_while(|word| {
            matches!(*word, "pub" | "async" | "const" | "extern") || word.starts_with("pub(")
        });
        let plain = code.starts_with("pub(") || code.starts_with("fn ");
        if words.next() != Some("fn") && !(plain && code.contains("fn ")) {
            continue;
        }
        let end = format!("{}}}", &line[..line.len() - code.len()]);
        let length = lines[at..].iter().position(|other| *other == end);
        found.extend(length.map(|length| (at + 1, length + 1)));
    }
    found
}

#[track_caller]
fn none(offences: Vec<String>) {
    assert!(offences.is_empty(), "\n{}\n", offences.join("\n"));
}

#[test]
fn no_room_names_one_to_its_right() {
    let rank = |room: &str| ROOMS.iter().find(|(name, _)| *name == room).map(|(_, rank)| *rank);
    let mut offences = Vec::new();
    for file in code(&["src"]) {
        let Some(own) = file.room().and_then(rank) else {
            continue;
        };
        for named in rooms_named(&file.text) {
            if rank(&named).is_some_and(|other| other > own) {
                offences.push(format!("{} names {named}", file.path));
            }
        }
    }
    none(offences);
}

#[test]
fn every_room_has_its_place() {
    let known = ["lib", "main", "bin"];
    let strangers: Vec<String> = code(&["src"])
        .iter()
        .filter_map(|file| file.room())
        .filter(|room| !known.contains(room) && ROOMS.iter().all(|(name, _)| name != room))
        .map(str::to_owned)
        .collect();
    none(strangers);
}

#[test]
fn components_know_neither_pages_nor_the_address_nor_the_platform() {
    let components: Vec<Code> =
        code(&["src"]).into_iter().filter(|file| file.is_in(&["src/app/components"])).collect();
    let words =
        ["app::pages", "app::address", "app::platform", "super::pages", "super::address", "super::platform"];
    none(naming(&components, &words, &[]));
}

#[test]
fn files_are_at_most_400_lines_and_functions_80() {
    let mut offences = Vec::new();
    for file in code(&["src", "tests", "xtask"]) {
        let lines = file.text.lines().count();
        if lines > 400 {
            offences.push(format!("{}: {lines} lines", file.path));
        }
        let long = functions(&file.text).into_iter().filter(|(_, length)| *length > 80);
        offences.extend(long.map(|(at, length)| format!("{}:{at}: a function of {length} lines", file.path)));
    }
    none(offences);
}

#[test]
fn only_the_borders_know_the_target() {
    let allowed = ["src/lib.rs", "src/main.rs", "src/bin/", "src/app/platform"];
    none(naming(&code(&["src"]), &["target_arch"], &allowed));
}

#[test]
fn only_the_platform_names_the_browser() {
    let words = ["web_sys", "js_sys", "wasm_bindgen", "wasm_bindgen_futures", "gloo", "gloo_net"];
    none(naming(&code(&["src"]), &words, &["src/app/platform", "src/bin/choose.rs"]));
}

#[test]
fn there_is_no_html_sink() {
    let words = [
        "inner_html",
        "set_inner_html",
        "insert_adjacent_html",
        "outer_html",
        "set_outer_html",
        "document_write",
    ];
    none(naming(&code(&["src"]), &words, &[]));
    let scripts = fs::read_dir(repository("public")).expect("the folder public");
    for entry in scripts {
        let path = entry.expect("an entry").path();
        if path.extension().is_some_and(|extension| extension == "js") {
            let text = fs::read_to_string(&path).expect("a readable script");
            for sink in ["innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval("] {
                assert!(!text.contains(sink), "{}: {sink}", path.display());
            }
        }
    }
}

#[test]
fn only_the_two_ends_of_the_publisher_touch_files() {
    let allowed = ["src/publish/source", "src/publish/write", "src/import", "src/bin/"];
    none(naming(
        &code(&["src"]),
        &["std::fs", "fs::read", "fs::write", "File::open", "File::create"],
        &allowed,
    ));
}

#[test]
fn nothing_is_left_to_do() {
    none(naming(&code(&["src", "xtask"]), &["todo!", "unimplemented!", "dbg!"], &[]));
}

#[test]
fn rooms_are_found_in_every_way_of_naming_them() {
    assert_eq!(rooms_named("use crate::app::x; crate::model::Slug"), ["app", "model"]);
    assert_eq!(
        rooms_named("use crate::{\n    model::{Slug, Href},\n    route::Route,\n};"),
        ["model", "route"]
    );
}

#[test]
fn the_length_of_functions_is_counted() {
    let text = "impl X {\n    pub(super) fn a<T>(\n        x: T,\n    ) -> u8 {\n        1\n    }\n}\nfn b() {\n}\nlet x = \"fn c() {\";\n";
    assert_eq!(functions(text), [(2, 5), (8, 2)]);
}

#[test]
fn words_are_found_whole() {
    assert!(names("use web_sys::Window;", "web_sys"));
    assert!(!names("let my_web_sys2 = 1;", "web_sys"));
    assert!(names("    std::fs::read(path)", "std::fs"));
}

#[test]
fn every_message_is_said_somewhere() {
    let code = code(&["src"]);
    let locale = fs::read_to_string(repository("locales/en.json")).expect("the first locale");
    let groups: serde_json::Value = serde_json::from_str(&locale).expect("JSON");
    let mut unsaid = Vec::new();
    for (group, messages) in groups.as_object().expect("groups") {
        for name in messages.as_object().expect("messages").keys() {
            let function = [group, "_", name].concat();
            let says = |file: &Code| file.lines().any(|(_, line)| names(line, &function));
            if !code.iter().any(says) {
                unsaid.push(function);
            }
        }
    }
    assert!(unsaid.is_empty(), "every reader loads these, and nobody reads them: {}", unsaid.join(", "));
}

/// A script before the styles would hold up their request for a whole way there and back: a browser
/// does not look ahead in a page that brings its own policy.
#[test]
fn the_page_asks_for_its_styles_before_the_script_that_holds_it_up() {
    let page = fs::read_to_string(repository("index.html")).expect("the page");
    let last_style = page.rfind("rel=\"css\"").expect("styles");
    assert!(last_style < page.find("/early.js").expect("the script"));
}

/// A page that is painted while it arrives moves when the rest comes: a masthead half there is lower
/// or higher than a whole one.
#[test]
fn nothing_is_painted_before_the_page_is_there() {
    let page = fs::read_to_string(repository("index.html")).expect("the page");
    assert!(page.contains("<link rel=\"expect\" href=\"#end\" blocking=\"render\">"));
}
