use schemars::JsonSchema;
use serde::Deserialize;

use crate::model::{Format, Kind, Nature, Navigation, OutputKind, Role, State, Status};

/// Words of the content folder for the choices of the model.
macro_rules! words {
    ($($(#[$doc:meta])* $name:ident => $model:ident { $($word:literal $variant:ident),+ $(,)? })+) => {
        $(
            $(#[$doc])*
            #[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
            pub enum $name {
                $(#[doc = concat!("Written \"", $word, "\".")] #[serde(rename = $word)] $variant,)+
            }

            impl From<$name> for $model {
                fn from(word: $name) -> Self {
                    match word { $($name::$variant => Self::$variant,)+ }
                }
            }
        )+
    };
}

words! {
    /// What kind of news an article is.
    NewsKind => Kind {
        "announcement" Announcement, "interview" Interview, "report" Report, "campaign" Campaign,
        "publication" Publication, "factsheet" Factsheet, "portrait" Portrait,
    }
    /// What a group is.
    GroupNature => Nature {
        "working group" WorkingGroup, "partnership" Partnership, "initiative" Initiative, "community" Community,
    }
    /// Whether an undertaking goes on.
    ProjectState => State { "ongoing" Ongoing, "ended" Ended }
    /// As what somebody takes part.
    MemberRole => Role {
        "leader" Leader, "partner" Partner, "associated city" AssociatedCity, "member" Member,
        "not stated" NotStated,
    }
    /// What kind of thing an output is.
    OutputSort => OutputKind {
        "publication" Publication, "factsheet" Factsheet, "campaign" Campaign, "tool" Tool,
    }
    /// Whether one must be there in person.
    EventFormat => Format { "online" Online, "on site" OnSite, "hybrid" Hybrid }
    /// Whether an event takes place.
    EventStatus => Status { "planned" Planned, "postponed" Postponed, "cancelled" Cancelled }
    /// Where a link to a page stands.
    NavigationPlace => Navigation { "main" Main, "side" Side, "foot" Foot }
}
