//! Folding: lower case and without accents, so that Niedermuller finds Niedermüller.

/// The text in lower case, without the accents of Latin letters.
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_ascii() {
            out.push(c.to_ascii_lowercase());
        } else {
            for lower in c.to_lowercase() {
                push_plain(lower, &mut out);
            }
        }
    }
    out
}

/// The words of a text, folded: runs of letters and digits.
pub fn folded_words(text: &str) -> Vec<String> {
    let folded = fold(text);
    folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
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
    fn words_are_runs_of_letters_and_digits() {
        assert_eq!(
            folded_words("L’élan, #weplayfair & MATCH-SPORT 2020!"),
            ["l", "elan", "weplayfair", "match", "sport", "2020"]
        );
    }
}
