//! Turns each item into a file of ours.

use std::collections::BTreeMap;

use super::address::Verdict;
use super::body::Body;
use super::dates::{Clock, Told, Written};
use super::front::Front;
use super::item::Item;
use super::mapping::{Becomes, Mapping, Meaning};
use super::media::is_picture;
use super::plan::{Place, Plan, folder};
use super::report::{Outcome, Report};
use super::words::{plain_line, slugify};

/// Everything the conversion of one item needs to know.
pub(super) struct Converter<'a> {
    pub(super) mapping: &'a Mapping,
    pub(super) plan: &'a Plan,
    pub(super) clock: Clock,
}

/// A converted item.
pub(super) struct Converted {
    /// Its path in our content folder; of topics, which have no file, nothing.
    pub(super) path: Option<String>,
    pub(super) text: String,
    /// Of a topic its slug, name, summary and aliases.
    pub(super) topic: Option<(String, String, String, Vec<String>)>,
    /// Organisations it names: slug and name.
    pub(super) organisations: BTreeMap<String, String>,
}

/// An item while its front matter is written.
pub(super) struct Work<'a> {
    pub(super) item: &'a mut Item,
    pub(super) place: &'a Place,
    pub(super) report: &'a mut Report,
    pub(super) front: Front,
    pub(super) organisations: BTreeMap<String, String>,
}

impl Work<'_> {
    /// Reports something about a line of the item's file.
    pub(super) fn note(&mut self, line: usize, outcome: Outcome, kind: &str, what: impl Into<String>) {
        let note = self.item.at(line, outcome, kind, what);
        self.report.note(note);
    }
}

