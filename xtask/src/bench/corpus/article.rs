use std::collections::BTreeSet;
use std::fmt::Write as _;

use super::chance::Chance;
use super::stock::{Part, Stock};

/// What an article may be, the most frequent first.
const KINDS: [&str; 7] =
    ["announcement", "report", "interview", "publication", "factsheet", "campaign", "portrait"];

/// How many projects there are.
pub const PROJECTS: usize = 60;

/// The countries of places (ISO 3166-1), two places each, the most frequent first.
pub const COUNTRIES: [&str; 24] = [
    "FR", "BE", "DE", "IT", "ES", "PT", "NL", "PL", "AT", "SE", "FI", "DK", "IE", "GR", "CZ", "RO", "HU",
    "HR", "BG", "SK", "SI", "EE", "LV", "LT",
];

/// How many places there are.
pub const PLACES: usize = 2 * COUNTRIES.len();

/// How many articles an edition has at most.
const IN_AN_EDITION: usize = 40;

/// The articles that will be written: what no two may share, or what others must know.
pub struct Plan {
    /// The articles in the order of their making.
    pub articles: Vec<Planned>,
    /// The editions, oldest first.
    pub editions: Vec<Edition>,
}

/// An article before its words.
pub struct Planned {
    /// Its slug.
    pub slug: String,
    /// Its title.
    pub title: String,
    /// Its day.
    pub day: (i32, usize, usize),
    /// The slug of its edition.
    pub edition: Option<String>,
}

/// The issue of a month.
pub struct Edition {
    /// Year and month.
    pub month: (i32, usize),
    /// The slugs of its articles.
    pub articles: Vec<String>,
}

impl Edition {
    /// Its slug.
    pub fn slug(&self) -> String {
        format!("edition-{}-{:02}", self.month.0, self.month.1)
    }
}

impl Plan {
    /// Plans so many articles beside those of the stock.
    pub fn of(stock: &Stock, articles: usize) -> Self {
        let mut taken: BTreeSet<String> = stock.slugs.iter().cloned().collect();
        let mut plan = Self { articles: Vec::with_capacity(articles), editions: Vec::new() };
        for number in 0..articles {
            let mut chance = Chance::of(number);
            let title = title(stock, &mut chance);
            let slug = free_slug(&title, &mut taken);
            let year = chance.one(&stock.years).copied().unwrap_or(2020);
            let day = (year, 1 + chance.below(12), 1 + chance.below(28));
            let mut planned = Planned { slug, title, day, edition: None };
            if chance.happens(30) {
                plan.add_to_edition(&mut planned);
            }
            plan.articles.push(planned);
        }
        plan
    }

    fn add_to_edition(&mut self, article: &mut Planned) {
        let month = (article.day.0, article.day.1);
        let at = self.editions.partition_point(|edition| edition.month < month);
        if self.editions.get(at).is_none_or(|edition| edition.month != month) {
            self.editions.insert(at, Edition { month, articles: Vec::new() });
        }
        let edition = &mut self.editions[at];
        if edition.articles.len() < IN_AN_EDITION {
            edition.articles.push(article.slug.clone());
            article.edition = Some(edition.slug());
        }
    }
}

/// The beginning of one title and the end of another.
fn title(stock: &Stock, chance: &mut Chance) -> String {
    let mut half = |end: bool| {
        let words = chance.one(&stock.titles).map_or(&[][..], Vec::as_slice);
        let (first, second) = words.split_at(words.len().div_ceil(2));
        if end { second } else { first }
    };
    [half(false), half(true)].concat().join(" ")
}

/// A slug made of a title that nothing has yet.
fn free_slug(title: &str, taken: &mut BTreeSet<String>) -> String {
    let words: Vec<String> = title
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_ascii_lowercase)
        .collect();
    // A word in front keeps it from looking like a year or a month.
    let stem = match words.join("-") {
        stem if stem.starts_with(|first: char| first.is_ascii_alphabetic()) && stem.len() > 8 => stem,
        stem => format!("article-{stem}").trim_end_matches('-').to_owned(),
    };
    let mut slug = stem.clone();
    let mut again = 1;
    while !taken.insert(slug.clone()) {
        again += 1;
        slug = format!("{stem}-{again}");
    }
    slug
}

