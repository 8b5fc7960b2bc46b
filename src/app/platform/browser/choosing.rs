use std::cell::RefCell;

use js_sys::{Function, Reflect, Uint8Array, Uint32Array};
use wasm_bindgen::{JsCast, JsValue};

use super::super::CHOOSER;
use super::parts::loaded;
use crate::app::content::LoadError;
use crate::bundle::{FileKey, Values};
use crate::chooser::{Outcome, Told};
use crate::model::Language;
use crate::query::NewsQuery;

/// What boot.js calls the function that loads the chooser and makes one.
const LOADS: &str = "belfryChooser";

thread_local! {
    /// The chooser of this page, once it has been loaded.
    static LOADED: RefCell<JsValue> = const { RefCell::new(JsValue::UNDEFINED) };
}

/// The chooser: a wasm of its own, which is loaded when it is first needed.
#[derive(Debug)]
pub struct Chooser {
    articles: u32,
}

impl Chooser {
    /// A chooser for an archive of so many articles.
    pub fn new(articles: u32) -> Self {
        Self { articles }
    }

    /// Whether it has been loaded.
    pub fn is_ready(&self) -> bool {
        LOADED.with_borrow(|chooser| chooser.is_object())
    }

    /// Loads it. Where two ask for it at the same time, the first one that comes stays: it may have been
    /// given files already, which are kept nowhere else.
    pub async fn load(&self) -> Result<(), LoadError> {
        let chooser = loaded(LOADS, self.articles.into(), CHOOSER).await?;
        LOADED.with_borrow_mut(|place| {
            if !place.is_object() {
                *place = chooser;
            }
        });
        Ok(())
    }

    /// Takes a file; `false` where its bytes are not what the key promises.
    pub fn give(&self, key: &FileKey, bytes: &[u8]) -> bool {
        let taken = call("give", &[JsValue::from_str(&key.path("")), Uint8Array::from(bytes).into()]);
        taken.is_some_and(|taken| taken.is_truthy())
    }

    /// Answers a query as a page in a language asks for it.
    pub fn answer(&self, query: &NewsQuery, language: &Language) -> Option<Outcome> {
        let text = [&query.to_query_string(), language.as_str()].map(JsValue::from_str);
        Outcome::from_numbers(&numbers("answer", &text)?, language)
    }

    /// The count of every value under the last query that was answered; `None` where it has stopped.
    pub fn counts(&self) -> Option<Vec<u32>> {
        numbers("counts", &[])
    }

    /// What is to be said of the last answer.
    pub fn told(&self) -> Told {
        Told::from_text(&text("told"))
    }

    /// Every value of every facet; empty before the first answer.
    pub fn values(&self) -> Values {
        Values::from_text(&text("values"))
    }
}

fn numbers(name: &str, arguments: &[JsValue]) -> Option<Vec<u32>> {
    Some(call(name, arguments)?.dyn_into::<Uint32Array>().ok()?.to_vec())
}

fn text(name: &str) -> String {
    call(name, &[]).and_then(|text| text.as_string()).unwrap_or_default()
}

fn call(name: &str, arguments: &[JsValue]) -> Option<JsValue> {
    LOADED.with_borrow(|chooser| {
        let function = Reflect::get(chooser, &JsValue::from_str(name)).ok()?.dyn_into::<Function>().ok()?;
        function.apply(chooser, &arguments.iter().collect()).ok()
    })
}
