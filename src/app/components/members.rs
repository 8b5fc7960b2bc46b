use leptos::prelude::*;

use super::facts::{Fact, Facts};
use crate::app::use_here;
use crate::app::view::{View, view};
use crate::bundle::MemberLine;
use crate::messages::{Locale, words};
use crate::model::Role;
use crate::route::Route;

/// The roles in the order they are told.
const ROLES: [Role; 5] = [Role::Leader, Role::Partner, Role::AssociatedCity, Role::Member, Role::NotStated];

/// Who takes part in an undertaking, by role, and how many partners are not named; where nobody is
/// known, that this is not stated.
#[component(transparent)]
pub fn MemberFacts(
    members: Vec<MemberLine>,
    /// How many partners are not named.
    unnamed: usize,
    /// What is not stated where nobody is known.
    nothing: &'static str,
) -> View {
    let locale = use_here().locale;
    let facts: Vec<View> = ROLES
        .into_iter()
        .filter_map(|role| {
            let of: Vec<&MemberLine> = members.iter().filter(|member| member.role == role).collect();
            let others = if role == Role::Partner { unnamed } else { 0 };
            if of.is_empty() && others == 0 {
                return None;
            }
            let term = role_term(locale, role, of.len() + others);
            let rest = (others > 0).then(|| rest(locale, of.len(), others));
            let of: Vec<_> = of.into_iter().map(member).collect();
            Some(view! { <Fact term>{of}{rest}</Fact> })
        })
        .collect();
    if facts.is_empty() {
        let not_stated = view! { <span class="quiet">{words::who_not_stated(locale)}</span> };
        return view! { <Facts wide=true><Fact term=nothing>{not_stated}</Fact></Facts> };
    }
    view! { <Facts wide=true>{facts}</Facts> }
}

/// "Nine partners; the source does not name them", or "and nine more, not named".
fn rest(locale: Locale, named: usize, others: usize) -> String {
    if named == 0 {
        words::project_unnamed_partners(locale, others)
    } else {
        words::project_more_unnamed_partners(locale, others)
    }
}

fn role_term(locale: Locale, role: Role, count: usize) -> String {
    match role {
        Role::Leader => words::role_leaders(locale, count),
        Role::Partner => words::role_partners(locale, count),
        Role::AssociatedCity => words::role_associated_cities(locale, count),
        Role::Member => words::role_members(locale, count),
        Role::NotStated => words::role_not_stated(locale).to_owned(),
    }
}

fn member(line: &MemberLine) -> View {
    let here = use_here();
    let slug = line.who.slug.clone();
    let href = here.href(&if line.person { Route::Person(slug) } else { Route::Organisation(slug) });
    let note = line.note.clone().map(|note| view! { " "<span class="quiet">{note}</span> });
    view! { <a class="name" href=href><span class="name-text">{line.who.name.clone()}</span>{note}</a> " " }
}
