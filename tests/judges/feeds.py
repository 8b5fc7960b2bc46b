"""Judges the feeds of a site: feedparser and feed-rs read the same in all forms, as the newsroom says it.

    python feeds.py FEED_RS SITE

FEED_RS holds what feed-rs reads in every feed: an object of paths, as JSON. JSON Feed, which feedparser
does not read, is held against the words of its version 1.1.
"""

import calendar
import datetime
import json
import re
import sys
from pathlib import Path

import feedparser

from newsroom import Newsroom

ENTRIES = 30
FORMS = {"feed.atom": "atom10", "feed.rss": "rss20"}
RFC3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")
FEED = {"version": str, "title": str, "home_page_url": str, "feed_url": str, "description": str,
        "user_comment": str, "next_url": str, "icon": str, "favicon": str, "authors": list, "language": str,
        "expired": bool, "hubs": list, "items": list}
ITEM = {"id": str, "url": str, "external_url": str, "title": str, "content_html": str, "content_text": str,
        "summary": str, "image": str, "banner_image": str, "date_published": str, "date_modified": str,
        "authors": list, "tags": list, "language": str, "attachments": list}


def check(what, found, expected):
    if found != expected:
        sys.exit("%s\n  is       %r\n  should be %r" % (what, found, expected))


def require(what, holds):
    if not holds:
        sys.exit(what)


def seconds(text):
    return int(datetime.datetime.fromisoformat(text.replace("Z", "+00:00")).timestamp())


def check_fields(what, found, known, needed):
    for name in needed:
        require("%s: no %s" % (what, name), name in found)
    for name, value in found.items():
        require("%s: %s is no word of JSON Feed" % (what, name), name in known or name.startswith("_"))
        require("%s: %s is a %s" % (what, name, type(value)), type(value) is known.get(name, type(value)))


def check_authors(what, authors):
    for author in authors:
        require("%s: an author without anything" % what, any(author.get(it) for it in ("name", "url", "avatar")))


def read_json(path, data):
    """A JSON Feed, held against https://jsonfeed.org/version/1.1."""
    feed = json.loads(data.decode("utf-8"))
    check_fields(path, feed, FEED, ["version", "title", "items"])
    check("%s: version" % path, feed["version"], "https://jsonfeed.org/version/1.1")
    check_authors(path, feed.get("authors", []))
    for item in feed["items"]:
        what = "%s: %s" % (path, item.get("id"))
        check_fields(what, item, ITEM, ["id"])
        require("%s: no content" % what, "content_html" in item or "content_text" in item)
        check_authors(what, item.get("authors", []))
        require("%s: tags" % what, all(type(tag) is str for tag in item.get("tags", [])))
        for name in ["date_published", "date_modified"]:
            require("%s: %s" % (what, name), RFC3339.fullmatch(item[name]))
    ids = [item["id"] for item in feed["items"]]
    check("%s: ids that are there once" % path, len(set(ids)), len(ids))
    return {"title": feed["title"], "own": feed["feed_url"], "entries": [
        {"id": it["id"], "title": it["title"], "published": seconds(it["date_published"]),
         "updated": seconds(it["date_modified"]), "text": it["content_html"], "tags": it.get("tags", [])}
        for it in feed["items"]
    ]}


def read_xml(path, data, version):
    """An Atom or RSS feed as feedparser reads it; what it would call broken is."""
    feed = feedparser.parse(data, sanitize_html=False, resolve_relative_uris=False)
    require("%s: %s" % (path, feed.get("bozo_exception")), not feed.bozo)
    check("%s: version" % path, feed.version, version)
    own = [link.href for link in feed.feed.links if link.rel == "self"]
    check("%s: links to itself" % path, len(own), 1)
    moment = lambda it, name: calendar.timegm(it[name]) if it.get(name) else None
    return {"title": feed.feed.title, "own": own[0], "entries": [
        {"id": it.id, "title": it.title, "published": moment(it, "published_parsed"),
         "updated": moment(it, "updated_parsed"), "text": it.content[0].value if "content" in it else "",
         "tags": [tag.get("label") or tag.term for tag in it.get("tags", [])]}
        for it in feed.entries
    ]}


def expected_feeds(newsroom):
    """Every feed that there should be by its folder, with the newest articles it should hold."""
    feeds = {}
    for language in newsroom.languages:
        newest = sorted(newsroom.articles[language].values(), key=lambda head: -head["o"])
        feeds[newsroom.folder(language)] = newest
        for page, of, key in newsroom.gathering(language):
            feeds[page] = [head for head in newest if of in head.get(key, [])]
        for kind in {head["k"] for head in newest if "k" in head}:
            feeds["%skinds/%s/" % (newsroom.folder(language), kind)] = [it for it in newest if it.get("k") == kind]
    return {folder: heads[:ENTRIES] for folder, heads in feeds.items()}


def check_said(path, feed, heads):
    """That a feed holds just these articles, newest first, each as the newsroom calls and dates it."""
    slugs = [it["id"].rstrip("/").rsplit("/", 1)[1] for it in feed["entries"]]
    check("%s: the articles" % path, slugs, [head["s"] for head in heads])
    for it, head in zip(feed["entries"], heads):
        check("%s: the title of %s" % (path, head["s"]), it["title"], head["t"])


def main():
    other, site = json.loads(Path(sys.argv[1]).read_text("utf-8")), Path(sys.argv[2])
    newsroom = Newsroom(site)
    expected = expected_feeds(newsroom)
    names = [*FORMS, "feed.json"]
    paths = sorted(str(path.relative_to(site)) for name in names for path in site.rglob(name))
    check("the feeds", paths, sorted(folder + name for folder in expected for name in names))
    count = 0
    for folder, heads in expected.items():
        path = folder + "feed.json"
        data = (site / path).read_bytes()
        own = read_json(path, data)
        check_said(path, own, heads)
        for item, head in zip(json.loads(data)["items"], heads):
            day = head["d"][:10] if len(head["d"]) > 7 else head["d"] + "-01"
            check("%s: the day of %s" % (path, head["s"]), item["date_published"][:10], day)
        require("%s: it calls itself %s" % (path, own["own"]), own["own"].endswith("/" + path))
        feeds = {path: own}
        for name, version in FORMS.items():
            feeds[folder + name] = feed = read_xml(folder + name, (site / folder / name).read_bytes(), version)
            check("%s: its title" % (folder + name), feed["title"], own["title"])
            require("%s: it calls itself %s" % (folder + name, feed["own"]), feed["own"].endswith("/" + folder + name))
            check("%s: how many" % (folder + name), len(feed["entries"]), len(own["entries"]))
            for one, two in zip(own["entries"], feed["entries"]):
                # RSS knows no date of a change.
                same = {**one, "updated": one["updated"] if name == "feed.atom" else two["updated"]}
                check("%s: %s" % (folder + name, one["id"]), two, same)
        for path, feed in feeds.items():
            told = [{key: it[key] for key in ("id", "title", "published")} for it in feed["entries"]]
            check("%s as feed-rs reads it" % path, other[path], {"title": feed["title"], "entries": told})
            count += len(told)
    print("%s: %d feeds with %d entries" % (site.name, len(paths), count))


main()
