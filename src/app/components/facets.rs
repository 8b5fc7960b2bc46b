use std::rc::Rc;
use std::sync::Arc;

use leptos::prelude::*;

use super::facet_row::FacetRow;
use super::period::Period;
use crate::app::content::Panel;
use crate::app::view::{View, view};
use crate::app::{Staged, platform, use_here};
use crate::messages::{Locale, words};
use crate::query::{Choice, Facet, NewsQuery, fold, holds};
use crate::route::Route;

/// How many values a facet shows before the rest is folded away.
pub(super) const UNFOLDED: usize = 12;

/// So few values are not worth folding away.
pub(super) const FEW: usize = 2;

/// The facets that stand under one heading, in the order in which they are shown.
const SECTIONS: [&[Facet]; 8] = [
    &[Facet::Topic],
    &[Facet::Project, Facet::Group],
    &[Facet::Kind],
    &[Facet::Year],
    &[Facet::Country],
    &[Facet::Person],
    &[Facet::Edition],
    &[Facet::Language],
];

/// The filters: every facet with its values, their counts and their state, and the dates.
///
/// Rows stay where they are while the answer changes; `prefix` keeps ids apart where the panel
/// stands on a page twice.
#[component(transparent)]
pub fn FacetPanels(answer: Staged, news: String, prefix: &'static str) -> View {
    let locale = use_here().locale;
    let panels = Arc::clone(&answer.now.get_untracked().panels);
    let news: Arc<str> = news.into();
    let mut sections = View::new();
    for facets in SECTIONS {
        let places = panels.all.iter().enumerate().filter(|(_, panel)| {
            let has_articles = panel.values.iter().filter(|value| value.all > 0);
            facets.contains(&panel.facet)
                && has_articles.count() > usize::from(panel.facet == Facet::Language)
        });
        let lists: Vec<List> =
            places.map(|(at, panel)| List { at, facet: panel.facet, answer, prefix }).collect();
        if let Some(first) = lists.first() {
            let answer = answer.of_section(first.id());
            let lists: Vec<List> = lists.iter().map(|list| List { answer, ..*list }).collect();
            sections = sections.and(section(&lists, &news));
        }
        if facets.contains(&Facet::Year) {
            sections = sections.and(view! { <Period answer=answer.later news=Arc::clone(&news) prefix/> });
        }
    }
    view! {
        <div class="facets">
            <p class="small quiet facet-help">{words::news_facet_help(locale)}</p>
            {sections}
        </div>
    }
}

/// A heading with one facet, or with several that belong together.
fn section(lists: &[List], news: &Arc<str>) -> View {
    let locale = use_here().locale;
    let Some(first) = lists.first() else { return View::new() };
    let id = first.id();
    let (title, join, parts) = if lists.len() > 1 {
        let part = |list: &List| {
            let title = facet_title(locale, list.facet);
            let list_view = list.view(news);
            view! { <div class="facet-head"><h4 class="quiet">{title}</h4>{list.join(news)}</div>{list_view} }
        };
        (words::news_facet_undertaking(locale), View::new(), lists.iter().map(part).collect::<View>())
    } else {
        (facet_title(locale, first.facet), first.join(news), first.view(news))
    };
    view! {
        <section class="facet" aria-labelledby=id.clone()>
            <div class="facet-head"><h3 class="facet-title" id=id>{title}</h3>{join}</div>
            {parts}
        </section>
    }
}

/// The values of a facet as they are listed.
#[derive(Clone, Copy)]
struct List {
    /// The place of the facet in the answer.
    at: usize,
    facet: Facet,
    answer: Staged,
    prefix: &'static str,
}

impl List {
    fn id(self) -> String {
        [self.prefix, "-", self.facet.key()].concat()
    }

