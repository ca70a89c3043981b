// node read-calendar.mjs: an iCalendar file on standard input, read by ical.js and by node-ical; what both read of it, as JSON. A file that either refuses, or that
// they read otherwise, is a fault.
import { deepStrictEqual } from 'node:assert';
import { readFileSync } from 'node:fs';
import ICAL from 'ical.js';
import nodeIcal from 'node-ical';

const text = readFileSync(0, 'utf8');

const calendar = new ICAL.Component(ICAL.parse(text));
for (const zone of calendar.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(zone);
const events = calendar.getAllSubcomponents('vevent').map(component => {
  const event = new ICAL.Event(component);
  return {
    uid: event.uid,
    sequence: event.sequence,
    start: event.startDate.toJSDate().toISOString(),
    end: event.endDate.toJSDate().toISOString(),
    zone: event.startDate.zone.tzid,
    summary: event.summary,
    location: event.location,
    description: event.description,
    status: component.getFirstPropertyValue('status'),
    organizer: person(component.getFirstProperty('organizer')),
    attendee: person(component.getFirstProperty('attendee')),
  };
});

const other = nodeIcal.sync.parseICS(text);
deepStrictEqual(
  Object.values(other).filter(found => found.type === 'VEVENT').map(found => ({
    uid: found.uid,
    sequence: Number(found.sequence),
    start: found.start.toISOString(),
    end: found.end.toISOString(),
    zone: found.start.tz,
    summary: found.summary,
    location: found.location,
    description: found.description,
    status: found.status,
    organizer: person(found.organizer),
    attendee: person(found.attendee),
  })),
  events,
);
process.stdout.write(JSON.stringify({ method: calendar.getFirstPropertyValue('method'), zones: calendar.getAllSubcomponents('vtimezone').length, events }));

// « name, address » of one reader or of the other
function person(property) {
  if (!property) return null;
  const [name, address] = property.getParameter
    ? [property.getParameter('cn'), property.getFirstValue()]
    : [property.params?.CN, property.val ?? property];
  return { name: String(name ?? '').replace(/^"|"$/g, ''), address: String(address).replace(/^mailto:/i, '') };
}
