// node lock-text-only.mjs: takes the optional native canvas of pdfjs-dist (33 MB, for drawing pages) out of package-lock.json:
// the tests only read text. Run it after every change of the lock file.
import { readFileSync, writeFileSync } from 'node:fs';

const file = new URL('package-lock.json', import.meta.url);
const lock = JSON.parse(readFileSync(file, 'utf8'));
delete lock.packages['node_modules/pdfjs-dist'].optionalDependencies;
for (const path of Object.keys(lock.packages)) {
  if (path.includes('@napi-rs/')) delete lock.packages[path];
}
writeFileSync(file, JSON.stringify(lock, null, 2) + '\n');
