//! What the main thread did from a click to the end of its paint, from a trace of the browser.

use anyhow::{Result, bail};
use serde_json::Value;

/// The mark that the page sets when it is clicked; the number of the click follows.
pub const CLICKED: &str = "bench:click:";
/// The mark of the moment at which a click last changed something that can be seen in the window;
/// the number follows.
pub const SEEN: &str = "bench:seen:";
/// The mark of the moment at which a click last changed anything; the number follows.
pub const CHANGED: &str = "bench:changed:";

/// One click on the main thread; times in milliseconds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Click {
    /// The number that its mark bears.
    pub number: usize,
    /// How long the main thread was busy from the click to the end of its paint.
    pub busy: f64,
    /// The same by the thread's own clock, which stands still while other programs have the processor.
    pub processor: f64,
    /// How long it took by the clock, waiting for files included.
    pub wall: f64,
    /// How long the main thread was busy after that paint, until all else was done and painted.
    pub after: f64,
}

/// A stretch of work on one thread, in microseconds; the last two by the thread's own clock.
#[derive(Clone, Copy)]
struct Work {
    start: f64,
    end: f64,
    own_start: f64,
    own_end: f64,
}

/// Adds up, for every marked click, the work of its thread until the first frame after the last
/// change that can be seen has been handed over, and from there to the frame after the last change.
pub fn clicks(events: &[Value]) -> Result<Vec<Click>> {
    let Some(thread) = events.iter().find(|event| name(event).starts_with(CLICKED)).map(thread) else {
        bail!("the trace holds no click");
    };
    let mut own: Vec<&Value> = events.iter().filter(|event| self::thread(event) == thread).collect();
    own.sort_by(|one, other| start(one).total_cmp(&start(other)));
    let marks = |word: &str| -> Vec<(usize, f64)> {
        let of = |event: &&&Value| name(event).strip_prefix(word).and_then(|number| number.parse().ok());
        own.iter().filter_map(|event| Some((of(&event)?, start(event)))).collect()
    };
    let (clicked, seen, changed) = (marks(CLICKED), marks(SEEN), marks(CHANGED));
    let dispatched = spans(&own, |event| {
        name(event) == "EventDispatch" && event["args"]["data"]["type"].as_str() == Some("click")
    });
    let handed_over = spans(&own, |event| name(event) == "Commit");
    let work = spans(&own, |event| event["ph"] == "X");
    let mut found = Vec::new();
    for (number, at) in clicked {
        let last_of = |marks: &[(usize, f64)]| {
            marks.iter().filter(|(of, _)| *of == number).map(|(_, at)| *at).fold(at, f64::max)
        };
        let frame_after = |at: f64| handed_over.iter().find(|span| span.start >= at);
        let began = dispatched.iter().find(|span| span.start <= at && at <= span.end);
        let frames = (frame_after(last_of(&seen)), frame_after(last_of(&changed)));
        let (Some(began), (Some(frame), last)) = (began, frames) else { continue };
        found.push(Click {
            number,
            busy: busy(&work, began.start, frame.end) / 1000.0,
            processor: (frame.own_end - began.own_start) / 1000.0,
            wall: (frame.end - began.start) / 1000.0,
            after: last.map_or(0.0, |last| busy(&work, frame.end, last.end)) / 1000.0,
        });
    }
    Ok(found)
}

fn name(event: &Value) -> &str {
    event["name"].as_str().unwrap_or_default()
}

fn thread(event: &Value) -> (i64, i64) {
    (event["pid"].as_i64().unwrap_or_default(), event["tid"].as_i64().unwrap_or_default())
}

fn start(event: &Value) -> f64 {
    event["ts"].as_f64().unwrap_or_default()
}

fn spans(events: &[&Value], wanted: impl Fn(&Value) -> bool) -> Vec<Work> {
    let number = |event: &Value, name: &str| event[name].as_f64().unwrap_or_default();
    let span = |event: &&Value| Work {
        start: start(event),
        end: start(event) + number(event, "dur"),
        own_start: number(event, "tts"),
        own_end: number(event, "tts") + number(event, "tdur"),
    };
    events.iter().filter(|event| wanted(event)).map(span).collect()
}

/// The time between two moments in which there was work; work stands in order of its start, and
/// one piece may lie in another.
fn busy(work: &[Work], from: f64, to: f64) -> f64 {
    let (mut sum, mut reached) = (0.0, from);
    for piece in work.iter().filter(|piece| piece.end > from && piece.start < to) {
        let end = piece.end.min(to);
        if end > reached {
            sum += end - piece.start.max(reached);
            reached = end;
        }
    }
    sum
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn event(name: &str, ts: u32, dur: u32, tid: u32) -> Value {
        // The thread has the processor half of the time.
        json!({
            "name": name, "ts": ts, "dur": dur, "tts": ts / 2, "tdur": dur / 2, "pid": 1, "tid": tid,
            "ph": if dur > 0 { "X" } else { "I" },
        })
    }

    #[test]
    fn work_counts_once_from_the_click_to_the_frame_after_the_last_change_that_is_seen() {
        let mut dispatch = event("EventDispatch", 1000, 3000, 7);
        dispatch["args"] = json!({ "data": { "type": "click" } });
        let events = [
            event("RunTask", 900, 3200, 7),
            dispatch,
            event("bench:click:0", 1100, 0, 7),
            event("RunTask", 1000, 50_000, 8),
            event("Commit", 4500, 100, 7),
            event("RunTask", 6000, 1000, 7),
            event("bench:seen:0", 6500, 0, 7),
            event("bench:changed:0", 19_000, 0, 7),
            event("RunTask", 8000, 2000, 7),
            event("Commit", 9000, 500, 7),
            event("RunTask", 20_000, 9000, 7),
            event("Commit", 22_000, 1000, 7),
        ];
        let clicks = clicks(&events).expect("a click");
        // 1000 to 4100, the first frame's 100, 6000 to 7000, 8000 to 9500; after it 9500 to 10,000
        // and 20,000 to 23,000.
        assert_eq!(clicks, [Click { number: 0, busy: 5.7, processor: 4.25, wall: 8.5, after: 3.5 }]);
    }

    #[test]
    fn a_trace_without_clicks_is_an_error() {
        assert!(clicks(&[event("RunTask", 1, 2, 7)]).is_err());
    }
}
