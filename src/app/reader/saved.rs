use crate::bundle::{Json, quoted};
use crate::model::{Language, Slug};

/// How many items are kept at most; the oldest give way.
pub const MAX_SAVED: usize = 1_000;

/// How many bytes of a title are kept at most.
const MAX_TITLE: usize = 300;

/// The version of the text form.
const VERSION: i64 = 1;

/// What the reader saved on this device, the newest first.
///
/// Invariants: no item is there twice; at most [`MAX_SAVED`] items. The text form is JSON,
/// `{"version":1,"items":[…]}`, the same for storage and for export.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Saved(Vec<SavedItem>);

/// Something that was saved, with what a list needs to show it without the bundle.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SavedItem {
    /// What it is.
    pub kind: SavedKind,
    /// Its slug.
    pub slug: Slug,
    /// Its title when it was saved.
    pub title: String,
    /// The language of the title.
    pub language: Language,
    /// When it was saved, in seconds since 1970 (UTC).
    pub saved_at: i64,
}

/// What can be saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SavedKind {
    /// An article.
    Article,
    /// An event.
    Event,
}

impl SavedKind {
    /// Its name in attributes and in the text form.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Article => "article",
            Self::Event => "event",
        }
    }

    /// The kind of this name.
    pub fn from_name(name: &str) -> Option<Self> {
        [Self::Article, Self::Event].into_iter().find(|kind| kind.as_str() == name)
    }
}

impl Saved {
    /// The items, the newest first.
    pub fn items(&self) -> &[SavedItem] {
        &self.0
    }

    /// Whether nothing is saved.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether something is saved.
    pub fn contains(&self, kind: SavedKind, slug: &Slug) -> bool {
        self.0.iter().any(|item| item.is(kind, slug))
    }

    /// Saves an item before all others; what was saved of the same thing gives way.
    pub fn add(&mut self, mut item: SavedItem) {
        shorten(&mut item.title);
        self.remove(item.kind, &item.slug.clone());
        self.0.insert(0, item);
        self.0.truncate(MAX_SAVED);
    }

    /// Takes an item back; tells whether it was there.
    pub fn remove(&mut self, kind: SavedKind, slug: &Slug) -> bool {
        let before = self.0.len();
        self.0.retain(|item| !item.is(kind, slug));
        self.0.len() < before
    }

    /// Forgets everything.
    pub fn clear(&mut self) {
        self.0.clear();
    }

    /// Writes the text form.
    pub fn to_json(&self) -> String {
        let items: Vec<String> = self.0.iter().map(SavedItem::to_json).collect();
        ["{\"version\":", &VERSION.to_string(), ",\"items\":[", &items.join(","), "]}"].concat()
    }

    /// Reads the text form, and how many items could not be read and were dropped. A text of
    /// another version, or none of ours at all, is `None`, so that nobody writes over it unasked.
    pub fn from_json(json: &str) -> Option<(Self, usize)> {
        let read: Json = json.parse().ok()?;
        let is_ours = read.get("version")?.as_i64() == Some(VERSION);
        let Json::List(items) = read.get("items").filter(|_| is_ours)? else { return None };
        let total = items.len();
        let mut saved = Self::default();
        for item in items.iter().rev() {
            if let Some(item) = SavedItem::from_json(item) {
                saved.add(item);
            }
        }
        let dropped = total - saved.0.len();
        Some((saved, dropped))
    }
}

impl SavedItem {
    /// Writes an item, part by part for the same reason that it is read so.
    fn to_json(&self) -> String {
        [
            "{\"kind\":",
            &quoted(self.kind.as_str()),
            ",\"slug\":",
            &quoted(self.slug.as_str()),
            ",\"title\":",
            &quoted(&self.title),
            ",\"language\":",
            &quoted(self.language.as_str()),
            ",\"saved_at\":",
            &self.saved_at.to_string(),
            "}",
        ]
        .concat()
    }

