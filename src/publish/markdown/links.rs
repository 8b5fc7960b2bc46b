//! Links, and what there is to say about their words and addresses.

use super::blocks::Builder;
use super::element::{Element, words};
use super::line::Mark;
use crate::model::{Href, HrefError};

/// Words that tell nobody where a link leads.
const VAGUE: [&str; 26] = [
    "here",
    "click here",
    "click",
    "link",
    "this",
    "this link",
    "this page",
    "more",
    "read more",
    "read on",
    "learn more",
    "find out more",
    "see more",
    "details",
    "continue reading",
    "ici",
    "cliquez ici",
    "cliquer ici",
    "lien",
    "ce lien",
    "plus",
    "en savoir plus",
    "lire la suite",
    "lire plus",
    "hier",
    "aquí",
];

impl Builder<'_> {
    /// A link, or only its words where it leads nowhere that can be held.
    pub(super) fn link(&mut self, element: Element) {
        let at = element.at;
        let Some(address) = element.attributes.iter().find(|(name, _)| &**name == "href") else {
            return self.nodes(element.children);
        };
        let href = address.1.parse::<Href>();
        let href = href.map_err(|error| self.remarks.error(at, sentence(&error, &address.1), hint(&error)));
        let mut text = String::new();
        words(&element.children, &mut text);
        self.judge(&text, &element);
        match href {
            Ok(_) if self.line.link().is_some() => {
                self.cannot_hold(at, "a link inside a link");
                self.nodes(element.children);
            }
            Ok(href) => self.marked(Mark::Link(href), element.children),
            Err(()) => self.nodes(element.children),
        }
    }

    fn judge(&mut self, text: &str, element: &Element) {
        let at = element.at;
        let said = text.trim().trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
        let mut said = said.split_whitespace();
        let short: Vec<_> = said.by_ref().take(4).collect();
        if text.trim().is_empty() {
            if !has_media(element) {
                self.remarks.advice(
                    at,
                    "a link without words is left out",
                    "write words, or delete the link",
                );
            }
        } else if VAGUE.contains(&short.join(" ").as_str()) {
            self.remarks.advice(
                at,
                format!("a link says only \"{}\"", text.trim()),
                "say where it leads: some readers hear links without the text around them",
            );
        } else if short.len() == 1 && text.trim().starts_with("http") && text.contains("://") {
            self.remarks.advice(at, "a link shows its bare address", "say where it leads in words");
        }
        let title = element.attribute("title").filter(|title| *title != text.trim());
        if let Some(title) = title {
            self.remarks.advice(
                at,
                format!("the title of a link is left out: \"{title}\""),
                "say it in the text: many readers never see such titles",
            );
        }
    }
}

fn has_media(element: &Element) -> bool {
    use super::element::{Node, Tag};
    element.children.iter().any(|node| match node {
        Node::Element(inner) => {
            matches!(inner.tag, Tag::Image | Tag::Recording | Tag::Frame | Tag::Object | Tag::Embed)
                || has_media(inner)
        }
        _ => false,
    })
}

fn sentence(error: &HrefError, address: &str) -> String {
    format!("{error}: \"{}\"", crate::model::excerpt(address, 80))
}

fn hint(error: &HrefError) -> &'static str {
    match error {
        HrefError::Empty => "write where the link leads, or delete it",
        HrefError::Scheme(_) => {
            "addresses begin with https:, http:, mailto: or tel:, or with a / for our own pages"
        }
        HrefError::Relative => {
            "write the whole address from https:// on, or a path of our own from its first /"
        }
        HrefError::Malformed => "write a space as %20, and a host after https://",
    }
}
