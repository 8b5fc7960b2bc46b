//! Texts as lines: what of a text can be set, and where it is broken.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::fonts::Hand;

/// More characters of a text are never looked at.
const LONGEST: usize = 600;

/// Marks that may stand on one letter; more only soil the letters around.
const MARKS: usize = 3;

/// What of a text can be set in one line: spaces are single, and characters that draw nothing, turn
/// the direction or are in no font are left out. Nothing where that would be more than half of it.
pub fn settable(text: &str, hand: Hand) -> Option<String> {
    let mut out = String::new();
    let (mut marks, mut kept, mut lost) = (0, 0_usize, 0_usize);
    for c in text.nfc().take(LONGEST) {
        if c.is_whitespace() {
            if !out.is_empty() && !out.ends_with(' ') {
                out.push(if c == '\u{a0}' || c == '\u{202f}' { '\u{a0}' } else { ' ' });
            }
            continue;
        }
        if c.is_control() || draws_nothing(c) {
            continue;
        }
        marks = if is_combining_mark(c) { marks + 1 } else { 0 };
        if marks > MARKS || (marks > 0 && (out.is_empty() || out.ends_with(' '))) {
            continue;
        }
        if hand.width_of(c).is_some() {
            out.push(c);
            kept += 1;
        } else {
            lost += 1;
        }
    }
    out.truncate(out.trim_end().len());
    (kept > 0 && kept >= lost).then_some(out)
}

/// Directions, invisible joints and separators, tags, variations.
fn draws_nothing(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{feff}')
        || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}')
        || matches!(c, '\u{fff0}'..='\u{fffb}' | '\u{e0000}'..='\u{e0fff}')
}

/// Whether a text is set from the right: its first letter that has a direction is of such a script.
pub fn is_from_the_right(text: &str) -> bool {
    let letter = |c: &char| c.is_alphabetic();
    text.chars().find(letter).is_some_and(|c| {
        matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}')
            || matches!(c, '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
    })
}

/// A text that was broken into lines, at the size that it has room for.
#[derive(Clone, Debug, PartialEq)]
pub struct Set {
    /// The size of the type.
    pub size: f32,
    /// The lines, from first to last.
    pub lines: Vec<String>,
}

/// Sets a text as large as its room allows, in lines of about one length. What has no room at the
/// last of the sizes ends in an ellipsis.
///
/// `leading` is the distance of lines, where 1 is the size.
pub fn set(text: &str, hand: Hand, sizes: &[f32], leading: f32, width: f32, height: f32) -> Set {
    let room = |size: f32| ((height / (size * leading)).floor().max(1.0)) as usize;
    for size in sizes {
        let Wrapped { lines, split } = wrap(text, hand, width / size);
        if lines.len() <= room(*size) && !split {
            return Set { size: *size, lines: balanced(text, hand, width / size, lines) };
        }
    }
    let size = sizes.last().copied().unwrap_or(1.0);
    let mut lines = wrap(text, hand, width / size).lines;
    if lines.len() > room(size) {
        lines.truncate(room(size));
        if let Some(last) = lines.last_mut() {
            last.push('…');
            *last = shortened(last, hand, width / size);
        }
    }
    Set { size, lines }
}

/// A text in one line; what has no room gives way to an ellipsis.
pub fn shortened(text: &str, hand: Hand, width: f32) -> String {
    if hand.width(text) <= width {
        return text.to_owned();
    }
    let dots = hand.width("…");
    let mut length = 0.0;
    let end = text.char_indices().find(|(_, c)| {
        length += hand.width_of(*c).unwrap_or(0.0);
        length + dots > width
    });
    let kept = text[..end.map_or(text.len(), |(at, _)| at)].trim_end_matches([' ', ',', ':', ';', '…', '-']);
    [kept, "…"].concat()
}

#[derive(Debug)]
struct Wrapped {
    lines: Vec<String>,
    /// Whether a word had to be broken.
    split: bool,
}

