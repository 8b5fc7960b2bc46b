use super::check;

#[test]
fn paragraphs_and_marks() {
    check("", "");
    check("one\ntwo\n\nthree", "p one␊two\np three");
    check("*a* **b** ~~c~~ `d  e`", "p *a* **b** ~c~ `d  e`");
    check("***a** b*", "p ***a** b*");
    check("a  \nb\\\nc", "p a⏎b⏎c");
    check("*a*  *b*", "p *a*  *b*");
    check("`a``b` `c`", "p `a``b` `c`");
}

#[test]
fn text_is_kept_to_the_byte_but_for_controls() {
    check("\"quoted\" -- and... 'so'", "p \"quoted\" -- and... 'so'");
    check("a\u{0}b\u{7}c\u{85}d\u{200b}e\u{feff}\u{a0}f", "p abcd\u{200b}e\u{feff}\u{a0}f");
    check("a\r\nb\r\rc", "p a␊b\np c");
    check("&eacute;&amp;&#x41;&#0;&#8;&nbsp;x &unknown; & &copy", "p é&A\u{fffd}\u{a0}x &unknown; & &copy");
    check("\\*a\\* 1\\. \\<b>", "p *a* 1. <b>");
}

#[test]
fn headings_begin_at_two_and_have_their_own_names() {
    check("# Één à la carte!", "h2#een-a-la-carte Één à la carte!");
    check("## A\n### A\n#### A *b*\n##### c\n###### d", "h2#a A\nh3#a-2 A\nh4#a-b A *b*\nh5#c c\nh6#d d");
    check("## a-2\n## a\n## a", "h2#a-2 a-2\nh2#a a\nh2#a-3 a");
    check("Title {#own-id}\n---", "h2#own-id Title");
    check("## {#x}\n## a {#<b>}", "h2#x {#x}\nh2#a a {#**}**");
    check("## ?!\n## 東京", "h2#section ?!\nh2#東京 東京");
    check("## It's what’s new", "h2#its-whats-new It's what’s new");
    check("##\n\na", "p a");
}

#[test]
fn lists_of_blocks() {
    check("- a\n- b", "ul\n  li\n    p a\n  li\n    p b");
    check("3. a\n\n   b\n4. c", "ol 3\n  li\n    p a\n    p b\n  li\n    p c");
    check("- a\n  1. b\n- c", "ul\n  li\n    p a\n    ol 1\n      li\n        p b\n  li\n    p c");
    check("- [x] done\n-\n- b", "ul\n  li\n    p [x] done\n  li\n    p b");
}

#[test]
fn quotations_and_callouts() {
    check("> a\n> > b", "quote\n  p a\n  quote\n    p b");
    check("> a\n>\n> <cite>B</cite>", "quote B\n  p a");
    check("> a <cite>B</cite>", "quote\n  p a *B*");
    check("> [!NOTE]\n> a", "callout Note\n  p a");
    check("> [!TIP]\n> a\n\n> [!IMPORTANT]\n> b", "callout Tip\n  p a\ncallout Important\n  p b");
    check("> [!WARNING]\n> - a", "callout Warning\n  ul\n    li\n      p a");
    check("> [!ELSE]\n> a", "quote\n  p [!ELSE]␊a");
}

#[test]
fn code_keeps_its_lines() {
    check("```rust,ignore\nfn a() {\n\n    b < c;\n}\n```", "code rust \"fn a() {\\n\\n    b < c;\\n}\"");
    check("    indented\n      more\n", "code - \"indented\\n  more\"");
    check("```\n<b>&amp;</b>\n```", "code - \"<b>&amp;</b>\"");
}

#[test]
fn tables_with_sides() {
    check("|a|b|\n|-|-:|\n|1|*2*|\n|3|", "table <>\n  # a | b\n  - 1 | *2*\n  - 3 |");
    check("|a|\n|:-:|\n|b<br>c|", "table =\n  # a\n  - b⏎c");
    check("|a|\n|-|\n|b|c \\| d|*e*|\n\nf", "table\n  # a\n  - b | c | d | *e*\np f");
    check("|a|\n|-|\n|x ![p](/media/p.png)|", "table\n  # a\n  - x\nfigure /media/p.png \"p\"");
    check("|a|\n|-|\n|![p](https://x.org/p.png)|", "table\n  # a\n  - [p](https://x.org/p.png)");
}

#[test]
fn links_lead_where_a_reader_may_go() {
    check("[a *b*](https://x.org/?q=1&r=2 'T')", "p [a *b*](https://x.org/?q=1&r=2)");
    check(
        "[a](/news/b/) [c](#d) <https://x.org> <a@x.org>",
        "p [a](/news/b/) [c](#d) [https://x.org](https://x.org) [a@x.org](mailto:a@x.org)",
    );
    check("[a][b]\n\n[b]: tel:+33", "p [a](tel:+33)");
    check("[a](javascript:alert(1)) b", "p a b");
    check("[a](news/b) [](https://x.org)c", "p a c");
}

#[test]
fn a_picture_of_our_own_is_a_figure() {
    check("![alt *text*](/media/a.jpg)", "figure /media/a.jpg \"alt text\"");
    check("![alt](/media/a.jpg \"A caption\")", "figure /media/a.jpg \"alt\" A caption");
    check("before ![alt](/media/a.jpg) after", "p before\nfigure /media/a.jpg \"alt\"\np after");
    check("*x ![alt](/media/a.jpg) y*", "p *x*\nfigure /media/a.jpg \"alt\"\np *y*");
    check("[![alt](/media/a.jpg)](/news/b/)", "figure /media/a.jpg \"alt\" -> /news/b/");
    check("[a ![b](/media/a.jpg) c](/d/)", "p [a](/d/)\nfigure /media/a.jpg \"b\" -> /d/\np [c](/d/)");
    check("## a ![b](/media/b.jpg) c", "h2#a-c a  c\nfigure /media/b.jpg \"b\"");
    check("![![in](/media/b.jpg) out](/media/a.jpg)", "figure /media/a.jpg \"in out\"");
}

#[test]
fn a_picture_on_another_site_is_a_card() {
    check("![alt](https://x.org/a.jpg \"C\")", "card Picture https://x.org/a.jpg \"alt\" C");
    check("![](//x.org/b/a.jpg)", "card Picture https://x.org/b/a.jpg \"a.jpg\"");
    check("a ![alt](https://x.org/a.jpg) b", "p a\ncard Picture https://x.org/a.jpg \"alt\"\np b");
    check("[![alt](https://x.org/a.jpg)](https://y.org/)", "card Page https://y.org/ \"alt\"");
    check("![alt](pic.jpg)", "card Picture - \"alt\"");
    check("![](data:image/png;base64,AAAA)", "");
}

#[test]
fn notes_follow_in_the_order_of_their_mention() {
    check(
        "a[^x] b[^y] c[^x]\n\n[^y]: Why\n\n[^x]: Ex\n\n    more",
        "p a^0 b^1 c^0\nnote 0\n  p Ex\n  p more\nnote 1\n  p Why",
    );
    check("a[^n]\n\n[^n]: b[^m]\n[^m]: c[^n]", "p a^0\nnote 0\n  p b^1\nnote 1\n  p c^0");
    check("a[^x]", "p a[^x]");
    check("a\n\n[^x]: never", "p a\np never");
    check("a[^X]\n\n[^x]: one", "p a^0\nnote 0\n  p one");
}

#[test]
fn rules_part() {
    check("a\n\n---\n\nb", "p a\nrule\np b");
}
