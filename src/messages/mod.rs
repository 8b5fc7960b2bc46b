//! WORDS: what the newsroom itself says, in every language it speaks, and dates in words.
//!
//! [`words`] has a function for every message of `locales/*.json`, checked when the program is
//! built: a language that lacks a message, a placeholder or a plural form does not compile. One
//! formatter ([`dates`]) serves the static pages and the app, so that both say the same to the
//! letter; there is no `Intl` and no ICU in it. This room knows no address, no format and no
//! clock, and never holds a word of the newsroom's content.

#[cfg(test)]
mod catalogue;
pub mod dates;
mod fill;
mod locale;
mod names;
mod numbers;

pub use fill::{around, listed};
pub use locale::Locale;
pub use names::{
    card_words, format_name, kind_name, language_name, nature_name, output_kind_name, own_language_name,
    state_name, status_name, tone_name,
};
pub use numbers::{capitalised, grouped, number_in_words};

/// Every message as a function: `words::agenda_whole_days(locale, 2)` is "Two whole days".
///
/// Generated from `locales/*.json`: the group's name, an underscore and the message's name.
/// Numbers are written as the locale writes them.
pub mod words {
    use super::Locale;
    use super::fill::{Arg, fill};

    /// The text of a number.
    #[inline(never)]
    fn say(locale: Locale, number: usize) -> &'static str {
        let ends = &ENDS[locale as usize];
        let end = |number: usize| ends.get(number).map_or(0, |end| usize::from(*end));
        let start = number.checked_sub(1).map_or(0, end);
        TEXTS[locale as usize].get(start..end(number)).unwrap_or_default()
    }

    include!(concat!(env!("OUT_DIR"), "/words.rs"));
}
