use leptos::prelude::*;

use super::{Piece, View, view};

#[track_caller]
fn check(view: View, expected: &str) {
    assert_eq!(view.to_html(), expected);
}

#[component(transparent)]
fn Quoted(words: &'static str, #[prop(optional)] children: Option<View>) -> View {
    view! { <q>{words}</q>{children} }
}

#[test]
fn markup_is_written_as_it_stands() {
    check(view! { <p class="lead" hidden>"One & "<em>"two"</em><br/></p> }, {
        "<p class=\"lead\" hidden=\"\">One &amp; <em>two</em><br></p>"
    });
}

#[test]
fn attributes_keep_their_order_and_empty_ones_are_left_out() {
    let (href, none) = (String::from("/a?b=\"c\"&d"), None::<String>);
    check(view! { <a lang=none id="x" href=href rel=Some("next") hidden=false title="t"></a> }, {
        "<a id=\"x\" href=\"/a?b=&quot;c&quot;&amp;d\" rel=\"next\" title=\"t\"></a>"
    });
}

#[test]
fn content_is_text_whatever_it_holds() {
    let hostile = "</p><script>alert(1)</script>\u{a0}".to_owned();
    check(view! { <p>{hostile}</p> }, "<p>&lt;/p&gt;&lt;script&gt;alert(1)&lt;/script&gt;&nbsp;</p>");
}

#[test]
fn components_take_props_and_children() {
    let words = "a";
    check(view! { <Quoted words/> }, "<q>a</q>");
    check(view! { <i><Quoted words="b">{1_u32}"c"</Quoted></i> }, "<i><q>b</q>1c</i>");
}

#[test]
fn several_pieces_stand_one_after_the_other() {
    let rows = ["a", "b"].into_iter().map(|word| view! { <li>{word}</li> }).collect::<View>();
    check(view! { <ul>{rows}</ul>{None::<View>}{vec!["c", "d"]} }, "<ul><li>a</li><li>b</li></ul>cd");
}

#[test]
fn what_changes_is_written_as_it_stands_first() {
    let owner = Owner::new();
    owner.with(|| {
        let count = RwSignal::new(2_u32);
        let live = view! {
            <p data-n=move || count.get()>{move || count.get()}" "{View::text(move || count.get().to_string().into())}</p>
            {View::rows(move || (0..count.get()).collect(), |key| view! { <li>{key}</li> })}
        };
        check(live, "<p data-n=\"2\">2 2</p><li>0</li><li>1</li>");
    });
}

#[test]
fn nothing_is_nothing() {
    assert!(View::new().is_empty() && None::<View>.view().is_empty());
    check(View::new(), "");
}