    /// The values: those that are always shown, and those that come and go with the query, with what
    /// the chooser tells, and with the reader, who unfolds a long list and narrows it.
    fn view(self, news: &Arc<str>) -> View {
        let here = use_here();
        let Self { at, answer, .. } = self;
        let shown = answer.now.get_untracked();
        let Some(panel) = shown.panels.all.get(at) else { return View::new() };
        let in_order = in_order(panel);
        let known = in_order.iter().filter(|place| !is_month(panel, **place)).count();
        let all = known + panel.more;
        let has_articles = |place: &&u32| panel.values[**place as usize].all > 0;
        let first = in_order.iter().take(UNFOLDED.min(known)).take_while(has_articles).count();
        let first = if all > first + FEW { first } else { known };
        // Months come and go among the years.
        let fixed = if self.facet == Facet::Year { 0 } else { first };
        let news = Arc::clone(news);
        let row = move |value: u32, due: Box<dyn Fn() -> bool>| {
            view! { <FacetRow at=(at, value as usize) answer news=Arc::clone(&news) due/> }
        };
        let id = self.id();
        let list: Rc<str> = id.as_str().into();
        let fixed_row = |(place, value): (usize, &u32)| {
            let list = Rc::clone(&list);
            row(*value, Box::new(move || platform::is_row_in_sight(&list, place)))
        };
        let fixed_rows = in_order[..fixed].iter().enumerate().map(fixed_row).collect::<View>();
        let narrowing = {
            let id = id.clone();
            move || here.narrowing(&id)
        };
        let (field, link) = match first < all {
            true => (self.field(narrowing.clone()), fold_link(Some(self.facet), id.clone(), all)),
            false => (View::new(), View::new()),
        };
        // What is narrowed stands in one list, in which all that matches is found.
        let is_narrowed = {
            let narrowing = narrowing.clone();
            move || narrowing().is_some_and(|words| !words.is_empty())
        };
        let keys = move || {
            let answer = answer.now.read();
            let words = narrowing();
            let panel = answer.panels.all.get(at);
            let rest = |panel| rest(panel, &answer.query, &in_order, (fixed, first), words.as_deref());
            panel.map(rest).unwrap_or_default()
        };
        view! {
            {field}
            <div class="facet-list">
                <ul data-list=id hidden=is_narrowed>{fixed_rows}</ul>
                <ul>{View::rows(keys, move |value| row(value, Box::new(|| true)))}</ul>
            </div>
            {link}
        }
    }

    /// The field that narrows an unfolded list, and how many values are left.
    fn field(self, narrowing: impl Fn() -> Option<String> + Clone + 'static) -> View {
        let locale = use_here().locale;
        let (answer, at) = (self.answer.now, self.at);
        let label = words::news_narrow(locale, facet_title(locale, self.facet));
        let id = self.id();
        let is_there = {
            let narrowing = narrowing.clone();
            move || narrowing().map(|_| 0).into_iter().collect()
        };
        let field = move |_| {
            let narrowing = narrowing.clone();
            let left = move || {
                let words = narrowing().unwrap_or_default();
                let panels = Arc::clone(&answer.read().panels);
                if !panels.is_whole() {
                    return "".into();
                }
                let values = panels.all[at].values.iter();
                words::news_narrowed(locale, values.filter(|it| holds(&fold(&it.name), &words)).count())
                    .into()
            };
            view! {
                <div class="facet-narrow">
                    <input type="search" aria-label=label.clone() placeholder=label.clone() data-narrow=id.clone() autocomplete="off"/>
                    <p class="small quiet" aria-live="polite">{View::text(left)}</p>
                </div>
            }
        };
        View::rows(is_there, field)
    }

    /// The switch between any and all of the chosen values, where an article can have several; there
    /// once one is chosen.
    fn join(self, news: &Arc<str>) -> View {
        let locale = use_here().locale;
        let Self { answer, facet, .. } = self;
        if matches!(facet, Facet::Kind | Facet::Year | Facet::Edition) {
            return View::new();
        }
        let is_there = move || {
            let answer = answer.now.read();
            let is_wanted = answer.query.choices.iter().any(|it| it.facet == facet && !it.excluded);
            if is_wanted { vec![0] } else { Vec::new() }
        };
        let news = Arc::clone(news);
        let switch = move |_| {
            let link = |all_of: bool, words: &'static str| {
                let news = Arc::clone(&news);
                let href = move || answer.later.read().query.with_all_of(facet, all_of).href(&news);
                let current =
                    move || (answer.now.read().query.all_of.contains(&facet) == all_of).then_some("true");
                view! { <a href=href aria-current=current>{words}</a> }
            };
            view! {
                <div class="choice small" role="group" aria-label=facet_title(locale, facet)>
                    {link(false, words::news_any_of(locale))}" "{link(true, words::news_all_of(locale))}
                </div>
            }
        };
        View::rows(is_there, switch)
    }
}

