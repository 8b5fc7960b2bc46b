"""What a published site says of its events and articles: its bundle, read as the format tells."""

import datetime
import json
from pathlib import Path

EPOCH = datetime.date(1970, 1, 1)


class Newsroom:
    """The events and articles of a site, by language and slug."""

    def __init__(self, site):
        self.site = Path(site)
        self.manifest = json.loads((self.site / "bundle/manifest.json").read_text("utf-8"))
        self.languages = self.manifest["languages"]
        self.events = {}
        self.articles = {}
        self.sites = {it: self.file("bundle/site.%s.%s.json" % (it, digest)) for it, digest in self.list("site").items()}
        for language in self.languages:
            entries = self.listed("events-%s-" % language, "bundle/bodies/events/%s" % language)
            self.events[language] = {entry["h"]["s"]: entry for entry in entries}
            heads = self.listed("heads-%s-" % language, "bundle/heads/%s" % language)
            self.articles[language] = {head["s"]: head for head in heads}

    def file(self, path):
        return json.loads((self.site / path).read_text("utf-8"))

    def list(self, name):
        return self.file("bundle/lists/%s.%s.json" % (name, self.manifest["lists"][name]))

    def listed(self, lists, folder):
        """Every item of the files in these lists; files of earlier editions lie beside them."""
        items = []
        for name in sorted(self.manifest["lists"]):
            if name.startswith(lists):
                for number, digest in self.list(name).items():
                    items += self.file("%s/%s.%s.json" % (folder, number, digest))
        return items

    def folder(self, language):
        """Where the pages of a language stand."""
        return "" if language == self.languages[0] else language + "/"

    def gathering(self, language):
        """What articles and events belong to: the folder of its page, its slug, the key of heads for it."""
        for kind, key in [("projects", "p"), ("groups", "g"), ("topics", "c")]:
            for short in self.sites[language][kind]:
                yield "%s%s/%s/" % (self.folder(language), kind, short["s"]), short["s"], key

    def components(self):
        """What the bundle holds of calendars: the time zones, and entries by language and slug."""
        zones, entries = {}, {language: {} for language in self.languages}
        for name, digest in self.list("calendar").items():
            texts = self.file("bundle/calendar/%s.%s.json" % (name, digest))
            if name == "zones":
                zones = texts
            else:
                entries[name.split("/")[0]].update(texts)
        return zones, entries


def spoken(entry):
    """An event as the entries that a calendar should have of it; none while it has no date."""
    head, found = entry["h"], []
    online = head.get("f") == "online"
    place = [] if online else [entry.get("v"), (head.get("q") or {}).get("n")]
    description = [head.get("n"), head.get("u")]
    common = {
        "status": {"postponed": "TENTATIVE", "cancelled": "CANCELLED"}.get(head.get("a"), "CONFIRMED"),
        "location": ", ".join(part for part in place if part is not None) or None,
        "description": "\n".join(part for part in description if part) or None,
        "geo": None if online or "x" not in entry else [degree / 1_000_000 for degree in entry["x"]],
        "topics": len(head.get("c", [])),
    }
    when = head["w"]
    if "d" in when:
        first, last = (EPOCH + datetime.timedelta(days=when["d"][end]) for end in "fl")
        after = last + datetime.timedelta(days=1)
        found.append({"uid": head["s"], "summary": head["t"], "start": str(first), "end": str(after), **common})
    for number, part in enumerate(when.get("t", {}).get("p", []), 1):
        start, _, end, _, title = (list(part) + [None] * 4)[:5]
        end = end if end is not None and end > start else None
        found.append({
            "uid": head["s"] + (".%d" % number if number > 1 else ""),
            "summary": head["t"] + (": " + title if title else ""),
            "start": instant(start), "end": end and instant(end), **common,
        })
    return found


def instant(minutes):
    moment = datetime.datetime.fromtimestamp(minutes * 60, datetime.timezone.utc)
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")
