use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;

use leptos::prelude::*;

use super::crest::{Crest, CrestSize};
use super::dateline::Dateline;
use super::marks::with_marks;
use super::name::names;
use crate::app::content::NewsAnswer;
use crate::app::view::{View, view};
use crate::app::{Excerpts, Staged, use_here};
use crate::bundle::{Head, SiteFile};
use crate::chooser::Told;
use crate::model::Slug;

/// The articles that a query leaves. The places of the list stay; what stands in one is drawn over where
/// another article comes there, or other words were found.
#[component(transparent)]
pub fn ArticleList(answers: Staged, excerpts: RwSignal<Excerpts>, site: Arc<SiteFile>) -> View {
    // What each place shows.
    let places: Rc<RefCell<Vec<RwSignal<Arc<NewsAnswer>>>>> = Rc::default();
    let keys = {
        let places = Rc::clone(&places);
        move || {
            let answer = answers.now.get();
            let due = answers.rows_due();
            let mut places = places.borrow_mut();
            let count = answer.articles.len().min(due.max(places.len()));
            places.truncate(count);
            for (at, place) in places.iter().enumerate().take(due) {
                if !is_same_row(&place.get_untracked(), &answer, at) {
                    place.set(Arc::clone(&answer));
                }
            }
            (0..count as u32).collect()
        }
    };
    let row = move |at: u32| {
        let place = RwSignal::new(answers.now.get_untracked());
        places.borrow_mut().push(place);
        let site = Arc::clone(&site);
        let row = move || {
            let answer = place.get();
            let head = answer.articles.get(at as usize)?;
            let excerpt = excerpt(excerpts, &answer, head);
            Some(article_row(head.clone(), Arc::clone(&site), &answer.told, excerpt))
        };
        view! { <li>{row}</li> }
    };
    view! { <ol class="article-list">{View::rows(keys, row)}</ol> }
}

/// Whether two answers show the same at a place of the list.
fn is_same_row(one: &NewsAnswer, other: &NewsAnswer, at: usize) -> bool {
    let ordinal = |answer: &NewsAnswer| answer.articles.get(at).map(|head| head.ordinal);
    ordinal(one) == ordinal(other) && one.told == other.told
}

/// An article in a list: dateline, title, crest, summary, names.
///
/// `data-article` names it, so that what the reader has read can be marked with `data-read`.
#[component(transparent)]
pub fn ArticleRow(head: Head, site: Arc<SiteFile>) -> View {
    article_row(head, site, &Told::default(), View::new())
}

/// Of the text of an article whose head says none of the words that were found, the stretch that does; its
/// room is kept until it has arrived.
fn excerpt(excerpts: RwSignal<Excerpts>, answer: &NewsAnswer, head: &Head) -> View {
    let ordinal = head.ordinal;
    if !answer.excerpts.iter().any(|(of, _)| *of == ordinal) {
        return View::new();
    }
    let marks = answer.told.marks.clone();
    let text = move || {
        let excerpts = excerpts.read();
        let text = excerpts.iter().find(|(of, _)| *of == ordinal).map(|(_, text)| text.as_str());
        with_marks(text.unwrap_or_default(), &marks)
    };
    let lang = use_here().lang(head.language.as_ref());
    // Its text may turn out not to say them either.
    let is_none = move || !excerpts.read().iter().any(|(of, _)| *of == ordinal);
    view! { <p class="small quiet article-excerpt" lang=lang hidden=is_none>{text}</p> }
}

/// An article in a list, with what is to be said of the search that found it.
fn article_row(head: Head, site: Arc<SiteFile>, told: &Told, excerpt: View) -> View {
    let crest = site.bearer(&head.projects, &head.groups).map(|bearer| bearer.crest_word().to_owned());
    let crest = crest.map(|word| view! { <Crest word size=CrestSize::List/> });
    let foot = row_names(&head, &site);
    let foot = (!foot.is_empty()).then(|| view! { <div class="article-foot">{foot}</div> });
    let slug = head.slug.as_str().to_owned();
    let (title, summary) = (article_title(&head, &told.marks), summary(&head, &told.marks));
    let score = told.scores.iter().find(|score| score.ordinal == head.ordinal);
    let score = score.map(|score| {
        let lines = score.parts.iter().map(|part| view! { <li>{part.clone()}</li> }).collect::<View>();
        view! { <ul class="small quiet article-score">{lines}</ul> }
    });
    view! {
        <article class="article-row" data-article=slug>
            <Dateline head site/>
            {title}
            {crest}
            {summary}
            {excerpt}
            {foot}
            {score}
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
        view! { {summary(&head, &[])} <div class="article-foot">{foot}</div> }
    });
    let title = article_title(&head, &[]);
    view! {
        <article class=class data-article=slug>
            <Dateline head site/>
            {title}
            {more}
        </article>
    }
}

/// The title of an article in a list, as a link.
fn article_title(head: &Head, marks: &[String]) -> View {
    let here = use_here();
    let lang = here.lang(head.language.as_ref());
    let title = with_marks(&head.title, marks);
    view! { <h3 class="article-title" lang=lang><a href=here.article(&head.slug)>{title}</a></h3> }
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

/// The topics that a list says of an article.
pub fn shown_topics(head: &Head) -> &[Slug] {
    head.topics.get(..TOPICS).unwrap_or(&head.topics)
}

fn row_names(head: &Head, site: &SiteFile) -> Vec<View> {
    names(site, &head.projects, &head.groups, shown_topics(head))
}

/// The summary of an article in a list; nothing where there is none.
fn summary(head: &Head, marks: &[String]) -> View {
    if head.summary.is_empty() {
        return View::new();
    }
    let lang = use_here().lang(head.language.as_ref());
    view! { <p class="article-summary" lang=lang>{with_marks(&head.summary, marks)}</p> }
}
