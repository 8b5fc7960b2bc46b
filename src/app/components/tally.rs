use leptos::prelude::*;

use crate::app::use_here;
use crate::app::view::{View, view};
use crate::bundle::MemberLine;
use crate::messages::{Locale, capitalised, words};
use crate::model::Role;

/// More squares than this would no longer be counted at a glance.
const SHOWN: usize = 40;

/// Who takes part, as squares that can be counted: filled for those who are named, open for those
/// who are not. Nothing where there is one at most, or too many.
#[component(transparent)]
pub fn Tally(
    /// Those who are named.
    members: Vec<MemberLine>,
    /// How many partners are not.
    unnamed: usize,
) -> View {
    let locale = use_here().locale;
    let named = members.len();
    let total = named + unnamed;
    if !(2..=SHOWN).contains(&total) {
        return View::new();
    }
    let square = |at: usize| {
        if at < named {
            view! { <rect class="tally-known" x=24 * at + 1 y="1" width="20" height="20"></rect> }
        } else {
            let x = [&(24 * at + 1).to_string(), ".5"].concat();
            view! { <rect x=x y="1.5" width="19" height="19"></rect> }
        }
    };
    let view_box = ["0 0 ", &(24 * total - 2).to_string(), " 22"].concat();
    view! {
        <svg class="tally" viewBox=view_box role="img" aria-label=in_words(locale, &members, unnamed)>
            {(0..total).map(square).collect::<View>()}
        </svg>
    }
}

/// "One leader, nine partners".
fn in_words(locale: Locale, members: &[MemberLine], unnamed: usize) -> String {
    let count = |role: Role| members.iter().filter(|member| member.role == role).count();
    let parts = [
        (count(Role::Leader), words::count_leaders_in_words as fn(Locale, usize) -> String),
        (count(Role::Partner) + unnamed, words::count_partners_in_words),
        (count(Role::AssociatedCity), words::count_cities_in_words),
        (count(Role::Member), words::count_members_in_words),
        (count(Role::NotStated), words::count_roleless_in_words),
    ];
    let said: Vec<String> =
        parts.into_iter().filter(|(count, _)| *count > 0).map(|(count, say)| say(locale, count)).collect();
    capitalised(&said.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bundle::Named;

    #[track_caller]
    fn check(roles: &[Role], unnamed: usize, english: &str, french: &str) {
        let who = Named { slug: "efus".parse().expect("a slug"), name: "Efus".to_owned() };
        let members: Vec<MemberLine> = roles
            .iter()
            .map(|role| MemberLine { who: who.clone(), person: false, role: *role, note: None })
            .collect();
        assert_eq!(in_words(Locale::En, &members, unnamed), english);
        assert_eq!(in_words(Locale::Fr, &members, unnamed), french);
    }

    #[test]
    fn the_tally_is_said_in_words() {
        check(&[Role::Leader], 9, "One leader, nine partners", "Un chef de file, neuf partenaires");
        check(
            &[Role::Leader, Role::Leader, Role::Partner, Role::AssociatedCity],
            0,
            "Two leaders, one partner, one associated city",
            "Deux chefs de file, un partenaire, une ville associée",
        );
        check(&[Role::NotStated], 0, "One whose role is not stated", "Un au rôle non précisé");
    }
}
