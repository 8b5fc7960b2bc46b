use super::voice::{Voice, named};
use crate::bundle::{Gathered, MemberLine, OutputLine, Part, UndertakingEntry, UndertakingShort};
use crate::model::{Member, Membership, Nature, Output, Role, Undertaking};

/// How many articles a page gathers; the rest is behind a link to the news.
pub(super) const NEWEST: usize = 20;

/// A project or a group in a line.
pub(super) fn short(voice: &Voice<'_>, undertaking: &Undertaking) -> UndertakingShort {
    let text = voice.say(&undertaking.texts);
    let (role, with) = own_part(voice, undertaking);
    UndertakingShort {
        slug: undertaking.slug.clone(),
        title: text.title.clone(),
        full_name: text.subtitle.as_ref().or(text.summary.as_ref()).cloned().unwrap_or_default(),
        nature: undertaking.nature,
        state: undertaking.state,
        years: undertaking.years,
        role,
        with,
        crest: undertaking.crest.clone(),
    }
}

/// The role of the newsroom's own organisation and, where it leads, the others who do.
fn own_part(voice: &Voice<'_>, undertaking: &Undertaking) -> (Option<Role>, Vec<String>) {
    let own = voice.newsroom.site.organisation.clone().map(Member::Organisation);
    let own_membership =
        undertaking.members.iter().find(|membership| Some(&membership.member) == own.as_ref());
    let role = own_membership.map(|membership| membership.role);
    if role != Some(Role::Leader) {
        return (role, Vec::new());
    }
    let others = undertaking
        .members
        .iter()
        .filter(|membership| membership.role == Role::Leader && Some(&membership.member) != own.as_ref());
    (role, others.filter_map(|membership| short_name(voice, &membership.member)).collect())
}

fn short_name(voice: &Voice<'_>, member: &Member) -> Option<String> {
    match member {
        Member::Organisation(slug) => {
            voice.newsroom.organisation(slug).map(|organisation| voice.short_name(organisation))
        }
        Member::Person(slug) => {
            voice.newsroom.person(slug).map(|person| voice.say(&person.texts).title.clone())
        }
    }
}

/// A project's or a group's page.
pub(super) fn entry(voice: &Voice<'_>, undertaking: &Undertaking) -> UndertakingEntry {
    let text = voice.say(&undertaking.texts);
    let mut members: Vec<&Membership> = undertaking.members.iter().collect();
    members.sort_by_key(|membership| membership.role != Role::Leader);
    UndertakingEntry {
        short: short(voice, undertaking),
        language: voice.other_language(&undertaking.texts),
        full_name: text.subtitle.clone(),
        summary: text.summary.clone().unwrap_or_default(),
        body: text.body.clone(),
        topics: undertaking.topics.clone(),
        members: members.into_iter().filter_map(|membership| member_line(voice, membership)).collect(),
        unnamed_partners: undertaking.unnamed_partners,
        website: undertaking.website.clone(),
        outputs: undertaking.outputs.iter().map(|output| output_line(voice, output)).collect(),
        image: undertaking.image.clone(),
        updated: undertaking.updated,
        sources: undertaking.sources.clone(),
        gathered: gathered_around(voice, undertaking),
    }
}

fn member_line(voice: &Voice<'_>, membership: &Membership) -> Option<MemberLine> {
    let (who, person) = match &membership.member {
        Member::Organisation(slug) => {
            let organisation = voice.newsroom.organisation(slug)?;
            (named(slug, voice.say(&organisation.name)), false)
        }
        Member::Person(slug) => {
            let person = voice.newsroom.person(slug)?;
            (named(slug, &voice.say(&person.texts).title), true)
        }
    };
    Some(MemberLine { who, person, role: membership.role, note: membership.note.clone() })
}

fn output_line(voice: &Voice<'_>, output: &Output) -> OutputLine {
    OutputLine {
        title: voice.say(&output.title).clone(),
        kind: output.kind,
        by: output.by.clone(),
        href: output.href.clone(),
    }
}

fn gathered_around(voice: &Voice<'_>, undertaking: &Undertaking) -> Gathered {
    let (articles, events) = (&voice.relations.articles, &voice.relations.events);
    let (articles, events) = match undertaking.nature {
        Nature::Project => (&articles.by_project, &events.by_project),
        _ => (&articles.by_group, &events.by_group),
    };
    gathered(voice, articles.get(&undertaking.slug), events.get(&undertaking.slug), Vec::new())
}

/// What has gathered around a thing: `articles` by ascending ordinals, `events` in the order of
/// the agenda.
pub(super) fn gathered(voice: &Voice<'_>, articles: &[u32], events: &[u32], parts: Vec<Part>) -> Gathered {
    Gathered {
        articles: voice.heads_of(articles.iter().rev().take(NEWEST)),
        total: articles.len() as u32,
        events: voice.events_at(events),
        parts,
    }
}

/// Somebody's parts in projects and groups.
pub(super) fn parts_of(voice: &Voice<'_>, member: &Member) -> Vec<Part> {
    let part = |(undertaking, membership): &(&Undertaking, &Membership)| Part {
        role: Some(membership.role),
        note: membership.note.clone(),
        ..part(undertaking)
    };
    voice.relations.parts_of(member).iter().map(part).collect()
}

/// An undertaking that belongs to a thing otherwise than by membership.
pub(super) fn part(undertaking: &Undertaking) -> Part {
    Part {
        slug: undertaking.slug.clone(),
        group: undertaking.nature != Nature::Project,
        role: None,
        note: None,
    }
}
