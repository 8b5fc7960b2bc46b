use leptos::prelude::*;

use crate::app::use_here;
use crate::app::view::{View, view};
use crate::messages::{language_name, listed, words};
use crate::model::{Href, Language, Source};

use super::rich_text::link_parts;

/// Terms and what is known of them, between hairlines. Holds [`Fact`]s.
#[component(transparent)]
pub fn Facts(
    /// Whether terms stand beside their descriptions where there is room.
    #[prop(default = false)]
    wide: bool,
    children: View,
) -> View {
    let class = if wide { "facts facts-wide" } else { "facts" };
    view! { <dl class=class>{children}</dl> }
}

/// A term and what is known of it.
#[component(transparent)]
pub fn Fact(#[prop(into)] term: String, children: View) -> View {
    view! { <div><dt>{term}</dt><dd>{children}</dd></div> }
}

/// Where facts come from, as a [`Fact`]; nothing where that is not said.
#[component(transparent)]
pub fn Sources(sources: Vec<Source>) -> View {
    if sources.is_empty() {
        return View::new();
    }
    let term = words::article_source(use_here().locale, sources.len());
    let one = |source: Source| match source.href {
        Some(href) => view! { <li><TextLink href words=source.title/></li> },
        None => view! { <li>{source.title}</li> },
    };
    let all = sources.into_iter().map(one).collect::<View>();
    view! { <Fact term><ul class="plain-links">{all}</ul></Fact> }
}

/// A link an editor gave, with its words.
#[component(transparent)]
pub fn TextLink(href: Href, #[prop(into)] words: String) -> View {
    let (href, rel) = link_parts(&use_here(), &href);
    view! { <a href=href rel=rel>{words}</a> }
}

/// In which language a text is written, where that is not the page's, and in which others it is to
/// be had that the site itself does not speak (those the masthead leads to). `all` are its
/// languages, `shown` is the one on the page where it is not the page's own.
#[component(transparent)]
pub fn Languages(all: Vec<Language>, shown: Option<Language>) -> View {
    let here = use_here();
    let on_page = shown.clone().unwrap_or_else(|| here.language.clone());
    let written = shown.as_ref().filter(|language| **language != here.language);
    let written =
        written.map(|language| words::article_written_in(here.locale, &language_name(here.locale, language)));
    let others: Vec<String> = all
        .iter()
        .filter(|language| **language != on_page && !here.addresses().languages().contains(language))
        .map(|language| language_name(here.locale, language))
        .collect();
    let others =
        (!others.is_empty()).then(|| words::article_also_in(here.locale, &listed(here.locale, &others)));
    if written.is_none() && others.is_none() {
        return View::new();
    }
    let all: Vec<String> = written.into_iter().chain(others).collect();
    view! { <p class="small quiet languages">{all.join(" · ")}</p> }
}
