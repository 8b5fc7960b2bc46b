use super::band::Band;
use super::rich_text::rich_text;
use crate::app::use_here;
use crate::app::view::{View, view};
use crate::messages::words;
use crate::model::RichText;

/// What the editors say about a thing, as a section; nothing where they say nothing. `lang` is the
/// language of the text, where it is not the page's.
pub fn about(text: &RichText, lang: Option<String>) -> View {
    if text.is_empty() {
        return View::new();
    }
    view! {
        <Band id="about" title=words::nav_about(use_here().locale)>
            <div class="axis reading" lang=lang>{rich_text(text)}</div>
        </Band>
    }
}