    /// Reads an item from JSON, field by field: small in the app, where generic code is not.
    fn from_json(json: &Json) -> Option<Self> {
        let text = |name: &str| json.get(name)?.as_str();
        Some(Self {
            kind: SavedKind::from_name(text("kind")?)?,
            slug: text("slug")?.parse().ok()?,
            title: text("title")?.to_owned(),
            language: text("language")?.parse().ok()?,
            saved_at: json.get("saved_at")?.as_i64()?,
        })
    }

    fn is(&self, kind: SavedKind, slug: &Slug) -> bool {
        self.kind == kind && self.slug == *slug
    }
}

/// Cuts a title at a character's end, so that the store keeps its measure.
fn shorten(title: &mut String) {
    if title.len() > MAX_TITLE {
        let mut end = MAX_TITLE;
        while !title.is_char_boundary(end) {
            end -= 1;
        }
        title.truncate(end);
        title.push('…');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn item(slug: &str, saved_at: i64) -> SavedItem {
        SavedItem {
            kind: SavedKind::Article,
            slug: slug.parse().expect(slug),
            title: ["About ", slug].concat(),
            language: "en".parse().expect("a language"),
            saved_at,
        }
    }

    fn saved(slugs: &[&str]) -> Saved {
        let mut saved = Saved::default();
        for slug in slugs {
            saved.add(item(slug, 1));
        }
        saved
    }

    /// Reads a text and tells the slugs that are left and how many items were dropped.
    #[track_caller]
    fn check(json: &str, expected: Option<(&[&str], usize)>) {
        let read = Saved::from_json(json);
        let told = read.as_ref().map(|(saved, dropped)| {
            let slugs: Vec<&str> = saved.items().iter().map(|item| item.slug.as_str()).collect();
            (slugs, *dropped)
        });
        assert_eq!(told, expected.map(|(slugs, dropped)| (slugs.to_vec(), dropped)), "{json}");
    }

    #[test]
    fn what_was_saved_last_leads() {
        check(&saved(&["leuven", "dam", "leuven"]).to_json(), Some((&["leuven", "dam"], 0)));
    }

    #[test]
    fn an_article_and_an_event_of_one_name_are_two_things() {
        let mut both = saved(&["leuven"]);
        both.add(SavedItem { kind: SavedKind::Event, ..item("leuven", 2) });
        let leuven: Slug = "leuven".parse().expect("a slug");
        assert!(both.remove(SavedKind::Event, &leuven));
        assert!(both.contains(SavedKind::Article, &leuven) && !both.contains(SavedKind::Event, &leuven));
        assert!(!both.remove(SavedKind::Event, &leuven));
    }

    #[test]
    fn the_text_form_reads_back_as_it_was() {
        let all = saved(&["a", "b", "c"]);
        assert_eq!(Saved::from_json(&all.to_json()), Some((all, 0)));
    }

    #[test]
    fn bad_items_are_dropped_and_the_rest_is_kept() {
        let good = r#"{"kind":"event","slug":"drones","title":"Drones","language":"en","saved_at":1}"#;
        let with = |bad: &str| [r#"{"version":1,"items":["#, good, ",", bad, "]}"].concat();
        check(&with("7"), Some((&["drones"], 1)));
        check(&with(&good.replace("drones", "../x")), Some((&["drones"], 1)));
        check(&with(&good.replace("event", "recipe")), Some((&["drones"], 1)));
        check(&with(good), Some((&["drones"], 1)));
    }

    #[test]
    fn err_texts_that_are_not_ours() {
        for json in ["", "null", "[]", r#"{"version":2,"items":[]}"#, r#"{"version":1}"#] {
            check(json, None);
        }
    }

    #[test]
    fn the_oldest_give_way_and_long_titles_are_cut_at_a_character() {
        let mut many = Saved::default();
        for number in 0..MAX_SAVED + 5 {
            many.add(item(&["a", &number.to_string()].concat(), 1));
        }
        assert_eq!(many.items().len(), MAX_SAVED);
        assert_eq!(many.items().last().map(|item| item.slug.as_str()), Some("a5"));
        many.add(SavedItem { title: "é".repeat(400), ..item("long", 2) });
        assert_eq!(many.items().first().map(|item| item.title.chars().count()), Some(151));
    }
}
