use leptos::prelude::*;

use super::crest::tincture;
use crate::app::use_here;
use crate::app::view::{View, view};
use crate::bundle::{Head, SiteFile};
use crate::messages::{dates, kind_name};
use crate::model::Published;

/// What kind of news an article is, and when it was published, in the colour of its project.
#[component(transparent)]
pub fn Dateline(
    /// The article.
    head: Head,
    /// Where its project's crest word is known.
    site: std::sync::Arc<SiteFile>,
) -> View {
    let locale = use_here().locale;
    let colour = head_tincture(&head, &site);
    let kind = head.kind.map(|kind| view! { <span class="kind">{kind_name(locale, kind)}</span> " " });
    view! {
        <p class="dateline" data-tincture=colour>
            {kind}
            <span><PublishedTime date=head.published/></span>
        </p>
    }
}

/// A date of publication, exactly as far as it is known.
#[component(transparent)]
pub fn PublishedTime(date: Published) -> View {
    let locale = use_here().locale;
    view! { <time datetime=dates::iso_published(&date)>{dates::published(locale, &date)}</time> }
}

/// The colour that an article bears: that of its first project, else of its first group.
pub fn head_tincture(head: &Head, site: &SiteFile) -> Option<&'static str> {
    site.bearer(&head.projects, &head.groups).map(|bearer| tincture(bearer.crest_word()))
}
