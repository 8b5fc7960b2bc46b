"""Judges the calendars of a site: icalendar and ical.js read the same, and what the newsroom says.

    python calendars.py ICAL_JS SITE [STRINGS]

STRINGS is a list of texts, of which the event x000 bears the first as title, place and description, x001
the second.
"""

import datetime
import json
import subprocess
import sys
import unicodedata
from pathlib import Path

import icalendar

from newsroom import Newsroom, spoken

UTC = datetime.timezone.utc
ALWAYS = {"dtstamp", "dtstart", "sequence", "status", "summary", "uid"}
FIELDS = ["start", "end", "summary", "location", "description", "status"]


def moment(value):
    if value is None:
        return None
    value = value.dt
    if not isinstance(value, datetime.datetime):
        return str(value)
    return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def entry(event):
    text = lambda name: None if name not in event else str(event[name])
    geo = event.get("GEO")
    return {
        "uid": text("UID"),
        "start": moment(event.get("DTSTART")),
        "end": moment(event.get("DTEND")),
        "summary": text("SUMMARY"),
        "location": text("LOCATION"),
        "description": text("DESCRIPTION"),
        "status": text("STATUS"),
        "sequence": int(event["SEQUENCE"]),
        "stamp": moment(event.get("DTSTAMP")),
        "changed": moment(event.get("LAST-MODIFIED")),
        "geo": geo and [geo.latitude, geo.longitude],
        "url": text("URL"),
        "categories": [str(it) for it in event["CATEGORIES"].cats] if "CATEGORIES" in event else [],
        "properties": sorted(name.lower() for name in event),
    }


def read(data):
    """A calendar as icalendar reads it, with the rules of RFC 5545 that it forgives."""
    for line in data.split(b"\r\n"):
        assert len(line) <= 75 and b"\n" not in line and b"\r" not in line, line
        line.decode("utf-8")
    assert data.endswith(b"END:VCALENDAR\r\n")
    calendar = icalendar.Calendar.from_ical(data)
    broken = [it for part in calendar.walk() for it in part.errors]
    assert not broken, broken
    assert calendar["VERSION"] == "2.0" and calendar["PRODID"] and calendar.subcomponents
    events, zones = calendar.walk("VEVENT"), [str(zone["TZID"]) for zone in calendar.walk("VTIMEZONE")]
    named = {it.params["TZID"] for event in events for name in ("DTSTART", "DTEND")
             if (it := event.get(name)) is not None and "TZID" in it.params}
    assert named <= set(zones), (named, zones)
    assert len({str(event["UID"]) for event in events}) == len(events), "a UID is there twice"
    name = calendar.get("X-WR-CALNAME")
    return {"name": name and str(name), "zones": zones, "entries": [entry(event) for event in events]}


def check(what, found, expected):
    if found != expected:
        sys.exit("%s\n  is       %r\n  should be %r" % (what, found, expected))


def check_said(path, calendar, slugs, events):
    """That a calendar holds just these events, each as the newsroom says it."""
    expected = {said["uid"]: said for slug in slugs for said in spoken(events[slug])}
    found = {it["uid"].rsplit("@", 1)[0]: it for it in calendar["entries"]}
    check("%s: the entries" % path, sorted(found), sorted(expected))
    for uid, said in expected.items():
        for field in FIELDS + ["geo"]:
            check("%s: %s of %s" % (path, field, uid), found[uid][field], said[field])
        check("%s: topics of %s" % (path, uid), len(found[uid]["categories"]), said["topics"])
        has = {"dtend": said["end"], "location": said["location"], "description": said["description"],
               "categories": said["topics"], "geo": said["geo"], "url": found[uid]["url"],
               "last-modified": found[uid]["changed"]}
        properties = ALWAYS | {name for name, value in has.items() if value}
        check("%s: properties of %s" % (path, uid), found[uid]["properties"], sorted(properties))


def expected_files(newsroom):
    """Every calendar that there should be, with its language and the slugs of its events."""
    files = {}
    for language in newsroom.languages:
        folder, events = newsroom.folder(language), newsroom.events[language]
        dated = [slug for slug, event in events.items() if "a" not in event["h"]["w"]]
        files[folder + "agenda.ics"] = (language, dated)
        for slug in dated:
            files["%sevents/%s/event.ics" % (folder, slug)] = (language, [slug])
        for page, of, key in newsroom.gathering(language):
            its = [slug for slug in dated if of in events[slug]["h"].get(key, [])]
            files[page + "agenda.ics"] = (language, its)
    return files


def check_joined(newsroom, calendars):
    """That a calendar joined from the bundle, as the browser does it, is the one that was published."""
    zones, entries = newsroom.components()
    for language in newsroom.languages:
        parts = ["BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Belfry//Belfry//EN\r\n", *zones.values(),
                 *entries[language].values(), "END:VCALENDAR\r\n"]
        joined = read("".join(parts).encode("utf-8"))
        by_uid = lambda calendar: sorted(calendar["entries"], key=lambda it: it["uid"])
        published = calendars[newsroom.folder(language) + "agenda.ics"]
        check("the calendar joined in %s" % language, by_uid(joined), by_uid(published))


def clean(text):
    """The model's rule for texts: controls are left out, but for tabs and ends of lines."""
    return "".join(c for c in text if unicodedata.category(c) != "Cc" or c in "\t\n")


def check_strings(strings, calendar):
    found = {it["uid"].rsplit("@", 1)[0]: it for it in calendar["entries"] if it["uid"].startswith("x")}
    check("the number of strings", len(found), len(strings))
    for number, string in enumerate(strings):
        for field in ["summary", "location", "description"]:
            check("string %d as %s" % (number, field), found["x%03d" % number][field], clean(string))


def main():
    ical_js, site = sys.argv[1], Path(sys.argv[2])
    newsroom = Newsroom(site)
    here = Path(__file__).parent
    told = subprocess.run(["node", here / "calendars.mjs", ical_js, site], check=True, stdout=subprocess.PIPE)
    other = json.loads(told.stdout)
    paths = sorted(str(path.relative_to(site)) for path in site.rglob("*.ics"))
    expected = expected_files(newsroom)
    check("the calendars", paths, sorted(expected))
    calendars, count = {}, 0
    for path in paths:
        calendars[path] = calendar = read((site / path).read_bytes())
        check("%s: its name" % path, other[path]["name"], calendar["name"])
        check("%s: its zones" % path, other[path]["zones"], calendar["zones"])
        check("%s: how many entries" % path, len(other[path]["entries"]), len(calendar["entries"]))
        for one, two in zip(calendar["entries"], other[path]["entries"]):
            check("%s: %s" % (path, one["uid"]), two, one)
        language, slugs = expected[path]
        check_said(path, calendar, slugs, newsroom.events[language])
        count += len(calendar["entries"])
    check_joined(newsroom, calendars)
    if len(sys.argv) > 3:
        check_strings(json.loads(Path(sys.argv[3]).read_text("utf-8")), calendars["agenda.ics"])
    print("%s: %d calendars with %d entries" % (site.name, len(paths), count))


main()
