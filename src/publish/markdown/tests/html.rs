use super::check;

#[test]
fn wrappers_are_unwrapped_and_markdown_inside_them_is_read() {
    check("<div>\n\n**x**\n\n</div>", "p **x**");
    check("<div class='a'><span style='b'>x</span> <font>y</font></div>", "p x y");
    check("<section>a<p>b<p>c</section>d", "p a\np b\np c\np d");
    check("<center>\n\n# T\n\n- <p>a</p>\n\n</center>", "h2#t T\nul\n  li\n    p a");
    check("a <b>b <i>c</b> d</i>", "p a **b *c*** d");
    check("a <u>b</u><sup>th</sup> <q>c <q>d</q></q>", "p a bth “c ‘d’”");
}

#[test]
fn what_is_left_open_ends_with_its_paragraph() {
    check("a <b>b\n\nc", "p a **b**\np c");
    check("- <div>a\n- b", "ul\n  li\n    p a\n  li\n    p b");
    check("</div></p>a</b>", "p a");
    check("<details><summary>a</summary>\n\nb</details> c\n\nd", "callout Note a\n  p b\np c\np d");
    check("<ul><li>\n\n*a</li>*\n\n</ul>b", "ul\n  li\n    p *a*\np b");
    check("<div>\n\n> a</div>\n\nb", "quote\n  p a\np b");
    check("<b>\n\na\n\n- b\n\n</b>c", "p **a**\nul\n  li\n    p **b**\np c");
}

#[test]
fn marks_around_blocks_mark_each() {
    check("<a href='/x/'><h3>T</h3><p>a</p></a>", "h3#t [T](/x/)\np [a](/x/)");
    check("<em>a<div>b</div></em>", "p *a*\np *b*");
    check("<b><b>a</b></b><code>x<b>y</b></code>", "p **a**`x`**`y`**");
}

#[test]
fn headings_in_html_keep_a_valid_id() {
    check("<h1 id='top'>A</h1><h3 id='a b'>B c</h3>", "h2#top A\nh3#b-c B c");
    check("<h2 id=x>A</h2><h2 id=x>B</h2>", "h2#x A\nh2#x-2 B");
}

#[test]
fn lists_in_html() {
    check(
        "<ul><li>a<li>b<ul><li>c</ul></ul>",
        "ul\n  li\n    p a\n  li\n    p b\n    ul\n      li\n        p c",
    );
    check(
        "<ol start=4><li>a</li>stray<ul><li>b</ul></ol>",
        "ol 4\n  li\n    p a\n    p stray\n    ul\n      li\n        p b",
    );
    check("<ul>\n\n<li>\n\n*a*\n\n</li>\n\n</ul>", "ul\n  li\n    p *a*");
    check(
        "<dl><dt>a<dd>b<dd>c<div><dt>d</dt><dd><p>e</dd></div></dl>",
        "ul\n  li\n    p **a**\n    p b\n    p c\n  li\n    p **d**\n    p e",
    );
}

#[test]
fn quotations_in_html_name_their_source() {
    check("<blockquote><p>a</p><footer>— <cite>B</cite></footer></blockquote>", "quote — B\n  p a");
    check("<figure><blockquote>a</blockquote><figcaption>B</figcaption></figure>", "quote B\n  p a");
    check("<blockquote><cite>A</cite> says b</blockquote>", "quote\n  p *A* says b");
}

#[test]
fn code_in_html() {
    check("<pre>\n  a\n<b>b</b>&lt;</pre>", "code - \"  a\\nb<\"");
    check("<pre><code class=\"x language-rust\">a\n\nb\n</code></pre>", "code rust \"a\\n\\nb\"");
    check("<kbd>Ctrl</kbd>+<samp>x</samp>", "p `Ctrl`+`x`");
}

#[test]
fn tables_in_html() {
    check(
        "<table><caption>C</caption><thead><tr><th>a<th align=right>b<tbody><tr><th>1<td>2</table>",
        "table <> C\n  # a | b\n  - ! 1 | 2",
    );
    check(
        "<table><tr><th>a<th>b<tr><td colspan=2>c<tr><td rowspan=2>d<td>e<tr><td>f</table>",
        "table\n  # a | b\n  - c |\n  - d | e\n  -  | f",
    );
    check("<table><tr><td><p>a</p><ul><li>b<li>c</ul></td></tr></table>", "table\n  - a⏎b⏎c");
    check("<table><tr>\n\n<td>\n\n**a**\n\n</td>\n\n</tr></table>", "table\n  - **a**");
    check("<table>a<tr><td>b</table>c", "table\n  - a\n  - b\np c");
    check("<table><tr><td><table><tr><td>a<td>b</table></table>", "table\n  - a⏎b");
    check("<table><caption>only</caption></table>", "p only");
}

