use super::*;

const ENGLISH: &str = include_str!("../../locales/en.json");
const FRENCH: &str = include_str!("../../locales/fr.json");

/// Puts two messages of the key `a.b` beside each other and compares the sentences.
#[track_caller]
fn check(english: &str, french: &str, expected: &[&str]) {
    let english = format!("{{\"a\": {{\"b\": {english}}}}}");
    let french = format!("{{\"a\": {{{french}}}}}");
    let problems = functions(&[&english, &french]).err().unwrap_or_default();
    assert_eq!(problems, expected);
}

#[test]
fn the_locale_files_of_the_newsroom_agree() {
    assert_eq!(functions(&[ENGLISH, FRENCH]).err(), None);
}

#[test]
fn a_missing_and_an_unknown_key_are_named() {
    check("\"Hello\"", "\"b\": \"Bonjour\"", &[]);
    check(
        "\"Hello\"",
        "\"c\": \"Bonjour\"",
        &[
            "locales/fr.json: \"a_b\" is missing; en.json has it",
            "locales/fr.json: \"a_c\" is unknown; en.json lacks it",
        ],
    );
}

#[test]
fn a_key_given_twice_is_named() {
    check("\"x\"", "\"b\": \"y\", \"b\": \"z\"", &["locales/fr.json: \"a_b\" is there twice"]);
}

#[test]
fn placeholders_must_agree_in_name_and_sort() {
    check("\"{a} and {b}\"", "\"b\": \"{b} et {a}\"", &[]);
    check("\"{n:words} of\"", "\"b\": \"{n:number} de\"", &[]);
    check(
        "\"{a} of {n:number}\"",
        "\"b\": \"{n}\"",
        &["locales/fr.json: \"a_b\" has the placeholders {n}, in en.json they are {a}, {n:number}"],
    );
}

#[test]
fn plurals_need_both_categories() {
    let english = "{\"one\": \"{count} day\", \"other\": \"{count} days\"}";
    check(english, "\"b\": {\"one\": \"un jour\", \"other\": \"{count:words} jours\"}", &[]);
    check(
        english,
        "\"b\": {\"one\": \"un jour\"}",
        &[
            "locales/fr.json: \"a_b\" lacks the plural category \"other\"",
            "locales/fr.json: \"a_b\" is missing; en.json has it",
        ],
    );
    check(
        english,
        "\"b\": \"des jours\"",
        &["locales/fr.json: \"a_b\" is a text, in en.json it is a plural"],
    );
    check(
        "\"x\"",
        "\"b\": {\"one\": \"x\", \"few\": \"x\", \"other\": \"x\"}",
        &[
            "locales/fr.json: \"a_b\" has the unknown plural category \"few\"",
            "locales/fr.json: \"a_b\" is missing; en.json has it",
        ],
    );
}

#[test]
fn lists_must_be_of_one_length() {
    check(
        "[\"x\", \"y\"]",
        "\"b\": [\"x\"]",
        &["locales/fr.json: \"a_b\" is a list of 1, in en.json it is a list of 2"],
    );
}

#[test]
fn broken_placeholders_are_named() {
    for (text, sentence) in [
        ("{name", "has an open brace"),
        ("name}", "has a closing brace without an opening one"),
        ("{}", "has the placeholder {}, which is not a name"),
        ("{n:roman}", "fills {n} in the unknown style \"roman\""),
        ("", "is empty"),
    ] {
        let source = format!("{{\"a\": {{\"b\": \"{text}\"}}}}");
        let problems = functions(&[&source, "{\"a\": {}}"]).err().unwrap_or_default();
        assert_eq!(problems, [format!("locales/en.json: \"a_b\" {sentence}")]);
    }
}

#[test]
fn a_function_documents_itself_and_takes_what_its_text_needs() {
    let english = "{\"a\": {\"b\": {\"one\": \"{count} of {x}\", \"other\": \"{count:words} of {x}\"}}}";
    let french = "{\"a\": {\"b\": {\"one\": \"{x}\", \"other\": \"{x} : {count}\"}}}";
    let code = functions(&[english, french]).unwrap_or_default();
    assert_eq!(
        code,
        "/// `{count} of {x}`, `{count:words} of {x}`\n\
         pub fn a_b(locale: Locale, count: usize, x: &str) -> String {\n    \
         fill(locale, say(locale, locale.plural(count) + 0), &[Arg::Number(count), Arg::Text(x)])\n}\n\n\
         pub(super) const COUNT: usize = 2;\n\n\
         pub(super) const DIGEST: &str = \"f9a2cbece16934e4\";\n\n\
         #[cfg(feature = \"words\")]\n\
         pub(super) static TEXTS: [&str; 2] = \
         [\"\\u{11} of \\u{14}\\u{12} of \\u{14}\", \"\\u{14}\\u{14} : \\u{11}\"];\n\n\
         #[cfg(feature = \"words\")]\n\
         pub(super) static ENDS: [[u16; 2]; 2] = [[6, 12], [1, 6]];\n\n"
    );
}

#[test]
fn french_is_set_as_french() {
    for line in FRENCH.lines().filter_map(|line| line.split_once(": ")).map(|(_, text)| text) {
        let text: String = line.chars().filter(|c| !matches!(c, '{' | '}' | '"')).collect();
        for wrong in ["'", " ;", " ?", " !", " :\u{a0}", "« ", " »", "...", "\u{a0};"] {
            assert!(!text.contains(wrong), "{wrong:?} in {text}");
        }
    }
}
