//! WORDS: what the newsroom itself says, in every language it speaks, and dates in words.
//!
//! [`words`] has a function for every message of `locales/*.json`, checked when the program is
//! built: a language that lacks a message, a placeholder or a plural form does not compile. The
//! publisher has the texts of every language built in; the reader's app is given those of the page's
//! language with the site file ([`arrive`]). One
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
mod texts;

pub use fill::{around, listed};
pub use locale::Locale;
pub use names::{
    card_words, format_name, kind_name, language_name, nature_name, output_kind_name, own_language_name,
    state_name, status_name, tone_name,
};
pub use numbers::{capitalised, grouped, number_in_words};
pub use texts::{arrive, file};

/// Every message as a function: `words::agenda_whole_days(locale, 2)` is "Two whole days".
///
/// Generated from `locales/*.json`: the group's name, an underscore and the message's name.
/// Numbers are written as the locale writes them. Of a list a function tells one item.
pub mod words {
    use super::Locale;
    use super::fill::{Arg, fill};
    use super::texts::say;

    include!(concat!(env!("OUT_DIR"), "/words.rs"));
}