/// The whole text of an article.
pub fn text(stock: &Stock, planned: &Planned, number: usize) -> String {
    // Its own chance: the plan has used that of the same number.
    let mut chance = Chance::of(usize::MAX - number);
    let mut out = String::with_capacity(6000);
    let (year, month, day) = planned.day;
    out += "+++\n";
    line(&mut out, "title", &quoted(&planned.title));
    line(&mut out, "summary", &quoted(&summary(stock, &mut chance)));
    line(&mut out, "published", &format!("{year}-{month:02}-{day:02}"));
    if chance.happens(80) {
        line(&mut out, "kind", &quoted(KINDS[chance.rank(KINDS.len())]));
    }
    if let Some(edition) = &planned.edition {
        line(&mut out, "edition", &quoted(edition));
    }
    list(&mut out, "topics", &like_the_stock(&stock.topics, &mut chance));
    list(&mut out, "authors", &like_the_stock(&stock.authors, &mut chance));
    let person = if chance.happens(10) { like_the_stock(&stock.authors, &mut chance) } else { Vec::new() };
    list(&mut out, "people", &person);
    list(&mut out, "projects", &ranked(50, PROJECTS, &mut chance, |rank| format!("project-{}", rank + 1)));
    list(&mut out, "places", &ranked(35, PLACES, &mut chance, |rank| format!("place-{}", rank + 1)));
    let group = |rank: usize| stock.groups[rank].clone();
    list(&mut out, "groups", &ranked(25, stock.groups.len(), &mut chance, group));
    out += "+++\n\n";
    body(stock, &mut chance, &mut out);
    out
}

/// As many values as one article of the stock has, each drawn from an article of the stock: so the
/// frequent stay frequent.
fn like_the_stock(lists: &[Vec<String>], chance: &mut Chance) -> Vec<String> {
    let count = chance.one(lists).map_or(0, Vec::len);
    let mut found = Vec::new();
    for _ in 0..count {
        let value = chance.one(lists).and_then(|list| chance.one(list)).cloned();
        found.extend(value.filter(|value| !found.contains(value)));
    }
    found
}

/// Nothing or one value or, now and then, two, spread by rank, for so many articles of a hundred.
fn ranked(
    of_hundred: usize,
    ranks: usize,
    chance: &mut Chance,
    name: impl Fn(usize) -> String,
) -> Vec<String> {
    let mut found = Vec::new();
    if ranks > 0 && chance.happens(of_hundred) {
        for _ in 0..=usize::from(chance.happens(15)) {
            let value = name(chance.rank(ranks));
            if !found.contains(&value) {
                found.push(value);
            }
        }
    }
    found
}

fn summary(stock: &Stock, chance: &mut Chance) -> String {
    let count = 1 + chance.below(2);
    let said: Vec<&str> =
        (0..count).filter_map(|_| chance.one(&stock.summaries)).map(String::as_str).collect();
    said.join(" ")
}

/// Fills the build of an article of the stock with words from others.
fn body(stock: &Stock, chance: &mut Chance, out: &mut String) {
    let build = chance.one(&stock.builds).map_or(&[][..], Vec::as_slice);
    for part in build {
        match *part {
            Part::Heading(level) => {
                if let Some(heading) = chance.one(&stock.headings) {
                    out.extend(std::iter::repeat_n('#', level));
                    out.extend([" ", heading, "\n\n"]);
                }
            }
            Part::Paragraph(sentences) => {
                for at in 0..sentences {
                    let sentence = chance.one(&stock.sentences).map_or("", String::as_str);
                    out.extend([if at == 0 { "" } else { " " }, sentence]);
                }
                out.push_str("\n\n");
            }
            Part::List(points) => {
                for _ in 0..points {
                    out.extend(["* ", chance.one(&stock.points).map_or("A point", String::as_str), "\n"]);
                }
                out.push('\n');
            }
        }
    }
}

fn line(out: &mut String, name: &str, value: &str) {
    writeln!(out, "{name} = {value}").expect("a string takes everything");
}

fn list(out: &mut String, name: &str, values: &[String]) {
    if !values.is_empty() {
        let values: Vec<String> = values.iter().map(|value| quoted(value)).collect();
        line(out, name, &format!("[{}]", values.join(", ")));
    }
}

/// Text as TOML has it, on one line.
pub fn quoted(text: &str) -> String {
    toml::Value::String(text.replace(['\n', '\r', '\t'], " ")).to_string()
}
