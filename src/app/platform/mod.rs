//! THE BROWSER, seen from the app: the only room that names it. Natively a stand-in answers.
//!
//! Every function here takes and returns our own types and errors; none decides what is shown.

#[cfg(target_arch = "wasm32")]
mod browser;
#[cfg(target_arch = "wasm32")]
pub use browser::*;

#[cfg(not(target_arch = "wasm32"))]
mod native;
#[cfg(not(target_arch = "wasm32"))]
pub use native::*;

/// What the chooser is called where it cannot be had: the beginning of the names of its files.
pub const CHOOSER: &str = "belfry-choose";

/// Where the reader wants to go, by a link or a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Go {
    /// The path from the root of the host.
    pub path: String,
    /// The query string without its `?`.
    pub query: String,
    /// The place on the page, without its `#`.
    pub fragment: Option<String>,
    /// Whether the address takes the place of the last one in the history, as typing does.
    pub replace: bool,
}

impl Go {
    /// The address as a whole.
    pub fn href(&self) -> String {
        let mut href = self.path.clone();
        for (sign, part) in [
            ("?", Some(self.query.as_str()).filter(|query| !query.is_empty())),
            ("#", self.fragment.as_deref()),
        ] {
            if let Some(part) = part {
                href.push_str(sign);
                href.push_str(part);
            }
        }
        href
    }
}
