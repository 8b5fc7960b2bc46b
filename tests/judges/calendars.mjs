// What ical.js reads in every calendar of a site: an object of paths and entries, as JSON on the output.
//
//     node calendars.mjs ICAL_JS SITE

import { readFileSync, readdirSync } from "node:fs";
import { join, relative } from "node:path";
import { pathToFileURL } from "node:url";

const [library, site] = process.argv.slice(2);
const { default: ICAL } = await import(pathToFileURL(join(library, "dist", "ical.js")));

function* calendars(folder) {
    for (const item of readdirSync(folder, { withFileTypes: true })) {
        const path = join(folder, item.name);
        if (item.isDirectory()) yield* calendars(path);
        else if (item.name.endsWith(".ics")) yield path;
    }
}

// A whole day as it stands, a clock time as the moment it falls on.
function moment(time) {
    if (!time) return null;
    return time.isDate ? time.toString() : time.toJSDate().toISOString().replace(".000Z", "Z");
}

function entry(component) {
    const event = new ICAL.Event(component);
    const value = (name) => component.getFirstPropertyValue(name);
    const categories = component.getFirstProperty("categories");
    return {
        uid: event.uid,
        start: moment(value("dtstart")),
        end: moment(value("dtend")),
        summary: event.summary,
        location: event.location,
        description: event.description,
        status: value("status"),
        sequence: value("sequence"),
        stamp: moment(value("dtstamp")),
        changed: moment(value("last-modified")),
        geo: value("geo"),
        url: value("url"),
        categories: categories ? categories.getValues() : [],
        properties: component.getAllProperties().map((property) => property.name).sort(),
    };
}

const found = {};
for (const path of calendars(site)) {
    const calendar = new ICAL.Component(ICAL.parse(readFileSync(path, "utf8")));
    ICAL.TimezoneService.reset();
    const zones = calendar.getAllSubcomponents("vtimezone");
    for (const zone of zones) ICAL.TimezoneService.register(zone);
    found[relative(site, path)] = {
        name: calendar.getFirstPropertyValue("x-wr-calname"),
        zones: zones.map((zone) => zone.getFirstPropertyValue("tzid")),
        entries: calendar.getAllSubcomponents("vevent").map(entry),
    };
}
process.stdout.write(JSON.stringify(found));
