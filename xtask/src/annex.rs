//! The annexes: what only some pages need, taken out of the app's wasm into wasm files of their own.
//!
//! The app marks the ways in: the functions of one module for each annex. What only they reach, by direct
//! calls, moves, and what a few of them reach is copied: a page opens one annex, so that nobody waits for what
//! another needs. What others reach too, or more annexes, or what is called by its number in the table of
//! functions, stays. An annex imports from the app what it shares with it (memory, table, functions), and
//! brings its way in as new entries of that table. They are empty until then: a call that came too early
//! would stop the app.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use walrus::ir::Value;
use walrus::{
    ConstExpr, ElementItems, ElementKind, ExportItem, Function, FunctionBuilder, FunctionId, FunctionKind,
    GlobalKind, ImportKind, ImportedFunction, Module, TableId,
};

use crate::glue;
use crate::run::run;
use crate::tools::Tools;

/// The annexes by their names, which `src/app/annex.rs` gives them, and how the names of the functions begin
/// that lead into them.
pub const ANNEXES: [(&str, &str); 7] = [
    ("front", "belfry::app::pages::annex::front::"),
    ("news", "belfry::app::pages::annex::news::"),
    ("articles", "belfry::app::pages::annex::articles::"),
    ("days", "belfry::app::pages::annex::days::"),
    ("events", "belfry::app::pages::annex::events::"),
    ("things", "belfry::app::pages::annex::things::"),
    ("tools", "belfry::app::platform::browser::tools::"),
];

/// What more annexes than these need stays in the app: opened one after another, they would bring it again
/// and again.
const COPIES: usize = 3;

/// The module from which the annexes import everything: the app.
const APP: &str = "a";

/// An annex before it is one: which functions lead into it, by their numbers, and where in the table they
/// will stand.
struct Plan {
    way_in: BTreeSet<usize>,
    place: u64,
}

/// The file of an annex in the folder of a built app.
pub fn file(app: &Path, name: &str) -> PathBuf {
    app.join(format!("belfry-{name}.wasm"))
}

/// Moves what only the annexes need from the wasm at `path` to new ones in the folder `app`.
///
/// Fails where a way in cannot be found by its names: it must be called before wasm-opt.
pub fn split(app: &Path, path: &Path) -> Result<()> {
    let mut staying = {
        let (mut alone, _) = shortened(path)?;
        walrus::passes::gc::run(&mut alone);
        alone.funcs.iter().map(|function| function.id().index()).collect::<BTreeSet<_>>()
    };
    let (mut first, plans) = shortened(path)?;
    let mut needed = BTreeMap::<usize, usize>::new();
    for plan in &plans {
        let mut annex = read(path)?;
        move_into(&mut annex, &staying, plan)?;
        annex.funcs.iter_local().for_each(|(id, _)| *needed.entry(id.index()).or_default() += 1);
    }
    staying.extend(needed.iter().filter(|(_, annexes)| **annexes > COPIES).map(|(id, _)| *id));
    for ((name, _), plan) in ANNEXES.iter().zip(&plans) {
        let mut annex = read(path)?;
        move_into(&mut annex, &staying, plan)?;
        offer(&mut first, &annex)?;
        write(&mut annex, &file(app, name))?;
    }
    walrus::passes::gc::run(&mut first);
    write(&mut first, path)
}

fn read(path: &Path) -> Result<Module> {
    Module::from_file(path).with_context(|| format!("{} cannot be read", path.display()))
}

fn write(module: &mut Module, path: &Path) -> Result<()> {
    module.emit_wasm_file(path).with_context(|| format!("{} cannot be written", path.display()))
}

/// The app with ways into its annexes that lead through the table, and what each annex is to be.
fn shortened(path: &Path) -> Result<(Module, Vec<Plan>)> {
    let mut app = read(path)?;
    let table = main_table(&app)?;
    let mut plans = Vec::new();
    for (_, beginning) in ANNEXES {
        let leads_in = |name: &Option<String>| name.as_ref().is_some_and(|it| it.starts_with(beginning));
        let found = app.funcs.iter().filter(|function| leads_in(&function.name));
        let way_in: Vec<FunctionId> = found.map(|function| function.id()).collect();
        if way_in.is_empty() {
            bail!("{} has no function {beginning}…: has it lost its names?", path.display());
        }
        let place = app.tables.get(table).initial;
        lead_through_table(&mut app, table, &way_in)?;
        plans.push(Plan { way_in: way_in.iter().map(|id| id.index()).collect(), place });
    }
    Ok((app, plans))
}

fn main_table(module: &Module) -> Result<TableId> {
    module.tables.main_function_table()?.context("the app has no table of functions")
}

