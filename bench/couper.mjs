// Kills the application and PostgreSQL (SIGKILL) in the middle of saved answers and uploads, and counts what was acknowledged and lost.
//   dotnet build -c Release && node bench/couper.mjs [rounds, 20 by default]
// Odd rounds kill the application, which is started again; even rounds kill PostgreSQL, which the running application starts again.
// Before the first round it saves until the application is warm. Ends with 1 when an acknowledged answer or file is missing, when PostgreSQL took more than ten
// seconds to come back, or when fewer than 200 answers were acknowledged: too few to prove anything.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const rounds = Number(process.argv[2] ?? 20), warm = 20, fewest = 200;
const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const web = join(root, 'src', 'CqpMutualite.Web');
const program = ['Release', 'Debug'].map(build => join(web, 'bin', build, 'net10.0', 'CqpMutualite.Web.dll')).find(existsSync);
const data = mkdtempSync(join(tmpdir(), 'cqp-couper-'));
const pause = ms => new Promise(done => setTimeout(done, ms));
const seconds = since => Math.round((performance.now() - since) / 100) / 10;
const password = 'Demo-CQP-2026!';
let application, address;

async function start() {
  const since = performance.now();
  application = spawn('dotnet', [program], { cwd: web, env: { ...process.env, ASPNETCORE_ENVIRONMENT: 'Development', ASPNETCORE_URLS: 'http://127.0.0.1:0', CQP_DATA: data, SignIn__AttemptsPerMinute: '100000' } });
  address = await new Promise((found, failed) => {
    let output = '';
    application.stdout.on('data', text => { output += text; const at = output.match(/Now listening on: (\S+)/); if (at) found(at[1]); });
    application.stderr.on('data', text => { output += text; });
    application.once('exit', code => failed(new Error(`the application ended (${code})\n${output}`)));
  });
  await ready();
  return seconds(since);
}

async function ready() {
  for (const since = performance.now(); performance.now() - since < 60_000; await pause(100)) {
    try { if ((await fetch(address + '/health/ready', { signal: AbortSignal.timeout(2_000) })).ok) return; } catch { /* not yet */ }
  }
  throw new Error('nothing answers after a minute');
}

