// Autosave of form[data-autosave="/…"] (without an address: a form that is read, or saved as a whole): each [data-answer] is sent by itself when it changes. One POST: its fields, key, antiforgery token, X-Requested-With: autosave; 200 {savedAt, token, progress?, warning?, contradiction?}, 409 {mine, theirs, by, at, token}, otherwise {message?}.
const owner = document.body.dataset.owner ?? '';
const form = document.querySelector('form[data-autosave^="/"]');
const url = form?.dataset.autosave;
const keyOf = path => `cqp:kept:${owner}:${path}`;
const read = key => JSON.parse(localStorage.getItem(key) ?? '{}');
const write = (key, kept) => Object.keys(kept).length ? localStorage.setItem(key, JSON.stringify(kept)) : localStorage.removeItem(key);
// A kept answer: its posted fields, and what its author must recognise it by if it is refused far from its page.
const keep = (path, answer, entry) => { const k = read(keyOf(path)); k[answer] = entry; write(keyOf(path), k); };
const drop = (path, answer) => { const k = read(keyOf(path)); delete k[answer]; write(keyOf(path), k); };
const paths = () => Object.keys(localStorage).filter(k => k.startsWith(keyOf(''))).map(k => k.slice(keyOf('').length));
const kept = () => url ? Object.keys(read(keyOf(url))).length : 0;
const antiforgery = () => (form ?? document).querySelector('input[name=__RequestVerificationToken]')?.value ?? '';

const line = document.querySelector('[data-save]'), retry = document.querySelector('[data-retry]');
function say(css, icon, text) {
  if (!line) return;
  line.className = 'save ' + css;
  const i = document.createElement('i'), words = document.createElement('span');
  i.className = icon; i.ariaHidden = 'true'; words.textContent = text;
  line.replaceChildren(i, words);
  if (retry) retry.hidden = css !== 'bad';
}
const saving = () => say('wait', 'spinner-border spinner-border-sm', 'Enregistrement…');
const saved = at => say('', 'bi bi-cloud-check', `Enregistré à ${at}`);
const offline = () => { const n = kept(); say('off', 'bi bi-cloud-slash', `Hors connexion\u00A0: ${n}\u00A0${n < 2 ? 'réponse gardée' : 'réponses gardées'} sur cet appareil`); };
const failed = why => say('bad', 'bi bi-exclamation-octagon-fill', why ?? 'Non enregistré');
function signIn() {
  failed('Non enregistré\u00A0: votre session est terminée. ');
  const link = document.createElement('a');
  link.href = '/connexion?retour=' + encodeURIComponent(location.pathname + location.search);
  link.textContent = 'Reconnectez-vous';
  line?.lastChild.append(link, ', votre réponse est gardée.');
  if (retry) retry.hidden = true;
}

// A control inside a folded or conflicting answer is sent like the others; the form's own data-always fields go with each.
const fields = box => [...box.querySelectorAll('input,select,textarea'), ...form.querySelectorAll('[data-always]')]
  .filter(c => c.name && !c.disabled && (!/radio|checkbox/.test(c.type) || c.checked)).map(c => [c.name, c.value]);

// The question, and the answer as its author reads it.
const clean = e => { const copy = e?.cloneNode(true); copy?.querySelectorAll('.optional, .code').forEach(x => x.remove()); return copy?.textContent.replace(/\s+/g, ' ').trim(); };
const named = b => (b.getAttribute('aria-labelledby') ?? b.querySelector('[role=radiogroup]')?.getAttribute('aria-labelledby') ?? '').split(' ').map(id => clean(document.getElementById(id))).filter(Boolean).join(' – ');
const question = b => named(b) || clean(b.querySelector('.form-label, h3')) || 'Réponse';
const words = b => [...b.querySelectorAll('input:not([type=hidden]),select,textarea')].filter(c => !/radio|checkbox/.test(c.type) || c.checked)
  .map(c => /radio|checkbox/.test(c.type) ? clean(c.labels[0]) : c.options ? c.options[c.selectedIndex]?.text : c.value).filter(Boolean).join('\n');
const labels = b => Object.fromEntries([...b.querySelectorAll('input[type=radio]')].map(r => [r.value, clean(r.labels[0])]));
const entry = b => ({ fields: fields(b), question: question(b), words: words(b), labels: labels(b), page: location.pathname + location.search, title: [...document.querySelectorAll('h1, .page-head h1 ~ .meta')].map(clean).join(', ') || document.title });

async function post(path, answer, pairs, leaving) {
  const body = new URLSearchParams(pairs);
  body.set('key', answer);
  body.set('__RequestVerificationToken', antiforgery());
  const reply = await fetch(path, { method: 'POST', body, keepalive: leaving, redirect: 'error', headers: { 'X-Requested-With': 'autosave', Accept: 'application/json' } });
  const json = reply.headers.get('content-type')?.includes('json') ? await reply.json() : {};
  return { status: reply.status, ok: reply.ok, json };
}

