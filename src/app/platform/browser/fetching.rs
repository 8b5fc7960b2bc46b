use gloo_net::http::Request;
use js_sys::{Reflect, Uint8Array};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

use super::window;
use crate::app::content::LoadError;

/// Fetches a file of our own host.
pub async fn fetch(path: &str) -> Result<Vec<u8>, LoadError> {
    let answer = Request::get(path).send().await.map_err(|_| LoadError::Offline)?;
    if !answer.ok() {
        return Err(LoadError::Refused { status: answer.status() });
    }
    answer.binary().await.map_err(|_| LoadError::Damaged { file: path.to_owned() })
}

/// Whether the reader has asked the browser to spend no data that is not needed (Save Data API).
pub fn saves_data() -> bool {
    let of = |object: JsValue, name: &str| Reflect::get(&object, &JsValue::from_str(name)).ok();
    let connection = of(window().navigator().into(), "connection").filter(JsValue::is_object);
    connection.and_then(|connection| of(connection, "saveData")).is_some_and(|saves| saves.is_truthy())
}

/// The SHA-256 of bytes, as hexadecimal digits; `None` where the browser offers none (outside secure
/// contexts).
pub async fn sha256(bytes: &[u8]) -> Option<String> {
    let crypto = Reflect::get(&window(), &JsValue::from_str("crypto")).ok()?;
    let subtle =
        Reflect::get(&crypto, &JsValue::from_str("subtle")).ok().filter(|subtle| subtle.is_object())?;
    let digest = Reflect::get(&subtle, &JsValue::from_str("digest")).ok()?;
    let bytes = Uint8Array::from(bytes);
    let digest: js_sys::Function = wasm_bindgen::JsCast::dyn_into(digest).ok()?;
    let promise = digest.call2(&subtle, &JsValue::from_str("SHA-256"), &bytes).ok()?;
    let found = JsFuture::from(js_sys::Promise::from(promise)).await.ok()?;
    let bytes = Uint8Array::new(&found).to_vec();
    let digit = |nibble: u8| char::from(b"0123456789abcdef"[usize::from(nibble)]);
    Some(bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect())
}