class Visitor {
  cookies = new Map();
  constructor(email) { this.email = email; }
  async send(path, body) {
    const answer = await fetch(address + path, { method: body ? 'POST' : 'GET', body, redirect: 'manual', headers: { cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ') }, signal: AbortSignal.timeout(20_000) });
    for (const cookie of answer.headers.getSetCookie()) { const [, name, value] = cookie.match(/^([^=]+)=([^;]*)/); this.cookies.set(name, value); }
    return answer;
  }
  async text(path) { const answer = await this.send(path); if (answer.status !== 200) throw new Error(`${path}: ${answer.status}`); return answer.text(); }
  async signIn() {
    this.cookies.clear();
    const token = tokenOf(await this.text('/connexion'));
    const answer = await this.send('/connexion', new URLSearchParams({ Email: this.email, Password: password, __RequestVerificationToken: token }));
    if (answer.status !== 302) throw new Error(`${this.email} cannot sign in: ${answer.status}`);
  }
}

const tokenOf = html => html.match(/name="__RequestVerificationToken"[^>]*value="([^"]+)/)[1];
const sha = bytes => createHash('sha256').update(bytes).digest('hex');
const file = '/dossiers/DEMO-SPE-03', training = '/dossiers/DEMO-CMI-01/formation/d1/attestations';
const evaluator = new Visitor('responsable@horizon.example'), trainer = new Visitor('formation@cap-competences.example');
const answers = new Map(), uploads = new Map();
let saved = 0, refused = 0, running = false, number = 0;

// the comments that this evaluator may write, with the revision of what is stored
async function comments() {
  const found = new Map();
  for (const unit of ['d1', 'd2', 'd3', 'd4', 'd5']) {
    const html = await evaluator.text(`${file}/evaluation/${unit}`);
    const area = html.match(new RegExp(`<textarea[^>]*name="Answers\\[(${unit}\\.commentaire-evaluateurs)\\]\\.Value"[^>]*>\\s*([^<]*)</textarea>`));
    if (area && !/disabled|readonly/.test(area[0])) {
      const revision = html.match(new RegExp(`name="Answers\\[${area[1]}\\]\\.Token"[^>]*value="(\\d+)"`)) ?? html.match(new RegExp(`value="(\\d+)"[^>]*name="Answers\\[${area[1]}\\]\\.Token"`));
      found.set(area[1], { value: area[2].trim(), revision: Number(revision?.[1] ?? 0), token: tokenOf(html) });
    }
  }
  return found;
}

async function write(key) {
  const state = answers.get(key);
  while (running) {
    const value = `Essai ${++number}.`;
    state.sent = value;
    try {
      const answer = await evaluator.send(`${file}/evaluation/reponse`, new URLSearchParams({ key, [`Answers[${key}].Value`]: value, [`Answers[${key}].Token`]: state.revision, __RequestVerificationToken: state.token }));
      if (answer.status === 200) { state.revision = (await answer.json()).token; state.kept = value; saved++; } else { refused++; await pause(50); }
    } catch { refused++; await pause(50); }
  }
}

async function upload() {
  let token;
  while (running) {
    const name = `attestation-${++number}.pdf`, bytes = Buffer.from(`%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n% ${name} ${'x'.repeat(200_000)}\nxref\n0 1\n0000000000 65535 f \ntrailer\n<< /Root 1 0 R >>\nstartxref\n9\n%%EOF\n`);
    const form = new FormData();
    try {
      token ??= tokenOf(await trainer.text(training));
      form.set('__RequestVerificationToken', token);
      form.set('Form.File', new Blob([bytes], { type: 'application/pdf' }), name);
      const answer = await trainer.send(training, form);
      if (answer.status === 302) uploads.set(name, sha(bytes)); else { refused++; token = undefined; await pause(100); }
    } catch { refused++; token = undefined; await pause(100); }
    await pause(100);
  }
}

function postmaster() {
  const path = readdirSync(join(data, 'postgres'), { recursive: true }).find(name => name.endsWith('postmaster.pid'));
  return Number(readFileSync(join(data, 'postgres', path), 'utf8').split('\n')[0]);
}

// what is stored against what was acknowledged: an answer sent but not acknowledged may be there or not
async function lost() {
  const stored = await comments(), missing = [];
  for (const [key, state] of answers) {
    const now = stored.get(key);
    if (state.kept !== undefined && now?.value !== state.kept && now?.value !== state.sent) missing.push(`${key}: « ${state.kept} » acknowledged, « ${now?.value} » stored`);
    Object.assign(state, { revision: now?.revision ?? 0, token: now?.token, kept: now?.value });
  }
  const page = await trainer.text(training);
  for (const [name, hash] of uploads) {
    const link = page.match(new RegExp(`href="([^"]+)"[^>]*>(?:(?!</a>)[\\s\\S])*${name.replace('.', '\\.')}`))?.[1];
    const bytes = link && await trainer.send(link);
    if (!bytes || bytes.status !== 200 || sha(Buffer.from(await bytes.arrayBuffer())) !== hash) missing.push(`${name}: acknowledged, ${link ? 'altered' : 'absent'}`);
  }
  return missing;
}

let failures = 0, slowest = 0;
try {
  console.log(`premier démarrage : ${await start()} s`);
  await evaluator.signIn();
  await trainer.signIn();
  for (const [key, state] of await comments()) answers.set(key, { ...state, kept: undefined });
  if (answers.size === 0) throw new Error('no comment can be written');
  for (let round = 0; round <= rounds; round++) {
    running = true;
    const writers = [...[...answers.keys()].map(write), upload()];
    if (round === 0) {
      for (const since = performance.now(); saved < warm && performance.now() - since < 60_000;) await pause(100);
      running = false;
      await Promise.all(writers);
      console.log(`mise en route : ${saved} réponses enregistrées`);
      continue;
    }
    await pause(500 + Math.random() * 1500);
    const killed = round % 2 ? 'application' : 'PostgreSQL', since = performance.now();
    process.kill(killed === 'application' ? application.pid : postmaster(), 'SIGKILL');
    if (killed === 'application') {
      running = false;
      await Promise.all(writers);
      await start();
    } else {
      await pause(300);
      await ready();
      slowest = Math.max(slowest, seconds(since));
      await pause(500);
      running = false;
      await Promise.all(writers);
    }
    const missing = await lost();
    failures += missing.length;
    console.log(`${round} : ${killed} coupé, de nouveau là en ${seconds(since)} s ; ${saved} réponses et ${uploads.size} fichiers accusés en tout, ${refused} refusés, ${missing.length} perdus${missing.map(line => '\n    ' + line).join('')}`);
  }
  console.log(`${rounds} coupures : ${saved} réponses et ${uploads.size} fichiers accusés, ${failures} perdus ; PostgreSQL revenu en ${slowest} s au plus`);
} finally {
  application?.kill('SIGTERM');
  await pause(3_000);
  rmSync(data, { recursive: true, force: true });
}
if (saved < fewest) console.error(`${saved} réponses accusées : moins de ${fewest} ne prouvent rien. Recommencez sur une machine moins chargée, ou avec plus de coupures.`);
process.exitCode = failures > 0 || slowest > 10 || saved < fewest ? 1 : 0;
