//! The head of a static page, from what the page says of itself.

use super::cards::{self, CardFile};
use crate::syndicate::escape::push_escaped;
use crate::syndicate::{HeadLink, Origin, PageMeta};

/// Writes the elements of the head that differ from page to page. A card goes before a picture of
/// the page's own: it is only made where there is none that others can show.
pub fn meta_elements(meta: &PageMeta, card: Option<&CardFile>, origin: &Origin<'_>) -> String {
    let mut head = Head(String::with_capacity(1024));
    head.element("title", &[], Some(&meta.document_title()));
    if !meta.description.is_empty() {
        head.meta("name", "description", &meta.description);
    }
    if meta.unlisted {
        head.meta("name", "robots", "noindex");
    }
    for HeadLink { rel, href, more } in meta.links(origin) {
        let more: Vec<(&str, &str)> = more.iter().map(|(name, value)| (*name, value.as_str())).collect();
        head.link(rel, &href, &more);
    }
    if !meta.unlisted {
        open_graph(&mut head, meta, card, origin);
    }
    head.0
}

/// The Open Graph protocol (ogp.me), and the one word that other sites read beside it.
fn open_graph(head: &mut Head, meta: &PageMeta, card: Option<&CardFile>, origin: &Origin<'_>) {
    let title = if meta.title.is_empty() { &meta.site_title } else { &meta.title };
    head.meta("property", "og:title", title);
    head.meta("property", "og:type", meta.kind.name());
    head.meta("property", "og:url", &origin.absolute(&meta.canonical));
    head.meta("property", "og:site_name", &meta.site_title);
    if !meta.description.is_empty() {
        head.meta("property", "og:description", &meta.description);
    }
    if let Some(card) = card {
        let href = origin.absolute(&origin.addresses().own(&card.path));
        head.meta("property", "og:image", &href);
        head.meta("property", "og:image:type", "image/png");
        head.meta("property", "og:image:width", &cards::WIDTH.to_string());
        head.meta("property", "og:image:height", &cards::HEIGHT.to_string());
        head.meta("property", "og:image:alt", &card.alt);
    } else if let Some(image) = &meta.image {
        head.meta("property", "og:image", &origin.absolute(&image.href));
        if !image.alt.is_empty() {
            head.meta("property", "og:image:alt", &image.alt);
        }
    }
    let has_picture = card.is_some() || meta.image.is_some();
    head.meta("name", "twitter:card", if has_picture { "summary_large_image" } else { "summary" });
}

/// Writes what search engines are told; `text` is JSON-LD that holds no character of markup.
pub fn json_ld(text: &str) -> String {
    ["<script type=\"application/ld+json\">", text, "</script>\n"].concat()
}

/// Writes links to the files that the app will fetch for a page, behind everything that is needed
/// to show it.
pub fn preloads<'a>(hrefs: impl IntoIterator<Item = &'a str>) -> String {
    let mut head = Head(String::new());
    for href in hrefs {
        let attributes = [("as", "fetch"), ("crossorigin", "anonymous"), ("fetchpriority", "low")];
        head.link("preload", href, &attributes);
    }
    head.0
}

/// Names the files that every choice in the news takes, apart by spaces: they are fetched by these
/// names, without the lists that tell them, and by `boot.js` at once where the address asks for a choice.
pub fn choosing<'a>(hrefs: impl IntoIterator<Item = &'a str>) -> String {
    let mut head = Head(String::new());
    head.meta("name", CHOOSING, &hrefs.into_iter().collect::<Vec<_>>().join(" "));
    head.0
}

/// The name under which the page tells it.
const CHOOSING: &str = "belfry-choosing";

/// Writes the link to the web app manifest of the page's language.
pub fn web_manifest_link(href: &str) -> String {
    let mut head = Head(String::new());
    head.link("manifest", href, &[]);
    head.0
}

struct Head(String);

impl Head {
    fn element(&mut self, name: &str, attributes: &[(&str, &str)], text: Option<&str>) {
        self.0.extend(["<", name]);
        for (attribute, value) in attributes {
            self.0.extend([" ", attribute, "=\""]);
            push_escaped(value, &mut self.0);
            self.0.push('"');
        }
        self.0.push('>');
        if let Some(text) = text {
            push_escaped(text, &mut self.0);
            self.0.extend(["</", name, ">"]);
        }
        self.0.push('\n');
    }