fn wrap(text: &str, hand: Hand, width: f32) -> Wrapped {
    let mut wrapped = Wrapped { lines: Vec::new(), split: false };
    let (mut line, mut length) = (String::new(), 0.0);
    for part in parts(text) {
        let seen = hand.width(part.trim_end());
        if !line.is_empty() && length + seen > width {
            wrapped.lines.push(std::mem::take(&mut line).trim_end().to_owned());
            length = 0.0;
        }
        if seen <= width {
            line.push_str(part);
            length += hand.width(part);
            continue;
        }
        wrapped.split = true;
        for c in part.chars() {
            let own = hand.width_of(c).unwrap_or(0.0);
            if length + own > width && !line.is_empty() && !is_combining_mark(c) {
                wrapped.lines.push(std::mem::take(&mut line));
                length = 0.0;
            }
            line.push(c);
            length += own;
        }
    }
    if !line.is_empty() {
        wrapped.lines.push(line.trim_end().to_owned());
    }
    wrapped
}

/// The parts between which a line may end: behind spaces, hyphens, dashes and strokes.
fn parts(text: &str) -> impl Iterator<Item = &str> {
    text.split_inclusive([' ', '-', '–', '—', '/', '_'])
}

/// The same number of lines, each as long as the others as far as words allow.
fn balanced(text: &str, hand: Hand, width: f32, widest: Vec<String>) -> Vec<String> {
    if widest.len() < 2 {
        return widest;
    }
    let (mut narrow, mut wide, mut best) = (0.0, width, widest);
    for _ in 0..8 {
        let middle = (narrow + wide) / 2.0;
        let Wrapped { lines, split } = wrap(text, hand, middle);
        if lines.len() <= best.len() && !split {
            (wide, best) = (middle, lines);
        } else {
            narrow = middle;
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;

    const HAND: Hand = Hand::SerifBold;

    #[track_caller]
    fn check(text: &str, expected: Option<&str>) {
        assert_eq!(settable(text, HAND).as_deref(), expected);
    }

    #[test]
    fn what_no_font_has_is_left_out() {
        check("Fire 🔥 in  the\thall", Some("Fire in the hall"));
        check("a\u{0}b\u{1b}[31m\u{202e}c\u{feff}\u{fffe}", Some("ab[31mc"));
        check("警察と市", None);
        check("🔥🔥", None);
        check(" \n ", None);
    }

    #[test]
    fn letters_bear_few_marks() {
        let marked = ["e", &"\u{300}".repeat(40), "x"].concat();
        let set = settable(&marked, HAND).expect("letters");
        assert!(set.chars().count() <= 2 + MARKS, "{set:?}");
        check("\u{301} a", Some("a"));
    }

    #[test]
    fn lines_stay_within_their_width_and_lose_no_word() {
        let text = "Half of what drones do: petty crime-prevention seen from above, and who is asked";
        for width in [300.0, 500.0, 776.0] {
            let set = set(text, HAND, &[92.0, 60.0, 20.0], 1.1, width, 400.0);
            for line in &set.lines {
                assert!(HAND.width(line) * set.size <= width, "{line}");
            }
            assert_eq!(set.lines.join(" ").replace("crime- ", "crime-"), text);
        }
    }

    #[test]
    fn lines_are_of_one_length() {
        let set = set("one two three four five six seven", HAND, &[50.0], 1.0, 700.0, 200.0);
        let widths: Vec<f32> = set.lines.iter().map(|line| HAND.width(line)).collect();
        assert_eq!(widths.len(), 2, "{set:?}");
        assert!((widths[0] - widths[1]).abs() * 50.0 < 150.0, "{set:?}");
    }

    #[test]
    fn what_has_no_room_ends_in_an_ellipsis() {
        let long = "Prevention ".repeat(50);
        let cut = set(&long, HAND, &[60.0, 40.0], 1.1, 700.0, 300.0);
        assert_eq!((cut.size, cut.lines.len()), (40.0, 6));
        assert!(cut.lines.last().is_some_and(|line| line.ends_with("Prevention…")), "{cut:?}");
        let word = "x".repeat(500);
        let broken = set(&word, HAND, &[60.0, 40.0], 1.1, 700.0, 300.0);
        assert!(broken.lines.iter().all(|line| HAND.width(line) * 40.0 <= 700.0), "{broken:?}");
    }

    #[test]
    fn some_scripts_run_from_the_right() {
        assert!(is_from_the_right("« أمن المدن »") && is_from_the_right("2020: ערים"));
        assert!(!is_from_the_right("LOUD: أمن") && !is_from_the_right("2020"));
    }
}
