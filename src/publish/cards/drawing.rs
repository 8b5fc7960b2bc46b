//! A card as SVG: the newspaper's grid at the size of a card, a rail with a sign and an axis with the
//! title. What is read from the right is drawn from the right.

use super::card::{Card, Sign};
use super::colours::colour;
use super::fonts::Hand;
use super::lines::{is_from_the_right, set, settable, shortened};
use super::{HEIGHT, WIDTH};
use crate::app::heraldry::Crest;
use crate::syndicate::escape::push_escaped;

/// The white at both sides.
const EDGE: f32 = 64.0;

/// The side of the sign in the rail.
const RAIL: f32 = 264.0;

/// Where the axis is, where there is a sign.
const AXIS: f32 = EDGE + RAIL + 44.0;

/// Where the matter begins, under the rule.
const TOP: f32 = 146.0;

/// Spire, belfry with its opening, and shaft, 10 wide and 22 high.
const TOWER: &str = "M5 0L9 6H1zM1 7h8v6H1zM3.5 13v-2.5a1.5 1.5 0 0 1 3 0V13zM0 14h10v8H0z";

/// The sizes of titles, the largest first.
const TITLES: [f32; 11] = [104.0, 96.0, 88.0, 80.0, 74.0, 68.0, 62.0, 56.0, 51.0, 46.0, 42.0];

impl Card {
    /// Draws it. The same card is always the same drawing.
    pub fn svg(&self) -> String {
        let crest = self.bearer.as_ref().map(|(_, word)| Crest::of(word));
        let mut sheet = Sheet {
            svg: String::with_capacity(4096),
            mirrored: is_from_the_right(&self.title),
            tincture: crest.map(|crest| crest.tincture),
        };
        sheet.begin();
        sheet.masthead(&self.newsroom);
        sheet.sign(&self.sign, crest);
        let left = if self.sign == Sign::Nothing { EDGE } else { AXIS };
        sheet.dateline(self, left);
        let is_titled = settable(&self.title, Hand::SerifBold).is_some();
        let has_foot = is_titled && sheet.foot(self, crest, left);
        sheet.title(self, left, if has_foot { 514.0 } else { 572.0 });
        sheet.svg.push_str("</svg>");
        sheet.svg
    }
}

/// A drawing in the making. Places are measured from the side that reading begins at.
struct Sheet {
    svg: String,
    mirrored: bool,
    tincture: Option<&'static str>,
}

impl Sheet {
    fn begin(&mut self) {
        let (width, height) = (WIDTH.to_string(), HEIGHT.to_string());
        let size = ["width=\"", &width, "\" height=\"", &height, "\""].concat();
        self.svg.extend(["<svg xmlns=\"http://www.w3.org/2000/svg\" ", &size, ">"]);
        let across = WIDTH as f32;
        self.bar(0.0, 0.0, across, HEIGHT as f32, "--color-paper");
        self.bar(0.0, 0.0, across, 10.0, "--color-ink");
        self.bar(0.0, HEIGHT as f32 - 14.0, across, 14.0, "--accent");
        self.bar(EDGE, 108.0, across - 2.0 * EDGE, 3.0, "--color-ink");
    }

    /// The tower and the newsroom's name.
    fn masthead(&mut self, name: &str) {
        let x = if self.mirrored { WIDTH as f32 - EDGE - 20.0 } else { EDGE };
        self.svg.extend([
            "<path transform=\"translate(",
            &number(x),
            " 40) scale(2)\" fill-rule=\"evenodd\" ",
        ]);
        self.svg.extend(["fill=\"", &colour("--accent", None), "\" d=\"", TOWER, "\"/>"]);
        if let Some(name) = settable(name, Hand::SerifBold) {
            let name = shortened(&name, Hand::SerifBold, 1000.0 / 44.0);
            self.text(&name, Hand::SerifBold, 44.0, EDGE + 32.0, 84.0, "--color-ink");
        }
    }

