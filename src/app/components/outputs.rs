use leptos::prelude::*;

use super::facts::TextLink;
use crate::app::use_here;
use crate::app::view::{View, view};
use crate::bundle::OutputLine;
use crate::messages::{output_kind_name, words};

/// What came of an undertaking: what, by whom and where, or plainly that no address is stated.
#[component(transparent)]
pub fn OutputsTable(
    outputs: Vec<OutputLine>,
    /// The language of the titles, where it is not the page's.
    lang: Option<String>,
) -> View {
    let locale = use_here().locale;
    let rows =
        outputs.into_iter().map(|output| view! { <OutputRow output lang=lang.clone()/> }).collect::<View>();
    view! {
        <div class="table-scroll" role="region" aria-label=words::project_table_outputs(locale) tabindex="0">
            <table class="data-table outputs">
                <thead>
                    <tr>
                        <th scope="col">{words::project_what(locale)}</th>
                        <th scope="col">{words::project_by_whom(locale)}</th>
                        <th scope="col">{words::project_where(locale)}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}

#[component(transparent)]
fn OutputRow(output: OutputLine, lang: Option<String>) -> View {
    let locale = use_here().locale;
    let by = match output.by {
        Some(by) => view! { <td lang=lang.clone()>{by}</td> },
        None => view! { <td class="quiet">{words::who_not_stated(locale)}</td> },
    };
    let place = match output.href {
        Some(href) => {
            let words = href.host().map_or_else(|| output.title.clone(), str::to_owned);
            view! { <td><TextLink href words/></td> }
        }
        None => view! { <td class="quiet">{words::project_address_not_stated(locale)}</td> },
    };
    let kind = output.kind.map(|kind| {
        view! { " "<span class="small quiet output-kind">{output_kind_name(locale, kind)}</span> }
    });
    view! {
        <tr>
            <th scope="row"><span lang=lang>{output.title}</span>{kind}</th>
            {by}
            {place}
        </tr>
    }
}