#[test]
fn indented_html_inside_html_is_no_code() {
    check(
        "<table>\n  <tr>\n    <th>a</th>\n\n    <th>\n      b\n    </th>\n  </tr>\n\n  <tr>\n    <td>\n\n      c &amp; d\n\n    </td>\n  </tr>\n</table>\n\n    code",
        "table\n  # a | b\n  - c & d\ncode - \"code\"",
    );
    check("<div>\n\n    a < b\n\n    <p>c\n\n</div>", "code - \"a < b\\n\\n<p>c\"");
    check("<div>\n\n    <p>a\n    b</p>\n\n</div>", "p a␊b");
    check("<b>x</b>\n\n    <b>code</b>", "p **x**\ncode - \"<b>code</b>\"");
}

#[test]
fn figures_in_html() {
    check(
        "<figure>\n<img src=/media/a.jpg alt=A>\n<figcaption>C <em>d</em></figcaption>\n</figure>",
        "figure /media/a.jpg \"A\" C *d*",
    );
    check(
        "<figure><a href=/b/><img src='/media/a.jpg' alt='A'></a></figure>",
        "figure /media/a.jpg \"A\" -> /b/",
    );
    check(
        "<figure><img src=https://x.org/a.png alt=A><figcaption>C</figcaption></figure>",
        "card Picture https://x.org/a.png \"A\" C",
    );
    check("<figure><figcaption>C</figcaption><p>a</p></figure>", "p C\np a");
    check("<picture><source srcset=x><img src=/media/a.jpg alt=A></picture>", "figure /media/a.jpg \"A\"");
    check("<p>a<img src=/media/a.jpg alt=A>b</p>", "p a\nfigure /media/a.jpg \"A\"\np b");
}

#[test]
fn what_plays_elsewhere_is_a_card() {
    check(
        "<iframe src='https://www.youtube.com/embed/abc?rel=0' title='T'></iframe>",
        "card Video https://www.youtube.com/watch?v=abc \"T\"",
    );
    check(
        "<iframe src='//player.vimeo.com/video/1'></iframe>",
        "card Video https://vimeo.com/1 \"vimeo.com\"",
    );
    check(
        "<iframe src='https://x.org/map'>Fallback</iframe> after",
        "card Page https://x.org/map \"x.org\" Fallback\np after",
    );
    check(
        "<video controls><source src='https://x.org/a.mp4'>No video</video>",
        "card Video https://x.org/a.mp4 \"a.mp4\" No video",
    );
    check("<video src=/media/a.mp4></video>", "card Video /media/a.mp4 \"a.mp4\"");
    check(
        "<object><embed src='https://www.youtube.com/v/abc'></object>",
        "card Video https://www.youtube.com/watch?v=abc \"youtube.com\"",
    );
    check(
        "<iframe src='https://x.org/m'>\n\na\n\n- b",
        "card Page https://x.org/m \"x.org\"\np a\nul\n  li\n    p b",
    );
    check("<iframe src='javascript:alert(1)' title=T></iframe>", "card Page - \"T\"");
}

#[test]
fn what_opens_on_a_click_is_a_callout() {
    check(
        "<details><summary>T *x*</summary>\n\n**a**\n\n- b\n\n</details>",
        "callout Note T *x*\n  p **a**\n  ul\n    li\n      p b",
    );
    check("<details>a</details>", "callout Note\n  p a");
}

#[test]
fn raised_figures_have_their_own_forms() {
    check("m<sup>2</sup> CO<sub>2</sub> 1<sup>st</sup>", "p m² CO₂ 1st");
    check("a<sup>[*x*](/b/)</sup>", "p a[*x*](/b/)");
}

#[test]
fn scripts_and_styles_are_left_out_and_nothing_else() {
    check("a<script>alert(1)</script>b<style>c</style>", "p ab");
    check("<script>\nif (a<b) { \"</p>\" }\n\nmore()\n</script>\n\nb", "p b");
    check("a <!-- hidden --> b", "p a  b");
    check("<!-- a\n\nb -->c\n\nd", "p c\np d");
    check(
        "<noscript>a</noscript> <form><label>Name <input value=x></label><select><option>b<option>c</select></form>",
        "p a\np Name\np b\np c",
    );
    check("<x-y>a</x-y> Vec<T> b", "p a Vec<T> b");
    check("press <Enter now>, <b>or</b> <marquee>x</marquee>", "p press <Enter now>, **or** x");
    check("<div><o:p>y</o:p></div>", "p y");
    check("<div>\n<https://x.org/a>\n</div>", "p [https://x.org/a](https://x.org/a)");
    check("a <![CDATA[b]]> <?php c ?> d", "p a b  d");
    check("<svg><title>A</title><path d='x'/><text>b<tspan>c</tspan></text></svg>d", "p A  b cd");
}

#[test]
fn tags_without_an_end_stay_text() {
    check("<div>a <b\n\nc", "p a <b\np c");
    check("a <b", "p a <b");
    check("1 < 2 && 3 > 2 <3", "p 1 < 2 && 3 > 2 <3");
    check("<div>1 < 2 &lt; <3 a&b</div>", "p 1 < 2 < <3 a&b");
}

#[test]
fn a_tag_that_closes_itself_is_empty() {
    check("<div/>a<b/>c</b></div>", "p ac");
    check("<iframe src='https://x.org/m' title='M'/>a", "card Page https://x.org/m \"M\"\np a");
}
