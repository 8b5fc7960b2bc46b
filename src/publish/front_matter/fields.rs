//! The fields of every file, as `content/README.md` documents them. Their names are the format.

use schemars::JsonSchema;
use serde::Deserialize;

use super::repeats::RepeatsFields;
use super::{
    At, EventFormat, EventStatus, GroupNature, InLanguages, MemberRole, NavigationPlace, NewsKind,
    OutputSort, Plain, ProjectState,
};

/// A text that is judged where it stands: a slug, an address, a title.
pub type Name = At<String>;

/// A date that is judged where it stands.
pub type Date = At<Plain>;

/// The fields that every Markdown file may have.
#[derive(Clone, Debug, Default)]
pub struct Common {
    /// The title.
    pub title: Option<Name>,
    /// The summary.
    pub summary: Option<String>,
    /// The language of the text where it is not the site's first.
    pub language: Option<Name>,
    /// Paths at which it could once be read.
    pub aliases: Vec<Name>,
    /// Whether it is kept out of the site.
    pub draft: bool,
    /// When it was last changed.
    pub updated: Option<Date>,
    /// Where its facts come from.
    pub sources: Vec<SourceFields>,
    /// Its picture.
    pub image: Option<ImageFields>,
}

/// A structure of fields of one kind of file, with the common ones among them.
macro_rules! markdown_files {
    ($($(#[$doc:meta])* $name:ident { $($(#[$about:meta])* $field:ident: $type:ty,)* })+) => {
        $(
            $(#[$doc])*
            #[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
            #[serde(deny_unknown_fields, default)]
            pub struct $name {
                /// What it is called: plain text.
                #[schemars(required, extend("x-required" = true))]
                pub title: Option<Name>,
                /// One or two sentences for lists and previews: plain text.
                pub summary: Option<String>,
                /// The language of the text where it is not the site's first.
                pub language: Option<Name>,
                /// Paths at which it could once be read.
                pub aliases: Vec<Name>,
                /// Keeps it out of the site.
                pub draft: bool,
                /// When it was last changed.
                pub updated: Option<Date>,
                /// Where its facts come from.
                pub sources: Vec<SourceFields>,
                /// The picture that stands for it.
                pub image: Option<ImageFields>,
                $($(#[$about])* pub $field: $type,)*
            }

            impl HasCommon for $name {
                fn take_common(&mut self) -> Common {
                    Common {
                        title: self.title.take(),
                        summary: self.summary.take(),
                        language: self.language.take(),
                        aliases: std::mem::take(&mut self.aliases),
                        draft: self.draft,
                        updated: self.updated.take(),
                        sources: std::mem::take(&mut self.sources),
                        image: self.image.take(),
                    }
                }
            }
        )+
    };
}

/// Fields of a Markdown file, among which are the common ones.
pub trait HasCommon {
    /// Takes the common fields out.
    fn take_common(&mut self) -> Common;
}

markdown_files! {
    /// The front matter of a file in `news/`.
    ArticleFields {
        /// What kind of news it is.
        kind: Option<NewsKind>,
        /// When it was published; inherited from the edition where it is left out.
        published: Option<Date>,
        /// The edition it belongs to.
        edition: Option<Name>,
        /// Projects it is about.
        projects: Vec<Name>,
        /// Groups it is about.
        groups: Vec<Name>,
        /// Topics it is about.
        topics: Vec<Name>,
        /// People it is about.
        people: Vec<Name>,
        /// People who wrote it.
        authors: Vec<Name>,
        /// Organisations it is about.
        organisations: Vec<Name>,
        /// Places it is about.
        places: Vec<Name>,
        /// Events it reports or announces.
        events: Vec<Name>,
        /// Where it is to be read, if elsewhere.
        link: Option<Name>,
    }
    /// The front matter of a file in `projects/` or `groups/`.
    UndertakingFields {
        /// Its name in full.
        full_name: Option<String>,
        /// What a group is; groups only.
        nature: Option<At<GroupNature>>,
        /// Whether it goes on.
        state: Option<ProjectState>,
        /// The first year, or the first and the last.
        years: Option<Date>,
        /// What it is about.
        topics: Vec<Name>,
        /// Its own site.
        website: Option<Name>,
        /// Another word than the slug to compute the crest from.
        crest: Option<Name>,
        /// How many partners there are that are not named.
        unnamed_partners: Option<u32>,
        /// Who takes part.
        members: Vec<At<MemberFields>>,
        /// What came of it.
        outputs: Vec<OutputFields>,
    }
    /// The front matter of a file in `people/`.
    PersonFields {
        /// Who the person is, in a line.
        description: Option<String>,
        /// Organisations the person belongs to.
        organisations: Vec<Name>,
        /// The person's own site.
        website: Option<Name>,
    }
    /// The front matter of a file in `events/`.
    EventFields {
        /// What it is, in a word or two.
        label: Option<String>,
        /// Whether one must be there in person.
        format: Option<EventFormat>,
        /// Whether it takes place.
        status: Option<EventStatus>,
        /// Why it does not, or what comes instead.
        status_note: Option<String>,
        /// The city or country.
        place: Option<Name>,
        /// The house and room.
        venue: Option<String>,
        /// Projects it belongs to.
        projects: Vec<Name>,
        /// Groups it belongs to.
        groups: Vec<Name>,
        /// Topics it is about.
        topics: Vec<Name>,
        /// Organisations that hold it.
        organisers: Vec<Name>,
        /// People who speak or take part.
        people: Vec<Name>,
        /// Languages spoken there.
        languages: Vec<Name>,
        /// Where to register.
        registration: Option<Name>,
        /// The first day on which one can register.
        registration_from: Option<Date>,
        /// The last day on which one can register.
        registration_until: Option<Date>,
        /// Whom it is for.
        audience: Option<String>,
        /// Documents and pages about it.
        links: Vec<LinkFields>,
        /// The first of whole days.
        first: Option<Date>,
        /// The last of whole days, included.
        last: Option<Date>,
        /// The time zone of the clock times, by its IANA name.
        zone: Option<Name>,
        /// When it begins, on the wall clock there.
        start: Option<Date>,
        /// When it ends, on the wall clock there.
        end: Option<Date>,
        /// Its parts, where it has several.
        parts: Vec<PartFields>,
        /// A hint at the date of what is not yet dated, or nothing.
        to_be_announced: Option<Name>,
        /// On which other days it takes place.
        repeats: Option<At<RepeatsFields>>,
    }
    /// The front matter of a file in `editions/`.
    EditionFields {
        /// Its date.
        published: Option<Date>,
        /// How the date is known, where it was inferred.
        date_note: Option<String>,
        /// The dates it announces, in its order.
        events: Vec<Name>,
        /// Its sections in order.
        sections: Vec<SectionFields>,
    }
    /// The front matter of a file in `pages/`.
    PageFields {
        /// Where a link to it stands.
        navigation: Option<NavigationPlace>,
        /// Its place among the links there, smallest first.
        order: Option<i32>,
    }
}

/// Plain structures of fields.
macro_rules! tables {
    ($($(#[$doc:meta])* $name:ident { $($(#[$about:meta])* $field:ident: $type:ty,)* })+) => {
        $(
            $(#[$doc])*
            #[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
            #[serde(deny_unknown_fields, default)]
            pub struct $name {
                $($(#[$about])* pub $field: $type,)*
            }
        )+
    };
}

tables! {
    /// `site.toml`: the newsroom itself.
    SiteFields {
        /// What it is called.
        #[schemars(required, extend("x-required" = true))]
        title: Option<At<InLanguages>>,
        /// What it is, in a line.
        tagline: Option<At<InLanguages>>,
        /// A line above the front's name.
        notice: Option<At<InLanguages>>,
        /// What it is, in a paragraph.
        about: Option<At<InLanguages>>,
        /// Its languages; the first has no prefix in addresses.
        #[schemars(length(min = 1), extend("x-required" = true))]
        languages: Vec<Name>,
        /// Where it will be read.
        url: Option<Name>,
        /// The zone of published days and *today*, by its IANA name; UTC where it is left out.
        zone: Option<Name>,
        /// The day the newsroom is frozen at.
        now: Option<Date>,
        /// The front's first article.
        lead: Option<Name>,
        /// Whose newsroom it is.
        organisation: Option<Name>,
    }
    /// An entry of `topics.toml`.
    TopicFields {
        /// What it is called.
        #[schemars(required, extend("x-required" = true))]
        name: Option<At<InLanguages>>,
        /// The wider topic it belongs to.
        parent: Option<Name>,
        /// What it covers.
        summary: Option<At<InLanguages>>,
        /// Paths at which it could once be read.
        aliases: Vec<Name>,
    }
    /// An entry of `organisations.toml`.
    OrganisationFields {
        /// What it is called.
        #[schemars(required, extend("x-required" = true))]
        name: Option<At<InLanguages>>,
        /// Its short name.
        acronym: Option<String>,
        /// Other names it goes by.
        aliases: Vec<String>,
        /// Its own site.
        website: Option<Name>,
        /// Where it is.
        place: Option<Name>,
    }
    /// An entry of `places.toml`.
    PlaceFields {
        /// What it is called.
        #[schemars(required, extend("x-required" = true))]
        name: Option<At<InLanguages>>,
        /// The country it is in (ISO 3166-1).
        country: Option<Name>,
        /// Of a country, its own code (ISO 3166-1).
        code: Option<Name>,
        /// Degrees north.
        latitude: Option<At<f64>>,
        /// Degrees east.
        longitude: Option<At<f64>>,
    }
    /// The picture that stands for an item.
    ImageFields {
        /// Its path under `/media/`.
        #[schemars(required, extend("x-required" = true))]
        src: Option<Name>,
        /// What it shows, for those who do not see it.
        alt: Option<String>,
        /// What is said under it.
        caption: Option<String>,
        /// Who made it.
        credit: Option<String>,
    }
    /// Who takes part: an organisation or a person.
    MemberFields {
        /// The organisation.
        organisation: Option<Name>,
        /// Or the person.
        person: Option<Name>,
        /// As what; not stated where it is left out.
        role: Option<MemberRole>,
        /// What else is to be said of it.
        note: Option<String>,
    }
}

/// Structures with fields that must be there.
macro_rules! records {
    ($($(#[$doc:meta])* $name:ident { $($(#[$about:meta])* $field:ident: $type:ty,)* })+) => {
        $(
            $(#[$doc])*
            #[derive(Clone, Debug, Deserialize, JsonSchema)]
            #[serde(deny_unknown_fields)]
            pub struct $name {
                $($(#[$about])* pub $field: $type,)*
            }
        )+
    };
}

records! {
    /// Where a fact comes from.
    SourceFields {
        /// What the source is called.
        title: Name,
        /// Where it is, if it can be linked.
        url: Option<Name>,
    }
    /// What came of an undertaking.
    OutputFields {
        /// What it is called.
        title: Name,
        /// What kind of thing it is.
        kind: Option<OutputSort>,
        /// Who made it.
        by: Option<String>,
        /// Its address.
        url: Option<Name>,
        /// Or its path under `/media/`.
        file: Option<Name>,
    }
    /// A document or page about an event.
    LinkFields {
        /// What it is called.
        title: Name,
        /// Where it leads.
        url: Name,
    }
    /// A part of an event.
    PartFields {
        /// When it begins, on the wall clock there.
        start: Date,
        /// When it ends.
        end: Option<Date>,
        /// What it is called.
        title: Option<String>,
    }
    /// A titled run of articles in an edition.
    SectionFields {
        /// What it is called.
        title: Name,
        /// Its articles in order.
        #[serde(default)]
        articles: Vec<Name>,
    }
}
