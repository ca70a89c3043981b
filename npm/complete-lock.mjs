// node npm/complete-lock.mjs : after a change of npm/typst/package.json, puts back in its lock file the platforms of the compiler
// that « npm install » silently leaves out when the registry does not offer them. Without them « npm ci » refuses the lock file.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const COMPILER = '@myriaddreamin/typst-ts-node-compiler';
const LIBC = { gnu: ['glibc'], musl: ['musl'] };

const file = fileURLToPath(new URL('typst/package-lock.json', import.meta.url));
const lock = JSON.parse(readFileSync(file, 'utf8'));
const compiler = lock.packages[`node_modules/${COMPILER}`];

for (const [name, version] of Object.entries(compiler.optionalDependencies)) {
  const [os, cpu, abi] = name.slice(COMPILER.length + 1).split('-');
  lock.packages[`node_modules/${name}`] ??= {
    version,
    cpu: [cpu],
    ...(LIBC[abi] ? { libc: LIBC[abi] } : {}),
    license: compiler.license,
    optional: true,
    os: [os],
    engines: compiler.engines,
  };
}

lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)));
writeFileSync(file, JSON.stringify(lock, null, 2) + '\n');
