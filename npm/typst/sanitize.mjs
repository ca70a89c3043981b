// Takes out of the texts of a document what PDF/A or the fonts refuse, before the compiler sees it.
import { readFileSync } from 'node:fs';

/** Reads coverage.json and answers whether a code point can be drawn. */
export function coverage(file) {
  const covered = new Set();
  for (const [first, last] of JSON.parse(readFileSync(file, 'utf8'))) {
    for (let point = first; point <= last; point++) covered.add(point);
  }
  return covered;
}

const invisible = c => c === 0x0a || c === 0x20 || c === 0xad || (c >= 0x200b && c <= 0x200d) || (c >= 0xfe00 && c <= 0xfe0f);
const dropped = c => (c < 0x20 && c !== 0x09 && c !== 0x0a) || (c >= 0x7f && c <= 0x9f) || (c >= 0x202a && c <= 0x202e)
  || (c >= 0x2066 && c <= 0x2069) || c === 0x200e || c === 0x200f || c === 0xfeff;

/** `replaced`: Map(code point → count), of what was dropped or drawn as □. */
export function cleanText(text, covered, replaced) {
  let out = '';
  for (const character of text.replace(/\r\n?/g, '\n').toWellFormed().normalize('NFC')) {
    const point = character.codePointAt(0);
    if (point === 0x09) { out += ' '; continue; }
    if (invisible(point) || (!dropped(point) && covered.has(point))) { out += character; continue; }
    replaced.set(point, (replaced.get(point) ?? 0) + 1);
    if (!dropped(point)) out += '\u25A1';
  }
  // A word longer than a line would leave the page: zero-width spaces let it break.
  return out.replace(/[^\s\u200B\u200D/-]{40}/gu, '$&\u200B').replace(/[^\s\u200B]{12,}@(?=[^\s\u200B]{12})/gu, '$&\u200B');
}

/** The same tree with clean texts; drawings and technical fields as they are. */
export function clean(value, covered, replaced) {
  if (typeof value === 'string') return cleanText(value, covered, replaced);
  if (Array.isArray(value)) return value.map(item => clean(item, covered, replaced));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) =>
    [key, key === 'svg' || key === 'type' ? item : clean(item, covered, replaced)]));
}
