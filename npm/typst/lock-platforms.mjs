// node lock-platforms.mjs [--check]: puts back into package-lock.json the optional platform packages of the compiler.
// A registry that lacks some of them makes `npm install` drop their entries silently, and `npm ci` then always fails
// (« Missing: …-darwin-arm64 from lock file »). Run it after every change of the lock file.
import { readFileSync, writeFileSync } from 'node:fs';

const file = new URL('package-lock.json', import.meta.url);
const lock = JSON.parse(readFileSync(file, 'utf8'));
const compiler = 'node_modules/@myriaddreamin/typst-ts-node-compiler';
const platforms = {
  'android-arm-eabi': ['android', 'arm'], 'android-arm64': ['android', 'arm64'],
  'darwin-arm64': ['darwin', 'arm64'], 'darwin-x64': ['darwin', 'x64'],
  'linux-arm-gnueabihf': ['linux', 'arm'],
  'linux-arm64-gnu': ['linux', 'arm64', 'glibc'], 'linux-arm64-musl': ['linux', 'arm64', 'musl'],
  'linux-x64-gnu': ['linux', 'x64', 'glibc'], 'linux-x64-musl': ['linux', 'x64', 'musl'],
  'win32-arm64-msvc': ['win32', 'arm64'], 'win32-x64-msvc': ['win32', 'x64'],
};
const version = lock.packages[compiler].version;
const missing = Object.keys(platforms).filter(name => lock.packages[`${compiler}-${name}`]?.version !== version);
if (process.argv.includes('--check')) {
  if (missing.length) { console.error(`package-lock.json : il manque ${missing.join(', ')}`); process.exit(1); }
  process.exit(0);
}
for (const name of missing) {
  const [os, cpu, libc] = platforms[name];
  lock.packages[`${compiler}-${name}`] = { version, cpu: [cpu], ...(libc && { libc: [libc] }), license: 'Apache-2.0', optional: true, os: [os], engines: { node: '>= 10' } };
}
lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
writeFileSync(file, JSON.stringify(lock, null, 2) + '\n');
console.log(missing.length ? `ajouté : ${missing.join(', ')}` : 'complet');
