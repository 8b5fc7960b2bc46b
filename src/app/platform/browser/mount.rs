use std::sync::Arc;

use leptos::mount::mount_to_renderer;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::{address, boot, report_panics, take_over};
use crate::app::Current;
use crate::app::content::LoadError;
use crate::app::follow::Follow;
use crate::app::loader::Loader;
use crate::app::pages::Answer;
use crate::app::question::{Question, Shown};
use crate::app::reader::{Notices, Saved};
use crate::app::shell::Shell;
use crate::app::view::view;

/// Starts the app: loads what the page at hand needs, and only then takes over from it. Where that
/// fails the static page stays, and the loader of the app says so; the empty page, by which the worker opens
/// every address that it does not keep where there is no network, says why there is nothing on it.
pub fn start() {
    report_panics();
    // Mounting is what gives Leptos its executor: until then a task is the browser's own.
    spawn_local(async {
        let boot = boot();
        let started = Loader::start(&boot.base, boot.edition.as_deref(), boot.named).await;
        let Ok(loader) = started else { return super::start::give_up() };
        let (path, query) = address();
        let question = Question::new(loader.addresses(), &path, &query);
        let answered = loader.answer(question.clone(), None, || true).await;
        let failed = match &answered {
            _ if super::document().get_element_by_id("main").is_some() => None,
            Err(error) => Some(error.clone()),
            // It may stand there in an edition that this device does not have.
            Ok(Some(shown)) if matches!(shown.answer, Answer::Missing) => Some(LoadError::Offline),
            Ok(_) => None,
        };
        let shown = match failed {
            Some(error) => {
                loader.site(&question.language).await.map(|site| Shown::failed(question, site, error))
            }
            None => answered.ok().flatten(),
        };
        let Some(shown) = shown else { return super::start::give_up() };
        take_over(move |root| {
            let view = move || {
                let addresses = Arc::clone(loader.addresses());
                let current = Current::new(Arc::new(shown));
                provide_context(RwSignal::new(Saved::default()));
                provide_context(Notices::default());
                provide_context(Follow::new(loader, current));
                view! { <Shell current addresses/> }
            };
            mount_to_renderer(&root, view).forget();
        });
    });
}
