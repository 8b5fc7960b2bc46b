//! What a panic would say, taken out of a reader's wasm.
//!
//! A panic stops the app, and `boot.js` says so; nobody reads what the panic itself would say. Formatting
//! that, and naming the file and the line of each place that may panic, takes 4 KB of a first visit as
//! brotli, and tells paths of the machine that built it. rustc leaves them out only with a standard library
//! of one's own building; so it is done here, on the wasm, before wasm-opt drops what nothing calls any more.

use std::ops::Range;
use std::path::Path;

use anyhow::{Context, Result, anyhow, bail};
use walrus::ir::Value;
use walrus::{
    ConstExpr, DataId, DataKind, FunctionBuilder, FunctionId, FunctionKind, InstrSeqBuilder, Module, ValType,
};

/// How the functions begin, without the hashes of their crates, that a panic goes through. None returns.
const PANICKING: [&str; 17] = [
    "alloc::alloc::handle_alloc_error",
    "alloc::raw_vec::capacity_overflow",
    "alloc::raw_vec::handle_error",
    "core::cell::panic_already_",
    "core::option::expect_failed",
    "core::option::unwrap_failed",
    "core::panicking::assert_failed",
    "core::panicking::panic",
    "core::result::unwrap_failed",
    "core::slice::copy_from_slice_impl::len_mismatch_fail",
    "core::slice::index::slice_index_fail",
    "core::str::slice_error_fail",
    "std::alloc::rust_oom",
    "std::panicking::panic_handler",
    "std::panicking::panic_with_hook",
    "<alloc::vec::Vec<_, _>>::remove::assert_failed",
    "__rustc::rust_begin_unwind",
];

/// How the functions end that write a value for whoever looks for a mistake: what a panic says is all that
/// asks for them in the app, and they write nothing here.
const FOR_DEBUGGING: &str = " as core::fmt::Debug>::fmt";

/// The bytes of a place that may panic.
const PLACE: usize = 16;

/// What no path, file or line of source is longer than.
const LONGEST_PATH: usize = 400;
const MOST_LINES: usize = 100_000;
const MOST_COLUMNS: usize = 1_000;

/// Lets every panic in the wasm at `path` call `gives_up`, where there is such a function, and stop; and
/// blots out where panics come from.
///
/// Fails where the functions that panic cannot be found by their names: it must be called before wasm-opt.
pub fn silence(path: &Path, gives_up: Option<&str>) -> Result<()> {
    let mut module = Module::from_file(path).with_context(|| format!("{} cannot be read", path.display()))?;
    let named = |module: &Module, name: &str| {
        let is_it = |found: &Option<String>| {
            found.as_deref().is_some_and(|found| without_hashes(found).starts_with(name))
        };
        module
            .funcs
            .iter()
            .filter(|function| is_it(&function.name))
            .map(|function| function.id())
            .collect::<Vec<_>>()
    };
    let gives_up = match gives_up.map(|name| (name, named(&module, name))) {
        None => None,
        Some((_, ids)) if ids.len() == 1 => ids.first().copied(),
        Some((name, ids)) => bail!("{} has {} functions {name}, not one", path.display(), ids.len()),
    };
    let panicking: Vec<FunctionId> = PANICKING.iter().flat_map(|name| named(&module, name)).collect();
    if panicking.len() < PANICKING.len() / 2 {
        bail!(
            "{} has {} of the functions that panic: has it lost its names?",
            path.display(),
            panicking.len()
        );
    }
    for id in panicking {
        stop_at_once(&mut module, id, gives_up);
    }
    let for_debugging = |name: &String| without_hashes(name).contains(FOR_DEBUGGING);
    let debugging = module.funcs.iter().filter(|function| function.name.as_ref().is_some_and(for_debugging));
    for id in debugging.map(|function| function.id()).collect::<Vec<_>>() {
        write_nothing(&mut module, id);
    }
    blot_out(&mut module)?;
    module.emit_wasm_file(path).with_context(|| format!("{} cannot be written", path.display()))
}

/// A function's name without the hashes that tell crates of one name apart: `core[59807616e1fa2540]::str`.
fn without_hashes(name: &str) -> String {
    let mut parts = name.split('[');
    let mut text = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        match part.split_once(']') {
            Some((hash, rest)) if hash.len() >= 12 && hash.bytes().all(|byte| byte.is_ascii_hexdigit()) => {
                text.push_str(rest);
            }
            _ => text.extend(["[", part]),
        }
    }
    text
}

/// Lets a function give up and stop.
fn stop_at_once(module: &mut Module, id: FunctionId, gives_up: Option<FunctionId>) {
    replace(module, id, |body| {
        if let Some(gives_up) = gives_up {
            body.call(gives_up);
        }
        body.unreachable();
    });
}

/// Lets a function that writes a value succeed without writing.
fn write_nothing(module: &mut Module, id: FunctionId) {
    if module.types.get(module.funcs.get(id).ty()).results() == [ValType::I32] {
        replace(module, id, |body| {
            body.i32_const(0);
        });
    }
}

