//! What a Hugo site says of itself in its settings, beside the content folder: its title, address,
//! zone and languages, where its texts were read, and by what it files them.
//!
//! They fill a mapping that knows nothing of the site; what is said in the texts is not read here.

use chrono_tz::Tz;

use super::mapping::{Becomes, Folder, Mapping, Meaning};
use super::report::Report;
use super::value::Value;

/// The text of a file of settings, or why it cannot be read.
pub(super) type SettingsText = Result<String, String>;

/// Settings as they were read, all files in one; names are told apart without their case.
#[derive(Clone, Debug)]
pub(super) struct Settings {
    files: Vec<String>,
    root: Value,
}

impl Settings {
    /// Reads files of settings by their paths below the site; `None` where there are none. One that
    /// cannot be read is remarked and passed over.
    ///
    /// Of a folder of settings the file `languages.toml` holds what stands under `languages`, and so
    /// on; `hugo.toml` and `config.toml` hold the rest.
    pub(super) fn read(files: &[(String, SettingsText)], report: &mut Report) -> Option<Self> {
        let mut settings = Self { files: Vec::new(), root: Value::Map(Vec::new()) };
        for (path, text) in files {
            let name = path.rsplit('/').next().unwrap_or(path);
            let (stem, extension) = name.rsplit_once('.').unwrap_or((name, ""));
            let value = match text.clone().and_then(|text| parsed(&text, extension)) {
                Ok(value) => value,
                Err(error) => {
                    report.remark(format!("settings: {path} cannot be read: {error}"));
                    continue;
                }
            };
            let value = match stem {
                "hugo" | "config" => value,
                part => Value::Map(vec![(part.to_owned(), value)]),
            };
            if let (Value::Map(all), Value::Map(more)) = (&mut settings.root, value) {
                all.extend(more);
            }
            settings.files.push(path.clone());
        }
        (!settings.files.is_empty()).then_some(settings)
    }

    /// Fills a mapping with what the settings say.
    pub(super) fn fill(&self, mapping: &mut Mapping, report: &mut Report) {
        report.remark(format!("settings: {}", self.files.join(", ")));
        let root = &self.root;
        if let Some(title) = root.text_at(&["title"]) {
            mapping.site.title = title;
        }
        mapping.site.tagline = tagline(root).or(mapping.site.tagline.take());
        if let Some(language) = root.text_at(&["defaultContentLanguage"]) {
            mapping.site.language = language;
        } else if let Some(language) = root.text_at(&["languageCode"]).and_then(|code| primary(&code)) {
            mapping.site.language = language;
        }
        mapping.site.language_in_path =
            root.text_at(&["defaultContentLanguageInSubdir"]).is_some_and(|said| said == "true");
        if let Some(zone) = root.text_at(&["timeZone"]) {
            match zone.parse::<Tz>() {
                Ok(_) => mapping.site.zone = zone,
                Err(_) => report.remark(format!("settings: there is no time zone \"{zone}\"")),
            }
        }
        self.address(mapping);
        self.languages(mapping);
        self.taxonomies(mapping);
        self.permalinks(mapping);
    }

    /// Where the old site was read, unless it is the address that every new site begins with.
    fn address(&self, mapping: &mut Mapping) {
        let Some(base) = self.root.text_at(&["baseURL"]) else { return };
        let Some((_, rest)) = base.split_once("://") else { return };
        let host = rest.split(['/', ':']).next().unwrap_or_default().to_ascii_lowercase();
        let unreal = ["localhost", "127.0.0.1", ""].contains(&&*host)
            || ["example.org", "example.com"].iter().any(|name| {
                host.strip_suffix(name).is_some_and(|before| before.is_empty() || before.ends_with('.'))
            });
        if unreal {
            return;
        }
        mapping.site.url = Some(format!("{}/", base.trim_end_matches('/')));
        mapping.site.base = Some(base.trim_end_matches('/').to_owned());
    }

