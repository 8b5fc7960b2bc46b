use super::{check_remarks, parse};

#[test]
fn a_good_text_calls_for_no_remark() {
    check_remarks(
        "## A\n\ntext[^1] with [words](/news/a/)\n\n### B\n\n![alt](/media/a.jpg \"c\")\n\n<div>x</div>\n\n[^1]: n",
        &[],
    );
}

#[test]
fn links_that_cannot_be_held_are_errors_with_their_place() {
    check_remarks(
        "é [a](javascript:x) [b](news/c)\n<a href='https://'>d</a> [e]()",
        &[
            "! 1:3 an address may not begin with \"javascript:\": \"javascript:x\"",
            "! 1:21 the address is neither absolute nor a path from the root: \"news/c\"",
            "! 2:1 the address is malformed: \"https://\"",
            "! 2:26 the address is empty: \"\"",
        ],
    );
}

#[test]
fn places_hold_inside_html_and_quotations() {
    check_remarks(
        "> <div>\n> é <a href='x:y'>a</a>\n> </div>",
        &["! 2:5 an address may not begin with \"x:\": \"x:y\""],
    );
    check_remarks("a\r\nb [c](x:y)", &["! 2:3 an address may not begin with \"x:\": \"x:y\""]);
}

#[test]
fn links_that_say_nothing() {
    for said in ["here", "Click here", "ici", "Cliquez ici !", "*Read more* »", "read\nmore"] {
        let text = format!("[{said}](/a/)");
        assert!(
            parse(&text).remarks.iter().any(|remark| remark.sentence.starts_with("a link says only")),
            "{said}"
        );
    }
    check_remarks("[the report](/a/) [what is new here](/b/)", &[]);
    check_remarks("<https://x.org/a>", &["1:1 a link shows its bare address"]);
    check_remarks("[](/a/)", &["1:1 a link without words is left out"]);
    check_remarks("[![a](/media/a.jpg)](/b/)", &[]);
    check_remarks("[a](/b/ \"c\")", &["1:1 the title of a link is left out: \"c\""]);
}

#[test]
fn headings_that_skip_a_level() {
    check_remarks("### a", &["1:1 a heading of level 3 follows one of level 1"]);
    check_remarks("# a\n### b\n## c\n#### d", &["4:1 a heading of level 4 follows one of level 2"]);
}

#[test]
fn pictures_without_words() {
    check_remarks("a ![](/media/a.jpg)", &["1:3 a picture has no alternative text"]);
    check_remarks("<img src=/media/a.jpg>", &["1:1 a picture has no alternative text"]);
    check_remarks("<img src=/media/a.jpg alt=''>", &[]);
    check_remarks("![a](b.jpg)", &["1:1 a picture cannot be found: \"b.jpg\""]);
}

#[test]
fn what_is_left_out_is_told() {
    check_remarks("a\n\n<script>b</script>", &["3:1 <script> and what is in it are left out of the text"]);
    check_remarks("a <x-y>b", &["1:3 the element <x-y> is not known; its text is kept"]);
    check_remarks("```rust why\n```", &["1:1 what follows the language of the code is left out: \"why\""]);
    check_remarks(
        "|a|\n|-|\n|b|c|",
        &["3:3 a row has more cells than its table has columns; they are kept as written"],
    );
    check_remarks("Vec<T>", &["1:4 <T> is no tag of HTML; it is kept as text"]);
    check_remarks("a\n\n[b]: /c/", &["3:1 the address \"[b]\" is never used, so it is left out"]);
    check_remarks("[^a]: b", &["1:1 no mark refers to this note, so it follows the text"]);
    check_remarks("a <?b?>", &["1:3 a declaration or processing instruction is left out"]);
    check_remarks("<!-- a", &["1:1 a comment that does not end is left out"]);
    check_remarks("<!-- a -->", &[]);
    check_remarks("<div><b", &["1:6 a tag that does not end is kept as text"]);
    check_remarks("<div><a title='x<p>y</p>'>", &["1:6 the tag <a> swallows what follows it"]);
    check_remarks(
        "x<sup>a1</sup> <sup>2</sup> <sup>nd</sup>",
        &["1:2 raised text cannot be held; the words are kept"],
    );
    check_remarks("<form>a</form>", &["1:1 the form element <form> cannot be held; the words are kept"]);
    check_remarks(
        "<table><tr><td colspan=2>a</table>",
        &["1:1 cells over several columns or rows are followed by empty cells"],
    );
}