/// Unfolds a list of values, and folds it again. Without the app it leads to the page that lists all
/// there are; where there is none, style hides it.
pub(super) fn fold_link(facet: Option<Facet>, id: String, all: usize) -> View {
    let here = use_here();
    let locale = here.locale;
    let href = match facet {
        Some(Facet::Topic) => here.href(&Route::Topics),
        Some(Facet::Project | Facet::Group) => here.href(&Route::Projects),
        Some(Facet::Edition) => here.href(&Route::Editions),
        _ => ["#", &id].concat(),
    };
    let list = id.clone();
    let unfolded = move || here.narrowing(&list).is_some();
    let says = {
        let unfolded = unfolded.clone();
        move || {
            if unfolded() { words::news_fold(locale).into() } else { words::news_unfold(locale, all).into() }
        }
    };
    let expanded = move || if unfolded() { "true" } else { "false" };
    view! { <a class="facet-more" href=href data-fold=id aria-expanded=expanded>{View::text(says)}</a> }
}

fn is_month(panel: &Panel, place: u32) -> bool {
    panel.facet == Facet::Year && panel.values[place as usize].within.is_some()
}

/// The values of a panel in the order in which they are listed, as far as they are known when it is
/// drawn: what is part of another follows it, but months come last of all.
fn in_order(panel: &Panel) -> Vec<u32> {
    fn add(panel: &Panel, parent: Option<&str>, depth: usize, out: &mut Vec<u32>) {
        for (place, value) in (0..).zip(&panel.values) {
            // What is part of something that no article has stands by itself.
            let within = value.within.as_deref();
            let within = within.filter(|parent| panel.values.iter().any(|value| value.value == *parent));
            if within == parent && depth < 4 {
                out.push(place);
                add(panel, Some(&value.value), depth + 1, out);
            }
        }
    }
    let all = 0..panel.values.len() as u32;
    match panel.facet {
        Facet::Topic => {
            let mut out = Vec::new();
            add(panel, None, 0, &mut out);
            out
        }
        Facet::Year => {
            let (mut years, months): (Vec<u32>, Vec<u32>) = all.partition(|place| !is_month(panel, *place));
            years.extend(months);
            years
        }
        _ => all.collect(),
    }
}

/// The values that are shown besides the `fixed` first of `in_order`: those up to `first`, all that
/// are chosen, the months of a chosen year, and where the list is unfolded what has `words` in its
/// name.
fn rest(
    panel: &Panel,
    query: &NewsQuery,
    in_order: &[u32],
    (fixed, first): (usize, usize),
    words: Option<&str>,
) -> Vec<u32> {
    let narrowed = words.is_some_and(|words| !words.is_empty());
    let mut shown: Vec<u32> = Vec::new();
    // Of a folded list in which nothing is chosen there is nothing more to look at, however long it is.
    let is_touched = words.is_some() || query.choices.iter().any(|it| it.facet == panel.facet);
    let end = if is_touched { panel.values.len() } else { first };
    for at in 0..end {
        // After the values that were known when it was drawn come those that have become known since.
        let place = in_order.get(at).copied().unwrap_or(at as u32);
        if is_month(panel, place) {
            continue;
        }
        let value = &panel.values[place as usize];
        let is_shown = match words {
            Some(words) if narrowed => holds(&fold(&value.name), words),
            _ => at >= fixed && (at < first || words.is_some()),
        };
        let is_chosen = (at >= fixed || narrowed) && query.chosen(panel.facet, &value.value).is_some();
        let is_year = panel.facet == Facet::Year;
        let is_open = is_year && query.choices.iter().any(|it| is_year_of(&value.value, it));
        if is_shown || is_chosen || is_open {
            shown.push(place);
        }
        if is_open {
            // They are known the newest first.
            let months = 0..panel.values.len() as u32;
            shown
                .extend(months.filter(|at| panel.values[*at as usize].within.as_ref() == Some(&value.value)));
        }
    }
    shown
}

/// Whether a choice asks for a year, or for a month of it.
fn is_year_of(year: &str, choice: &Choice) -> bool {
    choice.facet == Facet::Year && !choice.excluded && choice.value.starts_with(year)
}

/// What a facet is called.
pub fn facet_title(locale: Locale, facet: Facet) -> &'static str {
    match facet {
        Facet::Project => words::news_facet_project(locale),
        Facet::Group => words::news_facet_group(locale),
        Facet::Topic => words::news_facet_topic(locale),
        Facet::Kind => words::news_facet_kind(locale),
        Facet::Year => words::news_facet_year(locale),
        Facet::Edition => words::news_facet_edition(locale),
        Facet::Country => words::news_facet_country(locale),
        Facet::Person => words::news_facet_person(locale),
        Facet::Language => words::news_facet_language(locale),
    }
}
