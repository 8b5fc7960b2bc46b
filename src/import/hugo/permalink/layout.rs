//! What patterns tell of a date, in Hugo's names and in Go's layouts; only what is written is told.

use chrono::{Datelike, Timelike};

use crate::import::hugo::dates::Written;

/// What a name of a pattern tells of a date: one of Hugo's names, or a date written as Go writes
/// its layouts; nothing where it is neither.
pub(super) fn told(name: &str, date: &Written) -> Option<String> {
    let form = match name {
        "year" => "%Y",
        "month" => "%m",
        "monthname" => "%B",
        "day" => "%d",
        "weekday" => "%w",
        "weekdayname" => "%A",
        "yearday" => return Some(date.day.ordinal().to_string()),
        layout => return laid_out(layout, date),
    };
    Some(date.day.format(form).to_string())
}

/// What stands in Go's layouts for a part of a date or clock time, the longer before the shorter.
const PARTS: [(&str, &str); 18] = [
    ("January", "%B"),
    ("Monday", "%A"),
    ("2006", "%Y"),
    ("Jan", "%b"),
    ("Mon", "%a"),
    ("002", "%j"),
    ("01", "%m"),
    ("02", "%d"),
    ("03", "%I"),
    ("04", "%M"),
    ("05", "%S"),
    ("06", "%y"),
    ("15", "%H"),
    ("PM", "%p"),
    ("pm", "%P"),
    ("1", "%-m"),
    ("2", "%-d"),
    ("3", "%-I"),
];

/// A date as a layout writes it; letters and digits of a layout must all mean something.
fn laid_out(layout: &str, date: &Written) -> Option<String> {
    let moment = date.day.and_time(date.time.unwrap_or_default());
    let mut out = String::new();
    let mut rest = layout;
    while let Some(c) = rest.chars().next() {
        if let Some((word, form)) = PARTS.iter().find(|(word, _)| rest.starts_with(word)) {
            out.push_str(&moment.format(form).to_string());
            rest = &rest[word.len()..];
            continue;
        }
        match c {
            '_' => out.push('_'),
            '4' => out.push_str(&moment.minute().to_string()),
            '5' => out.push_str(&moment.second().to_string()),
            _ => return None,
        }
        rest = &rest[1..];
    }
    layout.contains(|c: char| c != '_').then_some(out)
}
