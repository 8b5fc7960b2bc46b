//! A Hugo text as our Markdown: shortcodes become Markdown and HTML that our blocks hold, and
//! every address leads where it should.

use super::address::{Targets, Verdict};
use super::arguments::{address, attribute, in_an_address, said, shown};
use super::indent;
use super::item::humanised;
use super::links::{self, NOWHERE};
use super::mapping::{Code, Mapping, Shape};
use super::report::{Note, Outcome, Report};
use super::shortcode::{Piece, Shortcode, pieces};

/// A text that is being converted.
pub(super) struct Body<'a> {
    pub(super) mapping: &'a Mapping,
    pub(super) targets: &'a Targets,
    /// The source file, below the content folder.
    pub(super) file: &'a str,
    /// The line on which the text begins.
    pub(super) line: usize,
    /// Where it was read on the old site.
    pub(super) page: &'a str,
}

impl Body<'_> {
    /// Converts the text; what changes is reported.
    pub(super) fn convert(&self, text: &str, report: &mut Report) -> String {
        let (text, mended) = indent::mended(text);
        let text = text.as_str();
        for line in mended {
            let what = text.split('\n').nth(line).map_or("", str::trim);
            let (line, what) = (self.line + line, crate::model::excerpt(what, 60));
            let (file, kind) = (self.file.to_owned(), "indentation that would make code of text".to_owned());
            report.note(Note { file, line, outcome: Outcome::Repaired, kind, what });
        }
        let mut writer = Writer {
            body: self,
            source: text,
            report,
            out: String::with_capacity(text.len()),
            places: Vec::new(),
        };
        writer.pieces(&pieces(text));
        let (out, places) = (writer.out, writer.places);
        let (out_text, changes) = links::mend(&out, self.targets, self.page);
        for (at, what) in changes.titles {
            let line = self.line + line_in(&out, &places, at, text);
            let (file, kind) = (self.file.to_owned(), "title of a link".to_owned());
            report.note(Note { file, line, outcome: Outcome::Dropped, kind, what });
        }
        for change in changes.addresses {
            let line = self.line + line_in(&out, &places, change.at, text);
            let (outcome, kind, what) = match change.verdict {
                Verdict::Own(href) if href.starts_with("/media/") => {
                    (Outcome::Converted, "picture or file that came along", href)
                }
                Verdict::Own(href) => (Outcome::Converted, "link to what came along", href),
                Verdict::Mended(href, why) => {
                    (Outcome::Repaired, why, format!("{} -> {href}", change.address))
                }
                Verdict::Nowhere(why) => (Outcome::KeptAsText, why, change.address),
                Verdict::Keep => continue,
            };
            if outcome == Outcome::Converted {
                report.count(outcome, kind);
            } else {
                let (file, kind) = (self.file.to_owned(), kind.to_owned());
                report.note(Note { file, line, outcome, kind, what });
            }
        }
        // Blank lines around pictures and boxes can make code of what follows them.
        let (out_text, mended) = indent::mended(out_text.trim_end());
        for _ in mended {
            report.count(Outcome::Repaired, "indentation that would make code of text");
        }
        out_text
    }
}

/// How many line feeds before the place in the source that `at` in the converted text stems from.
fn line_in(out: &str, places: &[(usize, usize)], at: usize, source: &str) -> usize {
    let known = places.partition_point(|(place, _)| *place <= at);
    let (place, origin) = known.checked_sub(1).and_then(|index| places.get(index)).copied().unwrap_or((0, 0));
    lines(&source[..origin]) + lines(&out[place..at])
}

fn lines(text: &str) -> usize {
    text.bytes().filter(|byte| *byte == b'\n').count()
}

struct Writer<'a> {
    body: &'a Body<'a>,
    source: &'a str,
    report: &'a mut Report,
    out: String,
    /// Places in `out` with the places in `source` they stem from.
    places: Vec<(usize, usize)>,
}