    /// The languages in the order of their weights, the default one apart, each with its title.
    fn languages(&self, mapping: &mut Mapping) {
        let Some(Value::Map(languages)) = self.root.at("languages") else { return };
        let weight = |said: &Value| {
            let weight = said.text_at(&["weight"]).and_then(|text| text.parse::<i64>().ok());
            weight.filter(|weight| *weight != 0).unwrap_or(i64::MAX)
        };
        let mut languages: Vec<&(String, Value)> = languages
            .iter()
            .filter(|(_, said)| said.text_at(&["disabled"]).is_none_or(|said| said != "true"))
            .collect();
        languages.sort_by_key(|(tag, said)| (weight(said), tag.clone()));
        let default = languages.iter().find(|(tag, _)| tag.eq_ignore_ascii_case(&mapping.site.language));
        mapping.site.language = default.map_or(mapping.site.language.clone(), |(tag, _)| tag.clone());
        for (tag, said) in languages {
            if *tag == mapping.site.language {
                mapping.site.title = said.text_at(&["title"]).unwrap_or(mapping.site.title.clone());
                mapping.site.tagline = tagline(said).or(mapping.site.tagline.take());
            } else {
                mapping.site.languages.push(tag.clone());
                mapping.site.titles.extend(said.text_at(&["title"]).map(|title| (tag.clone(), title)));
                mapping.site.taglines.extend(tagline(said).map(|line| (tag.clone(), line)));
            }
            if let Some(folder) = said.text_at(&["contentDir"]) {
                // Below the content folder, whatever that is called.
                let inside = folder.trim_matches('/').split_once('/').map(|(_, inside)| inside.to_owned());
                mapping.site.language_folders.extend(inside.map(|inside| (tag.clone(), inside)));
            }
        }
    }

    /// What texts are filed by: names of topics, unless they are of people.
    fn taxonomies(&self, mapping: &mut Mapping) {
        let Some(Value::Map(taxonomies)) = self.root.at("taxonomies") else { return };
        for plural in taxonomies.iter().filter_map(|(_, plural)| plural.text()) {
            let people = ["authors", "people"].contains(&&*plural);
            let (meaning, becomes) = match people {
                true => (Meaning::Authors, Becomes::People),
                false => (Meaning::Topics, Becomes::Topics),
            };
            mapping.fields.entry(plural.clone()).or_insert(meaning);
            mapping.taxonomies.insert(plural.clone());
            add_folder(mapping, &plural, becomes);
        }
    }

    /// Where the texts of a section were read.
    fn permalinks(&self, mapping: &mut Mapping) {
        let Some(permalinks) = self.root.at("permalinks") else { return };
        for said in [Some(permalinks), permalinks.at("page")].into_iter().flatten() {
            let Value::Map(sections) = said else { continue };
            for (section, pattern) in sections {
                if let Value::Text(pattern) = pattern {
                    add_folder(mapping, section, Becomes::ArticlesOrPages);
                    for folder in mapping.folders.iter_mut().filter(|folder| folder.path == *section) {
                        folder.permalink = Some(pattern.clone());
                    }
                }
            }
        }
    }
}

/// Adds a folder that the mapping does not name yet, before the one that holds everything.
fn add_folder(mapping: &mut Mapping, path: &str, becomes: Becomes) {
    if mapping.folders.iter().all(|folder| folder.path != path) {
        let at = mapping.folders.iter().position(|folder| folder.path.is_empty());
        let folder = Folder { path: path.to_owned(), becomes, permalink: None, fields: Default::default() };
        mapping.folders.insert(at.unwrap_or(mapping.folders.len()), folder);
    }
}

fn parsed(text: &str, extension: &str) -> Result<Value, String> {
    match extension {
        "toml" => {
            text.parse::<toml::Table>().map(|table| Value::from_toml(table.into())).map_err(|e| e.to_string())
        }
        "json" => serde_json::from_str(text).map(Value::from_json).map_err(|error| error.to_string()),
        _ => {
            let options = serde_saphyr::options! { with_snippet: false, strict_booleans: true };
            serde_saphyr::from_str_with_options(text, options)
                .map(Value::from_json)
                .map_err(|error| error.to_string())
        }
    }
}

/// What a site says it is, in a line.
fn tagline(said: &Value) -> Option<String> {
    ["subtitle", "tagline", "description"].iter().find_map(|name| said.text_at(&["params", name]))
}