/// Gives a function another body.
fn replace(module: &mut Module, id: FunctionId, write: impl FnOnce(&mut InstrSeqBuilder<'_>)) {
    let signature = module.types.get(module.funcs.get(id).ty());
    let (takes, gives) = (signature.params().to_vec(), signature.results().to_vec());
    let mut builder = FunctionBuilder::new(&mut module.types, &takes, &gives);
    write(&mut builder.func_body());
    let arguments = takes.iter().map(|takes| module.locals.add(*takes)).collect();
    module.funcs.get_mut(id).kind = FunctionKind::Local(builder.local_func(arguments));
}

/// Blots out where each panic comes from: places of four numbers (where the path of the source file stands,
/// its length, the line, the column), and those paths. Nothing reads them but what [`PANICKING`] names.
fn blot_out(module: &mut Module) -> Result<()> {
    let ids: Vec<DataId> = module.data.iter().map(|data| data.id()).collect();
    let mut memory = Memory(Vec::new());
    for id in &ids {
        let data = module.data.get(*id);
        memory.0.push((start(&data.kind)?, data.value.clone()));
    }
    let places = memory.places();
    if places.is_empty() {
        bail!("no place that may panic is told: has its form changed?");
    }
    for (id, (start, _)) in ids.into_iter().zip(&memory.0) {
        let data = module.data.get_mut(id);
        for place in &places {
            let within = place.start.checked_sub(*start).map(|from| from..from + place.len());
            if let Some(bytes) = within.and_then(|within| data.value.get_mut(within)) {
                bytes.fill(0);
            }
        }
    }
    Ok(())
}

/// Where data begins in memory.
fn start(kind: &DataKind) -> Result<usize> {
    match kind {
        DataKind::Active { offset: ConstExpr::Value(Value::I32(offset)), .. } => {
            Ok(usize::try_from(*offset)?)
        }
        _ => Err(anyhow!("data of the wasm has no fixed place in memory")),
    }
}

/// What stands in memory at the start: where each stretch begins, and its bytes.
struct Memory(Vec<(usize, Vec<u8>)>);

impl Memory {
    /// Where places that may panic stand, and the paths that they name.
    fn places(&self) -> Vec<Range<usize>> {
        let mut found = Vec::new();
        for (start, bytes) in &self.0 {
            let mut at = start.wrapping_neg() % 4;
            while let Some(place) = bytes.get(at..at + PLACE) {
                match self.path_of(place) {
                    Some(path) => {
                        found.extend([start + at..start + at + PLACE, path]);
                        at += PLACE;
                    }
                    None => at += 4,
                }
            }
        }
        found
    }

    /// Where the path stands that a place names; nothing where these bytes are no place.
    fn path_of(&self, place: &[u8]) -> Option<Range<usize>> {
        let number =
            |bytes: &[u8]| bytes.iter().rev().fold(0, |number, byte| number << 8 | usize::from(*byte));
        let [path, length, line, column]: [usize; 4] =
            place.chunks_exact(4).map(number).collect::<Vec<_>>().try_into().ok()?;
        let is_plausible =
            length < LONGEST_PATH && (1..MOST_LINES).contains(&line) && (1..MOST_COLUMNS).contains(&column);
        let text = self.bytes(path..path.checked_add(length)?).filter(|_| is_plausible)?;
        let text = text.strip_suffix(b"\0").unwrap_or(text);
        let is_path = text.ends_with(b".rs") && text.iter().all(|byte| byte.is_ascii_graphic());
        is_path.then(|| path..path + length)
    }

    fn bytes(&self, range: Range<usize>) -> Option<&[u8]> {
        self.0.iter().find_map(|(start, bytes)| {
            bytes.get(range.start.checked_sub(*start)?..range.end.checked_sub(*start)?)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hashes_of_crates_are_no_part_of_a_name() {
        assert_eq!(without_hashes("core[c5930c85a12de822]::str::fail"), "core::str::fail");
        assert_eq!(
            without_hashes("<[u8] as core[c5930c85a12de822]::Debug>::fmt"),
            "<[u8] as core::Debug>::fmt"
        );
    }

    #[test]
    fn places_are_found_with_their_paths_and_nothing_else_is() {
        let path = b"src/app/here.rs";
        let mut bytes = vec![0; 4];
        bytes.extend(path);
        bytes.push(0);
        let number = |number: u32| number.to_le_bytes();
        // A place, its line 7 and column 3; then a text of the app and what follows it.
        bytes.extend([number(1004), number(15), number(7), number(3)].concat());
        bytes.extend([number(1004), number(11), number(7), number(3)].concat());
        let memory = Memory(vec![(8, vec![1; 40]), (1000, bytes)]);
        assert_eq!(memory.places(), [1020..1036, 1004..1019]);
    }
}