impl Writer<'_> {
    fn pieces(&mut self, pieces: &[Piece]) {
        for piece in pieces {
            match piece {
                Piece::Text(text, at) => {
                    let text = if self.out.ends_with("\n\n") { text.trim_start_matches(' ') } else { text };
                    self.places.push((self.out.len(), *at));
                    self.out.push_str(text);
                }
                Piece::Code(code) => {
                    self.places.push((self.out.len(), code.at));
                    self.code(code);
                }
            }
        }
    }

    fn code(&mut self, code: &Shortcode) {
        let Some(rule) = self.body.mapping.shortcodes.get(&code.name) else { return self.unknown(code) };
        let kind = format!("shortcode {}", code.name);
        match rule.becomes {
            Shape::Words => self.words(code, &rule.words),
            Shape::Picture => return self.picture(code, rule),
            Shape::Video => self.video(code, rule),
            Shape::Link => self.link(code, rule),
            Shape::Button | Shape::Card => self.button(code, rule),
            Shape::Address => {
                let address = address(code, rule).unwrap_or_else(|| NOWHERE.to_owned());
                self.out.push_str(&address);
            }
            Shape::Reference => return self.reference(code, rule),
            Shape::Referral => self.referral(code, rule),
            Shape::Callout => self.callout(code, rule),
            Shape::Section => self.section(code, rule),
            Shape::Quote => self.quote(code, rule),
            Shape::Code => self.source_code(code, rule),
        }
        self.report.count(Outcome::Converted, &kind);
    }

    fn note(&mut self, at: usize, outcome: Outcome, kind: impl Into<String>, what: impl Into<String>) {
        let line = self.body.line + lines(&self.source[..at]);
        let file = self.body.file.to_owned();
        self.report.note(Note { file, line, outcome, kind: kind.into(), what: what.into() });
    }

    /// What it encloses, converted by itself.
    fn inner(&mut self, code: &Shortcode) -> String {
        let outer = std::mem::take(&mut self.out);
        let places = std::mem::take(&mut self.places);
        self.pieces(code.inner.as_deref().unwrap_or_default());
        self.places = places;
        std::mem::replace(&mut self.out, outer).trim_matches('\n').trim_end().to_owned()
    }

    /// Writes a block apart from what stands around it, at the depth of the line it stands on.
    fn apart(&mut self, block: &str) {
        let start = self.out.rfind('\n').map_or(0, |found| found + 1);
        let before = &self.out[start..];
        let indented =
            before.trim().is_empty() && (before.len() < 4 || indent::in_a_list(&self.out[..start]));
        let indent = if indented { before.to_owned() } else { String::new() };
        self.out.truncate(self.out.trim_end_matches([' ', '\n']).len());
        if !self.out.is_empty() {
            self.out.push_str("\n\n");
        }
        for (index, line) in block.split('\n').enumerate() {
            if index > 0 {
                self.out.push('\n');
            }
            if !line.is_empty() {
                self.out.push_str(&indent);
            }
            self.out.push_str(line);
        }
        self.out.push_str("\n\n");
    }

    /// Takes back an indentation that would make code of the words that follow.
    fn leave_code(&mut self) {
        let start = self.out.rfind('\n').map_or(0, |found| found + 1);
        let indented = self.out[start..].trim().is_empty() && self.out.len() - start >= 4;
        if indented && !indent::in_a_list(&self.out[..start]) {
            self.out.truncate(start);
        }
    }

    fn on_a_line_of_its_own(&self) -> bool {
        let start = self.out.rfind('\n').map_or(0, |found| found + 1);
        self.out[start..].trim().is_empty()
    }

    fn unknown(&mut self, code: &Shortcode) {
        let said: Vec<&str> = code
            .arguments
            .iter()
            .map(|(_, value)| value.trim())
            .filter(|value| value.contains(' '))
            .collect();
        let what = format!("{} {}", code.name, said.join(" / "));
        self.note(code.at, Outcome::KeptAsText, "unknown shortcode", what.trim_end());
        let names: Vec<String> = code
            .arguments
            .iter()
            .filter(|(_, value)| value.contains(' '))
            .map(|(name, _)| name.clone())
            .collect();
        self.words(code, &names);
    }

    fn words(&mut self, code: &Shortcode, names: &[String]) {
        let said = said(code, names).join(" — ");
        let inner = self.inner(code);
        match (said.is_empty(), inner.contains('\n')) {
            (true, false) => {
                self.leave_code();
                self.out.push_str(&inner);
            }
            (true, true) => self.apart(&inner),
            (false, _) if inner.is_empty() && !self.on_a_line_of_its_own() => self.out.push_str(&said),
            (false, _) => self.apart(format!("{said}\n\n{inner}").trim_end()),
        }
    }

    fn picture(&mut self, code: &Shortcode, rule: &Code) {
        let mut said = said(code, &rule.words);
        let address = address(code, rule);
        let name = code.arguments.first().map_or("", |(_, value)| value);
        let name = humanised(name.rsplit('/').next().unwrap_or(name));
        if said.is_empty() && address.is_none() {
            self.note(code.at, Outcome::KeptAsText, "picture known by its name alone", &name);
            said.push(&name);
        }
        let kind = if address.is_some() { "picture as a card" } else { "picture as a caption" };
        self.report.count(Outcome::Converted, kind);
        let alt = code.argument("alt").filter(|_| rule.words.iter().any(|name| name == "alt"));
        let alt = if address.is_none() { said.first().copied() } else { alt };
        let caption: Vec<&str> = said.iter().copied().filter(|text| Some(*text) != alt).collect();
        let caption = caption.join(" — ");
        let source = address.map(|address| format!(" src=\"{}\"", attribute(&address))).unwrap_or_default();
        let alt = attribute(alt.unwrap_or_default());
        if !self.on_a_line_of_its_own() {
            let title = if caption.is_empty() {
                String::new()
            } else {
                format!(" title=\"{}\"", attribute(&caption))
            };
            self.out.push_str(&format!("<img{source} alt=\"{alt}\"{title}>"));
        } else if caption.is_empty() {
            self.apart(&format!("<img{source} alt=\"{alt}\">"));
        } else {
            let caption = if caption.contains("](") { format!("\n\n{caption}\n\n") } else { caption };
            self.apart(&format!(
                "<figure><img{source} alt=\"{alt}\"><figcaption>{caption}</figcaption></figure>"
            ));
        }
    }

    fn video(&mut self, code: &Shortcode, rule: &Code) {
        let said = said(code, &rule.words).join(" — ");
        match address(code, rule) {
            Some(address) => {
                let title =
                    if said.is_empty() { String::new() } else { format!(" title=\"{}\"", attribute(&said)) };
                self.apart(&format!("<iframe src=\"{}\"{title}></iframe>", attribute(&address)));
            }
            None => self.words(code, &rule.words),
        }
    }

    fn link(&mut self, code: &Shortcode, rule: &Code) {
        let mut said = said(code, &rule.words).join(" — ");
        let inner = self.inner(code);
        if said.is_empty() && inner.is_empty() {
            said = address(code, rule).map(|address| shown(&address)).unwrap_or_default();
        }
        let words = format!("{said}{inner}");
        match address(code, rule) {
            Some(address) => self.out.push_str(&format!("<a href=\"{}\">{words}</a>", attribute(&address))),
            None => self.out.push_str(&words),
        }
    }

    /// Its words but the last, then the last words as a link, and what it encloses before or after.
    fn button(&mut self, code: &Shortcode, rule: &Code) {
        let said = said(code, &rule.words);
        let (last, first) = said.split_last().map_or(("", &[][..]), |(last, first)| (*last, first));
        let link = match address(code, rule) {
            Some(address) if last.is_empty() => format!("[{}]({address})", shown(&address)),
            Some(address) => format!("[{last}]({address})"),
            None => last.to_owned(),
        };
        let inner = self.inner(code);
        let mut blocks: Vec<&str> = first.to_vec();
        if rule.becomes == Shape::Button {
            blocks.extend([inner.as_str(), &link]);
        } else {
            blocks.extend([link.as_str(), &inner]);
        }
        blocks.retain(|block| !block.is_empty());
        self.apart(&blocks.join("\n\n"));
    }

    fn reference(&mut self, code: &Shortcode, rule: &Code) {
        let raw = rule.address.iter().find_map(|name| code.argument(name)).unwrap_or_default();
        let verdict = self.body.targets.reference(raw, self.body.file);
        let href = match verdict {
            Verdict::Own(href) => {
                self.report.count(Outcome::Converted, "reference to what came along");
                Some(href)
            }
            Verdict::Mended(href, why) => {
                self.note(
                    code.at,
                    Outcome::Repaired,
                    format!("reference to {why}"),
                    format!("{raw} -> {href}"),
                );
                Some(href)
            }
            Verdict::Keep => Some(raw.to_owned()),
            Verdict::Nowhere(why) => {
                self.note(code.at, Outcome::KeptAsText, format!("reference to {why}"), raw);
                None
            }
        };
        if in_an_address(&self.out) {
            self.out.push_str(href.as_deref().unwrap_or(NOWHERE));
        } else if let Some(href) = href {
            let title = self.body.targets.title(&href).map_or_else(|| shown(&href), str::to_owned);
            self.out.push_str(&format!("<a href=\"{}\">{title}</a>", attribute(&href)));
        }
    }

    fn referral(&mut self, code: &Shortcode, rule: &Code) {
        let raw = rule.address.iter().find_map(|name| code.argument(name)).unwrap_or_default();
        let said = said(code, &rule.words).join(" — ");
        let lead = if said.is_empty() { String::new() } else { format!("{said}: ") };
        let inner = self.inner(code);
        match self.body.targets.reference(raw, self.body.file) {
            Verdict::Own(href) | Verdict::Mended(href, _) => {
                let title = self.body.targets.title(&href).map_or_else(|| shown(&href), str::to_owned);
                self.apart(format!("{lead}[{title}]({href})\n\n{inner}").trim_end());
            }
            Verdict::Keep | Verdict::Nowhere(_) => {
                self.note(code.at, Outcome::KeptAsText, "reference to a text that does not exist", raw);
                self.apart(format!("{said}\n\n{inner}").trim());
            }
        }
    }

    fn callout(&mut self, code: &Shortcode, rule: &Code) {
        let title = said(code, &rule.words).join(" — ");
        let inner = self.inner(code);
        if inner.is_empty() {
            self.words(code, &rule.words)
        } else if title.is_empty() {
            let quoted: Vec<String> =
                inner.split('\n').map(|line| format!("> {line}").trim_end().to_owned()).collect();
            self.apart(&format!("> [!NOTE]\n{}", quoted.join("\n")));
        } else {
            self.apart(&format!("<details><summary>{title}</summary>\n\n{inner}\n\n</details>"));
        }
    }

    fn section(&mut self, code: &Shortcode, rule: &Code) {
        let said = said(code, &rule.words);
        let inner = self.inner(code);
        let (last, first) = said.split_last().map_or(("", &[][..]), |(last, first)| (*last, first));
        let mut blocks: Vec<String> = first.iter().map(|text| (*text).to_owned()).collect();
        if !last.is_empty() {
            blocks.push(format!("## {last}"));
        }
        blocks.push(inner);
        self.apart(blocks.join("\n\n").trim());
    }

    fn quote(&mut self, code: &Shortcode, rule: &Code) {
        let said = said(code, &rule.words);
        let text = said.first().copied().unwrap_or_default();
        let inner = self.inner(code);
        let who = said.get(1..).unwrap_or_default().join(" — ");
        let who = if who.is_empty() { who } else { format!("\n\n<cite>{who}</cite>") };
        let whole = format!("{text}\n\n{inner}");
        let whole = format!("{}{who}", whole.trim());
        let quoted: Vec<String> =
            whole.split('\n').map(|line| format!("> {line}").trim_end().to_owned()).collect();
        self.apart(&quoted.join("\n"));
    }

    fn source_code(&mut self, code: &Shortcode, rule: &Code) {
        let language = said(code, &rule.words).first().copied().unwrap_or_default().to_owned();
        let mut raw = String::new();
        for piece in code.inner.as_deref().unwrap_or_default() {
            if let Piece::Text(text, _) = piece {
                raw.push_str(text);
            }
        }
        self.apart(&format!("````{language}\n{}\n````", raw.trim_matches('\n')));
    }
}
