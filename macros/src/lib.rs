//! `view!`: the markup of Leptos' views, written down as the steps of Belfry's.
//!
//! Leptos gives every element a type of its own, and every type its own code in the app. A page
//! hardly ever changes once it is drawn, so ours are data instead: what is known beforehand becomes
//! one text for each run of markup, and only what is computed becomes code.

mod writer;

use proc_macro::TokenStream;

/// Writes markup as a `crate::app::view::View`.
///
/// Understood are elements, components (a name that begins with a capital), quoted texts, blocks,
/// and attributes with a text, an expression or no value; a component's attribute without a value
/// is the variable of that name, and what stands inside a component is its prop `children`.
/// Everything else is an error at its place.
#[proc_macro]
pub fn view(input: TokenStream) -> TokenStream {
    writer::write(input.into()).unwrap_or_else(|error| error.to_compile_error()).into()
}
