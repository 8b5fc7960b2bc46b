use chrono::{Days, NaiveDate};

use super::facet::Facet;
use super::fold::{folded_words, parted};
use super::news_query::Choice;
use super::values::bound;
use crate::model::Published;

/// What a reader typed into the search box, understood.
///
/// Words are looked for as they are, all of them; the last as the beginning of a word. `"…"` holds
/// a phrase, a `-` in front leaves out, `topic:sport` (any facet's key), `before:2021-01` and
/// `after:2020` choose as the filters do. Reading never fails: what is none of these is words. Words
/// of one letter are passed over, but in phrases.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Typed {
    /// What an article must have.
    pub wanted: Vec<Part>,
    /// What it must not have.
    pub without: Vec<Part>,
    /// Values of facets.
    pub choices: Vec<Choice>,
    /// The first day, from `after:`.
    pub from: Option<Published>,
    /// The last day, from `before:`.
    pub to: Option<Published>,
    /// What was typed without choices and dates.
    pub rest: String,
}

/// A part of a search, folded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// A word.
    Word(String),
    /// The beginning of a word.
    Beginning(String),
    /// Words that follow one another; at least two.
    Phrase(Vec<String>),
}

/// A stretch of what was typed.
struct Piece<'a> {
    raw: &'a str,
    minus: bool,
    /// What stands before a colon; empty where there is none.
    key: &'a str,
    value: &'a str,
    quoted: bool,
}

impl Typed {
    /// Reads what was typed.
    pub fn read(text: &str) -> Self {
        let mut typed = Self::default();
        let mut last = None;
        for piece in Piece::all(text) {
            if !typed.choose(&piece) {
                if !typed.rest.is_empty() {
                    typed.rest.push(' ');
                }
                typed.rest.push_str(piece.raw);
                last = typed.search(&piece);
            } else {
                last = None;
            }
        }
        if let Some(Part::Word(word)) = last.and_then(|at: usize| typed.wanted.get_mut(at)) {
            let word = std::mem::take(word);
            let at = typed.wanted.len() - 1;
            typed.wanted[at] = Part::Beginning(word);
        }
        typed
    }

    /// The words, phrases and choices of a text, each as it was typed; but those that ask for nothing.
    pub fn parts(text: &str) -> impl Iterator<Item = &str> {
        Piece::all(text).map(|piece| piece.raw).filter(|raw| !Self::read(raw).is_empty())
    }

    /// Whether nothing is asked for.
    pub fn is_empty(&self) -> bool {
        let no_words = self.wanted.is_empty() && self.without.is_empty();
        no_words && self.choices.is_empty() && self.from.is_none() && self.to.is_none()
    }

    /// Whether the piece is a choice or a date; then it is taken.
    fn choose(&mut self, piece: &Piece<'_>) -> bool {
        match piece.key {
            "before" if !piece.minus => match bound(piece.value, 1).and_then(before) {
                Some(date) => self.to = Some(date),
                None => return false,
            },
            "after" if !piece.minus => match bound(piece.value, 12).and_then(after) {
                Some(date) => self.from = Some(date),
                None => return false,
            },
            key => match Facet::from_key(key).filter(|_| !piece.value.is_empty()) {
                Some(facet) => {
                    let value = piece.value.to_owned();
                    self.choices.push(Choice { facet, excluded: piece.minus, value });
                }
                None => return false,
            },
        }
        true
    }

    /// Takes the piece as words, and tells the place of the last if it may be the beginning of one.
    fn search(&mut self, piece: &Piece<'_>) -> Option<usize> {
        let text = if piece.quoted { piece.value } else { piece.raw };
        let mut words = folded_words(text);
        let parts = if piece.minus { &mut self.without } else { &mut self.wanted };
        if piece.quoted || piece.minus {
            if words.len() > 1 {
                parts.push(Part::Phrase(words));
            } else {
                parts.extend(words.pop().map(Part::Word));
            }
            return None;
        }
        words.retain(|word| word.len() > 1);
        let any = !words.is_empty();
        parts.extend(words.into_iter().map(Part::Word));
        any.then(|| parts.len() - 1)
    }
}

impl<'a> Piece<'a> {
    /// All pieces of a text.
    fn all(text: &'a str) -> impl Iterator<Item = Self> {
        let mut left = text.trim_start();
        std::iter::from_fn(move || {
            let piece = (!left.is_empty()).then(|| Self::first_of(left))?;
            left = parted(left, piece.raw.len()).1.trim_start();
            Some(piece)
        })
    }

