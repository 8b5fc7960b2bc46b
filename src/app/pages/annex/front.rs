//! The way to the front.

use std::sync::Arc;

use super::super::{Answer, home};
use crate::app::content::{Lack, Reading};
use crate::app::view::{View, view};
use crate::bundle::SiteFile;

/// Reads what the front shows.
#[inline(never)]
pub fn answer(reading: &Reading<'_>, site: &SiteFile) -> Result<Answer, Lack> {
    Ok(Answer::Home(Arc::new(home::read(reading, site)?)))
}

/// The view of the front.
#[inline(never)]
pub fn view(answer: Arc<home::HomeAnswer>, site: Arc<SiteFile>) -> View {
    view! { <home::HomePage answer site/> }
}