/// Lets these functions call what the annex will put into new places at the end of the table.
fn lead_through_table(module: &mut Module, table: TableId, way_in: &[FunctionId]) -> Result<()> {
    for id in way_in {
        let place = i32::try_from(module.tables.get(table).initial)?;
        let signature = module.funcs.get(*id).ty();
        let (takes, gives) = {
            let signature = module.types.get(signature);
            (signature.params().to_vec(), signature.results().to_vec())
        };
        let arguments: Vec<_> = takes.iter().map(|takes| module.locals.add(*takes)).collect();
        let mut builder = FunctionBuilder::new(&mut module.types, &takes, &gives);
        let mut body = builder.func_body();
        for argument in &arguments {
            body.local_get(*argument);
        }
        body.i32_const(place).call_indirect(signature, table);
        module.funcs.get_mut(*id).kind = FunctionKind::Local(builder.local_func(arguments));
        let table = module.tables.get_mut(table);
        table.initial += 1;
        table.maximum = table.maximum.map(|maximum| maximum.max(table.initial));
    }
    Ok(())
}

/// Makes of a copy of the app one of its annexes: its way in stands in the table, and what stays in the app
/// is imported from it.
fn move_into(module: &mut Module, staying: &BTreeSet<usize>, plan: &Plan) -> Result<()> {
    let Plan { way_in, place } = plan;
    module.start = None;
    let table = main_table(module)?;
    for id in module.exports.iter().map(|export| export.id()).collect::<Vec<_>>() {
        module.exports.delete(id);
    }
    for id in module.elements.iter().map(|element| element.id()).collect::<Vec<_>>() {
        module.elements.delete(id);
    }
    for id in module.data.iter().map(|data| data.id()).collect::<Vec<_>>() {
        module.data.delete(id);
    }
    for id in module.imports.iter().map(|import| import.id()).collect::<Vec<_>>() {
        module.imports.delete(id);
    }
    // What the glue offers comes by way of the app, too.
    let is_shared = |function: &Function| {
        let is_of_glue = matches!(function.kind, FunctionKind::Import(_));
        is_of_glue || staying.contains(&function.id().index()) && !way_in.contains(&function.id().index())
    };
    let shared = module.funcs.iter().filter(|function| is_shared(function));
    for (id, ty) in shared.map(|function| (function.id(), function.ty())).collect::<Vec<_>>() {
        let import = module.imports.add(APP, &format!("f{}", id.index()), id);
        module.funcs.get_mut(id).kind = FunctionKind::Import(ImportedFunction { import, ty });
    }
    for id in module.tables.iter().map(|table| table.id()).collect::<Vec<_>>() {
        let import = module.imports.add(APP, &format!("t{}", id.index()), id);
        let table = module.tables.get_mut(id);
        // The app's own is longer.
        (table.import, table.init, table.maximum) = (Some(import), None, None);
        table.elem_segments.clear();
    }
    for id in module.memories.iter().map(|memory| memory.id()).collect::<Vec<_>>() {
        let import = module.imports.add(APP, &format!("m{}", id.index()), id);
        let memory = module.memories.get_mut(id);
        memory.import = Some(import);
        memory.data_segments.clear();
    }
    for id in module.globals.iter().map(|global| global.id()).collect::<Vec<_>>() {
        let import = module.imports.add(APP, &format!("g{}", id.index()), id);
        module.globals.get_mut(id).kind = GlobalKind::Import(import);
    }
    let offset = ConstExpr::Value(Value::I32(i32::try_from(*place)?));
    let moved = module.funcs.iter().map(|function| function.id());
    let moved = moved.filter(|id| way_in.contains(&id.index())).collect();
    let kind = ElementKind::Active { table, offset };
    let element = module.elements.add(kind, ElementItems::Functions(moved));
    module.tables.get_mut(table).elem_segments.insert(element);
    walrus::passes::gc::run(module);
    Ok(())
}

/// Lets the app offer what the annex imports from it, under the same names.
fn offer(app: &mut Module, annex: &Module) -> Result<()> {
    for import in annex.imports.iter() {
        if app.exports.iter().any(|export| export.name == import.name) {
            continue;
        }
        let item = match import.kind {
            ImportKind::Function(shared) => {
                let mut all = app.funcs.iter().map(|it| it.id());
                all.find(|id| id.index() == shared.index()).map(ExportItem::Function)
            }
            ImportKind::Table(shared) => {
                let mut all = app.tables.iter().map(|it| it.id());
                all.find(|id| id.index() == shared.index()).map(ExportItem::Table)
            }
            ImportKind::Memory(shared) => {
                let mut all = app.memories.iter().map(|it| it.id());
                all.find(|id| id.index() == shared.index()).map(ExportItem::Memory)
            }
            ImportKind::Global(shared) => {
                let mut all = app.globals.iter().map(|it| it.id());
                all.find(|id| id.index() == shared.index()).map(ExportItem::Global)
            }
            ImportKind::Tag(_) => None,
        };
        app.exports.add(&import.name, item.with_context(|| format!("the app has no {}", import.name))?);
    }
    Ok(())
}

