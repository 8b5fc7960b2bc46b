//! Simple stems: the singular of a plural and the other way round, in English and French.

/// The words that are the same but for their number, as far as simple rules tell; without the word
/// itself. Words of fewer than four letters have none.
pub fn kin(word: &str) -> Vec<String> {
    let mut kin = Vec::new();
    if word.chars().count() < 4 {
        return kin;
    }
    let mut add = |stem: &str, ending: &str| kin.push([stem, ending].concat());
    if let Some(stem) = word.strip_suffix("ies") {
        add(stem, "y");
        add(stem, "ie");
    } else if let Some(stem) = word.strip_suffix("aux") {
        add(stem, "al");
        add(stem, "au");
    } else if let Some(stem) = word.strip_suffix("eux") {
        add(stem, "eu");
    } else if word.ends_with("ss") {
        add(word, "es");
    } else if let Some(stem) = word.strip_suffix('s') {
        add(stem, "");
        if let Some(stem) = stem.strip_suffix('e').filter(|stem| stem.ends_with(['s', 'x', 'z', 'h'])) {
            add(stem, "");
        }
    } else {
        add(word, "s");
        if word.ends_with(['x', 'z', 'h']) {
            add(word, "es");
        }
        let is_after_vowel = |stem: &&str| stem.ends_with(['a', 'e', 'i', 'o', 'u']);
        if let Some(stem) = word.strip_suffix('y').filter(|stem| !is_after_vowel(stem)) {
            add(stem, "ies");
        }
        if let Some(stem) = word.strip_suffix("al") {
            add(stem, "aux");
        }
        if word.ends_with("eau") || word.ends_with("eu") {
            add(word, "x");
        }
    }
    kin
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn singular_and_plural_lead_to_each_other() {
        for (one, other) in [
            ("city", "cities"),
            ("policy", "policies"),
            ("drone", "drones"),
            ("church", "churches"),
            ("process", "processes"),
            ("tax", "taxes"),
            ("local", "locaux"),
            ("reseau", "reseaux"),
            ("ville", "villes"),
            ("jeux", "jeu"),
        ]
        .into_iter()
        .filter(|(one, _)| one.len() > 3)
        {
            assert!(kin(one).contains(&other.to_owned()), "{one}: {:?}", kin(one));
            if other.len() > 3 {
                assert!(kin(other).contains(&one.to_owned()), "{other}: {:?}", kin(other));
            }
        }
        assert!(kin("gas").is_empty());
        assert_eq!(kin("journey"), ["journeys"]);
    }
}
