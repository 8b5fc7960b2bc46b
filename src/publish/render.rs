//! Pages as text: the app's own views, rendered natively.

use std::sync::Arc;

use crate::app::content::{Clock, Lack, Reading, Store};
use crate::app::pages::{Answer, page_meta};
use crate::app::shell::as_html;
use crate::app::{Here, Question, ask};
use crate::bundle::FileKey;
use crate::model::Language;
use crate::route::{Addresses, Route};
use crate::syndicate::PageMeta;

/// A page as it will be written.
#[derive(Clone, Debug)]
pub struct Rendered {
    /// Whether something stands at the address; else it is the page that says that nothing does.
    pub found: bool,
    /// The body's root with what stands in it, and the page's end, as HTML.
    pub body: String,
    /// What stands in the head.
    pub meta: PageMeta,
    /// The files of the bundle that the app will need for it, in the order it asks for them.
    pub touched: Vec<FileKey>,
}

/// Where a page ends. Its head asks browsers to paint once they have come so far: a page that is
/// painted while it arrives moves when the rest comes.
pub(super) const END: &str = "<div id=\"end\" hidden></div>";

/// Renders a route in a language, at the moment the manifest names.
///
/// `route` is `None` for the page that says that nothing stands at an address.
pub fn render(
    store: &Store,
    addresses: &Arc<Addresses>,
    language: &Language,
    route: Option<&Route>,
) -> Result<Rendered, Lack> {
    let manifest = store.manifest();
    let clock = Clock { now: manifest.now(), today: manifest.today(), runs: false };
    let reading = Reading::new(store, language.clone(), clock);
    let path = route.map(|route| addresses.href(language, route)).unwrap_or_default();
    let question = Question {
        language: language.clone(),
        route: route.cloned(),
        path: path.clone(),
        query: String::new(),
    };
    let shown = ask(&reading, &question)?;
    let here = Here::new(language.clone(), Arc::clone(addresses));
    Ok(Rendered {
        found: !matches!(shown.answer, Answer::Missing),
        meta: page_meta(&shown, &here),
        touched: reading.touched(),
        body: ["<div id=\"root\">", &as_html(Arc::new(shown), addresses), "</div>", END].concat(),
    })
}
