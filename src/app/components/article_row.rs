use std::sync::Arc;

use leptos::prelude::*;

use super::crest::{Crest, CrestSize};
use super::dateline::Dateline;
use super::name::names;
use crate::app::content::NewsAnswer;
use crate::app::use_here;
use crate::app::view::{View, view};
use crate::bundle::{Head, SiteFile};

/// The articles that a query leaves; newer results replace older ones row by row.
#[component(transparent)]
pub fn ArticleList(answer: RwSignal<Arc<NewsAnswer>>, site: Arc<SiteFile>) -> View {
    let keys = move || answer.read().articles.iter().map(|head| head.ordinal).collect();
    let row = move |ordinal: u32| {
        let answer = answer.get_untracked();
        let head = answer.articles.iter().find(|head| head.ordinal == ordinal).cloned();
        let row = head.map(|head| view! { <ArticleRow head site=Arc::clone(&site)/> });
        view! { <li>{row}</li> }
    };
    view! { <ol class="article-list">{View::rows(keys, row)}</ol> }
}

/// An article in a list: dateline, title, crest, summary, names.
///
/// `data-article` names it, so that what the reader has read can be marked with `data-read`.
#[component(transparent)]
pub fn ArticleRow(head: Head, site: Arc<SiteFile>) -> View {
    let crest = site.bearer(&head.projects, &head.groups).map(|bearer| bearer.crest_word().to_owned());
    let crest = crest.map(|word| view! { <Crest word size=CrestSize::List/> });
    let foot = row_names(&head, &site);
    let foot = (!foot.is_empty()).then(|| view! { <div class="article-foot">{foot}</div> });
    let slug = head.slug.as_str().to_owned();
    let summary = summary(&head);
    view! {
        <article class="article-row" data-article=slug>
            <Dateline head=head.clone() site/>
            <ArticleTitle head/>
            {crest}
            {summary}
            {foot}
        </article>
    }
}

/// How much room a story takes on the front.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StorySize {
    /// The first after the lead: everything, with a large title.
    Large,
    /// Everything.
    Medium,
    /// Dateline and title.
    Small,
}

/// An article on the front.
#[component(transparent)]
pub fn Story(head: Head, site: Arc<SiteFile>, size: StorySize) -> View {
    let class = match size {
        StorySize::Large => "story story-large",
        StorySize::Medium => "story",
        StorySize::Small => "story story-small",
    };
    let slug = head.slug.as_str().to_owned();
    let more = (size != StorySize::Small).then(|| {
        let foot = row_names(&head, &site);
        view! { {summary(&head)} <div class="article-foot">{foot}</div> }
    });
    view! {
        <article class=class data-article=slug>
            <Dateline head=head.clone() site/>
            <ArticleTitle head/>
            {more}
        </article>
    }
}

/// The title of an article in a list, as a link.
#[component(transparent)]
fn ArticleTitle(head: Head) -> View {
    let here = use_here();
    let lang = here.lang(head.language.as_ref());
    view! { <h3 class="article-title" lang=lang><a href=here.article(&head.slug)>{head.title}</a></h3> }
}

/// The first article of the front: crest, dateline, the largest title, summary, names.
#[component(transparent)]
pub fn LeadStory(head: Head, site: Arc<SiteFile>, id: &'static str) -> View {
    let here = use_here();
    let lang = here.lang(head.language.as_ref());
    let bearer = site.bearer(&head.projects, &head.groups).map(|bearer| bearer.crest_word().to_owned());
    let colour = bearer.as_deref().map(super::crest::tincture);
    let crest = match bearer {
        Some(word) => view! { <Crest word size=CrestSize::Poster/> },
        None => view! { <div></div> },
    };
    let foot = row_names(&head, &site);
    let href = here.article(&head.slug);
    view! {
        <article class="story-lead" data-tincture=colour data-article=head.slug.as_str().to_owned()>
            {crest}
            <div>
                <Dateline head=head.clone() site/>
                <h2 class="article-title" id=id lang=lang.clone()><a href=href>{head.title}</a></h2>
                {(!head.summary.is_empty()).then(|| view! { <p class="lead" lang=lang>{head.summary}</p> })}
                <div class="article-foot">{foot}</div>
            </div>
        </article>
    }
}

/// How many topics a list says of an article; its own page says all.
const TOPICS: usize = 5;

fn row_names(head: &Head, site: &SiteFile) -> Vec<View> {
    let topics = head.topics.get(..TOPICS).unwrap_or(&head.topics);
    names(site, &head.projects, &head.groups, topics)
}

/// The summary of an article in a list; nothing where there is none.
fn summary(head: &Head) -> View {
    if head.summary.is_empty() {
        return View::new();
    }
    let lang = use_here().lang(head.language.as_ref());
    view! { <p class="article-summary" lang=lang>{head.summary.clone()}</p> }
}
