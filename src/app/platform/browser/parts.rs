use std::cell::RefCell;

use js_sys::{Function, Promise, Reflect, TypeError};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::window;
use crate::app::annex::Annex;
use crate::app::content::LoadError;

/// What boot.js calls the function that loads an annex.
const OPENS: &str = "belfryAnnex";

thread_local! {
    /// The annexes that have been loaded.
    static OPEN: RefCell<Vec<Annex>> = const { RefCell::new(Vec::new()) };
}

/// Whether what is in an annex can be called.
pub fn is_open(annex: Annex) -> bool {
    OPEN.with_borrow(|open| open.contains(&annex))
}

/// Loads an annex.
pub async fn open(annex: Annex) -> Result<(), LoadError> {
    loaded(OPENS, annex.name().into(), &["belfry-", annex.name()].concat()).await?;
    OPEN.with_borrow_mut(|open| open.push(annex));
    Ok(())
}

/// What a function of boot.js loads; `file` says what was damaged where it cannot be used.
///
/// boot.js tells the status of an answer that was refused; where no answer comes the browser throws a
/// `TypeError`.
pub(super) async fn loaded(function: &str, argument: JsValue, file: &str) -> Result<JsValue, LoadError> {
    let loads = Reflect::get(&window(), &JsValue::from_str(function)).ok();
    let loads = loads.and_then(|loads| loads.dyn_into::<Function>().ok());
    let promise = loads.and_then(|loads| loads.call1(&JsValue::NULL, &argument).ok());
    let promise = promise.and_then(|promise| promise.dyn_into::<Promise>().ok());
    let loaded = JsFuture::from(promise.ok_or(LoadError::Offline)?).await;
    loaded.map_err(|reason| {
        let status =
            Reflect::get(&reason, &JsValue::from_str("status")).ok().and_then(|status| status.as_f64());
        match status {
            Some(status) => LoadError::Refused { status: status as u16 },
            None if reason.is_instance_of::<TypeError>() => LoadError::Offline,
            None => LoadError::Damaged { file: file.to_owned() },
        }
    })
}
