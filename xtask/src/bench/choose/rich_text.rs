//! The words of a body, from its JSON (bundle format, `RichText`): blocks parted by line feeds.

use serde_json::Value;

/// All words of a body in reading order, notes last.
pub fn plain_text(body: &Value) -> String {
    let mut out = String::new();
    push_blocks(&body["b"], &mut out);
    for note in items(&body["n"]) {
        push_blocks(&note["b"], &mut out);
    }
    out
}

fn items(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

fn push_blocks(blocks: &Value, out: &mut String) {
    items(blocks).for_each(|block| push_block(block, out));
}

fn push_block(block: &Value, out: &mut String) {
    // A rule is a word instead of an object, and says nothing.
    let Some((tag, inside)) = block.as_object().and_then(|fields| fields.iter().next()) else { return };
    match tag.as_str() {
        "p" => push_line(inside, out),
        "h" => push_line(&inside["t"], out),
        "l" => items(&inside["i"]).for_each(|item| push_blocks(item, out)),
        "q" => {
            push_blocks(&inside["b"], out);
            push_line(&inside["c"], out);
        }
        "c" => push_text(inside["t"].as_str(), out),
        "t" => {
            push_line(&inside["c"], out);
            let rows = items(&inside["h"]).chain(items(&inside["r"]));
            rows.flat_map(|row| items(&row["c"])).for_each(|cell| push_line(cell, out));
        }
        "f" => {
            push_text(inside["m"]["a"].as_str(), out);
            push_line(&inside["c"], out);
        }
        "o" => {
            push_line(&inside["t"], out);
            push_blocks(&inside["b"], out);
        }
        "d" => {
            push_line(&inside["t"], out);
            push_line(&inside["c"], out);
        }
        _ => (),
    }
}

fn push_text(text: Option<&str>, out: &mut String) {
    out.push_str(text.unwrap_or_default());
    out.push('\n');
}

fn push_line(inlines: &Value, out: &mut String) {
    push_inlines(inlines, out);
    out.push('\n');
}

fn push_inlines(inlines: &Value, out: &mut String) {
    for inline in items(inlines) {
        if inline.as_str() == Some("b") {
            out.push('\n');
        }
        let Some((tag, inside)) = inline.as_object().and_then(|fields| fields.iter().next()) else {
            continue;
        };
        match tag.as_str() {
            "t" | "c" => out.push_str(inside.as_str().unwrap_or_default()),
            "e" | "s" | "x" => push_inlines(inside, out),
            "a" => push_inlines(&inside[1], out),
            _ => (),
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn every_kind_of_block_says_its_words_and_nothing_else() {
        let body = json!({
            "b": [
                { "p": [{ "t": "one" }, { "e": [{ "t": "two" }] }, "b", { "a": ["/x/", [{ "c": "three" }]] }, { "n": 0 }] },
                "r",
                { "h": { "l": 2, "id": "not", "t": [{ "t": "four" }] } },
                { "l": { "s": 1, "i": [[{ "p": [{ "t": "five" }] }]] } },
                { "t": { "c": [{ "t": "six" }], "h": [{ "c": [[{ "t": "seven" }]] }], "r": [] } },
                { "f": { "m": { "s": "/no.png", "a": "eight" }, "c": [{ "t": "nine" }] } },
                { "d": { "k": "p", "h": "https://no.example", "t": [{ "t": "ten" }] } }
            ],
            "n": [{ "b": [{ "p": [{ "s": [{ "t": "last" }] }] }] }]
        });
        let text = plain_text(&body);
        let words: Vec<&str> = text.split_whitespace().collect();
        assert_eq!(
            words,
            ["onetwo", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "last"]
        );
    }
}
