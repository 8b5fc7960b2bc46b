//! Folding: lower case and without accents, so that Niedermuller finds Niedermüller.

/// The text in lower case, without the accents of Latin letters.
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_ascii() {
            out.push(c.to_ascii_lowercase());
        } else {
            push_plain(lower(c), &mut out);
        }
    }
    out
}

/// Whether `part` stands anywhere in `text`; both are folded.
///
/// The library's own search is made for long texts, and takes 2 KB of the app.
pub fn holds(text: &str, part: &str) -> bool {
    part.is_empty() || text.as_bytes().windows(part.len()).any(|some| some == part.as_bytes())
}

/// The words of a text, folded: runs of letters and digits.
pub fn folded_words(text: &str) -> Vec<String> {
    let folded = fold(text);
    folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// A text in two, cut at a byte where a character begins; whole where none begins there.
///
/// Unlike an index it cannot fail, and so brings no words about failing into the app: 4 KB.
pub(super) fn parted(text: &str, at: usize) -> (&str, &str) {
    text.split_at_checked(at).unwrap_or((text, ""))
}

/// A letter beyond ASCII in lower case (Unicode's simple mapping) in Latin, Greek, Cyrillic and
/// Armenian; other scripts have no case, or keep it.
///
/// The library's tables for all scripts weigh as much in the app as its whole search.
fn lower(c: char) -> char {
    let code = u32::from(c);
    let lower = match code {
        0xc0..=0xd6 | 0xd8..=0xde | 0x391..=0x3a1 | 0x3a3..=0x3ab | 0x410..=0x42f => code + 32,
        0x130 => 0x69,
        0x178 => 0xff,
        0x386 => 0x3ac,
        0x388..=0x38a => code + 37,
        0x38c => 0x3cc,
        0x38e | 0x38f => code + 63,
        0x400..=0x40f => code + 80,
        0x4c0 => 0x4cf,
        0x531..=0x556 => code + 48,
        0x1e9e => 0xdf,
        // In pairs, the capital first: where it is even …
        0x100..=0x137 | 0x14a..=0x177 | 0x1de..=0x1ef | 0x1f8..=0x21f | 0x222..=0x233 => code | 1,
        0x460..=0x481 | 0x48a..=0x4bf | 0x4d0..=0x52f | 0x1e00..=0x1e95 | 0x1ea0..=0x1eff => code | 1,
        // … and where it is odd.
        0x139..=0x148 | 0x179..=0x17e | 0x1cd..=0x1dc | 0x4c1..=0x4ce => code + code % 2,
        _ => code,
    };
    char::from_u32(lower).unwrap_or(c)
}

/// Letters with accents from U+00E0 to U+017F, in the order of their code points, as plain ones.
/// A dot stands for a letter that has none.
const PLAIN: &str = "\
    aaaaaa.ceeeeiiiidnooooo.ouuuuy.yaaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiii\
    ii..jjkkkllllll..llnnnnnnnnnoooooo..rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";

fn push_plain(c: char, out: &mut String) {
    match c {
        'ß' => out.push_str("ss"),
        'æ' => out.push_str("ae"),
        'œ' => out.push_str("oe"),
        'ĳ' => out.push_str("ij"),
        '\u{300}'..='\u{36f}' => (),
        '\u{e0}'..='\u{17f}' => {
            let plain = PLAIN.as_bytes().get(c as usize - 0xe0).copied().unwrap_or(b'.');
            out.push(if plain == b'.' { c } else { plain as char });
        }
        'ș' => out.push('s'),
        'ț' => out.push('t'),
        other => out.push(other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accents_and_case_are_folded() {
        for (text, folded) in [
            ("Niedermüller", "niedermuller"),
            ("Péter", "peter"),
            ("ÉLÈVE", "eleve"),
            ("Łódź", "lodz"),
            ("Straße", "strasse"),
            ("œuvre", "oeuvre"),
            ("Ærø", "aero"),
            ("çà", "ca"),
            ("e\u{301}", "e"),
            ("ŷ Ž ſ", "y z s"),
            ("Ğ ğ Ş ş İ", "g g s s i"),
            ("日本 кот", "日本 кот"),
        ] {
            assert_eq!(fold(text), folded, "{text}");
        }
    }

    #[test]
    fn case_is_that_of_unicode() {
        let scripts = [
            0x80..=0x12f,
            0x131..=0x17f,
            0x1cd..=0x1ef,
            0x1f8..=0x21f,
            0x222..=0x239,
            0x380..=0x3ce,
            0x400..=0x58f,
            0x1e00..=0x1eff,
            0x3040..=0x30ff,
        ];
        for c in scripts.into_iter().flatten().filter_map(char::from_u32) {
            assert!(c.to_lowercase().eq([lower(c)]), "{c} {:x}", u32::from(c));
        }
    }

    #[test]
    fn a_part_stands_anywhere() {
        for (text, part, expected) in [
            ("abc", "", true),
            ("", "", true),
            ("abc", "bc", true),
            ("abc", "abcd", false),
            ("abc", "ac", false),
        ] {
            assert_eq!(holds(text, part), expected, "{text} {part}");
        }
    }

    #[test]
    fn words_are_runs_of_letters_and_digits() {
        assert_eq!(
            folded_words("L’élan, #weplayfair & MATCH-SPORT 2020!"),
            ["l", "elan", "weplayfair", "match", "sport", "2020"]
        );
    }
}
