use crate::model::{CardKind, Format, Kind, Language, Nature, OutputKind, State, Status, Tone};

use super::{Locale, words};

/// What a kind of article is called.
pub fn kind_name(locale: Locale, kind: Kind) -> &'static str {
    match kind {
        Kind::Announcement => words::kind_announcement(locale),
        Kind::Interview => words::kind_interview(locale),
        Kind::Report => words::kind_report(locale),
        Kind::Campaign => words::kind_campaign(locale),
        Kind::Publication => words::kind_publication(locale),
        Kind::Factsheet => words::kind_factsheet(locale),
        Kind::Portrait => words::kind_portrait(locale),
    }
}

/// What an undertaking is called by its nature.
pub fn nature_name(locale: Locale, nature: Nature) -> &'static str {
    match nature {
        Nature::Project => words::nature_project(locale),
        Nature::WorkingGroup => words::nature_working_group(locale),
        Nature::Partnership => words::nature_partnership(locale),
        Nature::Initiative => words::nature_initiative(locale),
        Nature::Community => words::nature_community(locale),
    }
}

/// Whether an undertaking goes on, in a word.
pub fn state_name(locale: Locale, state: State) -> &'static str {
    match state {
        State::Ongoing => words::state_ongoing(locale),
        State::Ended => words::state_ended(locale),
    }
}

/// Whether an event takes place, in a word.
pub fn status_name(locale: Locale, status: Status) -> &'static str {
    match status {
        Status::Planned => words::status_planned(locale),
        Status::Postponed => words::status_postponed(locale),
        Status::Cancelled => words::status_cancelled(locale),
    }
}

/// Whether one meets in person, in a word.
pub fn format_name(locale: Locale, format: Format) -> &'static str {
    match format {
        Format::Online => words::format_online(locale),
        Format::OnSite => words::format_on_site(locale),
        Format::Hybrid => words::format_hybrid(locale),
    }
}

/// What kind of thing came of an undertaking.
pub fn output_kind_name(locale: Locale, kind: OutputKind) -> &'static str {
    match kind {
        OutputKind::Publication => words::output_publication(locale),
        OutputKind::Factsheet => words::output_factsheet(locale),
        OutputKind::Campaign => words::output_campaign(locale),
        OutputKind::Tool => words::output_tool(locale),
    }
}

/// The title of a callout that has none of its own.
pub fn tone_name(locale: Locale, tone: Tone) -> &'static str {
    match tone {
        Tone::Note => words::text_tone_note(locale),
        Tone::Tip => words::text_tone_tip(locale),
        Tone::Important => words::text_tone_important(locale),
        Tone::Warning => words::text_tone_warning(locale),
    }
}

/// What a card leads to: "Video on example.org", or "Video" where no address is known.
pub fn card_words(locale: Locale, kind: CardKind, host: Option<&str>) -> String {
    match (kind, host) {
        (CardKind::Video, Some(host)) => words::text_video_on(locale, host),
        (CardKind::Picture, Some(host)) => words::text_picture_on(locale, host),
        (CardKind::Page, Some(host)) => words::text_page_on(locale, host),
        (CardKind::Video, None) => words::text_video(locale).to_owned(),
        (CardKind::Picture, None) => words::text_picture(locale).to_owned(),
        (CardKind::Page, None) => words::text_page(locale).to_owned(),
    }
}

/// Primary subtags of the languages whose names are in the locale files, in the same order.
const LANGUAGES: [&str; 39] = [
    "ar", "bg", "ca", "cs", "da", "de", "el", "en", "es", "et", "fi", "fr", "ga", "hr", "ht", "hu", "it",
    "ja", "ko", "lt", "lv", "mt", "nl", "no", "pl", "pt", "ro", "ru", "sk", "sl", "so", "sq", "sr", "sv",
    "tl", "tr", "uk", "vi", "zh",
];

/// What a language is called in the reader's own: "French", "français"; its tag where we have no
/// name for it.
pub fn language_name(locale: Locale, language: &Language) -> String {
    let known = LANGUAGES.iter().position(|code| *code == language.primary());
    let name = known.and_then(|index| words::language_names(locale, index));
    name.unwrap_or(language.as_str()).to_owned()
}

/// What a language is called in itself, for the language switch; its tag where it has no words here.
pub fn own_language_name(language: &Language) -> String {
    let locale = Locale::of(language);
    let spoken = locale.tag() == language.primary();
    if spoken { locale.own_name().to_owned() } else { language.as_str().to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(tag: &str, english: &str, french: &str, own: &str) {
        let language: Language = tag.parse().expect(tag);
        assert_eq!(language_name(Locale::En, &language), english);
        assert_eq!(language_name(Locale::Fr, &language), french);
        assert_eq!(own_language_name(&language), own);
    }

    #[test]
    fn languages_have_names() {
        check("en", "English", "anglais", "English");
        check("fr-BE", "French", "français", "Français");
        check("es", "Spanish", "espagnol", "es");
        check("ar", "Arabic", "arabe", "ar");
        check("zh-Hans", "Chinese", "chinois", "zh-Hans");
        check("gsw", "gsw", "gsw", "gsw");
    }

    #[test]
    fn languages_without_words_are_read_in_english() {
        let of = |tag: &str| Locale::of(&tag.parse().expect(tag));
        assert_eq!(
            [of("fr"), of("fr-CA"), of("de"), of("en-GB")],
            [Locale::Fr, Locale::Fr, Locale::En, Locale::En]
        );
        assert!(Locale::ALL.iter().all(|locale| of(locale.tag()) == *locale));
    }

    #[test]
    fn a_card_says_where_it_leads() {
        assert_eq!(card_words(Locale::En, CardKind::Video, Some("vimeo.com")), "Video on vimeo.com");
        assert_eq!(card_words(Locale::Fr, CardKind::Picture, None), "Image");
    }
}