impl Converter<'_> {
    /// Converts an item; what our format has no room for is reported.
    pub(super) fn convert(&self, item: &mut Item, place: &Place, report: &mut Report) -> Converted {
        let becomes = item.becomes;
        let mut work = Work { item, place, report, front: Front::default(), organisations: BTreeMap::new() };
        if becomes == Becomes::Topics {
            return self.topic(work);
        }
        self.common(&mut work);
        match becomes {
            Becomes::Articles => self.article(&mut work),
            Becomes::Events => self.event(&mut work),
            Becomes::Groups => self.group(&mut work),
            Becomes::People => self.person(&mut work),
            Becomes::Pages | Becomes::Topics | Becomes::ArticlesOrPages => (),
        }
        let body = self.body(&mut work);
        work.item.report_rest(work.report);
        work.report.count(Outcome::Converted, folder(becomes));
        if work.item.draft {
            work.report.count(Outcome::Converted, &format!("draft in {}", folder(becomes)));
        }
        Converted {
            path: Some(format!("{}/{}.md", folder(becomes), place.slug)),
            text: work.front.with_body(&body),
            topic: None,
            organisations: work.organisations,
        }
    }

    /// What every text says first; also a translation.
    pub(super) fn title_and_summary(&self, work: &mut Work) {
        let title = work.item.title.clone();
        work.front.text("title", &title);
        let mut summary = work.item.first(Meaning::Summary).map(|raw| plain_line(&raw)).unwrap_or_default();
        if let Some(deck) = work.item.take(Meaning::Deck).first() {
            let text = deck.value.text().unwrap_or_default();
            let plain = plain_line(&text);
            if summary.is_empty() {
                summary = plain;
            } else if plain != summary && plain != title {
                let body = std::mem::take(&mut work.item.body);
                work.item.body = format!("{}\n\n{body}", text.trim());
                work.item.body_line = work.item.body_line.saturating_sub(2);
                work.note(
                    deck.line,
                    Outcome::KeptAsText,
                    "line below the title, now the first paragraph",
                    plain,
                );
            }
        }
        work.front.text("summary", &summary);
    }

    fn common(&self, work: &mut Work) {
        self.title_and_summary(work);
        if let Some(language) = work.item.language.clone().filter(|tag| *tag != self.mapping.site.language) {
            match language.parse::<crate::model::Language>() {
                Ok(tag) => work.front.text("language", tag.as_str()),
                Err(_) => work.note(1, Outcome::Dropped, "language that cannot be read", language),
            }
        }
        work.front.list("aliases", &work.place.aliases);
        if work.item.draft {
            work.front.raw("draft", "true");
        }
        if let Some(written) = work.item.first(Meaning::Updated).and_then(|raw| Written::parse(&raw)) {
            work.front.raw("updated", &self.moment(&written));
        }
        self.picture(work);
    }

    /// The picture that stands for a text: the first that came along.
    fn picture(&self, work: &mut Work) {
        let mut found = false;
        for given in work.item.take(Meaning::Picture) {
            let said = |names: &[&str]| names.iter().find_map(|name| given.value.text_at(&[name]));
            let raw = said(&["image", "src", "url", "filename"]).or_else(|| given.value.text());
            let verdict = raw.as_deref().map(|raw| self.plan.targets.address(raw, &work.place.page));
            match verdict {
                Some(Verdict::Own(src)) if !found && is_picture(&src) => {
                    found = true;
                    let alt = said(&["alt"]).unwrap_or_default();
                    let caption = said(&["caption"]).unwrap_or_default();
                    let fields = [("src", src), ("alt", plain_line(&alt)), ("caption", plain_line(&caption))];
                    work.front.inline("image", &fields);
                    work.report.count(Outcome::Converted, "picture that stands for a text");
                }
                _ => {
                    let what = given.value.texts().join(" / ");
                    let kind = "picture that stands for a text (not among its files)";
                    work.note(given.line, Outcome::Dropped, kind, what);
                }
            }
        }
    }

    fn article(&self, work: &mut Work) {
        let given = work.item.take(Meaning::Date);
        let raw = given.first().and_then(|given| given.value.text()).unwrap_or_default();
        match Written::parse(&raw) {
            Some(written) => {
                let told = written.told(self.clock);
                if told.is_some_and(|told| told.disagrees) {
                    work.report.count(Outcome::Repaired, "article's offset that disagrees with the zone");
                }
                work.front.raw("published", &self.moment(&written));
            }
            None => {
                let line = given.first().map_or(1, |given| given.line);
                work.front.raw("published", "1970-01-01");
                work.note(line, Outcome::Repaired, "date that cannot be read, now 1970-01-01", raw);
            }
        }
        self.references(work, Meaning::Topics, Becomes::Topics, "topics");
        self.references(work, Meaning::Groups, Becomes::Groups, "groups");
        self.references(work, Meaning::People, Becomes::People, "people");
        self.references(work, Meaning::Authors, Becomes::People, "authors");
        self.elsewhere(work);
    }

    /// Where the text is, if elsewhere, and where it comes from.
    fn elsewhere(&self, work: &mut Work) {
        let link = self.address(work, Meaning::Link);
        let url = self.address(work, Meaning::SourceUrl);
        let title = work.item.texts(Meaning::SourceTitle).join(", ");
        let link = match link {
            Some(link) => {
                work.report.count(Outcome::Converted, "article that only redirects");
                Some(link)
            }
            None if work.item.is_bodiless() => url.clone(),
            None => None,
        };
        if let Some(link) = &link {
            work.front.text("link", link);
        }
        let url = url.unwrap_or_default();
        let title = match (title.is_empty(), url.parse::<crate::model::Href>()) {
            (true, Ok(href)) => href.host().unwrap_or_default().to_owned(),
            _ => title,
        };
        if !title.is_empty() {
            work.front.tables("sources", &[vec![("title", title), ("url", url)]]);
        }
    }

    fn group(&self, work: &mut Work) {
        work.front.text("nature", "community");
        self.references(work, Meaning::Topics, Becomes::Topics, "topics");
        if let Some(website) = self.address(work, Meaning::Website) {
            work.front.text("website", &website);
        }
        // The date of a group says when its page was made, which nobody reads here.
        if !work.item.take(Meaning::Date).is_empty() {
            work.report.count(Outcome::Dropped, "date of a group");
        }
        let people = self.found(work, Meaning::People, Becomes::People);
        let members: Vec<_> = people
            .into_iter()
            .map(|slug| vec![("person", slug), ("role", "not stated".to_owned())])
            .collect();
        work.front.tables("members", &members);
    }

    fn person(&self, work: &mut Work) {
        let mut description = work.item.texts(Meaning::Description);
        description.dedup();
        let description = description.first().map(|raw| plain_line(raw)).unwrap_or_default();
        work.front.text("description", &description);
        let github = work.item.first(Meaning::Github);
        let website = self.address(work, Meaning::Website).or_else(|| {
            let name = github.filter(|name| name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-'))?;
            Some(format!("https://github.com/{name}"))
        });
        work.front.text("website", &website.unwrap_or_default());
    }

    fn topic(&self, work: Work) -> Converted {
        let mut work = work;
        let mut summary = work.item.first(Meaning::Summary).map(|raw| plain_line(&raw)).unwrap_or_default();
        for deck in work.item.take(Meaning::Deck) {
            let text = plain_line(&deck.value.text().unwrap_or_default());
            if summary.is_empty() {
                summary = text;
            } else {
                summary = format!(
                    "{text}{} {summary}",
                    if text.ends_with(['.', '!', '?', ':']) { "" } else { "." }
                );
            }
        }
        if !work.item.is_bodiless() {
            let body = crate::model::excerpt(&work.item.body, 200);
            let line = work.item.body_line;
            work.note(line, Outcome::Dropped, "text of a topic", body);
        }
        work.item.report_rest(work.report);
        work.report.count(Outcome::Converted, "topics");
        let name = work.item.title.clone();
        let topic = (work.place.slug.clone(), name, summary, work.place.aliases.clone());
        Converted { path: None, text: String::new(), topic: Some(topic), organisations: BTreeMap::new() }
    }

    pub(super) fn body(&self, work: &mut Work) -> String {
        let body = Body {
            mapping: self.mapping,
            targets: &self.plan.targets,
            file: &work.item.file,
            line: work.item.body_line,
            page: &work.place.page,
        };
        body.convert(&work.item.body, work.report)
    }

    /// A day, or a day with a clock time and the offset that the zone really has.
    fn moment(&self, written: &Written) -> String {
        match written.told(self.clock) {
            Some(Told { local, offset, .. }) => format!("{}{offset}", local.format("%Y-%m-%dT%H:%M:%S")),
            None => written.day.to_string(),
        }
    }

    /// Writes a list of things of ours that are given by name.
    pub(super) fn references(&self, work: &mut Work, meaning: Meaning, becomes: Becomes, name: &str) {
        let slugs = self.found(work, meaning, becomes);
        work.front.list(name, &slugs);
    }

    /// The slugs of things given by name, each once; those that do not exist are reported.
    fn found(&self, work: &mut Work, meaning: Meaning, becomes: Becomes) -> Vec<String> {
        let mut slugs: Vec<String> = Vec::new();
        for given in work.item.take(meaning) {
            for text in given.value.texts() {
                match self.plan.find(becomes, &text) {
                    Some(slug) if !slugs.iter().any(|known| known == slug) => slugs.push(slug.to_owned()),
                    Some(_) => (),
                    None => {
                        let kind = format!("{} that do not exist", folder(becomes));
                        work.note(given.line, Outcome::Dropped, &kind, text);
                    }
                }
            }
        }
        slugs
    }

    /// The address that a field gives, made good; what cannot be followed is reported.
    pub(super) fn address(&self, work: &mut Work, meaning: Meaning) -> Option<String> {
        let mut found = None;
        for given in work.item.take(meaning) {
            for text in given.value.texts() {
                let verdict = self.plan.targets.address(&text, &work.place.page);
                let good = match verdict {
                    Verdict::Keep => Some(text.clone()),
                    Verdict::Own(href) => Some(href),
                    Verdict::Mended(href, why) => {
                        let what = format!("{text} -> {href}");
                        work.note(given.line, Outcome::Repaired, why, what);
                        Some(href)
                    }
                    Verdict::Nowhere(_) => None,
                };
                if found.is_none() && good.is_some() {
                    found = good;
                } else {
                    let kind = format!("field {} that holds no address or one too many", given.name);
                    work.note(given.line, Outcome::Dropped, &kind, text);
                }
            }
        }
        found
    }

    /// Organisations by their names; each is made the first time it is named.
    pub(super) fn organisations(&self, work: &mut Work, meaning: Meaning) -> Vec<String> {
        let mut slugs = Vec::new();
        for name in work.item.texts(meaning) {
            let name = plain_line(&name);
            let Some(slug) = slugify(&name).map(|slug| slug.to_string()) else { continue };
            if !slugs.contains(&slug) {
                slugs.push(slug.clone());
            }
            work.organisations.entry(slug).or_insert(name);
        }
        slugs
    }
}
