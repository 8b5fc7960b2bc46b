//! Where the words that were found stand in a text, and whether a name is what was searched for.

use super::fold::{fold, folded_words, holds, parted};
use super::typed::{Part, Typed};

/// A text in pieces, each with whether it is a word that was found.
///
/// `marks` are folded words, with a `*` at the end those that are the beginning of one. The pieces
/// put together are the text, and none is empty.
pub fn marked<'a>(text: &'a str, marks: &[String]) -> Vec<(&'a str, bool)> {
    let mut pieces = Vec::new();
    if marks.is_empty() {
        return vec![(text, false)];
    }
    // What was passed over since the last mark begins here, and has so many bytes.
    let (mut since, mut passed, mut rest) = (text, 0, text);
    while let Some(first) = rest.chars().next() {
        let length = rest.len() - rest.trim_start_matches(is_of_word).len();
        let (word, after) = parted(rest, length.max(first.len_utf8()));
        if length > 0 && is_marked(&fold(word), marks) {
            let (plain, _) = parted(since, passed);
            pieces.extend((!plain.is_empty()).then_some((plain, false)));
            pieces.push((word, true));
            (since, passed) = (after, 0);
        } else {
            passed += word.len();
        }
        rest = after;
    }
    pieces.extend((!since.is_empty()).then_some((since, false)));
    pieces
}

/// How many characters of a text an excerpt shows at most, and how many of them before the first word that
/// was found.
const EXCERPT: usize = 180;
const BEFORE: usize = 50;

/// Of a text, by lines, the stretch around a word that was found, for a list of results: in the line where
/// most of `marks` stand, whole words, with an ellipsis where it is cut. `None` where no mark stands in it.
pub fn excerpt(text: &str, marks: &[String]) -> Option<String> {
    let mut best: Option<(usize, &str, usize)> = None;
    for line in text.lines() {
        let pieces = marked(line, marks);
        let Some(first) = pieces.iter().position(|(_, is_found)| *is_found) else { continue };
        let found = pieces.iter().filter(|(_, is_found)| *is_found).map(|(word, _)| fold(word));
        let mut words: Vec<String> = Vec::new();
        for word in found {
            if !words.contains(&word) {
                words.push(word);
            }
        }
        if best.is_none_or(|(most, ..)| words.len() > most) {
            let before = pieces[..first].iter().map(|(piece, _)| piece.chars().count()).sum();
            best = Some((words.len(), line, before));
        }
    }
    let (_, line, first) = best?;
    let characters: Vec<char> = line.chars().collect();
    let is_gap = |at: &usize| characters[*at].is_whitespace();
    // Where no gap is near, as in scripts without any, it is cut between characters.
    let from = match first.saturating_sub(BEFORE) {
        0 => 0,
        from => (from..first).find(is_gap).map_or(from, |gap| gap + 1),
    };
    let to = match from + EXCERPT {
        to if to >= characters.len() => characters.len(),
        to => (first + 1..to).rev().find(is_gap).filter(|gap| *gap > first + BEFORE).unwrap_or(to),
    };
    let mut out = String::new();
    if from > 0 {
        out.push_str("… ");
    }
    out.extend(&characters[from..to]);
    if to < characters.len() {
        out.push_str(" …");
    }
    Some(out)
}

/// Letters and digits, and the accents that stand by themselves, which folding takes away.
fn is_of_word(c: char) -> bool {
    c.is_alphanumeric() || ('\u{300}'..='\u{36f}').contains(&c)
}

fn is_marked(word: &str, marks: &[String]) -> bool {
    marks.iter().any(|mark| match mark.strip_suffix('*') {
        Some(beginning) => word.starts_with(beginning),
        None => word == mark,
    })
}