const boxes = new Map(), timers = new Map(), running = new Set(), last = new Map();
const state = (b, read) => JSON.stringify([...b.querySelectorAll('input:not([data-token]),select,textarea')].map(read));
const typed = b => state(b, c => /radio|checkbox/.test(c.type) ? c.checked : c.value);
// What the page came with; a text area says its line ends differently before and after.
const received = b => state(b, c => /radio|checkbox/.test(c.type) ? c.defaultChecked : c.options ? ([...c.options].find(o => o.defaultSelected) ?? c.options[0])?.value ?? '' : c.defaultValue.replace(/\r\n?/g, '\n'));
const box = answer => boxes.get(answer);
form?.querySelectorAll('[data-answer]').forEach(b => { boxes.set(b.dataset.answer, b); last.set(b.dataset.answer, received(b)); });
const warn = (b, words) => { const says = b?.querySelector('[data-warning]>span'); if (says) { says.hidden = !words; says.querySelector('[data-words]').textContent = words ?? ''; } };
const setToken = (b, token) => { const t = b?.querySelector('[data-token]'); if (t && token) t.value = token; };

// Says on the form whether something typed is not yet answered for.
const settle = () => { if (!timers.size && !running.size) delete form.dataset.pending; };

async function send(answer, leaving) {
  clearTimeout(timers.get(answer)); timers.delete(answer);
  const b = box(answer);
  const now = typed(b);
  // Leaving a text already sent changes nothing.
  if (b.querySelector('.conflict') || (now === last.get(answer) && !read(keyOf(url))[answer])) return settle();
  // One request at a time for an answer: the next one needs the token that this one brings.
  if (running.has(answer)) return void timers.set(answer, setTimeout(send, 200, answer));
  running.add(answer);
  keep(url, answer, entry(b));
  saving();
  try {
    const { status, ok, json } = await post(url, answer, read(keyOf(url))[answer].fields, leaving);
    if (ok) {
      last.set(answer, now);
      if (!timers.has(answer)) drop(url, answer);
      setToken(b, json.token); progress(json.progress); warn(b, json.warning); contradict(json.contradiction);
      // others on their way are not yet kept for want of a network
      !kept() ? saved(json.savedAt) : running.size > 1 || timers.size ? saving() : offline();
    } else if (status === 409) { last.delete(answer); conflict(b, json); }
    else if (status === 401) signIn();
    else failed(json.message);
  } catch { navigator.onLine ? (failed(), wait()) : offline(); }
  running.delete(answer);
  settle();
}

let waiting;
const wait = () => { clearTimeout(waiting); waiting = setTimeout(flush, 15000); };
// Answers kept for this person, on whatever page they were given. What is refused far from its page is shown until its author has copied or abandoned it.
async function flush() {
  for (const path of paths()) {
    for (const [answer, given] of Object.entries(read(keyOf(path)))) {
      if (path === url && box(answer)) { await send(answer); continue; }
      if (given.why) continue;
      try {
        const { ok, status, json } = await post(path, answer, given.fields);
        if (ok) drop(path, answer);
        else if (status === 409) keep(path, answer, { ...given, why: `${json.by} a modifié cette réponse à ${json.at}\u00A0: «\u00A0${given.labels[json.theirs] || json.theirs || 'Pas de réponse'}\u00A0». Ouvrez sa page pour choisir entre les deux.` });
        else if ([400, 403, 404, 410].includes(status)) keep(path, answer, { ...given, why: json.message ?? 'Cette page n’est plus ouverte à la saisie.' });
        else if (status !== 401) wait();
      } catch { wait(); break; }
    }
  }
  showKept();
}

function showKept() {
  const refused = paths().flatMap(path => Object.entries(read(keyOf(path))).filter(([answer, given]) => given.why && !(path === url && box(answer))).map(([answer, given]) => ({ path, answer, given })));
  const shape = document.getElementById('kept')?.content.firstElementChild;
  if (!shape || refused.length === 0 || document.querySelector('.kept')) return;
  const region = shape.cloneNode(true), model = region.querySelector('li');
  region.querySelector('h2 span').textContent = refused.length === 1 ? 'Une réponse gardée n’a pas pu être enregistrée' : `${refused.length}\u00A0réponses gardées n’ont pas pu être enregistrées`;
  model.replaceWith(...refused.map(({ path, answer, given }, rank) => {
    const item = model.cloneNode(true), text = item.querySelector('textarea'), copy = item.querySelector('[data-copy]');
    item.querySelector('label').textContent = given.question;
    item.querySelector('label').htmlFor = text.id = `kept-${rank}`;
    item.querySelector('[data-why]').textContent = given.why;
    item.querySelector('a').href = given.page;
    item.querySelector('a').textContent = given.title;
    text.value = given.words || 'Pas de réponse';
    item.querySelectorAll('button').forEach(button => button.setAttribute('aria-label', `${button.textContent}\u00A0: ${given.question}`));
    copy.addEventListener('click', async () => {
      text.select();
      try { await navigator.clipboard.writeText(text.value); } catch { if (!document.execCommand('copy')) return; }
      drop(path, answer);
      item.querySelector('[data-copied]').textContent = 'Copiée. Elle n’est plus gardée sur cet appareil\u00A0: collez-la avant de quitter cette page.';
    });
    item.querySelector('[data-abandon]').addEventListener('click', () => {
      drop(path, answer);
      item.remove();
      if (!region.querySelector('li')) region.remove();
      document.getElementById('contenu').focus();
    });
    return item;
  }));
  document.querySelector('main .wrap').prepend(region);
}