/// `en` of `en-GB`.
fn primary(code: &str) -> Option<String> {
    let primary = code.split(['-', '_']).next()?.to_ascii_lowercase();
    primary.parse::<crate::model::Language>().ok().map(|language| language.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn filled(files: &[(&str, &str)]) -> Mapping {
        let files: Vec<_> =
            files.iter().map(|(path, text)| ((*path).to_owned(), Ok((*text).to_owned()))).collect();
        let mut report = Report::default();
        let mut mapping = Mapping::plain();
        Settings::read(&files, &mut report).expect("settings").fill(&mut mapping, &mut report);
        mapping
    }

    #[track_caller]
    fn check(files: &[(&str, &str)]) {
        let mapping = filled(files);
        let site = &mapping.site;
        assert_eq!((site.title.as_str(), site.language.as_str()), ("Town notes", "en"));
        assert_eq!(site.url.as_deref(), Some("https://www.town.example.net/notes/"));
        assert_eq!(site.base.as_deref(), Some("https://www.town.example.net/notes"));
        assert_eq!(site.zone, "Europe/Paris");
        assert_eq!(site.languages, ["fr", "de"]);
        assert_eq!(site.titles.get("fr").map(String::as_str), Some("Notes de la ville"));
        assert_eq!(site.language_folders.get("de").map(String::as_str), Some("german"));
        let pattern = |path: &str| mapping.folder(path).and_then(|folder| folder.permalink.clone());
        assert_eq!(pattern("posts/a.md").as_deref(), Some("/:year/:slug/"));
        assert_eq!(pattern("notes/a.md").as_deref(), Some("/n/:title/"));
        assert_eq!(mapping.fields.get("series"), Some(&Meaning::Topics));
    }

    const TOML: &str = "baseurl = 'https://www.town.example.net/notes'\ntitle = 'Town notes'\nlanguageCode = 'en-GB'\n\
        timeZone = 'Europe/Paris'\n[languages.de]\nweight = 3\ncontentDir = 'content/german'\n[languages.en]\nweight = 1\n\
        [languages.fr]\nweight = 2\ntitle = 'Notes de la ville'\n[permalinks]\nposts = '/:year/:slug/'\n\
        notes = '/n/:title/'\n[taxonomies]\nseries = 'series'\n";

    #[test]
    fn toml_yaml_json_and_a_folder_of_files_say_the_same() {
        check(&[("hugo.toml", TOML)]);
        check(&[(
            "config.yaml",
            "baseURL: https://www.town.example.net/notes/\ntitle: Town notes\ndefaultContentLanguage: en\ntimezone: Europe/Paris\n\
             languages:\n  en: {weight: 1}\n  fr: {weight: 2, title: Notes de la ville}\n  de: {contentDir: content/german}\n\
             permalinks:\n  page:\n    posts: /:year/:slug/\n    notes: /n/:title/\ntaxonomies: {series: series}\n",
        )]);
        check(&[
            (
                "config/_default/hugo.json",
                r#"{"baseURL": "https://www.town.example.net/notes/", "title": "Town notes", "timeZone": "Europe/Paris"}"#,
            ),
            (
                "config/_default/languages.toml",
                "[fr]\nweight = 2\ntitle = 'Notes de la ville'\n[de]\ncontentDir = 'content/german'\n[en]\nweight = 1\n",
            ),
            ("config/_default/permalinks.toml", "posts = '/:year/:slug/'\nnotes = '/n/:title/'\n"),
            ("config/_default/taxonomies.toml", "series = 'series'\n"),
        ]);
    }

    #[test]
    fn the_address_of_no_site_is_left_out_and_unknown_zones_are_remarked() {
        let site =
            filled(&[("hugo.toml", "baseURL = 'https://example.org/'\ntimeZone = 'Mars/North'\n")]).site;
        assert_eq!((site.url, site.base, site.zone.as_str()), (None, None, "UTC"));
        let base = |host: &str| filled(&[("hugo.toml", &format!("baseURL = 'https://{host}/'"))]).site.base;
        assert_eq!(base("www.example.com"), None);
        assert_eq!(base("counterexample.org").as_deref(), Some("https://counterexample.org"));
    }

    #[test]
    fn the_default_language_is_found_however_it_is_written() {
        let text = "defaultContentLanguage = 'pt-br'\ntitle = 'T'\n[languages.en]\n[languages.pt-BR]\ntitle = 'Notas'\n";
        let site = filled(&[("hugo.toml", text)]).site;
        assert_eq!((site.language.as_str(), site.title.as_str()), ("pt-BR", "Notas"));
        assert_eq!(site.languages, ["en"]);
    }

    #[test]
    fn settings_that_cannot_be_read_are_passed_over() {
        let mut report = Report::default();
        let file = |path: &str, text: Result<&str, &str>| {
            (path.to_owned(), text.map(str::to_owned).map_err(str::to_owned))
        };
        let files = [file("config.toml", Err("it is not UTF-8")), file("hugo.toml", Ok("= wrong"))];
        assert!(Settings::read(&files, &mut report).is_none());
        let told = report.summary();
        assert!(told.starts_with("settings: config.toml cannot be read: it is not UTF-8\n"), "{told}");
        assert!(told.contains("\nsettings: hugo.toml cannot be read: "), "{told}");
    }
}
