//! Markup that is known beforehand, as `view!` writes it down: parts one after the other, each
//! with a sign before it.

/// A part of fixed markup.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// Opens the element of this name.
    Open(&'static str),
    /// Gives the element that was opened last this attribute.
    Attribute(&'static str, &'static str),
    /// Puts a text.
    Text(&'static str),
    /// Closes the element that was opened last.
    Close,
}

const OPEN: u8 = 1;
const NAME: u8 = 2;
const VALUE: u8 = 3;
const TEXT: u8 = 4;
const CLOSE: u8 = 5;

/// The parts of `markup`, in order.
pub(super) fn parts(markup: &'static str) -> impl Iterator<Item = Part> {
    let mut rest = markup;
    std::iter::from_fn(move || {
        let sign = *rest.as_bytes().first()?;
        let words = take(&mut rest);
        Some(match sign {
            OPEN => Part::Open(words),
            NAME => {
                debug_assert!(rest.as_bytes().first() == Some(&VALUE), "a name has its value");
                Part::Attribute(words, take(&mut rest))
            }
            CLOSE => Part::Close,
            sign => {
                debug_assert!(sign == TEXT, "`view!` writes no other sign");
                Part::Text(words)
            }
        })
    })
}

/// Takes a sign and the words after it, up to the next sign.
fn take(rest: &mut &'static str) -> &'static str {
    // Every cut is beside a sign, which is one byte: none of them can miss.
    debug_assert!(rest.starts_with(|sign: char| u32::from(sign) <= CLOSE.into()), "a part has its sign");
    let words = rest.get(1..).unwrap_or_default();
    let end = words.bytes().position(|byte| byte <= CLOSE).unwrap_or(words.len());
    *rest = words.get(end..).unwrap_or_default();
    words.get(..end).unwrap_or_default()
}
