"""Writes a newsroom of hard cases: strings that have broken other programs, and clocks that do not go on.

    python hard.py LIST CONTENT STRINGS

LIST holds the strings; each becomes title, place and description of an event, and STRINGS will hold them
as they stand there: one that the text rule leaves blank in brackets, for no title may be blank.
"""

import json
import sys
import unicodedata
from pathlib import Path

SITE = """title = "Strings"
languages = ["en"]
url = "https://strings.example/"
zone = "Europe/Paris"
now = 2020-11-16
"""


# When events take place: the zone, the start and the end; a whole day has no zone.
TIMES = [
    ("Pacific/Apia", "2011-12-29T23:30:00", "2011-12-31T00:30:00"),  # no 30 December there
    ("Pacific/Apia", "2021-04-04T12:00:00", None),
    ("Asia/Kathmandu", "2024-02-29T11:00:00", "2024-02-29T12:45:00"),
    ("America/New_York", "2021-03-14T01:30:00", "2021-03-14T03:30:00"),  # an hour, not two
    ("America/New_York", "2021-11-07T01:30:00-04:00", "2021-11-07T01:30:00-05:00"),  # the same clock twice
    ("America/New_York", "2021-11-07T01:15:00-05:00", "2021-11-07T02:15:00"),
    ("America/New_York", "1986-04-27T12:00:00", None),
    ("Africa/Cairo", "2014-05-16T12:00:00", "2014-06-27T12:00:00"),  # summer stopped for Ramadan
    ("Africa/Cairo", "2023-04-27T23:30:00", "2023-04-28T01:30:00"),
    ("Africa/Casablanca", "2024-03-10T01:30:00", "2024-04-14T12:00:00"),
    ("Australia/Lord_Howe", "2021-04-04T01:45:00+11:00", "2021-04-04T01:45:00+10:30"),  # half an hour
    ("Australia/Lord_Howe", "2021-10-03T01:45:00", "2021-10-03T02:45:00"),
    ("Europe/Dublin", "2020-12-31T22:00:00", "2021-01-01T02:00:00"),
    ("Europe/Paris", "2020-10-25T02:30:00+01:00", "2020-10-25T03:00:00"),
    ("Europe/Paris", "2021-01-22T22:00:00", "2021-01-23T00:00:00"),
    ("Asia/Pyongyang", "2018-05-04T23:00:00", "2018-05-05T01:00:00"),
    ("America/Caracas", "2016-05-01T02:00:00", "2016-05-01T03:30:00"),
    ("UTC", "2021-06-01T09:00:00", "2021-06-01T10:00:00"),
    ("Etc/GMT+5", "2021-06-01T09:00:00", "2021-06-01T10:00:00"),
    (None, "2024-02-29", None),
    (None, "2020-12-30", "2021-01-02"),
]

# Every week across the end of summer time, but for one that is left out and one that is moved.
WEEKLY = """+++
title = "Every week"
zone = "Europe/Paris"
start = 2020-10-13T18:00:00
end = 2020-10-13T19:30:00

[repeats]
rule = "FREQ=WEEKLY;COUNT=6"
except = [2020-10-27]
moved = [{ day = 2020-11-03, to = 2020-11-04T20:00:00 }]
+++
"""


def quoted(text):
    """A string that TOML reads back to the character."""
    out = []
    for c in text:
        if c in '"\\':
            out.append("\\" + c)
        elif unicodedata.category(c) == "Cc" or c in "\ufeff\ufffe\uffff":
            out.append("\\u%04x" % ord(c))
        else:
            out.append(c)
    return '"%s"' % "".join(out)


def blank(text):
    return not "".join(c for c in text if unicodedata.category(c) != "Cc").strip()


def main():
    source, content, strings = map(Path, sys.argv[1:])
    texts = json.loads(source.read_text("utf-8"))
    assert len(texts) == 515, "%d strings" % len(texts)
    texts = ["[%s]" % text if blank(text) else text for text in texts]
    (content / "events").mkdir(parents=True, exist_ok=True)
    (content / "site.toml").write_text(SITE, "utf-8")
    for number, text in enumerate(texts):
        said = quoted(text)
        lines = ["+++", "title = " + said, "venue = " + said, "summary = " + said, 'first = 2020-12-01', "+++", ""]
        (content / ("events/x%03d.md" % number)).write_bytes("\n".join(lines).encode("utf-8"))
    for number, (zone, start, end) in enumerate(TIMES):
        names = ["start", "end"] if zone else ["first", "last"]
        lines = ["+++", 'title = "Hard time %d"' % number, *(['zone = "%s"' % zone] if zone else [])]
        lines += ['%s = "%s"' % (name, time) for name, time in zip(names, [start, end]) if time]
        (content / ("events/t%03d.md" % number)).write_text("\n".join([*lines, "+++", ""]), "utf-8")
    (content / "events/weekly.md").write_text(WEEKLY, "utf-8")
    strings.write_text(json.dumps(texts), "utf-8")


main()
