// Long forms that do not save by themselves: leaving asks first, and what is typed is kept in this tab, for this person, until the form is accepted or the person signs out.
// Never kept: passwords, files, hidden fields (tokens), codes to use once.
const owner = document.body.dataset.owner ?? '';
const all = 'cqp:draft:', own = `${all}${owner}:`;
const drafts = start => Object.keys(sessionStorage).filter(k => k.startsWith(start));
const read = key => JSON.parse(sessionStorage.getItem(key) ?? 'null');
const write = (key, draft) => sessionStorage.setItem(key, JSON.stringify(draft));
const ticked = c => /radio|checkbox/.test(c.type);
const typed = form => [...form.elements].filter(c => c.name && c.matches('input,select,textarea') && !c.matches('[readonly],[disabled],[autocomplete=one-time-code]')
  && !/hidden|password|file|submit|button|reset|image/.test(c.type));
const value = c => ticked(c) ? c.checked : c.value;
const given = c => ticked(c) ? c.defaultChecked : c.options ? ([...c.options].find(o => o.defaultSelected) ?? c.options[0])?.value ?? '' : c.defaultValue.replace(/\r\n?/g, '\n');
// One draft for a form and what its hidden fields say that it is about.
const about = form => [...form.querySelectorAll('input[type=hidden]')].filter(c => !/Token|Revision|Hash/.test(c.name)).map(c => c.value).join(' ');
const keyOf = form => `${own}${new URL(form.getAttribute('action') || location.href, location.href).pathname}#${form.getAttribute('id') ?? [...document.forms].indexOf(form)} ${about(form)}`;
const { type, responseStatus } = performance.getEntriesByType('navigation')[0] ?? {};
const refused = responseStatus >= 400, corrected = !!document.querySelector('[data-focus]'), returned = /back_forward|reload/.test(type);

// A form sent was accepted when an ordinary page follows; the door, a failure, or the same form with something to correct say the contrary.
const here = new Map([...document.querySelectorAll('form[data-draft]')].map(form => [keyOf(form), form]));
for (const key of drafts(all)) {
  const draft = read(key);
  if (owner && !key.startsWith(own)) sessionStorage.removeItem(key);
  else if (draft.sent && owner && !refused && !returned && !(corrected && here.has(key))) sessionStorage.removeItem(key);
  else if (draft.sent) write(key, { ...draft, sent: false, back: corrected && here.has(key) });
}

let leaving = false;
const dirty = new Set();
for (const [key, form] of here) {
  const was = read(key), names = new Set(Object.keys(was?.values ?? {}));
  const keep = sent => {
    typed(form).forEach(c => value(c) !== given(c) && names.add(c.name));
    if (names.size === 0) return;
    dirty.add(form);
    const values = {};
    typed(form).filter(c => names.has(c.name)).forEach(c => (values[c.name] ??= []).push(ticked(c) ? (c.checked ? c.value : null) : c.value));
    write(key, { values, sent });
  };
  if (was && !was.back) restore(key, form, was.values, names);
  keep(false);
  form.addEventListener('input', () => keep(false));
  form.addEventListener('change', () => keep(false));
  document.addEventListener('submit', e => {
    if (e.target !== form || e.defaultPrevented) return;
    keep(true);
    leaving = true;
  });
  // Shown again as it was: nothing says that it was accepted.
  addEventListener('pageshow', e => { if (e.persisted) { leaving = false; keep(false); } });
}

function restore(key, form, values, names) {
  let put = false;
  const rank = {};
  for (const c of typed(form).filter(c => values[c.name])) {
    const at = rank[c.name] = (rank[c.name] ?? -1) + 1, kept = values[c.name];
    const now = ticked(c) ? kept.includes(c.value) : kept[at] ?? '';
    if (value(c) === now) continue;
    put = true;
    if (ticked(c)) c.checked = now; else c.value = now;
    c.closest('details')?.setAttribute('open', '');
  }
  const shape = document.getElementById('draft')?.content.firstElementChild;
  if (!put || !shape) return;
  const says = shape.cloneNode(true);
  says.querySelector('[data-files]').hidden = !form.querySelector('input[type=file]');
  says.querySelector('button').addEventListener('click', () => {
    form.reset();
    names.clear(); dirty.delete(form); sessionStorage.removeItem(key); says.remove();
    typed(form)[0]?.focus();
  });
  form.prepend(says);
}

addEventListener('beforeunload', e => { if (dirty.size && !leaving) e.preventDefault(); });
// Signed out, here or in another tab.
addEventListener('storage', e => { if (e.key === 'cqp:left') drafts(all).forEach(k => sessionStorage.removeItem(k)); });
