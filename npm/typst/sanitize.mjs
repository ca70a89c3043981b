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
  return out;
}

/** A word longer than a line would leave the page: zero-width spaces let it break. */
export function breakable(text) {
  return text.replace(/[^\s\u200B\u200D/-]{40}/gu, '$&\u200B').replace(/[^\s\u200B]{12,}@(?=[^\s\u200B]{12})/gu, '$&\u200B');
}

const verbatim = new Set(['type', 'svg', 'hash', 'contentHash']); // never typed by a person

/** The same tree with clean texts; drawings and technical fields as they are. */
export function clean(value, covered, replaced) {
  if (typeof value === 'string') return breakable(cleanText(value, covered, replaced));
  if (Array.isArray(value)) return value.map(item => clean(item, covered, replaced));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) =>
    [key, verbatim.has(key) ? item : clean(item, covered, replaced)]));
}

// Measured here, because the compiler is slow at it: the longest word of a cell or of the frames to sign, and about how many signs a cell holds.
const unseen = new Set(['type', 'svg', 'hash', 'contentHash', 'proof']);

function texts(value, skipped, found) {
  if (typeof value === 'string') found.push(value);
  else if (Array.isArray(value)) for (const item of value) texts(item, skipped, found);
  else if (value !== null && typeof value === 'object') for (const [key, item] of Object.entries(value)) if (!skipped.has(key)) texts(item, skipped, found);
  return found;
}

const longestWord = found => found.flatMap(text => text.split(/[\s\u200B/-]+/u)).reduce((best, word) => word.length > best.length ? word : best, '');

/** Adds to the tree what the template would have to measure. A list item or a paragraph weighs at least a line. */
export function weigh(node) {
  if (Array.isArray(node)) { for (const item of node) weigh(item); return; }
  if (node === null || typeof node !== 'object') return;
  if (node.type === 'table') {
    for (const cell of (node.rows ?? []).flatMap(row => row.cells ?? [])) {
      const found = texts(cell.children ?? [], unseen, []);
      cell.longest = longestWord(found);
      cell.weight = found.reduce((sum, text) => sum + Math.max(text.length, 30) + 30 * (text.split('\n').length - 1), 0);
    }
  }
  if (node.type === 'signatures') node.longest = longestWord(texts(node.items ?? [], new Set(['proof']), []));
  for (const value of Object.values(node)) weigh(value);
}
