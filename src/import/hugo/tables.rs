//! The files that are tables: the site, topics, organisations.

use std::collections::BTreeMap;

use super::front::Front;
use super::item::{Item, humanised};
use super::mapping::{Becomes, Mapping, Meaning};
use super::plan::Plan;
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
    front.text("title", &site.title);
    front.text("tagline", site.tagline.as_deref().unwrap_or_default());
    front.text("notice", site.notice.as_deref().unwrap_or_default());
    front.text("about", site.about.as_deref().unwrap_or_default());
    front.list("languages", &[&site.language]);
    front.text("url", site.url.as_deref().unwrap_or_default());
    front.text("zone", &site.zone);
    front.into_toml()
}

/// Makes the topics and people that texts name and nobody described, where the mapping says so.
pub(super) fn make_missing(items: &[Item], mapping: &Mapping, plan: &mut Plan, report: &mut Report) -> Made {
    let mut made = Made { topics: BTreeMap::new(), people: Vec::new() };
    for item in items {
        if mapping.make_topics {
            for name in item.named(Meaning::Topics) {
                if plan.find(Becomes::Topics, &name).is_none()
                    && let Some(slug) = plan.make(Becomes::Topics, &name)
                {
                    made.topics.insert(slug, (shown(&name), String::new(), Vec::new()));
                    report.count(Outcome::Converted, "topic made from its name");
                }
            }
        }
        if mapping.make_people {
            let people = item.named(Meaning::Authors).into_iter().chain(item.named(Meaning::People));
            for name in people {
                if plan.find(Becomes::People, &name).is_none()
                    && let Some(slug) = plan.make(Becomes::People, &name)
                {
                    let mut front = Front::default();
                    front.text("title", &shown(&name));
                    made.people.push((format!("people/{slug}.md"), front.with_body("")));
                    report.count(Outcome::Converted, "person made from a name");
                }
            }
        }
    }
    made
}

/// A name as people write it; one written for addresses gets its blanks and capital.
fn shown(name: &str) -> String {
    let plain = plain_line(name);
    let for_addresses =
        plain.contains('-') && plain.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-');
    if for_addresses { humanised(&plain) } else { plain }
}