impl Typed {
    /// Whether all that is wanted stands in a name; never where no words are.
    pub fn names(&self, name: &str) -> bool {
        let folded = fold(name);
        // Nearly all names lack a word, and are not cut into theirs.
        let has = |part: &Part| match part {
            Part::Word(word) | Part::Beginning(word) => holds(&folded, word),
            Part::Phrase(words) => words.iter().all(|word| holds(&folded, word)),
        };
        if self.wanted.is_empty() || !self.wanted.iter().all(has) {
            return false;
        }
        let words = folded_words(name);
        self.wanted.iter().all(|part| match part {
            Part::Word(wanted) => words.contains(wanted),
            Part::Beginning(wanted) => words.iter().any(|word| word.starts_with(wanted.as_str())),
            Part::Phrase(wanted) => words.windows(wanted.len()).any(|some| some == wanted.as_slice()),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, marks: &[&str], expected: &str) {
        let marks: Vec<String> = marks.iter().map(|mark| (*mark).to_owned()).collect();
        let pieces = marked(text, &marks);
        let shown: Vec<String> = pieces
            .iter()
            .map(|(piece, is_found)| if *is_found { format!("[{piece}]") } else { (*piece).to_owned() })
            .collect();
        assert_eq!(shown.concat(), expected);
        assert_eq!(pieces.iter().map(|(piece, _)| *piece).collect::<String>(), text);
        assert!(pieces.iter().all(|(piece, _)| !piece.is_empty() || text.is_empty()), "{pieces:?}");
    }

    #[test]
    fn words_are_marked_whole_or_by_their_beginning() {
        check("Cities of a city", &["city"], "Cities of a [city]");
        check("Cities of a city", &["cit*"], "[Cities] of a [city]");
        check("Security, and more security.", &["security", "and"], "[Security], [and] more [security].");
        check("Insecurity", &["security"], "Insecurity");
        check("No words", &[], "No words");
        check("", &["a"], "");
    }

    #[test]
    fn a_word_is_found_whatever_its_accents_and_case() {
        check("Péter NIEDERMÜLLER", &["niedermuller"], "Péter [NIEDERMÜLLER]");
        check("die Straße, Ærø!", &["strasse", "aer*"], "die [Straße], [Ærø]!");
        check("l’e\u{301}lan", &["elan"], "l’[e\u{301}lan]");
        check("<b>drones</b> & drones", &["drones", "b"], "<[b]>[drones]</[b]> & [drones]");
        check("日本 кот", &["кот"], "日本 [кот]");
    }

    #[track_caller]
    fn check_excerpt(text: &str, marks: &[&str], expected: Option<&str>) {
        let marks: Vec<String> = marks.iter().map(|mark| (*mark).to_owned()).collect();
        assert_eq!(excerpt(text, &marks).as_deref(), expected);
    }

    #[test]
    fn an_excerpt_is_the_line_with_most_of_the_words() {
        check_excerpt(
            "A city.\nDrones over a city.\nDrones.",
            &["city", "drones"],
            Some("Drones over a city."),
        );
        check_excerpt("A city.\nA town, a town.", &["city", "town"], Some("A city."));
        check_excerpt("Nothing of it", &["drones"], None);
        check_excerpt("", &["drones"], None);
        check_excerpt("Anything", &[], None);
    }

    #[test]
    fn a_long_line_is_cut_between_words_and_says_so() {
        let long = format!("{} drones {}", "before ".repeat(20).trim_end(), "after ".repeat(60).trim_end());
        let found = excerpt(&long, &["drones".to_owned()]).expect("an excerpt");
        assert!(
            found.starts_with("… before ") && found.contains(" drones ") && found.ends_with(" after …"),
            "{found}"
        );
        assert!(found.chars().count() <= EXCERPT + 4, "{found}");
        check_excerpt(&"日本語".repeat(100), &["drones"], None);
        let one = format!("{}-drones-{}", "x".repeat(300), "y".repeat(300));
        let found = excerpt(&one, &["drones".to_owned()]).expect("an excerpt");
        assert!(found.contains("drones") && found.chars().count() <= EXCERPT + 4, "{found}");
    }

    #[test]
    fn a_name_has_all_words_and_the_last_as_a_beginning() {
        let names = |typed: &str, name: &str| Typed::read(typed).names(name);
        assert!(names("nieder", "Péter Niedermüller"));
        assert!(names("niedermuller pet", "Péter Niedermüller"));
        assert!(names("\"public spaces\"", "Security in Public Spaces"));
        assert!(!names("pete niedermuller", "Péter Niedermüller"));
        assert!(!names("\"spaces public\"", "Security in Public Spaces"));
        assert!(!names("müller", "Péter Niedermüller"));
        assert!(!names("", "Péter"));
        assert!(!names("-peter", "Péter"));
    }
}
