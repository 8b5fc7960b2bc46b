//! The files that are tables: the site, topics, organisations.

use std::collections::BTreeMap;

use super::front::Front;
use super::item::{Item, humanised};
use super::mapping::{Becomes, Mapping, Meaning, Site};
use super::plan::{Plan, href};
use super::report::{Outcome, Report};
use super::words::plain_line;

/// A topic's name, summary and aliases.
pub(super) type TopicEntry = (String, String, Vec<String>);

/// What the tables will say, by slug.
#[derive(Debug, Default)]
pub(super) struct Tables {
    pub(super) topics: BTreeMap<String, TopicEntry>,
    organisations: BTreeMap<String, String>,
}

/// Things that texts name and nobody described.
pub(super) struct Made {
    pub(super) topics: BTreeMap<String, TopicEntry>,
    /// Files in `people/`.
    pub(super) people: Vec<(String, String)>,
}

impl Tables {
    /// Takes over what one item says.
    pub(super) fn add(
        &mut self,
        topic: Option<(String, String, String, Vec<String>)>,
        organisations: BTreeMap<String, String>,
    ) {
        if let Some((slug, name, summary, aliases)) = topic {
            self.topics.insert(slug, (name, summary, aliases));
        }
        for (slug, name) in organisations {
            self.organisations.entry(slug).or_insert(name);
        }
    }

    /// The files.
    pub(super) fn files(&self, mapping: &Mapping) -> Vec<(String, String)> {
        let mut files = vec![("site.toml".to_owned(), site(mapping))];
        let mut topics = Front::default();
        for (slug, (name, summary, aliases)) in &self.topics {
            topics.table(slug);
            topics.text("name", name);
            topics.text("summary", summary);
            topics.list("aliases", aliases);
        }
        if !topics.is_empty() {
            files.push(("topics.toml".to_owned(), topics.into_toml()));
        }
        let mut organisations = Front::default();
        for (slug, name) in &self.organisations {
            organisations.table(slug);
            organisations.text("name", name);
        }
        if !organisations.is_empty() {
            files.push(("organisations.toml".to_owned(), organisations.into_toml()));
        }
        files
    }
}

fn site(mapping: &Mapping) -> String {
    let site = &mapping.site;
    let mut front = Front::default();
    in_languages(&mut front, "title", site, &site.title, &site.titles);
    in_languages(&mut front, "tagline", site, site.tagline.as_deref().unwrap_or_default(), &site.taglines);
    front.text("notice", site.notice.as_deref().unwrap_or_default());
    front.text("about", site.about.as_deref().unwrap_or_default());
    let languages: Vec<&String> = std::iter::once(&site.language).chain(&site.languages).collect();
    front.list("languages", &languages);
    front.text("url", site.url.as_deref().unwrap_or_default());
    front.text("zone", &site.zone);
    front.into_toml()
}

/// Writes what is said in the first language, and in the others where it is said there, too.
fn in_languages(front: &mut Front, name: &str, site: &Site, first: &str, others: &BTreeMap<String, String>) {
    let others: Vec<_> = others.iter().filter(|(language, _)| site.languages.contains(language)).collect();
    if others.is_empty() || first.is_empty() {
        return front.text(name, first);
    }
    front.text(&format!("{name}.{}", site.language), first);
    for (language, text) in others {
        front.text(&format!("{name}.{language}"), text);
    }
}

/// Makes the topics and people that texts name and nobody described, where the mapping says so.
pub(super) fn make_missing(items: &[Item], mapping: &Mapping, plan: &mut Plan, report: &mut Report) -> Made {
    let mut made = Made { topics: BTreeMap::new(), people: Vec::new() };
    let mut people: BTreeMap<String, (String, Vec<String>)> = BTreeMap::new();
    for item in items {
        for given in item.given(Meaning::Topics).iter().filter(|_| mapping.make_topics) {
            for name in given.value.texts() {
                let Some((slug, new)) = found_or_made(plan, Becomes::Topics, &name) else { continue };
                if new {
                    made.topics.insert(slug.clone(), (shown(&name), String::new(), Vec::new()));
                    report.count(Outcome::Converted, "topic made from its name");
                }
                if let Some((_, _, aliases)) = made.topics.get_mut(&slug) {
                    aliases.extend(old_page(
                        plan,
                        mapping,
                        &given.name,
                        &name,
                        &href(Becomes::Topics, &slug),
                    ));
                }
            }
        }
        let written = item.given(Meaning::Authors).iter().chain(item.given(Meaning::People));
        for given in written.filter(|_| mapping.make_people) {
            for name in given.value.texts() {
                let Some((slug, new)) = found_or_made(plan, Becomes::People, &name) else { continue };
                if new {
                    people.insert(slug.clone(), (shown(&name), Vec::new()));
                    report.count(Outcome::Converted, "person made from a name");
                }
                if let Some((_, aliases)) = people.get_mut(&slug) {
                    aliases.extend(old_page(
                        plan,
                        mapping,
                        &given.name,
                        &name,
                        &href(Becomes::People, &slug),
                    ));
                }
            }
        }
    }
    for (slug, (name, aliases)) in people {
        let mut front = Front::default();
        front.text("title", &name);
        front.list("aliases", &aliases);
        made.people.push((format!("people/{slug}.md"), front.with_body("")));
    }
    made
}

/// The slug of what a text names, and whether it was made for it.
fn found_or_made(plan: &mut Plan, becomes: Becomes, name: &str) -> Option<(String, bool)> {
    match plan.find(becomes, name) {
        Some(slug) => Some((slug.to_owned(), false)),
        None => plan.make(becomes, name).map(|slug| (slug, true)),
    }
}

/// The page that the old site had for a name in a field, where it had one and nothing else claims
/// it; texts that link to it now link to `href`.
fn old_page(plan: &mut Plan, mapping: &Mapping, field: &str, name: &str, href: &str) -> Option<String> {
    let name = name.trim().to_lowercase().replace(' ', "-");
    let plain = name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte));
    let path = format!("/{field}/{name}/");
    if !plain || !mapping.taxonomies.contains(field) || plan.targets.leads_to(&path).is_some() || path == href
    {
        return None;
    }
    plan.targets.add_path(&path, href).then_some(path)
}

/// A name as people write it; one written for addresses gets its blanks and capital.
fn shown(name: &str) -> String {
    let plain = plain_line(name);
    let for_addresses =
        plain.contains('-') && plain.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-');
    if for_addresses { humanised(&plain) } else { plain }
}
