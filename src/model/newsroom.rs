use super::{Article, Edition, Event, Organisation, Page, Person, Place, Site, Slug, Topic, Undertaking};

/// Everything a content folder says, checked.
///
/// Invariants: articles are in the order of the archive (see `architecture`, "Order and
/// languages"), so that an article's ordinal is its place here, the oldest being 0; all other
/// lists are sorted by slug; every slug that one thing names another by exists; nothing is held
/// back, drafts and later articles having been left out at compiling.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Newsroom {
    /// The newsroom itself.
    pub site: Site,
    /// Articles, oldest first.
    pub articles: Vec<Article>,
    /// Projects.
    pub projects: Vec<Undertaking>,
    /// Groups.
    pub groups: Vec<Undertaking>,
    /// Topics.
    pub topics: Vec<Topic>,
    /// People.
    pub people: Vec<Person>,
    /// Organisations.
    pub organisations: Vec<Organisation>,
    /// Places.
    pub places: Vec<Place>,
    /// Events.
    pub events: Vec<Event>,
    /// Editions.
    pub editions: Vec<Edition>,
    /// Pages.
    pub pages: Vec<Page>,
}

macro_rules! finders {
    ($($(#[$doc:meta])* $name:ident: $list:ident -> $type:ty;)*) => {
        impl Newsroom {
            $($(#[$doc])*
            pub fn $name(&self, slug: &Slug) -> Option<&$type> {
                let found = self.$list.binary_search_by(|item| item.slug.cmp(slug)).ok()?;
                self.$list.get(found)
            })*
        }
    };
}

finders! {
    /// The project of this slug.
    project: projects -> Undertaking;
    /// The group of this slug.
    group: groups -> Undertaking;
    /// The topic of this slug.
    topic: topics -> Topic;
    /// The person of this slug.
    person: people -> Person;
    /// The organisation of this slug.
    organisation: organisations -> Organisation;
    /// The place of this slug.
    place: places -> Place;
    /// The event of this slug.
    event: events -> Event;
    /// The edition of this slug.
    edition: editions -> Edition;
    /// The page of this slug.
    page: pages -> Page;
}
