//! The web app manifest, which makes a newsroom installable (W3C, Web Application Manifest): what
//! the built app says of its icons and colours, with what the newsroom says of itself.
//!
//! There is one per language, in the folder of its front. Addresses in it are relative to it, so
//! that it is right under any base.

use serde_json::{Map, Value};

use crate::model::{Language, Site};
use crate::route::{Addresses, Route};
use crate::syndicate::direction;

/// The name of the file, in the folder of a language's front.
pub const WEB_MANIFEST: &str = "site.webmanifest";

/// The path of a language's web app manifest, without base.
pub fn web_manifest_path(addresses: &Addresses, language: &Language) -> String {
    [&addresses.local_path(language, &Route::Home), WEB_MANIFEST].concat()
}

/// Writes the web app manifest of a language after the built app's, or one of this kind.
///
/// The app starts on the front in this language; every page of the site is in its scope.
/// Fails, with a sentence, where the template is not a manifest.
pub fn web_manifest(
    template: &str,
    site: &Site,
    addresses: &Addresses,
    language: &Language,
) -> Result<String, String> {
    let mut manifest: Map<String, Value> = serde_json::from_str(template)
        .map_err(|error| format!("the {WEB_MANIFEST} of the built app cannot be read: {error}"))?;
    let title = site.title.best(language).1;
    let folders = web_manifest_path(addresses, language).matches('/').count().saturating_sub(1);
    let to_base = if folders == 0 { "./".to_owned() } else { "../".repeat(folders) };
    for (name, value) in [
        ("name", title.as_str()),
        ("short_name", title),
        ("lang", language.as_str()),
        ("dir", direction(language)),
        ("start_url", "./"),
        ("scope", &to_base),
    ] {
        manifest.insert(name.to_owned(), value.into());
    }
    match &site.tagline {
        Some(tagline) => manifest.insert("description".to_owned(), tagline.best(language).1.clone().into()),
        None => manifest.remove("description"),
    };
    if let Some(Value::Array(icons)) = manifest.get_mut("icons") {
        icons.iter_mut().for_each(|icon| lead_up(icon, folders));
    }
    let mut text = serde_json::to_string_pretty(&manifest).map_err(|error| error.to_string())?;
    text.push('\n');
    Ok(text)
}

/// Makes the address of an icon, which is relative to the base, one from so many folders below.
fn lead_up(icon: &mut Value, folders: usize) {
    if let Some(Value::String(src)) = icon.get_mut("src")
        && !src.starts_with('/')
        && !src.contains("://")
    {
        *src = ["../".repeat(folders).as_str(), src].concat();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEMPLATE: &str = r#"{"name":"Belfry","short_name":"Belfry","description":"x","scope":"/old/",
        "display":"minimal-ui","icons":[{"src":"icon.svg"},{"src":"/mark.png"}]}"#;

    fn language(raw: &str) -> Language {
        raw.parse().expect(raw)
    }

    fn written(tagline: Option<&str>, template: &str, spoken: &str) -> Value {
        let languages = vec![language("en"), language("ar")];
        let mut title = crate::model::PerLanguage::new(language("en"), "The Loud Post".to_owned());
        title.insert(language("ar"), "الصوت".to_owned());
        let site = Site {
            title,
            tagline: tagline.map(|text| crate::model::PerLanguage::new(language("en"), text.to_owned())),
            notice: None,
            about: None,
            languages: languages.clone(),
            url: None,
            zone: "UTC".parse().expect("a zone"),
            now: None,
            lead: None,
            organisation: None,
        };
        let addresses = Addresses::new("/sub/", languages);
        let text = web_manifest(template, &site, &addresses, &language(spoken)).expect("a manifest");
        serde_json::from_str(&text).expect("JSON")
    }

    #[test]
    fn it_says_what_the_newsroom_is_called_and_where_it_starts() {
        let manifest = written(Some("News, loud"), TEMPLATE, "en");
        for (name, value) in [
            ("name", "The Loud Post"),
            ("short_name", "The Loud Post"),
            ("description", "News, loud"),
            ("lang", "en"),
            ("dir", "ltr"),
            ("start_url", "./"),
            ("scope", "./"),
            ("display", "minimal-ui"),
        ] {
            assert_eq!(manifest[name], value, "{name}");
        }
        assert_eq!(manifest["icons"][0]["src"], "icon.svg");
    }

    #[test]
    fn another_language_has_its_own_whose_addresses_lead_up_to_the_base() {
        let manifest = written(None, TEMPLATE, "ar");
        for (name, value) in
            [("name", "الصوت"), ("lang", "ar"), ("dir", "rtl"), ("start_url", "./"), ("scope", "../")]
        {
            assert_eq!(manifest[name], value, "{name}");
        }
        assert!(manifest.get("description").is_none());
        assert_eq!(manifest["icons"][0]["src"], "../icon.svg");
        assert_eq!(manifest["icons"][1]["src"], "/mark.png");
    }

    #[test]
    fn a_manifest_that_was_written_before_can_be_written_again() {
        let once = written(Some("News"), TEMPLATE, "en");
        assert_eq!(written(Some("News"), &once.to_string(), "en"), once);
    }
}
