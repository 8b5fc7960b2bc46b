//! Whole pages as text: content in the shell.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use chrono::{DateTime, FixedOffset};

use super::bundling::MANIFEST_PATH;
use super::cards::Cards;
use super::head::{choosing, json_ld, meta_elements, preloads, web_manifest_link};
use super::hosting::META_POLICY;
use super::plan::Alias;
use super::publishing::PublishError;
use super::render::{END, Rendered, render};
use super::shell::{Filling, Shell};
use super::web_manifest::web_manifest_path;
use crate::app::annex::Annex;
use crate::app::content::Store;
use crate::bundle::{FileKey, list_path};
use crate::messages::{Locale, words};
use crate::model::{Language, Newsroom};
use crate::route::{AGENDA_FILE, Addresses, Route};
use crate::syndicate::escape::escaped;
use crate::syndicate::{Calendars, Descriptions, Followed, Listed, Origin, Scope, Subscription, direction};

/// Everything that pages are made of.
pub(super) struct Pages<'a> {
    pub(super) newsroom: &'a Newsroom,
    pub(super) store: &'a Store,
    /// The paths of the bundle's files in the site.
    pub(super) paths: &'a BTreeMap<FileKey, String>,
    pub(super) addresses: &'a Arc<Addresses>,
    pub(super) origin: Origin<'a>,
    pub(super) shell: &'a Shell,
    /// The pictures that stand for pages that have none of their own.
    pub(super) cards: &'a Cards,
    /// Whether there are web app manifests to link.
    pub(super) installable: bool,
    /// When pages last changed.
    pub(super) changed: &'a BTreeMap<Route, DateTime<FixedOffset>>,
    /// What there is in each feed and calendar.
    pub(super) followed: Followed<'a>,
    pub(super) calendars: Calendars<'a>,
    /// What pages tell search engines.
    pub(super) descriptions: Descriptions<'a>,
}