    /// The first piece of a text that begins with no space.
    fn first_of(text: &'a str) -> Self {
        let rest =
            text.strip_prefix('-').filter(|rest| !rest.is_empty() && !rest.starts_with(char::is_whitespace));
        let (minus, rest) = rest.map_or((false, text), |rest| (true, rest));
        let sign = text.len() - rest.len();
        if let Some((value, length)) = quotation(rest) {
            return Self { raw: parted(text, sign + length).0, minus, key: "", value, quoted: true };
        }
        let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
        let (key, value) = parted(rest, end).0.split_once(':').unwrap_or_default();
        if let Some((value, length)) =
            quotation(parted(rest, if key.is_empty() { rest.len() } else { key.len() + 1 }).1)
        {
            let end = sign + key.len() + 1 + length;
            return Self { raw: parted(text, end).0, minus, key, value, quoted: false };
        }
        Self { raw: parted(text, sign + end).0, minus, key, value, quoted: false }
    }
}

/// What stands between quotation marks at the beginning of a text, and the length with the marks.
fn quotation(text: &str) -> Option<(&str, usize)> {
    let inside = text.strip_prefix(['"', '“', '”', '«'])?;
    let opening = text.len() - inside.len();
    let end = inside.find(['"', '”', '“', '»'])?;
    let (inside, after) = parted(inside, end);
    let closing = after.chars().next().map_or(0, char::len_utf8);
    Some((inside, opening + end + closing))
}

/// The last day, or month, before a date.
fn before(date: Published) -> Option<Published> {
    let previous = date.day().pred_opt()?;
    Some(like(date, previous))
}

/// The first day, or month, after a date.
fn after(date: Published) -> Option<Published> {
    let next = date.last_day().checked_add_days(Days::new(1))?;
    Some(like(date, next))
}

fn like(date: Published, day: NaiveDate) -> Published {
    match date {
        Published::Month(_) => {
            let first = chrono::Datelike::with_day(&day, 1);
            Published::Month(first.unwrap_or(day))
        }
        _ => Published::Day(day),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn word(word: &str) -> Part {
        Part::Word(word.to_owned())
    }

    fn beginning(word: &str) -> Part {
        Part::Beginning(word.to_owned())
    }

    fn phrase(words: &[&str]) -> Part {
        Part::Phrase(words.iter().map(|word| (*word).to_owned()).collect())
    }

    #[track_caller]
    fn check(text: &str, wanted: &[Part], without: &[Part]) {
        let typed = Typed::read(text);
        assert_eq!((typed.wanted.as_slice(), typed.without.as_slice()), (wanted, without), "{text}");
    }

    #[test]
    fn the_last_word_is_a_beginning() {
        check("", &[], &[]);
        check("Drones", &[beginning("drones")], &[]);
        check("urban secu", &[word("urban"), beginning("secu")], &[]);
        check("Match-Sport", &[word("match"), beginning("sport")], &[]);
        check("vitamin c", &[word("vitamin")], &[]);
        check("a", &[], &[]);
        check("drones -war", &[word("drones")], &[word("war")]);
    }

    #[test]
    fn phrases_and_what_is_left_out() {
        check("\"urban security\" city", &[phrase(&["urban", "security"]), beginning("city")], &[]);
        check("«Ville sûre» ", &[phrase(&["ville", "sure"])], &[]);
        check("\"drones\"", &[word("drones")], &[]);
        check("-\"urban security\" -war", &[], &[phrase(&["urban", "security"]), word("war")]);
        check("-war-time", &[], &[phrase(&["war", "time"])]);
        check("\"unclosed phr", &[word("unclosed"), beginning("phr")], &[]);
        check("- -- \"\" \"", &[], &[]);
    }

    #[test]
    fn operators_become_choices() {
        let typed = Typed::read("topic:sport drones -kind:report before:2021-01 after:2020-10-05 x:y");
        let choice = |facet, excluded, value: &str| Choice { facet, excluded, value: value.to_owned() };
        assert_eq!(
            typed.choices,
            [choice(Facet::Topic, false, "sport"), choice(Facet::Kind, true, "report")]
        );
        assert_eq!(typed.from.map(|date| date.to_string()).as_deref(), Some("2020-10-06"));
        assert_eq!(typed.to.map(|date| date.to_string()).as_deref(), Some("2020-12"));
        assert_eq!(typed.rest, "drones x:y");
        assert_eq!(Typed::read("after:2020").from.map(|date| date.to_string()).as_deref(), Some("2021-01"));
        assert_eq!(Typed::read("before:2020").to.map(|date| date.to_string()).as_deref(), Some("2019-12"));
        assert_eq!(Typed::read("topic:\"a b\" c").choices, [choice(Facet::Topic, false, "a b")]);
    }

    #[test]
    fn what_cannot_be_understood_is_words() {
        check("before:yesterday", &[word("before"), beginning("yesterday")], &[]);
        check("topic:", &[beginning("topic")], &[]);
        check("https://efus.eu", &[word("https"), word("efus"), beginning("eu")], &[]);
    }
}
