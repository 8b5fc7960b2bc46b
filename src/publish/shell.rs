//! The shell: the built page without content, split once into what stays and what each page fills.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;

use lol_html::html_content::{Attribute, ContentType, Element};
use lol_html::{RewriteStrSettings, element, rewrite_str};

use super::hosting::META_POLICY;
use crate::syndicate::escape::escaped;

/// The built page, ready to be filled again and again.
#[derive(Clone, Debug)]
pub struct Shell {
    pieces: Vec<Piece>,
    /// The app's wasm files by the names of their parts, with their addresses.
    parts: BTreeMap<String, String>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Piece {
    Fixed(String),
    Slot(Slot),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Slot {
    Language,
    Direction,
    Meta,
    Preloads,
    Edition,
    Failed,
    Reload,
    BodyAttributes,
    Body,
}

const SLOTS: [Slot; 9] = [
    Slot::Language,
    Slot::Direction,
    Slot::Meta,
    Slot::Preloads,
    Slot::Edition,
    Slot::Failed,
    Slot::Reload,
    Slot::BodyAttributes,
    Slot::Body,
];

/// What one page puts into the shell.
#[derive(Clone, Copy, Debug, Default)]
pub struct Filling<'a> {
    /// The language of the page, as `lang` says it.
    pub language: &'a str,
    /// Its direction, as `dir` says it.
    pub direction: &'a str,
    /// The head's elements about this page, as HTML.
    pub meta: &'a str,
    /// Links to what the app will need, as HTML.
    pub preloads: &'a str,
    /// The edition of the site that the page was written for.
    pub edition: &'a str,
    /// What to say when the app cannot start.
    pub failed: &'a str,
    /// What the button beside it is called.
    pub reload: &'a str,
    /// The colour of the whole page, if it has one: the name of a tincture.
    pub tincture: Option<&'a str>,
    /// The content, as HTML.
    pub body: &'a str,
}

/// Stands around the number of a slot while the shell is being split; no shell has it in it.
const MARK: char = '\u{e000}';

/// The attribute that holds the place of the body's own attributes.
const BODY_ATTRIBUTES: &str = " data-slot=\"";

impl Shell {
    /// Splits a built page and brings the addresses in it under `base`; what an earlier page put
    /// into it is taken out.
    ///
    /// Fails, with a sentence, where the page lacks what every page needs.
    pub fn split(html: &str, base: &str) -> Result<Self, String> {
        let html = html.replace(MARK, "");
        let Boot { base: old_base, parts } = boot(&html)?;
        let marked = marked(&html, &old_base, base)?;
        let moved = |address: String| address.strip_prefix(&old_base).map(|local| [base, local].concat());
        let parts = parts.into_iter().filter_map(|(name, address)| Some((name, moved(address)?))).collect();
        let shell = Self { pieces: pieces(&marked), parts };
        match SLOTS.into_iter().find(|slot| !shell.pieces.contains(&Piece::Slot(*slot))) {
            Some(slot) => Err(format!("the built page has no place for {}", slot.sought())),
            None => Ok(shell),
        }
    }

    /// The address of a part of the app that comes in a file of its own; none where the app has it in it.
    pub fn part(&self, name: &str) -> Option<&str> {
        self.parts.get(name).map(String::as_str)
    }

    /// The page: the shell with this content in it.
    pub fn fill(&self, filling: &Filling<'_>) -> String {
        let variable =
            [filling.meta, filling.preloads, filling.body].iter().map(|part| part.len()).sum::<usize>();
        let mut page = String::with_capacity(variable + 4096);
        for piece in &self.pieces {
            match piece {
                Piece::Fixed(text) => page.push_str(text),
                Piece::Slot(Slot::Language) => page.push_str(&escaped(filling.language)),
                Piece::Slot(Slot::Direction) => page.push_str(filling.direction),
                Piece::Slot(Slot::Meta) => page.push_str(filling.meta),
                Piece::Slot(Slot::Preloads) => page.push_str(filling.preloads),
                Piece::Slot(Slot::Edition) => page.push_str(&escaped(filling.edition)),
                Piece::Slot(Slot::Failed) => page.push_str(&escaped(filling.failed)),
                Piece::Slot(Slot::Reload) => page.push_str(&escaped(filling.reload)),
                Piece::Slot(Slot::BodyAttributes) => {
                    if let Some(tincture) = filling.tincture {
                        page.extend([" data-tincture=\"", &escaped(tincture), "\""]);
                    }
                }
                Piece::Slot(Slot::Body) => page.push_str(filling.body),
            }
        }
        page
    }
}

impl Slot {
    fn mark(self) -> String {
        let number = SLOTS.iter().position(|slot| *slot == self).unwrap_or_default();
        format!("{MARK}{number}{MARK}")
    }