    fn meta(&mut self, kind: &str, name: &str, content: &str) {
        self.element("meta", &[(kind, name), ("content", content)], None);
    }

    fn link(&mut self, rel: &str, href: &str, more: &[(&str, &str)]) {
        let mut attributes = vec![("rel", rel), ("href", href)];
        attributes.extend_from_slice(more);
        self.element("link", &attributes, None);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Language;
    use crate::route::Addresses;
    use crate::syndicate::{MetaImage, PageKind, ToFollow};

    fn language(raw: &str) -> Language {
        raw.parse().expect(raw)
    }

    fn meta() -> PageMeta {
        PageMeta {
            title: "</title><script>\"x\"".to_owned(),
            site_title: "Belfry".to_owned(),
            description: "'\"><img src=x>".to_owned(),
            canonical: "/news/a/".to_owned(),
            language: language("en"),
            alternates: vec![
                (language("en"), "/news/a/".to_owned()),
                (language("fr"), "/fr/news/a/".to_owned()),
            ],
            kind: PageKind::Article,
            image: Some(MetaImage { href: "/media/a.jpg".to_owned(), alt: String::new() }),
            unlisted: false,
            tincture: None,
            follow: vec![ToFollow {
                media_type: "application/atom+xml",
                title: "LOUD & \"x\"".to_owned(),
                href: "/projects/loud/feed.atom".to_owned(),
            }],
        }
    }

    fn written(meta: &PageMeta) -> String {
        let addresses = Addresses::new("/", vec![language("en"), language("fr")]);
        meta_elements(meta, None, &Origin::new(&addresses, Some("https://x.org/")))
    }

    #[test]
    fn a_hostile_title_stays_a_title() {
        let head = written(&meta());
        assert!(
            head.starts_with("<title>&lt;/title&gt;&lt;script&gt;&quot;x&quot; · Belfry</title>\n"),
            "{head}"
        );
        assert!(!head.contains("<script") && !head.contains("<img"), "{head}");
    }

    #[test]
    fn a_page_names_its_lasting_address_and_its_translations() {
        let head = written(&meta());
        for line in [
            "<link rel=\"canonical\" href=\"https://x.org/news/a/\">",
            "<link rel=\"alternate\" href=\"https://x.org/fr/news/a/\" hreflang=\"fr\">",
            "<link rel=\"alternate\" href=\"https://x.org/news/a/\" hreflang=\"x-default\">",
            "<meta property=\"og:image\" content=\"https://x.org/media/a.jpg\">",
            "<link rel=\"alternate\" href=\"/projects/loud/feed.atom\" type=\"application/atom+xml\" title=\"LOUD &amp; &quot;x&quot;\">",
        ] {
            assert!(head.lines().any(|found| found == line), "no {line} in\n{head}");
        }
    }

    #[test]
    fn a_card_stands_for_a_page_without_a_picture() {
        let addresses = Addresses::new("/sub/", vec![language("en")]);
        let card = CardFile { path: "cards/news/a.en.0a.png".to_owned(), alt: "\"A\" · Belfry".to_owned() };
        let meta = PageMeta { image: None, ..meta() };
        let head = meta_elements(&meta, Some(&card), &Origin::new(&addresses, Some("https://x.org/")));
        for line in [
            "<meta property=\"og:image\" content=\"https://x.org/cards/news/a.en.0a.png\">",
            "<meta property=\"og:image:width\" content=\"1200\">",
            "<meta property=\"og:image:height\" content=\"630\">",
            "<meta property=\"og:image:alt\" content=\"&quot;A&quot; · Belfry\">",
            "<meta name=\"twitter:card\" content=\"summary_large_image\">",
        ] {
            assert!(head.lines().any(|found| found == line), "no {line} in\n{head}");
        }
    }

    #[test]
    fn a_readers_own_page_asks_not_to_be_found() {
        let head = written(&PageMeta { unlisted: true, ..meta() });
        assert!(head.contains("noindex") && !head.contains("canonical"), "{head}");
    }
}