    fn sign(&mut self, sign: &Sign, crest: Option<Crest>) {
        match (sign, crest) {
            (Sign::Crest, Some(crest)) => self.crest(crest, EDGE, TOP, RAIL),
            (Sign::Day(days, months, weekdays, lost), _) => self.day(days, months, weekdays, *lost),
            (Sign::NoDay, _) => {
                let x = self.placed(EDGE + 2.0, RAIL - 4.0);
                let side = number(RAIL - 4.0);
                self.svg.extend(["<rect x=\"", &number(x), "\" y=\"", &number(TOP + 2.0)]);
                self.svg.extend(["\" width=\"", &side, "\" height=\"", &side, "\" fill=\"none\" stroke=\""]);
                self.svg.extend([&colour("--color-quiet", None), "\" stroke-width=\"4\" "]);
                self.svg.push_str("stroke-dasharray=\"20 16\"/>");
            }
            _ => (),
        }
    }

    /// Days as a picture.
    fn day(&mut self, days: &str, months: &str, weekdays: &str, lost: bool) {
        let days = shown(days, Hand::Serif);
        let width = Hand::Serif.width(&days).max(0.1);
        let size = (RAIL / width).min(264.0);
        let height = 0.68 * size;
        let ink = if lost { "--color-quiet" } else { "--accent" };
        self.text(&days, Hand::Serif, size, EDGE - 0.03 * size, TOP + height, ink);
        if lost {
            self.bar(EDGE, TOP + height / 2.0 - 3.0, width * size, 6.0, "--color-alarm");
        }
        let mut y = TOP + height + 50.0;
        for (text, hand, ink) in
            [(months, Hand::SansBold, "--color-ink"), (weekdays, Hand::Sans, "--color-quiet")]
        {
            for line in set(&shown(text, hand), hand, &[28.0], 1.28, RAIL, 80.0).lines {
                self.text(&line, hand, 28.0, EDGE, y, ink);
                y += 37.0;
            }
        }
    }

    /// Kind and date.
    fn dateline(&mut self, card: &Card, left: f32) {
        let (size, y) = (28.0, TOP + 21.0);
        let room = WIDTH as f32 - EDGE - left;
        let kind = shortened(&shown(&card.kind, Hand::SansBold), Hand::SansBold, room / size);
        let ink = if card.alarm { "--color-alarm" } else { "--accent" };
        self.text(&kind, Hand::SansBold, size, left, y, ink);
        let used = if kind.is_empty() { 0.0 } else { Hand::SansBold.width(&kind) * size + 20.0 };
        let date = shown(&card.date, Hand::Sans);
        if room - used > 120.0 {
            let date = shortened(&date, Hand::Sans, (room - used) / size);
            self.text(&date, Hand::Sans, size, left + used, y, "--color-quiet");
        }
    }

    /// The title, and under it its second line.
    fn title(&mut self, card: &Card, left: f32, bottom: f32) {
        let (room, top) = (WIDTH as f32 - EDGE - left, TOP + 44.0);
        let subtitle = settable(&card.subtitle, Hand::Serif);
        let height = bottom - top - if subtitle.is_some() { 120.0 } else { 0.0 };
        // A title in letters that no font has gives way to a name.
        let names = card.bearer.iter().map(|(name, _)| name).chain([&card.newsroom]);
        let mut texts = std::iter::once(&card.title).chain(names);
        let Some(title) = texts.find_map(|text| settable(text, Hand::SerifBold)) else {
            return;
        };
        let title = set(&title, Hand::SerifBold, &TITLES, 1.12, room, height);
        let mut y = top + 0.06 * title.size;
        for line in &title.lines {
            self.text(line, Hand::SerifBold, title.size, left, y + 0.8 * title.size, "--color-ink");
            y += 1.12 * title.size;
        }
        if let Some(subtitle) = subtitle {
            let subtitle = set(&subtitle, Hand::Serif, &[40.0, 36.0], 1.28, room, bottom - y - 16.0);
            y += 16.0;
            for line in &subtitle.lines {
                self.text(line, Hand::Serif, subtitle.size, left, y + 0.9 * subtitle.size, "--color-ink");
                y += 1.28 * subtitle.size;
            }
        }
    }