    fn sought(self) -> &'static str {
        match self {
            Self::Language | Self::Direction => "the language: no <html>",
            Self::Meta | Self::Preloads => "what it says of itself: no <head>",
            Self::Edition | Self::Failed | Self::Reload => "the words of the boot tag: no <script data-wasm>",
            Self::BodyAttributes | Self::Body => "the content: no <body>",
        }
    }
}

/// What the boot tag of a built page tells.
#[derive(Debug, Default)]
struct Boot {
    /// The base that the page was built for.
    base: String,
    /// The app's wasm files by the names of their parts.
    parts: BTreeMap<String, String>,
}

/// Reads what the boot tag of a built page tells.
fn boot(html: &str) -> Result<Boot, String> {
    let found = RefCell::new(None);
    let boot = element!("script[data-wasm]", |tag| {
        let base = tag.get_attribute("data-base").unwrap_or_else(|| "/".to_owned());
        let parts = tag.attributes().iter().filter(|attribute| attribute.value().ends_with(".wasm"));
        let part = |attribute: &Attribute<'_>| {
            attribute.name().strip_prefix("data-").map(|name| (name.to_owned(), attribute.value()))
        };
        *found.borrow_mut() = Some(Boot { base, parts: parts.filter_map(part).collect() });
        Ok(())
    });
    rewrite_str(html, RewriteStrSettings::new().append_element_content_handler(boot))
        .map_err(|error| format!("the built page cannot be read: {error}"))?;
    found.into_inner().ok_or_else(|| "the built page has no boot tag: no <script data-wasm>".to_owned())
}

/// The page with a mark where each slot is.
fn marked(html: &str, old_base: &str, base: &str) -> Result<String, String> {
    let started = Cell::new(false);
    let settings = RewriteStrSettings::new()
        .append_element_content_handler(element!("html", |html| {
            html.set_attribute("lang", &Slot::Language.mark())?;
            html.set_attribute("dir", &Slot::Direction.mark())?;
            Ok(())
        }))
        .append_element_content_handler(element!("head", |head| {
            let first = format!(
                "\n<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"{}\">\n{}",
                META_POLICY,
                Slot::Meta.mark()
            );
            head.prepend(&first, ContentType::Html);
            head.append(&Slot::Preloads.mark(), ContentType::Html);
            Ok(())
        }))
        .append_element_content_handler(element!("head > *", |element| {
            if is_of_one_page(element) {
                element.remove();
            }
            Ok(())
        }))
        // Where a page ends; each brings its own.
        .append_element_content_handler(element!("body > #end", |end| {
            end.remove();
            Ok(())
        }))
        .append_element_content_handler(element!("[href], [src]", |element| {
            rebase(element, &["href", "src"], old_base, base)
        }))
        .append_element_content_handler(element!("script[data-wasm]", |boot| {
            let parts: Vec<String> = boot.attributes().iter().map(|attribute| attribute.name()).collect();
            let parts = parts.iter().map(String::as_str);
            let parts = parts.filter(|name| name.starts_with("data-") && *name != "data-base");
            rebase(boot, &parts.collect::<Vec<_>>(), old_base, base)?;
            boot.set_attribute("data-base", base)?;
            boot.set_attribute("data-edition", &Slot::Edition.mark())?;
            boot.set_attribute("data-failed", &Slot::Failed.mark())?;
            boot.set_attribute("data-reload", &Slot::Reload.mark())?;
            Ok(())
        }))
        .append_element_content_handler(element!("body", |body| {
            if !started.replace(true) {
                body.remove_attribute("data-tincture");
                body.set_attribute("data-slot", &Slot::BodyAttributes.mark())?;
                body.prepend(&Slot::Body.mark(), ContentType::Html);
            }
            Ok(())
        }));
    rewrite_str(html, settings).map_err(|error| format!("the built page cannot be split: {error}"))
}

/// Whether an element of the head speaks of one page only, or is written anew for every page.
fn is_of_one_page(element: &Element<'_, '_>) -> bool {
    let attribute = |name: &str| element.get_attribute(name).unwrap_or_default();
    match element.tag_name().as_str() {
        "title" => true,
        "meta" => {
            element.has_attribute("charset")
                || attribute("http-equiv").eq_ignore_ascii_case("content-security-policy")
                || ["description", "robots"].contains(&attribute("name").as_str())
                || attribute("name").starts_with("twitter:")
                || attribute("property").starts_with("og:")
                || attribute("property").starts_with("article:")
        }
        "script" => attribute("type") == "application/ld+json",
        "link" => ["canonical", "alternate", "manifest"].contains(&attribute("rel").as_str()),
        _ => false,
    }
}

type Handled = Result<(), Box<dyn std::error::Error + Send + Sync>>;

/// Moves own addresses from one base to another.
fn rebase(element: &mut Element<'_, '_>, names: &[&str], old: &str, new: &str) -> Handled {
    for name in names {
        if let Some(value) = element.get_attribute(name)
            && let Some(local) = value.strip_prefix(old)
            && !local.starts_with('/')
        {
            element.set_attribute(name, &[new, local].concat())?;
        }
    }
    Ok(())
}

