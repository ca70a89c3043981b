// node pdf-text.mjs [file]: what a PDF says (standard input when no file is named), as JSON:
// { pages: [text], sizes: [[width, height]], title, language, tagged, outline: [title], alternatives: [text], structure: [role] }
import { readFileSync } from 'node:fs';

console.log = console.warn = () => {}; // it complains of the absent canvas, which only drawing needs
const { getDocument, VerbosityLevel } = await import('pdfjs-dist/legacy/build/pdf.mjs');

const data = new Uint8Array(readFileSync(process.argv[2] ?? 0));
const pdf = await getDocument({ data, verbosity: VerbosityLevel.ERRORS, useSystemFonts: false, isEvalSupported: false, disableFontFace: true }).promise;
const { info } = await pdf.getMetadata();
const mark = await pdf.getMarkInfo();
const pages = [], sizes = [], alternatives = [], structure = [];

function walk(node) {
  if (node.role) structure.push(node.role);
  if (node.alt) alternatives.push(node.alt);
  for (const child of node.children ?? []) walk(child);
}

function titles(items) { return items.flatMap(item => [item.title, ...titles(item.items ?? [])]); }

for (let number = 1; number <= pdf.numPages; number++) {
  const page = await pdf.getPage(number);
  const { items } = await page.getTextContent({ disableNormalization: true });
  pages.push(items.map(item => item.str + (item.hasEOL ? '\n' : '')).join(''));
  const [, , width, height] = page.view;
  sizes.push([Math.round(width), Math.round(height)]);
  const tree = await page.getStructTree();
  if (tree) walk(tree);
}
process.stdout.write(JSON.stringify({ pages, sizes, title: info.Title ?? null, language: info.Language ?? null, tagged: mark?.Marked === true, outline: titles(await pdf.getOutline() ?? []), alternatives, structure }));
