use std::sync::Arc;

use leptos::prelude::*;

use crate::app::components::{Band, DirectoryRow};
use crate::app::use_here;
use crate::app::view::{View, view};
use crate::bundle::{SiteFile, UndertakingShort};
use crate::messages::{capitalised, words};
use crate::model::State;

/// All projects and groups; projects that ended stand apart.
#[component(transparent)]
pub(super) fn ProjectsPage(site: Arc<SiteFile>) -> View {
    let locale = use_here().locale;
    let (ended, running): (Vec<_>, Vec<_>) =
        site.projects.iter().cloned().partition(|project| project.state == Some(State::Ended));
    let running_title =
        if ended.is_empty() { words::project_title(locale) } else { words::project_running(locale) };
    let lead = match (site.projects.len(), site.groups.len()) {
        (0, 0) => words::project_none(locale).to_owned(),
        (projects, 0) => capitalised(&words::count_projects_in_words(locale, projects)),
        (0, groups) => capitalised(&words::count_groups_in_words(locale, groups)),
        (projects, groups) => {
            let projects = capitalised(&words::count_projects_in_words(locale, projects));
            let groups = words::count_groups_in_words(locale, groups);
            words::home_all_projects_and_groups(locale, &projects, &groups)
        }
    };
    let groups = site.groups.clone();
    view! {
        <div class="page-head">
            <h1 class="page-title">{words::project_title(locale)}</h1>
            <div class="axis stack"><p class="lead">{lead}</p></div>
        </div>
        <Directory id="running" title=running_title shorts=running site=Arc::clone(&site)/>
        <Directory id="ended" title=words::project_ended(locale) shorts=ended site=Arc::clone(&site)/>
        <Directory id="groups" title=words::project_groups(locale) shorts=groups site/>
    }
}

/// Projects or groups under one title; nothing where there are none.
#[component(transparent)]
fn Directory(
    id: &'static str,
    title: &'static str,
    shorts: Vec<UndertakingShort>,
    site: Arc<SiteFile>,
) -> View {
    if shorts.is_empty() {
        return View::new();
    }
    let rows = shorts
        .into_iter()
        .map(|short| view! { <DirectoryRow short host=site.organisation.clone()/> })
        .collect::<View>();
    view! {
        <Band id title>
            <div class="axis"><ul class="directory halves">{rows}</ul></div>
        </Band>
    }
}