/// Makes an annex small with `passes` of wasm-opt. `exports` are the names of what the app offers, each
/// followed by the new name that it was given meanwhile.
pub fn make_small(tools: &Tools, passes: &[&str], annex: &Path, exports: &[(String, String)]) -> Result<()> {
    let mut module = read(annex)?;
    for import in module.imports.iter_mut() {
        let renamed = exports.iter().find(|(name, _)| *name == import.name);
        let (_, name) = renamed.with_context(|| format!("the app does not offer {}", import.name))?;
        import.name.clone_from(name);
    }
    write(&mut module, annex)?;
    let mut wasm_opt = tools.command("wasm-opt");
    wasm_opt.args(passes).args(glue::ALWAYS).arg(annex).arg("-o").arg(annex);
    run(&mut wasm_opt, "making the annex small")
}

#[cfg(test)]
mod tests {
    use walrus::ModuleConfig;

    use super::*;

    /// An app whose start calls the ways in; each calls something of its own, something of all annexes and
    /// something that the start calls, too; the first few share something. One function is only called through
    /// the table.
    fn app() -> Module {
        let mut module = Module::with_config(ModuleConfig::new());
        let mut function = |name: &str, calls: &[FunctionId]| {
            let mut builder = FunctionBuilder::new(&mut module.types, &[], &[]);
            builder.name(name.to_owned());
            for id in calls {
                builder.func_body().call(*id);
            }
            builder.finish(Vec::new(), &mut module.funcs)
        };
        let of_the_app = function("of the app", &[]);
        let of_all = function("of all annexes", &[]);
        let of_few = function("of a few annexes", &[]);
        let numbered = function("called by its number", &[]);
        let mut called = vec![of_the_app];
        for (at, (name, beginning)) in ANNEXES.into_iter().enumerate() {
            let shared = if at < COPIES { of_few } else { of_all };
            let own = function(&format!("of {name}"), &[of_all, shared]);
            called.push(function(&format!("{beginning}view"), &[own, of_the_app, numbered]));
        }
        let start = function("start", &called);
        module.exports.add("start", start);
        let table = module.tables.add_local(false, 1, Some(1), walrus::RefType::FUNCREF);
        let kind = ElementKind::Active { table, offset: ConstExpr::Value(Value::I32(0)) };
        let element = module.elements.add(kind, ElementItems::Functions(vec![numbered]));
        module.tables.get_mut(table).elem_segments.insert(element);
        module
    }

    fn names(module: &Module) -> BTreeSet<&str> {
        module.funcs.iter_local().filter_map(|(id, _)| module.funcs.get(id).name.as_deref()).collect()
    }

    #[test]
    fn what_a_few_annexes_need_moves_and_everything_else_stays() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("app.wasm");
        write(&mut app(), &path).expect("written");
        split(folder.path(), &path).expect("split");
        let app = read(&path).expect("a wasm");
        let staying = names(&app);
        for name in ["start", "of the app", "of all annexes", "called by its number"] {
            assert!(staying.contains(name), "{name}: {staying:?}");
        }
        let table = main_table(&app).map(|id| app.tables.get(id).initial).expect("a table");
        assert_eq!(table, 1 + ANNEXES.len() as u64, "a place for each way in");
        assert!(!staying.contains("of a few annexes"), "{staying:?}");
        for (at, (name, beginning)) in ANNEXES.into_iter().enumerate() {
            let annex = read(&file(folder.path(), name)).expect("a wasm");
            let (way_in, own) = (format!("{beginning}view"), format!("of {name}"));
            assert!(!staying.contains(own.as_str()), "{staying:?}");
            let mut expected = BTreeSet::from([way_in.as_str(), own.as_str()]);
            expected.extend((at < COPIES).then_some("of a few annexes"));
            assert_eq!(names(&annex), expected);
            for import in annex.imports.iter() {
                assert!(app.exports.iter().any(|export| export.name == import.name), "{}", import.name);
            }
        }
    }

    #[test]
    fn err_an_app_without_a_way_in() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("app.wasm");
        let mut app = app();
        for function in app.funcs.iter_mut() {
            function.name = None;
        }
        write(&mut app, &path).expect("written");
        assert!(split(folder.path(), &path).is_err_and(|error| error.to_string().contains("lost its names")));
    }
}