fn pieces(marked: &str) -> Vec<Piece> {
    // The body's attributes have a place, not a value: the attribute around the mark goes.
    let attribute = [BODY_ATTRIBUTES, &Slot::BodyAttributes.mark(), "\""].concat();
    let marked = without_blank_lines(&marked.replace(&attribute, &Slot::BodyAttributes.mark()));
    let mut pieces = Vec::new();
    for (place, part) in marked.split(MARK).enumerate() {
        let slot = part.parse::<usize>().ok().filter(|_| place % 2 == 1).and_then(|number| SLOTS.get(number));
        match slot {
            Some(slot) => pieces.push(Piece::Slot(*slot)),
            None => pieces.push(Piece::Fixed(part.to_owned())),
        }
    }
    pieces
}

/// What was taken out of the head leaves empty lines; they go, so that a shell that was split and
/// filled before gives the same page again.
fn without_blank_lines(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for line in text.split_inclusive('\n').filter(|line| !line.trim().is_empty()) {
        out.push_str(line);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    const BUILT: &str = "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
        <title>Old</title>\n<link rel=\"stylesheet\" href=\"/a.css\">\n\
        <link rel=\"canonical\" href=\"/x/\">\n<script type=\"application/ld+json\">{\"old\":1}</script>\n\
        <script type=\"module\" src=\"/boot.js\" data-base=\"/\" data-js=\"/a.js\" data-wasm=\"/a.wasm\"></script>\n\
        </head>\n<body></body>\n</html>\n";

    fn filled(html: &str, base: &str, filling: &Filling<'_>) -> String {
        Shell::split(html, base).expect("a shell").fill(filling)
    }

    fn filling() -> Filling<'static> {
        Filling {
            language: "fr",
            direction: "ltr",
            meta: "<title>New</title>\n",
            edition: "e1",
            failed: "\"No\"",
            tincture: Some("olive"),
            body: "<main>x</main>",
            ..Filling::default()
        }
    }

    #[test]
    fn a_page_gets_its_language_head_colour_and_content() {
        let page = filled(BUILT, "/", &filling());
        assert!(page.contains("<html lang=\"fr\" dir=\"ltr\">"), "{page}");
        assert!(page.contains("<title>New</title>") && !page.contains("Old"), "{page}");
        assert!(!page.contains("canonical") && !page.contains("ld+json"), "{page}");
        assert!(page.contains("<body data-tincture=\"olive\"><main>x</main></body>"), "{page}");
        assert!(page.contains("data-edition=\"e1\""), "{page}");
        assert!(page.contains("data-failed=\"&quot;No&quot;\""), "{page}");
        assert_eq!(page.matches("Content-Security-Policy").count(), 1);
        assert!(!page.contains(MARK) && !page.contains("data-slot"), "{page}");
    }

    #[test]
    fn a_page_without_a_colour_has_no_attribute_for_it() {
        let page = filled(BUILT, "/", &Filling { tincture: None, ..filling() });
        assert!(page.contains("<body><main>"), "{page}");
    }

    #[test]
    fn addresses_move_under_the_base_and_from_base_to_base() {
        let once = filled(BUILT, "/sub/", &filling());
        assert!(once.contains("href=\"/sub/a.css\"") && once.contains("data-wasm=\"/sub/a.wasm\""), "{once}");
        assert!(once.contains("data-base=\"/sub/\"") && once.contains("src=\"/sub/boot.js\""), "{once}");
        let back = filled(&once.replace("<main>x</main>", ""), "/", &filling());
        assert_eq!(back, filled(BUILT, "/", &filling()));
    }

    #[test]
    fn the_end_of_a_page_is_not_the_next_ones() {
        let ended = BUILT.replace("<body></body>", "<body><div id=\"end\" hidden></div></body>");
        assert_eq!(filled(&ended, "/", &filling()), filled(BUILT, "/", &filling()));
    }

    #[test]
    fn parts_of_the_app_are_found_under_the_base() {
        let built = BUILT.replace("data-js=", "data-days=\"/d.wasm\" data-js=");
        let shell = Shell::split(&built, "/sub/").expect("a shell");
        assert_eq!(shell.part("days"), Some("/sub/d.wasm"));
        assert_eq!(shell.part("things"), None);
        let page = shell.fill(&filling());
        assert!(
            page.contains("data-days=\"/sub/d.wasm\"") && page.contains("src=\"/sub/boot.js\""),
            "{page}"
        );
    }

    #[test]
    fn a_page_that_cannot_be_filled_is_refused_with_a_reason() {
        let without_boot = BUILT.replace("data-wasm", "data-other");
        let reason = Shell::split(&without_boot, "/").err().unwrap_or_default();
        assert_eq!(reason, "the built page has no boot tag: no <script data-wasm>");
        let without_body = BUILT.replace("<body></body>", "");
        assert!(Shell::split(&without_body, "/").is_err_and(|reason| reason.contains("no <body>")));
    }
}
