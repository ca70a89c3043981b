// Run by ci.mjs after `npm ci`: copies the few static fonts the template uses into workspace/fonts and writes
// workspace/coverage.json, the code points that every style of at least one family can draw ([first, last] ranges).
import { copyFileSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as fontkit from 'fontkit';

const here = dirname(fileURLToPath(import.meta.url));
const source = join(here, 'node_modules', '@expo-google-fonts');
const target = join(here, 'workspace', 'fonts');
const families = {
  'source-sans-3': ['400Regular', '400Regular_Italic', '600SemiBold', '600SemiBold_Italic'],
  'source-serif-4': ['400Regular', '600SemiBold'],
  'source-code-pro': ['400Regular'],
  'noto-sans-symbols-2': ['400Regular'],
  'noto-emoji': ['400Regular'],
};

rmSync(target, { recursive: true, force: true });
mkdirSync(target, { recursive: true });
const covered = new Set();
const licences = [];
for (const [family, styles] of Object.entries(families)) {
  let common = null;
  for (const style of styles) {
    const folder = join(source, family, style);
    const file = readdirSync(folder).find(name => name.endsWith('.ttf'));
    copyFileSync(join(folder, file), join(target, file));
    const points = new Set(fontkit.openSync(join(target, file)).characterSet);
    common = common === null ? points : new Set([...common].filter(point => points.has(point)));
  }
  for (const point of common) covered.add(point);
  licences.push(`${family}\n\n${readFileSync(join(source, family, 'LICENSE_FONT'), 'utf8')}`);
}
writeFileSync(join(target, 'LICENCES.txt'), licences.join('\n\n'));

// PDF/A refuses private use; controls are dropped before the fonts are asked.
const refused = point => point < 0x20 || (point >= 0x7f && point <= 0x9f) || (point >= 0xe000 && point <= 0xf8ff) || point >= 0xf0000;
const ranges = [];
for (const point of [...covered].filter(point => !refused(point)).sort((a, b) => a - b)) {
  const last = ranges.at(-1);
  if (last && last[1] === point - 1) last[1] = point;
  else ranges.push([point, point]);
}
writeFileSync(join(here, 'workspace', 'coverage.json'), JSON.stringify(ranges));
