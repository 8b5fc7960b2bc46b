"""Writes a newsroom whose events bear strings that have broken other programs, and the list of them.

    python strings.py LIST CONTENT STRINGS

LIST holds the strings; each becomes title, place and description of an event. One that the text rule
leaves blank stands in brackets, for no title may be blank.
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
    strings.write_text(json.dumps(texts), "utf-8")


main()