    /// The name of what it belongs to, with its crest where that has no other place; tells whether
    /// there is one.
    fn foot(&mut self, card: &Card, crest: Option<Crest>, left: f32) -> bool {
        let named = card.bearer.as_ref().and_then(|(name, _)| settable(name, Hand::SansBold));
        let (Some(name), Some(crest)) = (named, crest) else {
            return false;
        };
        let mut x = left;
        if card.sign != Sign::Crest {
            self.crest(crest, x, 534.0, 52.0);
            x += 52.0 + 20.0;
        }
        let name = shortened(&name, Hand::SansBold, (WIDTH as f32 - EDGE - x) / 28.0);
        self.text(&name, Hand::SansBold, 28.0, x, 570.0, "--color-ink");
        true
    }

    /// A crest in a square.
    fn crest(&mut self, crest: Crest, left: f32, top: f32, side: f32) {
        let (field, form) = match crest.counterchanged {
            false => ("--accent-soft", "--accent"),
            true => ("--accent", "--accent-soft"),
        };
        let x = self.placed(left, side);
        self.svg.extend(["<svg x=\"", &number(x), "\" y=\"", &number(top), "\" width=\"", &number(side)]);
        self.svg.extend(["\" height=\"", &number(side), "\" viewBox=\"0 0 840 840\" overflow=\"hidden\">"]);
        let field = colour(field, self.tincture);
        self.svg.extend([
            "<path fill=\"",
            &field,
            "\" d=\"M0 0h840v840h-840z\"/><path fill-rule=\"evenodd\" ",
        ]);
        self.svg.extend(["transform=\"rotate(", &crest.turn.to_string(), " 420 420)\" fill=\""]);
        self.svg.extend([&colour(form, self.tincture), "\" d=\"", &crest.path(), "\"/></svg>"]);
    }

    fn bar(&mut self, left: f32, y: f32, width: f32, height: f32, ink: &str) {
        let x = self.placed(left, width);
        self.svg.extend(["<rect x=\"", &number(x), "\" y=\"", &number(y), "\" width=\"", &number(width)]);
        self.svg.extend(["\" height=\"", &number(height), "\" fill=\"", &colour(ink, self.tincture), "\"/>"]);
    }

    fn text(&mut self, text: &str, hand: Hand, size: f32, left: f32, y: f32, ink: &str) {
        if text.is_empty() {
            return;
        }
        let (family, weight) = hand.family();
        let x = if self.mirrored { WIDTH as f32 - left } else { left };
        let anchor = if self.mirrored { "end" } else { "start" };
        self.svg.extend(["<text x=\"", &number(x), "\" y=\"", &number(y), "\" font-family=\"", family]);
        self.svg.extend(["\" font-weight=\"", weight, "\" font-size=\"", &number(size), "\" text-anchor=\""]);
        self.svg.extend([anchor, "\" fill=\"", &colour(ink, self.tincture), "\" xml:space=\"preserve\">"]);
        // The direction of a line is its own, whatever it begins with.
        let from_the_right =
            is_from_the_right(text) || (self.mirrored && !text.contains(char::is_alphabetic));
        if from_the_right {
            self.svg.push('\u{2067}');
        }
        push_escaped(text, &mut self.svg);
        if from_the_right {
            self.svg.push('\u{2069}');
        }
        self.svg.push_str("</text>");
    }

    fn placed(&self, left: f32, width: f32) -> f32 {
        if self.mirrored { WIDTH as f32 - left - width } else { left }
    }
}

/// The part of a text that can be set; empty where there is none.
fn shown(text: &str, hand: Hand) -> String {
    settable(text, hand).unwrap_or_default()
}

/// A number with at most two digits behind the point.
fn number(value: f32) -> String {
    ((value * 100.0).round() / 100.0).to_string()
}
