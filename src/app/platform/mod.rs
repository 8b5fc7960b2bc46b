//! THE BROWSER, seen from the app: the only room that names it. Natively a stand-in answers.
//!
//! Every function here takes and returns our own types and errors.

#[cfg(target_arch = "wasm32")]
mod browser;
#[cfg(target_arch = "wasm32")]
pub use browser::*;