function progress(p) {
  if (!p) return;
  const tab = document.querySelector(`[data-unit="${CSS.escape(p.unit)}"]`);
  if (tab) {
    const count = tab.querySelector('[data-count]');
    if (count) count.textContent = `${p.answered} sur ${p.total}`;
    tab.querySelector('rect')?.setAttribute('width', 100 * p.answered / p.total);
  }
  const all = document.querySelector('[data-progress]');
  if (all && p.text) all.textContent = p.text;
}

// A warning of the page that an answer raises or lifts.
function contradict(now) {
  const warning = document.querySelector('[data-contradiction]');
  if (warning && now !== undefined) warning.hidden = !now;
}

// A lost race shows both values; nothing is preselected, nothing is sent before a choice.
function conflict(b, { mine, theirs, by, at, token }) {
  const shape = document.getElementById('conflict')?.content;
  if (!shape) return failed('Non enregistré\u00A0: cette réponse a changé, rechargez la page');
  const label = v => [...b.querySelectorAll('input[type=radio]')].find(r => r.value === v)?.nextElementSibling.textContent.trim() ?? (v || 'Pas de réponse');
  const block = document.createElement('div');
  block.className = 'conflict-block conflict'; block.role = 'group'; block.tabIndex = -1;
  block.append(shape.cloneNode(true));
  const fill = (name, text) => block.querySelectorAll(`[data-${name}]`).forEach(e => e.textContent = text);
  fill('mine', label(mine)); fill('theirs', label(theirs)); fill('by', by); fill('at', at);
  block.querySelectorAll('button').forEach(button => button.addEventListener('click', () => {
    block.remove(); setToken(b, token);
    if (button.value === 'mine') send(b.dataset.answer);
    else { drop(url, b.dataset.answer); show(b, theirs, mine); last.set(b.dataset.answer, typed(b)); saved(at); }
    b.querySelector('.choices input:checked, textarea')?.focus();
  }));
  b.append(block); block.focus();
  say('off', 'bi bi-exclamation-triangle-fill', 'Une réponse a changé pendant votre saisie');
}
function show(b, value, instead) {
  const radios = [...b.querySelectorAll('input[type=radio]')];
  const control = radios.find(r => r.value === value) ?? [...b.querySelectorAll('textarea,select,input:not([type=hidden],[type=radio])')].find(c => c.value === instead);
  if (control?.type === 'radio') control.checked = true;
  else if (control) control.value = value ?? '';
  else radios.forEach(r => r.checked = false);
}

if (form) {
  const later = (answer, delay) => { form.dataset.pending = ''; timers.set(answer, setTimeout(send, delay, answer)); };
  // What was typed before this script came.
  boxes.forEach((b, answer) => typed(b) !== last.get(answer) && later(answer, 0));
  // What was kept is put back before it is sent again.
  for (const [answer, given] of Object.entries(read(keyOf(url)))) for (const [name, value] of given.fields)
    box(answer)?.querySelectorAll(`[name="${CSS.escape(name)}"]`).forEach(c => c.type === 'radio' ? c.checked = c.value === value : c.type === 'checkbox' ? c.checked = true : c.value = value);
  const changed = (e, delay) => {
    const b = e.target.closest('[data-answer]');
    if (!b) return;
    b.querySelector('[data-why]')?.remove();
    const answer = b.dataset.answer;
    clearTimeout(timers.get(answer));
    later(answer, delay);
  };
  form.addEventListener('input', e => changed(e, /text|area/.test(e.target.type) ? 800 : 150));
  form.addEventListener('change', e => changed(e, 50));
  addEventListener('online', flush);
  addEventListener('offline', () => kept() && offline());
  // Leaving the page must not lose the last letters.
  document.addEventListener('visibilitychange', () => document.hidden && [...timers.keys()].forEach(a => send(a, true)));
  retry?.addEventListener('click', flush);
}
if (owner || form) flush();
