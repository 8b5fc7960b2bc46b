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