impl Pages<'_> {
    /// A page, and how the sitemap names it; `None` is the page of missing addresses.
    pub(super) fn page(
        &self,
        language: &Language,
        route: Option<&Route>,
    ) -> Result<(String, Option<Listed>), PublishError> {
        let rendered = self.rendered(language, route)?;
        let Rendered { body, meta, touched, .. } = rendered;
        let bundle = self.bundle_files(&touched);
        let part = route.map(Annex::of).and_then(|annex| self.shell.part(annex.name()));
        let bundle = bundle.iter().map(|path| self.addresses.own(path));
        let hrefs: Vec<String> = part.map(str::to_owned).into_iter().chain(bundle).collect();
        let choosing = match route {
            Some(Route::News) => choosing(self.choosing_files(language).iter().map(String::as_str)),
            _ => String::new(),
        };
        let described = route.filter(|_| !meta.unlisted).map(|route| {
            let text = self.descriptions.text(language, route, &meta);
            json_ld(&text)
        });
        let card = route.and_then(|route| self.cards.card(language, route));
        let head = meta_elements(&meta, card, &self.origin);
        let page = self.fill(
            language,
            &[head, described.unwrap_or_default()].concat(),
            &[choosing, preloads(hrefs.iter().map(String::as_str))].concat(),
            meta.tincture.as_deref(),
            &body,
        );
        let own = route.map(|route| self.addresses.href(language, route));
        // A page whose lasting address is another is found there.
        let is_listed = !meta.unlisted && own.as_ref() == Some(&meta.canonical);
        let changed = route.and_then(|route| self.changed.get(route)).copied();
        let listed =
            is_listed.then_some(Listed { href: meta.canonical, alternates: meta.alternates, changed });
        Ok((page, listed))
    }

    fn rendered(&self, language: &Language, route: Option<&Route>) -> Result<Rendered, PublishError> {
        let path = || route.map_or_else(|| "/404.html".to_owned(), Route::path);
        let rendered = render(self.store, self.addresses, language, route);
        let rendered = rendered.map_err(|_| PublishError::Page(path()))?;
        if route.is_some() && !rendered.found {
            return Err(PublishError::Page(path()));
        }
        Ok(rendered)
    }

    /// The page without content, which opens every address that is not kept offline.
    pub(super) fn empty(&self) -> Result<String, PublishError> {
        let language = self.addresses.default_language();
        let title = escaped(self.newsroom.site.title.best(language).1);
        let meta = ["<title>", &title, "</title>\n<meta name=\"robots\" content=\"noindex\">\n"].concat();
        Ok(self.fill(language, &meta, "", None, END))
    }

    /// The bundle's files that the front and the newest news need, in every language, with the lists
    /// that name them.
    pub(super) fn front(&self) -> Result<BTreeSet<String>, PublishError> {
        let mut files = BTreeSet::new();
        for language in self.addresses.languages() {
            for route in [Route::Home, Route::News] {
                let touched = self.rendered(language, Some(&route))?.touched;
                files.extend(self.bundle_files(&touched));
                files.extend(touched.iter().filter_map(|key| self.list_of(key)));
            }
        }
        Ok(files)
    }

    /// A page that leads on to another.
    pub(super) fn alias(&self, alias: &Alias) -> String {
        let (target, title) = (escaped(&alias.target), escaped(&alias.title));
        let canonical = escaped(&self.origin.absolute(&alias.target));
        let (lang, dir) = (escaped(alias.language.as_str()), direction(&alias.language));
        [
            "<!doctype html>\n<html lang=\"",
            &lang,
            "\" dir=\"",
            dir,
            "\">\n<head>\n<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"",
            META_POLICY,
            "\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>",
            &title,
            "</title>\n<meta name=\"robots\" content=\"noindex\">\n<link rel=\"canonical\" href=\"",
            &canonical,
            "\">\n<meta http-equiv=\"refresh\" content=\"0; url=",
            &target,
            "\">\n</head>\n<body>\n<main>\n<h1><a href=\"",
            &target,
            "\">",
            &title,
            "</a></h1>\n</main>\n</body>\n</html>\n",
        ]
        .concat()
    }

    /// The manifest and the files that the app asks for, in this order. The lists are not among
    /// them: of its own edition a page names the files themselves.
    fn bundle_files(&self, touched: &[FileKey]) -> Vec<String> {
        let files = touched.iter().filter_map(|key| self.paths.get(key)).cloned();
        std::iter::once(MANIFEST_PATH.to_owned()).chain(files).collect()
    }

    /// The addresses of the files that every choice in the news takes: the facet index, and the names of
    /// people.
    fn choosing_files(&self, language: &Language) -> Vec<String> {
        let keys = FileKey::of_every_choice(self.store.manifest().articles, language);
        keys.iter().filter_map(|key| self.paths.get(key)).map(|path| self.addresses.own(path)).collect()
    }

    /// The path of the list that names a file.
    fn list_of(&self, key: &FileKey) -> Option<String> {
        let list = key.list();
        self.store.manifest().lists.get(&list).map(|digest| list_path(&list, digest))
    }

    /// The calendar of a scope.
    pub(super) fn subscription(&self, language: &Language, scope: &Scope) -> String {
        let about = Subscription {
            name: &scope.title(self.newsroom, language),
            href: &self.addresses.own(&scope.path(self.addresses, language, AGENDA_FILE)),
            page: &self
                .addresses
                .href(language, &if *scope == Scope::All { Route::Agenda } else { scope.page() }),
        };
        self.calendars.subscription(language, &about, self.followed.events(scope))
    }

    fn fill(
        &self,
        language: &Language,
        meta: &str,
        preloads: &str,
        tincture: Option<&str>,
        body: &str,
    ) -> String {
        let locale = Locale::of(language);
        let web_manifest = match self.installable {
            true => web_manifest_link(&self.addresses.own(&web_manifest_path(self.addresses, language))),
            false => String::new(),
        };
        let failed = [words::notice_broken(locale), words::notice_broken_rest(locale)].join(" ");
        self.shell.fill(&Filling {
            language: language.as_str(),
            direction: direction(language),
            meta,
            preloads: &[&web_manifest, preloads].concat(),
            edition: &self.store.manifest().edition,
            failed: &failed,
            reload: words::act_reload(locale),
            tincture,
            body,
        })
    }
}
