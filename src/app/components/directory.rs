use leptos::prelude::*;

use super::crest::{Crest, CrestSize};
use super::name::undertaking_href;
use crate::app::use_here;
use crate::app::view::{View, view};
use crate::bundle::UndertakingShort;
use crate::messages::{Locale, listed, nature_name, state_name, words};
use crate::model::{Nature, Role, State};

/// A project or a group in the directory: crest, name, what it is, role and state.
#[component(transparent)]
pub fn DirectoryRow(
    /// The project or group.
    short: UndertakingShort,
    /// The short name of the newsroom's own organisation; may be empty.
    #[prop(into)]
    host: String,
) -> View {
    let here = use_here();
    let locale = here.locale;
    let about = if short.full_name.is_empty() && short.nature != Nature::Project {
        nature_name(locale, short.nature).to_owned()
    } else {
        short.full_name.clone()
    };
    let about = (!about.is_empty()).then(|| view! { <p>{about}</p> });
    let line = [role_line(locale, &short, &host), state_line(locale, &short)];
    let line: Vec<String> = line.into_iter().flatten().collect();
    let line = (!line.is_empty()).then(|| view! { <p class="small quiet">{line.join(" · ")}</p> });
    view! {
        <li class="directory-row">
            <Crest word=short.crest_word() size=CrestSize::Name/>
            <h3 class="article-title"><a href=undertaking_href(&here, &short)>{short.title.clone()}</a></h3>
            {about}
            {line}
        </li>
    }
}

/// What the newsroom's own organisation does in it: "Efus leads", "Efus co-leads with Nice";
/// nothing where it takes no part.
pub fn role_line(locale: Locale, short: &UndertakingShort, host: &str) -> Option<String> {
    let role = short.role?;
    Some(match role {
        Role::NotStated => words::role_not_stated(locale).to_owned(),
        Role::Leader if host.is_empty() => words::role_leader(locale).to_owned(),
        Role::Leader if short.with.is_empty() => words::role_leads(locale, host),
        Role::Leader => words::role_co_leads(locale, host, &listed(locale, &short.with)),
        Role::Partner if host.is_empty() => words::role_partners(locale, 1),
        Role::Partner => words::role_is_partner(locale, host),
        Role::AssociatedCity if host.is_empty() => words::role_associated_cities(locale, 1),
        Role::AssociatedCity => words::role_is_associated(locale, host),
        Role::Member if host.is_empty() => words::role_members(locale, 1),
        Role::Member => words::role_is_member(locale, host),
    })
}

/// Whether it goes on, and in which years: "2018–2020, ended"; nothing where neither is known.
pub fn state_line(locale: Locale, short: &UndertakingShort) -> Option<String> {
    let years = short.years.map(|years| match years.1 {
        Some(last) if last != years.0 => [&years.0.to_string(), "–", &last.to_string()].concat(),
        Some(_) => years.0.to_string(),
        None if short.state == Some(State::Ended) => years.0.to_string(),
        None => words::state_since(locale, &years.0.to_string()),
    });
    match (years, short.state) {
        (Some(years), Some(State::Ended)) => Some(words::state_years_ended(locale, &years)),
        (Some(years), Some(State::Ongoing)) if short.years.is_some_and(|years| years.1.is_some()) => {
            Some(words::state_years_ongoing(locale, &years))
        }
        (Some(years), _) => Some(years),
        (None, state) => state.map(|state| state_name(locale, state).to_owned()),
    }
}
