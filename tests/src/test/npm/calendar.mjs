// Prints the entries of a calendar as node-ical understands them, each date of a series alone:
// node calendar.mjs FILE FROM TO
import fs from 'node:fs';
import ical from 'node-ical';

const [file, from, to] = process.argv.slice(2);
const range = { from: new Date(from), to: new Date(to) };
const lines = [];
for (const entry of Object.values(ical.sync.parseICS(fs.readFileSync(file, 'utf8')))) {
  if (entry.type !== 'VEVENT') continue;
  for (const each of ical.expandRecurringEvent(entry, range)) {
    lines.push(`${each.start.toISOString()} ${each.event.status} ${each.event.summary}`);
  }
}
console.log(lines.sort().join('\n'));
